//! Digests of the text of a paper: what the outcome of a claim or of a constant may depend on, in 32 bytes.
//!
//! A claim is read with everything of its paper that is no claim (definitions, laws, tables, passages, requirements), and its record tells what
//! the claims that it rests on suppose and which theorems they use. So these texts, and no others, are what its outcome depends on besides the
//! engine and the digits asked for.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use super::Paper;
use crate::proof::Claim;

/// SHA-256 of something.
pub type Digest = [u8; 32];

/// The digests of the texts of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digests {
    /// Of all files that are no claims, with their names.
    pub(super) lists: Digest,
    /// Of each claim, by its id.
    pub(super) claims: BTreeMap<String, Digest>,
}

/// The digest of several things, each with its length, so that none runs into the next.
#[must_use]
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_le_bytes());
        sum.update(part);
    }
    sum.finalize().into()
}

impl Digests {
    /// Of all texts.
    #[must_use]
    pub fn all(&self) -> Digest {
        let claims = self.claims.iter().flat_map(|(id, digest)| [id.as_bytes(), digest]);
        digest(std::iter::once(&self.lists[..]).chain(claims))
    }

    /// Of everything that is no claim.
    #[must_use]
    pub fn lists(&self) -> Digest {
        self.lists
    }

    /// Of all that the outcome of a claim of the paper depends on: the lists, its own text and those of the claims that it rests on, directly or
    /// not.
    #[must_use]
    pub fn of_claim(&self, paper: &Paper, claim: &Claim) -> Digest {
        let mut below = BTreeSet::new();
        let mut open = vec![claim.id()];
        while let Some(id) = open.pop() {
            if below.insert(id) {
                let found = paper.claims.iter().filter(|claim| claim.id() == id);
                open.extend(found.flat_map(Claim::foundations).map(String::as_str));
            }
        }
        let texts = below.into_iter().flat_map(|id| {
            let text = self.claims.get(id).map_or(&[][..], |digest| digest);
            [id.as_bytes(), text]
        });
        digest([claim.id().as_bytes(), &self.lists].into_iter().chain(texts))
    }
}
