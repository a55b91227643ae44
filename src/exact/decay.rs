//! Functions above a given one, of simpler shape.

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::polynomial::Polynomial;
use super::{Scope, Sign};

impl Scope {
    /// Functions that are at least `modulus` wherever that is not negative: for `P e^E` with a single exponential, one for each
    /// term T of E that is certainly never positive, `P e^(E-T)`.
    #[must_use]
    pub fn without_decays(&self, modulus: &Normal) -> Vec<Normal> {
        let mut groups = modulus.numerator().groups();
        let exponent = match (groups.next(), groups.next()) {
            (Some((exponent, _)), None) => exponent.value(),
            _ => return Vec::new(),
        };
        let decay = |term: Normal| {
            let never_positive = matches!(self.sign_of(&term), Some(Sign::Negative | Sign::Nonpositive));
            never_positive.then(|| modulus * &Normal::from(ExpPoly::exponential(Exponent::of(-&term))))
        };
        exponent
            .numerator()
            .terms()
            .filter(|(inner, ..)| inner.is_zero())
            .map(|(_, monomial, coefficient)| {
                let term = ExpPoly::plain(Polynomial::term(monomial.clone(), coefficient.clone()));
                Normal::new(term, exponent.denominator().clone())
            })
            .filter_map(decay)
            .collect()
    }
}
