//! How a formula is set in two dimensions.
//!
//! LaTeX and MathML differ in spelling, not in notation. So the notation is chosen once, here: where a fraction, a root or an
//! exponent stands, which parentheses a reader needs, which sign separates two factors. `latex` and `mathml` spell it.

pub(crate) use super::letters::Glyph;
use super::letters::{self};
use super::relation::{Relation, RelationOp};
use super::symbol::Symbol;
use super::tree::{Constant, Expr, Node};
use crate::function::{Function, Notation};

/// A piece of two-dimensional notation.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Mark {
    /// Decimal digits.
    Number(String),
    /// A letter or word.
    Letter(Glyph),
    /// A circumflex over a mark.
    Hat(Box<Mark>),
    /// A mark with so many primes.
    Primed(Box<Mark>, usize),
    /// A sign between marks, or before or behind one.
    Sign(Sign),
    /// Marks beside each other.
    Row(Vec<Mark>),
    /// The first over the second.
    Fraction(Box<Mark>, Box<Mark>),
    /// The first over the second, in parentheses and without a line.
    Binomial(Box<Mark>, Box<Mark>),
    /// A mark with a subscript or superscript or both.
    Script(Box<Mark>, Option<Box<Mark>>, Option<Box<Mark>>),
    /// A square root.
    Root(Box<Mark>),
    /// A mark in parentheses.
    Round(Box<Mark>),
    /// A mark between vertical bars.
    Bars(Box<Mark>),
    /// A mark between double vertical bars.
    DoubleBars(Box<Mark>),
    /// A mark between angle brackets.
    Angles(Box<Mark>),
    /// Rows of marks in parentheses.
    Grid(Vec<Vec<Mark>>),
    /// A mark before a vertical bar, and what the bar carries below.
    Evaluated(Box<Mark>, Box<Mark>),
    /// An integral or summation sign with its bounds.
    Big(Big, Box<Mark>, Box<Mark>),
    /// An integral sign with the set of integration below.
    Over(Box<Mark>),
}

/// The signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign {
    Plus,
    Minus,
    /// Before a negated formula.
    Negative,
    /// Between factors that can simply stand side by side.
    Times,
    /// Between factors where a small space shows that the left is not applied to the right.
    ThinTimes,
    /// Between a factor and the name of a function, as before a logarithm.
    BeforeFunction,
    /// Between factors that side by side would read as something else, such as 2·3.
    Dot,
    /// Between a function and its argument.
    Of,
    /// A small space, before a differential.
    Space,
    Comma,
    Semicolon,
    Factorial,
    DoubleFactorial,
    Relation(RelationOp),
    /// Between a variable and what a function makes of it.
    MapsTo,
}

/// The signs that carry bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Big {
    Integral,
    Sum,
}

/// How tightly a formula as set holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Sign,
    Product,
    /// A factor that needs parentheses to carry an exponent.
    Factor,
    Atom,
}

fn binding(expr: &Expr) -> Binding {
    match expr.node() {
        Node::Add(..) | Node::Sub(..) => Binding::Sum,
        Node::Neg(_) => Binding::Sign,
        Node::Mul(..) | Node::Integral { .. } | Node::Space { .. } | Node::Sum { .. } | Node::Diff { .. } => {
            Binding::Product
        }
        Node::Div(..) | Node::Pow(..) => Binding::Factor,
        Node::Call(function, _) if matches!(function.definition().notation, Notation::Factor(_)) => Binding::Factor,
        _ => Binding::Atom,
    }
}

/// Whether the formula ends in a sign whose reach has no visible end, so that a further factor would seem to belong to it.
fn open_ended(expr: &Expr) -> bool {
    match expr.node() {
        Node::Integral { .. } | Node::Space { .. } | Node::Sum { .. } => true,
        Node::Diff { var, at, .. } => at.is_symbol(var),
        Node::Mul(_, b) | Node::Neg(b) => open_ended(b),
        _ => false,
    }
}

/// Whether the formula as set begins with a minus sign.
fn begins_negative(expr: &Expr) -> bool {
    match expr.node() {
        Node::Neg(_) => true,
        Node::Add(a, _) | Node::Sub(a, _) => begins_negative(a),
        _ => false,
    }
}

/// A formula that is to carry an exponent.
pub(crate) fn operand(expr: &Expr) -> Mark {
    within(expr, Binding::Atom)
}

/// A formula in a place that needs at least the given binding.
fn within(expr: &Expr, least: Binding) -> Mark {
    let mark = of_expr(expr);
    if binding(expr) < least { round(mark) } else { mark }
}

pub(crate) fn row(marks: impl IntoIterator<Item = Mark>) -> Mark {
    Mark::Row(marks.into_iter().collect())
}

pub(crate) fn round(mark: Mark) -> Mark {
    Mark::Round(Box::new(mark))
}

fn over(a: Mark, b: Mark) -> Mark {
    Mark::Fraction(Box::new(a), Box::new(b))
}

pub(crate) fn raised(base: Mark, exponent: Mark) -> Mark {
    let exponent = Some(Box::new(exponent));
    match base {
        Mark::Script(base, index, None) => Mark::Script(base, index, exponent),
        base => Mark::Script(Box::new(base), None, exponent),
    }
}

pub(crate) fn lowered(base: Mark, index: Mark) -> Mark {
    Mark::Script(Box::new(base), Some(Box::new(index)), None)
}

/// A derivative at a value of its variable.
pub(crate) fn evaluated(derivative: Mark, var: Mark, at: Mark) -> Mark {
    let point = row([var, Mark::Sign(Sign::Relation(RelationOp::Eq)), at]);
    Mark::Evaluated(Box::new(derivative), Box::new(point))
}

/// The notation of a relation.
pub(super) fn of_relation(relation: &Relation) -> Mark {
    row([
        of_expr(&relation.lhs),
        Mark::Sign(Sign::Relation(relation.op)),
        of_expr(&relation.rhs),
    ])
}

/// The notation of the sign and the right side of a relation.
pub(super) fn of_continuation(relation: &Relation) -> Mark {
    row([Mark::Sign(Sign::Relation(relation.op)), of_expr(&relation.rhs)])
}

/// The notation of a formula.
pub(crate) fn of_expr(expr: &Expr) -> Mark {
    match expr.node() {
        Node::Integer(n) => Mark::Number(n.to_string()),
        Node::Constant(c) => of_constant(*c),
        Node::Symbol(s) => letters::of_symbol(s),
        Node::Neg(a) => row([Mark::Sign(Sign::Negative), within(a, Binding::Product)]),
        // Addition is associative: on the right of a plus only what begins with a minus needs parentheses.
        Node::Add(a, b) if binding(b) == Binding::Sum && !begins_negative(b) => {
            row([of_expr(a), Mark::Sign(Sign::Plus), of_expr(b)])
        }
        Node::Add(a, b) => row([of_expr(a), Mark::Sign(Sign::Plus), within(b, Binding::Product)]),
        Node::Sub(a, b) => row([of_expr(a), Mark::Sign(Sign::Minus), within(b, Binding::Product)]),
        Node::Mul(a, b) => of_product(a, b),
        Node::Div(a, b) => over(of_expr(a), of_expr(b)),
        Node::Pow(a, b) => of_power(a, b),
        Node::Call(function, arguments) => of_call(*function, arguments),
        Node::Apply(name, arguments) => applied(letters::of_symbol(name), arguments),
        Node::Integral { var, lo, hi, body } => {
            let sign = Mark::Big(Big::Integral, Box::new(of_expr(lo)), Box::new(of_expr(hi)));
            row([
                sign,
                within(body, Binding::Sign),
                Mark::Sign(Sign::Space),
                differential(var),
            ])
        }
        Node::Space { var, dimension, body } => {
            let reals = Mark::Letter(Glyph::command("mathbf{R}", "ℝ"));
            let space = raised(reals, of_expr(dimension));
            row([
                Mark::Over(Box::new(space)),
                within(body, Binding::Sign),
                Mark::Sign(Sign::Space),
                differential(var),
            ])
        }
        Node::Sum { var, lo, hi, body } => {
            let first = row([
                letters::of_symbol(var),
                Mark::Sign(Sign::Relation(RelationOp::Eq)),
                of_expr(lo),
            ]);
            let sign = Mark::Big(Big::Sum, Box::new(first), Box::new(of_expr(hi)));
            row([sign, within(body, Binding::Product)])
        }
        Node::Matrix { columns, entries } => {
            let rows = entries.chunks(*columns).map(|row| row.iter().map(of_expr).collect());
            Mark::Grid(rows.collect())
        }
        // (x ↦ f)⁻¹(u)
        Node::Inverse { var, body, at } => {
            let map = row([letters::of_symbol(var), Mark::Sign(Sign::MapsTo), of_expr(body)]);
            let minus_one = row([Mark::Sign(Sign::Negative), Mark::Number("1".into())]);
            applied(raised(round(map), minus_one), std::slice::from_ref(at))
        }
        Node::Diff { var, body, at } if !at.is_symbol(var) => {
            let derivative = of_expr(&Expr::diff(body.clone(), var.clone()));
            evaluated(derivative, letters::of_symbol(var), of_expr(at))
        }
        Node::Diff { var, body, .. } => {
            let operator = over(Mark::Letter(Glyph::letter('d')), differential(var));
            // A product is put in parentheses, lest its first factor alone seem to be differentiated.
            let body = match body.node() {
                Node::Integral { .. } | Node::Space { .. } | Node::Sum { .. } | Node::Diff { .. } => of_expr(body),
                _ => within(body, Binding::Factor),
            };
            row([operator, Mark::Sign(Sign::Of), body])
        }
    }
}

fn of_constant(constant: Constant) -> Mark {
    Mark::Letter(match constant {
        Constant::Pi => Glyph::command("pi", "π"),
        Constant::E => Glyph::letter('e'),
        Constant::I => Glyph::letter('i'),
        Constant::Infinity => Glyph::command("infty", "∞"),
    })
}

fn differential(var: &Symbol) -> Mark {
    row([Mark::Letter(Glyph::letter('d')), letters::of_symbol(var)])
}

fn of_product(a: &Expr, b: &Expr) -> Mark {
    let left = if open_ended(a) {
        round(of_expr(a))
    } else {
        within(a, Binding::Product)
    };
    let right = within(b, Binding::Product);
    let sign = separator(&left, &right);
    row([left, Mark::Sign(sign), right])
}

fn of_power(base: &Expr, exponent: &Expr) -> Mark {
    let above = of_expr(exponent);
    match (base.node(), exponent.node()) {
        // sin²(x): only for natural exponents, since sin⁻¹ is also read as the inverse function.
        (Node::Call(function, arguments), Node::Integer(_)) => match letters::of_function(*function) {
            Some(glyph) if arguments.len() == 1 => applied(raised(Mark::Letter(glyph), above), arguments),
            _ => raised(within(base, Binding::Atom), above),
        },
        _ => raised(within(base, Binding::Atom), above),
    }
}

fn of_call(function: Function, arguments: &[Expr]) -> Mark {
    match function.definition().notation {
        Notation::Marks(marks) | Notation::Factor(marks) => marks(arguments),
        Notation::Command(name) => applied(Mark::Letter(Glyph::command(name, name)), arguments),
        Notation::Operator(name) => applied(Mark::Letter(Glyph::operator(name)), arguments),
    }
}

/// A function with its arguments in parentheses.
pub(crate) fn applied(function: Mark, arguments: &[Expr]) -> Mark {
    let mut inside = Vec::new();
    for (index, argument) in arguments.iter().enumerate() {
        if index > 0 {
            inside.push(Mark::Sign(Sign::Comma));
        }
        inside.push(of_expr(argument));
    }
    row([function, Mark::Sign(Sign::Of), round(row(inside))])
}

/// What a factorial sign may follow without parentheses: a number or a symbol, since (n!)! is not n!!.
pub(crate) fn before_factorial(n: &Expr) -> Mark {
    match n.node() {
        Node::Integer(_) | Node::Symbol(_) => of_expr(n),
        _ => round(of_expr(n)),
    }
}

/// The sign between two factors, by what meets: digits need a dot before digits and fractions, and a name before a parenthesis
/// needs a space not to be taken for a function. A name of several letters keeps apart from what stands beside it.
fn separator(left: &Mark, right: &Mark) -> Sign {
    let (last, first) = (last(left), first(right));
    match (last, first) {
        (_, Some(Mark::Number(_))) => Sign::Dot,
        (Some(Mark::Number(_)), Some(Mark::Fraction(..))) => Sign::Dot,
        (Some(Mark::Letter(_)), Some(Mark::Round(_))) => Sign::ThinTimes,
        (Some(Mark::Letter(glyph)), _) | (_, Some(Mark::Letter(glyph))) if glyph.is_word() => Sign::ThinTimes,
        (_, Some(Mark::Letter(glyph))) if glyph.is_function() => Sign::BeforeFunction,
        _ => Sign::Times,
    }
}

/// The innermost mark at the left edge of the line.
fn first(mark: &Mark) -> Option<&Mark> {
    match mark {
        Mark::Row(marks) => marks.iter().find_map(first),
        Mark::Script(base, ..) | Mark::Primed(base, _) | Mark::Hat(base) => first(base),
        other => Some(other),
    }
}

/// The innermost mark at the right edge of the line; exponents and indices do not count.
fn last(mark: &Mark) -> Option<&Mark> {
    match mark {
        Mark::Row(marks) => marks.iter().rev().find_map(last),
        Mark::Script(base, ..) | Mark::Primed(base, _) | Mark::Hat(base) => last(base),
        other => Some(other),
    }
}
