//! The functions of programs and papers, in the language of formulas.

use crate::formula::Function;

use super::constant::bare;

/// The language's own that are not of numbers, or would be something else in another text.
const NOT_MEANT: [&str; 9] = [
    "det",
    "trace",
    "transpose",
    "inverse",
    "identity",
    "inner",
    "norm",
    "mod",
    "sign",
];

/// What other names for a function say, `x` and `y` being its arguments.
const SAID_OTHERWISE: [(&[&str], &str); 29] = [
    (&["ln"], "log(x)"),
    (&["lg", "log10"], "(log(x)/log(10))"),
    (&["lb", "log2"], "(log(x)/log(2))"),
    (&["log1p"], "log(1 + x)"),
    (&["expm1"], "(exp(x) - 1)"),
    (&["exp2"], "(2^x)"),
    (&["cbrt"], "(x^(1/3))"),
    (&["pow", "power"], "(x^y)"),
    (&["hypot"], "sqrt(x^2 + y^2)"),
    (&["square"], "(x^2)"),
    (&["rsqrt"], "(1/sqrt(x))"),
    (&["asin", "arcsin"], "(2*atan(x/(1 + sqrt(1 - x^2))))"),
    (&["acos", "arccos"], "(pi/2 - 2*atan(x/(1 + sqrt(1 - x^2))))"),
    (&["arctan"], "atan(x)"),
    (&["acot", "arccot"], "(pi/2 - atan(x))"),
    (&["tg"], "tan(x)"),
    (&["cot", "ctg"], "(cos(x)/sin(x))"),
    (&["sec"], "(1/cos(x))"),
    (&["csc", "cosec"], "(1/sin(x))"),
    (&["coth"], "(cosh(x)/sinh(x))"),
    (&["sech"], "(1/cosh(x))"),
    (&["csch"], "(1/sinh(x))"),
    (&["asinh", "arcsinh", "arsinh"], "log(x + sqrt(x^2 + 1))"),
    (&["acosh", "arccosh", "arcosh"], "log(x + sqrt(x^2 - 1))"),
    (&["atanh", "arctanh", "artanh"], "(log((1 + x)/(1 - x))/2)"),
    (&["lgamma", "gammaln", "loggamma"], "log(abs(gamma(x)))"),
    (&["comb", "binom", "choose"], "binomial(x, y)"),
    (&["fabs", "absolute"], "abs(x)"),
    (&["Rational", "Fraction", "mpq"], "(x/y)"),
];

/// Functions whose argument may be meant in degrees.
pub(super) const OF_ANGLES: [&str; 7] = ["sin", "cos", "tan", "cot", "sec", "csc", "tg"];

fn own(name: &str) -> Option<Function> {
    Function::from_name(name).filter(|_| !NOT_MEANT.contains(&name))
}

fn otherwise(name: &str) -> Option<&'static str> {
    let row = SAID_OTHERWISE.iter().find(|(names, _)| names.contains(&name));
    row.map(|(_, formula)| *formula)
}

/// Whether a name is that of a function.
pub(super) fn is_function(name: &str) -> bool {
    let (name, _) = bare(name);
    own(name).is_some() || otherwise(name).is_some()
}

/// A function applied, in the language of formulas; `None` where it takes another number of arguments.
pub(super) fn applied(name: &str, arguments: &[String]) -> Option<String> {
    let (name, _) = bare(name);
    if let Some(formula) = otherwise(name) {
        let needed = 1 + usize::from(formula.contains('y'));
        let put = |c: char| match c {
            'x' => arguments.first().map(|x| format!("({x})")),
            'y' => arguments.get(1).map(|y| format!("({y})")),
            c => Some(c.into()),
        };
        // The names of functions in the table have an x only in exp.
        let formula = formula.replace("exp", "\u{1}");
        let whole: Option<String> = formula.chars().map(put).collect();
        return whole
            .filter(|_| arguments.len() == needed)
            .map(|text| text.replace('\u{1}', "exp"));
    }
    let function = own(name)?;
    let joined = arguments.join(", ");
    function
        .takes(arguments.len())
        .then(|| format!("{}({joined})", function.name()))
}
