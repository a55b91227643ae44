//! # The reconstruction formula over a finite field
//!
//! Beyond the survey: p is a prime, x and a range over F_p^m, b over F_p, and every integral is a finite sum. Nothing can
//! diverge, no transform is needed, and S\[R\[f\]\] is f up to a factor and a constant. Vectors are written as whole numbers:
//! x = Σ x_j p^j stands for (x_0, …, x_{m-1}).
//!
//! 1. For two points x, y the pair (a·x - b, a·y - b) takes the value (s,t) for p^{m-1} of the (a,b) where x ≠ y, the two
//!    linear forms being independent: one coordinate of a and b solve the two equations, whatever the others are. Where x = y
//!    it takes (s,s) for p^m of them, and no other value.
//! 2. So the kernel k(x,y) = Σ σ(a·x - b) ρ(a·y - b) is p^m Σσρ at x = y and p^{m-1} ΣσΣρ elsewhere.
//! 3. S\[R\[f\]\](x) = Σ_y f(y) k(x,y) = f(x) p^m Σσρ + (Σf - f(x)) p^{m-1} ΣσΣρ.
//! 4. If σ or ρ has sum 0, S\[R\[f\]\] = p^m (Σσρ) f: admissible means Σσρ ≠ 0. Without primality step 1 fails: over Z/4 it does.

use kenzan::prelude::*;

const KERNEL: &str = "sum(a, 0..p^m - 1, sum(b, 0..p - 1, factorial(unit(a,b,x))*factorial(p - 1 - unit(a,b,y))))";

/// The claim `ridgelet/finite-field`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/finite-field", [equation(10), equation(12)], "The reconstruction formula over a finite field")
        .says("S[R[f]] = ((σ,ρ)) f over the real numbers. The survey has no finite case; this is what becomes of the formula when the real line is replaced by the field of p elements.")
        .note("Not checked, and used by the words beside the inverse of the pair: an identity between quotients of polynomials with whole coefficients, shown for all real numbers, holds in every field in which the divisors are not 0 (S. Lang, Algebra, 3rd ed. 2002, chapter II, section 3).")
        .note("A vector of F_p^m is written as the whole number whose digits to the base p are its coordinates. Functions on F_p and F_p^m are functions of these numbers, and their values are left open: what is shown holds for all f, σ and ρ.")
        .note("Step 1 holds for every prime p and every m: for x ≠ y choose a coordinate l with x_l ≠ y_l. Whatever the m - 1 other coordinates of a are, (a_l, b) ↦ (a·x - b, a·y - b) is one-to-one and onto, by the four identities shown first: p^{m-1} of the (a,b) for each value. So the kernel is Σ_s Σ_t p^{m-1} σ(s)ρ(t) where x ≠ y, and its sum is shown for all p and m, too. Besides, finite sums are only put in another order. The instances show all of it without that argument.")
        .prime("p")
        .natural("m", 1)
        .natural("x", 0)
        .natural("y", 0)
        .real("a1 b1 r1 r2 s1 s2 y1")
        .nonzero("d1")
        .natural("s", 0)
        .natural("t", 0)
        .function("f rho sigma: R -> C")
        .define("digit(x,l)", "(mod(x, p^(l + 1)) - mod(x, p^l))/p^l")
        .define("dot(a,x)", "sum(l, 0..m - 1, digit(a,l)*digit(x,l))")
        .define("unit(a,b,x)", "mod(dot(a,x) - b, p)")
        .define("equal(s,t)", "1 - sign(abs(s - t))")
        .define(
            "pairs(x,y,s,t)",
            "sum(a, 0..p^m - 1, sum(b, 0..p - 1, equal(unit(a,b,x), s)*equal(unit(a,b,y), t)))",
        )
        .define("k(x,y)", "sum(a, 0..p^m - 1, sum(b, 0..p - 1, sigma(unit(a,b,x))*rho(unit(a,b,y))))")
        .define("R(a,b)", "sum(y, 0..p^m - 1, f(y)*rho(unit(a,b,y)))")
        .define("S(x)", "sum(a, 0..p^m - 1, sum(b, 0..p - 1, R(a,b)*sigma(unit(a,b,x))))")
        .define("A", "sum(z, 0..p - 1, sigma(z))")
        .define("B", "sum(j, 0..p - 1, rho(j))")
        .define("C", "sum(z, 0..p - 1, sigma(z)*rho(z))")
        .define("first(c,w)", "c*(y1 + d1) + r1 - w")
        .define("second(c,w)", "c*y1 + r2 - w")
        .define("slope(u,v)", "(u - v - r1 + r2)/d1")
        .define("offset(u,v)", "slope(u,v)*(y1 + d1) + r1 - u")
        .define("F", "sum(y, 0..p^m - 1, f(y))")
        .extension("first(slope(s1,s2),offset(s1,s2)) = s1", normal_form("put in"))
        .extension("second(slope(s1,s2),offset(s1,s2)) = s2", normal_form("put in"))
        .extension("slope(first(a1,b1),second(a1,b1)) = a1", normal_form("put in"))
        .extension("offset(first(a1,b1),second(a1,b1)) = b1", normal_form("put in"))
        .meaning("In every field: with the other coordinates of a fixed, r1 and r2 their share of a·x and a·y, and x_l = y1 + d1, y_l = y1, the pair (a_l, b) ↦ (a·x - b, a·y - b) has an inverse.")
        .extension(
            "sum(z, 0..p - 1, sum(j, 0..p - 1, p^(m - 1)*sigma(z)*rho(j))) = p^(m - 1)*B*A",
            termwise(termwise(normal_form("constant factors"))),
        )
        .meaning("The kernel where x ≠ y, for all p and m.")
        .extension(
            "pairs(x,y,s,t) = p^(m - 1)*(1 - equal(x,y)) + p^m*equal(x,y)*equal(s,t)",
            instances(
                "counting",
                "p = 2 or 3, m = 1..2, x = 0..p^m - 1, y = 0..p^m - 1, s = 0..p - 1, t = 0..p - 1; p = 5, m = 1, x = 0..p^m - 1, y = 0..p^m - 1, s = 0..p - 1, t = 0..p - 1",
            ),
        )
        .confirmed()
        .meaning("The pair (a·x - b, a·y - b) takes every value equally often for x ≠ y, and the equal pairs equally often for x = y.")
        .extension(
            "k(x,y) = p^(m - 1)*A*B + equal(x,y)*(p^m*C - p^(m - 1)*A*B)",
            instances(
                "points drawn at random",
                "p = 7, m = 3, x = 250, y = 277; p = 11, m = 3, x = 420, y = 173; p = 13, m = 3, x = 342, y = 342; p = 23, m = 2, x = 1, y = 143; p = 29, m = 2, x = 754, y = 754; p = 31, m = 2, x = 453, y = 43; p = 31, m = 3, x = 25546, y = 20608",
            ),
        )
        .confirmed()
        .meaning("The kernel of S R: linear in f, so that two points decide. Every σ and ρ, in dimensions up to three. The points x and y are drawn one after the other by the generator s ↦ 48271 s mod 2^31 - 1 from the seed s = 2018, each s taken mod p^m, and where one point is wanted twice, x = y, one is drawn.")
        .extension(
            "S(x) = p^(m - 1)*((p*C - A*B)*f(mod(x, p^m)) + A*B*F)",
            chain()
                .equals(
                    "sum(y, 0..p^m - 1, f(y)*k(x,y))",
                    instances("the sums over y and (a,b) change places", "p = 2 or 3, m = 1..2, x = 0..p^m - 1; p = 5 or 7 or 11, m = 1, x = 0..p^m - 1"),
                )
                .equals(
                    "f(mod(x, p^m))*p^m*C + (F - f(mod(x, p^m)))*p^(m - 1)*A*B",
                    instances("the two values of the kernel", "p = 2 or 3, m = 1..2, x = 0..p^m - 1; p = 5 or 7 or 11, m = 1, x = 0..p^m - 1"),
                )
                .concluding(normal_form("f(x) taken together, for all p and m"))
                .second_route(instances("the whole formula at once", "p = 2, m = 1..4, x = 0..p^m - 1; p = 3, m = 1..3, x = 0..p^m - 1; p = 5, m = 1..2, x = 0..p^m - 1; p = 7 or 11 or 13 or 17 or 19 or 23, m = 1, x = 0..p^m - 1")),
        )
        .confirmed()
        .meaning("Every f, σ and ρ, on every space F_p^m of at most 27 points by the second route. Where σ or ρ has sum 0 the constant term vanishes and S[R[f]] is a multiple of f, as over the real numbers.")
        .mutant("sign of ΣσΣρ", restate(
                "S(x) = p^(m - 1)*((p*C - A*B)*f(mod(x, p^m)) + A*B*F)",
                "S(x) = p^(m - 1)*((p*C + A*B)*f(mod(x, p^m)) + A*B*F)",
            ))
        .mutant("a·x for a·y", define("second(c,w)", "c*(y1 + d1) + r2 - w"))
        .mutant("m for m - 1", restate(
                "pairs(x,y,s,t) = p^(m - 1)*(1 - equal(x,y)) + p^m*equal(x,y)*equal(s,t)",
                "pairs(x,y,s,t) = p^m*(1 - equal(x,y)) + p^m*equal(x,y)*equal(s,t)",
            ))
        .mutant("a·x + b for a·x - b in R only", define("R(a,b)", "sum(y, 0..p^m - 1, f(y)*rho(mod(dot(a,y) + b, p)))"))
        .mutant("a ring of four elements for a field", define("unit(a,b,x)", "mod(dot(a,x) - b, p^2)"))
        .witness(Witness::of(KERNEL, "p = 2 or 3 or 5, m = 1..2, x = 2, y = 0..3", 12).instead("p^(m - 1)*sum(z, 0..p - 1, factorial(z))*sum(z, 0..p - 1, factorial(p - 1 - z))*sign(mod(x - y, p^m)) + p^m*sum(z, 0..p - 1, factorial(z)*factorial(p - 1 - z))*(1 - sign(mod(x - y, p^m)))"))
}
