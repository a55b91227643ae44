//! Automatic mutants: what a change of one token is, and how each ends.

use kenzan::formula::{parse_expr, parse_relation};
use kenzan::proof::{Claim, Source, mutate, mutations, normal_form};

fn variants(formula: &str) -> Vec<String> {
    let formula = parse_expr(formula).expect(formula);
    formula
        .variants()
        .iter()
        .map(|variant| variant.formula.to_string())
        .collect()
}

#[test]
fn a_variant_differs_in_one_token() {
    assert_eq!(variants("x^2"), ["x", "x^3", "x^1"]);
    assert_eq!(variants("x - y"), ["x + y"]);
    assert_eq!(variants("x*y"), ["y", "x"]);
    assert_eq!(variants("f(x, y)"), ["f(y, x)"]);
    assert_eq!(variants("x/7"), ["x", "x/8", "x/6"]);
    assert_eq!(variants("x + x"), ["x - x"]);
    assert!(variants("x").is_empty());
    let relation = parse_relation("x <= 1").expect("a relation");
    let texts: Vec<String> = relation
        .variants()
        .iter()
        .map(|variant| variant.formula.to_string())
        .collect();
    assert_eq!(texts, ["x < 1", "1 <= x", "x <= 2"]);
}

#[test]
fn each_is_refuted_still_true_or_undecided() {
    let source = Source::read("(1)").expect("a place");
    let claim = Claim::of("test/mutants", [source], "A test")
        .real("x")
        .define("square", "x^2")
        .extension("0 <= square", normal_form("a square"))
        .extension("square - x^2 = 0", normal_form("numbers"));
    assert_eq!(mutations(&claim).len(), 11);
    let found = mutate(&claim, 15, &|| {});
    assert_eq!(found.refuted + found.still_true.len() + found.undecided.len(), 11);
    assert!(
        found.still_true.iter().all(|name| name.starts_with("statement 1")),
        "{found:?}"
    );
    // 0 < x² fails at 0 only, and 0 <= x² without 0 says nothing else.
    assert!(found.refuted >= 9, "{found:?}");
}
