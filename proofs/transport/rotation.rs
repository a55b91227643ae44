//! # A map that is not optimal: equation (14)
//!
//! R, the rotation of the plane by 60°, pushes N(0,I) forward to itself, and so does the identity, at no cost.
//!
//! 1. R is orthogonal with determinant 1, so the density is the same at x and at Rx.
//! 2. |x - Rx|² = |x|², so the cost is E|X|² = 2.
//! 3. The check that a Gaussian Brenier map passes, a symmetric positive definite matrix, rejects R: no convex function has it as its gradient.
//! 4. Cyclical monotonicity: two or three points never show that R is not optimal; the corners of a square do.

use kenzan::prelude::*;

/// The claim `transport/rotation`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/rotation", [equation(14)], "A rotation pushes forward and is not optimal")
        .says("The Monge problem asks for the map of least cost among those that push one law forward to another; the least is reached by the gradient of a convex function.")
        .note("Why pushing forward is not enough: two maps between the same laws, of which only one is the gradient of a convex function.")
        .rests_on("transport/brenier-gaussian")
        .real("x y a b s t")
        .positive("k")
        .define("R", "[[1, -sqrt(3)], [sqrt(3), 1]]/2")
        .define("p", "[[x], [y]]")
        .define("q", "[[a], [b]]")
        .define("w", "[[s], [t]]")
        .define("density(z)", "exp(-norm(z)^2/2)/(2*pi)")
        .define("cost(M)", "trace(transpose(identity(2) - M)*(identity(2) - M))")
        .define("brenier", "[[5, -1], [-1, 3]]/sqrt(14)")
        .define("J", "[[0, -1], [1, 0]]")
        .define("corner", "[[1], [0]]")
        .define("kept", "norm(corner - R*corner)^2 + norm(J*corner - R*J*corner)^2 + norm(J^2*corner - R*J^2*corner)^2 + norm(J^3*corner - R*J^3*corner)^2")
        .define("moved", "norm(J*corner - R*corner)^2 + norm(J^2*corner - R*J*corner)^2 + norm(J^3*corner - R*J^2*corner)^2 + norm(corner - R*J^3*corner)^2")
        .corrected("R*transpose(R) = identity(2)", normal_form("multiplied out"))
        .corrected("det(R) = 1", normal_form("multiplied out"))
        .corrected("density(R*p) = density(p)", normal_form("a sum of squares"))
        .meaning("R preserves the density and areas: it pushes N(0,I) forward to itself.")
        .corrected("norm(p - R*p)^2 = norm(p)^2", normal_form("an equilateral triangle"))
        .corrected(
            "integral(u, -oo..oo, integral(v, -oo..oo, norm([[u], [v]] - R*[[u], [v]])^2*density([[u], [v]]))) = 2",
            chain()
                .concluding(normal_form("Gaussian integrals"))
                .beside(
                    "integral(r, 0..oo, r^3/k*exp(-r^2/(2*k))) = 2*k",
                    quadrature("in polar coordinates, for N(0,kI)", "k = 1..3"),
                ),
        )
        .corrected("cost(R) = 2", normal_form("tr (I-R)*(I-R), the covariance being I"))
        .corrected("cost(identity(2)) < cost(R)", normal_form("numbers"))
        .meaning("The cost of R, and that of the identity, which has the same image: R is not optimal.")
        .corrected("0 < brenier", normal_form("symmetry and leading minors"))
        .meaning("An optimal map, from the plane example of the Gaussian case, passes the check.")
        .extension("0 < R", counterexample(""))
        .meaning("R does not: its matrix is not symmetric, so its field is no gradient.")
        .corrected("inner(R*q, q) = norm(q)^2/2", normal_form("multiplied out"))
        .corrected(
            "inner(q - p, R*p) + inner(w - q, R*q) + inner(p - w, R*w) = -norm(w - p - R*(q - p))^2/2",
            normal_form("multiplied out"),
        )
        .meaning("R is monotone, and no exchange among three points lowers the cost: pairs and triangles do not tell.")
        .extension("kept <= moved", counterexample(""))
        .corrected("kept = 4", normal_form("numbers"))
        .corrected("moved = 8 - 4*sqrt(3)", normal_form("numbers"))
        .meaning("Four points at the corners of a square: to send each to the image of the one before costs less. R is not cyclically monotone.")
        .mutant("30° for 60°", define("R", "[[sqrt(3), -1], [1, sqrt(3)]]/2"))
        .mutant("the transpose", define("R", "[[1, sqrt(3)], [-sqrt(3), 1]]/2"))
        .mutant("a reflection", define("R", "[[1, sqrt(3)], [sqrt(3), -1]]/2"))
        .mutant("W2 for W2²", define("cost(M)", "norm(identity(2) - M)"))
        .witness(Witness::of("cost(R)", "", 8).instead("((1 - 1/2)^2 + (sqrt(3)/2)^2)*integral(r, 0..oo, r^3*exp(-r^2/2))"))
}
