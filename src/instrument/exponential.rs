//! exp of many numbers at once, bit for bit that of `libm`.
//!
//! It takes the same operations in the same order, with the cases of `libm` as selections in the place of branches, so that the compiler can
//! take several numbers together. With h = log 2 in two parts, k is the whole number in INVERSE x - 1/2 rounded towards 0 (the rule of `libm`
//! for |x| above 3/2 log 2, and for the smaller ones its rule gives the same), r = x - k h, exp r is a quotient of polynomials,
//! and the factor 2^k is exact, since the result is a normal number. What lies outside of [`LEAST`, 0] goes to `libm` itself.

/// log 2, the first part of which has trailing zeros, and its reciprocal.
const LN2: [f64; 2] = [6.931_471_803_691_238_164_90e-1, 1.908_214_929_270_587_700_02e-10];
const INVERSE: f64 = 1.442_695_040_888_963_387_00;
/// The coefficients of the approximation.
const P: [f64; 5] = [
    1.666_666_666_666_660_190_37e-1,
    -2.777_777_777_701_559_338_42e-3,
    6.613_756_321_437_934_361_17e-5,
    -1.653_390_220_546_525_153_90e-6,
    4.138_136_797_057_238_460_39e-8,
];
/// The least number that is not left to `libm`: above the logarithm of the least normal number.
const LEAST: f64 = -700.0;
/// From here on k = 0: half of log 2, with the last 32 bits rounded up.
const HALF: f64 = f64::from_bits(0x3fd6_2e43_0000_0000);
/// Below this the result is 1 + x.
const TINY: f64 = f64::from_bits(0x3e30_0001_0000_0000);
/// Adding it rounds a number below 2^51 to a whole one.
const WHOLE: f64 = 6_755_399_441_055_744.0;
/// Adding it puts a natural number below 2^52 into the last bits.
const BITS: f64 = 4_503_599_627_370_496.0;
/// How many numbers are taken together.
const LANES: usize = 8;

/// Puts exp x in the place of each number x.
pub(super) fn exponentials(numbers: &mut [f64]) {
    let mut blocks = numbers.chunks_exact_mut(LANES);
    for block in &mut blocks {
        match block.iter().all(|x| (LEAST..=0.0).contains(x)) {
            true => block.iter_mut().for_each(|x| *x = exponential(*x)),
            false => block.iter_mut().for_each(|x| *x = libm::exp(*x)),
        }
    }
    blocks.into_remainder().iter_mut().for_each(|x| *x = libm::exp(*x));
}

/// exp x for [`LEAST`] <= x <= 0.
#[inline(always)]
fn exponential(x: f64) -> f64 {
    let nearly = INVERSE * x - 0.5;
    let nearest = (nearly + WHOLE) - WHOLE;
    let above = if nearest < nearly { nearest + 1.0 } else { nearest };
    let k = if -x < HALF { 0.0 } else { above };
    let (high, low) = (x - k * LN2[0], k * LN2[1]);
    let r = high - low;
    let square = r * r;
    let c = r - square * (P[0] + square * (P[1] + square * (P[2] + square * (P[3] + square * P[4]))));
    let value = 1.0 + (r * c / (2.0 - c) - low + high);
    let value = if -x < TINY { 1.0 + x } else { value };
    value * f64::from_bits((k + 1023.0 + BITS).to_bits() << 52)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Stream;

    /// Numbers of every size, and those at which a case begins or ends.
    fn numbers() -> Vec<f64> {
        let mut stream = Stream::new(7, 0);
        let mut all: Vec<f64> = (0..400_000)
            .map(|n| -stream.uniform() * [1e-9, 0.4, 1.2, 40.0, 720.0][n % 5])
            .collect();
        let ln2 = LN2[0] + LN2[1];
        let near = [
            0.0,
            -TINY,
            -HALF,
            -f64::from_bits(0x3ff0_a2b2_0000_0000),
            LEAST,
            -708.5,
            -745.2,
        ];
        let halves = (1..2000).map(|k| -ln2 * f64::from(k) / 2.0);
        for edge in near.into_iter().chain(halves) {
            all.extend([edge.next_down().next_down(), edge.next_down(), edge, edge.next_up()]);
        }
        all.extend([-0.0, 1.0, 710.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
        all
    }

    #[test]
    fn many_exponentials_are_those_of_libm_bit_for_bit() {
        let numbers = numbers();
        let mut found = numbers.clone();
        exponentials(&mut found);
        for (x, y) in numbers.iter().zip(&found) {
            assert_eq!(y.to_bits(), libm::exp(*x).to_bits(), "{x:e}");
        }
        // One at a time too, so that no case is left to libm.
        for x in numbers.iter().filter(|x| (LEAST..=0.0).contains(*x)) {
            assert_eq!(exponential(*x).to_bits(), libm::exp(*x).to_bits(), "{x:e}");
        }
    }
}
