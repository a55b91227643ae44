//! The constants that are published: each under a permanent id, at certain parameters, on every route there is.
//!
//! A number is published only if the routes on which it was computed agree: if the enclosures of two of them had no number in
//! common, one would be wrong, and the record says so in the place of the number.

use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::prelude::*;

use super::integral::at;
use super::{Constant, ConstantError, Convention, NoNumber, Number, Request, Route, Settings, Value};
use crate::exact::{Scope, normal};
use crate::formula::{Definitions, Domains, Expr, parse_relation};
use crate::interval::Interval;
use crate::proof::{Formula, IdError, SupposedSpectrum, id};
use crate::session::shared;

/// Significant digits to which constants are published.
pub const PUBLISHED_DIGITS: usize = 50;

/// A constant at certain parameters and the id it is cited by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Permanent: small letters, digits and hyphens.
    pub id: String,
    /// The name of the constant.
    pub constant: String,
    /// Its parameters, as `m=3`.
    pub settings: Vec<String>,
    /// The convention of its hats; of no consequence where it has none.
    pub convention: Convention,
    /// Which of its numbers, where there are several: the name of one that follows from it.
    pub quantity: Option<String>,
    /// The id of the claim that it belongs to.
    pub claim: String,
}

impl Published {
    /// The number of a constant of a claim, at parameters written as `m=3`, in the angular convention.
    #[must_use]
    pub fn of(id: &str, constant: &str, settings: &[&str], claim: &str) -> Published {
        Published {
            id: id.into(),
            constant: constant.into(),
            settings: settings.iter().map(|setting| (*setting).into()).collect(),
            convention: Convention::default(),
            quantity: None,
            claim: claim.into(),
        }
    }

    /// In another convention.
    #[must_use]
    pub fn in_convention(mut self, convention: Convention) -> Published {
        self.convention = convention;
        self
    }

    /// A number that follows from the constant, by its name.
    #[must_use]
    pub fn derived(mut self, name: &str) -> Published {
        self.quantity = Some(name.into());
        self
    }
}

/// A route and the number it led to.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct RouteRecord {
    /// The route.
    pub route: Route,
    /// The enclosure.
    pub number: Interval,
}

/// A published constant after its computation.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ConstantRecord {
    /// The permanent id.
    pub id: String,
    /// The name of the constant.
    pub constant: String,
    /// What that is, in words.
    pub title: String,
    /// The symbol of the number, where the constant has several.
    pub quantity: Option<String>,
    /// Its parameters.
    pub settings: Settings,
    /// The convention of its hats, where it has any.
    pub convention: Option<Convention>,
    /// The claim it belongs to.
    pub claim: String,
    /// How many significant digits were asked for.
    pub digits: usize,
    /// The formula that defines the constant, its definitions not expanded.
    pub defining: Option<Formula>,
    /// The definitions.
    pub definitions: Vec<Formula>,
    /// The closed form at these parameters, if one is proved.
    pub closed_form: Option<Formula>,
    /// The enclosure: that of the first route.
    pub number: Option<Interval>,
    /// The Fourier transform that it supposes to be right, if it does.
    pub supposes: Option<SupposedSpectrum>,
    /// Every route on which the number was had; their enclosures have a number in common.
    pub routes: Vec<RouteRecord>,
    /// Why there is no number, in a sentence.
    pub failure: Option<String>,
}

/// Computes the constants of a list on every route, in the current rayon thread pool. One whose id is of another form, or that of
/// two of the list, has no number and says why. The records stand in the order of the list and do not
/// depend on the number of threads.
#[must_use]
pub fn publish(constants: &[Arc<dyn Constant>], list: &[Published], digits: usize) -> Vec<ConstantRecord> {
    let one = |published: &Published| publish_one(constants, list, published, digits);
    list.par_iter().map(shared(one)).collect()
}

/// Computes one constant of a list.
#[must_use]
pub fn publish_one(
    constants: &[Arc<dyn Constant>],
    list: &[Published],
    published: &Published,
    digits: usize,
) -> ConstantRecord {
    let id = id::of_constant(&published.id, list.iter().map(|other| other.id.as_str()));
    record(constants, published, id, digits)
}

fn record(
    constants: &[Arc<dyn Constant>],
    published: &Published,
    id: Result<(), IdError>,
    digits: usize,
) -> ConstantRecord {
    let constant = constants.iter().find(|known| known.name() == published.constant);
    let mut record = ConstantRecord {
        id: published.id.clone(),
        constant: published.constant.clone(),
        title: constant.map(|constant| constant.title().to_owned()).unwrap_or_default(),
        quantity: published.quantity.clone(),
        settings: Settings::default(),
        convention: None,
        claim: published.claim.clone(),
        digits,
        defining: None,
        definitions: Vec::new(),
        closed_form: None,
        number: None,
        supposes: None,
        routes: Vec::new(),
        failure: None,
    };
    let filled = match (id, constant) {
        (Err(error), _) => Err(error.to_string()),
        (_, None) => Err(format!("there is no constant `{}`", published.constant)),
        (_, Some(constant)) => fill(&mut record, constant.as_ref(), published).map_err(|error| error.to_string()),
    };
    if let Err(why) = filled {
        record.number = None;
        record.failure = Some(why);
    }
    record
}

fn fill(record: &mut ConstantRecord, constant: &dyn Constant, published: &Published) -> Result<(), ConstantError> {
    let mut request = Request {
        settings: Settings::read(constant, &published.settings)?,
        convention: published.convention,
        route: Route::Closed,
        digits: record.digits,
    };
    record.settings = request.settings.clone();
    record.convention = constant.has_convention().then_some(published.convention);
    if record.quantity.is_none() {
        record.quantity = constant.quantity().map(str::to_owned);
    }
    for route in constant.routes() {
        request.route = *route;
        let value = constant.value(&request)?;
        let (closed_form, number) = chosen(&value, published.quantity.as_deref())?;
        if record.routes.is_empty() {
            let defining = Formula::from(&value.defining);
            let all = definitions(&value);
            let used = Formula::used(&all, std::iter::once(defining.text.as_str()));
            record.definitions = used.into_iter().cloned().collect();
            record.defining = Some(defining);
            record.supposes.clone_from(&value.supposes);
            record.closed_form = closed_form.map(|closed| Formula::from(&explicit(closed, &value, &request.settings)));
        }
        // A route that does not exist here answers by another, which stands in the list on its own.
        if record.routes.iter().all(|known| known.route != value.route) {
            record.routes.push(RouteRecord {
                route: value.route,
                number,
            });
        }
    }
    agree(&record.routes)?;
    record.number = record.routes.first().map(|first| first.number.clone());
    Ok(())
}

/// The number of a value and its closed form: its own, or one that follows from it.
fn chosen(value: &Value, quantity: Option<&str>) -> Result<(Option<Expr>, Interval), ConstantError> {
    if let Some(name) = quantity {
        let derived = value.derived.iter().find(|derived| derived.name == name);
        let derived = derived.ok_or_else(|| ConstantError::undecided(NoNumber::Quantity(name.into())))?;
        return Ok((derived.closed_form.clone(), derived.number.clone()));
    }
    match &value.number {
        Number::Enclosed(number) => Ok((value.closed_form.clone(), number.clone())),
        Number::Zero { reason } => Err(ConstantError::undecided(NoNumber::Zero(reason.clone()))),
        Number::Missing { kind, reason } => {
            let reason = reason.clone();
            Err(ConstantError::undecided(NoNumber::Missing { kind, reason }))
        }
    }
}

/// Whether the enclosures have a number in common.
fn agree(routes: &[RouteRecord]) -> Result<(), ConstantError> {
    for (index, route) in routes.iter().enumerate() {
        if let Some(other) = routes[..index]
            .iter()
            .find(|other| other.number.intersection(&route.number).is_empty())
        {
            let both = Box::new([other.clone(), route.clone()]);
            return Err(ConstantError::undecided(NoNumber::Apart(both)));
        }
    }
    Ok(())
}

fn definitions(value: &Value) -> Vec<Formula> {
    let relation = |(head, body): &(String, String)| parse_relation(&format!("{head} = {body}")).ok();
    value
        .definitions
        .iter()
        .filter_map(relation)
        .map(|relation| Formula::from(&relation))
        .collect()
}

/// A formula at the parameters, its definitions expanded, in exact normal form where it has one.
fn explicit(formula: Expr, value: &Value, settings: &Settings) -> Expr {
    let mut known = Definitions::default();
    for (head, body) in &value.definitions {
        // What cannot be read as a definition stays as it is shown.
        let _ = known.define(head, body);
    }
    let formula = at(known.expand(&formula).unwrap_or(formula), settings);
    let tidy = normal(&formula, &Scope::new(&Domains::default()));
    tidy.map_or(formula, |tidy| tidy.to_expr())
}
