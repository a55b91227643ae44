//! What a run publishes: pure functions of the ledger of evidence, and the folder they are written to.
//!
//! Nothing here decides, computes or measures anything: the same ledger gives the same bytes on every machine.

pub mod constant;
pub mod constants;
pub mod digits;
pub mod directory;
pub mod document;
pub mod errata;
pub mod figure;
pub mod finding;
pub mod footing;
pub mod harness;
pub mod html;
pub mod index;
pub mod json;
pub mod library;
pub mod manifest;
pub mod markdown;
pub mod markup;
mod measured;
pub mod page;
pub mod part;
pub mod passage;
mod reference;
pub mod seal;
pub mod site;
pub mod snippet;
pub mod svg;
pub mod table;
pub mod terminal;
pub mod theorem;
pub mod trust;

use crate::paper::Work;
use crate::proof::Ledger;
use directory::Page;
use document::Document;
use library::{Medium, Volume};

/// The pages for reading: the index, the errata, what must be trusted, the constants, and a page for every claim. The
/// only links between them lead to pages that are among them.
#[must_use]
pub fn documents(ledger: &Ledger, work: &Work) -> Vec<Document> {
    let mut documents = vec![
        index::document(ledger, work),
        errata::document(ledger, work),
        trust::document(ledger),
        constants::document(ledger),
    ];
    documents.extend(ledger.claims.iter().map(|claim| page::document(claim, work)));
    let paths: Vec<String> = documents.iter().map(|document| document.path.clone()).collect();
    let within = |document: Document| document.within(&paths);
    documents.into_iter().map(within).collect()
}

/// All files of a report on a paper, in the order in which they are announced.
#[must_use]
pub fn pages(ledger: &Ledger, work: &Work) -> Vec<Page> {
    let documents = documents(ledger, work);
    let mut pages: Vec<Page> = documents
        .iter()
        .map(|document| Page {
            path: format!("{}.md", document.path),
            text: markdown::page(document),
        })
        .collect();
    pages.push(Page {
        path: "ledger.json".into(),
        text: json::ledger(ledger, work),
    });
    pages.push(Page {
        path: "ledger.schema.json".into(),
        text: json::SCHEMA.into(),
    });
    pages.extend(constants::files(ledger));
    let tables = ledger.claims.iter().flat_map(|claim| {
        claim.tables.iter().map(|table| Page {
            path: format!("{}.csv", claim.id),
            text: table::csv(table),
        })
    });
    pages.extend(tables);
    let figures = ledger.claims.iter().flat_map(|claim| &claim.figures);
    pages.extend(figures.flat_map(|figure| figure::pages(figure, "figures/")));
    pages.extend(site::pages(ledger, work, &documents));
    pages
}

/// All files of a report on papers, in the order in which they are announced: those of a paper without a name, or the front pages and a folder for each
/// paper.
#[must_use]
pub fn files(volumes: &[Volume<'_>]) -> Vec<Page> {
    if let [volume] = volumes
        && volume.paper.name.is_empty()
    {
        return pages(&volume.ledger, &volume.paper.work);
    }
    let mut files = vec![Page {
        path: "index.md".into(),
        text: markdown::page(&library::document(volumes, Medium::Markdown)),
    }];
    files.extend(site::front_pages(volumes));
    for volume in volumes {
        let below = pages(&volume.ledger, &volume.paper.work).into_iter();
        files.extend(below.map(|page| Page {
            path: format!("{}/{}", volume.paper.name, page.path),
            ..page
        }));
    }
    files
}
