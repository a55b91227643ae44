//! An integral over the line without the origin, folded at the origin and enclosed at instances.
//!
//! The exact layer decides from leading terms whether the integral exists ([`LineIntegral`]); only then is it
//! ∫₀^∞ (f(z) + f(-z)) dz, which goes to rigorous quadrature. No closed form of the integral is used. What is enclosed exists, at the
//! instances looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Ask, Cited, Kind, Step, questions};
use crate::enclose::enclose;
use crate::formula::{Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::comparison::compared;
use crate::proof::evidence::Seen;
use crate::proof::table::{HalfLine, LineIntegral};
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Grade, Grid, Refusal, Verdict};
use crate::quadrature::Quadrature;

/// Bits of the exact number 0.
const BITS: u32 = 64;

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    grid: Grid,
}

/// The integral exists, and so much was seen of its values.
#[derive(Debug)]
struct Exists(Seen);

impl fmt::Display for Exists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the integral exists and {}", self.0.words())
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("folding compares the two sides of an equality")]
    OnlyEqualities,
    #[error("the left side is not a factor times an integral over the line")]
    Form,
    #[error("the integral does not exist: near 0 the integrand is like {variable}^({order})")]
    Divergent { variable: Symbol, order: i64 },
}

/// Existence of an integral over the line without the origin, and rigorous quadrature of it at every point of `grid`.
#[must_use]
pub fn folded(name: &str, grid: &str) -> Step {
    Step::of(name, Grid::read(grid).map(|grid| Folded { grid }).map_err(Into::into))
}

impl Kind for Folded {
    fn words(&self, _cited: Option<&Cited>) -> String {
        self.grid.at("rigorous quadrature of the integral folded at 0")
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![
            Supplied::by_kind(
                library::change_of_variables(),
                &[
                    "the slope is -1",
                    "the ends correspond",
                    "the ends correspond",
                    "the imaginary and the real part are shown to be integrable",
                ],
            ),
            Supplied::by_kind(
                library::linearity(),
                &[
                    "the imaginary and the real part are shown to be integrable",
                    "the imaginary and the real part are shown to be integrable",
                ],
            ),
        ]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, digits) = (ask.relation, ask.context.digits);
        if relation.op != RelationOp::Eq {
            return Err(Undecided::OnlyEqualities.into());
        }
        let evidence = compared(relation, ask.context.points(&self.grid)?, digits, |point| {
            let values: BTreeMap<_, _> = point.0.iter().map(|(s, q)| (s.clone(), Expr::rational(q))).collect();
            let at = |expr: &Expr| expr.substitute_all(&values);
            Ok((
                integral(&at(&relation.lhs), digits)?,
                number(&at(&relation.rhs), digits)?,
            ))
        })?;
        Ok(match evidence.verdict >= Verdict::Confirmed {
            true => evidence.within(Exists),
            false => evidence,
        })
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = questions(relation);
        asked.insert("it decides from leading terms whether the integral exists");
        Some(asked)
    }
}

/// The left side: a factor times an integral over the line.
fn integral(side: &Expr, digits: usize) -> Result<Interval, Refusal> {
    let (factor, integral) = match side.node() {
        Node::Mul(factor, integral) => (factor.clone(), integral),
        _ => (Expr::one(), side),
    };
    let (variable, body): (&Symbol, &Expr) = match integral.node() {
        Node::Integral { var, lo, hi, body } if *hi == Expr::infinity() && *lo == -Expr::infinity() => (var, body),
        _ => return Err(Undecided::Form.into()),
    };
    let line = HalfLine::new(variable, &Domains::default());
    match line.integral(&line.read(body)?) {
        LineIntegral::Cancels | LineIntegral::Vanishes => Ok(Interval::zero(BITS)),
        LineIntegral::Exists(half) => {
            let rest = Expr::integral(variable.clone(), Expr::zero(), Expr::infinity(), half.rest.to_expr());
            Ok(number(&(factor * half.constant.to_expr()), digits)? * number(&rest, digits)?)
        }
        LineIntegral::Divergent(leading) | LineIntegral::Principal(leading, _) => {
            let (variable, order) = (variable.clone(), leading.order);
            Err(Undecided::Divergent { variable, order }.into())
        }
        LineIntegral::Undecided(why) => Err(why.into()),
    }
}

fn number(expr: &Expr, digits: usize) -> Result<Interval, Refusal> {
    Ok(enclose(expr, &BTreeMap::new(), digits, &Quadrature::default())?)
}
