//! # The ridgelet transform is an isometry up to a factor: equation (10)
//!
//! ρ = G^(n), the n-th derivative of G = e^{-z²/2}, for every n >= 1, and f any Gaussian.
//!
//! 1. The transform of ρ is (iζ)^n √(2π) G(ζ): each derivative is a factor iζ.
//! 2. ((ρ,ρ)) = (2π)^{m-1} ∫ |ρ̂|² |ζ|^{-m} dζ = (2π)^m Γ(n + (1-m)/2) whenever 2n > m - 1. With d = 2n - m the condition
//!    reads d >= 0.
//! 3. R\[f\](a,b) has a closed form, by a recursion in n: a Hermite polynomial of degree n times a Gaussian in b.
//! 4. ∫ He_n(w)² e^{-w²} dw = Γ(n + 1/2) for every n: this is the energy of R\[f\](a,·), which agrees with its energy in
//!    frequency.
//! 5. Integrating over a: ‖R\[f\]‖² = ((ρ,ρ)) ‖f‖², for m = 1 with the width and centre of f symbolic, and for m = 2.

use kenzan::prelude::*;

/// The claim `ridgelet/plancherel`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/plancherel", [equation(10)], "The norm of the ridgelet transform")
        .says("R[f](a,b) = ∫ f(x) ρ(a·x - b) dx is the ridgelet transform of f, an element of the space of coefficients.")
        .note("((ρ,ρ)) = (2π)^{m-1} ∫ |ρ̂(ζ)|² |ζ|^{-m} dζ, hats in the angular convention. Gaussians span a dense subspace of L²(R^m), so that the identity of norms, and with it that of inner products, extends to every f in L².")
        .real("a b p z")
        .positive("s")
        .natural("n", 1)
        .natural("d", 0)
        .define("m", "2*n - d")
        .define("G(n,w)", "(-1)^n*hermite(n, w)*exp(-w^2/2)")
        .define("rho_hat(z)", "(i*z)^n*sqrt(2*pi)*exp(-z^2/2)")
        .define("E(m)", "(2*pi)^(m - 1)*integral(z, -oo..oo, rho_hat(z)*rho_hat(-z)/abs(z)^m)")
        .define("f(u)", "exp(-(u - p)^2/(2*s))")
        .define("f_hat(z)", "integral(u, -oo..oo, f(u)*exp(-i*u*z))")
        .define("R(a,b)", "integral(u, -oo..oo, f(u)*G(n,a*u - b))")
        .define("c(a)", "1 + s*a^2")
        .define("v(a,b)", "(a*p - b)/sqrt(c(a))")
        .define("f2(u,v)", "exp(-(u^2 + v^2)/(2*s))")
        .define("f2_hat(p,q)", "integral(u, -oo..oo, integral(v, -oo..oo, f2(u,v)*exp(-i*(u*p + v*q))))")
        .corrected(
            "integral(w, -oo..oo, G(n,w)*exp(-i*w*z)) = rho_hat(z)",
            recursion("each derivative is a factor iζ", "n", &["-i*z", "1"], "G(n,w)*exp(-i*w*z)"),
        )
        .meaning("The Fourier transform of G^(n).")
        .corrected(
            "E(m) = (2*pi)^m*gamma(n + (1 - m)/2)",
            chain().concluding(normal_form("a Gaussian moment")).second_route(quadrature("the integral itself", "n = 1..3, d = 0..3")),
        )
        .meaning("((G^(n),G^(n))), for every n and m with 2n > m - 1; here m = 2n - d.")
        .corrected(
            "R(a,b) = sqrt(2*pi*s)*(-1)^n*c(a)^(-(n + 1)/2)*hermite(n, v(a,b))*exp(-v(a,b)^2/2)",
            recursion(
                "recursion of the Hermite polynomials",
                "n",
                &["n + 1", "a*p - b", "c(a)"],
                "s*a*f(u)*G(n + 1,a*u - b)",
            ),
        )
        .label("closed form")
        .meaning("Equation (10) for a Gaussian f, m = 1.")
        .corrected(
            "integral(w, -oo..oo, hermite(n, w)^2*exp(-w^2)) = gamma(n + 1/2)",
            recursion(
                "integration by parts",
                "n",
                &["-(n + 1/2)", "1"],
                "exp(-w^2)*(w*hermite(n, w)^2/2 - hermite(n, w)*hermite(n + 1, w))",
            ),
        )
        .label("Hermite energy")
        .meaning("The energy of He_n(w) e^{-w²/2}, for every n.")
        .corrected(
            "integral(b, -oo..oo, R(a,b)^2) = integral(z, -oo..oo, f_hat(a*z)*f_hat(-a*z)*rho_hat(z)*rho_hat(-z)/(2*pi))",
            chain()
                .equals(
                    "integral(b, -oo..oo, 2*pi*s*c(a)^(-n - 1)*hermite(n, v(a,b))^2*exp(-v(a,b)^2))",
                    rewriting("the closed form of R[f]", "closed form"),
                )
                .equals(
                    "integral(w, -oo..oo, 2*pi*s*c(a)^(-n - 1/2)*hermite(n, w)^2*exp(-w^2))",
                    substitution("the place of b in units of the width", "w = (a*p - b)/sqrt(c(a))"),
                )
                .equals(
                    "2*pi*s*c(a)^(-n - 1/2)*integral(w, -oo..oo, hermite(n, w)^2*exp(-w^2))",
                    linearity("a constant factor"),
                )
                .concluding(rewriting("the energy of a Hermite function", "Hermite energy")),
        )
        .label("energy in frequency")
        .meaning("For each a the energy of R[f](a,·) is that of its transform in b, f^(aζ) ρ̂(-ζ).")
        .corrected(
            "integral(a, -oo..oo, integral(b, -oo..oo, R(a,b)^2)) = E(1)*integral(u, -oo..oo, f(u)^2)",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)*f_hat(-a*z)*rho_hat(z)*rho_hat(-z)/(2*pi)))",
                    rewriting("energy in frequency", "energy in frequency"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*f_hat(-a*z)*rho_hat(z)*rho_hat(-z)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(u, -oo..oo, f_hat(u)*f_hat(-u)*rho_hat(z)*rho_hat(-z)/(2*pi*abs(z))))",
                    substitution("u = aζ", "u = a*z"),
                )
                .equals(
                    "integral(z, -oo..oo, rho_hat(z)*rho_hat(-z)/abs(z)*integral(u, -oo..oo, f(u)^2))",
                    normal_form("Plancherel's identity for f"),
                )
                .concluding(normal_form("the norm of f does not depend on ζ")),
        )
        .meaning("‖R[f]‖² = ((ρ,ρ)) ‖f‖² for m = 1.")
        .extension(
            "integral(a, -oo..oo, integral(c, -oo..oo, integral(z, -oo..oo, f2_hat(a*z,c*z)*f2_hat(-a*z,-c*z)*rho_hat(z)*rho_hat(-z)/(2*pi)))) = E(2)*integral(u, -oo..oo, integral(v, -oo..oo, f2(u,v)^2))",
            chain()
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, f2_hat(a*z,c*z)*f2_hat(-a*z,-c*z)*rho_hat(z)*rho_hat(-z)/(2*pi))))",
                    interchange("ζ moves outside"),
                )
                .concluding(normal_form("Plancherel's identity in the plane")),
        )
        .meaning("‖R[f]‖² = ((ρ,ρ)) ‖f‖² for m = 2, from the energy in frequency.")
        .mutant("factor 2π", define("E(m)", "(2*pi)^m*integral(z, -oo..oo, rho_hat(z)*rho_hat(-z)/abs(z)^m)"))
        .mutant("m + 1 for m", define("E(m)", "(2*pi)^(m - 1)*integral(z, -oo..oo, rho_hat(z)*rho_hat(-z)/abs(z)^(m - 1))"))
        .mutant("bar dropped", define("E(m)", "(2*pi)^(m - 1)*integral(z, -oo..oo, rho_hat(z)^2/abs(z)^m)"))
        .mutant("wrong Hermite degree", define("G(n,w)", "(-1)^n*hermite(n + 1, w)*exp(-w^2/2)"))
        .mutant("square root for square", restate(
                "integral(w, -oo..oo, hermite(n, w)^2*exp(-w^2)) = gamma(n + 1/2)",
                "integral(w, -oo..oo, hermite(n, w)^2*exp(-w^2)) = sqrt(gamma(n + 1/2))",
            ))
        .witness(Witness::of("E(m)", "n = 1..4, d = 0..2", 10).instead("(2*pi)^m*gamma(n + (1 - m)/2)"))
        .witness(Witness::of("integral(w, -oo..oo, hermite(n, w)^2*exp(-w^2))", "n = 1..3", 8))
}
