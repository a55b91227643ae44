//! Why a step does not decide its relation: what it saw, what is left between the sides, their values at a point, which steps get further,
//! and under which declarations it would decide.

use crate::exact::{Scope, normal};
use crate::formula::{Class, Domain, Domains, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::context::{Context, free_symbols};
use crate::proof::point::generic_points;
use crate::proof::{
    Checked, Claim, Mistake, Point, Proof, Step, Verdict, interchange, linearity, majorant, normal_form, part, refute,
    subdivision, termwise,
};

/// Points tried until both sides have a value.
const POINTS: usize = 6;

/// What is to be said of a step.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What it should show, as written.
    pub relation: Relation,
    /// What it is called on a page.
    pub words: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// What it saw, or why it refused.
    pub seen: String,
    /// Of an equality that is not shown: the difference of its sides in normal form, or why there is none.
    pub residual: Option<Result<String, String>>,
    /// A point of the domains with the values of both sides there.
    pub sample: Option<(Point, Interval, Interval)>,
    /// Steps that need not be told anything and get further, with what they come to.
    pub further: Vec<(String, Verdict)>,
    /// For one name at a time, the least that would have to be declared of it for the step to get further, with what it comes to.
    pub declared: Vec<(String, Verdict)>,
}

/// What is to be said of the steps of the statement at that place, from 0 on.
///
/// # Errors
/// A mistake in the text of the claim.
pub fn explain(claim: &Claim, place: usize, digits: usize) -> Result<Vec<Explanation>, Mistake> {
    let mut context = Context::new(claim, digits)?.with_measurements(None)?;
    context.measure_for(place)?;
    let outcome = context.check(place)?;
    let steps = outcome.steps.iter().enumerate();
    steps
        .map(|(number, step)| explained(claim, &context, (place, number), step))
        .collect()
}

fn explained(
    claim: &Claim,
    context: &Context<'_>,
    (place, number): (usize, usize),
    step: &Checked,
) -> Result<Explanation, Mistake> {
    let decided = step.evidence.verdict >= Verdict::Confirmed;
    let expanded = context.expand_sides(&step.relation)?;
    Ok(Explanation {
        relation: step.relation.clone(),
        words: step.words.clone(),
        verdict: step.evidence.verdict,
        seen: step.evidence.seen.words(),
        residual: (!decided && expanded.op == RelationOp::Eq).then(|| residual(context, &expanded)),
        sample: match decided {
            true => None,
            false => sample(context, &expanded),
        },
        further: match step.evidence.verdict {
            Verdict::Undecided => further(claim, place, step),
            _ => Vec::new(),
        },
        declared: match step.evidence.verdict {
            Verdict::Undecided => declared(claim, place, number),
            _ => Vec::new(),
        },
    })
}

fn residual(context: &Context<'_>, relation: &Relation) -> Result<String, String> {
    let difference = relation.lhs.clone() - relation.rhs.clone();
    match normal(&difference, &Scope::new(&context.domains)) {
        Ok(difference) => Ok(difference.to_expr().to_string()),
        Err(obstacle) => Err(obstacle.to_string()),
    }
}

fn sample(context: &Context<'_>, relation: &Relation) -> Option<(Point, Interval, Interval)> {
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    let points = generic_points(&symbols, &context.domains, if symbols.is_empty() { 1 } else { POINTS });
    points.into_iter().find_map(|point| {
        let left = refute::value_at(&relation.lhs, &point).ok()?;
        let right = refute::value_at(&relation.rhs, &point).ok()?;
        Some((point, left, right))
    })
}

/// The steps that need not be told anything, put to the relation in the place of the one that failed.
fn further(claim: &Claim, place: usize, failed: &Checked) -> Vec<(String, Verdict)> {
    let candidates: [Step; 7] = [
        normal_form("normal form"),
        part("part"),
        linearity("linearity"),
        interchange("interchange"),
        majorant("majorant"),
        termwise(normal_form("termwise normal form")),
        subdivision("subdivision"),
    ];
    let relation = failed.relation.to_string();
    let reached = |candidate: Step| {
        let name = candidate.name.clone();
        let tried = claim.until(place).extension(&relation, Proof::from(candidate));
        let supposing = claim.statements()[place].suppositions.iter();
        let tried = supposing.fold(tried, |tried, formula| tried.supposing(&format!("{formula} exists")));
        let context = Context::new(&tried, crate::proof::DIGITS).ok()?;
        let outcome = context.check(place).ok()?;
        let verdict = outcome.steps.first()?.evidence.verdict;
        (verdict >= Verdict::Confirmed).then_some((name, verdict))
    };
    candidates.into_iter().filter_map(reached).collect()
}

/// The declarations of one name under which that step of the statement gets further.
pub(crate) fn declared(claim: &Claim, place: usize, number: usize) -> Vec<(String, Verdict)> {
    let reached = |domains: Domains| {
        let mut tried = claim.clone();
        tried.domains = domains;
        tried.mutants.clear();
        let context = Context::new(&tried, crate::proof::DIGITS).ok()?;
        let verdict = context.check(place).ok()?.steps.get(number)?.evidence.verdict;
        (verdict >= Verdict::Confirmed).then_some(verdict)
    };
    let symbols = claim.domains.iter().filter_map(|(symbol, domain)| {
        narrower(domain).into_iter().find_map(|domain| {
            let mut domains = claim.domains.clone();
            domains.insert(symbol.clone(), domain.clone());
            Some((domain.describe(symbol), reached(domains)?))
        })
    });
    let functions = claim.domains.functions().filter_map(|(name, signature)| {
        Class::ALL.into_iter().find_map(|class| {
            let signature = signature.with(class)?;
            let mut domains = claim.domains.clone();
            domains.insert_function(name.clone(), signature.clone());
            Some((signature.describe(name), reached(domains)?))
        })
    });
    symbols.chain(functions).collect()
}

/// Smaller domains than that, the largest first.
fn narrower(domain: &Domain) -> Vec<Domain> {
    match domain {
        Domain::Real => vec![Domain::Nonzero, Domain::Nonnegative, Domain::Positive],
        Domain::Nonzero | Domain::Nonnegative => vec![Domain::Positive],
        Domain::Natural { from } => vec![Domain::Natural { from: from + 1 }],
        Domain::Positive | Domain::Prime | Domain::Between { .. } | Domain::Vector { .. } | Domain::Matrix { .. } => {
            Vec::new()
        }
    }
}
