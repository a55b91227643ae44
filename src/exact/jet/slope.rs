//! Derivatives of values: product rule and chain rule.

use super::component::{Argument, Component, Factor, Head, Index};
use super::space::{Space, product, unknown, without_deltas};
use super::value::Value;
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::formula::{Class, Expr, Symbol};

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

impl Space {
    /// The derivative of a number; along a vector it has one index.
    fn slope(&mut self, n: &Normal, along: Along<'_>) -> Result<Value, Obstacle> {
        let mut out = match along {
            Along::Number(t) if n.depends_on(t) => Value::number(self.scope.derivative(n, t)?),
            Along::Number(_) => Value::number(Normal::zero()),
            // An integral, since all else that depends on a vector is a product of jets.
            Along::Vector(x, _) if n.depends_on(x) => {
                return Err(Obstacle::Unsupported(format!(
                    "the derivative of {} by {x}",
                    n.to_expr()
                )));
            }
            Along::Vector(_, size) => Value::zero(vec![size.clone()]),
        };
        let atoms = n.symbols().into_iter();
        let atoms: Vec<_> = atoms
            .filter_map(|name| Some((name.clone(), self.atoms.get(&name)?.clone())))
            .collect();
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
    fn component_derivative(
        &mut self,
        component: &Component,
        rank: usize,
        along: Along<'_>,
    ) -> Result<Value, Obstacle> {
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
}
