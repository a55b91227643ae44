//! Finite arithmetic: formulas of integers and opaque functions at integers, worked out as polynomials.
//!
//! A formula without free symbols, built from whole numbers by sums, products, natural powers, exact quotients, `mod`,
//! `abs`, `sign`, `max`, `min`, sums with numerical ends and opaque functions of integers, is a polynomial with integer
//! coefficients in the *values* f(0), f(1), … of its opaque functions. Two formulas are equal for all functions if and
//! only if these polynomials are equal, for finitely many values of a function (a differentiable one, too) are free;
//! where they differ, [`Finite::witness`] finds values that tell them apart.
//!
//! Nothing is rounded and nothing overflows: where a number leaves the 128-bit integers, a quotient is not an integer,
//! or the work is too large, the answer is an [`Obstacle`]. Sums of a million terms are meant, so that a part which does
//! not depend on the innermost index is worked out once for each value of the indices it does depend on.

mod terms;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::obstacle::Obstacle;
use crate::formula::{Expr, Function, Node, Symbol};
use crate::session::spend;
use terms::{
    MOST_VALUES, Mixer, Monomial, Terms, Total, Value, factors, overflow, product_of, sum_of, too_large, unsupported,
};

/// How many points are tried before a polynomial is taken to be 0 at all of them.
const ATTEMPTS: u64 = 20;
/// The generator of Park and Miller: a primitive root of the prime 2^31 - 1.
const MULTIPLIER: u64 = 48_271;
const MERSENNE: u64 = 2_147_483_647;

/// Evaluations of parts of a formula and terms of sums, all in all.
const MOST_STEPS: u64 = 60_000_000;
/// After so many the session is asked whether it may go on.
const STRIDE: u64 = 1 << 10;
/// Values of sums that are kept.
const MOST_SUMS: usize = 1 << 18;

/// A polynomial in the values of opaque functions at integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finite {
    terms: Terms,
    atoms: Vec<(Symbol, Vec<i128>)>,
}

impl Finite {
    /// The formula as a polynomial.
    ///
    /// # Errors
    /// An [`Obstacle`] where the formula is not of the kind described above, or too large.
    pub fn of(expr: &Expr) -> Result<Finite, Obstacle> {
        let mut machine = Machine::default();
        let root = machine.compile(expr, &mut Vec::new())?;
        let terms = match machine.value(root)? {
            Value::Term(_, 0) => Vec::new(),
            Value::Term(monomial, coefficient) => vec![(monomial, coefficient)],
            Value::Sum(terms) => terms.to_vec(),
        };
        let mut atoms: Vec<_> = machine.atoms.into_iter().collect();
        atoms.sort_by_key(|(_, number)| *number);
        Ok(Finite {
            terms,
            atoms: atoms.into_iter().map(|(atom, _)| atom).collect(),
        })
    }

    /// Whether the formula is 0 whatever its opaque functions are.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// The names of the opaque functions that the formula mentions.
    #[must_use]
    pub fn functions(&self) -> BTreeSet<&Symbol> {
        self.atoms.iter().map(|(name, _)| name).collect()
    }

    /// Values of the opaque functions, written as formulas such as `f(2)`, at which the polynomial is not 0; `None` if
    /// it is 0 or none were found.
    #[must_use]
    pub fn witness(&self) -> Option<BTreeMap<Expr, i128>> {
        // A polynomial that is not 0 vanishes at few of many points: the values run through residues of powers.
        (1..=ATTEMPTS).find_map(|attempt| {
            let mut state = attempt;
            let values: Vec<i128> = (0..self.atoms.len())
                .map(|_| {
                    state = (state * MULTIPLIER) % MERSENNE;
                    i128::from(state % 7) - 2
                })
                .collect();
            let sum = self.terms.iter().try_fold(0i128, |sum, (monomial, coefficient)| {
                let term = factors(*monomial).try_fold(*coefficient, |p, at| p.checked_mul(values[at - 1]))?;
                sum.checked_add(term)
            })?;
            (sum != 0).then(|| {
                let written = |(name, at): &(Symbol, Vec<i128>)| {
                    Expr::apply(name.clone(), at.iter().map(|n| Expr::integer(*n)).collect())
                };
                self.atoms.iter().map(written).zip(values).collect()
            })
        })
    }

    /// The polynomial where the opaque functions have these values.
    #[must_use]
    pub fn at(&self, values: &BTreeMap<Expr, i128>) -> Option<i128> {
        self.terms.iter().try_fold(0i128, |sum, (monomial, coefficient)| {
            let term = factors(*monomial).try_fold(*coefficient, |product, number| {
                let (name, at) = &self.atoms[number - 1];
                let atom = Expr::apply(name.clone(), at.iter().map(|n| Expr::integer(*n)).collect());
                product.checked_mul(*values.get(&atom)?)
            })?;
            sum.checked_add(term)
        })
    }
}

/// One operation; operands are positions of earlier operations.
#[derive(Clone, Debug)]
enum Op {
    Number(i128),
    /// The index of the sum of that depth.
    Index(usize),
    Neg(usize),
    Add(usize, usize),
    Sub(usize, usize),
    Mul(usize, usize),
    Div(usize, usize),
    Pow(usize, usize),
    Call(Function, Vec<usize>),
    Apply(Symbol, Vec<usize>),
    /// The sum of that depth: its ends and its term.
    Sum(usize, usize, usize, usize),
}

/// An operation, the depth of the innermost index it depends on (0 for none), and its value when that index was last set.
struct Part {
    op: Rc<Op>,
    depth: usize,
    known: Option<(u64, Value)>,
    /// For a sum that depends on two indices: their depths. Its integer values are kept for every pair of them.
    pair: Option<[usize; 2]>,
}

#[derive(Default)]
struct Machine {
    parts: Vec<Part>,
    positions: HashMap<(Expr, Vec<Symbol>), usize>,
    /// The values of the indices, from depth 1 on, and when each was set.
    indices: Vec<(i128, u64)>,
    clock: u64,
    steps: u64,
    atoms: HashMap<(Symbol, Vec<i128>), usize>,
    /// The numbers of the values f(0), f(1), … of the function of that operation, as far as they are known.
    numbered: Vec<Vec<usize>>,
    /// Sums by position and the values of the two indices that they depend on.
    sums: HashMap<(usize, [i128; 2]), i128, BuildHasherDefault<Mixer>>,
}

impl Machine {
    /// The position of a formula under sums over the given indices.
    fn compile(&mut self, e: &Expr, bound: &mut Vec<Symbol>) -> Result<usize, Obstacle> {
        let key = (e.clone(), bound.clone());
        if let Some(position) = self.positions.get(&key) {
            return Ok(*position);
        }
        let op = match e.node() {
            Node::Integer(n) => Op::Number(n.to_i128().ok_or_else(overflow)?),
            Node::Symbol(s) => match bound.iter().rposition(|other| other == s) {
                Some(place) => Op::Index(place + 1),
                None => return Err(unsupported(&format!("the symbol `{s}`"))),
            },
            Node::Neg(a) => Op::Neg(self.compile(a, bound)?),
            Node::Add(a, b) => Op::Add(self.compile(a, bound)?, self.compile(b, bound)?),
            Node::Sub(a, b) => Op::Sub(self.compile(a, bound)?, self.compile(b, bound)?),
            Node::Mul(a, b) => Op::Mul(self.compile(a, bound)?, self.compile(b, bound)?),
            Node::Div(a, b) => Op::Div(self.compile(a, bound)?, self.compile(b, bound)?),
            Node::Pow(a, b) => Op::Pow(self.compile(a, bound)?, self.compile(b, bound)?),
            Node::Call(
                function @ (Function::Mod | Function::Abs | Function::Sign | Function::Max | Function::Min),
                args,
            ) => Op::Call(*function, self.compile_all(args, bound)?),
            Node::Call(function, _) => return Err(unsupported(function.name())),
            Node::Apply(name, args) => Op::Apply(name.clone(), self.compile_all(args, bound)?),
            Node::Sum { var, lo, hi, body } => {
                let (lo, hi) = (self.compile(lo, bound)?, self.compile(hi, bound)?);
                bound.push(var.clone());
                let body = self.compile(body, bound);
                bound.pop();
                Op::Sum(bound.len() + 1, lo, hi, body?)
            }
            Node::Constant(_)
            | Node::Matrix { .. }
            | Node::Integral { .. }
            | Node::Space { .. }
            | Node::Inverse { .. }
            | Node::Diff { .. } => {
                return Err(unsupported(&format!("`{e}`")));
            }
        };
        let (mut around, mut pair) = (Vec::new(), None);
        if matches!(op, Op::Sum(..)) {
            around = depths(e, bound);
            pair = <[usize; 2]>::try_from(around.clone()).ok();
        }
        let of = |positions: &[usize]| positions.iter().map(|p| self.parts[*p].depth).max().unwrap_or(0);
        let depth = match &op {
            Op::Number(_) => 0,
            Op::Index(depth) => *depth,
            Op::Neg(a) => of(&[*a]),
            Op::Add(a, b) | Op::Sub(a, b) | Op::Mul(a, b) | Op::Div(a, b) | Op::Pow(a, b) => of(&[*a, *b]),
            Op::Call(_, args) | Op::Apply(_, args) => of(args),
            // The term may depend on the indices around the sum, and on its own, which is not one of them.
            Op::Sum(..) => around.last().copied().unwrap_or(0),
        };
        self.parts.push(Part {
            op: Rc::new(op),
            depth,
            known: None,
            pair,
        });
        self.positions.insert(key, self.parts.len() - 1);
        Ok(self.parts.len() - 1)
    }

    fn compile_all(&mut self, parts: &[Expr], bound: &mut Vec<Symbol>) -> Result<Vec<usize>, Obstacle> {
        parts.iter().map(|part| self.compile(part, bound)).collect()
    }

    fn value(&mut self, position: usize) -> Result<Value, Obstacle> {
        let Part { depth, known, .. } = &self.parts[position];
        let stamp = depth.checked_sub(1).map_or(0, |at| self.indices[at].1);
        if let Some((then, value)) = known
            && *then == stamp
        {
            return Ok(value.clone());
        }
        self.step()?;
        let op = Rc::clone(&self.parts[position].op);
        let key = self.parts[position]
            .pair
            .map(|pair| (position, pair.map(|depth| self.indices[depth - 1].0)));
        let value = match key.and_then(|key| self.sums.get(&key)) {
            Some(n) => Value::Term(0, *n),
            None => self.work(position, &op)?,
        };
        if let (Some(key), Value::Term(0, n)) = (key, &value)
            && self.sums.len() < MOST_SUMS
        {
            self.sums.insert(key, *n);
        }
        self.parts[position].known = Some((stamp, value.clone()));
        Ok(value)
    }

    /// Counts a step of the work: an evaluation, or a term of a sum, which may need none.
    fn step(&mut self) -> Result<(), Obstacle> {
        if self.steps.is_multiple_of(STRIDE) {
            spend(STRIDE).map_err(Obstacle::Spent)?;
        }
        self.steps += 1;
        match self.steps > MOST_STEPS {
            true => Err(too_large("the work of a sum")),
            false => Ok(()),
        }
    }

    fn work(&mut self, position: usize, op: &Op) -> Result<Value, Obstacle> {
        match op {
            Op::Number(n) => Ok(Value::Term(0, *n)),
            Op::Index(depth) => Ok(Value::Term(0, self.indices[depth - 1].0)),
            Op::Neg(a) => sum_of(&[(&self.value(*a)?, -1)]),
            Op::Add(a, b) => sum_of(&[(&self.value(*a)?, 1), (&self.value(*b)?, 1)]),
            Op::Sub(a, b) => sum_of(&[(&self.value(*a)?, 1), (&self.value(*b)?, -1)]),
            Op::Mul(a, b) => product_of(&self.value(*a)?, &self.value(*b)?),
            Op::Div(a, b) => {
                let (a, b) = (self.value(*a)?, self.value(*b)?.integer()?);
                if let Value::Term(0, a) = a
                    && a.checked_rem(b) == Some(0)
                {
                    return Ok(Value::Term(0, a / b));
                }
                let mut total = Total::default();
                a.each(|monomial, coefficient| match coefficient.checked_rem(b) {
                    Some(0) => total.add(&Value::Term(monomial, coefficient / b), 1),
                    _ => Err(unsupported("a quotient that is not a whole number")),
                })?;
                Ok(total.value())
            }
            Op::Pow(a, b) => {
                let exponent = u32::try_from(self.value(*b)?.integer()?);
                let exponent = exponent.map_err(|_| unsupported("an exponent that is not a natural number"))?;
                let base = self.value(*a)?;
                if let Value::Term(0, n) = base {
                    return Ok(Value::Term(0, n.checked_pow(exponent).ok_or_else(overflow)?));
                }
                (0..exponent).try_fold(Value::Term(0, 1), |power, _| product_of(&power, &base))
            }
            Op::Call(function, args) => {
                if let (Function::Mod, [a, n]) = (function, &args[..]) {
                    let (a, n) = (self.value(*a)?.integer()?, self.value(*n)?.integer()?);
                    return match n {
                        1.. => Ok(Value::Term(0, a.rem_euclid(n))),
                        _ => Err(unsupported("a remainder by a number that is not positive")),
                    };
                }
                let args = self.integers(args)?;
                let value = match (function, &args[..]) {
                    (Function::Abs, [a]) => a.checked_abs(),
                    (Function::Sign, [a]) => Some(a.signum()),
                    (Function::Max, args) => args.iter().max().copied(),
                    (Function::Min, args) => args.iter().min().copied(),
                    _ => None,
                };
                let value = value.ok_or_else(|| unsupported(&format!("{} of these numbers", function.name())))?;
                Ok(Value::Term(0, value))
            }
            Op::Apply(name, args) => {
                if let [only] = args[..] {
                    let at = usize::try_from(self.value(only)?.integer()?)
                        .ok()
                        .filter(|at| *at < MOST_VALUES);
                    if let Some(at) = at {
                        let known = self.numbered.get(position).and_then(|row| row.get(at).copied());
                        if let Some(number) = known.filter(|number| *number > 0) {
                            return Ok(Value::Term(number as Monomial, 1));
                        }
                        let number = self.atom(name, vec![at as i128])?;
                        self.numbered.resize(self.parts.len(), Vec::new());
                        let row = &mut self.numbered[position];
                        row.resize(row.len().max(at + 1), 0);
                        row[at] = number;
                        return Ok(Value::Term(number as Monomial, 1));
                    }
                }
                let args = self.integers(args)?;
                Ok(Value::Term(self.atom(name, args)? as Monomial, 1))
            }
            Op::Sum(depth, lo, hi, body) => {
                let (lo, hi) = (self.value(*lo)?.integer()?, self.value(*hi)?.integer()?);
                let mut total = Total::default();
                self.indices.resize(self.indices.len().max(*depth), (0, 0));
                for index in lo..=hi {
                    self.step()?;
                    self.clock += 1;
                    self.indices[depth - 1] = (index, self.clock);
                    let term = self.value(*body)?;
                    total.add(&term, 1)?;
                }
                Ok(total.value())
            }
        }
    }

    /// The number of a function value.
    fn atom(&mut self, name: &Symbol, args: Vec<i128>) -> Result<usize, Obstacle> {
        let next = self.atoms.len() + 1;
        let number = *self.atoms.entry((name.clone(), args)).or_insert(next);
        if number > MOST_VALUES {
            return Err(too_large("the number of values of functions"));
        }
        Ok(number)
    }

    fn integers(&mut self, args: &[usize]) -> Result<Vec<i128>, Obstacle> {
        args.iter().map(|a| self.value(*a)?.integer()).collect()
    }
}

/// The depths of the indices that are free in a formula, in order.
fn depths(e: &Expr, bound: &[Symbol]) -> Vec<usize> {
    let free = e.free_symbols();
    let place = |s: &Symbol| bound.iter().rposition(|other| other == s);
    let mut depths: Vec<usize> = free.iter().filter_map(place).map(|place| place + 1).collect();
    depths.sort_unstable();
    depths
}
