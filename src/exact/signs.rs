//! Sets of signs and their arithmetic.

use rug::Integer;

/// A sign that holds at every point of the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Below 0.
    Negative,
    /// Equal to 0.
    Zero,
    /// Above 0.
    Positive,
    /// At least 0.
    Nonnegative,
    /// At most 0.
    Nonpositive,
    /// Not 0.
    Nonzero,
}

/// The set of signs a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signs {
    pub(crate) negative: bool,
    pub(crate) zero: bool,
    pub(crate) positive: bool,
}

impl Signs {
    pub(crate) const fn new(negative: bool, zero: bool, positive: bool) -> Signs {
        Signs {
            negative,
            zero,
            positive,
        }
    }
    pub(crate) const NEGATIVE: Signs = Signs::new(true, false, false);
    pub(crate) const ZERO: Signs = Signs::new(false, true, false);
    pub(crate) const POSITIVE: Signs = Signs::new(false, false, true);
    pub(crate) const NONNEGATIVE: Signs = Signs::new(false, true, true);
    pub(crate) const ANY: Signs = Signs::new(true, true, true);
    pub(crate) const NONZERO: Signs = Signs::new(true, false, true);

    pub(crate) fn of(n: &Integer) -> Signs {
        Signs::new(n.is_negative(), n.is_zero(), n.is_positive())
    }

    pub(crate) fn excludes_zero(self) -> bool {
        !self.zero
    }

    pub(crate) fn certain(self) -> Option<Sign> {
        match (self.negative, self.zero, self.positive) {
            (true, false, false) => Some(Sign::Negative),
            (false, true, false) => Some(Sign::Zero),
            (false, false, true) => Some(Sign::Positive),
            (false, true, true) => Some(Sign::Nonnegative),
            (true, true, false) => Some(Sign::Nonpositive),
            (true, false, true) => Some(Sign::Nonzero),
            _ => None,
        }
    }

    pub(crate) fn times(self, other: Signs) -> Signs {
        Signs::new(
            (self.negative && other.positive) || (self.positive && other.negative),
            self.zero || other.zero,
            (self.negative && other.negative) || (self.positive && other.positive),
        )
    }

    pub(crate) fn plus(self, other: Signs) -> Signs {
        Signs::new(
            self.negative || other.negative,
            (self.zero && other.zero) || (self.positive && other.negative) || (self.negative && other.positive),
            self.positive || other.positive,
        )
    }

    pub(crate) fn pow(self, exponent: u32) -> Signs {
        if exponent.is_multiple_of(2) {
            Signs::new(false, self.zero, self.negative || self.positive)
        } else {
            self
        }
    }

    pub(crate) fn and(self, other: Signs) -> Signs {
        Signs::new(
            self.negative && other.negative,
            self.zero && other.zero,
            self.positive && other.positive,
        )
    }

    /// The signs of the convex hull of two sets.
    pub(crate) fn hull(self, other: Signs) -> Signs {
        let (negative, positive) = (self.negative || other.negative, self.positive || other.positive);
        Signs::new(negative, self.zero || other.zero || (negative && positive), positive)
    }
}
