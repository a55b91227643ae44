//! Random statements with proofs: a relation that holds, fails or is open by the way it is made, and a step, or a chain of steps, that
//! might be taken to show it.

use kenzan::formula::{Expr, Node, Relation, RelationOp, Symbol, parse_expr, parse_relation};
use kenzan::prelude::*;
use kenzan::proof::{Claim, Step};
use rug::Rational;

use super::case::{Case, Truth, mutated, shown};
use super::certified::certified;
use super::chance::Chance;
use super::grow::{Class, domains, formula};
use super::material::{AROUND, FACTORS, INDEXED, INTEGRANDS, LEMMAS, PRIMITIVES, RANGES, SUMS, UNDEFINED};
use super::open::{Declared, integrals};
use super::rewrite::rewritten;
use super::tree::{call, int, parts, replaced};

/// A statement with a proof, the last of its claim.
pub(super) struct Argued {
    pub(super) case: Case,
    pub(super) claim: Claim,
    /// Where nothing is continuous, and what may not contain it.
    pub(super) singular: Option<(Rational, [Expr; 2])>,
}

/// A relation, what is known of it, and a step.
pub(super) struct Put {
    relation: Relation,
    truth: Truth,
    step: Step,
    lemma: Option<&'static str>,
    singular: Option<(Rational, [Expr; 2])>,
}

impl Put {
    pub(super) fn of(relation: Relation, truth: Truth, step: Step) -> Put {
        Put {
            relation,
            truth,
            step,
            lemma: None,
            singular: None,
        }
    }
}

pub(super) fn read(text: &str) -> Expr {
    parse_expr(text).expect(text)
}

fn any(chance: &mut Chance, texts: &[&str]) -> Expr {
    read(chance.of::<&str>(texts))
}

fn range(chance: &mut Chance, ranges: &[(&str, &str)]) -> (Expr, Expr) {
    let (lo, hi) = *chance.of(ranges);
    (read(lo), read(hi))
}

fn equal(lhs: Expr, rhs: Expr) -> Relation {
    Relation::new(RelationOp::Eq, lhs, rhs)
}

fn over(name: &str, (lo, hi): &(Expr, Expr), body: Expr) -> Expr {
    Expr::integral(Symbol::new(name), lo.clone(), hi.clone(), body)
}

/// A random statement with a proof.
pub(super) fn argued(chance: &mut Chance) -> Argued {
    let (family, put) = match chance.below(12) {
        0 => ("part", parted(chance)),
        1 | 2 => ("linearity", linear(chance)),
        3 => ("substitution", substituted(chance)),
        4 => ("majorant", bounded(chance)),
        5 => ("rewriting", cited(chance)),
        6 => ("by parts", by_parts_over_the_line(chance)),
        7 => ("antiderivative", increase(chance)),
        8 | 9 => ("telescoping", telescoped(chance)),
        _ => ("certificates", certified(chance)),
    };
    let declared = Declared::random(chance);
    let functions = match mentions_f(&put.relation) {
        true => declared.functions(),
        false => Vec::new(),
    };
    let Put {
        mut relation,
        mut truth,
        step,
        lemma,
        singular,
    } = put;
    let polluted = chance.percent(12);
    if polluted {
        let undefined = any(chance, UNDEFINED);
        let Relation { op, lhs, rhs } = relation;
        relation = Relation::new(op, lhs + undefined.clone(), rhs + undefined);
        truth = Truth::False;
    }
    let proof = chained(chance, &relation, step);
    let mut claim = symbols().function(&declared.text);
    if let Some(lemma) = lemma {
        claim = claim.corrected(lemma, normal_form("a lemma")).label("lemma");
    }
    let text = shown(&relation);
    let claim = claim.corrected(&text, proof);
    let mut domains = domains();
    domains.declare_functions(&declared.text).expect("a declaration");
    let case = Case {
        family,
        domains,
        relation,
        truth,
        functions,
    };
    Argued { case, claim, singular }
}

fn symbols() -> Claim {
    Claim::of("fuzz/statement", [equation(1)], "a statement")
        .real("x y")
        .positive("u")
        .nonnegative("v")
        .between("w", "0", "1")
        .between("s", "-9/10", "9/10")
        .between("t", "-1", "2")
        .nonzero("c")
        .natural("n", 0)
        .natural("k", 1)
}

pub(super) fn mentions_f(relation: &Relation) -> bool {
    let applies = |e: &Expr| parts(e).iter().any(|part| matches!(part.node(), Node::Apply(..)));
    applies(&relation.lhs) || applies(&relation.rhs)
}

/// The step, or a chain through formulas that have the same value where they have one.
fn chained(chance: &mut Chance, relation: &Relation, step: Step) -> Proof {
    let text = |e: Expr| e.to_string();
    let (lhs, rhs) = (relation.lhs.clone(), relation.rhs.clone());
    let plain = |chance: &mut Chance| match chance.below(3) {
        0 => part("equal"),
        _ => normal_form("equal"),
    };
    match chance.below(8) {
        0 if relation.op == RelationOp::Eq => {
            let more = any(chance, UNDEFINED);
            let with = |e: Expr| e + (more.clone() - more.clone());
            let (first, last) = (plain(chance), plain(chance));
            chain()
                .equals(&text(with(lhs)), first)
                .equals(&text(with(rhs)), step)
                .concluding(last)
        }
        1 => {
            let first = plain(chance);
            chain().equals(&text(rewritten(chance, &lhs)), first).concluding(step)
        }
        2 => {
            let last = plain(chance);
            let proof = chain();
            let middle = text(rewritten(chance, &rhs));
            match relation.op {
                RelationOp::Eq => proof.equals(&middle, step),
                _ => proof.at_most(&middle, step),
            }
            .concluding(last)
        }
        3 => chain().concluding(step).second_route(plain(chance)),
        _ => chain().concluding(step),
    }
}

/// A formula with a part rewritten, under something that binds its names or is not defined.
fn parted(chance: &mut Chance) -> Put {
    let class = *chance.of(&[Class::Real, Class::Real, Class::Positive, Class::Wild]);
    let e = formula(chance, class, 2);
    let other = rewritten(chance, &e);
    let around = any(chance, AROUND);
    let relation = equal(filled(&around, &e), filled(&around, &other));
    Put::of(relation, Truth::Open, part("equals for equals"))
}

/// The formula with another in the place of H, whose names are bound there as they stand.
fn filled(around: &Expr, inside: &Expr) -> Expr {
    let hole = parts(around)
        .iter()
        .position(|part| *part == Expr::symbol("H"))
        .expect("a hole");
    let first = replaced(around, hole, inside);
    match parts(&first).contains(&Expr::symbol("H")) {
        true => filled(&first, inside),
        false => first,
    }
}

fn linear(chance: &mut Chance) -> Put {
    let step = |chance: &mut Chance| match chance.below(5) {
        0 => normal_form("equal"),
        1 => majorant("equal"),
        2 => by_theorem("linear", "linearity", &[]),
        _ => linearity("linear"),
    };
    if chance.percent(30) {
        return Put::of(integrals(chance), Truth::Open, step(chance));
    }
    let range = range(chance, RANGES);
    let (a, b) = (any(chance, INTEGRANDS), any(chance, INTEGRANDS));
    let (p, q) = (any(chance, FACTORS), any(chance, FACTORS));
    let apart = p.clone() * over("z", &range, a.clone()) + q.clone() * over("z", &range, b.clone());
    let together = over("z", &range, p.clone() * a.clone() + q.clone() * b.clone());
    let relation = match chance.below(6) {
        0 => equal(p.clone() * over("z", &range, a.clone()), over("z", &range, p * a)),
        1 => equal(
            together.clone() - q.clone() * over("z", &range, b),
            p * over("z", &range, a),
        ),
        2 => equal(mutated(chance, &apart), together),
        3 => equal(apart - together, int(0)),
        4 => equal(
            over("z", &range, a.clone() + b.clone()) - over("z", &range, b),
            over("z", &range, a),
        ),
        _ => equal(apart, together),
    };
    let step = step(chance);
    Put::of(relation, Truth::Open, step)
}

fn substituted(chance: &mut Chance) -> Put {
    let g = any(chance, INTEGRANDS).substitute(&Symbol::new("z"), &Expr::symbol("q"));
    let maps = [
        "2*z", "-z", "z + x", "c*z", "u*z", "x*z", "-u*z + 1", "z/2 - v", "v*z", "z + w", "z^2/2", "u*z^3", "1/z",
        "sqrt(z)", "z^2", "z^c", "z^x", "exp(z)", "z + i", "n*z", "k*z", "abs(z)", "z^3", "-z^2",
    ];
    let map = any(chance, &maps);
    let (lo, hi) = range(chance, RANGES);
    let slope = match map.derivative(&Symbol::new("z")) {
        Ok(slope) => slope,
        Err(_) => int(1),
    };
    let slope = match chance.below(4) {
        0 => slope,
        _ => call(kenzan::formula::Function::Abs, slope),
    };
    let pulled = g.substitute(&Symbol::new("q"), &map) * slope;
    let infinite = |e: &Expr| *e == Expr::infinity() || *e == -Expr::infinity();
    let image = |e: &Expr| match infinite(e) {
        true => e.clone(),
        false => map.substitute(&Symbol::new("z"), e),
    };
    let ends = match chance.below(3) {
        0 if !infinite(&lo) && !infinite(&hi) => (image(&hi), image(&lo)),
        _ => (image(&lo), image(&hi)),
    };
    let relation = equal(over("z", &(lo, hi), pulled), over("q", &ends, g));
    let rule = format!("q = {map}");
    Put::of(relation, Truth::Open, substitution("another variable", &rule))
}

fn bounded(chance: &mut Chance) -> Put {
    let range = range(chance, RANGES);
    let (f, g) = (any(chance, INTEGRANDS), any(chance, INTEGRANDS));
    let waves = [
        "1",
        "sin(z)",
        "cos(x*z)",
        "sin(z)^2",
        "sin(x*z)*cos(z)",
        "sin(z^3)",
        "sign(z)",
        "sin(i*z)",
        "cos(f(z))",
    ];
    let (p, q) = (any(chance, FACTORS), any(chance, FACTORS));
    let f = p * any(chance, &waves) * f;
    let left = over("z", &range, f.clone());
    let left = match chance.below(3) {
        0 => left,
        _ => call(kenzan::formula::Function::Abs, left),
    };
    let right = match chance.below(3) {
        0 => over("z", &range, q * g),
        1 => q * over("z", &range, g),
        _ => over("z", &range, call(kenzan::formula::Function::Abs, f)),
    };
    Put::of(
        Relation::new(RelationOp::Le, left, right),
        Truth::Open,
        majorant("bounded"),
    )
}

fn cited(chance: &mut Chance) -> Put {
    let lemma = *chance.of(LEMMAS);
    let rule = parse_relation(lemma).expect(lemma);
    let around = any(chance, AROUND);
    let (lhs, rhs) = (filled(&around, &rule.lhs), filled(&around, &rule.rhs));
    let rhs = if chance.percent(20) { mutated(chance, &rhs) } else { rhs };
    let step = match chance.below(4) {
        0 => special_case("a case", "lemma", &[]),
        _ => rewriting("cited", "lemma"),
    };
    Put {
        lemma: Some(lemma),
        ..Put::of(equal(lhs, rhs), Truth::Open, step)
    }
}

fn primitive(chance: &mut Chance) -> (Expr, Expr, Option<Rational>) {
    let (text, singular) = *chance.of(PRIMITIVES);
    let z = Symbol::new("z");
    let f = read(text);
    let slope = match f.derivative(&z) {
        Ok(slope) if chance.percent(80) => slope,
        _ => read(&format!("diff({text}, z)")),
    };
    (f, slope, singular.map(Rational::from))
}

fn by_parts_over_the_line(chance: &mut Chance) -> Put {
    let (c, slope, singular) = primitive(chance);
    let line = (-Expr::infinity(), Expr::infinity());
    let more = any(chance, INTEGRANDS);
    let relation = match chance.below(4) {
        0 => equal(over("z", &line, more.clone() + slope), over("z", &line, more)),
        1 => equal(over("z", &line, more.clone()), over("z", &line, more - slope)),
        _ => equal(over("z", &line, slope), int(0)),
    };
    let step = match chance.below(4) {
        0 => by_theorem("vanishes", "fundamental-on-the-line", &[]),
        _ => by_parts("vanishes", "z", &c.to_string()),
    };
    let ends = [-int(1), int(1)];
    Put {
        singular: singular.map(|point| (point, ends)),
        ..Put::of(relation, Truth::Open, step)
    }
}

fn increase(chance: &mut Chance) -> Put {
    let (f, slope, singular) = primitive(chance);
    let finite: Vec<(&str, &str)> = RANGES
        .iter()
        .filter(|(lo, hi)| !lo.contains("oo") && !hi.contains("oo"))
        .copied()
        .collect();
    let (lo, hi) = range(chance, &finite);
    let z = Symbol::new("z");
    let growth = f.substitute(&z, &hi) - f.substitute(&z, &lo);
    let ends = (lo.clone(), hi.clone());
    let relation = match chance.below(4) {
        0 => Relation::new(
            RelationOp::Le,
            growth,
            over("z", &ends, slope + read("exp(-z^2)") * any(chance, FACTORS)),
        ),
        _ => equal(over("z", &ends, slope), growth),
    };
    let step = match chance.below(4) {
        0 => by_theorem("increase", "fundamental", &[]),
        _ => antiderivative("increase", &f.to_string()),
    };
    Put {
        singular: singular.map(|point| (point, [lo, hi])),
        ..Put::of(relation, Truth::Open, step)
    }
}

fn telescoped(chance: &mut Chance) -> Put {
    let f = any(chance, INDEXED);
    let j = Symbol::new("j");
    let (lo, hi) = range(chance, SUMS);
    let factor = any(chance, FACTORS);
    let next = f.substitute(&j, &(Expr::symbol("j") + int(1)));
    let term = next - f.clone();
    let growth = f.substitute(&j, &(hi.clone() + int(1))) - f.substitute(&j, &lo);
    let sum = |body: Expr| Expr::sum(j.clone(), lo.clone(), hi.clone(), body);
    if chance.percent(30) {
        let (a, b) = (any(chance, INDEXED), any(chance, INDEXED));
        let (op, right) = match chance.below(3) {
            0 => (RelationOp::Le, sum(call(kenzan::formula::Function::Abs, a.clone()))),
            1 => (RelationOp::Le, factor.clone() * sum(b)),
            _ => (RelationOp::Eq, sum(factor.clone() * a.clone())),
        };
        let relation = Relation::new(op, factor * sum(a), right);
        return Put::of(relation, Truth::Open, termwise(normal_form("term by term")));
    }
    let step = telescoping("telescopes", &(factor.clone() * f).to_string());
    let relation = match chance.below(5) {
        0 => Relation::new(RelationOp::Le, factor * growth, sum(term + any(chance, INDEXED))),
        1 => equal(factor.clone() * sum(mutated(chance, &term)), factor * growth),
        2 => equal(sum(factor.clone() * term), growth * factor),
        _ => equal(factor.clone() * sum(term), factor * growth),
    };
    Put::of(relation, Truth::Open, step)
}
