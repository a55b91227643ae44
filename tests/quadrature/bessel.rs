//! Bessel functions and integrals: second routes for values by integral representations, and integrals of Bessel functions.

use std::collections::BTreeMap;

use kenzan::enclose::{Assignment, NoIntegrals, enclose};
use kenzan::formula::{Node, parse_expr};
use kenzan::interval::Interval;
use kenzan::quadrature::integrate;

fn integral(text: &str, digits: usize) -> Interval {
    let formula = parse_expr(text).expect(text);
    let Node::Integral { var, lo, hi, body } = formula.node() else {
        panic!("{text} is no integral");
    };
    integrate(body, var, lo, hi, &Assignment::new(), digits).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[track_caller]
fn check(text: &str, exact: &str, digits: usize) {
    let found = integral(text, digits);
    let value = enclose(
        &parse_expr(exact).expect(exact),
        &BTreeMap::new(),
        digits + 20,
        &NoIntegrals,
    )
    .expect(exact);
    assert!(
        value.is_subset(&found),
        "{text}: {found} does not contain {exact} = {value}"
    );
    assert!(found.certain_digits() as usize >= digits, "{text}: {found}");
}

/// J_n(x) = (1/π) ∫ cos(nt - x sin t), I_n(x) = (1/π) ∫ e^{x cos t} cos nt over 0..π, K_n(x) = ∫ e^{-x cosh t} cosh nt.
#[test]
fn integral_representations() {
    check("integral(t, 0..pi, cos(2*t - 3*sin(t)))", "pi*besselj(2, 3)", 20);
    check("integral(t, 0..pi, exp(2*cos(t))*cos(t))", "pi*besseli(1, 2)", 20);
    check("integral(t, 0..4, exp(-20*cosh(t))*cosh(2*t))", "besselk(2, 20)", 12);
    check("integral(t, 0..1, sin(5*t)/t)", "Si(5)", 15);
    check("integral(t, 1..3, cos(t)/t)", "Ci(3) - Ci(1)", 20);
    check("integral(t, 0..1, t^2*(1 - t)^3)", "beta(3, 4)", 20);
}

/// ∫ J_1 = 1 - J_0, ∫ x K_0 from 1 on is K_1(1), ∫ Si = x Si x + cos x - 1.
#[test]
fn integrals_of_bessel_functions() {
    check("integral(x, 0..5, besselj(1, x))", "1 - besselj(0, 5)", 20);
    check("integral(x, 1..2, bessely(1, x))", "bessely(0, 1) - bessely(0, 2)", 15);
    check("integral(x, 1..oo, x*besselk(0, x))", "besselk(1, 1)", 12);
    check("integral(x, 0..3, Si(x))", "3*Si(3) + cos(3) - 1", 15);
}
