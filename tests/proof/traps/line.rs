//! What fails without a hypothesis on the line.

use super::{No, NoClass, Refuted, Sides, Trap, Undefined, trap};

/// Theorems about functions of real variables.
pub(super) fn traps() -> Vec<Trap> {
    vec![
        // π/4 and -π/4.
        trap(
            "tonelli-fubini",
            No(1),
            &[
                "F(x, y) = (x^2 - y^2)/(x^2 + y^2)^2",
                "a = 0",
                "b = 1",
                "c = 0",
                "d = 1",
            ],
            Sides("pi/4", "-pi/4"),
        ),
        trap(
            "change-of-variables",
            No(2),
            &["u(x) = x + 1", "F(y) = exp(-y)", "a = 0", "b = 1", "c = 0", "d = 2"],
            Refuted,
        ),
        trap(
            "change-of-variables",
            No(3),
            &["u(x) = x + 1", "F(y) = exp(-y)", "a = 0", "b = 1", "c = 1", "d = 3"],
            Refuted,
        ),
        trap(
            "change-of-variables",
            No(4),
            &["u(x) = 2*x", "F(y) = 1/y", "a = 0", "b = 1", "c = 0", "d = 2"],
            Undefined,
        ),
        // On each side of 0 the slope is 1, and the sign jumps by 2 in between: that part of the range is left out.
        trap(
            "change-of-variables",
            NoClass("u"),
            &["u(x) = x + sign(x)", "F(y) = 1", "a = -1", "b = 1", "c = -2", "d = 2"],
            Sides("2", "4"),
        )
        .out_of_reach(),
        trap(
            "linearity",
            No(1),
            &["p = 0", "q = 1", "F(x) = 1/x", "G(x) = x", "a = 0", "b = 1"],
            Undefined,
        ),
        trap(
            "linearity",
            No(2),
            &["p = 1", "q = 0", "F(x) = x", "G(x) = 1/x", "a = 0", "b = 1"],
            Undefined,
        ),
        trap(
            "comparison",
            No(1),
            &["F(x) = x", "G(x) = 1", "a = 1", "b = 0"],
            Refuted,
        ),
        trap(
            "comparison",
            No(2),
            &["F(x) = x - 2", "G(x) = 1", "a = 0", "b = 1"],
            Refuted,
        ),
        trap(
            "comparison",
            No(3),
            &["F(x) = 0", "G(x) = x", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "monotonicity",
            No(1),
            &["F(x) = 0", "G(x) = 1", "a = 1", "b = 0"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(2),
            &["F(x) = 2", "G(x) = 1", "a = 0", "b = 1"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(3),
            &["F(x) = -x", "G(x) = 0", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "monotonicity",
            No(4),
            &["F(x) = 0", "G(x) = x", "a = 0", "b = oo"],
            Undefined,
        ),
        // The derivative of 1/x is integrable at no side of 0.
        trap(
            "fundamental",
            NoClass("C"),
            &["C(x) = 1/x", "a = -1", "b = 1"],
            Undefined,
        ),
        trap(
            "fundamental-on-the-line",
            No(1),
            &["C(x) = tanh(x) - 1"],
            Sides("2", "0"),
        )
        .out_of_reach(),
        trap(
            "fundamental-on-the-line",
            No(2),
            &["C(x) = tanh(x) + 1"],
            Sides("2", "0"),
        )
        .out_of_reach(),
        // The derivative is of the order of the exponential of x².
        trap(
            "fundamental-on-the-line",
            No(3),
            &["C(x) = exp(-x^2)*sin(exp(2*x^2))"],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "fundamental-on-the-line",
            NoClass("C"),
            &["C(x) = exp(-x^2)/x"],
            Undefined,
        )
        .out_of_reach(),
        trap("by-parts", No(1), &["F(x) = 1", "G(x) = tanh(x)"], Sides("2", "0")),
        trap(
            "by-parts",
            No(2),
            &["F(x) = 1", "G(x) = exp(-x^2)*sin(exp(2*x^2))"],
            Undefined,
        ),
        trap(
            "by-parts",
            No(3),
            &["F(x) = exp(-x^2)*sin(exp(2*x^2))", "G(x) = 1"],
            Undefined,
        ),
        trap(
            "by-parts",
            NoClass("F"),
            &["F(x) = sign(x)", "G(x) = exp(-x^2)"],
            Undefined,
        ),
        trap(
            "by-parts",
            NoClass("G"),
            &["F(x) = exp(-x^2)", "G(x) = sign(x)"],
            Undefined,
        ),
        // For t < 0 the integral diverges.
        trap(
            "leibniz",
            No(1),
            &[
                "F(x, s) = exp(-s*x)/(1 + x)^3",
                "G(x) = x/(1 + x)^3",
                "a = 0",
                "b = oo",
                "c = 0",
                "d = 1",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 0..0"]),
        trap(
            "leibniz",
            No(2),
            &[
                "F(x, s) = exp(s*x)/(1 + x)^3",
                "G(x) = x/(1 + x)^3",
                "a = 0",
                "b = oo",
                "c = -1",
                "d = 0",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 0..0"]),
        // The integral is t e^{-t²}; at 0 its derivative is 1, and that of the integrand 0 for every x.
        trap(
            "leibniz",
            No(3),
            &[
                "F(x, s) = s^3/x^2*exp(-s^2/x)",
                "G(x) = 2",
                "a = 0",
                "b = 1",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Sides("1", "0"),
        )
        .for_all(&["t in 0..0"]),
        trap(
            "leibniz",
            No(4),
            &[
                "F(x, s) = s^3/x^2*exp(-s^2/x)",
                "G(x) = 2/x",
                "a = 0",
                "b = 1",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Sides("1", "0"),
        )
        .for_all(&["t in 0..0"])
        .out_of_reach(),
        trap(
            "leibniz",
            No(5),
            &[
                "F(x, s) = x + s*exp(-x)",
                "G(x) = exp(-x)",
                "a = 0",
                "b = oo",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in -1/2..1/2"]),
        trap("mean-value", No(1), &["D(v) = v", "b = t", "c = 1"], Refuted).for_all(&["t in -1..0"]),
        trap("mean-value", No(2), &["D(v) = v + 1", "b = t", "c = 1"], Refuted).for_all(&["t in 0..1"]),
        trap("mean-value", No(3), &["D(v) = 2*v", "b = t", "c = 1"], Refuted).for_all(&["t in 0..1"]),
        trap(
            "mean-value",
            NoClass("D"),
            &["D(v) = sign(v)", "b = t", "c = 0"],
            Refuted,
        )
        .for_all(&["t in 0..1"])
        .out_of_reach(),
        trap("increasing", No(1), &["D(v) = v - 1", "a = 1", "b = 0"], Refuted),
        trap("increasing", No(2), &["D(v) = v - 1", "a = 0", "b = 1/2"], Refuted),
        trap("increasing", No(3), &["D(v) = -v", "a = 0", "b = 1"], Refuted),
        trap(
            "increasing",
            NoClass("D"),
            &["D(v) = sign(1/2 - v)", "a = 0", "b = 1"],
            Refuted,
        )
        .out_of_reach(),
    ]
}
