//! Inequalities over boxes by subdivision.
//!
//! A formula f is shown to be >= 0 (or > 0) on a box by covering the box with sub-boxes on each of which an enclosure
//! of f has that sign. Besides the plain enclosure f(X) the mean value form
//! f(c) + Σ ∂f/∂x_i(X) (X_i - c_i), c a point of X, is used: it contains f(X) for every differentiable f (mean value
//! theorem along the segment from c; R. E. Moore, *Interval Analysis*, 1966, chapter 6) and its excess width shrinks
//! with the square of the box. A sub-box on which neither decides is halved along the side that contributes
//! most to the width of the mean value form.

use rug::{Float, Rational};

use crate::enclose::{Assignment, AtPrecision, EncloseError, Prepared};
use crate::formula::{Expr, Node, Symbol};
use crate::interval::Interval;
use crate::quadrature::Quadrature;
use crate::session::{Question, remembered};

/// Working precision; the boxes, not the rounding, limit what can be shown.
const PRECISION: u32 = 80;
/// Boxes examined before giving up.
const BUDGET: usize = 200_000;
/// The same where each of them takes a quadrature.
const SLOW_BUDGET: usize = 500;

/// What the subdivision of a box showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subdivision {
    /// The inequality holds on the whole box.
    Holds {
        /// Sub-boxes in the cover.
        boxes: usize,
    },
    /// Not decided within the budget, or not enclosed somewhere.
    Open {
        /// Sub-boxes examined.
        boxes: usize,
        /// Where it stuck.
        why: String,
    },
}

type Sides = Vec<(Symbol, [Rational; 2])>;

/// A formula that is enclosed on boxes, or why it is on none.
type Enclosing<'a> = Result<AtPrecision<'a>, EncloseError>;

/// Shows `f >= 0` (or `f > 0` if `strict`) on the box with the given sides; every free symbol of `f` needs a side.
#[must_use]
pub fn nonnegative_on_box(f: &Expr, sides: &[(Symbol, [Rational; 2])], strict: bool) -> Subdivision {
    remembered(Inequality {
        f: f.clone(),
        sides: sides.to_vec(),
        strict,
    })
}

/// An inequality on a box.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Inequality {
    f: Expr,
    sides: Sides,
    strict: bool,
}

impl Question for Inequality {
    const WHAT: &'static str = "inequalities on boxes";
    type Answer = Subdivision;

    fn answer(&self) -> Subdivision {
        covered(&self.f, &self.sides, self.strict)
    }
}

fn covered(f: &Expr, sides: &[(Symbol, [Rational; 2])], strict: bool) -> Subdivision {
    let budget = match has_integral(f) {
        true => SLOW_BUDGET,
        false => BUDGET,
    };
    let slope = |(symbol, _): &(Symbol, _)| Prepared::new(&f.derivative(symbol).ok()?).ok();
    let slopes: Option<Vec<Prepared>> = sides.iter().map(slope).collect();
    let f = match Prepared::new(f) {
        Ok(f) => f,
        Err(error) => {
            return Subdivision::Open {
                boxes: 0,
                why: error.to_string(),
            };
        }
    };
    let quadrature = Quadrature::default();
    let f = f.at_precision(PRECISION, &quadrature);
    let slopes: Option<Vec<Enclosing<'_>>> = slopes.as_ref().map(|slopes| {
        let slopes = slopes.iter();
        slopes.map(|slope| slope.at_precision(PRECISION, &quadrature)).collect()
    });
    let mut open: Vec<Sides> = vec![sides.to_vec()];
    let (mut boxes, mut closed) = (0, 0);
    while let Some(sides) = open.pop() {
        boxes += 1;
        let side = match examine(&f, slopes.as_deref(), &sides, strict) {
            Seen::Holds => {
                closed += 1;
                continue;
            }
            Seen::Fails { how } => {
                return Subdivision::Open {
                    boxes,
                    why: format!("it {how} at the centre of {}", shown(&sides)),
                };
            }
            Seen::Unclear { side } => side,
        };
        let thin = sides.get(side).is_none_or(|(_, [lo, hi])| lo == hi);
        if boxes + open.len() >= budget || thin {
            return Subdivision::Open {
                boxes,
                why: format!("not certain on {}", shown(&sides)),
            };
        }
        let cut = middle(&sides[side].1);
        let (mut left, mut right) = (sides.clone(), sides);
        left[side].1[1] = cut.clone();
        right[side].1[0] = cut;
        open.extend([right, left]);
    }
    Subdivision::Holds { boxes: closed }
}

/// What one box showed; where it is unclear, the side whose halving promises most.
enum Seen {
    Holds,
    Fails { how: &'static str },
    Unclear { side: usize },
}

fn examine(f: &Enclosing<'_>, slopes: Option<&[Enclosing<'_>]>, sides: &Sides, strict: bool) -> Seen {
    let certain = |value: &Interval| !value.is_empty() && if strict { *value.lo() > 0 } else { *value.lo() >= 0 };
    let over: Assignment = sides
        .iter()
        .map(|(symbol, side)| (symbol.clone(), hull(side)))
        .collect();
    let plain = value(f, &over);
    if plain.as_ref().is_ok_and(certain) {
        return Seen::Holds;
    }
    let centre = sides
        .iter()
        .map(|(symbol, side)| (symbol.clone(), Interval::from_rational(&middle(side), PRECISION)));
    let centre: Assignment = centre.collect();
    let at_centre = value(f, &centre);
    match &at_centre {
        Ok(value) if *value.hi() < 0 => return Seen::Fails { how: "fails" },
        Ok(_) => {}
        // Then no sub-box with this point has an enclosure.
        Err(_) => {
            return Seen::Fails {
                how: "is not seen to be defined",
            };
        }
    }
    // The derivative may be defined where the formula is not: the theorem needs both.
    let slopes = slopes.filter(|_| plain.is_ok());
    let spread = |(index, (symbol, _)): (usize, &(Symbol, _))| {
        let slope = value(slopes?.get(index)?, &over).ok()?;
        Some(slope * (&over[symbol] - &centre[symbol]))
    };
    let spreads: Option<Vec<Interval>> = sides.iter().enumerate().map(spread).collect();
    let widths: Vec<Float> = match (&spreads, at_centre) {
        (Some(spreads), Ok(at_centre)) => {
            if certain(&spreads.iter().fold(at_centre, |sum, spread| sum + spread)) {
                return Seen::Holds;
            }
            spreads.iter().map(Interval::wid).collect()
        }
        _ => sides.iter().map(|(symbol, _)| over[symbol].wid()).collect(),
    };
    let widest = |best: usize, index: usize| if widths[index] > widths[best] { index } else { best };
    Seen::Unclear {
        side: (0..widths.len()).fold(0, widest),
    }
}

fn shown(sides: &Sides) -> String {
    let ranges: Vec<String> = sides
        .iter()
        .map(|(symbol, [lo, hi])| format!("{symbol} in [{lo}, {hi}]"))
        .collect();
    ranges.join(", ")
}

fn value(f: &Enclosing<'_>, at: &Assignment) -> Result<Interval, EncloseError> {
    f.as_ref().map_err(Clone::clone)?.evaluate(at)
}

fn hull([lo, hi]: &[Rational; 2]) -> Interval {
    Interval::from_rational(lo, PRECISION).hull(&Interval::from_rational(hi, PRECISION))
}

fn middle([lo, hi]: &[Rational; 2]) -> Rational {
    Rational::from(lo + hi) / 2
}

fn has_integral(f: &Expr) -> bool {
    matches!(f.node(), Node::Integral { .. }) || f.children().into_iter().any(has_integral)
}
