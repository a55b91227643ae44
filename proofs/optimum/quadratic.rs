//! # Training the coefficients is a strongly convex problem: equations (2), (6)
//!
//! J(γ) = ‖f - Sγ‖² + β‖γ‖² for an operator S and β > 0; here S is any real matrix, of any size.
//!
//! 1. With its hidden parameters fixed, the training problem (2) is J with β = 0: row i of S holds the σ(a_j x_i - b_j)/√n.
//! 2. J(h + d) - J(h) = ‖Sd‖² + β‖d‖² + ⟨d, J'(h)⟩ with J'(h) = 2((β + S*S)h - S*f), for all f, h, d.
//! 3. Along a line J lies below its chord by t(1-t)(‖Sd‖² + β‖d‖²) >= βt(1-t)‖d‖²: J is strongly convex.
//! 4. For f = (β + SS*)w the point γ* = S*w has J'(γ*) = 0, so J(γ) - J(γ*) = ‖S(γ-γ*)‖² + β‖γ-γ*‖²: γ* is the only
//!    minimiser. Every f is of that form, since ⟨w, (β + SS*)w⟩ >= β‖w‖².

use kenzan::prelude::*;

/// The claim `optimum/quadratic`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("optimum/quadratic", [equation(2), equation(6), section("3.1", "strong convexity")], "Training the coefficients is a strongly convex problem")
        .says("Written with the integral representation, the regularised training problem (6) is strongly convex in the coefficient function γ.")
        .note("S, f, γ are real matrices and columns of every size. Steps that go word by word use only sums, products and transposes, so they read the same for a bounded operator S between real Hilbert spaces, the adjoint for the transpose.")
        .natural("m", 1)
        .natural("n", 1)
        .positive("beta")
        .between("t", "0", "1")
        .matrix("S", "m", "n")
        .matrix("f w", "m", "1")
        .matrix("g h d", "n", "1")
        .real("x1 x2 y1 y2 a1 a2 b1 b2 c1 c2 p q u v")
        .function("sigma: R -> R")
        .define("error(A,c,y)", "norm(y - A*c)^2")
        .define("J(c)", "error(S, c, f) + beta*norm(c)^2")
        .define("slope(c)", "2*((beta*identity(n) + transpose(S)*S)*c - transpose(S)*f)")
        .define("target", "(beta*identity(m) + S*transpose(S))*w")
        .define("optimum", "transpose(S)*w")
        .define("K(c)", "error(S, c, target) + beta*norm(c)^2")
        .define("features", "[[sigma(a1*x1 - b1), sigma(a2*x1 - b2)], [sigma(a1*x2 - b1), sigma(a2*x2 - b2)]]")
        .define("g1(x)", "c1*sigma(a1*x - b1) + c2*sigma(a2*x - b2)")
        .corrected(
            "((y1 - g1(x1))^2 + (y2 - g1(x2))^2)/2 = error(features/sqrt(2), [[c1], [c2]], [[y1], [y2]]/sqrt(2))",
            normal_form("the sum of squares as a norm"),
        )
        .meaning("Problem (2), written out for two data points and two units, any σ: in the output coefficients it is quadratic.")
        .corrected(
            "J(h + d) - J(h) = norm(S*d)^2 + beta*norm(d)^2 + inner(d, slope(h))",
            chain()
                .concluding(normal_form("both sides multiplied out"))
                .second_route(at_sizes("in entries", "m = 1..2, n = 1..3"))
                .second_route(at_random("larger sizes", "m = 3..6, n = 2..7", 2018)),
        )
        .meaning("The expansion of J about any point h is exact, and its last term is linear in the step d.")
        .corrected(
            "beta*t*(1 - t)*norm(d)^2 <= t*J(h + d) + (1 - t)*J(h) - J(h + t*d)",
            chain()
                .at_most("t*(1 - t)*(norm(S*d)^2 + beta*norm(d)^2)", normal_form("a square is not negative"))
                .concluding(normal_form("the gap between chord and graph")),
        )
        .at(section("3.1", "strong convexity"))
        .meaning("Strong convexity, with a modulus that β alone guarantees.")
        .corrected(
            "K(g) - K(optimum) = norm(S*(g - optimum))^2 + beta*norm(g - optimum)^2",
            chain()
                .concluding(normal_form("both sides multiplied out"))
                .second_route(at_sizes("in entries", "m = 1..2, n = 1..2"))
                .second_route(at_random("larger sizes", "m = 3..6, n = 2..7", 1949)),
        )
        .meaning("For the target (β + SS*)w the excess of any γ over γ* = S*w is a positive definite quadratic form in γ - γ*: γ* is the unique global minimiser.")
        .corrected(
            "beta*norm(w)^2 <= inner(w, (beta*identity(m) + S*transpose(S))*w)",
            normal_form("the difference is ‖S*w‖²"),
        )
        .meaning("β + SS* is bounded below by β, hence invertible: every f is the target of some w.")
        .mutant("square missing", define("J(c)", "error(S, c, f) + beta*norm(c)"))
        .mutant("β missing", define("slope(c)", "2*(transpose(S)*S*c - transpose(S)*f)"))
        .mutant("factor 2 missing", define("slope(c)", "(beta*identity(n) + transpose(S)*S)*c - transpose(S)*f"))
        .mutant("sign of S*f", define("slope(c)", "2*((beta*identity(n) + transpose(S)*S)*c + transpose(S)*f)"))
        .mutant("S for its transpose, S square", [matrix("S", "n", "n"), matrix("f w", "n", "1"), define("optimum", "S*w")])
        .mutant("twice the modulus", restate(
                "beta*t*(1 - t)*norm(d)^2 <= t*J(h + d) + (1 - t)*J(h) - J(h + t*d)",
                "2*beta*t*(1 - t)*norm(d)^2 <= t*J(h + d) + (1 - t)*J(h) - J(h + t*d)",
            ))
        .witness(Witness::of("error([[1, 1], [0, 1]], [[u], [v]], [[p], [q]])", "p = 1..2, q = -1, u = 1/3, v = 0..2", 9).instead("integral(x, -oo..oo, (p + q*x - u - v*(1 + x))^2*exp(-x^2/2)/sqrt(2*pi))"))
}
