//! Products of jets that are held together by bound indices, and their canonical form.

use std::fmt;
use std::sync::Arc;

use super::value::Value;
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::formula::Symbol;

/// The most bound indices of a product: all their orders are tried.
const MOST_BOUND: usize = 6;

/// The place of an index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Index {
    /// A row or column of the value, by its number.
    Free(usize),
    /// One of two places over which is summed.
    Bound(usize),
}

/// What carries indices.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Head {
    /// 1 where the two indices agree, 0 elsewhere.
    Delta,
    /// A vector or a matrix.
    Symbol(Symbol),
    /// An open function.
    Function(Symbol),
    /// The determinant of its argument, a matrix.
    Determinant,
    /// The inverse of its argument, a matrix.
    Inverse,
}

/// An argument of what carries indices.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Argument {
    /// A number.
    Number(Normal),
    /// A vector, or a matrix.
    Tensor(Value),
}

/// A jet: what carries the indices, and these.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Factor {
    pub(super) head: Head,
    pub(super) arguments: Arc<[Argument]>,
    /// The indices of the value.
    pub(super) slots: Vec<Index>,
    /// The indices of derivatives, each with the place of the argument; sorted.
    pub(super) along: Vec<(usize, Index)>,
    /// The places of arguments that are numbers, as often as it is differentiated by them; sorted.
    pub(super) rates: Vec<usize>,
}

impl Factor {
    pub(super) fn plain(head: Head, slots: Vec<Index>) -> Factor {
        Factor {
            head,
            arguments: Arc::from([]),
            slots,
            along: Vec::new(),
            rates: Vec::new(),
        }
    }

    /// How often it is differentiated.
    pub(super) fn order(&self) -> usize {
        self.along.len() + self.rates.len()
    }

    pub(super) fn indices(&self) -> impl Iterator<Item = Index> + '_ {
        let along = self.along.iter().map(|(_, index)| *index);
        self.slots.iter().copied().chain(along)
    }

    /// The same with other indices, in its own order.
    pub(super) fn renamed(&self, name: impl Fn(Index) -> Index) -> Factor {
        let mut out = self.clone();
        out.slots.iter_mut().for_each(|index| *index = name(*index));
        out.along.iter_mut().for_each(|(_, index)| *index = name(*index));
        out.along.sort();
        if out.head == Head::Delta {
            out.slots.sort();
        }
        out
    }
}

/// A product of jets that cannot be taken apart into products that share no bound index. Bound indices are numbered from 0 on in each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Component(Vec<Factor>);

impl Component {
    /// The product, in canonical form.
    ///
    /// # Errors
    /// [`Obstacle::TooLarge`] where it has too many bound indices.
    pub(super) fn new(factors: Vec<Factor>) -> Result<Component, Obstacle> {
        let mut bound: Vec<usize> = Vec::new();
        for index in factors.iter().flat_map(Factor::indices) {
            if let Index::Bound(label) = index
                && !bound.contains(&label)
            {
                bound.push(label);
            }
        }
        if bound.len() > MOST_BOUND {
            return Err(Obstacle::TooLarge("a product of jets with more bound indices".into()));
        }
        let mut order: Vec<usize> = (0..bound.len()).collect();
        let mut least: Option<Vec<Factor>> = None;
        loop {
            let name = |index| match index {
                Index::Bound(label) => {
                    let place = bound.iter().position(|known| *known == label);
                    Index::Bound(place.map_or(label, |place| order[place]))
                }
                free => free,
            };
            let mut candidate: Vec<Factor> = factors.iter().map(|factor| factor.renamed(name)).collect();
            candidate.sort();
            if least.as_ref().is_none_or(|least| candidate < *least) {
                least = Some(candidate);
            }
            if !advance(&mut order) {
                break;
            }
        }
        Ok(Component(least.unwrap_or_default()))
    }

    pub(super) fn factors(&self) -> &[Factor] {
        &self.0
    }

    /// Whether it has no free index, so that it is a number.
    pub(super) fn is_closed(&self) -> bool {
        !self
            .0
            .iter()
            .flat_map(Factor::indices)
            .any(|index| matches!(index, Index::Free(_)))
    }

    pub(super) fn has(&self, wanted: Index) -> bool {
        self.0.iter().flat_map(Factor::indices).any(|index| index == wanted)
    }

    /// The number of bound indices.
    pub(super) fn bound(&self) -> usize {
        let labels = self.0.iter().flat_map(Factor::indices).filter_map(|index| match index {
            Index::Bound(label) => Some(label + 1),
            Index::Free(_) => None,
        });
        labels.max().unwrap_or(0)
    }

    /// Whether it is the sum of the squares of the entries of a real jet.
    pub(super) fn is_square(&self) -> bool {
        matches!(&self.0[..], [a, b] if a == b)
    }

    /// The matrix, if it is a determinant.
    pub(super) fn as_determinant(&self) -> Option<&Value> {
        match &self.0[..] {
            [factor] if factor.head == Head::Determinant => match &factor.arguments[..] {
                [Argument::Tensor(matrix)] => Some(matrix),
                _ => None,
            },
            _ => None,
        }
    }

    /// The function, if it is the value of one that has no indices.
    pub(super) fn as_value(&self) -> Option<&Symbol> {
        match &self.0[..] {
            [factor] if factor.order() == 0 && factor.slots.is_empty() => match &factor.head {
                Head::Function(name) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The next permutation in lexicographic order, if there is one.
fn advance(order: &mut [usize]) -> bool {
    let Some(pivot) = (1..order.len()).rev().find(|at| order[at - 1] < order[*at]) else {
        return false;
    };
    let Some(other) = (pivot..order.len()).rev().find(|at| order[*at] > order[pivot - 1]) else {
        return false;
    };
    order.swap(pivot - 1, other);
    order[pivot..].reverse();
    true
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Index::Free(place) => write!(f, "#{place}"),
            Index::Bound(label) => write!(f, "{label}"),
        }
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Argument::Number(value) => write!(f, "{}", value.to_expr()),
            Argument::Tensor(value) => write!(f, "{value}"),
        }
    }
}

impl Factor {
    /// The indices, those of derivatives after a semicolon, each with the place of its argument, as in `{0;0.1 1}`.
    pub(super) fn places(&self) -> String {
        if self.slots.is_empty() && self.order() == 0 {
            return String::new();
        }
        let slots: Vec<String> = self.slots.iter().map(Index::to_string).collect();
        let along = self.along.iter().map(|(place, index)| format!("{place}.{index}"));
        let rates = self.rates.iter().map(usize::to_string);
        let derivatives: Vec<String> = along.chain(rates).collect();
        let semicolon = if derivatives.is_empty() { "" } else { ";" };
        format!("{{{}{semicolon}{}}}", slots.join(" "), derivatives.join(" "))
    }
}

/// A text for each jet that no other has.
impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.head {
            Head::Delta => f.write_str("δ"),
            Head::Determinant => f.write_str("det"),
            Head::Inverse => f.write_str("inverse"),
            Head::Symbol(name) | Head::Function(name) => write!(f, "{name}"),
        }?;
        if !self.arguments.is_empty() {
            let arguments: Vec<String> = self.arguments.iter().map(Argument::to_string).collect();
            write!(f, "({})", arguments.join(", "))?;
        }
        f.write_str(&self.places())
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let factors: Vec<String> = self.0.iter().map(Factor::to_string).collect();
        f.write_str(&factors.join("·"))
    }
}
