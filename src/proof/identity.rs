//! The exact normal form as a check: an equality needs a difference that is zero, an inequality one of certain sign.

use std::fmt;

use crate::exact::{Outcome, Scope, Sign, by_cases, by_growth, normal, prove_equal, vector_dimension};
use crate::formula::{Domains, Expr, Relation, RelationOp};
use crate::proof::refusal::Unseen;
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal, Verdict, existence, iterated};

/// A formula longer than this is not quoted in the evidence.
const QUOTED: usize = 160;
/// Nor is one with a whole number of more digits.
const DIGITS: usize = 40;

/// What the normal form of the difference of the two sides shows.
#[derive(Debug)]
enum Difference {
    /// It is 0, and both sides have this normal form.
    Common(Expr),
    /// It is 0.
    Zero,
    /// It is 0 once its integrals, series or logarithms have been brought together.
    Together,
    /// Its sign is the one that the relation asks for.
    Sign(RelationOp, Expr),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Common(common) => match quoted(common) {
                Some(common) => write!(f, "both sides have the normal form {common}"),
                None => write!(f, "both sides have the same normal form"),
            },
            Difference::Zero => write!(f, "the difference of the two sides has the normal form 0"),
            Difference::Together => write!(
                f,
                "the difference of the two sides is 0, its integrals, series or logarithms brought together"
            ),
            Difference::Sign(op, difference) => {
                write!(f, "the difference")?;
                if let Some(difference) = quoted(difference) {
                    write!(f, " {difference}")?;
                }
                write!(
                    f,
                    " {}",
                    match op {
                        RelationOp::Eq => "is 0",
                        RelationOp::Ne => "has no zero",
                        RelationOp::Lt => "is positive",
                        RelationOp::Le => "is not negative",
                    }
                )
            }
        }
    }
}

/// The difference of the two sides is not seen to have the sign that the relation asks for.
#[derive(Debug)]
struct Uncertain(Expr);

impl fmt::Display for Uncertain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match quoted(&self.0) {
            Some(difference) => write!(f, "right side minus left side is {difference}"),
            None => write!(f, "the difference of the two sides is not seen to be as claimed"),
        }
    }
}

impl std::error::Error for Uncertain {}

/// Decides `relation` by the normal form of the difference of its sides, for all values of its symbols. Two integrals
/// over the same range are compared by their integrands first: that needs no closed form. It is proved, or refused.
pub(super) fn normal_form(relation: &Relation, domains: &Domains) -> Result<Evidence, Refusal> {
    if let Some(evidence) = iterated::same_integrand(relation, domains) {
        return Ok(evidence);
    }
    match by_difference(relation, domains) {
        Err(_) if relation.op == RelationOp::Eq && are_equal_vectors(relation, domains) => Ok(Evidence::proved(
            Grade::Exact,
            "the two sides have the same entries, in every dimension",
        )
        .showing(Existence::Sides(Ground::Kernel))),
        Err(_) if by_growth(relation, domains) => Ok(Evidence::proved(
            Grade::Exact,
            "the difference of the two sides is so at the first value of one of its symbols, and grows from there",
        )),
        Err(_) if by_cases(relation, domains) => Ok(Evidence::proved(
            Grade::Exact,
            "the two sides are so related in each case of the signs of its numbers",
        )
        .showing(Existence::Sides(Ground::Cases))),
        at_once => at_once,
    }
}

fn are_equal_vectors(relation: &Relation, domains: &Domains) -> bool {
    let scope = Scope::new(domains);
    let vectors = vector_dimension(&relation.lhs, &scope).is_ok_and(|dimension| dimension.is_some());
    vectors && prove_equal(&relation.lhs, &relation.rhs, domains) == Outcome::Proved
}

fn by_difference(relation: &Relation, domains: &Domains) -> Result<Evidence, Refusal> {
    let scope = Scope::new(domains);
    let difference = normal(&(relation.rhs.clone() - relation.lhs.clone()), &scope)?;
    // The order is one of real numbers: i < i + 1 says nothing, though the difference is positive.
    let ordered = matches!(relation.op, RelationOp::Lt | RelationOp::Le);
    let real = |side: &Expr| normal(side, &scope).is_ok_and(|side| scope.is_real(&side));
    if ordered && !(real(&relation.lhs) && real(&relation.rhs)) {
        return Err(Unseen::NotReal.into());
    }
    let together = !difference.is_zero() && scope.vanishes(&difference);
    let sign = if difference.is_zero() || together {
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
        return Err(Uncertain(difference).into());
    }
    let seen = match (relation.op, normal(&relation.rhs, &scope)) {
        (RelationOp::Eq, _) if together => Difference::Together,
        (RelationOp::Eq, Ok(common)) => Difference::Common(common.to_expr()),
        (RelationOp::Eq, Err(_)) => Difference::Zero,
        (op, _) => Difference::Sign(op, difference),
    };
    Ok(Evidence::proved(Grade::Exact, seen))
}

/// Whether a relation is proved by normal form and both of its sides exist.
pub(super) fn holds(relation: &Relation, domains: &Domains) -> bool {
    normal_form(relation, domains).is_ok_and(|evidence| {
        let evidence = evidence.judged(relation, domains);
        evidence.verdict == Verdict::Proved && matches!(evidence.existence, Existence::Sides(_))
    })
}

/// Whether a formula has a value wherever its symbols range.
pub(super) fn exists_everywhere(formula: &Expr, domains: &Domains) -> bool {
    existence::exists(formula, domains).is_ok()
}

/// A formula in back quotes; none where it, or a number in it, is too long to be read.
pub(super) fn quoted(expr: &Expr) -> Option<String> {
    let text = expr.to_string();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let readable = text.chars().count() <= QUOTED && numbers.all(|number| number.len() <= DIGITS);
    readable.then(|| format!("`{text}`"))
}

/// Whether the formulas are the same, or have the same normal form.
pub(super) fn same(left: &Expr, right: &Expr, domains: &Domains) -> bool {
    let difference = || normal(&(left.clone() - right.clone()), &Scope::new(domains));
    left == right || difference().is_ok_and(|difference| Scope::new(domains).vanishes(&difference))
}
