//! # Constants of the theory
//!
//! The ReLU has the spectrum -1/ζ² off the origin in the angular convention A. With e^(-2πi zζ) (ordinary, O) it is that
//! at 2πζ, hence -1/(4π²ζ²); in the unitary convention U it is that of A over √(2π). In each convention ρ is the function
//! whose transform there is ρ̂ = |ζ|^(m+2+2k) φ, φ the standard normal density.
//!
//! The left side of (11) is ∫ σ̂ ρ̂ |ζ|^(-m) over ζ ≠ 0, in the convention's own hats. S\[R\[f\]\] = c f holds with
//! c = (2π)^(m-1) times that integral in A. Written in the other hats (σ̂_A(2πζ) = σ̂_O(ζ), and dζ |ζ|^(-m) gives (2π)^(1-m);
//! σ̂_A = √(2π) σ̂_U, and so for ρ) the factor is 1 in O and (2π)^m in U.

use kensho::prelude::*;

const INTEGRAND: &str = "sigma_hat(z)*rho_hat(z)/abs(z)^m";
const ANGULAR: (&str, &str) = ("sigma_hat(z)", "-1/z^2");
const ORDINARY: (&str, &str) = ("sigma_hat(z)", "-1/(4*pi^2*z^2)");
const UNITARY: (&str, &str) = ("sigma_hat(z)", "-1/(sqrt(2*pi)*z^2)");

/// The constants that `kensho constant` knows.
#[must_use]
pub fn constants() -> Vec<Box<dyn Constant>> {
    vec![
        Box::new(relu_integral()),
        Box::new(relu_scalar()),
        Box::new(pair()),
        Box::new(WassersteinConstant::of(super::laws::families())),
        Box::new(BuresConstant::of()),
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
