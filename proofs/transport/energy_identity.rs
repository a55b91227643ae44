//! # The energy identity of a gradient flow: equation (19)
//!
//! The survey prints dH/dt = ∫ V ∂tμ. With ∂tμ = -div(μ∇V) that is +∫|∇V|² dμ: H would increase, whereas (18) is a descent.
//!
//! 1. H = ½∫x²dμ, V = -x²/2, velocity -x: for N(0,1) the left side of (19) is -1 and the right side +1.
//! 2. H the Shannon entropy, V = log μ: minus the Fisher information against plus.
//! 3. What holds: dH/dt = -∫ V ∂tμ, as V = -δH/δμ; and = -∫|∇V|² dμ, for all μ and V by parts. Carried out on Gaussians with
//!    any mean and variance and on mixtures.

use kenzan::prelude::*;

/// The claim `transport/energy-identity`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/energy-identity", [equation(19)], "The energy identity of a gradient flow")
        .says("The functional H of the gradient flow (18) and the potential V of its velocity ∇V are related by dH/dt = ∫ V ∂tμ.")
        .note("F, q, V, mu stand for every smooth function; a prime is a derivative. For the Shannon entropy time runs backwards: t is the time left until the variance is v, and the derivative in time is -d/dt.")
        .rests_on("transport/gradient-flow")
        .real("x m n")
        .positive("v w c d")
        .nonnegative("t")
        .function("F V mu q: R -> R, smooth")
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
        .at(equation(19))
        .meaning("N(0,1) and H = ½∫x² dμ, whose flow has V = -x²/2: the second moment decreases, the integral is positive.")
        .printed("-diff(shannon(t), t) = integral(x, -oo..oo, V_shannon(x,t)*(-diff(focus(x,t), t)))", counterexample("m = 0, v = 1, t = 0"))
        .at(equation(19))
        .meaning("N(0,1), the Shannon entropy and V = log μ: minus against plus the Fisher information.")
        .corrected("diff(F(q(t)), t) = F'(q(t))*q'(t)", normal_form("chain rule"))
        .meaning("At each point the integrand F(μ) of a functional changes at the rate F'(μ) ∂tμ = -V ∂tμ, where V = -δH/δμ: so dH/dt = -∫V ∂tμ.")
        .corrected(
            "-integral(x, -oo..oo, V(x)*rate(x)) = -integral(x, -oo..oo, V'(x)^2*mu(x))",
            by_parts("V is differentiated instead", "x", "V(x)*mu(x)*V'(x)"),
        )
        .supposing("integral(x, -oo..oo, V(x)*rate(x)) exists")
        .supposing("integral(x, -oo..oo, V'(x)^2*mu(x)) exists")
        .supposing("integral(x, -oo..oo, V(x)*mu(x)*V'(x)) exists")
        .at(equation(19))
        .meaning("With ∂tμ = -(μV')' that is -∫|V'|² dμ, for all μ and V: H never increases.")
        .corrected("diff(moment(t), t) = -integral(x, -oo..oo, V_moment(x)*diff(shrink(x,t), t))", normal_form("Gaussian integrals"))
        .corrected("diff(moment(t), t) = -integral(x, -oo..oo, diff(V_moment(x), x)^2*shrink(x,t))", normal_form("Gaussian integrals"))
        .meaning("The second moment along its flow, from every Gaussian.")
        .corrected("diff(mixture_moment(t), t) = -integral(x, -oo..oo, V_moment(x)*diff(mixture(x,t), t))", normal_form("Gaussian integrals"))
        .corrected("diff(mixture_moment(t), t) = -integral(x, -oo..oo, diff(V_moment(x), x)^2*mixture(x,t))", normal_form("Gaussian integrals"))
        .meaning("The same from every mixture of two Gaussians.")
        .corrected("-diff(shannon(t), t) = -integral(x, -oo..oo, V_shannon(x,t)*(-diff(focus(x,t), t)))", normal_form("Gaussian integrals"))
        .corrected("-diff(shannon(t), t) = -fisher(t)", normal_form("Gaussian integrals"))
        .corrected("fisher(t) = 1/(v + 2*t)", Proof::from(normal_form("a Gaussian integral")).second_route(quadrature("the integral itself", "m = 0..1, v = 1/2, t = 0..1")))
        .meaning("The Shannon entropy along its flow, from every Gaussian: it falls at the rate of the Fisher information.")
        .mutant("sign of V", define("V_moment(x)", "x^2/2"))
        .mutant("factor 2 in H", define("moment(t)", "integral(x, -oo..oo, x^2*shrink(x,t))"))
        .mutant("gradient not squared", restate(
                "-integral(x, -oo..oo, V(x)*rate(x)) = -integral(x, -oo..oo, V'(x)^2*mu(x))",
                "-integral(x, -oo..oo, V(x)*rate(x)) = -integral(x, -oo..oo, V'(x)*mu(x))",
            ))
        .mutant("sign of the flow", define("rate(x)", "diff(mu(x)*V'(x), x)"))
        .mutant("t for 2t", define("focus(x,t)", "normal(x, m, v + t)"))
        .witness(Witness::of("fisher(t)", "m = 1, v = 1..2, t = 0..2", 8).instead("integral(x, -oo..oo, ((m - x)/(v + 2*t))^2*normal(x, m, v + 2*t))"))
}
