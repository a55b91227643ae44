//! Existence: what a step has itself shown of it, and the kernel's judgement of the rest.
//!
//! Nothing is proved of what does not exist. A step shows that a relation follows, given that both sides have values for all values of
//! their symbols in the declared domains, within what the statement supposes; that they do the kernel sees for itself ([`exists`]), but
//! for what the check of the step has shown on its way and says so ([`Existence`]). A kind that says nothing has shown nothing.
//!
//! Along a chain existence spreads: a link whose sides exist together passes it on. Every formula of the chain has to exist, and both
//! sides of every step beside it ([`Context::without_existence`]).

use super::combination::each_exists;
use super::combined::{Combined, Sign};
use super::context::Context;
use super::evidence::Seen;
use crate::exact::{Obstacle, Scope, normal};
use crate::formula::{Constant, Domains, Expr, Function, Node, Relation, RelationOp, Signature};
use crate::proof::check::Checked;
use crate::proof::steps::Bearing;
use crate::proof::{Evidence, Mistake, Verdict};

/// What a check has itself shown of the existence of the two sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existence {
    /// Nothing.
    #[default]
    Open,
    /// If one side exists, so does the other.
    Together,
    /// The integrals and sums of both sides exist, for this reason. What they stand in does not follow.
    Integrals(Ground),
    /// Both sides exist, for this reason.
    Sides(Ground),
}

/// Why something is known to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The kernel saw it.
    Kernel,
    /// Both sides were enclosed wherever the relation is said to hold.
    Enclosed,
    /// Both sides were worked out in whole numbers and polynomials.
    Arithmetic,
    /// Both sides were read in each of the cases that make up the domains.
    Cases,
    /// The integrand is continuous on a closed bounded range.
    Continuity,
    /// The integrand is integrable itself, or dominated by what is.
    Domination,
    /// The statement that is cited is proved, so that its sides exist.
    Citation,
    /// The sides are those of the conclusion of a theorem whose hypotheses are met.
    Theorem,
}

impl Existence {
    /// What is known of several relations, each of which is known so much of.
    pub(crate) fn and(self, other: Existence) -> Existence {
        match (self, other) {
            (Existence::Open, _) | (_, Existence::Open) => Existence::Open,
            (Existence::Together, _) | (_, Existence::Together) => Existence::Together,
            (Existence::Integrals(ground), _) | (_, Existence::Integrals(ground)) => Existence::Integrals(ground),
            (Existence::Sides(ground), Existence::Sides(_)) => Existence::Sides(ground),
        }
    }
}

impl Evidence {
    /// The same evidence of a check that has shown so much of existence.
    #[must_use]
    pub(crate) fn showing(mut self, existence: Existence) -> Evidence {
        self.existence = existence;
        self
    }

    /// The same evidence once the kernel has looked at what the check left open.
    #[must_use]
    pub(crate) fn judged(self, relation: &Relation, domains: &Domains) -> Evidence {
        let (lhs, rhs) = (&relation.lhs, &relation.rhs);
        let seen = |side: &Expr| exists(side, domains).is_ok();
        let ground = match self.existence {
            Existence::Sides(_) => return self,
            Existence::Open => (seen(lhs) && seen(rhs)).then_some(Ground::Kernel),
            Existence::Together => (seen(lhs) || seen(rhs)).then_some(Ground::Kernel),
            Existence::Integrals(ground) => {
                let rest = |side: &Expr| surroundings_exist(side, domains) || seen(side);
                (rest(lhs) && rest(rhs)).then_some(ground)
            }
        };
        match ground {
            Some(ground) => self.showing(Existence::Sides(ground)),
            None => self,
        }
    }
}

/// Whether the formula is defined if all its integrals and series have values.
fn surroundings_exist(formula: &Expr, domains: &Domains) -> bool {
    normal(formula, &Scope::new(domains).granting_existence()).is_ok()
}

/// Ensures that a formula has a value for all values of its symbols in their domains: it has a normal form, all of whose conditions are
/// discharged, or is made of parts that exist. An integral exists where that of a bound of its modulus does, a finite sum where all of
/// its terms do.
///
/// # Errors
/// What the normal form lacks.
pub(crate) fn exists(formula: &Expr, domains: &Domains) -> Result<(), Obstacle> {
    let scope = Scope::new(domains);
    let missing = match normal(formula, &scope) {
        Ok(_) => return Ok(()),
        Err(missing) => missing,
    };
    let sees = |part: &Expr| exists(part, domains).is_ok();
    let seen = match formula.node() {
        Node::Neg(a) => return exists(a, domains),
        Node::Add(a, b) | Node::Sub(a, b) | Node::Mul(a, b) => {
            return exists(a, domains).and_then(|()| exists(b, domains));
        }
        Node::Div(a, b) => sees(a) && normal(b, &scope).is_ok_and(|b| scope.nonzero(&b).is_ok()),
        Node::Call(Function::Abs, arguments) => arguments.iter().all(sees),
        Node::Integral { .. } => each_exists(formula, &scope),
        Node::Sum { .. } => Combined::of(formula, Sign::Sum).is_some_and(|sum| {
            let terms = sum.terms(domains);
            terms.is_ok_and(|terms| exists(&terms.at(&sum.body), &terms.domains).is_ok())
        }),
        _ => false,
    };
    if seen { Ok(()) } else { Err(missing) }
}

/// A step whose relation follows, given that its sides exist, and one that is not seen to.
#[derive(Debug, thiserror::Error)]
#[error("{}; but {formula} is not seen to exist: {why}", .seen.words())]
struct NotSeen {
    seen: Seen,
    formula: Expr,
    why: Obstacle,
}

/// A step on an order of which a side is not seen to be real.
#[derive(Debug, thiserror::Error)]
#[error("{}; but {side} is not seen to be real", .seen.words())]
struct NotOrdered {
    seen: Seen,
    side: Expr,
}

/// Whether a formula is real wherever it has a value: nothing in it is complex outside of a modulus, or its normal form is real.
fn is_ordered(formula: &Expr, domains: &Domains) -> bool {
    let scope = Scope::new(domains).granting_existence();
    is_made_of_reals(formula, domains) || normal(formula, &scope).is_ok_and(|value| scope.is_real(&value))
}

fn is_made_of_reals(formula: &Expr, domains: &Domains) -> bool {
    let real = match formula.node() {
        Node::Call(Function::Abs | Function::Norm, _) => return true,
        Node::Constant(Constant::I) => false,
        // The solutions of initial value problems are not declared, and real.
        Node::Apply(name, _) => domains.function(&name.unprimed().0).is_none_or(Signature::is_real),
        _ => true,
    };
    real && formula
        .children()
        .into_iter()
        .all(|part| is_made_of_reals(part, domains))
}

impl Context<'_> {
    /// Leaves the steps undecided of which a side is not seen to exist.
    pub(super) fn without_existence(&self, steps: &mut [Checked]) -> Result<(), Mistake> {
        let chained = |step: &Checked| step.concludes && step.step.bearing() != Bearing::Refutes;
        let mut formulas = Vec::new();
        for step in steps.iter().filter(|step| chained(step)) {
            let relation = self.expand_sides(&step.relation)?;
            if formulas.is_empty() {
                formulas.push(relation.lhs);
            }
            formulas.push(relation.rhs);
        }
        let links = steps.iter().filter(|step| chained(step));
        let links: Vec<Existence> = links.map(|step| self.shown(step)).collect::<Result<_, _>>()?;
        let holds = |step: &Checked| step.evidence.verdict >= Verdict::Confirmed;
        let sound = steps.iter().filter(|step| chained(step)).all(holds);
        let known = if sound {
            self.along(&links, &formulas)
        } else {
            Vec::new()
        };
        let mut place = 0;
        for step in steps.iter_mut() {
            let (link, linked) = (place, chained(step));
            place += usize::from(linked);
            if !holds(step) || linked && !sound {
                continue;
            }
            let (seen, grade) = (step.evidence.seen.clone(), step.evidence.grade);
            if let Some(side) = self.unordered(step)? {
                step.evidence = Evidence::undecided(grade, NotOrdered { seen, side });
                continue;
            }
            let missing = if linked {
                let sides = known[link..=link + 1].iter().zip(&formulas[link..=link + 1]);
                let mut missing = sides.filter_map(|(known, formula)| Some((formula.clone(), known.clone().err()?)));
                missing.next()
            } else {
                self.beside(step, &formulas, &known)?
            };
            if let Some((formula, why)) = missing {
                step.evidence = Evidence::undecided(grade, NotSeen { seen, formula, why });
            }
        }
        Ok(())
    }

    /// A side of an order that is not seen to be real.
    fn unordered(&self, step: &Checked) -> Result<Option<Expr>, Mistake> {
        if matches!(step.relation.op, RelationOp::Eq | RelationOp::Ne) || step.step.bearing() == Bearing::Samples {
            return Ok(None);
        }
        let Relation { lhs, rhs, .. } = self.expand_sides(&step.relation)?;
        Ok([lhs, rhs].into_iter().find(|side| !is_ordered(side, &self.domains)))
    }

    /// What a step has shown of existence. A solution need not exist at all times: of a formula with one only that counts which
    /// enclosures have shown, or a statement that is cited.
    fn shown(&self, step: &Checked) -> Result<Existence, Mistake> {
        let known = step.evidence.existence;
        let followed = matches!(known, Existence::Sides(Ground::Enclosed | Ground::Citation));
        match followed || !self.mentions_solution(&self.expand_sides(&step.relation)?) {
            true => Ok(known),
            false => Ok(Existence::Open),
        }
    }

    /// Ensures that a formula exists, as [`exists`] does; one with a solution of an initial value problem is not seen to.
    fn exists(&self, formula: &Expr) -> Result<(), Obstacle> {
        let solution = self.system.as_ref().filter(|system| system.occurs_in(formula));
        match solution.and_then(|system| system.names.first()) {
            Some(name) => Err(Obstacle::Unsupported(format!(
                "`{name}` at every time at which it is wanted"
            ))),
            None => exists(formula, &self.domains),
        }
    }

    /// Whether each formula of a chain exists, by its links or by the judgement of the kernel.
    fn along(&self, links: &[Existence], formulas: &[Expr]) -> Vec<Result<(), Obstacle>> {
        let domains = &self.domains;
        let mut known: Vec<bool> = vec![false; formulas.len()];
        for (place, link) in links.iter().enumerate() {
            let sides = [place, place + 1];
            let shown = match link {
                Existence::Sides(_) => true,
                Existence::Integrals(_) => sides.iter().all(|side| surroundings_exist(&formulas[*side], domains)),
                Existence::Open | Existence::Together => false,
            };
            sides.iter().for_each(|side| known[*side] |= shown);
        }
        let spread = |known: &mut Vec<bool>| {
            let together = |place: &usize| links[*place] == Existence::Together;
            for place in (0..links.len()).filter(together) {
                known[place + 1] |= known[place];
            }
            for place in (0..links.len()).rev().filter(together) {
                known[place] |= known[place + 1];
            }
        };
        spread(&mut known);
        let mut missing = Vec::new();
        for place in 0..formulas.len() {
            missing.push(match known[place] {
                true => Ok(()),
                false => self.exists(&formulas[place]),
            });
            known[place] = missing[place].is_ok();
            spread(&mut known);
        }
        let seen = missing.into_iter().zip(known);
        seen.map(|(missing, known)| if known { Ok(()) } else { missing })
            .collect()
    }

    /// A side of a step beside the chain that is not seen to exist.
    fn beside(
        &self,
        step: &Checked,
        formulas: &[Expr],
        known: &[Result<(), Obstacle>],
    ) -> Result<Option<(Expr, Obstacle)>, Mistake> {
        if step.step.bearing() == Bearing::Samples {
            return Ok(None);
        }
        let relation = self.expand_sides(&step.relation)?;
        let chained = |side: &Expr| {
            formulas
                .iter()
                .zip(known)
                .any(|(formula, known)| formula == side && known.is_ok())
        };
        let existence = match self.mentions_solution(&relation) {
            true => self.shown(step)?,
            false => step.evidence.clone().judged(&relation, &self.domains).existence,
        };
        let sides = [&relation.lhs, &relation.rhs];
        let seen = match existence {
            Existence::Sides(_) => true,
            Existence::Together => sides.into_iter().any(chained),
            Existence::Open | Existence::Integrals(_) => false,
        };
        if seen {
            return Ok(None);
        }
        let mut open = sides.into_iter().filter(|side| !chained(side));
        Ok(open.find_map(|side| Some((side.clone(), self.exists(side).err()?))))
    }
}
