//! Power series, generating functions of the Hermite polynomials, and sums with a formula.

use crate::shown::{hold, stay_open};

#[test]
fn power_series_inside_their_circle() {
    hold(
        &["x real", "q in -1/2..1/2", "t in -9/10..9/10", "y real"],
        &[
            "sum(n, 0..oo, x^n/factorial(n)) = exp(x)",
            "sum(n, 1..oo, n*x^n/factorial(n)) = x*exp(x)",
            "sum(n, 0..oo, q^n) = 1/(1 - q)",
            "sum(n, 1..oo, n*q^n) = q/(1 - q)^2",
            "sum(n, 1..oo, q^n/n) = -log(1 - q)",
            "sum(n, 2..oo, q^n) = q^2/(1 - q)",
            "sum(n, 0..oo, (-1)^n/3^n) = 3/4",
            "sum(n, 0..oo, hermite(n, x)*y^n/factorial(n)) = exp(x*y - y^2/2)",
            "sum(n, 0..oo, hermite(n, x)*hermite(n, y)*t^n/factorial(n)) = exp(-(t^2*x^2 - 2*t*x*y + t^2*y^2)/(2*(1 - t^2)))/sqrt(1 - t^2)",
            "sum(n, 0..oo, hermite(n, x)^2*t^n/factorial(n)) = exp(t*x^2/(1 + t))/sqrt(1 - t^2)",
        ],
    );
    stay_open(
        &["x real", "q in -1..1", "y real", "t in -1..1"],
        &[
            "sum(n, 0..oo, x^n) = 1/(1 - x)",
            "sum(n, 0..oo, q^n) = 1/(1 - q)",
            "sum(n, 0..oo, 2^n) = -1",
            "sum(n, 0..oo, (-1)^n) = 1/2",
            "sum(n, 1..oo, q^n/n) = -log(1 - q)",
            "sum(n, 0..oo, x^n/n) = 1",
            "sum(n, 0..oo, hermite(n, x)*y^n/factorial(n)) = exp(x*y - y^2)",
            "sum(n, 0..oo, hermite(n, x)*y^n) = sum(n, 0..oo, hermite(n, x)*y^n)",
            "sum(n, 0..oo, hermite(n, x)*hermite(n, y)*t^n/factorial(n)) = sum(n, 0..oo, hermite(n, x)*hermite(n, y)*t^n/factorial(n))",
        ],
    );
}

#[test]
fn finite_sums_of_powers_have_formulas_from_their_first_term_on() {
    hold(
        &["N natural", "q in 2..3"],
        &[
            "sum(n, 1..N, n) = N*(N + 1)/2",
            "sum(n, 1..N, n^2) = N*(N + 1)*(2*N + 1)/6",
            "sum(n, 0..N, n^3) = N^2*(N + 1)^2/4",
            "sum(n, 0..N, 2^n) = 2^(N + 1) - 1",
            "sum(n, 0..N, q^n) = (q^(N + 1) - 1)/(q - 1)",
        ],
    );
    stay_open(
        &["N natural", "q real"],
        &[
            // Empty for N = 0, where the formula is not 0; and q may be 1.
            "sum(n, 2..N, n) = N*(N + 1)/2 - 1",
            "sum(n, 0..N, q^n) = (q^(N + 1) - 1)/(q - 1)",
            "sum(n, 1..N, n) = N*(N - 1)/2",
        ],
    );
}

#[test]
fn rational_functions_with_poles_a_whole_number_apart_telescope() {
    hold(
        &["a > 0", "N natural"],
        &[
            "sum(n, 1..oo, 1/(4*n^2 - 1)) = 1/2",
            "sum(n, 1..N, 1/(4*n^2 - 1)) = N/(2*N + 1)",
            "sum(n, 1..oo, (2*n + 1)/(n^2*(n + 1)^2)) = 1",
            "sum(n, 0..oo, 1/((n + a)*(n + a + 1))) = 1/a",
            "sum(n, 0..oo, 1/((n + a)*(n + a + 2))) = (1/a + 1/(a + 1))/2",
            "sum(n, 1..oo, 1/(n*(n + 1)*(n + 2))) = 1/4",
        ],
    );
    stay_open(
        &["a real", "N natural"],
        &[
            "sum(n, 1..oo, 1/n^2) = 2",
            "sum(n, 1..oo, 1/(n*(2*n + 1))) = 1",
            "sum(n, 1..oo, 1/(4*n^2 - 1)) = 1",
            "sum(n, 0..oo, 1/((n + a)*(n + a + 1))) = 1/a",
            "sum(n, 1..oo, 1/n - 1/(n + 1) + 1/n) = 1",
            "sum(n, 2..N, 1/(n*(n - 1))) = 1 - 1/N",
        ],
    );
}

#[test]
fn the_binomial_theorem_sums_a_whole_row() {
    hold(
        &["n natural", "m natural from 1", "x real", "p in 1/4..3/4"],
        &[
            "sum(k, 0..n, binomial(n, k)*x^k) = (1 + x)^n",
            "sum(k, 0..n, binomial(n, k)) = 2^n",
            "sum(k, 0..m, (-1)^k*binomial(m, k)) = 0",
            "sum(k, 0..n, 3*binomial(n, k)*2^k/5) = 3^(n + 1)/5",
            "sum(k, 0..n, binomial(n, k)*p^k*(1 - p)^(n - k)) = 1",
            "sum(k, 0..n + 2, binomial(n + 2, k)*x^k) = (1 + x)^n*(1 + x)^2",
            "sum(k, 0..n, binomial(n, k)*exp(-k*x)) = (1 + exp(-x))^n",
        ],
    );
    stay_open(
        &["n natural", "x real", "m natural"],
        &[
            "sum(k, 0..n, binomial(n, k)*x^k) = (1 + x)^(n + 1)",
            "sum(k, 0..n, binomial(n, k)*x^k) = (1 - x)^n",
            // Not the whole row, or no row at all.
            "sum(k, 1..n, binomial(n, k)*x^k) = (1 + x)^n",
            "sum(k, 0..n, binomial(n + 1, k)*x^k) = (1 + x)^n",
            "sum(k, 0..n, binomial(m, k)*x^k) = (1 + x)^n",
            "sum(k, 0..n, binomial(n, k)/x^k) = (1 + 1/x)^n",
            "sum(k, 0..n, binomial(k, n)*x^k) = (1 + x)^n",
            "sum(k, 0..n - 1, binomial(n - 1, k)*x^k) = (1 + x)^(n - 1)",
            "sum(k, 0..n, binomial(n, k)^2) = 2^n",
            "sum(k, 0..n, (-1)^k*binomial(n, k)) = 0",
            "sum(k, 0..n, binomial(n, k)*log(x)^k) = (1 + log(x))^n",
        ],
    );
}
