//! Relations between matrices.
//!
//! A relation between matrices is a list of relations between numbers ([`Relation::parts`](crate::formula::Relation::parts)), and each of
//! them goes to the check that the step names. Where the number of rows or columns is a symbol, the normal form is that of
//! words in the matrix symbols ([`Relation::words`](crate::formula::Relation::words)), which shows a relation for matrices of every size.
//! Two methods look at chosen sizes only, and their evidence says so: all entries symbolic, or all entries random rationals.

use std::collections::BTreeSet;

use super::{identity, refute};
use crate::formula::{Definitions, Domain, Domains, Expr, Node, Part, Relation, RelationOp, Symbol};
use crate::proof::instance::{Instance, names_nothing};
use crate::proof::{Claim, Counterexample, Evidence, Existence, Grade, Point, Verdict};

/// Whether a matrix stands on one of the sides.
pub(super) fn mentioned(relation: &Relation, domains: &Domains) -> bool {
    [&relation.lhs, &relation.rhs]
        .into_iter()
        .any(|side| side.mentions_matrices(domains))
}

/// The first mistake in the declarations of matrices: a size that is not a natural number from 1 on.
pub(super) fn mistake(claim: &Claim) -> Option<String> {
    for (symbol, domain) in claim.domains.iter() {
        let Domain::Matrix { rows, columns } = domain else {
            continue;
        };
        for size in [rows, columns] {
            let Node::Symbol(name) = size.node() else {
                continue;
            };
            if !matches!(claim.domains.get(name), Some(Domain::Natural { from: 1.. })) {
                return Some(format!(
                    "the size `{name}` of `{symbol}` is not declared as a natural number from 1 on"
                ));
            }
        }
    }
    None
}

/// Refuses a formula that contains, itself or by its definitions, derivatives as well as matrices: a derivative is formed
/// before the entries are known.
pub(super) fn without_derivatives(expr: &Expr, definitions: &Definitions, domains: &Domains) -> Result<(), String> {
    let mut reached = vec![expr];
    let mut names = BTreeSet::new();
    mention(expr, &mut names);
    let mut waiting: Vec<Symbol> = names.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        if let Some(definition) = definitions.get(&name) {
            let mut more = BTreeSet::new();
            mention(&definition.body, &mut more);
            waiting.extend(more.difference(&names).cloned());
            names.extend(more);
            reached.push(&definition.body);
        }
    }
    match reached.iter().any(|part| differentiates(part)) && reached.iter().any(|part| part.mentions_matrices(domains))
    {
        true => Err(format!("{expr}: derivatives are not taken where matrices occur")),
        false => Ok(()),
    }
}

/// The names of symbols and functions in a formula, without the primes of derivatives.
fn mention(expr: &Expr, names: &mut BTreeSet<Symbol>) {
    match expr.node() {
        Node::Symbol(name) => {
            names.insert(name.clone());
        }
        Node::Apply(name, _) => {
            names.extend(Symbol::parse(name.as_str().trim_end_matches('\'')));
        }
        _ => {}
    }
    expr.children().into_iter().for_each(|part| mention(part, names));
}

fn differentiates(expr: &Expr) -> bool {
    match expr.node() {
        Node::Diff { .. } => true,
        Node::Apply(name, _) if name.as_str().ends_with('\'') => true,
        _ => expr.children().into_iter().any(differentiates),
    }
}

/// The relation part by part, each by `check`.
pub(super) fn by_parts(
    relation: &Relation,
    domains: &Domains,
    check: impl Fn(&Relation) -> Result<Evidence, String>,
) -> Result<Evidence, String> {
    match relation.parts(domains) {
        Ok(parts) => all(&parts, check),
        Err(error) => Ok(Evidence::undecided(Grade::Exact, error.to_string())),
    }
}

/// The normal form: word by word for matrices of every size, or, where the sizes are numbers, entry by entry.
pub(super) fn normal_form(relation: &Relation, domains: &Domains) -> Evidence {
    let by_words = match relation.words(domains) {
        Ok(words) => {
            let seen = all(&words.parts, |part| Ok(identity::normal_form(part, &words.domains)));
            seen.map(|mut evidence| {
                if evidence.verdict == Verdict::Proved {
                    evidence.seen = word_by_word(relation.op, &words.traces);
                }
                evidence
            })
        }
        Err(error) => Err(error.to_string()),
    };
    let by_entries = || by_parts(relation, domains, |part| Ok(identity::normal_form(part, domains)));
    match by_words {
        Ok(evidence) if evidence.verdict == Verdict::Proved => evidence,
        words => match (by_entries(), words) {
            (Ok(evidence), Err(_)) => evidence,
            (Ok(evidence), Ok(_)) if evidence.verdict == Verdict::Proved => evidence,
            (_, Ok(evidence)) => evidence,
            (Err(why), Err(_)) => Evidence::undecided(Grade::Exact, why),
        },
    }
}

fn word_by_word(op: RelationOp, traces: &[(Symbol, String)]) -> String {
    let listed: Vec<String> = traces.iter().map(|(_, trace)| format!("`{trace}`")).collect();
    let reach = "for matrices of every size";
    match (op, listed.is_empty()) {
        (RelationOp::Eq, true) => format!("both sides have the same words with the same coefficients, {reach}"),
        (RelationOp::Eq, false) => format!("both sides are the same polynomial in {}, {reach}", listed.join(", ")),
        _ => format!(
            "the sign of the difference is certain as a polynomial in {}, {reach}",
            listed.join(", ")
        ),
    }
}

/// The conjunction of the parts.
fn all(parts: &[Part], check: impl Fn(&Relation) -> Result<Evidence, String>) -> Result<Evidence, String> {
    let mut joined: Option<Evidence> = None;
    for part in parts {
        let mut evidence = check(&part.relation)?;
        if let Some(counterexample) = &mut evidence.counterexample {
            *counterexample = located(counterexample, &part.name);
        }
        if !part.name.is_empty() && evidence.verdict < Verdict::Confirmed {
            evidence.seen = format!("{}: {}", part.name, evidence.seen);
        }
        joined = Some(match joined {
            None => evidence,
            Some(before) => Evidence {
                grade: before.grade.min(evidence.grade),
                existence: match (before.existence, evidence.existence) {
                    (Existence::Shown, Existence::Shown) => Existence::Shown,
                    _ => Existence::Together,
                },
                ..if before.verdict <= evidence.verdict {
                    before
                } else {
                    evidence
                }
            },
        });
    }
    let mut evidence = joined.unwrap_or_else(|| Evidence::undecided(Grade::Exact, "there is nothing to compare"));
    if evidence.verdict >= Verdict::Confirmed && parts.len() > 1 {
        evidence.seen = format!(
            "{} relations between numbers, each of them: {}",
            parts.len(),
            evidence.seen
        );
    }
    Ok(evidence)
}

/// A counterexample that names the entry at which it was found.
fn located(counterexample: &Counterexample, name: &str) -> Counterexample {
    let mut found = counterexample.clone();
    found.point = match (found.point.is_empty(), name.is_empty()) {
        (_, true) => found.point,
        (true, false) => name.to_owned(),
        (false, false) => format!("{}, {name}", found.point),
    };
    found
}

/// The counterexample, if one of the parts certainly fails at the point.
pub(super) fn fails_at(relation: &Relation, point: &Point, domains: &Domains) -> Option<Counterexample> {
    let parts = relation.parts(domains).ok()?;
    let found = |part: &Part| {
        Some(located(
            &refute::fails_for_some(&part.relation, point, domains)?,
            &part.name,
        ))
    };
    parts.iter().find_map(found)
}

/// The counterexample, if the relation certainly fails for these matrices and numbers.
pub(super) fn fails_for(relation: &Relation, instance: &Instance) -> Option<Counterexample> {
    let mut found = fails_at(&instance.of(relation), &Point::default(), &Domains::default())?;
    found.point = match found.point.is_empty() {
        true => instance.to_string(),
        false => format!("{instance}, {}", found.point),
    };
    Some(found)
}

/// For all entries, at each of the sizes of a grid.
pub(super) fn entries(relation: &Relation, sizes: &[Point], domains: &Domains) -> Evidence {
    let mut shown = 0;
    for size in sizes {
        let (relation, domains) = (size.of(relation), size.of_domains(domains));
        let check = |part: &Relation| Ok(identity::normal_form(part, &domains));
        match by_parts(&relation, &domains, check) {
            Ok(evidence) if evidence.verdict == Verdict::Proved => shown += 1,
            Ok(evidence) => return Evidence::undecided(Grade::Enclosed, format!("at {size}: {}", evidence.seen)),
            Err(why) => return Evidence::undecided(Grade::Enclosed, format!("at {size}: {why}")),
        }
    }
    match shown {
        0 => Evidence::undecided(Grade::Enclosed, "no size was given"),
        _ if names_nothing(relation, sizes, domains) => Evidence::proved(Grade::Exact, "exact for all entries"),
        _ => Evidence::confirmed(format!("exact for all entries, at the {shown} sizes listed")),
    }
}

/// Exactly, at one random rational instance for each point of a grid.
pub(super) fn random(relation: &Relation, points: &[Point], seed: u64, domains: &Domains) -> Evidence {
    let mut shown = 0;
    for (number, point) in (0_u64..).zip(points) {
        let instance = match Instance::random(relation, point, domains, seed.wrapping_add(number)) {
            Ok(instance) => instance,
            Err(why) => return Evidence::undecided(Grade::Enclosed, format!("{}: {why}", point.place())),
        };
        if let Some(counterexample) = fails_for(relation, &instance) {
            return Evidence::refuted(Grade::Enclosed, counterexample);
        }
        let exact = |part: &Relation| Ok(identity::normal_form(part, &Domains::default()));
        match by_parts(&instance.of(relation), &Domains::default(), exact) {
            Ok(evidence) if evidence.verdict == Verdict::Proved => shown += 1,
            Ok(evidence) => return Evidence::undecided(Grade::Enclosed, format!("at {instance}: {}", evidence.seen)),
            Err(why) => return Evidence::undecided(Grade::Enclosed, format!("at {instance}: {why}")),
        }
    }
    match shown {
        0 => Evidence::undecided(Grade::Enclosed, "no instance was given"),
        _ => Evidence::confirmed(format!(
            "exact at the {shown} instances listed, their entries drawn with the seed {seed}"
        )),
    }
}
