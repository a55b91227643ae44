//! What is asked of an instrument: the formulas it reads and its settings, as they are written, and as it takes them.

use std::collections::BTreeMap;

use rug::Rational;

use crate::formula::{DefinitionError, Expr, Node, Symbol};
use crate::instrument::{
    Bench, Compiled, Failure, Instrument, Kind, Observation, Parameter, Place, Reading, Value, Why, Wrong, number,
};

/// What is asked of an instrument. Two requests that are equal have the same outcome.
#[derive(Clone, Debug)]
pub struct Request {
    instrument: &'static Instrument,
    reads: Vec<Value>,
    settings: BTreeMap<&'static str, Value>,
}

impl PartialEq for Request {
    fn eq(&self, other: &Request) -> bool {
        let parts = |request: &Request| (request.instrument.name, request.reads.clone(), request.settings.clone());
        parts(self) == parts(other)
    }
}

impl Request {
    /// The instrument of that name, the formulas that it reads, and settings with their values.
    ///
    /// # Errors
    /// What is wrong, and in which part; what the values mean is looked at by [`Request::settings`].
    pub fn of(name: &str, reads: &[&str], settings: &[(&str, &str)]) -> Result<Request, Wrong> {
        let wrong = |place: Place| move |why: Why| Wrong { place, why };
        let instrument = Instrument::named(name).map_err(wrong(Place::Name))?;
        if reads.len() != instrument.reads.len() {
            let wanted = instrument
                .reads
                .iter()
                .map(|read| format!("{} ({})", read.name, read.meaning));
            return Err(wrong(Place::Whole)(Why::Formulas {
                instrument: instrument.name,
                wanted: wanted.collect::<Vec<_>>().join(" and "),
                found: reads.len(),
            }));
        }
        let read = |(place, (parameter, text)): (usize, (&Parameter, &&str))| {
            parameter.kind.read(text).map_err(wrong(Place::Formula(place)))
        };
        let mut request = Request {
            instrument,
            reads: instrument
                .reads
                .iter()
                .zip(reads)
                .enumerate()
                .map(read)
                .collect::<Result<_, _>>()?,
            settings: BTreeMap::new(),
        };
        for (name, value) in settings {
            let place = Place::Setting((*name).into());
            if request.settings.contains_key(name) {
                return Err(wrong(place)(Why::Twice((*name).into())));
            }
            request.set(name, value)?;
        }
        for parameter in instrument.settings {
            match (request.settings.contains_key(parameter.name), parameter.default) {
                (true, _) => {}
                (false, Some(default)) => request.set(parameter.name, default)?,
                (false, None) => {
                    let (name, meaning) = (parameter.name, parameter.meaning);
                    return Err(wrong(Place::Whole)(Why::Missing { name, meaning }));
                }
            }
        }
        Ok(request)
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// Gives a setting a value, or another one.
    ///
    /// # Errors
    /// No such setting, or a value that is none for it.
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), Wrong> {
        let place = || Place::Setting(name.into());
        let parameter = self
            .instrument
            .setting(name)
            .map_err(|why| Wrong { place: place(), why })?;
        let value = parameter.kind.read(text).map_err(|why| Wrong { place: place(), why })?;
        self.settings.insert(parameter.name, value);
        Ok(())
    }

    /// The same with definitions put in, which may be of any kind.
    ///
    /// # Errors
    /// A definition that is used in the wrong way, and where.
    pub fn expanded(&self, expand: impl Fn(&Expr) -> Result<Expr, DefinitionError>) -> Result<Request, Wrong> {
        let put = |value: &Value, place: Place| {
            let why = |error| Wrong {
                place,
                why: Why::Definition(error),
            };
            value.try_map(&expand).map_err(why)
        };
        let reads = self.reads.iter().enumerate();
        let settings = self.settings.iter();
        Ok(Request {
            instrument: self.instrument,
            reads: reads
                .map(|(at, value)| put(value, Place::Formula(at)))
                .collect::<Result<_, _>>()?,
            settings: settings
                .map(|(name, value)| Ok((*name, put(value, Place::Setting((*name).into()))?)))
                .collect::<Result<_, _>>()?,
        })
    }

    /// What the instrument takes, without definitions.
    ///
    /// # Errors
    /// A value that is not of its kind, or settings that do not go together.
    pub fn settings(&self) -> Result<Settings, Wrong> {
        let mut settings = Settings(Vec::new());
        for (place, (parameter, value)) in self.instrument.reads.iter().zip(&self.reads).enumerate() {
            let setting = taken(parameter.kind, value);
            let place = Place::Formula(place);
            settings
                .0
                .push((*parameter, setting.map_err(|why| Wrong { place, why })?));
        }
        for parameter in self.instrument.settings {
            let place = Place::Setting(parameter.name.into());
            let missing = || Why::Missing {
                name: parameter.name,
                meaning: parameter.meaning,
            };
            let value = self.settings.get(parameter.name).ok_or_else(missing);
            let setting = value.and_then(|value| taken(parameter.kind, value));
            settings
                .0
                .push((*parameter, setting.map_err(|why| Wrong { place, why })?));
        }
        let together = (self.instrument.check)(&settings);
        together.map_err(|why| Wrong {
            place: Place::Whole,
            why,
        })?;
        Ok(settings)
    }

    /// Does the experiment.
    ///
    /// # Errors
    /// Why there is no outcome.
    pub fn run(&self, bench: &Bench<'_>) -> Result<Observation, Failure> {
        let settings = self.settings().map_err(Failure::Wrong)?;
        (self.instrument.run)(&settings, bench)
    }
}

/// The settings of an instrument with their values; first those of the formulas that it reads.
#[derive(Clone, Debug)]
pub struct Settings(pub(super) Vec<(Parameter, Setting)>);

/// A value.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A formula.
    Formula(Expr),
    /// A formula made ready to be computed.
    Computed(Expr, Compiled),
    /// A whole number.
    Whole(u64),
    /// A number with the formula that it came from.
    Number(f64, Expr),
    /// Several numbers, with the formulas.
    Several(Vec<(f64, Expr)>),
    /// Several pairs, with the formulas.
    Pairs(Vec<[(f64, Expr); 2]>),
    /// A word.
    Word(String),
}

/// What a value means.
fn taken(kind: Kind, value: &Value) -> Result<Setting, Why> {
    let wrong = || Why::Kind {
        value: shown(value),
        wanted: kind.words(),
    };
    let bounded = |formula: &Expr, most: f64| match constant(formula)? {
        number if number > 0.0 && number <= most => Ok((number, formula.clone())),
        _ => Err(wrong()),
    };
    let formulas = value.formulas();
    match (kind, value, formulas) {
        (Kind::Word(_), Value::Word(word), _) => Ok(Setting::Word(word.clone())),
        (Kind::Formula(variables), _, [formula]) => {
            only(formula, variables)?;
            Ok(Setting::Formula(formula.clone()))
        }
        (Kind::Computed(variables), _, [formula]) => {
            only(formula, variables)?;
            Ok(Setting::Computed(formula.clone(), Compiled::new(formula, variables)?))
        }
        (Kind::Whole(least, most), _, [formula]) => {
            only(formula, &[])?;
            let whole = formula.as_rational().or_else(|| exactly_whole(formula));
            let whole = whole.filter(|number| *number.denom() == 1);
            let whole = whole.and_then(|number| number.numer().to_u64());
            whole
                .filter(|n| (least..=most).contains(n))
                .map(Setting::Whole)
                .ok_or_else(wrong)
        }
        (Kind::Positive(most), _, [formula]) => bounded(formula, most).map(|(number, of)| Setting::Number(number, of)),
        (Kind::Several(most), _, [_, ..]) => {
            let numbers = formulas.iter().map(|formula| bounded(formula, most));
            numbers.collect::<Result<_, _>>().map(Setting::Several)
        }
        (Kind::Pairs(most), _, [_, ..]) => {
            let pairs = formulas
                .chunks_exact(2)
                .map(|pair| Ok([bounded(&pair[0], most)?, bounded(&pair[1], most)?]));
            pairs.collect::<Result<_, _>>().map(Setting::Pairs)
        }
        _ => Err(wrong()),
    }
}

/// That a formula depends on nothing but the variables.
fn only(formula: &Expr, variables: &[&str]) -> Result<(), Why> {
    let stranger = |symbol: &Symbol| !variables.contains(&symbol.as_str());
    if let Some(symbol) = formula.free_symbols().into_iter().find(stranger) {
        let variables = variables.iter().map(|name| (*name).into()).collect();
        return Err(Why::Free { symbol, variables });
    }
    closed(formula)
}

/// That no function is left open.
fn closed(formula: &Expr) -> Result<(), Why> {
    match formula.node() {
        Node::Apply(name, _) => Err(Why::Open(name.clone())),
        _ => formula.children().into_iter().try_for_each(closed),
    }
}

/// The double-precision number nearest to a formula without variables; none where it has no value.
fn constant(formula: &Expr) -> Result<f64, Why> {
    only(formula, &[])?;
    let value = Reading::new(formula, &[]).and_then(|reading| reading.at(&[]));
    Ok(value.map_or(f64::NAN, |value| number(&value)))
}

/// The whole number that a sum or product of whole numbers is.
fn exactly_whole(formula: &Expr) -> Option<Rational> {
    let value = Reading::new(formula, &[]).ok()?.at(&[]).ok()?;
    (value.lo() == value.hi()).then(|| value.lo().to_rational()).flatten()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Word(word) => word.clone(),
        Value::Formulas(formulas) => formulas.iter().map(Expr::to_string).collect::<Vec<_>>().join(" or "),
    }
}
