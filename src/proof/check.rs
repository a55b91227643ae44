//! Checking: from a step to the evidence for it.
//!
//! A statement is proved when every link of its chain is proved and every step beside it proved or confirmed; it is confirmed when
//! links are only confirmed. Where it is not proved, the
//! statement itself is put to the refuter ([`refute`]): a statement is refuted only by a point of the declared
//! domains at which rigorous enclosures of its two sides lie apart (found by the refuter or by a step that shows the
//! statement itself), or by a chain of proved equalities whose last link
//! fails at such a point. A statement with a step that looks at samples is never proved: at best it is supported. Everything else is
//! undecided.

use crate::proof::matrix;
use crate::proof::refute::refute;
use crate::proof::steps::sampled;
use std::collections::{BTreeMap, BTreeSet};

use crate::exact::{Scope, normal};
use crate::formula::{Definitions, Expr, Node, Relation, RelationOp, Symbol, parse_expr, parse_relation};
use crate::proof::{Claim, Counterexample, Evidence, Existence, Formula, Grade, Method, Statement, Step, Verdict};

/// A claim made ready for checking: its formulas parsed, its definitions expanded.
#[derive(Debug)]
pub struct Context<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Digits that numerical routes must reach.
    pub digits: usize,
    pub(super) definitions: Definitions,
    pub(super) measured: sampled::Measured,
    /// Under a sign of summation, formulas that take the place of symbols.
    pub(super) places: Vec<(Symbol, Expr)>,
}

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
}

/// The symbols that occur free on either side.
pub(super) fn free_symbols(relation: &Relation) -> BTreeSet<Symbol> {
    let mut symbols = relation.lhs.free_symbols();
    symbols.extend(relation.rhs.free_symbols());
    symbols
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
        self.concludes && matches!(self.step.method, Method::Counterexample { .. })
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

impl<'a> Context<'a> {
    /// Parses the definitions of a claim.
    ///
    /// # Errors
    /// The first mistake in the text of the claim, in a sentence.
    pub fn new(claim: &'a Claim, digits: usize) -> Result<Context<'a>, String> {
        if let Some(mistake) = claim.mistakes.first().cloned().or_else(|| matrix::mistake(claim)) {
            return Err(mistake);
        }
        let mut definitions = Definitions::default();
        for (head, body) in &claim.definitions {
            definitions
                .define(head, body)
                .map_err(|error| format!("definition of {head}: {error}"))?;
        }
        for definition in definitions.iter() {
            matrix::without_derivatives(&definition.body, &definitions, &claim.domains)?;
        }
        Ok(Context {
            claim,
            digits,
            definitions,
            measured: sampled::Measured::default(),
            places: Vec::new(),
        })
    }

    /// The definitions of the claim.
    pub(crate) fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// Parses a relation; definitions are kept for printing.
    pub(super) fn relation(&self, text: &str) -> Result<Relation, String> {
        let relation = parse_relation(text).map_err(|error| format!("relation {text}: {error}"))?;
        for side in [&relation.lhs, &relation.rhs] {
            matrix::without_derivatives(side, &self.definitions, &self.claim.domains)?;
        }
        Ok(relation)
    }

    /// Parses a formula; definitions are kept for printing.
    pub(super) fn formula(&self, text: &str) -> Result<Expr, String> {
        let formula = parse_expr(text).map_err(|error| format!("formula {text}: {error}"))?;
        matrix::without_derivatives(&formula, &self.definitions, &self.claim.domains)?;
        Ok(formula)
    }

    /// The formula with every definition replaced by its body.
    pub(crate) fn expand(&self, expr: &Expr) -> Result<Expr, String> {
        self.definitions.expand(expr).map_err(|error| error.to_string())
    }

    /// The relation with every definition replaced by its body.
    ///
    /// # Errors
    /// A definition used with the wrong number of arguments, or a symbol that is not declared.
    pub fn expanded(&self, relation: &Relation) -> Result<Relation, String> {
        let expanded = Relation {
            op: relation.op,
            lhs: self.expand(&relation.lhs)?,
            rhs: self.expand(&relation.rhs)?,
        };
        for symbol in free_symbols(&expanded) {
            if self.claim.domains.get(&symbol).is_none() {
                return Err(format!("`{symbol}` in {relation} has no declared domain"));
            }
        }
        Ok(expanded)
    }

    /// A supposition of a statement, `formula exists`: the formula, an integral or a series, its definitions expanded.
    ///
    /// # Errors
    /// A mistake in its text.
    pub(super) fn supposition(&self, text: &str) -> Result<Expr, String> {
        let formula = text
            .trim_end()
            .strip_suffix(" exists")
            .ok_or_else(|| format!("supposition {text}: it is written `integral(…) exists` or `sum(…) exists`"))?;
        let formula = self.expand(&self.formula(formula)?)?;
        match formula.node() {
            Node::Integral { .. } | Node::Sum { .. } => Ok(formula),
            _ => Err(format!(
                "supposition {text}: only an integral or a series is supposed to exist"
            )),
        }
    }

    /// The suppositions of a statement as they are printed.
    pub(crate) fn suppositions(&self, statement: &Statement) -> Vec<Formula> {
        let written = statement
            .suppositions
            .iter()
            .filter_map(|text| text.trim_end().strip_suffix(" exists"));
        written
            .filter_map(|text| self.formula(text).ok())
            .map(|formula| Formula::from(&formula))
            .collect()
    }

    /// Whether all that a cited statement supposes exists here, with formulas in the place of its symbols.
    pub(super) fn meets_suppositions(&self, cited: &Statement, values: &BTreeMap<Symbol, Expr>) -> Result<(), String> {
        let scope = Scope::new(&self.claim.domains);
        for text in &cited.suppositions {
            let formula = self.supposition(text)?.substitute_all(values);
            normal(&formula, &scope).map_err(|why| format!("it supposes that {text}, and {why}"))?;
        }
        Ok(())
    }

    /// Checks a statement: its chain, the steps beside it, and, where they do not prove it, the refuter. What it supposes holds for
    /// all of them.
    ///
    /// # Errors
    /// A mistake in the text of the statement or its proof.
    pub fn check(&self, statement: &Statement) -> Result<Outcome, String> {
        if statement.suppositions.is_empty() {
            return self.check_supposed(statement);
        }
        let mut claim = self.claim.clone();
        for text in &statement.suppositions {
            claim.domains.suppose(self.supposition(text)?);
        }
        let within = Context {
            claim: &claim,
            digits: self.digits,
            definitions: self.definitions.clone(),
            measured: self.measured.clone(),
            places: self.places.clone(),
        };
        within.check_supposed(statement)
    }

    fn check_supposed(&self, statement: &Statement) -> Result<Outcome, String> {
        let relation = self.relation(&statement.relation)?;
        let mut steps = self.chain(statement, &relation)?;
        for step in &statement.proof.beside {
            let shown = match &step.relation {
                Some(text) => self.relation(text)?,
                None => relation.clone(),
            };
            steps.push(self.checked(step, shown, false)?);
        }
        let grade = steps
            .iter()
            .filter(|step| step.concludes)
            .map(|step| step.evidence.grade)
            .min();
        let samples = statement.proof.samples();
        let mut grade = grade.filter(|_| !samples).unwrap_or(Grade::Sampled);
        let (last, others): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.refutes());
        let shown = Verdict::all(others.iter().map(|step| step.weighs()).chain([Verdict::Proved]));
        let shown = shown.min(self.existence(&others)?);
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
            let itself = |step: &&&Checked| step.relation == relation && step.step.relation.is_none();
            let mut met = others.iter().filter(itself);
            counterexample = counterexample.or_else(|| met.find_map(|step| step.evidence.counterexample.clone()));
            if counterexample.is_none() && !samples {
                counterexample = refute(self, &self.expanded(&relation)?);
            }
            if counterexample.is_some() {
                verdict = Verdict::Refuted;
                grade = if samples { Grade::Sampled } else { Grade::Exact };
            }
        }
        Ok(Outcome {
            relation,
            verdict,
            grade,
            counterexample,
            steps,
        })
    }

    /// Undecided where integrals are only known to exist together: along the chain, one link must show that they exist
    /// or one formula have a closed form; beside the chain, every step must show it for itself.
    fn existence(&self, steps: &[&Checked]) -> Result<Verdict, String> {
        let together = |step: &Checked| step.evidence.existence == Existence::Together;
        let closed = |expr: &Expr| -> Result<bool, String> {
            Ok(normal(&self.expand(expr)?, &Scope::new(&self.claim.domains)).is_ok())
        };
        let (mut open, mut shown) = (false, false);
        for step in steps {
            let relation = &step.relation;
            if !step.concludes && together(step) && !closed(&relation.lhs)? && !closed(&relation.rhs)? {
                return Ok(Verdict::Undecided);
            }
            open |= step.concludes && together(step);
            shown |= step.concludes && (!together(step) || closed(&relation.lhs)? || closed(&relation.rhs)?);
        }
        Ok(if open && !shown {
            Verdict::Undecided
        } else {
            Verdict::Proved
        })
    }

    fn chain(&self, statement: &Statement, relation: &Relation) -> Result<Vec<Checked>, String> {
        let links = &statement.proof.links;
        if links.last().is_none_or(|link| link.to.is_some()) || links.iter().rev().skip(1).any(|link| link.to.is_none())
        {
            return Err(format!("the proof of {relation} does not end at its right side"));
        }
        let mut from = relation.lhs.clone();
        let mut steps = Vec::new();
        for link in links {
            let (op, to) = match &link.to {
                Some(text) => (link.op, self.formula(text)?),
                None => (relation.op, relation.rhs.clone()),
            };
            let ordered = matches!(relation.op, RelationOp::Le | RelationOp::Lt);
            let ordered = ordered && !statement.proof.refutes();
            if op != RelationOp::Eq && link.to.is_some() && !ordered {
                return Err(format!("a link of the proof of {relation} is not an equality"));
            }
            let shown = Relation {
                op,
                lhs: from,
                rhs: to.clone(),
            };
            steps.push(self.checked(&link.step, shown, true)?);
            from = to;
        }
        Ok(steps)
    }

    fn checked(&self, step: &Step, relation: Relation, concludes: bool) -> Result<Checked, String> {
        let (evidence, shares) = match step.method {
            Method::Sampled => (self.sampled(&relation)?, None),
            _ => {
                let expanded = self.expanded(&relation)?;
                (self.evidence(step, &expanded)?, step.method.shares(&expanded))
            }
        };
        Ok(Checked {
            step: step.clone(),
            relation,
            evidence,
            shares,
            concludes,
        })
    }
}
