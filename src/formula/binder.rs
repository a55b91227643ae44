//! What binds a variable, in one form: `integral`, `sum`, `solve` and `diff` alike.
//!
//! Whoever looks under a sign that binds asks for its [`Binder`] and need not know which sign it is. The variable means nothing
//! outside the body; two formulas that differ in the names of bound variables only are the same formula ([`Expr::alpha_eq`]).

use super::symbol::Symbol;
use super::tree::{Expr, Node};

/// A formula under a sign that binds: the variable, the values that it takes, and the formula it is bound in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Binder {
    /// The bound variable.
    pub var: Symbol,
    /// Where it ranges. The variable is not bound here.
    pub reach: Reach,
    /// The formula under the sign.
    pub body: Expr,
}

/// Where a bound variable ranges, and by that the sign that binds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Over the real numbers between two bounds, under an integral.
    Interval(Expr, Expr),
    /// Over the vectors of so many entries, under an integral.
    Space(Expr),
    /// Over the whole numbers from the first to the second, under a sum.
    Indices(Expr, Expr),
    /// Over the real line, under `solve`; the formula is the value to be reached.
    Line(Expr),
    /// Over a neighbourhood of a point, under `diff`.
    Near(Expr),
}

impl Reach {
    /// The line, as the range of an integral.
    pub fn line() -> Reach {
        Reach::Interval(-Expr::infinity(), Expr::infinity())
    }

    /// The formulas of the range, in the order in which they are written.
    pub fn parts(&self) -> impl Iterator<Item = &Expr> {
        let (first, second) = match self {
            Reach::Interval(lo, hi) | Reach::Indices(lo, hi) => (lo, Some(hi)),
            Reach::Space(at) | Reach::Line(at) | Reach::Near(at) => (at, None),
        };
        std::iter::once(first).chain(second)
    }

    /// Whether the range depends on the value of a symbol.
    pub fn depends_on(&self, symbol: &Symbol) -> bool {
        self.parts().any(|part| part.depends_on(symbol))
    }

    /// Whether both are the same range of the same sign, up to the names of bound variables.
    pub fn alpha_eq(&self, other: &Reach) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && self
                .parts()
                .zip(other.parts())
                .all(|(ours, theirs)| ours.alpha_eq(theirs))
    }

    /// The same range with changed formulas.
    ///
    /// # Errors
    /// The first error of `change`.
    pub fn try_map<E>(&self, mut change: impl FnMut(&Expr) -> Result<Expr, E>) -> Result<Reach, E> {
        Ok(match self {
            Reach::Interval(lo, hi) => Reach::Interval(change(lo)?, change(hi)?),
            Reach::Indices(lo, hi) => Reach::Indices(change(lo)?, change(hi)?),
            Reach::Space(dimension) => Reach::Space(change(dimension)?),
            Reach::Line(at) => Reach::Line(change(at)?),
            Reach::Near(at) => Reach::Near(change(at)?),
        })
    }
}

impl Binder {
    /// Whether it is an integral over the whole line.
    pub fn is_over_the_line(&self) -> bool {
        self.reach == Reach::line()
    }

    /// The body with another name for the variable, one that is not free in it.
    pub fn body_in(&self, name: &Symbol) -> Expr {
        if *name == self.var {
            return self.body.clone();
        }
        self.body.substitute(&self.var, &Expr::from(name.clone()))
    }

    /// A derivative at a symbol in the name of that symbol, where it is not free under the derivative: diff(y^3, y) for diff(x^3, x = y).
    pub(crate) fn at_itself(self) -> Binder {
        let name = match &self.reach {
            Reach::Near(at) => at.as_symbol().filter(|name| !self.body.depends_on(name)).cloned(),
            _ => None,
        };
        match name {
            Some(name) => Binder {
                body: self.body_in(&name),
                var: name,
                reach: self.reach,
            },
            None => self,
        }
    }

    /// The same with a variable that is not free in the formula.
    pub fn apart_from(&self, formula: &Expr) -> Binder {
        if !formula.depends_on(&self.var) {
            return self.clone();
        }
        let var = self
            .var
            .fresh(|name| formula.depends_on(name) || self.body.depends_on(name));
        Binder {
            body: self.body_in(&var),
            reach: self.reach.clone(),
            var,
        }
    }
}

impl Expr {
    /// The formula as a binder, if its outermost operation binds a variable.
    pub fn binder(&self) -> Option<Binder> {
        let (var, body, reach) = match self.node() {
            Node::Integral { var, lo, hi, body } => (var, body, Reach::Interval(lo.clone(), hi.clone())),
            Node::Space { var, dimension, body } => (var, body, Reach::Space(dimension.clone())),
            Node::Sum { var, lo, hi, body } => (var, body, Reach::Indices(lo.clone(), hi.clone())),
            Node::Inverse { var, body, at } => (var, body, Reach::Line(at.clone())),
            Node::Diff { var, body, at } => (var, body, Reach::Near(at.clone())),
            _ => return None,
        };
        Some(Binder {
            var: var.clone(),
            reach,
            body: body.clone(),
        })
    }
}

impl From<Binder> for Expr {
    fn from(Binder { var, reach, body }: Binder) -> Expr {
        match reach {
            Reach::Interval(lo, hi) => Expr::integral(var, lo, hi, body),
            Reach::Space(dimension) => Expr::space(var, dimension, body),
            Reach::Indices(lo, hi) => Expr::sum(var, lo, hi, body),
            Reach::Line(at) => Expr::inverse(var, body, at),
            Reach::Near(at) => Expr::diff_at(body, var, at),
        }
    }
}
