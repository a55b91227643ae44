//! Hyperbolic functions and their inverses: monotone, but for the even cosh.

use rug::Float;

use super::Interval;

impl Interval {
    /// sinh x.
    pub fn sinh(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.sinh_ref(), round))
    }

    /// cosh x, at least 1.
    pub fn cosh(&self) -> Interval {
        self.abs()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.cosh_ref(), round))
    }

    /// tanh x.
    pub fn tanh(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.tanh_ref(), round))
    }

    /// arsinh x.
    pub fn asinh(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.asinh_ref(), round))
    }

    /// arcosh x on [1, ∞).
    pub fn acosh(&self) -> Interval {
        let one = Interval::one(self.prec());
        let domain = Interval::enclosing(one.inf(), Interval::entire(self.prec()).sup());
        self.intersection(&domain)
            .increasing(|x, prec, round| Float::with_val_round(prec, x.acosh_ref(), round))
    }

    /// artanh x on (-1, 1).
    pub fn atanh(&self) -> Interval {
        if *self.hi() <= -1 || *self.lo() >= 1 {
            return Interval::empty(self.prec());
        }
        self.unit_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.atanh_ref(), round))
    }
}
