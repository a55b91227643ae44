//! What fails without a hypothesis of the theorems over `R^m`, m any natural number.

use super::{False, No, NoClass, Trap, Undefined, trap};

/// Functions that are of one class only, and those of the theorem on convolutions with all that it asks for.
const DECLARED: &[&str] = &[
    "m natural from 1",
    "q: R^m -> C, integrable, bounded, continuous",
    "l: R^m -> C, integrable",
    "h: R^m -> C, square integrable",
    "sigma: R -> C, of growth 0, with spectrum s off 0",
    "unruly: R -> C, with spectrum s off 0",
    "s: R -> C, integrable",
    "other: R -> C, integrable",
    "sigma_rough: R -> C, of growth 0, with spectrum rough off 0",
    "rough: R -> C",
    "rho: R -> R, rapidly decreasing, with vanishing moments up to 0",
    "slow: R -> R, integrable, with vanishing moments up to 0",
    "bump: R -> R, rapidly decreasing",
];

fn of_vectors(
    theorem: &'static str,
    missing: super::Missing,
    given: &'static [&'static str],
    fails: super::Fails,
) -> Trap {
    trap(theorem, missing, given, fails).for_all(DECLARED)
}

/// The cases.
pub(super) fn traps() -> Vec<Trap> {
    vec![
        of_vectors(
            "fubini-in-space",
            No(1),
            &["m = m", "a = 0", "b = oo", "F(x, y) = 1"],
            Undefined,
        ),
        of_vectors(
            "fubini-of-vectors",
            No(1),
            &["m = m", "n = m", "F(x, y) = l(x)*h(x)*l(y)"],
            Undefined,
        ),
        of_vectors(
            "linear-substitution",
            No(1),
            &["m = m", "c = 0", "p = 0", "F(u) = q(u)"],
            Undefined,
        ),
        of_vectors(
            "linear-substitution",
            No(2),
            &["m = m", "c = 2", "p = 0", "F(u) = 1"],
            Undefined,
        ),
        // An integrable function whose transform is, changed at one point.
        of_vectors(
            "fourier-inversion",
            NoClass("f"),
            &["m = m", "x = 0", "f(y) = l(y)"],
            False,
        )
        .out_of_reach(),
        of_vectors("fourier-inversion", No(1), &["m = m", "x = 0", "f(y) = 1"], Undefined).out_of_reach(),
        of_vectors(
            "fourier-inversion",
            No(2),
            &["m = m", "x = 0", "f(y) = q(y)"],
            Undefined,
        ),
        // ‖x‖^{-m/2} e^{-‖x‖} is integrable, and its square is not; (1 + ‖x‖)^{-m} the other way round.
        of_vectors("parseval", No(1), &["m = m", "f(x) = h(x)", "g(x) = q(x)"], Undefined),
        of_vectors("parseval", No(2), &["m = m", "f(x) = l(x)", "g(x) = q(x)"], Undefined),
        of_vectors("parseval", No(3), &["m = m", "f(x) = q(x)", "g(x) = h(x)"], Undefined),
        of_vectors("parseval", No(4), &["m = m", "f(x) = q(x)", "g(x) = l(x)"], Undefined),
        // e^{z²} grows too fast to have a spectrum.
        of_vectors(
            "convolution-tempered",
            No(2),
            &[
                "n = 0",
                "x = 0",
                "sigma(t) = unruly(t)",
                "s(t) = s(t)",
                "rho(t) = rho(t)",
            ],
            Undefined,
        ),
        // Another function in the place of the spectrum.
        of_vectors(
            "convolution-tempered",
            No(3),
            &[
                "n = 0",
                "x = 0",
                "sigma(t) = sigma(t)",
                "s(t) = other(t)",
                "rho(t) = rho(t)",
            ],
            False,
        ),
        of_vectors(
            "convolution-tempered",
            No(4),
            &[
                "n = 0",
                "x = 0",
                "sigma(t) = sigma(t)",
                "s(t) = s(t)",
                "rho(t) = slow(t)",
            ],
            False,
        ),
        // σ = 1 + G'' has the spectrum of G'' off 0; its convolution with G does not vanish far out.
        of_vectors(
            "convolution-tempered",
            No(5),
            &[
                "n = 0",
                "x = 0",
                "sigma(t) = sigma(t)",
                "s(t) = s(t)",
                "rho(t) = bump(t)",
            ],
            False,
        ),
        of_vectors(
            "convolution-tempered",
            No(6),
            &[
                "n = 0",
                "x = 0",
                "sigma(t) = sigma_rough(t)",
                "s(t) = rough(t)",
                "rho(t) = rho(t)",
            ],
            Undefined,
        ),
    ]
}
