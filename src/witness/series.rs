//! Sums, finite and infinite.

use num_complex::Complex64;

use super::machine::Machine;

/// The most terms that are added up.
const MOST: u32 = 100_000;

/// A term below this share of the largest is negligible.
const NEGLIGIBLE: f64 = 1e-17;

impl Machine {
    /// The sum over k = lo, lo + 1, …, hi. A series ends after terms that are negligible and fall at least like a geometric sequence, so
    /// that what is left out is negligible as well; one that has not come to that has no number.
    pub(super) fn sum(&self, term: &dyn Fn(f64) -> Option<Complex64>, lo: f64, hi: f64) -> Option<Complex64> {
        let known = lo.is_finite() && lo.fract() == 0.0 && (hi == f64::INFINITY || hi.fract() == 0.0);
        if !known {
            return None;
        }
        let (mut total, mut largest, mut last, mut small) = (Complex64::ZERO, 0.0_f64, f64::INFINITY, 0);
        for step in 0..MOST {
            let k = lo + f64::from(step);
            if k > hi {
                return finite(total);
            }
            let value = term(k)?;
            total += value;
            let size = value.norm();
            largest = largest.max(size);
            small = match hi == f64::INFINITY && size <= NEGLIGIBLE * largest && size <= 0.9 * last {
                true => small + 1,
                false => 0,
            };
            if small == 4 {
                return finite(total).filter(|total| largest * 1e-15 <= 1e-11 * total.norm().max(1.0));
            }
            last = size;
        }
        None
    }
}

fn finite(value: Complex64) -> Option<Complex64> {
    value.is_finite().then_some(value)
}
