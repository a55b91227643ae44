//! What a text is written in.

use std::path::Path;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// LaTeX, and the bibliographies that belong to it.
    Tex,
    /// Markdown.
    Markdown,
    /// A notebook of Jupyter.
    Notebook,
    /// Python, and other languages with comments after `#`.
    Python,
    /// Rust, C and other languages with comments after `//`.
    C,
    /// JSON: what its texts say.
    Json,
    /// Anything else.
    Plain,
}

impl Language {
    /// What the name of a file says; standard input, which has none, is a plain text.
    #[must_use]
    pub fn of(path: &Path) -> Language {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("tex" | "sty" | "cls" | "bib" | "ltx") => Language::Tex,
            Some("md" | "markdown" | "qmd" | "rmd") => Language::Markdown,
            Some("ipynb") => Language::Notebook,
            Some("py" | "pyi" | "jl" | "r" | "toml" | "yaml" | "yml" | "sh") => Language::Python,
            Some("rs" | "c" | "h" | "cc" | "cpp" | "hpp" | "cu" | "cuh" | "js" | "ts" | "go" | "java" | "swift") => {
                Language::C
            }
            Some("json") => Language::Json,
            _ => Language::Plain,
        }
    }
}
