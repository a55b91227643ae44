//! # The ridgelet integral over |a| <= A: equation (12), figure 5
//!
//! σ is the ReLU, ρ̂_k = -|ζ|^{m+2+2k} φ/((2π)^{m-1}(2k-1)!!), so that S R = Id when all of a is used. With |a| <= A only:
//!
//! 1. For m = 1 and Gaussian f, u = aζ and an interchange turn the integral over ζ and a into (1/2π) ∫ f^(u) e^{iux} W(u) du, W the
//!    integral over a alone. (Both signs of a contribute alike.)
//! 2. In W(r), ζ = r/a gives an integral over ζ >= r/A and t = ζ²/2 the regularised incomplete Gamma function Q(k+½, r²/2A²): each
//!    frequency r is kept up to this factor.
//! 3. In dimension m, with u = aζ in R^m, |a| <= A means |ζ| >= |u|/A: the factor is (2π)^{m-1} ∫ σ̂ ρ̂ |ζ|^{-m} over those ζ,
//!    and it is the same function for every m.
//! 4. For k = 0 it is erfc(r/(A√2)); the square \[-30,30\]² of figure 5 keeps erfc(π/(15√2)) of sin 2πx as far as a is concerned.

use kenzan::prelude::*;

const FILTER: &str = "integral(z, r/A..oo, 2*(2*pi)^(m - 1)*sigma_hat(z)*rho_hat(z,m)/z^m) = Q(k + 1/2, r^2/(2*A^2))";

/// The claim `ridgelet/truncation`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/truncation", [equation(12), figure(5)], "What a bounded range of a keeps of f")
        .says("S[R[f]] = f, with a and b ranging over the whole space; figure 5 shows R[f](a,b) for f(x) = sin 2πx on the square [-30,30]².")
        .note("The function Q(c,y) = Γ(c,y)/Γ(c) is the regularised upper incomplete Gamma function. φ is the standard normal density. Only the range of a is bounded here, that of b is not.")
        .rests_on("ridgelet/reconstruction")
        .natural("m", 1)
        .natural("k", 0)
        .real("x p")
        .positive("s A r y")
        .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
        .define("sigma_hat(z)", "-1/z^2")
        .define("rho_hat(z,m)", "-abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1))")
        .define("Q(c,y)", "integral(t, y..oo, t^(c - 1)*exp(-t))/gamma(c)")
        .define("f(u)", "exp(-(u - p)^2/(2*s))")
        .define("f_hat(z)", "integral(u, -oo..oo, f(u)*exp(-i*u*z))")
        .define("W(u)", "integral(a, 0..A, 2*sigma_hat(u/a)*rho_hat(u/a,1)/abs(a))")
        .corrected(
            "integral(a, 0..A, integral(z, -oo..oo, 2*f_hat(a*z)*sigma_hat(z)*rho_hat(z,1)*exp(i*a*z*x)/(2*pi))) = integral(u, -oo..oo, f_hat(u)*exp(i*u*x)/(2*pi)*W(u))",
            chain()
                .equals(
                    "integral(a, 0..A, integral(u, -oo..oo, 2*f_hat(u)*sigma_hat(u/a)*rho_hat(u/a,1)*exp(i*u*x)/(2*pi*abs(a))))",
                    substitution("u = aζ", "u = a*z"),
                )
                .equals(
                    "integral(u, -oo..oo, integral(a, 0..A, 2*f_hat(u)*sigma_hat(u/a)*rho_hat(u/a,1)*exp(i*u*x)/(2*pi*abs(a))))",
                    interchange("a and u change places"),
                )
                .concluding(linearity("what does not depend on a leaves the inner integral")),
        )
        .meaning("m = 1: restricted to |a| <= A, S R multiplies f^(u) by W(u). The left side takes a > 0 twice: a < 0 gives the same, as ζ ↦ -ζ shows.")
        .corrected(
            "W(r) = Q(k + 1/2, r^2/(2*A^2))",
            chain()
                .equals("integral(z, r/A..oo, 2*sigma_hat(z)*rho_hat(z,1)/z)", substitution("ζ = r/a", "z = r/a"))
                .equals(
                    "integral(t, r^2/(2*A^2)..oo, t^(k - 1/2)*exp(-t)/gamma(k + 1/2))",
                    substitution("t = ζ²/2", "t = z^2/2"),
                )
                .concluding(linearity("a constant factor")),
        )
        .meaning("W is even; at the frequency r > 0 it is Q(k+½, r²/2A²), which tends to 1 for A → ∞.")
        .extension(
            FILTER,
            chain()
                .equals(
                    "integral(t, r^2/(2*A^2)..oo, t^(k - 1/2)*exp(-t)/gamma(k + 1/2))",
                    substitution("t = ζ²/2", "t = z^2/2"),
                )
                .concluding(linearity("a constant factor"))
                .second_route(quadrature("both integrals themselves", "m = 1..2, k = 0..2, A = 2, r = 1")),
        )
        .meaning("The same filter in every dimension m.")
        .extension(
            "Q(1/2, y) = erfc(sqrt(y))",
            chain()
                .equals("integral(t, y..oo, t^(-1/2)*exp(-t)/sqrt(pi))", linearity("Γ(1/2) = √π"))
                .equals("integral(z, sqrt(y)..oo, 2*exp(-z^2)/sqrt(pi))", substitution("t = ζ²", "z = sqrt(t)"))
                .concluding(normal_form("the complementary error function"))
                .second_route(quadrature("the integral itself", "y = 1..3")),
        )
        .meaning("k = 0.")
        .extension(
            "Q(1/2, (2*pi)^2/(2*30^2)) = erfc(pi/(15*sqrt(2)))",
            chain()
                .equals("integral(t, (2*pi)^2/(2*30^2)..oo, t^(-1/2)*exp(-t)/sqrt(pi))", linearity("Γ(1/2) = √π"))
                .equals(
                    "integral(z, pi/(15*sqrt(2))..oo, 2*exp(-z^2)/sqrt(pi))",
                    substitution("t = ζ²", "z = sqrt(t)"),
                )
                .concluding(normal_form("the complementary error function"))
                .second_route(quadrature("the integral itself", "")),
        )
        .meaning("The share of sin 2πx that |a| <= 30 keeps, for k = 0.")
        .extension("834105/10^6 < erfc(pi/(15*sqrt(2)))", subdivision("enclosure"))
        .extension("erfc(pi/(15*sqrt(2))) < 834106/10^6", subdivision("enclosure"))
        .mutant("A for A²", restate(FILTER, "integral(z, r/A..oo, 2*(2*pi)^(m - 1)*sigma_hat(z)*rho_hat(z,m)/z^m) = Q(k + 1/2, r^2/(2*A))"))
        .mutant("k + 1 for k", restate(FILTER, "integral(z, r/A..oo, 2*(2*pi)^(m - 1)*sigma_hat(z)*rho_hat(z,m)/z^m) = Q(k + 3/2, r^2/(2*A^2))"))
        .mutant("sign of ρ", define("rho_hat(z,m)", "abs(z)^(m + 2 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1))"))
        .mutant("m + 1 for m", define("rho_hat(z,m)", "-abs(z)^(m + 3 + 2*k)*phi(z)/((2*pi)^(m - 1)*doublefactorial(2*k - 1))"))
        .mutant("factor 2 in the exponent", restate("Q(1/2, y) = erfc(sqrt(y))", "Q(1/2, y) = erfc(sqrt(2*y))"))
        .witness(Witness::of("Q(1/2, y^2)", "y = 1..3", 12).instead("erfc(y)"))
        .witness(Witness::of("Q(k + 1/2, r^2/(2*A^2))", "k = 0..2, A = 2..3, r = 1..2", 8).instead("2*integral(z, r/A..oo, z^(2*k)*phi(z))/doublefactorial(2*k - 1)"))
}
