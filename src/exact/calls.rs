//! The built-in functions as elements of the field.
//!
//! Circular and hyperbolic functions become exponentials, which decides all of their addition theorems. Others are kept as
//! kernels after oddness, special values and recurrences have been used.

use rug::Rational;

use super::combinatorial;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::kummer;
use super::obstacle::Obstacle;
use super::scope::Scope;
use super::signs::Signs;
use crate::formula::Function;

/// The value of a built-in function.
pub(crate) fn call(scope: &Scope, function: Function, args: Vec<Normal>) -> Result<Normal, Obstacle> {
    let half = Normal::rational(&Rational::from((1, 2)));
    match (function, &args[..]) {
        (Function::Sqrt, [x]) => scope.sqrt(x),
        (Function::Exp, [x]) => scope.exp(x),
        (Function::Log, [x]) => scope.log(x),
        (Function::Sin, [x]) => {
            let (plus, minus) = pair(scope, &(x * &Normal::i()))?;
            Ok(&(&half * &-&Normal::i()) * &(&plus - &minus))
        }
        (Function::Cos, [x]) => {
            let (plus, minus) = pair(scope, &(x * &Normal::i()))?;
            Ok(&half * &(&plus + &minus))
        }
        (Function::Tan, [x]) => {
            let (plus, minus) = pair(scope, &(x * &Normal::i()))?;
            scope.div(&(&-&Normal::i() * &(&plus - &minus)), &(&plus + &minus))
        }
        (Function::Sinh, [x]) => {
            let (plus, minus) = pair(scope, x)?;
            Ok(&half * &(&plus - &minus))
        }
        (Function::Cosh, [x]) => {
            let (plus, minus) = pair(scope, x)?;
            Ok(&half * &(&plus + &minus))
        }
        (Function::Tanh, [x]) => {
            let (plus, minus) = pair(scope, x)?;
            scope.div(&(&plus - &minus), &(&plus + &minus))
        }
        (Function::Abs, [x]) => scope.abs(x),
        (Function::Sign, [x]) => sign(scope, x),
        (Function::Max, args) => extremum(scope, args, &half),
        (Function::Min, args) => extremum(scope, args, &-&half),
        (Function::Erf | Function::Dawson, [x]) => Ok(odd(function, x)),
        (Function::Erfc, [x]) => Ok(&Normal::one() - &odd(Function::Erf, x)),
        (Function::Atan, [x]) => atan(scope, x),
        (Function::Gamma, [x]) => combinatorial::gamma(scope, x),
        (Function::Factorial, [n]) => combinatorial::factorial(scope, n),
        (Function::DoubleFactorial, [n]) => combinatorial::double_factorial(scope, n),
        (Function::Binomial, [n, k]) => combinatorial::binomial(scope, n, k),
        (Function::Hermite, [n, x]) => combinatorial::hermite(scope, n, x),
        (Function::Hyp1f1, [a, b, z]) => kummer::hyp1f1(scope, a, b, z),
        (Function::Mod, [a, n]) => combinatorial::remainder(scope, a, n),
        (function, args) => Err(Obstacle::Unsupported(format!(
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

/// exp(x) and exp(-x).
fn pair(scope: &Scope, x: &Normal) -> Result<(Normal, Normal), Obstacle> {
    Ok((scope.exp(x)?, scope.exp(&-x)?))
}

/// An entire odd function.
fn odd(function: Function, x: &Normal) -> Normal {
    if x.is_zero() {
        Normal::zero()
    } else if x.is_negated() {
        -&opaque(function, &[&-x])
    } else {
        opaque(function, &[x])
    }
}

fn sign(scope: &Scope, x: &Normal) -> Result<Normal, Obstacle> {
    scope.real(x)?;
    match scope.signs(x) {
        Some(Signs::POSITIVE) => Ok(Normal::one()),
        Some(Signs::NEGATIVE) => Ok(Normal::integer(-1)),
        Some(Signs::ZERO) => Ok(Normal::zero()),
        Some(s) if s.excludes_zero() => scope.formal_quotient(&scope.abs(x)?, x),
        _ => Ok(odd(Function::Sign, x)),
    }
}

/// max is Σ a_j by (a + b + |a - b|)/2; min likewise with the other sign, given by `half`.
fn extremum(scope: &Scope, args: &[Normal], half: &Normal) -> Result<Normal, Obstacle> {
    let Some((first, rest)) = args.split_first() else {
        return Err(Obstacle::Unsupported("an extremum of nothing".to_string()));
    };
    let mean = Normal::rational(&Rational::from((1, 2)));
    rest.iter().try_fold(first.clone(), |a, b| {
        Ok(&(&mean * &(&a + b)) + &(half * &scope.abs(&(&a - b))?))
    })
}

fn atan(scope: &Scope, x: &Normal) -> Result<Normal, Obstacle> {
    scope.real(x)?;
    let root = Normal::kernel(Kernel::Root(std::sync::Arc::new(ExpPoly::integer(3.into())), 2, 1));
    let third = Normal::rational(&Rational::from((1, 3)));
    let known = [(Normal::one(), 4), (&third * &root, 6), (root, 3)];
    for (value, part) in &known {
        let angle = &Normal::rational(&Rational::from((1, *part))) * &Normal::pi();
        if x == value {
            return Ok(angle);
        }
        if *x == -value {
            return Ok(-&angle);
        }
    }
    Ok(odd(Function::Atan, x))
}
