//! # The ReLU is admissible with ρ̂ = |ζ|^{m+2+2k} φ: equation (11)
//!
//! 1. Off the origin σ̂ = -ζ⁻², so the integrand of (11) is -ζ^{2k} φ.
//! 2. With C = ζ^{2k+1} φ, the derivative C' is (2k+1) ζ^{2k} φ - ζ^{2k+2} φ and C vanishes at both ends: the moments
//!    satisfy M_{k+1} = (2k+1) M_k, as (2k-1)!! does, and M_0 = 1. Hence K = -(2k-1)!! for every m and k.
//! 3. Rigorous quadrature of (11) itself, which knows nothing of step 2, encloses the same numbers.
//! 4. K is finite and not 0: ρ is admissible in the wide sense. It is negative for every Gaussian c e^{-ζ²/2s}, so "= 1"
//!    as printed fails for all of them; dividing ρ̂ by the value restores S R f = f.

use kenzan::prelude::*;

/// The claim `ridgelet/relu-admissible`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/relu-admissible", [equation(11), section("3.2", "the ReLU's family")], "The ReLU is admissible in the wide sense")
        .says("For the ReLU every ρ with ρ̂(ζ) = |ζ|^{m+2+2k} φ(ζ), φ Gaussian and k = 0, 1, 2, …, satisfies the admissibility condition (11), whose right side is 1.")
        .note("Hats are angular Fourier transforms; off the origin that of the ReLU is -1/ζ². The Gaussian φ is read as the standard normal density; read as exp(-ζ²/2), every value is multiplied by √(2π).")
        .natural("m", 1)
        .natural("k", 0)
        .positive("c s")
        .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
        .define("sigma_hat(z)", "-1/z^2")
        .define("rho_hat(z)", "abs(z)^(m + 2 + 2*k)*phi(z)")
        .define("K", "integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z)^m)")
        .define("gaussian(z)", "c*exp(-z^2/(2*s))")
        .printed("K = 1", counterexample("m = 1, k = 0"))
        .at(section("3.2", "the ReLU's family"))
        .corrected(
            "K = -doublefactorial(2*k - 1)",
            chain()
                .equals("integral(z, -oo..oo, -z^(2*k)*phi(z))", normal_form("the singularity at 0 cancels"))
                .concluding(induction("moment recursion", "k", "z^(2*k + 1)*phi(z)"))
                .second_route(quadrature("the integral of (11) itself", "m = 1..8, k = 0..8")),
        )
        .at(section("3.2", "the ReLU's family"))
        .meaning("Finite and not zero for all m and k: admissible in the wide sense.")
        .extension(
            "integral(z, -oo..oo, sigma_hat(z)*abs(z)^(m + 2 + 2*k)*gaussian(z)/abs(z)^m) = -c*sqrt(2*pi*s)*s^k*doublefactorial(2*k - 1)",
            normal_form("a Gaussian moment"),
        )
        .extension("-c*sqrt(2*pi*s)*s^k*doublefactorial(2*k - 1) < 0", normal_form("a product of positive factors"))
        .meaning("No positive Gaussian, whatever its height and width, gives the printed value 1.")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, sigma_hat(z)*(-rho_hat(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1)))/abs(z)^m) = 1",
            normal_form("the normalised ρ"),
        )
        .meaning("With ρ divided by -(2π)^{m-1}(2k-1)!!, the scalar in S[R[f]] = ((σ,ρ)) f is 1.")
        .mutant("ρ̂ misses ζ²", define("rho_hat(z)", "abs(z)^(m + 2*k)*phi(z)"))
        .mutant("|ζ|^{m+1} for |ζ|^m", define("K", "integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z)^(m + 1))"))
        .mutant("k + 1 for k", restate("K = -doublefactorial(2*k - 1)", "K = -doublefactorial(2*k + 1)"))
        .mutant("sign", restate("K = -doublefactorial(2*k - 1)", "K = doublefactorial(2*k - 1)"))
        .witness(Witness::of("K", "m = 1..3, k = 0..3", 9))
        .witness(Witness::of("-doublefactorial(2*k - 1)", "k = 0..8", 12))
}
