//! The constants that are published, as text: those of a claim below its id, a line each.
//!
//! ```text
//! publish by gaussian/moments
//!   moment-k2-unitary = moment at k = 2 in the unitary convention
//!
//! publish by transport/line
//!   w2-normal-normal = W2 of w2 at from = normal(0,1), to = normal(1,2)
//! ```
//!
//! Where no convention is told, it is the angular one.

use super::entry::convention;
use super::line::{Line, Misfit, Span};
use super::{Paper, block};
use crate::proof::{Claim, Convention, PUBLISHED_DIGITS, Published, Request, Route, Settings, id};

impl Paper {
    /// Publishes constants of a claim, whose head has lost its first word.
    pub(super) fn publish(&mut self, head: &Span<'_>, mut below: &[Line]) -> Vec<Misfit> {
        let Some(claim) = head.after("by").filter(|claim| !claim.is_empty()) else {
            return vec![
                head.misfit("this is written `publish by chapter/claim`, with the constants of the claim below it"),
            ];
        };
        let id = claim.text();
        if !self.claims.iter().map(Claim::id).any(|known| known == id) {
            return vec![claim.misfit(format!("the paper has no claim `{id}`"))];
        }
        if below.is_empty() {
            return vec![head.misfit("nothing is published here: write `id = constant at m = 1, k = 0` below it")];
        }
        let mut misfits = Vec::new();
        while let Some((line, deeper, after)) = block(below) {
            match published(self, &id, &line.span()) {
                Ok(it) => self.published.push(it),
                Err(misfit) => misfits.push(misfit),
            }
            let child = deeper.first().map(Line::span);
            misfits.extend(child.map(|child| child.misfit("nothing belongs below this line: indent it less")));
            below = after;
        }
        misfits
    }
}

/// The constant of a line.
fn published(paper: &Paper, claim: &str, line: &Span<'_>) -> Result<Published, Misfit> {
    let wrong = || line.misfit("this is written `id = constant at m = 1, k = 0 in the angular convention`");
    let (name, what) = line.at_sign('=').ok_or_else(wrong)?;
    let known = paper.published.iter().map(|other| other.id.clone());
    let all: Vec<String> = known.chain([name.text()]).collect();
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
    if let Some(quantity) = quantity.as_ref().filter(|it| !constant.beside().contains(&&*it.text())) {
        let known = constant.beside().join(", ");
        return Err(quantity.misfit(match known.is_empty() {
            true => format!("nothing else follows from {}: write its name alone", constant.name()),
            false => format!(
                "`{}` does not follow from {}: {known} does",
                quantity.text(),
                constant.name()
            ),
        }));
    }
    if let Some(hats) = hats.as_ref().filter(|_| !constant.has_convention()) {
        return Err(hats.misfit(format!(
            "{} contains no Fourier transform: leave the convention out",
            constant.name()
        )));
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
    let it = Published::of(&name.text(), constant.name(), &given, claim).in_convention(request.convention);
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
