//! How large an integrand over `R^m` is, as far as its form and the declared classes tell, and whether it is integrable by that.
//!
//! Along the variable u each factor of a term is at most a constant times one of these; the constants depend on what else stands in the term.
//!
//! * (1 + |u|)^N: open functions of growth N, inner products with u, the norm; N = 0 for what is bounded, as `e^{iE}` with E real;
//! * an open function of u alone, as F(cu + p) with c <> 0, of a class: rapidly decreasing, with moments up to k, square integrable;
//! * a Gaussian `e^{-c|u|² + …}`, c > 0;
//! * `∫ ρ(βt + p) Π σ_j(γ_j t + q_j) dt` over the line, with p and q_j affine in u and β <> 0, γ_j free of u, where ρ is rapidly decreasing, or has moments
//!   up to N = Σ N_j, and σ_j is of growth N_j. With w = βt + p, |σ_j| <= C (1 + |w|)^{N_j} (1 + |u|)^{N_j}, so that the integral is at most
//!   `C (1 + |u|)^N ∫ |ρ(w)| (1 + |w|)^N dw`;
//! * an integral over a space of an integrand whose modulus is free of u, which is bounded.
//!
//! With S for the rapidly decreasing functions, P for those of polynomial growth: S·P, S·P·L¹ and S·P·L²·L² lie in L¹; (1 + |u|)^N F does if F has moments
//! up to N, and bounded functions times L¹ or L²·L² do. An open function of an inner product is constant on hyperplanes: it has a growth, and no decay.

use super::fraction::Normal;
use super::growth::is_at_least_one;
use super::kernel::{Bound, Kernel, Range};
use super::normal::Reader;
use super::opening;
use super::scope::Scope;
use super::signs::Sign;
use super::space::terms;
use super::vector::components;
use crate::formula::{Class, Expr, Function, Place, Signature, Symbol};

/// Bounds of the factors of a term along a variable.
struct Spread {
    /// N, if all that grows does so like (1 + |u|)^N; otherwise it grows like some power.
    order: Option<Normal>,
    /// Whether something falls rapidly.
    rapid: bool,
    /// The orders of the moments of integrable factors, and whether these are bounded besides.
    summable: Vec<(Normal, bool)>,
    /// How many factors are square integrable.
    squares: usize,
}

/// Whether every term of an integrand over a space is integrable; `scope` is that under the sign.
pub(super) fn is_integrable(scope: &Scope, body: &Normal, u: &Symbol) -> bool {
    terms(body).all(|term| {
        let mut spread = Spread::default();
        spread.take(scope, &term, u).is_some() && spread.is_integrable(scope)
    })
}

impl Default for Spread {
    fn default() -> Spread {
        Spread {
            order: Some(Normal::zero()),
            rapid: false,
            summable: Vec::new(),
            squares: 0,
        }
    }
}

impl Spread {
    fn grows(&mut self, order: &Normal) {
        self.order = self.order.as_ref().map(|known| known + order);
    }

    fn is_integrable(&self, scope: &Scope) -> bool {
        let unbounded = self.summable.iter().filter(|(_, bounded)| !bounded).count();
        if self.rapid {
            return matches!((unbounded, self.squares), (0, ..=2) | (1, 0));
        }
        let Some(order) = &self.order else { return false };
        let reaches = |moments: &Normal| scope.signs(&(moments - order)).is_some_and(|signs| !signs.negative);
        match (unbounded, self.squares) {
            (0, 0) => self.summable.iter().any(|(moments, _)| reaches(moments)),
            (1, 0) => self
                .summable
                .iter()
                .any(|(moments, bounded)| !bounded && reaches(moments)),
            (0, 2) => order.is_zero(),
            _ => false,
        }
    }

    /// The factors of a term that depend on u.
    fn take(&mut self, scope: &Scope, term: &Normal, u: &Symbol) -> Option<()> {
        for (divisor, _) in term.denominator().factors() {
            let value = Normal::from(divisor.clone());
            (!value.depends_on(u) || is_at_least_one(scope, &value)).then_some(())?;
        }
        for (exponent, monomial, _) in term.numerator().terms() {
            self.exponential(scope, &exponent.value(), u)?;
            for (kernel, power) in monomial.iter().filter(|(kernel, _)| kernel.depends_on(u)) {
                self.factor(scope, kernel, *power, u)?;
            }
        }
        Some(())
    }

    fn exponential(&mut self, scope: &Scope, exponent: &Normal, u: &Symbol) -> Option<()> {
        if !exponent.depends_on(u) {
            return Some(());
        }
        let real = scope.real_part(exponent)?;
        if !real.depends_on(u) || scope.signs(&real).is_some_and(|signs| !signs.positive) {
            return Some(());
        }
        let square = square(scope, u)?;
        let parts = <[Normal; 2]>::try_from(coefficients(&real, &square)).ok()?;
        let falls = scope.sign_of(&parts[1]) == Some(Sign::Negative) && !parts[1].depends_on(u);
        self.rapid |= falls && is_affine(&parts[0], u);
        (falls && is_affine(&parts[0], u)).then_some(())
    }

    fn factor(&mut self, scope: &Scope, kernel: &Kernel, power: u32, u: &Symbol) -> Option<()> {
        let one = |n: u32| Normal::integer(n);
        match kernel {
            Kernel::Apply(name, _, args) => self.open(scope, name, args, power, u),
            Kernel::Call(Function::Abs, args) => {
                let only = args.first()?.numerator().kernels().into_iter().next()?;
                let same = *args.first()? == Normal::kernel(only.clone());
                same.then(|| self.factor(scope, &only, power, u))?
            }
            Kernel::Call(Function::Inner, args) if args[0] != args[1] => {
                self.grows(&one(power));
                Some(())
            }
            Kernel::Call(Function::Inner, _) => {
                self.grows(&one(2 * power));
                Some(())
            }
            Kernel::Call(Function::Norm, _) => {
                self.grows(&one(power));
                Some(())
            }
            Kernel::Root(base, 2, 1)
                if Some(Normal::from((**base).clone())) == square(scope, u).map(Normal::kernel) =>
            {
                self.grows(&one(power));
                Some(())
            }
            Kernel::Magnitude(base) if is_affine(&Normal::from((**base).clone()), u) => {
                self.grows(&one(power));
                Some(())
            }
            Kernel::Call(
                Function::Sin | Function::Cos | Function::Tanh | Function::Atan | Function::Erf | Function::Sign,
                args,
            ) => args.iter().all(|argument| scope.is_real(argument)).then_some(()),
            Kernel::SignPower(..) => Some(()),
            Kernel::Space(space) => {
                let inner = scope.under_space(&space.variable, &space.dimension);
                let modulus = inner.abs(&space.body).ok()?;
                (!modulus.depends_on(u)).then_some(())
            }
            Kernel::Integral(range) if power == 1 => self.over_the_line(scope, range, u),
            _ => None,
        }
    }

    /// A power of an open function.
    fn open(&mut self, scope: &Scope, name: &Symbol, args: &[Normal], power: u32, u: &Symbol) -> Option<()> {
        let signature = scope.domains().function(name)?;
        let order = |order: Option<Expr>| order.and_then(|order| Reader::new(scope).read(&order).ok());
        let growth = order(signature.growth());
        let bounded = growth.as_ref().is_some_and(Normal::is_zero);
        if is_of(scope, signature, args, u) {
            if signature.belongs(Class::RapidlyDecreasing, 0) {
                self.rapid = true;
                return Some(());
            }
            if let Some(moments) = order(signature.moments())
                && (power == 1 || bounded)
            {
                self.summable.push((moments, bounded));
                return Some(());
            }
            if signature.belongs(Class::SquareIntegrable, 0) && power <= 2 {
                self.squares += power as usize;
                return Some(());
            }
        }
        let affine = || args.iter().all(|argument| is_affine(argument, u));
        match growth {
            Some(growth) if bounded || affine() => {
                self.grows(&(&growth * &Normal::integer(power)));
                Some(())
            }
            _ if signature.belongs(Class::PolynomialGrowth, 0) && affine() => {
                self.order = None;
                Some(())
            }
            _ => None,
        }
    }

    /// An integral over the line.
    fn over_the_line(&mut self, scope: &Scope, range: &Range, u: &Symbol) -> Option<()> {
        let Range {
            variable: t,
            lo: Bound::NegativeInfinity,
            hi: Bound::PositiveInfinity,
            body,
        } = range
        else {
            return None;
        };
        let scope = &opening::integration(scope, t, &Bound::NegativeInfinity, &Bound::PositiveInfinity);
        let mut term = terms(body);
        let (only, None) = (term.next()?, term.next()) else {
            return None;
        };
        if !only.denominator().factors().iter().all(|(divisor, _)| {
            let value = Normal::from(divisor.clone());
            !(value.depends_on(u) || value.depends_on(t)) || is_at_least_one(scope, &value)
        }) {
            return None;
        }
        let mut total = Some(Normal::zero());
        let mut pivots: Vec<Option<Normal>> = Vec::new();
        for (exponent, monomial, _) in only.numerator().terms() {
            let real = scope.real_part(&exponent.value())?;
            let free = !real.depends_on(u) && !real.depends_on(t);
            (free || scope.signs(&real).is_some_and(|signs| !signs.positive)).then_some(())?;
            for (kernel, power) in monomial.iter() {
                if !kernel.depends_on(t) {
                    if kernel.depends_on(u) {
                        self.factor(scope, kernel, *power, u)?;
                    }
                    continue;
                }
                match ridge(scope, kernel, t, u)? {
                    Ridge::Falls(moments) if *power == 1 => pivots.push(moments),
                    Ridge::Falls(None) => pivots.push(None),
                    Ridge::Grows(Some(order)) => {
                        total = total.map(|total| &total + &(&order * &Normal::integer(*power)));
                    }
                    Ridge::Grows(None) => total = None,
                    Ridge::Falls(Some(_)) => return None,
                }
            }
        }
        // Of several that fall rapidly all but one are bounded.
        let falls = match pivots.as_slice() {
            [Some(moments)] => {
                let spare = moments - total.as_ref()?;
                scope.signs(&spare).is_some_and(|signs| !signs.negative)
            }
            pivots => !pivots.is_empty() && pivots.iter().all(Option::is_none),
        };
        falls.then_some(())?;
        match total {
            Some(total) => self.grows(&total),
            None => self.order = None,
        }
        Some(())
    }
}

/// A factor as a function of t, and of a parameter u by which its argument is moved.
enum Ridge {
    /// Rapidly decreasing, or of these moments.
    Falls(Option<Normal>),
    /// Of this growth, or of some polynomial growth.
    Grows(Option<Normal>),
}

fn ridge(scope: &Scope, kernel: &Kernel, t: &Symbol, u: &Symbol) -> Option<Ridge> {
    match kernel {
        Kernel::Symbol(..) => Some(Ridge::Grows(Some(Normal::one()))),
        Kernel::Call(Function::Abs, args) => {
            let only = args.first()?.numerator().kernels().into_iter().next()?;
            let same = *args.first()? == Normal::kernel(only.clone());
            same.then(|| ridge(scope, &only, t, u))?
        }
        Kernel::Apply(name, _, args) => {
            let signature = scope
                .domains()
                .function(name)
                .filter(|signature| signature.is_of_a_number())?;
            let [argument] = args.as_slice() else { return None };
            let [place, slope] = <[Normal; 2]>::try_from(argument.coefficients_in(t)?).ok()?;
            if slope.depends_on(u) || !is_affine(&place, u) {
                return None;
            }
            let order = |order: Option<Expr>| order.and_then(|order| Reader::new(scope).read(&order).ok());
            if scope.nonzero(&slope).is_ok() {
                if signature.belongs(Class::RapidlyDecreasing, 0) {
                    return Some(Ridge::Falls(None));
                }
                if let Some(moments) = order(signature.moments())
                    && signature.growth().is_none()
                {
                    return Some(Ridge::Falls(Some(moments)));
                }
            }
            match order(signature.growth()) {
                Some(growth) => Some(Ridge::Grows(Some(growth))),
                None => signature
                    .belongs(Class::PolynomialGrowth, 0)
                    .then_some(Ridge::Grows(None)),
            }
        }
        _ => None,
    }
}

/// inner(u, u).
fn square(scope: &Scope, u: &Symbol) -> Option<Kernel> {
    let u = scope.symbol(u);
    super::calls::opaque(Function::Inner, &[&u, &u])
        .numerator()
        .kernels()
        .into_iter()
        .next()
}

/// The coefficients of a polynomial in a kernel, all free of it.
fn coefficients(value: &Normal, kernel: &Kernel) -> Vec<Normal> {
    let mut all = Vec::new();
    for (degree, part) in value.numerator().coefficients(kernel) {
        all.resize(degree as usize, Normal::zero());
        all.push(Normal::new(part, value.denominator().clone()));
    }
    all
}

/// Whether a function takes a vector cu + p, with c <> 0, and otherwise nothing that depends on u; and nothing but that one vector.
fn is_of(scope: &Scope, signature: &Signature, args: &[Normal], u: &Symbol) -> bool {
    let ([Place::Vector(_)], [argument]) = (signature.places(), args) else {
        return false;
    };
    let Ok(parts) = components(scope, argument) else {
        return false;
    };
    let slope = parts.iter().find(|(_, symbol)| symbol == u);
    let free = parts.iter().all(|(coefficient, _)| !coefficient.depends_on(u));
    free && slope.is_some_and(|(slope, _)| scope.nonzero(slope).is_ok())
}

/// Whether a value is at most a constant times 1 + |u|, as a sum of terms free of u, multiples of u, and of inner products with u, by what is free of u.
fn is_affine(value: &Normal, u: &Symbol) -> bool {
    let divisors = value.denominator().factors();
    let linear = |kernel: &Kernel| match kernel {
        Kernel::Symbol(symbol, _) => symbol == u,
        Kernel::Call(Function::Inner, args) => args[0] != args[1],
        _ => false,
    };
    divisors.iter().all(|(divisor, _)| !divisor.depends_on(u))
        && value.numerator().terms().all(|(exponent, monomial, _)| {
            let mut on_u = monomial.iter().filter(|(kernel, _)| kernel.depends_on(u));
            let first = on_u.next();
            !exponent.value().depends_on(u)
                && first.is_none_or(|(kernel, power)| *power == 1 && linear(kernel))
                && on_u.next().is_none()
        })
}
