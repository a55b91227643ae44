//! Points of small numbers, for a reader who wants the simplest place at which a relation fails.

use std::collections::BTreeMap;

use rug::Rational;

use super::context::{Context, free_symbols};
use super::matrix;
use super::point::Point;
use super::refute::{at, fails_at, takes_long};
use super::undefined::{NoValue, no_value};
use crate::formula::{Domain, Domains, Relation, Symbol};
use crate::proof::Counterexample;

/// Points that are looked at.
const POINTS: usize = 48;
/// The same where integrals, sums or inverse functions are enclosed at each.
const SLOW_POINTS: usize = 6;
/// Numbers by their simplicity, numerator and denominator.
const NUMBERS: [(i32, u32); 15] = [
    (0, 1),
    (1, 1),
    (-1, 1),
    (2, 1),
    (-2, 1),
    (1, 2),
    (-1, 2),
    (3, 1),
    (-3, 1),
    (1, 3),
    (4, 1),
    (3, 2),
    (10, 1),
    (-10, 1),
    (1, 10),
];
/// How many of them a symbol takes.
const EACH: usize = 9;

/// The simplest point at which the relation certainly fails.
pub(crate) fn simplest_counterexample(context: &Context<'_>, relation: &Relation) -> Option<Counterexample> {
    if matrix::mentioned(relation, &context.domains) || context.mentions_solution(relation) {
        return None;
    }
    let mut points = points(relation, &context.domains).into_iter();
    points.find_map(|point| fails_at(context, relation, &point))
}

/// A simple point at which a side of the relation certainly has no value, in words, and why.
pub(crate) fn undefined_at(context: &Context<'_>, relation: &Relation) -> Option<(String, NoValue)> {
    if matrix::mentioned(relation, &context.domains) || !context.domains.supposed().is_empty() {
        return None;
    }
    let mut points = points(relation, &context.domains).into_iter();
    points.find_map(|point| {
        let sides = [&relation.lhs, &relation.rhs];
        let why = sides
            .into_iter()
            .find_map(|side| no_value(&at(side, &point), &BTreeMap::new()))?;
        Some((point.place(), why))
    })
}

/// Points of the domains, those of the simplest numbers first.
fn points(relation: &Relation, domains: &Domains) -> Vec<Point> {
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    let slow = takes_long(&relation.lhs) || takes_long(&relation.rhs);
    let most = if slow { SLOW_POINTS } else { POINTS };
    let mut found = vec![(0, Point::default())];
    for symbol in symbols {
        let values = numbers(&symbol, domains);
        let longer = found.iter().flat_map(|(rank, point)| {
            let extended = |(place, value): (usize, &Rational)| {
                let mut point = point.clone();
                point.0.insert(symbol.clone(), value.clone());
                (rank + place, point)
            };
            values.iter().enumerate().map(extended).collect::<Vec<_>>()
        });
        let mut longer: Vec<(usize, Point)> = longer.collect();
        longer.sort_by_key(|(rank, _)| *rank);
        longer.truncate(most);
        found = longer;
    }
    found.into_iter().map(|(_, point)| point).collect()
}

/// Simple numbers of the domain of a symbol.
fn numbers(symbol: &Symbol, domains: &Domains) -> Vec<Rational> {
    let lies = |value: &Rational| Point([(symbol.clone(), value.clone())].into()).lies_in(domains);
    let simple = NUMBERS.map(Rational::from).into_iter();
    let (ends, shift) = match domains.get(symbol) {
        Some(Domain::Between { lo, hi }) => (
            vec![lo.clone(), hi.clone(), Rational::from(lo + hi) / 2],
            Rational::new(),
        ),
        Some(Domain::Natural { from }) => (Vec::new(), Rational::from(*from)),
        Some(Domain::Prime) => ([2, 3, 5, 7].map(Rational::from).to_vec(), Rational::new()),
        _ => (Vec::new(), Rational::new()),
    };
    let mut found: Vec<Rational> = Vec::new();
    for value in simple.map(|value| value + &shift).chain(ends) {
        if lies(&value) && !found.contains(&value) {
            found.push(value);
        }
    }
    found.truncate(EACH);
    found
}
