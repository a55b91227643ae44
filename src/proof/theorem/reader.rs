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
//! Numbers are declared by `real`, `complex`, `whole` (from 1 on) and `ends`, vectors by `vector x in R^m`. A hypothesis is `E exists`, `F is` and what may be
//! declared of an open function, as in `F is of growth n`, a relation,
//! `E -> E as x -> E`, or `F is holomorphic at E for x in R, y in 0..1 but for E, whole k in 1..M`; the middle two may begin
//! with `for x in 0..1, whole k in 1..M:`. Lines that begin with `--` are remarks.

use super::schema::{Class, Hypothesis, Nature, Parameter, Place, Theorem, Variable};
use crate::formula::{
    Expr, NameError, Node, ParseError, Relation, Symbol, parse_expr, parse_functions, parse_relation,
};

/// Why a text is no theorem, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct TheoremError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub why: Misread,
}

/// What is wrong with the text of a theorem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// A line before the first theorem.
    #[error("a theorem begins with `theorem` and its name")]
    NoBeginning,
    /// Two theorems of one name.
    #[error("a theorem of the name {0} was there before")]
    NameTaken(String),
    /// The first word of a line is none that begins one.
    #[error(
        "`{0}` begins no line of a theorem: says, real, complex, whole, vector, ends, function, suppose, conclude, source do"
    )]
    NoKeyword(String),
    /// Two parameters of one name.
    #[error("`{0}` is declared twice")]
    DeclaredTwice(Symbol),
    /// A symbol that is no parameter.
    #[error("`{0}` is not declared")]
    Undeclared(Symbol),
    /// No conclusion.
    #[error("the theorem has no conclusion")]
    NoConclusion,
    /// No name, no words or no source.
    #[error("a theorem has a name, says something and has a source")]
    Incomplete,
    /// The name of a parameter or a variable is none.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A formula or a relation is none.
    #[error(transparent)]
    Formula(#[from] ParseError),
    /// Where a function is defined, or where a variable ranges, is no place.
    #[error("`{0}` is no place: R, C, R^m or a range such as a..b is")]
    NoPlace(String),
    /// A declaration of a function without its places or its values.
    #[error("a function is declared as in `F: a..b x R -> C, measurable`")]
    NoFunction,
    /// A class that is none.
    #[error("`{0}` is no class of functions")]
    NoClass(String),
    /// A variable without its range.
    #[error("`{0}` is no variable with its range, as in `x in 0..1`")]
    NoVariable(String),
    /// A function that is holomorphic at no point with variables.
    #[error("a function is holomorphic at points with variables, as in `at x + i*y for x in R, y in 0..1`")]
    NoRegion,
    /// A limit without what tends, or where to.
    #[error("a limit is written `E -> E as x -> E`")]
    NoLimit,
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
        let at = |why| TheoremError { line: index + 1, why };
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if line.is_empty() || word == "--" {
            continue;
        }
        if word == "theorem" {
            close(&mut all, open.take())?;
            open = Some((index + 1, Draft::new(rest.trim())));
        } else {
            let (_, draft) = open.as_mut().ok_or_else(|| at(Misread::NoBeginning))?;
            draft.line(word, rest.trim()).map_err(at)?;
        }
    }
    close(&mut all, open)?;
    Ok(all)
}

/// Ends a theorem: it must be complete.
fn close(all: &mut Vec<Theorem>, open: Option<(usize, Draft)>) -> Result<(), TheoremError> {
    let Some((line, draft)) = open else { return Ok(()) };
    let theorem = draft.finish().map_err(|why| TheoremError { line, why })?;
    if all.iter().any(|other| other.name == theorem.name) {
        let why = Misread::NameTaken(theorem.name);
        return Err(TheoremError { line, why });
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
    conclusion: Option<Relation>,
    source: String,
}

impl Draft {
    fn new(name: &str) -> Draft {
        Draft {
            name: name.into(),
            ..Draft::default()
        }
    }

    fn line(&mut self, word: &str, rest: &str) -> Result<(), Misread> {
        match word {
            "says" => self.says = rest.into(),
            "source" => self.source = rest.into(),
            "real" => self.numbers(rest, Parameter::Real)?,
            "complex" => self.numbers(rest, Parameter::Complex)?,
            "whole" => self.numbers(rest, Parameter::Whole)?,
            "vector" => match variables(rest)?.pop() {
                Some(Variable {
                    name,
                    place: Place::Space(dimension),
                    ..
                }) => self.declare(Parameter::Vector(name, dimension))?,
                _ => return Err(Misread::NoVariable(rest.into())),
            },
            "ends" => self.numbers(rest, Parameter::End)?,
            "function" => {
                let function = function(rest)?;
                self.declare(function)?;
            }
            "suppose" => self.hypotheses.push(hypothesis(rest)?),
            "conclude" => self.conclusion = Some(parse_relation(rest)?),
            _ => return Err(Misread::NoKeyword(word.into())),
        }
        Ok(())
    }

    fn numbers(&mut self, names: &str, kind: fn(Symbol) -> Parameter) -> Result<(), Misread> {
        names.split(',').try_for_each(|name| self.declare(kind(symbol(name)?)))
    }

    fn declare(&mut self, parameter: Parameter) -> Result<(), Misread> {
        if self.parameters.iter().any(|other| other.name() == parameter.name()) {
            return Err(Misread::DeclaredTwice(parameter.name().clone()));
        }
        self.parameters.push(parameter);
        Ok(())
    }

    fn finish(self) -> Result<Theorem, Misread> {
        let conclusion = self.conclusion.ok_or(Misread::NoConclusion)?;
        if self.name.is_empty() || self.says.is_empty() || self.source.is_empty() {
            return Err(Misread::Incomplete);
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
            Some(name) => Err(Misread::Undeclared(name)),
            None => Ok(theorem),
        }
    }
}

fn symbol(text: &str) -> Result<Symbol, Misread> {
    Ok(Symbol::parse(text.trim())?)
}

fn formula(text: &str) -> Result<Expr, Misread> {
    Ok(parse_expr(text.trim())?)
}

fn place(text: &str) -> Result<Place, Misread> {
    match (text.trim(), text.split_once("..")) {
        ("R", _) => Ok(Place::Reals),
        ("C", _) => Ok(Place::Plane),
        (space, None) if space.starts_with("R^") => match formula(space)?.node() {
            Node::Pow(_, dimension) => Ok(Place::Space(dimension.clone())),
            _ => Err(Misread::NoPlace(space.into())),
        },
        (_, Some((lo, hi))) => Ok(Place::Range(formula(lo)?, formula(hi)?)),
        (other, None) => Err(Misread::NoPlace(other.into())),
    }
}

/// `F: a..b x c..d -> C, measurable`.
fn function(text: &str) -> Result<Parameter, Misread> {
    let (name, rest) = text.split_once(':').ok_or(Misread::NoFunction)?;
    let (places, rest) = rest.split_once("->").ok_or(Misread::NoFunction)?;
    let mut words = rest.split(',').map(str::trim);
    let values = place(words.next().unwrap_or_default())?;
    let class = |word: &str| {
        let found = Class::ALL.into_iter().find(|class| class.words() == word);
        found.ok_or_else(|| Misread::NoClass(word.into()))
    };
    Ok(Parameter::Function {
        name: symbol(name)?,
        places: places.split(" x ").map(place).collect::<Result<_, _>>()?,
        values,
        classes: words.map(class).collect::<Result<_, _>>()?,
    })
}

/// `x in 0..1, whole k in 1..M`.
fn variables(text: &str) -> Result<Vec<Variable>, Misread> {
    let one = |text: &str| {
        let text = text.trim();
        let (whole, text) = match text.strip_prefix("whole ") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (name, range) = text
            .split_once(" in ")
            .ok_or_else(|| Misread::NoVariable(text.into()))?;
        Ok(Variable {
            name: symbol(name)?,
            place: place(range)?,
            whole,
        })
    };
    text.split(',').map(one).collect()
}

fn hypothesis(text: &str) -> Result<Hypothesis, Misread> {
    if let Some(body) = text.strip_suffix(" exists") {
        return Ok(Hypothesis::Exists(formula(body)?));
    }
    if let Some((function, nature)) = text
        .split_once(" is ")
        .filter(|_| !text.contains(" is holomorphic at "))
    {
        let declared = format!("F: R -> R, {nature}");
        let (_, signature) = parse_functions(&declared)?
            .into_iter()
            .next()
            .ok_or(Misread::NoFunction)?;
        let class = signature.classes().next().map(Nature::Class);
        let quality = signature.qualities().next().cloned().map(Nature::Quality);
        let nature = class.or(quality).ok_or_else(|| Misread::NoClass(nature.into()))?;
        return Ok(Hypothesis::Is(symbol(function)?, nature));
    }
    if let Some((function, rest)) = text.split_once(" is holomorphic at ") {
        let (region, exceptions) = match rest.split_once(" but for ") {
            Some((region, exceptions)) => (region, Some(exceptions)),
            None => (rest, None),
        };
        let (point, ranges) = region.split_once(" for ").ok_or(Misread::NoRegion)?;
        let exceptions = exceptions.map(|text| {
            Ok::<_, Misread>(match text.split_once(", ") {
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
        let (tending, limit) = what.split_once("->").ok_or(Misread::NoLimit)?;
        let (variable, to) = where_to.split_once("->").ok_or(Misread::NoLimit)?;
        return Ok(Hypothesis::Tends {
            uniformly: quantified,
            formula: formula(tending)?,
            limit: formula(limit)?,
            variable: symbol(variable)?,
            to: formula(to)?,
        });
    }
    Ok(Hypothesis::Holds(quantified, parse_relation(body)?))
}
