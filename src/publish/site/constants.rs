//! The pages of the constants: one to find them, and one for each under its permanent id, with every form to copy.

use crate::proof::{ConstantRecord, Convention, Formula, Ledger};
use crate::publish::constant::Ends;
use crate::publish::constants::{Copies, json};
use crate::publish::document::{Block, Document, Target};
use crate::publish::html;
use crate::publish::markup::Markup;
use crate::publish::site::frame::Site;

/// The name of the page on which they are found, and of the folder of the others.
pub(super) const NAME: &str = "constants";

/// Digits shown of the ends of an enclosure that is not the one published.
const SHOWN: usize = 30;

/// A constant that has a number, in every form.
struct Shown<'a> {
    record: &'a ConstantRecord,
    copies: Copies,
}

/// The pages: their names and texts. The first says what the document says that the report has of them, with a search.
pub(super) fn pages(site: &Site<'_>, document: &Document) -> Vec<(String, String)> {
    let shown = shown(site.ledger);
    let mut pages = vec![list(site, document, &shown)];
    pages.extend(shown.iter().map(|constant| page(site, constant)));
    pages
}

/// The name of the page of a constant.
pub(super) fn page_of(id: &str) -> String {
    format!("{NAME}/{id}")
}

fn shown(ledger: &Ledger) -> Vec<Shown<'_>> {
    let records = ledger.constants.iter();
    records
        .filter_map(|record| {
            let copies = Copies::of(record)?;
            Some(Shown { record, copies })
        })
        .collect()
}

/// The page on which the constants are found.
fn list(site: &Site<'_>, document: &Document, shown: &[Shown<'_>]) -> (String, String) {
    let mut families: Vec<&str> = Vec::new();
    for constant in shown {
        if !families.contains(&constant.record.constant.as_str()) {
            families.push(&constant.record.constant);
        }
    }
    // What the document says before it comes to the families; these are set in another way here.
    let section = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
    let of_family = |block: &Block| match block {
        Block::Heading { level: 2, text } => families.contains(&text.plain().as_str()),
        _ => false,
    };
    let blocks = &document.blocks;
    let before = &blocks[..blocks.iter().position(of_family).unwrap_or(blocks.len())];
    let (lead, legend) = before.split_at(before.iter().position(section).unwrap_or(before.len()));
    let part = |blocks: &[Block]| Document {
        blocks: blocks.to_vec(),
        ..document.clone()
    };
    let mut main = Markup::new();
    main.element("h1", &[], |out| html::text(NAME, &document.title, out));
    main.line();
    html::blocks(&part(lead), &mut main);
    main.words_in(
        "p",
        &[],
        "Each has a page of its own, with TeX, BibTeX, JSON and the exact hexadecimal ends to copy.",
    );
    main.line();
    let form = [
        ("class", "filters"),
        ("role", "search"),
        ("hidden", "hidden"),
        ("id", "filters"),
        ("data-noun", "constants"),
    ];
    main.element("form", &form, |out| {
        out.element("p", &[], |out| {
            out.words_in("label", &[("for", "search")], "Search");
            let search = [
                ("type", "search"),
                ("id", "search"),
                ("placeholder", "an activation such as tanh, an id"),
                ("autocomplete", "off"),
            ];
            out.void("input", &search);
        });
        let status = [("id", "shown"), ("role", "status"), ("aria-live", "polite")];
        out.words_in("p", &status, &format!("{} constants", shown.len()));
    });
    main.line();
    for family in families {
        let members = shown.iter().filter(|constant| constant.record.constant == family);
        self::section(family, &members.collect::<Vec<_>>(), &mut main);
    }
    html::blocks(&part(legend), &mut main);
    (NAME.into(), site.page(NAME, &document.title.plain(), main))
}

fn section(family: &str, members: &[&Shown<'_>], out: &mut Markup) {
    out.element("section", &[("aria-labelledby", family)], |out| {
        out.element("h2", &[("id", family)], |out| {
            let title = members.first().map_or("", |constant| constant.record.title.as_str());
            out.words_in("code", &[], family);
            out.words(&format!(": {title}"));
        });
        out.line();
        out.element("ul", &[("class", "constants"), ("role", "list")], |out| {
            for Shown { record, copies } in members {
                let words = format!("{} {} {} {}", record.id, record.title, copies.at, record.claim).to_lowercase();
                out.element("li", &[("data-words", &words)], |out| {
                    let address = html::address(NAME, &Target::page(&page_of(&record.id)));
                    out.words_in("a", &[("href", &address)], &record.id);
                    out.element("span", &[("class", "digits")], |out| number(record, copies, out));
                });
                out.line();
            }
        });
    });
    out.line();
}

/// The certain digits, or both ends where there are none, after the name of the number where there are several.
fn number(record: &ConstantRecord, copies: &Copies, out: &mut Markup) {
    if let Some(quantity) = &record.quantity {
        out.words(&format!("{quantity} = "));
    }
    let digits = match &copies.digits {
        Some(certain) if certain.exact => certain.text.clone(),
        Some(certain) => match certain.text.split_once('e') {
            Some((mantissa, exponent)) => format!("{mantissa}…e{exponent}"),
            None => format!("{}…", certain.text),
        },
        None => format!("[{}, {}]", copies.ends.lo, copies.ends.hi),
    };
    out.words_in("code", &[], &digits);
}

/// The page of one constant.
fn page(site: &Site<'_>, Shown { record, copies }: &Shown<'_>) -> (String, String) {
    let name = page_of(&record.id);
    let mut main = Markup::new();
    main.words_in("h1", &[], &record.id);
    main.line();
    main.words_in(
        "p",
        &[],
        &format!("{}; {}.", record.title, copies.at).replace("; .", "."),
    );
    main.line();
    main.element("p", &[("class", "digits")], |out| number(record, copies, out));
    main.line();
    if let Some(certain) = &copies.digits {
        let words = match certain.exact {
            true => "This is the number itself.".to_owned(),
            false => format!("{} significant digits, all certain.", certain.count),
        };
        main.words_in("p", &[], &words);
        main.line();
    }
    copied(record, copies, &mut main);
    if let Some(closed) = &record.closed_form {
        main.words_in("h2", &[], "Closed form");
        html::display(std::iter::once(closed), &mut main);
    }
    if let Some(defining) = &record.defining {
        main.words_in("h2", &[], "Definition");
        html::display(std::iter::once(defining), &mut main);
        if !record.definitions.is_empty() {
            main.element("p", &[], |out| definitions(&record.definitions, out));
            main.line();
        }
    }
    routes(record, &mut main);
    main.element("p", &[], |out| {
        out.words("It belongs to the claim ");
        match site.ledger.claims.iter().any(|claim| claim.id == record.claim) {
            true => {
                let address = html::address(&name, &Target::page(&record.claim));
                out.element("a", &[("href", &address)], |out| {
                    out.words_in("code", &[], &record.claim)
                });
            }
            false => out.words_in("code", &[], &record.claim),
        }
        out.words(".");
    });
    main.line();
    let text = site.page(&name, &record.id, main);
    (name, text)
}

/// What the names in the definition stand for.
fn definitions(definitions: &[Formula], out: &mut Markup) {
    out.words("Here ");
    for (n, definition) in definitions.iter().enumerate() {
        if n > 0 {
            out.words(", ");
        }
        out.words_in("code", &[], &definition.text);
    }
    out.words(".");
}

/// Every form to copy.
fn copied(record: &ConstantRecord, copies: &Copies, out: &mut Markup) {
    let exact = &copies.ends.exact;
    out.words_in("h2", &[], "To copy");
    out.line();
    html::code("bibtex", copies.bibtex.trim_end(), out);
    html::code("latex", &copies.tex, out);
    html::code("hexadecimal", &format!("{}\n{}", exact.lo, exact.hi), out);
    html::code("sh", &copies.command, out);
    if let Some(json) = json(record) {
        html::code("json", json.trim_end(), out);
    }
}

fn routes(record: &ConstantRecord, out: &mut Markup) {
    out.words_in("h2", &[], "Routes");
    out.element("ul", &[], |out| {
        for route in &record.routes {
            let ends = Ends::of(&route.number, SHOWN);
            out.element("li", &[], |out| {
                out.words(&format!("{}: ", route.route.source()));
                out.words_in("code", &[], &format!("[{}, {}]", ends.lo, ends.hi));
            });
            out.line();
        }
    });
    out.line();
    let convention = record.convention.map(Convention::word);
    if let Some(word) = convention {
        out.words_in(
            "p",
            &[],
            &format!("Hats and frequencies are those of the {word} convention."),
        );
    }
}
