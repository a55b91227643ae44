//! What fails where an integral converges as a limit only: ∫ sin x/x, ∫ cos x² and their like. Of such an integral existence must not be
//! taken to be that of the modulus, and nothing that rests on a majorant or on the order of integration follows.

use super::{No, NoClass, Refuted, Sides, Trap, Undefined, trap};

/// Cases in which a theorem's hypothesis fails, and would hold if convergence were absolute.
pub(super) fn traps() -> Vec<Trap> {
    vec![
        // The inner integral on the right does not converge for any y; that on the left is sin x/x.
        trap(
            "tonelli-fubini",
            No(1),
            &["F(x, y) = cos(x*y)", "a = 0", "b = oo", "c = 0", "d = 1"],
            Undefined,
        ),
        // Both orders converge, to numbers of different signs: their difference is log 2.
        trap(
            "tonelli-fubini",
            No(1),
            &[
                "F(x, y) = exp(-x*y) - 2*exp(-2*x*y)",
                "a = 0",
                "b = 1",
                "c = 1",
                "d = oo",
            ],
            Sides(
                "integral(x, 0..1, (exp(-x) - exp(-2*x))/x)",
                "integral(y, 1..oo, (exp(-2*y) - exp(-y))/y)",
            ),
        ),
        trap(
            "change-of-variables",
            No(4),
            &["u(x) = 2*x", "F(y) = sin(y)", "a = 0", "b = oo", "c = 0", "d = oo"],
            Undefined,
        ),
        trap(
            "linearity",
            No(1),
            &["p = 0", "q = 1", "F(x) = sin(x)", "G(x) = cos(x^2)", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "linearity",
            No(2),
            &["p = 1", "q = 0", "F(x) = cos(x^2)", "G(x) = cos(x)", "a = 0", "b = oo"],
            Undefined,
        ),
        // The modulus of an integrand that converges as a limit is not integrable.
        trap(
            "comparison",
            No(3),
            &["F(x) = cos(x^2)", "G(x) = abs(cos(x^2))", "a = 0", "b = oo"],
            Undefined,
        ),
        // A bound that is none where it changes its sign.
        trap(
            "comparison",
            No(2),
            &["F(x) = 2*cos(x^2)", "G(x) = cos(x^2)", "a = 0", "b = oo"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(2),
            &["F(x) = 2*cos(x^2)", "G(x) = cos(x^2)", "a = 0", "b = oo"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(3),
            &["F(x) = -1", "G(x) = cos(x^2)", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "monotonicity",
            No(4),
            &["F(x) = cos(x^2)", "G(x) = 1", "a = 0", "b = oo"],
            Undefined,
        ),
        // sin² is bounded, and has no limit.
        trap("fundamental-on-the-line", No(1), &["C(x) = sin(x^2)"], Undefined).out_of_reach(),
        trap(
            "fundamental-on-the-line",
            No(3),
            &["C(x) = sin(x^4)/(1 + x^2)"],
            Undefined,
        )
        .out_of_reach(),
        // The product tends to no limit, so that neither integral on the two sides converges.
        trap("by-parts", No(2), &["F(x) = sin(x)", "G(x) = sin(x)"], Undefined).out_of_reach(),
        trap("by-parts", No(3), &["F(x) = sin(x^2)", "G(x) = x"], Undefined).out_of_reach(),
        trap("by-parts", No(1), &["F(x) = cos(x^2)", "G(x) = 1"], Undefined).out_of_reach(),
        trap(
            "by-parts",
            NoClass("F"),
            &["F(x) = sign(x)", "G(x) = cos(x^2)"],
            Undefined,
        )
        .out_of_reach(),
        // Dirichlet's integral is π/2 for every t > 0; the derivatives of the integrand have no integral.
        trap(
            "leibniz",
            No(4),
            &[
                "F(x, s) = sin(s*x)/x",
                "G(x) = 1",
                "a = 0",
                "b = oo",
                "c = 0",
                "d = 3",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 1..2"])
        .out_of_reach(),
        trap(
            "leibniz",
            No(3),
            &[
                "F(x, s) = cos(s*x^2)",
                "G(x) = exp(-x)",
                "a = 0",
                "b = oo",
                "c = 0",
                "d = 3",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 1..2"]),
        // Turned by a half circle, Fresnel's integral is minus itself; on the way the integrand grows.
        trap(
            "cauchy-sector",
            No(3),
            &["F(z) = exp(i*z^2)", "t = pi"],
            Sides("sqrt(pi)/2*exp(i*pi/4)", "-sqrt(pi)/2*exp(i*pi/4)"),
        )
        .out_of_reach(),
        // exp(iz²) between the real line and the one above grows without bound to the left.
        trap(
            "residues",
            No(6),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(i*z^2)",
            ],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "residues",
            No(7),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(-i*z^2)",
            ],
            Undefined,
        )
        .out_of_reach(),
    ]
}

/// Relations with a side that does not exist, or false, which would follow if such limits, or only their formal values, counted.
pub(super) const RELATIONS: [(&str, &[&str]); 22] = [
    // No limit, whatever its mean or its value by Abel's summation.
    ("integral(x, 0..oo, cos(x)) = 0", &[]),
    ("integral(x, 0..oo, sin(x)) = 1", &[]),
    ("integral(x, 0..oo, exp(i*x)) = i*integral(x, 0..oo, exp(-x))", &[]),
    ("integral(x, 0..oo, x*sin(x^2)) = 1/2", &[]),
    (
        "integral(x, 0..oo, x*exp(i*x^2)) = i*integral(x, 0..oo, x*exp(-x^2))",
        &[],
    ),
    ("0*integral(x, 0..oo, x^2*cos(x^2)) = 0", &[]),
    // Principal values.
    ("integral(x, -oo..oo, sin(x)) = 0", &[]),
    ("integral(x, -oo..oo, x*cos(x^2)) = 0", &[]),
    ("integral(x, -oo..oo, x/(1 + x^2)) = 0", &[]),
    // The modulus.
    (
        "abs(integral(x, 0..oo, cos(x^2))) <= integral(x, 0..oo, abs(cos(x^2)))",
        &[],
    ),
    ("0 <= integral(x, 0..oo, abs(sin(x)/x))", &[]),
    ("0 <= integral(x, -oo..oo, abs(exp(i*x^2)))", &[]),
    // A half circle turns Fresnel's integral into itself, not into minus itself.
    ("integral(x, 0..oo, exp(i*x^2)) = -integral(x, 0..oo, exp(i*x^2))", &[]),
    // Moved to the line above, the integrand grows.
    (
        "integral(x, -oo..oo, exp(i*(x + i)^2)) = integral(x, -oo..oo, exp(i*x^2))",
        &[],
    ),
    // At one value of the parameter there is no integral, or another.
    (
        "integral(x, -oo..oo, exp(i*a*x^2)) = integral(x, -oo..oo, exp(i*a*x^2)) + 0",
        &["a in -1..1"],
    ),
    ("integral(x, 0..oo, sin(a*x)/x) = pi/2", &["a in 0..1"]),
    (
        "integral(x, 0..oo, cos(x^n)) = integral(x, 0..oo, cos(x^n)) + 0",
        &["n in 1..2"],
    ),
    // Differentiated under the sign, there is none.
    (
        "diff(integral(x, 0..oo, sin(t*x)/x), t) = integral(x, 0..oo, cos(t*x))",
        &["t in 1..2"],
    ),
    (
        "diff(integral(x, 0..oo, cos(t*x^2)), t) = -integral(x, 0..oo, x^2*sin(t*x^2))",
        &["t in 1..2"],
    ),
    // Taken apart.
    (
        "integral(x, 1..oo, cos(x^2)) = integral(x, 1..oo, cos(x^2) - 1/x) + integral(x, 1..oo, 1/x)",
        &[],
    ),
    // Interchanged.
    (
        "integral(x, 0..oo, integral(y, 0..1, cos(x*y))) = integral(y, 0..1, integral(x, 0..oo, cos(x*y)))",
        &[],
    ),
    // A series that converges as a limit only has no modulus.
    ("abs(sum(k, 1..oo, (-1)^k/k)) <= sum(k, 1..oo, 1/k)", &[]),
];
