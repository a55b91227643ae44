//! What a paper tells of its constants: a closed form is given only where it is seen to be right.

use kenzan::proof::{
    Constant, ConstantError, Convention, FormulaConstant, IntegralConstant, Number, Request, Route, Settings, Value,
};
use rug::Rational;

fn asked(constant: &dyn Constant, settings: &[&str], route: Route) -> Result<Value, ConstantError> {
    let settings: Vec<String> = settings.iter().map(|setting| (*setting).into()).collect();
    let settings = Settings::read(constant, &settings).expect("settings of the constant");
    constant.value(&Request {
        settings,
        convention: Convention::Angular,
        route,
        digits: 15,
    })
}

fn moment(closed: &str) -> FormulaConstant {
    FormulaConstant::of("moment", "a moment", "integral(x, 0..1, x^n*exp(0))")
        .closed(closed)
        .natural("n", 0)
}

fn on_the_line(integrand: &str, closed: &str) -> IntegralConstant {
    IntegralConstant::of("line", "an integral").form(Convention::Angular, &[], "2", integrand, closed)
}

#[test]
fn a_false_closed_form_is_no_number() {
    let right = asked(&moment("1/(n + 1)"), &["n=2"], Route::Closed).expect("a number");
    assert_eq!((right.route, right.closed_form.is_some()), (Route::Closed, true));
    for closed in ["1/(n + 2)", "1/(n + 1) + 1/10^9", "1/n"] {
        for route in [Route::Closed, Route::Quadrature] {
            let outcome = asked(&moment(closed), &["n=2"], route);
            assert!(
                matches!(outcome, Err(ConstantError::Undecided(_))),
                "{closed}: {outcome:?}"
            );
        }
    }
    let right = asked(&on_the_line("exp(-z^2)", "2*sqrt(pi)"), &[], Route::Closed).expect("a number");
    assert!(right.closed_form.is_some());
    let outcome = asked(&on_the_line("exp(-z^2)", "sqrt(pi)"), &[], Route::Closed);
    assert!(matches!(outcome, Err(ConstantError::Undecided(_))), "{outcome:?}");
}

#[test]
fn a_closed_form_that_is_not_seen_is_not_given() {
    // Off by less than the digits that are asked for: the number is that of the integral, and there is no closed form.
    let near = asked(&moment("1/(n + 1) + 1/10^40"), &["n=2"], Route::Closed).expect("a number");
    assert_eq!((near.route, near.closed_form), (Route::Quadrature, None));
    let Number::Enclosed(number) = near.number else {
        panic!("a number");
    };
    assert!(number.contains_rational(&Rational::from((1, 3))), "{number}");
}

#[test]
fn an_integral_that_does_not_exist_has_no_number_whatever_it_is_said_to_be() {
    for integrand in ["1/z", "exp(-z^2)/z", "1/abs(z)", "1", "z"] {
        for route in [Route::Closed, Route::Quadrature] {
            let outcome = asked(&on_the_line(integrand, "0"), &[], route);
            assert!(
                matches!(outcome, Err(ConstantError::Undecided(_))),
                "{integrand}: {outcome:?}"
            );
        }
    }
    let odd = asked(&on_the_line("z*exp(-z^2)", "0"), &[], Route::Quadrature).expect("a number");
    assert!(matches!(odd.number, Number::Enclosed(number) if *number.lo() == 0 && *number.hi() == 0));
}
