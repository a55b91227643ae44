//! Normal forms as objects: signs, coefficients, substitution, printing, limits.

use std::time::Instant;

use kenzan::exact::{Normal, Obstacle, Scope, Sign, normal};
use kenzan::formula::{Domains, Symbol, parse_expr};

fn scope(declarations: &[&str]) -> Scope {
    let mut domains = Domains::new();
    for d in declarations {
        domains.declare(d).expect(d);
    }
    Scope::new(&domains)
}

#[track_caller]
fn read(formula: &str, scope: &Scope) -> Normal {
    let e = parse_expr(formula).unwrap_or_else(|e| panic!("{e}"));
    normal(&e, scope).unwrap_or_else(|o| panic!("{formula}: {o}"))
}

#[test]
fn certain_signs() {
    let cases: &[(&str, Option<Sign>)] = &[
        ("x^2 + 1", Some(Sign::Positive)),
        ("x^2 - 2*x*y + y^2", Some(Sign::Nonnegative)),
        ("x^4 + x + 1", Some(Sign::Positive)),
        ("x^4 - x", None),
        ("x^2 + x*y + y^2 + u", Some(Sign::Positive)),
        ("u + exp(x)", Some(Sign::Positive)),
        ("w*exp(x) + (1 - w)*exp(y)", Some(Sign::Positive)),
        ("w*(1 - w)", Some(Sign::Nonnegative)),
        ("-1 - cos(x)^2", Some(Sign::Negative)),
        ("2 + cos(x)", Some(Sign::Positive)),
        ("k - 2", Some(Sign::Positive)),
        ("k^2 - 3*k + 1", Some(Sign::Positive)),
        ("sqrt(14) - 15/4", Some(Sign::Negative)),
        ("pi - 355/113", Some(Sign::Negative)),
        ("exp(1) - 2718281828459045/10^15", Some(Sign::Positive)),
        ("(1 + x + x^2)*(1 + y^2)*(2 - w)", Some(Sign::Positive)),
        ("x", None),
        ("i", None),
        ("1/(1 + abs(x))", None),
    ];
    let scope = scope(&["u > 0", "w in 0..1", "k natural from 3"]);
    for (formula, sign) in cases {
        assert_eq!(scope.sign_of(&read(formula, &scope)), *sign, "{formula}");
    }
}

#[test]
fn looking_into_a_normal_form() {
    let scope = scope(&["v > 0"]);
    let (x, z) = (Symbol::new("x"), Symbol::new("z"));
    let coefficients = read("(x - v)^2/v + 3*x", &scope).coefficients_in(&x);
    let expected = ["v", "1", "1/v"].map(|c| read(c, &scope));
    assert_eq!(coefficients.as_deref(), Some(&expected[..]));
    assert_eq!(read("exp(x)", &scope).coefficients_in(&x), None);
    let parts = read("z^2*exp(-z^2/(2*v) + i*x*z) + 1", &scope).polynomial_exponentials_in(&z);
    let parts = parts.expect("polynomials times exponentials of polynomials");
    assert_eq!(parts.len(), 2);
    let wave = parts.iter().find(|p| p.exponent.len() == 3).expect("the Gaussian");
    assert_eq!(wave.exponent[1], read("i*x", &scope));
    assert_eq!(wave.exponent[2], read("-1/(2*v)", &scope));
    assert_eq!(wave.coefficients.len(), 3);
}

#[test]
fn substitution_stays_in_the_domain() {
    let scope = scope(&["v > 0", "k natural"]);
    let (v, x, k) = (Symbol::new("v"), Symbol::new("x"), Symbol::new("k"));
    let n = read("sqrt(v)*log(v) + x^k + abs(x)", &scope);
    let replaced = scope.substitute(&n, &v, &read("1 + x^2", &scope));
    assert_eq!(replaced, Ok(read("sqrt(1 + x^2)*log(1 + x^2) + x^k + abs(x)", &scope)));
    assert!(scope.substitute(&n, &v, &read("x", &scope)).is_err());
    assert!(scope.substitute(&n, &v, &Normal::zero()).is_err());
    let replaced = scope.substitute(&n, &k, &read("2*k + 1", &scope));
    assert_eq!(replaced, Ok(read("sqrt(v)*log(v) + x*x^(2*k) + abs(x)", &scope)));
    let replaced = scope.substitute(&n, &x, &read("-v", &scope));
    assert_eq!(replaced, Ok(read("sqrt(v)*log(v) + (-1)^k*v^k + v", &scope)));
}

#[test]
fn large_common_factors_are_found() {
    let scope = scope(&[]);
    let (a, b) = (
        read("(x^2*y^2 + y*z^2 + w*x + 1)^3*(x*y + z*w^2 + 2)^3", &scope),
        read("(x^2*y^2 + y*z^2 + w*x + 1)^2*(x*w - y^2 + z^2 + 3)^3", &scope),
    );
    let start = Instant::now();
    let quotient = a.over(&b).expect("a nonzero divisor");
    assert_eq!(&quotient * &b, a);
    let expected = read("(x^2*y^2 + y*z^2 + w*x + 1)*(x*y + z*w^2 + 2)^3", &scope);
    let reduced = expected.over(&read("(x*w - y^2 + z^2 + 3)^3", &scope));
    assert_eq!(Some(quotient), reduced);
    assert!(start.elapsed().as_secs_f64() < 2.0);
}

#[test]
fn what_is_too_large_is_refused() {
    for formula in [
        "2^(10^9)",
        "factorial(10^9)",
        "((x + 1)^100)^100",
        "(x + y + z)^400",
        "x^(10^7)",
        "sum(k, 1..10^6, k)",
    ] {
        let e = parse_expr(formula).expect(formula);
        let out = normal(&e, &scope(&[]));
        assert!(matches!(out, Err(Obstacle::TooLarge(_))), "{formula}: {out:?}");
    }
}

#[test]
fn formulas_come_back_in_real_form() {
    let scope = scope(&["v > 0", "k natural", "x > 0"]);
    for (formula, text) in [
        ("sin(y)^2", "-cos(2*y)/2 + 1/2"),
        ("z^(3*k + 1)", "z*z^(3*k)"),
        ("e^2*e", "exp(3)"),
        ("x^(k + 1/2)", "sqrt(x)*x^k"),
        ("-1/v + 1", "(v - 1)/v"),
        ("tanh(y)", "(-1 + exp(2*y))/(1 + exp(2*y))"),
    ] {
        assert_eq!(read(formula, &scope).to_expr().to_string(), text, "{formula}");
    }
}
