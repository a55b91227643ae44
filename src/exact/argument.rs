//! Principal logarithms and powers of complex numbers.
//!
//! log z = log|z| + i arg z with arg z between -π and π, for z off the half line from 0 to -∞. Two rules give the argument. A positive
//! number times e^{iθ} has the argument θ - 2πk, if that lies certainly between -π and π; k is found from an enclosure where θ is a
//! number, and is 0 otherwise. And x + iy has atan(y/x) for x > 0, π/2 - atan(x/y) for y > 0, and -π/2 - atan(x/y) for y < 0. A power
//! z^q is e^{q log z}.

use rug::Rational;

use super::back;
use super::bounds;
use super::denominator::split_unit;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::normal::normal;
use super::obstacle::{Condition, Obstacle};
use super::scope::Scope;
use super::signs::{Sign, Signs};
use crate::formula::{Expr, Function};

/// Bits of the enclosure of an angle.
const PRECISION: u32 = 128;

impl Scope {
    /// The principal logarithm of a number that is not seen to be real.
    ///
    /// # Errors
    /// An [`Obstacle`] unless the number is certainly off the half line from 0 to -∞, and its argument is known.
    pub(crate) fn principal_log(&self, n: &Normal) -> Result<Normal, Obstacle> {
        let value = self.by_phase(n).or_else(|| self.by_parts(n));
        value.ok_or_else(|| Obstacle::Condition(Condition::Positive(back::expr(n))))
    }

    /// P e^{a + iθ} with P > 0.
    fn by_phase(&self, n: &Normal) -> Option<Normal> {
        let (_, exponent, _, _) = split_unit(n.numerator());
        let unit = Normal::from(ExpPoly::exponential(super::exponential::Exponent::of(exponent.clone())));
        let positive = n.over(&unit)?;
        self.positive(&positive).ok()?;
        let size = self.log(&positive).ok()?;
        let angle = self.reduced(&self.imaginary_part(&exponent)?)?;
        Some(&(&size + &self.real_part(&exponent)?) + &(&Normal::i() * &angle))
    }

    /// The angle less whole turns, certainly between -π and π.
    fn reduced(&self, angle: &Normal) -> Option<Normal> {
        let turn = &Normal::integer(2) * &Normal::pi();
        let turns = bounds::constant(angle, PRECISION).and_then(|angle| {
            let turns = angle / bounds::constant(&turn, PRECISION)?;
            turns.lo().clone().round().to_integer()
        });
        let angle = match turns {
            Some(turns) => angle - &(&turn * &Normal::integer(turns)),
            None => angle.clone(),
        };
        let inside = [&Normal::pi() - &angle, &Normal::pi() + &angle];
        let positive = |n: &Normal| self.signs(n) == Some(Signs::POSITIVE);
        inside.iter().all(positive).then_some(angle)
    }

    fn by_parts(&self, n: &Normal) -> Option<Normal> {
        let (x, y) = (self.real_part(n)?, self.imaginary_part(n)?);
        let half = Normal::rational(&Rational::from((1, 2)));
        let atan = |above: &Normal, below: &Normal| {
            let tangent = self.div(above, below).ok()?;
            normal(&Expr::call(Function::Atan, vec![tangent.to_expr()]), self).ok()
        };
        let right_angle = &half * &Normal::pi();
        let angle = match (self.sign_of(&x), self.sign_of(&y)) {
            (Some(Sign::Positive), _) => atan(&y, &x)?,
            (_, Some(Sign::Positive)) => &right_angle - &atan(&x, &y)?,
            (_, Some(Sign::Negative)) => -&(&right_angle + &atan(&x, &y)?),
            _ => return None,
        };
        let size = self.log(&(&(&x * &x) + &(&y * &y))).ok()?;
        Some(&(&half * &size) + &(&Normal::i() * &angle))
    }

    /// z^q by the principal logarithm.
    ///
    /// # Errors
    /// As [`Scope::principal_log`].
    pub(crate) fn principal_power(&self, n: &Normal, q: &Normal) -> Result<Normal, Obstacle> {
        self.exp(&(q * &self.principal_log(n)?))
    }

    /// e^{iq atan(u)} = ((1 + iu)/√(1 + u²))^q for a whole number q.
    pub(crate) fn turned_by_tangent(&self, kernel: &Kernel, q: &Rational) -> Option<Normal> {
        let Kernel::Call(Function::Atan, arguments) = kernel else {
            return None;
        };
        let u = arguments.first().filter(|_| *q.denom() == 1)?;
        let square = &Normal::one() + &(u * u);
        let unit = (&Normal::one() + &(&Normal::i() * u)).over(&self.sqrt(&square).ok()?)?;
        unit.pow(q.numer().to_i32().filter(|q| q.unsigned_abs() <= 16)?)
    }
}
