//! A page as a tree of blocks, before it is set in any medium. What a page says is decided once, here; Markdown, the
//! terminal and HTML only spell it.

use crate::proof::{Formula, Verdict};

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it stands below the report, without an ending and with `/` between folders: `dae/optimum`.
    pub path: String,
    /// Its title, the only heading of the first level.
    pub title: Text,
    /// What follows, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The heading of what follows; the level is 2 or more.
    Heading {
        /// 2 for a section, 3 for a part of one.
        level: usize,
        /// Its words.
        text: Text,
    },
    /// Sentences.
    Paragraph(Text),
    /// A formula on a line of its own.
    Display(Formula),
    /// Relations one below the other, each continuing the one before; numbered from 1.
    Chain(Vec<Line>),
    /// Items one below the other.
    List {
        /// Whether they are numbered from 1.
        ordered: bool,
        /// The items.
        items: Vec<Text>,
    },
    /// Rows of cells.
    Table {
        /// The heads of the columns.
        head: Vec<Text>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Text>>,
    },
    /// Text for machines, kept as it is.
    Code {
        /// Its language, as in `bibtex`; may be empty.
        language: &'static str,
        /// The lines, without a final newline.
        text: String,
    },
    /// A passage to be quoted.
    Quote(Text),
    /// A picture.
    Figure {
        /// Where it stands below the report: `figures/star.svg`.
        file: String,
        /// What it shows, for those who do not see it.
        alternative: String,
        /// What stands below it.
        caption: Text,
    },
}

/// A line of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The whole relation.
    pub relation: Formula,
    /// Its left side.
    pub left: Formula,
    /// The sign and the right side.
    pub continuation: Formula,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a page of the report.
    Page {
        /// Its [`Document::path`].
        path: String,
        /// The heading, by its [anchor](Document::anchors).
        anchor: Option<String>,
    },
    /// To a file of the report that is no page: `ledger.json`.
    File(String),
    /// To a place outside.
    Address(String),
}

impl Target {
    /// A page, from its top.
    #[must_use]
    pub fn page(path: &str) -> Target {
        Target::Page {
            path: path.into(),
            anchor: None,
        }
    }

    /// A heading of a page.
    #[must_use]
    pub fn heading(path: &str, anchor: &str) -> Target {
        Target::Page {
            path: path.into(),
            anchor: Some(anchor.into()),
        }
    }
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words as they are: no character has a meaning of its own.
    Words(String),
    /// A formula.
    Formula(Formula),
    /// Something in the formula language, an id or a command.
    Code(String),
    /// Words that stand out.
    Strong(Text),
    /// A name that is mentioned.
    Emphasis(Text),
    /// Words that say a verdict.
    Verdict(Verdict, String),
    /// Words that lead elsewhere.
    Link(Target, Text),
}

/// A sentence or several, as spans. Built from left to right: each method adds one span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Text {
        Text::default()
    }

    /// A sentence of the ledger, in which what stands between backquotes is code.
    #[must_use]
    pub fn of(sentence: &str) -> Text {
        Text::new().say(sentence)
    }

    /// Adds a sentence of the ledger, in which what stands between backquotes is code.
    #[must_use]
    pub fn say(mut self, sentence: &str) -> Text {
        let mut rest = sentence;
        while let Some((words, code, after)) = first_code(rest) {
            self.push_words(words);
            self.0.push(Span::Code(code.into()));
            rest = after;
        }
        self.push_words(rest);
        self
    }

    fn push_words(&mut self, words: &str) {
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(Span::Words(before)) => before.push_str(words),
            _ => self.0.push(Span::Words(words.into())),
        }
    }

    /// Adds a formula.
    #[must_use]
    pub fn formula(mut self, formula: &Formula) -> Text {
        self.0.push(Span::Formula(formula.clone()));
        self
    }

    /// Adds code.
    #[must_use]
    pub fn code(mut self, code: &str) -> Text {
        self.0.push(Span::Code(code.into()));
        self
    }

    /// Adds words that stand out.
    #[must_use]
    pub fn strong(mut self, sentence: &str) -> Text {
        self.0.push(Span::Strong(Text::of(sentence)));
        self
    }

    /// Adds a name that is mentioned.
    #[must_use]
    pub fn emphasis(mut self, sentence: &str) -> Text {
        self.0.push(Span::Emphasis(Text::of(sentence)));
        self
    }

    /// Adds words that say a verdict.
    #[must_use]
    pub fn verdict(mut self, verdict: Verdict, words: &str) -> Text {
        self.0.push(Span::Verdict(verdict, words.into()));
        self
    }

    /// Adds a verdict that stands out.
    #[must_use]
    pub fn strong_verdict(mut self, verdict: Verdict) -> Text {
        self.0.push(Span::Strong(Text::new().verdict(verdict, verdict.word())));
        self
    }

    /// Adds words that lead elsewhere.
    #[must_use]
    pub fn link(mut self, target: Target, text: Text) -> Text {
        self.0.push(Span::Link(target, text));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn then(mut self, text: Text) -> Text {
        for span in text.0 {
            match span {
                Span::Words(words) => self.push_words(&words),
                other => self.0.push(other),
            }
        }
        self
    }

    /// Puts plain words for links to pages other than these.
    fn unlink(&mut self, pages: &[String]) {
        for span in std::mem::take(&mut self.0) {
            match span {
                Span::Link(Target::Page { path, .. }, text) if !pages.contains(&path) => self.0.extend(text.0),
                Span::Strong(mut text) => {
                    text.unlink(pages);
                    self.0.push(Span::Strong(text));
                }
                Span::Emphasis(mut text) => {
                    text.unlink(pages);
                    self.0.push(Span::Emphasis(text));
                }
                other => self.0.push(other),
            }
        }
    }

    /// The texts with a separator between them.
    #[must_use]
    pub fn joined(texts: impl IntoIterator<Item = Text>, separator: &str) -> Text {
        let joined = texts.into_iter().reduce(|all, text| all.say(separator).then(text));
        joined.unwrap_or_default()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bare words; formulas and code in the formula language.
    #[must_use]
    pub fn plain(&self) -> String {
        let spans = self.0.iter().map(|span| match span {
            Span::Words(words) | Span::Code(words) | Span::Verdict(_, words) => words.clone(),
            Span::Formula(formula) => formula.text.clone(),
            Span::Strong(text) | Span::Emphasis(text) | Span::Link(_, text) => text.plain(),
        });
        spans.collect()
    }
}

/// The words before the first code, the code without its backquotes, and what comes after.
fn first_code(sentence: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = sentence.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((words, code, after))
}

impl Block {
    /// A section heading.
    #[must_use]
    pub fn section(text: Text) -> Block {
        Block::Heading { level: 2, text }
    }

    /// A paragraph of a sentence in which what stands between backquotes is code.
    #[must_use]
    pub fn say(sentence: &str) -> Block {
        Block::Paragraph(Text::of(sentence))
    }

    /// A list without numbers.
    #[must_use]
    pub fn bullets(items: Vec<Text>) -> Block {
        Block::List { ordered: false, items }
    }

    /// A table whose heads are plain words.
    #[must_use]
    pub fn table(head: &[&str], rows: Vec<Vec<Text>>) -> Block {
        Block::Table {
            head: head.iter().map(|head| Text::of(head)).collect(),
            rows,
        }
    }
}

impl Document {
    /// The page for a report that has only some pages: links to any other are plain words.
    #[must_use]
    pub fn within(mut self, pages: &[String]) -> Document {
        for text in self.texts_mut() {
            text.unlink(pages);
        }
        self
    }

    fn texts_mut(&mut self) -> Vec<&mut Text> {
        let mut texts = vec![&mut self.title];
        for block in &mut self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) | Block::Quote(text) => texts.push(text),
                Block::Figure { caption, .. } => texts.push(caption),
                Block::List { items, .. } => texts.extend(items),
                Block::Table { head, rows } => texts.extend(head.iter_mut().chain(rows.iter_mut().flatten())),
                Block::Display(_) | Block::Chain(_) | Block::Code { .. } => {}
            }
        }
        texts
    }

    /// The anchors of the headings among the blocks, in order: the words in lower case with hyphens for spaces and without
    /// punctuation, and a number where the same words come again. Sites that show Markdown make the same ones.
    #[must_use]
    pub fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = vec![slug(&self.title.plain())];
        for block in &self.blocks {
            if let Block::Heading { text, .. } = block {
                let slug = slug(&text.plain());
                let numbered = (1..).map(|n| format!("{slug}-{n}"));
                let anchor = std::iter::once(slug.clone())
                    .chain(numbered)
                    .find(|anchor| !anchors.contains(anchor));
                anchors.extend(anchor);
            }
        }
        anchors.remove(0);
        anchors
    }
}

fn slug(words: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let lower = words.to_lowercase();
    lower
        .chars()
        .filter(kept)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The way from the folder of one page of a report to a file of it.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = &from[..from.len() - 1];
    let common = folders
        .iter()
        .zip(&to[..to.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let up = folders.len() - common;
    let parts = std::iter::repeat_n("..", up).chain(to[common..].iter().copied());
    parts.collect::<Vec<_>>().join("/")
}
