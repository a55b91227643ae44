//! Checking: from a step to the evidence for it.
//!
//! A statement is proved when every link of its chain is proved and every step beside it proved or confirmed, and when both sides of
//! each exist ([`existence`](super::existence)); it is confirmed when links are only confirmed, all of them at the same values. Where it is not proved, the
//! statement itself is put to the refuter ([`refute`]): a statement is refuted only by a point of the declared
//! domains at which rigorous enclosures of its two sides lie apart (found by the refuter or by a step that shows the
//! statement itself), or by a chain of proved equalities whose last link
//! fails at such a point. A statement with a step that looks at samples is never proved: at best it is supported. Everything else is
//! undecided.

use std::collections::BTreeSet;

use crate::formula::{Expr, Node, Relation, RelationOp};
use crate::proof::common_points::without_common_points;
use crate::proof::context::Context;
use crate::proof::refute::refute;
use crate::proof::search::{NoStep, evidence, search};
use crate::proof::steps::{Ask, Bearing, Cited};
use crate::proof::theorem::Supplied;
use crate::proof::{Counterexample, Evidence, Grade, Mistake, Statement, Step, Verdict, matrix};

/// A step that was checked: the relation as it is printed, and the evidence.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The step.
    pub step: Step,
    /// The relation as written, with its definitions not expanded.
    pub relation: Relation,
    /// What was seen.
    pub evidence: Evidence,
    /// What a route by numbers or at instances asks the exact layer for.
    pub shares: Option<BTreeSet<&'static str>>,
    /// Whether the step is a link of the chain that concludes the statement.
    pub concludes: bool,
    /// What the step is called on a page.
    pub words: String,
    /// The theorems that it rests on.
    pub theorems: Vec<Supplied>,
}

impl Checked {
    /// What the step counts for in the statement. Beside the chain, where nothing is concluded from it, a relation that is
    /// confirmed takes nothing from a proof.
    fn weighs(&self) -> Verdict {
        match self.evidence.verdict {
            Verdict::Confirmed if !self.concludes => Verdict::Proved,
            verdict => verdict,
        }
    }

    fn refutes(&self) -> bool {
        self.concludes && self.step.bearing() == Bearing::Refutes
    }
}

/// A statement that was checked.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The relation as written.
    pub relation: Relation,
    /// The verdict on the statement.
    pub verdict: Verdict,
    /// The weakest grade among the links that conclude it.
    pub grade: Grade,
    /// Where it fails.
    pub counterexample: Option<Counterexample>,
    /// The steps in order.
    pub steps: Vec<Checked>,
}

impl Outcome {
    /// Why a statement that is not refuted is not shown: the first step that shows nothing.
    pub(crate) fn gap(&self) -> String {
        match self
            .steps
            .iter()
            .find(|step| step.evidence.verdict <= Verdict::Undecided)
        {
            Some(step) if step.step.name.is_empty() => {
                format!("no counterexample was found, and {} does not show it", step.words)
            }
            Some(step) => format!(
                "no counterexample was found, and \u{201c}{}\u{201d} does not show it",
                step.step.name
            ),
            None => "its steps do not suffice".into(),
        }
    }
}

/// A statement of the claim, by its place.
#[derive(Clone, Copy)]
struct Subject<'a> {
    place: usize,
    statement: &'a Statement,
}

impl<'c> Context<'c> {
    /// The names of the theorems that the statement at that place rests on, by its own steps and by those of the statements it cites.
    pub(crate) fn theorems(&self, place: usize) -> BTreeSet<String> {
        let steps = self
            .claim
            .supports(place)
            .into_iter()
            .flat_map(|statement| statement.proof.steps());
        let theorems = steps.flat_map(Step::theorems);
        let told = theorems.map(|supplied| supplied.theorem.name);
        told.chain(self.found_theorems(place)).collect()
    }

    /// The names of the theorems on which steps rest that were found, not told.
    fn found_theorems(&self, place: usize) -> Vec<String> {
        let searches = |place: &usize| {
            let statement = self.claim.statements.get(*place);
            statement.is_some_and(|statement| statement.proof.steps().any(|step| step.kind().is_to_be_found()))
        };
        let places = self.claim.support_places(place).into_iter().filter(searches);
        let outcomes = places.filter_map(|place| self.check(place).ok());
        let steps = outcomes.flat_map(|outcome| outcome.steps);
        let theorems = steps.flat_map(|step| step.theorems);
        theorems.map(|supplied| supplied.theorem.name).collect()
    }

    /// The integrals and series that a statement supposes to exist, their definitions expanded.
    fn supposed(&self, statement: &Statement) -> Result<Vec<Expr>, Mistake> {
        let supposed = statement.suppositions.iter().map(|formula| {
            let expanded = self.expand(formula)?;
            // A symbol that nothing declares could be taken for a bound variable of that name.
            if let Some(symbol) = expanded
                .free_symbols()
                .iter()
                .find(|symbol| self.domains.get(symbol).is_none())
            {
                let (symbol, formula) = (symbol.clone(), formula.clone());
                return Err(Mistake::SupposedOf { symbol, formula });
            }
            match expanded.node() {
                Node::Integral { .. } | Node::Space { .. } | Node::Sum { .. } => Ok(expanded),
                _ => Err(Mistake::Supposed(formula.clone())),
            }
        });
        supposed.collect()
    }

    /// Checks the statement at that place: its chain, the steps beside it, and, where they do not prove it, the refuter. What it supposes
    /// holds for all of them; what a statement supposes that cites it, does not.
    ///
    /// # Errors
    /// A mistake in the text of the statement or its proof, or no statement at that place.
    pub fn check(&self, place: usize) -> Result<Outcome, Mistake> {
        self.within(place, Context::decide)
    }

    /// Whether the proof that is offered proves the statement at that place. Where it does not, nothing is looked for that refutes it.
    ///
    /// # Errors
    /// As for [`Context::check`].
    pub fn proves(&self, place: usize) -> Result<bool, Mistake> {
        let proved = |steps: Vec<Checked>| {
            let refuting = steps.iter().any(Checked::refutes);
            !refuting && steps.iter().all(|step| step.weighs() == Verdict::Proved)
        };
        self.within(place, Context::steps).map(proved)
    }

    /// The first step that shows the statement at that place, within what it supposes; or what each that was tried lacks.
    pub(crate) fn found(&self, place: usize) -> Result<Result<Step, NoStep>, Mistake> {
        self.within(place, |context, subject| {
            let relation = context.expanded(&subject.statement.relation)?;
            Ok(search(context, &relation).map(|found| found.step))
        })
    }

    /// What is found of the statement at that place, within what it supposes.
    fn within<T>(
        &self,
        place: usize,
        found: impl FnOnce(&Context<'c>, Subject<'_>) -> Result<T, Mistake>,
    ) -> Result<T, Mistake> {
        let statement = self
            .claim
            .statements
            .get(place)
            .ok_or(Mistake::NoStatement(place + 1))?;
        let mut within = Context {
            domains: self.claim.domains.clone(),
            places: Vec::new(),
            ..self.clone()
        };
        let outcome = self.supposed(statement).and_then(|supposed| {
            supposed.into_iter().for_each(|formula| within.domains.suppose(formula));
            let premises = self.premises(statement)?;
            premises.into_iter().for_each(|relation| within.domains.grant(relation));
            found(&within, Subject { place, statement })
        });
        outcome.map_err(|mistake| statement.mistaken(place, None, mistake))
    }

    /// The steps of the proof, those undecided of which a side is not seen to exist.
    fn steps(&self, subject: Subject<'_>) -> Result<Vec<Checked>, Mistake> {
        let statement = subject.statement;
        let mut steps = self.chain(subject)?;
        for step in &statement.proof.beside {
            let shown = step.relation.as_ref().unwrap_or(&statement.relation);
            steps.push(self.checked(subject, step, shown.clone(), false)?);
        }
        self.without_existence(&mut steps)?;
        without_common_points(&mut steps);
        Ok(steps)
    }

    fn decide(&self, subject: Subject<'_>) -> Result<Outcome, Mistake> {
        let statement = subject.statement;
        let relation = &statement.relation;
        let steps = self.steps(subject)?;
        let grade = steps
            .iter()
            .filter(|step| step.concludes)
            .map(|step| step.evidence.grade)
            .min();
        let samples = statement.proof.samples();
        let mut grade = grade.filter(|_| !samples).unwrap_or(Grade::Sampled);
        let (last, others): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.refutes());
        let shown = Verdict::all(others.iter().map(|step| step.weighs()).chain([Verdict::Proved]));
        let mut links = steps.iter().filter(|step| step.concludes && !step.refutes());
        let others_hold_everywhere = links.all(|step| step.evidence.verdict == Verdict::Proved);
        let mut counterexample = None;
        let mut verdict = Verdict::Undecided;
        if shown >= Verdict::Supported {
            match last.first() {
                None => verdict = shown,
                // Sides that meet at some instances need not be equal: only links shown everywhere lead to a refutation.
                Some(last) if others_hold_everywhere => counterexample = last.evidence.counterexample.clone(),
                Some(_) => {}
            }
        }
        if verdict < Verdict::Proved {
            // A step on the statement itself may have met a point at which it fails.
            let itself = |step: &&&Checked| step.relation == *relation && step.step.relation.is_none();
            // Where something is supposed, the point has to be one at which it exists, which the refuter looks at.
            let mut met = others
                .iter()
                .filter(itself)
                .filter(|_| statement.suppositions.is_empty());
            counterexample = counterexample.or_else(|| met.find_map(|step| step.evidence.counterexample.clone()));
            // A point that is told, and at which it does not fail, is a mistake that no other point makes good.
            let told = last.iter().all(|step| step.evidence.counterexample.is_some());
            if counterexample.is_none()
                && told
                && !samples
                && matrix::bound(relation, &self.definitions, &self.domains).is_none()
            {
                counterexample = refute(self, &self.expanded(relation)?, verdict);
            }
            // A statement says nothing of where a relation that it supposes does not hold, and nothing looks for that.
            if !statement.premises.is_empty() {
                counterexample = None;
            }
            if counterexample.is_some() {
                verdict = Verdict::Refuted;
                grade = if samples { Grade::Sampled } else { Grade::Exact };
            }
        }
        Ok(Outcome {
            relation: relation.clone(),
            verdict,
            grade,
            counterexample,
            steps,
        })
    }

    fn chain(&self, subject: Subject<'_>) -> Result<Vec<Checked>, Mistake> {
        let (relation, proof) = (&subject.statement.relation, &subject.statement.proof);
        let links = &proof.links;
        if links.last().is_none_or(|link| link.to.is_some()) || links.iter().rev().skip(1).any(|link| link.to.is_none())
        {
            return Err(Mistake::Unfinished(relation.clone()));
        }
        let mut from = relation.lhs.clone();
        let mut steps = Vec::new();
        for link in links {
            let (op, to) = match &link.to {
                Some(to) => (link.op, to.clone()),
                None => (relation.op, relation.rhs.clone()),
            };
            let ordered = matches!(relation.op, RelationOp::Le | RelationOp::Lt);
            let ordered = ordered && !proof.refutes();
            if op != RelationOp::Eq && link.to.is_some() && !ordered {
                return Err(Mistake::Link(relation.clone()));
            }
            let shown = Relation::new(op, from, to.clone());
            steps.push(self.checked(subject, &link.step, shown, true)?);
            from = to;
        }
        Ok(steps)
    }

    /// The evidence of a step. Its refusal is what it saw; a mistake in its text is one of the claim.
    fn checked(
        &self,
        subject: Subject<'_>,
        step: &Step,
        relation: Relation,
        concludes: bool,
    ) -> Result<Checked, Mistake> {
        let within = |mistake| subject.statement.mistaken(subject.place, Some(step), mistake);
        let cited = self.cited(subject.place, step).map_err(within)?;
        let expanded = match step.bearing() {
            Bearing::Samples => self.expand_sides(&relation),
            _ => self.expanded(&relation),
        };
        let expanded = expanded.map_err(within)?;
        let ask = Ask {
            context: self,
            relation: &expanded,
            cited: cited.as_ref(),
        };
        let bound = matrix::bound(&relation, &self.definitions, &self.domains);
        let (step, evidence) = match bound {
            Some(why) => (step.clone(), Err(why.into())),
            None if step.kind().is_to_be_found() => match search(self, ask.relation) {
                Ok(found) => (found.step, Ok(found.evidence)),
                Err(none) => (step.clone(), Err(none.into())),
            },
            None => (step.clone(), evidence(step.kind(), &ask)),
        };
        let kind = step.kind();
        let evidence = match evidence {
            Ok(evidence) => evidence,
            Err(refusal) => match refusal.mistake() {
                Some(mistake) => return Err(within(mistake.clone())),
                None => Evidence::undecided(kind.reach(), refusal),
            },
        };
        Ok(Checked {
            relation,
            shares: kind.shares(ask.relation),
            evidence,
            concludes,
            words: kind.words(cited.as_ref()),
            theorems: step.theorems(),
            step,
        })
    }

    /// The earlier statement that a step cites, checked.
    fn cited(&self, place: usize, step: &Step) -> Result<Option<Cited>, Mistake> {
        let Some(label) = step.kind().cites() else {
            return Ok(None);
        };
        let premises = self
            .claim
            .statements
            .get(place)
            .into_iter()
            .flat_map(|statement| &statement.premises);
        if let Some(premise) = premises
            .into_iter()
            .find(|premise| premise.label.as_deref() == Some(label))
        {
            return Ok(Some(Cited {
                place,
                expanded: self.expanded(&premise.relation)?,
                supposed: Vec::new(),
                premises: Vec::new(),
                relation: premise.relation.clone(),
                verdict: Verdict::Proved,
                grade: Grade::Exact,
            }));
        }
        let earlier = self.claim.earlier(label, place);
        let place = earlier.ok_or_else(|| Mistake::NotBefore(label.into()))?;
        let outcome = self.check(place)?;
        Ok(Some(Cited {
            place,
            expanded: self.expand_sides(&outcome.relation)?,
            supposed: self.supposed(&self.claim.statements[place])?,
            premises: self.premises(&self.claim.statements[place])?,
            relation: outcome.relation,
            verdict: outcome.verdict,
            grade: outcome.grade,
        }))
    }
}
