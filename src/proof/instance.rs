//! Instances: rational numbers and rational matrices for all symbols of a relation.

use std::collections::{BTreeMap, BTreeSet};

use rug::Rational;

use crate::formula::{Domain, Domains, Expr, Node, Relation, Symbol};
use crate::proof::Point;

/// Values of the symbols of a relation: numbers, sizes included, and matrices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Instance {
    numbers: Point,
    matrices: BTreeMap<Symbol, Expr>,
}

/// The size of a matrix is not given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the size of `{0}` is not given")]
pub(crate) struct NoSize(Symbol);

/// Pseudo-random numbers by SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014): the same on every machine.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of 0, …, n - 1.
    fn below(&mut self, n: u32) -> u32 {
        (self.next() % u64::from(n)) as u32
    }

    /// A rational from -9 to 9 with denominator at most 5.
    fn rational(&mut self) -> Rational {
        let numerator = i64::from(self.below(19)) - 9;
        Rational::from((numerator, self.below(5) + 1))
    }

    /// A rational number of a domain.
    fn number(&mut self, domain: Option<&Domain>) -> Rational {
        match domain {
            Some(Domain::Positive) => Rational::from((self.below(9) + 1, self.below(5) + 1)),
            Some(Domain::Nonnegative) => Rational::from((self.below(10), self.below(5) + 1)),
            Some(Domain::Natural { from }) => Rational::from(u64::from(*from) + u64::from(self.below(4))),
            Some(Domain::Between { lo, hi }) => {
                let share = Rational::from((self.below(18), 17));
                lo + Rational::from(hi - lo) * share
            }
            Some(Domain::Nonzero) => {
                Rational::from((self.below(9) + 1, self.below(5) + 1)) * if self.below(2) == 0 { 1 } else { -1 }
            }
            Some(Domain::Prime) => Rational::from([2, 3, 5, 7][self.below(4) as usize]),
            Some(Domain::Real | Domain::Vector { .. } | Domain::Matrix { .. }) | None => self.rational(),
        }
    }
}

/// The symbols of a relation, and those that stand for the sizes of its matrices.
pub(crate) fn symbols(relation: &Relation, domains: &Domains) -> BTreeSet<Symbol> {
    let mut found = relation.lhs.free_symbols();
    found.extend(relation.rhs.free_symbols());
    let sizes: Vec<Symbol> = found
        .iter()
        .filter_map(|symbol| match domains.get(symbol) {
            Some(Domain::Matrix { rows, columns }) => Some([rows, columns]),
            _ => None,
        })
        .flatten()
        .filter_map(|size| match size.node() {
            Node::Symbol(name) => Some(name.clone()),
            _ => None,
        })
        .collect();
    found.extend(sizes);
    found
}

/// Whether the points give a value to none of the symbols of a relation: what is seen there, at one point or many, is seen for all.
pub(crate) fn names_nothing(relation: &Relation, points: &[Point], domains: &Domains) -> bool {
    let symbols = symbols(relation, domains);
    let named = |point: &Point| point.0.keys().any(|symbol| symbols.contains(symbol));
    !points.iter().any(named)
}

impl Instance {
    /// The numbers of `point`, and random values of the declared domains for the other symbols of the relation.
    ///
    /// # Errors
    /// A matrix whose size is not given.
    pub(crate) fn random(relation: &Relation, point: &Point, domains: &Domains, seed: u64) -> Result<Instance, NoSize> {
        let mut stream = Stream(seed);
        let mut instance = Instance {
            numbers: point.clone(),
            matrices: BTreeMap::new(),
        };
        let sized = point.of_domains(domains);
        for symbol in symbols(relation, domains) {
            match sized.get(&symbol) {
                Some(Domain::Matrix { rows, columns }) => {
                    let size = |e: &Expr| e.as_integer().and_then(|n| n.to_usize());
                    let (Some(rows), Some(columns)) = (size(rows), size(columns)) else {
                        return Err(NoSize(symbol));
                    };
                    // Some matrices are small, so that quadratic terms do not always prevail.
                    let scale = [1, 1, 16][stream.below(3) as usize];
                    let mut entry = || Expr::rational(&(stream.rational() / scale));
                    let matrix = (0..rows).map(|_| (0..columns).map(|_| entry()).collect()).collect();
                    instance.matrices.insert(symbol, Expr::matrix(matrix));
                }
                _ if instance.numbers.0.contains_key(&symbol) => {}
                domain => {
                    let value = stream.number(domain);
                    instance.numbers.0.insert(symbol, value);
                }
            }
        }
        Ok(instance)
    }

    /// The relation with these values in the place of the symbols.
    pub(crate) fn of(&self, relation: &Relation) -> Relation {
        let relation = self.numbers.of(relation);
        let at = |side: &Expr| side.substitute_all(&self.matrices);
        Relation::new(relation.op, at(&relation.lhs), at(&relation.rhs))
    }
}

impl Point {
    /// The relation with these values in the place of the symbols.
    pub(crate) fn of(&self, relation: &Relation) -> Relation {
        let values = self.expressions();
        let at = |side: &Expr| side.substitute_all(&values);
        Relation::new(relation.op, at(&relation.lhs), at(&relation.rhs))
    }

    /// The declarations with these values in the place of sizes.
    pub(crate) fn of_domains(&self, domains: &Domains) -> Domains {
        let values = self.expressions();
        let sized = |domain: &Domain| match domain {
            Domain::Matrix { rows, columns } => Domain::Matrix {
                rows: rows.substitute_all(&values),
                columns: columns.substitute_all(&values),
            },
            other => other.clone(),
        };
        domains
            .iter()
            .map(|(symbol, domain)| (symbol.clone(), sized(domain)))
            .collect()
    }

    fn expressions(&self) -> BTreeMap<Symbol, Expr> {
        let values = self
            .0
            .iter()
            .map(|(symbol, value)| (symbol.clone(), Expr::rational(value)));
        values.collect()
    }
}

impl std::fmt::Display for Instance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.numbers)?;
        for (index, (symbol, matrix)) in self.matrices.iter().enumerate() {
            let separator = if index == 0 && self.numbers.0.is_empty() {
                ""
            } else {
                ", "
            };
            write!(f, "{separator}{symbol} = {matrix}")?;
        }
        Ok(())
    }
}
