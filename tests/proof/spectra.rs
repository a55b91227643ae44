//! What the claim `ridgelet/spectra` rests on: the catalogue of activations, residues in a rectangle, folded complex
//! integrals, exact signs off the origin. Wrong inputs must be refused.

use std::collections::{BTreeMap, BTreeSet};

use kenzan::enclose::enclose;
use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domain, Domains, Expr, Symbol, parse_domain, parse_expr};
use kenzan::prelude::*;
use kenzan::proof::{DIGITS, Spectrum, Step, Verdict, run_claim};
use kenzan::quadrature::Quadrature;

fn verdict(claim: Claim, relation: &str, step: Step) -> Verdict {
    let record = run_claim(&[], &claim.corrected(relation, step), DIGITS);
    assert_eq!(record.statements.len(), 1, "{:?}", record.failures);
    record.statements[0].verdict
}

fn by_residues(relation: &str, height: &str, poles: &[&str]) -> Verdict {
    let claim = Claim::of("test/contour", [equation(11)], "A contour").nonzero("z");
    verdict(claim, relation, contour("rectangle", height, poles))
}

const SECH: &str = "integral(x, -oo..oo, exp(-i*x*z)/cosh(x)) = pi/cosh(pi*z/2)";
const TWO_POLES: &str = "integral(x, -oo..oo, exp(-i*x*z)/(2*cosh(x) + 1)) = 2*pi*sinh(pi*z/3)/(sqrt(3)*sinh(pi*z))";

#[test]
fn residues_of_one_pole_of_two_poles_and_of_double_and_triple_poles() {
    assert_eq!(by_residues(SECH, "pi", &["i*pi/2"]), Verdict::Proved);
    assert_eq!(
        by_residues(TWO_POLES, "2*pi", &["2*i*pi/3", "4*i*pi/3"]),
        Verdict::Proved
    );
    let double = "integral(x, -oo..oo, exp(-i*x*z)/cosh(x)^2) = pi*z/sinh(pi*z/2)";
    assert_eq!(by_residues(double, "pi", &["i*pi/2", "i*pi/2"]), Verdict::Proved);
    let triple = "integral(x, -oo..oo, exp(-i*x*z)/cosh(x)^3) = pi*(1 + z^2)/(2*cosh(pi*z/2))";
    assert_eq!(
        by_residues(triple, "pi", &["i*pi/2", "i*pi/2", "i*pi/2"]),
        Verdict::Proved
    );
    // A point that is no pole adds nothing.
    assert_eq!(by_residues(SECH, "pi", &["i*pi/2", "i*pi/3"]), Verdict::Proved);
    // Twice the height has twice the poles.
    assert_eq!(by_residues(SECH, "2*pi", &["i*pi/2", "3*i*pi/2"]), Verdict::Proved);
}

#[test]
fn a_rectangle_that_proves_nothing_is_refused() {
    let refused = |relation: &str, height: &str, poles: &[&str]| {
        assert_ne!(
            by_residues(relation, height, poles),
            Verdict::Proved,
            "{relation}, {height}, {poles:?}"
        );
    };
    // A pole is missing, or its order.
    refused(TWO_POLES, "2*pi", &["2*i*pi/3"]);
    refused(SECH, "2*pi", &["i*pi/2"]);
    refused(
        "integral(x, -oo..oo, exp(-i*x*z)/cosh(x)^2) = pi*z/sinh(pi*z/2)",
        "pi",
        &["i*pi/2"],
    );
    refused(SECH, "pi", &[]);
    // The height is no quasi-period, or no length.
    refused(SECH, "3*pi/2", &["i*pi/2"]);
    refused(SECH, "-pi", &["i*pi/2"]);
    refused(SECH, "i*pi", &["i*pi/2"]);
    // The pole is outside, or on a side.
    refused(SECH, "pi", &["3*i*pi/2"]);
    refused(SECH, "pi", &["-i*pi/2"]);
    refused(
        "integral(x, -oo..oo, exp(-i*x*z)/sinh(x)) = -i*pi*tanh(pi*z/2)",
        "pi",
        &["0"],
    );
    refused(
        "integral(x, -oo..oo, exp(-i*x*z)/sinh(x)) = -i*pi*tanh(pi*z/2)",
        "pi",
        &["i*pi"],
    );
    // The upper side is no new integral, or no multiple of the old one.
    refused("integral(x, -oo..oo, 1/cosh(x)^2) = 2", "pi", &["i*pi/2", "i*pi/2"]);
    refused("integral(x, -oo..oo, x*exp(-i*x*z)/cosh(x)) = 0", "pi", &["i*pi/2"]);
    // No decay on one side.
    refused(
        "integral(x, -oo..oo, exp(x - i*x*z)/cosh(x)) = pi/cosh(pi*(z + i)/2)",
        "pi",
        &["i*pi/2"],
    );
    // Not holomorphic.
    refused(
        "integral(x, -oo..oo, exp(-abs(x) - i*x*z)/cosh(x)) = pi",
        "pi",
        &["i*pi/2"],
    );
}

#[test]
fn the_wrong_side_or_sign_is_no_residue() {
    let wrong = "integral(x, -oo..oo, exp(-i*x*z)/cosh(x)) = 2*pi/cosh(pi*z/2)";
    assert_eq!(by_residues(wrong, "pi", &["i*pi/2"]), Verdict::Refuted);
}

#[test]
fn a_complex_integral_is_folded_only_where_it_converges() {
    let by_quadrature = |relation: &str| {
        let claim = Claim::of("test/fold", [equation(11)], "A fold").positive("s");
        verdict(claim, relation, quadrature("fold", "s = 1..2"))
    };
    let gauss = "integral(z, -oo..oo, exp(-s*z^2/2 + i*z)) = sqrt(2*pi/s)*exp(-1/(2*s))";
    assert_eq!(by_quadrature(gauss), Verdict::Confirmed);
    let wrong = "integral(z, -oo..oo, exp(-s*z^2/2 + i*z)) = sqrt(2*pi/s)*exp(-1/s)";
    assert_eq!(by_quadrature(wrong), Verdict::Refuted);
    // The real part of these is integrable, the imaginary part is not.
    assert!(by_quadrature("integral(z, -oo..oo, i*s*z) = 0") < Verdict::Confirmed);
    assert!(by_quadrature("integral(z, -oo..oo, exp(-s*z^2/2) + i*z) = sqrt(2*pi/s)") < Verdict::Confirmed);
    // The two halves are not conjugate to each other.
    assert!(by_quadrature("integral(z, -oo..oo, i*exp(-s*z^2/2)) = 0") < Verdict::Confirmed);
}

#[test]
fn a_double_zero_over_a_double_zero_is_removed_though_pi_is_inexact() {
    let value = |text: &str| {
        let formula = parse_expr(text).expect("a formula");
        enclose(&formula, &BTreeMap::new(), 20, &Quadrature::default()).expect("an enclosure")
    };
    let expanded = value("integral(z, 0..1, z^2*exp(z)/(1 - 2*exp(pi*z) + exp(2*pi*z)))");
    let square = value("integral(z, 0..1, z^2*exp(z)/(1 - exp(pi*z))^2)");
    assert!(!expanded.intersection(&square).is_empty());
}

#[test]
fn differences_of_exponentials_vanish_only_where_their_exponents_meet() {
    let proved = |lhs: &str, rhs: &str, declaration: &str| {
        let mut domains = Domains::default();
        domains.declare(declaration).expect("a declaration");
        let sides = (parse_expr(lhs).expect("a formula"), parse_expr(rhs).expect("a formula"));
        prove_equal(&sides.0, &sides.1, &domains) == Outcome::Proved
    };
    assert!(proved("(1 - exp(pi*z))/(1 - exp(pi*z))", "1", "z <> 0"));
    assert!(proved("abs(exp(z) - exp(-z))", "exp(z) - exp(-z)", "z > 0"));
    assert!(!proved("(1 - exp(pi*z))/(1 - exp(pi*z))", "1", "z real"));
    assert!(!proved("(1 - exp(i*pi*z))/(1 - exp(i*pi*z))", "1", "z <> 0"));
    assert!(!proved("abs(exp(z) - exp(-z))", "exp(z) - exp(-z)", "z <> 0"));
    assert!(proved("z/z", "1", "z <> 0"));
    assert!(!proved("abs(z)", "z", "z <> 0"));
    // Half lines: the real part of the rate decides.
    assert!(proved(
        "integral(x, 0..oo, x*exp(-x + i*x*z))",
        "1/(1 - i*z)^2",
        "z real"
    ));
    assert!(!proved(
        "integral(x, 0..oo, exp(x*(1 + i*z)))",
        "-1/(1 + i*z)",
        "z real"
    ));
    assert!(!proved("integral(x, 0..oo, exp(i*x*z))", "-1/(i*z)", "z <> 0"));
}

#[test]
fn nonzero_is_a_domain_that_reads_back() {
    let (symbol, domain) = parse_domain("z <> 0").expect("a declaration");
    assert_eq!(
        (domain.describe(&symbol), domain),
        ("z <> 0".to_owned(), Domain::Nonzero)
    );
    assert!(parse_domain("z <> 1").is_err());
}

#[test]
fn every_activation_is_well_formed_and_settled_by_the_claim() {
    let claims = kenzan::proofs::catalogue();
    let spectra = claims
        .iter()
        .find(|claim| claim.id() == "ridgelet/spectra")
        .expect("the claim");
    let mut names = BTreeSet::new();
    for activation in kenzan::proofs::paper().activations {
        let name = activation.name();
        for called in std::iter::once(name).chain(activation.aliases().iter().map(String::as_str)) {
            assert!(names.insert(called.to_owned()), "{called} is used twice");
            assert!(activation.is_called(called));
        }
        let known: BTreeSet<Symbol> = activation.parameters().iter().map(|p| p.name.clone()).collect();
        let mut with_z = known.clone();
        with_z.insert(Symbol::new("z"));
        let read = |text: &str, allowed: &BTreeSet<Symbol>| -> Expr {
            let formula = parse_expr(text).expect(text);
            assert!(formula.free_symbols().is_subset(allowed), "{name}: {text}");
            formula
        };
        read(activation.formula(), &with_z);
        let written = format!("sigma_{}", name.replace('-', "_"));
        let mentioned = |what: &str| {
            let mut statements = spectra.statements().iter();
            statements.any(|s| {
                let relation = s.relation.to_string();
                relation.contains(what) || relation.contains("transform(z)") && name == "sigmoid-derivative"
            })
        };
        match activation.spectrum() {
            Spectrum::Function { formula, pole } => {
                assert!(mentioned(&format!("{written}_hat(")), "{name} is not settled");
                let (hat, pole) = (read(formula, &with_z), read(pole, &known));
                assert_pole(name, &hat, &pole);
            }
            Spectrum::PointMasses(masses) => {
                assert!(mentioned(&format!("{written}(")), "{name} is not settled");
                assert!(!masses.is_empty());
                for mass in masses {
                    read(&mass.place, &known);
                    read(&mass.weight, &known);
                }
            }
        }
    }
}

/// |z^p σ̂| is far from 0 and from ∞ near the origin, at n = 3 and α = 1/3.
fn assert_pole(name: &str, hat: &Expr, pole: &Expr) {
    let z = Expr::symbol("z");
    let at = BTreeMap::from([
        (Symbol::new("z"), parse_expr("1/1000000").expect("a number")),
        (Symbol::new("n"), Expr::integer(3)),
        (Symbol::new("alpha"), parse_expr("1/3").expect("a number")),
    ]);
    let size = z.pow(pole.clone()) * hat.clone();
    let square = size.substitute_all(&at)
        * size
            .substitute(&Symbol::new("z"), &-Expr::symbol("z"))
            .substitute_all(&at);
    let domains = Domains::default();
    let exact = kenzan::exact::normal(&square, &kenzan::exact::Scope::new(&domains)).expect("a value");
    let value = enclose(&exact.to_expr(), &BTreeMap::new(), 5, &Quadrature::default())
        .expect("an enclosure")
        .abs();
    assert!(*value.lo() > 0.01 && *value.hi() < 1000.0, "{name}: {value}");
}
