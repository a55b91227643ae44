//! Rational points: instances of the parameters, written as `m = 1, k = 0` or as grids.

use std::collections::BTreeMap;

use rug::Rational;

use crate::expr::{Domain, Domains, Node, RelationOp, Symbol, parse_relation};

/// Exact values for some symbols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point(pub BTreeMap<Symbol, Rational>);

impl Point {
    /// Parses `x = 1/3, k = 2`; the empty text is the point without coordinates.
    ///
    /// # Errors
    /// A sentence naming the part that is not `symbol = rational`.
    pub fn parse(text: &str) -> Result<Point, String> {
        let mut values = BTreeMap::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || format!("`{part}` is not of the form symbol = rational, as in `x = -1/3`");
            let relation = parse_relation(part).map_err(|_| wrong())?;
            let (RelationOp::Eq, Node::Symbol(symbol)) = (relation.op, relation.lhs.node()) else {
                return Err(wrong());
            };
            let value = relation.rhs.as_rational().ok_or_else(wrong)?;
            if values.insert(symbol.clone(), value).is_some() {
                return Err(format!("`{symbol}` is given twice in `{text}`"));
            }
        }
        Ok(Point(values))
    }

    /// All points of a grid such as `m = 1..3, k = 0..2, x = 1/2`, in lexicographic order.
    ///
    /// # Errors
    /// A sentence naming the part that is neither `symbol = rational` nor `symbol = from..to` with whole numbers.
    pub fn grid(text: &str) -> Result<Vec<Point>, String> {
        let mut points = vec![Point::default()];
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let axis: Vec<Point> = match part.split_once("..") {
                None => vec![Point::parse(part)?],
                Some((head, last)) => {
                    let wrong = || format!("`{part}` is not of the form symbol = from..to with whole numbers");
                    let (name, first) = head.split_once('=').ok_or_else(wrong)?;
                    let first: i64 = first.trim().parse().map_err(|_| wrong())?;
                    let last: i64 = last.trim().parse().map_err(|_| wrong())?;
                    let name = name.trim();
                    (first..=last)
                        .map(|n| Point::parse(&format!("{name} = {n}")))
                        .collect::<Result<_, _>>()?
                }
            };
            points = points
                .iter()
                .flat_map(|left| {
                    axis.iter().map(|right| {
                        let mut joined = left.clone();
                        joined.0.extend(right.0.clone());
                        joined
                    })
                })
                .collect();
        }
        Ok(points)
    }

    /// Whether every coordinate lies in the declared domain of its symbol.
    #[must_use]
    pub fn lies_in(&self, domains: &Domains) -> bool {
        self.0
            .iter()
            .all(|(symbol, value)| domains.get(symbol).is_some_and(|domain| domain_contains(domain, value)))
    }
}

fn domain_contains(domain: &Domain, value: &Rational) -> bool {
    match domain {
        Domain::Real => true,
        Domain::Matrix { .. } => false,
        Domain::Positive => *value > 0,
        Domain::Nonnegative => *value >= 0,
        Domain::Natural { from } => value.is_integer() && *value >= *from,
        Domain::Between { lo, hi } => lo <= value && value <= hi,
    }
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, (symbol, value)) in self.0.iter().enumerate() {
            write!(f, "{}{symbol} = {value}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// A short, deterministic list of generic points of the domains of `symbols`: small naturals in all combinations
/// first, paired with rationals that are in no special position.
#[must_use]
pub fn generic_points(symbols: &[Symbol], domains: &Domains, count: usize) -> Vec<Point> {
    const REALS: [(i64, i64); 6] = [(1, 3), (-5, 7), (7, 5), (-13, 11), (3, 2), (-2, 9)];
    const POSITIVES: [(i64, i64); 6] = [(2, 3), (5, 4), (1, 7), (9, 5), (3, 11), (8, 3)];
    (0..count)
        .map(|index| {
            let mut digits = index;
            let values = symbols.iter().enumerate().map(|(place, symbol)| {
                let pick = |table: &[(i64, i64); 6]| Rational::from(table[(index + 2 * place) % table.len()]);
                let value = match domains.get(symbol) {
                    Some(Domain::Natural { from }) => {
                        let digit = digits % 3;
                        digits /= 3;
                        Rational::from(u64::from(*from) + digit as u64)
                    }
                    Some(Domain::Positive | Domain::Nonnegative) => pick(&POSITIVES),
                    Some(Domain::Between { lo, hi }) => {
                        let share = Rational::from(((3 + 5 * index + 4 * place) % 17, 17));
                        lo + Rational::from(hi - lo) * share
                    }
                    Some(Domain::Real | Domain::Matrix { .. }) | None => pick(&REALS),
                };
                (symbol.clone(), value)
            });
            Point(values.collect())
        })
        .collect()
}
