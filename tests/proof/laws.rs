//! The laws that `kenzan constant w2` knows, and distances between them against closed forms and double precision.

use std::collections::BTreeMap;

use kenzan::enclose::enclose;
use kenzan::formula::{Expr, Symbol, parse_expr};
use kenzan::interval::Interval;
use kenzan::proof::{Family, Law, LawError, NoLaw, Unshown};
use kenzan::proofs;
use kenzan::quadrature::Quadrature;
use kenzan::witness::number;
use rug::Rational;
use statrs::distribution::{ContinuousCDF, Exp, Laplace, LogNormal, Normal, Uniform};

const LAWS: [&str; 9] = [
    "normal(1/2, 3)",
    "lognormal(0, 1/4)",
    "logistic(-1, 2)",
    "laplace(1, 1/2)",
    "exponential(3)",
    "uniform(-1, 2)",
    "arcsine(0, 3)",
    "cauchy(1, 2)",
    "mixture(1/3, -1, 1/2, 2/3, 1, 2)",
];

fn law(text: &str) -> Law {
    Law::parse(text, &proofs::paper().laws).unwrap_or_else(|error| panic!("{error}"))
}

fn value(expr: &Expr, at: &[(&str, Rational)], digits: usize) -> Interval {
    let at: BTreeMap<Symbol, Rational> = at.iter().map(|(name, q)| (Symbol::new(name), q.clone())).collect();
    enclose(expr, &at, digits, &Quadrature::default()).unwrap_or_else(|error| panic!("{expr}: {error}"))
}

fn squared(from: &str, to: &str, digits: usize) -> Interval {
    let distance = law(from).squared_distance(&law(to), digits, false);
    let square = distance.unwrap_or_else(|error| panic!("{from}, {to}: {error}")).square;
    assert!(square.certain_digits() as usize >= digits, "{from}, {to}: {square}");
    square
}

#[test]
fn quantile_functions_invert_distribution_functions() {
    for text in LAWS {
        let law = law(text);
        let ([_, below, above], [lower, upper]) = (law.variable(), law.variable_quantiles());
        let t = Symbol::new("t");
        for (n, d) in [(1, 1000), (1, 7), (2, 5), (3, 4), (99, 100)] {
            let share = Rational::from((n, d));
            for (name, quantile, distribution) in [("u", lower, below), ("w", upper, above)] {
                let back = value(&distribution.substitute(&t, quantile), &[(name, share.clone())], 20);
                assert!(back.contains_rational(&share), "{text}: {back} for {name} = {share}");
            }
            let sides = [("u", lower, share.clone()), ("w", upper, Rational::from(1 - &share))];
            let [left, right] = sides.map(|(name, quantile, at)| value(&quantile.clone(), &[(name, at)], 20));
            assert!(!left.is_disjoint(&right), "{text}: {left} and {right}");
        }
    }
}

#[test]
fn densities_integrate_to_shares_and_shares_add_up_to_one() {
    for text in LAWS {
        let law = law(text);
        let [density, below, above] = law.variable();
        let t = Symbol::new("t");
        let ends = [1, 7].map(|n| Rational::from((n, 8)));
        let [lo, hi] = ends.each_ref().map(Expr::rational);
        let share = below.substitute(&t, &hi) - below.substitute(&t, &lo);
        let area = Expr::integral(t.clone(), lo, hi, density.clone());
        let (share, area) = (value(&share, &[], 15), value(&area, &[], 15));
        assert!(!share.is_disjoint(&area), "{text}: {share} and {area}");
        for n in [1, 3, 7] {
            // Inside the range of every variable.
            let at = [("t", Rational::from((n, 8)))];
            let one = value(&(below.clone() + above), &at, 20);
            assert!(one.contains_rational(&Rational::from(1)), "{text}: {one}");
            let rise = value(&law.map().derivative(&t).expect("a derivative"), &at, 20);
            assert!(*rise.lo() > 0, "{text}: {rise}");
        }
    }
}

#[test]
fn quantiles_agree_with_statrs() {
    let normal = Normal::new(0.5, 1.732_050_807_568_877_2).expect("a law");
    let lognormal = LogNormal::new(0.0, 0.5).expect("a law");
    let laplace = Laplace::new(1.0, 0.5).expect("a law");
    let exponential = Exp::new(3.0).expect("a law");
    let uniform = Uniform::new(-1.0, 2.0).expect("a law");
    let others: [(&str, &dyn Fn(f64) -> f64); 5] = [
        (LAWS[0], &|u| normal.inverse_cdf(u)),
        (LAWS[1], &|u| lognormal.inverse_cdf(u)),
        (LAWS[3], &|u| laplace.inverse_cdf(u)),
        (LAWS[4], &|u| exponential.inverse_cdf(u)),
        (LAWS[5], &|u| uniform.inverse_cdf(u)),
    ];
    for (text, other) in others {
        for n in [1, 5, 9, 15] {
            let ours = value(&law(text).quantile(), &[("u", Rational::from((n, 16)))], 20)
                .mid()
                .to_f64();
            let theirs = other(f64::from(n) / 16.0);
            assert!((ours - theirs).abs() < 1e-7, "{text} at {n}/16: {ours}, {theirs}");
        }
    }
}

#[test]
fn distances_meet_their_closed_forms() {
    for (from, to, closed) in [
        ("normal(0, 1)", "normal(1, 4)", "2"),
        ("normal(0, 1)", "lognormal(0, 1)", "1 - 2*exp(1/2) + exp(2)"),
        ("normal(0, 1)", "uniform(0, 1)", "4/3 - 1/sqrt(pi)"),
        ("uniform(0, 1)", "exponential(1)", "5/6"),
        ("logistic(0, 1)", "exponential(1)", "2"),
        ("exponential(1)", "exponential(2)", "1/2"),
        ("laplace(0, 1)", "laplace(1, 3)", "9"),
        ("logistic(0, 1)", "logistic(1, 2)", "1 + pi^2/3"),
        ("arcsine(0, 1)", "uniform(0, 1)", "3/8 + 1/3 - 1/2 - 2/pi^2"),
    ] {
        let expected = value(&parse_expr(closed).expect("a formula"), &[], 25);
        for (a, b) in [(from, to), (to, from)] {
            let found = squared(a, b, 18);
            assert!(!found.is_disjoint(&expected), "{a}, {b}: {found}, not {expected}");
        }
        let exact = law(from).squared_distance(&law(to), 18, true).expect("a distance");
        assert!(!exact.square.is_disjoint(&expected), "{from}, {to}: {exact:?}");
    }
}

#[test]
fn closed_forms_are_found_where_a_variable_is_shared() {
    for (from, to) in [
        ("normal(0, 1)", "normal(1/3, 2)"),
        ("normal(0, 1)", "lognormal(1, 1/2)"),
        ("uniform(0, 1)", "exponential(1)"),
        ("mixture(1/2, 0, 1, 1/2, 0, 1)", "normal(0, 1)"),
    ] {
        let distance = law(from).squared_distance(&law(to), 10, true).expect("a distance");
        assert!(distance.closed_form.is_some(), "{from}, {to}");
    }
}

/// W2² in double precision between a mixture of two normal laws and a normal law, over the probabilities that matter to 1e-6.
fn by_bisection(share: &dyn Fn(f64) -> f64, other: &Normal) -> f64 {
    let integrand = |x: f64| {
        let step = 1e-5;
        let density = (share(x + step) - share(x - step)) / (2.0 * step);
        let difference = x - other.inverse_cdf(share(x));
        difference * difference * density
    };
    let pieces = 4000;
    let at = |j: i32| -6.0 + 12.0 * (f64::from(j) + 0.5) / f64::from(pieces);
    (0..pieces).map(|j| integrand(at(j))).sum::<f64>() * 12.0 / f64::from(pieces)
}

#[test]
fn mixtures_agree_with_double_precision() {
    let parts = [-1.0, 1.0].map(|mean| Normal::new(mean, 1.0).expect("a law"));
    let share = |x: f64| 0.5 * (parts[0].cdf(x) + parts[1].cdf(x));
    let expected = by_bisection(&share, &Normal::new(0.0, 1.0).expect("a law"));
    let found = squared("normal(0, 1)", "mixture(1/2, -1, 1, 1/2, 1, 1)", 10)
        .mid()
        .to_f64();
    assert!((found - expected).abs() < 1e-5, "{found}, {expected}");
    // Along the curve and by the quadrature of elementary quantile functions.
    let uniform = squared("mixture(1/2, -1, 1, 1/2, 1, 1)", "uniform(0, 1)", 10)
        .mid()
        .to_f64();
    let cost = parse_expr(
        "integral(x, -oo..oo, (x - (2 + erf((x + 1)/sqrt(2)) + erf((x - 1)/sqrt(2)))/4)^2
         *(exp(-(x + 1)^2/2) + exp(-(x - 1)^2/2))/(2*sqrt(2*pi)))",
    );
    let expected = number(&cost.expect("a formula"), &BTreeMap::new())
        .expect("a number")
        .value;
    assert!((uniform - expected).abs() < 1e-7, "{uniform}, {expected}");
}

#[test]
fn mixtures_far_apart_are_undecided_in_time() {
    // The map leaps where the density of the other law is below 1e-40.
    let (from, to) = ("mixture(1/2, -10, 1, 1/2, 10, 1)", "mixture(1/2, -8, 1/100, 1/2, 9, 1)");
    let outcome = law(from).squared_distance(&law(to), 10, true);
    assert!(matches!(outcome, Err(LawError::Undecided(_))), "{outcome:?}");
}

#[test]
fn what_is_no_law_is_refused() {
    for (text, why) in [
        ("gaussian(0, 1)", "known are normal"),
        ("normel(0, 1)", "did you mean `normal`"),
        ("normal(0)", "normal(m, v) is needed"),
        ("normal(0, 0)", "v must be positive"),
        ("uniform(1, 1)", "b - a must be positive"),
        ("exponential(-1)", "r must be positive"),
        ("normal(pi, 1)", "rational"),
        ("mixture(1/2, 0, 1, 1/3, 1, 1)", "add up to 5/6"),
        ("mixture(1/2, 0, 1, 1/2, 1)", "it is written mixture"),
        ("mixture(3/2, 0, 1, -1/2, 1, 1)", "must be positive"),
        ("mixture()", "needs an argument"),
        ("3", "known are"),
        ("normal(0,", "no law"),
    ] {
        match Law::parse(text, &proofs::paper().laws) {
            Err(said @ LawError::NoLaw { .. }) => assert!(said.to_string().contains(why), "{text}: {said}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    let outcome = law("cauchy(0, 1)").squared_distance(&law("normal(0, 1)"), 10, true);
    assert!(matches!(outcome, Err(LawError::InfiniteMoment(_))), "{outcome:?}");
}

/// The logistic variable with this quantile function: its distribution function is seen to be one as it takes every value between 0 and 1.
fn logistic(quantile: &str) -> Result<Law, LawError> {
    let (below, above) = ("1/(1 + exp(-t))", "1/(1 + exp(t))");
    let family = Family::of("sigmoid", &["s"]).positive("s");
    let family = family.variable(
        ["-oo", "oo"],
        "exp(-t)/(1 + exp(-t))^2",
        [below, above],
        [quantile, "log((1 - w)/w)"],
    );
    Law::parse("sigmoid(1)", &[family.map("s*t")])
}

#[test]
fn quantile_functions_are_real() {
    assert!(logistic("log(u/(1 - u))").is_ok());
    match logistic("log(u/(1 - u)) + 2*pi*i") {
        Err(LawError::NoLaw { why, .. }) => assert_eq!(why, NoLaw::Unshown(Unshown::Distribution)),
        other => panic!("{other:?}"),
    }
}

/// An exponential variable and its map, one formula exchanged for a false one.
fn told(place: usize, false_formula: &str) -> Result<Law, LawError> {
    let mut formulas = ["exp(-t)", "1 - exp(-t)", "exp(-t)", "-log(1 - u)", "-log(w)", "t/r"];
    formulas[place] = false_formula;
    let [density, below, above, lower, upper, map] = formulas;
    let family = Family::of("decay", &["r"]).positive("r");
    let family = family.variable(["0", "oo"], density, [below, above], [lower, upper]);
    Law::parse("decay(2)", &[family.map(map)])
}

#[test]
fn what_is_told_of_a_law_has_to_belong_together() {
    assert!(told(5, "t/r").is_ok());
    for (place, formula, missing) in [
        (0, "2*exp(-t)", Unshown::Distribution),
        (0, "2*exp(-2*t)", Unshown::Distribution),
        // Of mass 1, but a quarter of it below 0.
        (0, "(2 - t)*exp(-t)", Unshown::Density),
        (1, "1 - exp(-2*t)", Unshown::Survival),
        (2, "exp(-2*t)", Unshown::Survival),
        (3, "-log(1 - u)/2", Unshown::Quantile),
        (3, "-log(u)", Unshown::Quantile),
        (4, "-log(1 - w)", Unshown::SurvivalQuantile),
        (5, "-t/r", Unshown::Map),
        (5, "sin(t)", Unshown::Map),
        (5, "t - 2*sign(t - 1)", Unshown::Map),
        (5, "t - mod(t, 1)", Unshown::Map),
        (5, "t*exp(-t)", Unshown::Map),
        (5, "i*t", Unshown::Map),
        (5, "log(t - 1)", Unshown::Map),
    ] {
        match told(place, formula) {
            Err(LawError::NoLaw { why, .. }) => assert_eq!(why, NoLaw::Unshown(missing), "{formula}"),
            other => panic!("{formula}: {other:?}"),
        }
    }
    for map in [
        "exp(t)",
        "t^3 + t",
        "atan(t)",
        "t*exp(t)",
        "log(1 + t)",
        "max(t, 1)",
        "2",
    ] {
        assert!(told(5, map).is_ok(), "{map}: {:?}", told(5, map));
    }
}

#[test]
fn a_distribution_function_does_not_jump_down_and_ends_at_one() {
    let law = |range: [&str; 2], density, shares, quantiles| {
        let family = Family::of("other", &["r"])
            .map("r*t")
            .variable(range, density, shares, quantiles);
        match Law::parse("other(2)", &[family]) {
            Ok(_) => Ok(()),
            Err(LawError::NoLaw { why, .. }) => Err(why),
            Err(other) => panic!("{other}"),
        }
    };
    // The derivative is 1 but for one point, and each value is taken once: the halves of the interval have changed places.
    let [below, above] = ["t + 1/2 - (1 + sign(t - 1/2))/2", "1/2 - t + (1 + sign(t - 1/2))/2"];
    let quantiles = ["u - 1/2 + (1 - sign(u - 1/2))/2", "1/2 - w + (1 + sign(w - 1/2))/2"];
    let outcome = law(["0", "1"], "1", [below, above], quantiles);
    assert_eq!(outcome, Err(NoLaw::Unshown(Unshown::Distribution)));
    // Half of a normal law, and a range that ends too early.
    let outcome = law(["-oo", "oo"], "exp(-t^2)/(2*sqrt(pi))", ["1/2", "1/2"], ["u", "w"]);
    assert_eq!(outcome, Err(NoLaw::Unshown(Unshown::Distribution)));
    let outcome = law(["0", "1/2"], "1", ["t", "1 - t"], ["u", "1 - w"]);
    assert_eq!(outcome, Err(NoLaw::Unshown(Unshown::Distribution)));
    // A quantile beyond the range.
    let outcome = law(["0", "1"], "1", ["t", "1 - t"], ["u", "2 - w"]);
    assert_eq!(outcome, Err(NoLaw::Unshown(Unshown::SurvivalQuantile)));
    assert_eq!(law(["0", "1"], "1", ["t", "1 - t"], ["u", "1 - w"]), Ok(()));
    assert_eq!(
        law(["0", "1"], "2*t", ["t^2", "1 - t^2"], ["sqrt(u)", "sqrt(1 - w)"]),
        Ok(())
    );
}
