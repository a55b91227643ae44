//! Where a closed form and a decimal stand side by side.

use std::ops::Range;

use super::decimal::{self, Decimal};
use super::passage::{Literal, Passage};
use super::table;
use super::term::{Side, after, before, equates};
use super::token::{Kind, Token, tokens};

/// What says that the two sides are one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footing {
    /// A sign of equality in mathematics.
    Formula,
    /// A sign of equality among words.
    Words,
    /// The place of a comment beside a number.
    Comment,
    /// Two columns of a table, if other rows bear it out: the byte that it begins at, and the columns.
    Columns((usize, usize, usize)),
}

/// What may be a pair.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) closed: Vec<Token>,
    pub(super) decimal: Decimal,
    pub(super) footing: Footing,
    /// Whether the decimal may be a bound, and rounded in its direction: an inequality goes on with one of the sides, or words say so.
    pub(super) bounded: bool,
    /// The bytes of the decimal.
    pub(super) place: Range<usize>,
    pub(super) text: String,
}

/// The longest text of a pair that is told, in characters.
const LONGEST: usize = 160;

/// How far back words are looked at, in tokens.
const PARAGRAPH: usize = 200;

/// How words begin that speak of bounds.
const BOUNDS: [&str; 5] = ["bound", "most", "least", "upper", "lower"];

/// All that may be pairs in a passage.
pub(super) fn candidates(passage: &Passage) -> Vec<Candidate> {
    let tokens = tokens(passage);
    let here = Here {
        passage,
        tokens: &tokens,
    };
    let signs = (0..tokens.len()).filter(|at| equates(&tokens[*at]));
    let mut found: Vec<Candidate> = signs.filter_map(|sign| here.at_sign(sign)).collect();
    let cells = table::cells(&tokens);
    found.extend(cells.into_iter().filter_map(|cells| {
        let footing = Footing::Columns((passage.chars.get(cells.table)?.1, cells.columns.0, cells.columns.1));
        here.candidate(&cells.closed, &cells.decimal, footing, false)
    }));
    if let Some(literal) = &passage.literal
        && !tokens.iter().skip(1).any(equates)
    {
        found.extend(here.comment(literal));
    }
    found
}

struct Here<'a> {
    passage: &'a Passage,
    tokens: &'a [Token],
}

impl Here<'_> {
    fn number(&self, range: &Range<usize>) -> Option<Decimal> {
        decimal::read(self.tokens.get(range.clone())?)
    }

    fn at_sign(&self, sign: usize) -> Option<Candidate> {
        let (left, right) = (before(self.tokens, sign)?, after(self.tokens, sign)?);
        let footing = match self.tokens.get(sign)?.latex {
            true => Footing::Formula,
            false => Footing::Words,
        };
        let bounded = self.speaks_of_bounds(sign);
        if self.number(&right.range).is_some() {
            // Decimals before it are other forms of the same number.
            let mut closed = left;
            while self.number(&closed.range).is_some() {
                closed = before(self.tokens, closed.next?)?;
            }
            return self.between(&closed, &right, footing, bounded);
        }
        self.number(&left.range)?;
        self.between(&right, &left, footing, bounded)
    }

    /// Whether the words of its paragraph before a sign speak of bounds, or it stands in a row of a table, which may be of bounds.
    fn speaks_of_bounds(&self, sign: usize) -> bool {
        let (mut paragraph, mut at) = (true, sign);
        while at > 0 && paragraph && sign - at < PARAGRAPH {
            paragraph = self.tokens[at].lines < 2;
            at -= 1;
            let speaks = match &self.tokens[at].kind {
                Kind::Word(word) => BOUNDS.iter().any(|bound| word.to_lowercase().starts_with(bound)),
                Kind::Sign('|') => !self.tokens[at].latex,
                _ => false,
            };
            if speaks && paragraph {
                return true;
            }
        }
        false
    }

    fn between(&self, closed: &Side, decimal: &Side, footing: Footing, bounded: bool) -> Option<Candidate> {
        let bounded = bounded || closed.bounded || decimal.bounded;
        let certain = closed.certain && decimal.certain;
        certain.then(|| self.candidate(&closed.range, &decimal.range, footing, bounded))?
    }

    fn candidate(
        &self,
        closed: &Range<usize>,
        decimal: &Range<usize>,
        footing: Footing,
        bounded: bool,
    ) -> Option<Candidate> {
        let number = self.number(decimal)?;
        let tokens = self.tokens.get(closed.clone()).filter(|closed| !closed.is_empty())?;
        let start = self.tokens.get(decimal.start)?.start;
        let end = self.tokens.get(decimal.start + number.last)?.end;
        let (first, last) = self.passage.bytes(start, end)?;
        let from = closed.start.min(decimal.start);
        let to = closed.end.max(decimal.end) - 1;
        let text = self
            .passage
            .text(self.tokens.get(from)?.start, self.tokens.get(to)?.end);
        Some(Candidate {
            closed: tokens.to_vec(),
            decimal: number,
            footing,
            bounded,
            place: first..last,
            text: text.chars().take(LONGEST).collect(),
        })
    }

    /// A comment that is a formula from its beginning to its end, perhaps after a sign of equality.
    fn comment(&self, literal: &Literal) -> Option<Candidate> {
        let skipped = usize::from(self.tokens.first().is_some_and(equates));
        let mut closed = self.tokens.get(skipped..)?;
        while let Some((last, rest)) = closed.split_last()
            && matches!(last.sign(), Some('.' | '$' | ';'))
        {
            closed = rest;
        }
        while let Some((first, rest)) = closed.split_first()
            && first.is('$')
        {
            closed = rest;
        }
        let (first, last) = (closed.first()?, closed.last()?);
        let written = self.passage.text(first.start, last.end);
        Some(Candidate {
            closed: closed.to_vec(),
            decimal: Decimal::of(literal.negative, &literal.digits)?,
            footing: Footing::Comment,
            bounded: false,
            place: literal.start..literal.end,
            text: format!(
                "{written} = {}{}",
                if literal.negative { "-" } else { "" },
                literal.digits
            ),
        })
    }
}
