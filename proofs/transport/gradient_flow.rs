//! # The continuity equation as a gradient flow: equations (17), (18)
//!
//! For a functional H of densities with first variation E = δH/δμ, and V = -E, the continuity equation (16) with velocity ∇V
//! is the gradient flow (18) of H in Wasserstein space, where the tangent vectors at μ are -div(μ∇ψ), with the inner
//! product ∫ ∇a·∇ψ dμ (Otto).
//!
//! 1. On the line, for every μ, E, ψ: the derivative of H in the direction -(μψ')' is ∫ E'ψ' dμ, by parts. So the gradient of H is
//!    -(μE')', and -(μV')' = -grad H.
//! 2. First variations: of ∫F(μ) it is F'(μ), of -∫μ log μ it is -(log μ + 1), of ∫ |x|²/2 dμ and ∫ W dμ it is |x|²/2 and W.
//! 3. The equations: for ∫ μ log μ the heat equation, for the Shannon entropy -∫ μ log μ the backward one, for ∫ W dμ
//!    ∂tμ = div(μ∇W).
//! 4. Solutions: Gaussians on the line and with any covariance in the plane, and mixtures of two.
//! 5. On the Gaussians N(m,σ²), where W2 is the distance of the points (m,σ), the curves of 4 descend the gradient in (m,σ).

use kenzan::prelude::*;

/// The claim `transport/gradient-flow`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/gradient-flow", [equation(17), equation(18)], "The continuity equation as a Wasserstein gradient flow")
        .says("Where v_t = ∇V_t, the continuity equation (16) is the Wasserstein gradient flow (18) of a functional H.")
        .note("Read with V = -δH/δμ; the sign in (19) is the subject of `transport/energy-identity`.")
        .note("E, F, W, f and psi stand for every smooth function; a positive density is written exp(f), its logarithm f. A prime is a derivative.")
        .rests_on("transport/continuity")
        .real("x y m n b r h")
        .positive("u v w c d j k s")
        .nonnegative("t")
        .function("E F W f psi: R -> R, smooth")
        .define("mu(x)", "exp(f(x))")
        .define("tangent(x)", "-diff(mu(x)*psi'(x), x)")
        .define("gradient(x)", "-diff(mu(x)*E'(x), x)")
        .define("V(x)", "-E(x)")
        .define("internal(h)", "F(u + h*w)")
        .define("shannon(h)", "-(u + h*w)*log(u + h*w)")
        .define("potential(h)", "W(x)*(u + h*w)")
        .define("log_mu(x)", "f(x)")
        .define("normal(x,m,v)", "exp(-(x - m)^2/(2*v))/sqrt(2*pi*v)")
        .define("spread(x,t)", "c*normal(x, m, v + 2*t) + d*normal(x, n, w + 2*t)")
        .define("shrink(x,t)", "c*normal(x, m*exp(-t), v*exp(-2*t)) + d*normal(x, n*exp(-t), w*exp(-2*t))")
        .define("pull(x,t)", "normal(x, b + (m - b)*exp(-k*t), v*exp(-2*k*t))")
        .define("Delta(t)", "(k^2 + 2*t)*(r^2 + j^2 + 2*t) - k^2*r^2")
        .define("form(x,y,t)", "((r^2 + j^2 + 2*t)*x^2 - 2*k*r*x*y + (k^2 + 2*t)*y^2)/Delta(t)")
        .define("plane(x,y,t)", "exp(-form(x - m, y - n, t)/2)/(2*pi*sqrt(Delta(t)))")
        .define("V_plane(x,y,t)", "-log(plane(x,y,t)) - 1")
        .define("plane_shrink(x,y,t)", "plane(x*exp(t), y*exp(t), 0)*exp(2*t)")
        .define("neg_entropy(m,s)", "integral(x, -oo..oo, normal(x, m, s^2)*log(normal(x, m, s^2)))")
        .define("moment(m,s)", "integral(x, -oo..oo, x^2/2*normal(x, m, s^2))")
        .corrected(
            "integral(x, -oo..oo, E(x)*tangent(x)) = integral(x, -oo..oo, E'(x)*psi'(x)*mu(x))",
            by_parts("E is differentiated instead", "x", "-E(x)*mu(x)*psi'(x)"),
        )
        .supposing("integral(x, -oo..oo, E(x)*tangent(x)) exists")
        .supposing("integral(x, -oo..oo, E'(x)*psi'(x)*mu(x)) exists")
        .supposing("integral(x, -oo..oo, E(x)*mu(x)*psi'(x)) exists")
        .meaning("The derivative of H in the direction -(μψ')' is the inner product of the gradient -(μE')' with it, for every H with first variation E.")
        .corrected("-diff(mu(x)*V'(x), x) = -gradient(x)", normal_form("V = -E"))
        .at(equation(18))
        .meaning("So (16) with the velocity V' of (17) and V = -δH/δμ is (18).")
        .corrected("internal'(0) = F'(u)*w", normal_form("chain rule"))
        .corrected("shannon'(0) = -(log(u) + 1)*w", normal_form("product rule"))
        .corrected("potential'(0) = W(x)*w", normal_form("linear"))
        .meaning("First variations, where the density has the value u and its variation the value w: F'(μ) for ∫F(μ), -(log μ + 1) for the Shannon entropy, W for ∫W dμ.")
        .corrected("-diff(mu(x)*diff(-(log_mu(x) + 1), x), x) = diff(diff(mu(x), x), x)", normal_form("both sides carried out"))
        .meaning("H = ∫μ log μ, V = -(log μ + 1): the right side of (16) is Δμ, for every positive density. For the Shannon entropy it is -Δμ.")
        .corrected("diff(spread(x,t), t) = -diff(spread(x,t)*diff(-log(spread(x,t)) - 1, x), x)", normal_form("both sides carried out"))
        .meaning("H = ∫μ log μ: mixtures of Gaussians whose variances grow by 2t.")
        .corrected("-diff(spread(x,t), t) = -diff(spread(x,t)*diff(log(spread(x,t)) + 1, x), x)", normal_form("both sides carried out"))
        .meaning("The Shannon entropy, V = log μ + 1: the same mixtures with time running backwards, t being the time left until the variances are v and w.")
        .corrected("diff(shrink(x,t), t) = -diff(shrink(x,t)*diff(-x^2/2, x), x)", normal_form("both sides carried out"))
        .meaning("The second moment ∫x²/2 dμ: the points of a mixture move by x ↦ e^{-t}x.")
        .corrected("diff(pull(x,t), t) = -diff(pull(x,t)*diff(-k*(x - b)^2/2, x), x)", normal_form("both sides carried out"))
        .meaning("The potential energy ∫W dμ with W = k(x-b)²/2.")
        .corrected(
            "diff(plane(x,y,t), t) = -diff(plane(x,y,t)*diff(V_plane(x,y,t), x), x) - diff(plane(x,y,t)*diff(V_plane(x,y,t), y), y)",
            normal_form("both sides carried out"),
        )
        .meaning("∫μ log μ in the plane: N((m,n), Σ + 2t) with any positive definite Σ, whose entries are k², kr, r² + j².")
        .corrected(
            "diff(plane_shrink(x,y,t), t) = -diff(plane_shrink(x,y,t)*diff(-(x^2 + y^2)/2, x), x) - diff(plane_shrink(x,y,t)*diff(-(x^2 + y^2)/2, y), y)",
            normal_form("both sides carried out"),
        )
        .meaning("The second moment in the plane: N(e^{-t}(m,n), e^{-2t}Σ).")
        .extension("diff(neg_entropy(m,s), s) = -1/s", normal_form("a Gaussian integral"))
        .extension("diff(sqrt(v + 2*t), t) = 1/sqrt(v + 2*t)", normal_form("derivative"))
        .meaning("Among Gaussians W2 is the distance of the points (m,σ); in these coordinates the curve N(m, v + 2t) descends the gradient of ∫μ log μ: σ' = 1/σ.")
        .extension("diff(moment(m,s), s) = s", normal_form("a Gaussian integral"))
        .extension("diff(moment(m,s), m) = m", normal_form("a Gaussian integral"))
        .meaning("Likewise for the second moment: m' = -m and σ' = -σ are solved by me^{-t}, σe^{-t}.")
        .mutant("V = +δH/δμ", define("V(x)", "E(x)"))
        .mutant("t for 2t", define("spread(x,t)", "c*normal(x, m, v + t) + d*normal(x, n, w + t)"))
        .mutant("sign of the entropy", define("shannon(h)", "(u + h*w)*log(u + h*w)"))
        .mutant("potential for gradient", define("gradient(x)", "-diff(mu(x)*E(x), x)"))
        .mutant("determinant for its root", define("plane(x,y,t)", "exp(-form(x - m, y - n, t)/2)/(2*pi*Delta(t))"))
        .mutant("variances shrink like deviations", define("shrink(x,t)", "c*normal(x, m*exp(-t), v*exp(-t)) + d*normal(x, n*exp(-t), w*exp(-t))"))
        .witness(Witness::of("integral(x, -oo..oo, x^2/2*spread(x,t))", "m = -1, n = 1, c = 1/4, d = 3/4, v = 1/2, w = 1, t = 0..2", 8))
}
