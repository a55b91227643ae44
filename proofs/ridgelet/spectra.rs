//! # The spectra of the activations, off the origin: what σ̂ in (11) is
//!
//! G(x) = e^{-(x-c)²/2s} of any width and centre; g(n,·) is its n-th derivative.
//!
//! 1. ĝ(ζ) = (iζ)ⁿ √(2πs) e^{-sζ²/2 - icζ}, without a zero off the origin.
//! 2. Let h have at most a pole of order n at 0. As c varies, ∫ σ g is the convolution of σ with a derivative of a Gaussian, whose
//!    transform is σ̂ ĝ. If it is (2π)⁻¹ ∫ h(ζ) ĝ(-ζ) dζ for all c, then σ̂ ĝ = h ĝ, the transform being one-to-one; and
//!    ĝ may be divided away off 0: σ̂ = h there. So the pairings settle the ReLU, the leaky ReLU, step, sign and powers.
//! 3. z_+^{n+1} has the derivative (n+1) z_+^n, so iζ σ̂ rises the same ladder: every n follows from the step.
//! 4. Where σ^(d) is integrable, (iζ)^d σ̂ is its integral against e^{-ixζ}: Gaussian integrals for erf and GELU; residues for
//!    sech² and its scaled copy σ', as F(z + iT) = q F(z) in the rectangle of height T.
//! 5. atan' is the inverse transform of π e^{-|ζ|}; SiLU is x times the logistic function, so σ̂ is i d/dζ of its spectrum; ELU is a sum.
//! 6. cos and sin pair with every Gaussian as two point masses do.
//! 7. Beside each, both sides of the pairing are enclosed by quadrature, which knows nothing of these rules.

use kenzan::prelude::*;

/// ∫ σ g = (2π)⁻¹ ∫ σ̂ conj(ĝ) for an activation with the parameters `p`, as in `,alpha`.
fn pairing(sigma: &str, p: &str, n: u32) -> String {
    format!(
        "integral(x, -oo..oo, sigma_{sigma}(x{p})*g({n},x)) = integral(z, -oo..oo, sigma_{sigma}_hat(z{p})*g_hat({n},-z))/(2*pi)"
    )
}

/// The pairing as the statement.
fn paired(claim: Claim, sigma: &str, p: &str, n: u32, at: &str) -> Claim {
    claim.corrected(
        &pairing(sigma, p, n),
        Proof::from(normal_form("Gaussian integrals")).second_route(quadrature("both sides", at)),
    )
}

/// A rule that gives σ̂, with the pairing beside it.
fn ruled(claim: Claim, sigma: &str, n: u32, relation: &str, proof: Proof) -> Claim {
    let pairs = quadrature("Parseval pairing", "s = 1, c = 1/3");
    claim.corrected(relation, proof.beside(&pairing(sigma, "", n), pairs))
}

/// The spectrum of an activation from the transform of its derivative of order `n`.
fn derived(claim: Claim, sigma: &str, n: u32, proof: Proof) -> Claim {
    let (derivative, factor) = match n {
        0 => (format!("sigma_{sigma}(x)"), ""),
        1 => (format!("diff(sigma_{sigma}(x), x)"), "i*z*"),
        _ => (format!("diff(diff(sigma_{sigma}(x), x), x)"), "(i*z)^2*"),
    };
    let relation = format!("integral(x, -oo..oo, {derivative}*exp(-i*x*z)) = {factor}sigma_{sigma}_hat(z)");
    ruled(claim, sigma, n, &relation, proof)
}

/// The proof with a second pairing, of one derivative more, at another width and centre.
fn again(proof: Proof, sigma: &str, n: u32) -> Proof {
    let pairs = quadrature("one derivative more", "s = 1/2, c = -1");
    proof.beside(&pairing(sigma, "", n), pairs)
}

fn rule(name: &str) -> Proof {
    Proof::from(normal_form(name))
}

fn by_residues(height: &str, poles: &[&str]) -> Proof {
    Proof::from(contour("the rectangle above the line", height, poles))
}

/// The claim `ridgelet/spectra`.
#[must_use]
pub fn claim() -> Claim {
    let base = Claim::of("ridgelet/spectra", [equation(11)], "The Fourier transforms of the activations, off the origin")
        .says("Condition (11) is written with σ̂, which for the usual activation functions is a tempered distribution and no function; only its values off the origin enter.")
        .note("Not checked, and used to read the statements as spectra: the Fourier transform is linear and one-to-one on tempered distributions; it turns the derivative into multiplication by iζ, multiplication by x into i d/dζ, and convolution with a rapidly decreasing function into multiplication by its transform; for integrable functions it is the integral (W. Rudin, Functional Analysis, 2nd ed. 1991, chapter 7).")
        .note("Hats are angular Fourier transforms. Of each activation the page shows either the pairing of σ with all derivatives of Gaussians of one order, or a rule of the transform. A pairing for all centres settles σ̂ off the origin: as a function of the centre it is a convolution whose transform is the product of σ̂ and the transform of a Gaussian derivative, which has no zero there.")
        .note("A rule with d derivatives applies to functions that have d continuous derivatives and an integrable one of order d; tanh, the logistic function, softplus, erf, GELU and atan are analytic on the line.")
        .real("c")
        .positive("s")
        .nonzero("y z");
    let base = activations()
        .iter()
        .fold(base, |claim, activation| activation.defined_in(claim))
        .define(
            "g(n,x)",
            "(-1)^n*s^(-n/2)*hermite(n, (x - c)/sqrt(s))*exp(-(x - c)^2/(2*s))",
        )
        .define("g_hat(n,z)", "(i*z)^n*sqrt(2*pi*s)*exp(-s*z^2/2 - i*c*z)");
    let base = (0..=6).fold(base, |claim, n| {
        claim.corrected(
            &format!("integral(x, -oo..oo, g({n},x)*exp(-i*x*z)) = g_hat({n},z)"),
            normal_form("a Gaussian integral"),
        )
    });
    let base = paired(base, "relu", "", 2, "s = 1, c = 1/3");
    let base = paired(base, "leaky_relu", ",alpha", 2, "s = 1, c = 1/3, alpha = 1/10");
    let base = paired(base, "sign", "", 1, "s = 1, c = 1/3");
    let base = paired(base, "step", "", 1, "s = 1, c = 1/3");
    let base = (0..=5).fold(base, |claim, n| {
        paired(claim, "power", &format!(",{n}"), n + 1, "s = 1, c = 1/3")
    });
    let base = base
        .corrected(
            "diff(sigma_power(y,n + 1), y) = (n + 1)*sigma_power(y,n)",
            normal_form("off the kink"),
        )
        .corrected(
            "i*z*sigma_power_hat(z,n + 1) = (n + 1)*sigma_power_hat(z,n)",
            rule("the derivative"),
        )
        .meaning("With the step for n = 0, by induction: the spectrum of every truncated power.");
    let base = derived(base, "gaussian", 0, rule("a Gaussian integral"));
    let base = derived(base, "erf", 1, rule("the derivative is a Gaussian"));
    let polynomial = rule("the second derivative is a polynomial times a Gaussian");
    let base = derived(base, "gelu", 2, polynomial);
    let sech = by_residues("pi", &["i*pi/2", "i*pi/2"]);
    let base = derived(base, "tanh", 1, again(sech, "tanh", 2));
    let wider = || by_residues("2*pi", &["i*pi", "i*pi"]);
    let base = derived(base, "sigmoid_derivative", 0, wider());
    let base = derived(base, "sigmoid", 1, wider());
    let base = derived(base, "softplus", 2, wider());
    let silu = again(
        rule("multiplication by x").beside("sigma_silu(c) = c*sigma_sigmoid(c)", normal_form("its definition")),
        "silu",
        3,
    );
    let base = ruled(
        base,
        "silu",
        2,
        "sigma_silu_hat(z) = i*diff(sigma_sigmoid_hat(z), z)",
        silu,
    );
    let atan = rule("the inverse transform of an integrable function")
        .beside("diff(atan(c), c) = 1/(1 + c^2)", normal_form("the derivative"));
    let base = ruled(
        base,
        "atan",
        1,
        "integral(z, -oo..oo, i*z*sigma_atan_hat(z)*exp(i*c*z))/(2*pi) = diff(sigma_atan(c), c)",
        atan,
    );
    let elu = rule("linearity, and the constant lives at the origin").beside(
        "sigma_elu(c) = sigma_relu(c) + exp(c)*(1 - sign(c))/2 + sigma_step(c) - 1",
        normal_form("on both half lines"),
    );
    ruled(
        base,
        "elu",
        2,
        "sigma_elu_hat(z) = sigma_relu_hat(z) + integral(x, -oo..0, exp(x)*exp(-i*x*z)) + sigma_step_hat(z)",
        elu,
    )
    .corrected(
        "integral(x, -oo..oo, sigma_cos(x,omega)*g(0,x)) = (pi*g_hat(0,-omega) + pi*g_hat(0,omega))/(2*pi)",
        rule("Gaussian integrals"),
    )
    .meaning("Two point masses, of weight π, at ω and -ω: cos has no spectrum elsewhere.")
    .corrected(
        "integral(x, -oo..oo, sigma_sin(x,omega)*g(0,x)) = (-i*pi*g_hat(0,-omega) + i*pi*g_hat(0,omega))/(2*pi)",
        rule("Gaussian integrals"),
    )
    .mutant("sign of σ̂", define("sigma_tanh_hat(z)", "i*pi/sinh(pi*z/2)"))
    .mutant(
        "2π for π in front",
        define("sigma_sigmoid_hat(z)", "-2*i*pi/sinh(pi*z)"),
    )
    .mutant(
        "π/2 for π in sinh",
        define("sigma_sigmoid_derivative_hat(z)", "pi*z/sinh(pi*z/2)"),
    )
    .mutant("ζ for ζ²", define("sigma_relu_hat(z)", "-1/z"))
    .mutant("the other sign of i", define("sigma_step_hat(z)", "-1/(i*z)"))
    .mutant("n for n + 1", define("sigma_power_hat(z,n)", "factorial(n)/(i*z)^n"))
    .mutant(
        "e^{-|ζ|/2} for e^{-|ζ|}",
        define("sigma_atan_hat(z)", "-i*pi*exp(-abs(z)/2)/z"),
    )
    .mutant("the variance of erf", define("sigma_erf_hat(z)", "2*exp(-z^2/2)/(i*z)"))
    .witness(Witness::of(
        "integral(x, -oo..oo, sigma_erf(x)*g(1,x))",
        "s = 1..2, c = -1..1",
        8,
    ))
    .witness(
        Witness::of(
            "integral(z, -oo..oo, sigma_atan_hat(z)*g_hat(1,-z))/(2*pi)",
            "s = 1..2, c = -1..1",
            8,
        )
        .instead("-integral(x, -oo..oo, exp(-(x - c)^2/(2*s))/(1 + x^2))"),
    )
    .witness(Witness::of("sigma_erf(c)", "c = -3..3", 12))
}
