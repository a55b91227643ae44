//! The integral of a function over the real line without the origin: does it converge, and to what?
//!
//! The two half lines are read separately, f(z) and f(-z) for z > 0, in exact normal form. The integral exists if and only
//! if each of the two is integrable:
//!
//! * *near 0* the leading term c z^p of each decides: integrable if and only if p > -1;
//! * *between* there must be no pole;
//! * *far out* an exponential that tends to 0, or a power below -1, must dominate.
//!
//! All three are decided by the exact layer ([`leading_at_zero`], [`continuous_right_of_zero`],
//! [`integrable_at_infinity`]); where it cannot decide, the integral stays undecided. If the integral exists it is
//! ∫₀^∞ (f(z) + f(-z)) dz, and 0 if the two cancel. If it does not exist because of the origin, but the sum f(z) + f(-z)
//! is integrable, then that integral is the principal value: the limit of the integral over |z| > ε as ε tends to 0.

use super::error::{Needed, TableError};
use crate::exact::{
    Leading, Normal, Obstacle, Scope, continuous_right_of_zero, integrable_at_infinity, leading_at_zero, normal,
    split_constant,
};
use crate::formula::{Domain, Domains, Expr, Symbol};

/// A function of one variable off the origin, read on both half lines.
#[derive(Clone, Debug)]
pub(crate) struct TwoSided {
    /// f(z) for z > 0.
    pub(crate) right: Normal,
    /// f(-z) for z > 0.
    pub(crate) left: Normal,
}

/// What the integral over the line without the origin is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LineIntegral {
    /// It exists and is `constant · ∫₀^∞ rest`.
    Exists(Half),
    /// It exists and is 0, since the half lines cancel.
    Cancels,
    /// The function is 0.
    Vanishes,
    /// It does not exist: not integrable near 0.
    Divergent(Leading),
    /// It does not exist, but the principal value does; `None` stands for the principal value 0, of an odd function.
    Principal(Leading, Option<Half>),
    /// Not decided, and why.
    Undecided(TableError),
}

/// `constant · ∫₀^∞ rest`, with the simple factors moved into the constant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Half {
    /// The factor.
    pub(crate) constant: Normal,
    /// The integrand.
    pub(crate) rest: Normal,
}

/// A half line z > 0 on which the exact layer reads formulas.
#[derive(Clone)]
pub(crate) struct HalfLine {
    variable: Symbol,
    scope: Scope,
}

impl HalfLine {
    /// The half line of `variable`, beside parameters with these domains.
    pub(crate) fn new(variable: &Symbol, domains: &Domains) -> HalfLine {
        let mut domains = domains.clone();
        domains.insert(variable.clone(), Domain::Positive);
        HalfLine {
            variable: variable.clone(),
            scope: Scope::new(&domains).almost_everywhere(variable),
        }
    }

    /// What is known on it.
    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The two sides of a formula.
    ///
    /// # Errors
    /// What the exact layer says where it cannot read the formula.
    pub(crate) fn read(&self, formula: &Expr) -> Result<TwoSided, Obstacle> {
        let mirrored = formula.substitute(&self.variable, &-Expr::from(self.variable.clone()));
        Ok(TwoSided {
            right: normal(formula, &self.scope)?,
            left: normal(&mirrored, &self.scope)?,
        })
    }

    /// The integral over the line without the origin.
    pub(crate) fn integral(&self, f: &TwoSided) -> LineIntegral {
        let (z, scope) = (&self.variable, &self.scope);
        let sum = &f.right + &f.left;
        let sides: Vec<&Normal> = [&f.right, &f.left].into_iter().filter(|side| !side.is_zero()).collect();
        if sides.is_empty() {
            return LineIntegral::Vanishes;
        }
        let undecided = |needed| LineIntegral::Undecided(TableError::NotSeen(needed));
        let mut worst: Option<Leading> = None;
        for side in &sides {
            let Some(leading) = leading_at_zero(side, z, scope) else {
                return undecided(Needed::PowerNearZero);
            };
            if worst.as_ref().is_none_or(|worst| leading.order < worst.order) {
                worst = Some(leading);
            }
        }
        let tame = |side: &Normal| continuous_right_of_zero(side, z, scope) && integrable_at_infinity(side, z, scope);
        let singular = worst.filter(|leading| leading.order <= -1);
        if !sides.iter().all(|side| tame(side)) {
            return undecided(Needed::TameOffZero);
        }
        let half = || {
            let (constant, rest) = split_constant(&sum, z);
            Half { constant, rest }
        };
        match singular {
            None if sum.is_zero() => LineIntegral::Cancels,
            None => LineIntegral::Exists(half()),
            Some(leading) if sum.is_zero() => LineIntegral::Principal(leading, None),
            Some(leading) => match leading_at_zero(&sum, z, scope) {
                Some(both) if both.order > -1 => LineIntegral::Principal(leading, Some(half())),
                Some(_) => LineIntegral::Divergent(leading),
                None => undecided(Needed::FoldedPowerNearZero),
            },
        }
    }
}

impl std::ops::Mul for &TwoSided {
    type Output = TwoSided;
    fn mul(self, other: &TwoSided) -> TwoSided {
        TwoSided {
            right: &self.right * &other.right,
            left: &self.left * &other.left,
        }
    }
}
