//! Relations about the solution of an initial value problem, at instances.
//!
//! At a rational point of the parameters the system is followed from time 0 to every time at which the relation mentions it, by
//! rigorous integration; existence and uniqueness of the solution up to that time are part of what is shown. The values, enclosed, are put into
//! both sides. Sides that lie apart refute the relation, sides that meet to the digits asked for show an equality to these digits at the
//! instance, and an inequality has to be certain.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rug::{Float, Rational};

use crate::enclose::{Assignment, evaluate};
use crate::formula::{Expr, Node, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::ode::{Field, Start};
use crate::proof::check::{Context, free_symbols};
use crate::proof::comparison::instances;
use crate::proof::{Counterexample, Evidence, Grade, Method, Point, Statement, Verdict};
use crate::quadrature::Quadrature;

/// Digits shown of an enclosure in the evidence.
const SHOWN: usize = 15;
/// Digits of the solution beyond those asked of the sides.
const SPARE: usize = 5;

/// The system of a claim, its definitions expanded.
#[derive(Clone, Debug)]
struct System {
    time: Symbol,
    names: Vec<Symbol>,
    slopes: Vec<Expr>,
    starts: Vec<Expr>,
}

impl Context<'_> {
    /// The initial value problems of the claim as one system; `None` if it has none.
    fn system(&self) -> Result<Option<System>, String> {
        let mut system: Option<System> = None;
        for motion in &self.claim.motions {
            let wrong = || format!("`{}` is not a name applied to the time of the system", motion.head);
            let head = self.formula(&motion.head)?;
            let (name, time) = match head.node() {
                Node::Apply(name, arguments) => match arguments.as_slice() {
                    [time] => match time.node() {
                        Node::Symbol(time) => (name.clone(), time.clone()),
                        _ => return Err(wrong()),
                    },
                    _ => return Err(wrong()),
                },
                _ => return Err(wrong()),
            };
            if self.definitions.get(&name).is_some() || self.definitions.get(&time).is_some() {
                return Err(format!("`{}` is also a definition", motion.head));
            }
            let known = system.get_or_insert_with(|| System {
                time: time.clone(),
                names: Vec::new(),
                slopes: Vec::new(),
                starts: Vec::new(),
            });
            if known.time != time || known.names.contains(&name) {
                return Err(wrong());
            }
            let start = self.expand(&self.formula(&motion.start)?)?;
            if start.depends_on(&time) {
                return Err(format!("the value of `{}` at time 0 depends on the time", motion.head));
            }
            known.names.push(name);
            known.starts.push(start);
            known.slopes.push(self.expand(&self.formula(&motion.slope)?)?);
        }
        Ok(system)
    }

    /// Whether the relation mentions a solution; so it is taken to be where the problems themselves have a mistake.
    pub(crate) fn mentions_solution(&self, relation: &Relation) -> bool {
        let mentioned = |system: System| system.occurs_in(&relation.lhs) || system.occurs_in(&relation.rhs);
        self.system().is_err() || self.system().is_ok_and(|system| system.is_some_and(mentioned))
    }

    /// The formulas of the system, if a step of the statement uses it.
    pub(crate) fn system_footprint(&self, statement: &Statement) -> Result<Vec<Expr>, String> {
        let proof = &statement.proof;
        let mut steps = proof.links.iter().map(|link| &link.step).chain(&proof.beside);
        if !steps.any(|step| matches!(step.method, Method::Trajectory { .. })) {
            return Ok(Vec::new());
        }
        let system = self.system()?;
        Ok(system.map_or_else(Vec::new, |system| [system.slopes, system.starts].concat()))
    }

    /// An enclosure of an expanded formula at a point, values of the claim's solutions included.
    ///
    /// # Errors
    /// Why there is none, in a sentence.
    pub(crate) fn value_at(&self, formula: &Expr, point: &Point) -> Result<Interval, String> {
        match self.system()? {
            Some(system) if system.occurs_in(formula) => {
                let run = system.at(point, [formula], self.digits)?;
                run.value(&system, formula, point, self.digits)
            }
            _ => crate::proof::refute::value_at(formula, point).map_err(|error| error.to_string()),
        }
    }

    pub(crate) fn trajectory(&self, relation: &Relation, grid: &str) -> Result<Evidence, String> {
        let Some(system) = self.system()? else {
            return Err("a trajectory needs an initial value problem".into());
        };
        let points = Point::grid(grid)?;
        let mut symbols = free_symbols(relation);
        let formulas = system.slopes.iter().chain(&system.starts);
        symbols.extend(
            formulas
                .flat_map(Expr::free_symbols)
                .filter(|symbol| *symbol != system.time),
        );
        for point in &points {
            self.claim.check_point(point)?;
            if let Some(missing) = symbols.iter().find(|symbol| !point.0.contains_key(symbol)) {
                return Err(format!("the grid of a trajectory has no value for `{missing}`"));
            }
        }
        let sides = |points: &[Point]| -> Vec<_> {
            let sides = points
                .par_iter()
                .map(|point| system.sides(relation, point, self.digits));
            sides.collect()
        };
        // One instance at which the relation fails is enough.
        let (first, rest) = points.split_at(points.len().min(1));
        let seen = sides(first);
        let closed = symbols.is_empty();
        let evidence = compared(relation.op, closed, first, &seen, self.digits);
        if evidence.verdict < Verdict::Confirmed || rest.is_empty() {
            return Ok(evidence);
        }
        let all: Vec<_> = seen.into_iter().chain(sides(rest)).collect();
        Ok(compared(relation.op, closed, &points, &all, self.digits))
    }
}

/// The solution at an instance, at some times.
struct Run {
    states: BTreeMap<Rational, Vec<Interval>>,
    steps: usize,
    order: usize,
}

/// Both sides at an instance, and the run they come from.
struct Sides {
    left: Interval,
    right: Interval,
    run: Run,
}

impl System {
    fn occurs_in(&self, formula: &Expr) -> bool {
        matches!(formula.node(), Node::Apply(name, _) if self.names.contains(&name.unprimed().0))
            || formula.children().into_iter().any(|part| self.occurs_in(part))
    }

    fn sides(&self, relation: &Relation, point: &Point, digits: usize) -> Result<Sides, String> {
        let run = self.at(point, [&relation.lhs, &relation.rhs], digits)?;
        Ok(Sides {
            left: run.value(self, &relation.lhs, point, digits)?,
            right: run.value(self, &relation.rhs, point, digits)?,
            run,
        })
    }

    /// The solution at every time at which the formulas need it.
    fn at<'a>(
        &self,
        point: &Point,
        formulas: impl IntoIterator<Item = &'a Expr>,
        digits: usize,
    ) -> Result<Run, String> {
        let mut times = BTreeSet::new();
        for formula in formulas {
            self.times(&at_point(formula, &point.0), &mut times)?;
        }
        let mut parameters = point.0.clone();
        parameters.remove(&self.time);
        let state: Vec<Symbol> = (0..self.names.len()).map(|number| self.component(number)).collect();
        let slopes = self.slopes.iter().map(|slope| {
            let now = Expr::from(self.time.clone());
            replaced(
                self,
                &at_point(slope, &parameters),
                &mut |number, argument| match *argument == now {
                    true => Ok(state[number].clone()),
                    false => Err("the field mentions the solution at another time".into()),
                },
            )
        });
        let slopes = slopes.collect::<Result<Vec<_>, String>>()?;
        let field = Field::new(&self.time, &state, &slopes).map_err(|error| error.to_string())?;
        let wanted = digits + SPARE;
        let prec = precision(wanted);
        let start = |formula: &Expr| {
            let formula = at_point(formula, &parameters);
            match formula.as_rational() {
                Some(exact) => Ok(Start(Interval::from_rational(&exact, prec))),
                None => evaluate(&formula, &Assignment::new(), prec, &Quadrature::default()).map(Start),
            }
        };
        let initial: Vec<Start> = self
            .starts
            .iter()
            .map(start)
            .collect::<Result<_, _>>()
            .map_err(|error| error.to_string())?;
        let mut run = Run {
            states: BTreeMap::new(),
            steps: 0,
            order: 0,
        };
        for time in times {
            let arrival = field
                .follow(&initial, &Rational::new(), &time, wanted)
                .map_err(|error| format!("the solution up to time {time}: {error}"))?;
            run.steps = run.steps.max(arrival.steps);
            run.order = run.order.max(arrival.order);
            run.states.insert(time, arrival.state);
        }
        Ok(run)
    }

    /// The symbol that stands for the component of that number: one that no right side mentions, not even as a bound variable.
    fn component(&self, number: usize) -> Symbol {
        let taken = |name: &Symbol| *name == self.time || self.slopes.iter().any(|slope| mentions(slope, name));
        Symbol::new(&format!("component{number}")).fresh(taken)
    }

    fn number_of(&self, name: &Symbol) -> Option<usize> {
        self.names.iter().position(|other| other == name)
    }

    fn times(&self, formula: &Expr, found: &mut BTreeSet<Rational>) -> Result<(), String> {
        if let Node::Apply(name, arguments) = formula.node()
            && self.names.contains(name)
        {
            found.insert(match arguments.as_slice() {
                [time] => rational(time)?,
                _ => return Err(format!("`{name}` is a function of the time alone")),
            });
            return Ok(());
        }
        formula
            .children()
            .into_iter()
            .try_for_each(|part| self.times(part, found))
    }
}

/// The formula with every component of the solution, given by number and argument, replaced by the symbol that `symbol` answers.
fn replaced(
    system: &System,
    formula: &Expr,
    symbol: &mut dyn FnMut(usize, &Expr) -> Result<Symbol, String>,
) -> Result<Expr, String> {
    match formula.node() {
        Node::Apply(name, arguments) => match (system.number_of(name), arguments.as_slice()) {
            (Some(number), [argument]) => symbol(number, argument).map(Expr::from),
            (Some(_), _) => Err(format!("`{name}` is a function of the time alone")),
            (None, _) => formula.try_map(|part| replaced(system, part, symbol)),
        },
        _ => formula.try_map(|part| replaced(system, part, symbol)),
    }
}

/// Whether the symbol occurs in the formula, free or bound.
fn mentions(formula: &Expr, symbol: &Symbol) -> bool {
    let here = match formula.node() {
        Node::Symbol(name) => name == symbol,
        Node::Integral { var, .. } | Node::Sum { var, .. } | Node::Diff { var, .. } => var == symbol,
        _ => false,
    };
    here || formula.children().into_iter().any(|part| mentions(part, symbol))
}

impl Run {
    /// An enclosure of a formula, with the values of the solution put in.
    fn value(&self, system: &System, formula: &Expr, point: &Point, digits: usize) -> Result<Interval, String> {
        let formula = at_point(formula, &point.0);
        let mut values = Assignment::new();
        let closed = replaced(system, &formula, &mut |number, time| {
            let time = rational(time)?;
            let value = self.states.get(&time).and_then(|state| state.get(number));
            let value = value.ok_or_else(|| format!("the solution was not followed to time {time}"))?;
            let symbol = Symbol::new("solution").fresh(|name| values.contains_key(name) || mentions(&formula, name));
            values.insert(symbol.clone(), value.clone());
            Ok(symbol)
        })?;
        evaluate(&closed, &values, precision(digits + SPARE), &Quadrature::default()).map_err(|error| error.to_string())
    }
}

fn precision(digits: usize) -> u32 {
    crate::enclose::bits_of(digits).saturating_mul(2).saturating_add(200)
}

fn rational(time: &Expr) -> Result<Rational, String> {
    let value = time.as_rational();
    value.ok_or_else(|| format!("the solution is wanted at {time}, which is not a rational time"))
}

fn at_point(formula: &Expr, values: &BTreeMap<Symbol, Rational>) -> Expr {
    let values = values
        .iter()
        .map(|(symbol, value)| (symbol.clone(), Expr::rational(value)));
    formula.substitute_all(&values.collect())
}

/// The evidence of the sides at all instances, which are one where the relation and the problem are closed.
fn compared(
    op: RelationOp,
    closed: bool,
    points: &[Point],
    sides: &[Result<Sides, String>],
    digits: usize,
) -> Evidence {
    let undecided = |why: String| Evidence::undecided(Grade::Enclosed, why);
    let mut seen = Vec::new();
    for (point, sides) in points.iter().zip(sides) {
        let sides = match sides {
            Ok(sides) => sides,
            Err(why) => return undecided(format!("{}: {why}", point.place())),
        };
        let (left, right) = (&sides.left, &sides.right);
        let (apart, holds) = match op {
            RelationOp::Eq => {
                let apart = left.is_disjoint(right);
                (apart, !apart && narrow(left, digits) && narrow(right, digits))
            }
            RelationOp::Ne => (false, left.is_disjoint(right)),
            RelationOp::Le => (right.certainly_lt(left), left.certainly_le(right)),
            RelationOp::Lt => (right.certainly_le(left), left.certainly_lt(right)),
        };
        if apart {
            return Evidence::refuted(Grade::Enclosed, Counterexample::enclosed(point, left, right));
        }
        if !holds {
            let (left, right) = (decimals(left), decimals(right));
            return undecided(format!("{} the sides lie in {left} and {right}", point.place()));
        }
        seen.push((point, sides));
    }
    let Some((point, first)) = seen.first() else {
        return undecided("no instance was given".into());
    };
    let steps = seen.iter().map(|(_, sides)| sides.run.steps).max().unwrap_or(0);
    let order = seen.iter().map(|(_, sides)| sides.run.order).max().unwrap_or(0);
    let found = match op {
        RelationOp::Eq => format!(
            "enclosures to {digits} digits meet at {}; {} both sides lie in {}",
            instances(seen.len()),
            point.place(),
            decimals(&first.left.hull(&first.right))
        ),
        _ => format!(
            "certain at {}; {} the sides lie in {} and {}",
            instances(seen.len()),
            point.place(),
            decimals(&first.left),
            decimals(&first.right)
        ),
    };
    let seen = format!("{found}; at most {steps} Taylor steps of order {order}");
    Evidence::of_enclosures(op, closed, seen)
}

/// Whether the width is at most 10^-digits times the larger of 1 and the magnitude.
fn narrow(x: &Interval, digits: usize) -> bool {
    let prec = x.prec();
    let size = Interval::point(x.mag().max(&Float::with_val(prec, 1)));
    let power = Interval::from_i64(10, prec).powi(-(digits as i64));
    x.is_bounded() && x.wid() <= *(size * power).lo()
}

fn decimals(value: &Interval) -> String {
    let (lo, hi) = value.to_decimal(SHOWN);
    format!("[{lo}, {hi}]")
}
