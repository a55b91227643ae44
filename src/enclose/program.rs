//! A formula as a list of operations without repetition, ready to be run many times.

use super::EncloseError;
use super::inverse::Inverse;
use super::removable::Quotient;
use crate::formula::{Constant, DerivativeError, Domains, Expr, Function, Misshape, Node, ShapeError, Symbol};
use crate::room;
use crate::session::{Question, remembered};
use rug::Integer;
use std::collections::HashMap;
use std::sync::Arc;

/// One operation; operands are positions of earlier operations.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Op {
    Integer(Integer),
    Pi,
    Euler,
    Imaginary,
    /// The symbol of that number.
    Symbol(usize),
    Neg(usize),
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Pow(usize, usize),
    Call(Function, Vec<usize>),
    /// The binder of that number.
    Bind(usize),
    /// The inverse function of that number, at an operand.
    Inverse(usize, usize),
}

/// An integral or a sum.
#[derive(Clone, Debug)]
pub(super) struct Binder {
    pub(super) kind: Kind,
    pub(super) var: Symbol,
    /// Where the bounds are computed; for an integral, `None` where they are infinite.
    pub(super) lo: Option<usize>,
    pub(super) hi: Option<usize>,
    pub(super) body: Arc<Program>,
    /// Where the free symbols of the body are computed outside; `None` for the bound variable.
    pub(super) captured: Vec<Option<usize>>,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Sum,
    /// Bounds and integrand as formulas, for the integrator, and where the free symbols of all three are computed.
    Integral {
        lo: Expr,
        hi: Expr,
        body: Expr,
        free: Vec<(Symbol, usize)>,
    },
}

/// The operations of a formula, each after its operands; the last is the formula.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(super) ops: Vec<Op>,
    /// Whether `i` occurs in an operation's operands.
    pub(super) imaginary: Vec<bool>,
    pub(super) symbols: Vec<Symbol>,
    pub(super) binders: Vec<Binder>,
    pub(super) inverses: Vec<Inverse>,
    pub(super) quotients: Vec<Quotient>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Compiled(Expr);

impl Question for Compiled {
    const WHAT: &'static str = "programs";
    type Answer = Result<Arc<Program>, EncloseError>;

    fn answer(&self) -> Self::Answer {
        room::for_depth(self.0.depth(), || Program::new(&self.0).map(Arc::new))
    }
}

impl Program {
    /// The program of a formula, compiled once in a session.
    ///
    /// # Errors
    /// Undefined functions, infinity used as a number, matrices where a number is needed, and derivatives that do not exist
    /// as formulas.
    pub(crate) fn of(expr: &Expr) -> Result<Arc<Program>, EncloseError> {
        remembered(Compiled(expr.clone()))
    }

    /// The program of a formula.
    fn new(expr: &Expr) -> Result<Program, EncloseError> {
        let numbers = expr.lowered(&Domains::default()).map_err(EncloseError::Shape)?;
        let mut compiler = Compiler::default();
        let last = compiler.expr(&numbers)?;
        // The formula may be the same as one of its parts only if it is that part: it is always the operation added last
        // or an atom met before, so it is made the last one.
        if last + 1 != compiler.program.ops.len() {
            compiler.program.ops.truncate(last + 1);
            compiler.program.imaginary.truncate(last + 1);
        }
        Ok(compiler.program)
    }

    /// Whether the formula is free of `i`: its values at conjugate points are conjugate.
    pub(crate) fn is_real(&self) -> bool {
        !self.imaginary.iter().any(|&i| i)
    }

    /// What it costs to run once: an operation on each word of a number counts as one, a function as sixteen.
    pub(super) fn cost(&self, prec: u32) -> u64 {
        let weight = |op: &Op| if matches!(op, Op::Call(..)) { 16 } else { 1 };
        let operations: u64 = self.ops.iter().map(weight).sum();
        operations * (1 + u64::from(prec) / 64)
    }

    /// The operands of an operation, captured symbols included.
    pub(super) fn operands(&self, op: &Op) -> Vec<usize> {
        match op {
            Op::Integer(_) | Op::Pi | Op::Euler | Op::Imaginary | Op::Symbol(_) => Vec::new(),
            Op::Neg(a) | Op::Inverse(_, a) => vec![*a],
            Op::Add(a, b) | Op::Sub(a, b) | Op::Mul(a, b) | Op::Div(a, b) | Op::Pow(a, b) => {
                vec![*a, *b]
            }
            Op::Call(_, arguments) => arguments.clone(),
            Op::Bind(number) => {
                let binder = &self.binders[*number];
                let captured = binder.captured.iter().flatten();
                let mut all: Vec<usize> = captured.chain(&binder.lo).chain(&binder.hi).copied().collect();
                if let Kind::Integral { free, .. } = &binder.kind {
                    all.extend(free.iter().map(|(_, at)| at));
                }
                all
            }
        }
    }
}

#[derive(Default)]
pub(super) struct Compiler {
    pub(super) program: Program,
    known: HashMap<Op, usize>,
    /// Whether powers are written out as products, or as exponentials of logarithms.
    pub(super) without_powers: bool,
}

impl Compiler {
    /// The position of an operation, added unless it is there already.
    pub(super) fn op(&mut self, op: Op) -> usize {
        if let Some(&at) = self.known.get(&op) {
            return at;
        }
        let at = self.program.ops.len();
        let inside = match &op {
            Op::Imaginary => true,
            Op::Bind(number) => self.program.binders[*number].body.imaginary.iter().any(|&i| i),
            _ => false,
        };
        let operands = self.program.operands(&op);
        let imaginary = inside || operands.iter().any(|&a| self.program.imaginary[a]);
        self.program.imaginary.push(imaginary);
        self.program.ops.push(op.clone());
        self.known.insert(op, at);
        at
    }

    pub(super) fn symbol(&mut self, symbol: &Symbol) -> usize {
        let symbols = &mut self.program.symbols;
        let number = symbols.iter().position(|s| s == symbol).unwrap_or_else(|| {
            symbols.push(symbol.clone());
            symbols.len() - 1
        });
        self.op(Op::Symbol(number))
    }

    fn pair(&mut self, a: &Expr, b: &Expr, op: impl Fn(usize, usize) -> Op) -> Result<usize, EncloseError> {
        let (a, b) = (self.expr(a)?, self.expr(b)?);
        Ok(self.op(op(a, b)))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Result<usize, EncloseError> {
        match expr.node() {
            Node::Integer(n) => Ok(self.op(Op::Integer(n.clone()))),
            Node::Constant(Constant::Pi) => Ok(self.op(Op::Pi)),
            Node::Constant(Constant::E) => Ok(self.op(Op::Euler)),
            Node::Constant(Constant::I) => Ok(self.op(Op::Imaginary)),
            Node::Constant(Constant::Infinity) => Err(EncloseError::Infinite),
            Node::Symbol(symbol) => Ok(self.symbol(symbol)),
            Node::Neg(a) => {
                let a = self.expr(a)?;
                Ok(self.op(Op::Neg(a)))
            }
            Node::Add(a, b) => self.pair(a, b, Op::Add),
            Node::Sub(a, b) => self.pair(a, b, Op::Sub),
            Node::Mul(a, b) => self.pair(a, b, Op::Mul),
            Node::Div(a, b) => {
                let at = self.pair(a, b, Op::Div)?;
                self.program.quotients.push(Quotient::new(at, a, b));
                Ok(at)
            }
            Node::Pow(a, b) if *a.node() == Node::Constant(Constant::E) => {
                let b = self.expr(b)?;
                Ok(self.op(Op::Call(Function::Exp, vec![b])))
            }
            Node::Pow(a, b) if self.without_powers => self.written_out(a, b),
            Node::Pow(a, b) => self.pair(a, b, Op::Pow),
            Node::Call(function, arguments) => {
                let arguments = arguments.iter().map(|a| self.expr(a)).collect::<Result<_, _>>()?;
                Ok(self.op(Op::Call(*function, arguments)))
            }
            Node::Matrix { .. } => Err(EncloseError::Shape(ShapeError {
                formula: expr.clone(),
                reason: Misshape::Matrix,
            })),
            Node::Space { .. } => Err(EncloseError::Shape(ShapeError {
                formula: expr.clone(),
                reason: Misshape::Vector,
            })),
            Node::Apply(function, _) => Err(EncloseError::Undefined(function.clone())),
            Node::Diff { var, body, at } => {
                let derivative = body.derivative(var);
                let failed = |e: DerivativeError| EncloseError::Derivative(e.to_string());
                // Each condition is evaluated, so that the derivative has a value only where the formula is defined nearby.
                let conditions = body.interior(var).map_err(failed)?.into_iter();
                let derivative = derivative.map_err(failed)?;
                let conditioned = conditions.fold(derivative, |sum, condition| sum + Expr::integer(0) * condition);
                self.expr(&conditioned.substitute(var, at))
            }
            Node::Inverse { var, body, at } => {
                let at = self.expr(at)?;
                self.program.inverses.push(Inverse::new(var, body)?);
                Ok(self.op(Op::Inverse(self.program.inverses.len() - 1, at)))
            }
            Node::Sum { var, lo, hi, body } => {
                let (lo, hi) = (self.expr(lo)?, self.expr(hi)?);
                self.binder(Kind::Sum, var, Some(lo), Some(hi), body)
            }
            Node::Integral { var, lo, hi, body } => {
                let ends = (self.bound(lo)?, self.bound(hi)?);
                let free = expr.free_symbols().into_iter();
                let kind = Kind::Integral {
                    lo: lo.clone(),
                    hi: hi.clone(),
                    body: body.clone(),
                    free: free.map(|symbol| (symbol.clone(), self.symbol(&symbol))).collect(),
                };
                self.binder(kind, var, ends.0, ends.1, body)
            }
        }
    }

    /// A bound of an integral, unless it is infinite.
    fn bound(&mut self, bound: &Expr) -> Result<Option<usize>, EncloseError> {
        match infinite(bound) {
            Some(_) => Ok(None),
            None => self.expr(bound).map(Some),
        }
    }

    fn binder(
        &mut self,
        kind: Kind,
        var: &Symbol,
        lo: Option<usize>,
        hi: Option<usize>,
        body: &Expr,
    ) -> Result<usize, EncloseError> {
        let body = Program::of(body)?;
        let captured = body
            .symbols
            .iter()
            .map(|s| (s != var).then(|| self.symbol(s)))
            .collect();
        self.program.binders.push(Binder {
            kind,
            var: var.clone(),
            lo,
            hi,
            body,
            captured,
        });
        Ok(self.op(Op::Bind(self.program.binders.len() - 1)))
    }
}

/// The sign of an infinite bound; `None` for a finite one.
pub(crate) fn infinite(bound: &Expr) -> Option<i32> {
    match bound.node() {
        Node::Constant(Constant::Infinity) => Some(1),
        Node::Neg(inner) => infinite(inner).map(|sign| -sign),
        _ => None,
    }
}
