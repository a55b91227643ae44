//! What the field sees of a product of jets: a function of what its jets are taken at.
//!
//! The name of the function tells the jets and how their indices are joined, with a gap for every number and every vector that an argument
//! depends on; these are the arguments of the function. So the layers of the field put things in the place of variables, integrate and look for
//! dependence as for any open function of which nothing is declared but that it is real.

use super::component::{Argument, Component, Factor, Head, Index};
use super::space::Space;
use super::value::Value;
use crate::exact::fraction::Normal;
use crate::exact::kernel::Kernel;
use crate::exact::obstacle::Obstacle;
use crate::exact::vector::inner_product;
use crate::formula::Symbol;

/// The mark of a name that stands for a sum of squares.
const SQUARE: char = '\u{b2}';

/// Whether a function with that name is a sum of squares of real numbers.
pub(crate) fn is_square(name: &Symbol) -> bool {
    name.as_str().starts_with(SQUARE)
}

/// A name as it is written, and what stands in its gaps.
#[derive(Default)]
struct Template {
    text: String,
    gaps: Vec<Normal>,
}

impl Template {
    fn gap(&mut self, value: Normal) {
        self.text.push('_');
        self.gaps.push(value);
    }
}

impl Space {
    /// The number with functions in the place of the symbols that stand for products of jets.
    pub(super) fn outward(&mut self, n: &Normal) -> Result<Normal, Obstacle> {
        let mut out = n.clone();
        for name in n.symbols() {
            if let Some(component) = self.product(&name) {
                let value = self.function(&component)?;
                out = self.scope().replaced(&out, &name, &value)?;
            }
        }
        Ok(out)
    }

    fn function(&mut self, component: &Component) -> Result<Normal, Obstacle> {
        let plain = |factor: &Factor| match (&factor.head, &factor.slots[..]) {
            (Head::Symbol(name), [Index::Bound(_)]) => Some(name.clone()),
            _ => None,
        };
        if let [a, b] = component.factors()
            && let (Some(a), Some(b)) = (plain(a), plain(b))
        {
            return inner_product(self.scope(), &self.scope().symbol(&a), &self.scope().symbol(&b));
        }
        if let (Some(name), [factor]) = (component.as_value(), component.factors()) {
            // An open function itself, unless it is taken at vectors that the field does not know.
            let at = |argument: &Argument| match argument {
                Argument::Number(n) => self.outward(n).map(Some),
                Argument::Tensor(v) => self.vector(v),
            };
            let arguments = factor.arguments.iter().map(at);
            if let Some(arguments) = arguments.collect::<Result<Option<Vec<_>>, _>>()? {
                return Ok(Normal::kernel(Kernel::Apply(name.clone(), true, arguments.into())));
            }
        }
        let mut template = Template::default();
        if component.is_square() {
            template.text.push(SQUARE);
        }
        self.write(component, &mut template)?;
        let name = Symbol::from_canonical(&template.text).map_err(|why| Obstacle::Unsupported(why.to_string()))?;
        Ok(Normal::kernel(Kernel::Apply(name, true, template.gaps.into())))
    }

    fn write(&mut self, component: &Component, out: &mut Template) -> Result<(), Obstacle> {
        for (place, factor) in component.factors().iter().enumerate() {
            out.text.push_str(if place == 0 { "" } else { "·" });
            match &factor.head {
                Head::Symbol(name) if self.scope().domains().dimension(name).is_some() => {
                    let value = self.scope().symbol(name);
                    out.gap(value);
                }
                Head::Symbol(name) | Head::Function(name) => out.text.push_str(name.as_str()),
                Head::Delta => out.text.push('δ'),
                Head::Determinant => out.text.push_str("det"),
                Head::Inverse => out.text.push_str("inverse"),
            }
            for (place, argument) in factor.arguments.iter().enumerate() {
                out.text.push(if place == 0 { '(' } else { ',' });
                match argument {
                    Argument::Number(n) => {
                        let value = self.outward(n)?;
                        out.gap(value);
                    }
                    Argument::Tensor(value) => match self.vector(value)? {
                        Some(vector) => out.gap(vector),
                        None => self.write_value(value, out)?,
                    },
                }
            }
            out.text.push_str(if factor.arguments.is_empty() { "" } else { ")" });
            out.text.push_str(&factor.places());
        }
        Ok(())
    }

    fn write_value(&mut self, value: &Value, out: &mut Template) -> Result<(), Obstacle> {
        out.text.push('{');
        for (pieces, coefficient) in &value.terms {
            out.text.push('+');
            let coefficient = self.outward(coefficient)?;
            out.gap(coefficient);
            for component in pieces {
                out.text.push('×');
                self.write(component, out)?;
            }
        }
        out.text.push('}');
        Ok(())
    }

    /// A vector that is a sum of multiples of vector symbols, as the field knows it.
    fn vector(&mut self, value: &Value) -> Result<Option<Normal>, Obstacle> {
        let mut sum = Normal::zero();
        for (pieces, coefficient) in &value.terms {
            let [component] = &pieces[..] else { return Ok(None) };
            let symbol = match component.factors() {
                [factor] if factor.slots.len() == 1 => match &factor.head {
                    Head::Symbol(name) => name.clone(),
                    _ => return Ok(None),
                },
                _ => return Ok(None),
            };
            let coefficient = self.outward(coefficient)?;
            sum = &sum + &(&coefficient * &self.scope().symbol(&symbol));
        }
        Ok(Some(sum))
    }
}
