//! Where a symbol ranges.

use std::collections::BTreeMap;
use std::fmt;

use rug::Rational;

use super::declaration::parse_domain;
use super::error::ParseError;
use super::relation::Relation;
use super::shape::MAX_SIZE;
use super::signature::{Signature, parse_functions};
use super::symbol::Symbol;
use super::tree::{Constant, Expr, Node};

/// The set of values a symbol stands for. A statement about the symbol is a statement about every one of them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Domain {
    /// The real line.
    Real,
    /// The real numbers above 0.
    Positive,
    /// The real numbers from 0 on.
    Nonnegative,
    /// The real numbers except 0.
    Nonzero,
    /// The integers from a natural number on.
    Natural {
        /// The first of them.
        from: u32,
    },
    /// The prime numbers.
    Prime,
    /// A closed interval with rational ends, `lo <= hi`.
    Between {
        /// The lower end, included.
        lo: Rational,
        /// The upper end, included.
        hi: Rational,
    },
    /// The real vectors of so many entries, a natural number or a symbol that stands for one. They are not written out.
    Vector {
        /// The number of entries.
        dimension: Expr,
    },
    /// The real matrices of so many rows and columns; each number is a natural number or a symbol that stands for one.
    Matrix {
        /// The number of rows.
        rows: Expr,
        /// The number of columns.
        columns: Expr,
    },
}

/// Why a range, or a pair of sizes, is no domain.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoDomain {
    /// The ends in the wrong order.
    #[error("the lower end is above the upper end")]
    Reversed,
    /// An end that is no rational number.
    #[error("the ends are rational numbers, or the range is -oo..oo or 0..oo")]
    Ends,
    /// A size that is none.
    #[error("`{0}` is no number of rows or columns: write a symbol or 1, 2, … {MAX_SIZE}")]
    Size(Expr),
}

impl Domain {
    /// The domain `lo..hi`.
    pub(crate) fn between(lo: &Expr, hi: &Expr) -> Result<Domain, NoDomain> {
        let infinite = |e: &Expr| *e.node() == Node::Constant(Constant::Infinity);
        let minus_infinite = |e: &Expr| matches!(e.node(), Node::Neg(a) if infinite(a));
        match (lo.as_rational(), hi.as_rational()) {
            (Some(lo), Some(hi)) if lo <= hi => Ok(Domain::Between { lo, hi }),
            (Some(_), Some(_)) => Err(NoDomain::Reversed),
            (Some(lo), None) if lo == 0 && infinite(hi) => Ok(Domain::Nonnegative),
            (None, None) if minus_infinite(lo) && infinite(hi) => Ok(Domain::Real),
            _ => Err(NoDomain::Ends),
        }
    }

    /// The matrices of so many rows and columns.
    pub(crate) fn matrices(rows: &Expr, columns: &Expr) -> Result<Domain, NoDomain> {
        match [rows, columns].into_iter().find(|e| !is_size(e)) {
            None => Ok(Domain::Matrix {
                rows: rows.clone(),
                columns: columns.clone(),
            }),
            Some(size) => Err(NoDomain::Size(size.clone())),
        }
    }

    /// Whether every value of the other domain is one of this; of matrices and vectors, whether they are of the same sizes.
    #[must_use]
    pub fn includes(&self, other: &Domain) -> bool {
        let least = match other {
            Domain::Natural { from } => Some(Rational::from(*from)),
            Domain::Prime => Some(Rational::from(2)),
            Domain::Between { lo, .. } => Some(lo.clone()),
            _ => None,
        };
        let above = |bound: i32| least.as_ref().is_some_and(|least| *least > bound);
        match (self, other) {
            (Domain::Matrix { .. } | Domain::Vector { .. }, _) | (_, Domain::Matrix { .. } | Domain::Vector { .. }) => {
                self == other
            }
            (Domain::Real, _) => true,
            (Domain::Positive, _) => *other == Domain::Positive || above(0),
            (Domain::Nonnegative, _) => {
                matches!(other, Domain::Positive | Domain::Nonnegative) || least.is_some_and(|least| least >= 0)
            }
            (Domain::Nonzero, Domain::Between { hi, .. }) => *hi < 0 || above(0),
            (Domain::Nonzero, _) => matches!(other, Domain::Positive | Domain::Nonzero) || above(0),
            (Domain::Natural { from }, Domain::Natural { from: first }) => from <= first,
            (Domain::Natural { from }, Domain::Prime) => *from <= 2,
            (Domain::Prime, _) => *other == Domain::Prime,
            (Domain::Between { lo, hi }, Domain::Between { lo: from, hi: to }) => lo <= from && to <= hi,
            (Domain::Natural { .. } | Domain::Between { .. }, _) => false,
        }
    }

    /// The declaration of a symbol with this domain, in words that [`Domains::declare`] reads back.
    pub fn describe(&self, symbol: &Symbol) -> String {
        match self {
            Domain::Real => format!("{symbol} real"),
            Domain::Positive => format!("{symbol} > 0"),
            Domain::Nonnegative => format!("{symbol} >= 0"),
            Domain::Nonzero => format!("{symbol} <> 0"),
            Domain::Natural { from: 0 } => format!("{symbol} natural"),
            Domain::Natural { from } => format!("{symbol} natural from {from}"),
            Domain::Prime => format!("{symbol} prime"),
            Domain::Between { lo, hi } => {
                format!("{symbol} in {}..{}", Expr::rational(lo), Expr::rational(hi))
            }
            Domain::Vector { dimension } => format!("{symbol} in R^{dimension}"),
            Domain::Matrix { rows, columns } => format!("{symbol} real {rows} by {columns}"),
        }
    }
}

/// Whether a formula may stand for a number of entries, rows or columns.
fn is_size(e: &Expr) -> bool {
    let number = || e.as_integer().and_then(|n| n.to_u32());
    matches!(e.node(), Node::Symbol(_)) || number().is_some_and(|n| (1..=MAX_SIZE).contains(&n))
}

/// The dimension m of the space `R^m`.
pub(super) fn dimension(space: &Expr) -> Option<&Expr> {
    match space.node() {
        Node::Pow(reals, m) if reals.as_symbol().is_some_and(|name| name.as_str() == "R") && is_size(m) => Some(m),
        _ => None,
    }
}

/// What is declared of the names of a statement: the domains of symbols, the classes of open functions, and the integrals and series
/// that are supposed to exist.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Domains {
    symbols: BTreeMap<Symbol, Domain>,
    functions: BTreeMap<Symbol, Signature>,
    supposed: Vec<Expr>,
    granted: Vec<Granted>,
}

/// A relation that is supposed to hold for all values of its symbols.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Granted {
    /// The relation.
    pub relation: Relation,
    /// Where its symbols range.
    pub ranges: BTreeMap<Symbol, Domain>,
}

impl Domains {
    /// No declarations.
    pub fn new() -> Domains {
        Domains::default()
    }

    /// The domain of a symbol, if it has been declared.
    pub fn get(&self, symbol: &Symbol) -> Option<&Domain> {
        self.symbols.get(symbol)
    }

    /// Declares a symbol; the domain it had before, if any, is returned.
    pub fn insert(&mut self, symbol: Symbol, domain: Domain) -> Option<Domain> {
        self.symbols.insert(symbol, domain)
    }

    /// The dimension of a symbol that is declared as a vector.
    pub fn dimension(&self, symbol: &Symbol) -> Option<&Expr> {
        match self.get(symbol) {
            Some(Domain::Vector { dimension }) => Some(dimension),
            _ => None,
        }
    }

    /// Whether a symbol is the dimension of declared vectors, or of those that an open function takes: a value in its place in a formula alone
    /// would leave them what they are.
    pub fn fixes(&self, symbol: &Symbol) -> bool {
        let vectors = self.symbols.values().any(|domain| match domain {
            Domain::Vector { dimension } => dimension.is_symbol(symbol),
            _ => false,
        });
        vectors || self.functions.values().any(|signature| signature.mentions(symbol))
    }

    /// What is declared of an open function.
    pub fn function(&self, name: &Symbol) -> Option<&Signature> {
        self.functions.get(name)
    }

    /// The declared open functions, in the order of their names.
    pub fn functions(&self) -> impl Iterator<Item = (&Symbol, &Signature)> {
        self.functions.iter()
    }

    /// Declares an open function; what was declared of it before, if anything, is returned.
    pub fn insert_function(&mut self, name: Symbol, signature: Signature) -> Option<Signature> {
        self.functions.insert(name, signature)
    }

    /// Declares open functions in words, as in `f g: R -> C, integrable` (see [`parse_functions`]).
    ///
    /// # Errors
    /// [`ParseError`] when the text is not a declaration.
    pub fn declare_functions(&mut self, text: &str) -> Result<(), ParseError> {
        self.functions.extend(parse_functions(text)?);
        Ok(())
    }

    /// Supposes that an integral or a series exists.
    pub fn suppose(&mut self, formula: Expr) {
        self.supposed.push(formula);
    }

    /// The integrals and series that are supposed to exist.
    pub fn supposed(&self) -> &[Expr] {
        &self.supposed
    }

    /// Supposes that a relation holds for all values of its symbols, and that both sides exist.
    pub fn grant(&mut self, relation: Relation) {
        let mut symbols = relation.lhs.free_symbols();
        symbols.extend(relation.rhs.free_symbols());
        let range = |symbol: Symbol| Some((symbol.clone(), self.get(&symbol)?.clone()));
        let ranges = symbols.into_iter().filter_map(range).collect();
        self.granted.push(Granted { relation, ranges });
    }

    /// The relations that are supposed to hold.
    pub fn granted(&self) -> &[Granted] {
        &self.granted
    }

    /// Declares a symbol in words, as in `x in 0..1`, `t > 0`, `k natural` (see [`parse_domain`]).
    ///
    /// # Errors
    /// [`ParseError`] when the text is not a declaration.
    pub fn declare(&mut self, text: &str) -> Result<(), ParseError> {
        let (symbol, domain) = parse_domain(text)?;
        self.insert(symbol, domain);
        Ok(())
    }

    /// The declared symbols.
    pub fn iter(&self) -> impl Iterator<Item = (&Symbol, &Domain)> {
        self.symbols.iter()
    }
}

impl FromIterator<(Symbol, Domain)> for Domains {
    fn from_iter<I: IntoIterator<Item = (Symbol, Domain)>>(declarations: I) -> Domains {
        Domains {
            symbols: declarations.into_iter().collect(),
            ..Domains::default()
        }
    }
}

/// The declarations with commas between them.
impl fmt::Display for Domains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let declarations: Vec<String> = self.iter().map(|(s, d)| d.describe(s)).collect();
        f.write_str(&declarations.join(", "))
    }
}
