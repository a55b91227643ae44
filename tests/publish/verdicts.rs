//! Verdicts below a proof are counted apart.

use kenzan::paper::Work;
use kenzan::proof::{Grade, Ledger, Verdict};
use kenzan::publish::{markdown, page, pages};

use crate::pages::{claim, work};

#[test]
fn samples_are_counted_apart_and_never_as_proved() {
    let mut measured = claim();
    measured.statements[1].verdict = Verdict::Supported;
    measured.statements[1].grade = Grade::Sampled;
    measured.statements[1].verdict = Verdict::Supported;
    let ledger = Ledger {
        claims: vec![measured],
        passed: 1,
        failed: 0,
        constants: Vec::new(),
    };
    let index = &pages(&ledger, &work())[0].text;
    let row = "| (11) | K is 1. | [refuted](errata.md) | supported by samples, not proved | – | sampled |";
    assert!(
        index.contains(row) && index.contains("| Corrected | 0 | 0 | 0 | 0 | 1 | 0 | 0 |"),
        "{index}"
    );
}

#[test]
fn what_is_confirmed_is_counted_apart_and_never_as_proved() {
    let mut confirmed = claim();
    confirmed.statements[1].verdict = Verdict::Confirmed;
    confirmed.statements[1].expected = Verdict::Confirmed;
    confirmed.steps[2].verdict = Verdict::Confirmed;
    confirmed.statements[1].grade = Grade::Enclosed;
    confirmed.steps[2].shares = Some(vec!["it folds complex integrands".into()]);
    confirmed.rests_on = vec!["a/b".into()];
    confirmed.rests_on_confirmed = vec!["a/c".into()];
    let ledger = Ledger {
        claims: vec![confirmed.clone()],
        passed: 1,
        failed: 0,
        constants: Vec::new(),
    };
    let pages = pages(&ledger, &work());
    let text = |path: &str| &pages.iter().find(|page| page.path == path).expect("a page").text;
    assert!(text("index.md").contains("| Corrected | 0 | 0 | 0 | 1 | 0 | 0 | 0 |"));
    assert!(text("index.md").contains("| (11) | K is 1. | [refuted](errata.md) | confirmed | – | enclosed |"));
    assert!(text("errata.md").contains("**Instead**, confirmed, not proved:"));
    assert!(text("trust.md").contains("| enclosed | confirmed, not proved |"));
    assert!(text("site/index.html").contains("verdict confirmed"));
    let page = text("ridgelet/example.md");
    for words in [
        "## 2. Corrected: confirmed, not proved",
        "Shares the exact layer with the proof above: it folds complex integrands.",
        "some is only confirmed: see",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    confirmed.steps[2].shares = Some(Vec::new());
    let page = markdown::page(&page::document(&confirmed, &Work::default()));
    assert!(page.contains("Independent of the exact layer."), "{page}");
}
