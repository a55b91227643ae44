//! The tree of a formula.
//!
//! One binary tree, shared by every reading of a formula. It keeps what was written (`a - b` is not `a + (-b)`, `1/2*x` is not
//! `x/2`), because a page must show the formula its author wrote; which formulas mean the same is for the exact layer to decide.
//!
//! Two invariants make the text form faithful (`parse_expr(&e.to_string()) == e`): an [`Node::Integer`] is never negative
//! (`-3` is the negation of 3), and every name and number of arguments is one the parser would accept. The constructors keep
//! them, and there is no other way to make a tree.

use rug::{Integer, Rational};

pub use super::handle::Expr;
use super::symbol::Symbol;
use crate::function::{self, Function};

/// The outermost operation of a formula.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Node {
    /// A natural number; negative numbers are negations of these.
    Integer(Integer),
    /// A named constant.
    Constant(Constant),
    /// A free or bound variable, or the name of a definition without parameters.
    Symbol(Symbol),
    /// `-a`.
    Neg(Expr),
    /// `a + b`.
    Add(Expr, Expr),
    /// `a - b`.
    Sub(Expr, Expr),
    /// `a*b`.
    Mul(Expr, Expr),
    /// `a/b`.
    Div(Expr, Expr),
    /// `a^b`.
    Pow(Expr, Expr),
    /// A built-in function with as many arguments as it takes.
    Call(Function, Vec<Expr>),
    /// A defined or opaque function with at least one argument, such as `phi(z)`.
    Apply(Symbol, Vec<Expr>),
    /// `integral(var, lo..hi, body)`, the integral over a real interval; `var` is bound in `body` only.
    Integral {
        /// The variable of integration.
        var: Symbol,
        /// The lower bound.
        lo: Expr,
        /// The upper bound.
        hi: Expr,
        /// The integrand.
        body: Expr,
    },
    /// `integral(var, R^dimension, body)`, the Lebesgue integral over the vectors of so many entries; `var`, a vector, is bound in `body` only.
    Space {
        /// The vector of integration.
        var: Symbol,
        /// The dimension, a natural number or a symbol that stands for one.
        dimension: Expr,
        /// The integrand.
        body: Expr,
    },
    /// `sum(var, lo..hi, body)`, the sum over var = lo, lo + 1, …, hi; `var` is bound in `body` only.
    Sum {
        /// The index.
        var: Symbol,
        /// The first index.
        lo: Expr,
        /// The last index.
        hi: Expr,
        /// The term.
        body: Expr,
    },
    /// `[[a, b], [c, d]]`, a matrix row by row; at least one row, all rows of the same length.
    Matrix {
        /// How many entries a row has.
        columns: usize,
        /// The entries, the first row first.
        entries: Vec<Expr>,
    },
    /// `solve(var, body, at)`, the real value of var at which body, a formula strictly increasing in var, is equal to
    /// `at`; `var` is bound in `body` only.
    Inverse {
        /// The argument of the increasing function.
        var: Symbol,
        /// Its value.
        body: Expr,
        /// Where its inverse is taken.
        at: Expr,
    },
    /// `diff(body, var = at)`, the derivative of body in var at a point; `var` is bound in `body` only. `diff(body, var)` is the
    /// derivative at the value that `var` has outside.
    Diff {
        /// The variable of differentiation.
        var: Symbol,
        /// What is differentiated.
        body: Expr,
        /// The point.
        at: Expr,
    },
}

/// The named constants of the language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Constant {
    /// π, the ratio of circumference to diameter.
    Pi,
    /// e, the base of the natural logarithm.
    E,
    /// i, the imaginary unit.
    I,
    /// ∞, meaningful as a bound of an integral or a sum.
    Infinity,
}

impl Constant {
    /// Every constant.
    pub const ALL: [Constant; 4] = [Constant::Pi, Constant::E, Constant::I, Constant::Infinity];

    /// The name in the text form: `pi`, `e`, `i`, `oo`.
    pub fn name(self) -> &'static str {
        match self {
            Constant::Pi => "pi",
            Constant::E => "e",
            Constant::I => "i",
            Constant::Infinity => "oo",
        }
    }

    /// The constant of that name.
    pub fn from_name(name: &str) -> Option<Constant> {
        Constant::ALL.into_iter().find(|c| c.name() == name)
    }
}

impl Node {
    /// See [`Expr::children`].
    pub(super) fn parts(&self) -> Vec<&Expr> {
        match self {
            Node::Integer(_) | Node::Constant(_) | Node::Symbol(_) => Vec::new(),
            Node::Neg(a) => vec![a],
            Node::Add(a, b) | Node::Sub(a, b) | Node::Mul(a, b) | Node::Div(a, b) | Node::Pow(a, b) => vec![a, b],
            Node::Call(_, arguments) | Node::Apply(_, arguments) => arguments.iter().collect(),
            Node::Matrix { entries, .. } => entries.iter().collect(),
            Node::Integral { lo, hi, body, .. } | Node::Sum { lo, hi, body, .. } => {
                vec![lo, hi, body]
            }
            Node::Space { dimension, body, .. } => vec![dimension, body],
            Node::Inverse { body, at, .. } | Node::Diff { body, at, .. } => vec![body, at],
        }
    }
}

impl Expr {
    /// An integer; a negative one becomes the negation of a natural number.
    pub fn integer(n: impl Into<Integer>) -> Expr {
        let n = n.into();
        if n < 0 {
            -Expr::of(Node::Integer(-n))
        } else {
            Expr::of(Node::Integer(n))
        }
    }

    /// A rational number as `p/q` in lowest terms, `p`, `-p/q` or `-p`; the sign stands outside the quotient.
    pub fn rational(q: &Rational) -> Expr {
        let numerator = Expr::integer(q.numer().clone().abs());
        let size = if *q.denom() == 1 {
            numerator
        } else {
            numerator / Expr::integer(q.denom().clone())
        };
        if *q < 0 { -size } else { size }
    }

    /// The symbol of that name.
    ///
    /// # Panics
    /// As [`Symbol::new`], when the name is not one the language admits. Names that come from a user go through [`Symbol::parse`].
    pub fn symbol(name: &str) -> Expr {
        Expr::from(Symbol::new(name))
    }

    /// A named constant.
    pub fn constant(c: Constant) -> Expr {
        Expr::of(Node::Constant(c))
    }

    /// π.
    pub fn pi() -> Expr {
        Expr::constant(Constant::Pi)
    }

    /// e, the base of the natural logarithm.
    pub fn e() -> Expr {
        Expr::constant(Constant::E)
    }

    /// The imaginary unit.
    pub fn i() -> Expr {
        Expr::constant(Constant::I)
    }

    /// ∞.
    pub fn infinity() -> Expr {
        Expr::constant(Constant::Infinity)
    }

    /// 0.
    pub fn zero() -> Expr {
        Expr::integer(0)
    }

    /// 1.
    pub fn one() -> Expr {
        Expr::integer(1)
    }

    /// `self^exponent`.
    pub fn pow(self, exponent: Expr) -> Expr {
        Expr::of(Node::Pow(self, exponent))
    }

    /// A built-in function of the given arguments.
    ///
    /// # Panics
    /// When the number of arguments is not one the function takes; the parser reports that to a user as an error.
    pub fn call(function: Function, arguments: Vec<Expr>) -> Expr {
        assert!(
            function.takes(arguments.len()),
            "{} takes {}, not {}",
            function.name(),
            function.arity(),
            arguments.len()
        );
        Expr::of(Node::Call(function, arguments))
    }

    /// A defined or opaque function of the given arguments.
    ///
    /// # Panics
    /// Without arguments, and for a name that the parser would take for a built-in function (`beta`) or a misspelt one (`ln`, `Sin`).
    pub fn apply(name: Symbol, arguments: Vec<Expr>) -> Expr {
        assert!(!arguments.is_empty(), "{name} needs an argument");
        assert!(
            function::misspelt(name.as_str()).is_none() && Function::from_name(name.as_str()).is_none(),
            "{name} reads as a built-in function"
        );
        Expr::of(Node::Apply(name, arguments))
    }

    /// `integral(var, lo..hi, body)`.
    pub fn integral(var: Symbol, lo: Expr, hi: Expr, body: Expr) -> Expr {
        Expr::of(Node::Integral { var, lo, hi, body })
    }

    /// `integral(var, R^dimension, body)`.
    pub fn space(var: Symbol, dimension: Expr, body: Expr) -> Expr {
        Expr::of(Node::Space { var, dimension, body })
    }

    /// `sum(var, lo..hi, body)`.
    pub fn sum(var: Symbol, lo: Expr, hi: Expr, body: Expr) -> Expr {
        Expr::of(Node::Sum { var, lo, hi, body })
    }

    /// The matrix with these rows.
    ///
    /// # Panics
    /// Without rows or entries, and when the rows differ in length; the parser reports that to a user as an error.
    pub fn matrix(rows: Vec<Vec<Expr>>) -> Expr {
        let columns = rows.first().map_or(0, Vec::len);
        assert!(
            columns > 0 && rows.iter().all(|row| row.len() == columns),
            "the rows of a matrix have the same number of entries, and at least one"
        );
        Expr::of(Node::Matrix {
            columns,
            entries: rows.into_iter().flatten().collect(),
        })
    }

    /// `solve(var, body, at)`.
    pub fn inverse(var: Symbol, body: Expr, at: Expr) -> Expr {
        Expr::of(Node::Inverse { var, body, at })
    }

    /// `diff(body, var)`, the derivative at the value of `var`; [`Expr::derivative`] carries it out.
    pub fn diff(body: Expr, var: Symbol) -> Expr {
        let at = Expr::from(var.clone());
        Expr::diff_at(body, var, at)
    }

    /// `diff(body, var = at)`, the derivative at a point.
    pub fn diff_at(body: Expr, var: Symbol, at: Expr) -> Expr {
        Expr::of(Node::Diff { var, body, at })
    }

    /// The symbol, if the formula is one.
    pub fn as_symbol(&self) -> Option<&Symbol> {
        match self.node() {
            Node::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// Whether the formula is that symbol and nothing else.
    pub fn is_symbol(&self, symbol: &Symbol) -> bool {
        self.as_symbol() == Some(symbol)
    }

    /// `sqrt(self)`.
    pub fn sqrt(self) -> Expr {
        Expr::call(Function::Sqrt, vec![self])
    }

    /// `exp(self)`.
    pub fn exp(self) -> Expr {
        Expr::call(Function::Exp, vec![self])
    }

    /// `log(self)`.
    pub fn log(self) -> Expr {
        Expr::call(Function::Log, vec![self])
    }

    /// The parts of the outermost operation, from left to right; the bounds of an integral or sum, or the dimension, before its body, the body of an inverse or
    /// a derivative before its argument.
    pub fn children(&self) -> Vec<&Expr> {
        self.node().parts()
    }

    /// The same operation on changed parts, visited in the order of [`Expr::children`]. Variables keep their names: a caller that
    /// changes what they mean minds the binders itself, as [`Expr::substitute`] does.
    pub fn try_map<E>(&self, mut change: impl FnMut(&Expr) -> Result<Expr, E>) -> Result<Expr, E> {
        let mut all = |parts: &[Expr]| parts.iter().map(&mut change).collect::<Result<Vec<_>, E>>();
        Ok(Expr::of(match self.node() {
            Node::Integer(_) | Node::Constant(_) | Node::Symbol(_) => return Ok(self.clone()),
            Node::Call(f, arguments) => Node::Call(*f, all(arguments)?),
            Node::Apply(f, arguments) => Node::Apply(f.clone(), all(arguments)?),
            Node::Matrix { columns, entries } => Node::Matrix {
                columns: *columns,
                entries: all(entries)?,
            },
            Node::Neg(a) => Node::Neg(change(a)?),
            Node::Add(a, b) => Node::Add(change(a)?, change(b)?),
            Node::Sub(a, b) => Node::Sub(change(a)?, change(b)?),
            Node::Mul(a, b) => Node::Mul(change(a)?, change(b)?),
            Node::Div(a, b) => Node::Div(change(a)?, change(b)?),
            Node::Pow(a, b) => Node::Pow(change(a)?, change(b)?),
            Node::Integral { var, lo, hi, body } => Node::Integral {
                var: var.clone(),
                lo: change(lo)?,
                hi: change(hi)?,
                body: change(body)?,
            },
            Node::Space { var, dimension, body } => Node::Space {
                var: var.clone(),
                dimension: change(dimension)?,
                body: change(body)?,
            },
            Node::Sum { var, lo, hi, body } => Node::Sum {
                var: var.clone(),
                lo: change(lo)?,
                hi: change(hi)?,
                body: change(body)?,
            },
            Node::Inverse { var, body, at } => Node::Inverse {
                var: var.clone(),
                body: change(body)?,
                at: change(at)?,
            },
            Node::Diff { var, body, at } => Node::Diff {
                var: var.clone(),
                body: change(body)?,
                at: change(at)?,
            },
        }))
    }
}

impl From<Symbol> for Expr {
    fn from(symbol: Symbol) -> Expr {
        Expr::of(Node::Symbol(symbol))
    }
}

impl From<i64> for Expr {
    fn from(n: i64) -> Expr {
        Expr::integer(n)
    }
}
