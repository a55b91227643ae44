//! Programs of several formulas at once, made ready for power series: powers written out, and beside every function that
//! moves the operations of its derivative.
//!
//! Only functions that are analytic in the interior of their domain are admitted, so that a formula whose every operation has a value on a box
//! ([`Series`](super::Series) says when) is analytic on a neighbourhood of the box.

use super::program::{Compiler, Op, Program};
use super::run::Fixed;
use super::{Assignment, EncloseError, Integrator};
use crate::formula::{Constant, Expr, Node, Symbol};
use crate::function::{Function, Slope};
use rug::{Integer, Rational};

/// Powers up to this are written out as products.
const LARGEST_POWER: u32 = 64;

/// A program of several formulas in the same moving symbols.
#[derive(Clone, Debug)]
pub(crate) struct Smooth {
    pub(super) program: Program,
    /// Where each formula is computed.
    pub(super) outputs: Vec<usize>,
    /// For each operation that is a moving function, where its derivative at its argument is computed.
    pub(super) slopes: Vec<Option<usize>>,
    moving: Vec<Symbol>,
}

impl Compiler {
    /// a^b without the operation of powers: for a whole number |b| <= 64 repeated products, else exp(b log a).
    pub(super) fn written_out(&mut self, a: &Expr, b: &Expr) -> Result<usize, EncloseError> {
        let base = self.expr(a)?;
        let whole = b.as_rational().filter(Rational::is_integer);
        match whole.and_then(|n| n.numer().to_i32()) {
            Some(n) if n.unsigned_abs() <= LARGEST_POWER => {
                let power = self.repeated(base, n.unsigned_abs());
                Ok(if n < 0 { self.reciprocal(power) } else { power })
            }
            _ => {
                let exponent = self.expr(b)?;
                let log = self.op(Op::Call(Function::Log, vec![base]));
                let product = self.op(Op::Mul(exponent, log));
                Ok(self.op(Op::Call(Function::Exp, vec![product])))
            }
        }
    }

    fn repeated(&mut self, base: usize, n: u32) -> usize {
        match n {
            0 => self.one(),
            1 => base,
            _ => {
                let half = self.repeated(base, n / 2);
                let square = self.op(Op::Mul(half, half));
                if n.is_multiple_of(2) {
                    square
                } else {
                    self.op(Op::Mul(square, base))
                }
            }
        }
    }

    fn one(&mut self) -> usize {
        self.op(Op::Integer(Integer::from(1)))
    }

    fn reciprocal(&mut self, of: usize) -> usize {
        let one = self.one();
        self.op(Op::Div(one, of))
    }

    /// The derivative of `function` by its last argument, at the arguments computed there; `None` for a function that is
    /// not admitted.
    fn slope(&mut self, function: Function, arguments: &[usize]) -> Option<usize> {
        match (function.definition().slope, function.slopes().last()) {
            (Slope::Of(_) | Slope::Kinked(_), Some(slope)) => self.instance(slope, function, arguments),
            _ => None,
        }
    }

    /// A formula in the parameters of a function, at arguments computed before.
    fn instance(&mut self, formula: &Expr, function: Function, arguments: &[usize]) -> Option<usize> {
        let mut of = |e: &Expr| self.instance(e, function, arguments);
        let op = match formula.node() {
            Node::Integer(n) => Op::Integer(n.clone()),
            Node::Constant(Constant::Pi) => Op::Pi,
            Node::Symbol(s) => {
                let mut names = function.definition().parameters.iter();
                return arguments.get(names.position(|name| s.as_str() == *name)?).copied();
            }
            Node::Neg(a) => Op::Neg(of(a)?),
            Node::Add(a, b) => Op::Add(of(a)?, of(b)?),
            Node::Sub(a, b) => Op::Sub(of(a)?, of(b)?),
            Node::Mul(a, b) => Op::Mul(of(a)?, of(b)?),
            Node::Div(a, b) => Op::Div(of(a)?, of(b)?),
            Node::Pow(a, b) => {
                let (base, n) = (of(a)?, b.as_integer()?.to_u32()?);
                return Some(self.repeated(base, n));
            }
            Node::Call(inner, parts) => Op::Call(*inner, parts.iter().map(of).collect::<Option<_>>()?),
            _ => return None,
        };
        Some(self.op(op))
    }
}

impl Smooth {
    /// The program of `formulas`, in which the symbols `moving` will move.
    ///
    /// # Errors
    /// As [`Program::new`]; [`EncloseError::NotHolomorphic`] where a part that moves is `i`, an integral, a sum or a function
    /// whose power series is not implemented.
    pub(crate) fn new(formulas: &[Expr], moving: &[Symbol]) -> Result<Smooth, EncloseError> {
        let mut compiler = Compiler::default();
        compiler.without_powers = true;
        // Every moving symbol is part of the program, also where no formula mentions it.
        for symbol in moving {
            compiler.symbol(symbol);
        }
        let outputs = formulas
            .iter()
            .map(|f| compiler.expr(f))
            .collect::<Result<Vec<_>, _>>()?;
        let (mut moves, mut slopes) = (Vec::<bool>::new(), Vec::new());
        let refuse = |reason: String| Err(EncloseError::NotHolomorphic { reason });
        // The operations of a derivative are appended, and looked at in their turn.
        while moves.len() < compiler.program.ops.len() {
            let at = moves.len();
            let op = compiler.program.ops[at].clone();
            let moved = match &op {
                Op::Symbol(number) => moving.contains(&compiler.program.symbols[*number]),
                _ => compiler.program.operands(&op).iter().any(|&a| moves[a]),
            };
            moves.push(moved);
            slopes.push(match op {
                Op::Call(function, arguments) if moved => {
                    let fixed = arguments
                        .split_last()
                        .is_some_and(|(_, rest)| rest.iter().all(|&a| !moves[a]));
                    let slope = fixed.then(|| compiler.slope(function, &arguments)).flatten();
                    if slope.is_none() {
                        return refuse(format!("{} has no power series here", function.name()));
                    }
                    slope
                }
                Op::Bind(_) if moved => return refuse("an integral or a sum that moves".into()),
                _ => None,
            });
            if moved && compiler.program.imaginary[at] {
                return refuse("the imaginary unit in a part that moves".into());
            }
        }
        Ok(Smooth {
            program: compiler.program,
            outputs,
            slopes,
            moving: moving.to_vec(),
        })
    }

    /// Computes the parts that stay; see [`Program::bind`].
    ///
    /// # Errors
    /// If a symbol that does not move has no value in `at`, or a part that stays has none.
    pub(crate) fn bind(
        &self,
        at: &Assignment,
        prec: u32,
        integrator: &dyn Integrator,
    ) -> Result<Fixed<'_>, EncloseError> {
        self.program.bind(at, &self.moving, prec, integrator)
    }
}
