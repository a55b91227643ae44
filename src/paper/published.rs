//! The constants that are published, as text: a line each.
//!
//! ```text
//! publish tanh-g3-m1 = pair at activation = tanh, rho = G3, m = 1 by ridgelet/pairs
//! publish w2-normal-normal = W2 of w2 at from = normal(0,1), to = normal(1,2) by transport/brenier-1d
//! ```
//!
//! What stands after `by` is the claim that the constant belongs to. Where no convention is told, it is the angular one.

use super::Paper;
use super::entry::convention;
use super::line::{Line, Misfit, Span};
use crate::proof::{Convention, PUBLISHED_DIGITS, Published, Request, Route, Settings, id};

/// The constant of an entry, whose head has lost its first word.
pub(super) fn published(paper: &Paper, head: &Span<'_>, below: &[Line]) -> Result<Published, Misfit> {
    if let Some(child) = below.first() {
        return Err(child.span().misfit("nothing belongs below this line: indent it less"));
    }
    let wrong = || {
        head.misfit(
            "this is written `publish id = constant at m = 1, k = 0 in the angular convention by chapter/claim`",
        )
    };
    let (name, what) = head.at_sign('=').ok_or_else(wrong)?;
    let (what, claim) = what.at_word("by").ok_or_else(wrong)?;
    let all = paper
        .published
        .iter()
        .map(|other| other.id.clone())
        .chain([name.text()]);
    let all: Vec<String> = all.collect();
    id::of_constant(&name.text(), all.iter().map(String::as_str)).map_err(|why| name.misfit(why.to_string()))?;
    let (what, hats) = match what.at_word("in") {
        Some((what, hats)) => (what, Some(hats)),
        None => (what, None),
    };
    let (what, given) = match what.at_word("at") {
        Some((what, given)) => (what, settings(&given)?),
        None => (what, Vec::new()),
    };
    let (quantity, named) = match what.at_word("of") {
        Some((quantity, named)) => (Some(quantity), named),
        None => (None, what),
    };
    let constant = paper.constants.iter().find(|known| known.name() == named.text());
    let constant = constant.ok_or_else(|| {
        let known: Vec<&str> = paper.constants.iter().map(|known| known.name()).collect();
        named.misfit(format!(
            "there is no constant `{}`: there are {}",
            named.text(),
            known.join(", ")
        ))
    })?;
    if let Some(hats) = hats.as_ref().filter(|_| !constant.has_convention()) {
        return Err(hats.misfit(format!(
            "{} contains no Fourier transform: leave the convention out",
            constant.name()
        )));
    }
    if !paper.claims.iter().any(|known| known.id() == claim.text()) {
        return Err(claim.misfit(format!("the paper has no claim `{}`", claim.text())));
    }
    let request = Request {
        settings: Settings::read(constant.as_ref(), &given).map_err(|why| named.misfit(why.to_string()))?,
        convention: hats
            .as_ref()
            .map(convention)
            .transpose()?
            .unwrap_or(Convention::Angular),
        route: Route::Closed,
        digits: PUBLISHED_DIGITS,
    };
    constant.admits(&request).map_err(|why| named.misfit(why.to_string()))?;
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let it = Published::of(&name.text(), constant.name(), &given, &claim.text()).in_convention(request.convention);
    Ok(match quantity {
        Some(quantity) => it.derived(&quantity.text()),
        None => it,
    })
}

/// `m = 1, k = 0` as `m=1` and `k=0`.
fn settings(text: &Span<'_>) -> Result<Vec<String>, Misfit> {
    let setting = |one: &Span<'_>| {
        let (name, value) = one
            .at_sign('=')
            .ok_or_else(|| one.misfit("parameters are written `m = 1, k = 0`"))?;
        Ok(format!("{}={}", name.text(), value.text()))
    };
    text.split(',').iter().map(setting).collect()
}
