//! Exponentials and logarithms: increasing functions, rounded at the ends.

use rug::Float;

use super::Interval;

impl Interval {
    /// eˣ.
    pub fn exp(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.exp_ref(), round))
    }

    /// 2ˣ.
    pub fn exp2(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.exp2_ref(), round))
    }

    /// 10ˣ.
    pub fn exp10(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.exp10_ref(), round))
    }

    /// eˣ - 1, accurate near 0.
    pub fn exp_m1(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.exp_m1_ref(), round))
    }

    /// The natural logarithm on (0, ∞).
    pub fn log(&self) -> Interval {
        self.positive_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.ln_ref(), round))
    }

    /// The binary logarithm on (0, ∞).
    pub fn log2(&self) -> Interval {
        self.positive_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.log2_ref(), round))
    }

    /// The decimal logarithm on (0, ∞).
    pub fn log10(&self) -> Interval {
        self.positive_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.log10_ref(), round))
    }

    /// log(1 + x) on (-1, ∞), accurate near 0.
    pub fn log1p(&self) -> Interval {
        self.part_above(-1)
            .increasing(|x, prec, round| Float::with_val_round(prec, x.ln_1p_ref(), round))
    }
}
