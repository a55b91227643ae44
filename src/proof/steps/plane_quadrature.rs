//! The double integral that reconstructs by tanh units, by its own quadrature rule in the plane.
//!
//! The rule ([`tanh_reconstruction`]) knows one integral, S(x) = ∫∫ R(a, b) tanh(ax - b) db da with R(a, b) = ∫ e^{-y²/2}
//! g'''(ay - b) dy, g(z) = e^{-z²/2}. That the left side of a relation is this integral is not taken on trust: it must be
//! a double integral over the plane whose integrand equals that of the rule, for all x, almost everywhere, by normal form. What is
//! enclosed exists, at the instances looked at.

use std::collections::BTreeSet;

use super::{Ask, Cited, Kind, Step, questions};
use crate::formula::{Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::comparison::{compared, enclosure};
use crate::proof::{Evidence, Grade, Grid, Mistake, Refusal, Verdict, iterated, mistake};
use crate::quadrature::tanh_reconstruction;

/// R(a, b) tanh(ax - b) as the rule integrates it; g''' = (3z - z³) g.
const INTEGRAND: &str =
    "integral(y, -oo..oo, exp(-y^2/2)*(3*(a*y - b) - (a*y - b)^3)*exp(-(a*y - b)^2/2))*tanh(a*x - b)";

/// What is told: the name of the point x at which the network is evaluated, and the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaneQuadrature {
    variable: Symbol,
    grid: Grid,
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the left side is not an integral over the plane")]
    NoPlane,
    #[error("the integrand is not seen to be that of the rule")]
    Integrand,
    #[error("no value of {0}")]
    NoValue(Symbol),
}

/// Rigorous quadrature of the double integral on the left at every point of `grid`, such as `x = 0..2`, where the network is evaluated at
/// `variable`; the right side is enclosed by itself.
#[must_use]
pub fn plane_quadrature(name: &str, variable: &str, grid: &str) -> Step {
    Step::of(name, PlaneQuadrature::read(variable, grid))
}

impl PlaneQuadrature {
    fn read(variable: &str, grid: &str) -> Result<PlaneQuadrature, Mistake> {
        Ok(PlaneQuadrature {
            variable: mistake::symbol(variable)?,
            grid: Grid::read(grid)?,
        })
    }
}

impl Kind for PlaneQuadrature {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("rigorous quadrature in the plane at {}", self.grid.text)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, digits, x) = (ask.relation, ask.context.digits, &self.variable);
        let points = ask.context.points(&self.grid)?;
        let same = Relation::new(RelationOp::Eq, relation.lhs.clone(), reference(&relation.lhs, x)?);
        let seen = iterated::same_integrand(&same, &ask.context.domains);
        if seen.is_none_or(|evidence| evidence.verdict != Verdict::Proved) {
            return Err(Undecided::Integrand.into());
        }
        compared(relation, points, digits, |point| {
            let at = point.0.get(x).ok_or_else(|| Undecided::NoValue(x.clone()))?;
            Ok((
                tanh_reconstruction(at, digits)?,
                enclosure(&relation.rhs, point, digits)?,
            ))
        })
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = questions(relation);
        asked.insert("it recognises the integrand");
        Some(asked)
    }
}

/// The rule's integral over the variables of the left side.
fn reference(left: &Expr, x: &Symbol) -> Result<Expr, Refusal> {
    let line = |lo: &Expr, hi: &Expr| *lo == -Expr::infinity() && *hi == Expr::infinity();
    let (a, b) = match left.node() {
        Node::Integral { var: a, lo, hi, body } if line(lo, hi) => match body.node() {
            Node::Integral { var: b, lo, hi, .. } if line(lo, hi) && a != b && a != x && b != x => (a, b),
            _ => return Err(Undecided::NoPlane.into()),
        },
        _ => return Err(Undecided::NoPlane.into()),
    };
    let integrand = mistake::formula(INTEGRAND)?;
    let names = [("a", a), ("b", b), ("x", x)];
    let names = names.map(|(name, symbol)| (Symbol::new(name), Expr::from(symbol.clone())));
    let integrand = integrand.substitute_all(&names.into_iter().collect());
    let over = |variable: &Symbol, body| Expr::integral(variable.clone(), -Expr::infinity(), Expr::infinity(), body);
    Ok(over(a, over(b, integrand)))
}
