//! `paper.kenzan`: title, authors, and the passages in order.
//!
//! ```text
//! paper "A note on normal laws"
//! authors A. Author, B. Author
//! year 2026
//! noun note
//! cite A. Author, B. Author, A note on normal laws, 2026.
//!
//! definition (1): The normal law N(m,v) has the density p.
//! statement (2): Its variance is v.
//! for every v
//! reading deviation: v is the standard deviation
//! reading variance: v is the variance
//! ```

use super::claim::places;
use super::line::{Line, Misfit, Span};
use super::{Requirements, Work, block};
use crate::formula::{Symbol, parse_domain};
use crate::proof::{Defect, Open, Passage, PassageKind, Reading};

/// What the paper is and says.
pub(super) fn work(lines: &[Line]) -> Result<(Work, Vec<Misfit>), Misfit> {
    let [head, rest @ ..] = lines else {
        return Err(Misfit {
            line: 1,
            column: 1,
            reason: "the file is empty: it begins with `paper \"title\"`".into(),
        });
    };
    let head = head.span();
    let title = head.after("paper").and_then(|title| title.quoted());
    let (title, _) = title.ok_or_else(|| head.misfit("a paper begins with `paper \"title\"`"))?;
    let mut work = Work {
        title,
        noun: "paper".into(),
        ..Work::default()
    };
    let mut misfits = Vec::new();
    let mut rest = rest;
    while let Some((line, below, after)) = block(rest) {
        misfits.extend(work.take(&line.span()).err());
        misfits.extend(
            below
                .iter()
                .map(|child| child.span().misfit("nothing belongs below this line: indent it less")),
        );
        rest = after;
    }
    if work.authors.is_empty() {
        misfits.push(head.misfit("a paper has authors: add `authors A. Author, B. Author`"));
    }
    Ok((work, misfits))
}

/// `2 mutants, 1 witness`.
fn requirements(text: &Span<'_>) -> Result<Requirements, Misfit> {
    let mut found = Requirements::default();
    for part in text.split(',') {
        let wrong = || part.misfit("what each claim has to have is written `requires 2 mutants, 1 witness`");
        let (count, of) = part.word();
        let count = count.parse().map_err(|_| wrong())?;
        match of.text().as_str() {
            "mutant" | "mutants" => found.mutants = count,
            "witness" | "witnesses" => found.witnesses = count,
            _ => return Err(wrong()),
        }
    }
    Ok(found)
}

/// `every m natural from 1, t > 0, f, sigma`.
fn names(text: &Span<'_>) -> Result<Vec<Open>, Misfit> {
    let names = text.after("every");
    let names =
        names.ok_or_else(|| text.misfit("what a passage leaves open is written `for every m natural, t > 0, f`"))?;
    let name = |part: &Span<'_>| {
        let (name, kind) = part.word();
        if kind.is_empty() {
            let name = Symbol::parse(&name).map_err(|error| part.misfit(error.to_string()))?;
            return Ok(Open { name, domain: None });
        }
        let (name, domain) =
            parse_domain(&part.text()).map_err(|error| part.misfit_at(error.column() - 1, error.message()))?;
        Ok(Open {
            name,
            domain: Some(domain),
        })
    };
    names.split(',').iter().map(name).collect()
}

/// `name: what is read into the passage`.
fn reading(text: &Span<'_>) -> Result<Reading, Misfit> {
    let parts = text.at_sign(':').map(|(name, says)| (name.text(), says.text()));
    match parts {
        Some((name, says)) if !name.is_empty() && !says.is_empty() => Ok(Reading { name, says }),
        _ => Err(text.misfit("a reading is written `reading NAME: what is read into the passage`")),
    }
}

impl Work {
    /// Whether a line that may stand once, in the paper or with the passage before, stood there before.
    fn has(&self, word: &str) -> bool {
        let passage = self.passages.last();
        match word {
            "authors" => !self.authors.is_empty(),
            "year" => self.year.is_some(),
            "cite" => !self.cite.is_empty(),
            "requires" => self.requires != Requirements::default(),
            "for" => passage.is_some_and(|passage| !passage.every.is_empty()),
            "defect" => passage.is_some_and(|passage| passage.defect.is_some()),
            _ => false,
        }
    }

    fn take(&mut self, span: &Span<'_>) -> Result<(), Misfit> {
        let (word, rest) = span.word();
        if rest.is_empty() {
            return Err(span.misfit(format!("nothing stands after `{word}`")));
        }
        if self.has(&word) {
            return Err(span.misfit(format!("a line `{word}` was there before: put both into one")));
        }
        match word.as_str() {
            "authors" => self.authors = rest.split(',').iter().map(Span::text).collect(),
            "year" => {
                let year = rest.text().parse();
                self.year = Some(year.map_err(|_| rest.misfit("a year is a number such as 2018"))?);
            }
            "noun" => self.noun = rest.text(),
            "cite" => self.cite = rest.text(),
            "requires" => self.requires = requirements(&rest)?,
            "note" => self.notes.push(rest.text()),
            "for" => self.before(span)?.every = names(&rest)?,
            "reading" => {
                let reading = reading(&rest)?;
                let readings = &mut self.before(span)?.readings;
                if readings.iter().any(|other| other.name == reading.name) {
                    return Err(rest.misfit(format!("a reading `{}` was there before", reading.name)));
                }
                readings.push(reading);
            }
            "defect" => {
                let text = rest.text();
                let defect = Defect::ALL.into_iter().find(|defect| defect.word() == text);
                let known = Defect::ALL.map(Defect::word).join("`, `");
                let defect = defect.ok_or_else(|| rest.misfit(format!("a defect is one of `{known}`")))?;
                self.before(span)?.defect = Some(defect);
            }
            _ => {
                let passage = self.passage(&word, &rest, span)?;
                self.passages.push(passage);
            }
        }
        Ok(())
    }

    /// The passage that a line says more of.
    fn before(&mut self, span: &Span<'_>) -> Result<&mut Passage, Misfit> {
        let last = self.passages.last_mut();
        last.ok_or_else(|| span.misfit("this says more of the passage before, and there is none"))
    }

    fn passage(&self, word: &str, rest: &Span<'_>, span: &Span<'_>) -> Result<Passage, Misfit> {
        let kind = PassageKind::ALL.into_iter().find(|kind| kind.word() == word);
        let kind = kind.ok_or_else(|| {
            let kinds = PassageKind::ALL.map(PassageKind::word).join(", ");
            span.misfit(format!(
                "`{word}` begins no line of {}: authors, year, noun, cite, requires, note, for every, reading, defect, {kinds} do",
                super::PAPER
            ))
        })?;
        let wrong = || span.misfit(format!("a passage is written `{word} (12): what it says`"));
        let (place, says) = rest.at_sign(':').ok_or_else(wrong)?;
        let [place] = &places(&place)?[..] else {
            return Err(wrong());
        };
        if says.is_empty() {
            return Err(wrong());
        }
        match self.passages.iter().any(|other| other.place == *place) {
            true => Err(rest.misfit(format!("a passage of the place {place} was there before"))),
            false => Ok(Passage::at(place.clone(), kind, says.text())),
        }
    }
}
