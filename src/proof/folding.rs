//! Complex integrals over the line, as real integrals over the half line.
//!
//! If f(-z) is the complex conjugate of f(z) for z > 0, as for every product of transforms of real functions, then
//! f(z) + f(-z) = 2 Re f(z) is real, and ∫ f over the line is ∫_0^∞ (f(z) + f(-z)) dz if f is integrable. That is so if Re f
//! and Im f = (f(z) - f(-z))/2i are both integrable on the half line: the integral of the first is what is asked for, and
//! that of the second is enclosed roughly, which the quadrature does only where it finds a majorant.
//!
//! Only the integrands pass through the exact layer; no integral is closed there.

use std::collections::BTreeMap;

use crate::enclose::{EncloseError, enclose};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Node, Symbol};
use crate::proof::Refusal;
use crate::quadrature::Quadrature;

/// The formula, which has no free symbols, with every complex integral over the line folded; `None` if there is none.
///
/// # Errors
/// Why a complex integral could not be folded.
pub(crate) fn folded(expr: &Expr) -> Result<Option<Expr>, Refusal> {
    if !applies(expr) {
        return Ok(None);
    }
    let mut found = false;
    let out = walk(expr, &mut found)?;
    Ok(found.then_some(out))
}

/// Whether a formula contains a complex integral over the line, the values of its symbols put in.
pub(super) fn applies(expr: &Expr) -> bool {
    let here = match expr.node() {
        Node::Integral { lo, hi, body, .. } => *hi == Expr::infinity() && *lo == -Expr::infinity() && mentions_i(body),
        _ => false,
    };
    here || expr.children().into_iter().any(applies)
}

/// The imaginary part of an integrand is not seen to be integrable.
#[derive(Debug, thiserror::Error)]
#[error("the imaginary part of {body}: {error}")]
struct ImaginaryPart {
    body: Expr,
    error: EncloseError,
}

fn walk(expr: &Expr, found: &mut bool) -> Result<Expr, Refusal> {
    match expr.node() {
        Node::Integral { var, lo, hi, body } => {
            let line = *hi == Expr::infinity() && *lo == -Expr::infinity();
            if line && mentions_i(body) && expr.free_symbols().is_empty() {
                *found = true;
                fold(var, body)
            } else {
                Ok(expr.clone())
            }
        }
        _ => expr.try_map(|part| walk(part, found)),
    }
}

fn fold(var: &Symbol, body: &Expr) -> Result<Expr, Refusal> {
    let mirrored = body.substitute(var, &-Expr::from(var.clone()));
    let mut right = Domains::default();
    right.insert(var.clone(), Domain::Positive);
    let scope = Scope::new(&right);
    let exact = |expr: Expr| normal(&expr, &scope);
    let half_line = |body: Expr| Expr::integral(var.clone(), Expr::zero(), Expr::infinity(), body);
    let imaginary = exact((body.clone() - mirrored.clone()) / Expr::i())?;
    if !imaginary.is_zero() {
        enclose(
            &half_line(imaginary.to_expr()),
            &BTreeMap::new(),
            1,
            &Quadrature::default(),
        )
        .map_err(|error| ImaginaryPart {
            body: body.clone(),
            error,
        })?;
    }
    Ok(half_line(exact(body.clone() + mirrored)?.to_expr()))
}

fn mentions_i(expr: &Expr) -> bool {
    *expr == Expr::i() || expr.children().into_iter().any(mentions_i)
}
