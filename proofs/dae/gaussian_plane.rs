//! # The entropy flow on Gaussians of the plane: figure 7
//!
//! Q is the set of the laws N(0, diag(a²,b²)), a point (a,b) of the open quadrant for each.
//!
//! 1. T(x,y) = (p x/a, q y/b) sends (a,b) to (p,q) at cost (a-p)² + (b-q)². The dual certificate φ = x²(1-p/a) + y²(1-q/b),
//!    ψ = u²(1-a/p) + v²(1-b/q) satisfies φ + ψ <= |(x,y) - (u,v)|², with the same value: no coupling is cheaper. So W2 is the Euclidean
//!    distance of the two points.
//! 2. H = log ab + 1 + log 2π, and its gradient flow under (18) is a' = -∂H/∂a = -1/a, b' = -1/b; dH/dt is minus the Fisher information.
//! 3. Along it a² - b² is constant: 2a a' = 2b b' = -2, so a² and b² fall at rate 2, as the variances of `dae/continuous` do.
//! 4. From (a,b) it reaches √(a²-2t), √(b²-2t) at time t, both positive until it meets an axis at t = min(a²,b²)/2.
//! 5. Rigorous integration of the two equations, which does not know 4, finds the same points.

use kenzan::prelude::*;

/// The claim `dae/gaussian-plane`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/gaussian-plane", [figure(7), section("4.2.1", "coordinates")], "The entropy gradient flow on the Gaussians N(0, diag(σ1², σ2²))")
        .says("On the Gaussians of the plane with mean 0 and covariance diag(σ1², σ2²), the figure compares the gradient flow of the entropy with trained denoisers.")
        .rests_on("dae/entropy-flow")
        .rests_on("dae/continuous")
        .real("x y u v")
        .positive("a b p q w")
        .nonnegative("t")
        .define("normal(z,s)", "exp(-z^2/(2*s))/sqrt(2*pi*s)")
        .define("density(z1,z2)", "normal(z1, a^2)*normal(z2, b^2)")
        .define("W", "integral(y, -oo..oo, integral(x, -oo..oo, ((x - p/a*x)^2 + (y - q/b*y)^2)*density(x,y)))")
        .define("phi(z1,z2)", "z1^2*(1 - p/a) + z2^2*(1 - q/b)")
        .define("psi(z1,z2)", "z1^2*(1 - a/p) + z2^2*(1 - b/q)")
        .define("entropy", "-integral(y, -oo..oo, integral(x, -oo..oo, density(x,y)*log(density(x,y))))")
        .define("H(z1,z2)", "log(z1*z2) + 1 + log(2*pi)")
        .define("rate(z)", "-1/z")
        .define("fisher", "integral(y, -oo..oo, integral(x, -oo..oo, (diff(log(density(x,y)), x)^2 + diff(log(density(x,y)), y)^2)*density(x,y)))")
        .define("path(z,r)", "sqrt(z^2 - 2*r)")
        .solving("S(t)", "rate(S(t))", "a")
        .solving("R(t)", "rate(R(t))", "b")
        .corrected("W = (a - p)^2 + (b - q)^2", normal_form("Gaussian integrals"))
        .meaning("The cost of the linear map from (a,b) to (p,q).")
        .corrected(
            "0 <= (x - u)^2 + (y - v)^2 - phi(x,y) - psi(u,v)",
            chain()
                .at_most("p/a*(x - a/p*u)^2 + q/b*(y - b/q*v)^2", normal_form("squares with positive factors"))
                .concluding(normal_form("the squares completed")),
        )
        .corrected(
            "a^2*(1 - p/a) + b^2*(1 - q/b) + p^2*(1 - a/p) + q^2*(1 - b/q) = W",
            normal_form("the mean of φ and ψ"),
        )
        .at(section("4.2.1", "coordinates"))
        .meaning("No coupling costs less than the mean of φ + ψ: W2² is the square of the Euclidean distance of (a,b) and (p,q).")
        .corrected("entropy = H(a,b)", normal_form("Gaussian integrals"))
        .corrected("rate(a) = -diff(H(a,b), a)", normal_form("derivative in a"))
        .corrected("rate(b) = -diff(H(a,b), b)", normal_form("derivative in b"))
        .meaning("The gradient flow of H in the Euclidean metric: σ' = -1/σ for each of the two.")
        .corrected("diff(H(a,b), a)*rate(a) + diff(H(a,b), b)*rate(b) = -fisher", normal_form("Gaussian integrals"))
        .meaning("dH/dt = -I.")
        .corrected("2*a*rate(a) - 2*b*rate(b) = 0", normal_form("both squares fall at rate 2"))
        .meaning("σ1² - σ2² is constant along the flow: its curves are hyperbolas.")
        .corrected(
            "S(t)^2 - R(t)^2 = a^2 - b^2",
            trajectory("the equations of motion", "a = 2..3, b = 1..2, t = 3/8"),
        )
        .confirmed()
        .corrected("S(t) = path(a,t)", trajectory("the equations of motion", "a = 1..3, b = 1, t = 3/8"))
        .confirmed()
        .meaning("The flow starts at a and is at √(a² - 2t) at time t.")
        .corrected("0 < path(sqrt(2*t + w), t)", normal_form("the square root of w"))
        .meaning("The flow goes on as long as both squares exceed 2t: up to t = min(σ1², σ2²)/2.")
        .corrected("path(b, b^2/2) = 0", normal_form("b² - 2t at t = b²/2"))
        .corrected("path(sqrt(b^2 + w), b^2/2) = sqrt(w)", normal_form("a² - b² = w"))
        .meaning("Then, if b is the smaller one and a² = b² + w, it meets the axis at (√w, 0).")
        .mutant("variances for standard deviations", restate("W = (a - p)^2 + (b - q)^2", "W = (a^2 - p^2)^2 + (b^2 - q^2)^2"))
        .mutant("W2 for W2²", restate("W = (a - p)^2 + (b - q)^2", "W = sqrt((a - p)^2 + (b - q)^2)"))
        .mutant("+Δ for -Δ", define("rate(z)", "1/z"))
        .mutant("t for t/2", define("path(z,r)", "sqrt(z^2 - r)"))
        .mutant("a motion of speed 1", solving("S(t)", "-1", "a"))
        .witness(Witness::of("entropy", "a = 1..2, b = 1/2", 9).instead("-integral(x, -oo..oo, normal(x, a^2)*log(normal(x, a^2))) - integral(x, -oo..oo, normal(x, b^2)*log(normal(x, b^2)))"))
        .witness(Witness::of("W", "a = 1..2, b = 1, p = 3, q = 1/2", 9).instead("integral(x, -oo..oo, (x - p/a*x)^2*normal(x, a^2)) + integral(x, -oo..oo, (x - q/b*x)^2*normal(x, b^2))"))
}
