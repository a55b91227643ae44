//! The page of what rests on what: a picture of the claims and theorems, and the same as tables.

use crate::proof::{ClaimRecord, Role, Verdict};
use crate::publish::document::Target;
use crate::publish::footing::Footing;
use crate::publish::html;
use crate::publish::markup::Markup;
use crate::publish::site::frame::Site;
use crate::publish::site::layout::{COLUMN, HEIGHT, Layout, Node, ROW, WIDTH, resting};
use crate::publish::theorem;

/// The name of the page.
const NAME: &str = "graph";

/// The anchor of the row of a claim.
#[must_use]
pub(super) fn anchor(id: &str) -> String {
    format!("claim-{}", id.replace('/', "-"))
}

fn anchor_of_theorem(name: &str) -> String {
    format!("theorem-{name}")
}

/// What the paper's own words came to, which the border of a node shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Printed {
    /// Something printed is refuted.
    Refuted,
    /// Something printed is neither proved nor refuted.
    Undecided,
    /// What is printed is proved as it stands, or once it is made precise.
    Holds,
}

impl Printed {
    const ALL: [Printed; 3] = [Printed::Holds, Printed::Refuted, Printed::Undecided];

    fn of(claim: &ClaimRecord) -> Printed {
        let printed = claim.statements.iter().filter(|s| s.role != Role::Extension);
        let printed = printed.filter(|s| s.role == Role::Printed || s.verdict != Verdict::Proved);
        match printed.map(|s| s.verdict).min() {
            Some(Verdict::Refuted) => Printed::Refuted,
            Some(Verdict::Undecided | Verdict::Supported | Verdict::Confirmed) => Printed::Undecided,
            Some(Verdict::Proved) | None => Printed::Holds,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Printed::Refuted => "printed-refuted",
            Printed::Undecided => "printed-undecided",
            Printed::Holds => "printed-holds",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Printed::Refuted => "something printed is refuted",
            Printed::Undecided => "something printed is neither proved nor refuted",
            Printed::Holds => "nothing printed is refuted",
        }
    }
}

/// The page: its name and its text.
pub(super) fn page(site: &Site<'_>) -> (String, String) {
    let layout = Layout::of(site.ledger);
    let mut main = Markup::new();
    main.words_in("h1", &[], "What rests on what");
    main.line();
    main.words_in(
        "p",
        &[],
        "Arrows lead from what is rested on to what rests on it: from a theorem of the textbooks, in the column on the left, to \
         the claims whose steps use it, and from claim to claim. A claim stands no better than the worst it rests on. The \
         tables below say the same in words.",
    );
    main.line();
    legend(&mut main);
    main.element("div", &[("class", "scroll graph")], |out| picture(site, &layout, out));
    main.line();
    claims(site, &mut main);
    theorems(site, &mut main);
    (NAME.into(), site.page(NAME, "Dependencies", main))
}

fn legend(out: &mut Markup) {
    out.element("ul", &[("class", "key"), ("role", "list")], |out| {
        for footing in Footing::ALL {
            let class = format!("swatch {}", footing.word());
            out.element("li", &[], |out| {
                out.element("span", &[("class", &class)], |_| {});
                out.words(&format!(" filling: {}", footing.words()));
            });
            out.line();
        }
        for printed in Printed::ALL {
            let class = format!("swatch {}", printed.class());
            out.element("li", &[], |out| {
                out.element("span", &[("class", &class)], |_| {});
                out.words(&format!(" border: {}", printed.words()));
            });
            out.line();
        }
        out.element("li", &[], |out| {
            out.element("span", &[("class", "swatch assumption")], |_| {});
            out.words(" a theorem of the textbooks");
        });
    });
    out.line();
}

fn picture(site: &Site<'_>, layout: &Layout<'_>, out: &mut Markup) {
    let view = format!("0 0 {} {}", layout.width, layout.height);
    let (width, height) = (layout.width.to_string(), layout.height.to_string());
    let attributes = [
        ("viewBox", view.as_str()),
        ("width", &width),
        ("height", &height),
        ("role", "group"),
        ("aria-label", "Claims and theorems, with arrows to what rests on them"),
    ];
    out.element("svg", &attributes, |out| {
        out.line();
        for (name, y) in &layout.bands {
            let (line, words) = (y.to_string(), (y + 17).to_string());
            let right = layout.width.to_string();
            let across = [
                ("class", "band"),
                ("x1", "204"),
                ("x2", &right),
                ("y1", &line),
                ("y2", &line),
            ];
            out.void("line", &across);
            out.words_in("text", &[("class", "band"), ("x", "210"), ("y", &words)], name);
            out.line();
        }
        for (from, to) in &layout.edges {
            arrow(&layout.nodes[*from], &layout.nodes[*to], out);
        }
        for node in &layout.nodes {
            draw(site, node, out);
        }
    });
}

/// An arrow; one that passes other columns does so in the gap above the row it leads to, never behind a node.
fn arrow(from: &Node<'_>, to: &Node<'_>, out: &mut Markup) {
    let (x1, y1) = (from.x + WIDTH, from.y + HEIGHT / 2);
    let (x2, y2) = (to.x, to.y + HEIGHT / 2);
    let gap = COLUMN - WIDTH;
    let tip = x2.saturating_sub(6);
    let (up, down) = (y2.saturating_sub(4), y2 + 4);
    let curve = if x2 <= x1 + gap {
        let bend = (x1 + x2) / 2;
        format!("M{x1} {y1}C{bend} {y1} {bend} {y2} {tip} {y2}")
    } else {
        // Arrows from unlike heights keep a little apart.
        let lane = to.y - (ROW - HEIGHT) / 2 - 4 + y1 / ROW % 3 * 4;
        let (first, last) = (x1 + gap, x2 - gap);
        let (in_bend, out_bend) = (x1 + gap / 2, x2 - gap / 2);
        format!(
            "M{x1} {y1}C{in_bend} {y1} {in_bend} {lane} {first} {lane}H{last}C{out_bend} {lane} {out_bend} {y2} {tip} {y2}"
        )
    };
    let head = format!("M{x2} {y2}L{tip} {up}L{tip} {down}Z");
    let class = if from.claim.is_none() { "arrow assumed" } else { "arrow" };
    out.element("g", &[("class", class)], |out| {
        out.void("path", &[("d", &curve), ("fill", "none")]);
        out.void("path", &[("class", "head"), ("d", &head)]);
    });
    out.line();
}

fn draw(site: &Site<'_>, node: &Node<'_>, out: &mut Markup) {
    let (address, class, told) = match node.claim {
        Some(claim) => {
            let (footing, printed) = (Footing::of(claim, site.ledger), Printed::of(claim));
            let told = format!("{}: {}; {}", claim.title, footing.words(), printed.words());
            let class = format!("node {} {}", footing.word(), printed.class());
            (html::address(NAME, &Target::page(node.id)), class, told)
        }
        None => {
            let address = format!("#{}", anchor_of_theorem(node.id));
            (
                address,
                "node assumption".into(),
                format!("{}: taken for granted", node.id),
            )
        }
    };
    let name = node.id.rsplit('/').next().unwrap_or(node.id);
    let (x, y) = (node.x.to_string(), node.y.to_string());
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    let (middle, base) = ((node.x + WIDTH / 2).to_string(), (node.y + 20).to_string());
    out.element("a", &[("href", &address), ("class", &class)], |out| {
        out.words_in("title", &[], &told);
        let corner = if node.claim.is_some() { "4" } else { "15" };
        let shape = [
            ("x", x.as_str()),
            ("y", &y),
            ("width", &width),
            ("height", &height),
            ("rx", corner),
        ];
        out.void("rect", &shape);
        let place = [("x", middle.as_str()), ("y", &base), ("text-anchor", "middle")];
        out.words_in("text", &place, name);
    });
    out.line();
}

fn claims(site: &Site<'_>, out: &mut Markup) {
    let head = [
        "claim",
        "how far verified",
        "as printed",
        "rests on",
        "takes for granted itself",
    ];
    section("claims", "The claims", &head, out, |out| {
        for claim in &site.ledger.claims {
            let (footing, anchor) = (Footing::of(claim, site.ledger), anchor(&claim.id));
            out.element("tr", &[("id", &anchor)], |out| {
                out.element("th", &[("scope", "row")], |out| link(&claim.id, out));
                let class = format!("footing {}", footing.word());
                out.element("td", &[], |out| {
                    out.words_in("span", &[("class", &class)], footing.words())
                });
                out.words_in("td", &[], Printed::of(claim).words());
                out.element("td", &[], |out| {
                    listed(&claim.rests_on, out, |id, out| {
                        match site.ledger.claims.iter().any(|c| c.id == *id) {
                            true => link(id, out),
                            false => out.words_in("code", &[], id),
                        }
                    });
                });
                out.element("td", &[], |out| {
                    listed(&resting(claim), out, |name, out| {
                        let address = format!("#{}", anchor_of_theorem(name));
                        out.words_in("a", &[("href", &address)], name);
                    });
                });
            });
            out.line();
        }
    });
}

fn theorems(site: &Site<'_>, out: &mut Markup) {
    let all = theorem::all(site.ledger);
    if all.is_empty() {
        return;
    }
    let head = ["theorem", "what it says", "source", "used by"];
    section("theorems", "The theorems", &head, out, |out| {
        for theorem in all {
            let anchor = anchor_of_theorem(&theorem.name);
            out.element("tr", &[("id", &anchor)], |out| {
                out.words_in("th", &[("scope", "row")], &theorem.name);
                out.words_in("td", &[], &theorem.says);
                out.words_in("td", &[], &theorem.source);
                let users = theorem::users(theorem, site.ledger);
                out.element("td", &[], |out| listed(&users, out, |claim, out| link(&claim.id, out)));
            });
            out.line();
        }
    });
}

fn section(id: &str, title: &str, head: &[&str], out: &mut Markup, rows: impl FnOnce(&mut Markup)) {
    out.element("section", &[("aria-labelledby", id)], |out| {
        out.words_in("h2", &[("id", id)], title);
        out.element("div", &[("class", "scroll")], |out| {
            out.element("table", &[], |out| {
                out.element("thead", &[], |out| {
                    out.element("tr", &[], |out| {
                        head.iter()
                            .for_each(|head| out.words_in("th", &[("scope", "col")], head));
                    });
                });
                out.line();
                out.element("tbody", &[], rows);
            });
        });
    });
    out.line();
}

fn link(id: &str, out: &mut Markup) {
    let address = html::address(NAME, &Target::page(id));
    out.element("a", &[("href", &address)], |out| out.words_in("code", &[], id));
}

/// The items with commas between them, or a dash.
fn listed<T>(items: &[T], out: &mut Markup, write: impl Fn(&T, &mut Markup)) {
    if items.is_empty() {
        out.words("–");
    }
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            out.words(", ");
        }
        write(item, out);
    }
}
