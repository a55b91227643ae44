//! An integral over the line without the origin, folded at the origin and enclosed at instances.
//!
//! The exact layer decides from leading terms whether the integral exists ([`LineIntegral`]); only then is it
//! ∫₀^∞ (f(z) + f(-z)) dz, which goes to rigorous quadrature. No closed form of the integral is used.

use std::collections::BTreeMap;

use crate::enclose::enclose;
use crate::formula::{Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::comparison::{decimals, instances};
use crate::proof::table::{HalfLine, LineIntegral};
use crate::proof::{Counterexample, Evidence, Grade, Point};
use crate::quadrature::Quadrature;

/// Bits of the exact number 0.
const BITS: u32 = 64;

/// Both sides of `factor * integral(z, -oo..oo, f) = value` enclosed at each point to `digits` digits.
pub(super) fn folded(relation: &Relation, points: &[Point], digits: usize) -> Evidence {
    if relation.op != RelationOp::Eq {
        return Evidence::undecided(Grade::Enclosed, "folding compares the two sides of an equality");
    }
    let mut first = None;
    for point in points {
        let values: BTreeMap<_, _> = point.0.iter().map(|(s, q)| (s.clone(), Expr::rational(q))).collect();
        let at = |expr: &Expr| expr.substitute_all(&values);
        let sides =
            integral(&at(&relation.lhs), digits).and_then(|left| Ok((left, number(&at(&relation.rhs), digits)?)));
        let (left, right) = match sides {
            Ok(sides) => sides,
            Err(why) => return Evidence::undecided(Grade::Enclosed, format!("{}: {why}", point.place())),
        };
        if left.intersection(&right).is_empty() {
            let counterexample = Counterexample::enclosed(point, &left, &right);
            return Evidence::refuted(Grade::Enclosed, counterexample);
        }
        first.get_or_insert_with(|| format!("{} both sides lie in {}", point.place(), decimals(&left.hull(&right))));
    }
    match first {
        Some(first) => Evidence::confirmed(format!(
            "the integral exists and enclosures to {digits} digits meet at {}; {first}",
            instances(points.len())
        )),
        None => Evidence::undecided(Grade::Enclosed, "no instance was given"),
    }
}

/// The left side: a factor times an integral over the line.
fn integral(side: &Expr, digits: usize) -> Result<Interval, String> {
    let (factor, integral) = match side.node() {
        Node::Mul(factor, integral) => (factor.clone(), integral),
        _ => (Expr::one(), side),
    };
    let (variable, body): (&Symbol, &Expr) = match integral.node() {
        Node::Integral { var, lo, hi, body } if *hi == Expr::infinity() && *lo == -Expr::infinity() => (var, body),
        _ => return Err("the left side is not a factor times an integral over the line".into()),
    };
    let line = HalfLine::new(variable, &Domains::default());
    match line.integral(&line.read(body)?) {
        LineIntegral::Cancels | LineIntegral::Vanishes => Ok(Interval::zero(BITS)),
        LineIntegral::Exists(half) => {
            let rest = Expr::integral(variable.clone(), Expr::zero(), Expr::infinity(), half.rest.to_expr());
            Ok(number(&(factor * half.constant.to_expr()), digits)? * number(&rest, digits)?)
        }
        LineIntegral::Divergent(leading) | LineIntegral::Principal(leading, _) => Err(format!(
            "the integral does not exist: near 0 the integrand is like {variable}^({})",
            leading.order
        )),
        LineIntegral::Undecided(why) => Err(why),
    }
}

fn number(expr: &Expr, digits: usize) -> Result<Interval, String> {
    enclose(expr, &BTreeMap::new(), digits, &Quadrature::default()).map_err(|error| error.to_string())
}
