//! exp and tanh of many numbers at once, bit for bit those of `libm`.
//!
//! exp takes the same operations in the same order, with the cases of `libm` as selections in the place of branches, so that the compiler can
//! take several numbers together. With h = log 2 in two parts, k is the whole number in INVERSE x - 1/2 rounded towards 0 (the rule of `libm`
//! for |x| above 3/2 log 2, and for the smaller ones its rule gives the same), r = x - k h, exp r is a quotient of polynomials,
//! and the factor 2^k is exact, since the result is a normal number. What lies outside of [`LEAST`, 0] goes to `libm` itself. tanh is treated in the
//! same way. Numbers are taken two, four or more at a time, as the machine can; since every operation is rounded by itself, that changes no bit.

#![expect(
    clippy::excessive_precision,
    clippy::approx_constant,
    reason = "the constants of `libm`, digit for digit"
)]

use std::marker::PhantomData;

use pulp::{Arch, Simd, WithSimd};

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
/// The coefficients of exp x - 1.
const Q: [f64; 5] = [
    -3.333_333_333_333_313_164_28e-2,
    1.587_301_587_254_814_601_65e-3,
    -7.936_507_578_674_879_424_73e-5,
    4.008_217_827_329_362_391_52e-6,
    -2.010_992_181_836_243_712_83e-7,
];
/// From these numbers on tanh is 1 less a quotient, and then 1; below the first it comes from exp(-2x).
const SMALL: f64 = f64::from_bits(0x3fd0_58af_0000_0000);
const MIDDLING: f64 = f64::from_bits(0x3fe1_93eb_0000_0000);
const GREAT: f64 = f64::from_bits(0x4034_0001_0000_0000);
/// Adding it rounds a number below 2^51 to a whole one.
const WHOLE: f64 = 6_755_399_441_055_744.0;
/// Adding it puts a natural number below 2^52 into the last bits.
const BITS: f64 = 4_503_599_627_370_496.0;
/// How many numbers are taken together.
const LANES: usize = 8;

/// Puts exp x in the place of each number x.
pub(super) fn exponentials(numbers: &mut [f64]) {
    Arch::new().dispatch(Many(numbers, PhantomData::<Exp>));
}

/// Puts tanh x in the place of each number x.
pub(super) fn tangents(numbers: &mut [f64]) {
    Arch::new().dispatch(Many(numbers, PhantomData::<Tanh>));
}

/// A function by the operations of `libm` without its branches, and by `libm` itself where these do not go.
trait Quick {
    fn goes(x: f64) -> bool;
    fn value(x: f64) -> f64;
    fn otherwise(x: f64) -> f64;
}

struct Exp;
struct Tanh;

impl Quick for Exp {
    #[inline(always)]
    fn goes(x: f64) -> bool {
        (LEAST..=0.0).contains(&x)
    }

    #[inline(always)]
    fn value(x: f64) -> f64 {
        exponential(x)
    }

    fn otherwise(x: f64) -> f64 {
        libm::exp(x)
    }
}

impl Quick for Tanh {
    #[inline(always)]
    fn goes(x: f64) -> bool {
        x.is_finite()
    }

    #[inline(always)]
    fn value(x: f64) -> f64 {
        tangent(x)
    }

    fn otherwise(x: f64) -> f64 {
        libm::tanh(x)
    }
}

/// Numbers and a function of each, compiled for each kind of machine. (A closure would not be: it is called.)
struct Many<'a, F>(&'a mut [f64], PhantomData<F>);

impl<F: Quick> WithSimd for Many<'_, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut blocks = self.0.chunks_exact_mut(LANES);
        for block in &mut blocks {
            if block.iter().all(|x| F::goes(*x)) {
                for x in block {
                    *x = F::value(*x);
                }
            } else {
                block.iter_mut().for_each(|x| *x = F::otherwise(*x));
            }
        }
        blocks.into_remainder().iter_mut().for_each(|x| *x = F::otherwise(*x));
    }
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
    value * power_of_two(k)
}

/// 2^k for a whole number k with |k| < 1000.
#[inline(always)]
fn power_of_two(k: f64) -> f64 {
    f64::from_bits((k + 1023.0 + BITS).to_bits() << 52)
}

/// tanh x for a finite x.
#[inline(always)]
fn tangent(x: f64) -> f64 {
    let size = x.abs();
    let (small, middling) = (size < SMALL, size < MIDDLING);
    let twice = 2.0 * if size < GREAT { size } else { GREAT };
    let t = expm1(if small { -twice } else { twice });
    let over = if small {
        -t
    } else if middling {
        t
    } else {
        2.0
    };
    let quotient = over / (t + 2.0);
    let value = if middling { quotient } else { 1.0 - quotient };
    let value = if size < GREAT { value } else { 1.0 };
    value.abs().copysign(x)
}

/// exp x - 1 for -0.52 < x <= 2 [`GREAT`], for negative x as for k = 0 or -1.
#[inline(always)]
fn expm1(x: f64) -> f64 {
    let nearly = INVERSE * x + 0.5;
    let nearest = (nearly + WHOLE) - WHOLE;
    let below = if nearest > nearly { nearest - 1.0 } else { nearest };
    let k = if x > 0.0 {
        below
    } else if -x < HALF {
        0.0
    } else {
        -1.0
    };
    let (high, low) = (x - k * LN2[0], k * LN2[1]);
    let r = high - low;
    let c = (high - r) - low;
    let half = 0.5 * r;
    let square = r * half;
    let r1 = 1.0 + square * (Q[0] + square * (Q[1] + square * (Q[2] + square * (Q[3] + square * Q[4]))));
    let t = 3.0 - r1 * half;
    let e = square * ((r1 - t) / (6.0 - r * t));
    let without = r - (r * e - square);
    let e = (r * (e - c) - c) - square;
    let (up, down) = (power_of_two(k), power_of_two(-k));
    let of_one = if r < -0.25 {
        -2.0 * (e - (r + 0.5))
    } else {
        1.0 + 2.0 * (r - e)
    };
    let of_few = (r - e + (1.0 - down)) * up;
    let of_many = (r - (e + down) + 1.0) * up;
    let of_most = (r - e + 1.0) * up - 1.0;
    if k == 0.0 {
        without
    } else if k == -1.0 {
        0.5 * (r - e) - 0.5
    } else if k == 1.0 {
        of_one
    } else if k < 20.0 {
        of_few
    } else if k <= 56.0 {
        of_many
    } else {
        of_most
    }
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
    fn many_tangents_are_those_of_libm_bit_for_bit() {
        let mut stream = Stream::new(8, 0);
        let mut all: Vec<f64> = (0..400_000)
            .map(|n| (2.0 * stream.uniform() - 1.0) * [1e-300, 1e-9, 0.3, 0.7, 4.0, 24.0][n % 6])
            .collect();
        let halves = (1..70).map(|k| (LN2[0] + LN2[1]) * f64::from(k) / 4.0);
        let near = [
            0.0,
            f64::MIN_POSITIVE,
            1e-310,
            SMALL,
            MIDDLING,
            GREAT,
            HALF / 2.0,
            1e-17,
            300.0,
            f64::MAX,
        ];
        for edge in near.into_iter().chain(halves) {
            all.extend([edge, -edge, edge.next_down(), edge.next_up(), edge.next_up().next_up()]);
        }
        let mut found = all.clone();
        tangents(&mut found);
        for (x, y) in all.iter().zip(&found) {
            assert_eq!(y.to_bits(), libm::tanh(*x).to_bits(), "{x:e}");
        }
        for x in all.iter().filter(|x| x.is_finite()) {
            assert_eq!(tangent(*x).to_bits(), libm::tanh(*x).to_bits(), "{x:e}");
        }
        let mut mixed = vec![
            1.0,
            f64::NAN,
            f64::INFINITY,
            -2.0,
            0.5,
            -0.0,
            3.0,
            f64::NEG_INFINITY,
            1e-3,
        ];
        tangents(&mut mixed);
        assert!(mixed[1].is_nan() && mixed[7] == -1.0 && mixed[8] == libm::tanh(1e-3));
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
