//! The built-in functions of the formula language.

use std::fmt;

use super::symbol;

/// A built-in function. Its meaning where it is real is stated with each; the layers above say where they evaluate it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Function {
    /// The nonnegative square root (principal branch on the plane).
    Sqrt,
    /// e^x.
    Exp,
    /// The natural logarithm (principal branch on the plane).
    Log,
    /// Sine.
    Sin,
    /// Cosine.
    Cos,
    /// Tangent.
    Tan,
    /// Hyperbolic sine.
    Sinh,
    /// Hyperbolic cosine.
    Cosh,
    /// Hyperbolic tangent.
    Tanh,
    /// The inverse tangent with values in (-π/2, π/2).
    Atan,
    /// The absolute value.
    Abs,
    /// -1, 0 or 1, as its argument is negative, zero or positive.
    Sign,
    /// The largest of two or more numbers.
    Max,
    /// The smallest of two or more numbers.
    Min,
    /// erf x = 2/√π ∫_0^x e^{-t²} dt.
    Erf,
    /// erfc x = 1 - erf x.
    Erfc,
    /// Euler's gamma function.
    Gamma,
    /// Dawson's function F(x) = e^{-x²} ∫_0^x e^{t²} dt.
    Dawson,
    /// Kummer's function 1F1(a; b; z).
    Hyp1f1,
    /// n! with 0! = 1.
    Factorial,
    /// n!! = n (n-2) (n-4) ⋯ with (-1)!! = 0!! = 1.
    DoubleFactorial,
    /// The binomial coefficient, n over k.
    Binomial,
    /// The probabilists' Hermite polynomial: `hermite(n, x)` is He_n(x), so He_0 = 1, He_1 = x, He_2 = x² - 1.
    Hermite,
    /// `mod(a, n)` is the remainder a - n⌊a/n⌋ of a by n > 0, at least 0 and below n.
    Mod,
    /// The transpose of a matrix.
    Transpose,
    /// The sum of the diagonal entries of a square matrix.
    Trace,
    /// The determinant of a square matrix.
    Det,
    /// The inverse of a square matrix; defined where the determinant does not vanish.
    Inverse,
    /// `identity(n)`, the matrix of n rows and columns with 1 on the diagonal and 0 elsewhere.
    Identity,
    /// `inner(A, B)`, the sum of the products of corresponding entries: tr AᵀB, for columns the scalar product.
    Inner,
    /// The square root of the sum of the squares of the entries of a real matrix.
    Norm,
}

/// How many arguments a function takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// That many.
    Exactly(usize),
    /// That many or more.
    AtLeast(usize),
}

impl fmt::Display for Arity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arity::Exactly(1) => f.write_str("1 argument"),
            Arity::Exactly(n) => write!(f, "{n} arguments"),
            Arity::AtLeast(n) => write!(f, "{n} or more arguments"),
        }
    }
}

impl Function {
    /// Every built-in function.
    pub const ALL: [Function; 31] = [
        Function::Sqrt,
        Function::Exp,
        Function::Log,
        Function::Sin,
        Function::Cos,
        Function::Tan,
        Function::Sinh,
        Function::Cosh,
        Function::Tanh,
        Function::Atan,
        Function::Abs,
        Function::Sign,
        Function::Max,
        Function::Min,
        Function::Erf,
        Function::Erfc,
        Function::Gamma,
        Function::Dawson,
        Function::Hyp1f1,
        Function::Factorial,
        Function::DoubleFactorial,
        Function::Binomial,
        Function::Hermite,
        Function::Mod,
        Function::Transpose,
        Function::Trace,
        Function::Det,
        Function::Inverse,
        Function::Identity,
        Function::Inner,
        Function::Norm,
    ];

    /// The name in the text form.
    pub fn name(self) -> &'static str {
        match self {
            Function::Sqrt => "sqrt",
            Function::Exp => "exp",
            Function::Log => "log",
            Function::Sin => "sin",
            Function::Cos => "cos",
            Function::Tan => "tan",
            Function::Sinh => "sinh",
            Function::Cosh => "cosh",
            Function::Tanh => "tanh",
            Function::Atan => "atan",
            Function::Abs => "abs",
            Function::Sign => "sign",
            Function::Max => "max",
            Function::Min => "min",
            Function::Erf => "erf",
            Function::Erfc => "erfc",
            Function::Gamma => "gamma",
            Function::Dawson => "dawson",
            Function::Hyp1f1 => "hyp1f1",
            Function::Factorial => "factorial",
            Function::DoubleFactorial => "doublefactorial",
            Function::Binomial => "binomial",
            Function::Hermite => "hermite",
            Function::Mod => "mod",
            Function::Transpose => "transpose",
            Function::Trace => "trace",
            Function::Det => "det",
            Function::Inverse => "inverse",
            Function::Identity => "identity",
            Function::Inner => "inner",
            Function::Norm => "norm",
        }
    }

    /// How many arguments it takes.
    pub fn arity(self) -> Arity {
        match self {
            Function::Max | Function::Min => Arity::AtLeast(2),
            Function::Binomial | Function::Hermite | Function::Mod | Function::Inner => Arity::Exactly(2),
            Function::Hyp1f1 => Arity::Exactly(3),
            _ => Arity::Exactly(1),
        }
    }

    /// Whether it is a function of matrices, which the lowering to entries carries out.
    pub fn is_of_matrices(self) -> bool {
        use Function::{Det, Identity, Inner, Inverse, Norm, Trace, Transpose};
        matches!(self, Transpose | Trace | Det | Inverse | Identity | Inner | Norm)
    }

    /// Whether it takes that many arguments.
    pub fn takes(self, count: usize) -> bool {
        match self.arity() {
            Arity::Exactly(n) => count == n,
            Arity::AtLeast(n) => count >= n,
        }
    }

    /// The function of that name. `Gamma`, the name of the letter Γ, is a second spelling of `gamma`.
    pub fn from_name(name: &str) -> Option<Function> {
        if name == "Gamma" {
            return Some(Function::Gamma);
        }
        Function::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// The built-in spelling that was probably meant by a name applied to arguments. Such a name is refused rather than taken for
/// an unknown function, since `ln(x)` left opaque would make every statement about it quietly undecidable.
pub(crate) fn misspelt(name: &str) -> Option<&'static str> {
    match name {
        "ln" => Some("log"),
        "arctan" => Some("atan"),
        "sgn" => Some("sign"),
        "int" | "integrate" => Some("integral"),
        _ => {
            let lower = name.to_ascii_lowercase();
            let form = symbol::FORMS.into_iter().find(|form| *form == lower);
            let meant = form.or_else(|| Function::from_name(&lower).map(Function::name))?;
            (name != meant && name != "Gamma").then_some(meant)
        }
    }
}
