//! # The symmetry of a ridgelet spectrum: figure 5
//!
//! 1. Every odd f is g(u) - g(-u), with g = f/2, and every even ρ is h(z) + h(-z); g and h are arbitrary functions for which
//!    the integrals converge.
//! 2. The substitution u → -u in R\[f\](-a,b) = ∫ f(u) ρ(-au - b) du changes the sign of f and turns the argument of ρ into
//!    au - b. Hence R\[f\](-a,b) = -R\[f\](a,b).
//! 3. ρ being even, R\[f\](-a,-b) = R\[f\](a,b), so that R\[f\](a,-b) = R\[f\](-a,b).
//! 4. The same in the plane, with both variables, and for f on \[-1,1\] only, as in the figure.

use kenzan::prelude::*;

/// The claim `ridgelet/symmetry`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/symmetry", [equation(10), figure(5)], "The spectrum of an odd function")
        .says("The ridgelet spectrum of sin 2πx in figure 5 is drawn for a ≥ 0 and a ≤ 0 alike; its picture is antisymmetric.")
        .note("Any odd f and any even ρ for which the integrals exist: f(u) = g(u) - g(-u) and ρ(z) = h(z) + h(-z), where g and h are left open.")
        .real("a b c")
        .function("g h: R -> C")
        .function("g2: R^2 -> C")
        .define("f(u)", "g(u) - g(-u)")
        .define("rho(z)", "h(z) + h(-z)")
        .define("R(a,b)", "integral(u, -oo..oo, f(u)*rho(a*u - b))")
        .define("f2(u,v)", "g2(u,v) - g2(-u,-v)")
        .define("R2(a,c,b)", "integral(u, -oo..oo, integral(v, -oo..oo, f2(u,v)*rho(a*u + c*v - b)))")
        .define("Q(a,b)", "integral(u, -1..1, f(u)*rho(a*u - b))")
        .define("cubic(a,b)", "integral(u, -1..1, (u - u^3)*exp(-(a*u - b)^2/2))")
        .define("figure(a,b)", "integral(u, -1..1, sin(2*pi*u)*exp(-(a*u - b)^2/2))")
        .corrected(
            "R(-a,b) = -R(a,b)",
            chain()
                .equals("integral(w, -oo..oo, -f(w)*rho(a*w - b))", substitution("w = -u: f is odd", "w = -u"))
                .concluding(normal_form("the sign leaves the integral")),
        )
        .supposing("R(a,b) exists")
        .corrected("R(-a,-b) = R(a,b)", normal_form("ρ is even"))
        .supposing("R(a,b) exists")
        .corrected(
            "R(a,-b) = R(-a,b)",
            normal_form("ρ is even"),
        )
        .supposing("R(-a,b) exists")
        .meaning("With the first line: R(-a,b) = R(a,-b) = -R(a,b).")
        .extension(
            "R2(-a,-c,b) = -R2(a,c,b)",
            chain()
                .equals(
                    "integral(p, -oo..oo, integral(v, -oo..oo, f2(-p,v)*rho(a*p - c*v - b)))",
                    substitution("p = -u", "p = -u"),
                )
                .equals(
                    "integral(p, -oo..oo, integral(q, -oo..oo, f2(-p,-q)*rho(a*p + c*q - b)))",
                    substitution("q = -v", "q = -v"),
                )
                .concluding(normal_form("f is odd")),
        )
        .supposing("R2(a,c,b) exists")
        .meaning("In the plane.")
        .extension(
            "Q(-a,b) = -Q(a,b)",
            chain()
                .equals("integral(w, -1..1, -f(w)*rho(a*w - b))", substitution("w = -u: f is odd", "w = -u"))
                .concluding(normal_form("the sign leaves the integral")),
        )
        .supposing("Q(a,b) exists")
        .meaning("For data on [-1,1], as in the figure.")
        .extension(
            "figure(-a,b) = -figure(a,b)",
            quadrature("both sides enclosed", "a = 1 or 7 or 30, b = -1 or 2"),
        )
        .confirmed()
        .meaning("The function of the figure with a Gaussian ρ, at some of its points.")
        .mutant("f even", define("f(u)", "g(u) + g(-u)"))
        .mutant("ρ odd", define("rho(z)", "h(z) - h(-z)"))
        .mutant("the sign dropped", restate("R2(-a,-c,b) = -R2(a,c,b)", "R2(-a,-c,b) = R2(a,c,b)"))
        .mutant("b reversed as well", restate("Q(-a,b) = -Q(a,b)", "Q(-a,-b) = -Q(a,b)"))
        .witness(Witness::of("cubic(a,b)", "a = -7 or 5 or 9, b = 1/2 or 2", 8))
}
