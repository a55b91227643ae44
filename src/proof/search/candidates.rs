//! The steps that are tried, in stages.

use rug::{Integer, Rational};

use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::context::free_symbols;
use crate::proof::point::generic_points;
use crate::proof::{
    Step, by_theorem, constancy, interchange, linearity, majorant, monotone, normal_form, part, quadrature, residues,
    subdivision, successor, termwise,
};

use super::{integrals, places};

/// The points at which a relation is confirmed.
const POINTS: usize = 3;

/// A stage, whose steps are made when those before it have shown nothing.
pub(super) struct Stage {
    pub(super) steps: fn(&Relation, &Domains) -> Vec<Step>,
    /// What each of its steps may take, in elementary operations.
    pub(super) cost: u64,
}

/// All stages.
pub(super) const STAGES: [Stage; 7] = [
    Stage::of(algebra, 30_000_000),
    Stage::of(naturals, 5_000_000),
    Stage::of(order, 4_000_000),
    Stage::of(integrals::rules, 10_000_000),
    Stage::of(integrals::substitutions, 5_000_000),
    Stage::of(theorems, 10_000_000),
    Stage::of(numbers, 20_000_000),
];

impl Stage {
    const fn of(steps: fn(&Relation, &Domains) -> Vec<Step>, cost: u64) -> Stage {
        Stage { steps, cost }
    }
}

fn algebra(relation: &Relation, _: &Domains) -> Vec<Step> {
    let mut steps = vec![normal_form("normal form")];
    if relation.op == RelationOp::Eq {
        steps.push(part("part"));
    }
    if has(relation, |node| matches!(node, Node::Sum { .. })) {
        steps.push(termwise(normal_form("term by term")));
    }
    if has(relation, |node| {
        matches!(node, Node::Sum { .. } | Node::Integral { .. })
    }) {
        steps.push(linearity("linearity"));
    }
    steps
}

/// Induction and remainders along natural numbers, and what is constant along real ones.
fn naturals(relation: &Relation, domains: &Domains) -> Vec<Step> {
    let symbols = free_symbols(relation);
    let (mut steps, mut constant) = (Vec::new(), Vec::new());
    for symbol in &symbols {
        let point = match domains.get(symbol) {
            Some(Domain::Natural { .. }) => {
                let divisors = divisors(relation).into_iter();
                steps.extend(divisors.map(|divisor| residues("remainders", symbol.as_str(), &divisor.to_string())));
                steps.push(successor("induction", symbol.as_str()));
                continue;
            }
            Some(Domain::Real | Domain::Nonnegative) => vec![Expr::zero(), Expr::one()],
            Some(Domain::Positive) => vec![Expr::one()],
            Some(Domain::Between { lo, hi }) => {
                let simple = [0, 1, -1].map(Rational::from).into_iter().find(|x| lo <= x && x <= hi);
                vec![Expr::rational(&simple.unwrap_or(lo.clone()))]
            }
            _ => Vec::new(),
        };
        if relation.op == RelationOp::Eq {
            constant.extend(
                point
                    .iter()
                    .map(|point| constancy("constancy", symbol.as_str(), &point.to_string())),
            );
        }
    }
    steps.extend(constant);
    steps
}

/// Numbers by which remainders are taken, and 2 where there are powers of -1.
fn divisors(relation: &Relation) -> Vec<u32> {
    fn collect(formula: &Expr, found: &mut Vec<u32>) {
        let divisor = match formula.node() {
            Node::Call(Function::Mod, arguments) => arguments.get(1).and_then(Expr::as_integer),
            Node::Pow(base, _) if base.as_integer().is_some_and(|base| base == -1) => Some(Integer::from(2)),
            _ => None,
        };
        let divisor = divisor.and_then(|divisor| divisor.to_u32());
        found.extend(divisor.filter(|divisor| (2..=12).contains(divisor) && !found.contains(divisor)));
        formula.children().into_iter().for_each(|part| collect(part, found));
    }
    let mut found = Vec::new();
    collect(&relation.lhs, &mut found);
    collect(&relation.rhs, &mut found);
    found
}

fn order(relation: &Relation, domains: &Domains) -> Vec<Step> {
    if !matches!(relation.op, RelationOp::Le | RelationOp::Lt) {
        return Vec::new();
    }
    let symbols = free_symbols(relation);
    let rising = |symbol: &&Symbol| {
        matches!(
            domains.get(symbol),
            Some(Domain::Positive | Domain::Nonnegative | Domain::Between { .. })
        )
    };
    let rising = symbols.iter().filter(rising);
    let mut steps: Vec<Step> = match relation.op {
        RelationOp::Le => rising.map(|symbol| monotone("derivatives", symbol.as_str())).collect(),
        _ => Vec::new(),
    };
    steps.extend(places::growths(relation, &symbols, domains));
    let bounded = |symbol: &Symbol| matches!(domains.get(symbol), Some(Domain::Between { .. }));
    if !symbols.is_empty() && symbols.iter().all(bounded) {
        steps.push(subdivision("subdivision"));
    }
    if has(relation, |node| matches!(node, Node::Integral { .. })) {
        steps.push(majorant("majorant"));
    }
    steps
}

fn theorems(relation: &Relation, _: &Domains) -> Vec<Step> {
    let integrals = has(relation, |node| matches!(node, Node::Integral { .. }));
    let names: &[&str] = match relation.op {
        RelationOp::Eq if integrals => &[
            "tonelli-fubini",
            "by-parts",
            "leibniz",
            "fundamental",
            "fundamental-on-the-line",
        ],
        RelationOp::Le if integrals => &["comparison", "monotonicity"],
        _ => &[],
    };
    let mut steps: Vec<Step> = names.iter().map(|name| by_theorem(name, name, &[])).collect();
    if integrals && relation.op == RelationOp::Eq {
        steps.insert(0, interchange("interchange"));
    }
    steps
}

/// What shows an order of two numbers, and confirms the rest.
fn numbers(relation: &Relation, domains: &Domains) -> Vec<Step> {
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    if symbols.is_empty() {
        return vec![quadrature("enclosures", "")];
    }
    if symbols
        .iter()
        .any(|symbol| matches!(domains.get(symbol), Some(Domain::Matrix { .. })))
    {
        return Vec::new();
    }
    let points = generic_points(&symbols, domains, POINTS);
    let grid: Vec<String> = points.iter().map(ToString::to_string).collect();
    vec![quadrature("enclosures", &grid.join("; "))]
}

/// Whether a relation has such a node in it.
pub(super) fn has(relation: &Relation, wanted: impl Fn(&Node) -> bool) -> bool {
    fn within(formula: &Expr, wanted: &impl Fn(&Node) -> bool) -> bool {
        wanted(formula.node()) || formula.children().into_iter().any(|part| within(part, wanted))
    }
    within(&relation.lhs, &wanted) || within(&relation.rhs, &wanted)
}
