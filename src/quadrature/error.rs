//! Why an integral was not enclosed: every refusal of the quadrature layer, with its data.

use crate::enclose::EncloseError;
use crate::interval::Interval;
use rug::Rational;
use thiserror::Error;

/// A quadrature that could not, or should not, return a number.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum QuadratureError {
    /// An argument (digits, power, degree, …) outside the range a rule supports.
    #[error("{name} = {value} is outside the supported range {least}..={greatest}")]
    OutOfRange {
        /// What the argument is called.
        name: &'static str,
        /// Its value.
        value: u64,
        /// The least value supported.
        least: u64,
        /// The greatest value supported.
        greatest: u64,
    },
    /// A scale parameter for which a rule was not made.
    #[error("the scale {scale} is outside the supported range {least}..={greatest}")]
    UnsupportedScale {
        /// The scale.
        scale: Rational,
        /// The least scale supported.
        least: Rational,
        /// The greatest scale supported.
        greatest: Rational,
    },
    /// The work allowed was used up before the wanted accuracy was reached.
    #[error("the budget ({budget}) ended before the wanted accuracy was reached")]
    BudgetExhausted {
        /// The limit that was hit.
        budget: String,
        /// The enclosure reached so far: wide, but valid. None if there is none yet.
        reached: Option<Box<Interval>>,
    },
    /// The work allowed to all integrals under one integral was used up.
    #[error("the integrals under an integral need more than {allowance} evaluations")]
    Nested {
        /// How many evaluations were allowed.
        allowance: u64,
    },
    /// A bound on which the method rests is infinite: the integrand grows too fast, or not where it was promised.
    #[error("no finite bound for {what}")]
    Unbounded {
        /// The quantity that could not be bounded.
        what: String,
    },
    /// The integrand is not shown to be regular somewhere on the path of integration: there may be a pole, or a singularity that
    /// no route handles.
    #[error("the integrand is not shown to be regular on the path of integration, near {near}")]
    NotRegular {
        /// An enclosure of the place.
        near: Interval,
    },
    /// The ends of the range are the same infinity.
    #[error("there is no range from an infinity to itself")]
    NoRange,
    /// The integral does not converge.
    #[error("the integral diverges: {reason}")]
    Divergent {
        /// Why.
        reason: String,
    },
    /// The integrand is not holomorphic where the method needs it to be.
    #[error("the integrand is not holomorphic near {near}: {reason}")]
    NotHolomorphic {
        /// An enclosure of the place, on the real line.
        near: Interval,
        /// The function or operation at fault.
        reason: String,
    },
    /// The integrand, a bound or a parameter has no value.
    #[error(transparent)]
    Formula(#[from] EncloseError),
}

impl QuadratureError {
    /// The error of a whole, one part of which has this error: an enclosure of the part is none of the whole.
    pub(super) fn of_a_part(self) -> QuadratureError {
        match self {
            QuadratureError::BudgetExhausted { budget, .. } => {
                QuadratureError::BudgetExhausted { budget, reached: None }
            }
            error => error,
        }
    }
}

/// A number computed from an integral, as well when only a rough enclosure of the integral was reached.
pub(super) fn adjusted(
    integral: Result<Interval, QuadratureError>,
    adjust: impl Fn(Interval) -> Interval,
) -> Result<Interval, QuadratureError> {
    match integral {
        Ok(value) => Ok(adjust(value)),
        Err(QuadratureError::BudgetExhausted { budget, reached }) => Err(QuadratureError::BudgetExhausted {
            budget,
            reached: reached.map(|value| Box::new(adjust(*value))),
        }),
        Err(error) => Err(error),
    }
}

impl From<QuadratureError> for EncloseError {
    fn from(error: QuadratureError) -> EncloseError {
        match error {
            QuadratureError::Formula(error) => error,
            error => EncloseError::Integral {
                reason: error.to_string(),
                lasting: matches!(
                    error,
                    QuadratureError::Divergent { .. }
                        | QuadratureError::NotRegular { .. }
                        | QuadratureError::NotHolomorphic { .. }
                        | QuadratureError::Nested { .. }
                ),
                reached: match error {
                    QuadratureError::BudgetExhausted { reached, .. } => reached,
                    _ => None,
                },
            },
        }
    }
}
