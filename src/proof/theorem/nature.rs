//! Whether what stands for a function of a theorem is of a class that is declared of open functions.
//!
//! It has to be an open function of the claim, at its own argument or, of a number, at cx + d with c <> 0: that keeps every class but the spectrum. The moments
//! of f(cx + d) up to N are combinations of those of f up to N, and vanish with them.

use super::discharge::Setting;
use super::reason::{How, Lack};
use super::schema::Nature;
use crate::exact::{Scope, normal};
use crate::formula::{Class, Expr, Node, Quality, Signature, Symbol};

use super::instance::{Names, Value};

impl Setting<'_> {
    /// How a function of these arguments is seen to be declared so.
    pub(super) fn nature(&self, arguments: &[Symbol], body: &Expr, nature: &Nature) -> Result<How, Lack> {
        let not = || Lack::Undeclared(body.clone(), nature.clone());
        let (Node::Apply(name, given), [argument]) = (body.node(), arguments) else {
            return Err(not());
        };
        let signature = self.domains.function(name).ok_or_else(not)?;
        let itself = given.len() == 1 && given[0].is_symbol(argument);
        if !itself && !self.is_affine(signature, given, argument) {
            return Err(not());
        }
        let declared = match nature {
            Nature::Class(class) => signature.belongs(*class, 0),
            Nature::Quality(Quality::Growth(order)) => self.orders(signature.growth(), order)?,
            Nature::Quality(Quality::Moments(order)) => {
                signature.belongs(Class::RapidlyDecreasing, 0) || self.reaches(signature.moments(), order)?
            }
            Nature::Quality(Quality::VanishingMoments(order)) => {
                let declared = signature.qualities().find_map(|quality| match quality {
                    Quality::VanishingMoments(order) => Some(order.clone()),
                    _ => None,
                });
                self.reaches(declared, order)?
            }
            Nature::Quality(Quality::Spectrum(function)) => itself && self.is_spectrum(signature, function),
        };
        match declared {
            true => Ok(How::Declared),
            false => Err(not()),
        }
    }

    /// Whether the only argument that is given is cx + d with c <> 0.
    fn is_affine(&self, signature: &Signature, given: &[Expr], x: &Symbol) -> bool {
        let ([argument], true) = (given, signature.is_of_a_number()) else {
            return false;
        };
        let name = x.fresh(|name| self.domains.get(name).is_some() || argument.depends_on(name));
        let scope = Scope::new(self.domains);
        let place = normal(&argument.substitute(x, &Expr::from(name.clone())), &scope);
        let parts = place
            .ok()
            .filter(|place| scope.is_real(place))
            .and_then(|place| place.coefficients_in(&name));
        parts.is_some_and(|parts| parts.len() == 2 && scope.nonzero(&parts[1]).is_ok())
    }

    /// Whether a declared order is at most that of a theorem.
    fn orders(&self, declared: Option<Expr>, order: &Expr) -> Result<bool, Lack> {
        let Some(declared) = declared else { return Ok(false) };
        let wanted = self.instance.at(order, &Names::new()).ok_or(Lack::Value)?;
        self.is_at_most(&declared, &wanted)
    }

    /// Whether a declared order is at least that of a theorem.
    fn reaches(&self, declared: Option<Expr>, order: &Expr) -> Result<bool, Lack> {
        let Some(declared) = declared else { return Ok(false) };
        let wanted = self.instance.at(order, &Names::new()).ok_or(Lack::Value)?;
        self.is_at_most(&wanted, &declared)
    }

    fn is_at_most(&self, less: &Expr, more: &Expr) -> Result<bool, Lack> {
        let scope = Scope::new(self.domains);
        let difference = normal(&(more.clone() - less.clone()), &scope)?;
        Ok(difference.is_zero() || scope.is_at_least_zero(&difference))
    }

    /// Whether the function of the theorem is the spectrum of a declared one.
    fn is_spectrum(&self, signature: &Signature, function: &Symbol) -> bool {
        let Some(Value::Function(arguments, body)) = self.instance.value(function) else {
            return false;
        };
        let (Node::Apply(name, given), [argument]) = (body.node(), arguments.as_slice()) else {
            return false;
        };
        let itself = given.len() == 1 && given[0].is_symbol(argument);
        itself
            && signature
                .qualities()
                .any(|quality| *quality == Quality::Spectrum(name.clone()))
    }
}
