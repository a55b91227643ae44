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
    #[error("the ends of the sum are not seen to be whole numbers")]
    Ends,
    #[error("the sum does not start at a natural number")]
    Start,
}

/// The terms of a sum: the declarations under its sign, and the formulas that take the place of symbols there, one after the other: another
/// name for an index that has that of a declared symbol, and then what a symbol is at the index.
pub(super) struct Terms {
    pub(super) domains: Domains,
    pub(super) places: Vec<(Symbol, Expr)>,
}

impl Combined {
    /// Where the terms are looked at.
    pub(super) fn terms(&self, domains: &Domains) -> Result<Terms, NoTerms> {
        let Combined { lo, hi, .. } = self;
        let scope = Scope::new(domains);
        let var = &scope.name(&self.binder(), &[], &[]);
        let renamed = (*var != self.var).then(|| (self.var.clone(), Expr::from(var.clone())));
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
            let more = Symbol::new("more").fresh(|s| inner.get(s).is_some() || self.body.depends_on(s));
            inner.insert(more.clone(), Domain::Natural { from: 0 });
            let value = Expr::from(var.clone()) - Expr::rational(&shift) + Expr::from(more);
            (n, value)
        });
        let places = renamed.into_iter().chain(place).collect();
        Ok(Terms { domains: inner, places })
    }
}

impl Terms {
    /// A formula at a term.
    pub(super) fn at(&self, expr: &Expr) -> Expr {
        let places = self.places.iter();
        places.fold(expr.clone(), |expr, (symbol, value)| expr.substitute(symbol, value))
    }
}
