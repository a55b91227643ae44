//! Figure 5 against what theory says of it: the sums against their enclosures, and what the square gives back of f.

use crate::formula::Expr;
use crate::instrument::{DENSITY, Observation, Reading, SEED, SIDE, Spectrum, Stream, Unit, distance, ratio};
use crate::interval::Interval;

/// Grid points at which the sum is enclosed; half of them are near the origin, where the transform is large.
const POINTS: usize = 6;
/// Half of the height of the rectangle that shows what the range of b costs.
const TALL: i32 = 60;

/// From f(x) and ρ(z) for Gaussian units, as formulas: the largest distance of the sum Σ f(x_i) ρ(a x_i - b)/100 over the data, as figure 5 shows
/// it, from its enclosure.
///
/// # Errors
/// If a formula has no value at a point used.
pub fn ridgelet_gap_gaussian(formulas: &[Expr]) -> Result<Observation, String> {
    ridgelet_gap(Unit::Gaussian, formulas)
}

/// The same for tanh units.
///
/// # Errors
/// If a formula has no value at a point used.
pub fn ridgelet_gap_tanh(formulas: &[Expr]) -> Result<Observation, String> {
    ridgelet_gap(Unit::Tanh, formulas)
}

/// The same for ReLU units.
///
/// # Errors
/// If a formula has no value at a point used.
pub fn ridgelet_gap_relu(formulas: &[Expr]) -> Result<Observation, String> {
    ridgelet_gap(Unit::Relu, formulas)
}

fn ridgelet_gap(unit: Unit, formulas: &[Expr]) -> Result<Observation, String> {
    let [f, profile] = formulas else {
        return Err("f(x) and ρ(z) are needed".into());
    };
    let (f, profile) = (Reading::new(f, &["x"])?, Reading::new(profile, &["z"])?);
    let data: Vec<(i64, Interval)> = (-100..=100)
        .map(|k| Ok((k, f.enclosure(&[ratio(k, 100)])?)))
        .collect::<Result<_, String>>()?;
    let spectrum = Spectrum::new(unit);
    let mut largest: f64 = 0.0;
    for (a, b) in places() {
        let mut sum = ratio(0, 1);
        for (k, y) in &data {
            let at = ratio(i64::from(a) * k - 100 * i64::from(b), 100 * i64::from(DENSITY));
            sum = &sum + &(y * &profile.enclosure(&[at])?);
        }
        largest = largest.max(distance(spectrum.at(a, b), &(sum / ratio(100, 1))));
    }
    Ok(Observation::of(
        format!("{POINTS} grid points (a,b), seed {SEED}, {} units", unit.title()),
        vec![largest],
    ))
}

/// Grid points, in units of the grid.
fn places() -> Vec<(i32, i32)> {
    let mut stream = Stream::new(SEED, 0);
    let mut within = |reach: i32| stream.below((2 * reach * DENSITY + 1) as usize) as i32 - reach * DENSITY;
    (0..POINTS)
        .map(|n| if n % 2 == 0 { 5 } else { SIDE })
        .map(|reach| (within(reach), within(reach)))
        .collect()
}

/// The amplitude of sin 2πx in what is given back of f, for Gaussian, tanh and ReLU units: from the square |a|, |b| <= 30, and from
/// |a| <= 30, |b| <= 60.
///
/// # Errors
/// None.
pub fn amplitudes(_: &[Expr]) -> Result<Observation, String> {
    let of = |reach: i32| Unit::ALL.map(|unit| Spectrum::reaching(unit, reach).amplitude());
    Ok(Observation::of(
        format!("the grid of step 1/{DENSITY} on |a| <= {SIDE} and |b| <= {SIDE} or {TALL}, no random numbers"),
        [of(SIDE), of(TALL)].concat(),
    ))
}
