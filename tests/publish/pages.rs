//! Pages are functions of the ledger: what is in it is shown, and nothing else.

use kenzan::paper::Work;
use kenzan::proof::theorem::{How, Supplied, Theorem, named};
use kenzan::proof::{
    ClaimRecord, Counterexample, Formula, Grade, Ledger, LeftOpen, MutantRecord, Passage, PassageKind, Role, Score,
    StatementRecord, StepRecord, Verdict, WitnessRecord, equation, section,
};
use kenzan::publish::{directory::MARK, index, markdown, page, pages, terminal};

fn formula(text: &str, latex: &str) -> Formula {
    Formula {
        text: text.into(),
        latex: latex.into(),
        mathml: String::new(),
    }
}

fn step(text: &str, latex: &str, continuation: &str, concludes: bool) -> StepRecord {
    StepRecord {
        statement: 1,
        concludes,
        name: "cancel".into(),
        formula: formula(text, latex),
        left: formula("K", latex.strip_suffix(continuation).unwrap_or_default().trim_end()),
        continuation: formula(continuation, continuation),
        method: "normal form".into(),
        verdict: Verdict::Proved,
        grade: Grade::Exact,
        seen: "both sides are 2*k".into(),
        shares: None,
        theorems: vec![Supplied {
            theorem: fubini(),
            discharged: vec![How::ByKind("both are finite")],
        }],
    }
}

fn fubini() -> Theorem {
    named("tonelli-fubini").expect("in the library").clone()
}

fn statement(role: Role, text: &str, latex: &str, verdict: Verdict) -> StatementRecord {
    StatementRecord {
        role,
        formula: formula(text, latex),
        supposes: Vec::new(),
        given: Vec::new(),
        places: match role {
            Role::Extension => Vec::new(),
            Role::Printed | Role::Corrected => vec![equation(11)],
        },
        under: std::collections::BTreeMap::new(),
        leaves_open: vec!["m".into()],
        meaning: "a_b means *this*".into(),
        verdict,
        expected: verdict,
        grade: Grade::Exact,
        theorems: Vec::new(),
        counterexample: (verdict == Verdict::Refuted).then(|| Counterexample {
            point: "m = 1".into(),
            left: "-1".into(),
            right: "1".into(),
        }),
    }
}

#[test]
fn a_chain_begins_with_its_left_side_whatever_the_sign() {
    use kenzan::prelude::{Claim, chain, normal_form};
    let claim = Claim::of("test/chain", [equation(1)], "chain").positive("x").corrected(
        "x <= 3*x",
        chain()
            .at_most("2*x", normal_form("more"))
            .concluding(normal_form("more")),
    );
    let record = kenzan::proof::run_claim(&[], &claim, 20);
    let page = markdown::page(&page::document(&record, &Work::default()));
    assert!(page.contains("x &\\le 2 x && (1)"), "{page}");
    assert!(page.contains("\n &\\le 3 x && (2)"), "{page}");
}

pub(crate) fn claim() -> ClaimRecord {
    ClaimRecord {
        id: "ridgelet/example".into(),
        title: "An example".into(),
        equations: vec![equation(11)],
        passed: true,
        failures: Vec::new(),
        says: "The survey says so.".into(),
        symbols: vec!["m = 1, 2, 3, ...".into()],
        definitions: vec![formula("K = x", "K = x")],
        statements: vec![
            statement(Role::Printed, "K = 1", "K = 1", Verdict::Refuted),
            statement(Role::Corrected, "K = c", "K = c", Verdict::Proved),
        ],
        steps: vec![
            step("K = b", "K = b", "= b", true),
            step("b = c", "b = c", "= c", true),
            step("K = c", "K = c", "= c", false),
        ],
        tables: Vec::new(),
        measured: Vec::new(),
        figures: Vec::new(),
        mutants: vec![MutantRecord {
            text: "sign".into(),
            verdict: Verdict::Refuted,
            seen: "`abs(x) | y` fails".into(),
        }],
        score: None,
        witnesses: vec![WitnessRecord {
            engines: vec!["quadrature".into()],
            formula: "K".into(),
            instead: None,
            grid: "m = 1..3".into(),
            tolerance: "1e-9".into(),
            agrees: true,
            seen: "agrees at 3 of 3 points".into(),
        }],
        rests_on: Vec::new(),
        rests_on_confirmed: Vec::new(),
        rests_on_supposing: Vec::new(),
        theorems: vec![fubini()],
        notes: vec!["A note.".into()],
    }
}

pub(crate) fn ledger() -> Ledger {
    Ledger {
        claims: vec![claim()],
        passed: 1,
        failed: 0,
        constants: Vec::new(),
    }
}

pub(crate) fn work() -> Work {
    let passages = vec![
        Passage::at(equation(10), PassageKind::Definition, "What R is."),
        Passage::at(equation(11), PassageKind::Statement, "K is 1."),
        Passage::at(section("3", "a test"), PassageKind::Statement, "It is so."),
    ];
    Work {
        noun: "survey".into(),
        title: "A test".into(),
        authors: vec!["A. Author".into()],
        year: Some(2018),
        passages,
        ..Work::default()
    }
}

#[test]
fn the_index_goes_through_the_survey_and_says_what_no_claim_covers() {
    let index = &pages(&ledger(), &work())[0].text;
    for line in [
        "| (10) | What R is. | definition | used by no claim yet | – | – | – |",
        "| (11) | K is 1. | [refuted](errata.md) | proved | – | exact | [`ridgelet/example`](ridgelet/example.md) |",
        "| §3 (a test) | It is so. | no claim yet | – | – | – | – |",
        "| statement | 2 | 1 | 1 |",
        "| As printed | 0 | 0 | 0 | 0 | 0 | 1 | 0 |",
        "| Corrected | 1 | 0 | 0 | 0 | 0 | 0 | 0 |",
    ] {
        assert!(index.contains(line), "{line}\n{index}");
    }
}

#[test]
fn a_page_says_how_to_recompute_and_how_to_cite() {
    let page = markdown::page(&page::document(&claim(), &work()));
    let version = env!("CARGO_PKG_VERSION");
    assert!(page.contains("kenzan check ridgelet/example --format json"), "{page}");
    assert!(
        page.contains(&format!(
            "An example, claim ridgelet/example of kenzan {version}, on: A. Author, A test, 2018."
        )),
        "{page}"
    );
    assert!(
        page.contains("@misc{author-2018,\n  author = {A. Author},\n  title = {{A test}},\n  year = {2018},\n}\n@misc{kenzan-ridgelet-example,\n  author = {{kenzan contributors}},\n"),
        "{page}"
    );
}

#[test]
fn a_report_has_an_index_the_errata_trust_the_ledger_and_a_page_per_claim() {
    let pages = pages(&ledger(), &work());
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "index.md",
            "errata.md",
            "trust.md",
            "constants.md",
            "ridgelet/example.md",
            "ledger.json",
            "ledger.schema.json",
            "constants.json",
            "constants.schema.json",
            "constants.csv",
            "constants.tex",
            "constants.bib",
            "site/index.html",
            "site/graph.html",
            "site/passages.html",
            "site/errata.html",
            "site/trust.html",
            "site/constants.html",
            "site/ridgelet/example.html",
            "site/style.css",
            "site/site.js"
        ]
    );
    for page in &pages {
        let has_comments = ["md", "html", "css", "js", "tex", "bib"]
            .iter()
            .any(|ending| page.path.ends_with(ending));
        let says = |line: &str| line.contains("Written by kenzan from its ledger of evidence. Changes here are lost.");
        assert_eq!(page.text.lines().take(2).any(says), has_comments, "{}", page.path);
        assert_eq!(page.path.ends_with(".md"), page.text.starts_with(MARK), "{}", page.path);
        assert!(page.text.ends_with('\n') && !page.text.contains('\r'), "{}", page.path);
    }
    assert!(
        pages[0]
            .text
            .contains("| (11) | [An example](ridgelet/example.md) | refuted | proved for all values | – |")
    );
    assert!(
        pages[1].text.contains("At m = 1: left side -1, right side 1"),
        "{}",
        pages[1].text
    );
}

#[test]
fn a_page_shows_the_chain_as_displayed_mathematics() {
    let page = markdown::page(&page::document(&claim(), &Work::default()));
    let chain = "$$\n\\begin{aligned}\nK &= b && (1) \\\\\n &= c && (2)\n\\end{aligned}\n$$\n";
    assert!(page.contains(chain), "{page}");
    assert!(
        page.contains(
            "1. *cancel*, by normal form, resting on tonelli-fubini: **proved** (exact); both sides are 2\\*k."
        ),
        "{page}"
    );
    assert!(page.contains("* the same: *cancel*"), "{page}");
    assert!(
        page.contains("## 1. As printed: refuted") && page.contains("## 2. Corrected: proved for all values"),
        "{page}"
    );
    assert!(page.contains("a\\_b means \\*this\\*"), "{page}");
    assert!(page.contains("| sign | refuted | `abs(x) \\| y` fails |"), "{page}");
}

#[test]
fn the_terminal_page_has_formulas_in_the_formula_language() {
    let page = terminal::page(&page::document(&claim(), &Work::default()));
    assert!(
        page.contains("    (1) K = b\n    (2) b = c\n") && !page.contains('$') && !page.contains(MARK),
        "{page}"
    );
}

#[test]
fn a_claim_that_went_wrong_says_so_everywhere() {
    let mut wrong = claim();
    wrong.passed = false;
    wrong.failures = vec!["K = c is undecided, expected proved".into()];
    wrong.statements[1].verdict = Verdict::Undecided;
    wrong.statements[1].expected = Verdict::Proved;
    let ledger = Ledger {
        claims: vec![wrong],
        passed: 0,
        failed: 1,
        constants: Vec::new(),
    };
    let pages = pages(&ledger, &work());
    assert!(pages[0].text.contains("0 of 1 claims") && pages[0].text.contains("**not as expected**"));
    assert!(
        pages[4]
            .text
            .contains("**Not as expected:** K = c is undecided, expected proved")
    );
    assert!(pages[4].text.contains("## 2. Corrected: undecided") && pages[4].text.contains("Expected: proved."));
}

#[test]
fn a_statement_that_decides_nothing_is_a_lemma() {
    let mut lemma = claim();
    lemma.statements[1].places.clear();
    let page = markdown::page(&page::document(&lemma, &Work::default()));
    assert!(page.contains("## 2. Lemma: proved for all values"), "{page}");
    let mut apart = claim();
    apart.statements[1].places = vec![equation(12)];
    let page = markdown::page(&page::document(&apart, &Work::default()));
    assert!(page.contains("## 2. Made precise: proved for all values"), "{page}");
}

#[test]
fn a_page_lists_the_hypotheses_of_a_theorem_and_how_they_are_met() {
    let page = markdown::page(&page::document(&claim(), &Work::default()));
    assert!(page.contains("## Theorems"), "{page}");
    assert!(page.contains("**tonelli-fubini**"), "{page}");
    assert!(page.contains(" exists: both are finite."), "{page}");
}

#[test]
fn what_must_be_trusted_is_counted_from_the_ledger() {
    let trust = &pages(&ledger(), &work())[2].text;
    for line in [
        "| exact | proved for all values |",
        "### tonelli-fubini",
        "$F$: $a$…$b$ × $c$…$d$ → C, measurable, if",
        "Used by [`ridgelet/example`](ridgelet/example.md).",
        "0 of 1 claims rest on nothing",
        "1 of 1 are refuted",
    ] {
        assert!(trust.contains(line), "{line}\n{trust}");
    }
}

#[test]
fn grades_never_mix() {
    assert_eq!(page::reach(Verdict::Proved, Grade::Exact), "proved for all values");
    assert_eq!(page::reach(Verdict::Proved, Grade::Uniform), "proved on the whole box");
    assert_eq!(page::reach(Verdict::Proved, Grade::Enclosed), "proved by enclosures");
    assert!(!page::reach(Verdict::Proved, Grade::Sampled).starts_with("proved"));
    for grade in [Grade::Sampled, Grade::Enclosed, Grade::Uniform, Grade::Exact] {
        assert_eq!(page::reach(Verdict::Undecided, grade), "undecided");
        assert_eq!(page::reach(Verdict::Confirmed, grade), "confirmed, not proved");
        let refuted = page::reach(Verdict::Refuted, grade) == "refuted";
        assert_eq!(refuted, grade > Grade::Sampled, "samples refute nothing");
    }
}

fn says_nothing(change: &str) -> LeftOpen {
    let why = "a side of `K = c` has no value at m = 1".into();
    LeftOpen {
        change: change.into(),
        why,
    }
}

#[test]
fn the_score_stands_on_the_page_and_in_the_index() {
    let page = |record: &ClaimRecord| markdown::page(&page::document(record, &Work::default()));
    assert!(page(&claim()).contains("was not looked at in this version of the claim"));
    let record = ClaimRecord {
        score: Some(Score {
            claim: "ridgelet/example".into(),
            content: "0123456789abcdef".into(),
            engine: Score::engine(),
            changes: 12,
            refuted: 5,
            undefined: ["K: 0 for 1", "K: -1 for 1"].map(says_nothing).into(),
            untried: 0,
            still_true: vec!["K: c for d".into()],
            undecided: vec![LeftOpen {
                change: "K: 2 for 1".into(),
                why: "`K = c` was not decided".into(),
            }],
        }),
        ..claim()
    };
    let text = page(&record);
    assert!(
        text.contains("5 of 7 mutants refuted, 1 still true, 1 undecided; 2 more say nothing; 3 more were not made"),
        "{text}"
    );
    assert!(text.contains("still true: `K: c for d`"), "{text}");
    assert!(
        text.contains("undecided: `K: 2 for 1`; `K = c` was not decided"),
        "{text}"
    );
    let ledger = Ledger {
        claims: vec![record],
        ..ledger()
    };
    let index = markdown::page(&index::document(&ledger, &Work::default()));
    assert!(index.contains("| 5/7 |"), "{index}");
}
