//! # The velocity of the denoising autoencoder tends to the score: equation (22)
//!
//! v_t(x) = (g_t(x) - x)/t = (log p_t)'(x), with g_t the optimum of `dae/optimum`.
//!
//! 1. For N(m,v): |v_t - v_0| = t |x-m|/(v(v+t)) <= t |x-m|/v², for every x and t.
//! 2. For a mixture, on a box: v_0 is v_t at t = 0, the derivative of v_t in t is bounded by C on the box, so
//!    |v_t - v_0| <= C t by the mean value theorem. In particular the limit is uniform on the box.
//!    For every mixture the velocity itself obeys ∂t v = ½ (v' + v²)', which is where the constant comes from.
//! 3. Where μ0 is not differentiable the limit is no score: for the Laplace law the velocity at 0 is 0 for every t,
//!    while the slopes of log μ0 there are +1 and -1.

use kenzan::prelude::*;

/// The claim `dae/score-limit`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/score-limit", [equation(22)], "The velocity of the denoising autoencoder tends to the score")
        .says("As the noise variance t tends to 0, the velocity (g_t(x) - x)/t tends to ∇log μ0(x), the score.")
        .rests_on("dae/optimum")
        .real("m n z")
        .positive("v w r c d h")
        .between("x", "-4", "4")
        .between("t", "0", "1/10")
        .define("normal(u,a,w)", "exp(-(u - a)^2/(2*w))/sqrt(2*pi*w)")
        .define("gaussian(r)", "normal(x, m, v + r)")
        .define("mixture(r)", "normal(x, -1, 1/2 + r)/3 + 2*normal(x, 1, 1 + r)/3")
        .define("velocity(r)", "diff(log(mixture(r)), x)")
        .define("general(u,s)", "diff(log(c*normal(u, m, v + s) + d*normal(u, n, w + s)), u)")
        .define("laplace(u)", "exp(-abs(u))/2")
        .define("C", "16")
        .corrected(
            "abs(diff(log(gaussian(t)), x) - diff(log(gaussian(0)), x)) <= t*abs(x - m)/v^2",
            chain()
                .equals("t*abs(x - m)/(v*(v + t))", normal_form("difference of two scores"))
                .concluding(normal_form("v + t is at least v")),
        )
        .at(equation(22))
        .meaning("For μ0 = N(m,v) the velocity tends to the score like t, with an explicit constant.")
        .corrected("abs(velocity(t) - velocity(0)) <= C*t", mean_value("the derivative in t is bounded", "t"))
        .at(equation(22))
        .meaning("For a Gaussian mixture the limit is uniform on [-4,4]: the distance from the score is at most Ct.")
        .extension("integral(u, -oo..oo, normal(u, m, v)) = 1", normal_form("a Gaussian integral"))
        .meaning("N(m,v) is a probability law, and so is the mixture.")
        .extension(
            "diff(general(z,r), r) = diff(diff(general(z,r), z) + general(z,r)^2, z)/2",
            normal_form("from the heat equation of p_t"),
        )
        .meaning("How the velocity of any mixture of two Gaussians changes with t: by half the slope of v' + v².")
        .extension("(log(laplace(h)) - log(laplace(0)))/h = -1", normal_form("slope to the right"))
        .extension("(log(laplace(0)) - log(laplace(-h)))/h = 1", normal_form("slope to the left"))
        .extension(
            "integral(y, -oo..oo, y*exp(-abs(y))*normal(-y, 0, r)) = 0",
            normal_form("an odd integrand"),
        )
        .meaning("For the Laplace law, whose log-density has slopes +1 and -1 on the two sides of 0, the velocity at 0 is 0 for every t: where μ0 is not differentiable the limit is not the score.")
        .mutant("t for t/2", define("gaussian(r)", "normal(x, m, v + 2*r)"))
        .mutant("sign of the score", define("velocity(r)", "(1 - 2*r/(r + 1/1000))*diff(log(mixture(r)), x)"))
        .mutant("a quarter of the constant", define("C", "4"))
        .witness(Witness::of("velocity(t)", "x = -3..3, t = 1/10", 8).instead("-((x + 1)/(1/2 + t)*normal(x, -1, 1/2 + t) + (x - 1)/(1 + t)*2*normal(x, 1, 1 + t))/(3*mixture(t))"))
}
