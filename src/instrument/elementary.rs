//! The functions of one number that experiments compute, with their derivatives.

use crate::formula::Function;
use crate::instrument::exponential::{exponentials, tangents};
use crate::instrument::special::dawson;

/// A function of one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Elementary {
    /// The value.
    pub(super) value: fn(f64) -> f64,
    /// The derivative, from the number and the value there.
    pub(super) slope: fn(f64, f64) -> f64,
    /// For functions that are quicker at many numbers at once, without another bit: numbers become values, and the derivatives of the numbers
    /// those of the values.
    pub(super) many: Option<Many>,
}

/// The exponential function.
pub(super) const EXP: Elementary = Elementary {
    value: libm::exp,
    slope: |_, value| value,
    many: Some(|numbers, slopes| {
        exponentials(numbers);
        numbers.iter().zip(slopes).for_each(|(value, slope)| *slope *= value);
    }),
};

const TANH: Elementary = Elementary {
    value: libm::tanh,
    slope: |_, value| 1.0 - value * value,
    many: Some(|numbers, slopes| {
        tangents(numbers);
        let slopes = numbers.iter().zip(slopes);
        slopes.for_each(|(value, slope)| *slope *= 1.0 - value * value);
    }),
};

type Value = fn(f64) -> f64;
type Slope = fn(f64, f64) -> f64;
type Many = fn(&mut [f64], &mut [f64]);

/// The function, if it is computed.
pub(super) fn elementary(function: Function) -> Option<Elementary> {
    const BELL: f64 = std::f64::consts::FRAC_2_SQRT_PI;
    let (value, slope): (Value, Slope) = match function {
        Function::Exp => return Some(EXP),
        Function::Tanh => return Some(TANH),
        Function::Sqrt => (libm::sqrt, |_, value| 0.5 / value),
        Function::Log => (libm::log, |x, _| 1.0 / x),
        Function::Sin => (libm::sin, |x, _| libm::cos(x)),
        Function::Cos => (libm::cos, |x, _| -libm::sin(x)),
        Function::Tan => (libm::tan, |_, value| 1.0 + value * value),
        Function::Atan => (libm::atan, |x, _| 1.0 / (1.0 + x * x)),
        Function::Sinh => (libm::sinh, |x, _| libm::cosh(x)),
        Function::Cosh => (libm::cosh, |x, _| libm::sinh(x)),
        Function::Erf => (libm::erf, |x, _| BELL * libm::exp(-x * x)),
        Function::Erfc => (libm::erfc, |x, _| -BELL * libm::exp(-x * x)),
        Function::Dawson => (dawson, |x, value| 1.0 - 2.0 * x * value),
        Function::Abs => (f64::abs, |x, _| sign(x)),
        Function::Sign => (sign, |_, _| 0.0),
        _ => return None,
    };
    Some(Elementary {
        value,
        slope,
        many: None,
    })
}

fn sign(x: f64) -> f64 {
    match x == 0.0 {
        true => 0.0,
        false => x.signum(),
    }
}
