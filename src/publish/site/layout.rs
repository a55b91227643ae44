//! Where the claims and theorems stand in the picture of what rests on what.
//!
//! Each chapter is a band. In a band a claim stands one column to the right of the last claim it rests on, so that every
//! arrow between claims leads to the right; theorems stand in a column of their own on the left.

use crate::proof::{ClaimRecord, Ledger};

/// The width of a node.
pub(super) const WIDTH: usize = 172;
/// The height of a node.
pub(super) const HEIGHT: usize = 30;
/// From one column to the next.
pub(super) const COLUMN: usize = 210;
/// From one row to the next.
pub(super) const ROW: usize = 48;
/// Above the first row of a band, for its name.
const HEAD: usize = 26;

/// A node of the picture.
#[derive(Debug)]
pub(super) struct Node<'a> {
    /// The id of a claim or the name of a theorem.
    pub id: &'a str,
    /// Its claim, if it is one.
    pub claim: Option<&'a ClaimRecord>,
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
}

/// The picture without its ink.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// The nodes: theorems first.
    pub nodes: Vec<Node<'a>>,
    /// From what is rested on to what rests on it, as places in `nodes`.
    pub edges: Vec<(usize, usize)>,
    /// The names of the bands, with their upper edges.
    pub bands: Vec<(&'a str, usize)>,
    /// Width of the whole.
    pub width: usize,
    /// Height of the whole.
    pub height: usize,
}

impl<'a> Layout<'a> {
    /// The picture of a ledger.
    pub(super) fn of(ledger: &'a Ledger) -> Layout<'a> {
        let mut claims: Vec<Node<'a>> = Vec::new();
        let mut bands = Vec::new();
        let mut top = 0;
        for chapter in chapters(ledger) {
            bands.push((chapter, top));
            let mut filled: Vec<usize> = Vec::new();
            for claim in ledger.claims.iter().filter(|claim| chapter_of(&claim.id) == chapter) {
                let column = depth(claim, ledger, 0);
                filled.resize(filled.len().max(column + 1), 0);
                // Not above what it rests on in the same band, so that arrows do not cross more than they must.
                let below = claim
                    .rests_on
                    .iter()
                    .filter_map(|id| claims.iter().find(|node| node.id == *id));
                let below = below
                    .filter(|node| node.y >= top)
                    .map(|node| (node.y - top - HEAD) / ROW)
                    .max();
                let row = filled[column].max(below.unwrap_or(0));
                filled[column] = row + 1;
                claims.push(Node {
                    id: &claim.id,
                    claim: Some(claim),
                    x: COLUMN * (column + 1),
                    y: top + HEAD + ROW * row,
                });
            }
            top += HEAD + ROW * filled.iter().max().copied().unwrap_or(0) + 12;
        }
        let mut nodes = theorems(ledger, &claims);
        let height = nodes.iter().map(|node| node.y + HEIGHT + 4).max().unwrap_or(0).max(top);
        nodes.extend(claims);
        let edges = edges(&nodes);
        let right = nodes.iter().map(|node| node.x + WIDTH).max().unwrap_or(WIDTH);
        Layout {
            nodes,
            edges,
            bands,
            width: right + 8,
            height,
        }
    }
}

/// The first part of an id.
fn chapter_of(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}

fn chapters(ledger: &Ledger) -> Vec<&str> {
    let mut chapters: Vec<&str> = Vec::new();
    for claim in &ledger.claims {
        if !chapters.contains(&chapter_of(&claim.id)) {
            chapters.push(chapter_of(&claim.id));
        }
    }
    chapters
}

/// The number of claims of the same chapter below one, along the longest way; `above` stops a circle.
fn depth(claim: &ClaimRecord, ledger: &Ledger, above: usize) -> usize {
    let below = claim
        .rests_on
        .iter()
        .filter(|id| chapter_of(id) == chapter_of(&claim.id));
    let below = below.filter_map(|id| ledger.claims.iter().find(|other| other.id == *id));
    let deepest = below
        .filter(|_| above < ledger.claims.len())
        .map(|other| depth(other, ledger, above + 1) + 1);
    deepest.max().unwrap_or(0)
}

/// The names of the theorems that the steps of a claim rest on themselves.
pub(super) fn resting(claim: &ClaimRecord) -> Vec<&str> {
    let steps = claim.steps.iter().flat_map(|step| &step.theorems);
    let mut names: Vec<&str> = steps.map(|supplied| supplied.theorem.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The theorems in the first column, each as near as may be to the middle of the claims that rest on it.
fn theorems<'a>(ledger: &'a Ledger, claims: &[Node<'a>]) -> Vec<Node<'a>> {
    let mut wanted: Vec<(usize, &str)> = Vec::new();
    for theorem in ledger.claims.iter().flat_map(|claim| &claim.theorems) {
        let name = theorem.name.as_str();
        let users = claims
            .iter()
            .filter(|node| node.claim.is_some_and(|claim| resting(claim).contains(&name)));
        let heights: Vec<usize> = users.map(|node| node.y).collect();
        if !wanted.iter().any(|(_, known)| *known == name) {
            wanted.push((heights.iter().sum::<usize>() / heights.len().max(1), name));
        }
    }
    wanted.sort_unstable();
    let mut free = HEAD;
    let placed = wanted.into_iter().map(|(y, name)| {
        let y = y.max(free);
        free = y + ROW;
        Node {
            id: name,
            claim: None,
            x: 4,
            y,
        }
    });
    placed.collect()
}

fn edges(nodes: &[Node<'_>]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    for (to, node) in nodes.iter().enumerate() {
        let Some(claim) = node.claim else { continue };
        let names = resting(claim);
        let below = nodes.iter().enumerate().filter(|(_, other)| match other.claim {
            Some(_) => claim.rests_on.iter().any(|id| id == other.id),
            None => names.contains(&other.id),
        });
        edges.extend(below.map(|(from, _)| (from, to)));
    }
    edges
}
