//! Turning the ray of integration by Cauchy's theorem, in the one integral in which the two sides differ.
//!
//! One side is an integral from 0 to infinity, the other the integral that arises when each exponential term of its
//! integrand is integrated along the ray at the angle, up or down, towards decay; see [`rotated`]. The two integrals exist, and so the two
//! sides together; that what surrounds them does the kernel has to see.

use std::fmt;

use rug::Rational;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Opened, Scope, normal, rotated};
use crate::formula::{Binder, Expr, Reach, RelationOp};
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Refusal, difference, mistake};

/// What is told: the multiple of π.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rotation {
    angle: Expr,
}

/// Turned by this multiple of π, each term gives the other side.
#[derive(Debug)]
struct Turned(Rational);

impl fmt::Display for Turned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "each exponential term, turned by {} π towards its decay, gives the other side",
            self.0
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the angle is not a rational multiple of π")]
    Angle,
    #[error("the two sides are not integrals from 0 to infinity")]
    Sides,
    #[error("turning the ray by {0} π is not seen to carry one side to the other")]
    NotCarried(Rational),
}

/// The ray of integration is turned by `angle` (a rational number) times π.
#[must_use]
pub fn rotation(name: &str, angle: &str) -> Step {
    Step::of(name, mistake::formula(angle).map(|angle| Rotation { angle }))
}

impl Kind for Rotation {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("rotation of the ray by {} of π", self.angle)
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.angle]
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::cauchy_sector(),
            &[
                "every term is a power times the exponential of a power, holomorphic off the origin",
                "the power of each term exceeds -1",
                "each term is turned towards its decay, and decays exponentially in the sector",
                "the terms decay on the ray, and are integrable at the origin",
                "and so on the turned ray",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (part, domains) = (difference::in_one_part(ask.relation), &ask.context.domains);
        let angle = ask.context.expand(&self.angle)?;
        let turn = angle.as_rational().ok_or(Undecided::Angle)?;
        let sides = half_line(&part.lhs).zip(half_line(&part.rhs));
        let Some((f, g)) = sides.filter(|_| part.op == RelationOp::Eq) else {
            return Err(Undecided::Sides.into());
        };
        let Opened { var: z, body: f, scope } = Scope::new(domains).open(&f, &[&g], &[])?;
        let g = g.body_in(&z);
        let (f, g) = (normal(&f, &scope)?, normal(&g, &scope)?);
        let meets = |from: &_, to: &_| rotated(from, &z, &turn, &scope).is_some_and(|turned| (&turned - to).is_zero());
        match meets(&f, &g) || meets(&g, &f) {
            true => Ok(Evidence::proved(Grade::Exact, Turned(turn)).showing(Existence::Together)),
            false => Err(Undecided::NotCarried(turn).into()),
        }
    }
}

/// An integral from 0 to infinity.
fn half_line(expr: &Expr) -> Option<Binder> {
    let half_line = Reach::Interval(Expr::zero(), Expr::infinity());
    expr.binder().filter(|binder| binder.reach == half_line)
}
