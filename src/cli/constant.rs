//! `kenzan constant`: encloses a constant of the theory and prints it.

use kenzan::paper::{Library, Paper};
use kenzan::proof::{Constant, ConstantError, Convention, Published, Request, Route, Settings};
use kenzan::publish::constant::{Answer, bibtex, csv, json, latex, text};
use kenzan::publish::snippet::{c, python};

use super::args::{self, ConstantFormat, Convention as Asked, Method};
use super::output::{Failure, print, unknown};
use super::paper;

/// Prints the constant, or the catalogue where no name is given.
pub(crate) fn run(asked: &args::Constant) -> Result<bool, Failure> {
    let library = paper::load(asked.paper.as_deref())?;
    let Some(name) = &asked.name else {
        return match asked.list {
            true => ids(&library),
            false => catalogue(&library, asked),
        };
    };
    let (list, by_id, constant) = found(&library, name)?;
    let family = constant.name();
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
        published: by_id.or_else(|| published(list, constant, &request)),
    };
    let printed = match asked.format {
        ConstantFormat::Text => text(&answer),
        ConstantFormat::Json => json(&answer),
        ConstantFormat::Latex => latex(&answer),
        ConstantFormat::Bibtex => bibtex(&answer),
        ConstantFormat::Csv => csv(&answer),
        ConstantFormat::Python => python(&answer),
        ConstantFormat::C => c(&answer),
    };
    print(&printed).map(|()| true)
}

/// The published constants of a paper, the one that is meant if it is one of them, and the constant that it is a number of.
type Found<'a> = (&'a [Published], Option<&'a Published>, &'a dyn Constant);

/// The constant of that name or id, in whatever paper it is.
fn found<'a>(library: &'a Library, name: &str) -> Result<Found<'a>, Failure> {
    let of_paper = |paper: &'a Paper| {
        let by_id = paper.published.iter().find(|published| published.id == name);
        let family = by_id.map_or(name, |published| &published.constant);
        let constant = paper.constants.iter().find(|constant| constant.name() == family)?;
        Some((paper, (by_id, constant.as_ref())))
    };
    let found = library.papers.iter().filter_map(of_paper).collect();
    let (paper, (by_id, constant)) = paper::only("constant", name, found)?.ok_or_else(|| {
        let names = library.papers.iter().flat_map(|paper| {
            let ids = paper.published.iter().map(|published| published.id.as_str());
            paper.constants.iter().map(|constant| constant.name()).chain(ids)
        });
        unknown("constant", name, names)
    })?;
    Ok((&paper.published, by_id, constant))
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
fn ids(library: &Library) -> Result<bool, Failure> {
    let line = |published: &Published| {
        let settings: Vec<String> = published.settings.iter().map(|setting| format!(" {setting}")).collect();
        format!("{}  {}{}\n", published.id, published.constant, settings.concat())
    };
    let list = library.papers.iter().flat_map(|paper| &paper.published);
    print(&list.map(line).collect::<String>()).map(|()| true)
}

fn catalogue(library: &Library, asked: &args::Constant) -> Result<bool, Failure> {
    if !asked.settings.is_empty() {
        return Err(Failure::Usage("--set needs the name of a constant".into()));
    }
    let constants = library.papers.iter().flat_map(|paper| &paper.constants);
    let lines: String = constants
        .map(|constant| {
            let parameters: Vec<String> = constant.parameters().iter().map(|known| known.describe()).collect();
            format!("{}  {}; {}\n", constant.name(), constant.title(), parameters.join(", "))
        })
        .collect();
    print(&lines).map(|()| true)
}
