//! Whether a formula in one variable is not negative on an interval, piece by piece.
//!
//! On a piece the formula is enclosed; failing that, it and its first derivatives are looked at from an end of the piece, in the direction that
//! leads into it: where none of them is negative at the end, and the last is enclosed above 0 on all of the piece, the formula is not
//! negative there (Taylor's formula with the remainder of Lagrange). Failing that, it is written p + t or p - t for t >= 0, and shown to grow
//! by the derivatives of its normal form ([`Scope::nonnegative_by_derivatives`]). Both handle a zero of any order at that end. Failing that,
//! the piece is halved, or for an unbounded one a part of it is cut off. Pieces are closed and cover the interval, so that what holds on each holds on all of it.

use rug::Rational;

use crate::enclose::{Assignment, Prepared};
use crate::exact::{Normal, Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Symbol};
use crate::interval::Interval;
use crate::quadrature::Quadrature;

/// How often a piece is divided.
const DEPTH: u32 = 7;
/// The formula and so many of its derivatives, less one, are enclosed.
const DERIVATIVES: usize = 5;
/// Bits of the enclosures.
const PRECISION: u32 = 96;
/// The first part that is cut off an unbounded piece.
const STEP: u32 = 1;

/// An end of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// There is none.
    Infinite,
    /// A number, which belongs to the piece.
    At(Expr),
    /// A number, which does not belong to the interval, though the formula is defined there.
    Open(Expr),
}

/// The formula, its variable, what is known of the other symbols, and whether it has to be positive.
pub(super) struct Pieces<'a> {
    formula: &'a Expr,
    variable: &'a Symbol,
    domains: &'a Domains,
    strict: bool,
    /// The formula and its derivatives made ready to be enclosed, where it has no other symbol.
    derivatives: Vec<(Expr, Prepared)>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(formula: &'a Expr, variable: &'a Symbol, domains: &'a Domains, strict: bool) -> Pieces<'a> {
        let alone = formula.free_symbols().iter().all(|symbol| symbol == variable);
        let derivatives = std::iter::successors(Some(formula.clone()), |last| last.derivative(variable).ok());
        let derivatives = derivatives.take_while(|_| alone).take(DERIVATIVES);
        let prepared = derivatives.map_while(|formula| Some((formula.clone(), Prepared::new(&formula).ok()?)));
        Pieces {
            formula,
            variable,
            domains,
            strict,
            derivatives: prepared.collect(),
        }
    }

    /// On how many pieces the formula is shown not to be negative, or positive, which together cover the interval between the first and the
    /// last of these ends. `None` where one stays open.
    pub(super) fn cover(&self, ends: &[End]) -> Option<usize> {
        let pieces = ends.windows(2).map(|pair| self.piece(&pair[0], &pair[1], DEPTH));
        pieces.sum()
    }

    fn piece(&self, lo: &End, hi: &End, depth: u32) -> Option<usize> {
        let enclosed = || self.is_enclosed(lo, hi, 1) || self.is_enclosed(hi, lo, -1);
        if enclosed() || self.grows(lo, hi, 1) || self.grows(hi, lo, -1) {
            return Some(1);
        }
        let depth = depth.checked_sub(1)?;
        let cut = End::At(Expr::rational(&cut(lo, hi, DEPTH - depth)?));
        Some(self.piece(lo, &cut, depth)? + self.piece(&cut, hi, depth)?)
    }

    /// Whether the formula is shown by enclosures of it and its derivatives from that end on to the other, which lies above it (1) or below.
    fn is_enclosed(&self, from: &End, to: &End, side: i32) -> bool {
        let [Some(start), Some(end)] = [from, to].map(End::rational) else {
            return false;
        };
        let exact = |place: &Rational| Interval::from_rational(place, PRECISION);
        let piece = Assignment::from([(self.variable.clone(), exact(&start).hull(&exact(&end)))]);
        let quadrature = Quadrature::default();
        // Whether the formula is seen to be positive at the start, and beyond it.
        let (mut first, mut beyond) = (None, false);
        for (order, (formula, prepared)) in self.derivatives.iter().enumerate() {
            let turned = if order % 2 == 1 && side < 0 { -1 } else { 1 };
            let Ok(values) = prepared.evaluate(&piece, PRECISION, &quadrature) else {
                return false;
            };
            let values = if turned < 0 { -&values } else { values };
            if values.is_empty() {
                return false;
            }
            if *values.lo() >= 0 {
                let positive = *values.lo() > 0;
                let at_start = first.unwrap_or(positive);
                return !self.strict || (beyond || positive) && (at_start || matches!(from, End::Open(_)));
            }
            let there = formula.substitute(self.variable, &Expr::rational(&start));
            let scope = Scope::new(&Domains::default());
            let sign = normal(&(Expr::integer(turned) * there), &scope)
                .ok()
                .and_then(|value| match value.is_zero() {
                    true => Some(Sign::Zero),
                    false => scope.sign_of(&value),
                });
            let positive = match sign {
                Some(Sign::Positive) => true,
                Some(Sign::Zero | Sign::Nonnegative) => false,
                _ => return false,
            };
            first = first.or(Some(positive));
            beyond |= positive;
        }
        false
    }

    /// Whether the formula grows from that end to the other, which lies above it (1) or below (-1).
    fn grows(&self, from: &End, to: &End, side: i64) -> bool {
        let (start, open) = match from {
            End::Infinite => return false,
            End::At(start) => (start, false),
            End::Open(start) => (start, true),
        };
        let range = match to {
            End::Infinite => Domain::Nonnegative,
            End::At(_) | End::Open(_) => match (from.rational(), to.rational()) {
                (Some(from), Some(to)) => Domain::Between {
                    lo: Rational::new(),
                    hi: Rational::from(&to - &from).abs(),
                },
                _ => return false,
            },
        };
        let mut domains = self.domains.clone();
        domains.insert(self.variable.clone(), range);
        let scope = Scope::new(&domains);
        let moved = start.clone() + Expr::integer(side) * Expr::from(self.variable.clone());
        let Ok(value) = normal(&self.formula.substitute(self.variable, &moved), &scope) else {
            return false;
        };
        let zero = Normal::zero();
        if !scope.is_real(&value) {
            return false;
        }
        match self.strict {
            false => scope.nonnegative_by_derivatives(&value, self.variable, &zero).is_some(),
            true => {
                let above = scope.above_by_derivatives(&value, self.variable, &zero);
                above.is_some_and(|above| above.beyond && (open || above.at_start))
            }
        }
    }
}

impl End {
    fn rational(&self) -> Option<Rational> {
        match self {
            End::Infinite => None,
            End::At(place) | End::Open(place) => place.as_rational(),
        }
    }
}

/// A number between two ends: the middle, or beyond the finite one by what doubles each time.
fn cut(lo: &End, hi: &End, times: u32) -> Option<Rational> {
    let step = Rational::from(STEP << times.min(16));
    match (lo.rational(), hi.rational()) {
        (Some(lo), Some(hi)) => Some((lo + hi) / 2),
        (Some(lo), None) if *hi == End::Infinite => Some(lo + step),
        (None, Some(hi)) if *lo == End::Infinite => Some(hi - step),
        (None, None) if *lo == End::Infinite && *hi == End::Infinite => Some(Rational::new()),
        // One end is no fraction: a fraction beyond it on the side of the other.
        _ => between(lo, hi, &step),
    }
}

/// A fraction strictly between two ends of which one at least is finite and no fraction.
fn between(lo: &End, hi: &End, step: &Rational) -> Option<Rational> {
    let near = |end: &End| match end {
        End::Infinite => None,
        End::At(place) | End::Open(place) => {
            let value = Prepared::new(place)
                .ok()?
                .evaluate(&Assignment::new(), PRECISION, &Quadrature::default())
                .ok()?;
            Some((value.lo().to_rational()?, value.hi().to_rational()?))
        }
    };
    let cut = match (near(lo), near(hi)) {
        (Some((_, lo)), Some((hi, _))) => (lo + hi) / Rational::from(2),
        (Some((_, lo)), None) => lo + step.clone(),
        (None, Some((hi, _))) => hi - step.clone(),
        (None, None) => return None,
    };
    Some(cut)
}
