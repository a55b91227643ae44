//! The exact normal form as a check: an equality needs a difference that is zero, an inequality one of certain sign.

use super::iterated;
use crate::exact::{Scope, Sign, by_cases, normal};
use crate::formula::{Domains, Expr, Relation, RelationOp};
use crate::proof::{Evidence, Grade, Verdict};

/// A formula longer than this is not quoted in the evidence.
const QUOTED: usize = 160;
/// Nor is one with a whole number of more digits.
const DIGITS: usize = 40;

/// Decides `relation` by the normal form of the difference of its sides, for all values of its symbols. Two integrals
/// over the same range are compared by their integrands first: that needs no closed form.
pub(super) fn normal_form(relation: &Relation, domains: &Domains) -> Evidence {
    if let Some(evidence) = iterated::same_integrand(relation, domains) {
        return evidence;
    }
    let at_once = by_difference(relation, domains);
    if at_once.verdict == Verdict::Proved || !by_cases(relation, domains) {
        return at_once;
    }
    let seen = "the two sides are so related in each case of the signs of its numbers";
    Evidence::proved(Grade::Exact, seen)
}

fn by_difference(relation: &Relation, domains: &Domains) -> Evidence {
    let scope = Scope::new(domains);
    let difference = match normal(&(relation.rhs.clone() - relation.lhs.clone()), &scope) {
        Ok(difference) => difference,
        Err(obstacle) => return Evidence::undecided(Grade::Exact, obstacle.to_string()),
    };
    // The order is one of real numbers: i < i + 1 says nothing, though the difference is positive.
    let ordered = matches!(relation.op, RelationOp::Lt | RelationOp::Le);
    let real = |side: &Expr| normal(side, &scope).is_ok_and(|side| scope.is_real(&side));
    if ordered && !(real(&relation.lhs) && real(&relation.rhs)) {
        return Evidence::undecided(Grade::Exact, "the two sides are not seen to be real");
    }
    let sign = if difference.is_zero() {
        Some(Sign::Zero)
    } else {
        scope.sign_of(&difference)
    };
    let holds = matches!(
        (relation.op, sign),
        (RelationOp::Eq, Some(Sign::Zero))
            | (RelationOp::Ne, Some(Sign::Positive | Sign::Negative | Sign::Nonzero))
            | (RelationOp::Lt, Some(Sign::Positive))
            | (RelationOp::Le, Some(Sign::Positive | Sign::Nonnegative | Sign::Zero))
    );
    let difference = quoted(&difference.to_expr());
    if !holds {
        let seen = difference.map_or_else(
            || "the difference of the two sides is not seen to be as claimed".into(),
            |difference| format!("right side minus left side is {difference}"),
        );
        return Evidence::undecided(Grade::Exact, seen);
    }
    let difference = difference.map_or_else(|| "the difference".into(), |text| format!("the difference {text}"));
    let seen = match (relation.op, normal(&relation.rhs, &scope)) {
        (RelationOp::Eq, Ok(common)) => match quoted(&common.to_expr()) {
            Some(common) => format!("both sides have the normal form {common}"),
            None => "both sides have the same normal form".to_owned(),
        },
        (RelationOp::Eq, Err(_)) => "the difference of the two sides has the normal form 0".to_owned(),
        (RelationOp::Ne, _) => format!("{difference} has no zero"),
        (RelationOp::Lt, _) => format!("{difference} is positive"),
        (RelationOp::Le, _) => format!("{difference} is not negative"),
    };
    Evidence::proved(Grade::Exact, seen)
}

/// A formula in back quotes; none where it, or a number in it, is too long to be read.
pub(super) fn quoted(expr: &Expr) -> Option<String> {
    let text = expr.to_string();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let readable = text.chars().count() <= QUOTED && numbers.all(|number| number.len() <= DIGITS);
    readable.then(|| format!("`{text}`"))
}
