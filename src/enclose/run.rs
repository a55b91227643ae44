//! Running a program: once for the parts that stay, again and again for those that move.

use super::function::{self, Context};
use super::program::{Binder, Kind, Op, Program};
use super::removable::Quotient;
use super::value::{Mode, Value};
use super::{Assignment, EncloseError, Integrator};
use crate::formula::Symbol;
use crate::interval::{Complex, Interval};
use crate::session::spend;
use rug::{Integer, Rational};

/// The longest sum that is added up term by term.
const LONGEST_SUM: u32 = 1 << 20;
/// Into how many pieces the range of an inner integral is cut when it is enclosed for a complex parameter.
const STRIPS: i64 = 16;

/// A program at a working precision whose parts that do not depend on the moving symbols have been computed.
pub(crate) struct Fixed<'a> {
    pub(super) program: &'a Program,
    pub(super) prec: u32,
    /// For each operation, its value or where the runs keep it.
    places: Vec<Place>,
    /// The operations that move, in their order.
    moves: Vec<usize>,
    /// For each symbol of the program, its place among the moving ones.
    pub(super) moving: Vec<Option<usize>>,
    /// Whether a removable singularity in the one symbol that moves is continued.
    pub(super) continued: bool,
}

/// Where the value of an operation is found.
enum Place {
    /// It does not depend on the moving symbols.
    Stays(Value),
    /// Its number among the operations that move.
    Moves(usize),
}

impl Program {
    /// Fixes the values of the symbols in `at`; those in `moving` are given at each run.
    ///
    /// # Errors
    /// If a symbol has neither, or a part that does not depend on the moving symbols has no value.
    pub(crate) fn bind(
        &self,
        at: &Assignment,
        moving: &[Symbol],
        prec: u32,
        integrator: &dyn Integrator,
    ) -> Result<Fixed<'_>, EncloseError> {
        let mut values = Vec::with_capacity(self.symbols.len());
        for symbol in &self.symbols {
            let value = at.get(symbol).filter(|_| !moving.contains(symbol));
            if value.is_some_and(Interval::is_empty) {
                return Err(EncloseError::EmptyRange(symbol.clone()));
            }
            values.push(value.map(|x| Value::recognised(x.clone()).rounded(prec)));
        }
        self.bind_values(values, moving, prec, Mode::Pointwise, integrator)
    }

    /// As [`bind`](Program::bind), with the values of the symbols in their order.
    pub(super) fn bind_values(
        &self,
        values: Vec<Option<Value>>,
        moving: &[Symbol],
        prec: u32,
        mode: Mode,
        integrator: &dyn Integrator,
    ) -> Result<Fixed<'_>, EncloseError> {
        spend(self.cost(prec))?;
        let places = self.symbols.iter().map(|s| moving.iter().position(|m| m == s));
        let mut bound = Fixed {
            program: self,
            prec,
            places: Vec::with_capacity(self.ops.len()),
            moves: Vec::new(),
            moving: places.collect(),
            continued: true,
        };
        for (at, op) in self.ops.iter().enumerate() {
            let moves = match op {
                Op::Symbol(number) => bound.moving[*number].is_some(),
                _ => self.operands(op).iter().any(|&a| bound.stays(a).is_none()),
            };
            let place = match op {
                _ if moves => {
                    bound.moves.push(at);
                    Place::Moves(bound.moves.len() - 1)
                }
                Op::Symbol(number) => {
                    let value = values[*number].clone();
                    Place::Stays(value.ok_or_else(|| EncloseError::Unbound(self.symbols[*number].clone()))?)
                }
                _ => Place::Stays(bound.apply(at, &[], mode, integrator)?),
            };
            bound.places.push(place);
        }
        Ok(bound)
    }
}

impl Fixed<'_> {
    /// The value for the values of all symbols, no singularity continued.
    pub(super) fn at(&self, at: &Assignment, integrator: &dyn Integrator) -> Result<Value, EncloseError> {
        let value = |symbol: &Symbol| match at.get(symbol) {
            Some(x) if x.is_empty() => Err(EncloseError::EmptyRange(symbol.clone())),
            Some(x) => Ok(Value::recognised(x.clone()).rounded(self.prec)),
            None => Err(EncloseError::Unbound(symbol.clone())),
        };
        let values: Vec<Value> = self.program.symbols.iter().map(value).collect::<Result<_, _>>()?;
        self.run(&values, Mode::Pointwise, integrator)
    }

    /// The value of a formula without moving symbols.
    pub(super) fn constant(&self) -> Result<Value, EncloseError> {
        self.run(&[], Mode::Pointwise, &super::NoIntegrals)
    }

    /// The value of the formula for given values of the moving symbols.
    pub(crate) fn run(&self, values: &[Value], mode: Mode, integrator: &dyn Integrator) -> Result<Value, EncloseError> {
        spend(self.program.cost(self.prec))?;
        let mut computed = Vec::with_capacity(self.moves.len());
        for &at in &self.moves {
            computed.push(match &self.program.ops[at] {
                Op::Symbol(number) => self.moving[*number]
                    .and_then(|place| values.get(place).cloned())
                    .ok_or_else(|| EncloseError::Unbound(self.program.symbols[*number].clone()))?,
                _ => self.apply(at, &computed, mode, integrator)?,
            });
        }
        let last = self.program.ops.len() - 1; // a program has at least one operation
        Ok(self.operand(&computed, last).clone())
    }

    /// The value of an operation that does not depend on the moving symbols; `None` for one that does.
    pub(super) fn stays(&self, at: usize) -> Option<&Value> {
        match &self.places[at] {
            Place::Stays(value) => Some(value),
            Place::Moves(_) => None,
        }
    }

    /// The value of an operation computed before; operations stand after their operands, and are computed in turn.
    pub(super) fn operand<'v>(&'v self, computed: &'v [Value], at: usize) -> &'v Value {
        match &self.places[at] {
            Place::Stays(value) => value,
            Place::Moves(number) => &computed[*number],
        }
    }

    /// The value of a symbol of the program; `None` for a moving one while the parts that stay are computed.
    fn symbol_value(&self, symbol: &Symbol, computed: &[Value]) -> Option<Value> {
        let number = self.program.symbols.iter().position(|s| s == symbol)?;
        let at = self.program.ops.iter().position(|op| *op == Op::Symbol(number))?;
        match self.places.get(at)? {
            Place::Stays(value) => Some(value.clone()),
            Place::Moves(number) => computed.get(*number).cloned(),
        }
    }

    /// The symbol that moves and in which removable singularities are continued, if it is a single one.
    pub(super) fn moving_symbol(&self) -> Option<&Symbol> {
        if !self.continued {
            return None;
        }
        let mut moving = self
            .program
            .symbols
            .iter()
            .zip(&self.moving)
            .filter(|(_, place)| place.is_some());
        moving
            .next()
            .filter(|_| moving.next().is_none())
            .map(|(symbol, _)| symbol)
    }

    /// The quotient computed by an operation, and the working precision.
    pub(super) fn quotient(&self, at: usize) -> Option<(&Quotient, u32)> {
        let quotient = self.program.quotients.iter().find(|q| q.at == at)?;
        Some((quotient, self.prec))
    }

    fn apply(
        &self,
        at: usize,
        computed: &[Value],
        mode: Mode,
        integrator: &dyn Integrator,
    ) -> Result<Value, EncloseError> {
        let prec = self.prec;
        let get = |a: &usize| self.operand(computed, *a);
        Ok(match &self.program.ops[at] {
            Op::Integer(n) => Value::exact(Rational::from(n), prec),
            Op::Pi => Value::Real(Interval::pi(prec)),
            Op::Euler => Value::Real(Interval::euler_e(prec)),
            Op::Imaginary => Value::Complex(Complex::i(prec)),
            Op::Symbol(number) => {
                return Err(EncloseError::Unbound(self.program.symbols[*number].clone()));
            }
            Op::Neg(a) => get(a).neg(),
            Op::Add(a, b) => get(a).add(get(b)),
            Op::Sub(a, b) => get(a).sub(get(b)),
            Op::Mul(a, b) if a == b => get(a).sqr(),
            Op::Mul(a, b) => get(a).mul(get(b)),
            Op::Div(a, b) => get(a).div(get(b)).or_else(|error| {
                if let Some(reciprocal) = self.reciprocal(*b, computed) {
                    return Ok(get(a).mul(&Value::Complex(reciprocal)));
                }
                let values = |symbol: &Symbol| self.symbol_value(symbol, computed);
                self.removed(at, &values, mode, integrator).ok_or(error)
            })?,
            Op::Pow(a, b) => get(a)
                .pow(get(b))
                .or_else(|error| self.negative_power(*a, get(b), computed).ok_or(error))?,
            Op::Call(function, arguments) => {
                let arguments: Vec<&Value> = arguments.iter().map(get).collect();
                let imaginary = self.program.imaginary[at];
                function::call(*function, &arguments, Context { mode, imaginary })?
            }
            Op::Inverse(number, a) => self.program.inverses[*number].at(get(a), prec)?,
            Op::Bind(number) => {
                let binder = &self.program.binders[*number];
                let outer = binder.captured.iter().map(|c| c.as_ref().map(|a| get(a).clone()));
                let outer: Vec<Option<Value>> = outer.collect();
                let ends = (binder.lo.as_ref().map(get), binder.hi.as_ref().map(get));
                match (&binder.kind, ends) {
                    (Kind::Sum, (Some(lo), Some(hi))) => self.sum(binder, outer, lo, hi, mode, integrator)?,
                    (Kind::Sum, _) => return Err(EncloseError::Infinite),
                    (Kind::Integral { lo, hi, body, free }, ends) => {
                        let real = free.iter().map(|(s, a)| Some((s.clone(), get(a).real()?.clone())));
                        match (real.collect::<Option<Assignment>>(), ends) {
                            (Some(at), _) => Value::Real(integrator.integrate(body, &binder.var, lo, hi, &at, prec)?),
                            (None, (Some(lo), Some(hi))) => self.strips(binder, outer, lo, hi, mode, integrator)?,
                            (None, _) => {
                                return Err(EncloseError::NotHolomorphic {
                                    reason: "an integral over an unbounded range with a complex parameter".into(),
                                });
                            }
                        }
                    }
                }
            }
        })
    }

    /// A finite sum, term by term.
    fn sum(
        &self,
        binder: &Binder,
        outer: Vec<Option<Value>>,
        lo: &Value,
        hi: &Value,
        mode: Mode,
        integrator: &dyn Integrator,
    ) -> Result<Value, EncloseError> {
        let bound = |value: &Value| {
            value.integer().cloned().ok_or_else(|| EncloseError::NotInteger {
                what: "a bound of a sum",
                value: value.clone().into_complex().re,
            })
        };
        let (first, last) = (bound(lo)?, bound(hi)?);
        let count = Integer::from(&last - &first) + 1;
        if count > LONGEST_SUM {
            return Err(EncloseError::NotInteger {
                what: "the number of terms of a sum",
                value: Interval::from_integer(&count, self.prec),
            });
        }
        let terms = binder
            .body
            .bind_values(outer, std::slice::from_ref(&binder.var), self.prec, mode, integrator)?;
        let mut total = Value::exact(Rational::new(), self.prec);
        let mut index = first;
        while index <= last {
            let value = Value::exact(Rational::from(&index), self.prec);
            total = total.add(&terms.run(&[value], mode, integrator)?);
            index += 1;
        }
        Ok(total)
    }

    /// An integral with complex parameters, coarsely: with y = lo + (hi - lo) t it is one over 0 ≤ t ≤ 1, and on each piece of that range the length
    /// times the range of the integrand encloses it. For each t the integrand is holomorphic in the parameters, and it is bounded; so the
    /// integral is holomorphic (Fubini, Morera), and on the real line it is the real one.
    fn strips(
        &self,
        binder: &Binder,
        outer: Vec<Option<Value>>,
        lo: &Value,
        hi: &Value,
        mode: Mode,
        integrator: &dyn Integrator,
    ) -> Result<Value, EncloseError> {
        let body = binder
            .body
            .bind_values(outer, std::slice::from_ref(&binder.var), self.prec, mode, integrator)?;
        let step = hi.sub(lo).div(&Value::exact(Rational::from(STRIPS), self.prec))?;
        let mut total = Value::exact(Rational::new(), self.prec);
        for j in 0..STRIPS {
            let t = Interval::from_i64(j, self.prec).hull(&Interval::from_i64(j + 1, self.prec));
            let y = lo.add(&step.mul(&Value::Real(t)));
            total = total.add(&body.run(&[y], mode, integrator)?);
        }
        Ok(total.mul(&step))
    }
}
