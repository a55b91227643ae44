//! What random proofs are made of: integrands, primitives, ranges and factors, harmless ones and such as tempt a step to show too much.

/// Integrands in z.
pub(super) const INTEGRANDS: &[&str] = &[
    "exp(-z^2)",
    "z*exp(-z^2)",
    "exp(-abs(z))",
    "sign(z)*exp(-abs(z))",
    "x*exp(-u*z^2)",
    "exp(-v*z^2)",
    "exp(-x*z^2)",
    "exp(-c*z)",
    "exp(-u*abs(z))*cos(x*z)",
    "1/(1 + z^2)",
    "z/(1 + z^2)",
    "1/z",
    "1/z^2",
    "exp(-z)/z",
    "abs(z)^(-1/2)*exp(-z^2)",
    "abs(z)^(x - 1)*exp(-z^2)",
    "sin(z)/z",
    "sin(z)",
    "z^2",
    "1",
    "z",
    "max(z, 0)",
    "log(z)",
    "log(abs(z))",
    "sqrt(z)",
    "1/sqrt(z)",
    "1/(z - w)",
    "1/(z + u)^2",
    "exp(-i*x*z - z^2)",
    "tanh(z)/cosh(z)",
    "1/cosh(u*z)",
    "mod(z, 1)",
    "f(z)",
    "f(z)*exp(-z^2)",
    "f(z)/z",
    "abs(f(z))",
    "f(z)^2",
];

/// Ends of ranges.
pub(super) const RANGES: &[(&str, &str)] = &[
    ("-oo", "oo"),
    ("-oo", "oo"),
    ("0", "oo"),
    ("0", "oo"),
    ("0", "1"),
    ("-1", "1"),
    ("1", "2"),
    ("1", "0"),
    ("1", "oo"),
    ("-oo", "0"),
    ("0", "v"),
    ("0", "x"),
    ("x", "y"),
    ("w", "1"),
    ("s", "1"),
    ("u", "u + 1"),
    ("v", "0"),
    ("0", "n"),
    ("t", "2"),
];

/// Factors free of z and j, some of which are not defined everywhere.
pub(super) const FACTORS: &[&str] = &[
    "1", "2", "-3", "x", "u", "c", "1/c", "v", "0", "i", "n", "1/n", "n^2/n", "1/x", "x/x", "log(u)", "log(v)",
    "sqrt(x)", "(x - x)", "exp(x)", "w", "1/w", "f(x)", "1/f(x)",
];

/// What is undefined somewhere on the domains, or everywhere.
pub(super) const UNDEFINED: &[&str] = &[
    "1/(x - x)",
    "0*log(-1 - v)",
    "n^2/n",
    "x/x",
    "0*integral(r, 0..1, 1/r)",
    "integral(r, 0..oo, 1)",
    "integral(r, -1..1, 1/r)",
    "0*sum(j, 1..oo, 1/j)",
    "v^(1/2)/v^(1/2)",
    "0*sqrt(x)",
    "diff(abs(x), x)",
    "0*diff(sqrt(v), v)",
    "integral(z, -oo..oo, exp(-v*z^2))",
    "sum(j, 0..n, 1/j)",
    "0*gamma(x)",
    "solve(r, r^2, 1)",
    "0^x",
];

/// Functions of z, and a point, if any, of which neither they nor their derivatives are integrable, continuous or defined on both sides.
pub(super) const PRIMITIVES: &[(&str, Option<(i32, u32)>)] = &[
    ("z*exp(-z^2)", None),
    ("exp(-z^2)", None),
    ("x*z*exp(-u*z^2)", None),
    ("z^3*exp(-z^2/2)", None),
    ("atan(z)", None),
    ("tanh(z)", None),
    ("erf(z)", None),
    ("1/(1 + z^2)", None),
    ("z/(1 + z^2)", None),
    ("sin(z)/(1 + z^2)", None),
    ("sin(z^2)*exp(-z^2)", None),
    ("log(1 + z^2)", None),
    ("exp(z)", None),
    ("exp(-z)", None),
    ("exp(-v*z^2)", None),
    ("exp(-c*z)", None),
    ("z^2", None),
    ("x*z^2 + z", None),
    ("1/cosh(z)", None),
    ("exp(i*x*z - z^2)", None),
    ("z*abs(z)", None),
    ("abs(z)*exp(-z^2)", None),
    ("sqrt(1 + z^2) - z", None),
    ("exp(-abs(z))", None),
    ("max(z, 0)*exp(-z^2)", None),
    ("abs(z)^3", None),
    ("sign(z)*exp(-z^2)", Some((0, 1))),
    ("sign(z)", Some((0, 1))),
    ("abs(z)/z", Some((0, 1))),
    ("sqrt(z^2)/z*exp(-z^2)", Some((0, 1))),
    ("atan(1/z)", Some((0, 1))),
    ("1/z", Some((0, 1))),
    ("1/z^2", Some((0, 1))),
    ("exp(-z^2)/z", Some((0, 1))),
    ("log(z^2)", Some((0, 1))),
    ("log(abs(z))", Some((0, 1))),
    ("1/(z - 1/2)", Some((1, 2))),
    ("log(abs(z - 1/2))", Some((1, 2))),
    ("atan(1/(2*z - 1))", Some((1, 2))),
    ("mod(z, 1)*exp(-z^2)", Some((0, 1))),
    ("exp(-1/z)", Some((0, 1))),
    ("f(z)", None),
    ("f(z)*exp(-z^2)", None),
    ("z*f(z)", None),
];

/// Functions of the index j.
pub(super) const INDEXED: &[&str] = &[
    "j",
    "j^2",
    "x*j",
    "1/j",
    "1/(j + 1)",
    "1/(2*j - 1)",
    "1/(j - 2)",
    "(-1)^j",
    "2^j",
    "u^j",
    "x^j",
    "c^j",
    "x^(-j)",
    "factorial(j)",
    "log(j)",
    "log(j + 1)",
    "sqrt(j)",
    "sqrt(j - 1)",
    "1/(n - j + 1)",
    "binomial(n, j)",
    "j*n",
    "j^n",
    "f(j)",
    "sin(x*j)",
    "abs(j - 3)",
    "mod(j, 3)",
];

/// Ends of sums.
pub(super) const SUMS: &[(&str, &str)] = &[
    ("0", "n"),
    ("1", "n"),
    ("0", "n - 1"),
    ("1", "n - 1"),
    ("2", "n"),
    ("0", "n - 2"),
    ("n", "2*n"),
    ("n", "n + k"),
    ("k", "n"),
    ("n", "n - 1"),
    ("1", "k"),
    ("3", "k"),
    ("0", "4"),
    ("2", "0"),
    ("-1", "n"),
    ("-k", "k"),
];

/// Statements that are proved by normal form, to be cited.
pub(super) const LEMMAS: &[&str] = &[
    "sqrt(v^2) = v",
    "abs(u) = u",
    "abs(x)^2 = x^2",
    "sin(x)^2 + cos(x)^2 = 1",
    "log(u) + log(1/u) = 0",
    "f(x) - f(x) = 0",
    "w + abs(1 - w) = 1",
    "c/c = 1",
    "c*abs(c)/abs(c) = c",
    "(-1)^(2*n) = 1",
    "factorial(n + 1)/factorial(n) = n + 1",
    "binomial(k, 1) = k",
    "sqrt(1 - s^2)^2 = 1 - s^2",
    "abs(t + 1) = t + 1",
    "integral(z, -oo..oo, exp(-u*z^2)) = sqrt(pi/u)",
    "x = x + 0",
];

/// Formulas around a hole H, of which some bind names of the symbols, or are undefined.
pub(super) const AROUND: &[&str] = &[
    "H + x",
    "2*H",
    "H/(1 + x^2)",
    "H/x",
    "1/H",
    "log(H)",
    "sqrt(H)",
    "exp(H)",
    "H^2 - H",
    "0*H",
    "abs(H)",
    "integral(x, -1..1, H)",
    "integral(x, 0..1, H)",
    "integral(v, -1..1, H)",
    "integral(u, -1..1, exp(-u^2)*H)",
    "integral(c, -1..1, H)",
    "integral(w, 0..3, H)",
    "integral(s, 0..2, H)",
    "integral(t, -2..2, H)",
    "integral(n, 0..1, H)",
    "integral(r, 0..1, H*r)",
    "integral(r, 0..oo, H)",
    "integral(r, 0..1, H/r)",
    "sum(n, 0..2, H)",
    "sum(v, -2..0, H)",
    "sum(c, 0..1, H)",
    "sum(u, -1..1, H)",
    "sum(t, -3..0, H)",
    "sum(j, 1..n, H)",
    "diff(H, x)",
    "diff(H, v)",
    "diff(H, w)",
    "diff(H*x, x)",
    "solve(x, x + x^3, H)",
    "solve(v, v + v^3 + 0*H, 1)",
    "solve(v, v^3 + H, -3)",
    "max(H, 0)",
];

/// An identity, the kind of step that shows it, and what that is told.
pub(super) type Shown = (&'static str, Told);

/// A kind of step with its certificates.
#[derive(Clone, Copy, Debug)]
pub(super) enum Told {
    Induction(&'static str),
    Recursion(&'static [&'static str], &'static str),
    Rotation(&'static str),
    Contour(&'static str, &'static [&'static str]),
    Interchange,
    Monotone(&'static str),
    MeanValue(&'static str),
    Subdivision,
}

/// Relations that hold, each with a step that shows it.
pub(super) const SHOWN: &[Shown] = &[
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
        Told::Induction("-z^(2*n + 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-u*z^2/2)) = sqrt(2*pi/u)*doublefactorial(2*n - 1)/u^n",
        Told::Induction("-z^(2*n + 1)*exp(-u*z^2/2)/u"),
    ),
    (
        "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
        Told::Recursion(&["-(2*n + 1)", "1"], "-z^(2*n + 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, hermite(n, z)*exp(-z^2)*z^0) = sqrt(pi)*0^n",
        Told::Induction("-hermite(n, z)*exp(-z^2)"),
    ),
    (
        "integral(z, 0..oo, exp(-z^2/2)*cos(u*z)) = integral(z, 0..oo, exp(-u*z/sqrt(2))*cos(u*z/sqrt(2) - z^2/2 + pi/4))",
        Told::Rotation("1/4"),
    ),
    (
        "integral(z, 0..oo, exp(i*u*z - z)) = integral(z, 0..oo, i*exp(-u*z - i*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, z*exp(i*z - u*z)) = integral(z, 0..oo, -z*exp(-z - i*u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, sqrt(z)*exp(i*z - u*z)) = integral(z, 0..oo, exp(3*i*pi/4)*sqrt(z)*exp(-z - i*u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, -oo..oo, exp(-i*z*x)/cosh(z)) = pi/cosh(pi*x/2)",
        Told::Contour("pi", &["i*pi/2"]),
    ),
    (
        "integral(z, -oo..oo, exp((1 + w)*z/4)/(1 + exp(z))) = pi/sin(pi*(1 + w)/4)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(z/2)/(1 + exp(z))) = pi",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, 1/cosh(z)^2) = 2",
        Told::Contour("pi", &["i*pi/2", "i*pi/2"]),
    ),
    (
        "integral(p, 0..1, integral(q, -oo..oo, p*exp(-q^2))) = integral(q, -oo..oo, integral(p, 0..1, p*exp(-q^2)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, 0..oo, exp(-p - q)*(p - q))) = integral(q, 0..oo, integral(p, 0..oo, exp(-p - q)*(p - q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 0..1, (p + q)*f(p)*f(q))) = integral(q, 0..1, integral(p, 0..1, (p + q)*f(p)*f(q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, -oo..oo, exp(-p*(1 + q^2)))) = integral(q, -oo..oo, integral(p, 0..oo, exp(-p*(1 + q^2))))",
        Told::Interchange,
    ),
    ("1 + v <= exp(v)", Told::Monotone("v")),
    ("sin(v) <= v", Told::Monotone("v")),
    ("log(1 + v) <= v", Told::Monotone("v")),
    ("1 - v^2/2 <= cos(v)", Told::Monotone("v")),
    ("w - w^2 <= 1/4 + w", Told::Monotone("w")),
    ("abs(w - w^2/4) <= 1*w", Told::MeanValue("w")),
    ("abs(exp(w) - 1) <= 3*w", Told::MeanValue("w")),
    ("abs(sin(w)*cos(w)) <= 1*w", Told::MeanValue("w")),
    ("w*(1 - w) < 1/3", Told::Subdivision),
    ("sqrt(w) <= 1 + w^2", Told::Subdivision),
    ("exp(s) < 3 + w", Told::Subdivision),
];

/// Relations that fail or are undefined, each with a step that might be taken to show it.
pub(super) const WRONG: &[Shown] = &[
    (
        "integral(p, 0..1, integral(q, 0..1, (p^2 - q^2)/(p^2 + q^2)^2)) = integral(q, 0..1, integral(p, 0..1, (p^2 - q^2)/(p^2 + q^2)^2))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..oo, integral(q, 0..oo, exp(-p*q))) = integral(q, 0..oo, integral(p, 0..oo, exp(-p*q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 1..oo, exp(-p*q) - 2*exp(-2*p*q))) = integral(q, 1..oo, integral(p, 0..1, exp(-p*q) - 2*exp(-2*p*q)))",
        Told::Interchange,
    ),
    (
        "integral(p, 0..1, integral(q, 0..1, 1/(p - q))) = integral(q, 0..1, integral(p, 0..1, 1/(p - q)))",
        Told::Interchange,
    ),
    (
        "integral(z, -oo..oo, z^(2*n - 2)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 3)",
        Told::Induction("-z^(2*n - 1)*exp(-z^2/2)"),
    ),
    (
        "integral(z, -oo..oo, exp(-x*z^2)*z^(2*n)) = sqrt(pi/x)*doublefactorial(2*n - 1)/(2*x)^n",
        Told::Induction("-z^(2*n + 1)*exp(-x*z^2)/(2*x)"),
    ),
    (
        "integral(z, 0..oo, exp(i*u*z)) = integral(z, 0..oo, i*exp(-u*z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, 0..oo, cos(u*z)/z*exp(-z)) = integral(z, 0..oo, cos(u*z)/z*exp(-z))",
        Told::Rotation("1/2"),
    ),
    (
        "integral(z, -oo..oo, exp(z)/(1 + exp(z))) = pi",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(x*z)/(1 + exp(z))) = pi/sin(pi*x)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(w*z)/(1 + exp(z))) = pi/sin(pi*w)",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, exp(z/2)/(1 - exp(z))) = 0",
        Told::Contour("2*pi", &["i*pi"]),
    ),
    (
        "integral(z, -oo..oo, 1/cosh(z)) = 0",
        Told::Contour("2*pi", &["i*pi/2", "3*i*pi/2"]),
    ),
    ("sign(v - 5) <= -1", Told::Monotone("v")),
    ("v <= 2*v/(1 + abs(v - 1))", Told::Monotone("v")),
    ("v <= exp(v)*sign(1 - v)", Told::Monotone("v")),
    ("0*log(1 - v) <= v", Told::Monotone("v")),
    ("sqrt(1 - v) <= 1", Told::Monotone("v")),
    ("abs(sign(w - 1/2) + 1) <= 0*w", Told::MeanValue("w")),
    ("abs(sqrt(w)) <= 1*w", Told::MeanValue("w")),
    ("abs(w/w - 1) <= 1*w", Told::MeanValue("w")),
    ("abs(w*sin(1/w)) <= 1*w", Told::MeanValue("w")),
    ("0 <= 1 + 0*log(w)", Told::Subdivision),
    ("sign(w - 1/3) <= 0", Told::Subdivision),
];
