//! The error function and its complement on real intervals.
//!
//! erf′(x) = 2e^{−x²}/√π > 0 and erfc = 1 − erf, so both are monotone on the whole line, from −1 to 1 and from 2 to
//! 0: the values at the ends are the range.
//!
//! # Where MPFR is asked
//! MPFR sums y = x² into S_k = Σ_{j≤k} (−1)ʲ yʲ/(j!(2j+1)) and divides by the current partial sum when it estimates its
//! error. An odd partial sum has a positive zero (3 for k = 1, then 3.57…, 4.29…, …), and near one the estimate
//! overflows and an assertion ends the process; whether that happens depends on how the long mantissa of x falls. For
//! |x| ≤ 3/2 it cannot: with y ≤ 9/4 the terms fall (t₁/t₀ = y/3 < 1, and t_{k+1}/t_k = y(2k+1)/((k+1)(2k+3)) ≤ 27/40
//! for k ≥ 1), so every partial sum of the alternating series is at least S₁ = 1 − y/3 ≥ ¼, and the roundings upwards of
//! at least ten bits leave it above ⅛. MPFR's erfc calls its erf at the same x, hence the same holds of it. From
//! x² ≥ p + 1 on, p being the precision, MPFR's erf knows the answer to be ±1 or its neighbour and sums nothing; so does
//! its erfc from 27282 on, where the value underflows. Between these bounds x is met by the two sums below.
//!
//! # The series
//! erf x = (2x/√π) e^{−x²} Σ_{k≥0} t_k, t_k = (2x²)ᵏ/(2k+1)!!, by integrating e^{−t²} by parts repeatedly (DLMF 7.6.2).
//! All terms are positive. Once 2k+3 ≥ 4x² each is at most half the one before, so what follows t_K sums to at most t_K.
//! Everything is rounded downwards at w bits, u = 2^{1−w}: in t_k there are at most 3k roundings, in the sum up to t_K
//! at most K more, so the computed sum S is at least (1−u)^{4K} ≥ 1 − 4Ku of the true one, and the computed T_K stands
//! to t_K in the same way. If 16K ≤ 2^w then 4Ku ≤ ½ and 1/(1−4Ku) ≤ 1 + 8Ku ≤ 2. Stopping at T_K ≤ 2^{−w} S,
//! **Σ t_k ∈ S·[1, 1 + (8K+1)u]**. It takes K ≤ 2x² + w + 2 terms, at most 3w + 2 as x² < w.
//!
//! # The asymptotic expansion
//! For x > 0, erfc x = e^{−x²}/(x√π) (Σ_{k<N} (−1)ᵏ t_k + R), t_k = (2k−1)!!/(2x²)ᵏ, with R between 0 and (−1)ᴺ t_N
//! (DLMF 7.12.1). Terms and 1/(2x²) are rounded downwards, at most 4k roundings in t_k ≤ 1, so as before each is short
//! by at most 8ku as long as 16N ≤ 2^w; the partial sums lie in \[0, 2\] and are rounded to nearest, by at most u. Hence
//! the computed sum is wrong by at most Σ_{k<N} (8k+1)u ≤ 4N²u, and |R| ≤ 2T_N. The terms fall as long as 2k−1 < 2x².

use rug::Float;
use rug::float::Round;

use super::Interval;
use super::refine::{close, refine};

impl Interval {
    /// erf x = (2/√π) ∫₀ˣ e^{−t²} dt, tightest.
    pub fn erf(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        let prec = self.prec();
        let lo = erf_at(self.lo(), prec);
        if self.is_point() {
            lo
        } else {
            lo.hull(&erf_at(self.hi(), prec))
        }
    }

    /// erfc x = 1 − erf x, tightest, with full relative accuracy for large x.
    pub fn erfc(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        let prec = self.prec();
        let hi = erfc_at(self.lo(), prec);
        if self.is_point() {
            hi
        } else {
            hi.hull(&erfc_at(self.hi(), prec))
        }
    }
}

/// Whether |x| ≤ 3/2, where MPFR's alternating sums keep away from zero.
fn is_small(x: &Float) -> bool {
    *x.as_abs() <= 1.5
}

/// Whether x² ≥ `bound`, for a number beyond 1.
fn square_reaches(x: &Float, bound: u32) -> bool {
    let (square, _) = Float::with_val_round(64, x.square_ref(), Round::Down);
    square >= bound
}

/// erf at one number, or its limit at an infinity.
fn erf_at(x: &Float, prec: u32) -> Interval {
    if is_small(x) || square_reaches(x, prec.saturating_add(1)) {
        return Interval::around(|round| Float::with_val_round(prec, x.erf_ref(), round));
    }
    let size = Float::with_val(x.prec(), x.abs_ref());
    let value = refine(prec, close(prec), |work| erf_of(&size, work));
    if x.is_sign_negative() { -value } else { value }
}

/// erfc at one number, or its limit at an infinity.
fn erfc_at(x: &Float, prec: u32) -> Interval {
    /// From here on e^{-x²} is below the least number of MPFR, 2^{-2^30}: x² log2 e > 2^30.
    const UNDERFLOW: u32 = 27_282;
    if is_small(x) || x.is_infinite() || *x >= UNDERFLOW {
        return Interval::around(|round| Float::with_val_round(prec, x.erfc_ref(), round));
    }
    let size = Float::with_val(x.prec(), x.abs_ref());
    if x.is_sign_negative() {
        return refine(prec, close(prec), |work| Interval::one(work) + erf_of(&size, work));
    }
    refine(prec, close(prec), |work| {
        if square_reaches(&size, work) {
            return asymptotic(&size, work);
        }
        // erfc x > e^{−x²}/(3x), so x² log₂ e and a few bits more cancel.
        let square = Float::with_val(32, size.square_ref()).to_u32_saturating_round(Round::Up);
        let work = work + square.unwrap_or(work) * 3 / 2 + 8;
        Interval::one(work) - erf_of(&size, work)
    })
}

/// erf at a number above 3/2 with a working precision.
fn erf_of(x: &Float, work: u32) -> Interval {
    if square_reaches(x, work) {
        // 0 < 1 − erf x < e^{−x²} ≤ e^{−work}
        let one = Interval::one(work);
        let complement = (-&Interval::from_i64(work.into(), work)).exp();
        return (&one - complement).hull(&one);
    }
    let square = exact_square(x);
    let step = Float::with_val_round(work, &square << 1u32, Round::Down).0;
    let falling = Float::with_val(64, &step << 1u32);
    let (mut term, mut sum) = (Float::with_val(work, 1), Float::with_val(work, 1));
    let mut terms = 0u32;
    loop {
        terms += 1;
        term = Float::with_val_round(work, &term * &step, Round::Down).0;
        term = Float::with_val_round(work, &term / (2 * terms + 1), Round::Down).0;
        sum = Float::with_val_round(work, &sum + &term, Round::Down).0;
        if falling < 2 * terms + 2 && negligible(&term, &sum, work) {
            break;
        }
    }
    let x = Interval::point(x.clone()).with_prec(work);
    let front = (&x + &x) * gaussian(&square, work) / Interval::pi(work).sqrt();
    front * widened(sum, 8 * u64::from(terms) + 1)
}

/// erfc at a number with x² ≥ `work`, x > 3/2.
fn asymptotic(x: &Float, work: u32) -> Interval {
    let square = exact_square(x);
    let (twice, _) = Float::with_val_round(work, &square << 1u32, Round::Up);
    let (step, _) = Float::with_val_round(work, twice.recip_ref(), Round::Down);
    let one = Float::with_val(work, 1);
    let (mut term, mut sum) = (one.clone(), one.clone());
    let mut terms = 0u32;
    loop {
        terms += 1;
        term = Float::with_val_round(work, &term * (2 * terms - 1), Round::Down).0;
        term = Float::with_val_round(work, &term * &step, Round::Down).0;
        if negligible(&term, &one, work) || square < terms {
            break;
        }
        if terms.is_multiple_of(2) {
            sum += &term;
        } else {
            sum -= &term;
        }
    }
    let roundings = Float::with_val(64, u64::from(terms) * u64::from(terms)) >> (work - 3);
    let error = Interval::point(term << 1u32) + Interval::point(roundings);
    let sum = Interval::point(sum) + error.hull(&-&error);
    let x = Interval::point(x.clone()).with_prec(work);
    gaussian(&square, work) / (x * Interval::pi(work).sqrt()) * sum
}

/// x², exactly.
fn exact_square(x: &Float) -> Float {
    Float::with_val(2 * x.prec(), x.square_ref())
}

/// e^{−s}
fn gaussian(square: &Float, work: u32) -> Interval {
    let exponent = Float::with_val(square.prec(), -square);
    Interval::around(|round| Float::with_val_round(work, exponent.exp_ref(), round))
}

/// Whether `term` ≤ 2^{−`work`} `sum`, told by the exponents; both are positive.
fn negligible(term: &Float, sum: &Float, work: u32) -> bool {
    let (term, sum) = (term.get_exp(), sum.get_exp());
    term.zip(sum)
        .is_some_and(|(term, sum)| i64::from(term) < i64::from(sum) - i64::from(work))
}

/// S·[1, 1 + n 2^{1−w}] for a positive S of w bits.
fn widened(sum: Float, units: u64) -> Interval {
    let work = sum.prec();
    let excess = Interval::point(Float::with_val(64, units) >> (work - 1));
    let one = Interval::one(work);
    let above = &one + excess;
    Interval::point(sum) * one.hull(&above)
}
