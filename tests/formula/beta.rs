//! Euler's beta function.

use std::collections::BTreeMap;

use kenzan::enclose::{NoIntegrals, enclose};
use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Definitions, Domains, parse_expr, parse_relation};
use kenzan::interval::Interval;
use rug::{Float, Rational};

fn outcome(relation: &str, declarations: &[&str]) -> Outcome {
    let mut domains = Domains::new();
    for declaration in declarations {
        domains.declare(declaration).expect(declaration);
    }
    let r = parse_relation(relation).unwrap_or_else(|e| panic!("{e}"));
    prove_equal(&r.lhs, &r.rhs, &domains)
}

#[test]
fn identities() {
    let p = &["a > 0", "b > 0"];
    assert_eq!(outcome("beta(a, b) = beta(b, a)", p), Outcome::Proved);
    assert_eq!(outcome("beta(a + 1, b) = a/(a + b)*beta(a, b)", p), Outcome::Proved);
    assert_eq!(
        outcome("beta(a + 1, b) + beta(a, b + 1) = beta(a, b)", p),
        Outcome::Proved
    );
    assert_eq!(outcome("beta(1/2, 1/2) = pi", &[]), Outcome::Proved);
    assert_eq!(outcome("beta(3, 4) = 1/60", &[]), Outcome::Proved);
    assert!(matches!(outcome("beta(a, b) = beta(b, a)", &[]), Outcome::Undecided(_)));
    assert!(matches!(
        outcome("beta(a, b) = beta(a + 1, b)", p),
        Outcome::Undecided(_)
    ));
}

#[test]
fn values() {
    let value = |text: &str| enclose(&parse_expr(text).unwrap(), &BTreeMap::new(), 40, &NoIntegrals);
    let third = value("beta(1/3, 2/3) - 2*pi/sqrt(3)").unwrap_err();
    assert!(third.to_string().contains("undecided"), "{third}");
    assert!(value("beta(3, 4)").unwrap().contains_rational(&Rational::from((1, 60))));
    for text in ["beta(0, 1)", "beta(-1/2, 1)", "beta(1, -3)"] {
        assert!(value(text).is_err(), "{text}");
    }
    let side = |lo: f64, hi: f64| Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap();
    let range = Interval::beta(&side(0.5, 2.0), &side(1.0, 3.0));
    assert!(range.contains_rational(&Rational::from((1, 12))) && range.contains_rational(&Rational::from(2)));
    assert!(*range.lo() > 0.08 && *range.hi() < 2.01, "{range}");
}

/// The letter β is a name for numbers all the same; with arguments it is the function.
#[test]
fn beta_without_arguments_is_a_letter() {
    assert_eq!(
        parse_expr("beta*beta(beta, 1)").unwrap().to_string(),
        "beta*beta(beta, 1)"
    );
    assert_eq!(parse_expr("β(a, b)").unwrap(), parse_expr("beta(a, b)").unwrap());
    assert!(parse_expr("beta(1)").is_err());
    assert!(Definitions::new().define("beta(a, b)", "a + b").is_err());
    assert!(Definitions::new().define("beta(a)", "a").is_err());
    assert!(Definitions::new().define("beta", "3").is_ok());
    assert_eq!(parse_expr("beta(a, b)").unwrap().to_latex(), r"\operatorname{B}(a, b)");
}
