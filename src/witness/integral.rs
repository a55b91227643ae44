//! Integrals by the crate `quadrature`, whose rules are for finite ranges.
//!
//! A range is cut at the points where the integrand may be rough. A half line is cut into panels of lengths 1, 2, 4, … until two in a row
//! are negligible; where that does not happen, as for 1/x, there is no number. On each panel the double-exponential and the
//! Clenshaw-Curtis rule must agree, else it is halved, again and again towards a kink or an integrable singularity. The crate takes
//! what is not finite for 0 and reports small errors for integrands that it has missed; so neither its estimate nor one rule alone is believed.

use std::cell::Cell;

use num_complex::Complex64;

use super::Engine;
use super::machine::Machine;

/// The integrand: `None` where it has no number.
type Integrand<'a> = &'a dyn Fn(f64) -> Option<Complex64>;

/// How closely two rules agree, relative to the integral of the absolute value.
const AGREEMENT: f64 = 1e-13;
/// What may be left out, relative to the same.
const NEGLIGIBLE: f64 = 1e-17;
/// The most panels of a half line.
const LONGEST: i32 = 130;
/// The most panels that are looked at.
const MOST: usize = 800;
/// Points of a panel that show its size; irregular, so that they do not fall into step with an oscillation.
const SAMPLES: i32 = 17;

impl Machine {
    /// The integral from `lo` to `hi`, cut at those of `centres` that lie between.
    pub(super) fn integral(&self, f: Integrand<'_>, lo: f64, hi: f64, centres: &[f64]) -> Option<Complex64> {
        self.uses(Engine::Quadrature);
        if lo.is_nan() || hi.is_nan() {
            return None;
        }
        if lo > hi {
            return Some(-self.integral(f, hi, lo, centres)?);
        }
        if lo == hi {
            return lo.is_finite().then_some(Complex64::ZERO);
        }
        let cuts = panels(f, lo, hi, centres)?;
        let re = component(f, &cuts, |value| value.re)?;
        let im = match cuts.complex {
            true => component(f, &cuts, |value| value.im)?,
            false => 0.0,
        };
        Some(Complex64::new(re, im))
    }
}

/// A range cut into panels.
#[derive(Default)]
struct Panels {
    ends: Vec<(f64, f64)>,
    /// About the integral of the absolute value.
    mass: f64,
    /// Whether a value was seen that is not real.
    complex: bool,
}

impl Panels {
    /// Adds a panel and returns its size; `None` where the integrand has no number at any of the samples.
    fn add(&mut self, f: Integrand<'_>, lo: f64, hi: f64) -> Option<f64> {
        let (mut sum, mut seen) = (0.0, 0);
        for k in 0..SAMPLES {
            let share = (f64::from(k) * 0.618_033_988_749_895 + 0.03).fract();
            if let Some(value) = f(lo + share * (hi - lo)).filter(|value| value.is_finite()) {
                sum += value.norm();
                self.complex |= value.im != 0.0;
                seen += 1;
            }
        }
        let size = (seen > 0).then(|| (hi - lo) * sum / f64::from(seen))?;
        self.ends.push((lo, hi));
        self.mass += size;
        Some(size)
    }

    /// Adds panels from `from` outwards, in the direction of `sign`.
    fn add_half_line(&mut self, f: Integrand<'_>, from: f64, sign: f64) -> Option<()> {
        let mut small = 0;
        for k in 0..LONGEST {
            let (near, far) = (f64::from(k).exp2() - 1.0, f64::from(k + 1).exp2() - 1.0);
            let (a, b) = (from + sign * near, from + sign * far);
            // Where it was negligible before and underflows to no number at all, the integrand has come to its end.
            let size = match self.add(f, a.min(b), a.max(b)) {
                None if small > 0 => 0.0,
                size => size?,
            };
            small = if size <= NEGLIGIBLE * self.mass { small + 1 } else { 0 };
            if small >= 2 && k >= 2 {
                self.ends.truncate(self.ends.len() - 1);
                return Some(());
            }
        }
        None
    }
}

fn panels(f: Integrand<'_>, lo: f64, hi: f64, centres: &[f64]) -> Option<Panels> {
    let mut cuts: Vec<f64> = centres.iter().copied().filter(|x| lo < *x && *x < hi).collect();
    if lo.is_finite() {
        cuts.insert(0, lo);
    }
    if hi.is_finite() {
        cuts.push(hi);
    }
    if cuts.is_empty() {
        cuts.push(0.0);
    }
    let mut panels = Panels::default();
    for pair in cuts.windows(2) {
        panels.add(f, pair[0], pair[1])?;
    }
    if hi == f64::INFINITY {
        panels.add_half_line(f, *cuts.last()?, 1.0)?;
    }
    if lo == f64::NEG_INFINITY {
        panels.add_half_line(f, *cuts.first()?, -1.0)?;
    }
    Some(panels)
}

/// The integral of a component over all panels.
fn component(f: Integrand<'_>, panels: &Panels, part: fn(Complex64) -> f64) -> Option<f64> {
    let mut open = panels.ends.clone();
    let (mut mass, mut total, mut error, mut looked) = (panels.mass, 0.0, 0.0, 0);
    while let Some((lo, hi)) = open.pop() {
        looked += 1;
        let middle = lo + (hi - lo) / 2.0;
        if looked > MOST || middle <= lo || middle >= hi {
            return None;
        }
        let (value, apart) = both_rules(f, lo, hi, AGREEMENT * mass, part);
        mass = mass.max(value.abs());
        let small = value.abs() <= NEGLIGIBLE * mass && apart <= 10.0 * NEGLIGIBLE * mass;
        if apart <= AGREEMENT * mass || small {
            total += value;
            error += apart;
        } else {
            open.extend([(lo, middle), (middle, hi)]);
        }
    }
    (error <= 1e-11 * mass && f64::is_finite(total)).then_some(total)
}

/// The value on a panel by one rule, and how far the other is from it; infinitely far where a value in the panel has no number.
fn both_rules(f: Integrand<'_>, lo: f64, hi: f64, goal: f64, part: fn(Complex64) -> f64) -> (f64, f64) {
    let failed = Cell::new(false);
    let finite = |x: f64| f(x).filter(|value| value.is_finite());
    let at = |x: f64| {
        // At an end, and so near to it that it may be one by rounding, the value next to it will do.
        let aside = || {
            let near = (x - lo).min(hi - x) <= 1e-9 * (hi - lo);
            near.then(|| finite(x + (lo + (hi - lo) / 2.0 - x) * 1e-8)).flatten()
        };
        let value = finite(x).or_else(aside);
        failed.set(failed.get() || value.is_none());
        value.map_or(0.0, part)
    };
    let one = quadrature::double_exponential::integrate(at, lo, hi, goal / 8.0).integral;
    let other = quadrature::clenshaw_curtis::integrate(at, lo, hi, goal / 8.0).integral;
    match failed.get() || !one.is_finite() {
        true => (0.0, f64::INFINITY),
        false => (one, (one - other).abs()),
    }
}
