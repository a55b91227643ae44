//! The sine and cosine integrals.

use std::collections::BTreeMap;

use kenzan::enclose::{Assignment, NoIntegrals, enclose, evaluate, evaluate_complex};
use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, Symbol, parse_expr, parse_relation};
use kenzan::interval::{Complex, Interval};
use rug::{Float, Rational};

fn outcome(relation: &str, declarations: &[&str]) -> Outcome {
    let mut domains = Domains::new();
    for declaration in declarations {
        domains.declare(declaration).expect(declaration);
    }
    let r = parse_relation(relation).unwrap_or_else(|e| panic!("{e}"));
    prove_equal(&r.lhs, &r.rhs, &domains)
}

fn piece(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).expect("lo <= hi")
}

#[test]
fn identities() {
    assert_eq!(outcome("Si(-x) = -Si(x)", &[]), Outcome::Proved);
    assert_eq!(outcome("Si(0) = 0", &[]), Outcome::Proved);
    assert_eq!(
        outcome("diff(x*Si(x) + cos(x), x) = Si(x)", &["x > 0"]),
        Outcome::Proved
    );
    assert_eq!(
        outcome("diff(x*Ci(x) - sin(x), x) = Ci(x)", &["x > 0"]),
        Outcome::Proved
    );
    assert!(matches!(outcome("Ci(x) = Ci(x)", &[]), Outcome::Undecided(_)));
    assert!(matches!(outcome("Si(x) = Ci(x)", &["x > 0"]), Outcome::Undecided(_)));
}

/// Published digits: Si π is the Wilbraham-Gibbs constant (OEIS A036792), Ci 1 in the tables of the NIST Digital Library, §6.14 (ii).
#[test]
fn known_values() {
    let value = |text: &str| enclose(&parse_expr(text).unwrap(), &BTreeMap::new(), 30, &NoIntegrals).expect(text);
    for (text, digits) in [
        ("Si(pi)", "1.851937051982466170361053370157"),
        ("Si(1)", "0.946083070367183014941353313823"),
        ("Ci(1)", "0.337403922900968134662646203889"),
    ] {
        let known = Float::with_val(200, Float::parse(digits).unwrap())
            .to_rational()
            .unwrap();
        let known = Interval::from_rational(&known, 200) + Interval::from_decimal("-1e-29", "1e-29", 200).unwrap();
        assert!(!value(text).intersection(&known).is_empty(), "{text} = {}", value(text));
    }
    assert!(enclose(&parse_expr("Ci(0)").unwrap(), &BTreeMap::new(), 15, &NoIntegrals).is_err());
    assert!(enclose(&parse_expr("Ci(-1)").unwrap(), &BTreeMap::new(), 15, &NoIntegrals).is_err());
    assert!(parse_expr("si(x)").is_err());
}

#[test]
fn an_enclosure_contains_the_one_of_four_times_its_precision() {
    for (p, q) in [(1, 1024), (1, 1), (35, 1), (36, 1), (37, 1), (145, 1), (100_000, 1)] {
        let x = |prec| Interval::from_rational(&Rational::from((p, q)), prec);
        for (coarse, fine) in [(x(53).si(), x(212).si()), (x(53).ci(), x(212).ci())] {
            assert!(fine.is_subset(&coarse), "{p}/{q}: {fine} in {coarse}");
            assert!(coarse.certain_digits() >= 14, "{p}/{q}: {coarse}");
        }
    }
}

/// Si and Ci turn at multiples of π and odd multiples of π/2.
#[test]
fn a_range_holds_the_turning_points_inside() {
    for (lo, hi) in [(-4.0, 4.0), (1.0, 20.0), (0.5, 3.0)] {
        let (si, ci) = (piece(lo, hi).si(), piece(lo, hi).ci());
        for j in 0..=200 {
            let x = lo + (hi - lo) * f64::from(j) / 200.0;
            assert!(piece(x, x).si().is_subset(&si), "Si {x}");
            assert!(piece(x, x).ci().is_subset(&ci), "Ci {x}");
        }
        assert!(si.wid() < 4.0);
    }
    let at = Assignment::from([(Symbol::new("x"), piece(3.0, 3.5))]);
    let hull = evaluate(&parse_expr("Si(x)").unwrap(), &at, 53, &NoIntegrals).unwrap();
    assert!(*hull.hi() >= 1.851937 && *hull.hi() < 1.86, "{hull}");
}

#[test]
fn rectangles() {
    let z = Complex::new(piece(1.0, 1.25), piece(-0.25, 0.5));
    let thin = Complex::new(piece(1.125, 1.125), piece(0.25, 0.25));
    assert!(thin.si().unwrap().is_subset(&z.si().unwrap()));
    assert!(thin.ci().unwrap().is_subset(&z.ci().unwrap()));
    assert!(Complex::new(piece(-1.0, 1.0), piece(-1.0, 1.0)).ci().is_err());
    // Si(conj z) = conj Si(z).
    let at = |w: Complex| {
        evaluate_complex(
            &parse_expr("Si(z)").unwrap(),
            &BTreeMap::from([(Symbol::new("z"), w)]),
            53,
        )
    };
    let difference = &at(thin.conj()).unwrap().conj() - &at(thin).unwrap();
    assert!(difference.contains_zero() && difference.abs().mag() < 1e-14);
}
