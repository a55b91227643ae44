//! Initial value problems of a claim: functions of time that are known through their differential equation.

use crate::proof::Claim;

/// The function `head`, such as `X(t)`, with the derivative `slope` and the value `start` at time 0. All those of a claim form one
/// system, in the same time variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motion {
    /// A name applied to the time variable.
    pub head: String,
    /// The derivative, a formula in the time and the functions of the system at that time.
    pub slope: String,
    /// The value at time 0, a formula without the time.
    pub start: String,
}

impl Claim {
    /// Defines `head` by its initial value problem, as in `solving("X(t)", "-1/X(t)", "x")` for X' = -1/X, X(0) = x. A head that was there before
    /// gets the new problem in its old place.
    ///
    /// In statements the function stands for that solution; only [`trajectory`](crate::proof::trajectory) knows its values, and until when it exists; to every
    /// other method it is an arbitrary differentiable function.
    #[must_use]
    pub fn solving(mut self, head: &str, slope: &str, start: &str) -> Claim {
        let motion = Motion {
            head: head.into(),
            slope: slope.into(),
            start: start.into(),
        };
        match self.motions.iter_mut().find(|known| known.head == head) {
            Some(known) => *known = motion,
            None => self.motions.push(motion),
        }
        self
    }

    /// The initial value problems in order.
    #[must_use]
    pub fn motions(&self) -> &[Motion] {
        &self.motions
    }
}

impl Motion {
    /// The two equations, as they are printed.
    pub(crate) fn equations(&self) -> [(String, &str); 2] {
        let (name, time) = self.head.split_once('(').unwrap_or((&self.head, ""));
        [
            (format!("{}'({time}", name.trim()), &self.slope),
            (format!("{}(0)", name.trim()), &self.start),
        ]
    }
}
