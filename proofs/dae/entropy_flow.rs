//! # Denoising lowers the entropy: equation (24)
//!
//! H\[μ\] = -∫ μ log μ, and μ runs along ∂tμ = -Δμ, equation (23). A mixture of Gaussians stays one; its variances fall at rate 2. Any
//! moment may be called r = 0.
//!
//! 1. The first variation of H is -log μ - 1: the derivative of -(μ+sη) log(μ+sη) at s = 0 is (-log μ - 1) η.
//! 2. grad H = -div(μ ∇(-log μ - 1)) = Δμ. So under the sign of (18), dμ/dt = -grad H, H generates the backward equation ∂tμ = -Δμ; and
//!    the heat equation is the gradient flow of -H, not of H.
//! 3. For a Gaussian: H = ½log(2πev), and dH/dt = -1/v = -I, with I = ∫ (log μ)'² μ the Fisher information.
//! 4. For a mixture: ∂t(-μ log μ) = ((log μ + 1) μ')' - μ'²/μ pointwise; the flux (log μ + 1) μ' vanishes at infinity.
//! 5. "dμ/dt = -H\[μ\]", after (24), cannot be meant: H\[μ\] is a number. The mean of the left side is 0, that of N(0,1) has H > 1.

use kenzan::prelude::*;

/// The claim `dae/entropy-flow`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/entropy-flow", [equation(24), section("4.2.1", "heat equation"), section("4.2.1", "entropy of the limit")], "Denoising as a gradient flow of the entropy")
        .says("The heat equation is the Wasserstein gradient flow of Shannon's entropy H; hence dμ_t/dt = -grad H[μ0] at t = 0, and for the continuous DAE dμ_t/dt = -H[μ_t].")
        .rests_on("dae/backward-heat")
        .real("x y m n")
        .positive("v w c d")
        .define("normal(u,a,s)", "exp(-(u - a)^2/(2*s))/sqrt(2*pi*s)")
        .define("law(u,r)", "c*normal(u, m, v - 2*r) + d*normal(u, n, w - 2*r)")
        .define("mu(u)", "law(u,0)")
        .define("shannon(u)", "-u*log(u)")
        .define("varied(u,s)", "diff(shannon(mu(u) + s*y), s)")
        .define("variation(u)", "-log(mu(u)) - 1")
        .define("grad(u)", "-diff(mu(u)*diff(variation(u), u), u)")
        .define("moving(u,r)", "diff(law(u,r), r)")
        .define("lost(u,r)", "diff(shannon(law(u,r)), r)")
        .define("H", "integral(u, -oo..oo, shannon(normal(u, m, v)))")
        .define("h(r)", "log(2*pi*e*(v - 2*r))/2")
        .define("falling(r)", "diff(h(r), r)")
        .define("fisher", "integral(u, -oo..oo, diff(log(normal(u, m, v)), u)^2*normal(u, m, v))")
        .printed(
            "diff(diff(mu(x), x), x) = -grad(x)",
            counterexample("x = 0, m = 0, n = 0, v = 1, w = 1, c = 1/2, d = 1/2"),
        )
        .at(section("4.2.1", "heat equation"))
        .meaning("The heat equation ∂tμ = Δμ is not dμ/dt = -grad H: for N(0,1) the two sides have opposite signs.")
        .printed(
            "moving(x,0) = -H",
            counterexample("x = 0, m = 0, n = 0, v = 1, w = 1, c = 1/2, d = 1/2"),
        )
        .at(section("4.2.1", "entropy of the limit"))
        .meaning("dμ/dt = -H[μ], for μ = N(0,1) at the point 0: a density cannot change at the same rate everywhere.")
        .corrected("varied(x,0) = variation(x)*y", normal_form("derivative in the direction y"))
        .meaning("The first variation of H is -log μ - 1.")
        .corrected("moving(x,0) = -diff(diff(mu(x), x), x)", normal_form("variances that fall at rate 2"))
        .meaning("The flow of (23): the backward heat equation.")
        .corrected("moving(x,0) = -grad(x)", normal_form("μ times the slope of log μ is the slope of μ"))
        .at(equation(24))
        .at(section("4.2.1", "heat equation"))
        .at(section("4.2.1", "entropy of the limit"))
        .meaning("dμ/dt = -grad H[μ], equation (24): the backward heat equation is the gradient flow of H under (18), and the heat equation that of -H. This also corrects dμ/dt = -H[μ].")
        .corrected("H = h(0)", Proof::from(normal_form("the entropy of a Gaussian")))
        .corrected("falling(0) = -fisher", normal_form("dH/dt = -1/v"))
        .at(equation(24))
        .meaning("dH/dt = -I[μ]: the entropy of a Gaussian falls at the rate of its Fisher information.")
        .corrected(
            "lost(x,0) = diff((log(mu(x)) + 1)*diff(mu(x), x), x) - diff(mu(x), x)^2/mu(x)",
            normal_form("the product rule"),
        )
        .meaning("The same for mixtures, at each point: the flux vanishes at infinity, so that integrating gives dH/dt = -∫μ'²/μ = -I[μ] <= 0.")
        .corrected(
            "integral(x, -oo..oo, lost(x,0)) = -integral(x, -oo..oo, diff(mu(x), x)^2/mu(x))",
            quadrature("both integrals", "m = -1, n = 1, v = 1, w = 2, c = 1/3, d = 2/3"),
        )
        .confirmed()
        .extension("integral(x, -oo..oo, moving(x,0)) = 0", normal_form("the mass is kept"))
        .extension("integral(u, -oo..oo, shannon(normal(u, 0, 1))) = log(2*pi*e)/2", normal_form("a Gaussian integral"))
        .meaning("Integrated, the left side of dμ/dt = -H[μ] is 0; the right side, for N(0,1), is not.")
        .mutant("+Δ for -Δ", define("law(u,r)", "c*normal(u, m, v + 2*r) + d*normal(u, n, w + 2*r)"))
        .mutant("the sign of the entropy", define("variation(u)", "log(mu(u)) + 1"))
        .mutant("t for t/2", define("h(r)", "log(2*pi*e*(v - r))/2"))
        .mutant("square missing in the Fisher information", define("fisher", "integral(u, -oo..oo, diff(log(normal(u, m, v)), u)*normal(u, m, v))"))
        .witness(Witness::of("H", "m = 0..1, v = 1..3", 9))
        .witness(Witness::of("fisher", "m = 0..1, v = 1..3", 9).instead("integral(u, -oo..oo, ((u - m)/v)^2*normal(u, m, v))"))
}
