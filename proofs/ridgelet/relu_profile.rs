//! # The profile ρ whose transform is |ζ|^p e^{-ζ²/2}: equation (11)
//!
//! With p = m + 2 + 2k and F(p) = |ζ|^p e^{-ζ²/2} e^{iζx}/2π, ρ(x) = ∫ F(p) dζ.
//!
//! 1. C = (p+2) ζ F(p) - (ζ + ix) F(p+2) vanishes at both ends and C' = (p+1)(p+2) F(p) + (x² - 2p - 5) F(p+2) + F(p+4).
//!    So ρ satisfies a recursion in p, and so does (1/π) 2^{(p-1)/2} Γ((p+1)/2) 1F1((p+1)/2; 1/2; -x²/2), by the relation
//!    between contiguous functions; they agree at p = 0, 1, 2, 3, hence for every p.
//! 2. For even p = 2q the same recursion is that of (-1)^q He_{2q}(x) φ(x): a Hermite polynomial times a Gaussian.
//! 3. For odd p Dawson's function F(x/√2) appears: it is ∫ sin(ζx) e^{-ζ²/2} dζ over the half line, up to √2. Each step
//!    from p to p + 2 is two derivatives and a sign.
//! 4. Rigorous quadrature of ∫ |ζ|^p e^{-ζ²/2} cos(ζx) dζ/2π encloses the same numbers.

use kenzan::prelude::*;

/// The claim `ridgelet/relu-profile`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/relu-profile", [equation(11), section("3.2", "the ReLU's family")], "The profile ρ of the ReLU's dual family")
        .says("For the ReLU, every ρ with ρ̂(ζ) = |ζ|^{m+2+2k} φ(ζ), φ Gaussian and k = 0, 1, 2, …, is admissible. The function ρ itself is not written out.")
        .note("Throughout p = m + 2 + 2k, and φ is read as exp(-ζ²/2) in ρ̂; read as the normal density, every ρ is divided by √(2π). The inverse transform is ρ(x) = (1/2π) ∫ ρ̂(ζ) e^{iζx} dζ.")
        .real("x")
        .natural("p", 0)
        .natural("q", 0)
        .define("F(n,z)", "abs(z)^n*exp(-z^2/2)*exp(i*z*x)/(2*pi)")
        .define("phi(u)", "exp(-u^2/2)/sqrt(2*pi)")
        .define("rho(n)", "integral(z, -oo..oo, F(n,z))")
        .define("kummer(n)", "2^((n - 1)/2)*gamma((n + 1)/2)*hyp1f1((n + 1)/2, 1/2, -x^2/2)/pi")
        .define("even(n)", "(-1)^n*hermite(2*n, x)*phi(x)")
        .define("D", "dawson(x/sqrt(2))")
        .define("first", "(1 - sqrt(2)*x*D)/pi")
        .define("third", "(2 - x^2 + sqrt(2)*x*(x^2 - 3)*D)/pi")
        .extension(
            "rho(p) = kummer(p)",
            chain()
                .concluding(recursion(
                    "recursion of contiguous functions",
                    "p",
                    &["(p + 1)*(p + 2)", "0", "x^2 - 2*p - 5", "0", "1"],
                    "(p + 2)*z*F(p,z) - (z + i*x)*F(p + 2,z)",
                ))
                .beside(
                    "integral(z, -oo..oo, abs(z)^p*exp(-z^2/2)*cos(z*x)/(2*pi)) = kummer(p)",
                    quadrature("the real part itself", "p = 1..6, x = 2..3"),
                ),
        )
        .meaning("For every m and k, ρ is one and the same function of p = m + 2 + 2k and x.")
        .extension(
            "rho(2*q) = even(q)",
            recursion(
                "recursion of the Hermite polynomials",
                "q",
                &["(2*q + 1)*(2*q + 2)", "x^2 - 4*q - 5", "1"],
                "(2*q + 2)*z*F(2*q,z) - (z + i*x)*F(2*q + 2,z)",
            ),
        )
        .meaning("Even m: ρ is a Hermite polynomial times a Gaussian.")
        .extension("rho(1) = first", normal_form("Dawson's function as a sine transform"))
        .extension(
            "rho(3) = third",
            chain().concluding(normal_form("Dawson's function as a sine transform")).beside(
                "integral(z, -oo..oo, abs(z)^3*exp(-z^2/2)*cos(z*x)/(2*pi)) = third",
                quadrature("the real part itself", "x = 0..4"),
            ),
        )
        .meaning("m = 1, k = 0.")
        .extension("-diff(diff(first, x), x) = third", normal_form("F' = 1 - 2xF for Dawson's F"))
        .extension("rho(5) = -diff(diff(third, x), x)", normal_form("two derivatives of Dawson's function"))
        .meaning("m = 3, k = 0 or m = 1, k = 1.")
        .extension("rho(7) = diff(diff(diff(diff(third, x), x), x), x)", normal_form("four derivatives of Dawson's function"))
        .meaning("Odd m: Dawson's function with polynomial factors; each step from p to p + 2 is two derivatives and a sign.")
        .mutant("m for m + 1 in Γ", define("kummer(n)", "2^((n - 1)/2)*gamma(n/2)*hyp1f1((n + 1)/2, 1/2, -x^2/2)/pi"))
        .mutant("k + 1 for k", define("F(n,z)", "abs(z)^(n + 2)*exp(-z^2/2)*exp(i*z*x)/(2*pi)"))
        .mutant("sign of the Hermite profile", define("even(n)", "hermite(2*n, x)*phi(x)"))
        .mutant("wrong Hermite degree", define("even(n)", "(-1)^n*hermite(2*n + 1, x)*phi(x)"))
        .mutant("factor 2π", define("F(n,z)", "abs(z)^n*exp(-z^2/2)*exp(i*z*x)"))
        .mutant("square root for square", define("third", "(2 - x^2 + x*(x^2 - 3)*D)/pi"))
        .witness(Witness::of("kummer(p)", "p = 2..6, x = 0..3", 8).instead("integral(z, 0..oo, z^p*exp(-z^2/2)*cos(x*z))/pi"))
        .witness(Witness::of("kummer(2*q + 1)", "q = 0..4, x = 0", 10).instead("2^q*gamma(q + 1)/pi"))
}
