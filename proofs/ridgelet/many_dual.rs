//! # One activation function has many ρ: section 3.2
//!
//! σ is the ReLU, ρ̂_k = -|ζ|^{m+2+2k} φ/((2π)^{m-1}(2k-1)!!), φ the normal density.
//!
//! 1. ((σ,ρ_k)) = 1 for every k and m: each ρ_k reconstructs f exactly.
//! 2. Any two neighbours differ: ((ρ_k - ρ_{k+1}, ρ_k - ρ_{k+1})) has a closed form, positive for every k and m. By
//!    `ridgelet/plancherel` the transforms R_k f and R_{k+1} f then differ for every f != 0. Nor are any two others equal: their
//!    quotient is a power of ζ.
//! 3. The null element ρ̂ = |ζ|^{m+2}(1-ζ²)φ has ((σ,ρ)) = 0, hence S R = 0, while ((ρ,ρ)) = (2π)^{m-2} Γ(g)(g² - g + 1) with
//!    g = (m+5)/2, which is positive: R\[f\] is not 0 although the network it describes is. Adding any multiple of R\[f\]
//!    to the coefficients of a network changes nothing.
//! 4. For m = 1 and every Gaussian f, S R f is worked out for ρ_k and for the null element.

use kenzan::prelude::*;

/// The claim `ridgelet/many-dual`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/many-dual", [section("3.2", "many duals"), equation(11)], "Infinitely many ρ for one σ")
        .says("In general infinitely many ρ satisfy the admissibility condition for one σ; for the ReLU those with ρ̂(ζ) = |ζ|^{m+2+2k} φ(ζ), k = 0, 1, 2, ….")
        .note("((σ,ρ)) = (2π)^{m-1} ∫ σ̂ ρ̂ |ζ|^{-m} dζ over ζ ≠ 0 in the angular convention; every ρ̂ here is real, so no bar is needed. φ is the standard normal density.")
        .rests_on("ridgelet/plancherel")
        .rests_on("ridgelet/reconstruction")
        .natural("m", 1)
        .natural("k", 0)
        .natural("l", 1)
        .real("x p w")
        .positive("s")
        .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
        .define("sigma_hat(z)", "-1/z^2")
        .define("rho_hat(z,k,m)", "-abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1))")
        .define("null_hat(z,m)", "abs(z)^(m + 2)*(1 - z^2)*phi(z)")
        .define("gap(z)", "rho_hat(z,k,m) - rho_hat(z,k + 1,m)")
        .define("g", "(m + 5)/2")
        .define("h", "g + 2*k")
        .define("apart", "gamma(h)*((m + 3)^2/4 + h)/((2*pi)^m*doublefactorial(2*k + 1)^2)")
        .define("f(u)", "exp(-(u - p)^2/(2*s))")
        .define("f_hat(z)", "integral(u, -oo..oo, f(u)*exp(-i*u*z))")
        .corrected(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, sigma_hat(z)*rho_hat(z,k,m)/abs(z)^m) = 1",
            chain().concluding(normal_form("a Gaussian moment")).second_route(quadrature("the integral itself", "m = 1..3, k = 0..3")),
        )
        .at(section("3.2", "many duals"))
        .meaning("Every ρ_k reconstructs: S R_k f = f.")
        .corrected(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, gap(z)^2/abs(z)^m) = apart",
            chain().concluding(normal_form("Gaussian moments")).second_route(quadrature("the integral itself", "m = 1..3, k = 0..2")),
        )
        .corrected("0 < apart", normal_form("a sum of positive terms"))
        .at(section("3.2", "many duals"))
        .meaning("ρ_k and ρ_{k+1} are different, and so are R_k f and R_{k+1} f for every f ≠ 0: no two of these solutions of S[γ] = f with successive k coincide.")
        .corrected(
            "doublefactorial(2*(k + l) - 1)*rho_hat(w,k + l,m) = w^(2*l)*doublefactorial(2*k - 1)*rho_hat(w,k,m)",
            normal_form("powers of ζ"),
        )
        .at(section("3.2", "many duals"))
        .meaning("Nor are any two others of the family equal: for l > 0 the quotient of ρ̂_{k+l} and ρ̂_k is a multiple of ζ^{2l}, not constant.")
        .corrected(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, sigma_hat(z)*(rho_hat(z,k,m) + x*null_hat(z,m))/abs(z)^m) = 1",
            normal_form("Gaussian moments"),
        )
        .meaning("And to each of them any multiple x of the null element, shown next, may be added.")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, sigma_hat(z)*null_hat(z,m)/abs(z)^m) = 0",
            chain().concluding(normal_form("two equal Gaussian moments")).beside(
                "integral(z, -oo..oo, sigma_hat(z)*abs(z)^(m + 2)*phi(z)/abs(z)^m) = integral(z, -oo..oo, sigma_hat(z)*abs(z)^(m + 4)*phi(z)/abs(z)^m)",
                quadrature("the two moments", "m = 1..4"),
            ),
        )
        .meaning("The null element: S[R[f]] = 0 for every f.")
        .extension(
            "(2*pi)^(m - 1)*integral(z, -oo..oo, null_hat(z,m)^2/abs(z)^m) = (2*pi)^(m - 2)*gamma(g)*(g^2 - g + 1)",
            chain().concluding(normal_form("Gaussian moments")).second_route(quadrature("the integral itself", "m = 1..6")),
        )
        .extension("0 < (2*pi)^(m - 2)*gamma(g)*(g^2 - g + 1)", normal_form("g is positive"))
        .meaning("Yet R[f] is not 0 for the null element: S has a kernel, in every dimension.")
        .extension(
            "integral(z, -oo..oo, null_hat(z,1)^2/abs(z)) = 7/pi",
            chain().concluding(normal_form("Gaussian moments")).second_route(quadrature("the integral itself", "")),
        )
        .meaning("((ρ,ρ)) of the null element for m = 1.")
        .extension(
            "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*rho_hat(z,k,1)*exp(i*a*z*x)/(2*pi))) = f(x)",
            normal_form("Fourier inversion, then a Gaussian moment"),
        )
        .meaning("S R_k f = f for m = 1, every Gaussian f and every k, in frequency.")
        .extension(
            "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*null_hat(z,1)*exp(i*a*z*x)/(2*pi))) = 0",
            normal_form("Fourier inversion, then two equal moments"),
        )
        .meaning("S R f = 0 for the null element, m = 1 and every Gaussian f, in frequency.")
        .mutant("1 + ζ² for 1 - ζ²", define("null_hat(z,m)", "abs(z)^(m + 2)*(1 + z^2)*phi(z)"))
        .mutant("k + 1 for k", define("rho_hat(z,k,m)", "-abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k + 1))"))
        .mutant("sign of ρ", define("rho_hat(z,k,m)", "abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1))"))
        .mutant("factor 2π", define("rho_hat(z,k,m)", "-abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^m*doublefactorial(2*k - 1))"))
        .mutant("m + 1 for m", define("g", "(m + 6)/2"))
        .mutant("the null element is 0", define("null_hat(z,m)", "0*z"))
        .witness(Witness::of("(2*pi)^(m - 2)*gamma(g)*(g^2 - g + 1)", "m = 2..6", 10))
        .witness(Witness::of("integral(z, -oo..oo, null_hat(z,1)^2/abs(z))", "", 9))
}
