//! `∫ f <= ∫ g`, or `abs(∫ f) <= ∫ g`, because f <= g, or |f| <= g, almost everywhere on the common range, and ∫ g is finite.
//!
//! The integrals exist: that on the right has a closed form, those on the left are bounded by it or shown to converge. Of what they are
//! multiplied by the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Expr, Function, Node, RelationOp};
use crate::proof::combination::{combined, each_exists, one_multiple, under};
use crate::proof::theorem::{Supplied, library};
use crate::proof::waves::Waves;
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Majorant;

/// The integrand, or its absolute value, is at most that on the right.
#[derive(Debug)]
struct AtMost {
    modulus: bool,
}

impl fmt::Display for AtMost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.modulus {
            "the absolute value of the integrand"
        } else {
            "the integrand"
        };
        write!(
            f,
            "{what} is at most that on the right, by |sin y| <= 1 and |sin y| <= |y|"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("a side is not a linear combination of integrals over one range")]
    NoCombination,
    #[error("the two sides are not integrals over the same half line or line")]
    Ranges,
    #[error("the integral on the right is not seen to be finite")]
    Infinite,
    #[error("the integrals on the left are not seen to exist")]
    Existence,
    #[error("the integrand on the right is not seen to be real")]
    NotReal,
    #[error("the integrand is not of degree one in each of its sines and cosines of real numbers")]
    Degree,
    #[error("the integrand on the left is not seen to be bounded by that on the right")]
    Unbounded,
}

/// An integral is at most another since its integrand, or the absolute value of that, is.
#[must_use]
pub fn majorant(name: &str) -> Step {
    Step::of(name, Ok(Majorant))
}

impl Kind for Majorant {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "comparison of the integrands".into()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![
            Supplied::by_kind(
                library::comparison(),
                &[
                    "the range is a half line or the line",
                    "by the signs of the differences",
                    "it has a closed form",
                ],
            ),
            Supplied::by_kind(
                library::monotonicity(),
                &[
                    "the range is a half line or the line",
                    "by the signs of the differences",
                    "by closed forms or a bound of the modulus",
                    "it has a closed form",
                ],
            ),
        ]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let (inner, modulus) = match relation.lhs.node() {
            Node::Call(Function::Abs, arguments) => (arguments.first().unwrap_or(&relation.lhs), true),
            _ => (&relation.lhs, false),
        };
        let (Some(f), Some(g)) = (combined(inner), combined(&relation.rhs)) else {
            return Err(Undecided::NoCombination.into());
        };
        // Upper ends below lower ends would turn the inequality round.
        let forward = f.hi == Expr::infinity() && (f.lo == Expr::zero() || f.lo == -Expr::infinity());
        if relation.op != RelationOp::Le || !forward {
            return Err(Undecided::Ranges.into());
        }
        let (f, g) = f.alike(g, domains).ok_or(Undecided::Ranges)?;
        let around = Scope::new(domains);
        if normal(&relation.rhs, &around).is_err() {
            return Err(Undecided::Infinite.into());
        }
        // A bound of the modulus shows that one integral exists; a bound from above, or of a combination, shows nothing of the kind.
        let exists = modulus && one_multiple(inner, &around) || each_exists(inner, &around);
        if !exists {
            return Err(Undecided::Existence.into());
        }
        let scope = Scope::new(&under(&f, domains)).almost_everywhere(&f.var);
        if !modulus && !normal(&g.body, &scope).is_ok_and(|g| scope.is_real(&g)) {
            return Err(Undecided::NotReal.into());
        }
        let waves = Waves::of(&f.body, &f.var);
        if !waves.are_bounded(&scope) {
            return Err(Undecided::Degree.into());
        }
        let sides: &[bool] = if modulus { &[false, true] } else { &[false] };
        let holds = waves.bounds().into_iter().any(|bounds| {
            waves.corners(&bounds).into_iter().all(|corner| {
                sides.iter().all(|negated| {
                    let corner = if *negated { -corner.clone() } else { corner.clone() };
                    at_most(&corner, &g.body, &scope)
                })
            })
        });
        if !holds {
            return Err(Undecided::Unbounded.into());
        }
        let evidence = Evidence::proved(Grade::Exact, AtMost { modulus });
        Ok(evidence.showing(Existence::Integrals(Ground::Domination)))
    }

    fn shows_terms(&self) -> bool {
        true
    }
}

/// Whether `smaller <= larger` on the whole scope.
fn at_most(smaller: &Expr, larger: &Expr, scope: &Scope) -> bool {
    let difference = normal(&(larger.clone() - smaller.clone()), scope).ok();
    let sign = difference.and_then(|difference| scope.sign_of(&difference));
    matches!(sign, Some(Sign::Zero | Sign::Positive | Sign::Nonnegative))
}
