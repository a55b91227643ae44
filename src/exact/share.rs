//! Closed forms of `∫ c v^n exp(-A v² + B v + C) dv` with factors erf(αv + β), A > 0.
//!
//! * line, q = 0, A > 0, B real, with the factor erf(αv + β), α and β real: I_0 = √(π/A) e^{C+B²/4A} erf((β + αμ)/√(1 + α²/A)), and
//!   2A I_n = B I_{n-1} + (n-1) I_{n-2} + (2α/√π) ∫ v^{n-1} E(v) e^{-(αv+β)²} dv (integrate (v^{n-1} E erf(αv + β))'). Both sides of
//!   the first vanish for β → -∞ up to the same constant -√(π/A) e^{C+B²/4A}, and their derivatives in β are the same Gaussian;
//! * line, B = 0, with the factors erf(αv) and erf(γv), n even: I_0 = 2/√(πA) e^C atan(αγ/√(A(A+α²+γ²))), and likewise from 0, with the one
//!   factor erf(αv): I_0 = 1/√(πA) e^C atan(α/√A), I_1 = α/(2A√(A+α²)) e^C. Both vanish for α = 0, and the derivatives in α, integrals of
//!   the kinds before, agree. Then 2A I_n = (n-1) I_{n-2} + Σ (2α/√π) ∫ v^{n-1} E(v) e^{-α²v²} dv, in each term with the other factor.

use super::fraction::Normal;
use super::kernel::Bound;
use super::moment::{Term, exact};
use super::reality::is_real;
use super::scope::Scope;
use crate::formula::{Expr, Function};

impl Term {
    /// The integral over the line with the factor erf(αv + β), for A > 0.
    pub(super) fn shared_over_line(&self, slope: &Normal, offset: &Normal, scope: &Scope) -> Option<Normal> {
        if !self.logarithmic.is_zero() || !is_real(&self.linear) {
            return None;
        }
        let rate = -&self.square;
        let mean = self.linear.over(&self.double_rate())?;
        let spread = &Normal::one() + &(slope * slope).over(&rate)?;
        let place = (offset + &(slope * &mean)).to_expr() / spread.to_expr().sqrt();
        let first = &self.mass(scope)? * &exact(&Expr::call(Function::Erf, vec![place]), scope)?;
        let tangent = exact(&(Expr::integer(2) * slope.to_expr() / Expr::pi().sqrt()), scope)?;
        let weighted = |power| Term {
            coefficient: Normal::one(),
            power,
            logarithmic: Normal::zero(),
            square: &self.square - &(slope * slope),
            linear: &self.linear - &(&(&Normal::integer(2) * slope) * offset),
            constant: &self.constant - &(offset * offset),
            shares: Vec::new(),
        };
        let (mut before, mut value) = (Normal::zero(), first);
        for n in 1..=self.power {
            let edge = &tangent * &weighted(n - 1).over_line(scope)?;
            let inner = &(&(&self.linear * &value) + &(&Normal::integer(n - 1) * &before)) + &edge;
            let next = inner.over(&self.double_rate())?;
            (before, value) = (value, next);
        }
        Some(value)
    }

    /// The integral over the line with two factors erf(αv), or from 0 with one, for A > 0 and B = 0.
    pub(super) fn centred(&self, line: bool, scope: &Scope) -> Option<Normal> {
        let slopes: Vec<&Normal> = self.shares.iter().map(|[slope, _]| slope).collect();
        let centred = self.shares.iter().all(|[_, offset]| offset.is_zero()) && self.linear.is_zero();
        if !centred || !self.logarithmic.is_zero() || slopes.len() != 1 + usize::from(line) {
            return None;
        }
        let parity = self.power % 2;
        if line && parity == 1 {
            return Some(Normal::zero());
        }
        let mut value = match parity {
            0 => self.angle(&slopes, scope)?,
            _ => self.edge(1, line, scope)?.over(&self.double_rate())?,
        };
        for n in (parity + 2..=self.power).step_by(2) {
            let inner = &(&Normal::integer(n - 1) * &value) + &self.edge(n, line, scope)?;
            value = inner.over(&self.double_rate())?;
        }
        Some(&exact(&self.constant.to_expr().exp(), scope)? * &value)
    }

    /// I_0 for C = 0.
    fn angle(&self, slopes: &[&Normal], scope: &Scope) -> Option<Normal> {
        let rate = -&self.square;
        let (tangent, count) = match slopes {
            [slope] => (slope.to_expr() / rate.to_expr().sqrt(), 1),
            [first, second] => {
                let all = &(&rate + &(*first * *first)) + &(*second * *second);
                let root = (rate.to_expr() * all.to_expr()).sqrt();
                (first.to_expr() * second.to_expr() / root, 2)
            }
            _ => return None,
        };
        let angle = Expr::call(Function::Atan, vec![tangent]);
        exact(
            &(Expr::integer(count) * angle / (Expr::pi() * rate.to_expr()).sqrt()),
            scope,
        )
    }

    /// Σ (2α/√π) ∫ v^{n-1} e^{-(A+α²)v²} dv, in each term with the other factor.
    fn edge(&self, n: u32, line: bool, scope: &Scope) -> Option<Normal> {
        let lo = if line {
            Bound::NegativeInfinity
        } else {
            Bound::Finite(Normal::zero())
        };
        let mut sum = Normal::zero();
        for (place, [slope, _]) in self.shares.iter().enumerate() {
            let mut shares = self.shares.clone();
            shares.remove(place);
            let term = Term {
                coefficient: exact(&(Expr::integer(2) * slope.to_expr() / Expr::pi().sqrt()), scope)?,
                power: n - 1,
                logarithmic: Normal::zero(),
                square: &self.square - &(slope * slope),
                linear: Normal::zero(),
                constant: Normal::zero(),
                shares,
            };
            sum = &sum + &term.integral(&lo, &Bound::PositiveInfinity, scope)?;
        }
        Some(sum)
    }
}
