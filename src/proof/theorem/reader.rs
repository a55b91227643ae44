//! Theorems as text: one line for each parameter and hypothesis, a conclusion, a source.
//!
//! ```text
//! theorem tonelli-fubini
//! says An integrable function of two variables may be integrated in either order.
//! ends a, b, c, d
//! function F: a..b x c..d -> C, measurable
//! suppose integral(x, a..b, integral(y, c..d, abs(F(x, y)))) exists
//! conclude integral(x, a..b, integral(y, c..d, F(x, y))) = integral(y, c..d, integral(x, a..b, F(x, y)))
//! source G. B. Folland, Real Analysis, 2nd ed. 1999, section 2.5
//! ```
//!
//! Numbers are declared by `real`, `complex`, `whole` (from 1 on) and `ends`. A hypothesis is `E exists`, a relation,
//! `E -> E as x -> E`, or `F is holomorphic at E for x in R, y in 0..1 but for E, whole k in 1..M`; the middle two may begin
//! with `for x in 0..1, whole k in 1..M:`. Lines that begin with `--` are remarks.

use super::schema::{Class, Hypothesis, Parameter, Place, Theorem, Variable};
use crate::formula::{Expr, Symbol, parse_expr, parse_relation};

/// Why a text is no theorem, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct TheoremError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Reads theorems, one after the other.
///
/// # Errors
/// [`TheoremError`] at the first line that is none, at the first theorem that lacks a part or has a name twice.
pub fn read(text: &str) -> Result<Vec<Theorem>, TheoremError> {
    let mut all: Vec<Theorem> = Vec::new();
    let mut open: Option<(usize, Draft)> = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let at = |message: String| TheoremError {
            line: index + 1,
            message,
        };
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if line.is_empty() || word == "--" {
            continue;
        }
        if word == "theorem" {
            close(&mut all, open.take())?;
            open = Some((index + 1, Draft::new(rest.trim())));
        } else {
            let (_, draft) = open
                .as_mut()
                .ok_or_else(|| at("a theorem begins with `theorem` and its name".into()))?;
            draft.line(word, rest.trim()).map_err(at)?;
        }
    }
    close(&mut all, open)?;
    Ok(all)
}

/// Ends a theorem: it must be complete.
fn close(all: &mut Vec<Theorem>, open: Option<(usize, Draft)>) -> Result<(), TheoremError> {
    let Some((line, draft)) = open else { return Ok(()) };
    let theorem = draft.finish().map_err(|message| TheoremError { line, message })?;
    if all.iter().any(|other| other.name == theorem.name) {
        let message = format!("a theorem of the name {} was there before", theorem.name);
        return Err(TheoremError { line, message });
    }
    all.push(theorem);
    Ok(())
}

/// A theorem that is not yet complete.
#[derive(Default)]
struct Draft {
    name: String,
    says: String,
    parameters: Vec<Parameter>,
    hypotheses: Vec<Hypothesis>,
    conclusion: Option<crate::formula::Relation>,
    source: String,
}

impl Draft {
    fn new(name: &str) -> Draft {
        Draft {
            name: name.into(),
            ..Draft::default()
        }
    }

    fn line(&mut self, word: &str, rest: &str) -> Result<(), String> {
        match word {
            "says" => self.says = rest.into(),
            "source" => self.source = rest.into(),
            "real" => self.numbers(rest, Parameter::Real)?,
            "complex" => self.numbers(rest, Parameter::Complex)?,
            "whole" => self.numbers(rest, Parameter::Whole)?,
            "ends" => self.numbers(rest, Parameter::End)?,
            "function" => {
                let function = function(rest)?;
                self.declare(function)?;
            }
            "suppose" => self.hypotheses.push(hypothesis(rest)?),
            "conclude" => self.conclusion = Some(parse_relation(rest).map_err(|error| error.to_string())?),
            _ => {
                return Err(format!(
                    "`{word}` begins no line of a theorem: says, real, complex, whole, ends, function, suppose, conclude, source do"
                ));
            }
        }
        Ok(())
    }

    fn numbers(&mut self, names: &str, kind: fn(Symbol) -> Parameter) -> Result<(), String> {
        names.split(',').try_for_each(|name| self.declare(kind(symbol(name)?)))
    }

    fn declare(&mut self, parameter: Parameter) -> Result<(), String> {
        if self.parameters.iter().any(|other| other.name() == parameter.name()) {
            return Err(format!("`{}` is declared twice", parameter.name()));
        }
        self.parameters.push(parameter);
        Ok(())
    }

    fn finish(self) -> Result<Theorem, String> {
        let conclusion = self.conclusion.ok_or("the theorem has no conclusion")?;
        if self.name.is_empty() || self.says.is_empty() || self.source.is_empty() {
            return Err("a theorem has a name, says something and has a source".into());
        }
        let theorem = Theorem {
            name: self.name,
            says: self.says,
            parameters: self.parameters,
            hypotheses: self.hypotheses,
            conclusion,
            source: self.source,
        };
        match theorem.undeclared() {
            Some(name) => Err(format!("`{name}` is not declared")),
            None => Ok(theorem),
        }
    }
}

fn symbol(text: &str) -> Result<Symbol, String> {
    Symbol::parse(text.trim()).map_err(|error| error.to_string())
}

fn formula(text: &str) -> Result<Expr, String> {
    parse_expr(text.trim()).map_err(|error| error.to_string())
}

fn place(text: &str) -> Result<Place, String> {
    match (text.trim(), text.split_once("..")) {
        ("R", _) => Ok(Place::Reals),
        ("C", _) => Ok(Place::Plane),
        (_, Some((lo, hi))) => Ok(Place::Range(formula(lo)?, formula(hi)?)),
        (other, None) => Err(format!("`{other}` is no place: R, C or a range such as a..b is")),
    }
}

/// `F: a..b x c..d -> C, measurable`.
fn function(text: &str) -> Result<Parameter, String> {
    let form = "a function is declared as in `F: a..b x R -> C, measurable`";
    let (name, rest) = text.split_once(':').ok_or(form)?;
    let (places, rest) = rest.split_once("->").ok_or(form)?;
    let mut words = rest.split(',').map(str::trim);
    let values = place(words.next().unwrap_or_default())?;
    let class = |word: &str| {
        let found = Class::ALL.into_iter().find(|class| class.words() == word);
        found.ok_or_else(|| format!("`{word}` is no class of functions"))
    };
    Ok(Parameter::Function {
        name: symbol(name)?,
        places: places.split(" x ").map(place).collect::<Result<_, _>>()?,
        values,
        classes: words.map(class).collect::<Result<_, _>>()?,
    })
}

/// `x in 0..1, whole k in 1..M`.
fn variables(text: &str) -> Result<Vec<Variable>, String> {
    let one = |text: &str| {
        let text = text.trim();
        let (whole, text) = match text.strip_prefix("whole ") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (name, range) = text
            .split_once(" in ")
            .ok_or_else(|| format!("`{text}` is no variable with its range, as in `x in 0..1`"))?;
        Ok(Variable {
            name: symbol(name)?,
            place: place(range)?,
            whole,
        })
    };
    text.split(',').map(one).collect()
}

fn hypothesis(text: &str) -> Result<Hypothesis, String> {
    if let Some(body) = text.strip_suffix(" exists") {
        return Ok(Hypothesis::Exists(formula(body)?));
    }
    if let Some((function, rest)) = text.split_once(" is holomorphic at ") {
        let (region, exceptions) = match rest.split_once(" but for ") {
            Some((region, exceptions)) => (region, Some(exceptions)),
            None => (rest, None),
        };
        let (point, ranges) = region
            .split_once(" for ")
            .ok_or("a function is holomorphic at points with variables, as in `at x + i*y for x in R, y in 0..1`")?;
        let exceptions = exceptions.map(|text| {
            Ok::<_, String>(match text.split_once(", ") {
                Some((point, ranges)) => (formula(point)?, variables(ranges)?),
                None => (formula(text)?, Vec::new()),
            })
        });
        return Ok(Hypothesis::Holomorphic {
            function: symbol(function)?,
            point: formula(point)?,
            variables: variables(ranges)?,
            exceptions: exceptions.transpose()?,
        });
    }
    let (quantified, body) = match text.strip_prefix("for ").and_then(|rest| rest.split_once(": ")) {
        Some((ranges, body)) => (variables(ranges)?, body),
        None => (Vec::new(), text),
    };
    if let Some((what, where_to)) = body.split_once(" as ") {
        let form = "a limit is written `E -> E as x -> E`";
        let (tending, limit) = what.split_once("->").ok_or(form)?;
        let (variable, to) = where_to.split_once("->").ok_or(form)?;
        return Ok(Hypothesis::Tends {
            uniformly: quantified,
            formula: formula(tending)?,
            limit: formula(limit)?,
            variable: symbol(variable)?,
            to: formula(to)?,
        });
    }
    let relation = parse_relation(body).map_err(|error| error.to_string())?;
    Ok(Hypothesis::Holds(quantified, relation))
}
