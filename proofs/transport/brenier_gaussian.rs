//! # Optimal transport between Gaussians: equations (14), (15)
//!
//! On the line, N(m,p²) → N(n,q²):
//! 1. T(x) = n + (q/p)(x - m) pushes forward: density(T(x)) T'(x) = density(x), T' > 0.
//! 2. T is the derivative of the convex function u(x) = (q/2p)(x - m)² + nx.
//! 3. Dual certificate: with u*(y) = (p/2q)(y - n)² + m(y - n), φ = x² - 2u and ψ = y² - 2u* satisfy
//!    φ(x) + ψ(y) <= (x - y)², the difference being (q/p)(x - m - (p/q)(y - n))². Every coupling therefore costs at least
//!    ∫φ dμ0 + ∫ψ dμ1, and T costs exactly that: zero gap, W2² = (n - m)² + (q - p)².
//!
//! In every dimension, N(μ,Σ0) → N(ν,Σ1). Let H be the root of Σ0, and A the solution of HAH = (HΣ1H)^½: then AΣ0A = Σ1, and every pair
//! of covariances arises so from two positive matrices H = BB*, A = CC*.
//! 4. (HAH)² = HΣ1H, and HAH = (HC)(HC)* is positive: it is the root.
//! 5. T(x) = ν + A(x - μ) pushes forward: the characteristic functions agree.
//! 6. T is the gradient of U(x) = ⟨x-μ, A(x-μ)⟩/2 + ⟨ν,x⟩: U(x+k) - U(x) - ⟨k,T(x)⟩ = ‖C*k‖²/2.
//! 7. φ = |x|² - 2U and ψ(T(z)) = |T(z)|² - 2(⟨z,T(z)⟩ - U(z)) are admissible, with zero gap at x = z; T maps onto, so this is all of ψ.
//! 8. E|X - T(X)|² = ‖μ-ν‖² + tr (H - AH)*(H - AH), since X = μ + Hz with a standard normal z. So
//!    W2² = ‖μ-ν‖² + tr Σ0 + tr Σ1 - 2 tr (HΣ1H)^½. What needs inverses is exact at random rational instances.
//!
//! In the plane, Σ0 = \[\[2,1\],\[1,2\]\] → Σ1 = \[\[3,0\],\[0,1\]\], which do not commute: A = \[\[5,-1\],\[-1,3\]\]/√14 satisfies A Σ0 A = Σ1, is
//! positive definite, and the same certificate has zero gap at W2² = 8 - 2√14.

use kenzan::prelude::*;

/// The claim `transport/brenier-gaussian`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/brenier-gaussian", [equation(14), equation(15)], "The optimal map between Gaussians")
        .says("Monge's problem with quadratic cost between absolutely continuous laws with second moments has a unique solution, the gradient of a convex function.")
        .note("Not checked, and used by the words beside three statements: a positive semidefinite matrix has exactly one positive semidefinite root (R. A. Horn, C. R. Johnson, Matrix Analysis, 2nd ed. 2013, chapter 7); laws with the same characteristic function are equal, and that of N(μ,Σ) at k is exp(i⟨k,μ⟩ - ⟨k,Σk⟩/2) (P. Billingsley, Probability and Measure, 3rd ed. 1995, chapter 5); for a standard normal column z the mean of ⟨b,z⟩ is 0 and that of ⟨z,Mz⟩ is tr M (A. M. Mathai, S. B. Provost, Quadratic Forms in Random Variables, 1992, chapter 3).")
        .real("x y m n x1 x2 y1 y2")
        .positive("p q")
        .natural("d", 1)
        .matrix("B C", "d", "d")
        .matrix("mu nu h k z", "d", "1")
        .define("H", "B*transpose(B)")
        .define("A", "C*transpose(C)")
        .define("S0", "H^2")
        .define("S1", "A*S0*A")
        .define("root", "H*A*H")
        .define("slope", "A")
        .define("rest", "H - slope*H")
        .define("map(u)", "nu + slope*(u - mu)")
        .define("convex(u)", "inner(u - mu, A*(u - mu))/2 + inner(nu, u)")
        .define("price0(u)", "norm(u)^2 - 2*convex(u)")
        .define("price1(u)", "norm(map(u))^2 - 2*(inner(u, map(u)) - convex(u))")
        .define("wave(u,w,S)", "exp(i*inner(u, w) - inner(u, S*u)/2)")
        .define("normal(u,a,v)", "exp(-(u - a)^2/(2*v))/sqrt(2*pi*v)")
        .define("T(u)", "n + q/p*(u - m)")
        .define("U(u)", "q/(2*p)*(u - m)^2 + n*u")
        .define("V(w)", "p/(2*q)*(w - n)^2 + m*(w - n)")
        .define("phi(u)", "u^2 - 2*U(u)")
        .define("psi(w)", "w^2 - 2*V(w)")
        .define("W", "integral(u, -oo..oo, (u - T(u))^2*normal(u, m, p^2))")
        .define("A11", "5/sqrt(14)")
        .define("A12", "-1/sqrt(14)")
        .define("A22", "3/sqrt(14)")
        .define("r1", "A11*x1 + A12*x2 - y1")
        .define("r2", "A12*x1 + A22*x2 - y2")
        .define("potential(u,w)", "(A11*u^2 + 2*A12*u*w + A22*w^2)/2")
        .define("conjugate(u,w)", "(A22*u^2 - 2*A12*u*w + A11*w^2)/2")
        .corrected("normal(T(x), n, q^2)*diff(T(x), x) = normal(x, m, p^2)", normal_form("change of variables"))
        .meaning("T pushes N(m,p²) forward to N(n,q²).")
        .corrected("diff(U(x), x) = T(x)", normal_form("derivative"))
        .corrected("0 < diff(diff(U(x), x), x)", normal_form("q/p is positive"))
        .meaning("T is the gradient of a convex function, as Brenier's theorem asks.")
        .corrected(
            "0 <= (x - y)^2 - phi(x) - psi(y)",
            chain()
                .at_most("q/p*(x - m - p/q*(y - n))^2", normal_form("a square with a positive factor"))
                .concluding(normal_form("the square completed")),
        )
        .meaning("(φ,ψ) is admissible for the dual problem: no coupling costs less than ∫φ dμ0 + ∫ψ dμ1.")
        .corrected("W = (n - m)^2 + (q - p)^2", chain().concluding(normal_form("a Gaussian integral")).second_route(quadrature("the cost integral itself", "m = 0..1, n = 2, p = 1..2, q = 1/2")))
        .corrected(
            "integral(u, -oo..oo, phi(u)*normal(u, m, p^2)) + integral(w, -oo..oo, psi(w)*normal(w, n, q^2)) = W",
            normal_form("Gaussian integrals"),
        )
        .meaning("Zero gap: T is optimal and its cost is W2²(μ0, μ1).")
        .corrected("H*S1*H = root^2", normal_form("multiplied out"))
        .corrected("root = (H*C)*transpose(H*C)", normal_form("multiplied out"))
        .meaning("HAH is positive semidefinite and its square is HΣ1H: it is the root (Σ0^½ Σ1 Σ0^½)^½, in every dimension.")
        .corrected(
            "inverse(H)*root*inverse(H) = A",
            at_random("random covariances", "d = 1..6", 1781),
        )
        .confirmed()
        .meaning("The formula A = Σ0^-½ (Σ0^½ Σ1 Σ0^½)^½ Σ0^-½, exactly.")
        .corrected("0 < A", at_random("random covariances", "d = 1..6", 1781))
        .confirmed()
        .corrected(
            "[[5, -1], [-1, 3]]*[[2, 1], [1, 2]] <> [[2, 1], [1, 2]]*[[5, -1], [-1, 3]]",
            normal_form("multiplied out"),
        )
        .meaning("A is positive definite, and Σ0 and A need not commute, as in the plane for this A, a factor apart: no common axes make this the case of the line.")
        .corrected(
            "exp(i*inner(k, nu - slope*mu))*wave(transpose(slope)*k, mu, S0) = wave(k, nu, S1)",
            normal_form("exponents multiplied out"),
        )
        .meaning("T pushes N(μ,Σ0) forward to N(ν,Σ1): the characteristic function of T(X) is that of N(ν,Σ1).")
        .corrected(
            "inner(map(h) - nu, inverse(S1)*(map(h) - nu)) = inner(h - mu, inverse(S0)*(h - mu))",
            at_random("random covariances", "d = 1..6", 1942),
        )
        .confirmed()
        .corrected("det(S1) = det(slope)^2*det(S0)", at_random("random covariances", "d = 1..6", 1942))
        .confirmed()
        .meaning("The same by the change of variables in the density: its exponent and its normalisation.")
        .corrected("convex(h) + inner(k, map(h)) <= convex(h + k)", normal_form("the difference is ‖C*k‖²/2"))
        .at(equation(15))
        .meaning("The graph of U lies above its tangents, whose slope is T: U is convex, and T its gradient.")
        .corrected(
            "price0(z + k) + price1(z) <= norm(z + k - map(z))^2",
            chain()
                .concluding(normal_form("the difference is ‖C*k‖²"))
                .second_route(at_random("random covariances", "d = 1..6", 1987)),
        )
        .corrected("price0(z) + price1(z) = norm(z - map(z))^2", normal_form("multiplied out"))
        .at(equation(15))
        .meaning("φ(x) + ψ(y) <= |x - y|² at x = z + k, y = T(z), and equality along T: zero gap, T is optimal.")
        .corrected(
            "norm(mu + H*z - map(mu + H*z))^2 = norm(mu - nu)^2 + 2*inner(mu - nu, rest*z) + inner(z, transpose(rest)*rest*z)",
            normal_form("multiplied out"),
        )
        .corrected(
            "norm(mu - nu)^2 + trace(transpose(rest)*rest) = norm(mu - nu)^2 + trace(S0) + trace(S1) - 2*trace(root)",
            chain()
                .concluding(normal_form("traces turned"))
                .second_route(at_random("random covariances", "d = 1..6", 1982)),
        )
        .meaning("X = μ + Hz for a standard normal column z. So the mean of |X - T(X)|² is the left side, and W2² the right side, in every dimension.")
        .extension("A11*(2*A11 + A12) + A12*(A11 + 2*A12) = 3", normal_form("entry (1,1) of A Σ0 A"))
        .extension("A11*(2*A12 + A22) + A12*(A12 + 2*A22) = 0", normal_form("entry (1,2) of A Σ0 A"))
        .extension("A12*(2*A12 + A22) + A22*(A12 + 2*A22) = 1", normal_form("entry (2,2) of A Σ0 A"))
        .meaning("A pushes N(0,[[2,1],[1,2]]) forward to N(0,[[3,0],[0,1]]).")
        .extension("0 < A11", normal_form("first leading minor"))
        .extension("A11*A22 - A12^2 = 1", normal_form("second leading minor"))
        .meaning("A is positive definite, so x ↦ Ax is the gradient of a convex function.")
        .extension(
            "0 <= potential(x1,x2) + conjugate(y1,y2) - x1*y1 - x2*y2",
            chain()
                .at_most(
                    "3/(2*sqrt(14))*((r1 + r2/3)^2 + 14/9*r2^2)",
                    normal_form("a sum of squares with positive factors"),
                )
                .concluding(normal_form("the squares completed")),
        )
        .meaning("The convex function and its conjugate satisfy Young's inequality, with equality exactly at y = Ax: the dual certificate in the plane.")
        .extension(
            "2 + 2 + 3 + 1 - 2*(2*A11 + A12 + A12 + 2*A22) = 8 - 2*sqrt(14)",
            normal_form("tr Σ0 + tr Σ1 - 2 tr(AΣ0)"),
        )
        .meaning("W2² = 8 - 2√14.")
        .mutant("the inverse map", define("T(u)", "n + p/q*(u - m)"))
        .mutant("the two laws swapped", define("T(u)", "m + p/q*(u - n)"))
        .mutant("W2 for W2²", restate("W = (n - m)^2 + (q - p)^2", "W = sqrt((n - m)^2 + (q - p)^2)"))
        .mutant("variances for standard deviations", define("T(u)", "n + q^2/p^2*(u - m)"))
        .mutant("Σ1 for Σ0", define("A11", "3/sqrt(14)"))
        .mutant("the inverse matrix", define("slope", "inverse(A)"))
        .mutant("Σ0 and Σ1 swapped", [define("S1", "H^2"), define("S0", "A*H^2*A")])
        .mutant("a factor transposed", define("slope", "transpose(C)*C"))
        .mutant("the square for the root", define("root", "(H*A*H)^2"))
        .witness(Witness::of("T(x)", "x = -2..3, m = 1, n = -1, p = 2, q = 1/2", 8).instead("solve(y, erf((y - n)/(q*sqrt(2))), erf((x - m)/(p*sqrt(2))))"))
        .witness(Witness::of("W", "m = 1, n = -1, p = 2, q = 1/2", 8))
}
