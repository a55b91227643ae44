//! ((σ,ρ)) without σ̂, for the pairs whose test function is a polynomial times a Gaussian.
//!
//! With T the test function, ((σ,ρ)) = c ∫ σ̂(ζ) T(ζ) dζ over ζ ≠ 0. Where T is a Schwartz function,
//! ∫ σ(x) T^(x) dx = ⟨σ̂, T⟩ is the definition of the tempered distribution σ̂ (Rudin, Functional Analysis, 1991, chapter 7), with
//! T^(x) = ∫ T(ζ) e^(-ixζ) dζ. Where σ grows and the spectrum has a pole as the order p says that it is told with, and T has a zero of order p at
//! least, that is the integral of σ̂ T over ζ ≠ 0 (shown in `table/spectrum.rs`). Of point masses it is their sum, if σ is seen to be that of
//! their waves.
//!
//! Here T^ comes from the exact layer, and σ T^ goes to rigorous quadrature, which knows neither σ̂ nor the closed form.

use std::collections::BTreeMap;

use crate::enclose::{EncloseError, enclose};
use crate::exact::{Scope, integrable_at_infinity, leading_at_zero, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Symbol, parse_expr};
use crate::interval::Interval;
use crate::proof::table::is_confined;
use crate::proof::{Activation, Point, Spectrum};
use crate::quadrature::Quadrature;

/// The frequency, and the variable of activations.
const FREQUENCY: &str = "z";
/// The variable that the activation is integrated over.
const PLACE: &str = "x";

/// `factor · ∫ σ T^`, the number of the pair; `None` where the module's theorem does not apply or the exact layer does not find T^.
/// `test` is T, and it and `factor` have no parameters left; `seen` says whether the spectrum is seen to be that of the activation.
pub(super) fn measured(
    activation: &Activation,
    point: &Point,
    test: &Expr,
    factor: &Expr,
    seen: bool,
    digits: usize,
) -> Option<Result<Interval, EncloseError>> {
    let (z, x) = (Symbol::new(FREQUENCY), Symbol::new(PLACE));
    let values: BTreeMap<Symbol, Expr> = point
        .0
        .iter()
        .map(|(symbol, value)| (symbol.clone(), Expr::rational(value)))
        .collect();
    let read = |text: &str| Some(parse_expr(text).ok()?.substitute_all(&values));
    let sigma = read(activation.formula())?;
    let pole = match activation.spectrum() {
        Spectrum::Function { formula, pole } => {
            let pole = read(pole)?.as_rational()?;
            let order = pole.numer().to_u32().filter(|_| *pole.denom() == 1)?;
            is_confined(&sigma, &read(formula)?, order, &z, &Domains::default()).then_some(pole)?
        }
        Spectrum::PointMasses(_) => seen.then(|| 0.into())?,
    };
    let mut domains = Domains::default();
    domains.insert(z.clone(), Domain::Real);
    domains.insert(x.clone(), Domain::Real);
    let scope = Scope::new(&domains);
    // What T is at the single point 0 is of no consequence: off it, T is this formula, and where that is entire, T is taken to be it.
    let smooth = normal(test, &scope.clone().almost_everywhere(&z)).ok()?.to_expr();
    if !is_entire(&smooth, &z) || !falls(&smooth, &z) || zero_at_origin(&smooth, &z)? < pole {
        return None;
    }
    let wave = (-(Expr::i() * Expr::from(x.clone()) * Expr::from(z.clone()))).exp();
    let transform = Expr::integral(z.clone(), -Expr::infinity(), Expr::infinity(), smooth * wave);
    let transform = normal(&transform, &scope).ok()?.to_expr();
    if !is_entire(&transform, &x) || mentions_i(&transform) {
        return None;
    }
    let sigma = sigma.substitute(&z, &Expr::from(x.clone()));
    let half = |body: Expr| Expr::integral(x.clone(), Expr::zero(), Expr::infinity(), body);
    let integrand = sigma * transform;
    let mirrored = integrand.substitute(&x, &-Expr::from(x.clone()));
    // On x > 0 the exact layer may know the signs.
    let mut right = Domains::default();
    right.insert(x.clone(), Domain::Positive);
    let folded = integrand + mirrored;
    let folded = normal(&folded, &Scope::new(&right)).map_or(folded, |folded| folded.to_expr());
    let number = factor.clone() * half(folded);
    Some(enclose(&number, &BTreeMap::new(), digits, &Quadrature::default()))
}

/// Whether a formula is certainly a sum of products of polynomials in `z` and exponentials of such: an entire function.
fn is_entire(formula: &Expr, z: &Symbol) -> bool {
    let entire = |part: &Expr| is_entire(part, z);
    !formula.depends_on(z)
        || match formula.node() {
            Node::Symbol(_) => true,
            Node::Neg(a) => entire(a),
            Node::Add(a, b) | Node::Sub(a, b) | Node::Mul(a, b) => entire(a) && entire(b),
            Node::Div(a, b) => entire(a) && !b.depends_on(z),
            Node::Pow(a, n) => match n.as_rational() {
                Some(n) => *n.denom() == 1 && n >= 0 && entire(a),
                None => *a == Expr::e() && entire(n),
            },
            Node::Call(Function::Exp, arguments) => arguments.iter().all(entire),
            _ => false,
        }
}

/// Whether an entire formula of exponentials and polynomials falls to 0 at both ends, faster than every power: it is integrable there, and
/// powers alone cannot make it so.
fn falls(formula: &Expr, z: &Symbol) -> bool {
    let scope = right_of_origin(z);
    let mirrored = formula.substitute(z, &-Expr::from(z.clone()));
    [formula, &mirrored].into_iter().all(|side| {
        let side = normal(side, &scope);
        side.is_ok_and(|side| side.is_zero() || integrable_at_infinity(&side, z, &scope))
    })
}

/// The order of the zero at the origin.
fn zero_at_origin(formula: &Expr, z: &Symbol) -> Option<i64> {
    let scope = right_of_origin(z);
    let side = normal(formula, &scope).ok()?;
    Some(leading_at_zero(&side, z, &scope)?.order)
}

fn right_of_origin(z: &Symbol) -> Scope {
    let mut domains = Domains::default();
    domains.insert(z.clone(), Domain::Positive);
    Scope::new(&domains)
}

fn mentions_i(formula: &Expr) -> bool {
    *formula == Expr::i() || formula.children().into_iter().any(mentions_i)
}
