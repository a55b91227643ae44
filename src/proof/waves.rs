//! Sines and cosines of real numbers, of modulus at most 1, and of a sine at most that of its argument.
//!
//! A formula that is affine in each of them has its extremes at the corners of the box that such bounds span.

use std::collections::BTreeSet;

use crate::exact::{Scope, normal};
use crate::formula::{Expr, Function, Node, Symbol};

/// A sine or cosine that depends on the variable of integration, and the symbol in its place.
#[derive(Debug)]
struct Wave {
    symbol: Symbol,
    call: Expr,
    argument: Expr,
    /// Whether it is a sine, of modulus at most that of its argument.
    sine: bool,
}

impl Wave {
    /// A modulus is real whatever it is taken of, even of a function left open, as long as that is defined.
    fn is_real(&self, scope: &Scope) -> bool {
        match self.argument.node() {
            Node::Call(Function::Abs, arguments) => arguments.iter().all(|argument| normal(argument, scope).is_ok()),
            _ => normal(&self.argument, scope).is_ok_and(|argument| scope.is_real(&argument)),
        }
    }
}

/// A formula with symbols in the places of its sines and cosines.
#[derive(Debug)]
pub(super) struct Waves {
    form: Expr,
    waves: Vec<Wave>,
}

impl Waves {
    /// Those of a formula that depend on the variable.
    pub(super) fn of(body: &Expr, var: &Symbol) -> Waves {
        let mut waves = Vec::new();
        let form = freed(body, var, &body.free_symbols(), &mut waves);
        Waves { form, waves }
    }

    /// Whether the formula is affine in each of them, and each is of a real number.
    pub(super) fn are_bounded(&self, scope: &Scope) -> bool {
        let affine = |wave: &Wave| {
            let slope = self.form.derivative(&wave.symbol);
            slope.is_ok_and(|slope| !slope.depends_on(&wave.symbol))
        };
        self.waves.iter().all(|wave| affine(wave) && wave.is_real(scope))
    }

    /// The bound 1 of each modulus.
    pub(super) fn ones(&self) -> Vec<Expr> {
        vec![Expr::one(); self.waves.len()]
    }

    /// Every choice of one bound for the modulus of each wave: 1, or the argument of a sine.
    pub(super) fn bounds(&self) -> Vec<Vec<Expr>> {
        self.waves.iter().fold(vec![Vec::new()], |rows, wave| {
            let bounds: Vec<Expr> = std::iter::once(Expr::one())
                .chain(wave.sine.then(|| wave.argument.clone()))
                .collect();
            rows.iter()
                .flat_map(|row| {
                    bounds
                        .iter()
                        .map(|bound| row.iter().cloned().chain([bound.clone()]).collect())
                })
                .collect()
        })
    }

    /// The formula at the corners of the box |wave| <= |bound|.
    pub(super) fn corners(&self, bounds: &[Expr]) -> Vec<Expr> {
        let corners = vec![self.form.clone()];
        self.waves.iter().zip(bounds).fold(corners, |forms, (wave, bound)| {
            forms
                .iter()
                .flat_map(|form| [bound.clone(), -bound.clone()].map(|value| form.substitute(&wave.symbol, &value)))
                .collect()
        })
    }
}

/// The formula with its sines and cosines replaced by symbols.
fn freed(expr: &Expr, var: &Symbol, taken: &BTreeSet<Symbol>, waves: &mut Vec<Wave>) -> Expr {
    if let Node::Call(function @ (Function::Sin | Function::Cos), arguments) = expr.node()
        && let [argument] = &arguments[..]
        && expr.depends_on(var)
    {
        if let Some(known) = waves.iter().find(|wave| wave.call == *expr) {
            return Expr::from(known.symbol.clone());
        }
        let symbol = Symbol::new("wave").fresh(|s| taken.contains(s) || waves.iter().any(|wave| wave.symbol == *s));
        waves.push(Wave {
            symbol: symbol.clone(),
            call: expr.clone(),
            argument: argument.clone(),
            sine: *function == Function::Sin,
        });
        return Expr::from(symbol);
    }
    match expr.binder() {
        Some(_) => expr.clone(),
        None => {
            let mapped: Result<Expr, std::convert::Infallible> =
                expr.try_map(|part| Ok(freed(part, var, taken, waves)));
            match mapped {
                Ok(mapped) => mapped,
                Err(never) => match never {},
            }
        }
    }
}
