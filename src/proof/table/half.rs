//! The integral of a function over the half line: a closed form where the exact layer has one, an enclosure otherwise.

use std::collections::BTreeMap;

use rug::Rational;

use crate::enclose::enclose;
use crate::exact::{Normal, Scope, normal};
use crate::formula::{Domains, Expr, Symbol};
use crate::interval::Interval;
use crate::quadrature::Quadrature;

use super::TableError;

/// Digits to which the second route must meet a closed form.
const BESIDE: usize = 20;

/// ∫₀^∞ of a function, without its constant factors.
#[derive(Clone, Debug)]
pub struct HalfIntegral {
    /// The closed form.
    pub closed: Option<Expr>,
    /// The number, at the values of the parameters.
    pub number: Result<Interval, TableError>,
    /// Where there is a closed form: whether rigorous quadrature of the integral, which does not know it, meets it.
    pub beside: Option<Result<(), TableError>>,
}

impl HalfIntegral {
    /// The same by rigorous quadrature alone, which knows no closed form.
    #[must_use]
    pub fn measured(
        rest: &Normal,
        variable: &Symbol,
        _: &Domains,
        point: &BTreeMap<Symbol, Rational>,
        digits: usize,
    ) -> HalfIntegral {
        let integral = Expr::integral(variable.clone(), Expr::zero(), Expr::infinity(), rest.to_expr());
        HalfIntegral {
            closed: None,
            number: number(&integral, point, digits),
            beside: None,
        }
    }

    /// The integral of `rest` over `variable` > 0, its parameters in their domains and, for numbers, at `point`.
    #[must_use]
    pub fn of(
        rest: &Normal,
        variable: &Symbol,
        domains: &Domains,
        point: &BTreeMap<Symbol, Rational>,
        digits: usize,
    ) -> HalfIntegral {
        let integral = Expr::integral(variable.clone(), Expr::zero(), Expr::infinity(), rest.to_expr());
        let closed = normal(&integral, &Scope::new(domains))
            .ok()
            .filter(Normal::is_closed)
            .map(|value| value.to_expr());
        let by = |formula: &Expr, digits: usize| number(formula, point, digits);
        match closed {
            None => HalfIntegral {
                closed: None,
                number: by(&integral, digits),
                beside: None,
            },
            Some(closed) => {
                let number = by(&closed, digits);
                let beside = number.clone().and_then(|number| {
                    let measured = by(&integral, BESIDE)?;
                    if measured.intersection(&number).is_empty() {
                        Err(TableError::Apart {
                            closed: closed.clone(),
                            measured,
                        })
                    } else {
                        Ok(())
                    }
                });
                HalfIntegral {
                    closed: Some(closed),
                    number,
                    beside: Some(beside),
                }
            }
        }
    }
}

/// The value of a formula without integrals at a point.
pub(crate) fn number(
    formula: &Expr,
    point: &BTreeMap<Symbol, Rational>,
    digits: usize,
) -> Result<Interval, TableError> {
    Ok(enclose(formula, point, digits, &Quadrature::default())?)
}
