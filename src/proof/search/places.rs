//! Guesses of the places where the two sides of an inequality in one number meet, or come closest.
//!
//! The difference of the sides is enclosed at points, and the middles of the enclosures are compared; near a least one the search goes on, and
//! the place is told as the simplest number near what was found, a fraction or the exponential, the logarithm or the root of one. Nothing
//! rests on that: the step to which the places are told proves the inequality or does not.

use std::collections::BTreeSet;

use rug::{Float, Rational};

use crate::enclose::{Assignment, Prepared};
use crate::formula::{Domain, Domains, Expr, Relation, Symbol};
use crate::interval::Interval;
use crate::proof::undefined::simplest;
use crate::proof::{Step, growth};
use crate::quadrature::Quadrature;

/// Bits of the enclosures.
const PRECISION: u32 = 160;
/// How often a bracket around a least value is narrowed, each time to two thirds.
const ROUNDS: u32 = 110;
/// A place that is told is found to within 2^-this.
const NEAR: u32 = 40;
/// The largest denominator of a fraction that is told.
const DENOMINATOR: u32 = 60;
/// The most places that are told.
const PLACES: usize = 4;

/// Steps along each symbol: from the places that are guessed where it is the only one, and from the ends of its range or 0.
pub(super) fn growths(relation: &Relation, symbols: &BTreeSet<Symbol>, domains: &Domains) -> Vec<Step> {
    let mut steps = Vec::new();
    if let [symbol] = symbols.iter().collect::<Vec<_>>()[..]
        && let Some(domain) = domains.get(symbol)
    {
        let places = guessed(&(relation.rhs.clone() - relation.lhs.clone()), symbol, domain);
        if !places.is_empty() {
            steps.push(along(symbol, &places));
        }
    }
    for symbol in symbols {
        match domains.get(symbol) {
            Some(Domain::Real | Domain::Nonzero) => steps.push(along(symbol, &[Expr::zero()])),
            Some(Domain::Positive) => steps.extend([along(symbol, &[]), along(symbol, &[Expr::one()])]),
            Some(Domain::Nonnegative | Domain::Between { .. }) => steps.push(along(symbol, &[])),
            _ => {}
        }
    }
    steps
}

fn along(symbol: &Symbol, places: &[Expr]) -> Step {
    let places: Vec<String> = places.iter().map(Expr::to_string).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    growth("growth", symbol.as_str(), &places)
}

/// The places of least values, from left to right.
fn guessed(difference: &Expr, symbol: &Symbol, domain: &Domain) -> Vec<Expr> {
    let Ok(prepared) = Prepared::new(difference) else {
        return Vec::new();
    };
    let value = |x: &Rational| {
        let at = Assignment::from([(symbol.clone(), Interval::from_rational(x, PRECISION))]);
        prepared
            .evaluate(&at, PRECISION, &Quadrature::default())
            .ok()
            .map(|value| value.mid())
    };
    let points = grid(domain);
    let values: Vec<Option<Float>> = points.iter().map(value).collect();
    let mut found: Vec<Expr> = Vec::new();
    for at in 1..points.len().saturating_sub(1) {
        let (Some(left), Some(here), Some(right)) = (&values[at - 1], &values[at], &values[at + 1]) else {
            continue;
        };
        if here > left || here > right || here == left && here == right {
            continue;
        }
        let place = least(&points[at - 1], &points[at + 1], &value).and_then(|place| named(&place));
        found.extend(place.filter(|place| !found.contains(place)));
    }
    found.truncate(PLACES);
    found
}

/// Points of a domain, from left to right, close together near 0.
fn grid(domain: &Domain) -> Vec<Rational> {
    const HALF: u32 = 40;
    let positive = || {
        let far = |n: u32| Rational::from((n * n, 60)) + Rational::from((n, 17));
        (1..=HALF).map(far)
    };
    let negative = || {
        let mut all: Vec<Rational> = positive().map(|x| -x).collect();
        all.reverse();
        all
    };
    match domain {
        Domain::Real | Domain::Nonzero => negative().into_iter().chain(positive()).collect(),
        Domain::Positive | Domain::Nonnegative => {
            let small = (1..=16u32).rev().map(|n| Rational::from((1, 17 * n + n * n)));
            small.chain(positive()).collect()
        }
        Domain::Between { lo, hi } => {
            let part = |n: u32| lo + Rational::from(hi - lo) * Rational::from((n, 2 * HALF));
            (0..=2 * HALF).map(part).collect()
        }
        _ => Vec::new(),
    }
}

/// The place of a least value between two points, by thirds.
fn least(lo: &Rational, hi: &Rational, value: &impl Fn(&Rational) -> Option<Float>) -> Option<Rational> {
    let snapped = |x: Rational| Float::with_val(PRECISION, &x).to_rational();
    let (mut lo, mut hi) = (lo.clone(), hi.clone());
    for _ in 0..ROUNDS {
        let third: Rational = Rational::from(&hi - &lo) / 3;
        let (left, right) = (
            snapped(Rational::from(&lo + &third))?,
            snapped(Rational::from(&hi - &third))?,
        );
        match value(&left)? <= value(&right)? {
            true => hi = right,
            false => lo = left,
        }
    }
    Some((lo + hi) / Rational::from(2))
}

/// The simplest number near a place.
fn named(place: &Rational) -> Option<Expr> {
    let near = |x: &Interval| {
        let around = Interval::from_rational(&Rational::from((1, 1_u64 << NEAR)), PRECISION);
        let around = x + &(-&around).hull(&around);
        simplest(&around).filter(|fraction| *fraction.denom() <= DENOMINATOR)
    };
    let place = Interval::from_rational(place, PRECISION);
    if let Some(fraction) = near(&place) {
        return Some(Expr::rational(&fraction));
    }
    let exponential = || Some(Expr::rational(&near(&place.log())?).exp());
    let logarithm = || Some(Expr::rational(&near(&place.exp())?).log());
    let root = || {
        let square = Expr::rational(&near(&place.sqr())?).sqrt();
        Some(if *place.hi() < 0 { -square } else { square })
    };
    match *place.lo() > 0 {
        true => exponential().or_else(logarithm).or_else(root),
        false => root(),
    }
}
