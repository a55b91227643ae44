//! Finite sums with symbolic ends by telescoping: if F(k+1) - F(k) = f(k) for all [terms](crate::proof::terms), and lo <= hi + 1, then
//! Σ f = F(hi+1) - F(lo); with `<=` likewise.
//!
//! It claims nothing of existence: a factor of a sum without terms need not exist where its terms do. The kernel judges of the sides.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Obstacle, Scope, Sign, normal};
use crate::formula::{Expr, RelationOp, Symbol};
use crate::proof::combined::Combined;
use crate::proof::terms::sum_of;
use crate::proof::{Evidence, Grade, Refusal, mistake};

/// What is told: F, a formula in the index of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Telescoping {
    certificate: Expr,
}

/// How every term compares with the difference of F.
#[derive(Debug)]
struct Shown {
    how: &'static str,
    certificate: Expr,
    var: Symbol,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { how, certificate, var } = self;
        write!(
            f,
            "every term is {how} the difference of `{certificate}` at {var} + 1 and {var}"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("telescoping shows `=` and `<=` only")]
    Relation,
    #[error("no side is a sum")]
    NoSum,
    #[error("`{symbol}` in {certificate} has no declared domain")]
    Undeclared { symbol: Symbol, certificate: Expr },
    #[error("{0} <= {1} is not seen to hold")]
    Order(Expr, Expr),
    #[error("the terms are not seen to be real")]
    NotReal,
    #[error("the difference of {certificate} at {var} + 1 and {var} is not seen to compare with the term")]
    Difference { certificate: Expr, var: Symbol },
    #[error("{other} is not the increase of {certificate} from {lo} to {after}")]
    Increase {
        other: Expr,
        certificate: Expr,
        lo: Expr,
        after: Expr,
    },
}

/// A finite sum equal to, at most or at least the increase of `certificate`.
#[must_use]
pub fn telescoping(name: &str, certificate: &str) -> Step {
    let told = mistake::formula(certificate).map(|certificate| Telescoping { certificate });
    Step::of(name, told)
}

impl Kind for Telescoping {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("telescoping with {}", self.certificate)
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.certificate]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let certificate = &ask.context.expand(&self.certificate)?;
        if !matches!(relation.op, RelationOp::Eq | RelationOp::Le) {
            return Err(Undecided::Relation.into());
        }
        let (sum, other, sum_on_the_left) = match (sum_of(&relation.lhs), sum_of(&relation.rhs)) {
            (Some(sum), _) => (sum, &relation.rhs, true),
            (None, Some(sum)) => (sum, &relation.lhs, false),
            (None, None) => return Err(Undecided::NoSum.into()),
        };
        let Combined { var, lo, hi, body } = &sum;
        // A symbol that nobody declared might be the one that stands for the rest of the sum.
        let open = |symbol: &Symbol| symbol != var && domains.get(symbol).is_none();
        if let Some(symbol) = certificate.free_symbols().into_iter().find(open) {
            let certificate = certificate.clone();
            return Err(Undecided::Undeclared { symbol, certificate }.into());
        }
        let outside = Scope::new(domains);
        let after = hi.clone() + Expr::one();
        if !not_negative(&(after.clone() - lo.clone()), &outside)? {
            return Err(Undecided::Order(lo.clone(), after).into());
        }
        let terms = sum.terms(domains)?;
        let inside = Scope::new(&terms.domains);
        let next = certificate.substitute(var, &(Expr::from(var.clone()) + Expr::one()));
        let (term, here, next) = (terms.at(body), terms.at(certificate), terms.at(&next));
        let gap = term.clone() - (next.clone() - here.clone());
        for formula in [&term, &here, &next] {
            let value = normal(formula, &inside)?;
            if relation.op == RelationOp::Le && !inside.is_real(&value) {
                return Err(Undecided::NotReal.into());
            }
        }
        let holds = match (relation.op, sum_on_the_left) {
            (RelationOp::Eq, _) => normal(&gap, &inside).is_ok_and(|gap| gap.is_zero()),
            (_, true) => not_negative(&-gap, &inside)?,
            (_, false) => not_negative(&gap, &inside)?,
        };
        if !holds {
            return Err(Undecided::Difference {
                certificate: certificate.clone(),
                var: var.clone(),
            }
            .into());
        }
        let increase = certificate.substitute(var, &after) - certificate.substitute(var, lo);
        let left_over = normal(&(increase - other.clone()), &outside)?;
        if !left_over.is_zero() {
            return Err(Undecided::Increase {
                other: other.clone(),
                certificate: certificate.clone(),
                lo: lo.clone(),
                after,
            }
            .into());
        }
        let how = match (relation.op, sum_on_the_left) {
            (RelationOp::Eq, _) => "equal to",
            (_, true) => "at most",
            (_, false) => "at least",
        };
        let (certificate, var) = (certificate.clone(), var.clone());
        Ok(Evidence::proved(Grade::Exact, Shown { how, certificate, var }))
    }
}

fn not_negative(expr: &Expr, scope: &Scope) -> Result<bool, Obstacle> {
    let value = normal(expr, scope)?;
    Ok(value.is_zero() || matches!(scope.sign_of(&value), Some(Sign::Positive | Sign::Nonnegative)))
}
