//! Relations that a mathematician sees at once: by the cases of a sign, residues, conjugates, partial fractions, the even part of an
//! integrand, the Cauchy kernel and erf against a Gaussian; and relations of the same look that are false.

use crate::shown::{hold, stay_open};

const REALS: &[&str] = &[
    "x real",
    "y real",
    "z real",
    "w in -1..2",
    "v >= 0",
    "n natural",
    "k natural",
];

#[test]
fn a_modulus_is_told_by_the_cases_of_its_sign() {
    hold(
        REALS,
        &[
            "x <= max(x, y)",
            "min(x, y) <= y",
            "x <= abs(x)",
            "x*y <= abs(x)*abs(y)",
            "abs(x)*erf(abs(x)) = x*erf(x)",
            "cosh(abs(x)) = cosh(x)",
            "x*sign(x) = abs(x)",
            "tanh(abs(x)) = abs(tanh(x))",
            "sign(x)*sign(y) = sign(x*y)",
            "sign(x^3) = sign(x)",
            "abs(max(x, 0) - max(y, 0)) <= abs(x - y)",
            "abs(w) <= 2",
        ],
    );
    stay_open(
        REALS,
        &[
            "x < max(x, y)",
            "x < abs(x)",
            "abs(x)/x = sign(x)",
            "x^2/abs(x) = abs(x)",
            "sign(x)^2 = 1",
            "abs(x)*erf(x) = x*erf(x)",
            "abs(w) <= 1",
            "diff(abs(x), x) = sign(x)",
            "x*diff(abs(x), x) = abs(x)",
        ],
    );
}

#[test]
fn a_natural_number_is_the_first_one_or_a_later_one() {
    hold(REALS, &["n <= n^2", "2*n <= n^2 + 1", "5*n <= n^2 + 6"]);
    // The greatest first number has no successor among them.
    hold(&["n natural from 4294967295"], &["n <= n^2"]);
    stay_open(&["n natural from 4294967295"], &["n + max(n, 7) < 8"]);
    stay_open(REALS, &["n < n^2", "x <= x^2", "5*n <= n^2 + 5", "v <= v^2"]);
}

#[test]
fn a_power_with_the_exponent_zero_is_one() {
    hold(REALS, &["0^0 = 1", "x^0 = 1", "(x - x)^(n - n) = 1"]);
    stay_open(REALS, &["0^n = 1", "0^n = 0", "(1/x)^0 = 1", "log(x)^0 = 1"]);
}

#[test]
fn a_remainder_forgets_multiples_of_the_divisor() {
    hold(
        REALS,
        &[
            "mod(n + 2, 2) = mod(n, 2)",
            "mod(n + 3*k, 3) = mod(n, 3)",
            "mod(7*n + 3, 7) = 3",
            "mod(-n, 3) = mod(2*n, 3)",
            "mod(mod(n, 10), 5) = mod(n, 5)",
        ],
    );
    stay_open(
        REALS,
        &[
            "mod(mod(n, 5), 10) = mod(n, 10)",
            "mod(n/2 + 1, 1) = 0",
            "mod(x + 2, 2) = x",
            "mod(n, 2) = n",
        ],
    );
}

#[test]
fn the_modulus_of_a_complex_number_comes_from_its_conjugate() {
    hold(
        REALS,
        &[
            "abs(exp(i*x)) = 1",
            "abs(1 + i*x) = sqrt(1 + x^2)",
            "abs(x + i*x) = sqrt(2)*abs(x)",
            "abs(i) = 1",
        ],
    );
    stay_open(
        REALS,
        &[
            "abs(exp(i*x) + 1) = 2*cos(x/2)",
            "abs(exp(x + i*y)) = 1",
            "abs(x + i*y) = abs(x) + abs(y)",
        ],
    );
    // erf at conjugate arguments has conjugate values, so these are numbers that may be compared.
    hold(
        REALS,
        &[
            "erf(x + i*y) + erf(x - i*y) < erf(x + i*y) + erf(x - i*y) + 1",
            "0 <= (dawson(x + i*y) + dawson(x - i*y))^2",
        ],
    );
    stay_open(REALS, &["erf(x + i*y) < erf(x + i*y) + 1"]);
}

#[test]
fn the_logarithm_of_a_root_is_half_of_that_of_its_base() {
    let near = &["r in -9/10..9/10"];
    hold(
        near,
        &["log(sqrt(1 - r^2)) = log(1 - r^2)/2", "sqrt(sqrt(1 - r^2))^4 = 1 - r^2"],
    );
    stay_open(&["r in -1..1"], &["log(sqrt(1 - r^2)) = log(1 - r^2)/2"]);
}

#[test]
fn the_odd_part_of_an_integrand_contributes_nothing_where_the_integral_exists() {
    let at = &["p > 0", "a real"];
    hold(
        at,
        &[
            "integral(q, -1..1, sin(q)^3*exp(q^2)) = 0",
            "integral(q, -p..p, q/(1 + q^2)) = 0",
            "integral(q, -1..1, 1/(1 + exp(q))) = 1",
        ],
    );
    stay_open(
        at,
        &[
            "integral(q, -1..1, 1/q) = 0",
            "integral(q, -oo..oo, q/(1 + q^2)) = 0",
            "integral(q, -1..1, q/(q^2 - 1/4)) = 0",
            "integral(q, -a..p, q/(1 + q^2)) = 0",
            "integral(q, -oo..oo, q) = 0",
        ],
    );
}

#[test]
fn the_cauchy_kernel_has_an_arctangent() {
    let at = &["p > 0", "y > 0", "x real", "v >= 0"];
    hold(
        at,
        &[
            "integral(q, -oo..oo, 2*p*y/(q^2 + y^2)) = 2*pi*p",
            "integral(q, -oo..oo, 1/((q - 3)^2 + y^2)) = pi/y",
            "integral(q, -oo..0, -1/(1 + q^2)) = -pi/2",
            "integral(q, 0..x, 1/(1 + q^2)) = atan(x)",
        ],
    );
    stay_open(
        at,
        &[
            "integral(q, -oo..oo, v/(q^2 + v^2)) = pi",
            "integral(q, -oo..oo, 1/(q^2 + x)) = pi/sqrt(x)",
            "integral(q, -oo..oo, 1/(q^2 - y^2)) = 0",
        ],
    );
}

#[test]
fn rational_series_telescope_where_they_converge() {
    let at = &["n natural", "m natural from 2"];
    hold(
        at,
        &[
            "sum(j, 1..oo, j/((j + 2)*(j + 4)*(j + 8))) = 4/35",
            "sum(j, 1..oo, 1/(j*(j + 1))) = 1",
            "sum(j, 3..oo, 2/((j - 1)*(j + 1))) = 5/6",
            "sum(j, 1..n, 1/(j*(j + 1))) = n/(n + 1)",
            "sum(j, 2..m, 1/(j*(j - 1))) = 1 - 1/m",
        ],
    );
    stay_open(
        at,
        &[
            "sum(j, 0..oo, 1/(j*(j + 1))) = 1",
            "sum(j, 1..oo, j/((j + 1)*(j + 2))) = 1",
            "sum(j, 1..oo, 1/j - 1/j) = sum(j, 1..oo, 1/j)",
            // Empty for n = 0, where the formula gives -1.
            "sum(j, 2..n, 1/(j*(j - 1))) = 1 - 1/n",
            "sum(j, 3..n, 1/(j*(j - 1))) = 1/2 - 1/(n + 1)",
        ],
    );
}

#[test]
fn erf_against_a_gaussian_has_a_closed_form() {
    let at = &["s > 0", "a real", "b real"];
    hold(
        at,
        &[
            // E GELU under N(0, s), and E of the square of a unit against it.
            "integral(q, -oo..oo, exp(-q^2/(2*s))/sqrt(2*pi*s)*q*(1 + erf(q/sqrt(2)))/2) = s/sqrt(2*pi*(1 + s))",
            "integral(q, -oo..oo, exp(-q^2/2)/sqrt(2*pi)*q^2*(1 + erf(q/sqrt(2)))/2) = 1/2",
            "integral(q, -oo..oo, erf(a*q + b)*exp(-q^2)) = sqrt(pi)*erf(b/sqrt(1 + a^2))",
            "integral(q, -oo..oo, q*erf(q)*exp(-q^2 + 2*q)) = integral(q, -oo..oo, (q + 1)*erf(q + 1)*exp(-q^2))*e",
        ],
    );
    stay_open(
        at,
        &[
            "integral(q, -oo..oo, erf(a*q + b)) = 0",
            "integral(q, -oo..oo, erf(q)*exp(-a*q^2)) = 0",
            "integral(q, -oo..oo, erf(a*q + b)*exp(-q^2)) = sqrt(pi)*erf(b/(1 + a^2))",
        ],
    );
}

#[test]
fn a_constant_with_erf_in_it_has_a_sign() {
    let at = &["x real"];
    hold(
        at,
        &[
            "x/(1 - sqrt(e)*erfc(1/sqrt(2)))*(1 - sqrt(e)*erfc(1/sqrt(2))) = x",
            "sqrt(erf(1) - erf(1/2))^2 = erf(1) - erf(1/2)",
            "abs(erf(1/2) - 52/100)*x = (erf(1/2) - 52/100)*x",
        ],
    );
    stay_open(
        at,
        &[
            // 0 divided by 0, a root of a negative number, and signs that are not known.
            "x/(erf(1) - erf(sqrt(4)/2))*(erf(1) - erf(1)) = x",
            "sqrt(erf(1/2) - erf(1))^2 = erf(1/2) - erf(1)",
            "abs(erf(x) - 1/2) = erf(x) - 1/2",
            "abs(erf(1/2) - 521/1000)*x = (erf(1/2) - 521/1000)*x",
        ],
    );
}
