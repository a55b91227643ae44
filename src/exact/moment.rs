//! Closed forms of `∫ c v^n |v|^q exp(-A v² + B v + C) dv`.
//!
//! With μ = B/2A and E(v) = exp(-A v² + B v + C):
//!
//! * line, q = 0, A > 0, B any complex number: √(π/A) e^{C+B²/4A} m_n with m_0 = 1, m_n = μ m_{n-1} + (n-1) m_{n-2}/2A
//!   (complete the square and shift the contour; integrate (v^{n-1} E)');
//! * from 0, B = 0, A > 0, p = n + q > -1: ½ A^{-(p+1)/2} Γ((p+1)/2), written with a double factorial where p is even;
//! * from L, q = 0, A > 0, B real: I_0 = ½ √(π/A) e^{C+B²/4A} erfc(√A (L-μ)),
//!   I_n = μ I_{n-1} + ((n-1) I_{n-2} + L^{n-1} E(L))/2A (integrate (v^{n-1} E)' from L);
//! * from 0, q = 0, A > 0, B = iy with y real: the same recursion from I_0 = e^C (½ √(π/A) e^{-y²/4A} + i F(y/2√A)/√A), F
//!   Dawson's function: H(y) = ∫_0^∞ e^{-A v²} sin(yv) dv has H(0) = 0 and, integrating by parts, H' = (1 - yH)/2A, which
//!   F(y/2√A)/√A solves;
//! * from 0, A = 0, B < 0, p = n + q > -1: Γ(p+1) (-B)^{-(p+1)} e^C;
//! * the same with factors erf(αv + β): [`super::share`];
//! * line, or from 0 with B = 0, q = n = 0, A and B imaginary, A ≠ 0: as a limit, by turning the path (Fresnel);
//! * A = 0, bounded range, or half line with exponential decay (Re B < 0 towards +∞): the elementary antiderivative.

use super::fraction::Normal;
use super::kernel::Bound;
use super::phase::is_integer;
use super::reality::is_real;
use super::{Scope, Sign, normal};
use crate::formula::{Expr, Function};

/// `coefficient · v^power · |v|^logarithmic · exp(square v² + linear v + constant)`, times erf(αv + β) for each of the `shares` [α, β].
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) coefficient: Normal,
    pub(super) power: u32,
    pub(super) logarithmic: Normal,
    pub(super) square: Normal,
    pub(super) linear: Normal,
    pub(super) constant: Normal,
    pub(super) shares: Vec<[Normal; 2]>,
}

impl Term {
    /// The integral of the term over the range.
    pub(super) fn integral(&self, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
        let decays = scope.sign_of(&self.square) == Some(Sign::Negative);
        let value = match (lo, hi) {
            (Bound::NegativeInfinity, Bound::PositiveInfinity) if decays => self.over_line(scope)?,
            (Bound::Finite(lo), Bound::PositiveInfinity) if decays && lo.is_zero() => self.beyond_zero(scope)?,
            (Bound::NegativeInfinity, Bound::Finite(hi)) if decays && hi.is_zero() => {
                self.mirrored(&self.mirror().beyond_zero(scope)?)
            }
            _ if !self.shares.is_empty() => return None,
            (Bound::NegativeInfinity, Bound::PositiveInfinity) => self.chirp(scope)?,
            (Bound::Finite(lo), Bound::PositiveInfinity)
                if lo.is_zero() && self.is_chirp(scope) && self.linear.is_zero() =>
            {
                self.chirp(scope)?.over(&Normal::integer(2))?
            }
            (Bound::Finite(lo), Bound::PositiveInfinity) if decays => self.beyond(lo, scope)?,
            (Bound::NegativeInfinity, Bound::Finite(hi)) if decays => {
                self.mirrored(&self.mirror().beyond(&-hi, scope)?)
            }
            (Bound::Finite(lo), Bound::Finite(hi)) if decays => &self.beyond(lo, scope)? - &self.beyond(hi, scope)?,
            (Bound::Finite(lo), Bound::Finite(hi)) if self.square.is_zero() => {
                &self.antiderivative(hi, scope)? - &self.antiderivative(lo, scope)?
            }
            (Bound::Finite(lo), Bound::PositiveInfinity) => self.exponential_tail(lo, scope)?,
            (Bound::NegativeInfinity, Bound::Finite(hi)) => {
                self.mirrored(&self.mirror().exponential_tail(&-hi, scope)?)
            }
            _ => return None,
        };
        Some(&self.coefficient * &value)
    }

    /// The term with -v for v, apart from the sign of the power.
    fn mirror(&self) -> Term {
        let turned = |[slope, offset]: &[Normal; 2]| [-slope, offset.clone()];
        Term {
            linear: -&self.linear,
            shares: self.shares.iter().map(turned).collect(),
            ..self.clone()
        }
    }

    /// The sign of the power under v -> -v.
    fn mirrored(&self, value: &Normal) -> Normal {
        if self.power.is_multiple_of(2) {
            value.clone()
        } else {
            -value
        }
    }

    /// Whether A is imaginary and there is no power of v.
    fn is_chirp(&self, scope: &Scope) -> bool {
        let imaginary = |value: &Normal| scope.real_part(value).is_some_and(|part| part.is_zero());
        self.power == 0 && self.logarithmic.is_zero() && imaginary(&self.square) && imaginary(&self.linear)
    }

    /// The limit of the integrals of e^{iav² + ibv + C} over bounded ranges, for real a ≠ 0 and b: √(π/|a|) e^{±iπ/4} e^{C - ib²/4a}, with
    /// the sign of a (turn the path by ±π/4).
    fn chirp(&self, scope: &Scope) -> Option<Normal> {
        if !self.is_chirp(scope) {
            return None;
        }
        let a = scope.imaginary_part(&self.square)?;
        let eighth = match scope.sign_of(&a)? {
            Sign::Positive => Expr::one(),
            Sign::Negative => Expr::integer(-1),
            _ => return None,
        };
        let peak = &self.constant - &(&self.linear * &self.linear).over(&(&Normal::integer(4) * &self.square))?;
        let turn = (Expr::i() * Expr::pi() * eighth / Expr::integer(4)).exp();
        let size = (Expr::pi() / scope.abs(&a).ok()?.to_expr()).sqrt();
        exact(&(size * turn * peak.to_expr().exp()), scope)
    }

    /// 2A.
    pub(super) fn double_rate(&self) -> Normal {
        &Normal::integer(-2) * &self.square
    }

    /// √(π/A) e^{C + B²/4A}.
    pub(super) fn mass(&self, scope: &Scope) -> Option<Normal> {
        let rate = (-&self.square).to_expr();
        let peak =
            &self.constant + &(&self.linear * &self.linear).over(&(&Normal::integer(2) * &self.double_rate()))?;
        Some(&exact(&(Expr::pi() / rate).sqrt(), scope)? * &exact(&peak.to_expr().exp(), scope)?)
    }

    pub(super) fn over_line(&self, scope: &Scope) -> Option<Normal> {
        match &self.shares[..] {
            [] => {}
            [[slope, offset]] => return self.shared_over_line(slope, offset, scope),
            _ => return self.centred(true, scope),
        }
        if !self.logarithmic.is_zero() {
            let half = self.over_half_line(scope)?;
            return Some(if self.power.is_multiple_of(2) {
                &half + &half
            } else {
                Normal::zero()
            });
        }
        let mean = self.linear.over(&self.double_rate())?;
        let spread = Normal::one().over(&self.double_rate())?;
        // m_n = μ m_{n-1} + (n-1) m_{n-2}/2A, the moments of a Gaussian of mean μ and variance 1/2A.
        let (mut before, mut moment) = (Normal::zero(), Normal::one());
        for n in 1..=self.power {
            let next = &(&mean * &moment) + &(&(&Normal::integer(n - 1) * &spread) * &before);
            (before, moment) = (moment, next);
        }
        Some(&self.mass(scope)? * &moment)
    }

    /// The integral from 0 to +∞ for A > 0.
    fn beyond_zero(&self, scope: &Scope) -> Option<Normal> {
        match &self.shares[..] {
            [] => self.beyond(&Normal::zero(), scope),
            _ => self.centred(false, scope),
        }
    }

    /// The integral from `lo` to +∞ for A > 0.
    fn beyond(&self, lo: &Normal, scope: &Scope) -> Option<Normal> {
        if !self.logarithmic.is_zero() {
            return if lo.is_zero() { self.over_half_line(scope) } else { None };
        }
        let first = if is_real(&self.linear) {
            let mean = self.linear.over(&self.double_rate())?;
            let place = (-&self.square).to_expr().sqrt() * (lo - &mean).to_expr();
            let share = Expr::call(Function::Erfc, vec![place]) / Expr::integer(2);
            &self.mass(scope)? * &exact(&share, scope)?
        } else if lo.is_zero() {
            self.wave_beyond_zero(scope)?
        } else {
            return None;
        };
        let mean = self.linear.over(&self.double_rate())?;
        let spread = Normal::one().over(&self.double_rate())?;
        let edge = self.at(lo, scope)?;
        let (mut before, mut value) = (Normal::zero(), first);
        for n in 1..=self.power {
            let power = lo.pow(i32::try_from(n - 1).ok()?)?;
            let inner = &(&Normal::integer(n - 1) * &before) + &(&power * &edge);
            let next = &(&mean * &value) + &(&spread * &inner);
            (before, value) = (value, next);
        }
        Some(value)
    }

    /// The integral of e^{-A v² + iyv + C} from 0 to +∞ for real y.
    fn wave_beyond_zero(&self, scope: &Scope) -> Option<Normal> {
        let y = -&(&Normal::i() * &self.linear);
        if !is_real(&y) {
            return None;
        }
        let root = (-&self.square).to_expr().sqrt();
        let place = y.to_expr() / (Expr::integer(2) * root.clone());
        let wave = self.constant.to_expr().exp() * Expr::call(Function::Dawson, vec![place]) / root;
        let half = Normal::rational(&rug::Rational::from((1, 2)));
        Some(&(&half * &self.mass(scope)?) + &(&Normal::i() * &exact(&wave, scope)?))
    }

    /// The integral of v^p e^{-A v² + C} from 0 to +∞, p = power + logarithmic > -1.
    fn over_half_line(&self, scope: &Scope) -> Option<Normal> {
        let order = &(&self.logarithmic + &Normal::integer(self.power)) + &Normal::one();
        if !self.linear.is_zero() || scope.sign_of(&order) != Some(Sign::Positive) {
            return None;
        }
        let rate = (-&self.square).to_expr();
        let half = order.to_expr() / Expr::integer(2);
        let exponent = -half.clone();
        let gamma = match natural_half(&(&order - &Normal::one()), scope) {
            // Γ(e + 1/2) = √π (2e-1)!!/2^e.
            Some(e) => {
                let odd = Expr::integer(2) * e.clone() - Expr::one();
                Expr::pi().sqrt() * Expr::call(Function::DoubleFactorial, vec![odd]) / Expr::integer(2).pow(e)
            }
            None => Expr::call(Function::Gamma, vec![half]),
        };
        let value = self.constant.to_expr().exp() * rate.pow(exponent) * gamma / Expr::integer(2);
        exact(&value, scope)
    }

    /// e^{-A v² + B v + C} at a point.
    fn at(&self, v: &Normal, scope: &Scope) -> Option<Normal> {
        let exponent = &(&(&(&self.square * v) + &self.linear) * v) + &self.constant;
        exact(&exponent.to_expr().exp(), scope)
    }

    /// An antiderivative of v^n e^{B v + C} at a point.
    fn antiderivative(&self, v: &Normal, scope: &Scope) -> Option<Normal> {
        if !self.logarithmic.is_zero() {
            return None;
        }
        let n = i32::try_from(self.power).ok()?;
        if self.linear.is_zero() {
            return (&v.pow(n + 1)? * &self.at(v, scope)?).over(&Normal::integer(n + 1));
        }
        scope.nonzero(&self.linear).ok()?;
        // Σ_k (-1)^k n!/(n-k)! v^{n-k}/B^{k+1}.
        let (mut factor, mut sum) = (Normal::one().over(&self.linear)?, Normal::zero());
        for k in 0..=n {
            sum = &sum + &(&factor * &v.pow(n - k)?);
            factor = (&factor * &Normal::integer(k - n)).over(&self.linear)?;
        }
        Some(&sum * &self.at(v, scope)?)
    }

    /// The integral of v^n |v|^q e^{B v + C} from `lo` to +∞ for Re B < 0; unless q = 0, `lo` is 0 and B is real.
    fn exponential_tail(&self, lo: &Normal, scope: &Scope) -> Option<Normal> {
        let rate = scope.real_part(&self.linear)?;
        if !self.square.is_zero() || scope.sign_of(&rate) != Some(Sign::Negative) {
            return None;
        }
        if self.logarithmic.is_zero() {
            return Some(-&self.antiderivative(lo, scope)?);
        }
        let order = &(&self.logarithmic + &Normal::integer(self.power)) + &Normal::one();
        let real = scope.sign_of(&self.linear) == Some(Sign::Negative);
        if !lo.is_zero() || !real || scope.sign_of(&order) != Some(Sign::Positive) {
            return None;
        }
        let gamma = Expr::call(Function::Gamma, vec![order.to_expr()]);
        let scale = (-&self.linear).to_expr().pow((-&order).to_expr());
        exact(&(self.constant.to_expr().exp() * gamma * scale), scope)
    }
}

/// Half of a value, if that is certainly a natural number.
fn natural_half(value: &Normal, scope: &Scope) -> Option<Expr> {
    let half = value.over(&Normal::integer(2))?;
    let natural = is_integer(&half) && scope.signs(&half).is_some_and(|signs| !signs.negative);
    natural.then(|| half.to_expr())
}

pub(super) fn exact(expr: &Expr, scope: &Scope) -> Option<Normal> {
    normal(expr, scope).ok()
}
