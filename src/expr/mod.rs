//! One formula, many readings: syntax tree, parser, derivative, exact normal form, enclosure, rendering.

pub mod exact;

mod cursor;
mod declaration;
mod definitions;
mod derivative;
mod domain;
mod enclose;
mod error;
mod folding;
mod function;
mod greek;
mod latex;
mod letters;
mod lexer;
mod mathml;
mod notation;
mod number;
mod parser;
mod relation;
mod substitution;
mod symbol;
mod text;
mod tree;

pub use declaration::parse_domain;
pub use definitions::{Definition, DefinitionError, Definitions};
pub use derivative::DerivativeError;
pub use domain::{Domain, Domains};
pub use enclose::{Assignment, EncloseError, Integrator, NoIntegrals, enclose, evaluate, evaluate_complex};
pub use error::ParseError;
pub use function::{Arity, Function};
pub use parser::{parse_expr, parse_relation};
pub use relation::{Relation, RelationOp};
pub use symbol::{NameError, Symbol};
pub use tree::{Constant, Expr, Node};
