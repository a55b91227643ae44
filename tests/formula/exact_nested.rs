//! Integrals of open functions within each other, their signs, and their derivatives by parameters.

use crate::shown::{hold, stay_open};

const FUNCTIONS: &[&str] = &[
    "f: R -> R, smooth, of polynomial growth",
    "g: R -> R, smooth, of polynomial growth",
    "h: R -> R, integrable",
    "p: R -> R, integrable, positive",
    "b: R -> R, bounded",
    "d: R -> R, smooth, rapidly decreasing, positive",
    "o: R -> R",
    "m real",
    "t real",
    "v > 0",
    "w >= 0",
    "n natural from 1",
    "k natural",
];

#[test]
fn an_integral_that_grows_like_a_power_may_stand_under_a_decay() {
    hold(
        FUNCTIONS,
        &[
            "integral(x, -oo..oo, f(x)*exp(-x^2)*integral(z, -oo..oo, g(t*x + z)*exp(-z^2))) = integral(x, -oo..oo, exp(-x^2)*f(x)*integral(u, -oo..oo, exp(-u^2)*g(u + t*x)))",
            "diff(integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, g(t*x + z)*exp(-z^2))), t) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, x*g'(t*x + z)*exp(-z^2)))",
            "integral(x, -oo..oo, integral(z, -oo..oo, x*f(x)*g(t*x + z)*exp(-z^2 - x^2))) = integral(x, -oo..oo, integral(u, -oo..oo, x*exp(-u^2 - x^2)*f(x)*g(u + t*x)))",
            "integral(x, -oo..oo, h(x)*integral(y, -oo..oo, h(y)*b(x - y))) = integral(x, -oo..oo, h(x)*integral(z, -oo..oo, b(x - z)*h(z)))",
            "integral(x, -oo..oo, f(x)*exp(-x^2)*integral(y, -oo..oo, h(y)*exp(-(x - y)^2))) = integral(x, -oo..oo, exp(-x^2)*f(x)*integral(z, -oo..oo, exp(-(x - z)^2)*h(z)))",
        ],
    );
    stay_open(
        FUNCTIONS,
        &[
            // Nothing decreases outside, or inside, or the inner one grows like an exponential, or has a parameter in an integrable factor.
            "integral(x, -oo..oo, f(x)*integral(z, -oo..oo, g(t*x + z)*exp(-z^2))) = integral(x, -oo..oo, f(x)*integral(z, -oo..oo, g(t*x + z)*exp(-z^2)))",
            "integral(x, -oo..oo, integral(z, -oo..oo, f(x)*g(t*x + z)*exp(-z^2 + x^2))) = integral(x, -oo..oo, integral(z, -oo..oo, exp(-z^2 + x^2)*f(x)*g(t*x + z)))",
            "integral(x, -oo..oo, integral(z, -oo..oo, f(x)*exp(-(x - z)^2))) = integral(x, -oo..oo, integral(z, -oo..oo, exp(-(x - z)^2)*f(x)))",
            "integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, g(t*x + z))) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, g(t*x + z)))",
            "integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, b(z)*exp(x*z - z^2))) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, b(z)*exp(x*z - z^2)))",
            "integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, h(z - x)*b(z))) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, b(z)*h(z - x)))",
            "integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, o(x + z)*exp(-z^2))) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, o(x + z)*exp(-z^2)))",
            "diff(integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, h(z - t)*exp(-z^2))), t) = 0",
            "diff(integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, g(t*x + z)*exp(-z^2))), t) = integral(x, -oo..oo, exp(-x^2)*integral(z, -oo..oo, g'(t*x + z)*exp(-z^2)))",
        ],
    );
}

#[test]
fn a_root_that_does_not_vanish_may_hold_the_parameter() {
    hold(
        FUNCTIONS,
        &[
            "diff(integral(y, -oo..oo, h(y)*exp(-(m - y)^2/(2*v))/sqrt(v)), v) = diff(diff(integral(y, -oo..oo, h(y)*exp(-(m - y)^2/(2*v))/sqrt(v)), m), m)/2",
            "diff(integral(z, -oo..oo, g(m + sqrt(v)*z)*exp(-z^2)), v) = integral(z, -oo..oo, z*g'(m + sqrt(v)*z)*exp(-z^2))/(2*sqrt(v))",
        ],
    );
    stay_open(
        FUNCTIONS,
        &[
            "diff(integral(y, -oo..oo, h(y)*exp(-(m - y)^2/(2*v))/sqrt(v)), v) = diff(diff(integral(y, -oo..oo, h(y)*exp(-(m - y)^2/(2*v))/sqrt(v)), m), m)",
            "diff(integral(z, -oo..oo, g(m + sqrt(w)*z)*exp(-z^2)), w) = integral(z, -oo..oo, z*g'(m + sqrt(w)*z)*exp(-z^2))/(2*sqrt(w))",
            "diff(integral(z, -oo..oo, g(abs(t) + z)*exp(-z^2)), t) = sign(t)*integral(z, -oo..oo, g'(abs(t) + z)*exp(-z^2))",
        ],
    );
}

#[test]
fn a_sum_of_positive_values_is_positive_where_there_are_some() {
    hold(
        FUNCTIONS,
        &[
            "0 < integral(y, -oo..oo, p(y)*exp(-(m - y)^2))",
            "0 < integral(y, 0..v, d(y)) + v",
            "0 <= integral(y, m..m + w, d(y))",
            "integral(y, -oo..oo, -p(y)) < 0",
            "0 <= integral(y, -oo..oo, b(y)^2*exp(-y^2))",
            "0 < sum(j, 1..n, exp(o(j)))",
            "0 <= sum(j, 1..k, exp(o(j)))",
            "diff(log(sum(j, 1..n, exp(o(j) + t*b(j)))), t) = sum(j, 1..n, b(j)*exp(o(j) + t*b(j)))/sum(j, 1..n, exp(o(j) + t*b(j)))",
        ],
    );
    stay_open(
        FUNCTIONS,
        &[
            "0 < integral(y, -oo..oo, b(y)^2*exp(-y^2))",
            "0 < integral(y, m..m + w, d(y))",
            "0 <= integral(y, m..t, d(y))",
            "0 <= integral(y, -oo..oo, h(y))",
            "0 <= integral(y, -oo..oo, y*p(y)*exp(-y^2))",
            // It need not exist.
            "0 <= integral(y, -oo..oo, o(y)^2)",
            "0 < sum(j, 1..k, exp(o(j)))",
            "0 <= sum(j, 1..n, o(j))",
            "0 < sum(j, 1..oo, exp(o(j)))",
        ],
    );
}

#[test]
fn the_exponential_of_a_bounded_function_is_bounded() {
    hold(
        FUNCTIONS,
        &[
            "diff(integral(x, -oo..oo, exp(t*b(x))*p(x)), t) = integral(x, -oo..oo, b(x)*exp(t*b(x))*p(x))",
            "0 < integral(x, -oo..oo, exp(t*b(x) + m*atan(x))*p(x))",
        ],
    );
    stay_open(
        FUNCTIONS,
        &[
            "diff(integral(x, -oo..oo, exp(t*b(x))*p(x)), t) = integral(x, -oo..oo, exp(t*b(x))*p(x))",
            "integral(x, -oo..oo, exp(t*g(x))*p(x)) = integral(x, -oo..oo, p(x)*exp(t*g(x)))",
            "integral(x, -oo..oo, exp(t*x*b(x))*p(x)) = integral(x, -oo..oo, p(x)*exp(t*x*b(x)))",
            "integral(x, -oo..oo, exp(t*p(x))*exp(-x^2)) = integral(x, -oo..oo, exp(-x^2)*exp(t*p(x)))",
        ],
    );
}

#[test]
fn a_factor_that_cancels_in_one_term_does_not_stand_in_the_way_there() {
    hold(
        &["d: R -> R, smooth, rapidly decreasing, positive", "b: R -> R, bounded"],
        &["integral(x, -oo..oo, (b(x) - diff(log(d(x)), x))*d(x)) = integral(x, -oo..oo, b(x)*d(x) - d'(x))"],
    );
    stay_open(
        &["d: R -> R, smooth, rapidly decreasing, positive"],
        &["integral(x, -oo..oo, diff(log(d(x)), x)^2*d(x)) = integral(x, -oo..oo, d'(x)^2/d(x))"],
    );
}

#[test]
fn hermite_polynomials_have_one_basis_above_and_below_their_degree() {
    hold(
        &["n natural from 1", "m natural from 3", "x real"],
        &[
            "hermite(n + 1, x) = x*hermite(n, x) - n*hermite(n - 1, x)",
            "diff(hermite(n, x), x) = n*hermite(n - 1, x)",
            "diff(diff(hermite(m, x), x), x) = x*diff(hermite(m, x), x) - m*hermite(m, x)",
            "hermite(m - 1, x) = x*hermite(m - 2, x) - (m - 2)*hermite(m - 3, x)",
        ],
    );
    stay_open(
        &["n natural from 1", "k natural", "x real"],
        &[
            "hermite(n + 1, x) = x*hermite(n, x) - (n + 1)*hermite(n - 1, x)",
            // Undefined for k = 0.
            "hermite(k + 1, x) = x*hermite(k, x) - k*hermite(k - 1, x)",
            "hermite(n, x) = x*hermite(n - 1, x) - (n - 1)*hermite(n - 2, x)",
        ],
    );
}
