//! Free symbols, substitution without capture, and equality up to the names of bound variables.
//!
//! What binds a variable binds it in its body ([`Binder`]). When a formula that mentions that variable is put under the binder,
//! the bound variable is renamed first: y for x in ∫_0^1 x·y dy is ∫_0^1 y·y_1 dy_1.
//!
//! `diff(f, x)` means the derivative *at x*: its point is free and may be replaced, which gives `diff(f, x = p)`.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use super::binder::Binder;
use super::symbol::Symbol;
use super::tree::{Expr, Node};

impl Expr {
    /// The symbols whose value the formula depends on; names of functions are not among them.
    pub fn free_symbols(&self) -> BTreeSet<Symbol> {
        self.free().iter().cloned().collect()
    }

    /// The functions that it applies and that are not of the language, as they are written, primes and all.
    pub fn applied(&self) -> BTreeSet<Symbol> {
        let own = match self.node() {
            Node::Apply(name, _) => Some(name.clone()),
            _ => None,
        };
        own.into_iter()
            .chain(self.children().into_iter().flat_map(Expr::applied))
            .collect()
    }

    /// Whether the symbol is free in the formula.
    pub fn depends_on(&self, symbol: &Symbol) -> bool {
        self.free().binary_search(symbol).is_ok()
    }

    /// The formula with `value` in the place of every free occurrence of `symbol`; bound variables are renamed where they would
    /// capture a symbol of `value`.
    pub fn substitute(&self, symbol: &Symbol, value: &Expr) -> Expr {
        self.substitute_all(&BTreeMap::from([(symbol.clone(), value.clone())]))
    }

    /// Replaces several symbols at once: a value is not searched for the other symbols.
    pub fn substitute_all(&self, values: &BTreeMap<Symbol, Expr>) -> Expr {
        if values.keys().any(|symbol| self.depends_on(symbol)) {
            self.replace(values)
        } else {
            self.clone()
        }
    }

    /// [`Expr::substitute_all`] where at least one of the symbols is free.
    fn replace(&self, values: &BTreeMap<Symbol, Expr>) -> Expr {
        let put = |part: &Expr| Ok::<_, Infallible>(part.substitute_all(values));
        match (self.node(), self.binder()) {
            (Node::Symbol(s), _) => values.get(s).unwrap_or(self).clone(),
            (_, Some(binder)) => {
                let (var, body) = under_binder(&binder.var, &binder.body, values);
                let Ok(reach) = binder.reach.try_map(put);
                Binder { var, reach, body }.at_itself().into()
            }
            _ => {
                let Ok(replaced) = self.try_map(put);
                replaced
            }
        }
    }

    /// Whether two formulas are the same but for the names of bound variables.
    pub fn alpha_eq(&self, other: &Expr) -> bool {
        self == other || same(self, other, &mut Vec::new())
    }
}

/// The variable and body of a binder after a substitution for symbols that are free in the whole.
fn under_binder(var: &Symbol, body: &Expr, values: &BTreeMap<Symbol, Expr>) -> (Symbol, Expr) {
    let mut values = values.clone();
    values.remove(var);
    values.retain(|symbol, _| body.depends_on(symbol));
    if !values.values().any(|value| value.depends_on(var)) {
        return (var.clone(), body.substitute_all(&values));
    }
    let fresh = var.fresh(|name| body.depends_on(name) || values.values().any(|value| value.depends_on(name)));
    values.insert(var.clone(), Expr::from(fresh.clone()));
    (fresh, body.substitute_all(&values))
}

/// [`Expr::alpha_eq`] under binders, innermost last.
fn same(a: &Expr, b: &Expr, bound: &mut Vec<(Symbol, Symbol)>) -> bool {
    match (a.node(), b.node(), a.binder(), b.binder()) {
        (Node::Symbol(s), Node::Symbol(t), ..) => same_symbol(s, t, bound),
        (_, _, Some(ours), Some(theirs)) => {
            let outside = std::mem::discriminant(&ours.reach) == std::mem::discriminant(&theirs.reach)
                && ours
                    .reach
                    .parts()
                    .zip(theirs.reach.parts())
                    .all(|(x, y)| same(x, y, bound));
            bound.push((ours.var, theirs.var));
            let inside = outside && same(&ours.body, &theirs.body, bound);
            bound.pop();
            inside
        }
        (_, _, None, None) => {
            let (x, y) = (a.children(), b.children());
            same_operation(a, b) && x.len() == y.len() && x.into_iter().zip(y).all(|(x, y)| same(x, y, bound))
        }
        _ => false,
    }
}

/// Whether the outermost operations are the same, whatever their parts.
fn same_operation(a: &Expr, b: &Expr) -> bool {
    match (a.node(), b.node()) {
        (Node::Integer(m), Node::Integer(n)) => m == n,
        (Node::Constant(c), Node::Constant(d)) => c == d,
        (Node::Call(f, _), Node::Call(g, _)) => f == g,
        (Node::Apply(f, _), Node::Apply(g, _)) => f == g,
        (Node::Matrix { columns: m, .. }, Node::Matrix { columns: n, .. }) => m == n,
        (x, y) => std::mem::discriminant(x) == std::mem::discriminant(y),
    }
}

/// Two symbols are the same when the same binder binds both, or none does and the names agree.
fn same_symbol(s: &Symbol, t: &Symbol, bound: &[(Symbol, Symbol)]) -> bool {
    match bound.iter().rev().find(|(x, y)| x == s || y == t) {
        Some((x, y)) => x == s && y == t,
        None => s == t,
    }
}
