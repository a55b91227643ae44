//! Identities for every natural number n by integration by parts.
//!
//! To show `∫ G(n,z) dz = R(n)` over the line for every n >= n0: the base case n0 by exact normal form; and with the
//! ratio r(n) = R(n+1)/R(n), an antiderivative C (the certificate) of G(n+1) - r(n) G(n) that vanishes at both ends, so
//! that the left side satisfies the same recursion of order one. C and G must be continuous on the line and dominated
//! by a Gaussian, which makes the integrals finite and the boundary terms zero; the exact layer certifies both. So the integral exists;
//! of the right side the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Opened, Scope, Sign, normal, vanishes_at_infinity};
use crate::formula::{Binder, Domain, Expr, RelationOp, Symbol};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, mistake};

/// What is told: n, and C, a formula in the variable of integration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Induction {
    variable: Symbol,
    certificate: Expr,
}

/// The first case, and the ratio of the successive terms.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    first: u32,
    ratio: Expr,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown {
            variable: n,
            first,
            ratio,
        } = self;
        write!(
            f,
            "base case {n} = {first} by normal form; both sides satisfy F({n}+1) = ({ratio}) F({n})"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the base case {0} = {1} is not seen to hold")]
    Base(Symbol, u32),
    #[error("the right side may vanish, so that it has no ratio of successive terms")]
    NoRatio,
    #[error("the derivative of {certificate} is not G({n}+1) - r({n}) G({n})")]
    Slope { certificate: Expr, n: Symbol },
    #[error("{0} is not seen to be continuous and dominated by a Gaussian")]
    NotDominated(&'static str),
}

/// Holds for every natural `variable` by integration by parts with `certificate`.
#[must_use]
pub fn induction(name: &str, variable: &str, certificate: &str) -> Step {
    Step::of(name, Induction::read(variable, certificate))
}

impl Induction {
    fn read(variable: &str, certificate: &str) -> Result<Induction, Mistake> {
        Ok(Induction {
            variable: mistake::symbol(variable)?,
            certificate: mistake::formula(certificate)?,
        })
    }
}

impl Kind for Induction {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!(
            "induction on {}, integration by parts with {}",
            self.variable, self.certificate
        )
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.certificate]
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::fundamental_on_the_line(),
            &[
                "the certificate is continuous and dominated by a Gaussian",
                "the certificate is continuous and dominated by a Gaussian",
                "so is its derivative",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, n) = (ask.relation, &ask.context.domains, &self.variable);
        let certificate = &ask.context.expand(&self.certificate)?;
        let first = match domains.get(n) {
            Some(Domain::Natural { from }) if !domains.fixes(n) => *from,
            _ => return Err(Unseen::NotNatural(n.clone()).into()),
        };
        let binder = relation.lhs.binder().filter(Binder::is_over_the_line);
        let binder = binder.filter(|binder| relation.op == RelationOp::Eq && !binder.body.free_symbols().is_empty());
        let binder = binder.ok_or(Unseen::NoIntegralOverTheLine)?;
        let opened = Scope::new(domains).open(&binder, &[], &[&relation.rhs])?;
        // The certificate stands under the sign.
        let certificate = &opened.named_in(certificate, &binder);
        let Opened { var: z, body, scope } = &opened;
        let exact = |expr: &Expr| normal(expr, scope);

        let start = Expr::integer(first);
        let base = relation.lhs.substitute(n, &start) - relation.rhs.substitute(n, &start);
        if !exact(&base)?.is_zero() {
            return Err(Undecided::Base(n.clone(), first).into());
        }
        let right = exact(&relation.rhs)?;
        if !matches!(
            scope.sign_of(&right),
            Some(Sign::Positive | Sign::Negative | Sign::Nonzero)
        ) {
            return Err(Undecided::NoRatio.into());
        }
        let next = Expr::from(n.clone()) + Expr::one();
        let shifted = |expr: &Expr| expr.substitute(n, &next);
        let step = shifted(body) * relation.rhs.clone() - shifted(&relation.rhs) * body.clone();
        let slope = certificate.derivative(z)? * relation.rhs.clone();
        if !exact(&(step - slope))?.is_zero() {
            let (certificate, n) = (certificate.clone(), n.clone());
            return Err(Undecided::Slope { certificate, n }.into());
        }
        for (what, expr) in [("the certificate", certificate), ("the integrand", body)] {
            if !vanishes_at_infinity(&exact(expr)?, z, scope) {
                return Err(Undecided::NotDominated(what).into());
            }
        }
        let ratio = exact(&(shifted(&relation.rhs) / relation.rhs.clone()))?.to_expr();
        let variable = n.clone();
        let evidence = Evidence::proved(Grade::Exact, Shown { variable, first, ratio });
        Ok(evidence.showing(Existence::Integrals(Ground::Domination)))
    }
}
