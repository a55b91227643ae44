//! # The continuous denoising autoencoder: §4.2.1
//!
//! The data move along x' = (log μ_t)'(x), and their law along ∂tμ = -Δμ.
//!
//! 1. A mixture of Gaussians whose variances fall at rate 2 solves ∂tμ = -Δμ = -(μ (log μ)')': the continuity equation with the score as
//!    velocity. So it does in the plane, for N(0,Σ-2tI) with any positive definite Σ. Any moment may be called r = 0.
//! 2. N(m,w+2t) has in its past no obstacle: m + (x-m)√(w/(w+2t)) moves with the score at every time up to t and pushes it forward to N(m,w).
//!    The variance v of the data is used up at t = v/2: "for t > 0" is too much.
//! 3. The quantile is kept: with F the distribution function of a mixture, ∂tF + μ (log μ)' = 0, which is d/dt F_t(x_t) = 0.
//! 4. Trajectories computed by rigorous integration of the differential equation, which knows nothing of 3, have the quantile they started with.
//! 5. If the data are to survive up to time t, their density is e^{tΔ} of a probability law (Widder), and is positive everywhere, for
//!    the Gaussian kernel is. The uniform law has a density that vanishes: it is not carried on for any t > 0.

use kenzan::prelude::*;

/// The claim `dae/continuous`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/continuous", [section("4.2.1", "the law of the limit")], "The continuous denoising autoencoder and how long it exists")
        .says("Composing denoisers of ever smaller variance gives for every t > 0 a continuous DAE with v_t = ∇log μ_t and ∂tμ_t = -Δμ_t.")
        .note("Not checked, and used by the words beside the last statement: a nonnegative solution of the heat equation on a strip of times is the convolution of its initial measure with the Gaussian kernel (D. V. Widder, Positive temperatures on an infinite rod, Trans. Amer. Math. Soc. 55 (1944), 85-95).")
        .rests_on("dae/backward-heat")
        .real("x y m n b")
        .positive("v w c d k")
        .nonnegative("t")
        .define("normal(u,a,s)", "exp(-(u - a)^2/(2*s))/sqrt(2*pi*s)")
        .define("left(s,r)", "s - 2*r")
        .define("law(u,r)", "c*normal(u, m, left(v,r)) + d*normal(u, n, left(w,r))")
        .define("score(u,r)", "diff(log(law(u,r)), u)")
        .define("moving(u,r)", "diff(law(u,r), r)")
        .define("below(u,a,s)", "(1 + erf((u - a)/sqrt(2*s)))/2")
        .define("F(u,r)", "c*below(u, m, left(v,r)) + d*below(u, n, left(w,r))")
        .define("passing(u,r)", "diff(F(u,r), r)")
        .define("path(u,r)", "m + (u - m)*sqrt(left(w + 2*t,r)/(w + 2*t))")
        .define("speed(u,r)", "diff(path(u,r), r)")
        .define("A(r)", "left((b^2 + k)/w,r)")
        .define("B(r)", "left(w,r)")
        .define("D(r)", "A(r)*B(r) - b^2")
        .define("plane(u,z,r)", "exp(-(B(r)*u^2 - 2*b*u*z + A(r)*z^2)/(2*D(r)))/(2*pi*sqrt(D(r)))")
        .define("planemoving(u,z,r)", "diff(plane(u,z,r), r)")
        .solving("X(t)", "score(X(t), t)", "x")
        .printed("0 < left(v,t)", counterexample("v = 1, t = 1"))
        .at(section("4.2.1", "the law of the limit"))
        .meaning("What is left at time t of the variance v of the data: for v = 1 and t = 1 it would be negative.")
        .corrected("moving(x,0) = -diff(law(x,0)*score(x,0), x)", normal_form("the continuity equation"))
        .corrected("moving(x,0) = -diff(diff(law(x,0), x), x)", normal_form("the backward heat equation"))
        .at(section("4.2.1", "the law of the limit"))
        .meaning("Both hold for mixtures of Gaussians at every time before the smallest variance is used up.")
        .corrected("speed(x,t) = -(path(x,t) - m)/w", normal_form("the speed along the path"))
        .meaning("From N(m,w+2t), the affine path moves with the score of the law of its time; w is the variance at time t.")
        .corrected(
            "normal(path(x,t), m, w)*diff(path(x,t), x) = normal(x, m, w + 2*t)",
            normal_form("change of variables"),
        )
        .at(section("4.2.1", "the law of the limit"))
        .meaning("It pushes N(m,w+2t) forward to N(m,w): the continuous DAE of N(m,v) exists as long as t < v/2.")
        .corrected(
            "integral(y, -oo..oo, law(y,0)*normal(x - y, 0, 2*k)) = c*normal(x, m, v + 2*k) + d*normal(x, n, w + 2*k)",
            normal_form("convolution of Gaussians"),
        )
        .meaning("Heat gives back in time k what denoising took: a mixture can be denoised up to time k if all its variances exceed 2k.")
        .corrected("passing(x,0) + law(x,0)*score(x,0) = 0", normal_form("derivative of the distribution function"))
        .meaning("d/dt F_t(x_t) = 0: the flow keeps the quantile of every data point.")
        .corrected(
            "F(X(t), t) = F(x, 0)",
            trajectory("the equation of motion", "x = -2..2, m = -1, n = 1, v = 1/2, w = 1, c = 1/3, d = 2/3, t = 1/8"),
        )
        .confirmed()
        .meaning("The solution of X' = (log μ_t)'(X) has at time t the quantile that it had at time 0.")
        .extension(
            "planemoving(x,y,0) = -diff(diff(plane(x,y,0), x), x) - diff(diff(plane(x,y,0), y), y)",
            normal_form("the backward heat equation in the plane"),
        )
        .meaning("N(0,Σ-2tI) for every positive definite Σ of the plane, w and b being entries of Σ and k its determinant.")
        .extension("0 < normal(x - y, 0, 2*k)", Proof::from(normal_form("a density")))
        .meaning("A law that can be denoised up to time k is the convolution of a probability law with this kernel, and has a positive density everywhere. The density of a uniform law vanishes outside an interval: it cannot be denoised for any time k > 0.")
        .mutant("+Δ for -Δ", define("law(u,r)", "c*normal(u, m, v + 2*r) + d*normal(u, n, w + 2*r)"))
        .mutant("t for t/2", define("law(u,r)", "c*normal(u, m, v - r) + d*normal(u, n, w - r)"))
        .mutant("sign of the score in the motion", solving("X(t)", "-score(X(t), t)", "x"))
        .mutant("the score of the data at all times", solving("X(t)", "score(X(t), 0)", "x"))
        .mutant("the affine path backwards", define("path(u,r)", "m + (u - m)*sqrt((w + 2*t + 2*r)/(w + 2*t))"))
        .witness(Witness::of("X(t)", "x = -2..2, m = -1, n = 1, v = 1/2, w = 1, c = 1/3, d = 2/3, t = 1/8", 8).instead("solve(y, F(y,t), F(x,0))"))
}
