//! Random formulas that are defined on the whole domains by the way they are built, and others that may not be.

use kenzan::formula::{Domains, Expr, Function};
use rug::Rational;

use super::chance::Chance;
use super::tree::{call, int, squared};

/// The symbols and where they range.
pub(super) const SYMBOLS: [(&str, &str); 10] = [
    ("x", "x real"),
    ("y", "y real"),
    ("u", "u > 0"),
    ("v", "v >= 0"),
    ("w", "w in 0..1"),
    ("s", "s in -9/10..9/10"),
    ("t", "t in -1..2"),
    ("c", "c <> 0"),
    ("n", "n natural"),
    ("k", "k natural from 1"),
];

pub(super) fn domains() -> Domains {
    let mut out = Domains::new();
    for (_, declaration) in SYMBOLS {
        out.declare(declaration).expect(declaration);
    }
    out
}

/// What is certain of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Real,
    Positive,
    Nonnegative,
    Nonzero,
    Natural,
    /// Any text of the language over real numbers, defined or not.
    Wild,
}

/// A formula of the class.
pub(super) fn formula(chance: &mut Chance, class: Class, depth: usize) -> Expr {
    match class {
        Class::Real => real(chance, depth),
        Class::Positive => positive(chance, depth),
        Class::Nonnegative => nonnegative(chance, depth),
        Class::Nonzero => nonzero(chance, depth),
        Class::Natural => natural(chance, depth),
        Class::Wild => wild(chance, depth),
    }
}

fn real(chance: &mut Chance, depth: usize) -> Expr {
    if depth == 0 {
        return match chance.below(8) {
            0 => Expr::rational(&chance.rational()),
            1 => Expr::pi(),
            _ => chance.symbol(&["x", "y", "u", "v", "w", "s", "t", "c", "n", "k", "x", "y"]),
        };
    }
    let d = depth - 1;
    match chance.below(26) {
        0..3 => real(chance, d) + real(chance, d),
        3..5 => real(chance, d) - real(chance, d),
        5..8 => real(chance, d) * real(chance, d),
        8 => -real(chance, d),
        9 => real(chance, d) / positive(chance, d),
        10 => real(chance, d) / nonzero(chance, d),
        11 | 12 => real(chance, d).pow(int(chance.below(4) as i64)),
        13 => real(chance, d).pow(natural(chance, 0)),
        14 => {
            let choices = [
                Function::Sin,
                Function::Cos,
                Function::Tanh,
                Function::Atan,
                Function::Erf,
                Function::Dawson,
            ];
            call(*chance.of(&choices), real(chance, d))
        }
        15 => call(
            *chance.of(&[Function::Sin, Function::Cos, Function::Erfc]),
            real(chance, d),
        ),
        16 => call(Function::Abs, real(chance, d)),
        17 => call(Function::Sign, real(chance, d)),
        18 => Expr::call(
            *chance.of(&[Function::Max, Function::Min]),
            vec![real(chance, d), real(chance, d)],
        ),
        19 => call(
            *chance.of(&[Function::Sinh, Function::Cosh, Function::Exp]),
            real(chance, 0),
        ),
        20 => positive(chance, d).log(),
        21 => nonnegative(chance, d).sqrt(),
        22 => nonzero(chance, d).pow(int(-(chance.below(3) as i64))),
        23 => Expr::call(Function::Hermite, vec![int(chance.below(4) as i64), real(chance, d)]),
        24 => natural(chance, d),
        _ => nonnegative(chance, d),
    }
}

fn positive(chance: &mut Chance, depth: usize) -> Expr {
    if depth == 0 {
        return match chance.below(5) {
            0 => chance.positive_rational(),
            1 => Expr::pi(),
            _ => chance.symbol(&["u", "u", "k"]),
        };
    }
    let d = depth - 1;
    match chance.below(13) {
        0 => real(chance, 0).exp(),
        1 | 2 => int(1) + squared(real(chance, d)),
        3 => chance.positive_rational() + nonnegative(chance, d),
        4 => call(Function::Cosh, real(chance, 0)),
        5 => positive(chance, d) + nonnegative(chance, d),
        6 => positive(chance, d) * positive(chance, d),
        7 => positive(chance, d) / positive(chance, d),
        8 => positive(chance, d).pow(real(chance, 0)),
        9 => positive(chance, d).sqrt(),
        10 => positive(chance, d).pow(Expr::rational(&Rational::from((
            1 + chance.below(4) as i64,
            2 + chance.below(3) as i64,
        )))),
        11 => {
            int(2)
                + call(
                    *chance.of(&[Function::Sin, Function::Cos, Function::Tanh, Function::Erf]),
                    real(chance, d),
                )
        }
        _ => Expr::call(Function::Max, vec![positive(chance, d), real(chance, d)]),
    }
}

fn nonnegative(chance: &mut Chance, depth: usize) -> Expr {
    if depth == 0 {
        return chance.symbol(&["v", "w", "n", "u", "v"]);
    }
    let d = depth - 1;
    match chance.below(9) {
        0 => call(Function::Abs, real(chance, d)),
        1 => squared(real(chance, d)),
        2 => nonnegative(chance, d).sqrt(),
        3 => nonnegative(chance, d) * nonnegative(chance, d),
        4 => nonnegative(chance, d) + nonnegative(chance, d),
        5 => int(1) - squared(chance.symbol(&["w", "s"])),
        6 => Expr::call(Function::Max, vec![real(chance, d), int(0)]),
        7 => nonnegative(chance, d).pow(Expr::rational(&Rational::from((3, 2)))),
        _ => positive(chance, d),
    }
}

fn nonzero(chance: &mut Chance, depth: usize) -> Expr {
    match chance.below(if depth == 0 { 2 } else { 5 }) {
        0 => chance.symbol(&["c"]),
        1 => positive(chance, depth),
        2 => -positive(chance, depth - 1),
        3 => nonzero(chance, depth - 1) * nonzero(chance, depth - 1),
        _ => squared(nonzero(chance, depth - 1)),
    }
}

fn natural(chance: &mut Chance, depth: usize) -> Expr {
    if depth == 0 {
        return match chance.below(4) {
            0 => int(chance.below(4) as i64),
            _ => chance.symbol(&["n", "k"]),
        };
    }
    match chance.below(4) {
        0 => natural(chance, depth - 1) + natural(chance, depth - 1),
        1 => int(2) * natural(chance, depth - 1),
        2 => natural(chance, depth - 1) * natural(chance, depth - 1),
        _ => natural(chance, 0),
    }
}

fn wild(chance: &mut Chance, depth: usize) -> Expr {
    if depth == 0 {
        return real(chance, 0);
    }
    let d = depth - 1;
    match chance.below(14) {
        0 | 1 => wild(chance, d) + wild(chance, d),
        2 => wild(chance, d) - wild(chance, d),
        3 | 4 => wild(chance, d) * wild(chance, d),
        5 | 6 => wild(chance, d) / wild(chance, d),
        7 => wild(chance, d).pow(wild(chance, 0)),
        8 => wild(chance, d).pow(Expr::rational(&chance.rational())),
        9 => wild(chance, d).log(),
        10 => wild(chance, d).sqrt(),
        11 => call(
            *chance.of(&[Function::Abs, Function::Sign, Function::Tan, Function::Gamma]),
            wild(chance, d),
        ),
        12 => {
            let function = *chance.of(&[Function::Max, Function::Min, Function::Mod, Function::Binomial]);
            Expr::call(function, vec![wild(chance, d), wild(chance, 0)])
        }
        _ => real(chance, d),
    }
}
