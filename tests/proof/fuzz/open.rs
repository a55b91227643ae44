//! Relations that leave a function open: what is shown of every function of the declared classes has to hold for each of two dozen
//! concrete ones that belong to them.

use kenzan::enclose::{NoIntegrals, evaluate};
use kenzan::formula::{Expr, Function, Node, Relation, RelationOp, Symbol, parse_expr, parse_relation};
use rug::Rational;
use std::collections::BTreeMap;

use super::case::{Case, Truth};
use super::chance::Chance;
use super::grow::domains;
use super::tree::{call, int, parts, squared};

/// Functions of z, and the classes they belong to, by the letters of [`CLASSES`].
const FUNCTIONS: [(&str, &str); 24] = [
    ("0", "bcspiqr"),
    ("1", "bcsp+"),
    ("z", "csp"),
    ("z^2", "csp"),
    ("z^3 - z", "csp"),
    ("1 + z^2", "csp+"),
    ("sin(z)", "bcsp"),
    ("cos(3*z)", "bcsp"),
    ("2 + sin(z)", "bcsp+"),
    ("exp(z)", "cs+"),
    ("exp(z^2)", "cs+"),
    ("atan(z)", "bcsp"),
    ("tanh(z)", "bcsp"),
    ("erf(z)", "bcsp"),
    ("1/(1 + z^2)", "bcspiq+"),
    ("z/(1 + z^2)", "bcspq"),
    ("exp(-z^2)", "bcspiqr+"),
    ("z*exp(-z^2)", "bcspiqr"),
    ("exp(-abs(z))", "bcpiq+"),
    ("max(1 - abs(z), 0)", "bcpiq"),
    ("abs(z - 1/2)", "cp"),
    ("max(z, 0)", "cp"),
    ("sqrt(abs(z))", "cp"),
    ("sign(z)", "bp"),
];

const CLASSES: [(char, &str); 8] = [
    ('b', "bounded"),
    ('c', "continuous"),
    ('s', "smooth"),
    ('p', "of polynomial growth"),
    ('i', "integrable"),
    ('q', "square integrable"),
    ('r', "rapidly decreasing"),
    ('+', "positive"),
];

/// Relations at a point, and a class without which they fail somewhere.
const POINTWISE: [(&str, char); 22] = [
    ("f(x) - f(x) = 0", ' '),
    ("abs(f(x))^2 = f(x)^2", ' '),
    ("0 <= f(x)^2", ' '),
    ("f(x)^0 = 1", ' '),
    ("(1 + f(x)^2)/(1 + f(x)^2) = 1", ' '),
    ("f(x + y - y) = f(x)", ' '),
    ("f(abs(v)) = f(v)", ' '),
    ("abs(sin(f(x))) <= 1", ' '),
    ("f(x)/f(x) = 1", '+'),
    ("sqrt(f(x)^2) = f(x)", '+'),
    ("abs(f(x)) = f(x)", '+'),
    ("0 < f(x)", '+'),
    ("log(f(x)^2) = 2*log(f(x))", '+'),
    ("f(x) <> 0", '+'),
    ("f(-x) = f(x)", '-'),
    ("f(abs(x)) = f(x)", '-'),
    ("f(x)*f(y) = f(x*y)", '-'),
    ("f(x) <= 1", '-'),
    ("diff(f(x), x) - diff(f(x), x) = 0", 's'),
    ("diff(f(x)^2, x) = 2*f(x)*diff(f(x), x)", 's'),
    ("0*diff(f(2*x), x) = 0", 's'),
    ("diff(integral(z, 0..x, f(z)), x) = f(x)", 'c'),
];

/// An open function f: R -> R of random classes.
pub(super) struct Declared {
    pub(super) text: String,
    /// The concrete functions that belong to them, with the letters of their classes.
    members: Vec<(&'static str, &'static str)>,
}

impl Declared {
    pub(super) fn random(chance: &mut Chance) -> Declared {
        let count = chance.below(3);
        let classes: Vec<(char, &str)> = (0..count).map(|_| *chance.of(&CLASSES)).collect();
        let words: String = classes.iter().map(|(_, words)| format!(", {words}")).collect();
        let belongs = |known: &str| classes.iter().all(|(class, _)| known.contains(*class));
        Declared {
            text: format!("f: R -> R{words}"),
            members: FUNCTIONS.into_iter().filter(|(_, known)| belongs(known)).collect(),
        }
    }

    pub(super) fn functions(&self) -> Vec<Expr> {
        let bodies = self.members.iter();
        bodies.map(|(body, _)| parse_expr(body).expect(body)).collect()
    }
}

/// A relation about an open function, with the concrete functions it has to hold for.
pub(super) fn case(chance: &mut Chance) -> Case {
    let declared = Declared::random(chance);
    let mut domains = domains();
    domains
        .declare_functions(&declared.text)
        .expect("a declaration of a function");
    let (relation, truth) = if chance.percent(30) {
        let (text, needed) = *chance.of(&POINTWISE);
        let fails = declared
            .members
            .iter()
            .any(|(_, known)| needed != ' ' && !known.contains(needed));
        (
            parse_relation(text).expect(text),
            if fails { Truth::False } else { Truth::Open },
        )
    } else {
        (integrals(chance), Truth::Open)
    };
    Case {
        family: "open",
        domains,
        relation,
        truth,
        functions: declared.functions(),
    }
}

pub(super) fn integrals(chance: &mut Chance) -> Relation {
    let name = Symbol::new("z");
    let (lo, hi) = match chance.below(6) {
        0 | 1 => (-Expr::infinity(), Expr::infinity()),
        2 => (int(0), Expr::infinity()),
        3 => (int(0), int(1)),
        4 => (int(-1), int(1)),
        _ => (int(0), Expr::symbol("x")),
    };
    let over = |body: Expr| Expr::integral(name.clone(), lo.clone(), hi.clone(), body);
    let (a, b) = (integrand(chance), integrand(chance));
    let shifted = a.substitute(&name, &(Expr::from(name.clone()) + int(1)));
    let equal = |lhs, rhs| Relation::new(RelationOp::Eq, lhs, rhs);
    match chance.below(9) {
        0 => equal(over(a.clone() + b.clone()), over(a) + over(b)),
        1 => equal(int(0) * over(a), int(0)),
        2 => equal(over(a.clone()) - over(a), int(0)),
        3 => equal(over(a.clone() * int(2)), int(2) * over(a)),
        4 => equal(over(a - shifted), int(0)),
        5 => equal(over(a.clone()), over(b)),
        6 => Relation::new(
            RelationOp::Le,
            over(-call(Function::Abs, a)),
            over((-squared(Expr::from(name.clone()))).exp()),
        ),
        7 => Relation::new(RelationOp::Le, int(0), over(squared(a))),
        _ => {
            let index = Symbol::new("j");
            let term = a.substitute(&name, &Expr::from(index.clone()));
            let series = Expr::sum(index, int(1), Expr::infinity(), term);
            equal(series.clone() - series, int(0))
        }
    }
}

fn integrand(chance: &mut Chance) -> Expr {
    let z = || Expr::symbol("z");
    let argument = match chance.below(6) {
        0 => z() + int(1),
        1 => -z(),
        2 => int(2) * z(),
        3 => z() - Expr::symbol("x"),
        _ => z(),
    };
    let f = Expr::apply(Symbol::new("f"), vec![argument]);
    let f = match chance.below(6) {
        0 => squared(f),
        1 => call(Function::Abs, f),
        _ => f,
    };
    let weights = [
        "1",
        "1",
        "exp(-z^2)",
        "exp(-abs(z))",
        "1/(1 + z^2)",
        "z",
        "sin(z)",
        "1/z",
    ];
    let weight = *chance.of(&weights);
    f * parse_expr(weight).expect(weight)
}

/// The relation with a function of z in the place of f.
pub(super) fn of_function(relation: &Relation, body: &Expr) -> Relation {
    let put = |side: &Expr| applied(side, body);
    Relation::new(relation.op, put(&relation.lhs), put(&relation.rhs))
}

fn applied(e: &Expr, body: &Expr) -> Expr {
    if let Node::Apply(name, arguments) = e.node() {
        let z = Symbol::new("z");
        let order = name.as_str().chars().filter(|c| *c == '\'').count();
        let slope = |f: Expr| f.derivative(&z).unwrap_or_else(|_| Expr::diff(f, z.clone()));
        let derivative = (0..order).fold(body.clone(), |f, _| slope(f));
        return derivative.substitute(&z, &applied(&arguments[0], body));
    }
    let mapped: Result<Expr, std::convert::Infallible> = e.try_map(|part| Ok(applied(part, body)));
    match mapped {
        Ok(mapped) => mapped,
        Err(never) => match never {},
    }
}

/// Whether an integral or series of the formula, all symbols of which have values, visibly diverges: towards an end of the range its terms keep one
/// sign and do not fall faster than the reciprocal of the distance (of the abscissa, at infinity). The functions above are tame
/// enough for that to decide.
pub(super) fn diverges(e: &Expr) -> bool {
    parts(e).iter().any(|part| match part.node() {
        Node::Integral { var, lo, hi, body } => [(lo, 1), (hi, -1)].into_iter().any(|(end, inwards)| {
            let at = |k: u32| match end.as_rational() {
                Some(end) => Some(end + Rational::from((inwards, 1_u64 << k))),
                None if *end == Expr::infinity() || *end == -Expr::infinity() => {
                    Some(Rational::from(-inwards) * (1_u64 << k))
                }
                None => None,
            };
            stays_large(body, var, end.as_rational().is_some(), at)
        }),
        Node::Sum { var, hi, body, .. } if *hi == Expr::infinity() => {
            stays_large(body, var, false, |k| Some(Rational::from(1_u64 << k)))
        }
        _ => false,
    })
}

fn stays_large(body: &Expr, var: &Symbol, near: bool, at: impl Fn(u32) -> Option<Rational>) -> bool {
    let sizes: Option<Vec<Rational>> = (3..10)
        .map(|k| {
            let closed = body.substitute(var, &Expr::rational(&at(k)?));
            let value = evaluate(&closed, &BTreeMap::new(), 128, &NoIntegrals).ok()?;
            let weight = Rational::from(1_u64 << k);
            // What may be 0 does not stay large.
            let value = value.lo().to_rational().filter(|_| !value.contains_zero())?;
            Some(if near { value / weight } else { value * weight })
        })
        .collect();
    sizes.is_some_and(|sizes| {
        let one_sign = sizes.iter().all(|s| *s > 0) || sizes.iter().all(|s| *s < 0);
        one_sign
            && sizes
                .windows(2)
                .all(|pair| pair[1].clone().abs() * 20 >= pair[0].clone().abs() * 19)
    })
}
