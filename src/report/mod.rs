//! What a run publishes: pure functions of the ledger of evidence, and the folder they are written to.
//!
//! Nothing here decides, computes or measures anything: the same ledger gives the same bytes on every machine.

pub mod constant;
pub mod directory;
pub mod errata;
pub mod figure;
pub mod index;
pub mod json;
mod measured;
pub mod page;
pub mod prose;
pub mod svg;
pub mod table;

use crate::claim::{Ledger, Passage};
use directory::Page;
use prose::Medium;

/// All files of a report on the passages of a survey, in the order in which they are announced.
#[must_use]
pub fn pages(ledger: &Ledger, survey: &[Passage]) -> Vec<Page> {
    let mut pages = vec![
        Page {
            path: "index.md".into(),
            text: index::page(ledger, survey),
        },
        Page {
            path: "errata.md".into(),
            text: errata::page(ledger),
        },
        Page {
            path: "ledger.json".into(),
            text: json::ledger(ledger),
        },
    ];
    for claim in &ledger.claims {
        pages.push(Page {
            path: format!("{}.md", claim.id),
            text: page::page(claim, Medium::Markdown),
        });
        pages.extend(
            claim
                .figures
                .iter()
                .flat_map(|figure| figure::pages(figure, "figures/")),
        );
        pages.extend(claim.tables.iter().map(|table| Page {
            path: format!("{}.csv", claim.id),
            text: table::csv(table),
        }));
    }
    pages
}
