//! The logarithmic integral.

use std::collections::BTreeMap;

use kenzan::enclose::{Assignment, NoIntegrals, enclose, evaluate};
use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, Symbol, parse_expr, parse_relation};
use kenzan::interval::Interval;
use rug::float::Special;
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
    assert_eq!(outcome("li(0) = 0", &[]), Outcome::Proved);
    assert_eq!(outcome("diff(li(x), x) = 1/log(x)", &["x in 2..3"]), Outcome::Proved);
    assert_eq!(
        outcome("diff(x*li(x) - li(x^2), x) = li(x)", &["x in 2..3"]),
        Outcome::Proved
    );
    // At 1 it is not defined, nor to the left of 0; and no integral runs across 1.
    for (relation, declarations) in [
        ("li(x) = li(x)", &["x > 0"][..]),
        ("li(x) = li(x)", &["x in -1..1/2"]),
        ("li(1) = li(1)", &[]),
        ("diff(li(x), x) = 1/log(x)", &["x in 0..1/2"]),
        ("integral(t, 1/2..2, 1/log(t)) = li(2) - li(1/2)", &[]),
        ("integral(t, 1..2, 1/log(t)) = li(2) - li(1)", &[]),
    ] {
        let found = outcome(relation, declarations);
        assert!(
            !matches!(found, Outcome::Proved),
            "{relation} for {declarations:?}: {found:?}"
        );
    }
}

/// Digits computed by mpmath 1.3 at 60 digits; li 2 is OEIS A069284, and the zero of li Soldner's constant, A070769.
#[test]
fn known_values() {
    let value = |text: &str| enclose(&parse_expr(text).unwrap(), &BTreeMap::new(), 30, &NoIntegrals);
    for (text, digits) in [
        ("li(1/2)", "-0.3786710430610879767272071846365609805512"),
        ("li(2)", "1.045163780117492784844588889194613136523"),
        ("li(10)", "6.165599504787297937522981752669522749131"),
        ("li(10^6)", "78627.54915946218191986291074794726116132"),
        ("li(1/1000)", "-0.0001281549933458710466133277511941544963841"),
        ("li(3/2)", "0.1250649863152963559943500047955129365421"),
        ("li(10^200)", "2.176208314771732793882438993921749303669e197"),
        ("li(10^(-200))", "-2.16677746308819370547410527600195928018e-203"),
        ("li(exp(200))", "3.631235233159356852396710043846425046461e84"),
        ("li(exp(-200))", "-6.885226106307635597710817482455792973837e-90"),
    ] {
        let known = Float::with_val(400, Float::parse(digits).unwrap())
            .to_rational()
            .unwrap();
        let found = value(text).expect(text);
        // The last of 40 digits may be rounded.
        let slack = Rational::from(known.abs_ref()) / Rational::from(10u128.pow(38));
        let known = Interval::from_rational(&(known.clone() - &slack), 400)
            .hull(&Interval::from_rational(&(known + slack), 400));
        assert!(!found.intersection(&known).is_empty(), "{text} = {found}");
        assert!(found.certain_digits() >= 30, "{text} = {found}");
    }
    for undefined in ["li(1)", "li(-1)", "li(2 + i)"] {
        assert!(value(undefined).is_err(), "{undefined}");
    }
}

#[test]
fn an_enclosure_contains_the_one_of_four_times_its_precision() {
    let close = Float::with_val(1100, 1) + (Float::with_val(53, 1) >> 1000u32);
    let mut arguments: Vec<Float> = [
        1e-300, 1e-40, 1e-5, 0.3, 0.999, 1.001, 1.4, 1.5, 7.0, 1e20, 1e63, 1e64, 1e300,
    ]
    .map(|x| Float::with_val(53, x))
    .to_vec();
    arguments.extend([
        close,
        Float::with_val(53, 1) << 1_000_000u32,
        Float::with_val(53, 1) >> 1_000_000u32,
    ]);
    for x in arguments {
        let at = |prec: u32| {
            Interval::point(x.clone())
                .with_prec(prec.max(x.prec()))
                .li()
                .with_prec(prec)
        };
        let (coarse, fine) = (at(53), at(212));
        assert!(fine.is_subset(&coarse), "{x}: {fine} in {coarse}");
        assert!(coarse.certain_digits() >= 14, "{x}: {coarse}");
    }
}

/// It falls on both sides of its pole only on the left, and rises on the right.
#[test]
fn a_range_is_that_of_its_ends_on_either_side_of_the_pole() {
    for (lo, hi) in [(0.0, 0.5), (0.5, 0.9), (1.1, 3.0), (2.0, 1e9)] {
        let whole = piece(lo, hi).li();
        for j in 0..=50 {
            let x = lo + (hi - lo) * f64::from(j) / 50.0;
            assert!(piece(x, x).li().is_subset(&whole), "{x}");
        }
        assert_eq!(whole, piece(lo, lo).li().hull(&piece(hi, hi).li()));
    }
    let across = piece(0.5, 2.0).li();
    assert!(across.lo().is_infinite() && *across.hi() < 1.05, "{across}");
    assert!(piece(1.0, 1.0).li().is_empty() && piece(-2.0, -1.0).li().is_empty());
    assert_eq!(piece(-1.0, 0.5).li(), piece(0.0, 0.5).li());
    let beyond = Interval::new(Float::with_val(53, 2), Float::with_val(53, Special::Infinity))
        .unwrap()
        .li();
    assert!(beyond.hi().is_infinite() && *beyond.lo() > 1.04);
    let x = |lo, hi| Assignment::from([(Symbol::new("x"), piece(lo, hi))]);
    let li = parse_expr("li(x)").unwrap();
    assert!(evaluate(&li, &x(0.5, 2.0), 53, &NoIntegrals).is_err());
    assert!(evaluate(&li, &x(-0.5, 0.5), 53, &NoIntegrals).is_err());
    assert!(evaluate(&li, &x(0.0, 0.5), 53, &NoIntegrals).is_ok());
}
