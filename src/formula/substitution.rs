//! Free symbols, substitution without capture, and equality up to the names of bound variables.
//!
//! `integral`, `sum` and `solve` bind their variable in their body. When a formula that mentions that variable is put under the binder,
//! the bound variable is renamed first: y for x in ∫_0^1 x·y dy is ∫_0^1 y·y_1 dy_1.
//!
//! `diff(f, x)` means the derivative *at x*, so its variable is free and may be replaced: the derivative is carried out first,
//! and the point put in afterwards. Where [`Expr::derivative`] has no formula, the point is put in as
//! Σ_{x=t}^{t} diff(f, x), the sum over the single index x = t.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use super::symbol::Symbol;
use super::tree::{Expr, Node};

impl Expr {
    /// The symbols whose value the formula depends on; names of functions are not among them.
    pub fn free_symbols(&self) -> BTreeSet<Symbol> {
        let mut found = BTreeSet::new();
        self.collect_free(&mut Vec::new(), &mut found);
        found
    }

    fn collect_free<'a>(&'a self, bound: &mut Vec<&'a Symbol>, found: &mut BTreeSet<Symbol>) {
        match self.node() {
            Node::Symbol(s) if !bound.contains(&s) => {
                found.insert(s.clone());
            }
            Node::Integral { var, lo, hi, body } | Node::Sum { var, lo, hi, body } => {
                lo.collect_free(bound, found);
                hi.collect_free(bound, found);
                bound.push(var);
                body.collect_free(bound, found);
                bound.pop();
            }
            Node::Inverse { var, body, at } => {
                at.collect_free(bound, found);
                bound.push(var);
                body.collect_free(bound, found);
                bound.pop();
            }
            Node::Diff { body, var } => {
                body.collect_free(bound, found);
                if !bound.contains(&var) {
                    found.insert(var.clone());
                }
            }
            _ => self
                .children()
                .into_iter()
                .for_each(|part| part.collect_free(bound, found)),
        }
    }

    /// Whether the symbol is free in the formula.
    pub fn depends_on(&self, symbol: &Symbol) -> bool {
        match self.node() {
            Node::Symbol(s) => s == symbol,
            Node::Integral { var, lo, hi, body } | Node::Sum { var, lo, hi, body } => {
                lo.depends_on(symbol) || hi.depends_on(symbol) || (var != symbol && body.depends_on(symbol))
            }
            Node::Inverse { var, body, at } => at.depends_on(symbol) || (var != symbol && body.depends_on(symbol)),
            Node::Diff { body, var } => var == symbol || body.depends_on(symbol),
            _ => self.children().into_iter().any(|part| part.depends_on(symbol)),
        }
    }

    /// The formula with `value` in the place of every free occurrence of `symbol`; bound variables are renamed where they would
    /// capture a symbol of `value`, and a derivative by `symbol` is carried out first (see the [module](crate::formula)).
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
        match self.node() {
            Node::Symbol(s) => values.get(s).unwrap_or(self).clone(),
            Node::Integral { var, lo, hi, body } => {
                let (var, body) = under_binder(var, body, values);
                Expr::integral(var, lo.substitute_all(values), hi.substitute_all(values), body)
            }
            Node::Sum { var, lo, hi, body } => {
                let (var, body) = under_binder(var, body, values);
                Expr::sum(var, lo.substitute_all(values), hi.substitute_all(values), body)
            }
            Node::Inverse { var, body, at } => {
                let (var, body) = under_binder(var, body, values);
                Expr::inverse(var, body, at.substitute_all(values))
            }
            Node::Diff { body, var } => at_point(body, var, values),
            _ => {
                let Ok(replaced) = self.try_map(|part| Ok::<_, Infallible>(part.substitute_all(values)));
                replaced
            }
        }
    }

    /// Whether two formulas are the same but for the names of bound variables.
    pub fn alpha_eq(&self, other: &Expr) -> bool {
        same(self, other, &mut Vec::new())
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

/// `diff(body, var)` after a substitution: the derivative at the value of `var`, where the other symbols have been replaced under
/// the derivative.
fn at_point(body: &Expr, var: &Symbol, values: &BTreeMap<Symbol, Expr>) -> Expr {
    let mut others = values.clone();
    let point = others.remove(var).unwrap_or_else(|| Expr::from(var.clone()));
    others.retain(|symbol, _| body.depends_on(symbol));
    let mentioned = |name: &Symbol| others.values().any(|value| value.depends_on(name));
    // A value that mentions the variable is a constant of this derivative, so the variable of differentiation gets another name.
    let (v, body) = if mentioned(var) {
        let fresh = var.fresh(|name| mentioned(name) || body.depends_on(name));
        let renamed = body.substitute(var, &Expr::from(fresh.clone()));
        (fresh, renamed)
    } else {
        (var.clone(), body.clone())
    };
    let mut all = others.clone();
    all.insert(v.clone(), point.clone());
    if let Node::Symbol(name) = point.node()
        && (*name == v || !(body.depends_on(name) || mentioned(name)))
    {
        return Expr::diff(body.substitute_all(&all), name.clone());
    }
    match body.derivative(&v) {
        Ok(derivative) => derivative.substitute_all(&all),
        Err(_) => Expr::sum(
            v.clone(),
            point.clone(),
            point,
            Expr::diff(body.substitute_all(&others), v),
        ),
    }
}

/// [`Expr::alpha_eq`] under binders, innermost last.
fn same<'a>(a: &'a Expr, b: &'a Expr, bound: &mut Vec<(&'a Symbol, &'a Symbol)>) -> bool {
    match (a.node(), b.node()) {
        (Node::Symbol(s), Node::Symbol(t)) => same_symbol(s, t, bound),
        (
            Node::Integral {
                var: s,
                lo: la,
                hi: ha,
                body: fa,
            },
            Node::Integral {
                var: t,
                lo: lb,
                hi: hb,
                body: fb,
            },
        )
        | (
            Node::Sum {
                var: s,
                lo: la,
                hi: ha,
                body: fa,
            },
            Node::Sum {
                var: t,
                lo: lb,
                hi: hb,
                body: fb,
            },
        ) => {
            let outside = same(la, lb, bound) && same(ha, hb, bound);
            bound.push((s, t));
            let inside = outside && same(fa, fb, bound);
            bound.pop();
            inside
        }
        (
            Node::Inverse {
                var: s,
                body: fa,
                at: u,
            },
            Node::Inverse {
                var: t,
                body: fb,
                at: v,
            },
        ) => {
            let outside = same(u, v, bound);
            bound.push((s, t));
            let inside = outside && same(fa, fb, bound);
            bound.pop();
            inside
        }
        (Node::Diff { body: fa, var: s }, Node::Diff { body: fb, var: t }) => {
            same_symbol(s, t, bound) && same(fa, fb, bound)
        }
        (Node::Integer(m), Node::Integer(n)) => m == n,
        (Node::Constant(c), Node::Constant(d)) => c == d,
        (Node::Call(f, x), Node::Call(g, y)) => f == g && same_list(x, y, bound),
        (Node::Apply(f, x), Node::Apply(g, y)) => f == g && same_list(x, y, bound),
        (Node::Matrix { columns: m, entries: x }, Node::Matrix { columns: n, entries: y }) => {
            m == n && same_list(x, y, bound)
        }
        (Node::Neg(x), Node::Neg(y)) => same(x, y, bound),
        (Node::Add(p, q), Node::Add(r, s))
        | (Node::Sub(p, q), Node::Sub(r, s))
        | (Node::Mul(p, q), Node::Mul(r, s))
        | (Node::Div(p, q), Node::Div(r, s))
        | (Node::Pow(p, q), Node::Pow(r, s)) => same(p, r, bound) && same(q, s, bound),
        _ => false,
    }
}

fn same_list<'a>(a: &'a [Expr], b: &'a [Expr], bound: &mut Vec<(&'a Symbol, &'a Symbol)>) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y, bound))
}

/// Two symbols are the same when the same binder binds both, or none does and the names agree.
fn same_symbol(s: &Symbol, t: &Symbol, bound: &[(&Symbol, &Symbol)]) -> bool {
    match bound.iter().rev().find(|(x, y)| *x == s || *y == t) {
        Some((x, y)) => *x == s && *y == t,
        None => s == t,
    }
}
