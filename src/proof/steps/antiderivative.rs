//! The fundamental theorem of calculus on a finite range.
//!
//! Let F be differentiable on \[lo, hi\] with a continuous derivative g. Then ∫_lo^hi g = F(hi) - F(lo); and if g <= f there for a
//! continuous f, then F(hi) - F(lo) <= ∫_lo^hi f. The exact layer shows F' = g where F' is defined, that lo <= hi, and that
//! F, F' and f are defined at every point of the line, or of the half line from 0 where lo >= 0. Elementary functions are
//! continuous where they are defined; a formula that contains anything else is refused. So the integral exists; of the other side the
//! kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Obstacle, Scope, Sign, normal};
use crate::formula::{Domain, Expr, Node, RelationOp, Symbol};
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal, continuity, mistake};

/// What is told: F, a formula in the variable of integration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Antiderivative {
    certificate: Expr,
}

/// F' is the integrand, or at most that.
#[derive(Debug)]
struct Shown {
    op: RelationOp,
    certificate: Expr,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.op {
            RelationOp::Eq => "the",
            _ => "at most the",
        };
        write!(f, "the derivative of `{}` is {how} integrand", self.certificate)
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("no side is an integral, or the integral is not on the larger side")]
    NoIntegral,
    #[error("`{0}` occurs outside the integral, too")]
    Outside(Symbol),
    #[error("{0} <= {1} is not seen to hold")]
    Order(Expr, Expr),
    #[error("{0} is not seen to be continuous")]
    NotContinuous(&'static str),
    #[error("the derivative is not seen to be real")]
    NotReal,
    #[error("the derivative of {0} is not seen to compare with the integrand")]
    Slope(Expr),
    #[error("{other} is not the increase of {certificate} from {lo} to {hi}")]
    Increase {
        other: Expr,
        certificate: Expr,
        lo: Expr,
        hi: Expr,
    },
}

/// An integral over a finite range equal to, or at least, the increase of `certificate`.
#[must_use]
pub fn antiderivative(name: &str, certificate: &str) -> Step {
    let told = mistake::formula(certificate).map(|certificate| Antiderivative { certificate });
    Step::of(name, told)
}

impl Kind for Antiderivative {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("fundamental theorem of calculus with {}", self.certificate)
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.certificate]
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![
            Supplied::by_kind(library::fundamental(), &["lo <= hi is shown"]),
            Supplied::by_kind(
                library::monotonicity(),
                &[
                    "lo <= hi is shown; for lo = hi both sides are 0",
                    "the derivative is at most the integrand",
                    "the derivative is continuous on the range",
                    "the integrand is continuous on the range",
                ],
            ),
        ]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let certificate = &ask.context.expand(&self.certificate)?;
        let (integral, other) = match (relation.op, relation.lhs.node(), relation.rhs.node()) {
            (RelationOp::Eq, Node::Integral { .. }, _) => (&relation.lhs, &relation.rhs),
            (RelationOp::Eq | RelationOp::Le, _, Node::Integral { .. }) => (&relation.rhs, &relation.lhs),
            _ => return Err(Undecided::NoIntegral.into()),
        };
        let Node::Integral { var, lo, hi, body } = integral.node() else {
            return Err(Undecided::NoIntegral.into());
        };
        // Under the integral the variable hides a declared symbol of the same name; outside, that would be another one.
        if [lo, hi, other].into_iter().any(|e| e.depends_on(var)) {
            return Err(Undecided::Outside(var.clone()).into());
        }
        let outside = Scope::new(domains);
        let sign = |e: &Expr, scope: &Scope| -> Result<Option<Sign>, Obstacle> {
            let value = normal(e, scope)?;
            Ok(if value.is_zero() {
                Some(Sign::Zero)
            } else {
                scope.sign_of(&value)
            })
        };
        let not_negative = |sign| matches!(sign, Some(Sign::Zero | Sign::Positive | Sign::Nonnegative));
        if !not_negative(sign(&(hi.clone() - lo), &outside)?) {
            return Err(Undecided::Order(lo.clone(), hi.clone()).into());
        }
        let half_line = not_negative(sign(lo, &outside)?);
        let inside = outside.declare(var, if half_line { Domain::Nonnegative } else { Domain::Real });
        let slope = certificate.derivative(var)?;
        for (what, e) in [
            ("the antiderivative", certificate),
            ("its derivative", &slope),
            ("the integrand", body),
        ] {
            if !continuity::is_continuous(e, var, domains) {
                return Err(Undecided::NotContinuous(what).into());
            }
            normal(e, &inside)?;
        }
        // What has a real derivative increases by a real number.
        if relation.op == RelationOp::Le && !inside.is_real(&normal(&slope, &inside)?) {
            return Err(Undecided::NotReal.into());
        }
        let gap = sign(&(body.clone() - slope), &inside)?;
        let holds = match relation.op {
            RelationOp::Eq => gap == Some(Sign::Zero),
            _ => not_negative(gap),
        };
        if !holds {
            return Err(Undecided::Slope(certificate.clone()).into());
        }
        let increase = certificate.substitute(var, hi) - certificate.substitute(var, lo);
        if !normal(&(increase - other), &outside)?.is_zero() {
            return Err(Undecided::Increase {
                other: other.clone(),
                certificate: certificate.clone(),
                lo: lo.clone(),
                hi: hi.clone(),
            }
            .into());
        }
        let seen = Shown {
            op: relation.op,
            certificate: certificate.clone(),
        };
        Ok(Evidence::proved(Grade::Exact, seen).showing(Existence::Integrals(Ground::Continuity)))
    }
}
