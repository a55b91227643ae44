//! # Monotone rearrangement between laws on the line: equation (14)
//!
//! For laws with distribution functions F0, F1 and Q1 the inverse of F1, T = Q1∘F0. Here u = z/(1+z), which runs through (0,1) as z > 0.
//!
//! 1. F∘Q = id for the exponential law, the standard logistic law and the upper half of the Laplace law.
//! 2. Each T below increases and pushes forward, p1(T) T' = p0: exponential to uniform, logistic to exponential, normal to log-normal,
//!    a mixture of two normal laws to uniform, normal to uniform; and uniform to arcsine, where p1 = 1/(π √(x(1-x))) gives T'² = π² T(1-T).
//! 3. An increasing map is the derivative of a convex function, hence optimal, so that W2² = ∫ (x - T)² p0. Enclosed directly and against
//!    ∫ x² p0 + ∫ y² p1 - 2 ∫ x T p0, and in closed form where there is one.

use kenzan::prelude::*;

/// The claim `transport/brenier-1d`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("transport/brenier-1d", [equation(14)], "Monotone rearrangement on the line")
        .says("Monge's problem with quadratic cost has a unique solution, the gradient of a convex function; on the line, an increasing map.")
        .note("Not checked, and used where a cost is called W2²: between two laws on the line with finite second moments an increasing map that pushes one forward to the other is optimal (C. Villani, Topics in Optimal Transportation, 2003, section 2.2).")
        .real("x m a")
        .positive("z r s b p q v w")
        .define("u", "z/(1 + z)")
        .define("normal(x,m,v)", "exp(-(x - m)^2/(2*v))/sqrt(2*pi*v)")
        .define("logistic(x)", "exp(-x)/(1 + exp(-x))^2")
        .define("mixture(x)", "p/(p + q)*normal(x, a, v) + q/(p + q)*normal(x, m, w)")
        .define("F_exp(x)", "1 - exp(-r*x)")
        .define("Q_exp(u)", "-log(1 - u)/r")
        .define("F_logistic(x)", "1/(1 + exp(-x))")
        .define("Q_logistic(u)", "log(u) - log(1 - u)")
        .define("F_laplace(x)", "1 - exp(-x/s)/2")
        .define("Q_laplace(u)", "-s*log(2*(1 - u))")
        .define("F_normal(x,m,v)", "(1 + erf((x - m)/sqrt(2*v)))/2")
        .define("F_mixture(x)", "p/(p + q)*F_normal(x, a, v) + q/(p + q)*F_normal(x, m, w)")
        .define("T_uniform(x)", "b*F_exp(x)")
        .define("T_softplus(x)", "log(1 + exp(x))/r")
        .define("T_arcsine(x)", "sin(pi*x/2)^2")
        .corrected("F_exp(Q_exp(u)) = u", normal_form("exp and log"))
        .corrected("F_logistic(Q_logistic(u)) = u", normal_form("exp and log"))
        .corrected("F_laplace(Q_laplace(u)) = u", normal_form("exp and log"))
        .meaning("The quantile functions invert the distribution functions; that of the Laplace law above its median.")
        .corrected("0 < diff(T_uniform(x), x)", normal_form("an exponential"))
        .corrected("1/b*diff(T_uniform(x), x) = r*exp(-r*x)", normal_form("change of variables"))
        .meaning("From the exponential law to the uniform one on [0,b].")
        .corrected("Q_exp(F_logistic(x)) = T_softplus(x)", normal_form("exp and log"))
        .corrected("0 < diff(T_softplus(x), x)", normal_form("a logistic function"))
        .corrected("r*exp(-r*T_softplus(x))*diff(T_softplus(x), x) = logistic(x)", normal_form("change of variables"))
        .meaning("Softplus carries the logistic law to the exponential one.")
        .corrected(
            "exp(-(log(exp(x)) - m)^2/(2*v))/(exp(x)*sqrt(2*pi*v))*diff(exp(x), x) = normal(x, m, v)",
            normal_form("change of variables"),
        )
        .meaning("The exponential function carries N(m,v) to the log-normal law.")
        .corrected("diff(F_mixture(x), x) = mixture(x)", normal_form("derivative of erf"))
        .corrected("0 < mixture(x)", normal_form("a sum of exponentials"))
        .meaning("The distribution function of a mixture of two normal laws carries it to the uniform law on [0,1].")
        .corrected("diff(T_arcsine(x), x)^2 = pi^2*T_arcsine(x)*(1 - T_arcsine(x))", normal_form("circular functions"))
        .corrected(
            "diff(T_arcsine(x), x) = pi*sin(pi*x/2)*cos(pi*x/2)",
            normal_form("circular functions"),
        )
        .meaning("From the uniform law to the arcsine law on [0,1]: both factors of T' are positive inside.")
        .corrected(
            "integral(x, 0..oo, (T_uniform(x) - x)^2*r*exp(-r*x)) = b^2/3 - 3*b/(2*r) + 2/r^2",
            chain()
                .concluding(normal_form("elementary integrals"))
                .second_route(quadrature("the cost of the map", "b = 1..2, r = 1..2")),
        )
        .meaning("W2² between the exponential law and the uniform one on [0,b].")
        .corrected(
            "integral(x, 0..1, (b*x + log(1 - x)/r)^2) = b^2/3 - 3*b/(2*r) + 2/r^2",
            quadrature("the same by the quantile functions", "b = 1..2, r = 1..2"),
        )
        .confirmed()
        .corrected(
            "integral(x, -oo..oo, (x - exp(x))^2*normal(x, m, v)) = v + m^2 + exp(2*m + 2*v) - 2*(m + v)*exp(m + v/2)",
            chain()
                .concluding(normal_form("Gaussian integrals"))
                .second_route(quadrature("the cost of the map", "m = 0..1, v = 1/2")),
        )
        .meaning("W2² between N(m,v) and its log-normal law.")
        .corrected(
            "integral(x, -oo..oo, (x - a - b*F_normal(x, m, v))^2*normal(x, m, v)) = v + m^2 + (3*a^2 + 3*a*b + b^2)/3 - m*(2*a + b) - b*sqrt(v/pi)",
            quadrature("the cost of the map", "m = 0..1, v = 1..2, a = -1, b = 1..2"),
        )
        .confirmed()
        .meaning("W2² between N(m,v) and the uniform law on [a,a+b].")
        .corrected(
            "integral(x, -oo..oo, (x - T_softplus(x))^2*logistic(x)) = pi^2/3 + 2/r^2 - 2*integral(x, -oo..oo, x*T_softplus(x)*logistic(x))",
            quadrature("the square expanded", "r = 1..2"),
        )
        .confirmed()
        .meaning("The cost between the logistic and the exponential law by two integrals.")
        .corrected(
            "integral(x, -oo..oo, (x - F_mixture(x))^2*mixture(x)) = p/(p + q)*(a^2 + v) + q/(p + q)*(m^2 + w) + 1/3 - 2*integral(x, -oo..oo, x*F_mixture(x)*mixture(x))",
            quadrature("the square expanded", "p = 1, q = 2, a = -1, m = 1, v = 1, w = 1/2"),
        )
        .confirmed()
        .meaning("The cost between a mixture and the uniform law on [0,1] by two integrals.")
        .mutant("distribution for quantile", define("Q_exp(u)", "F_exp(u)"))
        .mutant("the inverse map", define("T_uniform(x)", "-log(1 - x/b)/r"))
        .mutant("the two laws swapped", define("F_logistic(x)", "F_exp(x)"))
        .mutant("W2 for W2²", restate(
                "integral(x, 0..oo, (T_uniform(x) - x)^2*r*exp(-r*x)) = b^2/3 - 3*b/(2*r) + 2/r^2",
                "integral(x, 0..oo, (T_uniform(x) - x)^2*r*exp(-r*x)) = sqrt(b^2/3 - 3*b/(2*r) + 2/r^2)",
            ))
        .witness(Witness::of("T_uniform(x)", "x = 0..4, b = 2, r = 1..2", 8).instead("solve(y, y/b, F_exp(x))"))
        .witness(Witness::of("F_normal(x,m,v)", "x = -2..3, m = 1, v = 2", 9).instead("integral(y, -oo..x, normal(y, m, v))"))
}
