//! The binomial theorem: Σ_{k=0}^{n} C(n, k) q^k = (1 + q)^n for every natural number n and every q, with 0^0 = 1.
//!
//! Under the sum n - k is a natural number, which the domain of k alone does not say. So the coefficient is taken out of the written term
//! before the rest is read; that it has a value for each k is what the range says.

use super::fraction::Normal;
use super::kernel::Bound;
use super::normal::{Reader, integer_bound};
use super::opening;
use super::phase::is_integer;
use super::scope::Scope;
use super::series::geometric;
use super::shifts::nonnegative;
use crate::formula::{Expr, Node, Symbol};
use crate::function::Function;

/// The sum of `body` over the index from `lo` to `hi`; `None` unless it is C(n, k) c q^k over the whole row n of the triangle.
pub(crate) fn sum(body: &Expr, index: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let Bound::Finite(n) = hi else { return None };
    let whole_row = integer_bound(lo)? == 0 && is_integer(n) && nonnegative(scope, n);
    let (row, rest) = without_coefficient(body, index).filter(|_| whole_row)?;
    let same = Reader::new(scope).read(&row).ok()? == *n;
    let inner = opening::summation(scope, index, lo).ok().filter(|_| same)?;
    let rest = Reader::new(&inner).read(&rest).ok()?;
    let (factor, base) = geometric(&rest, index, &inner)?;
    Some(&factor * &scope.power(&(&Normal::one() + &base), n).ok()?)
}

/// n and the other factors, of a product one of whose factors is C(n, k) for the index k.
fn without_coefficient(term: &Expr, index: &Symbol) -> Option<(Expr, Expr)> {
    let below = |part: &Expr| without_coefficient(part, index);
    match term.node() {
        Node::Call(Function::Binomial, arguments) => match &arguments[..] {
            [n, k] if *k == Expr::from(index.clone()) && !n.depends_on(index) => Some((n.clone(), Expr::one())),
            _ => None,
        },
        Node::Neg(a) => below(a).map(|(n, rest)| (n, -rest)),
        Node::Mul(a, b) => match below(a) {
            Some((n, rest)) => Some((n, rest * b)),
            None => below(b).map(|(n, rest)| (n, a.clone() * rest)),
        },
        Node::Div(a, b) => below(a).map(|(n, rest)| (n, rest / b)),
        _ => None,
    }
}
