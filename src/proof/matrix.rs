//! Relations between matrices.
//!
//! A relation between matrices is a list of relations between numbers ([`Relation::parts`](crate::formula::Relation::parts)), and each of
//! them goes to the check that the step names. Where the number of rows or columns is a symbol, the normal form is that of
//! words in the matrix symbols ([`Relation::words`](crate::formula::Relation::words)), which shows a relation for matrices of every size.
//! Two kinds of step look at chosen sizes only, and their evidence says so: all entries symbolic, or all entries random rationals.

use std::collections::BTreeSet;
use std::fmt;

use crate::formula::{Definitions, Domain, Domains, Expr, Node, Part, Relation, RelationOp, ShapeError, Symbol, Words};
use crate::proof::evidence::Seen;
use crate::proof::{Claim, Counterexample, Evidence, Mistake, Refusal, Verdict, identity};

/// Whether a matrix stands on one of the sides.
pub(super) fn mentioned(relation: &Relation, domains: &Domains) -> bool {
    [&relation.lhs, &relation.rhs]
        .into_iter()
        .any(|side| side.mentions_matrices(domains))
}

/// The first mistake in the declarations of matrices: a size that is not a natural number from 1 on.
pub(super) fn mistake(claim: &Claim) -> Option<Mistake> {
    for (symbol, domain) in claim.domains.iter() {
        let Domain::Matrix { rows, columns } = domain else {
            continue;
        };
        for size in [rows, columns] {
            let Node::Symbol(name) = size.node() else {
                continue;
            };
            if !matches!(claim.domains.get(name), Some(Domain::Natural { from: 1.. })) {
                return Some(Mistake::Size {
                    size: name.clone(),
                    matrix: symbol.clone(),
                });
            }
        }
    }
    None
}

/// Refuses a formula that contains, itself or by its definitions, derivatives as well as matrices: a derivative is formed
/// before the entries are known.
pub(super) fn without_derivatives(expr: &Expr, definitions: &Definitions, domains: &Domains) -> Result<(), Mistake> {
    let reached = reached(expr, definitions);
    match reached.iter().any(|part| differentiates(part)) && reached.iter().any(|part| part.mentions_matrices(domains))
    {
        true => Err(Mistake::DerivativeOfMatrices(expr.clone())),
        false => Ok(()),
    }
}

/// Why a relation says nothing, if it binds, itself or by its definitions, the name of a matrix.
pub(super) fn bound(relation: &Relation, definitions: &Definitions, domains: &Domains) -> Option<ShapeError> {
    fn below(expr: &Expr, domains: &Domains) -> Option<ShapeError> {
        let reason = expr
            .binder()
            .and_then(|binder| domains.matrix_as_bound_variable(&binder.var));
        let here = reason.map(|reason| ShapeError {
            formula: expr.clone(),
            reason,
        });
        here.or_else(|| expr.children().into_iter().find_map(|part| below(part, domains)))
    }
    [&relation.lhs, &relation.rhs]
        .into_iter()
        .flat_map(|side| reached(side, definitions))
        .find_map(|part| below(part, domains))
}

/// The formula and the bodies of all definitions that it uses.
fn reached<'a>(expr: &'a Expr, definitions: &'a Definitions) -> Vec<&'a Expr> {
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
    reached
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

/// Why a relation between matrices is not decided.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("{part}: {why}")]
    Part { part: String, why: Refusal },
    #[error("there is nothing to compare")]
    Nothing,
}

/// The relation part by part, each by `check`.
pub(super) fn by_parts(
    relation: &Relation,
    domains: &Domains,
    check: impl Fn(&Relation) -> Result<Evidence, Refusal>,
) -> Result<Evidence, Refusal> {
    all(&relation.parts(domains)?, domains, check)
}

/// The normal form: word by word for matrices of every size, or, where the sizes are numbers, entry by entry.
pub(super) fn normal_form(relation: &Relation, domains: &Domains) -> Result<Evidence, Refusal> {
    let words = match relation.words(domains) {
        Ok(words) => words,
        Err(_) => return by_parts(relation, domains, |part| identity::normal_form(part, domains)),
    };
    let shown = |words: &Words, how: How| {
        let evidence = all(&words.parts, &words.domains, |part| {
            identity::normal_form(part, &words.domains)
        })?;
        Ok::<_, Refusal>(evidence.within(|_| WordByWord {
            op: relation.op,
            how,
            traces: words.traces.iter().map(|(_, trace)| trace.clone()).collect(),
        }))
    };
    shown(&words, How::ByTraces).or_else(|why| {
        let entries = || by_parts(relation, domains, |part| identity::normal_form(part, domains));
        let fewer = |moved: Relation| {
            moved
                .words(domains)
                .ok()
                .filter(|moved| moved.traces.len() < words.traces.len())
        };
        let mut systems = std::iter::once(words.clone()).chain(moved(relation, domains).filter_map(fewer));
        let coordinates = systems.find_map(|words| shown(&words.in_coordinates()?, How::InCoordinates).ok());
        coordinates.map_or_else(entries, Ok).map_err(|_| why)
    })
}

/// The relation with all other matrices of its shape moved by one: it holds for all of them if and only if the relation does.
fn moved(relation: &Relation, domains: &Domains) -> impl Iterator<Item = Relation> {
    let mut symbols = relation.lhs.free_symbols();
    symbols.extend(relation.rhs.free_symbols());
    symbols.retain(|symbol| matches!(domains.get(symbol), Some(Domain::Matrix { .. })));
    symbols.clone().into_iter().map(move |origin| {
        let like = symbols
            .iter()
            .filter(|other| **other != origin && domains.get(other) == domains.get(&origin));
        let places = like.map(|other| (other.clone(), Expr::from(other.clone()) + Expr::from(origin.clone())));
        let places = places.collect();
        let Relation { op, lhs, rhs } = relation;
        Relation::new(*op, lhs.substitute_all(&places), rhs.substitute_all(&places))
    })
}

/// What the traces of words are to the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Numbers.
    ByTraces,
    /// Scalar products, written in the coordinates of an orthonormal system.
    InCoordinates,
}

/// Both sides are the same sum of words in the matrices, or the same polynomial in their traces.
#[derive(Debug)]
struct WordByWord {
    op: RelationOp,
    how: How,
    traces: Vec<String>,
}

impl fmt::Display for WordByWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed: Vec<String> = self.traces.iter().map(|trace| format!("`{trace}`")).collect();
        let listed = listed.join(", ");
        match (self.op, self.traces.is_empty()) {
            (RelationOp::Eq, true) => write!(f, "both sides have the same words with the same coefficients"),
            (RelationOp::Eq, false) => write!(f, "both sides are the same polynomial in {listed}"),
            _ => write!(f, "the sign of the difference is certain as a polynomial in {listed}"),
        }?;
        if self.how == How::InCoordinates {
            write!(
                f,
                ", the scalar products written in the coordinates of an orthonormal system"
            )?;
        }
        write!(f, ", for matrices of every size")
    }
}

/// Several relations between numbers, and what was seen of the first that tells least.
#[derive(Debug)]
struct Each {
    count: usize,
    seen: Seen,
}

impl fmt::Display for Each {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, seen) = (self.count, self.seen.words());
        write!(f, "{count} relations between numbers, each of them: {seen}")
    }
}

/// What was seen of a part that has a name.
#[derive(Debug)]
struct InPart {
    part: String,
    seen: Seen,
}

impl fmt::Display for InPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.seen.words())
    }
}

/// The conjunction of the parts, the sides of each of which have to exist.
fn all(
    parts: &[Part],
    domains: &Domains,
    check: impl Fn(&Relation) -> Result<Evidence, Refusal>,
) -> Result<Evidence, Refusal> {
    let mut joined: Option<Evidence> = None;
    let mut refusal = None;
    for part in parts {
        let mut evidence = match check(&part.relation) {
            Ok(evidence) if evidence.verdict < Verdict::Confirmed => evidence,
            Ok(evidence) => evidence.judged(&part.relation, domains),
            Err(why) if why.mistake().is_some() => return Err(why),
            // Another part may still be refuted.
            Err(why) => {
                refusal.get_or_insert((part.name.clone(), why));
                continue;
            }
        };
        if let Some(counterexample) = &mut evidence.counterexample {
            *counterexample = located(counterexample, &part.name);
        }
        if !part.name.is_empty() && evidence.verdict < Verdict::Confirmed {
            let part = part.name.clone();
            evidence = evidence.within(|seen| InPart { part, seen });
        }
        joined = Some(match joined {
            None => evidence,
            Some(before) => Evidence {
                grade: before.grade.min(evidence.grade),
                existence: before.existence.and(evidence.existence),
                ..if before.verdict <= evidence.verdict {
                    before
                } else {
                    evidence
                }
            },
        });
    }
    match (joined, refusal) {
        (Some(evidence), _) if evidence.verdict == Verdict::Refuted => Ok(evidence),
        (_, Some((name, why))) if name.is_empty() => Err(why),
        (_, Some((part, why))) => Err(Undecided::Part { part, why }.into()),
        (Some(evidence), None) if evidence.verdict >= Verdict::Confirmed && parts.len() > 1 => {
            let count = parts.len();
            Ok(evidence.within(|seen| Each { count, seen }))
        }
        (Some(evidence), None) => Ok(evidence),
        (None, None) => Err(Undecided::Nothing.into()),
    }
}

/// A counterexample that names the entry at which it was found.
pub(super) fn located(counterexample: &Counterexample, name: &str) -> Counterexample {
    let mut found = counterexample.clone();
    found.point = match (found.point.is_empty(), name.is_empty()) {
        (_, true) => found.point,
        (true, false) => name.to_owned(),
        (false, false) => format!("{}, {name}", found.point),
    };
    found
}
