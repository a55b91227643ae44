//! The inverse trigonometric functions.

use rug::Float;
use rug::float::Round;

use super::Interval;
use super::arithmetic::Side;

impl Interval {
    /// arcsin x on [-1, 1].
    pub fn asin(&self) -> Interval {
        self.unit_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.asin_ref(), round))
    }

    /// arccos x on [-1, 1].
    pub fn acos(&self) -> Interval {
        self.unit_part()
            .decreasing(|x, prec, round| Float::with_val_round(prec, x.acos_ref(), round))
    }

    /// arctan x.
    pub fn atan(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.atan_ref(), round))
    }

    /// The angle in (-π, π] of the point with ordinate `self` and abscissa `x`, which is not the origin (`atan2` of
    /// IEEE 1788).
    ///
    /// The angle jumps from π to -π below the negative half of the axis; a box that meets it and what lies below is
    /// mapped to [-π, π]. Off that cut the angle is continuous, and monotone along each edge of the box, so the
    /// extremes are at the corners seen first and last when turning counter-clockwise about the origin.
    pub fn atan2(&self, x: &Interval) -> Interval {
        let y = self;
        let prec = y.prec().max(x.prec());
        if y.is_empty() || x.is_empty() {
            return Interval::empty(prec);
        }
        let pi = Interval::pi(prec);
        if y.is_point() && y.lo().is_zero() {
            // On the axis the angle is 0 to the right and π to the left.
            return match (*x.lo() < 0, *x.hi() > 0) {
                (false, false) => Interval::empty(prec),
                (false, true) => Interval::zero(prec),
                (true, false) => pi,
                (true, true) => Interval::zero(prec).hull(&pi),
            };
        }
        if *x.lo() < 0 && *y.lo() < 0 && *y.hi() >= 0 {
            return pi.hull(&-&pi);
        }
        let ((y0, x0), (y1, x1)) = match y.side() {
            // The upper half plane: from the right edge to the left one.
            Side::Above => (
                (if *x.hi() > 0 { y.lo() } else { y.hi() }, x.hi()),
                (if *x.lo() < 0 { y.lo() } else { y.hi() }, x.lo()),
            ),
            // The lower half plane is the mirror image of the upper.
            Side::Below => return -(-y).atan2(x),
            // Both half planes, to the right of the cut: along the left edge.
            Side::Across => ((y.lo(), x.lo()), (y.hi(), x.lo())),
        };
        let (lo, _) = Float::with_val_round(prec, y0.atan2_ref(x0), Round::Down);
        let (hi, _) = Float::with_val_round(prec, y1.atan2_ref(x1), Round::Up);
        Interval::enclosing(lo, hi)
    }
}
