//! Rotation of a ray of integration, term by term.
//!
//! For a term c z^p e^{-A z² + B z}, p > -1, A >= 0 and a turn ω = e^{±iα}, Cauchy's theorem gives
//! ∫_0^∞ c z^p e^{-A z² + B z} dz = ∫_0^∞ c ω^{p+1} t^p e^{-A ω² t² + B ω t} dt if the arcs R e^{±iθ}, 0 <= θ <= α, contribute nothing
//! for R → ∞ (near 0 they do not, as p > -1). The exponent there has the real part -A R² cos 2θ + R Re(B e^{±iθ}).
//!
//! * A > 0, α < π/4: cos 2θ has a positive minimum on the sector.
//! * A > 0, α = π/4: cos 2θ >= 0, and near θ = π/4, where it vanishes, Re(B e^{±iθ}) is negative if Re(Bω) is.
//! * A = 0, α < π: Re(B e^{±iθ}) is |B| cos(θ + const), negative on an open arc of length π; if it is negative at both ends
//!   of the sector it is so throughout.
//!
//! The sign of the turn is that of Im B.

use rug::Rational;

use super::fraction::Normal;
use super::gaussian::terms;
use super::moment::Term;
use super::reality::conjugate;
use super::{Scope, Sign, normal};
use crate::formula::{Expr, Symbol};

/// The integrand on the ray, as a function of its arc length under the old name, where each term is turned by `turn` times
/// π towards its decay; `None` where a condition is not certain.
#[must_use]
pub fn rotated(body: &Normal, v: &Symbol, turn: &Rational, scope: &Scope) -> Option<Normal> {
    if *turn <= 0 {
        return None;
    }
    terms(body, v)?
        .iter()
        .try_fold(Normal::zero(), |sum, term| Some(&sum + &turned(term, v, turn, scope)?))
}

fn turned(term: &Term, v: &Symbol, turn: &Rational, scope: &Scope) -> Option<Normal> {
    if !term.shares.is_empty() {
        return None;
    }
    let conjugate = conjugate(&term.linear)?;
    let upward = match scope.sign_of(&-&(&Normal::i() * &(&term.linear - &conjugate)))? {
        Sign::Positive => true,
        Sign::Negative => false,
        _ => return None,
    };
    let signed = Expr::rational(&if upward { turn.clone() } else { Rational::from(-turn) });
    let phase = Expr::i() * Expr::pi() * signed;
    let exact = |expr: &Expr| normal(expr, scope).ok();
    let unit = exact(&phase.clone().exp())?;
    let linear = &term.linear * &unit;
    let falls = |b: &Normal| {
        let real = super::reality::conjugate(b).map(|c| b + &c);
        real.is_some_and(|real| scope.sign_of(&real) == Some(Sign::Negative))
    };
    let quarter = Rational::from((1, 4));
    let allowed = match scope.sign_of(&term.square)? {
        Sign::Negative => *turn < quarter || (*turn == quarter && falls(&linear)),
        Sign::Zero => *turn < 1 && falls(&term.linear) && falls(&linear),
        _ => false,
    };
    let order = &(&term.logarithmic + &Normal::integer(term.power)) + &Normal::one();
    if !allowed || scope.sign_of(&order) != Some(Sign::Positive) {
        return None;
    }
    let at = Expr::from(v.clone());
    let exponent = &(&(&(&term.square * &(&unit * &unit)) * &scope.symbol(v)) + &linear) * &scope.symbol(v);
    let factors = [
        (phase * order.to_expr()).exp(),
        at.clone().pow(Expr::integer(term.power)),
        at.pow(term.logarithmic.to_expr()),
        (&exponent + &term.constant).to_expr().exp(),
    ];
    factors.iter().try_fold(term.coefficient.clone(), |product, factor| {
        Some(&product * &exact(factor)?)
    })
}
