//! # Euler composition converges to the flow: equation (13)
//!
//! L layers x + (t/L) v(x), composed, approach the flow of x' = v(x) over the time t at the rate 1/L.
//!
//! 1. Flows: g_{s→t}∘g_{r→s} = g_{r→t} and ∂t g = v_t(g), for the logistic field v(x) = x(1-x) and every affine flow.
//! 2. Linear field ax, a >= 0: 0 <= e^a - (1 + a/L)^L <= a² e^a/2L, for every L >= 1, as the difference and its derivatives in a
//!    grow from 0. For -a = sL <= L/2 likewise 0 <= e^{-sL} - (1-s)^L <= a²/2L. For -a > L/2 both e^a and (1 + a/L)^L are small
//!    beside a² e^{|a|}/2L, which thus bounds the error for every real a.
//! 3. Linear fields in the plane: the powers of 1 + A/L for a Jordan block and for a symmetric A, by recursion; the error of the
//!    off-diagonal entry of the block is at most (a + a²/2)e^a/L. Rotations: Euler spirals out, by at most e^{a²/L} in the square.
//! 4. The logistic field on \[0,1\], h <= 1: a step errs by at most h²/6, two steps from different points draw apart by at most
//!    1 + h, and E(n+1) = (1+h)E(n) + h²/6 from E(0) = 0 sums this to E(L) <= a(e^a - 1)/6L after L steps of length h = a/L.
//! 5. The order observed: the errors at L = 4, 8, …, 128, enclosed, halve as L doubles, up to 1/L, and lie below the bound of 4.

use kenzan::prelude::*;

/// The claim `flow/euler`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("flow/euler", [equation(13), section("4", "polygons")], "Euler composition converges to the flow")
        .says("A network can be represented by the flow of an ordinary differential equation (13); decomposing the flow by a polygon method such as Euler's gives a deep network of finitely many layers.")
        .note("m and l stand for every smooth function of time; x ↦ m(t) + e^{l(t)-l(s)}(x - m(s)) is every affine flow on the line.")
        .natural("L", 1)
        .natural("n", 0)
        .positive("h p q")
        .nonnegative("a b c")
        .real("z t u r")
        .between("s", "0", "1/2")
        .between("k", "0", "1")
        .between("x", "0", "1")
        .between("y", "0", "1")
        .function("l m: R -> R, smooth")
        .define("field(x)", "x*(1 - x)")
        .define("flow(x,t)", "x*exp(t)/(1 - x + x*exp(t))")
        .define("affine(z,u,t)", "m(t) + exp(l(t) - l(u))*(z - m(u))")
        .define("euler(a,L)", "(1 + a/L)^L")
        .define("block11(n)", "(1 + h*a)^n")
        .define("block12(n)", "n*h*(1 + h*a)^(n - 1)")
        .define("even(n)", "((1 + h*(a + b))^n + (1 + h*a)^n)/2")
        .define("odd(n)", "((1 + h*(a + b))^n - (1 + h*a)^n)/2")
        .define("layer(x,h)", "x + h*field(x)")
        .define("grown(n)", "c*((1 + h)^n - 1)/h")
        .define("l1(x,h)", "(1 + h)^2/(4*h) - h*(x - (1 + h)/(2*h))^2")
        .define("l2(x,h)", "l1(l1(x,h),h)")
        .define("l4(x,h)", "l2(l2(x,h),h)")
        .define("l8(x,h)", "l4(l4(x,h),h)")
        .define("l16(x,h)", "l8(l8(x,h),h)")
        .define("l32(x,h)", "l16(l16(x,h),h)")
        .define("l64(x,h)", "l32(l32(x,h),h)")
        .define("error4", "flow(1/4,1) - l4(1/4,1/4)")
        .define("error8", "flow(1/4,1) - l8(1/4,1/8)")
        .define("error16", "flow(1/4,1) - l16(1/4,1/16)")
        .define("error32", "flow(1/4,1) - l32(1/4,1/32)")
        .define("error64", "flow(1/4,1) - l64(1/4,1/64)")
        .define("error128", "flow(1/4,1) - l64(l64(1/4,1/128),1/128)")
        .corrected("diff(flow(x,t), t) = field(flow(x,t))", normal_form("quotient rule"))
        .corrected("flow(flow(x,u),t) = flow(x, u + t)", normal_form("e^u e^t"))
        .corrected("diff(affine(z,u,t), t) = m'(t) + l'(t)*(affine(z,u,t) - m(t))", normal_form("product rule"))
        .corrected("affine(affine(z,r,u),u,t) = affine(z,r,t)", normal_form("the exponents add"))
        .meaning("The group law g_{s→t}∘g_{r→s} = g_{r→t} (here u for s), for a nonlinear field and for fields that depend on time.")
        .corrected("euler(a,L) <= exp(a)", monotone("the quotient falls from 1", "a"))
        .corrected("exp(a) - euler(a,L) <= a^2*exp(a)/(2*L)", monotone("the error grows more slowly", "a"))
        .at(section("4", "polygons"))
        .meaning("The field ax over unit time with L layers: the error is at most C/L, for every a >= 0 and every L.")
        .corrected("(1 - s)^L <= exp(-L*s)", monotone("the quotient falls from 1", "s"))
        .corrected("exp(-L*s) - (1 - s)^L <= (L*s)^2/(2*L)", monotone("the error grows more slowly", "s"))
        .meaning("The field -Ls·x, contracting, with L >= 2Ls: the error is at most (Ls)²/2L.")
        .corrected("(1/(1 + c))^L <= exp(-L*c/(1 + c))", monotone("the quotient falls from 1", "c"))
        .corrected("exp(-(b + n/2 + 1)) <= (b + n/2 + 1)^2*exp(b + n/2 + 1)/(2*(n + 2))", monotone("one side falls, the other rises", "b"))
        .corrected("exp(-c) - (1 - c) <= c^2/2", monotone("the error grows more slowly", "c"))
        .meaning("Here -L < a <= -L/2, a = -Lc/(1+c): Euler stays below e^a, which for L = n + 2 layers is at most a² e^{|a|}/2L, a being -(b + L/2). The last line is that of one layer, for every a = -c; and at a = -L Euler is at 0.")
        .corrected("exp(-L*(1 + c)) <= L*(1 + c)^2*exp(L*(1 + c))/4", monotone("one side falls, the other rises", "c"))
        .corrected("c*(1 + c)^n <= c*exp(n*c)", monotone("the quotient falls from 1", "c"))
        .label("growth")
        .corrected("(1 + c)^2/4*exp(n*c) <= (n + 1)*(1 + c)^2*exp((n + 1)*(1 + c))/4", monotone("a factor at least 1", "c"))
        .label("factor")
        .corrected(
            "abs((-1/p)^(n + 1)) <= (n + 1)*(1 + 1/p)^2*exp((n + 1)*(1 + 1/p))/4",
            chain()
                .at_most("1/p*(1 + 1/p)^n", normal_form("1 + p is at least 1"))
                .at_most("1/p*exp(n*(1/p))", special_case("e^{nc} at c = 1/p", "growth", &["c = 1/p"]))
                .at_most("(1 + 1/p)^2/4*exp(n*(1/p))", normal_form("(1 - 1/p)² is not negative"))
                .concluding(special_case("the factor at c = 1/p", "factor", &["c = 1/p"])),
        )
        .meaning("Here a < -L, a = -(1+c)L with c = 1/p and L = n + 1: e^a and |(1 + a/L)^L| = c^L are each at most half of a² e^{|a|}/2L. So this is a bound of the error |(1 + a/L)^L - e^a| for every real a and every L.")
        .corrected("block12(n + 1) = block11(n)*h + block12(n)*(1 + h*a)", normal_form("a row times a column"))
        .corrected("exp(a) - (1 + a/L)^(L - 1) <= (a + a^2/2)*exp(a)/L", monotone("the error grows more slowly", "a"))
        .meaning("The powers of 1 + hA for a Jordan block A with the eigenvalue a: block11 on the diagonal, block12 beside it, which at n = L, h = 1/L is (1 + a/L)^{L-1}.")
        .corrected("even(n + 1) = (1 + h*(a + b/2))*even(n) + h*b/2*odd(n)", normal_form("a row times a column"))
        .corrected("odd(n + 1) = (1 + h*(a + b/2))*odd(n) + h*b/2*even(n)", normal_form("a row times a column"))
        .meaning("The n-th power of 1 + hA for A with the rows (a + b/2, b/2), (b/2, a + b/2) has the entries even(n), odd(n): sums of two scalar compositions, with the sum of their errors.")
        .extension("(1 + a^2/L^2)^L <= exp(a^2/L)", monotone("the quotient falls from 1", "a"))
        .meaning("A rotation by the angle a: each layer lengthens every vector by √(1 + a²/L²), all together at most by e^{a²/2L}.")
        .corrected("flow(x,h) - layer(x,h) <= h^2/6", monotone("three derivatives in h", "h"))
        .corrected("layer(x,h) - flow(x,h) <= h^2/6", monotone("three derivatives in h", "h"))
        .meaning("The error of one layer, for every starting point in [0,1] and every step.")
        .corrected("layer(y,h) - layer(x,h) = (1 + h*(1 - x - y))*(y - x)", normal_form("factors"))
        .corrected("abs(1 + k*(1 - x - y)) <= 1 + k", normal_form("x + y is at least 0"))
        .corrected("0 <= layer(x,k)", normal_form("a layer of step at most 1 does not leave [0,1]"))
        .corrected("layer(x,k) <= 1", normal_form("a layer of step at most 1 does not leave [0,1]"))
        .corrected("grown(n + 1) = (1 + h)*grown(n) + c", normal_form("a geometric sum"))
        .corrected("a/(6*L)*(euler(a,L) - 1) <= a*(exp(a) - 1)/(6*L)", monotone("the quotient falls from 1", "a"))
        .at(section("4", "polygons"))
        .meaning("With c = h²/6 and h = a/L <= 1 the errors of L layers add up to grown(L), at most a(e^a - 1)/6L: a nonlinear field, for every starting point in [0,1].")
        .corrected("layer(x,h) = l1(x,h)", normal_form("the square completed"))
        .meaning("One layer once more, x in one place only, so that enclosures of l2, l4, …, l64, which are two, four, …, 64 layers, stay narrow.")
        .corrected("error128 <= (exp(1) - 1)/(6*128)", subdivision("enclosure"))
        .meaning("The error of 128 layers lies below the bound for every starting point.")
        .corrected("abs(error4/error8 - 2) <= 1/4", subdivision("enclosure"))
        .corrected("abs(error8/error16 - 2) <= 1/8", subdivision("enclosure"))
        .corrected("abs(error16/error32 - 2) <= 1/16", subdivision("enclosure"))
        .corrected("abs(error32/error64 - 2) <= 1/32", subdivision("enclosure"))
        .corrected("abs(error64/error128 - 2) <= 1/64", subdivision("enclosure"))
        .meaning("From x = 1/4 over unit time: twice as many layers, half the error. The order is one.")
        .extension("flow(p/(1 + p), log(q/p)) = q/(1 + q)", normal_form("the time between two points"))
        .mutant("half the constant", restate("exp(a) - euler(a,L) <= a^2*exp(a)/(2*L)", "exp(a) - euler(a,L) <= a^2*exp(a)/(4*L)"))
        .mutant("sign of the exponent for a < -L", restate(
                "abs((-1/p)^(n + 1)) <= (n + 1)*(1 + 1/p)^2*exp((n + 1)*(1 + 1/p))/4",
                "abs((-1/p)^(n + 1)) <= (n + 1)*exp(-(n + 1)*(1 + 1/p))/4",
            ))
        .mutant("order 2", restate("exp(a) - euler(a,L) <= a^2*exp(a)/(2*L)", "exp(a) - euler(a,L) <= a^2*exp(a)/(2*L^2)"))
        .mutant("L + 1 layers", define("euler(a,L)", "(1 + a/L)^(L + 1)"))
        .mutant("sign of the field", define("field(x)", "-x*(1 - x)"))
        .mutant("step doubled", define("layer(x,h)", "x + 2*h*field(x)"))
        .mutant("the times swapped", define("affine(z,u,t)", "m(t) + exp(l(u) - l(t))*(z - m(u))"))
        .witness(Witness::of("log(q/p)", "p = 1/3, q = 1..4", 9).instead("integral(u, p/(1 + p)..q/(1 + q), 1/(u*(1 - u)))"))
}
