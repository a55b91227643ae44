//! Integrals in closed form by poles, by erf on the half line and as limits; integrals that are equal without one; and derivatives under the
//! sign of integration.

use crate::shown::{hold, stay_open};

#[test]
fn rational_functions_and_waves_have_residues() {
    hold(
        &["a > 0", "b > 0", "w real"],
        &[
            "integral(t, -oo..oo, cos(w*t)/(1 + t^2)) = pi*exp(-abs(w))",
            "integral(t, 0..oo, cos(w*t)/(1 + t^2)) = pi*exp(-abs(w))/2",
            "integral(t, -oo..oo, exp(i*w*t)/(a^2 + t^2)) = pi*exp(-a*abs(w))/a",
            "integral(t, -oo..oo, cos(w*t)/(1 + t^2)^2) = pi*(1 + abs(w))*exp(-abs(w))/2",
            "integral(t, -oo..oo, t*sin(b*t)/(1 + t^2)^2) = pi*b*exp(-b)/2",
            "integral(t, -oo..oo, cos(w*t)/(1 + (t - 2)^2)) = pi*exp(-abs(w))*cos(2*w)",
            "integral(t, -oo..oo, 1/(t^2 + a^2)^2) = pi/(2*a^3)",
            "integral(t, -oo..oo, 1/((t^2 + a^2)*(t^2 + (a + b)^2))) = pi/(a*(a + b)*(2*a + b))",
            "integral(t, -oo..oo, 1/(1 + t^4)) = pi/sqrt(2)",
            "integral(t, -oo..oo, t^2/((1 + t^2)*(4 + t^2))) = pi/3",
        ],
    );
    stay_open(
        &["a real", "w real", "b > 0", "c > 0"],
        &[
            "integral(t, -oo..oo, cos(w*t)/(1 + t^2)) = pi*exp(-w)",
            "integral(t, -oo..oo, 1/(t^2 + a^2)^2) = pi/(2*abs(a)^3)",
            "integral(t, -oo..oo, t/(1 + t^2)) = 0",
            "integral(t, -oo..oo, t^3/(1 + t^2)^2) = 0",
            "integral(t, -oo..oo, cos(t)/(1 - t^2)) = pi*sin(1)",
            // The factors are one for b = c.
            "integral(t, -oo..oo, 1/((t^2 + b^2)*(t^2 + c^2))) = pi/(b*c*(b - c))",
        ],
    );
}

#[test]
fn kernels_of_arc_cosine_and_arc_sine_are_exact() {
    let at = &["r in -9/10..9/10"];
    let law = "exp(-(x^2 - 2*r*x*y + y^2)/(2*(1 - r^2)))/(2*pi*sqrt(1 - r^2))";
    let angle = "(pi/2 + atan(r/sqrt(1 - r^2)))";
    for (order, value) in [
        ("1", format!("{angle}/(2*pi)")),
        ("x*y", format!("(sqrt(1 - r^2) + r*{angle})/(2*pi)")),
        ("x^2*y^2", format!("(3*r*sqrt(1 - r^2) + (1 + 2*r^2)*{angle})/(2*pi)")),
    ] {
        hold(
            at,
            &[&format!(
                "integral(x, 0..oo, integral(y, 0..oo, {order}*{law})) = {value}"
            )],
        );
        stay_open(
            at,
            &[&format!(
                "integral(x, 0..oo, integral(y, 0..oo, {order}*{law})) = {value} + r"
            )],
        );
    }
    hold(
        at,
        &[
            "integral(x, -oo..oo, integral(y, -oo..oo, max(x, 0)*max(r*x + sqrt(1 - r^2)*y, 0)*exp(-(x^2 + y^2)/2)))/(2*pi) = (sqrt(1 - r^2) + r*(pi/2 + atan(r/sqrt(1 - r^2))))/(2*pi)",
            "integral(z, -oo..oo, erf(z)^2*exp(-z^2)) = sqrt(pi)/3",
            "integral(z, 0..oo, erf(z)*exp(-z^2)) = sqrt(pi)/4",
            "integral(z, -oo..oo, (z*(1 + erf(z/sqrt(2)))/2)^2*exp(-z^2/2)/sqrt(2*pi)) = 1/3 + 1/(2*pi*sqrt(3))",
        ],
    );
    stay_open(
        &["a real"],
        &[
            "integral(z, 0..oo, erf(a*z)) = 0",
            "integral(z, 0..oo, erf(z)*exp(-z^2)) = sqrt(pi)/2",
        ],
    );
}

#[test]
fn means_of_units_are_equal_by_their_even_parts() {
    let density = "exp(-z^2/(2*s))/sqrt(2*pi*s)";
    let mean = |unit: &str| format!("integral(z, -oo..oo, {unit}*{density})");
    let equal = |one: &str, other: &str| format!("{} = {}", mean(one), mean(other));
    hold(
        &["s > 0"],
        &[
            &format!("{} = 1/2", mean("1/(1 + exp(-z))")),
            &equal("z/(1 + exp(-z))", "z*tanh(z/2)/2"),
            &equal("log(1 + exp(z))", "log(1 + exp(-z))"),
            &equal("log(1 + exp(z))", "log(2*cosh(z/2))"),
            &format!("{} = 0", mean("(log(1 + exp(z)) - log(1 + exp(-z)))")),
        ],
    );
    stay_open(
        &["s > 0"],
        &[
            &format!("{} = 1/2", mean("1/(1 + exp(1 - z))")),
            &equal("z/(1 + exp(-z))", "z*tanh(z)/2"),
            &equal("log(1 + exp(z))", "z/2"),
            "integral(z, -oo..oo, log(1 + exp(z))) = integral(z, -oo..oo, log(1 + exp(-z)))",
        ],
    );
}

#[test]
fn integrals_over_one_range_come_together_where_each_exists() {
    hold(
        &["f: R -> R, rapidly decreasing", "g: R -> R, bounded"],
        &[
            "integral(z, -oo..oo, f(z)) = integral(z, -oo..oo, f(-z))",
            "integral(z, -oo..0, abs(z)*f(z)) = -integral(z, -oo..0, z*f(z))",
            "integral(z, -oo..oo, f(z) + f(z)*g(z)) = integral(z, -oo..oo, f(z)) + integral(y, -oo..oo, f(y)*g(y))",
        ],
    );
    stay_open(
        &["f: R -> R", "g: R -> R, bounded", "h: R -> R, integrable"],
        &[
            "integral(z, -oo..oo, f(z)) = integral(z, -oo..oo, f(-z))",
            "integral(z, -oo..oo, g(z) - g(-z)) = 0",
            "integral(z, -oo..oo, h(z) + g(z)) = integral(z, -oo..oo, h(z)) + integral(z, -oo..oo, g(z))",
            "integral(z, 0..oo, h(z)) = integral(z, 0..oo, h(-z))",
        ],
    );
}

#[test]
fn a_range_says_where_its_variable_is() {
    hold(
        &["a real"],
        &[
            "integral(z, 1..oo, sqrt(z - 1)*exp(-z)) = sqrt(pi)*exp(-1)/2",
            "integral(z, a..oo, sqrt(z - a)*exp(-z)) = sqrt(pi)*exp(-a)/2",
            "integral(z, -oo..0, sqrt(-z)*exp(z)) = sqrt(pi)/2",
        ],
    );
    stay_open(
        &["a real"],
        &[
            "integral(z, 0..oo, sqrt(z - 1)*exp(-z)) = sqrt(pi)*exp(-1)/2",
            "integral(z, -oo..1, sqrt(-z)*exp(z)) = sqrt(pi)/2",
            "integral(z, a..oo, log(z)*exp(-z)) = integral(z, a..oo, log(z)*exp(-z))",
        ],
    );
}

#[test]
fn a_chirp_has_its_limit_and_its_powers_have_none() {
    hold(
        &["a > 0", "b real"],
        &[
            "integral(t, -oo..oo, exp(-i*t^2)) = sqrt(pi)*(1 - i)/sqrt(2)",
            "integral(t, -oo..oo, exp(i*a*t^2 + i*b*t)) = sqrt(pi/a)*exp(i*pi/4)*exp(-i*b^2/(4*a))",
            "integral(t, -oo..oo, cos(t^2)) = sqrt(pi/2)",
            "integral(t, 0..oo, sin(t^2)) = sqrt(pi/2)/2",
        ],
    );
    stay_open(
        &["a real"],
        &[
            "integral(t, -oo..oo, t*exp(-i*t^2)) = 0",
            "integral(t, -oo..oo, t^2*exp(-i*t^2)) = integral(t, -oo..oo, t^2*exp(-i*t^2))",
            "integral(t, -oo..oo, exp(i*a*t^2)) = integral(t, -oo..oo, exp(i*a*t^2))",
            "integral(t, -oo..oo, abs(exp(-i*t^2))) = integral(t, -oo..oo, abs(exp(-i*t^2)))",
            "integral(t, -oo..oo, exp(t - i*t^2)) = integral(t, -oo..oo, exp(t - i*t^2))",
        ],
    );
}

#[test]
fn a_derivative_passes_under_an_integral_with_a_common_bound() {
    hold(
        &[
            "f: R -> R, smooth, of polynomial growth",
            "g: R -> R, bounded",
            "m real",
            "s > 0",
        ],
        &[
            "diff(integral(z, -oo..oo, f(m + s*z)*exp(-z^2/2)), m) = integral(z, -oo..oo, f'(m + s*z)*exp(-z^2/2))",
            "diff(integral(z, -oo..oo, f(m + s*z)*exp(-z^2/2)), s) = integral(z, -oo..oo, z*f'(m + s*z)*exp(-z^2/2))",
            "diff(diff(integral(z, -oo..oo, f(m + s*z)*exp(-z^2/2)), m), m) = integral(z, -oo..oo, f''(m + s*z)*exp(-z^2/2))",
            "diff(integral(u, -oo..oo, g(u)*exp(-(u - m)^2/(2*s))), m) = integral(u, -oo..oo, g(u)*(u - m)/s*exp(-(u - m)^2/(2*s)))",
            "diff(integral(z, -oo..oo, tanh(m + z)*exp(-z^2)), m) = integral(z, -oo..oo, (1 - tanh(m + z)^2)*exp(-z^2))",
        ],
    );
    stay_open(
        &[
            "f: R -> R, smooth, of polynomial growth",
            "g: R -> R, bounded",
            "h: R -> R, integrable, smooth",
            "m real",
            "s > 0",
        ],
        &[
            "diff(integral(z, -oo..oo, f(m + s*z)*exp(-z^2/2)), m) = integral(z, -oo..oo, f(m + s*z)*exp(-z^2/2))",
            "diff(integral(z, -oo..oo, g(m + z)*exp(-z^2)), m) = integral(z, -oo..oo, g'(m + z)*exp(-z^2))",
            "diff(integral(z, -oo..oo, h(m + z)), m) = integral(z, -oo..oo, h'(m + z))",
            "diff(integral(z, -oo..oo, f(abs(m) + z)*exp(-z^2)), m) = sign(m)*integral(z, -oo..oo, f'(abs(m) + z)*exp(-z^2))",
            "diff(integral(z, -oo..oo, sign(m + z)*exp(-z^2)), m) = 0",
            "diff(integral(z, -1..1, f(z)*abs(m + z)), m) = integral(z, -1..1, f(z)*sign(m + z))",
        ],
    );
}
