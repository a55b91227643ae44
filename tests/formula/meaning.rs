//! Derivatives and substitution.

use std::collections::BTreeMap;

use kenzan::formula::{DerivativeError, Expr, Symbol, parse_expr};
use proptest::prelude::*;

use crate::trees;

fn read(text: &str) -> Expr {
    parse_expr(text).unwrap()
}

fn derivative(text: &str) -> Result<String, DerivativeError> {
    read(text).derivative(&Symbol::new("x")).map(|d| d.to_string())
}

#[test]
fn derivatives_as_in_the_tables() {
    let cases = [
        ("7", "0"),
        ("y", "0"),
        ("x", "1"),
        ("-x", "-1"),
        ("3*x + y", "3"),
        ("x - x^2", "1 - 2*x"),
        ("x*y", "y"),
        ("x^2", "2*x"),
        ("x^n", "n*x^(n - 1)"),
        ("5*x^3", "15*x^2"),
        ("1/x", "-1/x^2"),
        ("x/2", "1/2"),
        ("x/(1 + x)", "(1 + x - x)/(1 + x)^2"),
        ("2^x", "log(2)*2^x"),
        ("e^(2*x)", "2*e^(2*x)"),
        ("x^x", "x^x*(log(x) + x/x)"),
        ("sqrt(x)", "1/(2*sqrt(x))"),
        ("exp(-x^2/2)", "-x*exp(-x^2/2)"),
        ("log(1 + x^2)", "2*x/(1 + x^2)"),
        ("sin(2*x)", "2*cos(2*x)"),
        ("cos(x)", "-sin(x)"),
        ("tan(x)", "1/cos(x)^2"),
        ("sinh(x)*cosh(x)", "cosh(x)*cosh(x) + sinh(x)*sinh(x)"),
        ("tanh(x/t)", "1/t/cosh(x/t)^2"),
        ("atan(x)", "1/(1 + x^2)"),
        ("erf(x)", "2*exp(-x^2)/sqrt(pi)"),
        ("erfc(x)", "-2*exp(-x^2)/sqrt(pi)"),
        ("dawson(x)", "1 - 2*x*dawson(x)"),
        ("hyp1f1(a, b, x)", "a/b*hyp1f1(a + 1, b + 1, x)"),
        ("hyp1f1(1, 1/2, x)", "2*hyp1f1(2, 3/2, x)"),
        ("hermite(n, x)", "n*hermite(n - 1, x)"),
        ("hermite(0, x)", "0"),
        ("hermite(3, 2*x)", "6*hermite(2, 2*x)"),
        ("f(x^2)", "2*x*f'(x^2)"),
        ("gamma(y)*x", "gamma(y)"),
        ("abs(y) + x", "1"),
        ("integral(t, 0..x, exp(-t^2))", "exp(-x^2)"),
        ("integral(t, x..x^2, sin(t))", "2*x*sin(x^2) - sin(x)"),
        ("integral(x, 0..1, x)", "0"),
        ("integral(x, 0..x, x^2)", "x^2"),
        ("sum(k, 0..n, x^k)", "sum(k, 0..n, k*x^(k - 1))"),
        ("diff(x^3, x)", "6*x"),
        ("diff(x*y^2, y)", "2*y"),
    ];
    for (text, expected) in cases {
        assert_eq!(derivative(text).as_deref(), Ok(expected), "d/dx {text}");
    }
}

#[test]
fn what_needs_an_assumption_is_refused() {
    for text in [
        "gamma(x)",
        "factorial(x)",
        "binomial(x, 2)",
        "doublefactorial(x)",
        "hermite(x, 2)",
        "hyp1f1(x, 1, 2)",
        "g(x, y)",
    ] {
        assert!(
            matches!(derivative(text), Err(DerivativeError::NoDerivative { .. })),
            "{text}"
        );
    }
    for text in [
        "abs(x)",
        "sign(x)",
        "max(x, 0)",
        "min(0, x)",
        "x*abs(x)",
        "integral(t, 0..x, sign(t))",
        "integral(t, 0..x, 0^t)",
    ] {
        assert!(
            matches!(derivative(text), Err(DerivativeError::NotSmooth { .. })),
            "{text}"
        );
    }
    for text in [
        "integral(t, 0..x, diff(abs(t), t))",
        "integral(t, 0..x, integral(u, 0..oo, sin(t*u)/u))",
    ] {
        assert!(
            matches!(derivative(text), Err(DerivativeError::NotSmooth { .. })),
            "{text}"
        );
    }
    let under = derivative("integral(t, 0..1, x*t)").unwrap_err();
    assert!(matches!(under, DerivativeError::UnderIntegral { .. }));
    assert!(under.to_string().contains("integral(t, 0..1, x*t)"), "{under}");
    for text in ["sum(k, 0..oo, x^k)", "sum(k, 0..x, k)", "sum(k, -oo..0, x)"] {
        assert!(
            matches!(derivative(text), Err(DerivativeError::UnderSum { .. })),
            "{text}"
        );
    }
}

fn substituted(text: &str, symbol: &str, value: &str) -> String {
    read(text).substitute(&Symbol::new(symbol), &read(value)).to_string()
}

#[test]
fn substitution_captures_nothing() {
    let cases = [
        ("x + y", "x", "y", "y + y"),
        ("x^2", "x", "-1", "(-1)^2"),
        ("x(x)", "x", "y", "x(y)"),
        ("integral(x, 0..x, x)", "x", "y", "integral(x, 0..y, x)"),
        ("integral(y, 0..1, x*y)", "x", "y", "integral(y_1, 0..1, y*y_1)"),
        ("integral(y, 0..1, x*y*y_1)", "x", "y", "integral(y_2, 0..1, y*y_2*y_1)"),
        (
            "integral(y, 0..1, x*y)",
            "x",
            "y + y_1",
            "integral(y_2, 0..1, (y + y_1)*y_2)",
        ),
        ("integral(y, y..1, y)", "y", "2", "integral(y, 2..1, y)"),
        ("sum(k, 0..n, x^k)", "x", "k", "sum(k_1, 0..n, k^k_1)"),
        ("sum(k, 0..k, x)", "k", "x", "sum(k, 0..x, x)"),
        (
            "integral(y, 0..1, integral(z, 0..y, x))",
            "x",
            "y*z",
            "integral(y_1, 0..1, integral(z_1, 0..y_1, y*z))",
        ),
        (
            "integral(y, 0..1, integral(y, 0..y, x*y))",
            "x",
            "y",
            "integral(y_1, 0..1, integral(y_1, 0..y_1, y*y_1))",
        ),
        // The derivative is at the point.
        ("diff(x^3, x)", "x", "2", "diff(x^3, x = 2)"),
        ("diff(x^3, x)", "x", "y", "diff(y^3, y)"),
        ("diff(x^2*y, x)", "x", "y", "diff(x^2*y, x = y)"),
        ("diff(x^2*y, x)", "x", "y + 1", "diff(x^2*y, x = y + 1)"),
        ("diff(x*y, x)", "y", "x", "diff(x_1*x, x_1 = x)"),
        ("diff(x*y, x)", "y", "t", "diff(x*t, x)"),
        ("diff(f(x), x)", "x", "0", "diff(f(x), x = 0)"),
        ("diff(diff(x^3, x), x)", "x", "2", "diff(diff(x^3, x), x = 2)"),
        ("diff(diff(x^3*y, x), y)", "y", "x", "diff(diff(x^3*y, x), y = x)"),
        ("diff(gamma(x), x)", "x", "2", "diff(gamma(x), x = 2)"),
        ("diff(y*gamma(x), x)", "y", "x", "diff(x*gamma(x_1), x_1 = x)"),
        ("diff(x*y, x = x + y)", "x", "2", "diff(x*y, x = 2 + y)"),
    ];
    for (text, symbol, value, expected) in cases {
        assert_eq!(
            substituted(text, symbol, value),
            expected,
            "{text} with {value} for {symbol}"
        );
    }
}

#[test]
fn simultaneous_substitution_exchanges() {
    let values = BTreeMap::from([(Symbol::new("x"), read("y")), (Symbol::new("y"), read("x"))]);
    assert_eq!(read("x - 2*y").substitute_all(&values).to_string(), "y - 2*x");
    let both = read("integral(y, x..y, x*y)").substitute_all(&values);
    assert_eq!(both.to_string(), "integral(y_1, y..x, y*y_1)");
    assert_eq!(
        read("diff(x^2*y, x)").substitute_all(&values).to_string(),
        "diff(y^2*x, y)"
    );
}

#[test]
fn free_symbols_are_those_that_matter() {
    let free = |text: &str| {
        read(text)
            .free_symbols()
            .iter()
            .map(Symbol::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(free("f(x) + y*pi"), "x y");
    assert_eq!(free("integral(x, a..x, x*t)"), "a t x");
    assert_eq!(free("integral(x, a..b, x*t)"), "a b t");
    assert_eq!(free("sum(k, 0..n, sum(k, 0..k, k))"), "n");
    assert_eq!(free("diff(y, x)"), "x y");
    assert_eq!(free("diff(x*y, x = t)"), "t y");
    assert_eq!(free("integral(x, 0..1, diff(x, x))"), "");
}

#[test]
fn bound_names_do_not_matter() {
    let same = |a: &str, b: &str| read(a).alpha_eq(&read(b));
    assert!(same("integral(x, 0..1, x*z)", "integral(y, 0..1, y*z)"));
    assert!(!same("integral(x, 0..1, x*y)", "integral(y, 0..1, y*y)"));
    assert!(!same("integral(x, 0..1, x*z)", "integral(z, 0..1, z*z)"));
    assert!(!same("integral(x, 0..1, y)", "integral(y, 0..1, y)"));
    assert!(same(
        "integral(x, 0..x, sum(k, 0..x, k*x))",
        "integral(k, 0..x, sum(x, 0..k, x*k))"
    ));
    assert!(same(
        "integral(x, 0..1, diff(x^2, x))",
        "integral(t, 0..1, diff(t^2, t))"
    ));
    assert!(!same("diff(x^2, x)", "diff(t^2, t)"));
    assert!(same("diff(x^2, x = y)", "diff(y^2, y)"));
    assert!(same("solve(x, x + y, 1)", "solve(t, t + y, 1)"));
    assert!(!same("solve(x, x + y, 1)", "solve(y, y + y, 1)"));
    assert!(!same("solve(x, x, 1)", "diff(x, x = 1)"));
    assert!(!same("f(x)", "g(x)"));
    assert!(!same("max(1, 2)", "max(1, 2, 3)"));
    assert!(!same("x + y", "x - y"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn replacing_a_symbol_by_itself_changes_nothing(formula in trees::expr(), symbol in trees::symbol()) {
        let same = formula.substitute(&symbol, &Expr::from(symbol.clone()));
        prop_assert!(formula.alpha_eq(&same), "{} became {}", formula, same);
        prop_assert!(formula.alpha_eq(&formula));
    }

    #[test]
    fn a_replaced_symbol_is_gone_and_the_rest_stays(formula in trees::expr(), symbol in trees::symbol()) {
        let result = formula.substitute(&symbol, &read("q + 1"));
        prop_assert!(!result.depends_on(&symbol), "{}", result);
        let (mut before, mut after) = (formula.free_symbols(), result.free_symbols());
        before.remove(&symbol);
        after.remove(&Symbol::new("q"));
        // A derivative that is carried out may lose symbols, never gain any.
        prop_assert!(after.is_subset(&before), "{:?} from {:?}", after, before);
    }

    #[test]
    fn there_and_back(formula in trees::expr(), symbol in trees::symbol()) {
        let other = Symbol::new("q");
        let there = formula.substitute(&symbol, &Expr::from(other.clone()));
        prop_assert!(there.substitute(&other, &Expr::from(symbol)).alpha_eq(&formula), "{} became {}", formula, there);
    }

    #[test]
    fn dependence_is_occurrence_among_the_free_symbols(formula in trees::expr(), symbol in trees::symbol()) {
        prop_assert_eq!(formula.depends_on(&symbol), formula.free_symbols().contains(&symbol));
    }

    #[test]
    fn derivatives_depend_on_nothing_new(formula in trees::expr(), symbol in trees::symbol()) {
        if let Ok(derivative) = formula.derivative(&symbol) {
            prop_assert!(derivative.free_symbols().is_subset(&formula.free_symbols()), "{}", derivative);
        }
    }
}
