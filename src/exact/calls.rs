//! Values of the built-in functions, and what their rules have in common.
//!
//! Circular and hyperbolic functions become exponentials, which decides all of their addition theorems. Others are kept as
//! kernels after oddness, special values and recurrences have been used. The rule of a function is in its file of
//! [`crate::function`].

use rug::Rational;

use super::fraction::Normal;
use super::kernel::Kernel;
use super::obstacle::Obstacle;
use super::scope::Scope;
use super::signs::Signs;
use crate::function::Function;

/// The value of a built-in function.
pub(crate) fn call(scope: &Scope, function: Function, args: &[Normal]) -> Result<Normal, Obstacle> {
    match function.definition().normal {
        Some(normal) if function.takes(args.len()) => normal(scope, args),
        _ => Err(Obstacle::Unsupported(format!(
            "{} of {} arguments",
            function.name(),
            args.len()
        ))),
    }
}

/// A function value left as it stands.
pub(crate) fn opaque(function: Function, args: &[&Normal]) -> Normal {
    Normal::kernel(Kernel::Call(
        function,
        args.iter().map(|a| (*a).clone()).collect::<Vec<_>>().into(),
    ))
}

/// 1/2.
pub(crate) fn half() -> Normal {
    Normal::rational(&Rational::from((1, 2)))
}

/// The possible signs of a value; all of them if it may not be real.
pub(crate) fn signs(scope: &Scope, x: &Normal) -> Signs {
    scope.signs(x).unwrap_or(Signs::ANY)
}

/// exp(x) and exp(-x).
pub(crate) fn exponentials(scope: &Scope, x: &Normal) -> Result<(Normal, Normal), Obstacle> {
    Ok((scope.exp(x)?, scope.exp(&-x)?))
}

/// The value of an odd function that vanishes at 0.
pub(crate) fn odd(function: Function, x: &Normal) -> Normal {
    if x.is_zero() {
        Normal::zero()
    } else if x.is_negated() {
        -&opaque(function, &[&-x])
    } else {
        opaque(function, &[x])
    }
}

/// max is Σ a_j by (a + b + |a - b|)/2, of real numbers; min likewise with the other sign, given by `half`.
pub(crate) fn extremum(scope: &Scope, args: &[Normal], half: &Normal) -> Result<Normal, Obstacle> {
    let Some((first, rest)) = args.split_first() else {
        return Err(Obstacle::Unsupported("an extremum of nothing".to_string()));
    };
    args.iter().try_for_each(|argument| scope.real(argument))?;
    rest.iter().try_fold(first.clone(), |a, b| {
        Ok(&(&self::half() * &(&a + b)) + &(half * &scope.abs(&(&a - b))?))
    })
}
