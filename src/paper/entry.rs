//! Entries of a paper's lists: a line with a word, a name and what it is, and its parts below it, each a line that begins with a word.

use super::block;
use super::claim::{definition, formula};
use super::line::{Line, Misfit, Span};
use crate::formula::{Expr, Symbol, parse_expr};
use crate::proof::Convention;

/// A line below the head of an entry, with what is indented below it.
pub(super) struct Part<'a> {
    pub(super) word: String,
    /// The line as a whole.
    pub(super) line: Span<'a>,
    /// What stands after the word.
    pub(super) rest: Span<'a>,
    pub(super) below: &'a [Line],
}

/// The parts of an entry, which begin with one of the words.
pub(super) fn parts<'a>(entry: &str, words: &[&str], mut below: &'a [Line]) -> Result<Vec<Part<'a>>, Misfit> {
    let mut found = Vec::new();
    while let Some((line, children, after)) = block(below) {
        let line = line.span();
        let (word, rest) = line.word();
        if !words.contains(&word.as_str()) {
            let words = words.join(", ");
            return Err(line.misfit(format!("`{word}` begins no line of {entry}: {words} do")));
        }
        if rest.is_empty() {
            return Err(line.misfit(format!("nothing stands after `{word}`")));
        }
        if let Some(child) = children.first().filter(|_| word != "in") {
            let reason = format!("nothing belongs below a line with `{word}`: indent it less");
            return Err(child.span().misfit(reason));
        }
        found.push(Part {
            word,
            line,
            rest,
            below: children,
        });
        below = after;
    }
    Ok(found)
}

/// `soft-sign "the soft sign"`: a name and what it is.
pub(super) fn titled(head: &Span<'_>, example: &str) -> Result<(String, String), Misfit> {
    let wrong = |span: &Span<'_>| span.misfit(format!("this is written `{example}`"));
    let (name, title) = head.word();
    let (title, rest) = title.quoted().ok_or_else(|| wrong(head))?;
    match rest.is_empty() {
        true => Ok((name, title)),
        false => Err(wrong(&rest)),
    }
}

/// Sees to it that a name is of small letters, digits and hyphens, as one that is asked for in any case must be.
pub(super) fn plain(name: &str, at: &Span<'_>) -> Result<(), Misfit> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    match !name.is_empty() && name.chars().all(fits) {
        true => Ok(()),
        false => Err(at.misfit(format!(
            "`{name}` is no name of this kind: write small letters, digits and hyphens"
        ))),
    }
}

/// The names of `also called softsign, algebraic`.
pub(super) fn aliases<'a>(part: &Part<'a>) -> Result<Vec<Span<'a>>, Misfit> {
    let names = part.rest.after("called").filter(|names| !names.is_empty());
    let names = names.ok_or_else(|| {
        part.rest
            .misfit("other names are written `also called name, other-name`")
    })?;
    Ok(names.split(','))
}

/// The body of `let head = body`, where the head must be one of those told.
pub(super) fn defined(part: &Part<'_>, heads: &[&str]) -> Result<(usize, String), Misfit> {
    let (head, body) = definition(&part.rest)?;
    match heads.iter().position(|known| *known == head) {
        Some(place) => Ok((place, body)),
        None => Err(part
            .rest
            .misfit(format!("`{head}` is not defined here: {} is", heads.join(" or ")))),
    }
}

/// Puts what a line says into its place, unless another line said it before.
pub(super) fn once<T>(place: &mut Option<T>, said: T, line: &Span<'_>) -> Result<(), Misfit> {
    match place.replace(said) {
        None => Ok(()),
        Some(_) => Err(line.misfit("this was said before: leave one of the two out")),
    }
}

/// `in the angular convention`, after its first word.
pub(super) fn convention(text: &Span<'_>) -> Result<Convention, Misfit> {
    let said = text.text();
    let words = |convention: &Convention| said == format!("the {} convention", convention.word());
    Convention::ALL.into_iter().find(words).ok_or_else(|| {
        text.misfit("a convention is written `in the angular convention`, ordinary or unitary instead of angular")
    })
}

/// Sees to it that a formula has no symbols but those told, and applies no function that the language does not have.
pub(super) fn closed(text: &Span<'_>, symbols: &[&str]) -> Result<(), Misfit> {
    formula(text)?;
    let Ok(read) = parse_expr(&text.text()) else {
        return Ok(());
    };
    match foreign(&read, symbols) {
        None => Ok(()),
        Some(name) => Err(text.misfit(format!(
            "`{name}` is not known here: the formula has {} for symbols",
            symbols.join(", ")
        ))),
    }
}

/// A symbol that is not among those told, or a function that is not one of the language.
pub(super) fn foreign(formula: &Expr, symbols: &[&str]) -> Option<Symbol> {
    let mut free = formula.free_symbols().into_iter();
    let symbol = free.find(|symbol| !symbols.contains(&symbol.as_str()));
    symbol.or_else(|| formula.applied().pop_first())
}
