//! Equations that are true only where both sides are defined, or only formally: the exact layer proves none of them.

use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, parse_expr};

fn proved(declared: &[&str], left: &str, right: &str) -> bool {
    let mut domains = Domains::new();
    for declaration in declared {
        domains.declare(declaration).expect(declaration);
    }
    let read = |text: &str| parse_expr(text).expect(text);
    prove_equal(&read(left), &read(right), &domains) == Outcome::Proved
}

#[test]
fn a_derivative_needs_a_function_that_is_defined() {
    let real = ["x real", "y real"];
    assert!(!proved(&real, "diff(log(y), x)", "0"));
    assert!(!proved(&real, "diff(x + 1/y, x)", "1"));
    assert!(!proved(&real, "diff(0*log(x), x)", "0"));
    assert!(proved(&["x > 0"], "diff(log(x), x)", "1/x"));
}

#[test]
fn a_sum_needs_a_bound_that_is_an_integer() {
    for bound in ["x", "1/2", "-oo"] {
        let sum = format!("sum(k, 0..{bound}, k)");
        assert!(!proved(&["x real"], &sum, &sum), "{sum}");
    }
    assert!(proved(&["n natural"], "sum(k, 0..n, 2*k)", "2*sum(j, 0..n, j)"));
}

#[test]
fn an_integral_needs_real_bounds() {
    assert!(!proved(&[], "integral(x, 0..i, x)", "-1/2"));
    assert!(!proved(
        &["a real"],
        "integral(x, 0..i*a, abs(x))",
        "integral(x, 0..i*a, abs(x))"
    ));
}
