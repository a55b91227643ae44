//! What the four Bessel functions have in common: orders, recurrences, closed forms of half-integer order.
//!
//! For integer and half-integer orders ν (NIST Digital Library of Mathematical Functions, 10.6.1 and 10.29.1), C one of the four,
//!
//! C_{ν+1} = s (2ν/x) C_ν + t C_{ν-1}, s = 1 and t = -1 for J and Y, s = -1 and t = 1 for I, s = t = 1 for K.
//!
//! So where x ≠ 0 every order goes to two neighbouring ones: to ±½, where the functions are elementary (10.16.1, 10.39.1, 10.39.2), to 0 and 1, or
//! to L and L + 1 for a symbolic order L + c. C_{-n} = ±C_n (10.4.1, 10.27.1, 10.27.3), and J_n and I_n are even or odd with n.

use rug::Rational;

use super::{Function, Parity};
use crate::enclose::{EncloseError, Value, of_one};
use crate::exact::calls::{exponentials, half, opaque};
use crate::exact::phase::{is_integer, parity, split_constant};
use crate::exact::shifts::{integer, small};
use crate::exact::{Normal, Obstacle, Scope, size};
use crate::formula::Expr;
use crate::formula::notation::{Glyph, Mark, applied, lowered, of_expr};
use crate::interval::{Bessel, Interval, Order};

/// The function as a letter with its order below.
pub(super) fn marks(letter: char, arguments: &[Expr]) -> Mark {
    let name = lowered(Mark::Letter(Glyph::letter(letter)), of_expr(&arguments[0]));
    applied(name, &arguments[1..])
}

/// Even or odd with the order, if this is a number.
pub(super) fn parity_of_order(arguments: &[Expr]) -> Option<Parity> {
    let order = arguments[0].as_rational().filter(Rational::is_integer)?;
    Some(if order.numer().is_even() {
        Parity::Even
    } else {
        Parity::Odd
    })
}

/// An enclosure; the order has to be a number.
pub(super) fn enclosure(kind: Bessel, arguments: &[&Value]) -> Result<Value, EncloseError> {
    let [order, x] = arguments else {
        return Err(EncloseError::Infinite);
    };
    let order = order
        .rational()
        .and_then(Order::new)
        .ok_or_else(|| EncloseError::NotInteger {
            what: "twice the order of a Bessel function",
            value: (*order).clone().into_complex().re.scale(1),
        })?;
    let real = |x: &Interval| {
        if !kind.is_entire(order) && *x.lo() <= 0 {
            // At 0 those of positive order have the limit 0, which no rule here gives.
            return Err(EncloseError::domain("a Bessel function", x, *x.hi() < 0));
        }
        Ok(kind.range(order, x))
    };
    of_one(x, real, |z| Ok(kind.on_rectangle(order, z)?))
}

/// The range for real arguments, for the analysis of signs: the order of a value left as it stands is an integer.
pub(super) fn range(kind: Bessel, arguments: &[Interval]) -> Option<Interval> {
    let [order, x] = arguments else { return None };
    let number = order.is_point().then(|| order.lo().to_rational()).flatten();
    match (number.as_ref().and_then(Order::new), kind) {
        (Some(order), _) => Some(kind.range(order, x)).filter(|range| !range.is_empty()),
        (None, Bessel::J) => Some(Interval::from_i64(-1, x.prec()).hull(&Interval::one(x.prec()))),
        (None, _) => None,
    }
}

/// The normal form.
pub(super) fn normal(
    kind: Bessel,
    function: Function,
    scope: &Scope,
    n: &Normal,
    x: &Normal,
) -> Result<Normal, Obstacle> {
    let whole = is_integer(n);
    if !whole || matches!(kind, Bessel::Y | Bessel::K) {
        scope.positive(x)?;
    }
    let family = Family {
        kind,
        function,
        scope,
        x,
    };
    if whole {
        return family.of_integer_order(n);
    }
    match n.as_rational().filter(|q| *q.denom() == 2) {
        Some(q) => family.of_half_integer_order(&q),
        None => Err(Obstacle::Unsupported(format!(
            "{} of an order that is neither an integer nor half of one",
            function.name()
        ))),
    }
}

/// (-1)^n for an integer n.
fn alternating(n: &Normal) -> Result<Normal, Obstacle> {
    let (constant, rest) = split_constant(n);
    let sign = parity(&rest)?;
    Ok(if constant.numer().is_odd() { -&sign } else { sign })
}

/// The functions of all orders at one argument.
struct Family<'a> {
    kind: Bessel,
    function: Function,
    scope: &'a Scope,
    x: &'a Normal,
}

impl Family<'_> {
    fn opaque(&self, n: &Normal) -> Normal {
        opaque(self.function, &[n, self.x])
    }

    fn of_integer_order(&self, n: &Normal) -> Result<Normal, Obstacle> {
        let Family {
            kind,
            function,
            scope,
            x,
        } = *self;
        if kind.is_first() && x.is_negated() {
            return Ok(&alternating(n)? * &normal(kind, function, scope, n, &-x)?);
        }
        let (constant, rest) = split_constant(n);
        if rest.is_negated() || (rest.is_zero() && constant < 0) {
            let value = self.of_integer_order(&-n)?;
            return Ok(match kind {
                Bessel::J | Bessel::Y => &alternating(n)? * &value,
                Bessel::I | Bessel::K => value,
            });
        }
        if x.is_zero() && rest.is_zero() {
            return Ok(if n.is_zero() { Normal::one() } else { Normal::zero() });
        }
        let shift = small(constant.numer())?;
        if matches!(shift, 0 | 1) || scope.nonzero(x).is_err() {
            return Ok(self.opaque(n));
        }
        let next = &rest + &integer(1);
        self.stepped([self.opaque(&rest), self.opaque(&next)], &rest, shift)
    }

    /// The elementary functions.
    fn of_half_integer_order(&self, order: &Rational) -> Result<Normal, Obstacle> {
        let Family { kind, scope, x, .. } = *self;
        let two = integer(2);
        let root = scope.sqrt(&scope.div(&two, &(&Normal::pi() * x))?)?;
        let modified = matches!(kind, Bessel::I | Bessel::K);
        let argument = if modified { x.clone() } else { x * &Normal::i() };
        let (plus, minus) = exponentials(scope, &argument)?;
        let even = &half() * &(&plus + &minus);
        let odd = &half() * &(&plus - &minus);
        let odd = if modified { odd } else { -&(&odd * &Normal::i()) };
        // The orders -½ and ½.
        let base = match kind {
            Bessel::J | Bessel::I => [even, odd],
            Bessel::Y => [odd, -&even],
            Bessel::K => {
                let scale = &(&half() * &Normal::pi()) * &minus;
                [scale.clone(), scale]
            }
        };
        let shift = small((order + Rational::from((1, 2))).numer())?;
        let first = Normal::rational(&Rational::from((-1, 2)));
        self.stepped(base.map(|value| &value * &root), &first, shift)
    }

    /// C_{ν+shift} from C_ν and C_{ν+1}, where x ≠ 0.
    fn stepped(&self, [mut low, mut high]: [Normal; 2], order: &Normal, shift: i64) -> Result<Normal, Obstacle> {
        let (s, t) = match self.kind {
            Bessel::J | Bessel::Y => (1, -1),
            Bessel::I => (-1, 1),
            Bessel::K => (1, 1),
        };
        // s (2ν/x) C for ν = order + j
        let middle = |j: i64, value: &Normal| {
            let twice = &integer(2 * s) * &(order + &integer(j));
            self.scope.formal_quotient(&(&twice * value), self.x)
        };
        for j in 0..shift.max(0) {
            size::check(&high)?;
            let next = &middle(j + 1, &high)? + &(&integer(t) * &low);
            (low, high) = (high, next);
        }
        for j in (shift..0).rev() {
            size::check(&low)?;
            let before = &integer(t) * &(&high - &middle(j + 1, &low)?);
            (low, high) = (before, low);
        }
        Ok(low)
    }
}
