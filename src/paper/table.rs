//! Tables of constants as text.
//!
//! ```text
//! table pairs
//!   activations all
//!   profiles all
//!   for m natural from 1, shown at 1..8
//!   value (2*pi)^(m - 1)*integral(z, -oo..oo, sigma_hat(z)*rho_hat(bar(z))/size(z, m))
//!   in the angular convention
//!     let frequency(z) = z
//! ```

use super::Paper;
use super::activation::ranges;
use super::claim::{definition, formula};
use super::entry::{Part, convention, once, parts, plain};
use super::line::{Line, Misfit, Span};
use crate::formula::{Constant, Domain, Expr, Node, Symbol, parse_expr};
use crate::proof::{Activation, Convention, Profile, Table};

/// The name and the table of an entry, whose head has lost its first word.
pub(super) fn table(paper: &Paper, head: &Span<'_>, below: &[Line]) -> Result<(String, Table), Misfit> {
    let name = head.text();
    plain(&name, head)?;
    let (mut rows, mut columns, mut dimensions, mut value) = (None, None, None, None);
    let mut conventions: Vec<(Convention, Vec<(String, String)>)> = Vec::new();
    for part in parts("a table", &["activations", "profiles", "for", "value", "in"], below)? {
        match part.word.as_str() {
            "activations" => once(&mut rows, activations(paper, &part.rest)?, &part.line)?,
            "profiles" => once(&mut columns, profiles(paper, &part.rest)?, &part.line)?,
            "for" => once(&mut dimensions, shown(&part)?, &part.line)?,
            "value" => {
                let (factor, integrand) = integral(&part.rest)?;
                let test = without_spectrum(&integrand).ok_or_else(|| {
                    part.rest
                        .misfit("the integrand is a product whose first factor is sigma_hat(z)")
                })?;
                once(&mut value, (factor, test.to_string()), &part.line)?;
            }
            _ => {
                let convention = convention(&part.rest)?;
                if conventions.iter().any(|(known, _)| *known == convention) {
                    return Err(part.line.misfit("this convention was there before"));
                }
                conventions.push((convention, definitions(part.below)?));
            }
        }
    }
    let missing = |what: &str| head.misfit(format!("the table {name} has no {what}"));
    let (factor, test) = value.ok_or_else(|| missing("`value factor*integral(z, -oo..oo, sigma_hat(z)*…)`"))?;
    let dimensions = dimensions.ok_or_else(|| missing("`for m natural from 1, shown at 1..8`"))?;
    let table = Table::of(&factor, &test)
        .rows(rows.ok_or_else(|| missing("rows: add `activations all`"))?)
        .columns(columns.ok_or_else(|| missing("columns: add `profiles all`"))?)
        .dimensions(dimensions);
    if conventions.is_empty() {
        return Err(missing("convention: add `in the angular convention`"));
    }
    let table = conventions.iter().fold(table, |table, (convention, definitions)| {
        let definitions: Vec<(&str, &str)> = definitions.iter().map(|(head, body)| (&**head, &**body)).collect();
        table.in_convention(*convention, &definitions)
    });
    Ok((name, table))
}

/// The dimensions from 1 on.
fn shown(part: &Part<'_>) -> Result<u32, Misfit> {
    let wrong = || {
        part.line
            .misfit("the dimension of a table is written `for m natural from 1, shown at 1..8`")
    };
    let [parameter] = &ranges(part)?[..] else {
        return Err(wrong());
    };
    let last = parameter
        .shown
        .strip_prefix("1..")
        .and_then(|last| last.trim().parse().ok());
    match parameter.domain {
        Domain::Natural { from: 1 } if parameter.name.as_str() == "m" => last.ok_or_else(wrong),
        _ => Err(wrong()),
    }
}

/// The definitions below a line.
fn definitions(below: &[Line]) -> Result<Vec<(String, String)>, Misfit> {
    let parts = parts("a convention", &["let"], below)?;
    parts.iter().map(|part| definition(&part.rest)).collect()
}

/// `all`, or the activations of these names.
pub(super) fn activations(paper: &Paper, text: &Span<'_>) -> Result<Vec<Activation>, Misfit> {
    named(&paper.activations, text, "activation", Activation::name)
}

/// `all`, or the profiles of these names.
fn profiles(paper: &Paper, text: &Span<'_>) -> Result<Vec<Profile>, Misfit> {
    named(&paper.profiles, text, "profile", Profile::name)
}

fn named<T: Clone>(all: &[T], text: &Span<'_>, kind: &str, name: fn(&T) -> &str) -> Result<Vec<T>, Misfit> {
    if text.text() == "all" {
        return Ok(all.to_vec());
    }
    let find = |one: &Span<'_>| {
        let known = all.iter().find(|known| name(known) == one.text());
        known.cloned().ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(name).collect();
            one.misfit(format!(
                "there is no {kind} `{}`: there are {}",
                one.text(),
                known.join(", ")
            ))
        })
    };
    text.split(',').iter().map(find).collect()
}

/// The table of this name.
pub(super) fn tabulated<'a>(paper: &'a Paper, name: &Span<'_>) -> Result<&'a Table, Misfit> {
    let known = paper.tables.iter().find(|(known, _)| *known == name.text());
    let (_, table) = known.ok_or_else(|| {
        let known: Vec<&str> = paper.tables.iter().map(|(known, _)| known.as_str()).collect();
        name.misfit(match known.is_empty() {
            true => "the paper has no table: add one, `table name`".into(),
            false => format!("there is no table `{}`: there is {}", name.text(), known.join(", ")),
        })
    })?;
    Ok(table)
}

/// The factor and the integrand of `factor*integral(z, -oo..oo, integrand)`.
pub(super) fn integral(text: &Span<'_>) -> Result<(String, Expr), Misfit> {
    formula(text)?;
    let wrong = || {
        text.misfit(
            "this is written `integral(z, -oo..oo, …)`, perhaps with a factor before it, as in `2*pi*integral(…)`",
        )
    };
    let read = parse_expr(&text.text()).map_err(|_| wrong())?;
    let (factor, integral) = match read.node() {
        Node::Mul(factor, integral) => (factor.to_string(), integral),
        _ => ("1".into(), &read),
    };
    let infinite = |end: &Expr| *end.node() == Node::Constant(Constant::Infinity);
    let minus_infinite = |end: &Expr| matches!(end.node(), Node::Neg(end) if infinite(end));
    match integral.node() {
        Node::Integral { var, lo, hi, body } if var.as_str() == "z" && minus_infinite(lo) && infinite(hi) => {
            Ok((factor, body.clone()))
        }
        _ => Err(wrong()),
    }
}

/// A product or quotient without its first factor `sigma_hat(z)`.
fn without_spectrum(product: &Expr) -> Option<Expr> {
    let spectrum = Expr::apply(Symbol::new("sigma_hat"), vec![Expr::symbol("z")]);
    match product.node() {
        Node::Mul(first, rest) if *first == spectrum => Some(rest.clone()),
        Node::Mul(first, last) => Some(without_spectrum(first)? * last.clone()),
        Node::Div(first, last) => Some(without_spectrum(first)? / last.clone()),
        _ if *product == spectrum => Some(Expr::one()),
        _ => None,
    }
}
