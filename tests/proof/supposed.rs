//! The Fourier transforms that a paper tells: those that are seen to be right, and those that every number supposes that rests on them.

use kenzan::proof::{Activation, Constant, Convention, PairConstant, Profile, Request, Route, Settings, Table, Value};

/// The constant of an activation as it is told, with the n-th derivative of a Gaussian.
fn asked_with(n: u32, activation: Activation, route: Route) -> Value {
    let name = activation.name().to_owned();
    let table = Table::of("1", "rho_hat(-z)")
        .rows(vec![activation])
        .columns(vec![Profile::family("G", "G^(n)", "n", 4, "(i*z)^n*exp(-z^2/2)")])
        .in_convention(Convention::Angular, &[]);
    let constant = PairConstant::of("pair", "a pair", table);
    let settings = [format!("activation={name}"), format!("rho=G{n}"), "m=1".into()];
    let request = Request {
        settings: Settings::read(&constant, &settings).expect("settings"),
        convention: Convention::Angular,
        route,
        digits: 12,
    };
    constant
        .value(&request)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn asked(activation: Activation, route: Route) -> Value {
    asked_with(4, activation, route)
}

#[test]
fn a_transform_that_is_not_seen_is_supposed() {
    let told = |sigma: &str, spectrum: &str, pole: &str| {
        let activation = Activation::of("it", "a test", sigma).spectrum_off_origin(spectrum, pole);
        asked(activation, Route::Closed)
    };
    for (sigma, spectrum, pole) in [
        ("max(z, 0)", "-1/z^2", "2"),
        ("abs(z)", "-2/z^2", "2"),
        ("max(z, 0) + 7*z - 1", "-1/z^2", "2"),
        ("exp(-z^2)", "sqrt(pi)*exp(-z^2/4)", "0"),
        ("z*(1 + erf(z/sqrt(2)))/2", "-(1 + 1/z^2)*exp(-z^2/2)", "2"),
    ] {
        assert_eq!(told(sigma, spectrum, pole).supposes, None, "{sigma}");
    }
    for (sigma, spectrum, pole, why) in [
        ("max(z, 0)", "1/z^2", "2", "the sign"),
        ("max(z, 0)", "-2/z^2", "2", "a factor"),
        ("exp(-z^2)", "sqrt(pi)*exp(-z^2/2)", "0", "the variance"),
        ("max(z, 0) + 5*z^2", "-1/z^2", "2", "it grows like z^2"),
        ("max(z, 0)", "-1/z^2", "1", "its pole is of order 2"),
        ("max(z, 0)", "-1/z^2", "1/2", "no order"),
        ("exp(z^2/4)*max(z, 0)", "-1/z^2", "2", "it has no transform"),
        ("z*(1 + erf(z/sqrt(2)))/2", "-exp(-z^2/2)/z^2", "2", "a term is missing"),
    ] {
        let value = told(sigma, spectrum, pole);
        assert!(value.supposes.is_some(), "{why}");
    }
}

#[test]
fn transforms_of_derivatives_are_seen_by_residues() {
    let told = |sigma: &str, spectrum: &str, pole: &str| {
        let activation = Activation::of("it", "a test", sigma).spectrum_off_origin(spectrum, pole);
        let n = if pole == "1" { 3 } else { 4 };
        asked_with(n, activation, Route::Closed).supposes.is_none()
    };
    for (sigma, spectrum, pole) in [
        ("tanh(z)", "-i*pi/sinh(pi*z/2)", "1"),
        ("1/(1 + exp(-z))", "-i*pi/sinh(pi*z)", "1"),
        ("exp(-z)/(1 + exp(-z))^2", "pi*z/sinh(pi*z)", "0"),
        ("log(1 + exp(z))", "-pi/(z*sinh(pi*z))", "2"),
    ] {
        assert!(told(sigma, spectrum, pole), "{sigma}");
    }
    for (sigma, spectrum, pole, why) in [
        ("tanh(z)", "i*pi/sinh(pi*z/2)", "1", "the sign"),
        ("tanh(z)", "-i*pi/sinh(pi*z)", "1", "the scale"),
        ("log(1 + exp(z))", "-pi/(z*sinh(pi*z))", "1", "its pole is of order 2"),
        ("abs(tanh(z))", "-i*pi/sinh(pi*z/2)", "1", "a corner"),
        ("tanh(z) + sign(z)", "-i*pi/sinh(pi*z/2)", "1", "a jump"),
    ] {
        assert!(!told(sigma, spectrum, pole), "{why}");
    }
}

#[test]
fn point_masses_are_the_transform_or_supposed() {
    let told = |sigma: &str, weight: &str| {
        let activation = Activation::of("it", "a test", sigma);
        asked(
            activation.point_mass("2", weight).point_mass("-2", weight),
            Route::Closed,
        )
        .supposes
    };
    assert_eq!(told("cos(2*z)", "pi"), None);
    for (sigma, weight) in [
        ("cos(2*z)", "-pi"),
        ("cos(z)", "pi"),
        ("1 + cos(2*z)", "pi"),
        ("sin(2*z)", "pi"),
    ] {
        assert!(told(sigma, weight).is_some(), "{sigma}, {weight}");
    }
    // Nothing has point masses off the line.
    let cosh = Activation::of("it", "a test", "cosh(2*z)");
    let cosh = cosh.point_mass("2*i", "pi").point_mass("-2*i", "pi");
    assert!(asked(cosh, Route::Closed).supposes.is_some());
}

#[test]
fn the_route_past_the_transform_asks_for_its_pole_and_for_growth() {
    let route = |sigma: &str, pole: &str| {
        let activation = Activation::of("it", "a test", sigma).spectrum_off_origin("-1/z^2", pole);
        asked(activation, Route::Parseval).route
    };
    assert_eq!(route("max(z, 0)", "2"), Route::Parseval);
    assert_eq!(route("max(z, 0)", "1"), Route::Closed);
    assert_eq!(route("max(z, 0) + 5*z^2", "2"), Route::Closed);
    assert_eq!(route("max(z, 0) + 5*z^3", "2"), Route::Closed);
    // Of most activations of the survey no more is seen than how they grow.
    for (sigma, pole, spectrum) in [
        ("tanh(z)", "1", "-i*pi/sinh(pi*z/2)"),
        ("1/(1 + exp(-z))", "1", "-i*pi/sinh(pi*z)"),
        ("log(1 + exp(z))", "2", "-pi/(z*sinh(pi*z))"),
        ("z/(1 + exp(-z))", "2", "-pi^2*cosh(pi*z)/sinh(pi*z)^2"),
        (
            "max(z, 0) + (exp(z) - 1)*(1 - sign(z))/2",
            "2",
            "-1/z^2 + 1/(1 - i*z) - i/z",
        ),
        ("atan(z)", "1", "-i*pi*exp(-abs(z))/z"),
    ] {
        let activation = Activation::of("it", "a test", sigma).spectrum_off_origin(spectrum, pole);
        let value = asked_with(if pole == "1" { 3 } else { 4 }, activation, Route::Parseval);
        assert_eq!(value.route, Route::Parseval, "{sigma}");
    }
}
