//! # Laws on the line
//!
//! Each is the law of an increasing map of a variable t, which is told by its range, its density, its distribution function F and
//! 1 - F, and its quantile function, once in u = F and once in w = 1 - F. `normal` and `lognormal` are told by mean and *variance*
//! of the normal law: both are maps of a standard normal variable.

use kenzan::prelude::*;

/// The families that `kenzan constant w2` knows; mixtures of normal laws are made without them.
#[must_use]
pub fn families() -> Vec<Family> {
    let unit = |name| Family::of(name, &["a", "b"], "b - a").variable(["0", "1"], "1", ["t", "1 - t"], ["u", "1 - w"]);
    vec![
        Family::of("normal", &["m", "v"], "v").map("m + sqrt(v)*t"),
        Family::of("lognormal", &["m", "v"], "v").map("exp(m + sqrt(v)*t)"),
        Family::of("logistic", &["m", "s"], "s")
            .variable(
                ["-oo", "oo"],
                "exp(-abs(t))/(1 + exp(-abs(t)))^2",
                ["1/(1 + exp(-t))", "1/(1 + exp(t))"],
                ["log(u) - log(1 - u)", "log(1 - w) - log(w)"],
            )
            .map("m + s*t"),
        Family::of("laplace", &["m", "b"], "b")
            .variable(
                ["-oo", "oo"],
                "exp(-abs(t))/2",
                [
                    "exp(min(t, 0))/2 + (1 - exp(-max(t, 0)))/2",
                    "exp(-max(t, 0))/2 + (1 - exp(min(t, 0)))/2",
                ],
                [
                    "log(2*min(u, 1/2)) - log(2 - 2*max(u, 1/2))",
                    "log(2 - 2*max(w, 1/2)) - log(2*min(w, 1/2))",
                ],
            )
            .map("m + b*t"),
        Family::of("exponential", &["r"], "r")
            .variable(
                ["0", "oo"],
                "exp(-t)",
                ["1 - exp(-t)", "exp(-t)"],
                ["-log(1 - u)", "-log(w)"],
            )
            .map("t/r"),
        unit("uniform").map("a + (b - a)*t"),
        unit("arcsine").map("a + (b - a)*sin(pi*t/2)^2"),
        Family::of("cauchy", &["m", "s"], "s")
            .variable(
                ["-oo", "oo"],
                "1/(pi*(1 + t^2))",
                ["1/2 + atan(t)/pi", "1/2 - atan(t)/pi"],
                ["-cos(pi*u)/sin(pi*u)", "cos(pi*w)/sin(pi*w)"],
            )
            .map("m + s*t"),
    ]
}
