//! Opening a binder: a name of its own for the bound variable, and the scope in which it ranges where the sign says.
//!
//! This is the one place in which a bound variable becomes a symbol of a scope. Its name is that of the author unless the
//! scope, or a formula that will stand beside the body, knows the name as something else; and it never has the domain of a
//! namesake, since the scope inside declares it anew.

use rug::Rational;

use super::kernel::Bound;
use super::normal::{Reader, integer_bound, normal};
use super::obstacle::Obstacle;
use super::scope::Scope;
use super::signs::Sign;
use super::{fraction::Normal, phase};
use crate::formula::{Binder, Domain, Expr, Reach, Symbol};

/// How much wider an opened range is at most: little enough that what holds on it usually holds on the range made open, for which any
/// positive number would do.
const ROOM: (u32, u32) = (1, 1024);

/// The inside of a binder.
#[derive(Clone)]
pub struct Opened {
    /// The name of the bound variable, which means nothing else.
    pub var: Symbol,
    /// The body with that name in it.
    pub body: Expr,
    /// The scope inside. Under an integral, conditions need to hold for almost every value of the variable.
    pub scope: Scope,
}

impl Opened {
    /// A formula that is told of the inside in the words of the binder, with the name that its variable has here.
    #[must_use]
    pub fn named_in(&self, formula: &Expr, binder: &Binder) -> Expr {
        formula.substitute(&binder.var, &Expr::from(self.var.clone()))
    }
}

impl Scope {
    /// Opens a binder. The variable gets a name that is not declared, nor free in the formulas `beside`, and that those `alike`, binders over
    /// the same range, can have as well ([`Binder::body_in`]).
    ///
    /// # Errors
    /// An [`Obstacle`] where a sum is not seen to begin at a natural number.
    pub fn open(&self, binder: &Binder, alike: &[&Binder], beside: &[&Expr]) -> Result<Opened, Obstacle> {
        let var = self.name(binder, alike, beside);
        Ok(Opened {
            body: binder.body_in(&var),
            scope: self.inside(&binder.reach, &var)?,
            var,
        })
    }

    /// A name for the variable of the binders that means nothing else in the scope, in their range, or in the formulas beside.
    pub(crate) fn name(&self, binder: &Binder, alike: &[&Binder], beside: &[&Expr]) -> Symbol {
        let all = || std::iter::once(&binder).chain(alike);
        let known = |name: &Symbol| {
            self.domains().get(name).is_some()
                || self.almost().contains(name)
                || binder.reach.depends_on(name)
                || beside.iter().any(|formula| formula.depends_on(name))
        };
        let elsewhere = |name: &Symbol| all().any(|other| other.var != *name && other.body.depends_on(name));
        if !known(&binder.var) && !elsewhere(&binder.var) {
            return binder.var.clone();
        }
        binder
            .var
            .fresh(|name| known(name) || all().any(|other| other.body.depends_on(name)))
    }

    /// Where the variable of an integral between two ends ranges, up to a null set; the line where nothing is known of them.
    #[must_use]
    pub fn range(&self, lo: &Expr, hi: &Expr) -> Domain {
        match (self.end(lo), self.end(hi)) {
            (Ok(lo), Ok(hi)) => range(self, &lo, &hi),
            _ => Domain::Real,
        }
    }

    fn end(&self, end: &Expr) -> Result<Bound, Obstacle> {
        let end = end
            .lowered(self.domains())
            .map_err(|why| Obstacle::Unsupported(why.to_string()))?;
        Reader::new(self).bound(&end)
    }

    /// The scope under an integral over `var`, with what is supposed to exist there.
    pub(crate) fn under_integral(&self, var: &Symbol, lo: &Bound, hi: &Bound) -> Scope {
        self.supposing_inside(integration(self, var, lo, hi), var, [lo, hi])
    }

    /// The scope inside a sign, where `var` ranges.
    fn inside(&self, reach: &Reach, var: &Symbol) -> Result<Scope, Obstacle> {
        match reach {
            Reach::Interval(lo, hi) => Ok(match (self.end(lo), self.end(hi)) {
                (Ok(lo), Ok(hi)) => self.under_integral(var, &lo, &hi),
                _ => self.declare(var, Domain::Real).almost_everywhere(var),
            }),
            Reach::Space(dimension) => Ok(self.under_space(var, dimension)),
            Reach::Indices(lo, _) => summation(self, var, &self.end(lo)?),
            Reach::Line(_) => Ok(self.declare(var, Domain::Real)),
            Reach::Near(at) => Ok(self.declare(var, self.neighbourhood(at)?)),
        }
    }

    /// A domain that contains a neighbourhood of every value of a formula.
    fn neighbourhood(&self, at: &Expr) -> Result<Domain, Obstacle> {
        let value = normal(at, self)?;
        if let Some(q) = value.as_rational() {
            return Ok(wider(&q, &q));
        }
        if let Some(Domain::Between { lo, hi }) = at.as_symbol().map(|symbol| self.domain(symbol)) {
            return Ok(wider(&lo, &hi));
        }
        Ok(match self.sign_of(&value) {
            Some(Sign::Positive) => Domain::Positive,
            Some(Sign::Negative | Sign::Nonzero) => Domain::Nonzero,
            _ => Domain::Real,
        })
    }
}

/// A little more than an interval; an end that is not 0 keeps its sign.
fn wider(lo: &Rational, hi: &Rational) -> Domain {
    let room = |end: &Rational| {
        let least = Rational::from(ROOM);
        match *end == 0 {
            true => least,
            false => Rational::from(end / 2).abs().min(least),
        }
    };
    Domain::Between {
        lo: lo - room(lo),
        hi: hi + room(hi),
    }
}

/// The scope under an integral: where the variable ranges, up to a null set.
pub(crate) fn integration(scope: &Scope, var: &Symbol, lo: &Bound, hi: &Bound) -> Scope {
    scope.declare(var, range(scope, lo, hi)).almost_everywhere(var)
}

/// The numbers between two ends, up to a null set.
fn range(scope: &Scope, lo: &Bound, hi: &Bound) -> Domain {
    let rational = |b: &Bound| match b {
        Bound::Finite(n) => n.as_rational(),
        _ => None,
    };
    let nonnegative = |b: &Bound| match b {
        Bound::Finite(n) => scope.signs(n).is_some_and(|s| !s.negative),
        Bound::PositiveInfinity => true,
        Bound::NegativeInfinity => false,
    };
    match (rational(lo), rational(hi)) {
        (Some(a), Some(b)) if a <= b => Domain::Between { lo: a, hi: b },
        (Some(a), Some(b)) => Domain::Between { lo: b, hi: a },
        _ if nonnegative(lo) && nonnegative(hi) => Domain::Positive,
        _ => Domain::Real,
    }
}

/// The scope under a sum from `lo` on.
pub(crate) fn summation(scope: &Scope, var: &Symbol, lo: &Bound) -> Result<Scope, Obstacle> {
    let natural = |n: &Normal| phase::is_integer(n) && scope.signs(n).is_some_and(|s| !s.negative);
    let from = match (integer_bound(lo).and_then(|n| n.to_u32()), lo) {
        (Some(n), _) => n,
        (None, Bound::Finite(n)) if natural(n) => 0,
        _ => {
            return Err(Obstacle::Unsupported(
                "a sum from a bound that is not a natural number".to_string(),
            ));
        }
    };
    Ok(scope.declare(var, Domain::Natural { from }))
}
