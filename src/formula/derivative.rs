//! The derivative of a formula, as a formula.
//!
//! At every real point near which the formula is defined and at which the result is defined, the result is the derivative. The
//! rules are the textbook ones with the chain rule, where every built-in function says its own derivative
//! ([`crate::function`]); and
//!
//! * an opaque function `f` of one argument stands for a differentiable function, and its derivative is written `f'`;
//! * the fundamental theorem of calculus for the bounds of an integral, where the integrand is continuous at the bound.
//!
//! A formula with matrices is lowered to its entries first, and each entry differentiated; here a bare symbol is a number.
//!
//! There is deliberately no rule where one would need an assumption: |x|, sign, max and min where their argument varies, and
//! differentiation under an integral or an infinite sum. Such steps are made, and named, by whoever can justify them.

use super::domain::Domains;
use super::folding::{difference, negation, power, product, quotient, sum};
use super::lowering::ShapeError;
use super::symbol::Symbol;
use super::tree::{Constant, Expr, Node};
use crate::function::{Function, Slope};
use crate::room;

/// Why a formula has no derivative here.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DerivativeError {
    /// The language has no name for the derivative by this argument (of the gamma function, or by a degree or parameter).
    #[error("the derivative of `{formula}` by `{var}` has no formula in this language")]
    NoDerivative {
        /// The function with its arguments.
        formula: Expr,
        /// The variable.
        var: Symbol,
    },
    /// The function is not differentiable, or not continuous where that is needed, at every point.
    #[error("`{formula}` is not differentiable in `{var}` everywhere")]
    NotSmooth {
        /// The function with its arguments.
        formula: Expr,
        /// The variable.
        var: Symbol,
    },
    /// The integrand depends on the variable; differentiating under the integral sign is a theorem with hypotheses.
    #[error("differentiating `{formula}` by `{var}` under the integral sign needs an assumption")]
    UnderIntegral {
        /// The integral.
        formula: Expr,
        /// The variable.
        var: Symbol,
    },
    /// The terms of an infinite series, or the bounds of a sum, depend on the variable.
    #[error("differentiating `{formula}` by `{var}` term by term needs an assumption")]
    UnderSum {
        /// The sum.
        formula: Expr,
        /// The variable.
        var: Symbol,
    },
    /// The shapes of matrices in the formula do not fit.
    #[error(transparent)]
    Shape(#[from] ShapeError),
}

impl Expr {
    /// The derivative by a symbol, lightly simplified.
    ///
    /// # Errors
    /// [`DerivativeError`] where there is no formula, or where one would need an assumption.
    pub fn derivative(&self, var: &Symbol) -> Result<Expr, DerivativeError> {
        room::for_depth(self.depth(), || self.slope(var))
    }

    fn slope(&self, var: &Symbol) -> Result<Expr, DerivativeError> {
        if !self.depends_on(var) {
            return Ok(Expr::zero());
        }
        if self.mentions_matrices(&Domains::default()) {
            return of_entries(self, var);
        }
        match self.node() {
            Node::Integer(_) | Node::Constant(_) => Ok(Expr::zero()),
            Node::Symbol(_) => Ok(Expr::one()),
            Node::Neg(a) => Ok(negation(a.derivative(var)?)),
            Node::Add(a, b) => Ok(sum(a.derivative(var)?, b.derivative(var)?)),
            Node::Sub(a, b) => Ok(difference(a.derivative(var)?, b.derivative(var)?)),
            Node::Mul(a, b) => {
                let left = product(a.derivative(var)?, b.clone());
                Ok(sum(left, product(a.clone(), b.derivative(var)?)))
            }
            Node::Div(a, b) => of_quotient(a, b, var),
            Node::Pow(a, b) => of_power(self, a, b, var),
            Node::Call(function, arguments) => of_call(self, *function, arguments, var),
            Node::Apply(name, arguments) => match arguments.as_slice() {
                [u] => {
                    let slope = Expr::apply(name.primed(), vec![u.clone()]);
                    Ok(product(u.derivative(var)?, slope))
                }
                _ => Err(no_derivative(self, var)),
            },
            Node::Integral { var: t, lo, hi, body } => of_integral(self, t, [lo, hi], body, var),
            Node::Space { var: t, .. } => Err(DerivativeError::UnderIntegral {
                formula: self.clone(),
                var: t.clone(),
            }),
            Node::Sum { var: k, lo, hi, body } => {
                let series = lo.mentions_infinity() || hi.mentions_infinity();
                if series || lo.depends_on(var) || hi.depends_on(var) {
                    return Err(DerivativeError::UnderSum {
                        formula: self.clone(),
                        var: var.clone(),
                    });
                }
                Ok(Expr::sum(k.clone(), lo.clone(), hi.clone(), body.derivative(var)?))
            }
            Node::Inverse { var: x, body, at } => of_inverse(self, x, body, at, var),
            Node::Diff { var: x, body, at } => body.derivative(x)?.substitute(x, at).derivative(var),
            Node::Matrix { .. } => of_entries(self, var),
        }
    }

    fn mentions_infinity(&self) -> bool {
        matches!(self.node(), Node::Constant(Constant::Infinity))
            || self.children().into_iter().any(Expr::mentions_infinity)
    }
}

fn no_derivative(formula: &Expr, var: &Symbol) -> DerivativeError {
    DerivativeError::NoDerivative {
        formula: formula.clone(),
        var: var.clone(),
    }
}

fn not_smooth(formula: &Expr, var: &Symbol) -> DerivativeError {
    DerivativeError::NotSmooth {
        formula: formula.clone(),
        var: var.clone(),
    }
}

/// The derivative of a formula with matrices, entry by entry.
fn of_entries(whole: &Expr, var: &Symbol) -> Result<Expr, DerivativeError> {
    let slope = |row: Vec<Expr>| row.iter().map(|entry| entry.derivative(var)).collect();
    let rows = whole.rows(&Domains::default())?.into_iter();
    let slopes: Vec<Vec<Expr>> = rows.map(slope).collect::<Result<_, DerivativeError>>()?;
    Ok(match slopes.as_slice() {
        [row] if row.len() == 1 => row[0].clone(),
        _ => Expr::matrix(slopes),
    })
}

fn square(a: &Expr) -> Expr {
    a.clone().pow(Expr::integer(2))
}

/// (a/b)' = (a'b - ab')/b², or a'/b where b is constant.
fn of_quotient(a: &Expr, b: &Expr, var: &Symbol) -> Result<Expr, DerivativeError> {
    let slope = a.derivative(var)?;
    if !b.depends_on(var) {
        return Ok(quotient(slope, b.clone()));
    }
    let falling = product(a.clone(), b.derivative(var)?);
    Ok(quotient(difference(product(slope, b.clone()), falling), square(b)))
}

/// (a^b)' = b a^{b-1} a' where b is constant, a^b log(a) b' where a is, and a^b (b' log a + b a'/a) in general.
fn of_power(whole: &Expr, a: &Expr, b: &Expr, var: &Symbol) -> Result<Expr, DerivativeError> {
    if !b.depends_on(var) {
        let lowered = power(a.clone(), difference(b.clone(), Expr::one()));
        return Ok(product(product(b.clone(), lowered), a.derivative(var)?));
    }
    let exponent_slope = b.derivative(var)?;
    if *a.node() == Node::Constant(Constant::E) {
        return Ok(product(exponent_slope, whole.clone()));
    }
    let by_exponent = product(exponent_slope, a.clone().log());
    if !a.depends_on(var) {
        return Ok(product(by_exponent, whole.clone()));
    }
    let by_base = quotient(product(b.clone(), a.derivative(var)?), a.clone());
    Ok(product(whole.clone(), sum(by_exponent, by_base)))
}

/// The chain rule for a built-in function; `whole` is the call, and depends on the variable.
fn of_call(whole: &Expr, function: Function, arguments: &[Expr], var: &Symbol) -> Result<Expr, DerivativeError> {
    match (function.definition().slope, function.slopes(), arguments.split_last()) {
        (Slope::Kinked(_), ..) => Err(not_smooth(whole, var)),
        (Slope::Of(_) | Slope::Endless(_), [outer, ..], Some((u, fixed)))
            if !fixed.iter().any(|p| p.depends_on(var)) =>
        {
            Ok(chained(u.derivative(var)?, outer, &|name| {
                let mut named = function.definition().parameters.iter().zip(arguments);
                named.find_map(|(parameter, argument)| (name.as_str() == *parameter).then(|| argument.clone()))
            }))
        }
        _ => Err(no_derivative(whole, var)),
    }
}

/// The product of the inner derivative and a formula for the outer one, in which parameters get their values.
fn chained(inner: Expr, outer: &Expr, at: &dyn Fn(&Symbol) -> Option<Expr>) -> Expr {
    match outer.node() {
        Node::Neg(a) => negation(chained(inner, a, at)),
        Node::Div(a, b) => quotient(product(inner, instance(a, at)), instance(b, at)),
        Node::Mul(a, b) => product(product(inner, instance(a, at)), instance(b, at)),
        _ => product(inner, instance(outer, at)),
    }
}

/// A formula in which parameters get their values, lightly simplified.
fn instance(formula: &Expr, at: &dyn Fn(&Symbol) -> Option<Expr>) -> Expr {
    let of = |e: &Expr| instance(e, at);
    match formula.node() {
        Node::Symbol(name) => at(name).unwrap_or_else(|| formula.clone()),
        Node::Neg(a) => negation(of(a)),
        Node::Add(a, b) => sum(of(a), of(b)),
        Node::Sub(a, b) => difference(of(a), of(b)),
        Node::Mul(a, b) => product(of(a), of(b)),
        Node::Div(a, b) => quotient(of(a), of(b)),
        Node::Pow(a, b) => power(of(a), of(b)),
        Node::Call(function, arguments) => Expr::call(*function, arguments.iter().map(of).collect()),
        _ => formula.clone(),
    }
}

/// u'/f'(x) at x = solve(x, f, u); f may not depend on the variable.
fn of_inverse(whole: &Expr, x: &Symbol, body: &Expr, at: &Expr, var: &Symbol) -> Result<Expr, DerivativeError> {
    if x != var && body.depends_on(var) {
        return Err(no_derivative(whole, var));
    }
    let slope = body.derivative(x)?.substitute(x, whole);
    Ok(quotient(at.derivative(var)?, slope))
}

/// The fundamental theorem of calculus at both bounds; the integrand may not depend on the variable.
fn of_integral(
    whole: &Expr,
    t: &Symbol,
    bounds: [&Expr; 2],
    body: &Expr,
    var: &Symbol,
) -> Result<Expr, DerivativeError> {
    if t != var && body.depends_on(var) {
        return Err(DerivativeError::UnderIntegral {
            formula: whole.clone(),
            var: var.clone(),
        });
    }
    continuous(body, t)?;
    let [at_lo, at_hi] = bounds.map(|bound| -> Result<Expr, DerivativeError> {
        let speed = bound.derivative(var)?;
        Ok(if bound.depends_on(var) {
            product(speed, body.substitute(t, bound))
        } else {
            speed
        })
    });
    Ok(difference(at_hi?, at_lo?))
}

/// Whether a formula is continuous in `t` at every point at which it is defined. Every operation is, where it is defined, but
/// sign, remainders, the power 0^t at 0, open functions, and limits: an integral or a series may jump as a function of a parameter.
fn continuous(formula: &Expr, t: &Symbol) -> Result<(), DerivativeError> {
    if !formula.depends_on(t) {
        return Ok(());
    }
    match formula.node() {
        Node::Call(Function::Sign | Function::Mod, _)
        | Node::Apply(..)
        | Node::Integral { .. }
        | Node::Space { .. }
        | Node::Sum { .. }
        | Node::Inverse { .. } => {
            return Err(not_smooth(formula, t));
        }
        Node::Pow(a, b) if b.depends_on(t) => {
            let positive = match a.node() {
                Node::Constant(c) => matches!(c, Constant::Pi | Constant::E),
                _ => a.as_rational().is_some_and(|q| q > 0),
            };
            if !positive {
                return Err(not_smooth(formula, t));
            }
        }
        Node::Diff { var, body, at } => return continuous(&body.derivative(var)?.substitute(var, at), t),
        _ => {}
    }
    formula.children().into_iter().try_for_each(|part| continuous(part, t))
}
