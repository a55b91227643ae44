//! # Composing denoisers: how fast they approach the continuous one, §4.2.1
//!
//! A denoiser of noise variance τ sends N(m,y) to N(m, y(1+τ/y)^-2). Let y_k be the variances of n of them in a row, from
//! y_0 = y, with nτ = t; the continuous DAE has z_k = y - 2kτ, z_n = y - 2t > 0.
//!
//! 1. One denoiser: the push-forward, and y(1+τ/y)^-2 > y - 2τ. The map is increasing, so y_k >= z_k for all k.
//! 2. Φ(y) = y + (3τ/2) log y falls in one step by 2τ - τ R(τ/y), where R(u) = u(3+2u)/(1+u)² - 3 log(1+u).
//! 3. -(5/2)u² <= R(u) <= 0 for u >= 0: both hold at u = 0, and the derivatives are in this order for u > 0.
//! 4. τ/z_k² is at most half the difference of 1/z_{k+1} and 1/z_k, so that Σ τ/y_k² <= Σ τ/z_k² <= (1/z_n - 1/y)/2.
//! 5. Summing 2 over the steps: y_n - z_n = (3τ/2) log(y/y_n) + τ Σ R(τ/y_k). With L = log(y/z_n), from 0 <= log(y_n/z_n) <= (y_n - z_n)/z_n
//!    and y_n - z_n <= (3τ/2) L: 0 <= (3τ/2) L - (y_n - z_n) <= C τ², C = 9L/(4z_n) + (5/4)(1/z_n - 1/y). The order in τ = t/n is one.
//! 6. The law seen at work: four denoisers in a row, for all τ of a range.

use kenzan::prelude::*;

/// The claim `dae/composed`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("dae/composed", [section("4.2.1", "continuous limit")], "Composed denoisers converge to the continuous one with order one")
        .says("Applying denoisers again and again, with ever smaller variance, gives in the limit the continuous DAE.")
        .rests_on("dae/continuous")
        .real("x m")
        .positive("z u s")
        .nonnegative("d")
        .natural("n", 1)
        .between("r", "1/100", "1/10")
        .function("w: R -> R")
        .define("normal(q,a,s)", "exp(-(q - a)^2/(2*s))/sqrt(2*pi*s)")
        .define("denoiser(q,s,p)", "q + p*diff(log(normal(q, m, s + p)), q)")
        .define("next(s,p)", "s*(1 + p/s)^(-2)")
        .define("Phi(s,p)", "s + 3*p/2*log(s)")
        .define("R(q)", "q*(3 + 2*q)/(1 + q)^2 - 3*log(1 + q)")
        .define("y(k)", "z + 2*(n - k)*u + abs(w(k))")
        .define("L(s,q)", "log(s/q)")
        .define("C(s,q)", "9*L(s,q)/(4*q) + 5/4*(1/q - 1/s)")
        .define("lag(s,p)", "next(next(next(next(s,p),p),p),p) - (s - 8*p)")
        .corrected(
            "normal(denoiser(x,z,u), m, next(z,u))*diff(denoiser(x,z,u), x) = normal(x, m, z)",
            normal_form("change of variables"),
        )
        .meaning("The optimal denoiser of noise variance u sends N(m,z) to N(m, z(1+u/z)^-2).")
        .corrected("z - 2*u < next(z,u)", normal_form("the difference is u²(3z + 2u)/(z + u)²"))
        .meaning("Each denoiser lags behind the continuous one.")
        .corrected("0 < diff(next(z,u), z)", normal_form("derivative of y³/(y + τ)²"))
        .meaning("A larger variance stays larger: so the lags add up, and y_k >= y - 2kτ.")
        .corrected(
            "Phi(next(z,u),u) - Phi(z,u) = -2*u + u*R(u/z)",
            normal_form("logarithms of products"),
        )
        .meaning("The balance of one step.")
        .corrected("R(u) <= 0", monotone("R falls from 0", "u"))
        .label("R from above")
        .corrected("-5*u^2/2 <= R(u)", monotone("R + 5u²/2 rises from 0", "u"))
        .label("R from below")
        .meaning("What a step adds besides -2u.")
        .corrected("y(0) = z + 2*n*u + abs(w(0))", normal_form("the start"))
        .corrected("y(n) = z + abs(w(n))", normal_form("the end"))
        .corrected(
            "sum(k, 0..n - 1, Phi(y(k + 1),u) - Phi(y(k),u) + 2*u) = Phi(y(n),u) + 2*n*u - Phi(y(0),u)",
            telescoping("each value but the first and the last cancels", "Phi(y(k),u) + 2*k*u"),
        )
        .corrected(
            "sum(k, 0..n - 1, Phi(next(y(k),u),u) - Phi(y(k),u) + 2*u) = u*sum(k, 0..n - 1, R(u/y(k)))",
            termwise(normal_form("the balance of each step")),
        )
        .meaning("The balance of n steps, y(k + 1) being next(y(k),u) for denoisers in a row: y(k) is z + 2(n - k)u, the variance of the continuous DAE, and a lag |w(k)|, w being left open.")
        .corrected(
            "sum(k, 0..n - 1, R(u/y(k))) <= 0",
            termwise(special_case("R is nowhere positive", "R from above", &["u = u/y(k)"])),
        )
        .corrected(
            "-5/2*sum(k, 0..n - 1, (u/y(k))^2) <= sum(k, 0..n - 1, R(u/y(k)))",
            termwise(special_case("the lower bound of R", "R from below", &["u = u/y(k)"])),
        )
        .corrected(
            "sum(k, 0..n - 1, (u/y(k))^2) <= u/2*(1/z - 1/(z + 2*n*u))",
            chain()
                .at_most("sum(k, 0..n - 1, (u/(z + 2*(n - k)*u))^2)", termwise(normal_form("y(k) lags behind")))
                .concluding(telescoping("the reciprocals of successive variances", "u/(2*(z + 2*(n - k)*u))")),
        )
        .meaning("So the sum of R(u/y(k)) lies between 0 and -5/4 u (1/z - 1/(z + 2nu)).")
        .corrected(
            "Phi(z + d,u) + 2*n*u - Phi(z + 2*n*u,u) = d + 3*u/2*log(1 + d/z) - 3*u/2*L(z + 2*n*u,z)",
            normal_form("logarithms of products"),
        )
        .corrected("log(1 + d/z) <= d/z", monotone("the logarithm grows more slowly", "d"))
        .corrected("0 <= log(1 + d/z)", monotone("the logarithm grows", "d"))
        .corrected(
            "3*u/2*(3*u/2*L(s,z))/z + u*(5/4*u*(1/z - 1/s)) = C(s,z)*u^2",
            normal_form("the two parts of the constant"),
        )
        .at(section("4.2.1", "continuous limit"))
        .meaning("With the lag d after n steps: 3u/2 L - d is 3u/2 log(1 + d/z) less u times the sum of R. Both are at least 0, so d is at most 3u/2 L, and then the first is at most 3u/2 · (3u/2 L)/z: altogether 0 <= 3u/2 L - d <= C(z + 2nu, z) u². The order in u = t/n is one.")
        .extension("lag(1,r) <= 3*r/2*L(1, 1 - 8*r)", subdivision("four denoisers in a row"))
        .extension(
            "3*r/2*L(1, 1 - 8*r) - C(1, 1 - 8*r)*r^2 <= lag(1,r)",
            subdivision("four denoisers in a row"),
        )
        .meaning("The law with its constant, for four denoisers: from the variance 1, and so by scale from every variance.")
        .mutant("e^{tΔ} for e^{tΔ/2}", define("denoiser(q,s,p)", "q + p*diff(log(normal(q, m, s + 2*p)), q)"))
        .mutant("1/2 for 3/2", define("Phi(s,p)", "s + p/2*log(s)"))
        .mutant("sign of the score", define("denoiser(q,s,p)", "q - p*diff(log(normal(q, m, s + p)), q)"))
        .mutant("square missing", define("next(s,p)", "s*(1 + p/s)^(-1)"))
        .mutant("a tenth of the constant", restate(
            "3*r/2*L(1, 1 - 8*r) - C(1, 1 - 8*r)*r^2 <= lag(1,r)",
            "3*r/2*L(1, 1 - 8*r) - C(1, 1 - 8*r)*r^2/10 <= lag(1,r)",
        ))
        .witness(Witness::of("next(z,u)", "z = 1..3, u = 1/4", 9).instead("integral(y, -oo..oo, (y - u*y/(z + u))^2*normal(y, 0, z))"))
}
