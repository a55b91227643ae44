//! One formula, many readings: syntax tree, parser, derivative, exact normal form, enclosure, rendering.
//!
//! A formula is written once, as text. What is printed, differentiated, proved and enclosed is the tree that text was read as.
//!
//! ```
//! use kenzan::formula::{Definitions, Symbol, parse_expr};
//!
//! let mut definitions = Definitions::new();
//! definitions.define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")?;
//! let formula = definitions.expand(&parse_expr("x*φ(x)")?)?;
//! assert_eq!(formula.to_string(), "x*(exp(-x^2/2)/sqrt(2*pi))");
//! assert_eq!(formula.to_latex(), r"x \frac{e^{-\frac{x^{2}}{2}}}{\sqrt{2 \pi}}");
//!
//! let slope = parse_expr("atan(x^2)")?.derivative(&Symbol::new("x"))?;
//! assert_eq!(slope.to_string(), "2*x/(1 + (x^2)^2)");
//!
//! let error = parse_expr("1 + sin(x").unwrap_err();
//! assert_eq!(error.column(), 10);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The language
//!
//! * Numbers `12`, `0.25`, `1e-3`, all exact; constants `pi` (π), `e`, `i`, `oo` (∞).
//! * `+ - * / ^`, where `^` associates to the right and binds tighter than a minus sign: `-x^2` is -(x²) and `-a*b` is -(ab).
//!   There is no invisible multiplication.
//! * Names: a letter or underscore, then letters, digits, underscores and primes. `ρ̂` and `rho_hat` are the same name.
//! * The functions of [`Function`], where each is listed with its arguments, and any other name applied to arguments, which is then a defined or an open function.
//!   An open function is known by what is declared of it ([`Signature`]): `f'` is its derivative where it is smooth.
//! * `integral(x, lo..hi, f)`, `sum(k, lo..hi, f)`, the derivative `diff(f, x)`, and `diff(f, x = p)`, the derivative at the point p.
//! * Matrices `[[a, b], [c, d]]`, row by row; a column is `[[a], [b]]`, and a matrix of one row and one column is a number.
//!   `+ - *`, quotients by numbers and whole powers; `transpose`, `trace`, `det`, `inverse`, `identity(n)`, `inner(u, v)`, `norm(A)`.
//!   `A = B` compares all entries; `A < B` says that B - A is symmetric and positive definite, `A <= B` semidefinite, and
//!   beside a matrix `0` is the zero matrix.
//! * Vectors are declared, `x in R^m`, where m may be a symbol, and not written out: they are added, multiplied by numbers, put into `inner`, `norm` and
//!   open functions of vectors; `integral(x, R^m, f)` binds one.
//! * `solve(x, f, u)`, the x at which f, strictly increasing on the line and free of other symbols, has the value u.
//! * Relations `=`, `<>`, `<`, `<=`, `>`, `>=`.
//! * Unicode spellings `√x x² · × ÷ − ∞ ≠ ≤ ≥` and Greek letters.

mod binder;
mod cursor;
mod declaration;
mod definitions;
mod derivative;
mod domain;
mod error;
mod folding;
mod gram;
mod greek;
mod grid;
mod handle;
mod interior;
mod latex;
mod letters;
mod lexer;
pub(crate) mod lowering;
mod mathml;
mod misshape;
pub(crate) mod notation;
mod number;
mod operators;
mod parser;
mod parts;
mod quality;
mod reading;
mod relation;
pub(crate) mod shape;
mod signature;
mod substitution;
mod symbol;
mod text;
mod tree;
mod variants;
mod word;
mod words;

pub use crate::function::{Arity, Function};
pub use binder::{Binder, Reach};
pub use declaration::parse_domain;
pub use definitions::{Definition, DefinitionError, Definitions};
pub use derivative::DerivativeError;
pub use domain::{Domain, Domains, Granted, NoDomain};
pub use error::ParseError;
pub use lowering::ShapeError;
pub use misshape::Misshape;
pub use parts::Part;
pub use quality::Quality;
pub(crate) use reading::error_at_name;
pub use reading::{parse_expr, parse_relation};
pub use relation::{Relation, RelationOp};
pub use shape::Shape;
pub use signature::{Class, Place, Signature, parse_functions};
pub(crate) use symbol::FORMS;
pub use symbol::{NameError, Symbol};
pub use tree::{Constant, Expr, Node};
pub use variants::{Slip, Variant};
pub use words::Words;
