//! # The energy identity of a gradient flow: equation (19)
//!
//! The survey prints dH/dt = ∫ V ∂tμ. With ∂tμ = -div(μ∇V) that is +∫|∇V|² dμ: H would increase, whereas (18) is a descent.
//!
//! 1. H = ½∫x²dμ, V = -x²/2, velocity -x: for N(0,1) the left side of (19) is -1 and the right side +1.
//! 2. H the Shannon entropy, V = log μ: minus the Fisher information against plus.
//! 3. What holds: dH/dt = -∫ V ∂tμ, as V = -δH/δμ; and = -∫|∇V|² dμ, for all μ and V by parts. Carried out on Gaussians with
//!    any mean and variance and on mixtures.

use kensho::prelude::*;

/// The claim `transport/energy-identity`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/energy-identity", [equation(19)], "The energy identity of a gradient flow")
        .says("The functional H of the gradient flow (18) and the potential V of its velocity ∇V are related by dH/dt = ∫ V ∂tμ.")
        .note("F, V, mu stand for every smooth function; a prime is a derivative.")
        .rests_on("transport/gradient-flow")
        .real("x m n")
        .positive("v w c d")
        .nonnegative("t")
        .define("normal(x,m,v)", "exp(-(x - m)^2/(2*v))/sqrt(2*pi*v)")
        .define("shrink(x,t)", "normal(x, m*exp(-t), v*exp(-2*t))")
        .define("moment(t)", "integral(x, -oo..oo, x^2/2*shrink(x,t))")
        .define("V_moment(x)", "-x^2/2")
        .define("focus(x,t)", "normal(x, m, v + 2*t)")
        .define("shannon(t)", "-integral(x, -oo..oo, focus(x,t)*log(focus(x,t)))")
        .define("V_shannon(x,t)", "log(focus(x,t))")
        .define("fisher(t)", "integral(x, -oo..oo, diff(focus(x,t), x)^2/focus(x,t))")
        .define("mixture(x,t)", "c*normal(x, m*exp(-t), v*exp(-2*t)) + d*normal(x, n*exp(-t), w*exp(-2*t))")
        .define("mixture_moment(t)", "integral(x, -oo..oo, x^2/2*mixture(x,t))")
        .define("rate(x)", "-diff(mu(x)*V'(x), x)")
        .printed("diff(moment(t), t) = integral(x, -oo..oo, V_moment(x)*diff(shrink(x,t), t))", counterexample("m = 0, v = 1, t = 0"))
        .meaning("The second moment of N(m,v) carried by the velocity -x, which is ∇V with V = -x²/2.")
        .printed("-diff(shannon(t), t) = integral(x, -oo..oo, V_shannon(x,t)*(-diff(focus(x,t), t)))", counterexample("m = 0, v = 1, t = 0"))
        .meaning("The Shannon entropy, V = log μ, on N(m, v + 2t) with t the time to go: the sides are minus and plus the Fisher information.")
        .corrected(
            "-integral(x, -oo..oo, V(x)*rate(x)) = -integral(x, -oo..oo, V'(x)^2*mu(x))",
            by_parts("V is differentiated instead", "x", "V(x)*mu(x)*V'(x)").assuming(DECAY),
        )
        .meaning("As V = -δH/δμ, the derivative of H along the flow is -∫ V ∂tμ: for all μ and V it is -∫|V'|² dμ.")
        .corrected("diff(F(mu(t)), t) = F'(mu(t))*mu'(t)", normal_form("chain rule"))
        .corrected("diff(moment(t), t) = -integral(x, -oo..oo, V_moment(x)*diff(shrink(x,t), t))", normal_form("Gaussian integrals"))
        .corrected("diff(moment(t), t) = -integral(x, -oo..oo, diff(V_moment(x), x)^2*shrink(x,t))", normal_form("Gaussian integrals"))
        .corrected("-diff(shannon(t), t) = -integral(x, -oo..oo, V_shannon(x,t)*(-diff(focus(x,t), t)))", normal_form("Gaussian integrals"))
        .corrected("-diff(shannon(t), t) = -fisher(t)", normal_form("Gaussian integrals"))
        .corrected("diff(mixture_moment(t), t) = -integral(x, -oo..oo, V_moment(x)*diff(mixture(x,t), t))", normal_form("Gaussian integrals"))
        .corrected("diff(mixture_moment(t), t) = -integral(x, -oo..oo, diff(V_moment(x), x)^2*mixture(x,t))", normal_form("Gaussian integrals"))
}
