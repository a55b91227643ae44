//! # The global minimiser in closed form: equation (7)
//!
//! γ* = (β + S*S)^{-1} S*f for any real matrix S and β > 0.
//!
//! 1. (β + S*S)S* = S*(β + SS*), for matrices of every size. Both brackets are invertible, as ⟨v, (β + S*S)v⟩ >= β‖v‖².
//! 2. So S*w solves the normal equation for f = (β + SS*)w, that is, S*(β + SS*)^{-1}f solves it for f.
//! 3. The inverses themselves: the two closed forms agree, for all entries at small sizes and at random larger ones, and γ*
//!    solves the normal equation.
//! 4. At γ* the derivative of J vanishes; J is strongly convex by `optimum/quadratic`.

use kenzan::prelude::*;

/// The claim `optimum/normal-equation`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("optimum/normal-equation", [equation(7)], "The normal equation and its two closed forms")
        .says("The global minimiser of (6) is γ* = (β + S*S)^{-1} S*f.")
        .note("Steps that go word by word use only sums, products and transposes, so they read the same for a bounded operator S between real Hilbert spaces; there, β + SS* is invertible by the Lax-Milgram theorem.")
        .rests_on("optimum/quadratic")
        .natural("m", 1)
        .natural("n", 1)
        .positive("beta")
        .matrix("S", "m", "n")
        .matrix("f w", "m", "1")
        .matrix("v d", "n", "1")
        .real("x y")
        .define("P", "beta*identity(n) + transpose(S)*S")
        .define("Q", "beta*identity(m) + S*transpose(S)")
        .define("optimum", "inverse(P)*transpose(S)*f")
        .define("J(c)", "norm(f - S*c)^2 + beta*norm(c)^2")
        .define("column", "[[1], [2]]")
        .corrected("P*transpose(S) = transpose(S)*Q", normal_form("both are βS* + S*SS*"))
        .meaning("S* carries β + SS* to β + S*S: the push-through identity, multiplied out.")
        .corrected("beta*norm(v)^2 <= inner(v, P*v)", normal_form("the difference is ‖Sv‖²"))
        .at(equation(7))
        .corrected("beta*norm(w)^2 <= inner(w, Q*w)", normal_form("the difference is ‖S*w‖²"))
        .meaning("Both brackets are bounded below by β, hence invertible.")
        .corrected("P*(transpose(S)*w) = transpose(S)*(Q*w)", normal_form("push-through applied to w"))
        .at(equation(7))
        .meaning("With f = (β + SS*)w: S*(β + SS*)^{-1}f solves the normal equation (β + S*S)γ = S*f, for matrices of every size.")
        .corrected(
            "P*optimum = transpose(S)*f",
            chain()
                .concluding(at_sizes("in entries", "m = 1..3, n = 1..2"))
                .second_route(at_random("larger sizes", "m = 1..6, n = 2..7", 1806)),
        )
        .confirmed()
        .meaning("γ* of (7) solves the normal equation; the inverse is formed from its adjugate.")
        .corrected(
            "optimum = transpose(S)*inverse(Q)*f",
            chain()
                .concluding(at_sizes("in entries", "m = 1..2, n = 1..2"))
                .second_route(at_random("larger sizes", "m = 1..6, n = 2..7", 1809)),
        )
        .confirmed()
        .meaning("The push-through form: a system as large as the data, instead of one as large as the parameters.")
        .extension(
            "J(optimum + d) - J(optimum) = norm(S*d)^2 + beta*norm(d)^2",
            chain()
                .concluding(at_sizes("in entries", "m = 1..2, n = 1..2"))
                .second_route(at_random("larger sizes", "m = 1..5, n = 2..6", 1821)),
        )
        .confirmed()
        .meaning("The excess over γ*: positive for every d ≠ 0.")
        .mutant("β missing", define("P", "transpose(S)*S + 0*beta*identity(n)"))
        .mutant("2β for β", define("P", "2*beta*identity(n) + transpose(S)*S"))
        .mutant("S*S and SS* swapped, S square", [matrix("S", "n", "n"), matrix("f w", "n", "1"), define("P", "beta*identity(n) + S*transpose(S)")])
        .mutant("S for its transpose, S square", [matrix("S", "n", "n"), matrix("f w", "n", "1"), define("optimum", "inverse(P)*S*f")])
        .mutant("square missing", define("J(c)", "norm(f - S*c) + beta*norm(c)^2"))
        .witness(Witness::of("inverse(beta + transpose(column)*column)*transpose(column)*[[x], [y]]", "beta = 1..3, x = 1, y = -1..1", 8).instead("integral(z, -oo..oo, z*exp(-(beta*z^2 + (x - z)^2 + (y - 2*z)^2)/2))/integral(z, -oo..oo, exp(-(beta*z^2 + (x - z)^2 + (y - 2*z)^2)/2))"))
}
