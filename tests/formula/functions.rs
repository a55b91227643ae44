//! The functions of the language, each as its own file tells it.

use kenzan::formula::{Expr, Function, Symbol};

/// A call with a, b, c, … as arguments.
fn call(function: Function) -> Expr {
    let count = (1..=3)
        .find(|n| function.takes(*n))
        .expect("a function takes one to three arguments");
    Expr::call(
        function,
        ["a", "b", "c"][..count].iter().map(|name| Expr::symbol(name)).collect(),
    )
}

#[test]
fn names_are_different_and_lead_back() {
    for function in Function::ALL.into_iter().filter(|f| f.order() == 0) {
        assert_eq!(Function::from_name(function.name()), Some(function));
        let text = call(function).to_string();
        assert!(text.starts_with(&format!("{}(", function.name())), "{text}");
        assert_eq!(kenzan::formula::parse_expr(&text).expect(&text), call(function));
    }
}

#[test]
fn derivatives_are_formulas_or_refusals() {
    let mut known = 0;
    for function in Function::ALL.into_iter().filter(|f| !f.is_of_matrices()) {
        for name in ["a", "b", "c"] {
            known += usize::from(call(function).derivative(&Symbol::new(name)).is_ok());
        }
    }
    // By every name: 0 where the function has fewer arguments.
    assert!(known > 40, "{known}");
}
