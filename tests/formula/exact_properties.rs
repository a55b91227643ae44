//! The exact layer against rigorous evaluation: whatever it rewrites keeps its value, on random formulas at random points. (What it proves
//! is put to random relations in `tests/proof/fuzz`.)

use std::collections::BTreeMap;

use kenzan::enclose::{Assignment, EncloseError, NoIntegrals, evaluate};
use kenzan::exact::{Normal, Scope, normal};
use kenzan::formula::{Domains, Expr, Function, Symbol};
use kenzan::interval::Interval;
use proptest::prelude::*;
use rug::Rational;

const PREC: u32 = 200;

/// x, y real; u positive; w between 0 and 1; n natural.
fn domains() -> Domains {
    let mut out = Domains::new();
    for d in ["x real", "y real", "u > 0", "w in 0..1", "n natural"] {
        out.declare(d).expect(d);
    }
    out
}

fn call(f: Function, a: Expr) -> Expr {
    Expr::call(f, vec![a])
}

/// Formulas of moderate size; many of them are not certainly defined.
fn formula() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        4 => prop::sample::select(vec!["x", "y", "u", "w", "n"]).prop_map(Expr::symbol),
        2 => (-4i64..5).prop_map(Expr::from),
        1 => (1i64..4, 2i64..5).prop_map(|(p, q)| Expr::rational(&Rational::from((p, q)))),
        1 => Just(Expr::pi()),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            4 => pair.clone().prop_map(|(a, b)| a + b),
            2 => pair.clone().prop_map(|(a, b)| a - b),
            4 => pair.clone().prop_map(|(a, b)| a * b),
            2 => pair.clone().prop_map(|(a, b)| a / b),
            2 => pair.prop_map(|(a, b)| a / (Expr::one() + b.pow(Expr::integer(2)))),
            2 => (inner.clone(), 0i64..4).prop_map(|(a, n)| a.pow(Expr::from(n))),
            1 => inner.clone().prop_map(|a| a.pow(Expr::symbol("n"))),
            1 => inner.clone().prop_map(|a| a.pow(Expr::integer(2) * Expr::symbol("n"))),
            1 => inner.clone().prop_map(|a| Expr::symbol("u").pow(a)),
            1 => (inner.clone(), 1i64..6, 2i64..5)
                .prop_map(|(a, p, q)| call(Function::Abs, a).pow(Expr::rational(&Rational::from((p, q))))),
            1 => inner.clone().prop_map(Expr::sqrt),
            1 => inner.clone().prop_map(|a| (Expr::one() + a.pow(Expr::integer(2))).sqrt()),
            1 => inner.clone().prop_map(|a| (Expr::one() + a.pow(Expr::integer(2))).log()),
            1 => inner.clone().prop_map(Expr::log),
            2 => inner.clone().prop_map(Expr::exp),
            6 => (prop::sample::select(vec![
                    Function::Abs, Function::Sin, Function::Cos, Function::Tanh, Function::Sinh, Function::Erf,
                    Function::Erfc, Function::Atan, Function::Dawson, Function::Sign,
                ]), inner.clone()).prop_map(|(f, a)| call(f, a)),
            1 => (inner.clone(), inner.clone())
                .prop_map(|(a, b)| Expr::call(Function::Max, vec![a, b])),
            1 => inner.prop_map(|a| Expr::call(Function::Hermite, vec![Expr::integer(3), a])),
        ]
    })
}

/// Points of the domains, zeros and signs included.
fn point() -> impl Strategy<Value = BTreeMap<Symbol, Rational>> {
    (-6i64..7, -6i64..7, 1i64..9, 0i64..5, 0i64..4).prop_map(|(x, y, u, w, n)| {
        let at = [("x", x, 3), ("y", y, 4), ("u", u, 5), ("w", w, 4), ("n", n, 1)];
        at.into_iter()
            .map(|(s, p, q)| (Symbol::new(s), Rational::from((p, q))))
            .collect()
    })
}

/// An enclosure of a formula at a point, where evaluation finds one of moderate size.
fn enclosed(e: &Expr, at: &BTreeMap<Symbol, Rational>) -> Option<Interval> {
    let at: Assignment = at
        .iter()
        .map(|(s, q)| (s.clone(), Interval::from_rational(q, PREC)))
        .collect();
    evaluate(e, &at, PREC, &NoIntegrals).ok().filter(|v| v.mag() < 1e30)
}

fn read(e: &Expr) -> Option<Normal> {
    normal(e, &Scope::new(&domains())).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_normal_form_keeps_the_value(e in formula(), at in point()) {
        if let Some(n) = read(&e) {
            let back = n.to_expr();
            if let (Some(a), Some(b)) = (enclosed(&e, &at), enclosed(&back, &at)) {
                prop_assert!(a.overlaps_at_all(&b), "{e} = {back} at {at:?}: {a} and {b}");
            }
        }
    }

    #[test]
    fn a_formula_with_a_normal_form_is_defined(e in formula(), at in point()) {
        if read(&e).is_some() {
            let at: Assignment = at.iter().map(|(s, q)| (s.clone(), Interval::from_rational(q, PREC))).collect();
            let value = evaluate(&e, &at, PREC, &NoIntegrals);
            let undefined = match &value {
                Err(EncloseError::Domain { .. }) => true,
                Err(EncloseError::DivisionByZero { divisor }) => divisor.is_point(),
                _ => false,
            };
            prop_assert!(!undefined, "{e}: {value:?}");
        }
    }

    #[test]
    fn a_certain_sign_is_the_sign(e in formula(), at in point()) {
        use kenzan::exact::Sign;
        let scope = Scope::new(&domains());
        if let (Ok(n), Some(v)) = (normal(&e, &scope), enclosed(&e, &at)) {
            let ok = match scope.sign_of(&n) {
                None => true,
                Some(Sign::Positive) => *v.hi() > 0,
                Some(Sign::Negative) => *v.lo() < 0,
                Some(Sign::Zero) => v.contains_zero(),
                Some(Sign::Nonnegative) => *v.hi() >= 0,
                Some(Sign::Nonpositive) => *v.lo() <= 0,
                Some(Sign::Nonzero) => !v.is_point() || !v.contains_zero(),
            };
            prop_assert!(ok, "{e} has sign {:?} but value {v}", scope.sign_of(&n));
        }
    }

    /// The text of a normal form may read back as another one (log|P| where P has a hidden sign), of the same value.
    #[test]
    fn a_normal_form_reads_back_to_its_value(e in formula(), at in point()) {
        if let Some(n) = read(&e)
            && let Some(again) = read(&n.to_expr())
            && let (Some(a), Some(b)) = (enclosed(&e, &at), enclosed(&again.to_expr(), &at))
        {
            prop_assert!(a.overlaps_at_all(&b), "{e} reads back as {}: {a} and {b}", again.to_expr());
        }
    }

    #[test]
    fn the_field_axioms_hold(a in formula(), b in formula(), c in formula()) {
        if let (Some(a), Some(b), Some(c)) = (read(&a), read(&b), read(&c)) {
            prop_assert!((&(&a * &(&b + &c)) - &(&(&a * &b) + &(&a * &c))).is_zero());
            prop_assert!((&(&(&a * &b) * &c) - &(&a * &(&b * &c))).is_zero());
            prop_assert!((&(&(&a + &b) + &c) - &(&a + &(&b + &c))).is_zero());
            prop_assert_eq!(&a * &b, &b * &a);
            prop_assert!((&a - &a).is_zero());
            if let Some(quotient) = a.over(&b) {
                prop_assert!((&(&quotient * &b) - &a).is_zero());
            }
        }
    }

    #[test]
    fn two_ways_to_the_derivative(e in formula(), at in point()) {
        let x = Symbol::new("x");
        let scope = Scope::new(&domains());
        if let (Ok(n), Ok(slope)) = (normal(&e, &scope), e.derivative(&x))
            && let Ok(direct) = scope.derivative(&n, &x)
            && let (Some(a), Some(b)) = (enclosed(&slope, &at), enclosed(&direct.to_expr(), &at))
        {
            prop_assert!(a.overlaps_at_all(&b), "derivative of {e}: {slope} or {}", direct.to_expr());
        }
    }
}
