//! # A finite network as an integral representation: equations (1), (3), (4), (5)
//!
//! The measure Σ c_j δ_(a_j,b_j) in (5) gives the finite network (1). A density comes from spreading each atom by a Gaussian of
//! width ε, and the error is of order ε.
//!
//! 1. Under the spread atom, a·x - b has the law N(a_j·x - b_j, ε²(1+|x|²)): a Gaussian integral, on the line and in the plane.
//! 2. So S\[γ_ε\](x) - g(x) = Σ c_j ∫ (σ(u_j + rz) - σ(u_j)) φ(z) dz, with u_j = a_j·x - b_j and r = ε √(1+|x|²).
//! 3. For a 1-Lipschitz σ the integrand is rzq φ(z) with |q| ≤ 1, and ∫ |z| φ(z) dz = √(2/π): the error is at most C ε with
//!    C = Σ|c_j| √(1+|x|²) √(2/π).
//!    The q of each unit, a function of z with values in \[-1,1\], is left open.
//! 4. At a kink of the ReLU the error is r/√(2π) exactly: order one, and C cannot be improved by more than a factor 2.
//! 5. Where σ is smooth the order is two: for tanh the error over r² lies between two positive constants.

use kenzan::prelude::*;

/// The claim `network/finite-as-measure`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of(
        "network/finite-as-measure",
        [equation(1), equation(3), equation(4), equation(5), section("3", "finite networks")],
        "A finite network as an integral representation",
    )
    .says("The integral representation (5) contains the finite networks (1): the hidden parameters are spread over a continuum with a density γ, or concentrated in point masses. (3) and (4) define vector-valued and deep networks.")
    .note("1-Lipschitz activations, among them the ReLU and tanh, satisfy σ(u + h) - σ(u) = hq with a number q between -1 and 1 that depends on u and h; q stands for this number.")
    .real("x x1 x2 a1 a2 b1 w u z")
    .between("q", "-1", "1")
    .positive("r v eps")
    .natural("n", 1)
    .natural("N", 1)
    .function("c: R -> R")
    .function("h: R^2 -> R")
    .define("normal(t,k,l)", "exp(-(t - k)^2/(2*l))/sqrt(2*pi*l)")
    .define("phi(z)", "normal(z, 0, 1)")
    .define("relu(t)", "max(t, 0)")
    .define("spread(u,r)", "integral(z, -oo..oo, max(u + r*z, 0)*phi(z))")
    .define("bend(u,r)", "integral(z, -oo..oo, tanh(u + r*z)*phi(z)) - tanh(u)")
    .define("pair(t1,t2,t)", "t1*relu(t) + t2*relu(-t)")
    .define("C", "sum(j, 1..N, abs(c(j)))*sqrt(1 + x^2)*sqrt(2/pi)")
    .define("tent(t)", "2*relu(t) - 4*relu(t - 1/2) + 2*relu(t - 1)")
    .corrected(
        "integral(t, -oo..oo, normal(t, a1, v)*normal(t*x - w, b1, v)) = normal(w, a1*x - b1, v*(1 + x^2))",
        normal_form("a Gaussian integral"),
    )
    .meaning("m = 1: with a at the value t and b = tx - w, the density of w = ax - b when (a,b) is spread with variance v = ε².")
    .corrected(
        "integral(s, -oo..oo, integral(t, -oo..oo, normal(s, a1, v)*normal(t, a2, v)*normal(s*x1 + t*x2 - w, b1, v))) = normal(w, a1*x1 + a2*x2 - b1, v*(1 + x1^2 + x2^2))",
        normal_form("two Gaussian integrals"),
    )
    .meaning("The same for m = 2. In both cases S[γ_ε](x) is Σ c_j times the mean of σ under this law.")
    .corrected("abs(r*z*q)*phi(z) <= r*abs(z)*phi(z)", normal_form("|q| is at most 1"))
    .meaning("The integrand of the error, for every 1-Lipschitz σ.")
    .corrected("integral(z, -oo..oo, r*abs(z)*phi(z)) = r*sqrt(2/pi)", normal_form("a Gaussian moment"))
    .meaning("What one unit of weight 1 contributes at most, with r = ε√(1+|x|²).")
    .corrected(
        "abs(sum(j, 1..N, integral(s, -oo..oo, eps*sqrt(1 + x^2)*abs(s)*abs(c(j))*sin(abs(h(j,s)))*phi(s)))) <= C*eps",
        chain()
            .at_most(
                "sum(j, 1..N, integral(s, -oo..oo, eps*sqrt(1 + x^2)*abs(s)*abs(c(j))*phi(s)))",
                termwise(majorant("each q is at most 1")),
            )
            .concluding(termwise(normal_form("a Gaussian moment"))),
    )
    .at(section("3", "finite networks"))
    .meaning("|S[γ_ε](x) - g(x)| <= Cε for a network of N units with the weights c(1), …, c(N), whatever N is: sin|h(j,s)|, with a function h left open, is the number q of the unit j, into which the signs of the weight and of s are put.")
    .corrected("spread(0,r) - relu(0) = r/sqrt(2*pi)", chain().concluding(normal_form("a Gaussian moment on the half line")).second_route(quadrature("the integral itself", "r = 1/2 or 1/4 or 1/1024")))
    .meaning("One ReLU at its kink: order one in ε, with half the constant of the bound.")
    .extension(
        "spread(u,r) - relu(u) <= r*sqrt(2/pi)",
        quadrature("both sides enclosed", "u = -1 or 1/2, r = 1/2 or 1/4 or 1/8 or 1/16"),
    )
    .confirmed()
    .meaning("The bound for the ReLU away from the kink.")
    .extension(
        "-bend(1/2, 2^(-n)) <= 4^(-n)*2/(3*sqrt(3))",
        quadrature("both sides enclosed", "n = 1..10"),
    )
    .confirmed()
    .meaning("tanh at u = 1/2, r = 2^-n: the error is at most r² sup|tanh''|/2, where sup|tanh''| = 4/(3√3).")
    .extension(
        "4^(-n)/5 <= -bend(1/2, 2^(-n))",
        quadrature("both sides enclosed", "n = 1..10"),
    )
    .confirmed()
    .meaning("And at least a fifth of r²: the order is two, no more and no less.")
    .extension(
        "tent(tent(x)) = sum(j, 0..1, tent(2*x - j))",
        instances("at rational points", "x = 0 or 1/7 or 1/5 or 1/3 or 3/8 or 1/2 or 4/7 or 2/3 or 9/11 or 1"),
    )
    .confirmed()
    .meaning("Equation (4) evaluated: a network of three ReLU units, composed with itself, is the sum of two copies of it at half the width.")
    .extension("pair(1,-1,x) = x", normal_form("|x| cancels"))
    .meaning("Equation (1) evaluated: two ReLU units give the identity.")
    .extension("pair(1,1,x) = abs(x)", normal_form("x cancels"))
    .meaning("Equation (3) evaluated: the same two hidden units with other outer weights give |x|, so that together they are the network with the values (x,|x|).")
    .mutant("1 + |x|² without the 1", restate(
            "integral(t, -oo..oo, normal(t, a1, v)*normal(t*x - w, b1, v)) = normal(w, a1*x - b1, v*(1 + x^2))",
            "integral(t, -oo..oo, normal(t, a1, v)*normal(t*x - w, b1, v)) = normal(w, a1*x - b1, v*x^2)",
        ))
    .mutant("sign of b", restate(
            "integral(s, -oo..oo, integral(t, -oo..oo, normal(s, a1, v)*normal(t, a2, v)*normal(s*x1 + t*x2 - w, b1, v))) = normal(w, a1*x1 + a2*x2 - b1, v*(1 + x1^2 + x2^2))",
            "integral(s, -oo..oo, integral(t, -oo..oo, normal(s, a1, v)*normal(t, a2, v)*normal(s*x1 + t*x2 - w, b1, v))) = normal(w, a1*x1 + a2*x2 + b1, v*(1 + x1^2 + x2^2))",
        ))
    .mutant("2 missing under the root", restate("integral(z, -oo..oo, r*abs(z)*phi(z)) = r*sqrt(2/pi)", "integral(z, -oo..oo, r*abs(z)*phi(z)) = r*sqrt(1/pi)"))
    .mutant("half the constant of a network", define("C", "sum(j, 1..N, abs(c(j)))*sqrt(1 + x^2)/sqrt(2*pi)"))
    .mutant("order three for order two", restate("-bend(1/2, 2^(-n)) <= 4^(-n)*2/(3*sqrt(3))", "-bend(1/2, 2^(-n)) <= 8^(-n)*2/(3*sqrt(3))"))
    .witness(Witness::of("spread(u,r)", "u = -1 or 1/2 or 2, r = 1/2 or 2", 9).instead("u*(1 + erf(u/(r*sqrt(2))))/2 + r*phi(u/r)"))
}
