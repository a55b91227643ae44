//! Notation spelled for LaTeX (mathematical mode, package amsmath).

use super::notation::{self, Big, Mark, Sign};
use super::relation::{Relation, RelationOp};
use super::tree::Expr;
use crate::room;

impl Expr {
    /// The formula in LaTeX, to stand in mathematical mode; it needs the package amsmath.
    pub fn to_latex(&self) -> String {
        room::for_depth(self.depth(), || latex(&notation::of_expr(self)))
    }
}

impl Relation {
    /// The relation in LaTeX, to stand in mathematical mode; it needs the package amsmath.
    pub fn to_latex(&self) -> String {
        room::for_depth(self.depth(), || latex(&notation::of_relation(self)))
    }
}

impl RelationOp {
    /// The sign in LaTeX, as it stands in a relation.
    #[must_use]
    pub fn to_latex(self) -> &'static str {
        self.spaced().trim()
    }

    fn spaced(self) -> &'static str {
        match self {
            RelationOp::Eq => " = ",
            RelationOp::Ne => " \\ne ",
            RelationOp::Lt => " < ",
            RelationOp::Le => " \\le ",
        }
    }
}

fn latex(mark: &Mark) -> String {
    let mut out = String::new();
    write(mark, &mut out);
    out
}

fn write(mark: &Mark, out: &mut String) {
    match mark {
        Mark::Number(digits) => out.push_str(digits),
        Mark::Letter(glyph) => push_letter(&glyph.latex, out),
        Mark::Hat(a) => command("\\hat", &[a], out),
        Mark::Primed(a, primes) => {
            write(a, out);
            out.push_str(&"'".repeat(*primes));
        }
        Mark::Sign(sign) => out.push_str(spelling(*sign)),
        Mark::Row(marks) => marks.iter().for_each(|m| write(m, out)),
        Mark::Fraction(a, b) => command("\\frac", &[a, b], out),
        Mark::Binomial(a, b) => command("\\binom", &[a, b], out),
        Mark::Script(base, index, exponent) => {
            match base.as_ref() {
                Mark::Row(marks) if marks.is_empty() => out.push_str("{}"),
                base => write(base, out),
            }
            scripts(index.as_deref(), exponent.as_deref(), out);
        }
        Mark::Root(a) => command("\\sqrt", &[a], out),
        Mark::Round(a) if is_tall(a) => fence("\\left(", a, "\\right)", out),
        Mark::Round(a) => fence("(", a, ")", out),
        Mark::Bars(a) => fence("\\left|", a, "\\right|", out),
        Mark::DoubleBars(a) => fence("\\left\\|", a, "\\right\\|", out),
        Mark::Angles(a) => fence("\\left\\langle ", a, "\\right\\rangle ", out),
        Mark::Evaluated(a, point) => {
            fence("\\left.", a, "\\right|", out);
            scripts(Some(point), None, out);
        }
        Mark::Grid(rows) => {
            out.push_str("\\begin{pmatrix}");
            for (number, row) in rows.iter().enumerate() {
                out.push_str(if number == 0 { " " } else { " \\\\ " });
                for (index, entry) in row.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { " & " });
                    write(entry, out);
                }
            }
            out.push_str(" \\end{pmatrix}");
        }
        Mark::Over(set) => {
            out.push_str("\\int");
            scripts(Some(set), None, out);
            out.push(' ');
        }
        Mark::Big(big, lo, hi) => {
            out.push_str(match big {
                Big::Integral => "\\int",
                Big::Sum => "\\sum",
            });
            scripts(Some(lo), Some(hi), out);
            out.push(' ');
        }
    }
}

fn spelling(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => " + ",
        Sign::Minus => " - ",
        Sign::Negative => "-",
        // LaTeX puts the space before the name of a function itself.
        Sign::Times | Sign::BeforeFunction => " ",
        Sign::ThinTimes | Sign::Space => "\\,",
        Sign::Dot => " \\cdot ",
        Sign::Of => "",
        Sign::Comma => ", ",
        Sign::Semicolon => "; ",
        Sign::Factorial => "!",
        Sign::DoubleFactorial => "!!",
        Sign::MapsTo => " \\mapsto ",
        Sign::Relation(op) => op.spaced(),
    }
}

/// Appends a letter; a space keeps it from becoming part of the name of a command before it.
fn push_letter(letter: &str, out: &mut String) {
    let word = out.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if word.len() < out.len() && word.ends_with('\\') && letter.starts_with(|c: char| c.is_ascii_alphabetic()) {
        out.push(' ');
    }
    out.push_str(letter);
}

/// A command with its arguments in braces.
fn command(name: &str, arguments: &[&Mark], out: &mut String) {
    out.push_str(name);
    for argument in arguments {
        fence("{", argument, "}", out);
    }
}

fn fence(open: &str, inside: &Mark, close: &str, out: &mut String) {
    out.push_str(open);
    write(inside, out);
    out.push_str(close);
}

fn scripts(index: Option<&Mark>, exponent: Option<&Mark>, out: &mut String) {
    if let Some(index) = index {
        fence("_{", index, "}", out);
    }
    if let Some(exponent) = exponent {
        fence("^{", exponent, "}", out);
    }
}

/// Whether parentheses around the mark must grow.
fn is_tall(mark: &Mark) -> bool {
    let tall = |m: &Option<Box<Mark>>| m.as_deref().is_some_and(is_tall);
    match mark {
        Mark::Fraction(..)
        | Mark::Binomial(..)
        | Mark::Big(..)
        | Mark::Over(_)
        | Mark::Grid(_)
        | Mark::Evaluated(..) => true,
        Mark::Number(_) | Mark::Letter(_) | Mark::Sign(_) => false,
        Mark::Row(marks) => marks.iter().any(is_tall),
        Mark::Script(base, index, exponent) => is_tall(base) || tall(index) || tall(exponent),
        Mark::Hat(a) | Mark::Primed(a, _) | Mark::Root(a) | Mark::Round(a) => is_tall(a),
        Mark::Bars(a) | Mark::DoubleBars(a) | Mark::Angles(a) => is_tall(a),
    }
}
