//! The formulas of a table, ready for the exact layer: the spectra of its rows, the test functions of its columns.

use std::collections::BTreeMap;

use rug::Rational;

use super::line::{Half, HalfLine, LineIntegral, TwoSided};
use super::{Profile, Table, TableError};
use crate::exact::{Normal, Scope, normal};
use crate::formula::{Definitions, Domain, Domains, Expr, Symbol, parse_expr};
use crate::proof::{Activation, Convention, Point, PointMass, Spectrum};

/// The variable of integration.
const VARIABLE: &str = "z";

/// A table with its definitions.
pub(crate) struct Frame<'a> {
    pub(crate) table: &'a Table,
    definitions: Definitions,
    /// The domains of the dimension and of the parameters that stay symbols.
    pub(crate) domains: Domains,
    pub(crate) variable: Symbol,
    pub(crate) dimension: Symbol,
}

/// One row: an activation with its natural parameters fixed.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) sigma: Expr,
    pub(crate) spectrum: Explicit,
    /// The order of the pole of the spectrum at 0.
    pub(crate) pole: Rational,
    /// Where numbers are given: the values of the parameters that stay symbols.
    pub(crate) point: BTreeMap<Symbol, Rational>,
}

/// A spectrum with its natural parameters fixed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Explicit {
    Function(Expr),
    /// Place and weight of each point mass.
    Masses(Vec<(Expr, Expr)>),
}

impl Explicit {
    /// The spectrum of an activation, its formulas read in this way.
    pub(crate) fn of(
        activation: &Activation,
        read: impl Fn(&str) -> Result<Expr, TableError>,
    ) -> Result<Explicit, TableError> {
        Ok(match activation.spectrum() {
            Spectrum::Function { formula, .. } => Explicit::Function(read(formula)?),
            Spectrum::PointMasses(masses) => {
                let mass = |mass: &PointMass| Ok((read(&mass.place)?, read(&mass.weight)?));
                Explicit::Masses(masses.iter().map(mass).collect::<Result<_, TableError>>()?)
            }
        })
    }

    /// σ̂ as a formula; point masses as a sum of weights times δ.
    pub(crate) fn formula(&self) -> Expr {
        let term = |(place, weight): &(Expr, Expr)| {
            let distance = Expr::symbol(VARIABLE) - place.clone();
            weight.clone() * Expr::apply(Symbol::new("delta"), vec![distance])
        };
        match self {
            Explicit::Function(formula) => formula.clone(),
            Explicit::Masses(masses) => {
                let sum = masses.iter().map(term).reduce(|sum, term| sum + term);
                sum.unwrap_or_else(Expr::zero)
            }
        }
    }
}

/// A spectrum as the exact layer reads it.
pub(crate) enum Read {
    Function(TwoSided),
    Masses(Vec<(Expr, Expr)>),
}

/// What a cell is, without its number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// An integral.
    Line(LineIntegral),
    /// The finite sum of a spectrum of point masses.
    Sum(Normal),
}

impl Shape {
    /// The integral over the half line that the cell rests on, if it does.
    pub(crate) fn half(&self) -> Option<&Half> {
        match self {
            Shape::Line(LineIntegral::Exists(half) | LineIntegral::Principal(_, Some(half))) => Some(half),
            _ => None,
        }
    }
}

impl<'a> Frame<'a> {
    /// The frame of a table in a claim or constant with these definitions.
    pub(crate) fn new(table: &'a Table, definitions: Definitions) -> Frame<'a> {
        let mut domains = Domains::default();
        domains.insert(Symbol::new(&table.dimension), Domain::Natural { from: 1 });
        for parameter in table.rows.iter().flat_map(Activation::parameters) {
            if !matches!(parameter.domain, Domain::Natural { .. }) {
                domains.insert(parameter.name.clone(), parameter.domain.clone());
            }
        }
        Frame {
            table,
            definitions,
            domains,
            variable: Symbol::new(VARIABLE),
            dimension: Symbol::new(&table.dimension),
        }
    }

    /// The rows of an activation, at each value of its parameters that tables show.
    pub(crate) fn members(&self, activation: &Activation) -> Result<Vec<Member>, TableError> {
        let grid = |name: &Symbol, shown: &str| {
            let (first, last) = shown.split_once("..").unwrap_or((shown, shown));
            if first == last {
                Point::grid(&format!("{name} = {shown}"))
            } else {
                Point::grid(&format!("{name} = {first}..{last}"))
            }
        };
        let mut points = vec![Point::default()];
        for parameter in activation.parameters() {
            let axis = grid(&parameter.name, &parameter.shown)?;
            points = points
                .iter()
                .flat_map(|left| {
                    axis.iter().map(|right| {
                        let mut joined = left.clone();
                        joined.0.extend(right.0.clone());
                        joined
                    })
                })
                .collect();
        }
        points.iter().map(|point| self.member(activation, point)).collect()
    }

    /// The activation of each row.
    pub(crate) fn activations(&self) -> Result<Vec<&'a Activation>, TableError> {
        let mut activations = Vec::new();
        for activation in &self.table.rows {
            let members = self.members(activation)?.len();
            activations.extend(std::iter::repeat_n(activation, members));
        }
        Ok(activations)
    }

    /// The row of an activation at values of its parameters.
    pub(crate) fn member(&self, activation: &Activation, point: &Point) -> Result<Member, TableError> {
        let natural = |symbol: &Symbol| {
            let mut parameters = activation.parameters().iter();
            parameters.any(|p| p.name == *symbol && matches!(p.domain, Domain::Natural { .. }))
        };
        let (fixed, free): (BTreeMap<_, _>, BTreeMap<_, _>) =
            point.0.clone().into_iter().partition(|(symbol, _)| natural(symbol));
        let values = fixed.iter().map(|(s, q)| (s.clone(), Expr::rational(q))).collect();
        let read = |text: &str| -> Result<Expr, TableError> {
            let formula = parse_expr(text).map_err(TableError::of(activation.name()))?;
            Ok(formula.substitute_all(&values))
        };
        // One that is no number is none that is seen.
        let pole = match activation.spectrum() {
            Spectrum::Function { pole, .. } => read(pole)?.as_rational(),
            Spectrum::PointMasses(_) => Some(Rational::new()),
        };
        let numbers: Vec<String> = fixed.values().map(ToString::to_string).collect();
        let name = match numbers.is_empty() {
            true => activation.name().to_owned(),
            false => format!("{}({})", activation.name(), numbers.join(", ")),
        };
        Ok(Member {
            name,
            title: activation.title().to_owned(),
            sigma: read(activation.formula())?,
            spectrum: Explicit::of(activation, read)?,
            pole: pole.unwrap_or(Rational::from(-1)),
            point: free,
        })
    }

    /// The test function of a column, a formula in the variable and the dimension.
    pub(crate) fn test(&self, profile: &Profile, index: u32, convention: Convention) -> Result<Expr, TableError> {
        let mut definitions = self.definitions.clone();
        for (head, body) in self.table.local(convention) {
            definitions.define(head, body)?;
        }
        let spectrum = profile.spectrum_of(index)?.to_string();
        definitions.define(&format!("rho_hat({VARIABLE})"), &spectrum)?;
        let test = parse_expr(&self.table.test).map_err(TableError::of("the test function"))?;
        Ok(definitions.expand(&test)?)
    }

    /// A formula at one dimension.
    pub(crate) fn at_dimension(&self, formula: &Expr, m: u32) -> Expr {
        formula.substitute(&self.dimension, &Expr::integer(m))
    }

    /// The factor in front of the integral.
    pub(crate) fn factor(&self) -> Result<Expr, TableError> {
        let factor = parse_expr(&self.table.factor).map_err(TableError::of("the factor"))?;
        Ok(self.definitions.expand(&factor)?)
    }

    pub(crate) fn half_line(&self) -> HalfLine {
        HalfLine::new(&self.variable, &self.domains)
    }

    /// A spectrum in exact form.
    pub(crate) fn read(&self, spectrum: &Explicit) -> Result<Read, TableError> {
        Ok(match spectrum {
            Explicit::Function(formula) => Read::Function(self.half_line().read(formula)?),
            Explicit::Masses(masses) => Read::Masses(masses.clone()),
        })
    }

    /// The cell of a spectrum and a test function.
    pub(crate) fn shape(&self, spectrum: &Read, test: &Expr, sides: &TwoSided) -> Shape {
        match spectrum {
            Read::Function(function) => Shape::Line(self.half_line().integral(&(function * sides))),
            Read::Masses(masses) => {
                let at = |place: &Expr| test.substitute(&self.variable, place);
                let sum = masses
                    .iter()
                    .map(|(place, weight)| weight.clone() * at(place))
                    .reduce(|left, right| left + right)
                    .unwrap_or_else(Expr::zero);
                match normal(&sum, &Scope::new(&self.domains)) {
                    Ok(sum) => Shape::Sum(sum),
                    Err(obstacle) => Shape::Line(LineIntegral::Undecided(obstacle.into())),
                }
            }
        }
    }
}
