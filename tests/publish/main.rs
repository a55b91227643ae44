//! What is published, the repository itself included: reports, the site, figures, constants and the citation.

mod citation;
mod constants;
mod constants_permanent;
mod constants_recomputed;
mod digits;
mod directory;
mod document;
mod figures;
mod footing;
mod ledger_schema;
mod pages;
mod reports;
mod site;
mod tidy;
mod verdicts;

#[path = "../schema/mod.rs"]
mod schema;
