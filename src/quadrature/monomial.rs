//! Multiples of a power of the variable, for positive values of it.

use rug::Rational;

use crate::formula::{Expr, Function, Node, Symbol};

/// The formula as c x^q for x > 0, with c free of x and q rational; `None` if it is not seen to be of that form.
pub(super) fn monomial(expr: &Expr, x: &Symbol) -> Option<(Expr, Rational)> {
    if !expr.depends_on(x) {
        return Some((expr.clone(), Rational::new()));
    }
    let half = Rational::from((1, 2));
    match expr.node() {
        Node::Symbol(_) => Some((Expr::one(), Rational::from(1))),
        Node::Neg(a) => monomial(a, x).map(|(c, q)| (-c, q)),
        Node::Mul(a, b) => {
            let ((a, p), (b, q)) = (monomial(a, x)?, monomial(b, x)?);
            Some((a * b, p + q))
        }
        Node::Div(a, b) => {
            let ((a, p), (b, q)) = (monomial(a, x)?, monomial(b, x)?);
            Some((a / b, p - q))
        }
        Node::Pow(base, exponent) => power(base, exponent.as_rational()?, exponent, x),
        Node::Call(Function::Sqrt, arguments) => {
            let [base] = &arguments[..] else { return None };
            power(base, half.clone(), &Expr::rational(&half), x)
        }
        _ => None,
    }
}

/// (c x^q)^r is c^r x^(qr) for every c if r is an integer, else for c = 1.
fn power(base: &Expr, r: Rational, exponent: &Expr, x: &Symbol) -> Option<(Expr, Rational)> {
    let (c, q) = monomial(base, x)?;
    let c = match c.as_integer().is_some_and(|c| c == 1) {
        true => c,
        false if *r.denom() == 1 => c.pow(exponent.clone()),
        false => return None,
    };
    Some((c, q * r))
}

#[cfg(test)]
mod tests {
    use super::monomial;
    use crate::formula::{Symbol, parse_expr};

    #[test]
    fn multiples_of_powers_are_told_from_other_formulas() {
        let x = Symbol::new("x");
        for (formula, seen) in [
            ("2*x^(-1001/1000)", Some("2*1, -1001/1000")),
            ("-y/sqrt(x^3)", Some("-y/1, -3/2")),
            ("(2*x)^3", Some("(2*1)^3, 3")),
            ("sqrt(2*x)", None),
            ("(-x)^(1/3)", None),
            ("1 + x", None),
            ("2^x", None),
        ] {
            let found = parse_expr(formula).ok().and_then(|formula| monomial(&formula, &x));
            let found = found.map(|(c, q)| format!("{c}, {q}"));
            assert_eq!(found.as_deref(), seen, "{formula}");
        }
    }
}
