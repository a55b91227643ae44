//! # The continuity equation: equation (16)
//!
//! μ_t is the law at time t of points carried by the flow with velocity v_t; then ∂tμ = -div(μv).
//!
//! 1. On the line, every affine flow x ↦ m(t) + e^{l(t)} x with smooth m, l, and every smooth density p at its start: the law is
//!    p((x - m)e^{-l})e^{-l}, the velocity m' + l'(x - m). Gaussians N(m(t), σ(t)²) with σ = e^l are the case p = φ.
//! 2. Mixtures of two such laws with weights c, d: the velocity is the mean of the two velocities, weighted by the densities.
//! 3. The mixture Σ c N(m, v + t), which is e^{tΔ/2} of its start: the velocity is minus half the score.
//! 4. In the plane, N(m(t), Σ(t)) with Σ = MMᵀ and any smooth lower triangular M(t) of positive diagonal: velocity
//!    m' + M'M^{-1}(x - m). With M diagonal these are the Gaussians of diagonal covariance. Every curve of positive definite Σ is of
//!    this form (Cholesky).
//! 5. Mass is kept: the integral of a divergence vanishes, and the integral of each density above is 1.

use kenzan::prelude::*;

/// The claim `transport/continuity`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/continuity", [equation(16)], "The continuity equation")
        .says("The law μ_t of the points carried by a flow with velocity v_t develops by the continuity equation ∂tμ = -div(μv).")
        .note("p, q, w and the functions of time m, n, l, k, r stand for every smooth function. A prime is a derivative. Positive standard deviations are written e^l, e^k.")
        .real("x y t a b")
        .positive("c d s1 s2")
        .nonnegative("T")
        .function("k l m n p q r w: R -> R, smooth")
        .define("phi(u)", "exp(-u^2/2)/sqrt(2*pi)")
        .define("law(x,t)", "p((x - m(t))*exp(-l(t)))*exp(-l(t))")
        .define("v(x,t)", "m'(t) + l'(t)*(x - m(t))")
        .define("first(x,t)", "phi((x - m(t))*exp(-l(t)))*exp(-l(t))")
        .define("second(x,t)", "phi((x - n(t))*exp(-k(t)))*exp(-k(t))")
        .define("second_v(x,t)", "n'(t) + k'(t)*(x - n(t))")
        .define("flux(x,t)", "c*first(x,t)*v(x,t) + d*second(x,t)*second_v(x,t)")
        .define("normal(u,m,s)", "exp(-(u - m)^2/(2*s))/sqrt(2*pi*s)")
        .define("heat(x,T)", "c*normal(x, a, s1 + T) + d*normal(x, b, s2 + T)")
        .define("descent(x,T)", "-diff(log(heat(x,T)), x)/2")
        .define("z1(x,t)", "(x - m(t))*exp(-l(t))")
        .define("z2(x,y,t)", "(y - n(t) - r(t)*z1(x,t))*exp(-k(t))")
        .define("plane(x,y,t)", "phi(z1(x,t))*phi(z2(x,y,t))*exp(-l(t) - k(t))")
        .define("v1(x,t)", "m'(t) + l'(t)*exp(l(t))*z1(x,t)")
        .define("v2(x,y,t)", "n'(t) + r'(t)*z1(x,t) + k'(t)*exp(k(t))*z2(x,y,t)")
        .corrected("diff(law(x,t), t) = -diff(law(x,t)*v(x,t), x)", normal_form("both sides carried out"))
        .at(equation(16))
        .meaning("Every smooth density p under every affine flow on the line.")
        .corrected("diff(first(x,t), t) = -diff(first(x,t)*v(x,t), x)", normal_form("both sides carried out"))
        .meaning("The case N(m(t), σ(t)²), σ = e^l, of any moving mean and variance.")
        .corrected("diff(c*first(x,t) + d*second(x,t), t) = -diff(flux(x,t), x)", normal_form("both sides carried out"))
        .meaning("Mixtures: the flux μv is the sum of the fluxes of the components.")
        .corrected("diff(heat(x,T), T) = -diff(heat(x,T)*descent(x,T), x)", normal_form("both sides carried out"))
        .meaning("A mixture of Gaussians that spreads by diffusion is transported by minus half its score.")
        .corrected(
            "diff(plane(x,y,t), t) = -diff(plane(x,y,t)*v1(x,t), x) - diff(plane(x,y,t)*v2(x,y,t), y)",
            normal_form("both sides carried out"),
        )
        .at(equation(16))
        .meaning("Gaussians in the plane with any smooth mean (m,n) and covariance MMᵀ, M with the rows (e^l,0), (r,e^k).")
        .corrected("integral(x, -oo..oo, diff(q(x)*w(x), x)) = 0", by_parts("a divergence", "x", "q(x)*w(x)"))
        .supposing("integral(x, -oo..oo, diff(q(x)*w(x), x)) exists")
        .supposing("integral(x, -oo..oo, q(x)*w(x)) exists")
        .meaning("Total mass does not change: the integral of -div(μv) vanishes for every density q and velocity w.")
        .corrected("integral(x, -oo..oo, heat(x,T)) = c + d", normal_form("Gaussian integrals"))
        .corrected("integral(x, -oo..oo, diff(heat(x,T), T)) = 0", normal_form("Gaussian integrals"))
        .mutant("sign of the divergence", restate("diff(law(x,t), t) = -diff(law(x,t)*v(x,t), x)", "diff(law(x,t), t) = diff(law(x,t)*v(x,t), x)"))
        .mutant("factor 2 in the velocity", define("descent(x,T)", "-diff(log(heat(x,T)), x)"))
        .mutant("velocity not under the divergence", restate("diff(law(x,t), t) = -diff(law(x,t)*v(x,t), x)", "diff(law(x,t), t) = -v(x,t)*diff(law(x,t), x)"))
        .mutant("the velocities of the components swapped", define("flux(x,t)", "c*first(x,t)*second_v(x,t) + d*second(x,t)*v(x,t)"))
        .mutant("the shear of M left out", define("v2(x,y,t)", "n'(t) + k'(t)*exp(k(t))*z2(x,y,t)"))
        .witness(Witness::of("heat(x,T)*descent(x,T)", "x = -1..2, a = -1, b = 1, c = 1/4, d = 3/4, s1 = 1/2, s2 = 1, T = 1/3", 7).instead("-integral(y, -oo..x, c*normal(y, a, s1 + T)*((y - a)^2/(s1 + T) - 1)/(2*(s1 + T)) + d*normal(y, b, s2 + T)*((y - b)^2/(s2 + T) - 1)/(2*(s2 + T)))"))
}
