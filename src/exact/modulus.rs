//! The modulus of a product with values of open functions, or with integrals that are complex: the product of the moduli.

use super::calls::opaque;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::monomial::Monomial;
use super::obstacle::Obstacle;
use super::polynomial::Polynomial;
use super::reality::is_real;
use super::scope::Scope;
use crate::formula::Function;

impl Scope {
    /// The modulus of a single term with such factors; `None` of any other value.
    pub(super) fn modulus_of_product(&self, n: &Normal) -> Option<Result<Normal, Obstacle>> {
        let is_opaque = |kernel: &Kernel| match kernel {
            Kernel::Apply(..) => true,
            Kernel::Integral(_) | Kernel::Sum(_) | Kernel::Space(_) => !is_real(&Normal::kernel(kernel.clone())),
            _ => false,
        };
        let mut terms = n.numerator().terms();
        let (Some((exponent, monomial, coefficient)), None) = (terms.next(), terms.next()) else {
            return None;
        };
        let (mut product, mut rest, mut found) = (Normal::one(), Monomial::one(), false);
        for (kernel, power) in monomial.iter() {
            if is_opaque(kernel) {
                let modulus = opaque(Function::Abs, &[&Normal::kernel(kernel.clone())]);
                product = (0..*power).fold(product, |product, _| &product * &modulus);
                found = true;
            } else {
                rest = rest.times(&Monomial::power(kernel.clone(), *power));
            }
        }
        let rest = ExpPoly::group(exponent.clone(), Polynomial::term(rest, coefficient.clone()));
        found.then(|| Ok(&product * &self.abs(&Normal::new(rest, n.denominator().clone()))?))
    }
}
