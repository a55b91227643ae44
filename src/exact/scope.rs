//! [`Scope`]: the declared domains, and the operations of the field that need them.
//!
//! A quotient, logarithm, root or power is *formed* only if the declared domains make it defined at every point ([`Scope::nonzero`]
//! and the sign analysis of [`super::sign`]). Inside an integral, "every point" becomes "almost every value of the bound
//! variable", which changes no integral.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::back;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::memo::Memo;
use super::obstacle::{Condition, Obstacle};
use super::reality;
use super::signs::{Sign, Signs};
use crate::formula::{Domain, Domains, Expr, Symbol};

/// The domains of the symbols at hand; symbols without a declaration are real.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    domains: Arc<Domains>,
    almost: BTreeSet<Symbol>,
    grants_existence: bool,
    opened: BTreeSet<Symbol>,
    memo: Memo,
}

impl Scope {
    /// The scope of a formula with these declarations.
    pub fn new(domains: &Domains) -> Scope {
        Scope {
            domains: Arc::new(domains.clone()),
            almost: BTreeSet::new(),
            grants_existence: false,
            opened: BTreeSet::new(),
            memo: Memo::default(),
        }
    }

    /// A copy that is to become another scope, and has found out nothing yet.
    fn changing(&self) -> Scope {
        Scope {
            memo: Memo::default(),
            ..self.clone()
        }
    }

    pub(crate) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// The same scope for reading a formula that is only supposed to exist: every integral and series in it stands for its value.
    pub(crate) fn granting_existence(&self) -> Scope {
        let mut out = self.changing();
        out.grants_existence = true;
        out
    }

    pub(crate) fn takes_existence_for_granted(&self) -> bool {
        self.grants_existence
    }

    /// The scope under a derivative by `symbol`, which is two-sided whatever the domain of the symbol is. Where that has an end, only
    /// what holds on a neighbourhood of it counts: signs that admit 0 tell nothing, since a continuous function that is not 0 at a
    /// point keeps its sign nearby, and one that is may change it.
    pub(crate) fn opened(&self, symbol: &Symbol) -> Scope {
        let mut out = self.changing();
        if !self.almost.contains(symbol) && matches!(self.domain(symbol), Domain::Nonnegative | Domain::Between { .. })
        {
            out.opened.insert(symbol.clone());
        }
        out
    }

    pub(crate) fn is_opened_in(&self, value: &Normal) -> bool {
        self.opened.iter().any(|symbol| value.depends_on(symbol))
    }

    /// The scope for what holds on a neighbourhood of a symbol, at an end of its domain, too: one that is opened is any real number.
    pub(crate) fn around(&self, symbol: &Symbol) -> Scope {
        match self.opened.contains(symbol) {
            true => self.declare(symbol, Domain::Real),
            false => self.clone(),
        }
    }

    /// The scope with one symbol declared anew; it holds everywhere on that domain.
    pub fn declare(&self, symbol: &Symbol, domain: Domain) -> Scope {
        let mut out = self.changing();
        Arc::make_mut(&mut out.domains).insert(symbol.clone(), domain);
        out.almost.remove(symbol);
        out
    }

    /// The scope under an integral over `symbol`: conditions need to hold for almost every value of it in its domain (the real
    /// line unless declared otherwise before).
    pub fn almost_everywhere(&self, symbol: &Symbol) -> Scope {
        let mut out = self.changing();
        if !matches!(
            out.domains.get(symbol),
            Some(Domain::Positive | Domain::Nonnegative | Domain::Between { .. } | Domain::Vector { .. })
        ) {
            Arc::make_mut(&mut out.domains).insert(symbol.clone(), Domain::Real);
        }
        out.almost.insert(symbol.clone());
        out
    }

    /// The scope with one more integral or series supposed to exist.
    pub(crate) fn supposing(&self, formula: Expr) -> Scope {
        let mut out = self.changing();
        Arc::make_mut(&mut out.domains).suppose(formula);
        out
    }

    /// The declarations.
    pub fn domains(&self) -> &Domains {
        &self.domains
    }

    /// The domain of a symbol; the real line if it has not been declared.
    ///
    /// That a number is prime is forgotten: what holds for every integer from 2 on holds for it.
    pub fn domain(&self, symbol: &Symbol) -> Domain {
        match self.domains.get(symbol) {
            Some(Domain::Prime) => Domain::Natural { from: 2 },
            Some(other) => other.clone(),
            None => Domain::Real,
        }
    }

    pub(crate) fn almost(&self) -> &BTreeSet<Symbol> {
        &self.almost
    }

    pub(crate) fn symbol_kernel(&self, symbol: &Symbol) -> Kernel {
        Kernel::Symbol(symbol.clone(), matches!(self.domain(symbol), Domain::Natural { .. }))
    }

    /// A symbol as an element of the field.
    pub fn symbol(&self, symbol: &Symbol) -> Normal {
        Normal::kernel(self.symbol_kernel(symbol))
    }

    /// The certain sign of a value on the whole domain, if there is one.
    pub fn sign_of(&self, n: &Normal) -> Option<Sign> {
        self.signs(n).and_then(Signs::certain)
    }

    /// Whether the value is certainly real and nowhere below 0.
    #[must_use]
    pub fn is_at_least_zero(&self, n: &Normal) -> bool {
        self.signs(n).is_some_and(|signs| !signs.negative)
    }

    /// Whether the value is certainly real on the whole domain.
    pub fn is_real(&self, n: &Normal) -> bool {
        reality::is_real(n)
    }

    /// The real part (n + n̄)/2; `None` where the conjugate is not known.
    pub fn real_part(&self, n: &Normal) -> Option<Normal> {
        let half = Normal::rational(&rug::Rational::from((1, 2)));
        Some(&(n + &reality::conjugate(n)?) * &half)
    }

    /// The imaginary part (n - n̄)/2i; `None` where the conjugate is not known.
    pub fn imaginary_part(&self, n: &Normal) -> Option<Normal> {
        self.real_part(&-&(n * &Normal::i()))
    }

    /// The absolute value √(n n̄), in normal form; `None` where the conjugate or the root is not known.
    pub fn modulus(&self, n: &Normal) -> Option<Normal> {
        let half = Normal::rational(&rug::Rational::from((1, 2)));
        self.power(&(n * &reality::conjugate(n)?), &half).ok()
    }

    /// Ensures that the value vanishes nowhere (under an integral: almost nowhere).
    ///
    /// # Errors
    /// [`Obstacle::Condition`] if that is not certain.
    pub fn nonzero(&self, n: &Normal) -> Result<(), Obstacle> {
        if n.is_zero() {
            return Err(Obstacle::DivisionByZero(back::expr(n)));
        }
        if self.is_nonzero_sum(n.numerator()) {
            return Ok(());
        }
        Err(Obstacle::Condition(Condition::Nonzero(back::expr(n))))
    }

    /// Whether a numerator certainly vanishes nowhere.
    pub(crate) fn is_nonzero_sum(&self, f: &ExpPoly) -> bool {
        let n = Normal::from(f.clone());
        if let Some(signs) = self.signs(&n) {
            return signs.excludes_zero();
        }
        // A complex number vanishes with its square modulus.
        let modulus = reality::conjugate(&n).map(|c| &c * &n);
        modulus.and_then(|m| self.signs(&m)).is_some_and(Signs::excludes_zero)
    }

    /// The quotient a/b, defined on the whole domain.
    ///
    /// # Errors
    /// An [`Obstacle`] unless b certainly vanishes nowhere.
    pub fn div(&self, a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
        self.nonzero(b)?;
        a.over(b).ok_or_else(|| Obstacle::DivisionByZero(back::expr(b)))
    }

    /// The reciprocal without a check: for rewritings whose conditions have been discharged already.
    pub(crate) fn formal_quotient(&self, a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
        a.over(b).ok_or_else(|| Obstacle::DivisionByZero(back::expr(b)))
    }

    /// Ensures that the value is positive everywhere on the domain.
    ///
    /// # Errors
    /// [`Obstacle::Condition`] if that is not certain.
    pub fn positive(&self, n: &Normal) -> Result<(), Obstacle> {
        match self.signs(n) {
            Some(Signs::POSITIVE) => Ok(()),
            _ => Err(Obstacle::Condition(Condition::Positive(back::expr(n)))),
        }
    }

    /// Ensures that the value is real everywhere on the domain.
    ///
    /// # Errors
    /// [`Obstacle::Condition`] if that is not certain.
    pub fn real(&self, n: &Normal) -> Result<(), Obstacle> {
        if self.is_real(n) {
            Ok(())
        } else {
            Err(Obstacle::Condition(Condition::Real(back::expr(n))))
        }
    }
}
