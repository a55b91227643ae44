//! What is not a formula is refused at its column, and nothing a text can hold breaks the parser.

use kenzan::formula::{NameError, Symbol, parse_domain, parse_expr, parse_relation};
use proptest::prelude::*;

#[test]
fn errors_point_at_the_column() {
    let cases = [
        ("", 1, "empty"),
        ("   ", 1, "empty"),
        ("1 +", 4, "the formula ends here"),
        ("1 + * 2", 5, "found `*`"),
        ("(1 + 2", 7, "opened at column 1"),
        ("sin(x", 6, "opened at column 4"),
        ("1 + 2)", 6, "closes nothing"),
        ("2 x", 3, "missing before `x`"),
        ("2x", 2, "missing before `x`"),
        ("x (y)(z)", 6, "missing before `(`"),
        ("sin(x, y)", 1, "takes 1 argument, 2 given"),
        ("1 + max(x)", 5, "takes 2 or more arguments, 1 given"),
        ("hyp1f1(1, 2)", 1, "takes 3 arguments, 2 given"),
        ("f()", 1, "needs an argument"),
        ("1 + ln(x)", 5, "it is called `log` here"),
        ("Exp(x)", 1, "it is called `exp` here"),
        ("arctan(x)", 1, "it is called `atan` here"),
        ("Integral(x, 0..1, x)", 1, "it is called `integral` here"),
        ("2*sin", 3, "needs `(` after it"),
        ("sin x", 1, "needs `(` after it"),
        ("γ + 1", 1, "built-in"),
        ("pi(x)", 3, "missing before `(`"),
        ("integral(x, 0, x^2)", 14, "`..` and the upper bound"),
        ("integral(x, x^2)", 16, "`..`"),
        ("integral(e, 0..1, e)", 10, "cannot be a variable"),
        ("integral(2, 0..1, x)", 10, "the name of a variable"),
        ("sum(k, 0..3)", 12, "after the range"),
        ("diff(x^2)", 9, "diff(f, x)"),
        ("diff(x^2, 2)", 11, "the name of a variable"),
        ("x^2^", 5, "the formula ends here"),
        ("x²^3", 3, "second exponent"),
        ("x²³⁻¹", 4, "second exponent"),
        ("√x^2", 3, "either"),
        ("⁻", 1, "superscript"),
        ("1. + 2", 2, "unexpected character `.`"),
        ("1 ? 2", 3, "unexpected character `?`"),
        ("ρσ", 2, "missing before `σ`"),
        ("1e10001", 1, "larger than 10000"),
        ("1e99999999999999999999", 1, "larger than 10000"),
        ("a = b", 3, "not a relation"),
        ("1 = 2, 3", 3, "not a relation"),
        ("x, y", 2, "the end of the formula"),
    ];
    for (text, column, part) in cases {
        let error = parse_expr(text).expect_err(text);
        assert_eq!(error.column(), column, "{text}: {error}");
        assert!(error.message().contains(part), "{text}: {error}");
        assert_eq!(error.source_line(), text);
    }
    for (text, column, part) in [
        ("a", 2, "one of ="),
        ("a < b < c", 7, "two relations"),
        ("= 1", 1, "found `=`"),
        ("a 2 = 1", 3, "missing"),
    ] {
        let error = parse_relation(text).expect_err(text);
        assert_eq!(error.column(), column, "{text}: {error}");
        assert!(error.message().contains(part), "{text}: {error}");
    }
}

#[test]
fn the_caret_stands_under_the_column() {
    let shown = parse_expr("1 + ρ̂ + ln(x)").unwrap_err().to_string();
    let expected = "column 10: unknown function `ln`: it is called `log` here\n  1 + ρ̂ + ln(x)\n          ^";
    assert_eq!(shown, expected);
    let long = format!("{}$ + {}", "1 + ".repeat(50), "2 + ".repeat(50));
    let shown = parse_expr(&long).unwrap_err().to_string();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].chars().count() < 100);
    let caret = lines[2].chars().count() - 1;
    assert_eq!(lines[1].chars().nth(caret), Some('$'));
}

#[test]
fn formulas_of_any_depth_that_is_read_are_worked_out() {
    use kenzan::enclose::{Assignment, NoIntegrals, evaluate};
    use kenzan::exact::{Scope, normal};
    use kenzan::formula::{Domains, Symbol};
    let x = Symbol::new("x");
    let scope = Scope::new(&Domains::default());
    let long = format!("x{}", " + x".repeat(900));
    let nested = format!("{}x{}", "sqrt(1 + (".repeat(90), ")^2)".repeat(90));
    let powers = format!("x{}", "^1".repeat(150));
    for (text, at_one, slope) in [
        (&long, "901", "901"),
        (&powers, "1", "1"),
        (&nested, "sqrt(91)", "1/sqrt(91)"),
    ] {
        let formula = parse_expr(text).unwrap();
        let one = formula.substitute(&x, &parse_expr("1").unwrap());
        let expected = |text| normal(&parse_expr(text).unwrap(), &scope).unwrap();
        assert_eq!(normal(&one, &scope).unwrap(), expected(at_one));
        let enclosed = evaluate(&one, &Assignment::new(), 128, &NoIntegrals).unwrap();
        let value = evaluate(&parse_expr(at_one).unwrap(), &Assignment::new(), 128, &NoIntegrals).unwrap();
        assert!(!enclosed.is_disjoint(&value));
        assert!(!formula.to_latex().is_empty() && !formula.to_mathml().is_empty());
        if *text != nested {
            let derivative = formula.derivative(&x).unwrap();
            assert_eq!(normal(&derivative, &scope).unwrap(), expected(slope));
        }
    }
}

#[test]
fn depth_is_limited_not_the_stack() {
    let many = 100_000;
    let deep = [
        format!("{}x{}", "(".repeat(many), ")".repeat(many)),
        "(".repeat(many),
        format!("{}x", "-".repeat(many)),
        format!("{}x", "2*-".repeat(many)),
        format!("x{}", "^x".repeat(many)),
        format!("x{}", "^-x".repeat(many)),
        format!("{}x{}", "sin(".repeat(many), ")".repeat(many)),
        format!("{}x{}", "f(1, ".repeat(many), ")".repeat(many)),
        format!("{}x", "√".repeat(many)),
        format!("1{}", " + 1".repeat(many)),
        format!("1{}", "/x".repeat(many)),
        format!("{}x{}", "diff(".repeat(many), ", x)".repeat(many)),
        format!("{}x{}", "sum(k, 0..1, ".repeat(many), ")".repeat(many)),
        format!("{}x{}", "integral(k, 0..".repeat(many), ", 1)".repeat(many)),
    ];
    for text in deep {
        let error = parse_expr(&text).expect_err("too deep");
        assert!(error.message().contains("deep"), "{error}");
    }
    let wide = format!("max({}1)", "1, ".repeat(many));
    assert_eq!(parse_expr(&wide).unwrap().children().len(), many + 1);
    let sum = format!("1{}", " + 1".repeat(900));
    assert_eq!(parse_expr(&sum).unwrap().to_string(), sum);
    let parentheses = format!("{}x{}", "(".repeat(200), ")".repeat(200));
    assert_eq!(parse_expr(&parentheses).unwrap().to_string(), "x");
}

#[test]
fn names_are_checked() {
    assert_eq!(Symbol::parse("ρ").unwrap().as_str(), "rho");
    assert_eq!(Symbol::parse("σ̂_1'").unwrap().as_str(), "sigma_hat_1'");
    for name in ["", "1x", "x y", "x+", "σx", "'", "x̂y"] {
        assert_eq!(Symbol::parse(name), Err(NameError::Malformed(name.to_string())));
    }
    for name in ["pi", "e", "i", "oo", "sin", "gamma", "integral", "sum", "diff"] {
        assert_eq!(Symbol::parse(name), Err(NameError::Reserved(name.to_string())));
    }
}

#[test]
fn fresh_names_are_numbered() {
    let fresh = |name: &str, taken: &[&str]| {
        let symbol = Symbol::new(name).fresh(|s| taken.contains(&s.as_str()));
        symbol.as_str().to_string()
    };
    assert_eq!(fresh("x", &[]), "x_1");
    assert_eq!(fresh("x", &["x_1", "x_2"]), "x_3");
    assert_eq!(fresh("x_1", &["x_1"]), "x_2");
    assert_eq!(fresh("x_max", &[]), "x_max_1");
    assert_eq!(fresh("_1", &[]), "_1_1");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_soup_of_tokens_is_read_or_refused(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..24)) {
        check(&words.concat());
        check(&words.join(" "));
    }
}

const WORDS: [&str; 40] = [
    "x",
    "ρ",
    "\u{302}",
    "_",
    "'",
    "1",
    "0.5",
    "1e3",
    ".",
    "..",
    "+",
    "-",
    "*",
    "/",
    "^",
    "²",
    "⁻",
    "(",
    ")",
    "(",
    ")",
    ",",
    "√",
    "sin",
    "sin(",
    "max(",
    "f(",
    "integral(",
    "sum(k, 0..",
    "diff(",
    "pi",
    "e",
    "oo",
    "=",
    "<",
    ">=",
    "≠",
    "in",
    "natural",
    "\n",
];

/// A text is read, and then reads back; or it is refused at a column it has.
fn check(text: &str) {
    let columns = 1..=text.chars().count() + 1;
    match parse_expr(text) {
        Ok(formula) => assert_eq!(parse_expr(&formula.to_string()).as_ref(), Ok(&formula), "{text}"),
        Err(error) => {
            assert!(columns.contains(&error.column()));
            assert_eq!(error.to_string().lines().count(), 3, "{error}");
        }
    }
    if let Err(error) = parse_relation(text) {
        assert!(columns.contains(&error.column()));
    }
    if let Err(error) = parse_domain(text) {
        assert!(columns.contains(&error.column()));
    }
}
