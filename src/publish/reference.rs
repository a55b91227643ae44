//! How a constant is cited and recomputed: in words, as a command, as an entry of a bibliography.

use std::fmt::Write as _;

use crate::paper::Work;
use crate::proof::{Convention, Settings};

/// The values of parameters, and the convention if there is one, in words.
pub(super) fn at(settings: &Settings, convention: Option<&str>) -> String {
    let mut at: Vec<String> = settings
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    at.extend(convention.map(|word| format!("{word} convention")));
    at.join(", ")
}

/// The command that computes a constant, as a shell reads it.
pub(super) fn command(name: &str, settings: &Settings, convention: Option<&str>, digits: usize) -> String {
    let mut command = format!("kenzan constant {name}");
    for (name, value) in settings.iter() {
        let setting = format!("{name}={value}");
        let safe = |c: char| c.is_ascii_alphanumeric() || "=-./".contains(c);
        let _ = match setting.chars().all(safe) {
            true => write!(command, " --set {setting}"),
            false => write!(command, " --set '{}'", setting.replace('\'', r"'\''")),
        };
    }
    if let Some(word) = convention.filter(|word| *word != Convention::default().word()) {
        let _ = write!(command, " --convention {word}");
    }
    let _ = write!(command, " --digits {digits}");
    command
}

/// What a reference to a constant says.
pub(super) struct Reference<'a> {
    /// What follows `kenzan-` in the key.
    pub(super) key: &'a str,
    /// The name of the constant.
    pub(super) name: &'a str,
    /// Its parameters.
    pub(super) at: &'a str,
    /// The claim it belongs to.
    pub(super) claim: Option<&'a str>,
    /// What it is, in LaTeX.
    pub(super) formula: Option<&'a str>,
    /// The number, in LaTeX.
    pub(super) number: &'a str,
    /// The command that recomputes it.
    pub(super) command: &'a str,
}

/// An entry of a bibliography.
pub(super) fn reference(of: &Reference<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let at = match of.at.is_empty() {
        true => String::new(),
        false => format!(" at {}", plain(of.at)),
    };
    let claim = of
        .claim
        .map(|claim| format!("claim {}, ", plain(claim)))
        .unwrap_or_default();
    let formula = of.formula.map(|formula| format!("{formula} = ")).unwrap_or_default();
    format!(
        "@misc{{kenzan-{key},\n  author = {{{{kenzan contributors}}}},\n  title = {{The constant {name}{at}}},\n  \
         howpublished = {{\\texttt{{{command}}}}},\n  note = {{kenzan {version}, {claim}${formula}{number}$}},\n}}\n",
        key = of.key,
        name = plain(of.name),
        command = plain(of.command),
        number = of.number,
    )
}

/// The entry for the paper itself.
pub(super) fn of_work(work: &Work) -> String {
    let fields = [
        ("author", work.authors.join(" and ")),
        ("title", format!("{{{}}}", work.title)),
        ("year", work.year.map(|year| year.to_string()).unwrap_or_default()),
    ];
    let lines = fields.iter().filter(|(_, value)| !value.is_empty() && value != "{}");
    let lines: String = lines
        .map(|(name, value)| format!("  {name} = {{{value}}},\n"))
        .collect();
    format!("@misc{{{},\n{lines}}}", work.key())
}

/// A text for LaTeX, which must not read commands into it.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '_' | '%' | '&' | '#' | '$' | '{' | '}' => plain.extend(['\\', c]),
            '^' => plain += r"\^{}",
            '~' => plain += r"\~{}",
            '\\' => plain += r"\textbackslash{}",
            // Two hyphens or a straight quote would be set as something else.
            '-' => plain += "{-}",
            '\'' => plain += r"\textquotesingle{}",
            _ => plain.push(c),
        }
    }
    plain
}
