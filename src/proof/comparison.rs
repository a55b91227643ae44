//! Numerical checks: subdivision of boxes, the mean value theorem, quadrature at instances.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::check::free_symbols;
use super::folding;
use crate::enclose::enclose;
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::{Counterexample, Evidence, Grade, Point};
use crate::quadrature::{Quadrature, Subdivision, nonnegative_on_box};

/// Digits shown of an enclosure in the evidence.
const SHOWN: usize = 15;

/// An inequality over the box that the domains of its symbols span.
pub(super) fn subdivision(relation: &Relation, domains: &Domains) -> Evidence {
    let strict = match relation.op {
        RelationOp::Le => false,
        RelationOp::Lt => true,
        RelationOp::Eq | RelationOp::Ne => {
            return Evidence::undecided(Grade::Uniform, "subdivision shows inequalities only");
        }
    };
    let difference = relation.rhs.clone() - relation.lhs.clone();
    on_box(&difference, strict, domains).unwrap_or_else(|why| Evidence::undecided(Grade::Uniform, why))
}

fn on_box(difference: &Expr, strict: bool, domains: &Domains) -> Result<Evidence, String> {
    let sides = sides_of(difference, domains)?;
    Ok(match nonnegative_on_box(difference, &sides, strict) {
        Subdivision::Holds { boxes } => Evidence::proved(
            Grade::Uniform,
            format!("certain on each of {boxes} boxes that cover the domain"),
        ),
        Subdivision::Open { boxes, why } => {
            Evidence::undecided(Grade::Uniform, format!("still open after {boxes} boxes: {why}"))
        }
    })
}

fn sides_of(expr: &Expr, domains: &Domains) -> Result<Vec<(Symbol, [rug::Rational; 2])>, String> {
    expr.free_symbols()
        .into_iter()
        .map(|symbol| match domains.get(&symbol) {
            Some(Domain::Between { lo, hi }) => Ok((symbol, [lo.clone(), hi.clone()])),
            _ => Err(format!("`{symbol}` does not range over a bounded box")),
        })
        .collect()
}

/// `abs(D) <= c*v`: D is 0 at v = 0, and |dD/dv| <= c on the box. The mean value theorem needs D differentiable in
/// v on the whole box; the enclosures of the derivative are finite only where it exists.
pub(super) fn mean_value(relation: &Relation, variable: &Symbol, domains: &Domains) -> Evidence {
    lipschitz(relation, variable, domains).unwrap_or_else(|why| Evidence::undecided(Grade::Uniform, why))
}

fn lipschitz(relation: &Relation, v: &Symbol, domains: &Domains) -> Result<Evidence, String> {
    let inner = match (relation.op, relation.lhs.node()) {
        (RelationOp::Le, Node::Call(Function::Abs, arguments)) if arguments.len() == 1 => arguments[0].clone(),
        _ => return Err("the relation is not of the form abs(D) <= c*v".into()),
    };
    match domains.get(v) {
        Some(Domain::Between { lo, .. }) if *lo >= 0 => {}
        _ => {
            return Err(format!(
                "`{v}` does not range over a bounded part of the half line from 0"
            ));
        }
    }
    let scope = Scope::new(domains);
    let at_zero = inner.substitute(v, &Expr::integer(0));
    if !normal(&at_zero, &scope)
        .map_err(|obstacle| obstacle.to_string())?
        .is_zero()
    {
        return Err(format!("the left side is not seen to vanish at {v} = 0"));
    }
    let constant = relation.rhs.derivative(v).map_err(|error| error.to_string())?;
    let linear = constant.clone() * Expr::from(v.clone()) - relation.rhs.clone();
    if constant.free_symbols().contains(v)
        || !normal(&linear, &scope)
            .map_err(|obstacle| obstacle.to_string())?
            .is_zero()
    {
        return Err(format!("the right side is not a constant times {v}"));
    }
    // The slope must be bounded from 0 on, also where the declared range starts later.
    let mut from_zero = domains.clone();
    if let Some(Domain::Between { hi, .. }) = domains.get(v) {
        from_zero.insert(
            v.clone(),
            Domain::Between {
                lo: rug::Rational::new(),
                hi: hi.clone(),
            },
        );
    }
    // The absolute value is enclosed by a number >= 0 wherever D is defined.
    let magnitude = Expr::call(Function::Abs, vec![inner.clone()]);
    let defined = on_box(&magnitude, false, &from_zero)?;
    if defined.verdict != crate::proof::Verdict::Proved {
        return Ok(defined);
    }
    let slope = inner.derivative(v).map_err(|error| error.to_string())?;
    let above = on_box(&(constant.clone() - slope.clone()), false, &from_zero)?;
    let below = on_box(&(constant + slope), false, &from_zero)?;
    Ok(match (above.verdict.min(below.verdict), above, below) {
        (crate::proof::Verdict::Proved, above, below) => Evidence::proved(
            Grade::Uniform,
            format!(
                "derivative in {v} from above: {}; from below: {}",
                above.seen, below.seen
            ),
        ),
        (_, above, below) => Evidence::undecided(Grade::Uniform, format!("{}; {}", above.seen, below.seen)),
    })
}

/// Both sides enclosed at each point to `digits` digits by quadrature and direct evaluation.
pub(super) fn quadrature(relation: &Relation, points: &[Point], digits: usize) -> Evidence {
    compared(relation, points, digits, |point| {
        Ok((
            enclosure(&relation.lhs, point, digits)?,
            enclosure(&relation.rhs, point, digits)?,
        ))
    })
}

/// So many instances, within a sentence.
pub(super) fn instances(count: usize) -> String {
    match count {
        1 => "one instance".into(),
        _ => format!("{count} instances"),
    }
}

/// The two sides, enclosed at each point by `sides`: those of an equality must meet, those of an inequality lie apart in
/// the order claimed. Where nothing is left open, sides that lie apart prove it.
pub(super) fn compared(
    relation: &Relation,
    points: &[Point],
    digits: usize,
    sides: impl Fn(&Point) -> Result<(Interval, Interval), String> + Sync,
) -> Evidence {
    let op = relation.op;
    let mut first = None;
    let enclosed: Vec<_> = points.par_iter().map(&sides).collect();
    for (point, enclosed) in points.iter().zip(enclosed) {
        let (left, right) = match enclosed {
            Ok(sides) => sides,
            Err(why) => return Evidence::undecided(Grade::Enclosed, format!("{}: {why}", point.place())),
        };
        let (holds, fails) = match op {
            RelationOp::Eq => (true, left.intersection(&right).is_empty()),
            RelationOp::Ne => (left.intersection(&right).is_empty(), false),
            RelationOp::Le => (left.hi() <= right.lo(), left.lo() > right.hi()),
            RelationOp::Lt => (left.hi() < right.lo(), left.lo() >= right.hi()),
        };
        if fails {
            let counterexample = Counterexample::enclosed(point, &left, &right);
            return Evidence::refuted(Grade::Enclosed, counterexample);
        }
        if !holds {
            return Evidence::undecided(
                Grade::Enclosed,
                format!("{} the enclosures of the sides overlap", point.place()),
            );
        }
        first.get_or_insert_with(|| match op {
            RelationOp::Eq => format!("{} both sides lie in {}", point.place(), decimals(&left.hull(&right))),
            _ => format!(
                "{} the left side lies in {}, the right side in {}",
                point.place(),
                decimals(&left),
                decimals(&right)
            ),
        });
    }
    let what = match op {
        RelationOp::Eq => "meet",
        _ => "lie apart as claimed",
    };
    match first {
        Some(first) => Evidence::of_enclosures(
            op,
            free_symbols(relation).is_empty(),
            format!(
                "enclosures to {digits} digits {what} at {}; {first}",
                instances(points.len())
            ),
        ),
        None => Evidence::undecided(Grade::Enclosed, "no instance was given"),
    }
}

pub(super) fn enclosure(expr: &Expr, point: &Point, digits: usize) -> Result<Interval, String> {
    let at: BTreeMap<_, _> = point.0.clone();
    let values = at.iter().map(|(symbol, value)| (symbol.clone(), Expr::rational(value)));
    match folding::folded(&expr.substitute_all(&values.collect()))? {
        Some(folded) => enclose(&folded, &BTreeMap::new(), digits, &Quadrature::default()),
        None => enclose(expr, &at, digits, &Quadrature::default()),
    }
    .map_err(|error| error.to_string())
}

pub(super) fn decimals(value: &Interval) -> String {
    let (lo, hi) = value.to_decimal(SHOWN);
    format!("[{lo}, {hi}]")
}
