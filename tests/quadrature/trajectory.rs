//! Trajectories against closed forms, and what has to be refused.

use kenzan::enclose::enclose;
use kenzan::formula::{Symbol, parse_expr};
use kenzan::interval::Interval;
use kenzan::ode::{Field, MAX_TRAJECTORY_DIGITS, Start, TrajectoryError};
use kenzan::quadrature::Quadrature;
use rug::Rational;
use std::collections::BTreeMap;

const PREC: u32 = 400;

fn rational(text: &str) -> Rational {
    parse_expr(text).unwrap().as_rational().unwrap()
}

fn field(equations: &[(&str, &str)]) -> Result<Field, TrajectoryError> {
    let state: Vec<Symbol> = equations.iter().map(|(name, _)| Symbol::new(name)).collect();
    let slopes: Vec<_> = equations.iter().map(|(_, slope)| parse_expr(slope).unwrap()).collect();
    Field::new(&Symbol::new("t"), &state, &slopes)
}

fn start(values: &[&str]) -> Vec<Start> {
    let point = |text: &&str| Start(Interval::from_rational(&rational(text), PREC));
    values.iter().map(point).collect()
}

fn follow(
    equations: &[(&str, &str)],
    values: &[&str],
    (from, to): (&str, &str),
    digits: usize,
) -> Result<Vec<Interval>, TrajectoryError> {
    let arrival = field(equations)?.follow(&start(values), &rational(from), &rational(to), digits)?;
    Ok(arrival.state)
}

/// The enclosures are as narrow as promised and meet the closed forms, known to more digits.
fn agrees(equations: &[(&str, &str)], values: &[&str], time: (&str, &str), exact: &[&str], digits: usize) {
    let found = follow(equations, values, time, digits).unwrap_or_else(|error| panic!("{equations:?}: {error}"));
    assert_eq!(found.len(), exact.len());
    for (x, text) in found.iter().zip(exact) {
        let truth = enclose(
            &parse_expr(text).unwrap(),
            &BTreeMap::new(),
            digits + 10,
            &Quadrature::default(),
        )
        .unwrap();
        assert!(truth.is_subset(x), "{text} = {truth} is not in {x}");
        let size = x.mag().to_f64().max(1.0);
        let bound = Rational::from((1, rug::Integer::from(rug::Integer::u_pow_u(10, digits as u32))));
        assert!(
            x.wid().to_rational().unwrap() <= bound * Rational::from_f64(size * 1.001).unwrap(),
            "{x} is too wide"
        );
    }
}

#[test]
fn closed_forms_are_enclosed_to_the_digits_asked_for() {
    for digits in [10, 15, 30] {
        agrees(&[("x", "x")], &["1"], ("0", "1"), &["exp(1)"], digits);
        agrees(&[("x", "-x")], &["3/2"], ("0", "10"), &["3*exp(-10)/2"], digits);
        agrees(&[("x", "x^2")], &["1"], ("0", "9/10"), &["10"], digits);
        agrees(&[("x", "-1/x")], &["1"], ("0", "3/8"), &["1/2"], digits);
        agrees(&[("x", "1 + x^2")], &["0"], ("0", "3/2"), &["tan(3/2)"], digits);
        agrees(&[("x", "x*cos(t)")], &["1"], ("0", "2"), &["exp(sin(2))"], digits);
        agrees(&[("x", "sqrt(x)")], &["1"], ("0", "2"), &["4"], digits);
        agrees(&[("x", "1/t")], &["0"], ("1", "3"), &["log(3)"], digits);
        agrees(&[("x", "t^(3/2)")], &["0"], ("1", "4"), &["62/5"], digits);
        agrees(&[("x", "abs(t - 2)*x")], &["1"], ("0", "1"), &["exp(3/2)"], digits);
    }
}

#[test]
fn every_function_with_a_power_series_is_developed_rightly() {
    // x' = g'(t) from g(0) or g(1).
    let slopes = [
        ("exp(t)", "exp(1) - 1"),
        ("sin(t)", "1 - cos(1)"),
        ("cos(t)", "sin(1)"),
        ("1 + tan(t)^2", "tan(1)"),
        ("sinh(t)", "cosh(1) - 1"),
        ("cosh(t)", "sinh(1)"),
        ("1 - tanh(t)^2", "tanh(1)"),
        ("tanh(t)", "log(cosh(1))"),
        ("atan(t)", "atan(1) - log(2)/2"),
        ("log(1 + t)", "2*log(2) - 1"),
        ("erf(t)", "erf(1) + (exp(-1) - 1)/sqrt(pi)"),
        ("erfc(t)", "erfc(1) - (exp(-1) - 1)/sqrt(pi)"),
        ("1 - 2*t*dawson(t)", "dawson(1)"),
        ("dawson(t)", "integral(s, 0..1, dawson(s))"),
        ("(1 + t)^-3", "3/8"),
        ("(1 + t)^(-5/2)", "2/3*(1 - 2^(-3/2))"),
        ("2^t", "1/log(2)"),
        ("t^5 - t^0", "-5/6"),
        ("abs(t - 2)*sign(t + 1)", "3/2"),
    ];
    for (slope, value) in slopes {
        agrees(&[("x", slope)], &["0"], ("0", "1"), &[value], 15);
    }
}

#[test]
fn time_may_run_backwards() {
    agrees(&[("x", "x")], &["1"], ("1", "0"), &["exp(-1)"], 20);
    agrees(&[("x", "2*t*x")], &["1"], ("2", "-1"), &["exp(-3)"], 20);
}

#[test]
fn systems_keep_their_accuracy_while_they_turn() {
    let circle = [("x", "y"), ("y", "-x")];
    agrees(&circle, &["1", "0"], ("0", "30"), &["cos(30)", "-sin(30)"], 20);
    // A set of starting points turns without growing: ten turns would swell a box by more than e^60.
    let wide = Interval::from_decimal("-0.001", "0.001", PREC).unwrap();
    let initial = [Start(Interval::one(PREC) + &wide), Start(wide)];
    let turned = field(&circle)
        .unwrap()
        .follow(&initial, &rational("0"), &rational("63"), 2);
    let turned = turned.unwrap().state;
    assert!(
        turned[0].wid().to_f64() < 0.004 && turned[1].wid().to_f64() < 0.004,
        "{turned:?}"
    );
    let exact = enclose(
        &parse_expr("cos(63)").unwrap(),
        &BTreeMap::new(),
        20,
        &Quadrature::default(),
    )
    .unwrap();
    assert!(exact.is_subset(&turned[0]));
    // Two components that decay at different rates, seen along oblique axes.
    let oblique = [("x", "-2*x + y"), ("y", "x - 2*y")];
    agrees(
        &oblique,
        &["1", "0"],
        ("0", "3"),
        &["(exp(-3) + exp(-9))/2", "(exp(-3) - exp(-9))/2"],
        20,
    );
}

#[test]
fn a_set_of_starting_points_covers_the_solutions_of_all_of_them() {
    let initial = [Start(Interval::from_decimal("1", "1.125", PREC).unwrap())];
    let end = field(&[("x", "x^2")])
        .unwrap()
        .follow(&initial, &rational("0"), &rational("1/2"), 0)
        .unwrap();
    // x0/(1 - x0/2) at the two ends: 2 and 18/7.
    let state = &end.state[0];
    assert!(
        state.contains_rational(&rational("2")) && state.contains_rational(&rational("18/7")),
        "{state}"
    );
    assert!(state.wid().to_f64() < 0.7);
}

#[test]
fn solutions_that_tend_to_infinity_are_not_followed_across() {
    for end in ["1", "11/10", "2", "1000"] {
        let lost = follow(&[("x", "x^2")], &["1"], ("0", end), 10).unwrap_err();
        let time = match &lost {
            TrajectoryError::Explosion { time, .. }
            | TrajectoryError::Wide { time, .. }
            | TrajectoryError::Undefined { time, .. }
            | TrajectoryError::Budget { time, .. } => time.clone(),
            other => panic!("{other}"),
        };
        assert!(*time.lo() < 1, "{lost}");
    }
    // x = sqrt(1 - 2 t) reaches the pole of the field at t = 1/2.
    assert!(follow(&[("x", "-1/x")], &["1"], ("0", "1/2"), 10).is_err());
    assert!(follow(&[("x", "-1/x")], &["1"], ("0", "1"), 10).is_err());
}

#[test]
fn fields_that_let_solutions_branch_are_refused() {
    // x = 0 and x = t²/4 both solve it.
    for slope in ["sqrt(x)", "x^(1/2)", "(x^2)^(1/3)"] {
        let refused = follow(&[("x", slope)], &["0"], ("0", "1"), 10);
        assert!(
            matches!(refused, Err(TrajectoryError::Undefined { .. })),
            "{slope}: {refused:?}"
        );
    }
    assert!(follow(&[("x", "sqrt(abs(x))")], &["0"], ("0", "1"), 10).is_err());
    // The solution from 1 reaches 0, where it may go on in more than one way.
    assert!(follow(&[("x", "-sqrt(x)")], &["1"], ("0", "2"), 10).is_err());
    assert!(follow(&[("x", "-sqrt(x)")], &["1"], ("0", "3"), 10).is_err());
}

#[test]
fn fields_with_kinks_jumps_and_poles_are_refused_where_the_solution_meets_them() {
    for slope in ["1 + abs(x)", "1 + sign(x)/2", "1/x^2 + 1"] {
        assert!(follow(&[("x", slope)], &["-1"], ("0", "5"), 10).is_err(), "{slope}");
    }
    assert!(follow(&[("x", "1/t")], &["1"], ("-1", "1"), 10).is_err());
    assert!(follow(&[("x", "log(t)")], &["1"], ("-1", "1"), 10).is_err());
    assert!(follow(&[("x", "tan(t)")], &["1"], ("0", "2"), 10).is_err());
}

#[test]
fn what_has_no_power_series_here_is_refused_at_once() {
    for slope in [
        "max(x, 0)",
        "gamma(x)",
        "integral(s, 0..x, s)",
        "f(x)",
        "i*x",
        "hermite(2, x)",
    ] {
        assert!(
            matches!(field(&[("x", slope)]), Err(TrajectoryError::Field(_))),
            "{slope}"
        );
    }
    // A symbol that is neither the time nor a component has no value.
    assert!(matches!(
        follow(&[("x", "c*x")], &["1"], ("0", "1"), 10),
        Err(TrajectoryError::Field(_))
    ));
}

#[test]
fn systems_of_the_wrong_shape_are_refused() {
    assert_eq!(field(&[]).unwrap_err(), TrajectoryError::Shape);
    assert_eq!(field(&[("x", "1"), ("x", "2")]).unwrap_err(), TrajectoryError::Shape);
    assert_eq!(field(&[("t", "1")]).unwrap_err(), TrajectoryError::Shape);
    let simple = field(&[("x", "1")]).unwrap();
    let (zero, one) = (rational("0"), rational("1"));
    assert_eq!(
        simple.follow(&start(&["1", "2"]), &zero, &one, 5),
        Err(TrajectoryError::Shape)
    );
    let too_many = MAX_TRAJECTORY_DIGITS + 1;
    assert_eq!(
        simple.follow(&start(&["1"]), &zero, &one, too_many),
        Err(TrajectoryError::Shape)
    );
    // No time passes.
    assert_eq!(simple.follow(&start(&["1"]), &one, &one, 5).unwrap().steps, 0);
}
