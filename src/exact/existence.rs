//! Existence: the one place that decides whether an integral or a series of the normal form has a value, and says what is missing.
//!
//! An integral exists when it converges absolutely (Lebesgue), or where it is the limit of the integrals over bounded ranges whose ends
//! tend to those of the range independently. The latter is only shown by closed forms, those of the chirps in [`super::moment`]; nothing
//! that needs absolute convergence is concluded from a closed form unless it is that of a modulus. [`Scope::integral_exists`] shows the
//! former by one of these rules.
//!
//! 1. *Supposed*: the statement supposes that an integral of the same integrand, or of its modulus, over the same range exists, up to a constant
//!    factor.
//! 2. *Bounded*: the range is finite and the integrand, continuous wherever it is defined, is defined on the closed range.
//! 3. *Growth*: the integrand is a quotient of exponential polynomials, continuous on each half line of the range, of an order
//!    above -1 at 0 and dominated far out ([`super::leading`]).
//! 4. *Classes*: each term of the integrand is a product of factors, and their declared classes make it integrable. With O for the
//!    bounded functions, P for those of polynomial growth, S for the rapidly decreasing ones: S·P ⊂ L¹, L¹·O ⊂ L¹, L²·L²·O ⊂ L¹
//!    (Cauchy-Schwarz), L¹·O·P ⊂ L¹ on a bounded range; S·L¹·P ⊂ L¹, since S·P ⊂ O. Each factor is taken along an affine map of
//!    the variable with a slope that is not 0, which keeps every one of these classes. An integral over u of what is at most h(u) (1 + |v|)^N,
//!    h ∈ L¹, is of polynomial growth in v ([`super::growth`]).
//!
//! A term for which none of them holds leaves the integral undecided; nothing here says that an integral diverges. (The closed
//! forms of [`super::gaussian`] and [`super::finite`] exist only for convergent integrals, and are looked for before.)

use super::back;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::growth::{Growth, exponential, factor, integrable, reciprocal};
use super::kernel::{Bound, Kernel, Range};
use super::leading::{continuous_right_of_zero, integrable_at_infinity, leading_at_zero};
use super::monomial::Monomial;
use super::normal::Reader;
use super::obstacle::Obstacle;
use super::opening;
use super::ranges;
use super::scope::Scope;
use super::sign::replace;
use crate::formula::{Class, Domain, Expr, Function, Node, Symbol};

/// The integral of `body` over `variable` from `lo` to `hi`, whose existence is in question; `body` is read in the scope under the integral.
pub(crate) struct Integral<'a> {
    pub(crate) variable: &'a Symbol,
    pub(crate) lo: &'a Bound,
    pub(crate) hi: &'a Bound,
    pub(crate) body: &'a Normal,
    /// The integrand as it is written.
    pub(crate) written: &'a Expr,
}

impl Integral<'_> {
    fn is_bounded(&self) -> bool {
        matches!((self.lo, self.hi), (Bound::Finite(_), Bound::Finite(_)))
    }

    /// The same integral of another integrand, as it is kept.
    fn of(&self, body: &Normal, scope: &Scope) -> Result<Kernel, Obstacle> {
        let inner = opening::integration(scope, self.variable, self.lo, self.hi);
        let range = ranges::canonical(&inner, self.variable, self.lo.clone(), self.hi.clone(), body)?;
        Ok(Kernel::Integral(range.into()))
    }
}

impl Scope {
    /// An open function at these arguments.
    ///
    /// # Errors
    /// An [`Obstacle`] if an argument is not certainly real, their number is not the declared one, or the function is a derivative that
    /// no declared class provides.
    pub(crate) fn open_function(&self, name: &Symbol, args: Vec<Normal>) -> Result<Normal, Obstacle> {
        args.iter().try_for_each(|argument| self.real(argument))?;
        self.has_derivative(name)?;
        let signature = self.domains().function(&name.unprimed().0);
        if signature.is_some_and(|signature| signature.dimension_of_values().is_some()) {
            return Err(Obstacle::Unsupported(format!(
                "the vector {name}(…) in the place of a number"
            )));
        }
        if let Some(expected) = signature.map(|signature| signature.arguments())
            && expected != args.len()
        {
            return Err(Obstacle::Unsupported(format!(
                "{name}, declared with {expected} argument(s) and used with {}",
                args.len()
            )));
        }
        let real = signature.is_some_and(|signature| signature.is_real());
        Ok(Normal::kernel(Kernel::Apply(name.clone(), real, args.into())))
    }

    /// Ensures that an open function, the number of its primes the order of a derivative, exists at every point.
    pub(crate) fn has_derivative(&self, name: &Symbol) -> Result<(), Obstacle> {
        let (base, order) = name.unprimed();
        let declared = self.domains().function(&base);
        if order == 0 || declared.is_some_and(|signature| signature.is_of_a_number() && signature.has_derivative(order))
        {
            return Ok(());
        }
        Err(Obstacle::Class {
            function: base,
            class: Class::Smooth,
        })
    }

    /// Whether an open function is declared to have positive values.
    pub(crate) fn is_positive_function(&self, name: &Symbol) -> bool {
        self.domains()
            .function(name)
            .is_some_and(|signature| signature.is_positive())
    }

    /// Ensures that an integral converges absolutely.
    ///
    /// # Errors
    /// [`Obstacle::Convergence`] with the integral, if no rule shows that it does.
    pub(crate) fn integral_exists(&self, integral: &Integral<'_>) -> Result<(), Obstacle> {
        if self.takes_existence_for_granted()
            || self.is_bounded_on_range(integral)
            || self.is_dominated(integral)
            || self.is_supposed(&integral.of(integral.body, self)?)
        {
            return Ok(());
        }
        let terms = integral.body.numerator().terms();
        for (exponent, monomial, coefficient) in terms {
            let term = ExpPoly::group(
                exponent.clone(),
                super::polynomial::Polynomial::term(monomial.clone(), coefficient.clone()),
            );
            let term = Normal::new(term, integral.body.denominator().clone());
            if self.belongs_to_l1(integral, &term) {
                continue;
            }
            let term = integral.of(&term, self)?;
            if !self.is_supposed(&term) {
                return Err(Obstacle::Convergence(back::expr(&Normal::kernel(term))));
            }
        }
        Ok(())
    }

    /// Ensures that a series converges absolutely, which only a supposition tells.
    ///
    /// # Errors
    /// [`Obstacle::Convergence`] with the series.
    pub(crate) fn series_exists(&self, series: Range) -> Result<(), Obstacle> {
        let series = Kernel::Sum(series.into());
        if self.takes_existence_for_granted() || self.is_supposed(&series) {
            return Ok(());
        }
        Err(Obstacle::Convergence(back::expr(&Normal::kernel(series))))
    }

    /// Rule 1, of an integral or a series.
    fn is_supposed(&self, asked: &Kernel) -> bool {
        let granting = self.granting_existence();
        let mut supposed = self.domains().supposed().iter();
        if supposed.len() == 0 {
            return false;
        }
        supposed.any(|formula| match Reader::new(&granting).read(formula) {
            Ok(known) => known.numerator().kernels().iter().any(|kernel| match (kernel, asked) {
                (Kernel::Integral(known), Kernel::Integral(asked)) => self.is_supposed_by(known, asked),
                (Kernel::Sum(known), Kernel::Sum(asked)) => {
                    (&known.lo, &known.hi, &known.variable) == (&asked.lo, &asked.hi, &asked.variable)
                        && self.is_multiple(&known.body, &asked.body, &asked.variable)
                }
                _ => false,
            }),
            Err(_) => false,
        })
    }

    /// Whether an integral exists with a known one: the integrand, or its modulus where the known one is not negative, is a multiple.
    fn is_supposed_by(&self, known: &Range, asked: &Range) -> bool {
        let Range { lo, hi, .. } = asked;
        if (&known.lo, &known.hi) != (lo, hi) {
            return false;
        }
        // The name that is bound inside neither, nor free there.
        let name = ranges::greater_name(&known.variable, &asked.variable);
        if [known, asked]
            .iter()
            .any(|range| range.variable != *name && range.body.depends_on(name))
        {
            return false;
        }
        let both = opening::integration(self, &asked.variable, lo, hi);
        let inner = opening::integration(&both, &known.variable, lo, hi);
        let value = inner.symbol(name);
        let named = |range: &Range| inner.substitute(&range.body, &range.variable, &value);
        let (Ok(known), Ok(asked)) = (named(known), named(asked)) else {
            return false;
        };
        let bounds = |modulus: Normal| inner.is_at_least_zero(&known) && self.is_multiple(&known, &modulus, name);
        self.is_multiple(&known, &asked, name) || inner.abs(&asked).is_ok_and(bounds)
    }

    /// The scope `inner` under an integral over `variable`, which almost everywhere has the integrals that stand alone under one supposed
    /// to exist over the same range.
    pub(crate) fn supposing_inside(&self, inner: Scope, variable: &Symbol, range: [&Bound; 2]) -> Scope {
        let granting = self.granting_existence();
        self.domains().supposed().iter().fold(inner, |inner, supposed| {
            let Node::Integral { var, lo, hi, body } = supposed.node() else {
                return inner;
            };
            let mut reader = Reader::new(&granting);
            let same_range = [lo, hi]
                .into_iter()
                .zip(range)
                .all(|(end, known)| reader.bound(end).as_ref() == Ok(known));
            match body.node() {
                Node::Integral { .. } if same_range => {
                    inner.supposing(body.substitute(var, &Expr::from(variable.clone())))
                }
                _ => inner,
            }
        })
    }

    /// Whether an integrand is a known one times a number that is free of the variable. The divisors of that vanish nowhere: where a is 0, nothing is
    /// supposed of F by what is supposed of a F.
    pub(super) fn is_multiple(&self, known: &Normal, asked: &Normal, variable: &Symbol) -> bool {
        let sure = |factor: &Normal| {
            let mut divisors = factor.denominator().factors().iter();
            !factor.depends_on(variable)
                && divisors.all(|(divisor, _)| self.is_nonzero_sum(divisor))
                && self.has_no_open_powers(factor)
        };
        known == asked || asked.over(known).is_some_and(|factor| sure(&factor))
    }

    /// Whether every power |P|^L in a value, exp(L log|P|), is one of a P that vanishes nowhere: else it may be 0, and its reciprocal no number.
    pub(super) fn has_no_open_powers(&self, value: &Normal) -> bool {
        let bases = |exponent: &Exponent| {
            let kernels = exponent.as_ref().map(|exponent| exponent.numerator().kernels());
            kernels.into_iter().flatten().all(|kernel| match kernel {
                Kernel::Log(base, _) => self.is_nonzero_sum(&base),
                _ => true,
            })
        };
        value.numerator().groups().all(|(exponent, _)| bases(exponent))
    }

    /// Rule 2.
    fn is_bounded_on_range(&self, integral: &Integral<'_>) -> bool {
        if !integral.is_bounded() {
            return false;
        }
        // Defined at every point of the closed range, not just almost everywhere.
        let under = opening::integration(self, integral.variable, integral.lo, integral.hi);
        let domain = match under.domain(integral.variable) {
            Domain::Positive => Domain::Nonnegative,
            other => other,
        };
        let closed = self.declare(integral.variable, domain);
        // What is equal almost everywhere has the same integral.
        [integral.written, &back::expr(integral.body)]
            .into_iter()
            .any(|body| continuous_where_defined(body, integral.variable) && Reader::new(&closed).read(body).is_ok())
    }

    /// Rule 3, on the parts of the range left and right of 0.
    fn is_dominated(&self, integral: &Integral<'_>) -> bool {
        let right = match (integral.lo, integral.hi) {
            (Bound::NegativeInfinity, Bound::PositiveInfinity) => vec![true, false],
            (Bound::Finite(lo), Bound::PositiveInfinity) if lo.is_zero() => vec![true],
            (Bound::NegativeInfinity, Bound::Finite(hi)) if hi.is_zero() => vec![false],
            _ => return false,
        };
        let v = integral.variable;
        right.into_iter().all(|right| {
            let scope = self.declare(v, Domain::Positive);
            let magnitude = Kernel::Magnitude(std::sync::Arc::new(ExpPoly::kernel(Kernel::Symbol(v.clone(), false))));
            let value = Normal::kernel(Kernel::Symbol(v.clone(), false));
            let body = if right {
                Some(integral.body.clone())
            } else {
                mirrored(integral.body, v, &scope)
            };
            let Some(body) = body else { return false };
            let body = Normal::new(
                replace(body.numerator(), &magnitude, &value).numerator().clone(),
                body.denominator().clone(),
            );
            continuous_right_of_zero(&body, v, &scope)
                && leading_at_zero(&body, v, &scope).is_some_and(|leading| leading.order > -1)
                && integrable_at_infinity(&body, v, &scope)
        })
    }

    /// Rule 4 for one term of the integrand, a single term over divisors of its own.
    fn belongs_to_l1(&self, integral: &Integral<'_>, term: &Normal) -> bool {
        let v = integral.variable;
        let scope = opening::integration(self, v, integral.lo, integral.hi);
        let divisors = term.denominator().factors().iter();
        let divisors = divisors.filter(|(factor, _)| factor.depends_on(v));
        let Some(divisors) = divisors
            .map(|(factor, _)| reciprocal(&scope, factor, v))
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        term.numerator().terms().all(|(exponent, monomial, _)| {
            let Some(factors) = growths(&scope, exponent, monomial, v) else {
                return false;
            };
            let all: Vec<Growth> = factors.into_iter().chain(divisors.clone()).collect();
            integrable(&all, integral.is_bounded())
        })
    }
}

/// The growth of the factors of e^E · monomial along the variable.
fn growths(scope: &Scope, exponent: &Exponent, monomial: &Monomial<Kernel>, v: &Symbol) -> Option<Vec<Growth>> {
    let kernels = monomial.iter().filter(|(kernel, _)| kernel.depends_on(v));
    kernels.fold(exponential(scope, exponent, v), |known, (kernel, power)| {
        let (mut known, more) = (known?, factor(scope, kernel, *power, v)?);
        known.extend(more);
        Some(known)
    })
}

/// Whether the formula is continuous in the variable on every set on which it is defined: it has no open function, no sign and no
/// remainder of it, and no integral over an unbounded range or series, which may jump.
fn continuous_where_defined(formula: &Expr, v: &Symbol) -> bool {
    let infinite = |end: &Expr| *end == Expr::infinity() || *end == -Expr::infinity();
    let here = match formula.node() {
        _ if !formula.depends_on(v) => return true,
        Node::Apply(..)
        | Node::Call(Function::Sign | Function::Mod, _)
        | Node::Space { .. }
        | Node::Inverse { .. }
        | Node::Diff { .. } => false,
        Node::Integral { lo, hi, .. } => !infinite(lo) && !infinite(hi),
        Node::Sum { lo, hi, .. } => !infinite(hi) && !lo.depends_on(v) && !hi.depends_on(v),
        _ => true,
    };
    here && formula
        .children()
        .into_iter()
        .all(|part| continuous_where_defined(part, v))
}

/// The function at -v.
fn mirrored(body: &Normal, v: &Symbol, scope: &Scope) -> Option<Normal> {
    let everywhere = scope.declare(v, Domain::Real).almost_everywhere(v);
    everywhere.substitute(body, v, &-&everywhere.symbol(v)).ok()
}
