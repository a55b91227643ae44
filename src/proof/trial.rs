//! Trials: a mutant of a claim put to the claim's own proofs.

use std::collections::BTreeSet;

use crate::formula::{Expr, Symbol};
use crate::proof::check::Outcome;
use crate::proof::undefined::undefined;
use crate::proof::{Claim, Context, Mutant, Statement, Verdict};

/// A claim, for comparison with its mutants.
pub(crate) struct Original<'a> {
    claim: &'a Claim,
    context: Option<&'a Context<'a>>,
    /// Of each statement; none where it could not be checked.
    verdicts: Vec<Option<Verdict>>,
    /// Of each statement.
    footprints: Vec<Option<Vec<Expr>>>,
    open_functions: Option<BTreeSet<Symbol>>,
}

impl<'a> Original<'a> {
    /// The claim with the verdicts on its statements.
    pub(crate) fn new(
        claim: &'a Claim,
        context: Option<&'a Context<'a>>,
        verdicts: Vec<Option<Verdict>>,
    ) -> Original<'a> {
        let footprint = |place: usize| context?.footprint(place).ok();
        Original {
            claim,
            context,
            verdicts,
            footprints: (0..claim.statements.len()).map(footprint).collect(),
            open_functions: context.and_then(|context| context.open_functions().ok()),
        }
    }

    /// Whether the statement at that place is shown: what is not says nothing of a change.
    fn shows(&self, place: usize) -> bool {
        let verdict = self.verdicts.get(place).copied().flatten();
        verdict.is_some_and(|verdict| verdict >= Verdict::Supported)
    }

    /// Whether the experiments behind the statement at that place are those that were done.
    fn asks_as(&self, context: &Context<'_>, place: usize) -> bool {
        self.context.is_some_and(|original| context.asks_as(original, place))
    }

    /// Whether the statement at that place, and all that it rests on, is as it is here.
    fn keeps(&self, context: &Context<'_>, place: usize) -> bool {
        let statement = self.claim.statements.get(place);
        let same_samples = |statement: &Statement| !statement.proof.samples() || self.asks_as(context, place);
        statement == context.claim.statements.get(place)
            && statement.is_some_and(same_samples)
            && self.claim.domains == context.claim.domains
            && self
                .footprints
                .get(place)
                .is_some_and(|footprint| footprint.is_some() && context.footprint(place).ok() == *footprint)
    }
}

/// How a mutant ended, and what was seen of it.
#[derive(Debug)]
pub(crate) enum Ended {
    /// A statement that the claim proves is refuted.
    Refuted(String),
    /// It says nothing: it is no claim, or a side of a statement has no value somewhere.
    Undefined(String),
    /// Every statement is shown as it stands: proved, or confirmed or supported as it was before.
    StillTrue,
    /// It asks for another experiment, which was not done.
    Untried,
    /// Neither was seen.
    Undecided(String),
}

/// A mutant is refuted when one of the statements that the claim proves is refuted after the change. Its experiments are done where they are
/// to be done `anew`, and only where the statements before those about samples do not refute it.
pub(crate) fn run_mutant(original: &Original<'_>, mutant: &Mutant, digits: usize, anew: bool) -> Ended {
    let claim = original.claim;
    let mut changed = claim.changed(&mutant.changes);
    changed.mutants.clear();
    let prepared = Context::new(&changed, digits).and_then(|context| context.with_measurements(original.context));
    let mut context = match prepared {
        Ok(context) => context,
        Err(mistake) => return Ended::Undefined(mistake.to_string()),
    };
    if !changed.differs_from(claim) {
        return Ended::Undecided("the mutant does not change the claim".into());
    }
    // A misspelt name would be a function left open, for which almost any statement fails.
    if let (Some(known), Ok(changed)) = (&original.open_functions, context.open_functions())
        && let Some(new) = changed.difference(known).next()
    {
        return Ended::Undefined(format!("`{new}` is not defined"));
    }
    let mut open = None;
    for (index, statement) in changed.statements.iter().enumerate() {
        if matches!(statement.expected(), Verdict::Refuted | Verdict::Undecided) || original.keeps(&context, index) {
            continue;
        }
        if !original.shows(index) {
            let why = format!("statement {} is not shown as it stands", index + 1);
            open = Some(Ended::Undecided(why));
            continue;
        }
        if statement.proof.samples() {
            if !anew && !original.asks_as(&context, index) {
                open.get_or_insert(Ended::Untried);
                continue;
            }
            if let Err(mistake) = context.measure_for(index) {
                return Ended::Undecided(mistake.to_string());
            }
        }
        match context.check(index) {
            Ok(Outcome {
                verdict: Verdict::Refuted,
                relation,
                counterexample: Some(counterexample),
                ..
            }) => {
                return Ended::Refuted(format!("`{relation}` fails {counterexample}"));
            }
            Ok(Outcome {
                verdict: Verdict::Proved | Verdict::Confirmed | Verdict::Supported,
                ..
            }) => {}
            Ok(outcome) => open = Some(Ended::Undecided(format!("statement {}: {}", index + 1, outcome.gap()))),
            Err(mistake) => open = Some(Ended::Undecided(format!("statement {}: {mistake}", index + 1))),
        }
    }
    open.unwrap_or(Ended::StillTrue)
}

/// Why a mutant says nothing, where a side of a statement that it changes is seen to have no value at some point.
pub(crate) fn says_nothing(original: &Original<'_>, mutant: &Mutant, digits: usize) -> Option<String> {
    let mut changed = original.claim.changed(&mutant.changes);
    changed.mutants.clear();
    let context = Context::new(&changed, digits).ok()?;
    let stated = changed.statements.iter().enumerate();
    let mut asked = stated.filter(|(index, statement)| {
        let known = || original.keeps(&context, *index);
        statement.expected() >= Verdict::Confirmed && !known()
    });
    asked.find_map(|(index, Statement { relation, .. })| {
        let known = original
            .context?
            .expanded(&original.claim.statements.get(index)?.relation)
            .ok()?;
        let place = undefined(&context.domains, &context.expanded(relation).ok()?, &known)?;
        Some(format!("a side of `{relation}` has no value {place}"))
    })
}
