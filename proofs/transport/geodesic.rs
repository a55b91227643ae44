//! # Displacement interpolation is a geodesic: equation (15)
//!
//! For the optimal map T = id + ∇φ from μ0 to μ1, let g_t = (1-t) id + tT and μ_t its push-forward of μ0. Then
//! W2(μ_s,μ_t) = |t-s| W2(μ0,μ1).
//!
//! 1. In general: (g_s,g_t) couples μ_s and μ_t at the cost (t-s)²∫|T(x) - x|² dμ0, so W2(μ_s,μ_t) <= |t-s| W2(μ0,μ1). Were it
//!    less for one pair s < t, the triangle inequality over 0, s, t, 1 would make W2(μ0,μ1) less than itself.
//! 2. The map from μ_s to μ_t is again monotone: on the line g_t∘g_s^{-1} increases, in general
//!    (g_t(x) - g_t(y))·(g_s(x) - g_s(y)) >= 0.
//! 3. N(m,p²) → N(n,q²): μ_t = N((1-t)m + tn, ((1-t)p + tq)²), with the optimal map between any two of them in closed form, and
//!    the distance as its cost.
//! 4. In the plane, N(0,Σ) for any Σ and T = A any positive definite matrix: M_t = (1-t) + tA carries μ0 to μ_t and
//!    B = M_t M_s^{-1} μ_s to μ_t; B is symmetric and positive definite, hence optimal.

use kenzan::prelude::*;

/// The claim `transport/geodesic`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/geodesic", [equation(15), section("4.1", "geodesics")], "Displacement interpolation is a geodesic of W2")
        .says("t ↦ μ_t = (g_{0→t})♯μ0 with g_{0→t}(x) = x + t∇φ(x) is the W2 geodesic that joins μ0 to μ1.")
        .note("A coupling whose map is the gradient of a convex function is optimal; for Gaussians `transport/brenier-gaussian` shows it.")
        .note("S stands for every map; X, Y, Z are |x-y|², (T(x)-T(y))·(x-y), |T(x)-T(y)|². A = LLᵀ with L = ((k,0),(r,j)) is any positive definite matrix.")
        .rests_on("transport/brenier-gaussian")
        .real("x m n r")
        .positive("p q k j")
        .nonnegative("D X Y Z d1 d2 d3")
        .between("s", "0", "1")
        .between("t", "0", "1")
        .function("S: R -> R")
        .define("path(x,t)", "x + t*(S(x) - x)")
        .define("first_leg", "s*D - d1")
        .define("last_leg", "(1 - t)*D - d3")
        .define("middle_leg", "D + d2 - first_leg - last_leg")
        .define("normal(u,a,v)", "exp(-(u - a)^2/(2*v))/sqrt(2*pi*v)")
        .define("T(x)", "n + q/p*(x - m)")
        .define("g(x,t)", "x + t*(T(x) - x)")
        .define("mean(t)", "(1 - t)*m + t*n")
        .define("sigma(t)", "(1 - t)*p + t*q")
        .define("mu(x,t)", "normal(x, mean(t), sigma(t)^2)")
        .define("map(x,s,t)", "mean(t) + sigma(t)/sigma(s)*(x - mean(s))")
        .define("W(s,t)", "sqrt(integral(x, -oo..oo, (map(x,s,t) - x)^2*mu(x,s)))")
        .define("a", "k^2")
        .define("b", "k*r")
        .define("c", "r^2 + j^2")
        .define("Delta(s)", "(1 - s + s*a)*(1 - s + s*c) - s^2*b^2")
        .define("B11", "((1 - t + t*a)*(1 - s + s*c) - t*s*b^2)/Delta(s)")
        .define("B12", "(t*b*(1 - s + s*a) - (1 - t + t*a)*s*b)/Delta(s)")
        .define("B21", "(t*b*(1 - s + s*c) - (1 - t + t*c)*s*b)/Delta(s)")
        .define("B22", "((1 - t + t*c)*(1 - s + s*a) - t*s*b^2)/Delta(s)")
        .corrected("path(x,0) = x", normal_form("the start"))
        .corrected("path(x,1) = S(x)", normal_form("the end"))
        .meaning("Every point moves along a segment, whatever map S takes the place of T.")
        .corrected("(path(x,t) - path(x,s))^2 = (t - s)^2*(S(x) - x)^2", normal_form("the same segment"))
        .meaning("The cost of the coupling (g_s,g_t) is (t-s)² times that of T, for every T: W2(μ_s,μ_t) <= |t-s| W2(μ0,μ1).")
        .corrected("(t - s)*D <= middle_leg", normal_form("the triangle inequality"))
        .at(section("4.1", "geodesics"))
        .meaning("For s <= t let D be W2(μ0,μ1), d1 and d3 what the first and the last leg fall short of sD and (1-t)D, d2 the excess of the three legs over D. Then the middle leg is at least (t-s)D.")
        .corrected("0 <= (1 - s)*(1 - t)*X + ((1 - s)*t + s*(1 - t))*Y + s*t*Z", normal_form("a sum of terms that are not negative"))
        .meaning("(g_t(x) - g_t(y))·(g_s(x) - g_s(y)) is not negative where T is monotone, Y >= 0.")
        .corrected("mu(g(x,t),t)*diff(g(x,t), x) = mu(x,0)", normal_form("change of variables"))
        .corrected("0 < diff(g(x,t), x)", normal_form("(1-t) + tq/p is positive"))
        .meaning("g_t pushes N(m,p²) forward to N((1-t)m + tn, ((1-t)p + tq)²).")
        .corrected("map(g(x,s),s,t) = g(x,t)", normal_form("composition"))
        .corrected("mu(map(x,s,t),t)*diff(map(x,s,t), x) = mu(x,s)", normal_form("change of variables"))
        .corrected("0 < diff(map(x,s,t), x)", normal_form("a ratio of standard deviations"))
        .meaning("The map from μ_s to μ_t is the derivative of a convex function, hence optimal: W(s,t) is their distance.")
        .corrected(
            "W(s,t) = abs(t - s)*W(0,1)",
            Proof::from(normal_form("Gaussian integrals")).second_route(quadrature("the cost integral itself", "m = 0, n = 2, p = 1, q = 1/2, s = 1/4, t = 0..1")),
        )
        .at(section("4.1", "geodesics"))
        .corrected("W(0,1) = sqrt((n - m)^2 + (q - p)^2)", normal_form("a Gaussian integral"))
        .meaning("Gaussians on the line, of any means and variances, at any two times.")
        .extension("0 < Delta(s)", normal_form("M_s is positive definite"))
        .extension("B12 = B21", normal_form("two polynomials in A commute"))
        .extension("0 < B11", normal_form("first leading minor"))
        .extension("B11*B22 - B12*B21 = Delta(t)/Delta(s)", normal_form("second leading minor"))
        .extension("B11*(1 - s + s*a) + B12*s*b = 1 - t + t*a", normal_form("entry (1,1) of B M_s = M_t"))
        .extension("B11*s*b + B12*(1 - s + s*c) = t*b", normal_form("entry (1,2) of B M_s = M_t"))
        .extension("B21*s*b + B22*(1 - s + s*c) = 1 - t + t*c", normal_form("entry (2,2) of B M_s = M_t"))
        .meaning("Any positive definite A in the plane, whatever the covariance at the start: the map from μ_s to μ_t is symmetric and positive definite, the gradient of a convex function.")
        .mutant("W2² for W2", define("W(s,t)", "integral(x, -oo..oo, (map(x,s,t) - x)^2*mu(x,s))"))
        .mutant("variances interpolated", define("sigma(t)", "sqrt((1 - t)*p^2 + t*q^2)"))
        .mutant("the inverse map", define("T(x)", "n + p/q*(x - m)"))
        .mutant("the map back", define("map(x,s,t)", "mean(s) + sigma(s)/sigma(t)*(x - mean(t))"))
        .mutant("time backwards", define("g(x,t)", "T(x) + t*(x - T(x))"))
        .mutant("one diagonal entry of A for the other", define("B21", "(t*b*(1 - s + s*c) - (1 - t + t*a)*s*b)/Delta(s)"))
        .witness(Witness::of("g(x,t)", "x = -2..3, m = 1, n = -1, p = 2, q = 1/2, t = 1/3", 8).instead("solve(y, erf((y - mean(t))/(sigma(t)*sqrt(2))), erf((x - m)/(p*sqrt(2))))"))
        .witness(Witness::of("W(s,t)^2", "m = 1, n = -1, p = 2, q = 1/2, s = 1/4, t = 2/3", 8))
}
