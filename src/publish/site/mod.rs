//! The site: static pages that need no network, a style sheet and a script. A function of the ledger like every report.

pub mod constants;
pub mod frame;
pub mod front;
pub mod graph;
mod layout;

use crate::paper::Work;
use crate::proof::Ledger;
use crate::publish::directory::Page;
use crate::publish::document::{Block, Document, Span, Target, Text};
use crate::publish::footing::Footing;
use crate::publish::html::{self, SITE};
use crate::publish::library::{self, Medium, Volume};
use crate::publish::markup::Markup;
use crate::publish::page;
use frame::Site;

/// The style sheet.
const STYLE: &str = include_str!("style.css");

/// The script.
const SCRIPT: &str = include_str!("site.js");

/// The files of the site, below its folder in the report.
#[must_use]
pub fn pages(ledger: &Ledger, work: &Work, documents: &[Document]) -> Vec<Page> {
    let site = Site::of(ledger, work, documents);
    let mut files = vec![front::page(&site), graph::page(&site)];
    for document in documents {
        match document.path == constants::NAME {
            true => files.extend(constants::pages(&site, document)),
            false => files.push(document_page(&site, document)),
        }
    }
    files.extend(figures(documents).map(|figures| document_page(&site, &figures)));
    let mut pages: Vec<Page> = files
        .into_iter()
        .map(|(path, text)| Page {
            path: format!("{SITE}/{path}.html"),
            text,
        })
        .collect();
    pages.extend(furniture());
    pages
}

/// The files that every site has.
fn furniture() -> impl Iterator<Item = Page> {
    [(frame::STYLE, STYLE), (frame::SCRIPT, SCRIPT)]
        .into_iter()
        .map(|(name, text)| Page {
            path: format!("{SITE}/{name}"),
            text: text.into(),
        })
}

/// The files of the site that leads to those of several papers.
pub(super) fn front_pages(volumes: &[Volume<'_>]) -> Vec<Page> {
    let document = library::document(volumes, Medium::Site);
    let mut main = Markup::new();
    main.element("h1", &[], |out| html::text(&document.path, &document.title, out));
    main.line();
    html::blocks(&document, &mut main);
    let entry = |volume: &Volume<'_>| {
        let name = frame::capitalised(&volume.paper.name);
        (format!("../{}", volume.site()), name)
    };
    let menu: Vec<(String, String)> = volumes.iter().map(entry).collect();
    let text = frame::whole(&document.path, &document.title.plain(), &menu, main, |_| {});
    let path = format!("{SITE}/{}.html", document.path);
    std::iter::once(Page { path, text }).chain(furniture()).collect()
}

/// A page of the report as a page of the site.
fn document_page(site: &Site<'_>, document: &Document) -> (String, String) {
    let name = html::page_name(&document.path).to_owned();
    let mut main = Markup::new();
    let claim = site.ledger.claims.iter().find(|claim| claim.id == document.path);
    main.element("h1", &[], |out| html::text(&name, &document.title, out));
    main.line();
    if let Some(claim) = claim {
        let footing = Footing::of(claim, site.ledger);
        main.element("p", &[], |out| {
            let class = format!("footing {}", footing.word());
            out.words_in("span", &[("class", &class)], footing.words());
            out.words(&format!(": {}; see ", footing.meaning()));
            let address = html::address(&name, &Target::heading("graph", &graph::anchor(&claim.id)));
            out.words_in("a", &[("href", &address)], "what it rests on");
            out.words(".");
        });
        main.line();
    }
    if claim.is_some() {
        contents(document, &mut main);
    }
    html::blocks(document, &mut main);
    if let Some(claim) = claim {
        neighbours(site, &claim.id, &mut main);
    }
    let text = site.page(&name, &document.title.plain(), main);
    (name, text)
}

/// Links to the sections of the page of a claim; a statement is named by its number and verdict.
fn contents(document: &Document, out: &mut Markup) {
    let anchors = document.anchors();
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text } => Some((*level, text)),
        _ => None,
    });
    let sections = headings.zip(&anchors).filter(|((level, _), _)| *level == 2);
    let sections: Vec<(&Text, &String)> = sections.map(|((_, text), anchor)| (text, anchor)).collect();
    out.element("nav", &[("class", "contents"), ("aria-label", "On this page")], |out| {
        out.element("ul", &[("role", "list")], |out| {
            for (text, anchor) in sections {
                let address = format!("#{anchor}");
                out.element("li", &[], |out| {
                    out.element("a", &[("href", &address)], |out| short(text, out));
                });
                out.line();
            }
        });
    });
    out.line();
}

/// A heading in a word or two.
fn short(text: &Text, out: &mut Markup) {
    let words = text.plain();
    let verdict = text.0.iter().find_map(|span| match span {
        Span::Verdict(verdict, _) => Some(verdict),
        _ => None,
    });
    match (verdict, words.split_once(". ")) {
        (Some(verdict), Some((number, _))) => {
            let class = format!("verdict {verdict}");
            out.words_in("span", &[("class", &class)], &format!("{number} {verdict}"));
        }
        _ => out.words(&words),
    }
}

/// Links to the claims before and after one.
fn neighbours(site: &Site<'_>, id: &str, out: &mut Markup) {
    let claims = &site.ledger.claims;
    let Some(place) = claims.iter().position(|claim| claim.id == id) else {
        return;
    };
    let before = place.checked_sub(1).and_then(|place| claims.get(place));
    let after = claims.get(place + 1);
    out.element(
        "nav",
        &[("class", "neighbours"), ("aria-label", "Neighbouring claims")],
        |out| {
            for (claim, relation, arrow) in [(before, "prev", "← "), (after, "next", "→ ")] {
                let Some(claim) = claim else { continue };
                let address = html::address(id, &Target::page(&claim.id));
                let words = format!("{arrow}{} {}", page::places(claim), claim.title);
                out.words_in("a", &[("rel", relation), ("href", &address)], &words);
                out.line();
            }
        },
    );
    out.line();
}

/// All pictures of the report on one page, each with the page it comes from; nothing where there is none.
fn figures(documents: &[Document]) -> Option<Document> {
    let mut blocks = Vec::new();
    for document in documents {
        let pictures = document
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Figure { .. }));
        let pictures: Vec<Block> = pictures.cloned().collect();
        if !pictures.is_empty() {
            let title = Text::new().link(Target::page(&document.path), document.title.clone());
            blocks.push(Block::section(title));
            blocks.extend(pictures);
        }
    }
    (!blocks.is_empty()).then(|| Document {
        path: "figures".into(),
        title: Text::of("Figures"),
        blocks,
    })
}
