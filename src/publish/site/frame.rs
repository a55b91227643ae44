//! What every page of the site has around its text.

use crate::paper::Work;
use crate::proof::Ledger;
use crate::publish::directory::MARK;
use crate::publish::document::{Block, Document, Target, relative};
use crate::publish::html;
use crate::publish::markup::Markup;

/// The name of the style sheet.
pub(super) const STYLE: &str = "style.css";

/// The name of the script.
pub(super) const SCRIPT: &str = "site.js";

/// What the pages of a site share.
#[derive(Debug)]
pub struct Site<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The paper.
    pub work: &'a Work,
    /// The files that the navigation leads to, with their names there.
    menu: Vec<(String, String)>,
}

impl<'a> Site<'a> {
    /// The site of a ledger and the pages of its report.
    #[must_use]
    pub fn of(ledger: &'a Ledger, work: &'a Work, documents: &[Document]) -> Site<'a> {
        let is_claim = |path: &str| ledger.claims.iter().any(|claim| claim.id == path);
        let mut menu = vec![("index.html".to_owned(), "Claims".to_owned())];
        for document in documents.iter().filter(|document| !is_claim(&document.path)) {
            let name = html::page_name(&document.path);
            menu.push((format!("{name}.html"), capitalised(name)));
        }
        menu.push(("graph.html".into(), "Dependencies".into()));
        let pictured = |document: &Document| {
            document
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Figure { .. }))
        };
        if documents.iter().any(pictured) {
            menu.push(("figures.html".into(), "Figures".into()));
        }
        Site { ledger, work, menu }
    }

    /// The page of that name, title and main part.
    #[must_use]
    pub fn page(&self, name: &str, title: &str, main: Markup) -> String {
        whole(name, title, &self.menu, main, |out| {
            out.words(" All evidence for machines: ");
            let ledger = html::address(name, &Target::File("ledger.json".into()));
            out.words_in("a", &[("href", &ledger)], "ledger.json");
            out.words(".");
        })
    }
}

/// The page of that name, title, menu and main part; the menu holds files below the site with their names, and `more` adds to the footer.
pub(super) fn whole(
    name: &str,
    title: &str,
    menu: &[(String, String)],
    main: Markup,
    more: impl FnOnce(&mut Markup),
) -> String {
    let mut out = Markup::new();
    out.element("html", &[("lang", "en")], |out| {
        out.line();
        head(name, title, out);
        out.element("body", &[], |out| {
            out.line();
            out.words_in("a", &[("class", "skip"), ("href", "#main")], "Skip to the text");
            header(name, menu, out);
            out.element("main", &[("id", "main"), ("tabindex", "-1")], |out| {
                out.line();
                out.append(&main.finish());
            });
            out.line();
            footer(out, more);
            // Says what a button did, for those who hear the page.
            let said = [("id", "said"), ("role", "status"), ("aria-live", "polite")];
            out.element("p", &said, |_| {});
            out.line();
        });
        out.line();
    });
    format!("<!DOCTYPE html>\n{MARK}\n{}\n", out.finish())
}

fn header(name: &str, menu: &[(String, String)], out: &mut Markup) {
    out.element("header", &[], |out| {
        out.line();
        let home = relative(name, "index.html");
        out.words_in("a", &[("class", "home"), ("href", &home)], "kenzan 検算");
        out.element("nav", &[("aria-label", "Pages")], |out| {
            out.element("ul", &[("role", "list")], |out| {
                for (file, words) in menu {
                    let address = relative(name, file);
                    let here = [("href", address.as_str()), ("aria-current", "page")];
                    let is_here = file.strip_suffix(".html") == Some(name);
                    let attributes = if is_here { &here[..] } else { &here[..1] };
                    out.element("li", &[], |out| out.words_in("a", attributes, words));
                    out.line();
                }
            });
        });
    });
    out.line();
}

fn head(name: &str, title: &str, out: &mut Markup) {
    let (style, script) = (relative(name, STYLE), relative(name, SCRIPT));
    out.element("head", &[], |out| {
        out.line();
        out.void("meta", &[("charset", "utf-8")]);
        out.line();
        out.words_in("title", &[], &format!("{title} · kenzan"));
        out.line();
        let viewport = "width=device-width, initial-scale=1";
        out.void("meta", &[("name", "viewport"), ("content", viewport)]);
        out.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        out.line();
        out.void("link", &[("rel", "stylesheet"), ("href", &style)]);
        // No picture for the tab: without this a browser asks the server for one.
        out.void("link", &[("rel", "icon"), ("href", "data:,")]);
        out.element("script", &[("src", &script), ("defer", "defer")], |_| {});
        out.line();
    });
    out.line();
}

fn footer(out: &mut Markup, more: impl FnOnce(&mut Markup)) {
    let version = env!("CARGO_PKG_VERSION");
    out.element("footer", &[], |out| {
        out.words(&format!(
            "Written by kenzan {version} from its ledger of evidence; nothing here is typed by hand."
        ));
        more(out);
    });
    out.line();
}

pub(super) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
