//! The operations that make numbers of products: contraction, derivatives, and putting one thing in the place of another.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::component::{Argument, Component, Factor, Head, Index};
use super::inverse::cancelled;
use super::value::{Pieces, Value, moved};
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::exact::scope::Scope;
use crate::exact::size;
use crate::formula::{Class, Domain, Expr, Symbol};

/// More bound indices than a product has.
const MANY: usize = 1 << 16;

/// The variable of a derivative.
#[derive(Clone, Copy)]
pub(super) enum Along<'a> {
    /// A number.
    Number(&'a Symbol),
    /// A vector with so many entries.
    Vector(&'a Symbol, &'a Expr),
}

/// A scope, with the numbers that are products of jets, by the symbols that stand for them in it.
pub(super) struct Space {
    scope: Scope,
    atoms: BTreeMap<Symbol, Component>,
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
        let name = Symbol::from_canonical(&component.to_string())
            .map_err(|error| Obstacle::Unsupported(error.to_string()))?;
        let domain = match component.as_value() {
            Some(function) if self.scope.is_positive_function(function) => Domain::Positive,
            _ if component.as_determinant().is_some_and(|matrix| self.positive.contains(matrix)) => Domain::Positive,
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
    fn term(&mut self, products: Vec<Vec<Factor>>, coefficient: Normal) -> Result<(Pieces, Normal), Obstacle> {
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
            return Err(Obstacle::Unsupported(format!("a sum over indices of the sizes {first} and {second}")));
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
            let products = std::iter::once(factors).filter(|factors| !factors.is_empty()).chain(rest);
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

    /// The derivative of a number; along a vector it has one index.
    fn slope(&mut self, n: &Normal, along: Along<'_>) -> Result<Value, Obstacle> {
        let mut out = match along {
            Along::Number(t) if n.depends_on(t) => Value::number(self.scope.derivative(n, t)?),
            Along::Number(_) => Value::number(Normal::zero()),
            // An integral, since all else that depends on a vector is a product of jets.
            Along::Vector(x, _) if n.depends_on(x) => {
                return Err(Obstacle::Unsupported(format!("the derivative of {} by {x}", n.to_expr())));
            }
            Along::Vector(_, size) => Value::zero(vec![size.clone()]),
        };
        let atoms = n.symbols().into_iter();
        let atoms: Vec<_> = atoms.filter_map(|name| Some((name.clone(), self.atoms.get(&name)?.clone()))).collect();
        for (name, component) in atoms {
            let inner = self.component_derivative(&component, 0, along)?;
            if !inner.is_zero() {
                let outer = self.scope.derivative(n, &name)?;
                out = out.plus(&inner.times(&outer));
            }
        }
        Ok(out)
    }

    /// The derivative; along a vector its index comes last.
    pub(super) fn derivative(&mut self, value: &Value, along: Along<'_>) -> Result<Value, Obstacle> {
        let size = match along {
            Along::Number(_) => None,
            Along::Vector(_, size) => Some(size.clone()),
        };
        let mut out = Value::zero(value.sizes.iter().cloned().chain(size).collect());
        for (pieces, coefficient) in &value.terms {
            let whole = Value::zero(value.sizes.clone()).with(pieces.clone(), Normal::one());
            let slope = self.slope(coefficient, along)?;
            out = out.plus(&self.outer(&whole, &slope)?);
            for (place, component) in pieces.iter().enumerate() {
                let inner = self.component_derivative(component, value.rank(), along)?;
                for (changed, factor) in &inner.terms {
                    let others = pieces.iter().enumerate().filter(|(other, _)| *other != place);
                    let pieces = others.map(|(_, other)| other.clone()).chain(changed.iter().cloned());
                    out.add(pieces.collect(), product(coefficient, factor)?);
                }
            }
        }
        Ok(out)
    }

    /// The derivative of a product of jets in a value of that rank, its index the next one. Of the value it has no more than the terms.
    fn component_derivative(&mut self, component: &Component, rank: usize, along: Along<'_>) -> Result<Value, Obstacle> {
        let size = match along {
            Along::Number(_) => None,
            Along::Vector(_, size) => Some(size.clone()),
        };
        let before = vec![unknown(); rank];
        let mut out = Value::zero(before.iter().cloned().chain(size).collect());
        let factors = component.factors();
        for (place, factor) in factors.iter().enumerate() {
            let put = |changed: Factor| {
                let mut all = factors.to_vec();
                all[place] = changed;
                all
            };
            match (&factor.head, along) {
                (Head::Symbol(name), Along::Vector(x, _)) if name == x => {
                    let [slot] = factor.slots[..] else {
                        return Err(Obstacle::Unsupported(format!("the derivative of {factor} by {x}")));
                    };
                    let delta = Factor::plain(Head::Delta, vec![slot, Index::Free(rank)]);
                    let (left, _) = without_deltas(put(delta));
                    let (pieces, coefficient) = self.term(vec![left], Normal::one())?;
                    out.add(pieces, coefficient);
                }
                (Head::Determinant | Head::Inverse, _) => {
                    let [Argument::Tensor(matrix)] = &factor.arguments[..] else {
                        continue;
                    };
                    let inner = match factor.slots[..] {
                        [row, column] => {
                            // Two indices more, joined to those of the derivative of the inverse.
                            let inner = self.slope_of_inverse(matrix, along)?;
                            if inner.is_zero() {
                                continue;
                            }
                            self.inserted(put, [row, column], &before, &inner)?
                        }
                        _ => {
                            let inner = self.logarithmic(matrix, along)?;
                            if inner.is_zero() {
                                continue;
                            }
                            let (pieces, coefficient) = self.term(vec![factors.to_vec()], Normal::one())?;
                            self.outer(&Value::zero(before.clone()).with(pieces, coefficient), &inner)?
                        }
                    };
                    out = out.plus(&inner);
                }
                (Head::Function(name), _) => {
                    for (position, argument) in factor.arguments.iter().enumerate() {
                        let inner = match argument {
                            Argument::Number(n) => self.slope(n, along)?,
                            Argument::Tensor(a) => self.derivative(a, along)?,
                        };
                        if inner.is_zero() {
                            continue;
                        }
                        self.differentiable(name, factor.order() + 1)?;
                        let mut changed = factor.clone();
                        let outer = match argument {
                            Argument::Number(_) => {
                                changed.rates.push(position);
                                changed.rates.sort_unstable();
                                let (pieces, coefficient) = self.term(vec![put(changed)], Normal::one())?;
                                let outer = Value::zero(before.clone()).with(pieces, coefficient);
                                self.outer(&outer, &inner)?
                            }
                            Argument::Tensor(a) => {
                                changed.along.push((position, Index::Free(rank)));
                                changed.along.sort_unstable();
                                let (pieces, coefficient) = self.term(vec![put(changed)], Normal::one())?;
                                let sizes = before.iter().cloned().chain(a.sizes.clone()).collect();
                                let outer = Value::zero(sizes).with(pieces, coefficient);
                                let outer = self.outer(&outer, &inner)?;
                                self.contracted(&outer, rank, rank + 1)?
                            }
                        };
                        out = out.plus(&outer);
                    }
                }
                _ => {}
            }
        }
        Ok(out)
    }

    /// A product in which a value of two indices, and perhaps that of a derivative, takes the place of a factor with these two.
    fn inserted(
        &mut self,
        put: impl Fn(Factor) -> Vec<Factor>,
        places: [Index; 2],
        before: &[Expr],
        value: &Value,
    ) -> Result<Value, Obstacle> {
        let rank = before.len();
        let mut out = Value::zero(before.iter().cloned().chain(value.sizes[2..].iter().cloned()).collect());
        for (pieces, coefficient) in &value.terms {
            // The labels of the bound indices of the product are left to it, those of the value moved beyond.
            let mut beyond = MANY;
            let mut all = put(Factor::plain(Head::Delta, places.to_vec()));
            all.retain(|factor| !(factor.head == Head::Delta && factor.slots == places));
            for component in pieces {
                let from = beyond;
                all.extend(component.factors().iter().map(|factor| {
                    factor.renamed(|index| match index {
                        Index::Free(place @ (0 | 1)) => places[place],
                        Index::Free(place) => Index::Free(place - 2 + rank),
                        Index::Bound(label) => Index::Bound(label + from),
                    })
                }));
                beyond += component.bound();
            }
            let (pieces, coefficient) = self.term(vec![all], coefficient.clone())?;
            out.add(pieces, coefficient);
        }
        Ok(out)
    }

    /// Ensures that an open function has continuous derivatives of that order.
    fn differentiable(&self, name: &Symbol, order: usize) -> Result<(), Obstacle> {
        let signature = self.scope.domains().function(name);
        match signature.is_some_and(|signature| signature.has_derivative(order)) {
            true => Ok(()),
            false => Err(Obstacle::Class {
                function: name.clone(),
                class: Class::Smooth,
            }),
        }
    }

    /// The value with a number or a vector in the place of a symbol.
    pub(super) fn substituted(&mut self, value: &Value, symbol: &Symbol, by: &Argument) -> Result<Value, Obstacle> {
        let mut out = Value::zero(value.sizes.clone());
        for (pieces, coefficient) in &value.terms {
            // The product of the replaced components has its indices in the order in which they come.
            let mut whole = Value::number(self.replaced(coefficient, symbol, by)?);
            let mut order = Vec::new();
            for component in pieces {
                let (part, places) = self.component_replaced(component, symbol, by, &value.sizes)?;
                order.extend(places);
                whole = self.outer(&whole, &part)?;
            }
            let back: Vec<usize> = (0..order.len())
                .map(|place| order.iter().position(|known| *known == place).unwrap_or(place))
                .collect();
            out = out.plus(&self.permuted(&whole, &back)?);
        }
        Ok(out)
    }

    /// A product of jets with something in the place of a symbol, and the free indices of the product in the order in which the value has them.
    fn component_replaced(
        &mut self,
        component: &Component,
        symbol: &Symbol,
        by: &Argument,
        sizes: &[Expr],
    ) -> Result<(Value, Vec<usize>), Obstacle> {
        let mut whole = Value::number(Normal::one());
        let mut indices = Vec::new();
        for factor in component.factors() {
            let own: Vec<Index> = factor.slots.iter().copied().chain(factor.along.iter().map(|(_, i)| *i)).collect();
            let part = match (&factor.head, by) {
                (Head::Symbol(name), Argument::Tensor(by)) if name == symbol => by.clone(),
                _ => {
                    let arguments = factor.arguments.iter().map(|argument| {
                        Ok(match argument {
                            Argument::Number(n) => Argument::Number(self.replaced(n, symbol, by)?),
                            Argument::Tensor(a) => Argument::Tensor(self.substituted(a, symbol, by)?),
                        })
                    });
                    let arguments: Vec<Argument> = arguments.collect::<Result<_, Obstacle>>()?;
                    let mut changed = factor.clone();
                    changed.arguments = Arc::from(arguments);
                    let slots = changed.slots.len();
                    changed.slots = (0..slots).map(Index::Free).collect();
                    for (at, (_, index)) in changed.along.iter_mut().enumerate() {
                        *index = Index::Free(slots + at);
                    }
                    let size = |at: usize| match own[at] {
                        Index::Free(place) => sizes.get(place).cloned().unwrap_or_else(unknown),
                        Index::Bound(_) => unknown(),
                    };
                    self.jet(changed, (0..own.len()).map(size).collect())?
                }
            };
            whole = self.outer(&whole, &part)?;
            indices.extend(own);
        }
        while let Some((i, j)) = pair(&indices) {
            // Both are of the size of the first.
            whole.sizes[j] = whole.sizes[i].clone();
            whole = self.contracted(&whole, i, j)?;
            indices.remove(j);
            indices.remove(i);
        }
        let places = indices.iter().filter_map(|index| match index {
            Index::Free(place) => Some(*place),
            Index::Bound(_) => None,
        });
        Ok((whole, places.collect()))
    }

    /// A number with something in the place of a symbol.
    fn replaced(&mut self, n: &Normal, symbol: &Symbol, by: &Argument) -> Result<Normal, Obstacle> {
        let mut values: Vec<(Symbol, Normal)> = Vec::new();
        match by {
            Argument::Number(value) if n.depends_on(symbol) => values.push((symbol.clone(), value.clone())),
            Argument::Tensor(_) if n.depends_on(symbol) => {
                return Err(Obstacle::Unsupported(format!("{} at another {symbol}", n.to_expr())));
            }
            _ => {}
        }
        for name in n.symbols() {
            let Some(component) = self.atoms.get(&name).cloned() else {
                continue;
            };
            let (value, _) = self.component_replaced(&component, symbol, by, &[])?;
            let value = value.as_number().ok_or_else(|| Obstacle::Unsupported(format!("{name}")))?;
            if value != self.scope.symbol(&name) {
                values.push((name, value));
            }
        }
        // All at once: first other symbols of the same domains, then the values.
        let mut out = n.clone();
        let mut placed = Vec::new();
        for (at, (name, value)) in values.into_iter().enumerate() {
            let place = Symbol::from_canonical(&format!("#place{at}"))
                .map_err(|error| Obstacle::Unsupported(error.to_string()))?;
            self.scope = self.scope.declare(&place, self.scope.domain(&name));
            out = self.scope.substitute(&out, &name, &self.scope.symbol(&place))?;
            placed.push((place, value));
        }
        for (place, value) in placed {
            out = self.scope.substitute(&out, &place, &value)?;
        }
        Ok(out)
    }
}

/// The size of an index that is not asked for: as a number it is refused.
fn unknown() -> Expr {
    Expr::infinity()
}

/// The product of two coefficients.
fn product(a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
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

/// The first two places that have one bound index.
fn pair(indices: &[Index]) -> Option<(usize, usize)> {
    indices.iter().enumerate().find_map(|(i, index)| {
        let bound = matches!(index, Index::Bound(_));
        let j = indices.iter().skip(i + 1).position(|other| bound && other == index)?;
        Some((i, i + 1 + j))
    })
}

/// The product with every δ that has a bound index contracted, and whether a δ met itself.
pub(super) fn without_deltas(mut factors: Vec<Factor>) -> (Vec<Factor>, bool) {
    let mut traced = false;
    while let Some((at, old, new)) = factors.iter().enumerate().find_map(|(at, factor)| {
        match (&factor.head, &factor.slots[..]) {
            (Head::Delta, &[a, b]) if matches!(a, Index::Bound(_)) => Some((at, a, b)),
            (Head::Delta, &[a, b]) if matches!(b, Index::Bound(_)) => Some((at, b, a)),
            _ => None,
        }
    }) {
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
