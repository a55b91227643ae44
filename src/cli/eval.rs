//! `kenzan eval`: the value of formulas, a line each.

use std::io::{self, Read as _};
use std::path::PathBuf;
use std::time::Duration;

use kenzan::ask::{Asked, Status, Wrong, hex, json, latex, text, verbose};

use super::args::{self, EvalFormat};
use super::output::{Failure, print};

/// The longest standard input that is read, in bytes.
const LONGEST: u64 = 1 << 24;

/// Prints the values; whether all formulas have one.
pub(crate) fn run(asked: &args::Eval) -> Result<bool, Failure> {
    let given = asked.formulas.iter().map(String::as_str).collect::<Vec<_>>();
    let input = match given.is_empty() {
        true => input()?,
        false => String::new(),
    };
    let lines = input.lines().filter(|line| !line.trim().is_empty());
    let formulas: Vec<&str> = given.into_iter().chain(lines).collect();
    let terms = question(asked, &formulas)?;
    let mut all = true;
    for formula in formulas {
        let answer = kenzan::eval(formula, &terms.forgiving()).map_err(wrong)?;
        all &= answer.status() == Status::Value;
        let line = match asked.format {
            EvalFormat::Json => json(&answer),
            EvalFormat::Latex => latex(&answer),
            EvalFormat::Hex => hex(&answer),
            EvalFormat::Text if asked.verbose => verbose(&answer),
            EvalFormat::Text => text(&answer),
        };
        print(&format!("{line}\n"))?;
    }
    Ok(all)
}

/// What is asked of all formulas, which is looked at before the first of them is evaluated.
fn question(asked: &args::Eval, formulas: &[&str]) -> Result<Asked, Failure> {
    if formulas.is_empty() {
        return Err(Failure::Usage("there is no formula".into()));
    }
    let terms = Asked::new().digits(asked.digits).map_err(wrong)?;
    let terms = terms.within(Duration::from_secs_f64(asked.budget));
    let terms = asked.letting.iter().try_fold(terms, |terms, text| terms.letting(text));
    let terms = terms.map_err(wrong)?;
    terms.check(formulas).map_err(|(number, why)| match formulas.len() {
        1 => wrong(why),
        _ => Failure::Usage(format!("formula {}: {why}", number + 1)),
    })?;
    Ok(terms)
}

fn wrong(why: Wrong) -> Failure {
    Failure::Usage(why.to_string())
}

fn input() -> Result<String, Failure> {
    let mut text = String::new();
    let read = io::stdin().lock().take(LONGEST).read_to_string(&mut text);
    read.map(|_| text).map_err(|error| Failure::File {
        path: PathBuf::from("standard input"),
        error,
    })
}
