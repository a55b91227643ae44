//! `kensho constant`: encloses a constant of the theory and prints it.

use kensho::claim::{Constant, ConstantError, Convention, Request, Route, Settings};
use kensho::proofs;
use kensho::report::constant::{Answer, bibtex, csv, json, latex, text};

use super::args::{self, ConstantFormat, Convention as Asked, Method};
use super::output::{Failure, print, unknown};

/// Prints the constant, or the catalogue where no name is given.
pub(crate) fn run(asked: &args::Constant) -> Result<bool, Failure> {
    let constants = proofs::constants::constants();
    let Some(name) = &asked.name else {
        return catalogue(&constants, asked);
    };
    let constant = constants
        .iter()
        .find(|constant| constant.name() == name)
        .ok_or_else(|| unknown("constant", name, constants.iter().map(|constant| constant.name())))?
        .as_ref();
    if asked.list {
        return choices(constant);
    }
    if asked.convention.is_some() && !constant.has_convention() {
        return Err(Failure::Usage(format!(
            "`{name}` contains no Fourier transform: leave out --convention"
        )));
    }
    let request = Request {
        settings: Settings::read(constant, &asked.settings).map_err(failure)?,
        convention: match asked.convention {
            None | Some(Asked::Angular) => Convention::Angular,
            Some(Asked::Ordinary) => Convention::Ordinary,
            Some(Asked::Unitary) => Convention::Unitary,
        },
        route: match asked.method {
            Method::Closed => Route::Closed,
            Method::Quadrature => Route::Quadrature,
        },
        digits: asked.digits,
    };
    let value = constant.value(&request).map_err(failure)?;
    let answer = Answer {
        constant,
        request: &request,
        value: &value,
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

fn failure(error: ConstantError) -> Failure {
    match error {
        ConstantError::Parameter(text) => Failure::Usage(text),
        ConstantError::Undecided(text) => Failure::Undecided(text),
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

fn catalogue(constants: &[Box<dyn Constant>], asked: &args::Constant) -> Result<bool, Failure> {
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
