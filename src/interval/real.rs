//! The closed real interval: its representation, constructors and end points.

use std::cmp::Ordering;

use rug::float::{Constant, Round, Special};
use rug::{Float, Integer, Rational};

use super::IntervalError;

/// A closed, connected set of real numbers: [lo, hi], a half line, the whole line, or the empty set.
///
/// Invariant: both ends have the same precision (at least 2 bits), neither is NaN or the negative zero, and either
/// `lo <= hi`, `lo < +∞`, `hi > -∞`, or the interval is empty and stored as lo = +∞, hi = -∞. An infinite end is a
/// bound, never a member. Two intervals are equal when they are the same set, whatever their precisions.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    lo: Float,
    hi: Float,
}

// No end point is ever NaN, so equality is reflexive.
impl Eq for Interval {}

/// A precision this layer computes with: two bits are the least.
pub(crate) fn usable(prec: u32) -> u32 {
    prec.max(2)
}

/// The largest finite number of the precision.
pub(crate) fn largest(prec: u32) -> Float {
    let mut x = Float::with_val(prec, Special::Infinity);
    x.next_down();
    x
}

/// The upper end that belongs to a lower end rounded downwards, given how it compares with the exact value: itself
/// if it is exact, else its successor.
pub(super) fn upper_of(lower: &Float, rounding: Ordering) -> Float {
    let mut upper = lower.clone();
    if rounding != Ordering::Equal {
        upper.next_up();
    }
    upper
}

/// A value rounded in one direction, with the sign of the rounding error: what rug returns.
pub(super) type Rounded = (Float, Ordering);

impl Interval {
    /// The interval [lo, hi], at the larger of the two precisions.
    ///
    /// # Errors
    /// If an end is NaN, if `lo > hi`, or if both are the same infinity.
    pub fn new(lo: Float, hi: Float) -> Result<Interval, IntervalError> {
        match lo.partial_cmp(&hi) {
            None => Err(IntervalError::NotANumber),
            Some(Ordering::Greater) => Err(IntervalError::Reversed),
            Some(Ordering::Equal) if lo.is_infinite() => Err(IntervalError::NoRealNumber),
            Some(_) => {
                let prec = usable(lo.prec().max(hi.prec()));
                // Raising a precision is exact, so the direction of rounding is immaterial.
                let (lo, hi) = (Float::with_val(prec, lo), Float::with_val(prec, hi));
                Ok(Interval::enclosing(lo, hi))
            }
        }
    }

    /// The interval between two ends computed with outward rounding at one precision: restores the invariant (a
    /// negative zero, a lower end rounded to +∞), and answers the whole line should an end be NaN.
    pub(crate) fn enclosing(lo: Float, hi: Float) -> Interval {
        let mut interval = Interval { lo, hi };
        interval.settle();
        interval
    }

    /// Restores the invariant as [`Interval::enclosing`] does.
    pub(super) fn settle(&mut self) {
        let Interval { lo, hi } = self;
        debug_assert_eq!(lo.prec(), hi.prec(), "ends of one interval share a precision");
        for end in [&mut *lo, &mut *hi] {
            if end.is_zero() && end.is_sign_negative() {
                end.abs_mut();
            }
        }
        if lo.is_nan() || hi.is_nan() || lo > hi {
            debug_assert!(false, "ends {lo} and {hi} of no interval");
            *self = Interval::entire(self.prec());
            return;
        }
        if lo.is_infinite() && lo.is_sign_positive() {
            lo.next_down();
        }
        if hi.is_infinite() && hi.is_sign_negative() {
            hi.next_up();
        }
    }

    /// The single point x. Infinity is no real number: `+∞` gives the numbers from the largest finite one of that
    /// precision upwards, `-∞` its mirror image; NaN, which may stand for anything, gives the whole line.
    pub fn point(x: Float) -> Interval {
        if x.is_nan() {
            return Interval::entire(x.prec());
        }
        let prec = usable(x.prec());
        let x = Float::with_val(prec, x);
        Interval::enclosing(x.clone(), x)
    }

    /// The empty set.
    pub fn empty(prec: u32) -> Interval {
        let prec = usable(prec);
        Interval {
            lo: Float::with_val(prec, Special::Infinity),
            hi: Float::with_val(prec, Special::NegInfinity),
        }
    }

    /// The whole real line.
    pub fn entire(prec: u32) -> Interval {
        let prec = usable(prec);
        Interval {
            lo: Float::with_val(prec, Special::NegInfinity),
            hi: Float::with_val(prec, Special::Infinity),
        }
    }

    /// The point 0.
    pub fn zero(prec: u32) -> Interval {
        Interval::from_i64(0, prec)
    }

    /// The point 1.
    pub fn one(prec: u32) -> Interval {
        Interval::from_i64(1, prec)
    }

    /// The tightest interval around one exact value, given how to round it.
    pub(super) fn around(value: impl FnOnce(Round) -> Rounded) -> Interval {
        let (lo, rounding) = value(Round::Down);
        let hi = upper_of(&lo, rounding);
        Interval::enclosing(lo, hi)
    }

    /// The tightest enclosure of an integer.
    pub fn from_integer(n: &Integer, prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), n, round))
    }

    /// The tightest enclosure of a machine integer.
    pub fn from_i64(n: i64, prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), n, round))
    }

    /// The tightest enclosure of a rational number.
    pub fn from_rational(q: &Rational, prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), q, round))
    }

    /// The tightest enclosure of π.
    pub fn pi(prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), Constant::Pi, round))
    }

    /// The tightest enclosure of log 2.
    pub fn ln2(prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), Constant::Log2, round))
    }

    /// The tightest enclosure of Euler's constant γ.
    pub(super) fn euler_gamma(prec: u32) -> Interval {
        Interval::around(|round| Float::with_val_round(usable(prec), Constant::Euler, round))
    }

    /// The tightest enclosure of Euler's number e.
    pub fn euler_e(prec: u32) -> Interval {
        Interval::one(prec).exp()
    }

    /// The lower end; +∞ for the empty set.
    pub fn lo(&self) -> &Float {
        &self.lo
    }

    /// The upper end; -∞ for the empty set.
    pub fn hi(&self) -> &Float {
        &self.hi
    }

    /// The infimum, `inf` of IEEE 1788: the same as [`lo`](Self::lo), by value.
    pub fn inf(&self) -> Float {
        self.lo.clone()
    }

    /// The supremum, `sup` of IEEE 1788: the same as [`hi`](Self::hi), by value.
    pub fn sup(&self) -> Float {
        self.hi.clone()
    }

    /// Both ends, lower first.
    pub fn into_ends(self) -> (Float, Float) {
        (self.lo, self.hi)
    }

    /// Both ends, to be changed, and then [settled](Self::settle).
    pub(super) fn ends_mut(&mut self) -> [&mut Float; 2] {
        [&mut self.lo, &mut self.hi]
    }

    /// The precision of the ends, in bits.
    pub fn prec(&self) -> u32 {
        self.lo.prec()
    }

    /// The tightest interval of the given precision around this one.
    pub fn with_prec(&self, prec: u32) -> Interval {
        let prec = usable(prec);
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let (lo, _) = Float::with_val_round(prec, &self.lo, Round::Down);
        let (hi, _) = Float::with_val_round(prec, &self.hi, Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// Is this the empty set?
    pub fn is_empty(&self) -> bool {
        // No other interval has +∞ for its lower end.
        self.lo.is_infinite() && self.lo.is_sign_positive()
    }

    /// Is this the whole real line?
    pub fn is_entire(&self) -> bool {
        self.lo.is_infinite() && self.hi.is_infinite() && !self.is_empty()
    }

    /// Is this nonempty with two finite ends (`isCommonInterval` of IEEE 1788)?
    pub fn is_bounded(&self) -> bool {
        self.lo.is_finite() && self.hi.is_finite()
    }

    /// Is this a single number (`isSingleton` of IEEE 1788)?
    pub fn is_point(&self) -> bool {
        self.lo == self.hi
    }

    /// The image under an increasing function, given how to round its values at a precision. The function is taken at
    /// its limits where an end is infinite.
    pub(super) fn increasing(&self, f: impl Fn(&Float, u32, Round) -> Rounded) -> Interval {
        let prec = self.prec();
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let (lo, rounding) = f(&self.lo, prec, Round::Down);
        let hi = if self.is_point() {
            upper_of(&lo, rounding)
        } else {
            f(&self.hi, prec, Round::Up).0
        };
        Interval::enclosing(lo, hi)
    }

    /// The image under a decreasing function; as [`increasing`](Self::increasing) otherwise.
    pub(super) fn decreasing(&self, f: impl Fn(&Float, u32, Round) -> Rounded) -> Interval {
        let prec = self.prec();
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let (lo, rounding) = f(&self.hi, prec, Round::Down);
        let hi = if self.is_point() {
            upper_of(&lo, rounding)
        } else {
            f(&self.lo, prec, Round::Up).0
        };
        Interval::enclosing(lo, hi)
    }
}
