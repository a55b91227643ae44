//! A tree of operations in double precision, and its value and derivative at one number or at many.
//!
//! The rule of each operation is written once, so that many numbers at a time change no bit.

use crate::instrument::elementary::Elementary;
use crate::instrument::special::kummer;

/// A value with its derivative.
type Moving = (f64, f64);

/// A tree of operations.
#[derive(Clone, Debug)]
pub(super) enum Operation {
    Number(f64),
    /// The variable of that place.
    Variable(usize),
    Neg(Box<Operation>),
    Add(Box<[Operation; 2]>),
    Sub(Box<[Operation; 2]>),
    Mul(Box<[Operation; 2]>),
    Div(Box<[Operation; 2]>),
    /// A product of so many equal factors, at least one.
    Product(Box<Operation>, u32),
    Power(Box<[Operation; 2]>),
    Max(Box<[Operation; 2]>),
    Min(Box<[Operation; 2]>),
    Call(Elementary, Box<Operation>),
    /// Kummer's function with constant parameters.
    Kummer([f64; 2], Box<Operation>),
}

fn sum((a, p): Moving, (b, q): Moving) -> Moving {
    (a + b, p + q)
}

fn difference((a, p): Moving, (b, q): Moving) -> Moving {
    (a - b, p - q)
}

fn product((a, p): Moving, (b, q): Moving) -> Moving {
    (a * b, p * b + a * q)
}

fn quotient((a, p): Moving, (b, q): Moving) -> Moving {
    let value = a / b;
    (value, (p - value * q) / b)
}

/// Where the exponent does not move, the base may be negative.
fn power((base, moves): Moving, (exponent, bends): Moving) -> Moving {
    let value = libm::pow(base, exponent);
    let by_base = exponent * libm::pow(base, exponent - 1.0) * moves;
    match bends == 0.0 {
        true => (value, by_base),
        false => (value, by_base + value * libm::log(base) * bends),
    }
}

fn larger(a: Moving, b: Moving) -> Moving {
    if a.0 > b.0 { a } else { b }
}

fn smaller(a: Moving, b: Moving) -> Moving {
    if a.0 < b.0 { a } else { b }
}

fn factors(x: f64, count: u32) -> f64 {
    (1..count).fold(x, |product, _| product * x)
}

fn many_factors((value, slope): Moving, count: u32) -> Moving {
    match count {
        1 => (value, slope),
        _ => {
            let less = factors(value, count - 1);
            (less * value, f64::from(count) * less * slope)
        }
    }
}

fn called(function: &Elementary, (at, inner): Moving) -> Moving {
    let value = (function.value)(at);
    (value, (function.slope)(at, value) * inner)
}

fn hypergeometric([a, b]: [f64; 2], (at, inner): Moving) -> Moving {
    (kummer(a, b, at), a / b * kummer(a + 1.0, b + 1.0, at) * inner)
}

impl Operation {
    /// A number where no variable occurs below.
    pub(super) fn folded(self) -> Operation {
        let number = |part: &Operation| matches!(part, Operation::Number(_));
        let constant = match &self {
            Operation::Number(_) | Operation::Variable(_) => false,
            Operation::Neg(a) | Operation::Product(a, _) | Operation::Call(_, a) | Operation::Kummer(_, a) => number(a),
            Operation::Add(both)
            | Operation::Sub(both)
            | Operation::Mul(both)
            | Operation::Div(both)
            | Operation::Power(both)
            | Operation::Max(both)
            | Operation::Min(both) => both.iter().all(number),
        };
        match constant {
            true => Operation::Number(self.value(&[])),
            false => self,
        }
    }

    /// The value at a point; none of a variable that it does not have.
    pub(super) fn value(&self, at: &[f64]) -> f64 {
        let still = |part: &Operation| (part.value(at), 0.0);
        let joined =
            |both: &[Operation; 2], rule: fn(Moving, Moving) -> Moving| rule(still(&both[0]), still(&both[1])).0;
        match self {
            Operation::Number(number) => *number,
            Operation::Variable(place) => at.get(*place).copied().unwrap_or(f64::NAN),
            Operation::Neg(a) => -a.value(at),
            Operation::Add(both) => joined(both, sum),
            Operation::Sub(both) => joined(both, difference),
            Operation::Mul(both) => joined(both, product),
            Operation::Div(both) => joined(both, quotient),
            Operation::Product(a, count) => factors(a.value(at), *count),
            Operation::Power(both) => libm::pow(both[0].value(at), both[1].value(at)),
            Operation::Max(both) => joined(both, larger),
            Operation::Min(both) => joined(both, smaller),
            Operation::Call(function, a) => (function.value)(a.value(at)),
            Operation::Kummer([a, b], z) => kummer(*a, *b, z.value(at)),
        }
    }

    /// The value at x, and the derivative by the first variable there.
    pub(super) fn with_slope(&self, x: f64) -> Moving {
        let joined = |both: &[Operation; 2], rule: fn(Moving, Moving) -> Moving| {
            rule(both[0].with_slope(x), both[1].with_slope(x))
        };
        match self {
            Operation::Number(number) => (*number, 0.0),
            Operation::Variable(0) => (x, 1.0),
            Operation::Variable(_) => (f64::NAN, 0.0),
            Operation::Neg(a) => {
                let (value, slope) = a.with_slope(x);
                (-value, -slope)
            }
            Operation::Add(both) => joined(both, sum),
            Operation::Sub(both) => joined(both, difference),
            Operation::Mul(both) => joined(both, product),
            Operation::Div(both) => joined(both, quotient),
            Operation::Product(a, count) => many_factors(a.with_slope(x), *count),
            Operation::Power(both) => joined(both, power),
            Operation::Max(both) => joined(both, larger),
            Operation::Min(both) => joined(both, smaller),
            Operation::Call(function, a) => called(function, a.with_slope(x)),
            Operation::Kummer(parameters, z) => hypergeometric(*parameters, z.with_slope(x)),
        }
    }

    /// The same at many numbers, into lists as long as they are many.
    pub(super) fn with_slopes(&self, at: &[f64], values: &mut [f64], slopes: &mut [f64]) {
        match self {
            Operation::Number(number) => {
                values.fill(*number);
                slopes.fill(0.0);
            }
            Operation::Variable(place) => {
                match place {
                    0 => values.copy_from_slice(at),
                    _ => values.fill(f64::NAN),
                }
                slopes.fill(if *place == 0 { 1.0 } else { 0.0 });
            }
            Operation::Neg(a) => {
                a.with_slopes(at, values, slopes);
                each(values, slopes, |(value, slope)| (-value, -slope));
            }
            Operation::Add(both) => joined(both, at, values, slopes, sum),
            Operation::Sub(both) => joined(both, at, values, slopes, difference),
            Operation::Mul(both) => joined(both, at, values, slopes, product),
            Operation::Div(both) => joined(both, at, values, slopes, quotient),
            Operation::Power(both) => joined(both, at, values, slopes, power),
            Operation::Max(both) => joined(both, at, values, slopes, larger),
            Operation::Min(both) => joined(both, at, values, slopes, smaller),
            Operation::Product(a, count) => {
                a.with_slopes(at, values, slopes);
                match count {
                    2 => each(values, slopes, |moving| many_factors(moving, 2)),
                    _ => each(values, slopes, |moving| many_factors(moving, *count)),
                }
            }
            Operation::Call(function, a) => {
                a.with_slopes(at, values, slopes);
                match function.many {
                    Some(many) => many(values, slopes),
                    None => each(values, slopes, |moving| called(function, moving)),
                }
            }
            Operation::Kummer(parameters, z) => {
                z.with_slopes(at, values, slopes);
                each(values, slopes, |moving| hypergeometric(*parameters, moving));
            }
        }
    }
}

fn each(values: &mut [f64], slopes: &mut [f64], rule: impl Fn(Moving) -> Moving) {
    for (value, slope) in values.iter_mut().zip(slopes) {
        (*value, *slope) = rule((*value, *slope));
    }
}

/// Both parts joined by a rule, a number being no list of its own.
fn joined(
    both: &[Operation; 2],
    at: &[f64],
    values: &mut [f64],
    slopes: &mut [f64],
    rule: impl Fn(Moving, Moving) -> Moving,
) {
    match both {
        [Operation::Number(number), other] => {
            other.with_slopes(at, values, slopes);
            each(values, slopes, |moving| rule((*number, 0.0), moving));
        }
        [other, Operation::Number(number)] => {
            other.with_slopes(at, values, slopes);
            each(values, slopes, |moving| rule(moving, (*number, 0.0)));
        }
        [first, second] => {
            first.with_slopes(at, values, slopes);
            let (mut others, mut beside) = (vec![0.0; at.len()], vec![0.0; at.len()]);
            second.with_slopes(at, &mut others, &mut beside);
            let second = others.into_iter().zip(beside);
            for ((value, slope), other) in values.iter_mut().zip(slopes).zip(second) {
                (*value, *slope) = rule((*value, *slope), other);
            }
        }
    }
}
