//! Integrals along an increasing curve that is known at points and satisfies a differential equation.
//!
//! Let y′(t) = r(t, y(t)) > 0, and let y be enclosed at any point by other means. On a piece of centre c and half length h the Taylor
//! coefficients of y, and with them those g_k of g(t, y(t)), follow from y(c), since (k+1) y_{k+1} = r_k; and
//!
//! > ∫ g = Σ_{k<n, k even} 2 g_k h^(k+1)/(k+1) + R,  |R| ≤ 2 G h^(n+1)/(n+1),
//!
//! where G bounds g_n at every point of the piece (Taylor's theorem with Lagrange's remainder); with an inexact centre odd k count too. G
//! comes from the same recursion started with the whole piece and with y between its values at the two ends; the recursion succeeds only
//! where all the formulas are smooth on the piece. n is the least order for which the bound of R is below the tolerance; where there is
//! none, the piece is cut in two.

use rayon::prelude::*;
use rug::{Float, Rational};

use crate::enclose::{Assignment, EncloseError, Fixed, NoIntegrals, Prepared, Series, Smooth, whole};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::session::shared;

/// The precision of bounds, in bits.
const COARSE: u32 = 64;
/// After so many orders without a better bound, none is expected.
const PATIENCE: usize = 6;
/// Into how many pieces the range is cut to begin with.
const FIRST: u32 = 64;
/// The number of pieces after which the accuracy is given up.
const PIECES: usize = 6_000;

/// Why an integral along a curve was not enclosed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CurveError {
    /// A formula has no power series, or no value.
    #[error(transparent)]
    Formula(#[from] EncloseError),
    /// An end of the range is no number of the working precision.
    #[error("{} or {} has a long binary expansion", .0[0], .0[1])]
    LongEnd([Rational; 2]),
    /// The accuracy was not reached with as many pieces as are allowed.
    #[error("the digits were not reached with {0} pieces")]
    Pieces(usize),
}

/// A curve y(t).
#[derive(Clone, Debug)]
pub struct Curve {
    /// The parameter t and the symbol of y.
    pub symbols: [Symbol; 2],
    /// y as a formula in t.
    pub value: Expr,
    /// r, a formula in t and y whose functions have power series.
    pub slope: Expr,
}

/// A piece of the range, with y at its ends.
#[derive(Clone)]
struct Piece {
    ends: [Float; 2],
    values: [Interval; 2],
}

/// What became of a piece.
enum Share {
    Integral(Interval),
    Cut(Box<[Piece; 2]>),
}

/// The place of r among the formulas that are developed.
const SLOPE: usize = 0;
/// The place of g.
const INTEGRAND: usize = 1;

/// r and g ready for power series, at two precisions, and y as a program.
struct Work<'a> {
    symbol: &'a Symbol,
    value: Prepared,
    smooth: &'a Smooth,
    coarse: Fixed<'a>,
    fine: Fixed<'a>,
    order: usize,
    prec: u32,
    tolerance: Float,
}

impl Curve {
    /// An enclosure of ∫ g(t, y(t)) dt over \[lo, hi\], two numbers with short binary expansions, with an error of about `tolerance` as
    /// far as `prec` bits allow.
    ///
    /// # Errors
    /// A formula without rule, an end that `prec` bits do not hold, or too many pieces.
    pub fn integral(
        &self,
        integrand: &Expr,
        [lo, hi]: [&Rational; 2],
        tolerance: &Float,
        prec: u32,
    ) -> Result<Interval, CurveError> {
        let smooth = Smooth::new(&[self.slope.clone(), integrand.clone()], &self.symbols)?;
        let bind = |prec| smooth.bind(&Assignment::new(), prec, &NoIntegrals);
        let work = Work {
            symbol: &self.symbols[0],
            value: Prepared::new(&self.value)?,
            smooth: &smooth,
            coarse: bind(COARSE)?,
            fine: bind(prec)?,
            order: prec as usize / 4 + 8,
            prec,
            tolerance: Float::with_val(COARSE, tolerance >> 10u32),
        };
        let end = |q: &Rational| Some(Interval::from_rational(q, prec)).filter(Interval::is_point);
        let (Some(lo), Some(hi)) = (end(lo), end(hi)) else {
            return Err(CurveError::LongEnd([lo.clone(), hi.clone()]));
        };
        let mut waiting = work.first(&lo, &hi)?;
        let mut total = Interval::zero(prec);
        let mut pieces = 0;
        while !waiting.is_empty() {
            pieces += waiting.len();
            if pieces > PIECES {
                return Err(CurveError::Pieces(PIECES));
            }
            let shares: Vec<Share> = waiting
                .par_iter()
                .map(shared(|piece| work.share(piece)))
                .collect::<Result<_, _>>()?;
            waiting.clear();
            for share in shares {
                match share {
                    Share::Integral(part) => total += part,
                    Share::Cut(halves) => waiting.extend(*halves),
                }
            }
        }
        Ok(total)
    }
}

impl Work<'_> {
    /// y at a point.
    fn at(&self, t: &Float, prec: u32) -> Result<Interval, EncloseError> {
        let at = Assignment::from([(self.symbol.clone(), Interval::point(t.clone()).with_prec(prec))]);
        self.value.evaluate(&at, prec, &NoIntegrals)
    }

    /// Pieces of about equal length from point to point.
    fn first(&self, lo: &Interval, hi: &Interval) -> Result<Vec<Piece>, EncloseError> {
        let point = |j: u32| match j {
            0 => lo.inf(),
            FIRST => hi.inf(),
            _ => (lo + &((hi - lo) * Interval::from_rational(&(j, FIRST).into(), self.prec))).mid(),
        };
        let points: Vec<Float> = (0..=FIRST).map(point).collect();
        let values: Vec<Interval> = points
            .par_iter()
            .map(shared(|t| self.at(t, self.prec)))
            .collect::<Result<_, _>>()?;
        let piece = |j: usize| Piece {
            ends: [points[j].clone(), points[j + 1].clone()],
            values: [values[j].clone(), values[j + 1].clone()],
        };
        Ok((0..FIRST as usize).map(piece).collect())
    }

    /// The integral over a piece, or its halves.
    fn share(&self, piece: &Piece) -> Result<Share, EncloseError> {
        let [a, b] = piece.ends.clone().map(Interval::point);
        let hull = a.hull(&b);
        let range = piece.values[0].hull(&piece.values[1]);
        let centre = Interval::point(hull.mid());
        let (left, right) = (&a - &centre, &b - &centre);
        let half = left.abs().max(&right).with_prec(COARSE);
        let best = self.order(hull.with_prec(COARSE), range.with_prec(COARSE), &half);
        let value = self.at(centre.lo(), self.prec)?;
        let Some((order, rest)) = best else {
            let middle = centre.lo().clone();
            let [a, b] = piece.ends.clone();
            let [ya, yb] = piece.values.clone();
            return Ok(Share::Cut(Box::new([
                Piece {
                    ends: [a, middle.clone()],
                    values: [ya, value.clone()],
                },
                Piece {
                    ends: [middle, b],
                    values: [value, yb],
                },
            ])));
        };
        let coefficients = self.coefficients(centre.with_prec(self.prec), value, order)?;
        let mut sum = Interval::zero(self.prec);
        let mut powers = [right.clone(), left.clone()];
        for (k, coefficient) in coefficients.iter().enumerate() {
            let length = (&powers[0] - &powers[1]) / Interval::from_i64(k as i64 + 1, self.prec);
            sum += coefficient * &length;
            powers = [&powers[0] * &right, &powers[1] * &left];
        }
        Ok(Share::Integral(
            sum + Interval::point(rest.clone()).hull(&Interval::point(-rest)),
        ))
    }

    /// The least order at which the bound of the remainder, given with it, is below the tolerance.
    fn order(&self, t: Interval, y: Interval, half: &Interval) -> Option<(usize, Float)> {
        let mut series = Series::new(self.smooth, &self.coarse);
        let mut next = [t, y];
        let mut power = half.clone();
        let mut least: Option<(usize, Float)> = None;
        for n in 0..=self.order {
            // No value on the piece is no bound: a shorter piece may have one.
            next = extend(&mut series, &next, n).ok()?;
            let bound = Interval::point(series.coefficient_of(INTEGRAND, n, COARSE).ok()?.mag());
            let rest = ((bound * &power).scale(1) / Interval::from_i64(n as i64 + 1, COARSE)).sup();
            if rest <= self.tolerance {
                return Some((n, rest));
            }
            match &least {
                // It only grows from here.
                Some((at, _)) if n > at + PATIENCE => return None,
                Some((_, known)) if rest >= *known || !rest.is_finite() => {}
                _ => least = Some((n, rest)),
            }
            power = &power * half;
        }
        None
    }

    /// The coefficients of g below an order.
    fn coefficients(&self, t: Interval, y: Interval, order: usize) -> Result<Vec<Interval>, EncloseError> {
        let mut series = Series::new(self.smooth, &self.fine);
        let mut next = [t, y];
        for k in 0..order {
            next = extend(&mut series, &next, k)?;
        }
        (0..order)
            .map(|k| series.coefficient_of(INTEGRAND, k, self.prec))
            .collect()
    }
}

/// Adds the coefficients of order k and returns those of t and y of the next.
fn extend(series: &mut Series<'_>, next: &[Interval; 2], k: usize) -> Result<[Interval; 2], EncloseError> {
    series.extend(next)?;
    let prec = next[0].prec();
    let clock = Interval::from_i64(i64::from(k == 0), prec);
    let slope = series.coefficient_of(SLOPE, k, prec)? / whole(k + 1, prec);
    Ok([clock, slope])
}
