//! Binomial coefficients.

use rug::Integer;

use super::factorial::factorial;
use super::{Definition, Notation};
use crate::enclose::{EncloseError, Value, exact_index, integer as exact_integer};
use crate::exact::phase::is_integer;
use crate::exact::shifts::{integer, natural, nonnegative, product, small};
use crate::exact::{Normal, Obstacle, Scope};
use crate::formula::Expr;
use crate::formula::notation::{Mark, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "binomial",
    parameters: &["n", "k"],
    notation: Notation::Marks(one_over_the_other),
    integral: true,
    normal: Some(|scope, a| normal(scope, [&a[0], &a[1]])),
    enclosure: Some(|a, _| enclosure(a[0], a[1])),
    ..Definition::UNKNOWN
};

fn one_over_the_other(arguments: &[Expr]) -> Mark {
    let [n, k] = [0, 1].map(|at| Box::new(of_expr(&arguments[at])));
    Mark::Binomial(n, k)
}

/// The binomial coefficient: a polynomial in n for an explicit k, a quotient of factorials for 0 ≤ k ≤ n.
fn normal(scope: &Scope, [n, k]: [&Normal; 2]) -> Result<Normal, Obstacle> {
    if let Some(q) = k.as_rational().filter(|q| *q.denom() == 1 && *q >= 0) {
        let k = small(q.numer())?;
        let falling = product(n, -1, 0..k)?;
        return scope.formal_quotient(&falling, &factorial(scope, &integer(k))?);
    }
    let rest = n - k;
    if !is_integer(k) || !nonnegative(scope, k) {
        return Err(natural(k));
    }
    if !is_integer(&rest) || !nonnegative(scope, &rest) {
        return Err(natural(&rest));
    }
    let below = &factorial(scope, k)? * &factorial(scope, &rest)?;
    scope.formal_quotient(&factorial(scope, n)?, &below)
}

/// n (n - 1) ⋯ (n - k + 1)/k! for a natural number k and any number n.
fn enclosure(n: &Value, k: &Value) -> Result<Value, EncloseError> {
    let prec = n.prec();
    let lower = exact_index("the lower index of binomial", k)?;
    if let Some(n) = n.integer() {
        return Ok(exact_integer(Integer::from(n.binomial_ref(lower)), prec));
    }
    let mut product = exact_integer(Integer::from(1), prec);
    for j in 0..lower {
        let j = exact_integer(Integer::from(j), prec);
        let next = j.add(&exact_integer(Integer::from(1), prec));
        product = product.mul(&n.sub(&j)).div(&next)?;
    }
    Ok(product)
}
