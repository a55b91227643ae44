//! Tables: rows of Markdown between `|`, and of LaTeX between `&`.

use std::ops::Range;

use super::decimal;
use super::token::{Kind, Token};

/// Two cells of a row, of which one may be the value of the other.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) closed: Range<usize>,
    pub(super) decimal: Range<usize>,
    /// The character that the table begins at.
    pub(super) table: usize,
    pub(super) columns: (usize, usize),
}

/// The most columns that are looked at.
const WIDEST: usize = 40;

/// Each decimal of a table with the nearest formula in its row, on its left if there is one.
pub(super) fn cells(tokens: &[Token]) -> Vec<Cells> {
    let mut found = Vec::new();
    let (mut row, mut start, mut table) = (Vec::new(), 0, None);
    for at in 0..=tokens.len() {
        let token = tokens.get(at);
        let ends_line = token.is_none_or(|token| token.lines > 0 || token.is('↵') || token.is('§'));
        if ends_line && !(token.is_some_and(|token| token.lines > 0) && in_latex_row(&row, tokens)) {
            row.push(start..at);
            match row.len() {
                // A line without cells ends a table.
                1 if row.iter().all(|cell| is_words(&tokens[cell.clone()])) => table = None,
                1 => {}
                _ => {
                    let first = row
                        .first()
                        .and_then(|cell| tokens.get(cell.start))
                        .map_or(0, |token| token.start);
                    let table = *table.get_or_insert(first);
                    found.extend(pairs(tokens, &row, table));
                }
            }
            row.clear();
            start = at + usize::from(token.is_some_and(|token| token.is('↵') || token.is('§')));
            if token.is_some_and(|token| token.is('§')) {
                table = None;
            }
        }
        let divides = token.is_some_and(|token| token.is('&') || token.is('|') && !token.latex);
        if divides && row.len() < WIDEST {
            row.push(start..at);
            start = at + 1;
        }
    }
    found
}

/// Rows of LaTeX go on over lines until they are ended.
fn in_latex_row(row: &[Range<usize>], tokens: &[Token]) -> bool {
    row.first()
        .and_then(|cell| tokens.get(cell.end))
        .is_some_and(|token| token.is('&'))
}

fn is_words(cell: &[Token]) -> bool {
    !cell.is_empty()
}

/// The cell without the signs that frame mathematics.
fn trimmed(tokens: &[Token], mut cell: Range<usize>) -> Range<usize> {
    while !cell.is_empty() && tokens[cell.start].is('$') {
        cell.start += 1;
    }
    while !cell.is_empty() && tokens[cell.end - 1].is('$') {
        cell.end -= 1;
    }
    cell
}

fn pairs(tokens: &[Token], row: &[Range<usize>], table: usize) -> Vec<Cells> {
    let row: Vec<Range<usize>> = row.iter().map(|cell| trimmed(tokens, cell.clone())).collect();
    let is_decimal = |cell: &Range<usize>| decimal::read(&tokens[cell.clone()]).is_some();
    let is_closed = |cell: &Range<usize>| {
        let cell = &tokens[cell.clone()];
        let operates = cell.len() > 1
            && !cell
                .iter()
                .any(|token| matches!(token.sign(), Some('=' | '≈' | '<' | ',' | ';')));
        let is_constant = |kind: &Kind| matches!(kind, Kind::Word(name) if super::constant::constant(name).is_some());
        operates || cell.first().is_some_and(|token| is_constant(&token.kind))
    };
    let closed: Vec<usize> = (0..row.len())
        .filter(|at| !is_decimal(&row[*at]) && is_closed(&row[*at]))
        .collect();
    let decimals = (0..row.len()).filter(|at| is_decimal(&row[*at]));
    let nearest = decimals.filter_map(|at| {
        let left = closed.iter().rev().find(|other| **other < at);
        let other = *left.or_else(|| closed.first())?;
        Some(Cells {
            closed: row[other].clone(),
            decimal: row[at].clone(),
            table,
            columns: (other, at),
        })
    });
    nearest.collect()
}
