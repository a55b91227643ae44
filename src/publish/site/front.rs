//! The first page: every claim, with a search and filters.

use crate::proof::{ClaimRecord, Grade, Verdict};
use crate::publish::document::Target;
use crate::publish::footing::Footing;
use crate::publish::html;
use crate::publish::markup::Markup;
use crate::publish::page::{places, reach};
use crate::publish::passage::{Standing, refuted_as_printed};
use crate::publish::site::frame::Site;

/// The name of the page.
const NAME: &str = "index";

/// What the filter for verdicts offers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// Something printed is refuted.
    Wrong,
    /// Nothing printed is refuted, and everything is decided.
    Holds,
    /// Something is shown at listed values or to so many digits only.
    Confirmed,
    /// Something is undecided.
    Undecided,
    /// It did not come out as expected.
    Unexpected,
}

impl Found {
    const ALL: [Found; 5] = [
        Found::Wrong,
        Found::Holds,
        Found::Confirmed,
        Found::Undecided,
        Found::Unexpected,
    ];

    fn word(self) -> &'static str {
        match self {
            Found::Wrong => "refuted",
            Found::Holds => "holds",
            Found::Confirmed => "confirmed",
            Found::Undecided => "undecided",
            Found::Unexpected => "unexpected",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Found::Wrong => "refuted as printed",
            Found::Holds => "nothing printed refuted",
            Found::Confirmed => "something confirmed, not proved",
            Found::Undecided => "something undecided",
            Found::Unexpected => "not as expected",
        }
    }

    fn applies(self, claim: &ClaimRecord) -> bool {
        let any = |verdict| claim.statements.iter().any(|s| s.verdict == verdict);
        let wrong = claim.statements.iter().any(refuted_as_printed);
        match self {
            Found::Wrong => wrong,
            Found::Holds => !wrong && !any(Verdict::Undecided) && !any(Verdict::Supported),
            Found::Confirmed => any(Verdict::Confirmed),
            Found::Undecided => any(Verdict::Undecided),
            Found::Unexpected => !claim.passed,
        }
    }
}

const GRADES: [Grade; 4] = [Grade::Exact, Grade::Uniform, Grade::Enclosed, Grade::Sampled];

fn has_grade(claim: &ClaimRecord, grade: Grade) -> bool {
    let decided = claim.statements.iter().filter(|s| s.verdict >= Verdict::Supported);
    decided.into_iter().any(|s| s.grade == grade)
}

fn chapter(claim: &ClaimRecord) -> &str {
    claim.id.split('/').next().unwrap_or(&claim.id)
}

/// The page: its name and its text.
pub(super) fn page(site: &Site<'_>) -> (String, String) {
    let mut main = Markup::new();
    main.words_in("h1", &[], &format!("{}, checked", site.work.title));
    main.line();
    lead(site, &mut main);
    filters(site, &mut main);
    main.element(
        "ol",
        &[("class", "claims"), ("id", "claims"), ("role", "list")],
        |out| {
            out.line();
            for claim in &site.ledger.claims {
                card(site, claim, out);
            }
        },
    );
    main.line();
    legend(&mut main);
    (NAME.into(), site.page(NAME, "Claims", main))
}

fn lead(site: &Site<'_>, out: &mut Markup) {
    let ledger = site.ledger;
    let wrong = ledger.claims.iter().filter(|claim| Found::Wrong.applies(claim)).count();
    let count = |verdict| {
        let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
        statements.filter(|statement| statement.verdict == verdict).count()
    };
    let (proved, confirmed) = (count(Verdict::Proved), count(Verdict::Confirmed));
    out.element("p", &[("class", "lead")], |out| {
        out.words(&format!(
            "The {}: {} Its claims are decided here, each proved, refuted with a counterexample, or undecided. {} of {} claims \
             came out as expected, with {proved} statements proved, and {confirmed} confirmed at listed values; {wrong} claims find something printed that is false, \
             and say what holds instead: see the ",
            site.work.noun,
            site.work.citation(),
            ledger.passed,
            ledger.claims.len(),
        ));
        let errata = html::address(NAME, &Target::page("errata"));
        out.words_in("a", &[("href", &errata)], "errata");
        out.words(".");
    });
    out.line();
}

/// The search and the filters; the script shows them, since without it they would do nothing.
fn filters(site: &Site<'_>, out: &mut Markup) {
    let claims = &site.ledger.claims;
    let count = |applies: &dyn Fn(&ClaimRecord) -> bool| claims.iter().filter(|claim| applies(claim)).count();
    let form = [
        ("class", "filters"),
        ("role", "search"),
        ("hidden", "hidden"),
        ("id", "filters"),
        ("data-noun", "claims"),
    ];
    out.element("form", &form, |out| {
        out.element("p", &[], |out| {
            out.words_in("label", &[("for", "search")], "Search");
            let hint = "an equation such as (19), a word, a theorem";
            out.void(
                "input",
                &[
                    ("type", "search"),
                    ("id", "search"),
                    ("placeholder", hint),
                    ("autocomplete", "off"),
                ],
            );
        });
        let found = Found::ALL.map(|found| (found.word(), found.words(), count(&|claim| found.applies(claim))));
        select("verdict", "Verdict", &found, out);
        let grades = GRADES.map(|grade| (grade.word(), grade.word(), count(&|claim| has_grade(claim, grade))));
        select("grade", "Grade", &grades, out);
        let mut chapters: Vec<(&str, &str, usize)> = Vec::new();
        for claim in claims {
            let name = chapter(claim);
            match chapters.iter_mut().find(|(known, _, _)| *known == name) {
                Some((_, _, count)) => *count += 1,
                None => chapters.push((name, name, 1)),
            }
        }
        select("section", "Section", &chapters, out);
        let shown = [("id", "shown"), ("role", "status"), ("aria-live", "polite")];
        out.words_in("p", &shown, &format!("{} claims", claims.len()));
    });
    out.line();
}

fn select(name: &str, label: &str, options: &[(&str, &str, usize)], out: &mut Markup) {
    out.element("p", &[], |out| {
        out.words_in("label", &[("for", name)], label);
        out.element("select", &[("id", name)], |out| {
            out.words_in("option", &[("value", "")], "all");
            for (value, words, count) in options.iter().filter(|(_, _, count)| *count > 0) {
                out.words_in("option", &[("value", value)], &format!("{words} ({count})"));
            }
        });
    });
    out.line();
}

/// One claim in the list.
fn card(site: &Site<'_>, claim: &ClaimRecord, out: &mut Markup) {
    let words = |of: &dyn Fn(&ClaimRecord) -> Vec<&'static str>| of(claim).join(" ");
    let found = words(&|claim| {
        Found::ALL
            .iter()
            .filter(|f| f.applies(claim))
            .map(|f| f.word())
            .collect()
    });
    let grades = words(&|claim| {
        GRADES
            .iter()
            .filter(|g| has_grade(claim, **g))
            .map(|g| g.word())
            .collect()
    });
    let searched = searched(claim);
    let attributes = [
        ("data-verdict", found.as_str()),
        ("data-grade", &grades),
        ("data-section", chapter(claim)),
        ("data-words", &searched),
    ];
    out.element("li", &attributes, |out| {
        out.element("h2", &[], |out| {
            let address = html::address(NAME, &Target::page(&claim.id));
            out.words_in("a", &[("href", &address)], &claim.title);
        });
        out.element("p", &[("class", "places")], |out| {
            out.words(&format!("{} · ", places(claim)));
            out.words_in("code", &[], &claim.id);
            out.words(" · ");
            let footing = Footing::of(claim, site.ledger);
            let class = format!("footing {}", footing.word());
            out.words_in("span", &[("class", &class)], footing.words());
        });
        out.element("ul", &[("class", "verdicts"), ("role", "list")], |out| {
            for (role, verdict, reach, count) in verdicts(claim) {
                out.element("li", &[], |out| {
                    out.words(&format!("{role}: "));
                    let class = format!("verdict {verdict}");
                    let words = match count {
                        1 => reach.to_owned(),
                        _ => format!("{count} {reach}"),
                    };
                    out.words_in("span", &[("class", &class)], &words);
                });
            }
        });
    });
    out.line();
}

/// The verdicts of the statements, those of the same role and reach together, in the order in which they come.
fn verdicts(claim: &ClaimRecord) -> Vec<(&'static str, Verdict, &'static str, usize)> {
    let mut verdicts: Vec<(&str, Verdict, &str, usize)> = Vec::new();
    for statement in &claim.statements {
        let role = Standing::of(statement, claim).word();
        let reach = reach(statement.verdict, statement.grade);
        let same = verdicts
            .iter_mut()
            .find(|(r, _, known, _)| *r == role && *known == reach);
        match same {
            Some((_, _, _, count)) => *count += 1,
            None => verdicts.push((role, statement.verdict, reach, 1)),
        }
    }
    verdicts
}

/// What the search looks through, in lower case.
fn searched(claim: &ClaimRecord) -> String {
    let meanings = claim.statements.iter().map(|statement| statement.meaning.as_str());
    let theorems = claim.theorems.iter().map(|theorem| theorem.name.as_str());
    let places = places(claim);
    let words = [claim.id.as_str(), &claim.title, &places, &claim.says];
    let words: Vec<&str> = words.into_iter().chain(meanings).chain(theorems).collect();
    words.join(" ").replace('`', "").to_lowercase()
}

fn legend(out: &mut Markup) {
    out.element("section", &[("aria-labelledby", "footing")], |out| {
        out.words_in("h2", &[("id", "footing")], "How far a claim is verified");
        out.element("dl", &[("class", "legend")], |out| {
            for footing in Footing::ALL {
                let class = format!("footing {}", footing.word());
                out.element("dt", &[], |out| {
                    out.words_in("span", &[("class", &class)], footing.words())
                });
                out.words_in("dd", &[], &format!("{}.", footing.meaning()));
                out.line();
            }
        });
    });
    out.line();
}
