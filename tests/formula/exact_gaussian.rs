//! Gaussian integrals in closed form, and integrals that may diverge.

use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, parse_relation};

fn decide(relation: &str, domains: &[&str]) -> Outcome {
    let mut declared = Domains::new();
    for domain in domains {
        declared.declare(domain).unwrap();
    }
    let relation = parse_relation(relation).unwrap();
    prove_equal(&relation.lhs, &relation.rhs, &declared)
}

fn proved(relation: &str, domains: &[&str]) {
    assert_eq!(decide(relation, domains), Outcome::Proved, "{relation}");
}

fn undecided(relation: &str, domains: &[&str]) {
    assert_ne!(decide(relation, domains), Outcome::Proved, "{relation}");
}

/// ∞ - ∞ and ∞/∞ must not be provable, nor anything about an integral that is not known to converge.
#[test]
fn integrals_without_certain_convergence() {
    for relation in [
        "integral(z, -oo..oo, 1) - integral(z, -oo..oo, 1) = 0",
        "integral(z, -oo..oo, 1)/integral(z, -oo..oo, 1) = 1",
        "integral(z, -1..1, 1/z) = 0",
        "integral(z, -oo..oo, z) = 0",
        "integral(z, -oo..oo, exp(z^2)) = integral(z, -oo..oo, exp(z^2))",
        "integral(z, 0..oo, exp(-z^2)/z) = integral(z, 0..oo, exp(-z^2)/z)",
        "integral(z, -oo..oo, exp(-c*z^2)) = sqrt(pi/c)",
        "integral(z, 0..oo, exp(-c*z)) = 1/c",
        "integral(z, -oo..oo, abs(z)^(k - 2)*exp(-z^2)) = integral(z, -oo..oo, abs(z)^(k - 2)*exp(-z^2))",
    ] {
        undecided(relation, &["k natural"]);
    }
}

#[test]
fn gaussian_integrals() {
    let domains = &["s > 0", "t > 0", "k natural"];
    for relation in [
        "integral(z, -oo..oo, exp(-s*z^2 + b*z + c)) = sqrt(pi/s)*exp(c + b^2/(4*s))",
        "integral(z, -oo..oo, z*exp(-s*z^2 + b*z)) = b/(2*s)*sqrt(pi/s)*exp(b^2/(4*s))",
        "integral(z, -oo..oo, z^6*exp(-z^2/2)) = 15*sqrt(2*pi)",
        "integral(z, -oo..oo, abs(z)^3*exp(-z^2/2)) = 4",
        "integral(z, 0..oo, z^3*exp(-z^2/2)) = 2",
        "integral(z, -oo..0, z^3*exp(-z^2/2)) = -2",
        "integral(z, -oo..oo, z^(2*k)*exp(-s*z^2)) = sqrt(pi/s)*doublefactorial(2*k - 1)/(2*s)^k",
        "integral(z, -oo..oo, abs(z)*z^(2*k)*exp(-z^2)) = factorial(k)",
        "integral(z, a..oo, exp(-z^2)) = sqrt(pi)*erfc(a)/2",
        "integral(z, -oo..a, exp(-z^2)) = sqrt(pi)*(1 + erf(a))/2",
        "integral(z, a..b, z*exp(-z^2)) = (exp(-a^2) - exp(-b^2))/2",
        "integral(z, -oo..oo, abs(z - a)*exp(-z^2)) = exp(-a^2) + a*sqrt(pi)*erf(a)",
        "integral(z, -oo..oo, max(z, 0)*exp(-z^2/2)) = 1",
        "integral(z, 0..oo, z^2*exp(-s*z)) = 2/s^3",
        "integral(z, 0..1, z^2) = 1/3",
        "integral(z, -oo..oo, exp(-abs(z))) = 2",
        "integral(z, -1..2, abs(z)) = 5/2",
        "integral(z, -oo..oo, exp(-z^2/(2*s))*exp(-(a - z)^2/(2*t))) = sqrt(2*pi*s*t/(s + t))*exp(-a^2/(2*(s + t)))",
        "integral(y, -oo..oo, integral(z, -oo..oo, exp(-(y^2 + y*z + z^2)))) = 2*pi/sqrt(3)",
        "integral(z, -oo..oo, exp(-z^2/2)*exp(-i*z*x)) = sqrt(2*pi)*exp(-x^2/2)",
        "integral(z, -oo..oo, exp(-pi*z^2)*exp(-2*pi*i*z*x)) = exp(-pi*x^2)",
        "integral(z, -oo..oo, exp(-z^2/2)*exp(-i*z*x))/sqrt(2*pi) = exp(-x^2/2)",
        "integral(x, -oo..oo, integral(z, -oo..oo, z^3*exp(-z^2/2)*exp(-i*z*x))*exp(i*x*y))/(2*pi) = y^3*exp(-y^2/2)",
    ] {
        proved(relation, domains);
    }
}

/// Under several integrals, the sign of a sum free of the inner variables used to be sought without end.
#[test]
fn signs_under_several_integrals_are_not_sought_without_end() {
    undecided(
        "integral(a, -oo..oo, integral(z, -oo..oo, z^2*exp(-(1 + s*a^2)*z^2/2)*exp(i*a*z*x))) = 0",
        &["s > 0", "a real", "z real"],
    );
}
