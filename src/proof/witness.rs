//! Witnesses: double-precision values from crates that know nothing of this one.
//!
//! A witness is never evidence. It can only spoil a claim: where its number lies outside the tolerance around the
//! rigorous enclosure, the claim fails, and so it does where the witness has no trustworthy number to offer.

use std::collections::BTreeMap;

use rug::{Float, Rational};
use statrs::distribution::{Continuous, ContinuousCDF, Exp, Normal, Uniform};

use crate::formula::Symbol;
use crate::interval::Interval;
use crate::proof::Point;

/// The crate a witness computes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `quadrature`: double-exponential and Clenshaw-Curtis rules on finite ranges.
    Quadrature,
    /// `special`: Gamma and error functions.
    Special,
    /// `statrs`: distributions, quantiles and moments.
    Statrs,
}

impl Engine {
    /// The name of the crate.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Engine::Quadrature => "quadrature",
            Engine::Special => "special",
            Engine::Statrs => "statrs",
        }
    }
}

/// The coordinates of a point in double precision.
#[derive(Clone, Debug, Default)]
pub struct Values(BTreeMap<Symbol, f64>);

impl Values {
    /// The value of a symbol; a symbol that the point does not have is NaN, which no enclosure contains.
    #[must_use]
    pub fn get(&self, name: &str) -> f64 {
        let value = Symbol::parse(name).ok().and_then(|symbol| self.0.get(&symbol).copied());
        value.unwrap_or(f64::NAN)
    }
}

/// An independent computation of a formula at a grid of points.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The crate.
    pub engine: Engine,
    /// The formula whose rigorous enclosure the witness is compared with.
    pub formula: String,
    /// The grid, as in [`Point::grid`].
    pub grid: String,
    /// The allowed distance from the enclosure, relative to the larger of 1 and its magnitude: 10^-tolerance.
    pub tolerance: u32,
    /// The computation; `None` where the engine has no trustworthy number.
    pub compute: fn(&Values) -> Option<f64>,
}

impl Witness {
    /// A witness for `formula` on `grid`, within `10^-tolerance`.
    #[must_use]
    pub fn new(
        engine: Engine,
        formula: &str,
        grid: &str,
        tolerance: u32,
        compute: fn(&Values) -> Option<f64>,
    ) -> Witness {
        Witness {
            engine,
            formula: formula.into(),
            grid: grid.into(),
            tolerance,
            compute,
        }
    }

    /// The witness's own number at a point.
    #[must_use]
    pub fn value(&self, point: &Point) -> Option<f64> {
        let values = Values(
            point
                .0
                .iter()
                .map(|(symbol, value)| (symbol.clone(), value.to_f64()))
                .collect(),
        );
        (self.compute)(&values).filter(|value| value.is_finite())
    }

    /// Whether `value` lies within the tolerance around `enclosure`.
    #[must_use]
    pub fn agrees(&self, value: f64, enclosure: &Interval) -> bool {
        if !value.is_finite() || !enclosure.is_bounded() || enclosure.is_empty() {
            return false;
        }
        let prec = enclosure.prec().max(64);
        let distance = (&Interval::point(Float::with_val(prec, value)) - enclosure).mag();
        let tolerance = Rational::from((1, rug::Integer::from(rug::Integer::u_pow_u(10, self.tolerance))));
        let scale = Interval::from_i64(1, prec).max(&enclosure.abs());
        distance <= *(Interval::from_rational(&tolerance, prec) * scale).lo()
    }
}

/// The law N(mean, variance) of `statrs`, which wants the standard deviation; `None` if there is no such law.
#[expect(
    clippy::disallowed_methods,
    reason = "a witness computes in double precision; it is never evidence"
)]
fn normal_law(mean: f64, variance: f64) -> Option<Normal> {
    Normal::new(mean, variance.sqrt()).ok()
}

/// The density of N(mean, variance) at x, by `statrs`; NaN where there is no such law.
#[must_use]
pub fn normal_density(x: f64, mean: f64, variance: f64) -> f64 {
    normal_law(mean, variance).map_or(f64::NAN, |law| law.pdf(x))
}

/// The increasing map that carries one normal law, given by mean and variance, to another: the distribution function
/// of the first followed by the quantile function of the second, by `statrs`.
#[must_use]
pub fn monotone_rearrangement(x: f64, from: (f64, f64), to: (f64, f64)) -> Option<f64> {
    Some(normal_law(to.0, to.1)?.inverse_cdf(normal_law(from.0, from.1)?.cdf(x)))
}

/// The natural logarithm, for witnesses.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a witness computes in double precision; it is never evidence"
)]
pub fn logarithm(x: f64) -> f64 {
    x.ln()
}

/// The cosine, for witnesses.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a witness computes in double precision; it is never evidence"
)]
pub fn cosine(x: f64) -> f64 {
    x.cos()
}

/// The square root, for witnesses.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a witness computes in double precision; it is never evidence"
)]
pub fn square_root(x: f64) -> f64 {
    x.sqrt()
}

/// The distribution function of N(mean, variance) at x, by `statrs`.
#[must_use]
pub fn normal_share(x: f64, mean: f64, variance: f64) -> Option<f64> {
    Some(normal_law(mean, variance)?.cdf(x))
}

/// The distribution function of the exponential law of a rate at x, by `statrs`.
#[must_use]
pub fn exponential_share(x: f64, rate: f64) -> Option<f64> {
    Some(Exp::new(rate).ok()?.cdf(x))
}

/// The quantile function of the exponential law of a rate, by `statrs`.
#[must_use]
pub fn exponential_quantile(share: f64, rate: f64) -> Option<f64> {
    Some(Exp::new(rate).ok()?.inverse_cdf(share))
}

/// The quantile function of the uniform law on \[lo, hi\], by `statrs`.
#[must_use]
pub fn uniform_quantile(share: f64, lo: f64, hi: f64) -> Option<f64> {
    Some(Uniform::new(lo, hi).ok()?.inverse_cdf(share))
}

/// x^n by repeated multiplication.
#[must_use]
pub fn power(x: f64, n: u32) -> f64 {
    (0..n).fold(1.0, |product, _| product * x)
}

/// `integral of f over [lo, hi]` by the crate `quadrature`, split at `kinks` (between `lo` and `hi`, in order): the
/// double-exponential rule on each piece, its sum over two unequal parts and the Clenshaw-Curtis rule must agree to 1e-9,
/// and an estimate of 0 or from fewer than 25 evaluations on a piece is not believed, since the crate reports both for
/// integrands that it has missed altogether.
#[must_use]
pub fn finite_integral(f: impl Fn(f64) -> f64, lo: f64, kinks: &[f64], hi: f64) -> Option<f64> {
    let mut ends = vec![lo];
    ends.extend_from_slice(kinks);
    ends.push(hi);
    let mut total = 0.0;
    for piece in ends.windows(2) {
        total += piece_integral(&f, piece[0], piece[1])?;
    }
    Some(total)
}

fn piece_integral(f: impl Fn(f64) -> f64, lo: f64, hi: f64) -> Option<f64> {
    let goal = 1e-12;
    let cut = lo + 0.41 * (hi - lo);
    let whole = quadrature::double_exponential::integrate(&f, lo, hi, goal);
    let left = quadrature::double_exponential::integrate(&f, lo, cut, goal);
    let right = quadrature::double_exponential::integrate(&f, cut, hi, goal);
    let other = quadrature::clenshaw_curtis::integrate(&f, lo, hi, goal);
    let evaluated = |out: &quadrature::Output| out.num_function_evaluations >= 25 && out.integral.is_finite();
    // The nested Clenshaw-Curtis rule reports 0 for a mere tie of its last two values; the other rule decides.
    let trusted = evaluated(&whole) && evaluated(&other) && whole.error_estimate > 0.0;
    let scale = whole.integral.abs().max(1.0);
    let near = |value: f64| (value - whole.integral).abs() <= 1e-9 * scale;
    (trusted && near(left.integral + right.integral) && near(other.integral)).then_some(whole.integral)
}
