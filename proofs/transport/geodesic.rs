//! # The maps of (15) trace a geodesic
//!
//! x

use kensho::prelude::*;

/// The claim `transport/geodesic`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/geodesic", [equation(15)], "Displacement interpolation is a geodesic of W2")
        .says("t ↦ μ_t = (g_{0→t})♯μ0 with g_{0→t}(x) = x + t∇φ(x) is the W2 geodesic that joins μ0 to μ1.")
        .rests_on("transport/brenier-gaussian")
        .real("x y m n")
        .positive("p q")
        .between("s", "0", "1")
        .between("t", "0", "1")
        .define("normal(u,a,v)", "exp(-(u - a)^2/(2*v))/sqrt(2*pi*v)")
        .define("T(x)", "n + q/p*(x - m)")
        .define("g(x,t)", "x + t*(T(x) - x)")
        .define("mean(t)", "(1 - t)*m + t*n")
        .define("sigma(t)", "(1 - t)*p + t*q")
        .define("mu(x,t)", "normal(x, mean(t), sigma(t)^2)")
        .define("between(x,s,t)", "mean(t) + sigma(t)/sigma(s)*(x - mean(s))")
        .define("W(s,t)", "sqrt(integral(x, -oo..oo, (between(x,s,t) - x)^2*mu(x,s)))")
        .corrected("mu(g(x,t),t)*diff(g(x,t), x) = mu(x,0)", normal_form("change of variables"))
        .corrected("0 < diff(g(x,t), x)", normal_form("increasing"))
        .corrected("between(g(x,s),s,t) = g(x,t)", normal_form("composition"))
        .corrected("0 < diff(between(x,s,t), x)", normal_form("increasing"))
        .corrected("W(s,t)^2 = (t - s)^2*W(0,1)^2", normal_form("Gaussian integrals"))
        .corrected("W(s,t) = abs(t - s)*W(0,1)", normal_form("Gaussian integrals"))
}
