//! The table of pairs and the constant that answers for it: values known otherwise, and what must be refused.

use kenzan::interval::Interval;
use kenzan::prelude::{counterexample, folded, normal_form, section};
use kenzan::proof::{
    Activation, CellRecord, Claim, Convention, Kind, Number, Profile, Request, Route, Settings, Table, Verdict,
    run_claim,
};
use kenzan::proofs;

/// The claim with one table of one cell: the spectrum against the profile in dimension 1.
fn cell(spectrum: &str, profile: &str) -> (String, Vec<String>) {
    let table = Table::of("1", "rho_hat(z)/abs(z)^m")
        .rows(vec![
            Activation::of("sigma", "a spectrum", "z").spectrum_off_origin(spectrum, "0"),
        ])
        .columns(vec![Profile::family("rho", "a profile", "n", 0, profile)])
        .in_convention(Convention::Angular, &[]);
    let claim = Claim::of("test/cell", [section("3", "a test")], "One cell").table(table);
    let record = run_claim(&[], &claim, 20);
    let text = record
        .tables
        .first()
        .map(|table| table.activations[0].cells[0].by_dimension[0].clone());
    let open = record
        .failures
        .into_iter()
        .filter(|failure| failure.contains("undecided"));
    (text.unwrap_or_default(), open.collect())
}

fn decided(spectrum: &str, profile: &str) -> String {
    let (text, open) = cell(spectrum, profile);
    assert!(open.is_empty(), "{spectrum} with {profile}: {open:?}");
    text
}

#[test]
fn the_origin_decides_between_values_principal_values_and_divergence() {
    let gaussian = "exp(-z^2/2)";
    assert_eq!(decided("1", &format!("abs(z)^2*{gaussian}")), "2");
    assert_eq!(decided("z", &format!("abs(z)*{gaussian}")), "0");
    assert_eq!(decided("1/z", gaussian), "PV 0 (ζ^-2)");
    assert_eq!(decided("1", gaussian), "divergent (ζ^-1)");
    assert_eq!(decided("1/z^2", gaussian), "divergent (ζ^-3)");
    // 1 - exp(-z) vanishes at 0, so that one power of z is left over.
    assert!(
        decided("(1 - exp(-abs(z)))/abs(z)", &format!("abs(z)*{gaussian}")).starts_with(|c: char| c.is_ascii_digit())
    );
    assert_eq!(decided("(1 - exp(-abs(z)))/abs(z)", gaussian), "divergent (ζ^-1)");
    assert_eq!(decided("sinh(z)/z^2", gaussian), "PV 0 (ζ^-2)");
    // The odd part is too singular, the even part is not.
    assert!(decided("1/z + abs(z)", gaussian).starts_with("PV 2.5066"));
}

#[test]
fn what_is_not_certainly_integrable_away_from_the_origin_gets_no_number() {
    for (spectrum, profile) in [
        ("1/(1 - z^2)", "abs(z)*exp(-z^2/2)"),
        ("1/(exp(abs(z)) - 2)", "abs(z)*exp(-z^2/2)"),
        ("1/sinh(abs(z) - 1)", "abs(z)*exp(-z^2/2)"),
        ("1", "abs(z)*exp(z^2/2)"),
        ("exp(z^2)", "abs(z)*exp(-z^2/2)"),
        ("1", "abs(z)"),
        ("1/(1 + z^2)", "z^2"),
        ("log(abs(z))", "abs(z)*exp(-z^2/2)"),
    ] {
        let (text, open) = cell(spectrum, profile);
        assert!(!open.is_empty(), "{spectrum} with {profile}: {text}");
        assert!(text.starts_with("undecided"), "{spectrum} with {profile}: {text}");
    }
}

#[test]
fn a_divergent_or_principal_integral_is_never_folded_into_a_proof() {
    let claim = |left: &str, right: &str| {
        let relation = format!("integral(z, -oo..oo, {left}) = {right}");
        let claim = Claim::of("test/folded", [section("3", "a test")], "One integral")
            .extension(&relation, folded("folded", ""));
        run_claim(&[], &claim, 20).statements[0].verdict
    };
    assert_eq!(claim("z^2*exp(-z^2/2)/abs(z)", "2"), Verdict::Confirmed);
    assert_eq!(claim("z^2*exp(-z^2/2)/abs(z)", "-2"), Verdict::Refuted);
    assert_eq!(claim("z*exp(-z^2/2)/abs(z)", "0"), Verdict::Confirmed);
    assert!(claim("exp(-z^2/2)/z", "0") < Verdict::Confirmed);
    assert!(claim("exp(-z^2/2)/z^3", "0") < Verdict::Confirmed);
    assert!(claim("exp(-z^2/2)/z^2", "1") < Verdict::Confirmed);
    assert!(claim("z/(1 - z^2)", "0") < Verdict::Confirmed);
    assert!(claim("z*exp(z^2)", "0") < Verdict::Confirmed);
}

fn ask(name: &str, settings: &[&str], convention: Convention, route: Route) -> Number {
    let constants = proofs::paper().constants;
    let constant = constants
        .iter()
        .find(|known| known.name() == name)
        .expect("a known constant");
    let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
    let request = Request {
        settings: Settings::read(constant.as_ref(), &settings).expect("settings"),
        convention,
        route,
        digits: 25,
    };
    constant.value(&request).expect("a value").number
}

fn enclosed(number: Number) -> Interval {
    match number {
        Number::Enclosed(value) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_relu_with_the_surveys_profile_is_the_constant_of_its_own_claim() {
    for convention in [Convention::Angular, Convention::Ordinary, Convention::Unitary] {
        for (m, k) in [(1, 0), (2, 1), (5, 3)] {
            let (m, k) = (format!("m={m}"), (format!("k={k}"), format!("rho=rho{k}")));
            let known = enclosed(ask("relu-scalar", &[&m, &k.0], convention, Route::Closed));
            for route in [Route::Closed, Route::Quadrature] {
                let here = enclosed(ask("pair", &["activation=relu", &k.1, &m], convention, route));
                assert!(!known.intersection(&here).is_empty(), "{m}, {k:?}: {known} and {here}");
            }
        }
    }
}

#[test]
fn tanh_with_the_third_derivative_of_the_gaussian_has_its_known_value() {
    let known = Interval::from_decimal(
        "5.8601851373332738412511124909317",
        "5.8601851373332738412511124909318",
        128,
    );
    let here = enclosed(ask(
        "pair",
        &["activation=tanh", "rho=G3", "m=1"],
        Convention::Angular,
        Route::Closed,
    ));
    assert!(!known.expect("a number").intersection(&here).is_empty(), "{here}");
}

#[test]
fn names_are_read_in_any_case_and_spelling() {
    let value = |rho: &str, activation: &str| {
        let settings =
            [&format!("activation={activation}"), &format!("rho={rho}"), "m=2"].map(|text: &str| text.to_owned());
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        enclosed(ask("pair", &settings, Convention::Angular, Route::Closed))
    };
    let here = value("LG2", "relu");
    for rho in ["lg2", "Λ^m G^(2)", "Lambda-G2"] {
        for activation in ["ReLU", "ramp", "power(1)"] {
            assert_eq!(value(rho, activation), here, "{rho} with {activation}");
        }
    }
}

#[test]
fn a_pair_without_a_number_is_answered_in_words() {
    let missing = |rho: &str| {
        ask(
            "pair",
            &["activation=relu", rho, "m=2"],
            Convention::Angular,
            Route::Closed,
        )
    };
    assert!(matches!(missing("rho=G2"), Number::Missing { kind: "divergent", .. }));
    assert!(matches!(missing("rho=G1"), Number::Missing { kind, .. } if kind.contains("principal")));
    assert!(matches!(missing("rho=G5"), Number::Zero { .. }));
}

#[test]
fn the_spectra_of_the_table_follow_the_definitions_of_the_claim() {
    let claim = |bar: &str| {
        Claim::of("test/bar", [section("3", "a test")], "The bar")
            .define("bar(z)", bar)
            .define("size(z,q)", "abs(z)^q")
            .extension("1 = 1", normal_form("trivial"))
            .printed("1 = 2", counterexample(""))
            .table(proofs::paper().tables[0].1.clone())
    };
    let row = |bar: &str, name: &str| {
        let record = run_claim(&[], &claim(bar), 20);
        let cells = record.tables[0].cells.iter();
        let of_row = |cell: &&CellRecord| cell.activation == name && cell.convention == Convention::Angular;
        cells.filter(of_row).cloned().collect::<Vec<_>>()
    };
    let (with, without) = (row("-z", "tanh"), row("z", "tanh"));
    assert!(!with.is_empty() && with.len() == without.len());
    for (with, without) in with.iter().zip(&without) {
        assert_eq!(with.kind, without.kind);
        if with.kind == Kind::Enclosed {
            let sum = with.number.clone().expect("a number") + without.number.clone().expect("a number");
            assert!(
                sum.contains_zero(),
                "tanh is odd: the bar changes the sign of every constant"
            );
        }
    }
}
