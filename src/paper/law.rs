//! Families of laws as text.
//!
//! ```text
//! law normal(m, v)
//!   provided v > 0
//!   let X(t) = m + sqrt(v)*t
//!
//! law exponential(r)
//!   provided r > 0
//!   for t in 0..oo
//!   let density(t) = exp(-t)
//!   let distribution(t) = 1 - exp(-t)
//!   let survival(t) = exp(-t)
//!   let quantile(u) = -log(1 - u)
//!   let survival_quantile(w) = -log(w)
//!   let X(t) = t/r
//! ```
//!
//! A law is that of X(t), where t is a standard normal variable unless its range, density and the rest are told.

use super::claim::relation;
use super::declaration::{domain, free};
use super::entry::{Part, closed, defined, once, parts};
use super::line::{Line, Misfit, Span};
use crate::formula::{Domain, Node, RelationOp, parse_expr};
use crate::proof::Family;

/// What is told of a variable that is not standard normal, in the order of [`Family::variable`].
const VARIABLE: [&str; 5] = [
    "density(t)",
    "distribution(t)",
    "survival(t)",
    "quantile(u)",
    "survival_quantile(w)",
];

/// The increasing map.
const MAP: &str = "X(t)";

/// The family of an entry, whose head has lost its first word.
pub(super) fn law(head: &Span<'_>, below: &[Line]) -> Result<Family, Misfit> {
    let (name, parameters) = signature(head)?;
    let symbols: Vec<&str> = parameters.iter().map(String::as_str).collect();
    let mut family = Family::of(&name, &symbols);
    let mut range = None;
    let mut told: [Option<String>; 6] = Default::default();
    for part in parts("a law", &["provided", "for", "let"], below)? {
        match part.word.as_str() {
            "provided" => family = family.positive(&positive(&part, &symbols)?),
            "for" => once(&mut range, ends(&part)?, &part.line)?,
            _ => {
                let (place, body) = defined(&part, &[&VARIABLE[..], &[MAP]].concat())?;
                let formula = part.rest.at_sign('=').map_or(part.rest.clone(), |(_, body)| body);
                match place {
                    5 => closed(&formula, &[&["t"], &symbols[..]].concat())?,
                    3 => closed(&formula, &["u"])?,
                    4 => closed(&formula, &["w"])?,
                    _ => closed(&formula, &["t"])?,
                }
                once(&mut told[place], body, &part.line)?;
            }
        }
    }
    let missing = |what: &str| head.misfit(format!("the law {name} is not told whole: add {what}"));
    let [density, below, above, lower, upper, map] = told;
    let map = map.ok_or_else(|| missing(&format!("`let {MAP} = …`")))?;
    let family = family.map(&map);
    let variable = [density, below, above, lower, upper];
    if variable.iter().all(Option::is_none) && range.is_none() {
        return Ok(family);
    }
    let [lo, hi] = range.ok_or_else(|| missing("the range of its variable, as in `for t in 0..oo`"))?;
    if let Some(place) = variable.iter().position(Option::is_none) {
        return Err(missing(&format!("`let {} = …`", VARIABLE[place])));
    }
    let [density, below, above, lower, upper] = variable.each_ref().map(|text| text.as_deref().unwrap_or_default());
    Ok(family.variable([&lo, &hi], density, [below, above], [lower, upper]))
}

/// The name and the parameters of `normal(m, v)`.
fn signature(head: &Span<'_>) -> Result<(String, Vec<String>), Misfit> {
    let wrong = || head.misfit("a law is written with its parameters, as in `law normal(m, v)`");
    let read = parse_expr(&head.text()).map_err(|error| head.misfit_at(error.column() - 1, error.message()))?;
    let Node::Apply(name, arguments) = read.node() else {
        return Err(wrong());
    };
    let mut parameters: Vec<String> = Vec::new();
    for argument in arguments {
        let symbol = argument.as_symbol().ok_or_else(wrong)?.to_string();
        if ["t", "u", "w"].contains(&&*symbol) || parameters.contains(&symbol) {
            return Err(head.misfit(format!("`{symbol}` is no name of a parameter here: write another")));
        }
        parameters.push(symbol);
    }
    free(name.as_str(), head)?;
    Ok((name.to_string(), parameters))
}

/// What must be positive, from `v > 0` or `b > a`.
fn positive(part: &Part<'_>, symbols: &[&str]) -> Result<String, Misfit> {
    let wrong = || part.rest.misfit("this is written `provided v > 0`");
    // The greater side of `v > 0` is read as the right one.
    let read = relation(&part.rest)?;
    if read.op != RelationOp::Lt {
        return Err(wrong());
    }
    let positive = match read.lhs.as_rational().is_some_and(|zero| zero == 0) {
        true => read.rhs,
        false => read.rhs - read.lhs,
    };
    match super::entry::foreign(&positive, symbols) {
        None => Ok(positive.to_string()),
        Some(name) => Err(part.rest.misfit(format!("`{name}` is no parameter of the law"))),
    }
}

/// The ends of `t in 0..oo`.
fn ends(part: &Part<'_>) -> Result<[String; 2], Misfit> {
    let (names, domain) = domain(&part.rest)?;
    let ends = match domain {
        _ if names != ["t"] => None,
        Domain::Real => Some(["-oo".into(), "oo".into()]),
        Domain::Nonnegative | Domain::Positive => Some(["0".into(), "oo".into()]),
        Domain::Between { lo, hi } => Some([lo.to_string(), hi.to_string()]),
        _ => None,
    };
    ends.ok_or_else(|| {
        part.rest
            .misfit("the range of the variable is written `for t in 0..oo`, with other ends perhaps")
    })
}
