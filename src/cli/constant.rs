//! `kenzan constant`: encloses a constant of the theory and prints it.

use std::sync::Arc;

use kenzan::paper::Paper;
use kenzan::proof::{Constant, ConstantError, Convention, Published, Request, Route, Settings};
use kenzan::publish::constant::{Answer, bibtex, csv, json, latex, text};

use super::args::{self, ConstantFormat, Convention as Asked, Method};
use super::output::{Failure, print, unknown};
use super::paper;

/// Prints the constant, or the catalogue where no name is given.
pub(crate) fn run(asked: &args::Constant) -> Result<bool, Failure> {
    let Paper {
        constants,
        published: list,
        ..
    } = paper::load(asked.paper.as_deref())?;
    let Some(name) = &asked.name else {
        return match asked.list {
            true => ids(&list),
            false => catalogue(&constants, asked),
        };
    };
    let by_id = list.iter().find(|published| published.id == *name);
    let family = by_id.map_or(name, |published| &published.constant);
    let names = || {
        let ids = list.iter().map(|published| published.id.as_str());
        constants.iter().map(|constant| constant.name()).chain(ids)
    };
    let constant = constants
        .iter()
        .find(|constant| constant.name() == family)
        .ok_or_else(|| unknown("constant", name, names()))?
        .as_ref();
    if asked.list {
        return choices(constant);
    }
    if asked.convention.is_some() && !constant.has_convention() {
        return Err(Failure::Usage(format!(
            "`{name}` contains no Fourier transform: leave out --convention"
        )));
    }
    if by_id.is_some() && (!asked.settings.is_empty() || asked.convention.is_some()) {
        return Err(Failure::Usage(format!(
            "`{name}` is published at certain parameters: for others, leave out its id and say `kenzan constant {family}`"
        )));
    }
    let settings = by_id.map_or(&asked.settings, |published| &published.settings);
    let request = Request {
        settings: Settings::read(constant, settings).map_err(|unfit| Failure::Usage(unfit.to_string()))?,
        convention: match asked.convention {
            None => by_id.map_or(Convention::Angular, |published| published.convention),
            Some(Asked::Angular) => Convention::Angular,
            Some(Asked::Ordinary) => Convention::Ordinary,
            Some(Asked::Unitary) => Convention::Unitary,
        },
        route: match asked.method {
            Method::Closed => Route::Closed,
            Method::Quadrature => Route::Quadrature,
            Method::Eigenvalues => Route::Eigenvalues,
            Method::Parseval => Route::Parseval,
        },
        digits: asked.digits,
    };
    let value = constant.value(&request).map_err(failure)?;
    let answer = Answer {
        constant,
        request: &request,
        value: &value,
        published: by_id.or_else(|| published(&list, constant, &request)),
    };
    let printed = match asked.format {
        ConstantFormat::Text => text(&answer),
        ConstantFormat::Json => json(&answer),
        ConstantFormat::Latex => latex(&answer),
        ConstantFormat::Bibtex => bibtex(&answer),
        ConstantFormat::Csv => csv(&answer),
    };
    print(&printed).map(|()| true)
}

/// What is asked for, if it is published: a number of the constant itself before one that follows from it.
fn published<'a>(list: &'a [Published], constant: &dyn Constant, request: &Request) -> Option<&'a Published> {
    let same = |published: &&Published| {
        published.constant == constant.name()
            && (published.convention == request.convention || !constant.has_convention())
            && Settings::read(constant, &published.settings).is_ok_and(|settings| settings == request.settings)
    };
    let derived = |published: &&Published| published.quantity.is_some();
    list.iter().filter(same).min_by_key(derived)
}

fn failure(error: ConstantError) -> Failure {
    match error {
        ConstantError::Parameter(unfit) => Failure::Usage(unfit.to_string()),
        ConstantError::Undecided(why) => Failure::Undecided(why.to_string()),
    }
}

/// What the parameters of a constant may be.
fn choices(constant: &dyn Constant) -> Result<bool, Failure> {
    let mut lines: String = constant
        .parameters()
        .iter()
        .map(|known| format!("{}\n", known.describe()))
        .collect();
    for choice in constant.choices() {
        let aliases = match choice.aliases.is_empty() {
            true => String::new(),
            false => format!(", also {}", choice.aliases.join(", ")),
        };
        lines += &format!("{}={}{aliases}: {}\n", choice.parameter, choice.name, choice.title);
    }
    print(&lines).map(|()| true)
}

/// The published constants, with what each id stands for.
fn ids(list: &[Published]) -> Result<bool, Failure> {
    let line = |published: &Published| {
        let settings: Vec<String> = published.settings.iter().map(|setting| format!(" {setting}")).collect();
        format!("{}  {}{}\n", published.id, published.constant, settings.concat())
    };
    print(&list.iter().map(line).collect::<String>()).map(|()| true)
}

fn catalogue(constants: &[Arc<dyn Constant>], asked: &args::Constant) -> Result<bool, Failure> {
    if !asked.settings.is_empty() {
        return Err(Failure::Usage("--set needs the name of a constant".into()));
    }
    let lines: String = constants
        .iter()
        .map(|constant| {
            let parameters: Vec<String> = constant.parameters().iter().map(|known| known.describe()).collect();
            format!("{}  {}; {}\n", constant.name(), constant.title(), parameters.join(", "))
        })
        .collect();
    print(&lines).map(|()| true)
}
