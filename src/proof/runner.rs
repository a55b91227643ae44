//! The runner: checks claims in parallel and collects the ledger of evidence. The ledger depends on the claims and
//! the digits alone, never on the number of threads.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::formula::parse_relation;
use crate::proof::check::{Checked, Outcome};
use crate::proof::ledger::{ClaimRecord, Formula, Ledger, MutantRecord, StatementRecord, StepRecord, WitnessRecord};
use crate::proof::trial::{Ended, Original, run_mutant};
use crate::proof::witness::Agreement;
use crate::proof::{
    Claim, Context, Mutant, Refusal, Statement, Step, Supposing, TableRecord, Theorem, Verdict, Witness, id,
};
use crate::session::shared;

/// Digits to which numerical steps are enclosed unless asked otherwise.
pub const DIGITS: usize = 30;

/// Runs the claims of `selected` in the order given. `catalogue` holds all claims, for the theorems inherited
/// through the claims they rest on, and as an id belongs to one claim; [`publish`](crate::proof::publish) computes the
/// constants. `progress` is called with the record of each claim when it is done. Runs in the current rayon thread pool.
pub fn run(
    catalogue: &[Claim],
    selected: &[&Claim],
    digits: usize,
    progress: &(dyn Fn(&ClaimRecord) + Sync),
) -> Ledger {
    let claims: Vec<ClaimRecord> = selected
        .par_iter()
        .map(shared(|claim: &&Claim| {
            let record = run_claim(catalogue, claim, digits);
            progress(&record);
            record
        }))
        .collect();
    Ledger::of(claims, Vec::new())
}

/// Runs one claim: its statements, its mutants and its witnesses. A claim whose id is not of the form `chapter/name`, or that of two claims
/// of the catalogue, does not pass.
#[must_use]
pub fn run_claim(catalogue: &[Claim], claim: &Claim, digits: usize) -> ClaimRecord {
    let name = id::of_claim(&claim.id, catalogue.iter().map(Claim::id));
    let mut failures: Vec<String> = name.err().iter().map(ToString::to_string).collect();
    let (mut statements, mut steps, mut tables) = (Vec::new(), Vec::new(), Vec::new());
    let mut verdicts = Vec::new();
    let context = Context::new(claim, digits).and_then(Context::measured);
    match &context {
        Err(mistake) => failures.push(mistake.to_string()),
        Ok(context) => {
            failures.extend(context.undeclared_functions());
            let places = (0..claim.statements.len()).into_par_iter();
            let outcomes: Vec<_> = places.map(shared(|place| context.check(place))).collect();
            for (index, (statement, outcome)) in claim.statements.iter().zip(outcomes).enumerate() {
                verdicts.push(outcome.as_ref().ok().map(|outcome| outcome.verdict));
                match outcome {
                    Err(mistake) => failures.push(mistake.to_string()),
                    Ok(outcome) => {
                        let record = statement_record(context, index, statement, &outcome);
                        if record.verdict != record.expected {
                            failures.push(format!(
                                "{} is {}, expected {}",
                                record.formula.text, record.verdict, record.expected
                            ));
                        }
                        statements.push(record);
                        steps.extend(outcome.steps.iter().map(|step| step_record(index, step)));
                    }
                }
            }
        }
    }
    if let Ok(context) = &context {
        for table in &claim.tables {
            match TableRecord::of(table, context.definitions(), digits) {
                Ok((record, open)) => {
                    tables.push(record);
                    failures.extend(open);
                }
                Err(mistake) => failures.push(mistake.to_string()),
            }
        }
    }
    if claim.statements.is_empty() {
        failures.push("the claim has no statement".into());
    }
    let original = Original::new(claim, context.as_ref().ok(), verdicts);
    let mutants: Vec<MutantRecord> = claim
        .mutants
        .par_iter()
        .map(shared(|mutant| mutant_record(&original, mutant, digits)))
        .collect();
    for mutant in mutants.iter().filter(|mutant| mutant.verdict != Verdict::Refuted) {
        failures.push(format!(
            "the mutant \u{201c}{}\u{201d} is {}: {}",
            mutant.text, mutant.verdict, mutant.seen
        ));
    }
    let witnesses: Vec<WitnessRecord> = claim
        .witnesses
        .par_iter()
        .map(shared(|witness| run_witness(claim, witness)))
        .collect();
    for witness in witnesses.iter().filter(|witness| !witness.agrees) {
        failures.push(format!(
            "the witness for {} disagrees: {}",
            witness.formula, witness.seen
        ));
    }
    let inherited = inherited(catalogue, claim).unwrap_or_else(|missing| {
        failures.push(missing.to_string());
        Inherited::default()
    });
    ClaimRecord {
        id: claim.id.clone(),
        title: claim.title.clone(),
        equations: claim.sources.clone(),
        passed: failures.is_empty(),
        failures,
        says: claim.says.clone(),
        symbols: claim
            .domains
            .iter()
            .map(|(symbol, domain)| domain.describe(symbol))
            .chain(
                claim
                    .domains
                    .functions()
                    .map(|(name, signature)| signature.describe(name)),
            )
            .collect(),
        definitions: claim
            .definitions
            .iter()
            .filter_map(|(head, body)| definition(head, body))
            .chain(claim.motions.iter().flat_map(|motion| {
                let equations = motion.equations().into_iter();
                equations.filter_map(|(head, body)| definition(&head, body))
            }))
            .collect(),
        statements,
        steps,
        tables,
        measured: context.iter().flat_map(|context| context.measured.records()).collect(),
        figures: context.iter().flat_map(|context| context.measured.figures()).collect(),
        mutants,
        score: claim.score.clone(),
        witnesses,
        rests_on: claim.rests_on.clone(),
        rests_on_confirmed: inherited.confirmed.into_iter().collect(),
        rests_on_supposing: inherited.supposing,
        theorems: inherited.theorems,
        notes: claim.notes.clone(),
    }
}

fn statement_record(context: &Context<'_>, place: usize, statement: &Statement, outcome: &Outcome) -> StatementRecord {
    StatementRecord {
        role: statement.role,
        formula: Formula::from(&outcome.relation),
        supposes: statement.suppositions.iter().map(Formula::from).collect(),
        given: statement
            .premises
            .iter()
            .map(|premise| Formula::from(&premise.relation))
            .collect(),
        places: statement.places.clone(),
        under: statement.under.clone(),
        leaves_open: context.leaves_open(statement),
        meaning: statement.gloss.clone(),
        verdict: outcome.verdict,
        expected: statement.expected(),
        grade: outcome.grade,
        theorems: context.theorems(place).into_iter().collect(),
        counterexample: outcome.counterexample.clone(),
    }
}

fn step_record(statement: usize, checked: &Checked) -> StepRecord {
    StepRecord {
        statement,
        concludes: checked.concludes,
        name: checked.step.name.clone(),
        formula: Formula::from(&checked.relation),
        left: Formula::from(&checked.relation.lhs),
        continuation: Formula::continuation(&checked.relation),
        method: checked.words.clone(),
        verdict: checked.evidence.verdict,
        grade: checked.evidence.grade,
        seen: checked.evidence.seen.words(),
        shares: checked.shares.as_ref().filter(|_| !checked.concludes).map(|shares| {
            let words = shares.iter();
            words.map(|&words| words.to_owned()).collect()
        }),
        theorems: checked.theorems.clone(),
    }
}

/// A definition as it is printed: `head = body`, from the same text that the checks use.
fn definition(head: &str, body: &str) -> Option<Formula> {
    parse_relation(&format!("{head} = {body}"))
        .ok()
        .map(|relation| Formula::from(&relation))
}

/// A mutant that is written down, which has to be refuted.
fn mutant_record(original: &Original<'_>, mutant: &Mutant, digits: usize) -> MutantRecord {
    let (verdict, seen) = match run_mutant(original, mutant, digits, true) {
        Ended::Refuted(seen) => (Verdict::Refuted, seen),
        Ended::StillTrue => (Verdict::Proved, "every statement still holds".into()),
        Ended::Undefined(seen) | Ended::Undecided(seen) => (Verdict::Undecided, seen),
        Ended::Untried => (Verdict::Undecided, "its experiment was not done".into()),
    };
    let text = mutant.name.clone();
    MutantRecord { text, verdict, seen }
}

fn run_witness(claim: &Claim, witness: &Witness) -> WitnessRecord {
    let context = Context::new(claim, DIGITS);
    let compared = context
        .map_err(Refusal::from)
        .and_then(|context| witness.compare(&context));
    let (agrees, engines, seen) = match compared {
        Ok(Agreement { points, engines }) => (true, engines, format!("agrees at {points} of {points} points")),
        Err(why) => (false, BTreeSet::new(), why.to_string()),
    };
    WitnessRecord {
        engines: engines.into_iter().map(|engine| engine.name().into()).collect(),
        formula: witness.formula.clone(),
        instead: witness.instead.clone(),
        grid: witness.grid.clone(),
        tolerance: format!("1e-{}", witness.digits),
        agrees,
        seen,
    }
}

/// What a claim takes over from all claims it rests on.
#[derive(Default)]
struct Inherited {
    /// Their theorems and those of its own steps, by name.
    theorems: Vec<Theorem>,
    /// Those with a statement that is confirmed at most, or left open.
    confirmed: BTreeSet<String>,
    /// Those with a statement that supposes something.
    supposing: Vec<Supposing>,
}

/// What the statements of a claim suppose, each formula once; none if nothing.
fn supposing(claim: &Claim) -> Option<Supposing> {
    let mut supposes: Vec<Formula> = Vec::new();
    let formulas = claim.statements.iter().flat_map(|statement| {
        let relations = statement
            .premises
            .iter()
            .map(|premise| Formula::from(&premise.relation));
        relations.chain(statement.suppositions.iter().map(Formula::from))
    });
    for formula in formulas {
        if !supposes.contains(&formula) {
            supposes.push(formula);
        }
    }
    let claim = claim.id.clone();
    (!supposes.is_empty()).then_some(Supposing { claim, supposes })
}

/// Why a claim cannot rest on what it names.
#[derive(Debug, thiserror::Error)]
enum NoFoundation {
    #[error("`{claim}` rests on `{below}`, which is not in the catalogue")]
    Missing { claim: String, below: String },
    #[error("`{claim}` rests on `{below}`, but samples are no foundation")]
    Samples { claim: String, below: String },
}

fn inherited(catalogue: &[Claim], claim: &Claim) -> Result<Inherited, NoFoundation> {
    let mut found = Inherited::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![claim];
    while let Some(claim) = open.pop() {
        if !seen.insert(claim.id.as_str()) {
            continue;
        }
        let steps = claim.statements.iter().flat_map(|statement| statement.proof.steps());
        for supplied in steps.flat_map(Step::theorems) {
            if !found.theorems.contains(&supplied.theorem) {
                found.theorems.push(supplied.theorem);
            }
        }
        for id in &claim.rests_on {
            let below = catalogue.iter().find(|other| other.id == *id);
            let ids = || (claim.id.clone(), id.clone());
            let Some(below) = below else {
                let (claim, below) = ids();
                return Err(NoFoundation::Missing { claim, below });
            };
            if below.statements.iter().any(|statement| statement.proof.samples()) {
                let (claim, below) = ids();
                return Err(NoFoundation::Samples { claim, below });
            }
            if below
                .statements
                .iter()
                .any(|statement| statement.confirms || statement.open)
            {
                found.confirmed.insert(below.id.clone());
            }
            open.push(below);
        }
        if seen.len() > 1
            && let Some(supposing) = supposing(claim)
        {
            found.supposing.push(supposing);
        }
    }
    found.theorems.sort_by(|one, other| one.name.cmp(&other.name));
    found.supposing.sort_by(|one, other| one.claim.cmp(&other.claim));
    Ok(found)
}
