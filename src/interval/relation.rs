//! How two intervals lie to each other: the comparison relations of IEEE 1788, and the certain order of their members.

use std::cmp::Ordering;

use rug::Float;

use super::Interval;

/// `a < b`, or both are the same infinity: strict order of end points that bound open half lines.
fn strictly_below(a: &Float, b: &Float) -> bool {
    a < b || (a.is_infinite() && a == b)
}

/// The sixteen ways two intervals can lie to each other (`overlap` of IEEE 1788); "first" is the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlap {
    /// Both are empty.
    BothEmpty,
    /// Only the first is empty.
    FirstEmpty,
    /// Only the second is empty.
    SecondEmpty,
    /// The first ends before the second begins.
    Before,
    /// The first ends where the second begins, and neither is that point alone.
    Meets,
    /// The first begins before the second, and ends inside it.
    Overlaps,
    /// Both begin together; the first ends earlier.
    Starts,
    /// The first lies strictly between the ends of the second.
    ContainedBy,
    /// Both end together; the first begins later.
    Finishes,
    /// The same interval.
    Equals,
    /// Both end together; the first begins earlier.
    FinishedBy,
    /// The second lies strictly between the ends of the first.
    Contains,
    /// Both begin together; the first ends later.
    StartedBy,
    /// The first begins inside the second, and ends after it.
    OverlappedBy,
    /// The first begins where the second ends, and neither is that point alone.
    MetBy,
    /// The first begins after the second ends.
    After,
}

impl Interval {
    /// Is every member one of `other`'s (`subset` of IEEE 1788)?
    pub fn is_subset(&self, other: &Interval) -> bool {
        self.is_empty() || (other.lo() <= self.lo() && self.hi() <= other.hi())
    }

    /// Does this lie in the topological interior of `other` (`interior` of IEEE 1788)?
    pub fn is_interior(&self, other: &Interval) -> bool {
        self.is_empty() || (strictly_below(other.lo(), self.lo()) && strictly_below(self.hi(), other.hi()))
    }

    /// Have the two no member in common (`disjoint` of IEEE 1788)?
    pub fn is_disjoint(&self, other: &Interval) -> bool {
        self.is_empty() || other.is_empty() || self.hi() < other.lo() || other.hi() < self.lo()
    }

    /// Have the two a member in common?
    pub fn overlaps_at_all(&self, other: &Interval) -> bool {
        !self.is_disjoint(other)
    }

    /// Is each end at most `other`'s: every member has one of `other`'s at or above it, and conversely (`less`)?
    pub fn less(&self, other: &Interval) -> bool {
        match (self.is_empty(), other.is_empty()) {
            (false, false) => self.lo() <= other.lo() && self.hi() <= other.hi(),
            (one, another) => one && another,
        }
    }

    /// The strict form of [`less`](Self::less) (`strictLess`); equal infinite ends count as strictly ordered.
    pub fn strictly_less(&self, other: &Interval) -> bool {
        match (self.is_empty(), other.is_empty()) {
            (false, false) => strictly_below(self.lo(), other.lo()) && strictly_below(self.hi(), other.hi()),
            (one, another) => one && another,
        }
    }

    /// Is no member above any of `other`'s (`precedes`)? True of the empty set.
    pub fn precedes(&self, other: &Interval) -> bool {
        self.is_empty() || other.is_empty() || self.hi() <= other.lo()
    }

    /// Is every member below every one of `other`'s (`strictPrecedes`)? True of the empty set.
    pub fn strictly_precedes(&self, other: &Interval) -> bool {
        self.is_empty() || other.is_empty() || self.hi() < other.lo()
    }

    /// Is x < y certain for the numbers enclosed? As [`strictly_precedes`](Self::strictly_precedes), but false of the
    /// empty set: a number without a value is no evidence.
    pub fn certainly_lt(&self, other: &Interval) -> bool {
        !self.is_empty() && !other.is_empty() && self.hi() < other.lo()
    }

    /// Is x ≤ y certain for the numbers enclosed? As [`precedes`](Self::precedes), but false of the empty set.
    pub fn certainly_le(&self, other: &Interval) -> bool {
        !self.is_empty() && !other.is_empty() && self.hi() <= other.lo()
    }

    /// Which of the sixteen ways the two lie to each other (`overlap` of IEEE 1788).
    pub fn overlap(&self, other: &Interval) -> Overlap {
        match (self.is_empty(), other.is_empty()) {
            (true, true) => return Overlap::BothEmpty,
            (true, false) => return Overlap::FirstEmpty,
            (false, true) => return Overlap::SecondEmpty,
            (false, false) => {}
        }
        if self.hi() < other.lo() {
            return Overlap::Before;
        }
        if other.hi() < self.lo() {
            return Overlap::After;
        }
        // No end is NaN, so the ends are always comparable.
        let order = |a: &Float, b: &Float| a.partial_cmp(b).unwrap_or(Ordering::Equal);
        match (order(self.lo(), other.lo()), order(self.hi(), other.hi())) {
            (Ordering::Less, Ordering::Less) if self.hi() == other.lo() => Overlap::Meets,
            (Ordering::Less, Ordering::Less) => Overlap::Overlaps,
            (Ordering::Equal, Ordering::Less) => Overlap::Starts,
            (Ordering::Greater, Ordering::Less) => Overlap::ContainedBy,
            (Ordering::Greater, Ordering::Equal) => Overlap::Finishes,
            (Ordering::Equal, Ordering::Equal) => Overlap::Equals,
            (Ordering::Less, Ordering::Equal) => Overlap::FinishedBy,
            (Ordering::Less, Ordering::Greater) => Overlap::Contains,
            (Ordering::Equal, Ordering::Greater) => Overlap::StartedBy,
            (Ordering::Greater, Ordering::Greater) if self.lo() == other.hi() => Overlap::MetBy,
            (Ordering::Greater, Ordering::Greater) => Overlap::OverlappedBy,
        }
    }
}
