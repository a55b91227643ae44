//! Declarations of symbols in words.

use super::cursor::Cursor;
use super::domain::{self, Domain};
use super::error::ParseError;
use super::lexer::Kind;
use super::relation::RelationOp;
use super::symbol::Symbol;

/// Reads the declaration of a symbol: `x real`, `S real 2 by n` (a matrix), `t > 0`, `t >= 0`, `t <> 0`, `x in 0..1` (rational ends; an end may be
/// infinite where the result is the line or a half line from 0), `x in R^m` (a vector), `k natural`, `m natural from 1`, `p prime`.
///
/// # Errors
/// [`ParseError`] with the column where the text stops being a declaration.
pub fn parse_domain(text: &str) -> Result<(Symbol, Domain), ParseError> {
    let mut parser = Cursor::new(text)?;
    let symbol = parser.variable()?;
    let column = parser.here().column;
    let token = parser.next();
    let domain = match (&token.kind, token.text.as_str()) {
        (Kind::Name(_), "real") if matches!(parser.here().kind, Kind::End) => Domain::Real,
        (Kind::Name(_), "real") => {
            let from = parser.here().column;
            let rows = parser.sum()?.expr;
            if parser.next().text != "by" {
                return Err(parser.error_at(from, "the rows and columns of a matrix are written `2 by 3`"));
            }
            let columns = parser.sum()?.expr;
            Domain::matrices(&rows, &columns).map_err(|why| parser.error_at(from, why.to_string()))?
        }
        (Kind::Name(_), "natural") if parser.here().text == "from" => {
            parser.next();
            let from = parser.rational()?;
            let from = from.filter(|q| *q.denom() == 1).and_then(|q| q.numer().to_u32());
            let from = from.ok_or_else(|| parser.error_at(column, "a natural number was expected after `from`"))?;
            Domain::Natural { from }
        }
        (Kind::Name(_), "natural") => Domain::Natural { from: 0 },
        (Kind::Name(_), "prime") => Domain::Prime,
        (Kind::Name(_), "in") => {
            let from = parser.here().column;
            let lo = parser.sum()?.expr;
            if let Some(dimension) = domain::dimension(&lo).filter(|_| matches!(parser.here().kind, Kind::End)) {
                let dimension = dimension.clone();
                return Ok((symbol, Domain::Vector { dimension }));
            }
            parser.sign('.', "`..` between the ends")?;
            let hi = parser.sum()?.expr;
            Domain::between(&lo, &hi).map_err(|why| parser.error_at(from, why.to_string()))?
        }
        (Kind::Relation(RelationOp::Ne, _), _) => {
            let bound = parser.here().column;
            match parser.rational()? {
                Some(zero) if zero == 0 => Domain::Nonzero,
                _ => return Err(parser.error_at(bound, "`<> 0` is the only domain with a point left out")),
            }
        }
        (Kind::Relation(op, true), _) => {
            let bound = parser.here().column;
            match (op, parser.rational()?) {
                (RelationOp::Lt, Some(zero)) if zero == 0 => Domain::Positive,
                (RelationOp::Le, Some(zero)) if zero == 0 => Domain::Nonnegative,
                _ => {
                    return Err(parser.error_at(
                        bound,
                        "only `> 0`, `>= 0` and `<> 0` are domains; others are written `x in a..b`",
                    ));
                }
            }
        }
        _ => {
            let forms =
                "expected `in a..b`, `in R^m`, `> 0`, `>= 0`, `<> 0`, `real`, `natural`, `natural from n` or `prime`";
            return Err(parser.error_at(column, forms));
        }
    };
    parser.end()?;
    Ok((symbol, domain))
}
