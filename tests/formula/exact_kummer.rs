//! Kummer's function, half-line transforms and powers in denominators: the closed forms of the exact layer against rigorous
//! evaluation of what they replace.

use std::collections::BTreeMap;

use kenzan::enclose::{NoIntegrals, enclose};
use kenzan::exact::{Outcome, Scope, normal, prove_equal};
use kenzan::formula::{Domains, Expr, parse_expr};
use kenzan::quadrature::Quadrature;

fn formula(text: &str) -> Expr {
    parse_expr(text).expect("the formulas of this file parse")
}

fn domains() -> Domains {
    let mut domains = Domains::default();
    for declaration in ["x real", "y > 0", "n natural"] {
        domains
            .declare(declaration)
            .expect("the declarations of this file parse");
    }
    domains
}

fn equal(left: &str, right: &str) -> bool {
    prove_equal(&formula(left), &formula(right), &domains()) == Outcome::Proved
}

#[test]
fn contiguous_functions_reduce_to_values_that_evaluation_confirms() {
    for (a, b, z) in [
        ("2", "1/2", "-2"),
        ("5/2", "1/2", "-3/2"),
        ("7/2", "3/2", "1/3"),
        ("10/3", "1/2", "-1"),
        ("5", "1/2", "-1/8"),
        ("-3", "1/2", "2"),
        ("4", "7/3", "-5/3"),
    ] {
        let written = formula(&format!("hyp1f1({a}, {b}, {z})"));
        let reduced = normal(&written, &Scope::new(&Domains::default()))
            .expect("a value")
            .to_expr();
        let value = |e: &Expr| enclose(e, &BTreeMap::new(), 25, &NoIntegrals).expect("an enclosure");
        let (left, right) = (value(&written), value(&reduced));
        assert!(
            !left.intersection(&right).is_empty(),
            "1F1({a}; {b}; {z}): {left} and {reduced} = {right}"
        );
    }
}

#[test]
fn kummer_s_function_at_minus_a_square_is_dawson_s() {
    assert!(equal("hyp1f1(1, 1/2, -x^2)", "1 - 2*x*dawson(x)"));
    assert!(equal("hyp1f1(1, 1/2, -x^2/2)", "1 - sqrt(2)*x*dawson(x/sqrt(2))"));
    assert!(!equal("hyp1f1(1, 1/2, -x^2)", "1 - x*dawson(x)"));
    assert!(equal(
        "(n + 1)*hyp1f1(n + 2, 1/2, x)",
        "(2*n + 3/2 + x)*hyp1f1(n + 1, 1/2, x) - (n + 1/2)*hyp1f1(n, 1/2, x)"
    ));
    assert!(!equal(
        "(n + 1)*hyp1f1(n + 2, 1/2, x)",
        "(2*n + 1/2 + x)*hyp1f1(n + 1, 1/2, x) - (n + 1/2)*hyp1f1(n, 1/2, x)"
    ));
}

#[test]
fn transforms_over_the_half_line_agree_with_quadrature() {
    let (nothing, quadrature) = (BTreeMap::new(), Quadrature::default());
    for body in [
        "z*exp(-z^2/2)*cos(3*z)",
        "exp(-2*z^2)*sin(z/2)",
        "z^4*exp(-z^2)*sin(2*z)",
        "z^3*exp(-z^2/3 + 1)*cos(z)",
    ] {
        let written = formula(&format!("integral(z, 0..oo, {body})"));
        let closed = normal(&written, &Scope::new(&Domains::default()))
            .expect("a closed form")
            .to_expr();
        let left = enclose(&written, &nothing, 15, &quadrature).expect("an enclosure");
        let right = enclose(&closed, &nothing, 15, &NoIntegrals).expect("an enclosure");
        assert!(
            !left.intersection(&right).is_empty(),
            "{body}: {left} and {closed} = {right}"
        );
    }
}

#[test]
fn powers_below_are_integrated_where_the_integral_exists() {
    assert!(equal(
        "integral(z, -oo..oo, abs(z)*z^(2*n + 2)*exp(-z^2)/z^2)",
        "factorial(n)"
    ));
    assert!(equal(
        "integral(z, 0..oo, z^(2*n + 1)*exp(-y*z))",
        "factorial(2*n + 1)/y^(2*n + 2)"
    ));
    for divergent in [
        "abs(z)^(2*n)*exp(-z^2)/abs(z)",
        "exp(-z^2)/z",
        "exp(-z^2)/z^2",
        "abs(z)*z^(2*n)*exp(-z^2)/z^2",
    ] {
        let integral = formula(&format!("integral(z, -oo..oo, {divergent})"));
        assert!(
            normal(&integral, &Scope::new(&domains())).is_err(),
            "{divergent} has a non-integrable singularity"
        );
    }
}
