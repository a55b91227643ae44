//! The constants of programs and papers, in the language of formulas.

/// What the paths of names begin with that belong to libraries of mathematics.
const LIBRARIES: [&str; 26] = [
    "math", "np", "numpy", "torch", "jnp", "jax", "tf", "scipy", "special", "sp", "sympy", "mp", "mpmath", "cmath",
    "std", "core", "f32", "f64", "consts", "Math", "xp", "sc", "cp", "cupy", "sy", "gmpy2",
];

/// A name without the library that it comes from, and whether it came from one.
pub(super) fn bare(name: &str) -> (&str, bool) {
    let last = name.rsplit(['.', ':']).next().unwrap_or(name);
    let first = name.split(['.', ':']).next().unwrap_or(name);
    match last.len() < name.len() && LIBRARIES.contains(&first) {
        true => (last, true),
        false => (name, false),
    }
}

/// The constant of that name.
pub(super) fn constant(name: &str) -> Option<&'static str> {
    let (name, library) = bare(name);
    Some(match name {
        "pi" | "PI" | "M_PI" | "Pi" => "pi",
        "e" | "M_E" => "e",
        "E" if library => "e",
        "tau" if library => "(2*pi)",
        "TAU" => "(2*pi)",
        "oo" | "inf" | "infty" => "oo",
        "M_SQRT2" | "SQRT_2" => "sqrt(2)",
        "M_SQRT1_2" | "FRAC_1_SQRT_2" => "(1/sqrt(2))",
        "M_PI_2" | "FRAC_PI_2" => "(pi/2)",
        "FRAC_PI_3" => "(pi/3)",
        "M_PI_4" | "FRAC_PI_4" => "(pi/4)",
        "FRAC_PI_6" => "(pi/6)",
        "FRAC_PI_8" => "(pi/8)",
        "M_1_PI" | "FRAC_1_PI" => "(1/pi)",
        "M_2_PI" | "FRAC_2_PI" => "(2/pi)",
        "M_2_SQRTPI" | "FRAC_2_SQRT_PI" => "(2/sqrt(pi))",
        "M_LN2" | "LN_2" => "log(2)",
        "M_LN10" | "LN_10" => "log(10)",
        "M_LOG2E" | "LOG2_E" => "(1/log(2))",
        "M_LOG10E" | "LOG10_E" => "(1/log(10))",
        _ => return None,
    })
}
