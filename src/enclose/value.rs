//! Numbers as a formula meets them: exact as long as possible, then real, then complex.

use super::EncloseError;
use crate::interval::{Complex, Interval};
use rug::ops::Pow;
use rug::{Integer, Rational};

/// Exact numbers longer than this many bits are rounded.
const LONGEST: u64 = 1 << 16;

/// How functions that are not holomorphic treat complex arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Values at points: |z| is the modulus, order is for real numbers only.
    Pointwise,
    /// Holomorphic functions: |z| is the branch that holds on the real line.
    Holomorphic,
}

/// An enclosure of a number.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A rational number, with its enclosure at the working precision.
    Exact(Rational, Interval),
    /// A real number.
    Real(Interval),
    /// A complex number.
    Complex(Complex),
}

use Value::{Exact, Real};

impl Value {
    /// A rational number at a working precision.
    pub(crate) fn exact(q: Rational, prec: u32) -> Value {
        let enclosure = Interval::from_rational(&q, prec);
        if bits(&q) <= LONGEST {
            Exact(q, enclosure)
        } else {
            Real(enclosure)
        }
    }

    /// A real number, exact if it is a single point of moderate length.
    pub(crate) fn recognised(x: Interval) -> Value {
        if x.is_point()
            && x.lo().get_exp().unwrap_or(0).unsigned_abs() < LONGEST as u32
            && let Some(q) = x.lo().to_rational()
        {
            return Exact(q, x);
        }
        Real(x)
    }

    /// The same number at another working precision.
    pub(crate) fn rounded(self, prec: u32) -> Value {
        match self {
            Exact(q, _) => Value::exact(q, prec),
            Real(x) => Real(x.with_prec(prec)),
            Value::Complex(z) => Value::Complex(z.with_prec(prec)),
        }
    }

    /// The enclosure of a real number.
    pub(crate) fn real(&self) -> Option<&Interval> {
        match self {
            Exact(_, x) | Real(x) => Some(x),
            Value::Complex(_) => None,
        }
    }

    /// The exact value, if it is known.
    pub(crate) fn rational(&self) -> Option<&Rational> {
        match self {
            Exact(q, _) => Some(q),
            _ => None,
        }
    }

    /// The exact value if it is an integer.
    pub(crate) fn integer(&self) -> Option<&Integer> {
        self.rational().filter(|q| *q.denom() == 1).map(Rational::numer)
    }

    /// As a rectangle.
    pub(crate) fn into_complex(self) -> Complex {
        match self {
            Exact(_, x) | Real(x) => Complex::real(x),
            Value::Complex(z) => z,
        }
    }

    /// As a real interval.
    ///
    /// # Errors
    /// [`EncloseError::NotReal`] unless the imaginary part is zero with certainty.
    pub(crate) fn into_real(self) -> Result<Interval, EncloseError> {
        match self {
            Exact(_, x) | Real(x) => Ok(x),
            Value::Complex(z) if z.im.is_point() && z.im.contains_zero() => Ok(z.re),
            Value::Complex(z) => Err(EncloseError::NotReal { value: Box::new(z) }),
        }
    }

    /// Whether 0 is one of the numbers.
    pub(crate) fn contains_zero(&self) -> bool {
        match self {
            Exact(_, x) | Real(x) => x.contains_zero(),
            Value::Complex(z) => z.contains_zero(),
        }
    }

    /// Whether 0 is the only number.
    pub(crate) fn is_zero(&self) -> bool {
        self.contains_zero() && self.real().is_some_and(Interval::is_point)
    }

    /// The working precision.
    pub(crate) fn prec(&self) -> u32 {
        match self {
            Exact(_, x) | Real(x) => x.prec(),
            Value::Complex(z) => z.re.prec(),
        }
    }

    /// -a.
    pub(crate) fn neg(&self) -> Value {
        match self {
            Exact(q, x) => Exact(Rational::from(-q), -x),
            Real(x) => Real(-x),
            Value::Complex(z) => Value::Complex(-z),
        }
    }

    /// a + b.
    pub(crate) fn add(&self, other: &Value) -> Value {
        match (self, other) {
            (Exact(p, x), Exact(q, _)) => Value::exact(Rational::from(p + q), x.prec()),
            (Exact(_, x) | Real(x), Exact(_, y) | Real(y)) => Real(x + y),
            (Value::Complex(z), Value::Complex(w)) => Value::Complex(z + w),
            (Value::Complex(z), Exact(_, x) | Real(x)) | (Exact(_, x) | Real(x), Value::Complex(z)) => {
                Value::Complex(Complex::new(&z.re + x, z.im.clone()))
            }
        }
    }

    /// a - b.
    pub(crate) fn sub(&self, other: &Value) -> Value {
        match (self, other) {
            (Exact(p, x), Exact(q, _)) => Value::exact(Rational::from(p - q), x.prec()),
            (Exact(_, x) | Real(x), Exact(_, y) | Real(y)) => Real(x - y),
            (Value::Complex(z), Value::Complex(w)) => Value::Complex(z - w),
            (Value::Complex(z), Exact(_, x) | Real(x)) => Value::Complex(Complex::new(&z.re - x, z.im.clone())),
            (Exact(_, x) | Real(x), Value::Complex(z)) => Value::Complex(Complex::new(x - &z.re, -&z.im)),
        }
    }

    /// a b.
    pub(crate) fn mul(&self, other: &Value) -> Value {
        match (self, other) {
            (Exact(p, x), Exact(q, _)) => Value::exact(Rational::from(p * q), x.prec()),
            (Exact(_, x) | Real(x), Exact(_, y) | Real(y)) => Real(x * y),
            (Value::Complex(z), Value::Complex(w)) => Value::Complex(z * w),
            (Value::Complex(z), Exact(_, x) | Real(x)) | (Exact(_, x) | Real(x), Value::Complex(z)) => {
                Value::Complex(Complex::new(&z.re * x, &z.im * x))
            }
        }
    }

    /// a², tighter than the product of a with itself where a is not a point.
    pub(crate) fn sqr(&self) -> Value {
        match self {
            Exact(..) => self.mul(self),
            Real(x) => Real(x.sqr()),
            Value::Complex(z) => Value::Complex(z.sqr()),
        }
    }

    /// a/b.
    pub(crate) fn div(&self, other: &Value) -> Result<Value, EncloseError> {
        if let Some(y) = other.real()
            && y.contains_zero()
        {
            return Err(EncloseError::DivisionByZero { divisor: y.clone() });
        }
        Ok(match (self, other) {
            (Exact(p, x), Exact(q, _)) => Value::exact(Rational::from(p / q), x.prec()),
            (Exact(_, x) | Real(x), Exact(_, y) | Real(y)) => Real(x / y),
            (Value::Complex(z), Exact(_, y) | Real(y)) => Value::Complex(Complex::new(&z.re / y, &z.im / y)),
            (_, Value::Complex(w)) => self.mul(&Value::Complex(w.recip()?)),
        })
    }

    /// a^b.
    pub(crate) fn pow(&self, exponent: &Value) -> Result<Value, EncloseError> {
        match exponent.integer() {
            Some(n) => self.powi(n),
            None => self.real_power(exponent),
        }
    }

    /// a^n for an integer n.
    pub(crate) fn powi(&self, n: &Integer) -> Result<Value, EncloseError> {
        if *n == 2 {
            return Ok(self.sqr());
        }
        let Some(small) = n.to_i64() else {
            return Err(EncloseError::Overflow);
        };
        if let Some(x) = self.real()
            && small < 0
            && x.contains_zero()
        {
            return Err(EncloseError::DivisionByZero { divisor: x.clone() });
        }
        Ok(match self {
            Exact(q, x) => match i32::try_from(small) {
                Ok(n) if bits(q).saturating_mul(n.unsigned_abs().into()) <= LONGEST => {
                    Value::exact(q.clone().pow(n), x.prec())
                }
                _ => Real(x.powi(small)),
            },
            Real(x) => Real(x.powi(small)),
            Value::Complex(z) => Value::Complex(z.powi(small)?),
        })
    }

    /// a^b for an exponent that is not known to be an integer: exp(b log a).
    fn real_power(&self, exponent: &Value) -> Result<Value, EncloseError> {
        let Some(base) = self.real() else {
            let (Value::Complex(z), w) = (self, exponent.clone().into_complex()) else {
                return Err(EncloseError::Overflow);
            };
            return Ok(Value::Complex(z.pow(&w)?));
        };
        let Some(y) = exponent.real() else {
            if *base.lo() <= 0 {
                return Err(EncloseError::domain("a complex power", base, *base.hi() <= 0));
            }
            let w = exponent.mul(&Real(base.log())).into_complex();
            return Ok(Value::Complex(w.exp()));
        };
        if *base.lo() < 0 {
            // An exponent that is not known to be an integer may be one all the same.
            let whole = y.hi().clone().floor() >= *y.lo();
            return Err(EncloseError::domain(
                "a power with this exponent",
                base,
                *base.hi() < 0 && !whole,
            ));
        }
        if base.lo().is_zero() && *y.lo() <= 0 {
            return Err(match *y.hi() < 0 {
                true => EncloseError::DivisionByZero { divisor: base.clone() },
                false => EncloseError::domain("a power with this exponent", base, false),
            });
        }
        Ok(Real(base.pow(y)))
    }
}

/// The length of a rational number.
fn bits(q: &Rational) -> u64 {
    u64::from(q.numer().significant_bits()) + u64::from(q.denom().significant_bits())
}
