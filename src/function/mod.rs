//! The functions of the formula language, one file for each.
//!
//! A file of this folder says all there is to know about one function, as a [`Definition`]: how it is written and set, its
//! derivative, its normal form, its signs, its enclosures, its growth. The layers ask the table below; none of them knows a
//! function by name unless a theorem of its own is about that function. To add one, write its file, name it in the list below,
//! and test it.
//!
//! A formula is made of functions, and what a function is, is told in formulas: this folder and the layers it serves
//! are the one circle of the crate. It sees `interval`, `formula`, `exact` and `enclose`, and nothing above them.

use std::fmt;
use std::sync::LazyLock;

use crate::formula::{Expr, FORMS, Node, Symbol, parse_expr};

mod definition;

mod abs;
mod atan;
mod bessel;
mod bessel_i;
mod bessel_j;
mod bessel_k;
mod bessel_y;
mod beta;
mod binomial;
mod ci;
mod cos;
mod cosh;
mod dawson;
mod det;
mod div;
mod double_factorial;
mod erf;
mod erfc;
mod exp;
mod factorial;
mod gamma;
mod grad;
mod hermite;
mod hessian;
mod hyp1f1;
mod identity;
mod inner;
mod inverse;
mod laplacian;
mod li;
mod log;
mod max;
mod min;
mod norm;
mod remainder;
mod si;
mod sign;
mod sin;
mod sinh;
mod sqrt;
mod tan;
mod tanh;
mod trace;
mod transpose;

pub(crate) use definition::{Definition, Majorant, Notation, Parity, Slope};

/// The list: a variant with its meaning, and the file that defines it.
macro_rules! functions {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $file:ident,)+) => {
        /// A built-in function. Its meaning where it is real is stated with each; the layers above say where they evaluate it.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Function {
            $($(#[doc = $meaning])+ $variant,)+
        }

        impl Function {
            /// Every built-in function.
            pub const ALL: [Function; [$(Function::$variant),+].len()] = [$(Function::$variant),+];

            /// What the language knows of it.
            pub(crate) fn definition(self) -> &'static Definition {
                match self {
                    $(Function::$variant => &$file::DEFINITION,)+
                }
            }
        }
    };
}

functions! {
    /// `sqrt(x)`, the nonnegative square root (principal branch on the plane).
    Sqrt = sqrt,
    /// `exp(x)`, e^x.
    Exp = exp,
    /// `log(x)`, the natural logarithm (principal branch on the plane).
    Log = log,
    /// `sin(x)`, sine.
    Sin = sin,
    /// `cos(x)`, cosine.
    Cos = cos,
    /// `tan(x)`, tangent.
    Tan = tan,
    /// `sinh(x)`, hyperbolic sine.
    Sinh = sinh,
    /// `cosh(x)`, hyperbolic cosine.
    Cosh = cosh,
    /// `tanh(x)`, hyperbolic tangent.
    Tanh = tanh,
    /// `atan(x)`, the inverse tangent with values in (-π/2, π/2).
    Atan = atan,
    /// `abs(x)`, the absolute value.
    Abs = abs,
    /// `sign(x)`: -1, 0 or 1, as x is negative, zero or positive.
    Sign = sign,
    /// `max(a, b, …)`, the largest of two or more numbers.
    Max = max,
    /// `min(a, b, …)`, the smallest of two or more numbers.
    Min = min,
    /// `erf(x)` = 2/√π ∫_0^x e^{-t²} dt.
    Erf = erf,
    /// `erfc(x)` = 1 - erf x.
    Erfc = erfc,
    /// `gamma(x)`, Euler's gamma function.
    Gamma = gamma,
    /// `dawson(x)`, Dawson's function F(x) = e^{-x²} ∫_0^x e^{t²} dt.
    Dawson = dawson,
    /// `hyp1f1(a, b, z)`, Kummer's function 1F1(a; b; z).
    Hyp1f1 = hyp1f1,
    /// `factorial(n)`, n! with 0! = 1.
    Factorial = factorial,
    /// `doublefactorial(n)`, n!! = n (n-2) (n-4) ⋯ with (-1)!! = 0!! = 1.
    DoubleFactorial = double_factorial,
    /// `binomial(n, k)`, the binomial coefficient, n over k.
    Binomial = binomial,
    /// `hermite(n, x)`, the probabilists' Hermite polynomial He_n(x), so He_0 = 1, He_1 = x, He_2 = x² - 1.
    Hermite = hermite,
    /// `mod(a, n)`, the remainder a - n⌊a/n⌋ of a by n > 0, at least 0 and below n.
    Mod = remainder,
    /// `transpose(A)`, the transpose of a matrix.
    Transpose = transpose,
    /// `trace(A)`, the sum of the diagonal entries of a square matrix.
    Trace = trace,
    /// `det(A)`, the determinant of a square matrix.
    Det = det,
    /// `inverse(A)`, the inverse of a square matrix; defined where the determinant does not vanish.
    Inverse = inverse,
    /// `identity(n)`, the matrix of n rows and columns with 1 on the diagonal and 0 elsewhere.
    Identity = identity,
    /// `inner(A, B)`, the sum of the products of corresponding entries: tr AᵀB, for columns the scalar product.
    Inner = inner,
    /// `norm(A)`, the square root of the sum of the squares of the entries of a real matrix.
    Norm = norm,
    /// `grad(f, x)`, the derivative by a vector x of `R^m`: of a number the column of its partial derivatives, of a vector v the matrix of
    /// the ∂v_i/∂x_j, also written `diff(f, x)`.
    Grad = grad,
    /// `div(v, x)`, the divergence Σ ∂v_i/∂x_i of a vector; of a matrix, row by row, Σ ∂A_ij/∂x_j.
    Div = div,
    /// `laplacian(f, x)`, the sum Σ ∂²f/∂x_i² of the second derivatives, of a vector entry by entry.
    Laplacian = laplacian,
    /// `hessian(f, x)`, the matrix of the second derivatives of a number.
    Hessian = hessian,
    /// `besselj(n, x)`, the Bessel function J_n(x) of the first kind, of integer or half-integer order.
    BesselJ = bessel_j,
    /// `bessely(n, x)`, the Bessel function Y_n(x) of the second kind, of integer or half-integer order, for x > 0.
    BesselY = bessel_y,
    /// `besseli(n, x)`, the modified Bessel function I_n(x) of the first kind, of integer or half-integer order.
    BesselI = bessel_i,
    /// `besselk(n, x)`, the modified Bessel function K_n(x) of the second kind, of integer or half-integer order, for x > 0.
    BesselK = bessel_k,
    /// `Si(x)`, the sine integral ∫_0^x sin t/t dt.
    Si = si,
    /// `Ci(x)`, the cosine integral γ + log x + ∫_0^x (cos t - 1)/t dt, for x > 0.
    Ci = ci,
    /// `li(x)`, the logarithmic integral ∫_0^x dt/log t, a principal value for x > 1; for x > 0 other than 1, and li(0) = 0.
    Li = li,
    /// `beta(a, b)`, Euler's beta function Γ(a)Γ(b)/Γ(a+b), for a, b > 0. Without arguments `beta` is the letter β.
    Beta = beta,
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
    /// The name in the text form.
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// How many arguments it takes.
    pub fn arity(self) -> Arity {
        let Definition { parameters, more, .. } = self.definition();
        match more {
            true => Arity::AtLeast(parameters.len()),
            false => Arity::Exactly(parameters.len()),
        }
    }

    /// Whether its name without arguments is a symbol, the name of a letter.
    pub(crate) fn is_letter(self) -> bool {
        self.definition().letter
    }

    /// Whether it is a function of matrices, which the lowering to entries carries out.
    pub fn is_of_matrices(self) -> bool {
        self.definition().of_matrices
    }

    /// How often it differentiates what it is applied to; then that is a derivative, by one variable.
    pub fn order(self) -> usize {
        self.definition().order
    }

    /// The function of a formula differentiated by a variable at a point: `grad(f, x = p)` and the like.
    pub(crate) fn differentiating(self, body: Expr, var: &Symbol, at: Expr) -> Expr {
        let inner = (1..self.order()).fold(body, |body, _| Expr::diff(body, var.clone()));
        Expr::call(self, vec![Expr::diff_at(inner, var.clone(), at)])
    }

    /// What is differentiated, the variable and the point, where the function is applied to a derivative of its order.
    pub(crate) fn differentiated(self, arguments: &[Expr]) -> Option<(&Expr, &Symbol, &Expr)> {
        let [whole] = arguments else { return None };
        let Node::Diff { var, body, at } = whole.node() else {
            return None;
        };
        let inner = (1..self.order()).try_fold(body, |body, _| match body.node() {
            Node::Diff { var: by, body, at } if by == var && at.is_symbol(var) => Some(body),
            _ => None,
        })?;
        (self.order() > 0).then_some((inner, var, at))
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
        let called = |f: &Function| f.name() == name || f.definition().also.contains(&name);
        Function::ALL.into_iter().find(called)
    }

    /// The formulas of its derivative by its last argument, in its parameters; see [`Slope`].
    pub(crate) fn slopes(self) -> &'static [Expr] {
        static SLOPES: LazyLock<Vec<Vec<Expr>>> = LazyLock::new(|| {
            let read = |text: &&str| parse_expr(text).expect("a test reads the derivative of every function");
            let of = |f: Function| f.definition().slope.formulas().iter().map(read).collect();
            Function::ALL.into_iter().map(of).collect()
        });
        SLOPES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The bound of its absolute value at these arguments, and the number the last of them may not be below.
    pub(crate) fn majorant(self, arguments: &[Expr]) -> Option<(Expr, Option<i64>)> {
        static MAJORANTS: LazyLock<Vec<Option<Expr>>> = LazyLock::new(|| {
            let read = |m: Majorant| parse_expr(m.formula).expect("a test reads the majorant of every function");
            Function::ALL
                .into_iter()
                .map(|f| f.definition().majorant.map(read))
                .collect()
        });
        let Definition {
            majorant, parameters, ..
        } = self.definition();
        let names = parameters.iter().map(|name| Symbol::new(name));
        let values = names.zip(arguments.iter().cloned()).collect();
        let formula = MAJORANTS.get(self as usize)?.as_ref()?;
        Some((formula.substitute_all(&values), majorant.as_ref()?.from))
    }
}

/// The built-in spelling that was probably meant by a name applied to arguments. Such a name is refused rather than taken for
/// an unknown function, since `ln(x)` left opaque would make every statement about it quietly undecidable.
pub(crate) fn misspelt(name: &str) -> Option<&'static str> {
    if matches!(name, "int" | "integrate") {
        return Some("integral");
    }
    let elsewhere = |f: &Function| f.definition().elsewhere.contains(&name);
    if let Some(function) = Function::ALL.into_iter().find(elsewhere) {
        return Some(function.name());
    }
    let lower = name.to_ascii_lowercase();
    let form = FORMS.into_iter().find(|form| *form == lower);
    let meant = form.or_else(|| Function::from_name(&lower).map(Function::name))?;
    (name != meant && Function::from_name(name).is_none()).then_some(meant)
}
