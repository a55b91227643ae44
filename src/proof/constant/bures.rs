//! W2² and W2 between centred normal laws with given covariances, as a constant whose parameters are the matrices.
//!
//! W2² = tr Σ₀ + tr Σ₁ - 2 tr (Σ₀^½ Σ₁ Σ₀^½)^½ (Dowson and Landau 1982; Olkin and Pukelsheim 1982). Σ₀^½ Σ₁ Σ₀^½ is positive definite and similar to
//! Σ₀Σ₁: the last trace is the sum of the roots of the zeros of the characteristic polynomial of Σ₀Σ₁, each as often as its multiplicity. That polynomial is computed exactly. Of a
//! 2×2 matrix with eigenvalues λ, μ, (√λ + √μ)² is the trace plus twice the root of the determinant.
//!
//! The route by quadrature knows no eigenvalues. From √λ = (2/π) ∫₀^∞ λ/(λ + t²) dt the trace of the root is (2/π) ∫₀^∞ g(t²) dt with
//! g(s) = Σ λ/(λ + s) = (d P(s) - s P'(s))/P(s), where P(s) = Π (λ + s) has the coefficients p₀, …, p_d = 1: those of the characteristic
//! polynomial without their signs. So g(s) = Σ (d - k) p_k s^k / Σ p_k s^k. The part over t > 1 is brought to 0 < t < 1 by 1/t for t, which turns
//! g(t²) dt into Σ (d - k) p_k t^(2(d - 1 - k)) / Σ p_k t^(2(d - k)) dt. All p_k are positive, so that no denominator vanishes.

use rug::Rational;

use super::covariance::Covariance;
use super::{Constant, ConstantError, Derived, NoNumber, Number, Parameter, Request, Route, Unfit, Value};
use crate::enclose::{bits_of, enclose};
use crate::exact::{Scope, normal, positive_zeros};
use crate::formula::{Domains, Expr, Symbol, parse_expr};
use crate::interval::Interval;
use crate::quadrature::Quadrature;

/// Bits beyond those of the digits at the first attempt: the sum of at most 24 roots and its difference from the traces lose fewer unless
/// the two laws are close.
const GUARD: u32 = 64;

/// What the root of the number is called.
pub(super) const ROOT: &str = "W2";

/// How often the precision is raised.
const ROUNDS: u32 = 6;

/// The Bures–Wasserstein distance.
#[derive(Clone, Debug)]
pub struct BuresConstant {
    name: String,
    title: String,
    parameters: Vec<Parameter>,
}

impl BuresConstant {
    /// The distance between covariances `from` and `to`, with a permanent name and what it is.
    #[must_use]
    pub fn of(name: &str, title: &str) -> BuresConstant {
        let what = "a covariance, rational, symmetric and positive definite, by its rows";
        BuresConstant {
            name: name.into(),
            title: title.into(),
            parameters: ["from", "to"]
                .map(|name| Parameter::text(name, what, "[[2,1],[1,2]]"))
                .to_vec(),
        }
    }
}

impl Constant for BuresConstant {
    fn name(&self) -> &str {
        &self.name
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    fn has_convention(&self) -> bool {
        false
    }

    fn quantity(&self) -> Option<&'static str> {
        Some("W2^2")
    }

    fn routes(&self) -> &'static [Route] {
        &[Route::Closed, Route::Eigenvalues, Route::Quadrature]
    }

    fn beside(&self) -> Vec<&str> {
        vec![ROOT]
    }

    fn admits(&self, request: &Request) -> Result<(), ConstantError> {
        matrices(request).map(drop)
    }

    fn value(&self, request: &Request) -> Result<Value, ConstantError> {
        let (from, to) = matrices(request)?;
        let chi = from.characteristic_of_product(&to);
        let traces = from.trace() + to.trace();
        let closed_form = match from == to {
            true => Some(Expr::zero()),
            false => closed_form(&traces, &chi)?,
        };
        let (route, square) = match (&closed_form, request.route) {
            (Some(closed), Route::Closed) => {
                let value = enclose(closed, &Default::default(), request.digits, &Quadrature::default());
                (Route::Closed, value.map_err(ConstantError::undecided)?)
            }
            _ if from == to => (Route::Closed, Interval::zero(64)),
            (_, Route::Quadrature) => (Route::Quadrature, by_quadrature(&traces, &chi, request.digits)?),
            _ => (Route::Eigenvalues, by_eigenvalues(&traces, &chi, request.digits)?),
        };
        Ok(Value {
            definitions: vec![("chi(x)".into(), polynomial(&chi))],
            defining: defining(&traces, from.size())?,
            derived: vec![root(closed_form.as_ref(), &square)],
            closed_form,
            supposes: None,
            route,
            number: Number::Enclosed(square),
        })
    }
}

/// The two covariances.
fn matrices(request: &Request) -> Result<(Covariance, Covariance), ConstantError> {
    let matrix = |side: &'static str| {
        let text = request.settings.text(side);
        Covariance::parse(text).map_err(|why| {
            let text = text.into();
            Unfit::Matrix { side, text, why }
        })
    };
    let (from, to) = (matrix("from")?, matrix("to")?);
    match from.size() == to.size() {
        true => Ok((from, to)),
        false => Err(Unfit::Sizes([from.size(), to.size()]).into()),
    }
}

/// W2 beside W2².
pub(super) fn root(closed_form: Option<&Expr>, square: &Interval) -> Derived {
    let tidy = |root: Expr| {
        let value = normal(&root, &Scope::new(&Domains::default()));
        value.map_or(root, |value| value.to_expr())
    };
    Derived {
        name: ROOT.into(),
        closed_form: closed_form.map(|square| tidy(square.clone().sqrt())),
        number: square.sqrt(),
    }
}

/// A monic polynomial in `x`, in the formula language.
fn polynomial(coefficients: &[Rational]) -> String {
    let mut text = String::new();
    for (n, c) in coefficients.iter().enumerate().rev().filter(|(_, c)| **c != 0) {
        let sign = match (*c < 0, text.is_empty()) {
            (true, _) => " - ",
            (false, true) => "",
            (false, false) => " + ",
        };
        let size = Rational::from(c.abs_ref());
        let power = match n {
            0 => String::new(),
            1 => "x".into(),
            _ => format!("x^{n}"),
        };
        let term = match (n, size == 1) {
            (0, _) => size.to_string(),
            (_, true) => power,
            _ => format!("{size}*{power}"),
        };
        text += sign;
        text += &term;
    }
    text
}

fn defining(traces: &Rational, size: usize) -> Result<Expr, ConstantError> {
    let root = parse_expr("sqrt(lambda(n))").map_err(ConstantError::undecided)?;
    let size = Expr::integer(size as u32);
    let sum = Expr::sum(Symbol::new("n"), Expr::one(), size, root);
    Ok(Expr::rational(traces) - Expr::integer(2) * sum)
}

/// Where there are one or two eigenvalues.
fn closed_form(traces: &Rational, chi: &[Rational]) -> Result<Option<Expr>, ConstantError> {
    let rational = |q: &Rational| Expr::rational(q);
    let root = match chi {
        [product, _] => rational(&Rational::from(-product)).sqrt(),
        [determinant, sum, _] => {
            let twice = Expr::integer(2) * rational(determinant).sqrt();
            (rational(&Rational::from(-sum)) + twice).sqrt()
        }
        _ => return Ok(None),
    };
    let formula = rational(traces) - Expr::integer(2) * root;
    let value = normal(&formula, &Scope::new(&Domains::default())).map_err(ConstantError::undecided)?;
    Ok(Some(value.to_expr()))
}

fn by_eigenvalues(traces: &Rational, chi: &[Rational], digits: usize) -> Result<Interval, ConstantError> {
    let mut prec = bits_of(digits) + GUARD;
    for _ in 0..ROUNDS {
        let zeros = positive_zeros(chi, prec).ok_or_else(|| ConstantError::undecided(NoNumber::Eigenvalues))?;
        let roots = zeros.iter().fold(Interval::zero(prec), |sum, zero| sum + zero.sqrt());
        let value = Interval::from_rational(traces, prec) - roots.scale(1);
        if value.certain_digits() as usize >= digits {
            return Ok(value);
        }
        prec *= 2;
    }
    Err(ConstantError::undecided(NoNumber::Bits { digits, prec }))
}

fn by_quadrature(traces: &Rational, chi: &[Rational], digits: usize) -> Result<Interval, ConstantError> {
    let t = Expr::symbol("t");
    let degree = chi.len() - 1;
    let sum = |terms: &mut dyn Iterator<Item = (Rational, usize)>| {
        let terms = terms.map(|(c, power)| Expr::rational(&c) * t.clone().pow(Expr::integer(power as u32)));
        terms.fold(Expr::zero(), |sum, term| sum + term)
    };
    let size = |k: usize| Rational::from(chi[k].abs_ref());
    let weighted = |k: usize| size(k) * (degree - k) as u32;
    let near = sum(&mut (0..degree).map(|k| (weighted(k), 2 * k))) / sum(&mut (0..=degree).map(|k| (size(k), 2 * k)));
    let far = sum(&mut (0..degree).map(|k| (weighted(k), 2 * (degree - 1 - k))))
        / sum(&mut (0..=degree).map(|k| (size(k), 2 * (degree - k))));
    let over = |body: Expr| Expr::integral(Symbol::new("t"), Expr::zero(), Expr::one(), body);
    let trace = Expr::integer(2) / Expr::pi() * (over(near) + over(far));
    let square = Expr::rational(traces) - Expr::integer(2) * trace;
    enclose(&square, &Default::default(), digits, &Quadrature::default()).map_err(ConstantError::undecided)
}
