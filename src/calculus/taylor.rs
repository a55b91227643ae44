//! Taylor coefficients of formulas along a curve, in interval arithmetic.
//!
//! For formulas of symbols x₁, x₂, … that are functions of one parameter, the coefficients a_k of (f∘x)(s) = Σ a_k (s - s₀)^k
//! follow one order at a time from those of its parts (Moore, Interval Analysis, 1966, chapter 11): sums and differences coefficient by
//! coefficient, (ab)_k = Σ a_j b_{k-j}, q = a/b by q_k = (a_k - Σ_{j≥1} b_j q_{k-j})/b_0 and e = exp a by
//! e_k = (1/k) Σ_{j≥1} j a_j e_{k-j}. Where the first coefficients enclose the values over a range of s₀, the others enclose the
//! coefficients at each s₀ in the range.

use std::collections::HashMap;

use crate::expr::{Assignment, Constant, EncloseError, Expr, Function, NoIntegrals, Node, Prepared, Symbol};
use crate::interval::Interval;

/// An operation; operands are places of earlier ones.
#[derive(Clone, Debug)]
enum Op {
    Constant(Prepared),
    Symbol(usize),
    Neg(usize),
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Exp(usize),
}

/// Formulas made of the four operations, natural powers and exp.
#[derive(Clone, Debug)]
pub(super) struct Tape {
    symbols: Vec<Symbol>,
    ops: Vec<Op>,
    known: HashMap<Expr, usize>,
}

/// A tape whose constants are enclosed at a precision, with the coefficients found so far.
#[derive(Clone, Debug)]
pub(super) struct Series<'a> {
    tape: &'a Tape,
    constants: Vec<Interval>,
    prec: u32,
    coefficients: Vec<Vec<Interval>>,
}

impl Tape {
    pub(super) fn new(symbols: &[&Symbol]) -> Tape {
        Tape {
            symbols: symbols.iter().map(|symbol| (*symbol).clone()).collect(),
            ops: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn push(&mut self, op: Op) -> usize {
        self.ops.push(op);
        self.ops.len() - 1
    }

    /// The place of a formula.
    ///
    /// # Errors
    /// An error text that names the part without rule.
    pub(super) fn formula(&mut self, expr: &Expr) -> Result<usize, String> {
        if let Some(at) = self.known.get(expr) {
            return Ok(*at);
        }
        let at = if !self.symbols.iter().any(|symbol| expr.depends_on(symbol)) {
            let constant = Prepared::new(expr).map_err(|error| error.to_string())?;
            self.push(Op::Constant(constant))
        } else {
            self.compound(expr)?
        };
        self.known.insert(expr.clone(), at);
        Ok(at)
    }

    fn compound(&mut self, expr: &Expr) -> Result<usize, String> {
        let missing = || format!("no Taylor coefficients of {expr}");
        let op = match expr.node() {
            Node::Symbol(symbol) => {
                let number = self.symbols.iter().position(|known| known == symbol);
                Op::Symbol(number.ok_or_else(missing)?)
            }
            Node::Neg(a) => Op::Neg(self.formula(a)?),
            Node::Add(a, b) => Op::Add(self.formula(a)?, self.formula(b)?),
            Node::Sub(a, b) => Op::Sub(self.formula(a)?, self.formula(b)?),
            Node::Mul(a, b) => Op::Mul(self.formula(a)?, self.formula(b)?),
            Node::Div(a, b) => Op::Div(self.formula(a)?, self.formula(b)?),
            Node::Call(Function::Exp, arguments) if arguments.len() == 1 => Op::Exp(self.formula(&arguments[0])?),
            Node::Pow(e, b) if *e.node() == Node::Constant(Constant::E) => Op::Exp(self.formula(b)?),
            Node::Pow(a, b) => {
                let n = b.as_integer().and_then(|n| n.to_u32()).filter(|n| *n >= 1);
                let n = n.ok_or_else(missing)?;
                let a = self.formula(a)?;
                let mut power = a;
                for bit in (0..n.ilog2()).rev() {
                    power = self.push(Op::Mul(power, power));
                    if n >> bit & 1 == 1 {
                        power = self.push(Op::Mul(power, a));
                    }
                }
                return Ok(power);
            }
            _ => return Err(missing()),
        };
        Ok(self.push(op))
    }

    /// The constants at a precision, and no coefficients yet.
    ///
    /// # Errors
    /// Any error of a constant.
    pub(super) fn series(&self, prec: u32) -> Result<Series<'_>, EncloseError> {
        let constant = |op: &Op| match op {
            Op::Constant(constant) => constant.evaluate(&Assignment::new(), prec, &NoIntegrals),
            _ => Ok(Interval::zero(prec)),
        };
        Ok(Series {
            tape: self,
            constants: self.ops.iter().map(constant).collect::<Result<_, _>>()?,
            prec,
            coefficients: vec![Vec::new(); self.ops.len()],
        })
    }
}

impl Series<'_> {
    /// The same without coefficients.
    pub(super) fn restarted(&self) -> Self {
        Series {
            coefficients: vec![Vec::new(); self.tape.ops.len()],
            ..self.clone()
        }
    }

    /// Adds the next coefficient of every formula, given that of every symbol.
    pub(super) fn extend(&mut self, symbols: &[Interval]) {
        for at in 0..self.tape.ops.len() {
            let next = self.next(at, symbols);
            self.coefficients[at].push(next);
        }
    }

    /// The coefficients of a formula so far.
    pub(super) fn of(&self, place: usize) -> &[Interval] {
        &self.coefficients[place]
    }

    fn next(&self, at: usize, symbols: &[Interval]) -> Interval {
        let k = self.coefficients[at].len();
        let of = |place: &usize| &self.coefficients[*place];
        let zero = || Interval::zero(self.prec);
        match &self.tape.ops[at] {
            Op::Constant(_) if k == 0 => self.constants[at].clone(),
            Op::Constant(_) => zero(),
            Op::Symbol(number) => symbols[*number].with_prec(self.prec),
            Op::Neg(a) => -&of(a)[k],
            Op::Add(a, b) => &of(a)[k] + &of(b)[k],
            Op::Sub(a, b) => &of(a)[k] - &of(b)[k],
            Op::Mul(a, b) if a == b => {
                let a = of(a);
                let pairs = (0..k.div_ceil(2)).fold(zero(), |sum, j| sum + times(&a[j], &a[k - j]));
                let middle = if k.is_multiple_of(2) { a[k / 2].sqr() } else { zero() };
                pairs.scale(1) + middle
            }
            Op::Mul(a, b) => (0..=k).fold(zero(), |sum, j| sum + times(&of(a)[j], &of(b)[k - j])),
            Op::Div(_, b) if of(b)[0].contains_zero() => Interval::entire(self.prec),
            Op::Div(a, b) => {
                let known = (1..=k).fold(zero(), |sum, j| sum + times(&of(b)[j], &self.coefficients[at][k - j]));
                (&of(a)[k] - &known) / &of(b)[0]
            }
            Op::Exp(a) if k == 0 => of(a)[0].exp(),
            Op::Exp(a) => {
                let scaled = |j: usize| times(&of(a)[j], &self.coefficients[at][k - j]) * count(j, self.prec);
                (1..=k).fold(zero(), |sum, j| sum + scaled(j)) / count(k, self.prec)
            }
        }
    }
}

fn count(n: usize, prec: u32) -> Interval {
    Interval::from_i64(n as i64, prec)
}

fn finite(x: &Interval) -> bool {
    x.is_bounded() && !x.is_empty()
}

/// The product; most coefficients of polynomials are 0.
fn times(a: &Interval, b: &Interval) -> Interval {
    let zero = |x: &Interval| x.lo().is_zero() && x.hi().is_zero();
    match zero(a) || zero(b) {
        true if finite(a) && finite(b) => Interval::zero(a.prec()),
        _ => a * b,
    }
}
