//! What is decided by itself, so that a run can be divided among machines and its parts remembered: a claim, or a constant that is published.

use borsh::{BorshDeserialize, BorshSerialize};
use rayon::prelude::*;

use super::Paper;
use super::digest::{Digest, digest};
use crate::ENGINE;
use crate::proof::{Claim, ClaimRecord, ConstantRecord, PUBLISHED_DIGITS, Published, publish_one, run_claim};
use crate::session::shared;

/// Something to decide.
#[derive(Clone, Copy, Debug)]
pub enum Unit<'a> {
    /// A claim of a paper.
    Claim(&'a Paper, &'a Claim),
    /// A constant that a paper publishes.
    Constant(&'a Paper, &'a Published),
}

/// What was decided.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub enum Piece {
    /// Of a claim.
    Claim(Box<ClaimRecord>),
    /// Of a constant.
    Constant(Box<ConstantRecord>),
}

impl Piece {
    /// The id of what was decided.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Piece::Claim(record) => &record.id,
            Piece::Constant(record) => &record.id,
        }
    }

    /// Whether it came out as expected.
    #[must_use]
    pub fn is_as_expected(&self) -> bool {
        match self {
            Piece::Claim(record) => record.passed,
            Piece::Constant(record) => record.failure.is_none(),
        }
    }
}

impl<'a> Unit<'a> {
    /// Claims of papers, and where `constants` says so the constants published by them, paper by paper.
    #[must_use]
    pub fn all(selected: &[(&'a Paper, Vec<&'a Claim>)], constants: bool) -> Vec<Unit<'a>> {
        let mut units = Vec::new();
        for (paper, claims) in selected {
            units.extend(claims.iter().map(|claim| Unit::Claim(paper, claim)));
            let of_claims = |published: &&Published| claims.iter().any(|claim| claim.id() == published.claim);
            let published = paper.published.iter().filter(|_| constants).filter(of_claims);
            units.extend(published.map(|published| Unit::Constant(paper, published)));
        }
        units
    }

    /// The paper.
    #[must_use]
    pub fn paper(&self) -> &'a Paper {
        match self {
            Unit::Claim(paper, _) | Unit::Constant(paper, _) => paper,
        }
    }

    /// The id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self {
            Unit::Claim(_, claim) => claim.id(),
            Unit::Constant(_, published) => &published.id,
        }
    }

    /// Whether this is what was decided there.
    #[must_use]
    pub fn is_of(&self, piece: &Piece) -> bool {
        let same = matches!(
            (self, piece),
            (Unit::Claim(..), Piece::Claim(_)) | (Unit::Constant(..), Piece::Constant(_))
        );
        same && self.id() == piece.id()
    }

    /// The digest of all that the outcome depends on: the engine, the digits, the texts.
    #[must_use]
    pub fn digest(&self, digits: usize) -> Digest {
        let (kind, digits, texts) = match self {
            Unit::Claim(paper, claim) => ("claim", digits, paper.digests.of_claim(paper, claim)),
            Unit::Constant(paper, _) => ("constant", PUBLISHED_DIGITS, paper.digests.lists()),
        };
        let digits = digits.to_string();
        let parts = [ENGINE, kind, self.id(), &digits].map(str::as_bytes);
        // The score lies beside the texts.
        let score = match self {
            Unit::Claim(_, claim) => format!("{:?}", claim.score()),
            Unit::Constant(..) => String::new(),
        };
        digest(parts.into_iter().chain([&texts[..], score.as_bytes()]))
    }

    /// Decides it, a claim to so many digits.
    #[must_use]
    pub fn decide(&self, digits: usize) -> Piece {
        match self {
            Unit::Claim(paper, claim) => Piece::Claim(Box::new(run_claim(&paper.claims, claim, digits))),
            Unit::Constant(paper, published) => {
                let (constants, list) = (&paper.constants, &paper.published);
                Piece::Constant(Box::new(publish_one(constants, list, published, PUBLISHED_DIGITS)))
            }
        }
    }

    /// What `decide` makes of each, in the current rayon thread pool and in the session at hand.
    pub fn each(units: &[Unit<'a>], decide: impl Fn(&Unit<'a>) -> Piece + Sync) -> Vec<Piece> {
        units.par_iter().map(shared(|unit: &Unit<'a>| decide(unit))).collect()
    }
}
