//! Pages as trees: sentences are parsed once, anchors are those of sites that show Markdown, links find their way.

use kenzan::paper::Work;
use kenzan::proof::{Formula, Verdict};
use kenzan::publish::document::{Block, Document, Span, Target, Text, relative};
use kenzan::publish::{markdown, terminal};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        path: "a/page".into(),
        title: Text::of("A page"),
        blocks,
    }
}

fn formula(text: &str, latex: &str) -> Formula {
    Formula {
        text: text.into(),
        latex: latex.into(),
        mathml: String::new(),
    }
}

#[test]
fn what_stands_between_backquotes_is_code_and_a_lone_one_is_itself() {
    let text = Text::of("both are `a_b | c`, not `d");
    let words = |words: &str| Span::Words(words.into());
    assert_eq!(
        text.0,
        [words("both are "), Span::Code("a_b | c".into()), words(", not `d")]
    );
    let page = markdown::page(&document(vec![Block::Paragraph(text)]));
    assert!(page.contains("both are `a_b | c`, not \\`d\n"), "{page}");
}

#[test]
fn a_cell_stays_one_cell() {
    let text = Text::of("`a | b`\nc | d ").formula(&formula("abs(x)", "|x|"));
    let table = document(vec![Block::table(&["x", ""], vec![vec![text, Text::new()]])]);
    let page = markdown::page(&table);
    let expected = "| x | |\n| --- | --- |\n| `a \\| b` c \\| d $\\vert x\\vert $ | |\n";
    assert!(page.ends_with(expected), "{page}");
}

#[test]
fn anchors_are_unlike_and_know_the_words_of_the_heading() {
    let heading = |text: Text| Block::section(text);
    let verdict = Text::of("1. As printed: ").verdict(Verdict::Refuted, "refuted");
    let page = document(vec![
        heading(verdict),
        heading(Text::of("A page")),
        heading(Text::of("(8): `σ_k` again")),
        heading(Text::of("(8): `σ_k` again")),
    ]);
    assert_eq!(
        page.anchors(),
        ["1-as-printed-refuted", "a-page-1", "8-σ_k-again", "8-σ_k-again-1"]
    );
}

#[test]
fn links_find_their_way_and_lead_to_pages_that_exist() {
    assert_eq!(relative("index", "a/b.md"), "a/b.md");
    assert_eq!(relative("a/page", "a/b.md"), "b.md");
    assert_eq!(relative("a/page", "c/b.md"), "../c/b.md");
    assert_eq!(relative("a/b/page", "ledger.json"), "../../ledger.json");
    let link = |target| Text::new().link(target, Text::of("there"));
    let page = document(vec![
        Block::Paragraph(link(Target::heading("a/page", "top"))),
        Block::bullets(vec![
            link(Target::heading("b/other", "top")),
            link(Target::page("gone")),
        ]),
        Block::Paragraph(link(Target::File("ledger.json".into()))),
    ]);
    let page = page.within(&["a/page".into(), "b/other".into()]);
    let text = markdown::page(&page);
    for line in [
        "[there](#top)\n",
        "* [there](../b/other.md#top)\n",
        "* there\n",
        "[there](../ledger.json)\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!terminal::page(&page).contains("ledger.json"));
}

#[test]
fn the_terminal_wraps_words_and_breaks_up_tables_that_are_too_wide() {
    let long = "word ".repeat(30);
    let text = |words: &str| Text::of(words);
    let page = document(vec![
        Block::bullets(vec![text(&long)]),
        Block::table(
            &["name", "n"],
            vec![vec![text("one"), text("1")], vec![text("eleven"), text("11")]],
        ),
        Block::table(&["name", "seen", ""], vec![vec![text("one"), text(&long), Text::new()]]),
    ]);
    let page = terminal::page(&page);
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    assert!(page.contains("* word word") && page.contains("\n  word"), "{page}");
    assert!(
        page.contains("name    n\n------  --\none     1\neleven  11\n"),
        "{page}"
    );
    assert!(page.contains("* name: one\n  seen: word"), "{page}");
}

#[test]
fn pictures_have_a_page_of_their_own_and_their_words() {
    let ledger = kenzan::proof::Ledger {
        claims: Vec::new(),
        constants: Vec::new(),
        passed: 0,
        failed: 0,
    };
    let picture = Block::Figure {
        file: "figures/star.svg".into(),
        alternative: "A star with \"four\" arms".into(),
        caption: Text::of("Where the parameters gather."),
    };
    let without = kenzan::publish::site::pages(&ledger, &Work::default(), &[document(Vec::new())]);
    assert!(without.iter().all(|page| !page.text.contains("figures.html")));
    let page = document(vec![picture]);
    assert!(
        markdown::page(&page)
            .contains("![A star with \"four\" arms](../figures/star.svg)\n\nWhere the parameters gather.\n")
    );
    let pages = kenzan::publish::site::pages(&ledger, &Work::default(), &[page]);
    let text = |path: &str| {
        let found = pages.iter().find(|page| page.path == path);
        found.map(|page| page.text.as_str()).expect("the page is written")
    };
    let image = |up: &str| format!("<img src=\"{up}figures/star.svg\" alt=\"A star with &quot;four&quot; arms\"/>");
    assert!(text("site/figures.html").contains(&image("../")));
    assert!(text("site/figures.html").contains("<a href=\"a/page.html\">A page</a>"));
    assert!(text("site/a/page.html").contains(&image("../../")));
    assert!(text("site/index.html").contains("<a href=\"figures.html\">Figures</a>"));
}
