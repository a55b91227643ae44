//! What fails without a hypothesis in the plane.

use super::{No, Sides, Trap, Undefined, trap};

/// Theorems about paths in the plane.
pub(super) fn traps() -> Vec<Trap> {
    vec![
        // The pole exp(iπ/4) lies in the sector.
        trap(
            "cauchy-sector",
            No(1),
            &["F(z) = 1/(1 + z^4)", "t = pi/2"],
            Sides("pi/(2*sqrt(2))", "i*pi/(2*sqrt(2))"),
        )
        .out_of_reach(),
        // On the imaginary axis the function grows towards 0.
        trap(
            "cauchy-sector",
            No(2),
            &["F(z) = exp(-1/z^2)/z^2", "t = pi"],
            Sides("sqrt(pi)/2", "-sqrt(pi)/2"),
        )
        .out_of_reach(),
        // And here towards infinity.
        trap(
            "cauchy-sector",
            No(3),
            &["F(z) = exp(-z^2)", "t = pi"],
            Sides("sqrt(pi)/2", "-sqrt(pi)/2"),
        )
        .out_of_reach(),
        // On one of the two rays the integral converges, but not absolutely.
        trap(
            "cauchy-sector",
            No(4),
            &["F(z) = exp(i*z)/((z + 2)*log(z + 2))", "t = pi/2"],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "cauchy-sector",
            No(5),
            &["F(z) = exp(-z)/((z + 2)*log(z + 2))", "t = pi/2"],
            Undefined,
        )
        .out_of_reach(),
        // The pole iπ/2 is not listed.
        trap(
            "residues",
            No(1),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/cosh(z)",
            ],
            Sides("2*pi", "0"),
        )
        .out_of_reach(),
        // The circle is a point, the pole.
        trap(
            "residues",
            No(2),
            &[
                "M = 1",
                "T = 3",
                "r = 0",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Undefined,
        )
        .out_of_reach(),
        // The circle takes in the pole -i/2, below the strip.
        trap(
            "residues",
            No(3),
            &[
                "M = 1",
                "T = 3",
                "r = 2",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Sides("2*pi", "0"),
        )
        .out_of_reach(),
        // And here the pole 3i, above.
        trap(
            "residues",
            No(4),
            &[
                "M = 1",
                "T = 5/2",
                "r = 3/2",
                "f(k) = 0",
                "g(k) = 2",
                "F(z) = 1/((z - 2*i)*(z - 3*i))",
            ],
            Sides("-2*pi", "0"),
        )
        .out_of_reach(),
        // The pole is listed twice.
        trap(
            "residues",
            No(5),
            &[
                "M = 2",
                "T = 3",
                "r = 1/4",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Sides("2*pi", "4*pi"),
        )
        .out_of_reach(),
        // Between the two lines the function grows towards one end.
        trap(
            "residues",
            No(6),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1",
                "F(z) = exp(-z - exp(-2*z))",
            ],
            Sides("sqrt(pi)", "0"),
        )
        .out_of_reach(),
        trap(
            "residues",
            No(7),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1",
                "F(z) = exp(z - exp(2*z))",
            ],
            Sides("sqrt(pi)", "0"),
        )
        .out_of_reach(),
        // On one of the two lines the integral converges, but not absolutely; off it the integrand decays like an exponential.
        trap(
            "residues",
            No(8),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(i*z*sqrt(z^2 + 100))/(z + i)",
            ],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "residues",
            No(9),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(-i*(z - i)*sqrt((z - i)^2 + 100))/(z + i)",
            ],
            Undefined,
        )
        .out_of_reach(),
    ]
}
