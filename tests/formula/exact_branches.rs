//! Logarithms of products and of complex numbers, and which branch they are on.

use crate::shown::{hold, stay_open};

#[test]
fn a_logarithm_of_a_product_of_known_sign_is_a_sum() {
    hold(
        &["r in -9/10..9/10", "x > 0", "y > 0", "z <> 0"],
        &[
            "log(1 - r^2) = log(1 - r) + log(1 + r)",
            "log(x^2 + 3*x + 2) = log(x + 1) + log(x + 2)",
            "x*log(x^2 + 3*x + 2) = x*log(x + 1) + x*log(x + 2)",
            "log(x/y) = log(x) - log(y)",
            "log(z^2) = 2*log(abs(z))",
        ],
    );
    stay_open(
        &["r in -1..1", "x > 0", "z <> 0"],
        &[
            "log(1 - r^2) = log(1 - r) + log(1 + r)",
            "log(x^2 + 3*x + 2) = log(x + 1) + log(x + 3)",
            "log(x^2 + 3*x + 2) = 2*log(x + 1)",
            "log(z^2) = 2*log(z)",
        ],
    );
}

#[test]
fn the_logarithm_of_a_complex_number_is_the_principal_one() {
    hold(
        &["x real", "y > 0", "w in -1..1"],
        &[
            "log(exp(i*pi/2)) = i*pi/2",
            "log(i) = i*pi/2",
            "log(-i) = -i*pi/2",
            "log(1 + i) = log(2)/2 + i*pi/4",
            "log(-1 + i) = log(2)/2 + 3*i*pi/4",
            "log(exp(i)) = i",
            "log(exp(5*i)) = 5*i - 2*pi*i",
            "log(exp(i*w)) = i*w",
            "log(1 + i*x) = log(1 + x^2)/2 + i*atan(x)",
            "exp(log(1 + i*x)) = 1 + i*x",
            "exp(log(i*y - 2)) = i*y - 2",
            "sqrt(i) = (1 + i)/sqrt(2)",
            "cos(atan(x)) = 1/sqrt(1 + x^2)",
            "sin(2*atan(x)) = 2*x/(1 + x^2)",
        ],
    );
    stay_open(
        &["x real", "w in -4..4"],
        &[
            "log(exp(3*i*pi/2)) = 3*i*pi/2",
            "log(exp(5*i)) = 5*i",
            "log(exp(i*x)) = i*x",
            "log(exp(i*w)) = i*w",
            "log((1 + i*x)^3) = 3*log(1 + i*x)",
            "exp(log(x + i*x)) = x + i*x",
            // On the half line that is left out.
            "log(-1) = i*pi",
            "log(exp(i*pi)) = i*pi",
            "log(exp(3*i*pi)) = i*pi",
            "exp(log(-1)) = -1",
            "sqrt(-i) = (i - 1)/sqrt(2)",
        ],
    );
}
