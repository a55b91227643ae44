//! Relations shown case by case.
//!
//! A real number is positive, 0 or negative, and a natural number from n on is n or one from n + 1 on. Where a relation holds, both
//! sides defined, in each of the cases, it holds. The number whose cases are told is the argument P of a modulus, sign or extremum: a
//! symbol x, or x plus a formula r that is free of x, after x - r has been put in the place of x (which ranges over the whole line, too).
//! Nothing is put in the place of a variable of differentiation, whose derivative looks beyond the case.

use super::normal::{Outcome, normal, prove_equal_in};
use super::scope::Scope;
use super::signs::Sign;
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};

/// How many numbers have their cases told.
const DEPTH: u32 = 3;

/// Whether a relation between numbers is shown to hold, both sides defined, for all values of its symbols: by the normal form of the
/// difference of its sides, at once or case by case.
#[must_use]
pub fn holds(relation: &Relation, domains: &Domains) -> bool {
    at_once(relation, &Scope::new(domains)) || by_growth(relation, domains) || by_cases(relation, domains)
}

/// Whether an inequality is shown by the growth of the difference of its sides along a symbol.
#[must_use]
pub fn by_growth(relation: &Relation, domains: &Domains) -> bool {
    grows(relation, &Scope::new(domains))
}

fn grows(Relation { op, lhs, rhs }: &Relation, scope: &Scope) -> bool {
    let side = |side: &Expr| normal(side, scope).ok().filter(|side| scope.is_real(side));
    let (RelationOp::Lt | RelationOp::Le, Some(left), Some(right)) = (op, side(lhs), side(rhs)) else {
        return false;
    };
    scope.is_above_zero(&(&right - &left), *op == RelationOp::Lt)
}

/// Whether a relation is shown to hold in each of some cases that cover the domains of its symbols.
#[must_use]
pub fn by_cases(relation: &Relation, domains: &Domains) -> bool {
    let matrices = domains
        .iter()
        .any(|(_, domain)| matches!(domain, Domain::Vector { .. } | Domain::Matrix { .. }));
    // What is supposed is supposed of the symbols as they were.
    let supposed = !domains.supposed().is_empty();
    !matrices && !supposed && split(relation, domains, DEPTH)
}

/// By the sign of the difference of the sides, which have to be real where they are put in an order.
fn at_once(relation: &Relation, scope: &Scope) -> bool {
    let Relation { op, lhs, rhs } = relation;
    if *op == RelationOp::Eq {
        return prove_equal_in(lhs, rhs, scope) == Outcome::Proved;
    }
    let real = |side: &Expr| normal(side, scope).is_ok_and(|side| scope.is_real(&side));
    if *op != RelationOp::Ne && !(real(lhs) && real(rhs)) {
        return false;
    }
    let sign = normal(&(rhs - lhs), scope)
        .ok()
        .and_then(|difference| scope.sign_of(&difference));
    matches!(
        (op, sign),
        (RelationOp::Ne, Some(Sign::Positive | Sign::Negative | Sign::Nonzero))
            | (RelationOp::Lt, Some(Sign::Positive))
            | (RelationOp::Le, Some(Sign::Positive | Sign::Nonnegative | Sign::Zero))
    )
}

fn split(relation: &Relation, domains: &Domains, depth: u32) -> bool {
    let Some((symbol, relation)) = told(relation, domains).filter(|_| depth > 0) else {
        return false;
    };
    cases(&symbol, domains).into_iter().all(|(value, domain)| {
        let mut domains = domains.clone();
        domains.insert(symbol.clone(), domain);
        let case = substituted(&relation, &symbol, &value);
        let scope = Scope::new(&domains);
        at_once(&case, &scope) || grows(&case, &scope) || split(&case, &domains, depth - 1)
    })
}

fn substituted(relation: &Relation, symbol: &Symbol, value: &Expr) -> Relation {
    Relation::new(
        relation.op,
        relation.lhs.substitute(symbol, value),
        relation.rhs.substitute(symbol, value),
    )
}

/// Formulas in the place of a symbol, with the domain it has in them; together they take every value of its own domain. None if
/// its cases are not told.
fn cases(symbol: &Symbol, domains: &Domains) -> Vec<(Expr, Domain)> {
    let x = Expr::from(symbol.clone());
    let zero = || (Expr::zero(), Domain::Real);
    let (positive, negative) = ((x.clone(), Domain::Positive), (-x.clone(), Domain::Positive));
    match domains.get(symbol) {
        Some(Domain::Real) => vec![zero(), positive, negative],
        Some(Domain::Nonzero) => vec![positive, negative],
        Some(Domain::Nonnegative) => vec![zero(), positive],
        Some(Domain::Natural { from }) => match from.checked_add(1) {
            Some(next) => vec![
                (Expr::integer(*from), Domain::Real),
                (x, Domain::Natural { from: next }),
            ],
            None => Vec::new(),
        },
        Some(Domain::Between { lo, hi }) if *lo < 0 && *hi > 0 => {
            let part = |hi: &rug::Rational| Domain::Between {
                lo: rug::Rational::new(),
                hi: hi.clone(),
            };
            vec![(x.clone(), part(hi)), (-x, part(&-lo.clone()))]
        }
        _ => Vec::new(),
    }
}

/// The symbol whose cases are to be told, and the relation in which it is a number of open sign.
fn told(relation: &Relation, domains: &Domains) -> Option<(Symbol, Relation)> {
    let scope = Scope::new(domains);
    let sides = [&relation.lhs, &relation.rhs];
    let movable = |symbol: &Symbol| {
        !sides.into_iter().any(|side| is_differentiated(side, symbol)) && !cases(symbol, domains).is_empty()
    };
    let mut numbers = Vec::new();
    sides.into_iter().for_each(|side| collect(side, &mut numbers));
    let open = |number: &Expr| {
        let value = normal(number, &scope).ok()?;
        let open = matches!(scope.sign_of(&value), None | Some(Sign::Nonzero));
        let symbols: Vec<Symbol> = number.free_symbols().into_iter().filter(movable).collect();
        open.then_some((value, symbols))
    };
    let numbers: Vec<_> = numbers.iter().filter_map(open).collect();
    // A number that becomes a symbol is told at once, others by the signs of what they are made of.
    for (value, symbols) in &numbers {
        for symbol in symbols {
            let x = scope.symbol(symbol);
            for rest in [value - &x, &-value - &x] {
                if rest.is_zero() {
                    return Some((symbol.clone(), relation.clone()));
                }
                if !rest.depends_on(symbol) && domains.get(symbol) == Some(&Domain::Real) && scope.is_real(&rest) {
                    let moved = Expr::from(symbol.clone()) - rest.to_expr();
                    return Some((symbol.clone(), substituted(relation, symbol, &moved)));
                }
            }
        }
    }
    if let Some(symbol) = numbers.into_iter().find_map(|(_, symbols)| symbols.into_iter().next()) {
        return Some((symbol, relation.clone()));
    }
    let natural = |symbol: &Symbol| matches!(domains.get(symbol), Some(Domain::Natural { .. }));
    let mut symbols = sides.into_iter().flat_map(|side| side.free_symbols());
    let symbol = symbols.find(|symbol| natural(symbol) && movable(symbol))?;
    (relation.op != RelationOp::Eq).then(|| (symbol, relation.clone()))
}

/// The numbers whose signs decide a modulus, sign or extremum; nothing under a binder, where names may be bound.
fn collect(e: &Expr, numbers: &mut Vec<Expr>) {
    match e.node() {
        Node::Call(Function::Abs | Function::Sign, arguments) => numbers.extend(arguments.iter().cloned()),
        Node::Call(Function::Max | Function::Min, arguments) => {
            numbers.extend(arguments.windows(2).map(|pair| &pair[0] - &pair[1]));
        }
        Node::Integral { .. } | Node::Space { .. } | Node::Sum { .. } | Node::Diff { .. } | Node::Inverse { .. } => {
            return;
        }
        _ => {}
    }
    e.children().into_iter().for_each(|part| collect(part, numbers));
}

fn is_differentiated(e: &Expr, symbol: &Symbol) -> bool {
    match e.node() {
        Node::Diff { .. } | Node::Inverse { .. } => e.depends_on(symbol),
        _ => e.children().into_iter().any(|part| is_differentiated(part, symbol)),
    }
}
