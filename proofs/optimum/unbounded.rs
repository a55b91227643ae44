//! # Why a reproducing kernel Hilbert space is needed: §3.1
//!
//! σ = f = G, G(z) = exp(-z²/2), m = 1.
//!
//! 1. R\[f;σ\](a,b) = ∫ f(x) σ(ax-b) dx = √(2π) (1+a²)^{-1/2} exp(-b²/(2(1+a²))).
//! 2. ∫ R² db = 2π^{3/2} (1+a²)^{-1/2}.
//! 3. Over the strip 0 <= a <= A alone, the squared norm is 2π^{3/2} log(A + √(1+A²)).
//! 4. The logarithm is arsinh A, so at A = sinh(M/(2π^{3/2})) this is M, whatever M > 0. So ‖R\[f;σ\]‖² = ∞: the adjoint of S
//!    does not map L²(R) into L²(R²), and S is no bounded operator between them.

use kenzan::prelude::*;

/// The claim `optimum/unbounded`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("optimum/unbounded", [section("3.1", "bounded S")], "The ridgelet transform of a Gaussian is not square integrable")
        .says("It is not easy to choose spaces between which S is closed or bounded; a special reproducing kernel Hilbert space makes it bounded.")
        .note("The survey names the difficulty without an example. This is one: for the Gaussian activation function L² does not serve, not even for a Gaussian f.")
        .real("a b")
        .positive("A M")
        .define("scale", "2*pi^(3/2)")
        .define("G(z)", "exp(-z^2/2)")
        .define("R(a,b)", "integral(x, -oo..oo, G(x)*G(a*x - b))")
        .define("row(a)", "integral(b, -oo..oo, R(a,b)^2)")
        .define("strip(A)", "integral(a, 0..A, row(a))")
        .corrected(
            "R(a,b) = sqrt(2*pi)*(1 + a^2)^(-1/2)*exp(-b^2/(2*(1 + a^2)))",
            normal_form("a Gaussian integral"),
        )
        .meaning("The adjoint of S applied to f, S*f = R[f;σ]: a finite number for every a and b.")
        .corrected("row(a) = 2*pi^(3/2)*(1 + a^2)^(-1/2)", normal_form("a Gaussian integral"))
        .meaning("The squared norm over one line a = const decays only like 1/|a|.")
        .corrected(
            "strip(A) = 2*pi^(3/2)*log(A + sqrt(1 + A^2))",
            chain()
                .equals("integral(a, 0..A, 2*pi^(3/2)*(1 + a^2)^(-1/2))", normal_form("the integral over b"))
                .concluding(antiderivative("the inverse hyperbolic sine", "2*pi^(3/2)*log(a + sqrt(1 + a^2))"))
        )
        .meaning("The squared norm over the strip 0 <= a <= A is 2π^{3/2} arsinh A.")
        .corrected(
            "M <= strip(sinh(M/scale))",
            chain()
                .equals(
                    "integral(a, 0..sinh(M/scale), scale*(1 + a^2)^(-1/2))",
                    antiderivative("the inverse hyperbolic sine", "scale*log(a + sqrt(1 + a^2))"),
                )
                .concluding(normal_form("the integral over b")),
        )
        .at(section("3.1", "bounded S"))
        .meaning("Whatever M > 0 is given, the strip up to A = sinh(M/(2π^{3/2})) alone contributes M: ‖R[f;σ]‖² is infinite.")
        .mutant("the root missing", define("R(a,b)", "integral(x, -oo..oo, G(x)*G(a*x - b))*(1 + a^2)^(-1/4)"))
        .mutant("square missing", define("row(a)", "integral(b, -oo..oo, R(a,b))"))
        .witness(Witness::of("R(a,b)", "a = 0..3, b = -1..2", 9))
}
