//! Rational points: instances of the parameters, written as `m = 1, k = 0` or as grids.

use std::collections::{BTreeMap, BTreeSet};

use rug::{Integer, Rational};

use crate::formula::{Domain, Domains, Expr, Node, RelationOp, Symbol, parse_expr, parse_relation};

/// Why a text is not a point, or not a grid of points.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PointError {
    /// A part is not of the form of a coordinate.
    #[error("`{0}` is not of the form symbol = rational, as in `x = -1/3`")]
    Coordinate(String),
    /// A part is not of the form of a range.
    #[error("`{0}` is not of the form symbol = from..to with whole numbers")]
    Range(String),
    /// A symbol has two values.
    #[error("`{symbol}` is given twice in `{text}`")]
    Twice {
        /// The symbol.
        symbol: Symbol,
        /// The text.
        text: String,
    },
    /// A grid has more points than are ever looked at.
    #[error("the grid `{0}` has more than {MOST_POINTS} points")]
    TooMany(String),
}

/// The most points of a grid: each is decided by itself, and longer lists are neither looked at nor read.
const MOST_POINTS: usize = 100_000;

/// Points, written as a grid, and the text they were written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The text.
    pub text: String,
    /// The points in order.
    pub points: Vec<Point>,
}

impl Grid {
    /// Reads a grid; see [`Point::grid`].
    ///
    /// # Errors
    /// The part that is neither `symbol = rational` nor `symbol = from..to` with whole numbers.
    pub fn read(text: &str) -> Result<Grid, PointError> {
        Ok(Grid {
            text: text.into(),
            points: Point::grid(text)?,
        })
    }

    /// What is done at the points of the grid, which is empty where no symbol is left to be given a value.
    pub(crate) fn at(&self, what: &str) -> String {
        match self.text.is_empty() {
            true => what.into(),
            false => format!("{what} at {}", self.text),
        }
    }
}

/// Exact values for some symbols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Point(pub BTreeMap<Symbol, Rational>);

impl Point {
    /// Parses `x = 1/3, k = 2`; the empty text is the point without coordinates.
    ///
    /// # Errors
    /// The part that is not `symbol = rational`.
    pub fn parse(text: &str) -> Result<Point, PointError> {
        let mut values = BTreeMap::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || PointError::Coordinate(part.into());
            let relation = parse_relation(part).map_err(|_| wrong())?;
            let (RelationOp::Eq, Node::Symbol(symbol)) = (relation.op, relation.lhs.node()) else {
                return Err(wrong());
            };
            let value = relation.rhs.as_rational().ok_or_else(wrong)?;
            if values.insert(symbol.clone(), value).is_some() {
                let (symbol, text) = (symbol.clone(), text.into());
                return Err(PointError::Twice { symbol, text });
            }
        }
        Ok(Point(values))
    }

    /// All points of a grid such as `m = 1..3, k = 0 or 2, x = 1/2`, in lexicographic order. An end of a range may be a
    /// formula in the symbols before it, as in `p = 2..3, x = 0..p^2 - 1`, and grids may be joined: `m = 1, k = 3; m = 2`.
    ///
    /// # Errors
    /// The part that is neither `symbol = rational` nor `symbol = from..to` with whole numbers.
    pub fn grid(text: &str) -> Result<Vec<Point>, PointError> {
        let mut all = Vec::new();
        for grid in text.split(';') {
            let mut points = vec![Point::default()];
            for part in grid.split(',').map(str::trim).filter(|part| !part.is_empty()) {
                let mut longer = Vec::new();
                for point in &points {
                    let axis = point.axis(part)?;
                    if longer.len() + axis.len() > MOST_POINTS {
                        return Err(PointError::TooMany(text.into()));
                    }
                    for value in axis {
                        let mut joined = point.clone();
                        joined.0.extend(value.0);
                        longer.push(joined);
                    }
                }
                points = longer;
            }
            all.extend(points);
            if all.len() > MOST_POINTS {
                return Err(PointError::TooMany(text.into()));
            }
        }
        Ok(all)
    }

    /// The values `symbol = from..to` or `symbol = value or value …` that follow this point.
    fn axis(&self, part: &str) -> Result<Vec<Point>, PointError> {
        let Some((head, last)) = part.split_once("..") else {
            let (name, values) = part.split_once('=').unwrap_or((part, ""));
            let single = |value: &str| Point::parse(&format!("{name} = {value}"));
            return match values.split(" or ").collect::<Vec<_>>()[..] {
                [_] => Ok(vec![Point::parse(part)?]),
                ref several => several.iter().map(|value| single(value)).collect(),
            };
        };
        let wrong = || PointError::Range(part.into());
        let (name, first) = head.split_once('=').ok_or_else(wrong)?;
        let values = self.0.iter().map(|(s, q)| (s.clone(), Expr::rational(q))).collect();
        let end = |text: &str| {
            let end = parse_expr(text).ok()?.substitute_all(&values).as_integer()?;
            end.to_i64()
        };
        let (first, last) = (end(first).ok_or_else(wrong)?, end(last).ok_or_else(wrong)?);
        if last.saturating_sub(first) >= MOST_POINTS as i64 {
            return Err(PointError::TooMany(part.into()));
        }
        (first..=last).map(|n| Point::parse(&format!("{name} = {n}"))).collect()
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
        Domain::Vector { .. } | Domain::Matrix { .. } => false,
        Domain::Positive => *value > 0,
        Domain::Nonnegative => *value >= 0,
        Domain::Nonzero => *value != 0,
        Domain::Natural { from } => value.is_integer() && *value >= *from,
        Domain::Prime => value.is_integer() && is_prime(value.numer()),
        Domain::Between { lo, hi } => lo <= value && value <= hi,
    }
}

/// Trial division; a number beyond the range is not seen to be prime.
fn is_prime(n: &Integer) -> bool {
    let Some(n) = n.to_u32().filter(|n| *n >= 2) else {
        return false;
    };
    (2..)
        .take_while(|d| u64::from(*d).pow(2) <= u64::from(n))
        .all(|d| n % d != 0)
}

impl Point {
    /// The point within a sentence: `at m = 1`, or `here` where no symbol is left to be given a value.
    #[must_use]
    pub fn place(&self) -> String {
        match self.0.is_empty() {
            true => "here".into(),
            false => format!("at {self}"),
        }
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

/// Points of the domains farther out, for what holds near the generic points only.
pub(super) fn far_points(symbols: &[Symbol], domains: &Domains) -> Vec<Point> {
    const NATURALS: [u32; 3] = [3, 4, 6];
    const PRIMES: [u32; 3] = [7, 11, 13];
    const REALS: [(i64, i64); 3] = [(-17, 2), (61, 3), (-1001, 10)];
    (0..REALS.len())
        .map(|index| {
            let values = symbols.iter().enumerate().map(|(place, symbol)| {
                let turn = (index + place) % REALS.len();
                let real = Rational::from(REALS[turn]) * Rational::from((7 + place / REALS.len(), 7));
                let value = match domains.get(symbol) {
                    Some(Domain::Natural { from }) => Rational::from(u64::from(*from) + u64::from(NATURALS[turn])),
                    Some(Domain::Prime) => Rational::from(PRIMES[turn]),
                    Some(Domain::Positive | Domain::Nonnegative) => real.abs(),
                    Some(Domain::Between { hi, .. }) if turn == 0 => hi.clone(),
                    Some(Domain::Between { lo, hi }) => lo + Rational::from(hi - lo) / (1 + 99 * turn as u32),
                    Some(Domain::Real | Domain::Nonzero | Domain::Vector { .. } | Domain::Matrix { .. }) | None => real,
                };
                (symbol.clone(), value)
            });
            Point(values.collect())
        })
        .collect()
}

/// Points in special positions: all symbols at rest, and each in turn at an extreme of its domain while the others are at rest; first those
/// at which every symbol is 0, where that is possible.
pub(super) fn special_points(symbols: &[Symbol], domains: &Domains) -> Vec<Point> {
    let rest = |symbol: &Symbol| match domains.get(symbol) {
        Some(Domain::Natural { from }) => Rational::from(u64::from(*from) + 1),
        Some(Domain::Prime) => Rational::from(3),
        Some(Domain::Between { lo, hi }) => Rational::from(lo + hi) / 2,
        _ => Rational::from(1),
    };
    let extremes = |symbol: &Symbol| match domains.get(symbol) {
        Some(Domain::Natural { from }) => vec![Rational::from(*from), Rational::from(u64::from(*from) + 12)],
        Some(Domain::Prime) => vec![Rational::from(2), Rational::from(31)],
        Some(Domain::Between { lo, hi }) => vec![lo.clone(), hi.clone()],
        Some(Domain::Positive | Domain::Nonnegative) => [(1, 1000), (1000, 1)].map(Rational::from).to_vec(),
        _ => [(1, 1000), (-1, 1), (1000, 1), (-1000, 1)].map(Rational::from).to_vec(),
    };
    let least = |symbol: &Symbol| match domains.get(symbol) {
        Some(domain) if domain_contains(domain, &Rational::new()) => Rational::new(),
        _ => extremes(symbol).swap_remove(0),
    };
    let at = |value: &dyn Fn(&Symbol) -> Rational| {
        Point(symbols.iter().map(|symbol| (symbol.clone(), value(symbol))).collect())
    };
    let mut points = vec![at(&least), at(&rest)];
    for moved in symbols {
        for value in extremes(moved).into_iter().chain([least(moved)]) {
            let mut point = at(&rest);
            point.0.insert(moved.clone(), value);
            points.push(point);
        }
    }
    points
}

/// A short, deterministic list of at most `count` different generic points of the domains of `symbols`: small naturals in all combinations
/// first, paired with rationals that are in no special position. There are fewer where the domains have fewer points.
#[must_use]
pub fn generic_points(symbols: &[Symbol], domains: &Domains, count: usize) -> Vec<Point> {
    let mut seen = BTreeSet::new();
    let points = (0..count).map(|index| generic_point(symbols, domains, index));
    points.filter(|point| seen.insert(point.0.clone())).collect()
}

/// The generic point of that number.
fn generic_point(symbols: &[Symbol], domains: &Domains, index: usize) -> Point {
    const REALS: [(i64, i64); 6] = [(1, 3), (-5, 7), (7, 5), (-13, 11), (3, 2), (-2, 9)];
    const POSITIVES: [(i64, i64); 6] = [(2, 3), (5, 4), (1, 7), (9, 5), (3, 11), (8, 3)];
    const PRIMES: [u32; 9] = [2, 3, 5, 7, 11, 13, 17, 19, 23];
    const PARTS: usize = 17;
    let whole = |symbol: &Symbol| matches!(domains.get(symbol), Some(Domain::Natural { .. } | Domain::Prime));
    let last_whole = symbols.iter().rposition(whole);
    let mut digits = index;
    let mut digit = |place: usize| {
        let digit = digits % 3;
        digits /= 3;
        // Once all combinations are through, the last number grows.
        digit + if Some(place) == last_whole { 3 * digits } else { 0 }
    };
    let values = symbols.iter().enumerate().map(|(place, symbol)| {
        // Every time that the table is through, for the symbols or for the points, its numbers are a little larger.
        let pick = |table: &[(i64, i64); 6]| {
            let round = Rational::from((101 + 37 * (index / table.len()) + 7 * (place / 3), 101));
            Rational::from(table[(index + 2 * place) % table.len()]) * round
        };
        let value = match domains.get(symbol) {
            Some(Domain::Natural { from }) => Rational::from(u64::from(*from) + digit(place) as u64),
            Some(Domain::Prime) => Rational::from(PRIMES[digit(place) % PRIMES.len()]),
            Some(Domain::Positive | Domain::Nonnegative) => pick(&POSITIVES),
            Some(Domain::Between { lo, hi }) => {
                let round = index / PARTS;
                let share = Rational::from(((3 + 5 * index + 4 * place) % PARTS, PARTS));
                let share = share + Rational::from((round, PARTS * (round + 1)));
                lo + Rational::from(hi - lo) * share
            }
            Some(Domain::Real | Domain::Nonzero | Domain::Vector { .. } | Domain::Matrix { .. }) | None => pick(&REALS),
        };
        (symbol.clone(), value)
    });
    Point(values.collect())
}
