//! Ranges of functions that rise and fall, by their slope and a bound of their curvature.
//!
//! Let |f″| ≤ B on X, and m a number of X. By the mean value theorem f′(x) lies in D = f′(m) + \[-B, B\](X - m) for x in X. If D has one sign, f is monotone
//! on X and the values at the ends are the range; in any case f(x) lies in f(m) + D(X - m). Where D has both signs X is halved, to a
//! fixed depth, and the ranges of the halves are united.

use rug::Float;

use super::Interval;

/// How often an interval is halved.
const DEPTH: u32 = 7;

/// A function with its derivative, at numbers, and a bound of the second derivative on the interval at hand.
pub(super) struct Curve<'a> {
    pub(super) value: &'a dyn Fn(&Float) -> Interval,
    pub(super) slope: &'a dyn Fn(&Float) -> Interval,
    pub(super) curvature: Float,
}

impl Curve<'_> {
    /// An enclosure of the values on a bounded interval.
    pub(super) fn range(&self, x: &Interval) -> Interval {
        let ends = (self.value)(x.lo()).hull(&(self.value)(x.hi()));
        self.between(x, ends, DEPTH)
    }

    /// The same, the hull of the values at the ends being known.
    fn between(&self, x: &Interval, ends: Interval, depth: u32) -> Interval {
        if x.is_point() {
            return ends;
        }
        let middle = x.mid();
        let away = x - &Interval::point(middle.clone());
        let bend = Interval::enclosing(-self.curvature.clone(), self.curvature.clone());
        let slope = (self.slope)(&middle) + bend * &away;
        if *slope.lo() >= 0 || *slope.hi() <= 0 {
            return ends;
        }
        let value = (self.value)(&middle);
        if depth == 0 || middle <= *x.lo() || middle >= *x.hi() {
            return ends.hull(&(value + slope * away)).with_prec(x.prec());
        }
        let halves = [
            Interval::enclosing(x.lo().clone(), middle.clone()),
            Interval::enclosing(middle, x.hi().clone()),
        ];
        let [left, right] = halves.map(|half| {
            let ends = (self.value)(half.lo()).hull(&(self.value)(half.hi()));
            self.between(&half, ends, depth - 1)
        });
        left.hull(&right)
    }
}
