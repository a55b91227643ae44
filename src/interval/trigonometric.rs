//! sin, cos and tan.
//!
//! sin and tan are monotone between neighbouring odd multiples of π/2, cos between neighbouring multiples of π.
//! Number these pieces by n(x) = ⌊x/π + 1/2⌋ or ⌊x/π⌋. An interval whose ends have the same number is mapped
//! monotonically; otherwise it contains a turning point, or a pole of tan. The number is found rigorously: x/π is
//! enclosed with more and more bits of π until its floor is certain, which ends because x/π is irrational for every
//! binary x ≠ 0.

use rug::float::Round;
use rug::{Float, Integer};

use super::Interval;
use super::real::Rounded;

/// Arguments of a larger binary exponent are not reduced: that many bits of π would be needed.
const LARGEST_EXPONENT: i32 = 131_072;

/// Where the pieces of monotony begin, in multiples of π.
#[derive(Clone, Copy, PartialEq)]
enum Pieces {
    /// At n - 1/2: sin and tan.
    FromHalves,
    /// At n: cos.
    FromIntegers,
}

/// Is |x| small enough to be reduced?
fn reducible(x: &Float) -> bool {
    x.is_finite() && x.get_exp().is_none_or(|exponent| exponent <= LARGEST_EXPONENT)
}

/// The number of the piece in which a reducible x lies.
fn piece(x: &Float, pieces: Pieces) -> Integer {
    let exponent = x.get_exp().unwrap_or(0);
    // |x| < 1 < π/2.
    if exponent <= 0 || x.is_zero() {
        return Integer::from(if pieces == Pieces::FromIntegers && *x < 0 {
            -1
        } else {
            0
        });
    }
    let x = Interval::point(x.clone());
    // Usually enough for the integral part of x/π and half a machine word of its fraction.
    let mut prec = exponent.unsigned_abs() + 32;
    loop {
        let mut turns = x.with_prec(prec) / Interval::pi(prec);
        if pieces == Pieces::FromHalves {
            turns += Interval::one(prec).scale(-1);
        }
        let floor = turns.floor();
        if floor.is_point()
            && let Some(n) = floor.lo().to_integer()
        {
            return n;
        }
        prec *= 2;
    }
}

impl Interval {
    /// The image under sin or cos, given the rounded function and its pieces, of which the even-numbered are
    /// increasing for sin and decreasing for cos.
    fn wave(&self, pieces: Pieces, f: impl Fn(&Float, u32, Round) -> Rounded) -> Interval {
        let prec = self.prec();
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let (one, minus_one) = (Float::with_val(prec, 1), Float::with_val(prec, -1));
        if !reducible(self.lo()) || !reducible(self.hi()) {
            return Interval::enclosing(minus_one, one);
        }
        if self.is_point() {
            return self.increasing(f);
        }
        let (first, last) = (piece(self.lo(), pieces), piece(self.hi(), pieces));
        let rising = first.is_even() == (pieces == Pieces::FromHalves);
        let turning_points = Integer::from(&last - &first);
        if turning_points == 0 {
            return if rising { self.increasing(f) } else { self.decreasing(f) };
        }
        if turning_points > 1 {
            return Interval::enclosing(minus_one, one);
        }
        // One turning point: a maximum if the first piece rises, else a minimum. The other extreme is at an end.
        if rising {
            let lo = f(self.lo(), prec, Round::Down)
                .0
                .min(&f(self.hi(), prec, Round::Down).0);
            Interval::enclosing(lo, one)
        } else {
            let hi = f(self.lo(), prec, Round::Up).0.max(&f(self.hi(), prec, Round::Up).0);
            Interval::enclosing(minus_one, hi)
        }
    }

    /// sin x, x in radians.
    pub fn sin(&self) -> Interval {
        self.wave(Pieces::FromHalves, |x, prec, round| {
            Float::with_val_round(prec, x.sin_ref(), round)
        })
    }

    /// cos x, x in radians.
    pub fn cos(&self) -> Interval {
        self.wave(Pieces::FromIntegers, |x, prec, round| {
            Float::with_val_round(prec, x.cos_ref(), round)
        })
    }

    /// tan x, x in radians; the whole line as soon as a pole lies in the interval.
    pub fn tan(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        let one_piece = reducible(self.lo())
            && reducible(self.hi())
            && (self.is_point() || piece(self.lo(), Pieces::FromHalves) == piece(self.hi(), Pieces::FromHalves));
        if !one_piece {
            return Interval::entire(self.prec());
        }
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.tan_ref(), round))
    }
}
