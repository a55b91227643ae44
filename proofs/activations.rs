//! # The activations of the theory
//!
//! σ is a formula in `z`; σ̂(ζ) = ∫ σ(x) e^{-ixζ} dx is stated for ζ ≠ 0, with `z` for ζ. The claim `ridgelet/spectra`
//! shows every line from σ itself; whoever needs a spectrum takes it from here.

use kenzan::prelude::*;

/// Every activation, by permanent name.
#[must_use]
pub fn activations() -> Vec<Activation> {
    vec![
        Activation::of("relu", "the ReLU", "max(z, 0)")
            .alias("ramp")
            .spectrum_off_origin("-1/z^2", "2"),
        Activation::of(
            "leaky-relu",
            "the leaky ReLU of slope α on the left",
            "max(z, 0) + alpha*min(z, 0)",
        )
        .alias("lrelu")
        .real("alpha", "1/100")
        .spectrum_off_origin("-(1 - alpha)/z^2", "2"),
        Activation::of(
            "elu",
            "the exponential linear unit",
            "max(z, 0) + (exp(z) - 1)*(1 - sign(z))/2",
        )
        .spectrum_off_origin("-1/z^2 + 1/(1 - i*z) - i/z", "2"),
        Activation::of("power", "the truncated power z_+^n", "z^n*(1 + sign(z))/2")
            .alias("truncated-power")
            .natural("n", "0..5")
            .spectrum_off_origin("factorial(n)/(i*z)^(n + 1)", "n + 1"),
        Activation::of("sign", "the sign", "sign(z)").spectrum_off_origin("2/(i*z)", "1"),
        Activation::of("step", "the unit step", "(1 + sign(z))/2")
            .alias("heaviside")
            .spectrum_off_origin("1/(i*z)", "1"),
        Activation::of("tanh", "the hyperbolic tangent", "tanh(z)").spectrum_off_origin("-i*pi/sinh(pi*z/2)", "1"),
        Activation::of("sigmoid", "the logistic function", "1/(1 + exp(-z))")
            .alias("logistic")
            .spectrum_off_origin("-i*pi/sinh(pi*z)", "1"),
        Activation::of(
            "sigmoid-derivative",
            "the derivative of the logistic function",
            "1/(4*cosh(z/2)^2)",
        )
        .spectrum_off_origin("pi*z/sinh(pi*z)", "0"),
        Activation::of("softplus", "the softplus", "log(1 + exp(z))").spectrum_off_origin("-pi/(z*sinh(pi*z))", "2"),
        Activation::of("silu", "the sigmoid linear unit", "z/(1 + exp(-z))")
            .alias("swish")
            .spectrum_off_origin("-pi^2*cosh(pi*z)/sinh(pi*z)^2", "2"),
        Activation::of("gelu", "the Gaussian error linear unit", "z*(1 + erf(z/sqrt(2)))/2")
            .spectrum_off_origin("-(1 + 1/z^2)*exp(-z^2/2)", "2"),
        Activation::of("erf", "the error function", "erf(z)").spectrum_off_origin("2*exp(-z^2/4)/(i*z)", "1"),
        Activation::of("atan", "the inverse tangent", "atan(z)")
            .alias("arctan")
            .spectrum_off_origin("-i*pi*exp(-abs(z))/z", "1"),
        Activation::of("gaussian", "the Gaussian", "exp(-z^2/2)").spectrum_off_origin("sqrt(2*pi)*exp(-z^2/2)", "0"),
        Activation::of("cos", "the cosine of frequency ω", "cos(omega*z)")
            .positive("omega", "1")
            .point_mass("omega", "pi")
            .point_mass("-omega", "pi"),
        Activation::of("sin", "the sine of frequency ω", "sin(omega*z)")
            .positive("omega", "1")
            .point_mass("omega", "-i*pi")
            .point_mass("-omega", "i*pi"),
    ]
}
