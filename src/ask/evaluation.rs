//! The value of a formula: exactly, where the exact layer reads it; else, and to digits, by the enclosures and the quadrature of the engine.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::enclose::{EncloseError, enclose, enclose_complex};
use crate::exact::{Obstacle, Scope, normal};
use crate::formula::{Domain, Domains, Expr, Node, parse_expr};
use crate::interval::{Complex, Interval};
use crate::proof::folding::folded;
use crate::proof::no_value;
use crate::quadrature::Quadrature;
use crate::session::{Session, Spent};

use super::answer::{Answer, Found, Route, Value};
use super::limit::within;
use super::split::split;
use super::{Asked, Hindrance, Wrong, range};

/// What the exact layer may spend on one formula, in elementary operations.
const EXACT: u64 = 40_000_000;
/// What it may take to see that there is no value.
const MISSING: u64 = 4_000_000;
/// Closed forms of more characters are not shown.
const LONGEST: usize = 120;
/// Bits of the enclosure of a rational number beyond those of the digits asked for.
const GUARD: u32 = 16;

/// The value of a formula, with digits that are certain, or why there is none.
///
/// # Errors
/// [`Wrong`] if the question makes no sense: the text is no formula, a name in it has no value, a name that has one does not occur.
pub fn eval(formula: &str, asked: &Asked) -> Result<Answer, Wrong> {
    let tree = parse_expr(formula)?;
    if !asked.forgives {
        asked.letting.is_used(&[&tree])?;
    }
    let expanded = asked.letting.put(formula, &tree, |_| false)?;
    let expanded = expanded.lowered(&Domains::default())?.into_owned();
    let start = Instant::now();
    let question = asked.clone();
    let found = within(asked.budget, move || value(&expanded, &question));
    let (found, closed, route) = found.unwrap_or((late(), None, Route::Enclosed));
    Ok(Answer {
        formula: formula.into(),
        asked: asked.digits,
        found,
        closed,
        route,
        time: start.elapsed(),
    })
}

/// What is answered when the time is over.
fn late() -> Found {
    let why = Hindrance::NotEnclosed(Spent.into());
    Found::Nothing { why, reached: None }
}

type Valued = (Found, Option<Expr>, Route);

fn value(formula: &Expr, asked: &Asked) -> Valued {
    let free = formula.free_symbols();
    let ranges: BTreeMap<_, _> = asked
        .letting
        .ranges
        .iter()
        .filter(|(name, _)| free.contains(name))
        .collect();
    if ranges.is_empty() {
        return number(formula, asked.digits);
    }
    let ends = ranges.into_iter().filter_map(|(name, domain)| match domain {
        Domain::Between { lo, hi } => Some((name.clone(), (lo.clone(), hi.clone()))),
        _ => None,
    });
    range::values(formula, &ends.collect(), asked.digits)
}

/// The value of a formula without free symbols.
fn number(formula: &Expr, digits: usize) -> Valued {
    let domains = Domains::default();
    let scope = Scope::new(&domains);
    let exactly = || normal(formula, &scope).map(|value| (parts(&scope, &value), value.to_expr(), value.as_rational()));
    let read = match Session::current() {
        Some(session) => session.part(EXACT).enter(exactly),
        None => exactly(),
    };
    match read {
        Ok((_, closed, Some(rational))) => {
            let exact = Interval::from_rational(&rational, crate::enclose::bits_of(digits) + GUARD);
            (Found::Value(Value::Real(exact)), Some(closed), Route::Rational)
        }
        Ok((parts, closed, None)) => {
            let shown = is_simple(&closed, formula).then(|| closed.clone());
            match enclosed_parts(&parts, digits) {
                Ok(value) => (Found::Value(value), shown, Route::Closed),
                Err(_) => {
                    let (found, route) = numerically(formula, digits, None);
                    (found, shown, route)
                }
            }
        }
        Err(obstacle) => {
            let (found, route) = numerically(formula, digits, Some(obstacle));
            (found, None, route)
        }
    }
}

/// The real and the imaginary part of a normal form, or it alone where it is real; `None` where they are not seen.
fn parts(scope: &Scope, value: &crate::exact::Normal) -> Option<(Expr, Option<Expr>)> {
    match scope.is_real(value) {
        true => Some((value.to_expr(), None)),
        false => Some((
            scope.real_part(value)?.to_expr(),
            Some(scope.imaginary_part(value)?.to_expr()),
        )),
    }
}

fn enclosed_parts(parts: &Option<(Expr, Option<Expr>)>, digits: usize) -> Result<Value, EncloseError> {
    let part = |part: &Expr| enclose(part, &BTreeMap::new(), digits, &Quadrature::default());
    match parts {
        Some((real, None)) => Ok(Value::Real(part(real)?)),
        Some((real, Some(imaginary))) => Ok(Value::Complex(Complex::new(part(real)?, part(imaginary)?))),
        None => Err(EncloseError::Infinite),
    }
}

/// The value by enclosures of the formula as it stands.
fn numerically(formula: &Expr, digits: usize, obstacle: Option<Obstacle>) -> (Found, Route) {
    let route = match has_integral(formula) {
        true => Route::Quadrature,
        false => Route::Enclosed,
    };
    let whole = folded(formula).ok().flatten().or_else(|| split(formula));
    let whole = whole.as_ref().unwrap_or(formula);
    let quadrature = Quadrature::default();
    let why = match enclose(whole, &BTreeMap::new(), digits, &quadrature) {
        Ok(value) => return (Found::Value(Value::Real(value)), route),
        Err(why) => why,
    };
    let complex = match &why {
        EncloseError::NotReal { .. } => true,
        EncloseError::Undecided { last: Some(last), .. } => matches!(**last, EncloseError::NotReal { .. }),
        _ => false,
    };
    if complex && let Ok(value) = enclose_complex(whole, digits, &quadrature) {
        return (Found::Value(Value::Complex(value)), route);
    }
    let missing = || no_value(formula, &BTreeMap::new());
    let missing = match Session::current() {
        Some(session) => session.part(MISSING).enter(missing),
        None => missing(),
    };
    let reached = match &why {
        EncloseError::Undecided { reached, .. } | EncloseError::Integral { reached, .. } => reached.clone(),
        _ => None,
    };
    let why = match missing {
        Some(none) => Hindrance::NoValue(none),
        None => Hindrance::of(formula, why, obstacle),
    };
    // What is only an integral's is not the whole formula's.
    let reached = reached.filter(|_| matches!(formula.node(), Node::Integral { .. }) || !has_integral(formula));
    let reached = reached.map(|reached| *reached);
    (Found::Nothing { why, reached }, route)
}

pub(super) fn has_integral(formula: &Expr) -> bool {
    matches!(formula.node(), Node::Integral { .. }) || formula.children().into_iter().any(has_integral)
}

/// Whether a closed form says more than the formula: it is short, without integrals, sums and the like, while the formula has some or is longer.
fn is_simple(closed: &Expr, formula: &Expr) -> bool {
    fn binds(formula: &Expr) -> bool {
        formula.binder().is_some() || formula.children().into_iter().any(binds)
    }
    let length = |formula: &Expr| formula.to_string().chars().count();
    let shorter = binds(formula) || length(closed) < length(formula);
    closed != formula && shorter && !binds(closed) && length(closed) <= LONGEST
}
