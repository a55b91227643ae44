//! The values of a formula on ranges of its symbols.
//!
//! On a box the formula is enclosed, and so are its partial derivatives. Where one of these has one sign on the box, the formula, which is
//! then differentiable on it, takes its least and greatest values at the ends of that symbol, by the mean value theorem. The box whose
//! enclosure reaches farthest is halved, until it reaches no farther than values that are taken at points, up to the digits asked for, or
//! until there are many.

use std::collections::BTreeMap;

use rug::Rational;

use crate::enclose::{Assignment, EncloseError, Prepared, bits_of};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::proof::{Point, no_value};
use crate::quadrature::{Budget, Quadrature};

use super::Hindrance;
use super::answer::{Found, Route, Value};
use super::evaluation::has_integral;

/// The most pieces into which ranges are cut, and the most where there are integrals in the formula.
const PIECES: usize = 2_000;
const SLOW_PIECES: usize = 24;
/// Guard bits.
const GUARD: u32 = 32;

/// The ends of the ranges.
pub(super) type Ranges = BTreeMap<Symbol, (Rational, Rational)>;

/// A formula on boxes.
struct Field {
    formula: Prepared,
    /// By each symbol, where it has a formula.
    slopes: Vec<(Symbol, Prepared)>,
    quadrature: Quadrature,
    prec: u32,
}

/// A box, with the least interval known to contain the values on it.
struct Piece {
    ends: Ranges,
    values: Interval,
}

impl Field {
    fn at(&self, ends: &Ranges, formula: &Prepared) -> Result<Interval, EncloseError> {
        let exact = |q: &Rational| Interval::from_rational(q, self.prec);
        let within = ends
            .iter()
            .map(|(name, (lo, hi))| (name.clone(), exact(lo).hull(&exact(hi))));
        formula.evaluate(&within.collect::<Assignment>(), self.prec, &self.quadrature)
    }

    /// An enclosure of the values on a box.
    fn values(&self, ends: &Ranges) -> Result<Interval, EncloseError> {
        let whole = self.at(ends, &self.formula)?;
        let (mut low, mut high) = (ends.clone(), ends.clone());
        for (name, slope) in &self.slopes {
            let Some((lo, hi)) = ends.get(name).filter(|(lo, hi)| lo != hi) else {
                continue;
            };
            let (first, last) = match self.at(ends, slope) {
                Ok(slope) if *slope.lo() >= 0 => (lo, hi),
                Ok(slope) if *slope.hi() <= 0 => (hi, lo),
                _ => continue,
            };
            low.insert(name.clone(), (first.clone(), first.clone()));
            high.insert(name.clone(), (last.clone(), last.clone()));
        }
        if low == *ends {
            return Ok(whole);
        }
        let (low, high) = (self.at(&low, &self.formula)?, self.at(&high, &self.formula)?);
        Ok(whole.intersection(&low.hull(&high)))
    }

    /// A value that is taken on the box: that in the middle, or at the ends of the symbols by which the formula is monotone.
    fn taken(&self, ends: &Ranges) -> Option<Interval> {
        let middle = ends.iter().map(|(name, (lo, hi))| {
            let middle: Rational = Rational::from(lo + hi) / 2;
            (name.clone(), (middle.clone(), middle))
        });
        self.at(&middle.collect(), &self.formula).ok()
    }
}

/// The smallest interval found that contains all values, or why there is none.
pub(super) fn values(formula: &Expr, ranges: &Ranges, digits: usize) -> (Found, Option<Expr>, Route) {
    let (found, pieces) = match enclosed(formula, ranges, digits) {
        Ok((values, pieces)) => (Found::Value(Value::Real(values)), pieces),
        Err(why) => {
            let why = match valueless(formula, ranges) {
                Some((point, why)) => Hindrance::NoValueAt { point, why },
                None => Hindrance::of(formula, why, None),
            };
            (Found::Nothing { why, reached: None }, 1)
        }
    };
    (found, None, Route::Pieces(pieces))
}

fn enclosed(formula: &Expr, ranges: &Ranges, digits: usize) -> Result<(Interval, usize), EncloseError> {
    let slow = has_integral(formula);
    let slopes = ranges.keys().filter_map(|name| {
        let slope = Prepared::new(&Expr::diff(formula.clone(), name.clone())).ok()?;
        Some((name.clone(), slope))
    });
    let field = Field {
        formula: Prepared::new(formula)?,
        slopes: slopes.collect(),
        quadrature: Quadrature {
            budget: Budget {
                pieces: 500,
                points: 20_000,
            },
        },
        prec: bits_of(digits) + GUARD,
    };
    let most = if slow { SLOW_PIECES } else { PIECES };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = vec![ranges.clone()];
    let mut count = 1;
    let mut taken: Option<Interval> = None;
    loop {
        while let Some(ends) = open.pop() {
            match field.values(&ends) {
                Ok(values) => {
                    for value in [Some(ends.clone()), Some(first(&ends)), Some(last(&ends))]
                        .iter()
                        .flatten()
                    {
                        let value = field.taken(value);
                        taken = match (taken, value) {
                            (Some(taken), Some(value)) => Some(taken.hull(&value)),
                            (taken, value) => taken.or(value),
                        };
                    }
                    pieces.push(Piece { ends, values });
                }
                Err(error) if error.is_final() || count >= most => return Err(error),
                Err(_) => {
                    count += 1;
                    open.extend(halves(&ends));
                }
            }
        }
        let reach = |low: bool| {
            let far = |piece: &&Piece| match low {
                true => -piece.values.lo().clone(),
                false => piece.values.hi().clone(),
            };
            let farther = |a: &usize, b: &usize| far(&&pieces[*a]).total_cmp(&far(&&pieces[*b]));
            (0..pieces.len()).max_by(farther)
        };
        let (Some(lowest), Some(highest)) = (reach(true), reach(false)) else {
            return Err(EncloseError::Overflow);
        };
        let hull = pieces[lowest].values.hull(&pieces[highest].values);
        let Some(taken) = &taken else {
            return Ok((hull, count));
        };
        let slack = taken.mag().max(&taken.wid()) >> (bits_of(digits) as i32);
        let below = taken.lo().clone() - hull.lo() > slack;
        let above = hull.hi().clone() - taken.hi() > slack;
        if count >= most || !below && !above {
            return Ok((hull, count));
        }
        let chosen = if below { lowest } else { highest };
        if pieces[chosen].ends.values().all(|(lo, hi)| lo == hi) {
            return Ok((hull, count));
        }
        count += 1;
        open.extend(halves(&pieces.swap_remove(chosen).ends));
    }
}

fn first(ends: &Ranges) -> Ranges {
    let ends = ends
        .iter()
        .map(|(name, (lo, _))| (name.clone(), (lo.clone(), lo.clone())));
    ends.collect()
}

fn last(ends: &Ranges) -> Ranges {
    let ends = ends
        .iter()
        .map(|(name, (_, hi))| (name.clone(), (hi.clone(), hi.clone())));
    ends.collect()
}

/// The two halves across the longest side.
fn halves(ends: &Ranges) -> [Ranges; 2] {
    let length = |(lo, hi): &(Rational, Rational)| Rational::from(hi - lo);
    let longest = ends.iter().max_by(|a, b| length(a.1).cmp(&length(b.1)));
    let (mut left, mut right) = (ends.clone(), ends.clone());
    if let Some((name, (lo, hi))) = longest {
        let middle: Rational = Rational::from(lo + hi) / 2;
        left.insert(name.clone(), (lo.clone(), middle.clone()));
        right.insert(name.clone(), (middle, hi.clone()));
    }
    [left, right]
}

/// A point of the ranges at which the formula has no value: with all symbols at 0, at the first or at the last of their values, or between.
fn valueless(formula: &Expr, ranges: &Ranges) -> Option<(String, crate::proof::NoValue)> {
    let place = |number: usize, (lo, hi): &(Rational, Rational)| match number {
        0 => Rational::new().max(lo.clone()).min(hi.clone()),
        1 => lo.clone(),
        2 => hi.clone(),
        _ => Rational::from(lo + hi) / 2,
    };
    (0..4).find_map(|number| {
        let values = ranges.iter().map(|(name, ends)| (name.clone(), place(number, ends)));
        let point = Point(values.collect());
        let there = point
            .0
            .iter()
            .map(|(name, value)| (name.clone(), Expr::rational(value)));
        let why = no_value(&formula.substitute_all(&there.collect()), &Assignment::new())?;
        Some((point.to_string(), why))
    })
}
