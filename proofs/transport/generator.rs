//! # A generator as a transport map: §4.1.1
//!
//! A generator g with g♯N(0,1) = μ1 exists on the line in closed form: g = F1⁻¹∘Φ, Φ the distribution function of N(0,1).
//!
//! 1. F1(g(x)) = Φ(x) for the normal, the log-normal, the uniform, the exponential and the logistic law: the law of g is μ1 exactly.
//! 2. g increases, so it is the optimal map, and p1(g) g' = φ.
//! 3. W2² from N(0,1) to μ1 is ∫ (x - g)² φ, in closed form for the first three.

use kenzan::prelude::*;

/// The claim `transport/generator`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/generator", [section("4.1.1", "generators")], "A generator pushes N(0,1) forward to a given law")
        .says("A generative network is a map that pushes a normal law forward to the law of the data.")
        .note("Not checked, and used where a cost is called W2²: between two laws on the line with finite second moments an increasing map that pushes one forward to the other is optimal (C. Villani, Topics in Optimal Transportation, 2003, section 2.2).")
        .real("x m a")
        .positive("s b r")
        .define("phi(x)", "exp(-x^2/2)/sqrt(2*pi)")
        .define("Phi(x)", "(1 + erf(x/sqrt(2)))/2")
        .define("g_normal(x)", "m + s*x")
        .define("g_lognormal(x)", "exp(m + s*x)")
        .define("g_uniform(x)", "a + b*Phi(x)")
        .define("g_exp(x)", "-log(1 - Phi(x))/r")
        .define("g_logistic(x)", "m + s*(log(Phi(x)) - log(1 - Phi(x)))")
        .corrected("(1 + erf((g_normal(x) - m)/(s*sqrt(2))))/2 = Phi(x)", normal_form("substituted"))
        .corrected("(1 + erf((log(g_lognormal(x)) - m)/(s*sqrt(2))))/2 = Phi(x)", normal_form("exp and log"))
        .corrected("(g_uniform(x) - a)/b = Phi(x)", normal_form("substituted"))
        .corrected("1 - exp(-r*g_exp(x)) = Phi(x)", normal_form("exp and log"))
        .corrected("1/(1 + exp(-(g_logistic(x) - m)/s)) = Phi(x)", normal_form("exp and log"))
        .at(section("4.1.1", "generators"))
        .meaning("F1∘g = Φ: what g makes of N(0,1) has the distribution function F1.")
        .corrected("diff(Phi(x), x) = phi(x)", normal_form("derivative of erf"))
        .corrected("0 < diff(g_normal(x), x)", normal_form("s is positive"))
        .corrected("0 < diff(g_lognormal(x), x)", normal_form("an exponential"))
        .corrected("0 < diff(g_uniform(x), x)", normal_form("an exponential"))
        .corrected("0 < diff(g_exp(x), x)", normal_form("exponential over 1 - Φ"))
        .corrected(
            "0 < diff(g_logistic(x), x)",
            normal_form("1/Φ + 1/(1 - Φ) is positive"),
        )
        .corrected("r*exp(-r*g_exp(x))*diff(g_exp(x), x) = phi(x)", normal_form("change of variables"))
        .meaning("g increases, hence it is optimal, and p1(g) g' = φ.")
        .corrected(
            "integral(x, -oo..oo, (x - g_normal(x))^2*phi(x)) = m^2 + (s - 1)^2",
            chain()
                .concluding(normal_form("Gaussian integrals"))
                .second_route(quadrature("the cost of the map", "m = 1, s = 1..3")),
        )
        .corrected(
            "integral(x, -oo..oo, (x - g_lognormal(x))^2*phi(x)) = 1 + exp(2*m + 2*s^2) - 2*s*exp(m + s^2/2)",
            chain()
                .concluding(normal_form("Gaussian integrals"))
                .second_route(quadrature("the cost of the map", "m = 0, s = 1/2")),
        )
        .corrected(
            "integral(x, -oo..oo, (x - g_uniform(x))^2*phi(x)) = 1 + (3*a^2 + 3*a*b + b^2)/3 - b/sqrt(pi)",
            quadrature("the cost of the map", "a = 0..1, b = 1..2"),
        )
        .confirmed()
        .meaning("W2² from N(0,1) to the normal, the log-normal and the uniform law.")
        .corrected(
            "integral(x, -9..9, (x - g_exp(x))^2*phi(x)) = integral(x, -9..9, (x^2 + g_exp(x)^2)*phi(x)) - 2*integral(x, -9..9, x*g_exp(x)*phi(x))",
            quadrature("the square expanded", "r = 1..2"),
        )
        .confirmed()
        .meaning("The cost to the exponential law on a range that holds almost all of N(0,1), by two integrals.")
        .mutant("the inverse map", define("g_normal(x)", "(x - m)/s"))
        .mutant("distribution for quantile", define("g_exp(x)", "1 - exp(-r*Phi(x))"))
        .mutant("the other half of the line", define("g_exp(x)", "-log(Phi(x))/r"))
        .mutant("W2 for W2²", restate(
                "integral(x, -oo..oo, (x - g_normal(x))^2*phi(x)) = m^2 + (s - 1)^2",
                "integral(x, -oo..oo, (x - g_normal(x))^2*phi(x)) = sqrt(m^2 + (s - 1)^2)",
            ))
        .witness(Witness::of("g_exp(x)", "x = -2..2, r = 2", 8).instead("solve(y, 1 - exp(-r*y), Phi(x))"))
        .witness(Witness::of("g_normal(x)", "x = -2..2, m = 1, s = 1/2", 8).instead("solve(y, erf((y - m)/(s*sqrt(2))), erf(x/sqrt(2)))"))
}
