//! The exact normal form as a check: an equality needs a difference that is zero, an inequality one of certain sign.

use super::iterated;
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domains, Expr, Relation, RelationOp};
use crate::proof::{Evidence, Grade};

/// A formula longer than this is not quoted in the evidence.
const QUOTED: usize = 160;

/// Decides `relation` by the normal form of the difference of its sides, for all values of its symbols. Two integrals
/// over the same range are compared by their integrands first: that needs no closed form.
pub(super) fn normal_form(relation: &Relation, domains: &Domains) -> Evidence {
    if let Some(evidence) = iterated::same_integrand(relation, domains) {
        return evidence;
    }
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
    let difference = difference.to_expr();
    if !holds {
        return Evidence::undecided(
            Grade::Exact,
            format!("right side minus left side is {}", quoted(&difference)),
        );
    }
    let seen = match (relation.op, normal(&relation.rhs, &scope)) {
        (RelationOp::Eq, Ok(common)) => format!("both sides have the normal form {}", quoted(&common.to_expr())),
        (RelationOp::Eq, Err(_)) => "the difference of the two sides has the normal form 0".to_owned(),
        (RelationOp::Ne, _) => format!("the difference {} has no zero", quoted(&difference)),
        (RelationOp::Lt, _) => format!("the difference {} is positive", quoted(&difference)),
        (RelationOp::Le, _) => format!("the difference {} is not negative", quoted(&difference)),
    };
    Evidence::proved(Grade::Exact, seen)
}

/// A formula in back quotes; a long one is only measured.
fn quoted(expr: &Expr) -> String {
    let text = expr.to_string();
    let length = text.chars().count();
    if length <= QUOTED {
        format!("`{text}`")
    } else {
        format!("(a formula of {length} characters)")
    }
}
