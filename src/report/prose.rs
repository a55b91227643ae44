//! How formulas and sentences are set: in Markdown with LaTeX, or as plain text for the terminal. Both come from the
//! same ledger, so that `kensho show` and the page on the disk say the same.

use crate::claim::Formula;

/// The medium a page is set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Markdown, formulas as LaTeX between dollar signs.
    Markdown,
    /// Plain text, formulas in the formula language.
    Terminal,
}

impl Medium {
    /// A formula within a sentence.
    #[must_use]
    pub fn inline(self, formula: &Formula) -> String {
        match self {
            Medium::Markdown => format!("${}$", formula.latex),
            Medium::Terminal => formula.text.clone(),
        }
    }

    /// A formula on a line of its own.
    #[must_use]
    pub fn display(self, formula: &Formula) -> String {
        match self {
            Medium::Markdown => format!("$$\n{}\n$$\n", formula.latex),
            Medium::Terminal => format!("    {}\n", formula.text),
        }
    }

    /// A chain of relations, one below the other; each line is the whole formula and what it continues the line before
    /// with in LaTeX, and is numbered.
    #[must_use]
    pub fn chain(self, lines: &[(&Formula, &str)]) -> String {
        match self {
            Medium::Terminal => lines
                .iter()
                .enumerate()
                .map(|(n, (line, _))| format!("    ({}) {}\n", n + 1, line.text))
                .collect(),
            Medium::Markdown => {
                let rows: Vec<String> = lines
                    .iter()
                    .enumerate()
                    .map(|(n, (line, continuation))| {
                        let left = match n {
                            0 => line.latex.strip_suffix(continuation).unwrap_or_default().trim_end(),
                            _ => "",
                        };
                        format!(r"{left} &{continuation} && ({})", n + 1)
                    })
                    .collect();
                format!(
                    "$$\n\\begin{{aligned}}\n{}\n\\end{{aligned}}\n$$\n",
                    rows.join(" \\\\\n")
                )
            }
        }
    }

    /// A sentence, with the characters that Markdown would take for its own escaped. Text between backquotes stays.
    #[must_use]
    pub fn sentence(self, text: &str) -> String {
        if self == Medium::Terminal {
            return text.to_owned();
        }
        let mut quoted = false;
        let mut set = String::with_capacity(text.len());
        for character in text.chars() {
            quoted ^= character == '`';
            if !quoted && matches!(character, '*' | '_' | '<' | '|' | '$' | '[' | ']' | '\\') {
                set.push('\\');
            }
            set.push(character);
        }
        set
    }

    /// A cell of a table: a sentence on one line.
    #[must_use]
    pub fn cell(self, text: &str) -> String {
        let line = text.replace('\n', " ");
        match self {
            // Inside backquotes a bar would still end the cell.
            Medium::Markdown => self.sentence(&line).replace("\\|", "|").replace('|', "\\|"),
            Medium::Terminal => line,
        }
    }
}
