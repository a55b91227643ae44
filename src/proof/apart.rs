//! Two sides of a relation that certainly fails, in decimals that show it.

use rug::Float;

use super::refute::{closed, value_to};
use crate::exact::{Scope, normal};
use crate::formula::{Domains, Expr};
use crate::interval::Interval;

/// Significant digits shown of a side, if they show the difference.
const LEAST: usize = 12;
/// Significant digits shown at most.
const MOST: usize = 1000;
/// Digits to which a side is enclosed beyond those shown.
const SPARE: usize = 3;
/// A formula of more characters is shown by its enclosure alone.
const QUOTED: usize = 60;

/// So many significant digits that two disjoint intervals, printed outward, are seen to be disjoint; `least` at least.
pub(super) fn digits(left: &Interval, right: &Interval, least: usize) -> usize {
    enough(&left.mag().max(&right.mag()), &(left - right).mig(), least)
}

/// So many significant digits that numbers of a size are told apart that differ by the gap. A printed end is off by less than one unit
/// of its last place, and log10 2 < 0.302.
fn enough(size: &Float, gap: &Float, least: usize) -> usize {
    let bits = match (size.get_exp(), gap.get_exp()) {
        (Some(size), Some(gap)) => usize::try_from(i64::from(size) - i64::from(gap)).unwrap_or(0),
        _ => 0,
    };
    (bits.saturating_mul(302) / 1000 + SPARE).clamp(least, MOST)
}

/// The two sides, formulas without free symbols, with as many digits as it takes to tell them apart; `difference` encloses what the
/// right side exceeds the left one by, in its real or in its imaginary part.
pub(super) fn sides(left: &Expr, right: &Expr, difference: &Interval) -> [String; 2] {
    let to = |digits: usize| [left, right].map(|side| Side::of(side, digits + SPARE));
    let mut both = to(LEAST);
    if difference.contains_zero() {
        return both.map(|side| side.text(LEAST));
    }
    if Side::digits(&both).is_none() {
        let size = both[0].size().max(&both[1].size());
        both = to(enough(&size, &difference.mig(), LEAST));
    }
    match Side::digits(&both) {
        Some(digits) => both.map(|side| side.text(digits)),
        // Enclosed by themselves the sides are too wide; the difference has a closed form.
        None => {
            let (lo, hi) = difference.to_decimal(LEAST);
            [both[0].text(LEAST), format!("the left side plus [{lo}, {hi}]")]
        }
    }
}

/// A side: its exact form where that is short, and its real and imaginary part.
struct Side {
    exact: Option<String>,
    rational: bool,
    parts: Option<[Interval; 2]>,
}

impl Side {
    fn of(side: &Expr, digits: usize) -> Side {
        let exact = closed(side);
        let text = exact.to_string();
        Side {
            rational: exact.as_rational().is_some(),
            exact: (text.chars().count() <= QUOTED).then_some(text),
            parts: match value_to(side, digits) {
                Ok(real) => Some([real, Interval::zero(2)]),
                Err(_) => parts(side, digits),
            },
        }
    }

    fn size(&self) -> Float {
        let parts = self.parts.iter().flatten().map(Interval::mag);
        parts.fold(Float::new(2), |size, part| size.max(&part))
    }

    /// The digits that tell the sides apart; none if their enclosures do not.
    fn digits([left, right]: &[Side; 2]) -> Option<usize> {
        if left.rational && right.rational && left.exact.is_some() && right.exact.is_some() {
            return Some(LEAST);
        }
        let parts = left.parts.iter().flatten().zip(right.parts.iter().flatten());
        let apart = parts.filter(|(left, right)| left.is_disjoint(right));
        apart.map(|(left, right)| digits(left, right, LEAST)).min()
    }

    fn text(&self, digits: usize) -> String {
        let decimals = |value: &Interval| {
            let (lo, hi) = value.to_decimal(digits);
            format!("[{lo}, {hi}]")
        };
        let enclosed =
            self.parts.as_ref().map(
                |[real, imaginary]| match imaginary.is_point() && imaginary.contains_zero() {
                    true => decimals(real),
                    false => format!("{} + i*{}", decimals(real), decimals(imaginary)),
                },
            );
        match (&self.exact, enclosed) {
            (Some(exact), None) => exact.clone(),
            (Some(exact), _) if self.rational => exact.clone(),
            (Some(exact), Some(enclosed)) => format!("{exact} in {enclosed}"),
            (None, Some(enclosed)) => format!("in {enclosed}"),
            (None, None) => "not enclosed by itself".into(),
        }
    }
}

/// The real and the imaginary part of a complex number.
fn parts(side: &Expr, digits: usize) -> Option<[Interval; 2]> {
    let domains = Domains::default();
    let scope = Scope::new(&domains);
    let number = normal(side, &scope).ok()?;
    let value = |part: Option<_>| -> Option<Interval> {
        let part: crate::exact::Normal = part?;
        value_to(&part.to_expr(), digits).ok()
    };
    Some([value(scope.real_part(&number))?, value(scope.imaginary_part(&number))?])
}
