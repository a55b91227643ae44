//! # Which potential of the Brenier map is convex? Equation (15)
//!
//! The survey writes the optimal map as x + t ∇φ(x) with φ strongly convex.
//!
//! 1. Between N(0,p²) and N(0,q²) the optimal map is x + φ'(x) with φ = (q/p - 1) x²/2: it pushes forward, and |x|²/2 + φ
//!    is convex. For q < p the function φ itself is concave: as printed the statement is false.
//! 2. What holds in general: |x|²/2 + φ is convex, 1 + φ'' >= 0; then |x|²/2 + tφ is (1-t)-strongly convex for t in \[0,1\],
//!    since 1 + tφ'' - (1-t) = t (1 + φ'').
//! 3. More cannot be had: from the uniform law on \[0,1\] to the law of x², |x|²/2 + φ = x³/3 has second derivative 2x,
//!    which lies below every c > 0 somewhere on \[0,1\].

use kenzan::prelude::*;

/// The claim `transport/brenier-form`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/brenier-form", [equation(15)], "Convexity in the Brenier form x + t∇φ(x)")
        .says("The optimal map from μ0 to μ1 is x + t∇φ(x) at t = 1, with a strongly convex function φ, and for t in [0,1] the maps trace the geodesic.")
        .real("x")
        .positive("p q c")
        .between("t", "0", "1")
        .nonnegative("D")
        .define("normal(u,v)", "exp(-u^2/(2*v))/sqrt(2*pi*v)")
        .define("phi(u)", "(q/p - 1)*u^2/2")
        .define("T(u)", "u + diff(phi(u), u)")
        .define("U(u)", "u^3/3")
        .printed("0 < diff(diff(phi(x), x), x)", counterexample("x = 0, p = 1, q = 1/2"))
        .at(equation(15))
        .meaning("Strong convexity of φ fails between N(0,1) and N(0,1/4), where φ = -x²/4.")
        .corrected("integral(u, -oo..oo, normal(u, p^2)) = 1", normal_form("a Gaussian integral"))
        .corrected("normal(T(x), q^2)*diff(T(x), x) = normal(x, p^2)", normal_form("change of variables"))
        .meaning("T = id + φ' pushes N(0,p²) forward to N(0,q²).")
        .corrected("0 < diff(diff(x^2/2 + phi(x), x), x)", normal_form("q/p is positive"))
        .at(equation(15))
        .meaning("T is the derivative of a convex function, hence the optimal map.")
        .corrected(
            "1 - t <= diff(diff(x^2/2 + t*phi(x), x), x)",
            normal_form("the difference is t q/p"),
        )
        .meaning("|x|²/2 + tφ is (1-t)-strongly convex along this family.")
        .corrected("1 - t <= 1 + t*(D - 1)", normal_form("the difference is tD"))
        .at(equation(15))
        .meaning("In general: wherever 1 + φ'' = D >= 0, the second derivative of |x|²/2 + tφ is at least 1 - t.")
        .extension("diff(diff(U(x), x), x) = 2*x", normal_form("derivative"))
        .extension("2*(c/4) < c", normal_form("c/2 < c"))
        .meaning("No c > 0 is a modulus of convexity of U on [0,1]: its second derivative 2x at x = min(c,4)/4 is less than c.")
        .mutant("gradient for potential", define("phi(u)", "(q/p - 1)*u"))
        .mutant("the inverse map", define("phi(u)", "(p/q - 1)*u^2/2"))
        .mutant("factor 1/2 missing", define("phi(u)", "(q/p - 1)*u^2"))
        .mutant("modulus 1 for 1 - t", restate("1 - t <= 1 + t*(D - 1)", "1 <= 1 + t*(D - 1)"))
        .witness(Witness::of("T(x)", "x = -2..2, p = 1, q = 1/2", 8).instead("solve(y, erf(y/(q*sqrt(2))), erf(x/(p*sqrt(2))))"))
}
