//! Interval evaluation of a sum over the whole domain, as the last resort of the sign analysis.

use rug::{Float, Integer, Rational};

use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::reality::is_real;
use super::scope::Scope;
use super::signs::Signs;
use crate::formula::{Domain, Domains, Function};
use crate::interval::Interval;

/// Working precisions: the second one separates close constants.
const PRECISIONS: [u32; 2] = [64, 512];

/// The signs compatible with an enclosure of the sum.
pub(crate) fn signs(scope: &Scope, f: &ExpPoly) -> Signs {
    let constant = f
        .terms()
        .all(|(e, m, _)| e.is_zero() && m.iter().all(|(k, _)| k.as_symbol().is_none()));
    if let Some(signs) = beside_erf(f) {
        return signs;
    }
    let mut out = Signs::ANY;
    for prec in PRECISIONS {
        let Some(range) = sum(scope, f, prec).filter(|r| !r.is_empty()) else {
            return out;
        };
        out = Signs {
            negative: *range.lo() < 0,
            zero: range.contains_zero(),
            positive: *range.hi() > 0,
        };
        if !out.zero || !constant {
            break;
        }
    }
    out
}

/// The sign of a + b erf(x) for real x and rational a, b with |a| ≥ |b| > 0: that of a, because |erf x| < 1.
fn beside_erf(f: &ExpPoly) -> Option<Signs> {
    let polynomial = f.as_plain()?;
    let kernels = polynomial.variables();
    let kernel = kernels.first().filter(|_| kernels.len() == 1)?;
    let Kernel::Call(Function::Erf, args) = kernel else {
        return None;
    };
    if polynomial.degree(kernel) != 1 || !args.iter().all(is_real) {
        return None;
    }
    let coefficient = |degree: u32| {
        let mut terms = polynomial.iter().filter(|(m, _)| m.degree(kernel) == degree);
        terms.next().map(|(_, c)| Integer::from(c))
    };
    let (constant, slope) = (coefficient(0)?, coefficient(1)?);
    (constant.cmp_abs(&slope).is_ge()).then(|| Signs::of(&constant))
}

/// An enclosure of a value without symbols, bounded.
pub(crate) fn constant(n: &Normal, prec: u32) -> Option<Interval> {
    if !n.symbols().is_empty() {
        return None;
    }
    value(&Scope::new(&Domains::new()), n, prec).filter(|range| !range.is_empty() && range.is_bounded())
}

/// An enclosure of the range of a value; `None` where a part has no enclosure here.
fn value(scope: &Scope, n: &Normal, prec: u32) -> Option<Interval> {
    let mut out = sum(scope, n.numerator(), prec)?;
    out /= Interval::from_integer(n.denominator().integer(), prec);
    for (f, e) in n.denominator().factors() {
        let factor = sum(scope, f, prec)?;
        if factor.contains_zero() {
            return None;
        }
        out /= factor.powi(i64::from(*e));
    }
    Some(out)
}

fn sum(scope: &Scope, f: &ExpPoly, prec: u32) -> Option<Interval> {
    let mut out = Interval::zero(prec);
    for (exponent, polynomial) in f.groups() {
        let mut part = Interval::zero(prec);
        for (m, c) in polynomial.iter() {
            let mut term = Interval::from_integer(c, prec);
            for (k, e) in m.iter() {
                term *= kernel(scope, k, prec)?.powi(i64::from(*e));
            }
            part += term;
        }
        if let Some(e) = exponent.as_ref() {
            part *= value(scope, e, prec)?.exp();
        }
        out += part;
    }
    Some(out)
}

fn kernel(scope: &Scope, kernel: &Kernel, prec: u32) -> Option<Interval> {
    let range = |lo: Option<&Rational>, hi: Option<&Rational>| {
        let lo = lo.map_or_else(
            || Float::with_val(prec, rug::float::Special::NegInfinity),
            |q| Interval::from_rational(q, prec).lo().clone(),
        );
        let hi = hi.map_or_else(
            || Float::with_val(prec, rug::float::Special::Infinity),
            |q| Interval::from_rational(q, prec).hi().clone(),
        );
        Interval::new(lo, hi).ok()
    };
    match kernel {
        Kernel::Symbol(s, _) => match scope.domain(s) {
            Domain::Vector { .. } => None,
            Domain::Real | Domain::Nonzero | Domain::Matrix { .. } => Some(Interval::entire(prec)),
            Domain::Positive | Domain::Nonnegative => range(Some(&Rational::new()), None),
            Domain::Natural { from } => range(Some(&Rational::from(from)), None),
            Domain::Prime => range(Some(&Rational::from(2)), None),
            Domain::Between { lo, hi } => range(Some(&lo), Some(&hi)),
        },
        Kernel::Pi => Some(Interval::pi(prec)),
        Kernel::Magnitude(f) => Some(sum(scope, f, prec)?.abs()),
        Kernel::Log(f, _) => {
            let base = sum(scope, f, prec)?.abs();
            if base.contains_zero() { None } else { Some(base.log()) }
        }
        Kernel::Root(f, prime, level) => {
            let base = sum(scope, f, prec)?;
            let base = base.intersection(&range(Some(&Rational::new()), None)?);
            let degree = Integer::from(Integer::u_pow_u(*prime, *level)).to_u32()?;
            Some(base.root(degree))
        }
        Kernel::Call(function, args) => {
            let args: Option<Vec<Interval>> = args.iter().map(|a| value(scope, a, prec)).collect();
            (function.definition().range)(&args?)
        }
        _ => None,
    }
}
