//! Notation spelled for MathML: presentation elements of MathML Core, readable without scripts or fonts from elsewhere.

use super::notation::{self, Big, Mark, Sign};
use super::relation::{Relation, RelationOp};
use super::tree::Expr;
use crate::room;

impl Expr {
    /// The formula as a `<math>` element whose `alttext` is the text form.
    pub fn to_mathml(&self) -> String {
        room::for_depth(self.depth(), || math(&notation::of_expr(self), &self.to_string()))
    }
}

impl Relation {
    /// The relation as a `<math>` element whose `alttext` is the text form.
    pub fn to_mathml(&self) -> String {
        room::for_depth(self.depth(), || math(&notation::of_relation(self), &self.to_string()))
    }

    /// The sign and the right side as a `<math>` element, for the lines of a chain that share their left sides.
    pub fn to_mathml_continuation(&self) -> String {
        let text = format!("{} {}", self.op.sign(), self.rhs);
        let continuation = math(&notation::of_continuation(self), &text);
        // At the beginning of a row a sign would be taken for a prefix and lose its spaces.
        continuation.replacen("<mo>", "<mo form=\"infix\">", 1)
    }
}

fn math(mark: &Mark, text: &str) -> String {
    let mut out = format!(
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"{}\">",
        escape(text)
    );
    write(mark, &mut out);
    out.push_str("</math>");
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// An element with marks as its children.
fn element(name: &str, children: &[&Mark], out: &mut String) {
    out.push_str(&format!("<{name}>"));
    children.iter().for_each(|child| write(child, out));
    // The name may carry attributes.
    let tag = name.split(' ').next().unwrap_or(name);
    out.push_str(&format!("</{tag}>"));
}

/// An element with text inside.
fn token(name: &str, text: &str, out: &mut String) {
    out.push_str(&format!("<{name}>{}</{name}>", escape(text)));
}

/// One element for each mark, so that marks can be children of elements that count theirs.
fn write(mark: &Mark, out: &mut String) {
    match mark {
        Mark::Number(digits) => token("mn", digits, out),
        Mark::Letter(glyph) => token("mi", &glyph.mathml, out),
        Mark::Hat(a) => {
            out.push_str("<mover accent=\"true\">");
            write(a, out);
            out.push_str("<mo stretchy=\"false\">^</mo></mover>");
        }
        Mark::Primed(a, primes) => {
            out.push_str("<msup>");
            write(a, out);
            token("mo", &"′".repeat(*primes), out);
            out.push_str("</msup>");
        }
        Mark::Sign(sign) => out.push_str(spelling(*sign)),
        Mark::Row(marks) => match marks.as_slice() {
            [only] => write(only, out),
            _ => {
                out.push_str("<mrow>");
                marks.iter().for_each(|m| inline(m, out));
                out.push_str("</mrow>");
            }
        },
        Mark::Fraction(a, b) => element("mfrac", &[a, b], out),
        Mark::Binomial(a, b) => {
            out.push_str("<mrow><mo>(</mo>");
            element("mfrac linethickness=\"0\"", &[a, b], out);
            out.push_str("<mo>)</mo></mrow>");
        }
        Mark::Script(base, Some(index), None) => element("msub", &[base, index], out),
        Mark::Script(base, None, Some(exponent)) => element("msup", &[base, exponent], out),
        Mark::Script(base, Some(index), Some(exponent)) => element("msubsup", &[base, index, exponent], out),
        Mark::Script(base, None, None) => write(base, out),
        Mark::Root(a) => element("msqrt", &[a], out),
        Mark::Round(a) => fence("(", a, ")", out),
        Mark::Bars(a) => fence("|", a, "|", out),
        Mark::DoubleBars(a) => fence("‖", a, "‖", out),
        Mark::Angles(a) => fence("⟨", a, "⟩", out),
        Mark::Evaluated(a, point) => {
            out.push_str("<mrow>");
            write(a, out);
            out.push_str("<msub><mo fence=\"true\" stretchy=\"true\">|</mo>");
            write(point, out);
            out.push_str("</msub></mrow>");
        }
        Mark::Grid(rows) => {
            out.push_str("<mrow><mo>(</mo><mtable>");
            for row in rows {
                out.push_str("<mtr>");
                row.iter().for_each(|entry| element("mtd", &[entry], out));
                out.push_str("</mtr>");
            }
            out.push_str("</mtable><mo>)</mo></mrow>");
        }
        Mark::Over(set) => {
            out.push_str("<msub><mo>∫</mo>");
            write(set, out);
            out.push_str("</msub>");
        }
        Mark::Big(big, lo, hi) => {
            let (name, sign) = match big {
                Big::Integral => ("msubsup", "∫"),
                Big::Sum => ("munderover", "∑"),
            };
            out.push_str(&format!("<{name}><mo>{sign}</mo>"));
            write(lo, out);
            write(hi, out);
            out.push_str(&format!("</{name}>"));
        }
    }
}

/// A mark in a row: a row in a row needs no element of its own.
fn inline(mark: &Mark, out: &mut String) {
    match mark {
        Mark::Row(marks) => marks.iter().for_each(|m| inline(m, out)),
        other => write(other, out),
    }
}

fn fence(open: &str, inside: &Mark, close: &str, out: &mut String) {
    out.push_str(&format!("<mrow><mo>{open}</mo>"));
    write(inside, out);
    out.push_str(&format!("<mo>{close}</mo></mrow>"));
}

fn spelling(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "<mo>+</mo>",
        Sign::Minus => "<mo>−</mo>",
        Sign::Negative => "<mo form=\"prefix\">−</mo>",
        Sign::Times => "<mo>&#x2062;</mo>",
        Sign::ThinTimes | Sign::BeforeFunction | Sign::Space => "<mo rspace=\"0.1667em\">&#x2062;</mo>",
        Sign::Dot => "<mo>⋅</mo>",
        Sign::Of => "<mo>&#x2061;</mo>",
        Sign::Comma => "<mo>,</mo>",
        Sign::Semicolon => "<mo>;</mo>",
        Sign::Factorial => "<mo>!</mo>",
        Sign::DoubleFactorial => "<mo>!!</mo>",
        Sign::MapsTo => "<mo>↦</mo>",
        Sign::Relation(RelationOp::Eq) => "<mo>=</mo>",
        Sign::Relation(RelationOp::Ne) => "<mo>≠</mo>",
        Sign::Relation(RelationOp::Lt) => "<mo>&lt;</mo>",
        Sign::Relation(RelationOp::Le) => "<mo>≤</mo>",
    }
}
