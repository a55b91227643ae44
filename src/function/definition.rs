//! What the language knows of a function, as data for every layer.

use crate::enclose::{Context, EncloseError, Value};
use crate::exact::{Normal, Obstacle, Scope, Signs};
use crate::formula::Expr;
use crate::formula::notation::Mark;
use crate::interval::Interval;

/// What the language knows of a function. A field left as in [`Definition::UNKNOWN`] says that nothing is known: the layer that
/// asks for it then refuses, and no rule takes silence for a fact.
pub(crate) struct Definition {
    /// The name in the text form.
    pub(crate) name: &'static str,
    /// Further spellings that mean the same.
    pub(crate) also: &'static [&'static str],
    /// What it is called elsewhere; such a name is refused, and the right one given.
    pub(crate) elsewhere: &'static [&'static str],
    /// Whether the name is that of a letter, which without arguments is a symbol.
    pub(crate) letter: bool,
    /// The names of its arguments, by which the formulas below call them.
    pub(crate) parameters: &'static [&'static str],
    /// Whether it takes more arguments than these as well.
    pub(crate) more: bool,
    /// Whether it is a function of matrices, which the lowering to entries carries out.
    pub(crate) of_matrices: bool,
    /// How often it differentiates: it is applied to a derivative of that order by one variable, and written with the formula that is
    /// differentiated and the variable.
    pub(crate) order: usize,
    /// How it is set in two dimensions.
    pub(crate) notation: Notation,
    /// The derivative by its last argument.
    pub(crate) slope: Slope,
    /// Whether it is continuous in its only argument wherever it is defined.
    pub(crate) continuous: bool,
    /// f(…, -x) for the last argument x, given all arguments.
    pub(crate) parity: fn(&[Expr]) -> Option<Parity>,
    /// A bound of its absolute value on a half line.
    pub(crate) majorant: Option<Majorant>,
    /// Whether its values are integers.
    pub(crate) integral: bool,
    /// Whether its values are real for complex arguments as well; for real arguments every function is real.
    pub(crate) real: bool,
    /// Its normal form, which discharges the conditions under which the function is defined.
    pub(crate) normal: Option<NormalRule>,
    /// The possible signs of a real value left as it stands.
    pub(crate) signs: fn(&Scope, &[Normal]) -> Signs,
    /// An enclosure of the values for arguments in these intervals, for the analysis of signs.
    pub(crate) range: fn(&[Interval]) -> Option<Interval>,
    /// An enclosure of its values, which exists only where the function is defined on all of the arguments.
    pub(crate) enclosure: Option<EnclosureRule>,
}

/// A value of the field from values of the field.
pub(crate) type NormalRule = fn(&Scope, &[Normal]) -> Result<Normal, Obstacle>;

/// An enclosure from enclosures.
pub(crate) type EnclosureRule = fn(&[&Value], Context) -> Result<Value, EncloseError>;

impl Definition {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Definition = Definition {
        name: "",
        also: &[],
        elsewhere: &[],
        letter: false,
        parameters: &["x"],
        more: false,
        of_matrices: false,
        order: 0,
        notation: Notation::Operator(""),
        slope: Slope::None,
        continuous: false,
        parity: |_| None,
        majorant: None,
        integral: false,
        real: false,
        normal: None,
        signs: |_, _| Signs::ANY,
        range: |_| None,
        enclosure: None,
    };
}

/// How a function is set in two dimensions.
#[derive(Clone, Copy)]
pub(crate) enum Notation {
    /// A name that LaTeX has a command for, before the arguments: sin(x), with powers sin²(x).
    Command(&'static str),
    /// Another upright name before the arguments.
    Operator(&'static str),
    /// Marks that can carry an exponent as they stand.
    Marks(fn(&[Expr]) -> Mark),
    /// Marks that need parentheses to carry an exponent.
    Factor(fn(&[Expr]) -> Mark),
}

/// The derivative by the last argument, all others fixed, as formulas in the parameters that are equal wherever they are
/// defined: the first as it is printed, the last as it is computed with.
#[derive(Clone, Copy)]
pub(crate) enum Slope {
    /// There is no formula.
    None,
    /// Valid wherever it is defined. Differentiating again and again leads to finitely many functions.
    Of(&'static [&'static str]),
    /// The same, but every further derivative brings a further function.
    Endless(&'static [&'static str]),
    /// Valid where the argument, which is real, is not 0. There the function has a kink or jumps.
    Kinked(&'static [&'static str]),
}

impl Slope {
    /// The formulas.
    pub(crate) fn formulas(self) -> &'static [&'static str] {
        match self {
            Slope::None => &[],
            Slope::Of(formulas) | Slope::Endless(formulas) | Slope::Kinked(formulas) => formulas,
        }
    }
}

/// f(-x) = f(x) or f(-x) = -f(x), wherever either side is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parity {
    /// f(-x) = f(x).
    Even,
    /// f(-x) = -f(x).
    Odd,
}

/// |f(x)| is at most a formula in the parameters, where the last argument x is real and not below a number.
#[derive(Clone, Copy)]
pub(crate) struct Majorant {
    /// The number; the whole line if there is none.
    pub(crate) from: Option<i64>,
    /// The formula.
    pub(crate) formula: &'static str,
}

impl Majorant {
    /// A bound on the whole line.
    pub(crate) const fn everywhere(formula: &'static str) -> Majorant {
        Majorant { from: None, formula }
    }
}
