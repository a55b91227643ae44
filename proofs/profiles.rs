//! # The profiles ρ of the table of pairs
//!
//! Families of real functions by their transforms ρ̂(ζ) = ∫ ρ(x) e^{-ixζ} dx, with `z` for ζ; G(x) = e^{-x²/2} has the
//! transform √(2π) e^{-ζ²/2}. Two of the families are defined by a convention's own frequencies: there `frequency(z)` is ζ
//! in the units of the convention and `unit` the factor from its transform to the angular one.

use kenzan::prelude::*;

/// The families of profiles, in the order of the table.
#[must_use]
pub fn profiles() -> Vec<Profile> {
    vec![
        Profile::family(
            "LG",
            "Λ^m G^(n)",
            "n",
            6,
            "abs(frequency(z))^m*(i*z)^n*sqrt(2*pi)*exp(-z^2/2)",
        )
        .alias("ΛmG")
        .alias("LambdaG"),
        Profile::family("G", "G^(n)", "n", 6, "(i*z)^n*sqrt(2*pi)*exp(-z^2/2)").alias("hermite"),
        Profile::family(
            "rho",
            "the survey's ρ_k",
            "k",
            3,
            "unit*abs(frequency(z))^(m + 2 + 2*k)*exp(-frequency(z)^2/2)/sqrt(2*pi)",
        )
        .alias("survey")
        .alias("ρ"),
    ]
}

/// The table of ((σ,ρ)) of all activations and profiles in the three conventions of the Fourier transform.
#[must_use]
pub fn pairs() -> Table {
    Table::of("(2*pi)^(m - 1)", "rho_hat(bar(z))/size(z, m)")
        .rows(super::activations::activations())
        .columns(profiles())
        .in_convention(Angular, &[("frequency(z)", "z"), ("unit", "1")])
        .in_convention(Ordinary, &[("frequency(z)", "z/(2*pi)"), ("unit", "1")])
        .in_convention(Unitary, &[("frequency(z)", "z"), ("unit", "sqrt(2*pi)")])
}
