//! The pages of the constants: one to find them, and one for each under its permanent id, with every form to copy.

use crate::claim::{ConstantRecord, Convention, Formula, Ledger};
use crate::report::constant::Ends;
use crate::report::constants::{Copies, json};
use crate::report::document::Target;
use crate::report::html;
use crate::report::markup::Markup;
use crate::report::site::frame::Site;

/// The name of the page on which they are found, and of the folder of the others.
pub(super) const NAME: &str = "constants";

/// Digits shown of the ends of an enclosure that is not the one published.
const SHOWN: usize = 30;

/// A constant that has a number, in every form.
struct Shown<'a> {
    record: &'a ConstantRecord,
    copies: Copies,
}

/// The pages: their names and texts; none where there is no constant.
pub(super) fn pages(site: &Site<'_>) -> Vec<(String, String)> {
    let shown = shown(site.ledger);
    let mut pages = Vec::new();
    if !site.ledger.constants.is_empty() {
        pages.push(list(site, &shown));
    }
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
fn list(site: &Site<'_>, shown: &[Shown<'_>]) -> (String, String) {
    let mut main = Markup::new();
    main.words_in("h1", &[], "Constants to cite");
    main.line();
    let several = shown.iter().filter(|constant| constant.record.routes.len() > 1).count();
    main.element("p", &[("class", "lead")], |out| {
        out.words(&format!(
            "{} numbers of the theory, each enclosed rigorously, {several} of them on more than one independent route. All \
             digits shown are certain. Each has a page of its own under a permanent id, with TeX, BibTeX, JSON and the exact \
             hexadecimal enclosure to copy. For machines: ",
            shown.len()
        ));
        for (n, file) in ["constants.json", "constants.csv", "constants.tex", "constants.bib"].iter().enumerate() {
            if n > 0 {
                out.words(", ");
            }
            let address = html::address(NAME, &Target::File((*file).into()));
            out.words_in("a", &[("href", &address)], file);
        }
        out.words(".");
    });
    main.line();
    for record in &site.ledger.constants {
        if let Some(why) = &record.failure {
            main.element("p", &[], |out| {
                out.words_in("strong", &[], "No number: ");
                out.words_in("code", &[], &record.id);
                out.words(&format!(": {why}"));
            });
        }
    }
    let form = [("class", "filters"), ("role", "search"), ("hidden", "hidden"), ("id", "filters"), ("data-noun", "constants")];
    main.element("form", &form, |out| {
        out.element("p", &[], |out| {
            out.words_in("label", &[("for", "search")], "Search");
            let search = [("type", "search"), ("id", "search"), ("placeholder", "an activation such as tanh, an id"), ("autocomplete", "off")];
            out.void("input", &search);
        });
        let status = [("id", "shown"), ("role", "status"), ("aria-live", "polite")];
        out.words_in("p", &status, &format!("{} constants", shown.len()));
    });
    main.line();
    let mut families: Vec<&str> = Vec::new();
    for constant in shown {
        if !families.contains(&constant.record.constant.as_str()) {
            families.push(&constant.record.constant);
        }
    }
    for family in families {
        let members = shown.iter().filter(|constant| constant.record.constant == family);
        section(family, &members.collect::<Vec<_>>(), &mut main);
    }
    (NAME.into(), site.page(NAME, "Constants", main))
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
    main.words_in("p", &[], &format!("{}; {}.", record.title, copies.at).replace("; .", "."));
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
    if let Some(closed) = &record.closed_form {
        main.words_in("h2", &[], "Closed form");
        html::display(std::iter::once(closed), &mut main);
    }
    if let Some(defining) = &record.defining {
        main.words_in("h2", &[], "Definition");
        let formulas: Vec<&Formula> = std::iter::once(defining).chain(&record.definitions).collect();
        html::display(formulas.into_iter(), &mut main);
    }
    copied(record, copies, &mut main);
    routes(record, &mut main);
    main.element("p", &[], |out| {
        out.words("It belongs to the claim ");
        match site.ledger.claims.iter().any(|claim| claim.id == record.claim) {
            true => {
                let address = html::address(&name, &Target::page(&record.claim));
                out.element("a", &[("href", &address)], |out| out.words_in("code", &[], &record.claim));
            }
            false => out.words_in("code", &[], &record.claim),
        }
        out.words(".");
    });
    main.line();
    let text = site.page(&name, &record.id, main);
    (name, text)
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
        out.words_in("p", &[], &format!("Hats and frequencies are those of the {word} convention."));
    }
}
