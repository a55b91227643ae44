//! Whether a formula in one variable is not negative on an interval, piece by piece.
//!
//! On a piece the formula is enclosed; failing that, it is written from one end of the piece, p + t or p - t for t >= 0, and shown to grow by
//! its derivatives ([`Scope::nonnegative_by_derivatives`]), which also handles a zero of any order at that end; failing that, the piece is
//! halved, or for an unbounded one a part of it is cut off. Pieces are closed and cover the interval, so that what holds on each holds on all of it.

use rug::Rational;

use crate::enclose::{Assignment, Prepared};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Symbol};
use crate::interval::Interval;
use crate::quadrature::Quadrature;

/// How often a piece is divided.
const DEPTH: u32 = 7;
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
    /// Made ready to be enclosed, where it has no other symbol.
    prepared: Option<Prepared>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(formula: &'a Expr, variable: &'a Symbol, domains: &'a Domains, strict: bool) -> Pieces<'a> {
        let alone = formula.free_symbols().iter().all(|symbol| symbol == variable);
        Pieces {
            formula,
            variable,
            domains,
            strict,
            prepared: alone.then(|| Prepared::new(formula).ok()).flatten(),
        }
    }

    /// On how many pieces the formula is shown not to be negative, or positive, which together cover the interval between the first and the
    /// last of these ends. `None` where one stays open.
    pub(super) fn cover(&self, ends: &[End]) -> Option<usize> {
        let pieces = ends.windows(2).map(|pair| self.piece(&pair[0], &pair[1], DEPTH));
        pieces.sum()
    }

    fn piece(&self, lo: &End, hi: &End, depth: u32) -> Option<usize> {
        if self.is_enclosed(lo, hi) || self.grows(lo, hi, 1) || self.grows(hi, lo, -1) {
            return Some(1);
        }
        let depth = depth.checked_sub(1)?;
        let cut = End::At(Expr::rational(&cut(lo, hi, DEPTH - depth)?));
        Some(self.piece(lo, &cut, depth)? + self.piece(&cut, hi, depth)?)
    }

    fn is_enclosed(&self, lo: &End, hi: &End) -> bool {
        let ([Some(lo), Some(hi)], Some(prepared)) = ([lo, hi].map(End::rational), &self.prepared) else {
            return false;
        };
        let piece = Interval::from_rational(&lo, PRECISION).hull(&Interval::from_rational(&hi, PRECISION));
        let at = Assignment::from([(self.variable.clone(), piece)]);
        let value = prepared.evaluate(&at, PRECISION, &Quadrature::default());
        value.is_ok_and(|value| !value.is_empty() && if self.strict { *value.lo() > 0 } else { *value.lo() >= 0 })
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
        let zero = crate::exact::Normal::zero();
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
