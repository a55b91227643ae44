//! Integrals over `R^m`, m perhaps open: brought to one form, and kept as kernels. None has a closed form here, and each converges absolutely.
//!
//! A sum of integrands that are integrable for themselves is integrated term by term. Of a term
//!
//! * factors that are free of the variable u stand before the sign;
//! * a number s that is not 0, and only stands beside u, is drawn out: `∫ F(su) du = |s|^{-m} ∫ F(u) du`;
//! * a vector p that only moves u is left out: `∫ F(u + p) du = ∫ F(u) du`;
//! * of F(u) and F(-u) one is chosen.
//!
//! The last three are the change of variables by an invertible affine map (G. B. Folland, Real Analysis, 2nd ed. 1999, section 2.6).

use super::back;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Kernel, Space};
use super::monomial::Monomial;
use super::normal::Reader;
use super::obstacle::Obstacle;
use super::polynomial::Polynomial;
use super::scope::Scope;
use super::spread::is_integrable;
use crate::formula::{Binder, Domain, Expr, Symbol};

impl Scope {
    /// The scope under an integral over `R^dimension`.
    pub(super) fn under_space(&self, var: &Symbol, dimension: &Expr) -> Scope {
        let dimension = dimension.clone();
        self.declare(var, Domain::Vector { dimension })
    }

    /// An integral with a value in the place of a symbol.
    pub(super) fn space_replaced(&self, space: &Space, symbol: &Symbol, value: &Normal) -> Result<Normal, Obstacle> {
        let dimension = match space.dimension.is_symbol(symbol) {
            true => back::expr(value),
            false => space.dimension.clone(),
        };
        self.is_dimension(&dimension)?;
        let under = Under::new(self, space.variable.clone(), dimension);
        let body = match space.variable == *symbol {
            true => space.body.clone(),
            false => under.scope.replaced(&space.body, symbol, value)?,
        };
        under.valued(&body).or_else(|_| under.formed(&body))
    }

    /// Ensures that an integral over a space converges absolutely.
    fn space_exists(&self, under: &Under<'_>, body: &Normal) -> Result<(), Obstacle> {
        if self.takes_existence_for_granted() || is_integrable(&under.scope, body, &under.var) {
            return Ok(());
        }
        let (_, asked) = under.reduced(body)?;
        let modulus = || Some(under.reduced(&under.scope.abs(body).ok()?).ok()?.1);
        let supposed = |asked: &Space| self.is_supposed_over_space(asked);
        match self.domains().supposed().is_empty()
            || !(supposed(&asked) || modulus().is_some_and(|asked| supposed(&asked)))
        {
            false => Ok(()),
            true => Err(Obstacle::Convergence(back::expr(&Normal::kernel(Kernel::Space(
                asked.into(),
            ))))),
        }
    }

    /// Whether the statement supposes that such an integral exists: the integrands are equal, or their moduli are, up to a constant factor.
    fn is_supposed_over_space(&self, asked: &Space) -> bool {
        let granting = self.granting_existence();
        let same = |known: &Space| {
            // The name that is bound inside neither, nor free there.
            let name = super::ranges::greater_name(&known.variable, &asked.variable);
            if [known, asked]
                .iter()
                .any(|space| space.variable != *name && space.body.depends_on(name))
            {
                return false;
            }
            let both = self.under_space(&asked.variable, &asked.dimension);
            let inner = both.under_space(&known.variable, &asked.dimension);
            let value = inner.symbol(name);
            let named = |space: &Space, place: &Normal| inner.replaced(&space.body, &space.variable, place);
            let alike = |known: &Normal, ours: &Normal| self.is_multiple(known, ours, name);
            let (true, Ok(known)) = (known.dimension == asked.dimension, named(known, &value)) else {
                return false;
            };
            let modulus = inner.abs(&known).ok();
            let dominated = |ours: &Normal| match (&modulus, inner.abs(ours)) {
                (Some(known), Ok(ours)) => alike(known, &ours),
                _ => false,
            };
            let places = [value.clone(), -&value];
            let mut ours = places.iter().filter_map(|place| named(asked, place).ok());
            ours.any(|ours| alike(&known, &ours) || dominated(&ours))
        };
        let supposed = self.domains().supposed().iter();
        supposed
            .filter_map(|formula| Reader::new(&granting).read(formula).ok())
            .any(|known| {
                let kernels = known.numerator().kernels();
                kernels
                    .iter()
                    .any(|kernel| matches!(kernel, Kernel::Space(known) if same(known)))
            })
    }
}

/// The inside of an integral over a space.
pub(super) struct Under<'a> {
    outer: &'a Scope,
    pub(super) scope: Scope,
    pub(super) var: Symbol,
    dimension: Expr,
}

/// The integral of a binder over `R^dimension`.
pub(super) fn integral(scope: &Scope, binder: &Binder, dimension: &Expr) -> Result<Normal, Obstacle> {
    let under = Under::open(scope, binder, dimension)?;
    let body = Reader::new(&under.scope).read(&binder.body_in(&under.var))?;
    under.valued(&body)
}

impl Under<'_> {
    fn new(outer: &Scope, var: Symbol, dimension: Expr) -> Under<'_> {
        Under {
            outer,
            scope: outer.under_space(&var, &dimension),
            var,
            dimension,
        }
    }

    /// The inside of a binder.
    pub(super) fn open<'a>(scope: &'a Scope, binder: &Binder, dimension: &Expr) -> Result<Under<'a>, Obstacle> {
        scope.is_dimension(dimension)?;
        Ok(Under::new(scope, scope.name(binder, &[], &[]), dimension.clone()))
    }

    /// The integral of a value, which is shown to exist: of each of its terms, or of the whole.
    pub(super) fn valued(&self, body: &Normal) -> Result<Normal, Obstacle> {
        let each = || -> Result<Normal, Obstacle> {
            let mut sum = Normal::zero();
            for term in terms(body) {
                let (outside, inside) = self.apart(&term);
                self.outer.space_exists(self, &inside)?;
                sum = &sum + &(&outside * &self.standing(&inside)?);
            }
            Ok(sum)
        };
        if !self.outer.takes_existence_for_granted()
            && let Ok(value) = each()
        {
            return Ok(value);
        }
        self.outer.space_exists(self, body)?;
        self.formed(body)
    }

    /// The integral of a value that is known to exist. What stands before the sign must not vanish: else nothing would be known of the rest.
    fn formed(&self, body: &Normal) -> Result<Normal, Obstacle> {
        if body.is_zero() {
            return Ok(body.clone());
        }
        let (outside, inside) = self.apart_surely(body);
        Ok(&outside * &self.standing(&inside)?)
    }

    /// A value as a product of a factor that is free of the variable and does not vanish, and the rest.
    fn apart_surely(&self, body: &Normal) -> (Normal, Normal) {
        if body.numerator().len() == 1 {
            let (outside, inside) = self.apart(body);
            if self.outer.nonzero(&outside).is_ok() && self.outer.has_no_open_powers(&outside) {
                return (outside, inside);
            }
        }
        (Normal::one(), body.clone())
    }

    /// A single term as a product of a factor that is free of the variable and the rest.
    fn apart(&self, term: &Normal) -> (Normal, Normal) {
        let free = |monomial: &Monomial<Kernel>, outside: bool| {
            let kernels = monomial
                .iter()
                .filter(|(kernel, _)| kernel.depends_on(&self.var) != outside);
            kernels.fold(Monomial::one(), |all, (kernel, power)| {
                all.times(&Monomial::power(kernel.clone(), *power))
            })
        };
        let part = |outside: bool| {
            let mut part = Normal::one();
            for (exponent, monomial, coefficient) in term.numerator().terms() {
                let exponent = Exponent::of(self.part_of_exponent(&exponent.value(), outside));
                let coefficient = if outside { coefficient.clone() } else { 1.into() };
                let term = Polynomial::term(free(monomial, outside), coefficient);
                part = &part * &Normal::from(ExpPoly::group(exponent, term));
            }
            let denominator = term.denominator();
            let factors = denominator.factors().iter();
            let of_part = factors.filter(|(factor, _)| factor.depends_on(&self.var) != outside);
            let divisor = of_part.fold(Normal::one(), |product, (factor, power)| {
                (0..*power).fold(product, |product, _| &product * &Normal::from(factor.clone()))
            });
            let divisor = match outside {
                true => &divisor * &Normal::integer(denominator.integer().clone()),
                false => divisor,
            };
            part.over(&divisor)
        };
        match (part(true), part(false)) {
            (Some(outside), Some(inside)) => (outside, inside),
            _ => (Normal::one(), term.clone()),
        }
    }

    /// The terms of an exponent that are free of the variable, or those that are not.
    fn part_of_exponent(&self, exponent: &Normal, outside: bool) -> Normal {
        let denominator = exponent.denominator();
        if denominator
            .factors()
            .iter()
            .any(|(factor, _)| factor.depends_on(&self.var))
        {
            return if outside { Normal::zero() } else { exponent.clone() };
        }
        terms(exponent)
            .filter(|term| term.depends_on(&self.var) != outside)
            .fold(Normal::zero(), |sum, term| &sum + &term)
    }

    /// The integral as it stands, once its variable is scaled and moved.
    fn standing(&self, body: &Normal) -> Result<Normal, Obstacle> {
        let (factor, space) = self.reduced(body)?;
        Ok(&factor * &Normal::kernel(Kernel::Space(space.into())))
    }

    /// An integral that exists with this one, and the factor between them.
    fn reduced(&self, body: &Normal) -> Result<(Normal, Space), Obstacle> {
        let (mut factor, mut body) = (Normal::one(), body.clone());
        while let Some((more, simpler)) = self.simpler(&body) {
            factor = &factor * &more;
            body = simpler;
        }
        let reflected = self.at(&body, &-&self.variable())?;
        let space = self.canonical(&body)?;
        Ok(match self.canonical(&reflected)? {
            reflected if reflected < space => (factor, reflected),
            _ => (factor, space),
        })
    }

    fn variable(&self) -> Normal {
        self.scope.symbol(&self.var)
    }

    fn at(&self, body: &Normal, place: &Normal) -> Result<Normal, Obstacle> {
        self.scope.replaced(body, &self.var, place)
    }

    /// An integrand with a symbol less, and a factor, for the same integral.
    fn simpler(&self, body: &Normal) -> Option<(Normal, Normal)> {
        let u = self.variable();
        let names = body.symbols().into_iter();
        let mut names = names.filter(|name| *name != self.var && !name.as_str().starts_with('#'));
        names.find_map(|name| {
            let without = |place: Normal| {
                let (outside, inside) = self.apart_surely(&self.at(body, &place).ok()?);
                (!inside.depends_on(&name)).then_some((outside, inside))
            };
            let value = self.scope.symbol(&name);
            if let Some(dimension) = self.scope.domains().dimension(&name) {
                if *dimension != self.dimension {
                    return None;
                }
                return without(&u - &value).or_else(|| without(&u + &value));
            }
            self.outer.real(&value).and_then(|()| self.outer.nonzero(&value)).ok()?;
            let size = self.outer.abs(&value).ok()?;
            let power = |sign: i32| {
                let m = Reader::new(self.outer).read(&self.dimension).ok()?;
                self.outer.power(&size, &(&Normal::integer(sign) * &m)).ok()
            };
            if let Some((outside, scaled)) = u.over(&value).and_then(without) {
                return Some((&power(-1)? * &outside, scaled));
            }
            let (outside, scaled) = without(&u * &value)?;
            Some((&power(1)? * &outside, scaled))
        })
    }

    /// The integral with the canonical name of its variable: one more than the greatest number used inside.
    fn canonical(&self, body: &Normal) -> Result<Space, Obstacle> {
        let variable = super::ranges::canonical_name(body, &self.var);
        let scope = self.scope.under_space(&variable, &self.dimension);
        Ok(Space {
            body: scope.replaced(body, &self.var, &scope.symbol(&variable))?,
            dimension: self.dimension.clone(),
            variable,
        })
    }
}

/// The terms of a value, each over its denominator.
pub(super) fn terms(value: &Normal) -> impl Iterator<Item = Normal> + '_ {
    value.numerator().terms().map(|(exponent, monomial, coefficient)| {
        let term = Polynomial::term(monomial.clone(), coefficient.clone());
        Normal::new(ExpPoly::group(exponent.clone(), term), value.denominator().clone())
    })
}
