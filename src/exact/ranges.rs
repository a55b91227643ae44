//! Integrals and sums: expanded, evaluated in closed form, or kept as opaque kernels.
//!
//! An opaque integral or series stands for its value, so it needs one: [`super::existence`] decides that.

use rug::{Integer, Rational};

use super::cauchy;
use super::even;
use super::existence::Integral;
use super::fraction::Normal;
use super::gaussian;
use super::kernel::{Bound, Kernel, Range};
use super::normal::{Reader, integer_bound};
use super::obstacle::Obstacle;
use super::phase;
use super::rational_sum;
use super::scope::Scope;
use crate::formula::{Domain, Expr, Node, Symbol};

/// Longer sums are not expanded.
const MOST_SUMMANDS: u32 = 1_000;

fn finite(bound: &Bound) -> Option<&Normal> {
    match bound {
        Bound::Finite(n) => Some(n),
        _ => None,
    }
}

/// A name for the bound variable that occurs neither in the bounds nor in the scope.
fn separate(scope: &Scope, var: &Symbol, lo: &Bound, hi: &Bound, body: &Expr) -> (Symbol, Expr) {
    let clash = |s: &Symbol| {
        [lo, hi].into_iter().filter_map(finite).any(|n| n.depends_on(s)) || scope.domains().get(s).is_some()
    };
    if !clash(var) {
        return (var.clone(), body.clone());
    }
    let free = body.free_symbols();
    let name = var.fresh(|s| clash(s) || free.contains(s) || scope.almost().contains(s));
    let body = body.substitute(var, &Expr::from(name.clone()));
    (name, body)
}

/// ∫ body d var from lo to hi.
pub(crate) fn integral(scope: &Scope, var: &Symbol, lo: Bound, hi: Bound, body: &Expr) -> Result<Normal, Obstacle> {
    if lo == Bound::PositiveInfinity || hi == Bound::NegativeInfinity {
        return Err(Obstacle::Unsupported("an integral from oo or to -oo".to_string()));
    }
    for end in [&lo, &hi].into_iter().filter_map(finite) {
        scope.real(end)?;
    }
    let (var, body) = separate(scope, var, &lo, &hi, body);
    let inner = scope.supposing_inside(integration_scope(scope, &var, &lo, &hi), &var, [&lo, &hi]);
    let written = body;
    let body = Reader::new(&inner).read(&written)?;
    if body.is_zero() {
        return Ok(body);
    }
    let closed = gaussian::integrate(&body, &var, &lo, &hi, &inner);
    if let Some(value) = closed.or_else(|| cauchy::integrate(&body, &var, &lo, &hi, &inner)) {
        return Ok(value);
    }
    scope.integral_exists(&Integral {
        variable: &var,
        lo: &lo,
        hi: &hi,
        body: &body,
        written: &written,
    })?;
    if let Some(value) = even::integrate(&body, &var, &lo, &hi, &inner) {
        return Ok(value);
    }
    let (content, body) = primitive(&body);
    Ok(&content * &Normal::kernel(Kernel::Integral(range(&inner, &var, lo, hi, &body)?.into())))
}

/// The scope under the integral: where the variable ranges, up to a null set.
pub(crate) fn integration_scope(scope: &Scope, var: &Symbol, lo: &Bound, hi: &Bound) -> Scope {
    let rational = |b: &Bound| finite(b).and_then(Normal::as_rational);
    let nonnegative = |b: &Bound| match b {
        Bound::Finite(n) => scope.signs(n).is_some_and(|s| !s.negative),
        Bound::PositiveInfinity => true,
        Bound::NegativeInfinity => false,
    };
    let domain = match (rational(lo), rational(hi)) {
        (Some(a), Some(b)) if a <= b => Domain::Between { lo: a, hi: b },
        (Some(a), Some(b)) => Domain::Between { lo: b, hi: a },
        _ if nonnegative(lo) && nonnegative(hi) => Domain::Positive,
        _ => Domain::Real,
    };
    scope.declare(var, domain).almost_everywhere(var)
}

/// The scope under a sum from `lo` on.
pub(crate) fn summation_scope(scope: &Scope, var: &Symbol, lo: &Bound) -> Result<Scope, Obstacle> {
    let natural = |n: &Normal| phase::is_integer(n) && scope.signs(n).is_some_and(|s| !s.negative);
    let from = match (integer_bound(lo).and_then(|n| n.to_u32()), lo) {
        (Some(n), _) => n,
        (None, Bound::Finite(n)) if natural(n) => 0,
        _ => {
            return Err(Obstacle::Unsupported(
                "a sum from a bound that is not a natural number".to_string(),
            ));
        }
    };
    Ok(scope.declare(var, Domain::Natural { from }))
}

/// Σ body over the integers from lo to hi; empty if hi < lo.
pub(crate) fn sum(scope: &Scope, var: &Symbol, lo: Bound, hi: Bound, body: &Expr) -> Result<Normal, Obstacle> {
    let (var, body) = separate(scope, var, &lo, &hi, body);
    if let (Bound::Finite(point), Node::Diff { var: v, .. }) = (&lo, body.node())
        && lo == hi
        && *v == var
    {
        return derivative_at(scope, &var, point, &body);
    }
    if let (Some(a), Some(b)) = (integer_bound(&lo), integer_bound(&hi)) {
        return expanded(scope, &var, &a, &b, &body);
    }
    if hi == Bound::NegativeInfinity || finite(&hi).is_some_and(|n| !scope.is_integral(n)) {
        return Err(Obstacle::Unsupported(
            "a sum up to a bound that is not certainly an integer".to_string(),
        ));
    }
    let inner = summation_scope(scope, &var, &lo)?;
    let body = Reader::new(&inner).read(&body)?;
    if body.is_zero() {
        return Ok(body);
    }
    if let Some(value) = rational_sum::sum(&body, &var, &lo, &hi, scope) {
        return Ok(value);
    }
    if hi == Bound::PositiveInfinity {
        scope.series_exists(range(&inner, &var, lo.clone(), hi.clone(), &body)?)?;
    }
    let (content, body) = primitive(&body);
    Ok(&content * &Normal::kernel(Kernel::Sum(range(&inner, &var, lo, hi, &body)?.into())))
}

/// The derivative `body` by `var` at a point, which is how a substitution leaves a derivative that has no formula before it is
/// closed. It is formed on a neighbourhood of the point.
fn derivative_at(scope: &Scope, var: &Symbol, point: &Normal, body: &Expr) -> Result<Normal, Obstacle> {
    let domain = match point.as_rational() {
        Some(q) => {
            let eighth = Rational::from((1, 8));
            let half = Rational::from(&q / 2).abs();
            let radius = if half == 0 { eighth } else { half.min(eighth) };
            Domain::Between {
                lo: Rational::from(&q - &radius),
                hi: q + radius,
            }
        }
        None if scope.positive(point).is_ok() => Domain::Positive,
        None => Domain::Real,
    };
    let near = scope.declare(var, domain);
    let slope = Reader::new(&near).read(body)?;
    near.substitute(&slope, var, point)
}

fn expanded(scope: &Scope, var: &Symbol, lo: &Integer, hi: &Integer, body: &Expr) -> Result<Normal, Obstacle> {
    let count = Integer::from(hi - lo) + 1;
    if count > MOST_SUMMANDS {
        return Err(Obstacle::TooLarge(format!("a sum of {count} terms")));
    }
    let (mut out, mut index) = (Normal::zero(), lo.clone());
    let mut reader = Reader::new(scope);
    while index <= *hi {
        out = &out + &reader.read(&body.substitute(var, &Expr::integer(index.clone())))?;
        index += 1;
    }
    Ok(out)
}

/// A rational factor and the rest, which is the same for rational multiples of one value.
fn primitive(body: &Normal) -> (Normal, Normal) {
    let numerator = body.numerator();
    let content = if numerator.is_negated() {
        -numerator.content()
    } else {
        numerator.content()
    };
    let content = Normal::rational(&Rational::from((content, body.denominator().integer().clone())));
    match body.over(&content) {
        Some(rest) => (content, rest),
        None => (Normal::one(), body.clone()),
    }
}

/// The range with the canonical name of its variable: one more than the greatest number used inside.
pub(crate) fn range(inner: &Scope, var: &Symbol, lo: Bound, hi: Bound, body: &Normal) -> Result<Range, Obstacle> {
    let numbers = body
        .symbols()
        .into_iter()
        .filter_map(|s| s.as_str().strip_prefix('#')?.parse::<u32>().ok());
    let number = numbers.max().unwrap_or(0) + 1;
    let variable = Symbol::from_canonical(&format!("#{number}"))
        .expect("a name that starts with # is not one of the language's own");
    let mut scope = inner.declare(&variable, inner.domain(var));
    if inner.almost().contains(var) {
        scope = scope.almost_everywhere(&variable);
    }
    let body = scope.substitute(body, var, &scope.symbol(&variable))?;
    Ok(Range { variable, lo, hi, body })
}
