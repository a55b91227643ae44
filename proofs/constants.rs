//! # Constants of the theory
//!
//! The ReLU has the spectrum -1/ζ² off the origin in the angular convention A. With e^(-2πi zζ) (ordinary, O) it is that
//! at 2πζ, hence -1/(4π²ζ²); in the unitary convention U it is that of A over √(2π). In each convention ρ is the function
//! whose transform there is ρ̂ = |ζ|^(m+2+2k) φ, φ the standard normal density.
//!
//! The left side of (11) is ∫ σ̂ ρ̂ |ζ|^(-m) over ζ ≠ 0, in the convention's own hats. S\[R\[f\]\] = c f holds with
//! c = (2π)^(m-1) times that integral in A. Written in the other hats (σ̂_A(2πζ) = σ̂_O(ζ), and dζ |ζ|^(-m) gives (2π)^(1-m);
//! σ̂_A = √(2π) σ̂_U, and so for ρ) the factor is 1 in O and (2π)^m in U.

use kenzan::prelude::*;

const INTEGRAND: &str = "sigma_hat(z)*rho_hat(z)/abs(z)^m";
const ANGULAR: (&str, &str) = ("sigma_hat(z)", "-1/z^2");
const ORDINARY: (&str, &str) = ("sigma_hat(z)", "-1/(4*pi^2*z^2)");
const UNITARY: (&str, &str) = ("sigma_hat(z)", "-1/(sqrt(2*pi)*z^2)");

/// The constants that `kenzan constant` knows.
#[must_use]
pub fn constants() -> Vec<Box<dyn Constant>> {
    vec![
        Box::new(relu_integral()),
        Box::new(relu_scalar()),
        Box::new(pair()),
        Box::new(tanh_elementary()),
        Box::new(profile_energy()),
        Box::new(null_energy()),
        Box::new(truncation()),
        Box::new(mollification()),
        Box::new(WassersteinConstant::of(super::laws::families())),
        Box::new(BuresConstant::of()),
        Box::new(normal_entropy()),
        Box::new(excess_risk()),
    ]
}

/// A cell of the table of `ridgelet/pairs`, at any parameters.
fn pair() -> PairConstant {
    PairConstant::of(
        "pair",
        "((σ,ρ)), the scalar in S[R[f]] = ((σ,ρ)) f",
        super::profiles::pairs(),
    )
    .define("bar(z)", "-z")
    .define("size(z,q)", "abs(z)^q")
    .left_side(Angular, "(2*pi)^(m - 1)")
    .left_side(Ordinary, "1")
    .left_side(Unitary, "(2*pi)^m")
}

fn relu(name: &str, title: &str) -> IntegralConstant {
    IntegralConstant::of(name, title)
        .natural("m", 1)
        .natural("k", 0)
        .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
        .define("rho_hat(z)", "abs(z)^(m + 2 + 2*k)*phi(z)")
}

fn relu_integral() -> IntegralConstant {
    relu(
        "relu-integral",
        "the left side of (11) for the ReLU and rho_hat = |zeta|^(m+2+2k) phi",
    )
    .form(Angular, &[ANGULAR], "1", INTEGRAND, "-doublefactorial(2*k - 1)")
    .form(
        Ordinary,
        &[ORDINARY],
        "1",
        INTEGRAND,
        "-doublefactorial(2*k - 1)/(4*pi^2)",
    )
    .form(
        Unitary,
        &[UNITARY],
        "1",
        INTEGRAND,
        "-doublefactorial(2*k - 1)/sqrt(2*pi)",
    )
}

fn relu_scalar() -> IntegralConstant {
    relu(
        "relu-scalar",
        "c in S[R[f]] = c f for the ReLU and rho_hat = |zeta|^(m+2+2k) phi",
    )
    .form(
        Angular,
        &[ANGULAR],
        "(2*pi)^(m - 1)",
        INTEGRAND,
        "-(2*pi)^(m - 1)*doublefactorial(2*k - 1)",
    )
    .form(
        Ordinary,
        &[ORDINARY],
        "1",
        INTEGRAND,
        "-doublefactorial(2*k - 1)/(4*pi^2)",
    )
    .form(
        Unitary,
        &[UNITARY],
        "(2*pi)^m",
        INTEGRAND,
        "-(2*pi)^m*doublefactorial(2*k - 1)/sqrt(2*pi)",
    )
}

/// Elementary in every dimension: the hyperbolic sine of the profile cancels that of the spectrum.
fn tanh_elementary() -> IntegralConstant {
    IntegralConstant::of(
        "tanh-elementary",
        "((σ,ρ)) for tanh and rho_hat = -i |zeta|^(m+d) sinh(pi zeta/2) exp(-zeta^2/2)",
    )
    .natural("m", 1)
    .natural("d", 0)
    .define("bar(z)", "-z")
    .define("sigma_hat(z)", "-i*pi/sinh(pi*z/2)")
    .define("rho_hat(z)", "-i*abs(z)^(m + d)*sinh(pi*z/2)*exp(-z^2/2)")
    .form(
        Angular,
        &[],
        "(2*pi)^(m - 1)",
        "sigma_hat(z)*rho_hat(bar(z))/abs(z)^m",
        "(2*pi)^(m - 1)*pi*2^((d + 1)/2)*gamma((d + 1)/2)",
    )
}

fn profile_energy() -> FormulaConstant {
    FormulaConstant::of(
        "profile-energy",
        "((ρ,ρ)) for the n-th derivative of the Gaussian exp(-x^2/2), in the angular convention",
        "(2*pi)^(m - 1)*integral(z, -oo..oo, rho_hat(z)*rho_hat(-z)/abs(z)^m)",
        "(2*pi)^m*gamma(n + (1 - m)/2)",
    )
    .natural("m", 1)
    .natural("n", 0)
    .define("rho_hat(z)", "(i*z)^n*sqrt(2*pi)*exp(-z^2/2)")
    .provided("m", "2*n")
}

fn null_energy() -> FormulaConstant {
    FormulaConstant::of(
        "null-energy",
        "((ρ,ρ)) for a profile that the ReLU does not see, rho_hat = |zeta|^(m+2) (1 - zeta^2) phi, in the angular convention",
        "(2*pi)^(m - 1)*integral(z, -oo..oo, rho_hat(z)^2/abs(z)^m)",
        "(2*pi)^(m - 2)*gamma(g)*(g^2 - g + 1)",
    )
    .natural("m", 1)
    .define("g", "(m + 5)/2")
    .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
    .define("rho_hat(z)", "abs(z)^(m + 2)*(1 - z^2)*phi(z)")
}

fn truncation() -> FormulaConstant {
    FormulaConstant::of(
        "truncation",
        "the share of sin(2 pi r x) that |a| <= A keeps, for the ReLU and the survey's profile with k = 0",
        "integral(t, y..oo, t^(-1/2)*exp(-t))/gamma(1/2)",
        "erfc(sqrt(y))",
    )
    .natural("r", 1)
    .natural("A", 1)
    .define("y", "(2*pi*r)^2/(2*A^2)")
}

fn mollification() -> FormulaConstant {
    FormulaConstant::of(
        "mollification",
        "the mean size of a standard normal variable, the factor in the bound of the error of a mollified network",
        "integral(z, -oo..oo, abs(z)*phi(z))",
        "sqrt(2/pi)",
    )
    .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
}

fn normal_entropy() -> FormulaConstant {
    FormulaConstant::of(
        "normal-entropy",
        "Shannon's entropy of the standard normal law",
        "integral(u, -oo..oo, -phi(u)*log(phi(u)))",
        "log(2*pi*e)/2",
    )
    .define("phi(u)", "exp(-u^2/2)/sqrt(2*pi)")
}

fn excess_risk() -> FormulaConstant {
    FormulaConstant::of(
        "excess-risk",
        "how much the printed denoiser loses to the optimal one, for data from N(0,1) and noise of variance t",
        "integral(u, -oo..oo, (u*(1 + t)/(1 + 2*t) - u/(1 + t))^2*normal(u, 0, 1 + t))",
        "t^4/((1 + t)*(1 + 2*t)^2)",
    )
    .natural("t", 1)
    .define("normal(u,a,s)", "exp(-(u - a)^2/(2*s))/sqrt(2*pi*s)")
}
