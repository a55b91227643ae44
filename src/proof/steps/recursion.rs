//! Identities for every natural number n by a recursion of any order (creative telescoping).
//!
//! To show `∫ F(n,z) dz = R(n)` over the line for every n >= n0: coefficients c_0(n), …, c_d(n) free of z, c_d without zeros,
//! with Σ c_j(n) F(n+j,z) = ∂C/∂z for a certificate C, and Σ c_j(n) R(n+j) = 0; and the d base cases n0, …, n0+d-1. F and C
//! must be continuous on the line and dominated by a Gaussian: the integrals are then finite and C vanishes at both ends, so
//! that the left side satisfies the recursion as well, and the two agree by induction. C may fail to be differentiable at
//! the zeros of what its formula divides by or takes the logarithm of; being continuous, it is still the integral of its
//! derivative. So the integral exists; of the right side the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Opened, Scope, Sign, normal, vanishes_at_infinity};
use crate::formula::{Binder, Domain, Expr, RelationOp, Symbol};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, mistake};

/// What is told: n, the coefficients c_0, …, c_d, free of the variable of integration, and C, a formula in that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recursion {
    variable: Symbol,
    coefficients: Vec<Expr>,
    certificate: Expr,
}

/// The base cases from `first` on, and the recursion.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    first: usize,
    coefficients: Vec<Expr>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown {
            variable: n,
            first,
            coefficients,
        } = self;
        let order = coefficients.len().saturating_sub(1);
        let cases: Vec<String> = (0..order).map(|j| (first + j).to_string()).collect();
        let terms: Vec<String> = coefficients
            .iter()
            .enumerate()
            .filter(|(_, coefficient)| **coefficient != Expr::zero())
            .map(|(j, coefficient)| match j {
                0 => format!("({coefficient}) I({n})"),
                _ => format!("({coefficient}) I({n}+{j})"),
            })
            .collect();
        let (cases, terms) = (cases.join(", "), terms.join(" + "));
        write!(f, "{n} = {cases} by normal form; both sides satisfy {terms} = 0")
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("a recursion needs two coefficients")]
    Order,
    #[error("a coefficient depends on `{0}`")]
    Depends(Symbol),
    #[error("the leading coefficient {0} may vanish")]
    Leading(Expr),
    #[error("the base case {0} = {1} is not seen to hold")]
    Base(Symbol, usize),
    #[error("the right side is not seen to satisfy the recursion")]
    RightSide,
    #[error("the integrands do not add up to the derivative of {0}")]
    Slope(Expr),
    #[error("{0} is not seen to be continuous and dominated by a Gaussian")]
    NotDominated(&'static str),
}

/// Holds for every natural `variable` by a recursion with these coefficients.
#[must_use]
pub fn recursion(name: &str, variable: &str, coefficients: &[&str], certificate: &str) -> Step {
    Step::of(name, Recursion::read(variable, coefficients, certificate))
}

impl Recursion {
    fn read(variable: &str, coefficients: &[&str], certificate: &str) -> Result<Recursion, Mistake> {
        let coefficients = coefficients.iter().map(|text| mistake::formula(text));
        Ok(Recursion {
            variable: mistake::symbol(variable)?,
            coefficients: coefficients.collect::<Result<_, _>>()?,
            certificate: mistake::formula(certificate)?,
        })
    }
}

impl Kind for Recursion {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!(
            "recursion in {}, integration by parts with {}",
            self.variable, self.certificate
        )
    }

    fn formulas(&self) -> Vec<&Expr> {
        self.coefficients.iter().chain([&self.certificate]).collect()
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
        let coefficients = self.coefficients.iter().map(|formula| ask.context.expand(formula));
        let coefficients = coefficients.collect::<Result<Vec<_>, _>>()?;
        let certificate = &ask.context.expand(&self.certificate)?;
        let Some(Domain::Natural { from }) = domains.get(n) else {
            return Err(Unseen::NotNatural(n.clone()).into());
        };
        let binder = relation.lhs.binder().filter(Binder::is_over_the_line);
        let binder = binder
            .filter(|_| relation.op == RelationOp::Eq)
            .ok_or(Unseen::NoIntegralOverTheLine)?;
        let outside = Scope::new(domains);
        let opened = outside.open(&binder, &[], &[&relation.rhs])?;
        // The certificate stands under the sign.
        let certificate = &opened.named_in(certificate, &binder);
        let Opened {
            var: z,
            body,
            scope: inside,
        } = &opened;
        let order = coefficients.len().saturating_sub(1);
        let leading = coefficients.last().filter(|_| order > 0).ok_or(Undecided::Order)?;
        let outer = |name: &Symbol| domains.get(name).is_some();
        if coefficients
            .iter()
            .any(|coefficient| coefficient.depends_on(&binder.var) && !outer(&binder.var))
        {
            return Err(Undecided::Depends(binder.var).into());
        }
        let sign = outside.sign_of(&normal(leading, &outside)?);
        if !matches!(sign, Some(Sign::Positive | Sign::Negative | Sign::Nonzero)) {
            return Err(Undecided::Leading(leading.clone()).into());
        }
        let shifted = |expr: &Expr, j: usize| expr.substitute(n, &(Expr::from(n.clone()) + Expr::integer(j)));
        let combined = |expr: &Expr| {
            let terms = coefficients.iter().enumerate();
            terms.fold(Expr::zero(), |sum, (j, c)| sum + c.clone() * shifted(expr, j))
        };
        for j in 0..order {
            let start = Expr::integer(*from) + Expr::integer(j);
            let base = relation.lhs.substitute(n, &start) - relation.rhs.substitute(n, &start);
            if !normal(&base, &outside)?.is_zero() {
                return Err(Undecided::Base(n.clone(), *from as usize + j).into());
            }
        }
        if !normal(&combined(&relation.rhs), &outside)?.is_zero() {
            return Err(Undecided::RightSide.into());
        }
        let antiderivative = normal(certificate, inside)?;
        let slope = inside.derivative(&antiderivative, z)?;
        if !(&normal(&combined(body), inside)? - &slope).is_zero() {
            return Err(Undecided::Slope(certificate.clone()).into());
        }
        for (what, value) in [
            ("the certificate", &antiderivative),
            ("the integrand", &normal(body, inside)?),
        ] {
            if !vanishes_at_infinity(value, z, inside) {
                return Err(Undecided::NotDominated(what).into());
            }
        }
        let seen = Shown {
            variable: n.clone(),
            first: *from as usize,
            coefficients,
        };
        Ok(Evidence::proved(Grade::Exact, seen).showing(Existence::Integrals(Ground::Domination)))
    }
}
