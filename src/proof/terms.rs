//! The terms of finite sums with symbolic ends.
//!
//! A sum over k = lo, …, hi is empty where hi < lo. Its terms are looked at for every natural number k >= lo, a whole number lo or
//! otherwise from 0 on; and where hi is n + c for a natural number n, for n = k - c + r with every natural r, since k <= hi. These are
//! all terms of the sum, and more.

use super::combined::{self, Combined};
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Symbol};

/// A formula linear in sums over one range as a single sum.
pub(super) fn sum_of(expr: &Expr) -> Option<Combined> {
    Combined::of(expr, combined::Sign::Sum)
}

/// Why the terms cannot be looked at.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoTerms {
    #[error("the index `{0}` has the name of another symbol")]
    NameTaken(Symbol),
    #[error("the ends of the sum are not seen to be whole numbers")]
    Ends,
    #[error("the sum does not start at a natural number")]
    Start,
}

/// The terms of a sum: the declarations under its sign, and the formula that takes the place of a symbol there.
pub(super) struct Terms {
    pub(super) domains: Domains,
    pub(super) place: Option<(Symbol, Expr)>,
}

impl Combined {
    /// Where the terms are looked at.
    pub(super) fn terms(&self, domains: &Domains) -> Result<Terms, NoTerms> {
        let Combined { var, lo, hi, .. } = self;
        if domains.get(var).is_some() {
            return Err(NoTerms::NameTaken(var.clone()));
        }
        let scope = Scope::new(domains);
        let whole = |end: &Expr| normal(end, &scope).ok().filter(|n| scope.is_integral(n));
        let (Some(first), Some(last)) = (whole(lo), whole(hi)) else {
            return Err(NoTerms::Ends);
        };
        let from = match lo.as_integer() {
            Some(n) => n.to_u32(),
            None => matches!(
                scope.sign_of(&first),
                Some(Sign::Zero | Sign::Positive | Sign::Nonnegative)
            )
            .then_some(0),
        };
        let from = from.ok_or(NoTerms::Start)?;
        let mut inner = domains.clone();
        inner.insert(var.clone(), Domain::Natural { from });
        let natural = |(symbol, domain): (&Symbol, &Domain)| {
            let shift = (&last - &scope.symbol(symbol)).as_rational();
            let shift = shift.filter(|_| matches!(domain, Domain::Natural { .. }))?;
            Some((symbol.clone(), shift))
        };
        let place = domains.iter().find_map(natural).map(|(n, shift)| {
            let more = Symbol::new("more").fresh(|s| inner.get(s).is_some() || self.body.free_symbols().contains(s));
            inner.insert(more.clone(), Domain::Natural { from: 0 });
            let value = Expr::from(var.clone()) - Expr::rational(&shift) + Expr::from(more);
            (n, value)
        });
        Ok(Terms { domains: inner, place })
    }
}

impl Terms {
    /// A formula at a term.
    pub(super) fn at(&self, expr: &Expr) -> Expr {
        match &self.place {
            Some((symbol, value)) => expr.substitute(symbol, value),
            None => expr.clone(),
        }
    }
}
