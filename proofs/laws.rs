//! # Laws on the line
//!
//! Each by the density, distribution function F and survival function 1 - F of a variable t, and by its quantile function
//! Q, once in u and once in w = 1 - u. `normal` and `lognormal` are told by mean and *variance* of the normal law, which is the variable of both: the
//! log-normal law is that of e^t.

use kensho::prelude::*;

/// The families that `kensho constant w2` knows; mixtures of normal laws are made of them.
#[must_use]
pub fn families() -> Vec<Family> {
    // √(2v) z is the deviation of N(0,v) whose lower share is erfc(-z)/2.
    let normal = |name| {
        Family::of(name, &["m", "v"], "v")
            .variable(
                "exp(-(t - m)^2/(2*v))/sqrt(2*pi*v)",
                "erfc((m - t)/sqrt(2*v))/2",
                "erfc((t - m)/sqrt(2*v))/2",
            )
            .quantile(
                "m + sqrt(2*v)*inverse(z, erfc(-z)/2, u)",
                "m - sqrt(2*v)*inverse(z, erfc(-z)/2, w)",
            )
            .not_elementary("m", "1 + v/2")
    };
    vec![
        normal("normal"),
        normal("lognormal").map(
            "exp(t)",
            "exp(m + sqrt(2*v)*inverse(z, erfc(-z)/2, u))",
            "exp(m - sqrt(2*v)*inverse(z, erfc(-z)/2, w))",
        ),
        Family::of("logistic", &["m", "s"], "s")
            .variable(
                "exp(-abs(t - m)/s)/(s*(1 + exp(-abs(t - m)/s))^2)",
                "1/(1 + exp((m - t)/s))",
                "1/(1 + exp((t - m)/s))",
            )
            .quantile("m + s*(log(u) - log(1 - u))", "m + s*(log(1 - w) - log(w))"),
        Family::of("laplace", &["m", "b"], "b")
            .variable(
                "exp(-abs(t - m)/b)/(2*b)",
                "exp(min(t - m, 0)/b)/2 + (1 - exp(-max(t - m, 0)/b))/2",
                "exp(-max(t - m, 0)/b)/2 + (1 - exp(min(t - m, 0)/b))/2",
            )
            .quantile(
                "m + b*(log(2*min(u, 1/2)) - log(2 - 2*max(u, 1/2)))",
                "m - b*(log(2*min(w, 1/2)) - log(2 - 2*max(w, 1/2)))",
            ),
        Family::of("exponential", &["r"], "r")
            .variable("r*exp(-r*t)", "1 - exp(-r*t)", "exp(-r*t)")
            .quantile("-log(1 - u)/r", "-log(w)/r")
            .support(Some("0"), None),
        Family::of("uniform", &["a", "b"], "b - a")
            .variable("1/(b - a)", "(t - a)/(b - a)", "(b - t)/(b - a)")
            .quantile("a + (b - a)*u", "b - (b - a)*w")
            .support(Some("a"), Some("b")),
        Family::of("arcsine", &["a", "b"], "b - a")
            .variable(
                "1/(pi*sqrt((t - a)*(b - t)))",
                "1/2 + atan((2*t - a - b)/(2*sqrt((t - a)*(b - t))))/pi",
                "1/2 - atan((2*t - a - b)/(2*sqrt((t - a)*(b - t))))/pi",
            )
            .quantile("a + (b - a)*sin(pi*u/2)^2", "b - (b - a)*sin(pi*w/2)^2")
            .support(Some("a"), Some("b")),
        Family::of("cauchy", &["m", "s"], "s")
            .variable(
                "s/(pi*(s^2 + (t - m)^2))",
                "1/2 + atan((t - m)/s)/pi",
                "1/2 - atan((t - m)/s)/pi",
            )
            .quantile("m - s*cos(pi*u)/sin(pi*u)", "m + s*cos(pi*w)/sin(pi*w)"),
    ]
}
