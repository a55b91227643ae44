//! Random formulas: every shape the constructors can build.

use kenzan::formula::{Arity, Constant, Expr, Function, Relation, RelationOp, Symbol};
use proptest::prelude::*;

/// Names of every kind: plain, long, Greek, with subscripts, hats, digits and primes.
pub(crate) fn symbol() -> impl Strategy<Value = Symbol> + Clone {
    let names = [
        "x",
        "y",
        "t",
        "m",
        "x_1",
        "rho",
        "sigma_hat",
        "Delta",
        "f'",
        "alpha_max",
        "_u",
        "E",
        "Phi2",
    ];
    prop::sample::select(names.to_vec()).prop_map(Symbol::new)
}

/// The functions of numbers.
fn of_numbers() -> Vec<Function> {
    let numbers = Function::ALL
        .iter()
        .filter(|function| !function.is_of_matrices() && function.order() == 0);
    numbers.copied().collect()
}

/// Two matrices of one shape, with these entries.
fn pair_of_matrices(entry: impl Strategy<Value = Expr> + Clone) -> impl Strategy<Value = (Expr, Expr)> {
    (1_usize..4, 1_usize..4).prop_flat_map(move |(rows, columns)| {
        let row = prop::collection::vec(entry.clone(), columns);
        let matrix = prop::collection::vec(row, rows).prop_map(Expr::matrix);
        (matrix.clone(), matrix)
    })
}

/// Random formulas whose value is a matrix, all shapes fitting.
pub(crate) fn matrix() -> impl Strategy<Value = Expr> {
    let transposed = |a: Expr| Expr::call(Function::Transpose, vec![a]);
    (pair_of_matrices(expr()), expr(), 0..6).prop_map(move |((a, b), number, kind)| match kind {
        0 => a,
        1 => a + b,
        2 => -(a - b),
        3 => number * a,
        4 => a / number,
        _ => transposed(a) * (b - transposed(transposed(Expr::symbol("B")))),
    })
}

/// Random formulas whose value is a number.
pub(crate) fn expr() -> impl Strategy<Value = Expr> + Clone {
    let leaf = prop_oneof![
        (0_i64..20).prop_map(Expr::integer),
        (-20_i64..0).prop_map(Expr::integer),
        any::<(i64, u32)>().prop_map(|(p, q)| Expr::rational(&(p, u64::from(q) + 1).into())),
        symbol().prop_map(Expr::from),
        prop::sample::select(Constant::ALL.to_vec()).prop_map(Expr::constant),
    ];
    leaf.prop_recursive(6, 48, 3, |inner| {
        let pair = (inner.clone(), inner.clone());
        let inverse = (symbol(), inner.clone(), inner.clone());
        let bound = (symbol(), inner.clone(), inner.clone(), inner.clone());
        prop_oneof![
            3 => inner.clone().prop_map(|a| -a),
            2 => pair.clone().prop_map(|(a, b)| a + b),
            2 => pair.clone().prop_map(|(a, b)| a - b),
            2 => pair.clone().prop_map(|(a, b)| a * b),
            2 => pair.clone().prop_map(|(a, b)| a / b),
            3 => pair.prop_map(|(a, b)| a.pow(b)),
            2 => (prop::sample::select(of_numbers()), prop::collection::vec(inner.clone(), 3))
                .prop_map(|(function, mut arguments)| {
                    if let Arity::Exactly(n) = function.arity() {
                        arguments.truncate(n);
                    }
                    Expr::call(function, arguments)
                }),
            1 => pair_of_matrices(inner.clone()).prop_map(|(a, b)| Expr::call(Function::Inner, vec![a, b])),
            1 => pair_of_matrices(inner.clone()).prop_map(|(a, b)| Expr::call(Function::Norm, vec![a + b])),
            1 => (symbol(), prop::collection::vec(inner.clone(), 1..3)).prop_map(|(f, args)| Expr::apply(f, args)),
            1 => bound.clone().prop_map(|(var, lo, hi, body)| Expr::integral(var, lo, hi, body)),
            1 => bound.prop_map(|(var, lo, hi, body)| Expr::sum(var, lo, hi, body)),
            1 => inverse.prop_map(|(var, body, at)| Expr::inverse(var, body, at)),
            1 => (inner.clone(), symbol()).prop_map(|(body, var)| Expr::diff(body, var)),
            1 => (inner.clone(), symbol(), inner).prop_map(|(body, var, at)| Expr::diff_at(body, var, at)),
        ]
    })
}

/// Random relations.
pub(crate) fn relation() -> impl Strategy<Value = Relation> {
    let op = prop::sample::select(vec![RelationOp::Eq, RelationOp::Ne, RelationOp::Lt, RelationOp::Le]);
    (op, expr(), expr()).prop_map(|(op, lhs, rhs)| Relation::new(op, lhs, rhs))
}
