//! Formulas made explicit before they are analysed: derivatives carried out, short sums written out, products of quotients made one quotient.

use super::QuadratureError;
use super::integrand::{COARSE, Setting};
use crate::enclose::{EncloseError, evaluate};
use crate::exact::{Scope, normal};
use crate::formula::{DerivativeError, Domains, Expr, Node};
use rug::Integer;

/// Sums longer than this stay sums.
const LONGEST: u32 = 64;

/// The formula with every derivative carried out and every short sum with known bounds written out, so that kinks and decay can be
/// seen inside them, and with one fraction bar in every product, so that zeros of a divisor meet those of the dividend.
///
/// # Errors
/// Derivatives that do not exist as formulas.
pub(super) fn explicit(expr: &Expr, setting: Setting<'_>) -> Result<Expr, QuadratureError> {
    match expr.node() {
        Node::Diff { var, body, at } => {
            let failed = |e: DerivativeError| EncloseError::Derivative(e.to_string());
            let derivative = body.derivative(var).map_err(failed)?;
            if is_seen_to_exist(expr, setting) {
                return explicit(&derivative.substitute(var, at), setting);
            }
            // Each condition is evaluated, so that the derivative has a value only where the formula is defined nearby.
            let conditions = body.interior(var).map_err(failed)?.into_iter();
            let conditioned = conditions.fold(derivative, |sum, condition| sum + Expr::integer(0) * condition);
            explicit(&conditioned.substitute(var, at), setting)
        }
        Node::Sum { var, lo, hi, body } => {
            let bound = |e: &Expr| -> Option<Integer> {
                // A bound that moves has no value, even where a symbol of the same name does.
                if e.depends_on(setting.var) {
                    return None;
                }
                let value = evaluate(e, setting.at, COARSE, setting.inner).ok()?;
                value
                    .is_point()
                    .then(|| value.lo().to_integer())
                    .flatten()
                    .filter(|n| value.lo() == n)
            };
            let (Some(first), Some(last)) = (bound(lo), bound(hi)) else {
                return Ok(expr.clone());
            };
            let count: Integer = Integer::from(&last - &first) + 1;
            if count > LONGEST {
                return Ok(expr.clone());
            }
            let terms = (0..count.to_u32().unwrap_or(0)).map(|j| {
                let index = Expr::integer(Integer::from(&first + j));
                explicit(&body.substitute(var, &index), setting)
            });
            let terms = terms.collect::<Result<Vec<Expr>, _>>()?;
            Ok(terms
                .into_iter()
                .reduce(|sum, term| sum + term)
                .unwrap_or_else(Expr::zero))
        }
        // The variable bound there is not the one of the setting.
        Node::Integral { .. } | Node::Inverse { .. } => Ok(expr.clone()),
        Node::Mul(..) | Node::Div(..) => {
            let (mut above, mut below) = (Vec::new(), Vec::new());
            factors(expr, setting, &mut above, &mut below)?;
            let above = above
                .into_iter()
                .reduce(|product, f| product * f)
                .unwrap_or_else(Expr::one);
            Ok(match below.into_iter().reduce(|product, f| product * f) {
                Some(below) => above / below,
                None => above,
            })
        }
        _ => expr.try_map(|part| explicit(part, setting)),
    }
}

/// Whether the exact layer sees that a derivative exists for almost every value of the variable of integration.
fn is_seen_to_exist(derivative: &Expr, setting: Setting<'_>) -> bool {
    let values = setting.at.iter().filter(|(symbol, _)| *symbol != setting.var);
    let values = values.filter_map(|(symbol, value)| {
        let point = value.is_point().then(|| value.lo().to_rational())??;
        Some((symbol.clone(), Expr::rational(&point)))
    });
    let scope = Scope::new(&Domains::default()).almost_everywhere(setting.var);
    normal(&derivative.substitute_all(&values.collect()), &scope).is_ok()
}

/// The factors of a product above and below the fraction bar.
fn factors(
    expr: &Expr,
    setting: Setting<'_>,
    above: &mut Vec<Expr>,
    below: &mut Vec<Expr>,
) -> Result<(), QuadratureError> {
    match expr.node() {
        Node::Mul(f, g) => {
            factors(f, setting, above, below)?;
            factors(g, setting, above, below)
        }
        Node::Div(f, g) => {
            factors(f, setting, above, below)?;
            let (mut divisors, mut undone) = (Vec::new(), Vec::new());
            factors(g, setting, &mut divisors, &mut undone)?;
            if undone.is_empty() {
                below.extend(divisors);
            } else {
                // a/(b/c) is nowhere defined where c = 0, and a c/b may be.
                below.push(explicit(g, setting)?);
            }
            Ok(())
        }
        _ => {
            above.push(explicit(expr, setting)?);
            Ok(())
        }
    }
}
