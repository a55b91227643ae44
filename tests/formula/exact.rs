//! The exact layer: identities it must prove, and statements it must never prove.

use std::time::Instant;

use kenzan::exact::{Obstacle, Outcome, Scope, normal, prove_equal};
use kenzan::formula::{Domains, parse_expr, parse_relation};

fn outcome(relation: &str, declarations: &[&str]) -> Outcome {
    let mut domains = Domains::new();
    for d in declarations {
        match d.contains(':') {
            true => domains.declare_functions(d),
            false => domains.declare(d),
        }
        .expect(d);
    }
    let r = parse_relation(relation).unwrap_or_else(|e| panic!("{e}"));
    prove_equal(&r.lhs, &r.rhs, &domains)
}

#[track_caller]
fn proved(relation: &str, declarations: &[&str]) {
    let start = Instant::now();
    let out = outcome(relation, declarations);
    assert_eq!(
        out,
        Outcome::Proved,
        "{relation}: {}",
        match &out {
            Outcome::Undecided(o) => o.to_string(),
            Outcome::Proved => String::new(),
        }
    );
    assert!(
        start.elapsed().as_secs_f64() < 2.0,
        "{relation} took {:?}",
        start.elapsed()
    );
}

#[track_caller]
fn undecided(relation: &str, declarations: &[&str]) {
    assert!(
        matches!(outcome(relation, declarations), Outcome::Undecided(_)),
        "{relation} must not be provable"
    );
}

#[test]
fn field_identities() {
    proved("(a + b)^3 = a^3 + 3*a^2*b + 3*a*b^2 + b^3", &[]);
    proved("(a - b)*(a + b) = a^2 - b^2", &[]);
    proved("1/x + 1/y = (x + y)/(x*y)", &["x > 0", "y > 0"]);
    proved("(x^2 - y^2)/(x + y) = x - y", &["x > 0", "y > 0"]);
    proved("1/(1 + x^2) + x^2/(1 + x^2) = 1", &[]);
    undecided("a + b = a - b", &[]);
}

#[test]
fn what_must_not_be_provable() {
    undecided("sqrt(x^2) = x", &[]);
    undecided("x/x = 1", &[]);
    undecided("log(x*y) = log(x) + log(y)", &[]);
    undecided("(x^2)^(1/2) = x", &[]);
    undecided("abs(x)/x = 1", &[]);
    undecided("abs(x)/abs(x) = 1", &[]);
    undecided("exp(log(x)) = x", &[]);
    undecided("0^k = 0", &["k natural"]);
    undecided("(x - y)/(x - y) = 1", &["x > 0", "y > 0"]);
    undecided("log(x^2) = 2*log(x)", &[]);
    undecided("(x^2 - 1)/(x - 1) = x + 1", &["x in 0..1"]);
    undecided("1/0 = 1/0", &[]);
    undecided("sqrt(x)*sqrt(x) = x", &[]);
    undecided("tan(x)*cos(x) = sin(x)", &[]);
    undecided("(-1)^k = 1", &["k natural"]);
    undecided("factorial(k) = k*factorial(k - 1)", &["k natural"]);
    undecided("sqrt(-1) = i", &[]);
}

#[test]
fn what_the_domains_allow() {
    proved("sqrt(x^2) = abs(x)", &[]);
    proved("sqrt(x^2) = x", &["x >= 0"]);
    proved("x/x = 1", &["x > 0"]);
    proved("log(x*y) = log(x) + log(y)", &["x > 0", "y > 0"]);
    proved("exp(log(x)) = x", &["x > 0"]);
    proved("0^k = 0", &["k natural from 1"]);
    proved("factorial(k) = k*factorial(k - 1)", &["k natural from 1"]);
    proved("log(exp(x)) = x", &[]);
    proved("abs(x*y) = abs(x)*abs(y)", &[]);
    proved("abs(x)^2 = x^2", &[]);
}

#[test]
fn roots() {
    proved("1/(1 + sqrt(2)) = sqrt(2) - 1", &[]);
    proved("1/(sqrt(3) + sqrt(2)) = sqrt(3) - sqrt(2)", &[]);
    proved("sqrt(6) = sqrt(2)*sqrt(3)", &[]);
    proved("sqrt(8) = 2*sqrt(2)", &[]);
    proved("2^(1/6) = 2^(1/2)/2^(1/3)", &[]);
    proved("1/(1 + 2^(1/3)) = (1 - 2^(1/3) + 4^(1/3))/3", &[]);
    proved("sqrt(2*pi*v) = sqrt(2)*sqrt(pi)*sqrt(v)", &["v > 0"]);
    proved("1/sqrt(v) = sqrt(v)/v", &["v > 0"]);
    proved("sqrt(x^2*(1 + y^2)) = abs(x)*sqrt(1 + y^2)", &[]);
    proved("(5/sqrt(14))^2 + (-1/sqrt(14))*(-1/sqrt(14)) = 26/14", &[]);
    proved(
        "1/sqrt(2*pi*(v + t)) = sqrt(2*pi*(v + t))/(2*pi*(v + t))",
        &["v > 0", "t > 0"],
    );
}

#[test]
fn exponentials_and_circular_functions() {
    proved("sin(x)^2 + cos(x)^2 = 1", &[]);
    proved("sin(2*x) = 2*sin(x)*cos(x)", &[]);
    proved("cos(x + y) = cos(x)*cos(y) - sin(x)*sin(y)", &[]);
    proved("tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x))", &[]);
    proved("1 - tanh(x)^2 = 1/cosh(x)^2", &[]);
    proved("cosh(x)^2 - sinh(x)^2 = 1", &[]);
    proved("exp(a)*exp(b) = exp(a + b)", &[]);
    proved("exp(i*pi) = -1", &[]);
    proved("cos(pi/3) = 1/2", &[]);
    proved("exp(i*pi*k)^2 = 1", &["k natural"]);
    proved("erfc(-x) = 1 + erf(x)", &[]);
    proved("diff(tanh(x), x) = 1 - tanh(x)^2", &[]);
    proved("e^2 = exp(2)", &[]);
    proved("exp(x)^(1/2) = exp(x/2)", &[]);
}

#[test]
fn natural_powers() {
    proved("z^(2*k) = abs(z)^(2*k)", &["k natural"]);
    proved("z^k*z^k = z^(2*k)", &["k natural"]);
    proved("z^(k + 1) = z*z^k", &["k natural"]);
    proved("(-1)^(2*k) = 1", &["k natural"]);
    proved("(-z)^k = (-1)^k*z^k", &["k natural"]);
    proved(
        "abs(z)^(m + 2 + 2*k)/abs(z)^m = z^2*abs(z)^(2*k)",
        &["m natural", "k natural", "z > 0"],
    );
    undecided(
        "abs(z)^(m + 2 + 2*k)/abs(z)^m = z^2*abs(z)^(2*k)",
        &["m natural", "k natural"],
    );
    proved("2^(k + 1) = 2*2^k", &["k natural"]);
    undecided("z^k = abs(z)^k", &["k natural"]);
}

#[test]
fn factorials() {
    proved("factorial(k + 1) = (k + 1)*factorial(k)", &["k natural"]);
    proved(
        "doublefactorial(2*k + 1) = (2*k + 1)*doublefactorial(2*k - 1)",
        &["k natural"],
    );
    proved("gamma(x + 1) = x*gamma(x)", &["x > 0"]);
    proved("gamma(k + 1/2) = doublefactorial(2*k - 1)*sqrt(pi)/2^k", &["k natural"]);
    proved(
        "factorial(2*k) = 2^k*factorial(k)*doublefactorial(2*k - 1)",
        &["k natural"],
    );
    proved("gamma(5/2) = 3*sqrt(pi)/4", &[]);
    proved(
        "binomial(n + k + 1, k + 1) = binomial(n + k, k)*(n + k + 1)/(k + 1)",
        &["n natural", "k natural"],
    );
    proved("binomial(n, 2) = n*(n - 1)/2", &["n natural"]);
}

#[test]
fn hermite_recurrences() {
    proved("hermite(3, x) = x^3 - 3*x", &[]);
    proved(
        "hermite(n + 2, x) = x*hermite(n + 1, x) - (n + 1)*hermite(n, x)",
        &["n natural"],
    );
    proved("diff(hermite(5, x), x) = 5*hermite(4, x)", &[]);
    proved("hermite(n, -x) = (-1)^n*hermite(n, x)", &["n natural"]);
}

const GAUSS: &str = "exp(-(x - mu)^2/(2*(v + t)))/sqrt(2*pi*(v + t))";

#[test]
fn gaussian_solves_the_heat_equation() {
    proved(
        &format!("diff({GAUSS}, t) = 1/2*diff(diff({GAUSS}, x), x)"),
        &["v > 0", "t > 0"],
    );
}

#[test]
fn mixture_solves_the_heat_equation() {
    let p = "(w*exp(-(x - a)^2/(2*(u + t)))/sqrt(2*pi*(u + t)) + q*exp(-(x - b)^2/(2*(v + t)))/sqrt(2*pi*(v + t)))";
    let domains = ["u > 0", "v > 0", "t > 0", "w > 0", "q > 0"];
    proved(&format!("diff({p}, t) = 1/2*diff(diff({p}, x), x)"), &domains);
    proved(
        &format!("diff(log({p}), t) = 1/2*(diff(diff(log({p}), x), x) + diff(log({p}), x)^2)"),
        &domains,
    );
    proved(
        &format!("diff({p}, t) = -diff({p}*(-1/2)*diff(log({p}), x), x)"),
        &domains,
    );
    let p = p.replace("q*", "(1 - w)*");
    proved(
        &format!("diff(log({p}), t) = 1/2*(diff(diff(log({p}), x), x) + diff(log({p}), x)^2)"),
        &["u > 0", "v > 0", "t > 0", "w in 0..1"],
    );
}

#[test]
fn almost_everywhere_under_an_integral() {
    let integrable = "f: R -> C, integrable";
    proved(
        "integral(z, -oo..oo, z/z*f(z)) = integral(y, -oo..oo, f(y))",
        &[integrable],
    );
    proved(
        "integral(z, -oo..oo, abs(z)^(m + 2 + 2*k)/abs(z)^m*f(z)) = integral(z, -oo..oo, z^(2*k + 2)*f(z))",
        &["m natural", "k natural", "f: R -> C, rapidly decreasing"],
    );
    undecided(
        "integral(z, -oo..oo, a/a*f(z)) = integral(y, -oo..oo, f(y))",
        &[integrable],
    );
    undecided(
        "integral(z, -oo..oo, (a*z)/(a*z)*f(z)) = integral(y, -oo..oo, f(y))",
        &[integrable],
    );
    undecided(
        "integral(z, -oo..oo, z*f(z)) = integral(z, -oo..oo, abs(z)*f(z))",
        &["f: R -> C, rapidly decreasing"],
    );
}

#[test]
fn sums() {
    proved("sum(k, 1..4, k^2) = 30", &[]);
    proved("sum(k, 0..3, x^k) = 1 + x + x^2 + x^3", &[]);
    proved("sum(j, 0..n, x^j) = sum(k, 0..n, x^k)", &["n natural"]);
}

#[test]
fn integrals_left_standing_must_converge() {
    undecided("integral(x, 0..oo, x) = integral(y, 0..oo, y)", &[]);
    undecided("0*integral(x, 0..1, 1/x) = 0", &[]);
    undecided("integral(x, 0..1, 1/x) - integral(x, 0..1, 1/x) = 0", &[]);
    proved("integral(x, 0..1, atan(x)) = integral(y, 0..1, atan(y))", &[]);
    proved(
        "integral(x, 0..a, x/(1 + x^2)) = integral(x, 0..a, x - x^3/(1 + x^2))",
        &["a > 0"],
    );
    proved(
        "2*integral(x, 0..oo, 1/(1 + x^2)) = integral(y, 0..oo, 2/(1 + y^2))",
        &[],
    );
    let e = parse_expr("integral(x, 0..oo, 1/(1 + x))").expect("a formula");
    assert!(matches!(
        normal(&e, &Scope::new(&Domains::new())),
        Err(Obstacle::Convergence(_))
    ));
}

#[test]
fn repeated_factors_in_exponentials_leave_the_root() {
    proved("sqrt(1 + sinh(x)^2) = cosh(x)", &["x real"]);
    proved("sqrt(cosh(x)^2 - 1) = abs(sinh(x))", &["x real"]);
    proved(
        "sqrt(exp(2*x) + 2*exp(x + y) + exp(2*y)) = exp(x) + exp(y)",
        &["x real", "y real"],
    );
    proved("log(sinh(x/pi) + sqrt(1 + sinh(x/pi)^2)) = x/pi", &["x real"]);
    undecided("sqrt(cosh(x)^2 - 1) = sinh(x)", &["x real"]);
    undecided("sqrt(1 + sinh(x)^2) = sinh(x)", &["x real"]);
    undecided("sqrt(exp(2*x) - 2*exp(x) + 1) = exp(x) - 1", &["x real"]);
}
