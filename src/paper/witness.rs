//! Witnesses as text: a formula, the digits to which it is computed otherwise, and at which values.

use super::claim::formula;
use super::line::{Misfit, Span};
use crate::proof::{Claim, Witness};

/// `K to 9 digits for m = 1..3`, and perhaps `as` another formula for the same number before the values.
pub(super) fn witness(claim: Claim, text: &Span<'_>) -> Result<Claim, Misfit> {
    let wrong = || {
        text.misfit("a witness is written `witness formula to 9 digits as other-formula for m = 1..3`, where `as …` and `for …` may be left out")
    };
    let (of, rest) = text.at_word("to").ok_or_else(wrong)?;
    let (digits, rest) = rest.at_word("digits").ok_or_else(wrong)?;
    let number = digits.text().parse::<u32>();
    let tolerance = number.map_err(|_| digits.misfit("the digits are a number such as 9"))?;
    let (instead, grid) = match rest.at_word("for") {
        Some((instead, grid)) => (instead, grid.text()),
        None => (rest, String::new()),
    };
    formula(&of)?;
    let witness = Witness::of(&of.text(), &grid, tolerance);
    if instead.is_empty() {
        return Ok(claim.witness(witness));
    }
    let other = instead.after("as").ok_or_else(wrong)?;
    formula(&other)?;
    Ok(claim.witness(witness.instead(&other.text())))
}
