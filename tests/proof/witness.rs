//! Formulas in double precision: known values of everything the evaluator knows, and no number where none can be trusted.

#![expect(
    clippy::approx_constant,
    clippy::excessive_precision,
    reason = "values as tables print them"
)]

use kenzan::formula::parse_expr;
use kenzan::proof::Point;
use kenzan::witness::{Engine, Number, number};

fn at(formula: &str, point: &str) -> Option<Number> {
    let formula = parse_expr(formula).expect("a formula");
    number(&formula, &Point::parse(point).expect("a point").0)
}

/// The number that a formula without symbols has.
fn value(formula: &str) -> Option<f64> {
    at(formula, "").map(|number| number.value)
}

fn are(values: &[(&str, f64)], tolerance: f64) {
    for &(formula, expected) in values {
        let found = value(formula).unwrap_or(f64::NAN);
        let distance = (found - expected).abs();
        assert!(
            distance <= tolerance * expected.abs().max(1.0),
            "{formula} is {found}, not {expected}"
        );
    }
}

#[test]
fn arithmetic_is_complex_where_it_has_to_be() {
    are(
        &[
            ("1/3 - 2*3^2", -17.666_666_666_666_668),
            ("e^2", 7.389_056_098_930_65),
            ("i^2", -1.0),
            ("(2*i)^3*i", 8.0),
            ("exp(i*pi)", -1.0),
            ("e^(i*pi/3) + e^(-i*pi/3)", 1.0),
            ("sqrt(-4)*i", -2.0),
            ("(-8)^(1/3)*(1 - i*sqrt(3))", 4.0),
            ("log(-1)/i", std::f64::consts::PI),
            ("abs(3 + 4*i)", 5.0),
            ("sinh(i)/i", 0.841_470_984_807_896_5),
            ("cos(i)", 1.543_080_634_815_243_7),
            ("0^0", 1.0),
        ],
        1e-13,
    );
    let number = at("x^2 + y", "x = 1/2, y = -1").expect("a number");
    assert!(number.engines.is_empty() && (number.value + 0.75).abs() < 1e-15);
}

#[test]
fn functions_have_their_known_values() {
    are(
        &[
            ("sqrt(2)", 1.414_213_562_373_095_1),
            ("exp(1/2)", 1.648_721_270_700_128_2),
            ("log(10)", 2.302_585_092_994_046),
            ("sin(1)", 0.841_470_984_807_896_5),
            ("cos(1)", 0.540_302_305_868_139_8),
            ("tan(1)", 1.557_407_724_654_902_3),
            ("sinh(1)", 1.175_201_193_643_801_4),
            ("cosh(1)", 1.543_080_634_815_243_7),
            ("tanh(1)", 0.761_594_155_955_764_9),
            ("atan(1)", 0.785_398_163_397_448_3),
            ("abs(-7/2)", 3.5),
            ("sign(-3) + sign(0)", -1.0),
            ("max(1, 3, 2) - min(1, -3, 2)", 6.0),
            ("erf(1)", 0.842_700_792_949_714_9),
            ("erfc(2)", 0.004_677_734_981_047_266),
            ("gamma(1/2)", 1.772_453_850_905_516),
            ("gamma(-3/2)", 2.363_271_801_207_354_7),
            ("dawson(1)", 0.538_079_506_912_768_4),
            ("dawson(-2)", -0.301_340_388_923_792),
            ("hyp1f1(1, 3/2, 1)", 2.030_078_469_278_705),
            ("hyp1f1(1, 3/2, -4)", 0.150_670_194_461_895_6),
            ("hyp1f1(-2, 1/2, 3)", 1.0),
            ("factorial(5)", 120.0),
            ("doublefactorial(7) + doublefactorial(6) + doublefactorial(-1)", 154.0),
            ("binomial(10, 3)", 120.0),
            ("hermite(4, 2)", -5.0),
            ("mod(-7, 3)", 2.0),
            ("besselj(0, 1)", 0.765_197_686_557_966_6),
            ("besselj(3, -2)", -0.128_943_249_474_402_05),
            ("besselj(1/2, 2)", 0.513_016_136_561_827_8),
            ("bessely(0, 1)", 0.088_256_964_215_676_96),
            ("besseli(1, 1)", 0.565_159_103_992_485_0),
            ("besseli(1/2, 1)", 0.937_674_888_245_487_6),
            ("besselk(0, 1)", 0.421_024_438_240_708_33),
            ("besselk(1/2, 1)", 0.461_068_504_447_894_6),
            ("Si(2)", 1.605_412_976_802_694_8),
            ("Ci(2)", 0.422_980_828_774_864_95),
            ("li(2)", 1.045_163_780_117_492_8),
            ("beta(2, 3)", 0.083_333_333_333_333_33),
            ("det([[1, 2], [3, 4]])", -2.0),
            ("norm([[3], [4]])", 5.0),
            ("trace(inverse([[2, 0], [0, 4]]))", 0.75),
        ],
        1e-11,
    );
}

#[test]
fn integrals_of_every_range() {
    are(
        &[
            ("integral(x, 0..1, x^2)", 1.0 / 3.0),
            ("integral(x, 1..0, x^2)", -1.0 / 3.0),
            ("integral(x, 2..2, x)", 0.0),
            ("integral(x, -1..1, x^3)", 0.0),
            ("integral(x, -oo..oo, exp(-x^2/2))", 2.506_628_274_631_000_2),
            ("integral(x, -oo..oo, exp(-450*(x - 100)^2)*30/sqrt(2*pi))", 1.0),
            ("integral(x, -oo..oo, exp(-(x + 3)^2/200)/sqrt(200*pi))", 1.0),
            ("integral(x, 0..oo, exp(-x)*x^5)", 120.0),
            ("integral(x, -oo..0, exp(x))", 1.0),
            ("integral(x, -oo..oo, 1/(1 + x^2))", std::f64::consts::PI),
            ("integral(x, 1..oo, 1/x^(3/2))", 2.0),
            ("integral(x, 0..1, 1/sqrt(x))", 2.0),
            ("integral(x, 0..1, log(x))", -1.0),
            ("integral(x, -1..1, abs(x - 1/3))", 10.0 / 9.0),
            ("integral(x, -2..2, abs(x^2 - 2))", 4.875_805_665_989_842),
            ("integral(x, -1..2, max(x, 1 - x) + sign(x))", 4.75),
            ("integral(x, -1..1, sin(x)/x)", 1.892_166_140_734_366),
            ("integral(x, 0..oo, x/sinh(pi*x/2))", 1.0),
            ("integral(x, 0..oo, exp(-x^2)*cos(9*x))", 1.422_6e-9),
            ("integral(x, -oo..oo, exp(-x^2/2 + i*x))", 1.520_346_901_066_280_9),
            ("integral(x, -oo..oo, i*sin(x)*exp(i*x - x^2/2))", -1.083696513557456),
            ("integral(x, 0..1, integral(y, 0..x, x*y))", 0.125),
        ],
        1e-11,
    );
}

#[test]
fn sums_inverses_and_derivatives() {
    are(
        &[
            ("sum(k, 1..100, k)", 5050.0),
            ("sum(k, 3..2, k)", 0.0),
            ("sum(k, 0..oo, 1/factorial(k))", std::f64::consts::E),
            ("sum(k, 0..oo, (-1/2)^k)", 2.0 / 3.0),
            ("solve(x, x + x^3, 10)", 2.0),
            ("solve(x, erf(x), 0)", 0.0),
            ("solve(x, exp(x), 1/1000)", -6.907_755_278_982_137),
            ("diff(x^3, x = 2)", 12.0),
            ("diff(diff(exp(x^2), x), x = 1)", 6.0 * std::f64::consts::E),
        ],
        1e-12,
    );
}

#[test]
fn the_crates_used_are_told() {
    let engines = |formula| at(formula, "").expect("a number").engines;
    assert_eq!(engines("2 + 2"), []);
    assert_eq!(engines("erf(1)"), [Engine::Special]);
    assert_eq!(engines("beta(1, 2)"), [Engine::Statrs]);
    assert_eq!(
        engines("integral(x, 0..1, gamma(1 + x))"),
        [Engine::Quadrature, Engine::Special]
    );
}

#[test]
fn where_there_is_no_number_none_is_given() {
    let undefined = [
        "1/0",
        "0/0",
        "log(0)",
        "gamma(-2)",
        "x",
        "f(2)",
        "i",
        "oo",
        "factorial(1/2)",
        "mod(3, 0)",
        "max(1, i)",
        "bessely(0, -1)",
        "exp(1000)",
        "sum(k, 1..1/2, k)",
        "solve(x, exp(x), -1)",
        "diff(abs(x), x = 1)",
        "[[1], [2]]",
    ];
    let divergent = [
        "integral(x, 0..1, 1/x)",
        "integral(x, -1..1, 1/x)",
        "integral(x, -1..1, 1/x^2)",
        "integral(x, -1..2, 1/(3*x - 1))",
        "integral(x, 0..2, 1/(x^2 - 2))",
        "integral(x, 1..oo, 1/x)",
        "integral(x, 0..oo, 1)",
        "integral(x, -oo..oo, x)",
        "integral(x, 0..oo, cos(x))",
        "integral(x, 0..oo, exp(x))",
        "integral(x, 0..1, g(x))",
        "integral(x, 0..1, integral(y, 0..1, 1/y))",
        "sum(k, 1..oo, 1/k)",
        "sum(k, 0..oo, 2^k)",
        "sum(k, 0..oo, (-1)^k)",
    ];
    for formula in undefined.into_iter().chain(divergent) {
        assert_eq!(value(formula), None, "{formula}");
    }
}
