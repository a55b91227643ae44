//! Vectors of `R^m` with m open: how they are written, their products, and integrals over them; what is not one value for every m stays open.

use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, parse_domain, parse_expr};

/// What is declared in every test: vectors x, y, z of one space and v of another, numbers, and functions.
const DECLARED: [&str; 18] = [
    "m natural from 1",
    "n natural from 1",
    "N natural",
    "k natural",
    "x in R^m",
    "y in R^m",
    "v in R^n",
    "r real",
    "s <> 0",
    "t > 0",
    "f: R^m -> C, integrable",
    "g: R^m -> R, integrable, bounded",
    "q: R^m -> C",
    "w: R^m -> C, with moments up to N",
    "h: R^m -> C, with moments up to 2",
    "rho: R -> R, rapidly decreasing",
    "sigma: R -> C, of growth N",
    "l: R -> C, integrable",
];

fn domains(supposed: &[&str]) -> Domains {
    let mut domains = Domains::new();
    for declaration in DECLARED {
        let read = match declaration.contains(':') {
            true => domains.declare_functions(declaration),
            false => domains.declare(declaration),
        };
        read.expect(declaration);
    }
    for formula in supposed {
        domains.suppose(parse_expr(formula).expect(formula));
    }
    domains
}

fn outcome(supposed: &[&str], left: &str, right: &str) -> Outcome {
    let read = |text: &str| parse_expr(text).expect(text);
    prove_equal(&read(left), &read(right), &domains(supposed))
}

#[track_caller]
fn proved(left: &str, right: &str) {
    assert_eq!(outcome(&[], left, right), Outcome::Proved, "{left} = {right}");
}

#[track_caller]
fn open(formula: &str) {
    assert_ne!(outcome(&[], formula, formula), Outcome::Proved, "{formula}");
}

#[test]
fn vectors_and_their_integrals_are_written_and_read_back() {
    for text in ["x in R^m", "x in R^3"] {
        let (symbol, domain) = parse_domain(text).expect(text);
        assert_eq!(domain.describe(&symbol), text);
    }
    assert!(parse_domain("x in R^(m + 1)").is_err());
    for text in ["integral(u, R^m, f(u))", "2*integral(u, R^3, inner(u, x)*g(u))"] {
        assert_eq!(parse_expr(text).expect(text).to_string(), text);
    }
    let formula = parse_expr("integral(u, R^m, f(u))").expect("a formula");
    assert_eq!(formula.to_latex(), r"\int_{\mathbf{R}^{m}} f(u)\,du");
    let declared = domains(&[]);
    let known: Vec<String> = declared.functions().map(|(name, known)| known.describe(name)).collect();
    assert!(
        known.contains(&"w: R^m -> C, with moments up to N".to_string()),
        "{known:?}"
    );
}

#[test]
fn products_are_linear_in_both_vectors() {
    proved("inner(2*x - y/3, r*x)", "2*r*inner(x, x) - r*inner(y, x)/3");
    proved("inner(x + y, x + y)", "norm(x)^2 + 2*inner(x, y) + norm(y)^2");
    proved("norm(-r*x)", "abs(r)*norm(x)");
    proved("norm(x - y)", "norm(y - x)");
    proved("f(2*(x - y) + 2*y)", "f(x + x)");
    proved("f(x - x)", "f(0)");
    // A vector is no number, nor of two spaces, nor complex.
    for formula in [
        "exp(x)",
        "x*y",
        "x^2",
        "1/x",
        "x + 1",
        "inner(x, 1)",
        "inner(x, v)",
        "f(v)",
        "f(1)",
        "f(i*x)",
        "rho(x)",
        "norm(r) + 0*f(x)",
        "f(x + r)",
        "sum(k, 0..3, f(k))",
        "integral(r, 0..1, f(r))",
        "diff(f(x), x)",
        "abs(x)",
        "inner(x, y, r)*0 + f(x, y)",
    ] {
        if parse_expr(formula).is_ok() {
            open(formula);
        }
    }
    // True for m = 1 only, and for vectors of length 1.
    assert_ne!(
        outcome(&[], "inner(x, y)^2", "inner(x, x)*inner(y, y)"),
        Outcome::Proved
    );
    assert_ne!(outcome(&[], "norm(x + y)", "norm(x) + norm(y)"), Outcome::Proved);
    assert_ne!(outcome(&[], "m", "1"), Outcome::Proved);
}

#[test]
fn integrals_over_a_space_exist_by_class_or_supposition_only() {
    for formula in [
        "integral(u, R^m, f(u))",
        "integral(u, R^m, g(u)^3*f(u - x))",
        "integral(u, R^m, f(s*u + x)*exp(i*inner(u, y)))",
        "integral(u, R^m, h(u)*inner(u, x)^2)",
        "integral(u, R^m, exp(-t*norm(u)^2 + inner(u, x))*norm(u)^3*f(u))",
        "integral(u, R^m, f(u)*integral(b, -oo..oo, rho(b - inner(u, x))))",
        "integral(u, R^m, w(u)*integral(b, -oo..oo, rho(inner(u, x) - b)*sigma(inner(u, y) - 2*b)))",
        "integral(u, R^m, g(u)*integral(p, R^m, f(p)*exp(-i*inner(u, p))))",
    ] {
        proved(formula, formula);
    }
    for formula in [
        "integral(u, R^m, 1)",
        "integral(u, R^m, q(u))",
        "integral(u, R^m, f(u)^2)",
        "integral(u, R^m, f(r*u))",
        "integral(u, R^m, f(u)*f(x - u))",
        "integral(u, R^m, f(u)*inner(u, x))",
        "integral(u, R^m, f(u)*norm(u))",
        "integral(u, R^m, h(u)*inner(u, x)^3)",
        "integral(u, R^m, h(u)*norm(u)*inner(u, x)*norm(u + x))",
        "integral(u, R^m, l(inner(u, x)))",
        "integral(u, R^m, rho(inner(u, x)))",
        "integral(u, R^m, rho(norm(u)))",
        "integral(u, R^m, exp(-inner(u, x)^2))",
        "integral(u, R^m, exp(t*norm(u)^2)*f(u))",
        "integral(u, R^m, exp(inner(u, x))*f(u))",
        "integral(u, R^m, f(u)*integral(b, -oo..oo, rho(inner(u, x) - b)*sigma(inner(u, y) - b)))",
        "integral(u, R^m, w(u)*integral(b, -oo..oo, rho(inner(u, x) - b)*sigma(inner(u, y) - b)^2))",
        "integral(u, R^m, w(u)*integral(b, -oo..oo, rho(inner(u, x)^2 - b)*sigma(inner(u, y) - b)))",
        "integral(u, R^m, g(u)*integral(p, R^m, f(p)*inner(u, p)))",
        "integral(u, R^m, f(u)/inner(u, x))",
        "integral(u, R^N, 0)",
        "integral(u, R^r, 0)",
        "integral(u, R^n, f(u))",
        "integral(u, R^m, u)",
        "integral(u, R^m, u*f(u))",
        "integral(u, R^m, f(exp(u)))",
    ] {
        open(formula);
    }
    let supposed = ["integral(u, R^m, q(u))"];
    assert_eq!(
        outcome(&supposed, "integral(u, R^m, q(u - x))", "integral(p, R^m, q(p))"),
        Outcome::Proved
    );
    assert_eq!(
        outcome(&supposed, "integral(u, R^m, abs(q(u)))", "integral(u, R^m, abs(q(u)))"),
        Outcome::Proved
    );
    assert_ne!(
        outcome(&supposed, "integral(u, R^m, q(u)^2)", "integral(u, R^m, q(u)^2)"),
        Outcome::Proved
    );
    let transform = "integral(y, R^m, f(y)*exp(-i*inner(u, y)))";
    let supposed = [&*format!("integral(u, R^m, abs({transform}))")];
    for formula in [
        format!("integral(u, R^m, {transform}*exp(i*inner(u, x)))"),
        format!(
            "integral(u, R^m, exp(i*inner(u, x))*{})",
            transform.replace("inner(u", "inner(s*u")
        ),
    ] {
        assert_eq!(outcome(&supposed, &formula, &formula), Outcome::Proved, "{formula}");
    }
    let supposed = [supposed[0], "integral(z, -oo..oo, abs(l(z))/abs(z)^m)"];
    for formula in [
        "integral(z, -oo..oo, l(z)/abs(z)^m)".to_string(),
        "integral(z, -oo..oo, abs(l(z))/abs(z)^m*integral(y, R^m, abs(f(y))))".to_string(),
        format!(
            "integral(z, -oo..oo, integral(u, R^m, abs(l(z)*{})))",
            transform.replace("inner(u", "inner(z*u")
        ),
    ] {
        assert_eq!(outcome(&supposed, &formula, &formula), Outcome::Proved, "{formula}");
    }
    // What is supposed of a product with a number says nothing where that is 0, and of a sum nothing of its terms.
    let nothing = [
        "integral(u, R^m, r*q(u))",
        "integral(u, R^m, r^k*q(u))",
        "integral(u, R^m, abs(r)^k*q(u))",
        "integral(u, R^m, q(u) - q(2*u))",
        "integral(u, R^n, 1)",
        "integral(z, -oo..oo, abs(r)^k*abs(l(z)^2))",
        "integral(z, -oo..oo, r^k*abs(l(z)^2))",
    ];
    let squared = "integral(z, -oo..oo, l(z)^2)";
    assert_ne!(outcome(&nothing, squared, squared), Outcome::Proved);
    assert_ne!(
        outcome(&nothing, "integral(u, R^m, q(u))", "integral(u, R^m, q(u))"),
        Outcome::Proved
    );
    assert_eq!(
        outcome(&nothing, "integral(u, R^m, r*q(u))", "integral(p, R^m, q(p)*r)"),
        Outcome::Proved
    );
}

#[test]
fn a_symbolic_dimension_is_not_one() {
    proved("integral(u, R^m, f(s*u))", "abs(s)^(-m)*integral(u, R^m, f(u))");
    proved("integral(u, R^m, f(-u/t + x))", "t^m*integral(u, R^m, f(u))");
    proved(
        "integral(u, R^m, f(x - u)*exp(i*inner(u, y)))",
        "exp(i*inner(x, y))*integral(u, R^m, f(u)*exp(-i*inner(u, y)))",
    );
    proved(
        "integral(u, R^m, (r + inner(x, y))*f(u))",
        "r*integral(u, R^m, f(u)) + inner(y, x)*integral(u, R^m, f(u))",
    );
    for (left, right) in [
        ("integral(u, R^m, f(s*u))", "integral(u, R^m, f(u))/abs(s)"),
        ("integral(u, R^m, f(s*u))", "s^(-m)*integral(u, R^m, f(u))"),
        (
            "integral(u, R^m, f(s*u)*g(u))",
            "abs(s)^(-m)*integral(u, R^m, f(u)*g(u))",
        ),
        ("integral(u, R^m, f(u))", "integral(u, -oo..oo, l(u))"),
        ("integral(u, R^m, g(u))", "0"),
    ] {
        assert_ne!(outcome(&[], left, right), Outcome::Proved, "{left} = {right}");
    }
}

#[test]
fn a_power_of_what_may_be_zero_has_no_reciprocal() {
    open("1/r^k");
    open("1/abs(r)^k");
    assert_ne!(outcome(&[], "abs(r)^k/abs(r)^k", "1"), Outcome::Proved);
}

#[test]
fn a_bound_vector_means_nothing_outside() {
    proved("integral(x, R^m, f(x))*f(x)", "f(x)*integral(y, R^m, f(y))");
    proved("integral(r, R^m, f(r) + 0*inner(r, x))", "integral(y, R^m, f(y))");
    assert_ne!(
        outcome(&[], "r*integral(r, R^m, f(r))", "integral(r, R^m, inner(r, r)*f(r))"),
        Outcome::Proved
    );
    // The same name, a number again inside.
    proved(
        "integral(u, R^m, f(u)*integral(u, 0..1, u))",
        "integral(u, R^m, f(u))/2",
    );
    open("integral(u, R^m, f(u)*integral(u, 0..1, f(u)))");
}
