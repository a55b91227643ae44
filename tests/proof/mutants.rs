//! Automatic mutants: what a change of one token is, and how each ends.

use kenzan::formula::{Symbol, parse_expr, parse_relation};
use kenzan::proof::{Claim, Score, Source, mutate, mutations, normal_form};

fn none(_: &Symbol) -> Option<Symbol> {
    None
}

fn variants(formula: &str) -> Vec<String> {
    let formula = parse_expr(formula).expect(formula);
    let variants = formula.variants(&none);
    variants.iter().map(|variant| variant.formula.to_string()).collect()
}

fn claim() -> Claim {
    let source = Source::read("(1)").expect("a place");
    Claim::of("test/mutants", [source], "A test").real("x")
}

fn scored(claim: &Claim) -> Score {
    mutate(&[claim], 15, &|| {}).remove(0)
}

#[test]
fn a_variant_differs_in_one_token() {
    assert_eq!(variants("x^2"), ["x", "x^3", "x^1", "x^(-2)", "-x^2"]);
    assert_eq!(variants("x - y"), ["x + y", "-x - y", "-(x - y)"]);
    assert_eq!(variants("x*y"), ["y", "x", "-x*y"]);
    assert_eq!(variants("f(x, y, z)")[..2], ["f(y, x, z)", "f(x, z, y)"]);
    assert_eq!(variants("f'(x)")[..2], ["f(x)", "f''(x)"]);
    assert_eq!(variants("x/7"), ["x", "1/7", "x*7", "x/8", "x/6", "-x/7"]);
    assert_eq!(variants("sqrt(x)"), ["x", "sqrt(-x)", "-sqrt(x)"]);
    assert!(variants("integral(x, -oo..oo, f(x))").contains(&"integral(x, 0..oo, f(x))".into()));
    assert!(variants("sum(k, 0..n, f(k))").contains(&"sum(k, 0..n - 1, f(k))".into()));
    assert_eq!(variants("x"), ["-x"]);
    let relation = parse_relation("x <= 1").expect("a relation");
    let variants = relation.variants(&none);
    let texts: Vec<String> = variants.iter().map(|variant| variant.formula.to_string()).collect();
    assert_eq!(texts, ["x < 1", "1 <= x", "x <= 2", "x <= 0"]);
}

#[test]
fn a_symbol_is_exchanged_for_one_that_ranges_over_the_same() {
    let claim = claim()
        .real("y")
        .positive("s")
        .extension("x*s = s*x", normal_form(""))
        .extension("x - y <= x - y + s", normal_form(""));
    let names: Vec<String> = mutations(&claim).made.into_iter().map(|mutant| mutant.name).collect();
    assert!(
        names.iter().any(|name| name == "statement 2: y - y for x - y"),
        "{names:?}"
    );
    assert!(
        !names.iter().any(|name| name.contains("x*x") || name.contains("s*s")),
        "{names:?}"
    );
}

#[test]
fn what_says_the_same_is_made_once() {
    // 1*x^2 is x^2 without the 2, and x^1 is x without the exponent.
    let claim = claim()
        .define("f(x)", "2*x^2")
        .extension("f(x) = 2*x^2", normal_form(""));
    let mutants = mutations(&claim);
    assert_eq!(mutants.changes, mutants.made.len());
    let definitions = mutants.made.iter().filter(|mutant| mutant.name.starts_with("f(x)"));
    let names: Vec<&str> = definitions.map(|mutant| mutant.name.as_str()).collect();
    assert_eq!(names.len(), 7, "{names:?}");
}

#[test]
fn each_is_refuted_still_true_or_undecided() {
    let claim = claim()
        .define("square", "x^2")
        .extension("0 <= square", normal_form("a square"))
        .extension("square - x^2 = 0", normal_form("numbers"));
    let score = scored(&claim);
    assert_eq!(score.made(), mutations(&claim).made.len());
    // 0 < x² fails at 0 only.
    assert!(
        score.still_true.iter().all(|name| !name.contains("< for <=")),
        "{score:?}"
    );
    assert!(score.undecided.is_empty(), "{score:?}");
    assert_eq!(score, scored(&claim));
}

#[test]
fn one_of_which_a_side_has_no_value_is_counted_apart() {
    let claim = claim()
        .define("mass", "integral(t, -oo..oo, exp(-t^2))")
        .extension("mass = sqrt(pi)", normal_form("a Gaussian integral"));
    let score = scored(&claim);
    // exp(t²), exp(-t) and exp(-t³) on the whole line, sqrt(-pi).
    assert!(score.undefined.len() >= 4, "{score:?}");
    assert!(score.undecided.is_empty() && score.still_true.is_empty(), "{score:?}");
}

#[test]
fn a_score_belongs_to_the_claim_as_it_was() {
    let claim = claim().define("f", "x^2").extension("0 <= f", normal_form("a square"));
    let score = scored(&claim);
    assert!(claim.clone().scored(std::slice::from_ref(&score)).score().is_some());
    let changed = claim.define("f", "x^4");
    assert!(changed.scored(&[score]).score().is_none());
}
