//! # For odd m the profile ρ is not rapidly decreasing: section 3.2
//!
//! p = m + 2 + 2k = 2q + 1 is odd and ρ(x) = (1/π) ∫ ζ^p e^{-ζ²/2} cos(xζ) dζ over the half line, x > 0.
//!
//! 1. Cauchy's theorem turns the ray of each exponential term by π/4: ρ becomes an integral that decreases like e^{-xt/√2}.
//! 2. Without the term t²/2 in the phase the same integral is, turned by another π/4, (-1)^{q+1} p!/x^{p+1}.
//! 3. The difference of the two phases is t²/2, and |sin| is at most 1 and at most its argument: hence
//!    |x^{p+1} ρ(x) - (-1)^{q+1} p!/π| <= C/x² with an explicit C. So x^{p+1} ρ(x) tends to a constant that is not 0.
//! 4. Then x^{p+2} |ρ(x)| is not bounded: by 3 and the triangle inequality x^{p+1} |ρ(x)| is at least p!/π - C/x², and at an
//!    explicit x = X(M) this times x is at least M.
//! 5. For even m, ρ is a Hermite polynomial times a Gaussian (`ridgelet/relu-profile`), hence rapidly decreasing.
//! 6. For odd m, ρ = G^(n) with n even and n > m + 1 is rapidly decreasing, and admissible with the ReLU.

use kenzan::prelude::*;

/// The claim `ridgelet/relu-profile-decay`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/relu-profile-decay", [equation(11), section("3.2", "decrease of the family")], "The decrease of the ReLU's dual family")
        .says("ρ is rapidly decreasing: it belongs to the Schwartz space S. For the ReLU the functions with ρ̂(ζ) = |ζ|^{m+2+2k} φ(ζ) are given.")
        .note("Here p = m + 2 + 2k = 2q + 1, m odd, and φ is read as exp(-ζ²/2). Rapidly decreasing would mean that x^n ρ(x) is bounded for every n; the printed statement is this one for n = p + 2, with any bound M. The limit shown is p!/π up to the sign; for m = 1, k = 0 it is 6/π.")
        .rests_on("ridgelet/relu-profile")
        .positive("x M")
        .natural("q", 1)
        .natural("r", 1)
        .natural("j", 1)
        .define("rho(x)", "integral(z, 0..oo, z^(2*q + 1)*exp(-z^2/2)*cos(x*z))/pi")
        .define("limit", "(-1)^(q + 1)*factorial(2*q + 1)/pi")
        .define("C", "2^(q + 1)*factorial(2*q + 3)/pi")
        .define("theta(t)", "x*t/sqrt(2) + (q + 1)*pi/2")
        .define("weight(t)", "t^(2*q + 1)*exp(-x*t/sqrt(2))")
        .define("turned", "integral(t, 0..oo, weight(t)*cos(theta(t) - t^2/2))")
        .define("leading", "integral(t, 0..oo, weight(t)*cos(theta(t)))")
        .define("B", "pi*M/factorial(2*q + 1)")
        .define("D", "(2*q + 2)*(2*q + 3)*2^(q + 1)")
        .define("X", "B + D + 1")
        .define("sigma_hat(z)", "-1/z^2")
        .define("G_hat(z,n)", "(i*z)^n*sqrt(2*pi)*exp(-z^2/2)")
        .printed("x*abs(x^(2*q + 2)*rho(x)) <= M", counterexample("q = 1, x = 8, M = 1"))
        .at(section("3.2", "decrease of the family"))
        .meaning("No M will do: see the bound from below at x = X further on.")
        .corrected(
            "abs(x^(2*q + 2)*rho(x) - limit) <= C/x^2",
            chain()
                .equals("abs(x^(2*q + 2)*(turned/pi) - limit)", rotation("the ray turned by π/4", "1/4"))
                .equals(
                    "abs(x^(2*q + 2)*(turned/pi) - x^(2*q + 2)*(integral(z, 0..oo, z^(2*q + 1)*exp(-x*z)*cos((q + 1)*pi))/pi))",
                    part("the factorial as an integral"),
                )
                .equals("abs(x^(2*q + 2)*(turned/pi) - x^(2*q + 2)*(leading/pi))", rotation("the ray turned by π/4", "1/4"))
                .equals(
                    "abs(integral(t, 0..oo, x^(2*q + 2)/pi*2*weight(t)*sin(t^2/4)*sin(theta(t) - t^2/4)))",
                    linearity("the difference of two cosines"),
                )
                .at_most(
                    "integral(t, 0..oo, x^(2*q + 2)/pi*weight(t)*t^2/2)",
                    majorant("|sin(t²/4)| is at most t²/4"),
                )
                .concluding(normal_form("the factorial as an integral")),
        )
        .label("limit")
        .at(section("3.2", "decrease of the family"))
        .meaning("x^{p+1} ρ(x) tends to ±p!/π, which is not 0, with error at most C/x²: ρ decreases like x^{-p-1} and no faster.")
        .corrected(
            "factorial(2*q + 1)/pi - C/x^2 <= abs(x^(2*q + 2)*rho(x))",
            triangle("|ρ| from below", "limit"),
        )
        .label("from below")
        .corrected(
            "M <= X*abs(X^(2*q + 2)*rho(X))",
            chain()
                .at_most("M + factorial(2*q + 1)/pi*(1 + D*(B + D)/X)", normal_form("what is added is positive"))
                .equals("X*(factorial(2*q + 1)/pi - C/X^2)", normal_form("C is D times p!/π"))
                .concluding(special_case("the line before at x = X", "from below", &["x = X"])),
        )
        .meaning("No M will do: whatever M is, x^{p+2} |ρ(x)| is at least M at x = X.")
        .extension(
            "integral(z, -oo..oo, sigma_hat(z)*G_hat(z,2*r + 2*j)/abs(z)^(2*r - 1)) = (-1)^(r + j + 1)*sqrt(2*pi)*2^j*factorial(j - 1)",
            chain()
                .concluding(normal_form("a Gaussian moment"))
                .second_route(quadrature("the integral itself", "r = 1..2, j = 1..2")),
        )
        .meaning("The remedy for odd m = 2r - 1: ρ = G^(n) with n = 2r + 2j, even and greater than m + 1, is a polynomial times a Gaussian, and admissible: the left side of (11) is finite and not 0.")
        .mutant("m + 1 for m, x large", [between("x", "20", "30"), define("rho(x)", "integral(z, 0..oo, z^(2*q + 2)*exp(-z^2/2)*cos(x*z))/pi")])
        .mutant("sign of the limit, x large", [between("x", "20", "30"), define("limit", "(-1)^q*factorial(2*q + 1)/pi")])
        .mutant("2π for π, x large", [between("x", "20", "30"), define("limit", "(-1)^(q + 1)*factorial(2*q + 1)/(2*pi)")])
        .mutant("one power more, x large", [between("x", "20", "30"), restate("limit", "abs(x^(2*q + 3)*rho(x) - limit) <= C/x^2")])
        .mutant("n <= m + 1", define("G_hat(z,n)", "(i*z)^(n - 1)*sqrt(2*pi)*exp(-z^2/2)"))
        .witness(Witness::of("rho(x)", "q = 1..3, x = 1..5", 8))
        .witness(Witness::of("limit", "q = 1..4", 10))
}
