//! The judge: rigorous enclosures of both sides at random points of the domains, zeros and ends among them.

use std::collections::BTreeMap;

use kenzan::enclose::{EncloseError, evaluate};
use kenzan::exact::holds;
use kenzan::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use kenzan::interval::Interval;
use kenzan::quadrature::{Budget, Quadrature};
use rug::Rational;

use super::case::Case;
use super::chance::Chance;
use super::tree::has;

/// The working precision of the judge, and what an integral may cost.
const BITS: u32 = 128;
const QUADRATURE: Quadrature = Quadrature {
    budget: Budget {
        pieces: 200,
        points: 4_000,
    },
};

/// A point of a domain; its ends, 0, 1 and -1 are likely.
fn coordinate(chance: &mut Chance, domain: &Domain) -> Rational {
    let near = chance.rational();
    match domain {
        Domain::Positive if near > 0 => near,
        Domain::Positive => Rational::from(1) - near,
        Domain::Nonnegative => near.abs(),
        Domain::Nonzero if near == 0 => Rational::from(-1),
        Domain::Natural { from } => Rational::from(*from + chance.below(4) as u32),
        Domain::Between { lo, hi } => {
            let share = Rational::from((chance.below(5) as i64, 4));
            lo.clone() + Rational::from(hi - lo) * share
        }
        _ => near,
    }
}

pub(super) type Place = BTreeMap<Symbol, Rational>;

pub(super) fn point(chance: &mut Chance, relation: &Relation, domains: &Domains) -> Place {
    let free = super::tree::names(&relation.lhs)
        .into_iter()
        .chain(super::tree::names(&relation.rhs));
    free.filter_map(|symbol| {
        let value = coordinate(chance, domains.get(&symbol)?);
        Some((symbol, value))
    })
    .collect()
}

/// What is certain of a formula at a point.
enum Value {
    Enclosed(Interval),
    Undefined(String),
    Unknown,
}

fn value(e: &Expr, at: &Place) -> Value {
    match evaluate(&closed(e, at), &BTreeMap::new(), BITS, &QUADRATURE) {
        Ok(value) => Value::Enclosed(value),
        Err(error) if certainly_undefined(&error) => Value::Undefined(error.to_string()),
        Err(_) => Value::Unknown,
    }
}

pub(super) fn closed(e: &Expr, at: &Place) -> Expr {
    at.iter()
        .fold(e.clone(), |e, (symbol, q)| e.substitute(symbol, &Expr::rational(q)))
}

fn certainly_undefined(error: &EncloseError) -> bool {
    match error {
        EncloseError::Domain { .. } => true,
        EncloseError::DivisionByZero { divisor } => divisor.is_point() && divisor.contains_zero(),
        _ => false,
    }
}

/// How the relation fails at one of some random points, if it certainly does.
pub(super) fn fails(chance: &mut Chance, relation: &Relation, domains: &Domains) -> Option<String> {
    // A derivative is not its formula at a kink, and an integrand may be undefined at a point.
    let ranges = |e: &Expr| has(e, |node| matches!(node, Node::Integral { .. } | Node::Diff { .. }));
    let coarse = ranges(&relation.lhs) || ranges(&relation.rhs);
    (0..if coarse { 2 } else { 4 }).find_map(|_| {
        let at = point(chance, relation, domains);
        let (left, right) = (value(&relation.lhs, &at), value(&relation.rhs, &at));
        let shown: Vec<String> = at.iter().map(|(s, q)| format!("{s} = {q}")).collect();
        match (left, right) {
            (Value::Undefined(why), _) | (_, Value::Undefined(why)) if !coarse => {
                Some(format!("{}: {why}", shown.join(", ")))
            }
            (Value::Enclosed(l), Value::Enclosed(r)) if contradicts(relation.op, &l, &r) => {
                Some(format!("{}: {l} and {r}", shown.join(", ")))
            }
            _ => None,
        }
    })
}

fn contradicts(op: RelationOp, l: &Interval, r: &Interval) -> bool {
    match op {
        RelationOp::Eq => l.is_disjoint(r),
        RelationOp::Ne => l.is_point() && l == r,
        RelationOp::Lt => r.certainly_le(l),
        RelationOp::Le => r.certainly_lt(l),
    }
}

/// How the relation fails with a function of z in the place of the open one.
fn fails_for(chance: &mut Chance, case: &Case, function: &Expr) -> Option<String> {
    let relation = super::open::of_function(&case.relation, function);
    let at = point(chance, &relation, &case.domains);
    let diverges = |side: &Expr| super::open::diverges(&closed(side, &at));
    let why = match diverges(&relation.lhs) || diverges(&relation.rhs) {
        true => Some("a side diverges".to_owned()),
        false => fails(chance, &relation, &case.domains),
    };
    why.map(|why| format!("f(z) = {function}: {why}"))
}

/// What came of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    Proved,
    Undecided,
    Unsound,
}

/// Puts a case to the exact layer, and what that proves to the judge; the text says why it is unsound.
pub(super) fn judge(chance: &mut Chance, case: &Case) -> (Found, String) {
    if !holds(&case.relation, &case.domains) {
        return (Found::Undecided, String::new());
    }
    let refuted = match &case.functions[..] {
        [] => fails(chance, &case.relation, &case.domains),
        functions => functions.iter().find_map(|f| fails_for(chance, case, f)),
    };
    if let Some(why) = refuted {
        return (Found::Unsound, why);
    }
    match case.truth {
        super::case::Truth::False => (Found::Unsound, "false by construction".into()),
        _ => (Found::Proved, String::new()),
    }
}
