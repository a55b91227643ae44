//! Integration by parts over the line: two sums of integrals whose integrands differ by a derivative.
//!
//! If F - G = dC/dz at every real z, then ∫ F - ∫ G over \[-R,S\] is C(S) - C(-R). Where F and G are integrable these have limits as
//! R and S grow, so C(z) has limits at both ends; and if C vanishes at infinity, or is integrable itself, they are 0. Whether
//! F, G and C are integrable the exact layer decides: from their closed forms, from the classes of open functions, or because the statement
//! supposes it. So all integrals exist; of what they are multiplied by the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Obstacle, Scope, normal, vanishes_at_infinity};
use crate::formula::{Domain, Expr, Node, RelationOp, Symbol};
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, mistake};

/// What is told: C as an integral over the line, so that expanding its definitions may rename the variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByParts {
    variable: Symbol,
    certificate: Expr,
    over_the_line: Expr,
}

/// The integrands differ by the derivative of C, which vanishes at both ends.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    edge: Expr,
    integrable: bool,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { variable, edge, .. } = self;
        let how = if self.integrable {
            "is integrable and so vanishes"
        } else {
            "vanishes"
        };
        write!(
            f,
            "the two integrands differ by the derivative of `{edge}` in {variable}, which {how} at both ends"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("integration by parts shows equalities only")]
    OnlyEqualities,
    #[error("{0} is not a sum of multiples of integrals over the line")]
    NoSum(Expr),
    #[error("there is no integral")]
    NoIntegral,
    #[error("`{0}` means two things")]
    TwoThings(Symbol),
    #[error("the two integrands do not differ by the derivative of {0}")]
    Slope(Expr),
    #[error("{0} is not seen to vanish at both ends: {1}")]
    Edge(Expr, Obstacle),
}

/// Integrals over the line whose integrands differ by the derivative of `certificate` in `variable`, which vanishes at both ends.
#[must_use]
pub fn by_parts(name: &str, variable: &str, certificate: &str) -> Step {
    Step::of(name, ByParts::read(variable, certificate))
}

impl ByParts {
    fn read(variable: &str, certificate: &str) -> Result<ByParts, Mistake> {
        let (variable, certificate) = (mistake::symbol(variable)?, mistake::formula(certificate)?);
        Ok(ByParts {
            over_the_line: over_the_line(&variable, &certificate),
            variable,
            certificate,
        })
    }
}

impl Kind for ByParts {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("integration by parts with {}", self.certificate)
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.over_the_line]
    }

    fn theorems(&self) -> Vec<Supplied> {
        let vanishes = "the certificate is dominated by a Gaussian, or integrable like its derivative";
        vec![Supplied::by_kind(
            library::fundamental_on_the_line(),
            &[vanishes, vanishes, "each integrand is integrable"],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let expanded = ask.context.expand(&self.over_the_line)?;
        let (z, certificate) = match expanded.node() {
            Node::Integral { var, body, .. } => (var, body),
            _ => (&self.variable, &expanded),
        };
        if relation.op != RelationOp::Eq {
            return Err(Undecided::OnlyEqualities.into());
        }
        let mut parts = Vec::new();
        collect(&relation.lhs, &Expr::one(), &mut parts)?;
        collect(&relation.rhs, &-Expr::one(), &mut parts)?;
        if parts.is_empty() {
            return Err(Undecided::NoIntegral.into());
        }
        let mut extended = domains.clone();
        // Under its integral the variable hides a declared symbol of the same name.
        extended.insert(z.clone(), Domain::Real);
        let scope = Scope::new(&extended);
        let mut bodies = Vec::new();
        let mut difference = Expr::zero();
        for part in parts {
            if part.factor.depends_on(z) || (part.variable != *z && part.body.depends_on(z)) {
                return Err(Undecided::TwoThings(z.clone()).into());
            }
            let body = part.body.substitute(&part.variable, &Expr::from(z.clone()));
            difference = difference + part.factor * body.clone();
            bodies.push(body);
        }
        // What has no formula of a derivative everywhere, as an integral with a parameter, may have one in the exact layer.
        let without = |slope: Expr| normal(&(difference.clone() - slope), &scope);
        let exact = || without(Expr::diff(certificate.clone(), z.clone()));
        let rest = match certificate.derivative(z) {
            Ok(slope) => without(slope).or_else(|why| exact().map_err(|_| why)),
            Err(_) => exact(),
        };
        if !scope.vanishes(&rest?) {
            return Err(Undecided::Slope(certificate.clone()).into());
        }
        let edge = normal(certificate, &scope)?;
        let (outer, line) = (Scope::new(domains), |body: &Expr| over_the_line(z, body));
        for body in &bodies {
            let tame = vanishes_at_infinity(&normal(body, &scope)?, z, &scope);
            if !tame {
                normal(&line(body), &outer)?;
            }
        }
        let integrable = !vanishes_at_infinity(&edge, z, &scope);
        if integrable {
            normal(&line(certificate), &outer).map_err(|why| Undecided::Edge(certificate.clone(), why))?;
        }
        let seen = Shown {
            variable: z.clone(),
            edge: edge.to_expr(),
            integrable,
        };
        Ok(Evidence::proved(Grade::Exact, seen).showing(Existence::Integrals(Ground::Domination)))
    }
}

/// The integral of a formula over the line.
fn over_the_line(variable: &Symbol, body: &Expr) -> Expr {
    Expr::integral(variable.clone(), -Expr::infinity(), Expr::infinity(), body.clone())
}

/// A multiple of an integral over the line.
struct Part {
    factor: Expr,
    variable: Symbol,
    body: Expr,
}

/// Takes a sum of multiples of integrals over the line apart.
fn collect(expr: &Expr, factor: &Expr, parts: &mut Vec<Part>) -> Result<(), Undecided> {
    let integral_in = |e: &Expr| holds_integral(e);
    match expr.node() {
        Node::Integral { var, lo, hi, body } if *hi == Expr::infinity() && *lo == -Expr::infinity() => {
            parts.push(Part {
                factor: factor.clone(),
                variable: var.clone(),
                body: body.clone(),
            });
            Ok(())
        }
        Node::Integer(n) if *n == 0 => Ok(()),
        Node::Neg(a) => collect(a, &-factor.clone(), parts),
        Node::Add(a, b) => collect(a, factor, parts).and_then(|()| collect(b, factor, parts)),
        Node::Sub(a, b) => collect(a, factor, parts).and_then(|()| collect(b, &-factor.clone(), parts)),
        Node::Mul(a, b) if !integral_in(a) => collect(b, &(factor.clone() * a.clone()), parts),
        Node::Mul(a, b) if !integral_in(b) => collect(a, &(factor.clone() * b.clone()), parts),
        Node::Div(a, b) if !integral_in(b) => collect(a, &(factor.clone() / b.clone()), parts),
        _ => Err(Undecided::NoSum(expr.clone())),
    }
}

fn holds_integral(expr: &Expr) -> bool {
    matches!(expr.node(), Node::Integral { .. }) || expr.children().into_iter().any(holds_integral)
}
