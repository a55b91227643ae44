//! The initial value problems of a claim as one system, and its solution, enclosed.
//!
//! At a rational point of the parameters the system is followed from time 0 to every time at which a formula mentions it, by
//! rigorous integration; existence and uniqueness of the solution up to that time are part of what is shown.

use std::collections::{BTreeMap, BTreeSet};

use rug::Rational;

use crate::enclose::{Assignment, evaluate};
use crate::formula::{Definitions, Expr, Node, Symbol};
use crate::interval::Interval;
use crate::ode::{Arrival, Field, Start, TrajectoryError};
use crate::proof::mistake::formula;
use crate::proof::{Mistake, Motion, Point, Refusal};
use crate::quadrature::Quadrature;
use crate::session::{Question, remembered};

/// Bits that may be lost in a solution, beside once those of the digits.
const GUARD: u32 = 200;

/// Digits of the solution beyond those asked of the sides.
const SPARE: usize = 5;

/// The system of a claim, its definitions expanded.
#[derive(Clone, Debug)]
pub(crate) struct System {
    pub(crate) time: Symbol,
    pub(crate) names: Vec<Symbol>,
    pub(crate) slopes: Vec<Expr>,
    pub(crate) starts: Vec<Expr>,
}

/// The solution at an instance, at some times.
#[derive(Debug)]
pub(crate) struct Run {
    states: BTreeMap<Rational, Vec<Interval>>,
    /// The most Taylor steps to one of the times.
    pub(crate) steps: usize,
    /// The highest order of a step.
    pub(crate) order: usize,
}

/// Why there is no enclosure of a formula that mentions the solution.
#[derive(Debug, thiserror::Error)]
enum NoValue {
    #[error("the field mentions the solution at another time")]
    OtherTime,
    #[error("the solution up to time {time}: {error}")]
    NotFollowed { time: Rational, error: TrajectoryError },
    #[error("`{0}` is a function of the time alone")]
    TimeAlone(Symbol),
    #[error("the solution was not followed to time {0}")]
    NotReached(Rational),
    #[error("the solution is wanted at {0}, which is not a rational time")]
    NoRationalTime(Expr),
}

impl System {
    /// The problems as one system; `None` if there are none.
    ///
    /// # Errors
    /// A head that is not a name applied to the time that all share, or is defined as well; a formula that cannot be read.
    pub(crate) fn of(motions: &[Motion], definitions: &Definitions) -> Result<Option<System>, Mistake> {
        let mut system: Option<System> = None;
        for motion in motions {
            let wrong = || Mistake::Head(motion.head.clone());
            let head = formula(&motion.head)?;
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
            if definitions.get(&name).is_some() || definitions.get(&time).is_some() {
                return Err(Mistake::AlsoDefined(motion.head.clone()));
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
            let start = definitions.expand(&formula(&motion.start)?)?;
            if start.depends_on(&time) {
                return Err(Mistake::MovingStart(motion.head.clone()));
            }
            known.names.push(name);
            known.starts.push(start);
            known.slopes.push(definitions.expand(&formula(&motion.slope)?)?);
        }
        Ok(system)
    }

    /// The right sides and the initial values.
    pub(crate) fn formulas(&self) -> impl Iterator<Item = &Expr> {
        self.slopes.iter().chain(&self.starts)
    }

    /// An enclosure of a formula at a point, with the values of the solution put in.
    pub(crate) fn value(&self, formula: &Expr, point: &Point, digits: usize) -> Result<Interval, Refusal> {
        let run = self.at(point, [formula], digits)?;
        run.value(self, formula, point, digits)
    }

    /// Whether the formula mentions a component of the solution, or a derivative of one.
    pub(crate) fn occurs_in(&self, formula: &Expr) -> bool {
        matches!(formula.node(), Node::Apply(name, _) if self.names.contains(&name.unprimed().0))
            || formula.children().into_iter().any(|part| self.occurs_in(part))
    }

    /// The solution at every time at which the formulas need it.
    pub(crate) fn at<'a>(
        &self,
        point: &Point,
        formulas: impl IntoIterator<Item = &'a Expr>,
        digits: usize,
    ) -> Result<Run, Refusal> {
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
                    false => Err(NoValue::OtherTime.into()),
                },
            )
        });
        let slopes = slopes.collect::<Result<Vec<_>, Refusal>>()?;
        let starts = self.starts.iter().map(|start| at_point(start, &parameters));
        let problem = Problem {
            time: self.time.clone(),
            state,
            slopes,
            starts: starts.collect(),
            end: Rational::new(),
            digits: digits + SPARE,
        };
        let mut run = Run {
            states: BTreeMap::new(),
            steps: 0,
            order: 0,
        };
        for time in times {
            let (end, problem) = (time.clone(), problem.clone());
            let arrival = remembered(Problem { end, ..problem })?;
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

    fn times(&self, formula: &Expr, found: &mut BTreeSet<Rational>) -> Result<(), Refusal> {
        if let Node::Apply(name, arguments) = formula.node()
            && self.names.contains(name)
        {
            found.insert(match arguments.as_slice() {
                [time] => rational(time)?,
                _ => return Err(NoValue::TimeAlone(name.clone()).into()),
            });
            return Ok(());
        }
        formula
            .children()
            .into_iter()
            .try_for_each(|part| self.times(part, found))
    }
}

/// An initial value problem without parameters, to be followed from time 0 to an end: that determines the arrival.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Problem {
    time: Symbol,
    state: Vec<Symbol>,
    slopes: Vec<Expr>,
    starts: Vec<Expr>,
    end: Rational,
    digits: usize,
}

impl Question for Problem {
    const WHAT: &'static str = "trajectories";
    type Answer = Result<Arrival, Refusal>;

    fn answer(&self) -> Self::Answer {
        let field = Field::new(&self.time, &self.state, &self.slopes)?;
        let prec = precision(self.digits);
        let start = |formula: &Expr| match formula.as_rational() {
            Some(exact) => Ok(Start(Interval::from_rational(&exact, prec))),
            None => evaluate(formula, &Assignment::new(), prec, &Quadrature::default()).map(Start),
        };
        let initial: Vec<Start> = self.starts.iter().map(start).collect::<Result<_, _>>()?;
        let arrival = field.follow(&initial, &Rational::new(), &self.end, self.digits);
        arrival.map_err(|error| {
            let time = self.end.clone();
            NoValue::NotFollowed { time, error }.into()
        })
    }
}

/// The formula with every component of the solution, given by number and argument, replaced by the symbol that `symbol` answers.
fn replaced(
    system: &System,
    formula: &Expr,
    symbol: &mut dyn FnMut(usize, &Expr) -> Result<Symbol, Refusal>,
) -> Result<Expr, Refusal> {
    match formula.node() {
        Node::Apply(name, arguments) => match (system.number_of(name), arguments.as_slice()) {
            (Some(number), [argument]) => symbol(number, argument).map(Expr::from),
            (Some(_), _) => Err(NoValue::TimeAlone(name.clone()).into()),
            (None, _) => formula.try_map(|part| replaced(system, part, symbol)),
        },
        _ => formula.try_map(|part| replaced(system, part, symbol)),
    }
}

/// Whether the symbol occurs in the formula, free or bound.
fn mentions(formula: &Expr, symbol: &Symbol) -> bool {
    let here = match formula.node() {
        Node::Symbol(name) => name == symbol,
        Node::Integral { var, .. } | Node::Space { var, .. } | Node::Sum { var, .. } | Node::Diff { var, .. } => {
            var == symbol
        }
        _ => false,
    };
    here || formula.children().into_iter().any(|part| mentions(part, symbol))
}

impl Run {
    /// An enclosure of a formula, with the values of the solution put in.
    pub(crate) fn value(
        &self,
        system: &System,
        formula: &Expr,
        point: &Point,
        digits: usize,
    ) -> Result<Interval, Refusal> {
        let formula = at_point(formula, &point.0);
        let mut values = Assignment::new();
        let closed = replaced(system, &formula, &mut |number, time| {
            let time = rational(time)?;
            let value = self.states.get(&time).and_then(|state| state.get(number));
            let value = value.ok_or_else(|| NoValue::NotReached(time.clone()))?;
            let symbol = Symbol::new("solution").fresh(|name| values.contains_key(name) || mentions(&formula, name));
            values.insert(symbol.clone(), value.clone());
            Ok(symbol)
        })?;
        Ok(evaluate(
            &closed,
            &values,
            precision(digits + SPARE),
            &Quadrature::default(),
        )?)
    }
}

fn precision(digits: usize) -> u32 {
    crate::enclose::bits_of(digits).saturating_mul(2).saturating_add(GUARD)
}

fn rational(time: &Expr) -> Result<Rational, Refusal> {
    let value = time.as_rational();
    Ok(value.ok_or_else(|| NoValue::NoRationalTime(time.clone()))?)
}

fn at_point(formula: &Expr, values: &BTreeMap<Symbol, Rational>) -> Expr {
    let values = values
        .iter()
        .map(|(symbol, value)| (symbol.clone(), Expr::rational(value)));
    formula.substitute_all(&values.collect())
}
