//! Identities for every natural number n by a recursion of any order (creative telescoping).
//!
//! To show `∫ F(n,z) dz = R(n)` over the line for every n >= n0: coefficients c_0(n), …, c_d(n) free of z, c_d without zeros,
//! with Σ c_j(n) F(n+j,z) = ∂C/∂z for a certificate C, and Σ c_j(n) R(n+j) = 0; and the d base cases n0, …, n0+d-1. F and C
//! must be continuous on the line and dominated by a Gaussian: the integrals are then finite and C vanishes at both ends, so
//! that the left side satisfies the recursion as well, and the two agree by induction. C may fail to be differentiable at
//! the zeros of what its formula divides by or takes the logarithm of; being continuous, it is still the integral of its
//! derivative.

use crate::exact::{Scope, Sign, normal, vanishes_at_infinity};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// Decides `relation` for every value of `variable`.
pub(super) fn recursion(
    relation: &Relation,
    variable: &Symbol,
    coefficients: &[Expr],
    certificate: &Expr,
    domains: &Domains,
) -> Evidence {
    match telescope(relation, variable, coefficients, certificate, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn telescope(
    relation: &Relation,
    n: &Symbol,
    coefficients: &[Expr],
    certificate: &Expr,
    domains: &Domains,
) -> Result<String, String> {
    let Some(Domain::Natural { from }) = domains.get(n) else {
        return Err(format!("`{n}` is not declared as a natural number"));
    };
    let (z, body) = match (relation.op, relation.lhs.node()) {
        (RelationOp::Eq, Node::Integral { var, lo, hi, body })
            if *hi == Expr::infinity() && *lo == -Expr::infinity() =>
        {
            (var, body)
        }
        _ => return Err("the left side is not an integral over the line".into()),
    };
    let mut extended = domains.clone();
    if extended.insert(z.clone(), Domain::Real).is_some() {
        return Err(format!(
            "the variable of integration `{z}` has the name of another symbol"
        ));
    }
    let outside = Scope::new(domains);
    let inside = Scope::new(&extended).almost_everywhere(z);
    let exact = |expr: &Expr, scope: &Scope| normal(expr, scope).map_err(|obstacle| obstacle.to_string());
    let order = coefficients.len().saturating_sub(1);
    let leading = coefficients
        .last()
        .filter(|_| order > 0)
        .ok_or("a recursion needs two coefficients")?;
    if coefficients.iter().any(|coefficient| coefficient.depends_on(z)) {
        return Err(format!("a coefficient depends on `{z}`"));
    }
    let sign = outside.sign_of(&exact(leading, &outside)?);
    if !matches!(sign, Some(Sign::Positive | Sign::Negative | Sign::Nonzero)) {
        return Err(format!("the leading coefficient {leading} may vanish"));
    }
    let shifted = |expr: &Expr, j: usize| expr.substitute(n, &(Expr::from(n.clone()) + Expr::integer(j)));
    let combined = |expr: &Expr| {
        let terms = coefficients.iter().enumerate();
        terms.fold(Expr::zero(), |sum, (j, c)| sum + c.clone() * shifted(expr, j))
    };
    for j in 0..order {
        let start = Expr::integer(*from) + Expr::integer(j);
        let base = relation.lhs.substitute(n, &start) - relation.rhs.substitute(n, &start);
        if !exact(&base, &outside)?.is_zero() {
            return Err(format!(
                "the base case {n} = {} is not seen to hold",
                *from as usize + j
            ));
        }
    }
    if !exact(&combined(&relation.rhs), &outside)?.is_zero() {
        return Err("the right side is not seen to satisfy the recursion".into());
    }
    let antiderivative = exact(certificate, &inside)?;
    let slope = inside
        .derivative(&antiderivative, z)
        .map_err(|obstacle| obstacle.to_string())?;
    if !(&exact(&combined(body), &inside)? - &slope).is_zero() {
        return Err(format!(
            "the integrands do not add up to the derivative of {certificate}"
        ));
    }
    for (what, value) in [
        ("the certificate", &antiderivative),
        ("the integrand", &exact(body, &inside)?),
    ] {
        if !vanishes_at_infinity(value, z, &inside) {
            return Err(format!(
                "{what} is not seen to be continuous and dominated by a Gaussian"
            ));
        }
    }
    let cases: Vec<String> = (0..order).map(|j| (*from as usize + j).to_string()).collect();
    let terms: Vec<String> = coefficients
        .iter()
        .enumerate()
        .filter(|(_, coefficient)| **coefficient != Expr::zero())
        .map(|(j, coefficient)| match j {
            0 => format!("({coefficient}) I({n})"),
            _ => format!("({coefficient}) I({n}+{j})"),
        })
        .collect();
    Ok(format!(
        "{n} = {} by normal form; both sides satisfy {} = 0",
        cases.join(", "),
        terms.join(" + ")
    ))
}
