//! Inequalities shown by growth along a symbol, by squares of roots and moduli, and by completed squares; and false ones beside them.

use crate::shown::{hold, stay_open};

#[test]
fn inequalities_that_begin_at_nothing_and_grow() {
    hold(
        &["x >= 0", "y > 0"],
        &[
            "sin(x) <= x",
            "x - x^3/6 <= sin(x)",
            "sin(y) < y",
            "log(1 + x) <= x",
            "x/(1 + x) <= log(1 + x)",
            "tanh(x) <= x",
            "x <= sinh(x)",
            "atan(x) <= x",
            "erf(x) <= 2*x/sqrt(pi)",
            "1 - x <= exp(-x)",
            "log(y) <= y - 1",
            "1 - 1/y <= log(y)",
        ],
    );
    hold(
        &["x real"],
        &[
            "exp(x) >= 1 + x",
            "1 - x^2/2 <= cos(x)",
            "1 + x^2/2 <= cosh(x)",
            "x*exp(-x) <= exp(-1)",
            "e*x <= exp(x)",
            "abs(sin(x)) <= abs(x)",
            "abs(tanh(x)) <= abs(x)",
        ],
    );
    stay_open(
        &["x >= 0", "y > 0", "z real"],
        &[
            "sin(x) < x",
            "sin(z) <= z",
            "log(y) < y - 1",
            "exp(z) > 1 + z",
            "cos(z) <= 1 - z^2/2",
            "z*exp(-z) < exp(-1)",
            // Undefined at 0 or below.
            "log(x) <= x",
            "log(z) <= z",
            "sin(x) <= x + 0/x",
        ],
    );
}

#[test]
fn naturals_grow_by_steps() {
    hold(
        &[
            "n natural",
            "k natural from 1",
            "m natural from 4",
            "l natural from 5",
            "x >= 0",
        ],
        &[
            "n < 2^n",
            "n + 1 <= 2^n",
            "m^2 <= 2^m",
            "l^2 < 2^l",
            "2^(k - 1) <= factorial(k)",
            "2^m < factorial(m)",
            "1 + n*x <= (1 + x)^n",
            "0 <= n^3 - n",
        ],
    );
    stay_open(
        &["n natural", "k natural from 3", "x real"],
        &[
            "k^2 <= 2^k",
            "n < n^2",
            "2^n <= factorial(n)",
            "1 + n*x <= (1 + x)^n",
            "factorial(n) <= 2^n",
        ],
    );
}

#[test]
fn roots_and_moduli_are_compared_by_their_squares() {
    let reals = &["x real", "y real", "z real", "a real", "b real", "p >= 0", "q >= 0"];
    hold(
        reals,
        &[
            "abs(x + y) <= abs(x) + abs(y)",
            "abs(x - z) <= abs(x - y) + abs(y - z)",
            "abs(abs(x) - abs(y)) <= abs(x - y)",
            "sqrt((x + a)^2 + (y + b)^2) <= sqrt(x^2 + y^2) + sqrt(a^2 + b^2)",
            "sqrt(p*q) <= (p + q)/2",
            "sqrt(p + q) <= sqrt(p) + sqrt(q)",
            "max(x + y, 0) <= max(x, 0) + max(y, 0)",
            "sign(x)*x = abs(x)",
        ],
    );
    stay_open(
        reals,
        &[
            "abs(x + y) < abs(x) + abs(y)",
            "abs(x) + abs(y) <= abs(x + y)",
            "sqrt(x^2 + y^2) + sqrt(a^2 + b^2) <= sqrt((x + a)^2 + (y + b)^2)",
            "(p + q)/2 <= sqrt(p*q)",
            "sqrt(p) + sqrt(q) <= sqrt(p + q)",
            "sqrt(x)^2 <= x",
        ],
    );
}

#[test]
fn squares_whose_leading_coefficient_may_vanish() {
    let reals = &["a real", "b real", "c real", "d real", "g real", "h real"];
    hold(
        reals,
        &[
            "(a*c + b*d)^2 <= (a^2 + b^2)*(c^2 + d^2)",
            "(a*b + c*d + g*h)^2 <= (a^2 + c^2 + g^2)*(b^2 + d^2 + h^2)",
            "a*b + b*c + c*a <= a^2 + b^2 + c^2",
        ],
    );
    stay_open(
        reals,
        &[
            "(a*c + b*d)^2 < (a^2 + b^2)*(c^2 + d^2)",
            "a^2 + b^2 + c^2 <= a*b + b*c + c*a",
            "0 <= a^2*b^2 + 2*a*c + c^2",
        ],
    );
}

#[test]
fn inequalities_that_touch_at_the_edge_of_a_box() {
    let boxes = &["x in 0..1", "y in 0..1", "w in -1..1"];
    hold(
        boxes,
        &[
            "0 <= x*(1 - x)",
            "0 <= x^2*(1 - x)^3",
            "x <= sqrt(x)",
            "x*y <= x",
            "x + y <= 1 + x*y",
            "0 <= 1 - cos(x)",
            "w^4 <= w^2",
        ],
    );
    stay_open(
        boxes,
        &[
            "0 < x*(1 - x)",
            "sqrt(x) <= x",
            "1 + x*y <= x + y",
            "w^2 <= w^4",
            "w^3 <= w^2 - 1/100",
        ],
    );
}
