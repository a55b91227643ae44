//! What a claim declares: where symbols range, to which classes open functions belong, and initial value problems.

use super::claim::formula;
use super::line::{Misfit, Span};
use crate::formula::{Domain, NameError, Symbol, parse_domain};
use crate::proof::Claim;

/// `x, y real`, `s > 0`, `q in -1..1`, `m natural from 1`, `A, B real m by n`, `f, g: R -> C, integrable`.
pub(super) fn declared(claim: Claim, text: &Span<'_>) -> Result<Claim, Misfit> {
    if let Some((names, _)) = text.at_sign(':') {
        let names = names.text();
        let spaced = text.text().replacen(&names, &names.replace(',', " "), 1);
        return Ok(claim.function(&spaced));
    }
    text.split(',').iter().try_for_each(|name| free(&name.word().0, name))?;
    let (names, domain) = domain(text)?;
    Ok(names
        .iter()
        .fold(claim, |claim, name| claim.declare(name, domain.clone())))
}

/// Sees to it that a name is not one of the language's own.
pub(super) fn free(name: &str, at: &Span<'_>) -> Result<(), Misfit> {
    match Symbol::parse(name) {
        Ok(_) => Ok(()),
        Err(why @ NameError::Reserved(_)) => Err(at.misfit(format!("{why}; `{name}1` is free"))),
        Err(why) => Err(at.misfit(why.to_string())),
    }
}

/// The names that a declaration gives a domain.
pub(super) fn domain(text: &Span<'_>) -> Result<(Vec<String>, Domain), Misfit> {
    let mut names = text.split(',');
    let none = || text.misfit("a declaration is written `for x real` or `for s, t > 0`");
    let last = names.pop().ok_or_else(none)?;
    let (symbol, domain) =
        parse_domain(&last.text()).map_err(|error| last.misfit_at(error.column() - 1, error.message()))?;
    let names = names.iter().map(Span::text).chain([symbol.to_string()]);
    Ok((names.collect(), domain))
}

/// `X'(t) = -1/X(t), X(0) = x`: the function with its time, its derivative and its value at time 0.
pub(super) fn motion(text: &Span<'_>) -> Result<(String, String, String), Misfit> {
    let wrong = || text.misfit("an initial value problem is written `solve X'(t) = slope, X(0) = start`");
    let parts = text.split(',');
    let [slope, start] = &parts[..] else {
        return Err(wrong());
    };
    let (moving, slope) = slope.at_sign('=').ok_or_else(wrong)?;
    let (fixed, start) = start.at_sign('=').ok_or_else(wrong)?;
    let head = moving.text();
    let (name, time) = head.split_once("'(").ok_or_else(wrong)?;
    if fixed.text() != format!("{name}(0)") {
        return Err(fixed.misfit(format!("the value of {name} at time 0 is given as `{name}(0) = …`")));
    }
    formula(&slope)?;
    formula(&start)?;
    Ok((format!("{name}({time}"), slope.text(), start.text()))
}
