//! Integrable singularities at rational ends of a range, such as log x at 0 or 1/√(1 - x²) at 1.
//!
//! With x = c + σy, σ = ±1, the singular end c moves to y = 0, and y = e^(-u) sends it to infinity:
//! the integral over 0 < y ≤ h becomes that of f(c + σe^(-u)) e^(-u) over u ≥ -log h. There the calculus of majorants decides whether it converges. So
//! that no digit is lost near c, polynomials in x with rational coefficients are expanded about c exactly, and the power of y they contain is taken out.

use crate::formula::{Expr, Node, Symbol};
use rug::{Integer, Rational};

/// Polynomials of a higher degree are left as they are.
const DEGREE: usize = 64;

/// The integrand in u that belongs to x = c + σe^(-u), in the same symbol.
pub(super) fn to_infinity(body: &Expr, var: &Symbol, c: &Rational, sigma: i32) -> Expr {
    let y = (-Expr::from(var.clone())).exp();
    moved(body, var, c, sigma).substitute(var, &y) * y
}

/// The formula with x = c + σy, in the same symbol.
fn moved(expr: &Expr, var: &Symbol, c: &Rational, sigma: i32) -> Expr {
    if !expr.depends_on(var) {
        return expr.clone();
    }
    if let Some(coefficients) = polynomial(expr, var) {
        return assembled(&expanded(&coefficients, c, sigma), var);
    }
    let y = Expr::from(var.clone());
    match expr.node() {
        Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. } => {
            let x = Expr::rational(c) + Expr::integer(sigma) * y;
            expr.substitute(var, &x)
        }
        _ => {
            let parts: Result<Expr, std::convert::Infallible> = expr.try_map(|part| Ok(moved(part, var, c, sigma)));
            match parts {
                Ok(parts) => parts,
            }
        }
    }
}

/// The coefficients of a polynomial with rational coefficients, from the constant up.
fn polynomial(expr: &Expr, var: &Symbol) -> Option<Vec<Rational>> {
    if let Some(q) = expr.as_rational() {
        return Some(vec![q]);
    }
    let of = |e: &Expr| polynomial(e, var);
    let sum = |f: Vec<Rational>, g: Vec<Rational>, sign: i32| {
        let length = f.len().max(g.len());
        let at = |f: &[Rational], k: usize| f.get(k).cloned().unwrap_or_default();
        (0..length).map(|k| at(&f, k) + at(&g, k) * sign).collect()
    };
    match expr.node() {
        Node::Symbol(symbol) if symbol == var => Some(vec![Rational::new(), Rational::from(1)]),
        Node::Neg(f) => Some(of(f)?.into_iter().map(|c| -c).collect()),
        Node::Add(f, g) => Some(sum(of(f)?, of(g)?, 1)),
        Node::Sub(f, g) => Some(sum(of(f)?, of(g)?, -1)),
        Node::Mul(f, g) => product(&of(f)?, &of(g)?),
        Node::Div(f, q) => {
            let q = q.as_rational().filter(|q| *q != 0)?;
            Some(of(f)?.into_iter().map(|c| c / &q).collect())
        }
        Node::Pow(f, n) => {
            let n = n.as_integer()?.to_usize().filter(|&n| n <= DEGREE)?;
            let f = of(f)?;
            (0..n).try_fold(vec![Rational::from(1)], |power, _| product(&power, &f))
        }
        _ => None,
    }
}

fn product(f: &[Rational], g: &[Rational]) -> Option<Vec<Rational>> {
    if f.len() + g.len() > DEGREE + 2 {
        return None;
    }
    let mut product = vec![Rational::new(); f.len() + g.len() - 1];
    for (i, a) in f.iter().enumerate() {
        for (j, b) in g.iter().enumerate() {
            product[i + j] += Rational::from(a * b);
        }
    }
    Some(product)
}

/// The coefficients of p(c + σy) by those of p: Σ_k p_k Σ_j C(k, j) c^(k-j) σ^j y^j.
fn expanded(p: &[Rational], c: &Rational, sigma: i32) -> Vec<Rational> {
    (0..p.len())
        .map(|j| {
            let mut power = Rational::from(1);
            let mut sum = Rational::new();
            for (k, coefficient) in p.iter().enumerate().skip(j) {
                let choices = Integer::from(k).binomial(j as u32);
                sum += Rational::from(coefficient * &power) * choices;
                power *= c;
            }
            if j % 2 == 1 { sum * sigma } else { sum }
        })
        .collect()
}

/// y^m times a polynomial with constant term, by Horner's rule.
fn assembled(coefficients: &[Rational], var: &Symbol) -> Expr {
    let y = Expr::from(var.clone());
    let Some(m) = coefficients.iter().position(|c| *c != 0) else {
        return Expr::zero();
    };
    let horner = coefficients[m..].iter().rev().fold(None, |sum: Option<Expr>, c| {
        let inner = sum.map(|sum| sum * &y);
        match (inner, *c == 0) {
            (None, true) => None,
            (None, false) => Some(Expr::rational(c)),
            (Some(inner), true) => Some(inner),
            (Some(inner), false) => Some(Expr::rational(c) + inner),
        }
    });
    let rest = horner.unwrap_or_else(Expr::zero);
    let power = match m {
        0 => return rest,
        1 => y,
        _ => y.pow(Expr::integer(m as u64)),
    };
    if rest == Expr::one() { power } else { power * rest }
}
