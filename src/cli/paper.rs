//! Which papers a command is about, and what is meant by a name in several of them.

use std::path::{Path, PathBuf};

use kenzan::paper::{Library, Paper};
use kenzan::proof::Claim;
use kenzan::proofs;

use super::output::{Failure, unknown};

/// The folder that is looked into where none is given.
const PROOFS: &str = "proofs";

/// The papers of the folder, or the one of that name; without either those of `./proofs`, or those that come with the program.
pub(crate) fn load(folder: Option<&Path>) -> Result<Library, Failure> {
    let Some(folder) = folder else {
        return match Library::is_at(Path::new(PROOFS)) {
            true => Ok(Library::read(Path::new(PROOFS))?),
            false => Ok(proofs::library()),
        };
    };
    if !folder.exists()
        && let Some(name) = folder.to_str()
        && let Some(paper) = named(load(None)?, name)
    {
        return Ok(paper);
    }
    Ok(Library::read(folder)?)
}

/// The folder of those papers.
pub(crate) fn folder(asked: Option<&Path>) -> PathBuf {
    match asked {
        Some(folder) if folder.exists() => folder.into(),
        Some(name) => Path::new(PROOFS).join(name),
        None => PROOFS.into(),
    }
}

/// The paper of that name, by itself.
fn named(library: Library, name: &str) -> Option<Library> {
    let paper = library.papers.into_iter().find(|paper| paper.name == name)?;
    let name = String::new();
    Some(Library {
        papers: vec![Paper { name, ..paper }],
    })
}

/// The claim of that id, with its paper.
pub(crate) fn claim<'a>(library: &'a Library, id: &str) -> Result<(&'a Paper, &'a Claim), Failure> {
    let claims = || {
        library
            .papers
            .iter()
            .flat_map(|paper| paper.claims.iter().map(move |claim| (paper, claim)))
    };
    let found = claims().filter(|(_, claim)| claim.id() == id).collect();
    only("claim", id, found)?.ok_or_else(|| no_claim(library, id))
}

/// There is no claim of this name; perhaps it is a place in a paper.
pub(crate) fn no_claim(library: &Library, name: &str) -> Failure {
    let claims = || library.papers.iter().flat_map(|paper| &paper.claims);
    let about = claims().filter(|claim| claim.places().iter().any(|place| place.to_string() == name));
    let about: Vec<String> = about.map(|claim| format!("`{}`", claim.id())).collect();
    match about.is_empty() {
        true => unknown("claim", name, claims().map(Claim::id)),
        false => Failure::Usage(format!(
            "`{name}` is a place in the text: the claims about it are {}",
            about.join(", ")
        )),
    }
}

/// What was found under a name, if anything was, and it is one.
pub(crate) fn only<'a, T>(
    kind: &str,
    name: &str,
    found: Vec<(&'a Paper, T)>,
) -> Result<Option<(&'a Paper, T)>, Failure> {
    if found.len() > 1 {
        let papers: Vec<&str> = found.iter().map(|(paper, _)| paper.name.as_str()).collect();
        return Err(Failure::Usage(format!(
            "the papers {} have a {kind} `{name}` each: say which is meant by --paper",
            papers.join(" and ")
        )));
    }
    Ok(found.into_iter().next())
}
