//! The operations that make numbers of products: contraction, derivatives, and putting one thing in the place of another.

use super::component::{Component, Factor, Head, Index};
use super::inverse::cancelled;
use super::value::{Pieces, Value, moved};
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::exact::scope::Scope;
use crate::exact::size;
use crate::formula::{Domain, Expr, Symbol};
use std::collections::BTreeMap;

/// A scope, with the numbers that are products of jets, by the symbols that stand for them in it.
pub(super) struct Space {
    pub(super) scope: Scope,
    pub(super) atoms: BTreeMap<Symbol, Component>,
    /// The matrices whose determinants are supposed to be positive.
    positive: Vec<Value>,
}

impl Space {
    pub(super) fn new(scope: &Scope) -> Space {
        Space {
            scope: scope.clone(),
            atoms: BTreeMap::new(),
            positive: Vec::new(),
        }
    }

    /// The product for which a symbol stands.
    pub(super) fn product(&self, name: &Symbol) -> Option<Component> {
        self.atoms.get(name).cloned()
    }

    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Goes on in another scope.
    pub(super) fn enter(&mut self, scope: Scope) {
        self.scope = scope;
    }

    /// Goes on in a scope from before, in which what was found since is known.
    pub(super) fn leave(&mut self, before: Scope) {
        let inside = std::mem::replace(&mut self.scope, before);
        for name in self.atoms.keys().filter(|name| inside.domains().get(name).is_some()) {
            if self.scope.domains().get(name).is_none() {
                self.scope = self.scope.declare(name, inside.domain(name));
            }
        }
    }

    /// The symbol that stands for a product without free indices, as an element of the field.
    fn atom(&mut self, component: Component) -> Result<Normal, Obstacle> {
        let name =
            Symbol::from_canonical(&component.to_string()).map_err(|error| Obstacle::Unsupported(error.to_string()))?;
        let domain = match component.as_value() {
            Some(function) if self.scope.is_positive_function(function) => Domain::Positive,
            _ if component
                .as_determinant()
                .is_some_and(|matrix| self.positive.contains(matrix)) =>
            {
                Domain::Positive
            }
            _ if component.is_square() => Domain::Nonnegative,
            _ => Domain::Real,
        };
        if self.scope.domains().get(&name).is_none() {
            self.scope = self.scope.declare(&name, domain);
        }
        self.atoms.insert(name.clone(), component);
        Ok(self.scope.symbol(&name))
    }

    /// Supposes that the determinant of a matrix is positive.
    pub(super) fn suppose_positive(&mut self, matrix: Value) {
        self.positive.push(matrix);
    }

    /// A term: each product in canonical form, those without free indices as part of the coefficient.
    pub(super) fn term(
        &mut self,
        products: Vec<Vec<Factor>>,
        coefficient: Normal,
    ) -> Result<(Pieces, Normal), Obstacle> {
        let mut coefficient = coefficient;
        let mut pieces = Vec::new();
        for factors in products {
            let (factors, traced) = cancelled(factors);
            if let Some(size) = traced {
                coefficient = product(&coefficient, &self.scalar(&size)?)?;
            }
            for factors in apart(factors) {
                let component = Component::new(factors)?;
                if component.is_closed() {
                    coefficient = product(&coefficient, &self.atom(component)?)?;
                } else {
                    pieces.push(component);
                }
            }
        }
        Ok((pieces, coefficient))
    }

    /// A single jet, its free indices those of a value with these sizes.
    pub(super) fn jet(&mut self, factor: Factor, sizes: Vec<Expr>) -> Result<Value, Obstacle> {
        let (pieces, coefficient) = self.term(vec![vec![factor]], Normal::one())?;
        Ok(Value::zero(sizes).with(pieces, coefficient))
    }

    /// The product, the indices of the second value after those of the first.
    pub(super) fn outer(&mut self, a: &Value, b: &Value) -> Result<Value, Obstacle> {
        let mut out = Value::zero(a.sizes.iter().chain(&b.sizes).cloned().collect());
        for (left, p) in &a.terms {
            for (right, q) in &b.terms {
                let coefficient = product(p, q)?;
                let moved = right.iter().map(|component| renamed(component, moved(a.rank())));
                let mut pieces = left.clone();
                for factors in moved {
                    pieces.push(Component::new(factors)?);
                }
                out.add(pieces, coefficient);
            }
        }
        Ok(out)
    }

    /// The value with its indices in another order: the index at each place is that which had this number before.
    pub(super) fn permuted(&mut self, value: &Value, order: &[usize]) -> Result<Value, Obstacle> {
        let place = |index| match index {
            Index::Free(old) => Index::Free(order.iter().position(|known| *known == old).unwrap_or(old)),
            bound => bound,
        };
        let mut out = Value::zero(order.iter().map(|old| value.sizes[*old].clone()).collect());
        for (pieces, coefficient) in &value.terms {
            let products = pieces.iter().map(|component| renamed(component, place)).collect();
            let (pieces, coefficient) = self.term(products, coefficient.clone())?;
            out.add(pieces, coefficient);
        }
        Ok(out)
    }

    /// The sum over an index that two places share.
    ///
    /// # Errors
    /// An [`Obstacle`] where they are not of one size.
    pub(super) fn contracted(&mut self, value: &Value, i: usize, j: usize) -> Result<Value, Obstacle> {
        let (i, j) = (i.min(j), i.max(j));
        let mut sizes = value.sizes.clone();
        let (second, first) = (sizes.remove(j), sizes.remove(i));
        if first != second {
            return Err(Obstacle::Unsupported(format!(
                "a sum over indices of the sizes {first} and {second}"
            )));
        }
        let mut out = Value::zero(sizes);
        for (pieces, coefficient) in &value.terms {
            let (joined, rest): (Vec<_>, Vec<_>) = pieces
                .iter()
                .partition(|component| component.has(Index::Free(i)) || component.has(Index::Free(j)));
            let mut factors: Vec<Factor> = Vec::new();
            let mut bound = 0;
            for component in joined {
                let from = bound;
                factors.extend(component.factors().iter().map(|factor| {
                    factor.renamed(|index| match index {
                        Index::Bound(label) => Index::Bound(label + from),
                        free => free,
                    })
                }));
                bound += component.bound();
            }
            let close = |index| match index {
                Index::Free(place) if place == i || place == j => Index::Bound(bound),
                other => other,
            };
            let factors = factors.iter().map(|factor| factor.renamed(close)).collect();
            let (factors, traced) = without_deltas(factors);
            let close = |index| match index {
                Index::Free(place) => Index::Free(place - usize::from(place > i) - usize::from(place > j)),
                bound => bound,
            };
            let rest = rest.into_iter().map(|component| component.factors().to_vec());
            let products = std::iter::once(factors)
                .filter(|factors| !factors.is_empty())
                .chain(rest);
            let products = products
                .map(|factors| factors.iter().map(|factor| factor.renamed(close)).collect())
                .collect();
            let coefficient = match traced {
                true => product(coefficient, &self.scalar(&first)?)?,
                false => coefficient.clone(),
            };
            let (pieces, coefficient) = self.term(products, coefficient)?;
            out.add(pieces, coefficient);
        }
        Ok(out)
    }

    /// A size as a number.
    fn scalar(&self, size: &Expr) -> Result<Normal, Obstacle> {
        match (size.as_symbol(), size.as_integer()) {
            (Some(symbol), _) => Ok(self.scope.symbol(symbol)),
            (None, Some(n)) => Ok(Normal::integer(n)),
            (None, None) => Err(Obstacle::Unsupported(format!("the size {size}"))),
        }
    }
}

/// The size of an index that is not asked for: as a number it is refused.
pub(super) fn unknown() -> Expr {
    Expr::infinity()
}

/// The product of two coefficients.
pub(super) fn product(a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
    size::check_product(a, b)?;
    Ok(a * b)
}

fn renamed(component: &Component, name: impl Fn(Index) -> Index) -> Vec<Factor> {
    component.factors().iter().map(|factor| factor.renamed(&name)).collect()
}

/// The factors that are held together by bound indices, each lot for itself.
fn apart(factors: Vec<Factor>) -> Vec<Vec<Factor>> {
    let mut lots: Vec<Vec<Factor>> = Vec::new();
    for factor in factors {
        let joined = |other: &Factor| {
            let mut shared = other.indices().filter(|index| matches!(index, Index::Bound(_)));
            shared.any(|index| factor.indices().any(|own| own == index))
        };
        let (together, rest): (Vec<_>, Vec<_>) = lots.into_iter().partition(|lot| lot.iter().any(joined));
        lots = rest;
        lots.push(together.into_iter().flatten().chain([factor]).collect());
    }
    lots
}

/// The product with every δ that has a bound index contracted, and whether a δ met itself.
pub(super) fn without_deltas(mut factors: Vec<Factor>) -> (Vec<Factor>, bool) {
    let mut traced = false;
    while let Some((at, old, new)) =
        factors
            .iter()
            .enumerate()
            .find_map(|(at, factor)| match (&factor.head, &factor.slots[..]) {
                (Head::Delta, &[a, b]) if matches!(a, Index::Bound(_)) => Some((at, a, b)),
                (Head::Delta, &[a, b]) if matches!(b, Index::Bound(_)) => Some((at, b, a)),
                _ => None,
            })
    {
        factors.remove(at);
        traced |= old == new;
        let put = |index| if index == old { new } else { index };
        factors = factors.iter().map(|factor| factor.renamed(put)).collect();
    }
    (factors, traced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_of_delta_is_the_dimension() -> Result<(), Obstacle> {
        let m = Expr::symbol("m");
        let mut space = Space::new(&Scope::new(&crate::formula::Domains::new()));
        let delta = Factor::plain(Head::Delta, vec![Index::Free(0), Index::Free(1)]);
        let delta = space.jet(delta, vec![m.clone(), m])?;
        let trace = space.contracted(&delta, 0, 1)?;
        assert_eq!(trace.as_number(), Some(space.scope().symbol(&Symbol::new("m"))));
        Ok(())
    }
}
