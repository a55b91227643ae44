//! The cells of a table: decided, enclosed, worded.
//!
//! First every cell is brought to its [`Shape`] by the exact layer, for every dimension at once where the dimension
//! cancels in the integrand. Then each distinct integral over the half line is computed once, whatever the number of cells
//! that it stands in. Both steps run in parallel and in a fixed order, so that the table does not depend on the threads.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rug::Rational;

use super::TableError;
use super::cell::{Cell, Entry, Kind, Outcome, Row};
use super::frame::{Frame, Member, Read, Shape};
use super::half::{HalfIntegral, number};
use super::line::{Half, LineIntegral, TwoSided};
use crate::exact::{Leading, Normal, Scope, leading_at_zero, normal};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::proof::Convention;
use crate::session::shared;

/// Digits beyond those asked for, for the factors in front of an integral.
const RESERVE: usize = 4;

/// The distinct integrals over the half line, by integrand and by the values of the parameters in it.
type Halves = BTreeMap<(Normal, Vec<(Symbol, Rational)>), HalfIntegral>;

/// The shapes of a column in a convention: one for every dimension, or one for each.
enum Shapes {
    Every(Shape),
    Each(Vec<Shape>),
}

/// A column in a convention, read once for all rows.
struct Column {
    family: usize,
    index: u32,
    tests: Vec<(Convention, Test)>,
}

/// A test function and its exact form on both half lines; by dimension where that stands in it.
enum Test {
    Every(Expr, TwoSided),
    Each(Vec<(Expr, TwoSided)>),
    /// The same as in the first convention.
    Same,
}

impl<'a> Frame<'a> {
    /// Decides every cell, numbers to `digits` digits.
    ///
    /// # Errors
    /// A mistake in the text of the table.
    pub(crate) fn run(&self, digits: usize) -> Result<Outcome, TableError> {
        let columns: Vec<Column> = self.columns()?;
        let mut members = Vec::new();
        for activation in &self.table.rows {
            members.extend(self.members(activation)?);
        }
        let shapes: Vec<Vec<Vec<Option<Shapes>>>> = members
            .par_iter()
            .map(shared(|member: &Member| {
                let spectrum = self.read(&member.spectrum)?;
                Ok(columns.iter().map(|column| self.shapes(&spectrum, column)).collect())
            }))
            .collect::<Result<_, TableError>>()?;
        let mut wanted = BTreeSet::new();
        for (member, columns) in members.iter().zip(&shapes) {
            for shape in columns.iter().flatten().flatten().flat_map(Shapes::all) {
                if let Some(half) = shape.half() {
                    wanted.insert((half.rest.clone(), key(half, &member.point)));
                }
            }
        }
        let wanted: Vec<_> = wanted.into_iter().collect();
        let halves: Halves = wanted
            .par_iter()
            .map(shared(|(rest, point): &(Normal, Vec<(Symbol, Rational)>)| {
                let at = point.iter().cloned().collect();
                let half = HalfIntegral::of(rest, &self.variable, &self.domains, &at, digits + RESERVE);
                ((rest.clone(), point.clone()), half)
            }))
            .collect();
        let factor = self.factor()?;
        let rows = members
            .par_iter()
            .zip(&shapes)
            .map(shared(|(member, shapes): (&Member, &Vec<Vec<Option<Shapes>>>)| {
                self.row(member, &columns, shapes, &halves, &factor, digits)
            }))
            .collect();
        let beside: Vec<&Result<(), TableError>> = halves.values().filter_map(|half| half.beside.as_ref()).collect();
        Ok(Outcome {
            rows,
            integrals: halves.len(),
            met: beside.iter().filter(|result| result.is_ok()).count(),
            contradictions: beside.iter().filter_map(|result| (*result).clone().err()).collect(),
        })
    }

    fn columns(&self) -> Result<Vec<Column>, TableError> {
        let mut columns = Vec::new();
        for (family, profile) in self.table.columns.iter().enumerate() {
            for index in 0..=profile.shown() {
                let mut tests: Vec<(Convention, Test)> = Vec::new();
                let mut first: Option<Expr> = None;
                for (convention, _) in &self.table.conventions {
                    let formula = self.test(profile, index, *convention)?;
                    let test = if first.as_ref() == Some(&formula) {
                        Test::Same
                    } else {
                        self.read_test(&formula)?
                    };
                    first.get_or_insert(formula);
                    tests.push((*convention, test));
                }
                columns.push(Column { family, index, tests });
            }
        }
        Ok(columns)
    }

    fn read_test(&self, formula: &Expr) -> Result<Test, TableError> {
        let line = self.half_line();
        let sides = line.read(formula)?;
        let free = |side: &Normal| !side.depends_on(&self.dimension);
        if free(&sides.right) && free(&sides.left) {
            return Ok(Test::Every(formula.clone(), sides));
        }
        // The dimension may stand in a constant factor only.
        if let Some(sides) = self.without_dimension(&sides) {
            return Ok(Test::Every(formula.clone(), sides));
        }
        let each = (1..=self.table.dimensions).map(|m| {
            let formula = self.at_dimension(formula, m);
            let sides = line.read(&formula)?;
            Ok((formula, sides))
        });
        Ok(Test::Each(each.collect::<Result<_, TableError>>()?))
    }

    /// The same sides, if the dimension stands in no power of the variable.
    fn without_dimension(&self, sides: &TwoSided) -> Option<TwoSided> {
        let plain = |side: &Normal| {
            let leading = leading_at_zero(side, &self.variable, &Scope::new(&self.domains));
            side.is_zero() || leading.is_some()
        };
        (plain(&sides.right) && plain(&sides.left)).then(|| sides.clone())
    }

    fn shapes(&self, spectrum: &Read, column: &Column) -> Vec<Option<Shapes>> {
        let of = |(test, sides): &(Expr, TwoSided)| self.shape(spectrum, test, sides);
        column
            .tests
            .iter()
            .map(|(_, test)| match (spectrum, test) {
                (_, Test::Same) => None,
                (_, Test::Every(test, sides)) => Some(Shapes::Every(self.shape(spectrum, test, sides))),
                (_, Test::Each(tests)) => Some(Shapes::Each(tests.iter().map(of).collect())),
            })
            .collect()
    }

    fn row(
        &self,
        member: &Member,
        columns: &[Column],
        shapes: &[Vec<Option<Shapes>>],
        halves: &Halves,
        factor: &Expr,
        digits: usize,
    ) -> Row {
        let half = |shape: &Shape| {
            let half = shape.half()?;
            halves.get(&(half.rest.clone(), key(half, &member.point)))
        };
        let cell = |shape: &Shape, m: u32| self.cell(shape, half(shape), factor, m, &member.point, digits);
        let entry = |column: &Column, shapes: &[Option<Shapes>]| {
            let mut every = None;
            let mut cells: Vec<(Convention, Vec<Cell>)> = Vec::new();
            for ((convention, _), shape) in column.tests.iter().zip(shapes) {
                let row = match shape {
                    None => cells.first().map(|(_, cells)| cells.clone()).unwrap_or_default(),
                    Some(Shapes::Each(each)) => {
                        let numbered = (1..).zip(each);
                        numbered.map(|(m, shape)| cell(shape, m)).collect()
                    }
                    Some(Shapes::Every(shape)) => {
                        if cells.is_empty() {
                            every = self.in_every_dimension(shape, half(shape), &member.point, digits);
                        }
                        (1..=self.table.dimensions).map(|m| cell(shape, m)).collect()
                    }
                };
                cells.push((*convention, row));
            }
            Entry {
                family: column.family,
                index: column.index,
                every,
                cells,
            }
        };
        Row {
            name: member.name.clone(),
            title: member.title.clone(),
            point: member.point.clone(),
            seen: self.sees(member),
            entries: columns
                .iter()
                .zip(shapes)
                .map(|(column, shapes)| entry(column, shapes))
                .collect(),
        }
    }

    /// The cell without the factor in front, if the dimension stands nowhere else.
    fn in_every_dimension(
        &self,
        shape: &Shape,
        half: Option<&HalfIntegral>,
        point: &BTreeMap<Symbol, Rational>,
        digits: usize,
    ) -> Option<Cell> {
        let free = |value: &Normal| !value.depends_on(&self.dimension);
        let independent = match shape {
            Shape::Sum(sum) => free(sum),
            Shape::Line(_) => shape.half().is_none_or(|half| free(&half.constant) && free(&half.rest)),
        };
        independent.then(|| self.cell(shape, half, &Expr::one(), 1, point, digits))
    }

    /// The cell of a shape in dimension m.
    pub(crate) fn cell(
        &self,
        shape: &Shape,
        half: Option<&HalfIntegral>,
        factor: &Expr,
        m: u32,
        point: &BTreeMap<Symbol, Rational>,
        digits: usize,
    ) -> Cell {
        let without = |kind, reason: String| Cell {
            kind,
            order: None,
            closed: None,
            number: None,
            reason,
        };
        let zero = |kind, reason: &str| Cell {
            kind,
            order: None,
            closed: Some(Expr::zero()),
            number: Some(Interval::zero(64)),
            reason: reason.into(),
        };
        let value = |kind: Kind, reason: String, constant: &Normal, half: Option<&HalfIntegral>| {
            let outer = self.at_dimension(&(factor.clone() * constant.to_expr()), m);
            let closed = match half {
                None => Some(outer.clone()),
                Some(half) => half.closed.as_ref().map(|closed| outer.clone() * closed.clone()),
            };
            let closed = closed.map(|formula| self.tidy(&formula));
            let number = match (&closed, half) {
                (Some(closed), _) => number(closed, point, digits),
                (None, Some(half)) => {
                    let inner = half.number.clone();
                    inner.and_then(|inner| Ok(number(&outer, point, digits + RESERVE)? * inner))
                }
                (None, None) => Err(TableError::NoFormula),
            };
            let failed = number.as_ref().err().cloned();
            let failed = failed.or_else(|| half.and_then(|half| half.beside.clone()?.err()));
            if let Some(why) = failed {
                return without(Kind::Undecided, why.to_string());
            }
            let kind = match (kind, &closed) {
                (Kind::Closed, None) => Kind::Enclosed,
                (kind, _) => kind,
            };
            Cell {
                kind,
                order: None,
                closed,
                number: number.ok(),
                reason,
            }
        };
        let singular = |leading: &Leading, cell: Cell| Cell {
            order: Some(leading.order),
            ..cell
        };
        match shape {
            Shape::Sum(sum) if sum.is_zero() => zero(Kind::Zero, "the point masses cancel"),
            Shape::Sum(sum) => value(Kind::Closed, String::new(), sum, None),
            Shape::Line(LineIntegral::Undecided(why)) => without(Kind::Undecided, why.to_string()),
            Shape::Line(LineIntegral::Vanishes) => zero(Kind::Zero, "the spectrum vanishes off the origin"),
            Shape::Line(LineIntegral::Cancels) => zero(Kind::Zero, "the integrand is odd and integrable"),
            Shape::Line(LineIntegral::Divergent(leading)) => {
                singular(leading, without(Kind::Divergent, self.near_zero(leading)))
            }
            Shape::Line(LineIntegral::Principal(leading, None)) => {
                singular(leading, zero(Kind::Principal, &self.near_zero(leading)))
            }
            Shape::Line(LineIntegral::Principal(leading, Some(Half { constant, .. }))) => {
                singular(leading, value(Kind::Principal, self.near_zero(leading), constant, half))
            }
            Shape::Line(LineIntegral::Exists(Half { constant, .. })) => {
                value(Kind::Closed, String::new(), constant, half)
            }
        }
    }

    /// A formula in exact normal form where it has one.
    fn tidy(&self, formula: &Expr) -> Expr {
        normal(formula, &Scope::new(&self.domains)).map_or_else(|_| formula.clone(), |tidy| tidy.to_expr())
    }

    fn near_zero(&self, leading: &Leading) -> String {
        let power = Expr::from(self.variable.clone()).pow(Expr::integer(leading.order));
        let condition = match leading.certain {
            true => String::new(),
            false => format!(
                " where {} is not 0",
                self.without_constant(&leading.coefficient.to_expr())
            ),
        };
        format!("like {power} near 0{condition}: not integrable")
    }

    /// A formula that vanishes where the given one does, without the constant factor that it is where a symbol of it is 0.
    fn without_constant(&self, formula: &Expr) -> Expr {
        let reduced = |symbol: &Symbol| {
            let constant = formula.substitute(symbol, &Expr::zero());
            let ratio = normal(&(formula.clone() / constant), &Scope::new(&self.domains)).ok()?;
            Some(ratio.to_expr())
        };
        let symbols = formula.free_symbols();
        symbols.iter().find_map(reduced).unwrap_or_else(|| formula.clone())
    }
}

/// The values of the parameters that stand in an integral: integrals without parameters are shared by all rows.
fn key(half: &Half, point: &BTreeMap<Symbol, Rational>) -> Vec<(Symbol, Rational)> {
    let inside = |(symbol, _): &(&Symbol, &Rational)| half.rest.depends_on(symbol);
    let pairs = point.iter().filter(inside);
    pairs.map(|(symbol, value)| (symbol.clone(), value.clone())).collect()
}

impl Shapes {
    fn all(&self) -> &[Shape] {
        match self {
            Shapes::Every(shape) => std::slice::from_ref(shape),
            Shapes::Each(shapes) => shapes,
        }
    }
}
