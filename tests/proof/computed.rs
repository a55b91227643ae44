//! Formulas in double precision against their enclosures, and what is not computed.

use kenzan::formula::parse_expr;
use kenzan::instrument::{Compiled, Reading, Why, distance};

fn unit(text: &str) -> Compiled {
    Compiled::new(&parse_expr(text).expect("a formula"), &["z"]).expect("a formula that is computed")
}

#[test]
fn formulas_are_computed_with_their_slopes() {
    for text in [
        "3 - 2*z + z^5/7",
        "exp(-z^2/2)/(1 + abs(z))",
        "sqrt(1 + z^2)*log(2 + z)",
        "sin(z)*cos(2*z) + tan(z/3)",
        "sinh(z) - cosh(z/2)*tanh(z) + atan(z)",
        "erf(z) - erfc(z/2)",
        "dawson(z)",
        "hyp1f1(2, 1/2, -z^2/2)",
        "(2 + z)^(1/3) - e^z",
        "2^z + max(z, 1/2, 0) - min(z, 1/4)",
        "sign(z)*z^(-2)",
    ] {
        let formula = unit(text);
        let exact = Reading::new(&parse_expr(text).expect("a formula"), &["z"]).expect("ready");
        for z in [-1.75, -0.3, 0.7, 1.9] {
            let (value, slope) = formula.with_slope(z);
            let enclosed = exact.at(&[z]).expect("a value");
            assert!(
                distance(value, &enclosed) < 1e-13 * (1.0 + value.abs()),
                "{text} at {z}"
            );
            assert_eq!(value.to_bits(), formula.value(&[z]).to_bits(), "{text} at {z}");
            let difference = (formula.value(&[z + 1e-6]) - formula.value(&[z - 1e-6])) / 2e-6;
            assert!(
                (slope - difference).abs() < 1e-7 * (1.0 + slope.abs()),
                "{text} at {z}: {slope} {difference}"
            );
        }
    }
}

#[test]
fn kummers_function_near_and_far() {
    // Far out, where the series of one side cancels, and where the other one would overflow.
    let far = unit("hyp1f1(2, 1/2, z)");
    let exact = Reading::new(&parse_expr("hyp1f1(2, 1/2, z)").expect("a formula"), &["z"]);
    let exact = exact.expect("ready");
    for z in [-5000.0, -800.0, -61.0, -59.0, -30.0, -3.0, 20.0, 59.0, 61.0, 300.0] {
        let enclosed = exact.at(&[z]).expect("a value");
        let value = far.value(&[z]);
        assert!(
            distance(value, &enclosed) < 1e-12 * value.abs(),
            "at {z}: {value} {enclosed}"
        );
    }
}

#[test]
fn what_is_not_computed_is_refused() {
    assert!(unit("hyp1f1(1, -2, z)").value(&[1.0]).is_nan() && unit("log(z)").value(&[-1.0]).is_nan());
    for (text, why) in [
        ("gamma(z)", "gamma(z)"),
        ("hyp1f1(z, 1, 2)", "hyp1f1"),
        ("integral(t, 0..z, t)", "integral"),
    ] {
        let refused = Compiled::new(&parse_expr(text).expect("a formula"), &["z"]).expect_err(text);
        assert!(
            matches!(&refused, Why::NotComputed(_)) && refused.to_string().contains(why),
            "{refused}"
        );
    }
    let open = Compiled::new(&parse_expr("z + q").expect("a formula"), &["z"]).expect_err("q");
    assert!(open.to_string().contains("`q` is neither defined"), "{open}");
}
