//! Derivatives of normal forms.

use std::collections::BTreeMap;

use rug::{Integer, Rational};

use super::back;
use super::calls::call;
use super::exponential::{ExpPoly, Plain};
use super::fraction::Normal;
use super::kernel::{Kernel, partial};
use super::obstacle::Obstacle;
use super::scope::Scope;
use crate::formula::{Constant, Domain, Expr, Node, Symbol};
use crate::function::{Function, Slope};

type Known = BTreeMap<Kernel, Normal>;

impl Scope {
    /// The derivative with respect to a real symbol, at every point of the domain.
    ///
    /// # Errors
    /// An [`Obstacle`] if the value is not certainly differentiable, or some part has no rule.
    pub fn derivative(&self, n: &Normal, var: &Symbol) -> Result<Normal, Obstacle> {
        if matches!(self.domain(var), Domain::Natural { .. }) {
            return Err(Obstacle::Unsupported(format!(
                "a derivative by the natural number {var}"
            )));
        }
        self.derivative_of(n, var, &mut Known::new())
    }

    fn derivative_of(&self, n: &Normal, var: &Symbol, known: &mut Known) -> Result<Normal, Obstacle> {
        if !n.depends_on(var) {
            return Ok(Normal::zero());
        }
        // (N/D)' = N'/D - N/D Σ e F'/F over the factors F^e of D.
        let mut out =
            &self.sum_derivative(n.numerator(), var, known)? * &Normal::new(ExpPoly::one(), n.denominator().clone());
        for (f, e) in n.denominator().factors() {
            let inner = self.sum_derivative(f, var, known)?;
            let part = self.formal_quotient(&(&inner * &Normal::integer(*e)), &Normal::from(f.clone()))?;
            out = &out - &(n * &part);
        }
        Ok(out)
    }

    fn sum_derivative(&self, f: &ExpPoly, var: &Symbol, known: &mut Known) -> Result<Normal, Obstacle> {
        let mut out = Normal::zero();
        for (exponent, polynomial) in f.groups() {
            let mut part = self.polynomial_derivative(polynomial, var, known)?;
            if let Some(e) = exponent.as_ref() {
                let inner = self.derivative_of(e, var, known)?;
                part = &part + &(&Normal::from(ExpPoly::plain(polynomial.clone())) * &inner);
            }
            out = &out + &(&part * &Normal::from(ExpPoly::exponential(exponent.clone())));
        }
        Ok(out)
    }

    fn polynomial_derivative(&self, p: &Plain, var: &Symbol, known: &mut Known) -> Result<Normal, Obstacle> {
        let mut out = Normal::zero();
        for kernel in p.variables() {
            let inner = match known.get(&kernel) {
                Some(inner) => inner.clone(),
                None => {
                    let inner = self.kernel_derivative(&kernel, var, known)?;
                    known.insert(kernel.clone(), inner.clone());
                    inner
                }
            };
            if !inner.is_zero() {
                out = &out + &(&Normal::from(ExpPoly::plain(partial(p, &kernel))) * &inner);
            }
        }
        Ok(out)
    }

    fn kernel_derivative(&self, kernel: &Kernel, var: &Symbol, known: &mut Known) -> Result<Normal, Obstacle> {
        if !kernel.depends_on(var) {
            return Ok(Normal::zero());
        }
        let this = Normal::kernel(kernel.clone());
        match kernel {
            Kernel::Symbol(..) => Ok(Normal::one()),
            Kernel::Magnitude(base) => Ok(&this * &self.logarithmic_derivative(base, var, known)?),
            Kernel::Log(base, _) => self.logarithmic_derivative(base, var, known),
            Kernel::Root(base, prime, level) => {
                let degree = Integer::from(Integer::u_pow_u(*prime, *level));
                let scale = Normal::rational(&Rational::from((1, degree)));
                Ok(&(&this * &scale) * &self.logarithmic_derivative(base, var, known)?)
            }
            Kernel::SignPower(base, _) => {
                self.nonzero(&Normal::from((**base).clone()))?;
                Ok(Normal::zero())
            }
            Kernel::Call(function, args) => self.call_derivative(*function, args, var, known),
            Kernel::Apply(name, real, args) if args.len() == 1 => {
                let inner = self.derivative_of(&args[0], var, known)?;
                let slope = name.primed();
                self.has_derivative(&slope)?;
                Ok(&Normal::kernel(Kernel::Apply(slope, *real, args.clone())) * &inner)
            }
            Kernel::Integral(range) => self.derivative_under_integral(range, var),
            _ => Err(Obstacle::Unsupported(format!(
                "the derivative of {}",
                back::expr(&this)
            ))),
        }
    }

    /// P'/P, where P must not vanish.
    fn logarithmic_derivative(&self, base: &ExpPoly, var: &Symbol, known: &mut Known) -> Result<Normal, Obstacle> {
        let value = Normal::from(base.clone());
        self.nonzero(&value)?;
        self.formal_quotient(&self.sum_derivative(base, var, known)?, &value)
    }

    /// The chain rule; every parameter but the last argument has to be fixed.
    fn call_derivative(
        &self,
        function: Function,
        args: &[Normal],
        var: &Symbol,
        known: &mut Known,
    ) -> Result<Normal, Obstacle> {
        match (function.definition().slope, function.slopes().last(), args.split_last()) {
            (Slope::Of(_) | Slope::Endless(_), Some(slope), Some((x, fixed)))
                if !fixed.iter().any(|p| p.depends_on(var)) =>
            {
                let outer = self.instance(slope, function, args)?;
                Ok(&outer * &self.derivative_of(x, var, known)?)
            }
            _ => Err(Obstacle::Unsupported(format!("the derivative of {}", function.name()))),
        }
    }

    /// A formula in the parameters of a function, at its arguments.
    fn instance(&self, formula: &Expr, function: Function, args: &[Normal]) -> Result<Normal, Obstacle> {
        let of = |e: &Expr| self.instance(e, function, args);
        match formula.node() {
            Node::Integer(n) => Ok(Normal::integer(n.clone())),
            Node::Constant(Constant::Pi) => Ok(Normal::pi()),
            Node::Symbol(s) => {
                let mut named = function.definition().parameters.iter().zip(args);
                let value = named.find_map(|(name, value)| (s.as_str() == *name).then(|| value.clone()));
                value.ok_or_else(|| Obstacle::Unsupported(format!("{formula} in a derivative")))
            }
            Node::Neg(a) => Ok(-&of(a)?),
            Node::Add(a, b) => Ok(&of(a)? + &of(b)?),
            Node::Sub(a, b) => Ok(&of(a)? - &of(b)?),
            Node::Mul(a, b) => Ok(&of(a)? * &of(b)?),
            Node::Div(a, b) => self.formal_quotient(&of(a)?, &of(b)?),
            Node::Pow(a, b) => self.power(&of(a)?, &of(b)?),
            Node::Call(inner, parts) => {
                let parts: Vec<Normal> = parts.iter().map(of).collect::<Result<_, _>>()?;
                call(self, *inner, &parts)
            }
            _ => Err(Obstacle::Unsupported(format!("{formula} in a derivative"))),
        }
    }
}
