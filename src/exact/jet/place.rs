//! A number or a vector in the place of a symbol.

use std::sync::Arc;

use super::component::{Argument, Component, Head, Index};
use super::space::{Space, unknown};
use super::value::Value;
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::formula::{Expr, Symbol};

impl Space {
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
            let own: Vec<Index> = factor
                .slots
                .iter()
                .copied()
                .chain(factor.along.iter().map(|(_, i)| *i))
                .collect();
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
            let value = value
                .as_number()
                .ok_or_else(|| Obstacle::Unsupported(format!("{name}")))?;
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

/// The first two places that have one bound index.
fn pair(indices: &[Index]) -> Option<(usize, usize)> {
    indices.iter().enumerate().find_map(|(i, index)| {
        let bound = matches!(index, Index::Bound(_));
        let j = indices.iter().skip(i + 1).position(|other| bound && other == index)?;
        Some((i, i + 1 + j))
    })
}
