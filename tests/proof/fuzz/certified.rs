//! Relations with the kind of step that shows them, or might be taken to, and its certificate; and such relations with something changed.

use kenzan::formula::parse_relation;
use kenzan::prelude::*;

use super::argued::{Put, mentions_f, read};
use super::case::{Truth, mutated};
use super::chance::Chance;

/// An identity, the kind of step that shows it, and what that is told.
type Shown = (&'static str, Told);

/// A kind of step with its certificates.
#[derive(Clone, Copy, Debug)]
enum Told {
    Induction(&'static str),
    Recursion(&'static [&'static str], &'static str),
    Rotation(&'static str),
    Contour(&'static str, &'static [&'static str]),
    Interchange,
    Monotone(&'static str),
    MeanValue(&'static str),
    Subdivision,
}

/// Relations that hold, each with a step that shows it.
const SHOWN: &[Shown] = &[
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
        Told::Induction("-z^(2*n + 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-u*z^2/2)) = sqrt(2*pi/u)*doublefactorial(2*n - 1)/u^n",
        Told::Induction("-z^(2*n + 1)*exp(-u*z^2/2)/u"),
    ),
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
        Told::Recursion(&["-(2*n + 1)", "1"], "-z^(2*n + 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, hermite(n, z)*exp(-z^2)*z^0) = sqrt(pi)*0^n",
        Told::Induction("-hermite(n, z)*exp(-z^2)"),
    ),
    (
        "integral(z, 0..oo, exp(-z^2/2)*cos(u*z)) = integral(z, 0..oo, exp(-u*z/sqrt(2))*cos(u*z/sqrt(2) - z^2/2 + pi/4))",
        Told::Rotation("1/4"),
    ),
    (
        "integral(z, 0..oo, exp(i*u*z - z)) = integral(z, 0..oo, i*exp(-u*z - i*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, z*exp(i*z - u*z)) = integral(z, 0..oo, -z*exp(-z - i*u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, sqrt(z)*exp(i*z - u*z)) = integral(z, 0..oo, exp(3*i*pi/4)*sqrt(z)*exp(-z - i*u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, -oo..oo, exp(-i*z*x)/cosh(z)) = pi/cosh(pi*x/2)",
        Told::Contour("pi", &["i*pi/2"]),
    ),
    (
        "integral(z, -oo..oo, exp((1 + w)*z/4)/(1 + exp(z))) = pi/sin(pi*(1 + w)/4)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(z/2)/(1 + exp(z))) = pi",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, 1/cosh(z)^2) = 2",
        Told::Contour("pi", &["i*pi/2", "i*pi/2"]),
    ),
    (
        "integral(p, 0..1, integral(q, -oo..oo, p*exp(-q^2))) = integral(q, -oo..oo, integral(p, 0..1, p*exp(-q^2)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, 0..oo, exp(-p - q)*(p - q))) = integral(q, 0..oo, integral(p, 0..oo, exp(-p - q)*(p - q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 0..1, (p + q)*f(p)*f(q))) = integral(q, 0..1, integral(p, 0..1, (p + q)*f(p)*f(q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, -oo..oo, exp(-p*(1 + q^2)))) = integral(q, -oo..oo, integral(p, 0..oo, exp(-p*(1 + q^2))))",
        Told::Interchange,
    ),
    ("1 + v <= exp(v)", Told::Monotone("v")),
    ("sin(v) <= v", Told::Monotone("v")),
    ("log(1 + v) <= v", Told::Monotone("v")),
    ("1 - v^2/2 <= cos(v)", Told::Monotone("v")),
    ("w - w^2 <= 1/4 + w", Told::Monotone("w")),
    ("abs(w - w^2/4) <= 1*w", Told::MeanValue("w")),
    ("abs(exp(w) - 1) <= 3*w", Told::MeanValue("w")),
    ("abs(sin(w)*cos(w)) <= 1*w", Told::MeanValue("w")),
    ("w*(1 - w) < 1/3", Told::Subdivision),
    ("sqrt(w) <= 1 + w^2", Told::Subdivision),
    ("exp(s) < 3 + w", Told::Subdivision),
];

/// Relations that fail or are undefined, each with a step that might be taken to show it.
const WRONG: &[Shown] = &[
    (
        "integral(p, 0..1, integral(q, 0..1, (p^2 - q^2)/(p^2 + q^2)^2)) = integral(q, 0..1, integral(p, 0..1, (p^2 - q^2)/(p^2 + q^2)^2))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, 0..oo, exp(-p*q))) = integral(q, 0..oo, integral(p, 0..oo, exp(-p*q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 1..oo, exp(-p*q) - 2*exp(-2*p*q))) = integral(q, 1..oo, integral(p, 0..1, exp(-p*q) - 2*exp(-2*p*q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 0..1, 1/(p - q))) = integral(q, 0..1, integral(p, 0..1, 1/(p - q)))",
        Told::Interchange,
    ),
    (
        "integral(z, -oo..oo, z^(2*n - 2)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 3)",
        Told::Induction("-z^(2*n - 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, exp(-x*z^2)*z^(2*n)) = sqrt(pi/x)*doublefactorial(2*n - 1)/(2*x)^n",
        Told::Induction("-z^(2*n + 1)*exp(-x*z^2)/(2*x)"),
    ),
    (
        "integral(z, 0..oo, exp(i*u*z)) = integral(z, 0..oo, i*exp(-u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, cos(u*z)/z*exp(-z)) = integral(z, 0..oo, cos(u*z)/z*exp(-z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, -oo..oo, exp(z)/(1 + exp(z))) = pi",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(x*z)/(1 + exp(z))) = pi/sin(pi*x)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(w*z)/(1 + exp(z))) = pi/sin(pi*w)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(z/2)/(1 - exp(z))) = 0",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, 1/cosh(z)) = 0",
        Told::Contour("2*pi", &["i*pi/2", "3*i*pi/2"]),
    ),
    ("sign(v - 5) <= -1", Told::Monotone("v")),
    ("v <= 2*v/(1 + abs(v - 1))", Told::Monotone("v")),
    ("v <= exp(v)*sign(1 - v)", Told::Monotone("v")),
    ("0*log(1 - v) <= v", Told::Monotone("v")),
    ("sqrt(1 - v) <= 1", Told::Monotone("v")),
    ("abs(sign(w - 1/2) + 1) <= 0*w", Told::MeanValue("w")),
    ("abs(sqrt(w)) <= 1*w", Told::MeanValue("w")),
    ("abs(w/w - 1) <= 1*w", Told::MeanValue("w")),
    ("abs(w*sin(1/w)) <= 1*w", Told::MeanValue("w")),
    ("0 <= 1 + 0*log(w)", Told::Subdivision),
    ("sign(w - 1/3) <= 0", Told::Subdivision),
];

/// One of them, perhaps with a part of it changed.
pub(super) fn certified(chance: &mut Chance) -> Put {
    let (table, truth) = match chance.below(3) {
        0 => (WRONG, Truth::False),
        _ => (SHOWN, Truth::True),
    };
    let (text, told) = *chance.of(table);
    let mut relation = parse_relation(text).expect(text);
    let mut truth = match mentions_f(&relation) {
        true => Truth::Open,
        false => truth,
    };
    if truth == Truth::True && chance.percent(60) {
        truth = Truth::Open;
        match chance.below(2) {
            0 => relation.lhs = mutated(chance, &relation.lhs),
            _ => relation.rhs = mutated(chance, &relation.rhs),
        }
    }
    let certificate = |chance: &mut Chance, text: &str| match chance.below(6) {
        0 => mutated(chance, &read(text)).to_string(),
        _ => text.to_owned(),
    };
    let step = match told {
        Told::Induction(c) => induction("induction", "n", &certificate(chance, c)),
        Told::Recursion(coefficients, c) => recursion("recursion", "n", coefficients, &certificate(chance, c)),
        Told::Rotation(angle) => rotation("turned", angle),
        Told::Contour(height, poles) => contour("residues", height, poles),
        Told::Interchange if chance.percent(30) => by_theorem("Fubini", "tonelli-fubini", &[]),
        Told::Interchange => interchange("Fubini"),
        Told::Monotone(v) => monotone("grows", v),
        Told::MeanValue(v) => mean_value("slope", v),
        Told::Subdivision => subdivision("boxes"),
    };
    Put::of(relation, truth, step)
}
