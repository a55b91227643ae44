//! `kensho constant`: encloses a constant of the theory and prints it.

use kensho::claim::{ConstantError, Convention, LARGEST_PARAMETER, NamedConstant};
use kensho::proofs;
use kensho::report::constant::{Value, bibtex, csv, json, latex, text};

use super::args::{Constant, ConstantFormat, Convention as Asked, Method};
use super::output::{Failure, print, unknown};

/// Prints the constant, or the catalogue where no name is given.
pub(crate) fn run(asked: &Constant) -> Result<bool, Failure> {
    let constants = proofs::constants::constants();
    let Some(name) = &asked.name else {
        return catalogue(&constants, asked);
    };
    let constant = constants
        .iter()
        .find(|constant| constant.name() == name)
        .ok_or_else(|| unknown("constant", name, constants.iter().map(NamedConstant::name)))?;
    let convention = match asked.convention {
        Asked::Angular => Convention::Angular,
        Asked::Ordinary => Convention::Ordinary,
        Asked::Unitary => Convention::Unitary,
    };
    let instance = constant.instance(convention, &asked.settings).map_err(failure)?;
    let (method, enclosure) = match asked.method {
        Method::Closed => ("closed", instance.enclose_closed_form(asked.digits)),
        Method::Quadrature => ("quadrature", instance.enclose_by_quadrature(asked.digits)),
    };
    let value = Value {
        instance: &instance,
        method,
        digits: asked.digits,
        defining: constant.defining(convention).map_err(failure)?,
        closed_form: constant.closed_form(convention).map_err(failure)?,
        enclosure: enclosure.map_err(failure)?,
    };
    let printed = match asked.format {
        ConstantFormat::Text => text(&value),
        ConstantFormat::Json => json(&value),
        ConstantFormat::Latex => latex(&value),
        ConstantFormat::Bibtex => bibtex(&value),
        ConstantFormat::Csv => csv(&value),
    };
    print(&printed).map(|()| true)
}

fn failure(error: ConstantError) -> Failure {
    match error {
        ConstantError::Parameter(text) => Failure::Usage(text),
        ConstantError::Undecided(text) => Failure::Undecided(text),
    }
}

fn catalogue(constants: &[NamedConstant], asked: &Constant) -> Result<bool, Failure> {
    if !asked.settings.is_empty() {
        return Err(Failure::Usage("--set needs the name of a constant".into()));
    }
    let lines: String = constants
        .iter()
        .map(|constant| {
            let parameters: Vec<String> = constant
                .parameters()
                .iter()
                .map(|(name, from)| format!("{name} = {from}..{LARGEST_PARAMETER}"))
                .collect();
            format!("{}  {}; {}\n", constant.name(), constant.title(), parameters.join(", "))
        })
        .collect();
    print(&lines).map(|()| true)
}
