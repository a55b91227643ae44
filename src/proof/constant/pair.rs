//! ((σ,ρ)) for an activation σ and a profile ρ named by the user, decided as the cells of a [`Table`] are.

use std::collections::BTreeMap;

use rug::Rational;

use super::parseval;
use super::{
    Choice, Constant, ConstantError, Convention, Derived, NoNumber, Number, Parameter, Request, Route, Setting, Unfit,
    Value,
};
use crate::formula::{DefinitionError, Definitions, Expr, Symbol, parse_expr};
use crate::interval::Interval;
use crate::proof::table::{Cell, Explicit, Frame, HalfIntegral, Kind, TableError, defining_expr, number};
use crate::proof::{Activation, Point, Profile, SupposedSpectrum, Table};

/// The parameters.
const ACTIVATION: &str = "activation";
const PROFILE: &str = "rho";
const DIMENSION: &str = "m";

/// The constant ((σ,ρ)) of a table, at any activation, profile and dimension.
#[derive(Clone, Debug)]
pub struct PairConstant {
    name: String,
    title: String,
    table: Table,
    definitions: Vec<(String, String)>,
    quotients: BTreeMap<Convention, (String, String)>,
    parameters: Vec<Parameter>,
}

impl PairConstant {
    /// The constant of a table, with a permanent name and what it is.
    #[must_use]
    pub fn of(name: &str, title: &str, table: Table) -> PairConstant {
        let plain = |known: &&Activation| known.parameters().is_empty();
        let activation = table.activations().iter().find(plain).map(Activation::name);
        let activation = activation.unwrap_or_default().to_owned();
        let profile = table.profiles().first().map(|known| known.member(known.shown()));
        let profile = profile.unwrap_or_default();
        PairConstant {
            name: name.into(),
            title: title.into(),
            definitions: Vec::new(),
            quotients: BTreeMap::new(),
            parameters: vec![
                Parameter::text(ACTIVATION, "an activation, see --list", &activation),
                Parameter::text(PROFILE, "a profile, see --list", &profile),
                Parameter::natural(DIMENSION, 1),
            ],
            table,
        }
    }

    /// Defines `head` as `body`.
    #[must_use]
    pub fn define(mut self, head: &str, body: &str) -> PairConstant {
        self.definitions.push((head.into(), body.into()));
        self
    }

    /// What the constant divided by a formula in the dimension is in a convention, in words; it is given beside the constant.
    #[must_use]
    pub fn divided(mut self, convention: Convention, by: &str, name: &str) -> PairConstant {
        self.quotients.insert(convention, (by.into(), name.into()));
        self
    }

    /// Why its formulas do not come down to the frequency and the dimension: what is defined nowhere, or a mistake in a text.
    #[must_use]
    pub fn flaw(&self) -> Option<TableError> {
        self.defined().err()
    }

    fn defined(&self) -> Result<(), TableError> {
        let frame = self.frame()?;
        for (convention, _) in &self.table.conventions {
            for profile in self.table.profiles() {
                let test = frame.test(profile, 0, *convention)?;
                let undefined = |name: &Symbol| TableError::Undefined {
                    name: name.clone(),
                    profile: profile.name().into(),
                };
                let known = [&frame.variable, &frame.dimension];
                if let Some(symbol) = test.free_symbols().iter().find(|symbol| !known.contains(symbol)) {
                    return Err(undefined(symbol));
                }
                if let Some(name) = test.applied().first() {
                    return Err(undefined(name));
                }
            }
        }
        Ok(())
    }

    /// The activation and the values of its parameters, from `tanh`, `power(2)` and the like.
    fn activation(&self, text: &str) -> Result<(&Activation, Point), Unfit> {
        let lower = text.to_lowercase();
        let (name, values) = match lower.split_once('(') {
            None => (lower.as_str(), Vec::new()),
            Some((name, rest)) => match rest.strip_suffix(')') {
                Some(inside) => (name.trim(), inside.split(',').map(str::trim).collect()),
                None => {
                    return Err(Unfit::OpenBracket {
                        parameter: ACTIVATION,
                        value: text.into(),
                    });
                }
            },
        };
        let plain = name.replace(['_', ' '], "-");
        let activations = self.table.activations();
        let Some(activation) = activations.iter().find(|known| known.is_called(&plain)) else {
            let names = activations.iter().flat_map(|known| {
                let aliases = known.aliases().iter().map(String::as_str);
                std::iter::once(known.name()).chain(aliases)
            });
            return Err(Unfit::unknown("activation", text, names));
        };
        let parameters = activation.parameters();
        if values.len() != parameters.len() {
            let shown = |text: &str| text.split("..").last().unwrap_or(text).to_owned();
            let example: Vec<String> = parameters.iter().map(|parameter| shown(&parameter.shown)).collect();
            let name = activation.name();
            let (parameter, name) = (ACTIVATION, name.into());
            return Err(match example.is_empty() {
                true => Unfit::NoneToSet { parameter, name },
                false => {
                    let example = example.join(", ");
                    Unfit::NoValue {
                        parameter,
                        name,
                        example,
                    }
                }
            });
        }
        let mut point = Point::default();
        for (parameter, text) in parameters.iter().zip(values) {
            let value = parse_expr(text).ok().and_then(|value| value.as_rational());
            let mut one = Point::default();
            one.0.extend(value.map(|value| (parameter.name.clone(), value)));
            let domains = [(parameter.name.clone(), parameter.domain.clone())]
                .into_iter()
                .collect();
            if one.0.is_empty() || !one.lies_in(&domains) {
                return Err(Unfit::NotInDomain {
                    name: parameter.name.clone(),
                    value: text.into(),
                    domain: parameter.domain.describe(&parameter.name),
                });
            }
            point.0.extend(one.0);
        }
        Ok((activation, point))
    }

    fn profile(&self, text: &str) -> Result<(&Profile, u32), Unfit> {
        let profiles = self.table.profiles();
        let found = profiles.iter().find_map(|profile| Some((profile, profile.find(text)?)));
        found.ok_or_else(|| {
            let members: Vec<String> = profiles
                .iter()
                .flat_map(|profile| (0..=profile.shown()).map(|index| profile.member(index)))
                .collect();
            Unfit::unknown("profile", text, members.iter().map(String::as_str))
        })
    }
}

impl Constant for PairConstant {
    fn name(&self) -> &str {
        &self.name
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    fn has_convention(&self) -> bool {
        true
    }

    fn routes(&self) -> &'static [Route] {
        &[Route::Closed, Route::Quadrature, Route::Parseval]
    }

    fn choices(&self) -> Vec<Choice> {
        let activations = self.table.activations().iter().map(|activation| {
            let parameters: Vec<String> = activation.parameters().iter().map(|p| p.name.to_string()).collect();
            let brackets = match parameters.is_empty() {
                true => String::new(),
                false => format!("({})", parameters.join(", ")),
            };
            Choice {
                parameter: ACTIVATION,
                name: format!("{}{brackets}", activation.name()),
                aliases: activation.aliases().to_vec(),
                title: activation.title().into(),
            }
        });
        let profiles = self.table.profiles().iter().map(|profile| Choice {
            parameter: PROFILE,
            name: format!("{0}0, {0}1, …", profile.name()),
            aliases: profile.aliases().iter().map(|alias| format!("{alias}0")).collect(),
            title: profile.title().into(),
        });
        activations.chain(profiles).collect()
    }

    fn beside(&self) -> Vec<&str> {
        self.quotients.values().map(|(_, name)| name.as_str()).collect()
    }

    fn admits(&self, request: &Request) -> Result<(), ConstantError> {
        let mut told = self.table.conventions.iter();
        if !told.any(|(convention, _)| *convention == request.convention) {
            let (constant, convention) = (self.name.clone(), request.convention);
            return Err(Unfit::Convention { constant, convention }.into());
        }
        self.activation(request.settings.text(ACTIVATION))?;
        self.profile(request.settings.text(PROFILE))?;
        Ok(())
    }

    fn value(&self, request: &Request) -> Result<Value, ConstantError> {
        self.admits(request)?;
        let (activation, point) = self.activation(request.settings.text(ACTIVATION))?;
        let (profile, index) = self.profile(request.settings.text(PROFILE))?;
        let m = match request.settings.get(DIMENSION) {
            Some(Setting::Natural(m)) => *m,
            _ => {
                return Err(Unfit::Missing {
                    constant: self.name.clone(),
                    parameter: Parameter::natural(DIMENSION, 1),
                }
                .into());
            }
        };
        let asked = Asked {
            activation,
            point: &point,
            profile,
            index,
            m,
        };
        let supposes = self.supposed(&asked).map_err(ConstantError::undecided)?;
        let mut cell = self.cell(&asked, request).map_err(ConstantError::undecided)?;
        let mut route = match (&cell.closed, request.route) {
            (Some(_), Route::Closed | Route::Parseval) => Route::Closed,
            _ => Route::Quadrature,
        };
        if request.route == Route::Parseval && matches!(cell.kind, Kind::Closed | Kind::Enclosed) {
            let measured = self
                .without_spectrum(&asked, supposes.is_none(), request)
                .map_err(ConstantError::undecided)?;
            if let Some(measured) = measured {
                (route, cell.number) = (Route::Parseval, Some(measured));
            }
        }
        let mut derived = Vec::new();
        let number = match (cell.kind, cell.number) {
            (Kind::Undecided, _) => return Err(ConstantError::undecided(NoNumber::Cell(cell.reason))),
            (Kind::Zero, _) => Number::Zero { reason: cell.reason },
            (Kind::Divergent, _) => Number::Missing {
                kind: Kind::Divergent.word(),
                reason: cell.reason,
            },
            (Kind::Principal, value) => {
                derived.extend(value.map(|number| Derived {
                    name: "principal value, which is no admissibility".into(),
                    closed_form: cell.closed.clone(),
                    number,
                }));
                Number::Missing {
                    kind: "divergent, with a principal value",
                    reason: cell.reason,
                }
            }
            (Kind::Closed | Kind::Enclosed, Some(value)) => {
                if let Some((factor, name)) = self.quotients.get(&request.convention) {
                    let (formula, factor) = self
                        .factor(factor, m, request.digits)
                        .map_err(ConstantError::undecided)?;
                    derived.push(Derived {
                        name: name.clone(),
                        closed_form: cell.closed.as_ref().map(|closed| closed.clone() / formula),
                        number: &value / factor,
                    });
                }
                Number::Enclosed(value)
            }
            (Kind::Closed | Kind::Enclosed, None) => return Err(ConstantError::undecided(NoNumber::EmptyCell)),
        };
        Ok(Value {
            definitions: self.shown_definitions(&asked, request.convention)?,
            defining: defining_expr(&self.table).map_err(ConstantError::undecided)?,
            closed_form: cell.closed.filter(|_| matches!(number, Number::Enclosed(_))),
            route,
            number,
            derived,
            supposes,
        })
    }
}

/// What was asked for, read.
struct Asked<'a> {
    activation: &'a Activation,
    point: &'a Point,
    profile: &'a Profile,
    index: u32,
    m: u32,
}

impl PairConstant {
    fn frame(&self) -> Result<Frame<'_>, DefinitionError> {
        let mut definitions = Definitions::default();
        for (head, body) in &self.definitions {
            definitions.define(head, body)?;
        }
        Ok(Frame::new(&self.table, definitions))
    }

    fn cell(&self, asked: &Asked<'_>, request: &Request) -> Result<Cell, TableError> {
        let frame = self.frame()?;
        let member = frame.member(asked.activation, asked.point)?;
        let test = frame.test(asked.profile, asked.index, request.convention)?;
        let test = frame.at_dimension(&test, asked.m);
        let sides = frame.half_line().read(&test)?;
        let shape = frame.shape(&frame.read(&member.spectrum)?, &test, &sides);
        let digits = request.digits + 4;
        let half = shape.half().map(|half| {
            let integral = match request.route {
                Route::Quadrature => HalfIntegral::measured,
                _ => HalfIntegral::of,
            };
            integral(&half.rest, &frame.variable, &frame.domains, &member.point, digits)
        });
        let factor = frame.factor()?;
        Ok(frame.cell(&shape, half.as_ref(), &factor, asked.m, &member.point, request.digits))
    }

    /// The spectrum, unless it is seen to be that of the activation.
    fn supposed(&self, asked: &Asked<'_>) -> Result<Option<SupposedSpectrum>, TableError> {
        let frame = self.frame()?;
        let member = frame.member(asked.activation, asked.point)?;
        Ok(frame.supposed(&member))
    }

    /// The number by way of the activation itself, where that way exists.
    fn without_spectrum(
        &self,
        asked: &Asked<'_>,
        seen: bool,
        request: &Request,
    ) -> Result<Option<Interval>, TableError> {
        let frame = self.frame()?;
        let test = frame.test(asked.profile, asked.index, request.convention)?;
        let test = frame.at_dimension(&test, asked.m);
        let factor = frame.at_dimension(&frame.factor()?, asked.m);
        let measured = parseval::measured(asked.activation, asked.point, &test, &factor, seen, request.digits);
        Ok(measured.transpose()?)
    }

    /// A formula in the dimension, and its value.
    fn factor(&self, text: &str, m: u32, digits: usize) -> Result<(Expr, Interval), TableError> {
        let formula = parse_expr(text).map_err(TableError::of("the divisor"))?;
        let point = BTreeMap::from([(Symbol::new(DIMENSION), Rational::from(m))]);
        let value = number(&formula, &point, digits + 4)?;
        Ok((formula.substitute(&Symbol::new(DIMENSION), &Expr::integer(m)), value))
    }

    /// The definitions in force, with the spectra asked for and the values of their parameters.
    fn shown_definitions(
        &self,
        asked: &Asked<'_>,
        convention: Convention,
    ) -> Result<Vec<(String, String)>, ConstantError> {
        let mut shown = Vec::new();
        let read = |text: &str| parse_expr(text).map_err(TableError::of(asked.activation.name()));
        let told = Explicit::of(asked.activation, read).map_err(ConstantError::undecided)?;
        shown.push(("sigma_hat(z)".to_owned(), told.formula().to_string()));
        let spectrum: Expr = asked
            .profile
            .spectrum_of(asked.index)
            .map_err(ConstantError::undecided)?;
        shown.push(("rho_hat(z)".to_owned(), spectrum.to_string()));
        let values = asked.point.0.iter();
        shown.extend(values.map(|(symbol, value)| (symbol.to_string(), value.to_string())));
        shown.extend(self.definitions.iter().cloned());
        shown.extend(self.table.local(convention).iter().cloned());
        Ok(shown)
    }
}
