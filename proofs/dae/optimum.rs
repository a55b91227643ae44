//! # The optimal denoising autoencoder: equations (20), (21)
//!
//! μ0 is a mixture of two Gaussians with any weights, means and variances; the noise is N(0,t).
//!
//! 1. The law of the noisy input is p_t = ∫ p(y) N(x-y; 0, t) dy, and p_t solves the heat equation with factor ½: it is
//!    e^{tΔ/2} μ0, not e^{tΔ} μ0.
//! 2. For each noisy input x and each possible output g, the expected loss exceeds that of g*(x) = x + t (log p_t)'(x) by
//!    (g - g*)² p_t(x) >= 0. So g* is the global minimiser of (20) among all functions.
//! 3. With e^{tΔ} as printed the loss is larger: for N(0,1) the excess is t⁴/((1+t)(1+2t)²).
//! 4. The derivative of g* is the variance of the clean input given the noisy one, divided by t.
//! 5. That variance is t + t² (log p_t)''; its mean over p_t, the minimum risk, is t - t² I(p_t) for a probability law, since ∫ p_t'' = 0. (In
//!    R^m the trace gives mt for t.)
//! 6. For the two points ±1 with equal weights g*(x) = tanh(x/t).
//! 7. In the plane, for N(0,Σ): the exponents of the prior and of the noise add up to those of the posterior and of p_t, the posterior
//!    mean being g*; and t times the Jacobian of g* is the inverse of Σ⁻¹ + I/t, the posterior covariance.

use kenzan::prelude::*;

/// The claim `dae/optimum`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/optimum", [equation(20), equation(21)], "The optimal denoising autoencoder")
        .says("The minimiser of the denoising loss (20) with Gaussian noise of variance t is x + t∇log[e^{tΔ}μ0](x).")
        .real("x y g h m n")
        .positive("v w t c d k")
        .define("normal(u,a,r)", "exp(-(u - a)^2/(2*r))/sqrt(2*pi*r)")
        .define("mu(u)", "c*normal(u, m, v) + d*normal(u, n, w)")
        .define("heat(u,r)", "c*normal(u, m, v + r) + d*normal(u, n, w + r)")
        .define("p(u)", "heat(u, t)")
        .define("optimum(u)", "u + t*diff(log(p(u)), u)")
        .define("q(u)", "heat(u, 2*t)")
        .define("printed(u)", "u + t*diff(log(q(u)), u)")
        .define("loss(u)", "integral(y, -oo..oo, (u - y)^2*mu(y)*normal(x - y, 0, t))")
        .define("points(u)", "(normal(u, 1, t) + normal(u, -1, t))/2")
        .define("S", "(k + h^2)/v")
        .define("Q11", "v/k + 1/t")
        .define("Q12", "-h/k")
        .define("Q22", "S/k + 1/t")
        .define("E(u,z)", "((v + t)*u^2 - 2*h*u*z + (S + t)*z^2)/(2*((S + t)*(v + t) - h^2))")
        .define("G1(u,z)", "u - t*diff(E(u,z), u)")
        .define("G2(u,z)", "z - t*diff(E(u,z), z)")
        .define("mean(u)", "integral(y, -oo..oo, y*mu(y)*normal(u - y, 0, t))/p(u)")
        .printed("loss(printed(x)) <= loss(g)", counterexample("x = 1, g = 1/2, t = 1, m = 0, n = 0, v = 1, w = 1, c = 1/2, d = 1/2"))
        .at(equation(21))
        .meaning("For μ0 = N(0,1) and t = 1, at the noisy input 1 the output 1/2 does better than the printed map, whose output is 2/3.")
        .corrected("integral(y, -oo..oo, mu(y)*normal(x - y, 0, t)) = p(x)", normal_form("convolution of Gaussians"))
        .corrected("diff(p(x), t) = diff(diff(p(x), x), x)/2", normal_form("heat equation"))
        .meaning("The law of the noisy input is e^{tΔ/2}μ0: noise of variance t runs the heat semigroup for time t/2.")
        .corrected("optimum(x) = mean(x)", normal_form("posterior mean"))
        .at(equation(21))
        .meaning("Tweedie's formula: x + t∇log[e^{tΔ/2}μ0](x) is the mean of the clean input given the noisy one.")
        .corrected(
            "loss(g) - loss(h) = (g - h)^2*p(x) + 2*(g - h)*(h - mean(x))*p(x)",
            normal_form("the loss is quadratic in the output"),
        )
        .at(equation(21))
        .meaning("At h = mean(x) the last term vanishes and every other output g is worse by exactly (g - h)² p(x): the optimum is global and unique.")
        .corrected("0 < (g - h)^2*p(x) + p(x)", normal_form("squares and densities"))
        .extension(
            "diff(optimum(x), x) = (integral(y, -oo..oo, y^2*mu(y)*normal(x - y, 0, t))/p(x) - mean(x)^2)/t",
            normal_form("posterior variance"),
        )
        .meaning("The derivative of the optimum is the posterior variance divided by t: positive, so the optimum is itself a Brenier map.")
        .extension("diff(q(x), t) = diff(diff(q(x), x), x)", normal_form("heat equation"))
        .meaning("The density in the printed map is e^{tΔ}μ0.")
        .extension(
            "printed(x) - optimum(x) = t*(diff(log(q(x)), x) - diff(log(p(x)), x))",
            normal_form("the difference of two scores"),
        )
        .meaning("The printed map moves along the score of e^{tΔ}μ0 in place of that of e^{tΔ/2}μ0.")
        .extension(
            "integral(u, -oo..oo, (u*(1 + t)/(1 + 2*t) - u/(1 + t))^2*normal(u, 0, 1 + t)) = t^4/((1 + t)*(1 + 2*t)^2)",
            normal_form("a Gaussian integral"),
        )
        .meaning("Excess risk of the printed map for μ0 = N(0,1).")
        .extension(
            "t*diff(optimum(x), x)*p(x) = t*p(x) + t^2*diff(diff(p(x), x), x) - t^2*diff(p(x), x)^2/p(x)",
            normal_form("the derivative of the optimum is 1 + t (log p)''"),
        )
        .meaning("The least loss, the posterior variance t g*'(x), times the density of the noisy input x.")
        .extension(
            "integral(u, -oo..oo, t*p(u) + t^2*diff(diff(p(u), u), u)) = t*(c + d)",
            normal_form("Gaussian integrals"),
        )
        .meaning("For weights with c + d = 1 the minimum risk is therefore t - t² I(p_t), with I(p) = ∫p'²/p the Fisher information of the noisy data.")
        .extension("x + t*diff(log(points(x)), x) = tanh(x/t)", normal_form("exponentials"))
        .meaning("Data at the two points 1 and -1: the optimum is a sigmoid.")
        .extension(
            "(Q11*(x - G1(m,n))^2 + 2*Q12*(x - G1(m,n))*(y - G2(m,n)) + Q22*(y - G2(m,n))^2)/2 + E(m,n) = (v*x^2 - 2*h*x*y + S*y^2)/(2*k) + ((x - m)^2 + (y - n)^2)/(2*t)",
            normal_form("completing the square"),
        )
        .meaning("In the plane, for N(0,Σ) with Σ = [[S, h],[h, v]], of determinant k: prior and noise make a posterior with mean G(m,n), the optimum at the noisy input (m,n), and precision Q = Σ⁻¹ + I/t.")
        .extension("Q11*t*diff(G1(m,n), m) + Q12*t*diff(G2(m,n), m) = 1", normal_form("entry (1,1) of Q t DG"))
        .extension("Q11*t*diff(G1(m,n), n) + Q12*t*diff(G2(m,n), n) = 0", normal_form("entry (1,2) of Q t DG"))
        .extension("Q12*t*diff(G1(m,n), m) + Q22*t*diff(G2(m,n), m) = 0", normal_form("entry (2,1) of Q t DG"))
        .extension("Q12*t*diff(G1(m,n), n) + Q22*t*diff(G2(m,n), n) = 1", normal_form("entry (2,2) of Q t DG"))
        .meaning("The Jacobian of the optimum is the posterior covariance divided by t: symmetric and positive, so that the optimum is a Brenier map in the plane as well.")
        .mutant("e^{tΔ} for e^{tΔ/2}", define("p(u)", "heat(u, 2*t)"))
        .mutant("sign of the score", define("optimum(u)", "u - t*diff(log(p(u)), u)"))
        .mutant("1 for 1/2 in the distance of the two points", define("points(u)", "(normal(u, 1/2, t) + normal(u, -1/2, t))/2"))
        .mutant("transposed sign in the plane", define("Q12", "h/k"))
        .mutant("factor 2 in t", define("optimum(u)", "u + 2*t*diff(log(p(u)), u)"))
        .witness(Witness::of("optimum(x)", "x = -1..2, m = -1, n = 1, v = 1/2, w = 1, t = 1/3, c = 1/4, d = 3/4", 8).instead("integral(y, -oo..oo, y*mu(y)*normal(x - y, 0, t))/integral(y, -oo..oo, mu(y)*normal(x - y, 0, t))"))
}
