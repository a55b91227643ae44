//! # The table of constants ((σ,ρ)): equation (11)
//!
//! ((σ,ρ)) = (2π)^{m-1} ∫ σ̂(ζ) conj(ρ̂(ζ)) |ζ|^{-m} dζ over ζ ≠ 0, for the activations of `ridgelet/spectra`, the profiles
//! Λ^m G^(n), G^(n) and the survey's ρ_k, and m = 1, …, 8. All profiles are real, so that conj(ρ̂(ζ)) = ρ̂(-ζ).
//!
//! 1. The truncated power z_+^n against Λ^m G^(l+n+1): for l = 2j the integrand is a constant times ζ^{2j} e^{-ζ²/2}, a
//!    Gaussian moment; for odd l it is odd and integrable.
//! 2. Against G^(N), N = n+1+2j, it is a constant times |ζ|^{2j-m} e^{-ζ²/2}, integrable if and only if 2j > m - 1. With
//!    m = 2j - d that is d ≥ 0, and the integral is a value of Γ. For N - n - 1 odd it vanishes.
//! 3. For tanh, ρ̂ = -i|ζ|^{m+d} sinh(πζ/2) e^{-ζ²/2} cancels the hyperbolic sine. With -iζ² sinh(πζ/2) e^{-ζ²/2} that is
//!    d = 2 - m: elementary for m = 1 and 2; from m = 3 on the integral diverges.
//! 4. The table: every cell is decided by the exact layer from the leading terms of the integrand and, where the integral
//!    exists and has no closed form, enclosed by rigorous quadrature.

use kenzan::prelude::*;

/// The claim `ridgelet/pairs`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/pairs", [equation(11)], "The table of the constants ((σ,ρ))")
        .says("A pair (σ,ρ) is admissible if the integral of (11) is finite and not zero; the survey gives the ReLU with ρ_k as an example.")
        .note("Hats are angular Fourier transforms, with `bar` for the conjugate of a real function's. In another convention of the table, Λ and ρ_k refer to its own frequencies and transforms; G^(n) is the same function in all. ((σ,ρ)) is the scalar in S[R[f]] = ((σ,ρ)) f, whatever the convention it is written in.")
        .rests_on("ridgelet/spectra")
        .natural("m", 1)
        .natural("n", 0)
        .natural("j", 0)
        .natural("d", 0)
        .define("bar(z)", "-z")
        .define("size(z,q)", "abs(z)^q")
        .define("G_hat(z)", "sqrt(2*pi)*exp(-z^2/2)")
        .define("power_hat(z)", "factorial(n)/(i*z)^(n + 1)")
        .define("tanh_hat(z)", "-i*pi/sinh(pi*z/2)")
        .define("lifted_hat(z,l)", "abs(z)^m*(i*z)^(n + 1 + l)*G_hat(z)")
        .define("plain_hat(z,l)", "(i*z)^(n + 1 + l)*G_hat(z)")
        .define("sinh_hat(z)", "-i*abs(z)^(m + d)*sinh(pi*z/2)*exp(-z^2/2)")
        .define("survey_hat(z)", "-i*z^2*sinh(pi*z/2)*exp(-z^2/2)")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, power_hat(z)*lifted_hat(bar(z), 2*j)/size(z, m)) = (2*pi)^m*(-1)^(n + 1 + j)*factorial(n)*doublefactorial(2*j - 1)",
            Proof::from(normal_form("a Gaussian moment"))
                .second_route(folded("the integral itself", "n = 0..5, j = 0..2, m = 1..3")),
        )
        .meaning("The truncated power z_+^n and Λ^m G^(n+1+2j), for all m, n and j.")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, power_hat(z)*lifted_hat(bar(z), 2*j + 1)/size(z, m)) = 0",
            Proof::from(normal_form("an odd integrand"))
                .second_route(folded("the integral itself", "n = 0..5, j = 0..2, m = 1..3")),
        )
        .meaning("Against Λ^m G^(n+2+2j) the constant is 0: the pair is not admissible.")
        .extension(
            "(2*pi)^(2*j - d - 1)*integral(z, -oo..oo, power_hat(z)*plain_hat(bar(z), 2*j)/size(z, 2*j - d)) = (2*pi)^(2*j - d - 1/2)*(-1)^(n + 1 + j)*factorial(n)*2^((d + 1)/2)*gamma((d + 1)/2)",
            Proof::from(normal_form("a value of the gamma function"))
                .second_route(folded("the integral itself", "n = 0..5, j = 1..3, d = 0..2")),
        )
        .meaning("The truncated power and G^(n+1+2j) in dimension m = 2j - d: all cases in which the integral exists.")
        .extension(
            "(2*pi)^(2*j - d - 1)*integral(z, -oo..oo, power_hat(z)*plain_hat(bar(z), 2*j + 1)/size(z, 2*j - d)) = 0",
            Proof::from(normal_form("an odd integrand"))
                .second_route(folded("the integral itself", "n = 0..5, j = 1..3, d = 0..2")),
        )
        .meaning("Against G^(n+2+2j), in the same dimensions, it is 0.")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, tanh_hat(z)*sinh_hat(bar(z))/size(z, m)) = (2*pi)^(m - 1)*pi*2^((d + 1)/2)*gamma((d + 1)/2)",
            Proof::from(normal_form("the hyperbolic sine cancels"))
                .second_route(folded("the integral itself", "m = 1..3, d = 0..4")),
        )
        .meaning("A profile that makes the constant of tanh elementary in every dimension.")
        .extension("integral(z, -oo..oo, tanh_hat(z)*survey_hat(bar(z))/size(z, 1)) = 2*pi", folded_closed("m = 1"))
        .extension("(2*pi)*integral(z, -oo..oo, tanh_hat(z)*survey_hat(bar(z))/size(z, 2)) = pi*(2*pi)^(3/2)", folded_closed("m = 2"))
        .meaning("With -iζ² sinh(πζ/2) e^{-ζ²/2} the constant of tanh is elementary for m = 1 and m = 2. From m = 3 on the integrand is like |ζ|^{2-m} near 0 and the integral diverges.")
        .table(super::super::profiles::pairs())
        .mutant("bar dropped", define("bar(z)", "z"))
        .mutant("m + 1 for m", define("size(z,q)", "abs(z)^(q + 1)"))
        .mutant("wrong Hermite degree", define("lifted_hat(z,l)", "abs(z)^m*(i*z)^(n + 3 + l)*G_hat(z)"))
        .mutant("sign of the spectrum of tanh", define("tanh_hat(z)", "i*pi/sinh(pi*z/2)"))
        .mutant("factor 2π", define("G_hat(z)", "2*pi*exp(-z^2/2)"))
        .witness(Witness::of("integral(z, 0..oo, 2*pi*z^d/sinh(pi*z/2)*exp(-z^2/2))", "d = 2..6", 9))
        .witness(Witness::of("integral(z, 0..oo, z^d*(pi^2*cosh(pi*z)/sinh(pi*z)^2)*exp(-z^2/2))", "d = 3..6", 9))
        .witness(Witness::of("integral(z, 0..oo, z^d/(1 + z^2)*exp(-z^2/2))", "d = 0..6", 9))
}

/// A closed form beside the folded integral, for one dimension.
fn folded_closed(name: &str) -> Proof {
    Proof::from(normal_form("the hyperbolic sine cancels")).second_route(folded(name, ""))
}
