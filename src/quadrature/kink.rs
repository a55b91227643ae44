//! Absolute values, signs, maxima and minima, removed piece by piece.
//!
//! On a piece where the argument g of `abs(g)` or `sign(g)` has one sign, or the difference g of two arguments of `max` or `min`,
//! the function is g, -g, 1, -1 or one of the arguments. The pieces are found by isolating the zeros of g: a subinterval on which the range of g excludes 0
//! has one sign; on one where the range of the derivative excludes 0, g is strictly monotone, and the interval Newton
//! step N(X) = m - g(m)/g'(X) contains every zero in X, so that on either side of X ∩ N(X) the sign is known from that of the
//! derivative. Anything else is bisected. No range is cut inside an end that is known only roughly. What remains undecided, such as the neighbourhood of a double zero, keeps the function as it was.
//!
//! Inner functions are removed before outer ones, so that arguments are free of kinks by the time their zeros are sought.

use super::QuadratureError;
use super::integrand::{Integrand, Sampler, Setting};
use crate::exact::{Outcome, prove_equal};
use crate::formula::{Domains, Expr, Function, Node};
use crate::interval::Interval;
use std::convert::Infallible;

/// The most subintervals looked at for the zeros of one argument.
const TRIALS: u32 = 1000;
/// How often a subinterval may be halved if its zeros cannot be told apart.
const DEPTH: u32 = 60;

/// A piece of a range with the integrand that holds there.
pub(super) type Piece = (Expr, Interval, Interval);

/// Cuts a range where the kinks of a formula are, and removes them from it.
///
/// # Errors
/// Errors of the formula.
pub(super) fn split(
    expr: &Expr,
    setting: Setting<'_>,
    lo: &Interval,
    hi: &Interval,
    prec: u32,
) -> Result<Vec<Piece>, QuadratureError> {
    let mut waiting = vec![(expr.clone(), lo.clone(), hi.clone(), Vec::new())];
    let mut pieces = Vec::new();
    while let Some((expr, lo, hi, given_up)) = waiting.pop() {
        let kink = kinks(&expr, setting).into_iter().find(|kink| !given_up.contains(kink));
        let Some((kink, g)) = kink.and_then(|kink| Some((kink.clone(), deciding(&kink)?))) else {
            pieces.push((expr, lo, hi));
            continue;
        };
        let parts = parts(&g, setting, &lo, &hi, prec)?;
        if let [(_, None)] = parts[..]
            && vanishes(&g)
        {
            waiting.push((replace(&expr, &kink, &branch(&kink, 0)), lo, hi, given_up));
            continue;
        }
        let count = parts.len();
        let mut left = lo;
        let mut cut = Vec::new();
        for (place, (part, sign)) in parts.into_iter().enumerate() {
            let right = if place + 1 == count {
                hi.clone()
            } else {
                Interval::point(part.sup())
            };
            let mut given_up = given_up.clone();
            let held = match sign {
                Some(sign) => replace(&expr, &kink, &branch(&kink, sign)),
                None => {
                    given_up.push(kink.clone());
                    expr.clone()
                }
            };
            // A piece of no length has no integral to add.
            if count == 1 || !left.is_point() || left != right {
                cut.push((held, left, right.clone(), given_up));
            }
            left = right;
        }
        // The rightmost first, so that the leftmost is taken next.
        waiting.extend(cut.into_iter().rev());
    }
    Ok(pieces)
}

/// The formula with the kinks removed whose arguments have one sign on a range, which may be unbounded.
pub(super) fn settle(expr: &Expr, setting: Setting<'_>, x: &Interval) -> Expr {
    let mut expr = expr.clone();
    let mut given_up = Vec::new();
    while let Some(kink) = kinks(&expr, setting).into_iter().find(|kink| !given_up.contains(kink)) {
        let sign = deciding(&kink)
            .and_then(|g| super::integrand::range(&g, setting, x))
            .and_then(|g| sign_of(&g));
        match sign.or_else(|| deciding(&kink).filter(vanishes).map(|_| 0)) {
            Some(sign) => expr = replace(&expr, &kink, &branch(&kink, sign)),
            None => given_up.push(kink),
        }
    }
    expr
}

/// The innermost kinks that move with the variable: none lies inside another. Those inside sums and integrals are left alone, since their arguments
/// may depend on the bound variable.
fn kinks(expr: &Expr, setting: Setting<'_>) -> Vec<Expr> {
    if matches!(
        expr.node(),
        Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. }
    ) {
        return Vec::new();
    }
    let mut inner: Vec<Expr> = expr
        .children()
        .into_iter()
        .flat_map(|part| kinks(part, setting))
        .collect();
    let is_kink = matches!(
        expr.node(),
        Node::Call(Function::Abs | Function::Sign | Function::Max | Function::Min, _)
    );
    if is_kink && inner.is_empty() && expr.depends_on(setting.var) {
        inner.push(expr.clone());
    }
    inner
}

/// Whether a formula is 0 wherever it is defined, by its normal form.
fn vanishes(g: &Expr) -> bool {
    matches!(prove_equal(g, &Expr::zero(), &Domains::new()), Outcome::Proved)
}

/// The formula whose sign decides a kink.
fn deciding(kink: &Expr) -> Option<Expr> {
    match kink.node() {
        Node::Call(Function::Abs | Function::Sign, arguments) => arguments.first().cloned(),
        Node::Call(Function::Max | Function::Min, arguments) => Some(arguments.first()? - arguments.get(1)?),
        _ => None,
    }
}

/// What a kink is where the deciding formula has that sign, or is 0.
fn branch(kink: &Expr, sign: i32) -> Expr {
    match kink.node() {
        Node::Call(Function::Sign, _) => Expr::integer(sign),
        Node::Call(Function::Abs, arguments) => {
            if sign >= 0 {
                arguments[0].clone()
            } else {
                -&arguments[0]
            }
        }
        Node::Call(function, arguments) => {
            let first = (sign > 0) == (*function == Function::Max);
            let chosen = arguments[usize::from(!first)].clone();
            if arguments.len() == 2 {
                return chosen;
            }
            let rest = arguments[2..].iter().cloned();
            Expr::call(*function, std::iter::once(chosen).chain(rest).collect())
        }
        _ => kink.clone(),
    }
}

/// The formula with every occurrence of a part replaced, outside of sums and integrals.
fn replace(expr: &Expr, part: &Expr, by: &Expr) -> Expr {
    if expr == part {
        return by.clone();
    }
    if matches!(
        expr.node(),
        Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. }
    ) {
        return expr.clone();
    }
    let replaced: Result<Expr, Infallible> = expr.try_map(|child| Ok(replace(child, part, by)));
    match replaced {
        Ok(replaced) => replaced,
    }
}

fn sign_of(x: &Interval) -> Option<i32> {
    if *x.lo() > 0 {
        Some(1)
    } else if *x.hi() < 0 {
        Some(-1)
    } else {
        None
    }
}

/// The parts of a range with uncertain ends: as those of [`signs`], but no cut lies before the last place where the range may
/// begin or beyond the first where it may end, since a part that the range misses would be integrated backwards with the sign it has inside.
fn parts(
    g: &Expr,
    setting: Setting<'_>,
    lo: &Interval,
    hi: &Interval,
    prec: u32,
) -> Result<Vec<(Interval, Option<i32>)>, QuadratureError> {
    let whole = lo.hull(hi).with_prec(prec);
    let sound = |parts: &[(Interval, Option<i32>)]| {
        let cuts = &parts[..parts.len().saturating_sub(1)];
        cuts.iter()
            .all(|(part, _)| *lo.hi() <= *part.hi() && *part.hi() <= *hi.lo())
    };
    if lo.certainly_le(hi) {
        let parts = signs(g, setting, &whole, prec)?;
        if sound(&parts) {
            // On a range of uncertain ends a single sign holds wherever the ends are.
            return Ok(parts);
        }
        let certain = Interval::point(lo.sup()).hull(&Interval::point(hi.inf()));
        let mut parts = vec![(lo.clone(), None)];
        parts.extend(signs(g, setting, &certain.with_prec(prec), prec)?);
        parts.push((hi.clone(), None));
        if sound(&parts) {
            return Ok(parts);
        }
    }
    Ok(vec![(whole, None)])
}

/// Adjoining subintervals of a range, each with the sign g has in its interior, or `None` where that was not found.
fn signs(
    g: &Expr,
    setting: Setting<'_>,
    range: &Interval,
    prec: u32,
) -> Result<Vec<(Interval, Option<i32>)>, QuadratureError> {
    let slope = g
        .derivative(setting.var)
        .ok()
        .and_then(|d| Integrand::new(d, setting).ok());
    let g = Integrand::new(g.clone(), setting)?;
    let g = g.at(prec)?;
    let slope = slope.as_ref().and_then(|slope| slope.at(prec).ok());
    let mut found: Vec<(Interval, Option<i32>)> = Vec::new();
    let mut waiting = vec![(range.clone(), 0)];
    let mut trials = 0;
    while let Some((x, depth)) = waiting.pop() {
        trials += 1;
        let sign = g.real(x.clone()).ok().and_then(|y| sign_of(&y));
        let parts = match (sign, &slope) {
            (Some(_), _) => Some(vec![(x.clone(), sign)]),
            (None, Some(slope)) => around_zero(&g, slope, &x),
            (None, None) => None,
        };
        let middle = x.mid();
        let divisible = depth < DEPTH && trials < TRIALS && *x.lo() < middle && middle < *x.hi();
        let parts = match parts {
            Some(parts) => parts,
            None if divisible => {
                let middle = Interval::point(middle);
                let (lo, hi) = (Interval::point(x.inf()), Interval::point(x.sup()));
                waiting.push((middle.hull(&hi), depth + 1));
                waiting.push((lo.hull(&middle), depth + 1));
                continue;
            }
            None => vec![(x, None)],
        };
        for (x, sign) in parts {
            match found.last_mut() {
                Some((last, known)) if *known == sign => *last = last.hull(&x),
                _ => found.push((x, sign)),
            }
        }
    }
    Ok(found)
}

/// The signs of g on either side of its zero in x, if g is shown to be monotone there and Newton's step narrows the zero down; a single part if g has no zero.
fn around_zero(g: &Sampler<'_>, slope: &Sampler<'_>, x: &Interval) -> Option<Vec<(Interval, Option<i32>)>> {
    let direction = sign_of(&slope.real(x.clone()).ok()?)?;
    let (lo, hi) = (Interval::point(x.inf()), Interval::point(x.sup()));
    let mut zero = x.clone();
    // Near 0 intervals can become narrower without end.
    let narrow = Interval::point(x.mag()).scale(-i32::try_from(x.prec()).ok()?).sup();
    loop {
        let middle = Interval::point(zero.mid());
        let step = g.real(middle.clone()).ok()? / slope.real(zero.clone()).ok()?;
        let next = zero.intersection(&(middle - step));
        if next.is_empty() {
            // One sign everywhere, that of g at either end.
            let sign = [lo, hi].into_iter().find_map(|end| sign_of(&g.real(end).ok()?))?;
            return Some(vec![(x.clone(), Some(sign))]);
        }
        let narrowed = next.wid() * 2u32 <= zero.wid() && next.wid() < zero.wid();
        if !narrowed && zero == *x && !x.is_point() {
            return None;
        }
        zero = next;
        if !narrowed || zero.wid() <= narrow {
            break;
        }
    }
    let origin = Interval::zero(x.prec());
    if zero.contains_zero() && g.real(origin.clone()).is_ok_and(|y| y == origin) {
        zero = origin;
    }
    let (left, right) = (Interval::point(zero.inf()), Interval::point(zero.sup()));
    Some(vec![
        (lo.hull(&left), Some(-direction)),
        (zero, None),
        (right.hull(&hi), Some(direction)),
    ])
}
