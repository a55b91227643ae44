//! Integrals and sums: expanded, evaluated in closed form, or kept as opaque kernels.
//!
//! An opaque integral or series stands for its value, so it needs one: [`super::existence`] decides that.

use rug::{Integer, Rational};

use super::binomial_sum;
use super::cauchy;
use super::even;
use super::existence::Integral;
use super::fraction::Normal;
use super::gaussian;
use super::kernel::{Bound, Kernel, Range};
use super::normal::{Reader, integer_bound};
use super::obstacle::Obstacle;
use super::opening;
use super::poles;
use super::rational_sum;
use super::scope::Scope;
use super::series;
use crate::formula::{Binder, Expr, Reach, Symbol};

/// Longer sums are not expanded.
const MOST_SUMMANDS: u32 = 1_000;

fn finite(bound: &Bound) -> Option<&Normal> {
    match bound {
        Bound::Finite(n) => Some(n),
        _ => None,
    }
}

/// The integral of a binder from lo to hi.
pub(crate) fn integral(scope: &Scope, binder: &Binder, lo: Bound, hi: Bound) -> Result<Normal, Obstacle> {
    if lo == Bound::PositiveInfinity || hi == Bound::NegativeInfinity {
        return Err(Obstacle::Unsupported("an integral from oo or to -oo".to_string()));
    }
    for end in [&lo, &hi].into_iter().filter_map(finite) {
        scope.real(end)?;
    }
    let var = scope.name(binder, &[], &[]);
    let inner = scope.under_integral(&var, &lo, &hi);
    let written = binder.body_in(&var);
    let body = match Reader::new(&inner).read(&written) {
        Ok(body) => body,
        // The range says more where it begins at 0.
        Err(why @ Obstacle::Condition(_)) => return from_zero(scope, binder, &lo, &hi).unwrap_or(Err(why)),
        Err(why) => return Err(why),
    };
    valued(
        scope,
        &inner,
        Range {
            variable: var,
            lo,
            hi,
            body,
        },
        &written,
    )
}

/// The value of an integral whose body was read in the scope `inner` under it, in closed form or as it stands.
pub(crate) fn valued(scope: &Scope, inner: &Scope, range: Range, written: &Expr) -> Result<Normal, Obstacle> {
    let Range {
        variable: var,
        lo,
        hi,
        body,
    } = range;
    if body.is_zero() {
        return Ok(body);
    }
    let closed = gaussian::integrate(&body, &var, &lo, &hi, inner);
    let closed = closed.or_else(|| cauchy::integrate(&body, &var, &lo, &hi, inner));
    if let Some(value) = closed.or_else(|| poles::integrate(&body, &var, &lo, &hi, inner)) {
        return Ok(value);
    }
    scope.integral_exists(&Integral {
        variable: &var,
        lo: &lo,
        hi: &hi,
        body: &body,
        written,
    })?;
    if let Some(value) = even::integrate(&body, &var, &lo, &hi, inner) {
        return Ok(value);
    }
    let (content, body) = primitive(&body);
    Ok(&content * &Normal::kernel(Kernel::Integral(canonical(inner, &var, lo, hi, &body)?.into())))
}

/// The same integral after an affine change of its variable, over 0..oo for a range with one end that is not 0 and over 0..1 for one with
/// two; `None` for other ranges.
fn from_zero(scope: &Scope, binder: &Binder, lo: &Bound, hi: &Bound) -> Option<Result<Normal, Obstacle>> {
    let Reach::Interval(from, to) = &binder.reach else {
        return None;
    };
    let var = scope.name(binder, &[], &[]);
    let v = Expr::from(var.clone());
    let (place, slope, to) = match (lo, hi) {
        (Bound::Finite(end), Bound::PositiveInfinity) if !end.is_zero() => (from + &v, Expr::one(), Expr::infinity()),
        (Bound::NegativeInfinity, Bound::Finite(_)) => (to - &v, Expr::one(), Expr::infinity()),
        (Bound::Finite(first), Bound::Finite(last)) if !first.is_zero() || last.as_rational().is_none() => {
            let length = to - from;
            (from + &(&length * &v), length, Expr::one())
        }
        _ => return None,
    };
    let moved = Binder {
        body: binder.body_in(&var).substitute(&var, &place) * slope,
        reach: Reach::Interval(Expr::zero(), to),
        var,
    };
    Some(Reader::new(scope).read_binder(&moved))
}

/// The sum of a binder over the integers from lo to hi; empty if hi < lo.
pub(crate) fn sum(scope: &Scope, binder: &Binder, lo: Bound, hi: Bound) -> Result<Normal, Obstacle> {
    let var = scope.name(binder, &[], &[]);
    let body = binder.body_in(&var);
    if let (Some(a), Some(b)) = (integer_bound(&lo), integer_bound(&hi)) {
        return expanded(scope, &var, &a, &b, &body);
    }
    if hi == Bound::NegativeInfinity || finite(&hi).is_some_and(|n| !scope.is_integral(n)) {
        return Err(Obstacle::Unsupported(
            "a sum up to a bound that is not certainly an integer".to_string(),
        ));
    }
    if let Some(value) = binomial_sum::sum(&body, &var, &lo, &hi, scope) {
        return Ok(value);
    }
    let inner = opening::summation(scope, &var, &lo)?;
    let body = Reader::new(&inner).read(&body)?;
    if body.is_zero() {
        return Ok(body);
    }
    let closed = rational_sum::sum(&body, &var, &lo, &hi, scope);
    if let Some(value) = closed.or_else(|| series::sum(&body, &var, &lo, &hi, &inner)) {
        return Ok(value);
    }
    if hi == Bound::PositiveInfinity {
        scope.series_exists(canonical(&inner, &var, lo.clone(), hi.clone(), &body)?)?;
    }
    let (content, body) = primitive(&body);
    Ok(&content * &Normal::kernel(Kernel::Sum(canonical(&inner, &var, lo, hi, &body)?.into())))
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

/// The name of a variable `var` that is bound around a value: one more than the greatest number used inside.
pub(super) fn canonical_name(body: &Normal, var: &Symbol) -> Symbol {
    let numbers = body
        .symbols()
        .into_iter()
        .filter(|s| s != var)
        .filter_map(|s| s.as_str().strip_prefix('#')?.parse::<u32>().ok());
    let number = numbers.max().unwrap_or(0) + 1;
    Symbol::from_canonical(&format!("#{number}")).expect("a name that starts with # is not one of the language's own")
}

/// Of two canonical names the one with the greater number, which no variable bound inside has.
pub(super) fn greater_name<'a>(first: &'a Symbol, second: &'a Symbol) -> &'a Symbol {
    let number = |name: &Symbol| {
        name.as_str()
            .strip_prefix('#')
            .and_then(|number| number.parse::<u32>().ok())
    };
    match number(first) >= number(second) {
        true => first,
        false => second,
    }
}

/// The range with the canonical name of its variable.
pub(crate) fn canonical(inner: &Scope, var: &Symbol, lo: Bound, hi: Bound, body: &Normal) -> Result<Range, Obstacle> {
    let variable = canonical_name(body, var);
    let mut scope = inner.declare(&variable, inner.domain(var));
    if inner.almost().contains(var) {
        scope = scope.almost_everywhere(&variable);
    }
    let body = scope.substitute(body, var, &scope.symbol(&variable))?;
    Ok(Range { variable, lo, hi, body })
}
