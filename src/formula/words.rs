//! Matrices of any size: formulas in matrix symbols as sums of words.
//!
//! Where the number of rows and columns is a symbol, there are no entries to look at. But sums, products and transposes of
//! matrix symbols are sums of *words*, products of symbols and their transposes, each with a coefficient; this holds
//! for matrices of every size over the reals, and with the adjoint for the transpose it holds for bounded operators between
//! real Hilbert spaces as far as no trace of an operator of infinite rank occurs. Numbers enter by traces: the trace of a word
//! is the same for every cyclic rotation of the word and for its transpose, uᵀAv is the trace of itself, and a word that
//! passes twice through a space of dimension one falls apart into factors. Each trace in canonical form is named by a fresh
//! symbol, which is known to be nonnegative where the word is wᵀw.
//!
//! Two formulas whose words have equal coefficients, as polynomials in these symbols, are equal for all matrices of all
//! sizes. The converse is not used.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::{Domain, Domains};
use super::folding;
use super::gram::{Coordinates, canonical, coordinates};
use super::grid::times;
use super::lowering::ShapeError;
use super::misshape::Misshape;
use super::parts::Part;
use super::relation::{Relation, RelationOp};
use super::symbol::Symbol;
use super::tree::{Expr, Node};
use super::word::{
    Letter, Sum, Value, Word, divided, identity, is_one, is_square, rotations, scaled, spelled, spelled_trace,
    transpose,
};
use crate::function::Function;

/// The largest power that is multiplied out.
const LARGEST_POWER: u32 = 16;

/// The most words that one product may have before like ones are collected: products of sums grow exponentially with their
/// factors, and what has so many words is sooner refuted at matrices of numbers than compared word by word.
const MOST_WORDS: usize = 512;

/// The relations between numbers that a relation between matrices of any size follows from.
#[derive(Clone, Debug)]
pub struct Words {
    /// The coefficients of each word, on both sides; between numbers, the relation itself.
    pub parts: Vec<Part>,
    /// The declarations, those of the fresh symbols included.
    pub domains: Domains,
    /// The traces that the fresh symbols stand for.
    pub traces: Vec<(Symbol, String)>,
    coordinates: Coordinates,
}

impl Words {
    /// The same relations with the traces that are scalar products written in the coordinates of an orthonormal system; none if no
    /// trace is one.
    pub fn in_coordinates(&self) -> Option<Words> {
        let Coordinates { places, domains } = &self.coordinates;
        if places.is_empty() {
            return None;
        }
        let mut out = self.clone();
        for part in &mut out.parts {
            let Relation { op, lhs, rhs } = &part.relation;
            part.relation = Relation::new(*op, lhs.substitute_all(places), rhs.substitute_all(places));
        }
        for (symbol, domain) in domains {
            out.domains.insert(symbol.clone(), domain.clone());
        }
        Some(out)
    }
}

impl Relation {
    /// Relations between numbers from which this relation follows, for matrices of every size.
    ///
    /// # Errors
    /// [`ShapeError`] where the shapes do not fit, and for what is not made of words: matrix literals, determinants,
    /// inverses, orders between matrices.
    pub fn words(&self, domains: &Domains) -> Result<Words, ShapeError> {
        if let Some(side) = [&self.lhs, &self.rhs]
            .into_iter()
            .find(|side| side.mentions_vectors(domains))
        {
            return Err(super::lowering::fault(side, Misshape::Vector));
        }
        let mut taken: BTreeSet<Symbol> = domains.iter().map(|(symbol, _)| symbol.clone()).collect();
        taken.extend(self.lhs.free_symbols());
        taken.extend(self.rhs.free_symbols());
        let mut reader = Reader {
            domains,
            traces: BTreeMap::new(),
            taken,
        };
        let (left, right) = (reader.read(&self.lhs)?, reader.read(&self.rhs)?);
        let parts = match (left, right) {
            (Value::Number(lhs), Value::Number(rhs)) => vec![Part {
                name: String::new(),
                relation: Relation::new(self.op, lhs, rhs),
            }],
            (Value::Sum(left), Value::Sum(right)) if left.shape == right.shape && self.op == RelationOp::Eq => {
                let words: BTreeSet<&Word> = left.terms.keys().chain(right.terms.keys()).collect();
                let coefficient = |sum: &Sum, word: &Word| sum.terms.get(word).cloned().unwrap_or_else(Expr::zero);
                let part = |word: &Word| Part {
                    name: format!("coefficient of {}", spelled(word)),
                    relation: Relation::new(RelationOp::Eq, coefficient(&left, word), coefficient(&right, word)),
                };
                words.into_iter().map(part).collect()
            }
            _ => {
                return Err(fault(&(self.lhs.clone() - &self.rhs), Misshape::WordByWord));
            }
        };
        let mut extended = domains.clone();
        for (word, symbol) in &reader.traces {
            let square = rotations(word).any(|rotation| is_square(&rotation));
            let domain = if square { Domain::Nonnegative } else { Domain::Real };
            extended.insert(symbol.clone(), domain);
        }
        let coordinates = coordinates(&reader.traces, &mut reader.taken);
        let traces = reader
            .traces
            .into_iter()
            .map(|(word, symbol)| (symbol, spelled_trace(&word)));
        Ok(Words {
            parts,
            traces: traces.collect(),
            coordinates,
            domains: extended,
        })
    }
}

/// c, where a square matrix is the identity times c.
fn multiple(sum: &Sum) -> Option<Expr> {
    match sum.terms.iter().next() {
        Some((word, factor)) if word.is_empty() && sum.terms.len() == 1 => Some(factor.clone()),
        _ => None,
    }
}

fn fault(formula: &Expr, reason: Misshape) -> ShapeError {
    ShapeError {
        formula: formula.clone(),
        reason,
    }
}

struct Reader<'a> {
    domains: &'a Domains,
    traces: BTreeMap<Word, Symbol>,
    /// Names that the symbols of traces may not have.
    taken: BTreeSet<Symbol>,
}

impl Reader<'_> {
    fn read(&mut self, e: &Expr) -> Result<Value, ShapeError> {
        if !e.mentions_matrices(self.domains) {
            return Ok(Value::Number(e.clone()));
        }
        match e.node() {
            Node::Symbol(s) => Ok(self.symbol(s)),
            Node::Neg(a) => {
                let a = self.read(a)?;
                Ok(scaled(&a, &Expr::integer(-1)))
            }
            Node::Add(a, b) => self.sum(e, a, b, 1),
            Node::Sub(a, b) => self.sum(e, a, b, -1),
            Node::Mul(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                self.product(e, a, b)
            }
            Node::Div(a, b) => match (self.read(a)?, self.read(b)?) {
                (a, Value::Number(b)) => Ok(divided(&a, &b)),
                _ => Err(fault(e, Misshape::WordDivisor)),
            },
            Node::Pow(a, n) => self.power(e, a, n),
            Node::Call(function, arguments) => self.call(e, *function, arguments),
            _ => Err(fault(e, Misshape::NoWords)),
        }
    }

    fn symbol(&self, s: &Symbol) -> Value {
        match self.domains.get(s) {
            Some(Domain::Matrix { rows, columns }) if !(is_one(rows) && is_one(columns)) => {
                let mut sum = Sum::new([rows.clone(), columns.clone()]);
                let letter = Letter {
                    symbol: s.clone(),
                    transposed: false,
                    rows: rows.clone(),
                    columns: columns.clone(),
                };
                sum.add(vec![letter], Expr::one());
                Value::Sum(sum)
            }
            _ => Value::Number(Expr::from(s.clone())),
        }
    }

    fn number(&mut self, e: &Expr) -> Result<Expr, ShapeError> {
        match self.read(e)? {
            Value::Number(value) => Ok(value),
            Value::Sum(_) => Err(fault(e, Misshape::WordNotNumber)),
        }
    }

    fn sum(&mut self, e: &Expr, a: &Expr, b: &Expr, sign: i32) -> Result<Value, ShapeError> {
        match (self.read(a)?, self.read(b)?) {
            (Value::Number(a), Value::Number(b)) => Ok(Value::Number(if sign > 0 { a + b } else { a - b })),
            (Value::Sum(mut a), Value::Sum(b)) if a.shape == b.shape => {
                for (word, coefficient) in b.terms {
                    a.add(word, times(&Expr::integer(sign), &coefficient));
                }
                Ok(Value::Sum(a))
            }
            _ => Err(fault(e, Misshape::WordShapes)),
        }
    }

    fn product(&mut self, e: &Expr, a: Value, b: Value) -> Result<Value, ShapeError> {
        let (a, b) = match (a, b) {
            (Value::Number(a), Value::Number(b)) => return Ok(Value::Number(a * b)),
            (Value::Number(factor), sum) | (sum, Value::Number(factor)) => return Ok(scaled(&sum, &factor)),
            (Value::Sum(a), Value::Sum(b)) => (a, b),
        };
        if a.shape[1] != b.shape[0] {
            return Err(fault(e, Misshape::WordFactors));
        }
        if a.terms.len() * b.terms.len() > MOST_WORDS {
            return Err(fault(e, Misshape::TooManyWords));
        }
        let mut out = Sum::new([a.shape[0].clone(), b.shape[1].clone()]);
        for (left, c) in &a.terms {
            for (right, d) in &b.terms {
                let (word, numbers) = self.shortened([left.as_slice(), right].concat());
                let coefficient = numbers
                    .iter()
                    .fold(times(c, d), |product, number| times(&product, number));
                out.add(word, coefficient);
            }
        }
        match out.shape.iter().all(is_one) {
            true => Ok(Value::Number(self.trace(&out))),
            false => Ok(Value::Sum(out)),
        }
    }

    /// A word without the parts between two passages through dimension one, and these parts as numbers.
    fn shortened(&mut self, word: Word) -> (Word, Vec<Expr>) {
        let cuts: Vec<usize> = (1..word.len()).filter(|&k| is_one(&word[k].rows)).collect();
        let (Some(&first), Some(&last)) = (cuts.first(), cuts.last()) else {
            return (word, Vec::new());
        };
        let numbers = cuts
            .windows(2)
            .map(|ends| self.named(word[ends[0]..ends[1]].to_vec()))
            .collect();
        ([&word[..first], &word[last..]].concat(), numbers)
    }

    /// The trace of a square sum of words.
    fn trace(&mut self, sum: &Sum) -> Expr {
        let terms = sum.terms.iter().map(|(word, coefficient)| {
            let trace = match word.iter().position(|letter| is_one(&letter.rows)) {
                None if word.is_empty() => sum.shape[0].clone(),
                None => self.named(word.clone()),
                Some(k) => {
                    let turned = [&word[k..], &word[..k]].concat();
                    let mut cuts: Vec<usize> = (0..turned.len()).filter(|&k| is_one(&turned[k].rows)).collect();
                    cuts.push(turned.len());
                    let factors = cuts
                        .windows(2)
                        .map(|ends| self.named(turned[ends[0]..ends[1]].to_vec()));
                    factors.fold(Expr::one(), folding::product)
                }
            };
            times(coefficient, &trace)
        });
        terms.collect::<Vec<_>>().into_iter().fold(Expr::zero(), folding::sum)
    }

    /// The symbol that stands for the trace of a word.
    fn named(&mut self, word: Word) -> Expr {
        let canonical = canonical(&word);
        if let Some(symbol) = self.traces.get(&canonical) {
            return Expr::from(symbol.clone());
        }
        let symbol = Symbol::new("tr").fresh(|name| self.taken.contains(name));
        self.taken.insert(symbol.clone());
        self.traces.insert(canonical, symbol.clone());
        Expr::from(symbol)
    }

    fn power(&mut self, e: &Expr, a: &Expr, n: &Expr) -> Result<Value, ShapeError> {
        let exponent = self.number(n)?;
        if let (Node::Call(Function::Norm, arguments), Some(2)) =
            (a.node(), exponent.as_integer().and_then(|n| n.to_u32()))
            && let [inner] = arguments.as_slice()
        {
            return self.inner(e, inner, inner).map(Value::Number);
        }
        match self.read(a)? {
            Value::Number(a) => Ok(Value::Number(a.pow(exponent))),
            Value::Sum(base) => {
                let steps = exponent
                    .as_integer()
                    .and_then(|n| n.to_u32())
                    .filter(|n| *n <= LARGEST_POWER);
                let steps = steps.ok_or_else(|| fault(e, Misshape::WordPower))?;
                if base.shape[0] != base.shape[1] {
                    return Err(fault(e, Misshape::WordNotSquare));
                }
                let mut product = Value::Sum(identity(&base.shape[0]));
                for _ in 0..steps {
                    product = self.product(e, product, Value::Sum(base.clone()))?;
                }
                Ok(product)
            }
        }
    }

    /// tr AᵀB.
    fn inner(&mut self, e: &Expr, a: &Expr, b: &Expr) -> Result<Expr, ShapeError> {
        match (self.read(a)?, self.read(b)?) {
            (Value::Number(a), Value::Number(b)) => Ok(a * b),
            (Value::Sum(a), Value::Sum(b)) if a.shape == b.shape => {
                match self.product(e, transpose(&Value::Sum(a)), Value::Sum(b))? {
                    Value::Number(value) => Ok(value),
                    Value::Sum(square) => Ok(self.trace(&square)),
                }
            }
            _ => Err(fault(e, Misshape::WordShapes)),
        }
    }

    fn call(&mut self, e: &Expr, function: Function, arguments: &[Expr]) -> Result<Value, ShapeError> {
        match (function, arguments) {
            (Function::Transpose, [a]) => Ok(transpose(&self.read(a)?)),
            (Function::Inner, [a, b]) => self.inner(e, a, b).map(Value::Number),
            (Function::Norm, [a]) => Ok(Value::Number(self.inner(e, a, a)?.sqrt())),
            (Function::Trace, [a]) => match self.read(a)? {
                Value::Number(a) => Ok(Value::Number(a)),
                Value::Sum(a) if a.shape[0] == a.shape[1] => Ok(Value::Number(self.trace(&a))),
                Value::Sum(_) => Err(fault(e, Misshape::WordNotSquare)),
            },
            (Function::Identity, [n]) if is_one(n) => Ok(Value::Number(Expr::one())),
            (Function::Identity, [n]) => Ok(Value::Sum(identity(n))),
            (Function::Det, [a]) => match self.read(a)? {
                Value::Number(a) => Ok(Value::Number(a)),
                Value::Sum(a) => {
                    let factor = multiple(&a).ok_or_else(|| fault(e, Misshape::NoWords))?;
                    Ok(Value::Number(folding::power(factor, a.shape[0].clone())))
                }
            },
            (Function::Inverse, [a]) => match self.read(a)? {
                Value::Number(a) => Ok(Value::Number(Expr::one() / a)),
                Value::Sum(a) => {
                    let factor = multiple(&a).ok_or_else(|| fault(e, Misshape::NoWords))?;
                    Ok(divided(&Value::Sum(identity(&a.shape[0])), &factor))
                }
            },
            _ => e.try_map(|part| self.number(part)).map(Value::Number),
        }
    }
}
