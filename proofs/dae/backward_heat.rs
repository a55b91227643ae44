//! # Denoising moves the data against the heat equation: equation (23)
//!
//! g_t(x) = x + t (log p_t)'(x) is the optimum of `dae/optimum`, p_t the law of the noisy input, and μ_t = (g_t)♯μ0. The derivative at
//! t = 0 is written by a definition that differentiates in r and puts in r = 0.
//!
//! 1. At t = 0 the map is the identity and moves with the velocity v_0 = (log μ0)'.
//! 2. The push-forward density satisfies μ_t(g_t(x)) g_t'(x) = μ0(x). The derivative of μ_t(g_t(x)) at t = 0 is
//!    ∂tμ(x) + μ0'(x) v_0(x); so ∂tμ is the derivative of μ0(x)/g_t'(x) less μ0'(x) v_0(x). It is -(μ0 v_0)', and that is -μ0''.
//! 3. The same in the weak form, which needs no density: d/dt f(g_t(x)) = f'(x) v_0(x) at t = 0 for every differentiable f.
//! 4. For N(m,v) the push-forward is N(m, v³/(v+t)²), so that (23) can be read off its density; in the plane likewise.
//! 5. (23) is about t = 0 alone: the variance v³/(v+t)² is larger than v - 2t, where the backward heat equation leads.

use kenzan::prelude::*;

/// The claim `dae/backward-heat`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/backward-heat", [equation(23)], "Denoising starts along the backward heat equation")
        .says("At t = 0 the law of the denoised data satisfies ∂tμ_t = -div(μ0 v0) = -Δμ0.")
        .rests_on("dae/optimum")
        .rests_on("dae/score-limit")
        .real("x y m n")
        .positive("v w t c d")
        .function("f: R -> R, smooth")
        .define("normal(u,a,s)", "exp(-(u - a)^2/(2*s))/sqrt(2*pi*s)")
        .define("mu(u)", "c*normal(u, m, v) + d*normal(u, n, w)")
        .define("p(u,r)", "c*normal(u, m, v + r) + d*normal(u, n, w + r)")
        .define("g(u,r)", "u + r*diff(log(p(u,r)), u)")
        .define("score(u)", "diff(log(mu(u)), u)")
        .define("velocity(u,r)", "diff(g(u,r), r)")
        .define("carried(u,r)", "diff(mu(u)/diff(g(u,r), u), r)")
        .define("rate(u)", "carried(u,0) - diff(mu(u), u)*velocity(u,0)")
        .define("tested(u,r)", "diff(f(g(u,r)), r)")
        .define("single(u)", "u + t*diff(log(normal(u, m, v + t)), u)")
        .define("image(u,r)", "normal(u, m, v^3/(v + r)^2)")
        .define("change(u,r)", "diff(image(u,r), r)")
        .define("plane(u,z,r)", "normal(u, m, v^3/(v + r)^2)*normal(z, n, w^3/(w + r)^2)")
        .define("planechange(u,z,r)", "diff(plane(u,z,r), r)")
        .corrected("velocity(x,0) = score(x)", normal_form("the derivative of the map at t = 0"))
        .meaning("The map starts from the identity with the score as its velocity.")
        .corrected("rate(x) = -diff(mu(x)*score(x), x)", normal_form("the push-forward density to first order"))
        .meaning("The left side is ∂tμ_t(x) at t = 0, from μ_t(g_t(x)) g_t'(x) = μ0(x): the continuity equation, for every mixture of two Gaussians.")
        .corrected("rate(x) = -diff(diff(mu(x), x), x)", normal_form("μ0 times its score is the slope of μ0"))
        .at(equation(23))
        .meaning("So the law of the data starts along the heat equation run backwards.")
        .corrected("tested(x,0) = f'(x)*score(x)", normal_form("the chain rule"))
        .meaning("The weak form: d/dt f(g_t(x)) at t = 0, for every differentiable f. Its mean over μ0 is ∫f'μ0', which is -∫fΔμ0 for f of compact support.")
        .extension(
            "image(single(x), t)*diff(single(x), x) = normal(x, m, v)",
            normal_form("change of variables"),
        )
        .meaning("For μ0 = N(m,v) the denoised data have the law N(m, v³/(v+t)²), at every t.")
        .extension("change(x,0) = -diff(diff(normal(x, m, v), x), x)", normal_form("derivative in t at t = 0"))
        .extension(
            "planechange(x,y,0) = -diff(diff(plane(x,y,0), x), x) - diff(diff(plane(x,y,0), y), y)",
            normal_form("derivative in t at t = 0"),
        )
        .meaning("The same for Gaussians of the plane with independent coordinates.")
        .extension("v - 2*t < v^3/(v + t)^2", normal_form("the difference is t²(3v + 2t)/(v + t)²"))
        .meaning("For t > 0 a single denoising step lags behind the backward heat equation, which would have reached the variance v - 2t.")
        .mutant("+Δ for -Δ", restate("rate(x) = -diff(diff(mu(x), x), x)", "rate(x) = diff(diff(mu(x), x), x)"))
        .mutant("sign of the score", define("g(u,r)", "u - r*diff(log(p(u,r)), u)"))
        .mutant("factor 2 in t", define("g(u,r)", "u + 2*r*diff(log(p(u,r)), u)"))
        .mutant("square missing in the variance", define("image(u,r)", "normal(u, m, v^2/(v + r))"))
        .witness(Witness::of("integral(x, -oo..oo, -cos(x)*diff(diff(mu(x), x), x))", "m = -1, n = 1, v = 1/2, w = 1..2, c = 1/4, d = 3/4", 5).instead("(integral(x, -oo..oo, cos(g(x, 1/1000))*mu(x)) - integral(x, -oo..oo, cos(g(x, -1/1000))*mu(x)))*500"))
}
