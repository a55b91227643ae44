//! Integrals over the line by residues in a rectangle.
//!
//! To show ∫ f(x) dx = R over the line, given a height T > 0 and poles z_1, …, z_M with 0 < Im z_k < T, each written as
//! often as its order. Put a = 2π/T, w_k = exp(a z_k) and Π(z) = ∏_k (exp(az) - w_k), and let h = f Π on the line. The
//! exact layer must certify:
//!
//! 1. h(x) = Σ_j p_j(x) exp(λ_j x + μ_j) with polynomials p_j. Then F = h/Π continues f to the plane. It is meromorphic, and
//!    its poles are among the zeros z_k + inT, n whole, of Π: none lies on the lines Im z = 0 and Im z = T, and between
//!    them only z_1, …, z_M.
//! 2. h(x + iT) = q h(x) with q free of x and q ≠ 1. As Π has the period iT, F(z + iT) = q F(z).
//! 3. 0 < Re λ_j < aM. As |Π| tends to a number that is not 0 on the left and grows like exp(aM Re z) on the right,
//!    F decays exponentially at both ends of the strip: the integral converges, and the short sides of the rectangle vanish.
//!    So the integral exists; of the right side the kernel judges.
//!
//! By the residue theorem (1 - q) ∫ f = 2πi Σ Res F over the distinct poles. At a pole of order m, with u = z - z_k and the
//! regular factor r(z) = h(z)/∏_{w_l ≠ w_k} (exp(az) - w_l),
//!
//! Res F = (a w_k)^{-m} Σ_{j<m} r^{(j)}(z_k)/j! · b_{m-1-j} a^{m-1-j},  (t/(e^t - 1))^m = Σ_i b_i t^i.
//!
//! Reference: L. V. Ahlfors, *Complex Analysis*, 3rd ed. 1979, chapter 4, section 5.

use std::fmt;

use rug::{Integer, Rational};

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Normal, Obstacle, Opened, Scope, Sign, normal};
use crate::formula::{Binder, Domains, Expr, Relation, RelationOp, Symbol};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, mistake};

/// More poles than this, counted with their orders, are not read.
const MOST_POLES: usize = 8;

/// What is told: the height T, a positive number, and the poles, with 0 < Im < T, each written as often as its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Contour {
    height: Expr,
    poles: Vec<Expr>,
}

/// The height, q, and the sum of the residues.
#[derive(Debug)]
struct Shown {
    height: Expr,
    quotient: Expr,
    residues: Expr,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown {
            height,
            quotient,
            residues,
        } = self;
        write!(
            f,
            "F(z + i*{height}) = ({quotient}) F(z), exponential decay at both ends, no poles but those listed, residues {residues}"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the rectangle depends on `{0}`")]
    Depends(Symbol),
    #[error("from 1 to {MOST_POLES} poles are read")]
    Count,
    #[error("1 - q: {0}")]
    Quotient(Obstacle),
    #[error("the residues add up to {value}, with q = {quotient}")]
    Sum { value: Expr, quotient: Expr },
    #[error("the height of the rectangle is not seen to be positive")]
    Height,
    #[error("the imaginary part of {0} is not known")]
    Imaginary(Expr),
    #[error("the pole {0} is not seen to lie inside the rectangle")]
    Outside(Expr),
    #[error("the integrand has singularities besides the poles listed, or is no quotient of exponential sums")]
    Singular,
    #[error("the rate of an exponential is not known")]
    Rate,
    #[error("the integrand is not seen to decay at both ends of the strip")]
    NoDecay,
    #[error("the integrand on the upper side is no multiple of that on the line")]
    NoMultiple,
    #[error("{pole} and {known} are not seen to be apart: {obstacle}")]
    Together {
        pole: Expr,
        known: Expr,
        obstacle: Obstacle,
    },
}

/// An integral over the line by the residues at `poles` in the rectangle of height `height` above it.
#[must_use]
pub fn contour(name: &str, height: &str, poles: &[&str]) -> Step {
    Step::of(name, Contour::read(height, poles))
}

impl Contour {
    fn read(height: &str, poles: &[&str]) -> Result<Contour, Mistake> {
        Ok(Contour {
            height: mistake::formula(height)?,
            poles: poles
                .iter()
                .map(|pole| mistake::formula(pole))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Kind for Contour {
    fn words(&self, _cited: Option<&Cited>) -> String {
        let poles: Vec<String> = self.poles.iter().map(Expr::to_string).collect();
        let (height, poles) = (&self.height, poles.join(", "));
        format!("residues in the rectangle of height {height}, poles {poles}")
    }

    fn formulas(&self) -> Vec<&Expr> {
        std::iter::once(&self.height).chain(&self.poles).collect()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::residues(),
            &[
                "the integrand is an exponential sum over a product that vanishes at the poles listed and nowhere else in the strip",
                "r may be as small as is needed",
                "the imaginary part of every pole is positive",
                "and below the height",
                "distinct poles are apart",
                "every exponent of the sum has a positive real part",
                "and one below that of the product",
                "by its exponential decay",
                "it is a multiple of that on the line",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let height = ask.context.expand(&self.height)?;
        let poles = self.poles.iter().map(|pole| ask.context.expand(pole));
        let poles = poles.collect::<Result<Vec<_>, _>>()?;
        let seen = Shown::of(ask.relation, &height, &poles, &ask.context.domains)?;
        Ok(Evidence::proved(Grade::Exact, seen).showing(Existence::Integrals(Ground::Domination)))
    }
}

/// Whether the relation, of an integral over the line, is seen by the residues at these poles in the rectangle of that height.
pub(in crate::proof) fn is_sum_of_residues(
    relation: &Relation,
    height: &Expr,
    poles: &[Expr],
    domains: &Domains,
) -> bool {
    Shown::of(relation, height, poles, domains).is_ok()
}

impl Shown {
    fn of(relation: &Relation, height: &Expr, poles: &[Expr], domains: &Domains) -> Result<Shown, Refusal> {
        let binder = relation.lhs.binder().filter(Binder::is_over_the_line);
        let binder = binder
            .filter(|_| relation.op == RelationOp::Eq)
            .ok_or(Unseen::NoIntegralOverTheLine)?;
        let mut told = std::iter::once(height).chain(poles);
        if domains.get(&binder.var).is_none() && told.any(|formula| formula.depends_on(&binder.var)) {
            return Err(Undecided::Depends(binder.var).into());
        }
        let outside: Vec<&Expr> = poles.iter().chain([height, &relation.rhs]).collect();
        let Opened { var: x, body, scope } = Scope::new(domains).open(&binder, &[], &outside)?;
        if poles.is_empty() || poles.len() > MOST_POLES {
            return Err(Undecided::Count.into());
        }
        let two_pi = Expr::integer(2) * Expr::pi();
        let rectangle = Rectangle {
            x,
            height,
            rate: two_pi.clone() / height,
            scope,
        };
        inside(&rectangle, poles)?;
        let product = poles
            .iter()
            .fold(Expr::one(), |product, pole| product * rectangle.factor(pole));
        let entire = entire_part(&rectangle, &(body * product), poles.len())?;
        let quotient = quasi_period(&rectangle, &entire)?;
        let mut sum = Expr::zero();
        for (place, pole, order) in distinct(&rectangle, poles)? {
            sum = sum + residue(&rectangle, &entire, poles, place, &pole, order)?;
        }
        let missing = Expr::one() - quotient.clone();
        let missing_exact = rectangle.exact(&missing)?;
        rectangle.scope.nonzero(&missing_exact).map_err(Undecided::Quotient)?;
        let difference = relation.rhs.clone() * missing - two_pi * Expr::i() * sum.clone();
        if !rectangle.exact(&difference)?.is_zero() {
            let value = rectangle.exact(&sum)?.to_expr();
            return Err(Undecided::Sum { value, quotient }.into());
        }
        Ok(Shown {
            height: height.clone(),
            quotient,
            residues: rectangle.exact(&sum)?.to_expr(),
        })
    }
}

/// The rectangle: its height T and the rate a = 2π/T of the exponential with the period iT.
struct Rectangle<'a> {
    x: Symbol,
    height: &'a Expr,
    rate: Expr,
    scope: Scope,
}

impl Rectangle<'_> {
    fn exact(&self, expr: &Expr) -> Result<Normal, Obstacle> {
        normal(expr, &self.scope)
    }

    /// exp(az).
    fn exponential(&self, z: &Expr) -> Expr {
        (&self.rate * z).exp()
    }

    /// exp(ax) - exp(az_k).
    fn factor(&self, pole: &Expr) -> Expr {
        self.exponential(&Expr::from(self.x.clone())) - self.exponential(pole)
    }

    fn is_positive(&self, value: &Normal) -> bool {
        self.scope.sign_of(value) == Some(Sign::Positive)
    }
}

/// Every pole lies strictly between the two long sides, and the height is positive.
fn inside(rectangle: &Rectangle<'_>, poles: &[Expr]) -> Result<(), Refusal> {
    let height = rectangle.exact(rectangle.height)?;
    if !rectangle.scope.is_real(&height) || !rectangle.is_positive(&height) {
        return Err(Undecided::Height.into());
    }
    for pole in poles {
        let imaginary = rectangle
            .scope
            .imaginary_part(&rectangle.exact(pole)?)
            .ok_or_else(|| Undecided::Imaginary(pole.clone()))?;
        if !rectangle.is_positive(&imaginary) || !rectangle.is_positive(&(&height - &imaginary)) {
            return Err(Undecided::Outside(pole.clone()).into());
        }
    }
    Ok(())
}

/// h = f Π in normal form, a sum of polynomials times exponentials of affine functions that decays after division by Π.
fn entire_part(rectangle: &Rectangle<'_>, product: &Expr, degree: usize) -> Result<Expr, Refusal> {
    let entire = rectangle.exact(product)?;
    let terms = entire
        .polynomial_exponentials_in(&rectangle.x)
        .filter(|terms| terms.iter().all(|term| term.exponent.len() <= 2))
        .ok_or(Undecided::Singular)?;
    let growth = rectangle.exact(&(Expr::integer(degree as u64) * rectangle.rate.clone()))?;
    for term in &terms {
        let rate = term.exponent.get(1).cloned().unwrap_or_else(Normal::zero);
        let real = rectangle.scope.real_part(&rate).ok_or(Undecided::Rate)?;
        if !rectangle.is_positive(&real) || !rectangle.is_positive(&(&growth - &real)) {
            return Err(Undecided::NoDecay.into());
        }
    }
    Ok(entire.to_expr())
}

/// q with h(x + iT) = q h(x).
fn quasi_period(rectangle: &Rectangle<'_>, entire: &Expr) -> Result<Expr, Refusal> {
    let x = Expr::from(rectangle.x.clone());
    let shifted = entire.substitute(&rectangle.x, &(x + Expr::i() * rectangle.height));
    let quotient = rectangle.exact(&(shifted.clone() / entire.clone()))?;
    if quotient.depends_on(&rectangle.x) {
        return Err(Undecided::NoMultiple.into());
    }
    let quotient = quotient.to_expr();
    if !rectangle
        .exact(&(shifted - quotient.clone() * entire.clone()))?
        .is_zero()
    {
        return Err(Undecided::NoMultiple.into());
    }
    Ok(quotient)
}

/// The distinct poles: the place of the first mention, the pole, its order. Poles must be seen to be equal or to differ.
fn distinct(rectangle: &Rectangle<'_>, poles: &[Expr]) -> Result<Vec<(usize, Expr, usize)>, Refusal> {
    let mut found: Vec<(usize, Expr, usize)> = Vec::new();
    for (place, pole) in poles.iter().enumerate() {
        let mut new = true;
        for (_, known, order) in &mut found {
            if rectangle.exact(&(pole.clone() - known.clone()))?.is_zero() {
                *order += 1;
                new = false;
                continue;
            }
            let apart = rectangle.exponential(pole) - rectangle.exponential(known);
            rectangle
                .scope
                .nonzero(&rectangle.exact(&apart)?)
                .map_err(|obstacle| Undecided::Together {
                    pole: pole.clone(),
                    known: known.clone(),
                    obstacle,
                })?;
        }
        if new {
            found.push((place, pole.clone(), 1));
        }
    }
    Ok(found)
}

/// The residue of F at a pole of the given order.
fn residue(
    rectangle: &Rectangle<'_>,
    entire: &Expr,
    poles: &[Expr],
    place: usize,
    pole: &Expr,
    order: usize,
) -> Result<Expr, Refusal> {
    let mut regular = entire.clone();
    for (other, factor) in poles.iter().enumerate() {
        let same = other == place || rectangle.exact(&(factor.clone() - pole.clone()))?.is_zero();
        if !same {
            regular = regular / rectangle.factor(factor);
        }
    }
    let series = bernoulli(order);
    let mut sum = Expr::zero();
    let mut factorial = Integer::from(1);
    for j in 0..order {
        if j > 0 {
            regular = regular.derivative(&rectangle.x)?;
            factorial *= j as u64;
        }
        let weight = Rational::from(&series[order - 1 - j] / &factorial);
        let power = rectangle.rate.clone().pow(Expr::integer((order - 1 - j) as u64));
        sum = sum + Expr::rational(&weight) * power * regular.substitute(&rectangle.x, pole);
    }
    let scale = rectangle.rate.clone() * rectangle.exponential(pole);
    Ok(sum / scale.pow(Expr::integer(order as u64)))
}

/// The coefficients b_0, …, b_{m-1} of (t/(e^t - 1))^m, by the reciprocal of the series ((e^t - 1)/t)^m.
fn bernoulli(order: usize) -> Vec<Rational> {
    let mut inverse_factorials = vec![Rational::from(1)];
    for i in 1..order {
        let next = Rational::from(&inverse_factorials[i - 1] / (i as u64 + 1));
        inverse_factorials.push(next);
    }
    let product = |a: &[Rational], b: &[Rational]| -> Vec<Rational> {
        (0..order)
            .map(|n| (0..=n).fold(Rational::new(), |sum, i| sum + Rational::from(&a[i] * &b[n - i])))
            .collect()
    };
    let mut power = vec![Rational::new(); order];
    if let Some(first) = power.first_mut() {
        *first = Rational::from(1);
    }
    for _ in 0..order {
        power = product(&power, &inverse_factorials);
    }
    let mut out: Vec<Rational> = Vec::with_capacity(order);
    for n in 0..order {
        let known = (0..n).fold(Rational::new(), |sum, i| sum + Rational::from(&out[i] * &power[n - i]));
        out.push(if n == 0 { Rational::from(1) } else { -known });
    }
    out
}
