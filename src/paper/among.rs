//! A claim among the others of its paper: what is wrong with it there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Fault, PAPER, Paper, Requirements};
use crate::proof::{Claim, Measurement, Role};

/// What is wrong with a claim among the others of its paper: an id that is taken, or that is not its path; places that no passage has.
pub(super) fn stranger(claim: &Claim, paper: &Paper, path: &Path) -> Vec<Fault> {
    let mut found = Vec::new();
    if paper.claims.iter().any(|other| other.id() == claim.id()) {
        found.push(Fault::of_file(
            path,
            format!("another file has a claim `{}`, too", claim.id()),
        ));
    }
    if !path.with_extension("").ends_with(claim.id()) {
        found.push(Fault::of_file(
            path,
            format!("the claim `{id}` belongs into the file {id}.kenzan", id = claim.id()),
        ));
    }
    let Requirements { mutants, witnesses } = paper.work.requires;
    for (one, several, wanted, there) in [
        ("mutant", "mutants", mutants, claim.mutants().len()),
        ("witness", "witnesses", witnesses, claim.witnesses().len()),
    ] {
        if there < wanted {
            let reason = match there {
                0 => format!("the claim has no {one}, and {PAPER} requires {wanted} of each claim: add `{one} …`"),
                1 => format!("the claim has 1 {one}, and {PAPER} requires {wanted} of each claim: add `{one} …`"),
                _ => format!(
                    "the claim has {there} {several}, and {PAPER} requires {wanted} of each claim: add `{one} …`"
                ),
            };
            found.push(Fault::of_file(path, reason));
        }
    }
    let drawn = |claim: &Claim| -> Vec<String> {
        let figures = claim.measurements().iter().filter_map(Measurement::figure_name);
        figures.collect()
    };
    let mut others: Vec<String> = paper.claims.iter().flat_map(drawn).collect();
    for name in drawn(claim) {
        if others.contains(&name) {
            found.push(Fault::of_file(
                path,
                format!("another figure has the file {name}.svg, too: give one another label"),
            ));
        }
        others.push(name);
    }
    found.extend(readings(paper, claim).map(|reason| Fault::of_file(path, reason)));
    for place in claim.places() {
        if !paper.work.passages.iter().any(|passage| passage.place == *place) {
            found.push(Fault::of_file(
                path,
                format!("no passage of {PAPER} has the place {place}"),
            ));
        }
    }
    found
}

/// Statements under a reading that a passage does not have, and printed ones that do not say under which of its readings.
fn readings<'a>(paper: &'a Paper, claim: &'a Claim) -> impl Iterator<Item = String> + 'a {
    let decided = claim
        .statements()
        .iter()
        .flat_map(|statement| statement.places.iter().map(move |place| (statement, place)));
    decided.filter_map(|(statement, place)| {
        let passage = paper.work.passages.iter().find(|passage| passage.place == *place)?;
        let known: Vec<&str> = passage.readings.iter().map(|reading| reading.name.as_str()).collect();
        let relation = &statement.relation;
        match statement.under.get(place) {
            Some(under) if !known.contains(&under.as_str()) => Some(format!(
                "`{relation}` decides {place} under {under}, and the readings of that passage are: {}",
                known.join(", ")
            )),
            None if statement.role == Role::Printed && !known.is_empty() => Some(format!(
                "the passage {place} is read in several ways: `{relation}` says `decides {place} under {}`",
                known.join("` or `under ")
            )),
            _ => None,
        }
    })
}

/// Claims that rest on one that is not there, by id, with the reason.
pub(super) fn baseless(claims: &[Claim]) -> Vec<(&str, String)> {
    let there = |below: &String| claims.iter().any(|other| other.id() == below);
    let all = claims
        .iter()
        .flat_map(|claim| claim.foundations().iter().map(move |below| (claim, below)));
    all.filter(|(_, below)| !there(below))
        .map(|(claim, below)| {
            let reason = format!("`rests on {below}`: the paper has no claim of this id");
            (claim.id(), reason)
        })
        .collect()
}

/// Claims each of which rests on the next, the last of them the first again.
pub(super) fn circle(claims: &[Claim]) -> Option<Vec<String>> {
    fn walk(claims: &BTreeMap<&str, &Claim>, chain: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
        let Some(claim) = chain.last().and_then(|id| claims.get(id.as_str())) else {
            return false;
        };
        for next in claim.foundations() {
            let met = chain.iter().position(|id| id == next);
            chain.push(next.clone());
            if let Some(from) = met {
                chain.drain(..from);
                return true;
            }
            if !done.contains(next) && walk(claims, chain, done) {
                return true;
            }
            chain.pop();
        }
        done.extend(chain.last().cloned());
        false
    }
    let known = claims.iter().map(|claim| (claim.id(), claim)).collect();
    let mut done = BTreeSet::new();
    claims.iter().find_map(|claim| {
        let mut chain = vec![claim.id().to_owned()];
        walk(&known, &mut chain, &mut done).then_some(chain)
    })
}
