//! The text form reads back as the same tree, and each formula has the tree its author means.

use kenzan::formula::{Domain, Domains, Expr, parse_domain, parse_expr, parse_relation};
use proptest::prelude::*;

use crate::trees;

/// The text form of what a text reads as.
fn read(text: &str) -> String {
    match parse_expr(text) {
        Ok(formula) => formula.to_string(),
        Err(error) => panic!("{error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn formulas_read_back(formula in trees::expr()) {
        prop_assert_eq!(parse_expr(&formula.to_string()).unwrap(), formula);
    }

    #[test]
    fn matrices_read_back(matrix in trees::matrix()) {
        prop_assert_eq!(parse_expr(&matrix.to_string()).unwrap(), matrix);
    }

    #[test]
    fn relations_read_back(relation in trees::relation()) {
        prop_assert_eq!(parse_relation(&relation.to_string()).unwrap(), relation);
    }

    /// Dropping any one pair of parentheses that can be dropped changes the tree: none is superfluous.
    #[test]
    fn parentheses_are_needed(formula in trees::expr()) {
        let text = formula.to_string();
        for (open, close) in pairs(&text) {
            let before = text[..open].chars().next_back();
            let call = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '\'');
            // A negation keeps its parentheses by choice wherever it is not the first thing of a sum.
            if call || text[open + 1..].starts_with('-') {
                continue;
            }
            let without = format!("{}{}{}", &text[..open], &text[open + 1..close], &text[close + 1..]);
            prop_assert_ne!(parse_expr(&without).ok(), Some(formula.clone()), "{}", text);
        }
    }
}

/// The positions of matching parentheses.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => found.push((open.pop().unwrap(), at)),
            _ => {}
        }
    }
    found
}

#[test]
fn operations_associate_as_written() {
    let (a, b, c) = (Expr::symbol("a"), Expr::symbol("b"), Expr::symbol("c"));
    let cases = [
        ("a - b - c", &a - &b - &c),
        ("a - (b - c)", &a - (&b - &c)),
        ("a/b/c", &a / &b / &c),
        ("a/b*c", &a / &b * &c),
        ("a/(b*c)", &a / (&b * &c)),
        ("a^b^c", a.clone().pow(b.clone().pow(c.clone()))),
        ("(a^b)^c", a.clone().pow(b.clone()).pow(c.clone())),
        ("-a^b", -a.clone().pow(b.clone())),
        ("(-a)^b", (-&a).pow(b.clone())),
        ("-a*b", -(&a * &b)),
        ("(-a)*b", (-&a) * &b),
        ("a*(-b)*c", &a * -&b * &c),
        ("a/(-b)*c", &a / -&b * &c),
        ("-a + b", -&a + &b),
        ("-(a + b)", -(&a + &b)),
        ("a + (-b)", &a + -&b),
        ("-(-a)", -(-&a)),
        ("a^(-b)", a.clone().pow(-&b)),
        ("a^(b/c)", a.clone().pow(&b / &c)),
    ];
    for (text, tree) in cases {
        assert_eq!(parse_expr(text).unwrap(), tree, "{text}");
        assert_eq!(tree.to_string(), text);
    }
}

#[test]
fn spellings_of_the_same_formula() {
    let cases = [
        ("2^-x", "2^(-x)"),
        ("a*-b*c", "a*(-b)*c"),
        ("a/-b*c", "a/(-b)*c"),
        ("a - -b*c", "a - (-b*c)"),
        ("2^-a*b", "2^(-a)*b"),
        ("x²", "x^2"),
        ("x⁻¹²", "x^(-12)"),
        ("-x²", "-x^2"),
        ("2^x²", "2^x^2"),
        ("√2", "sqrt(2)"),
        ("√(x+1)^2", "sqrt(x + 1)^2"),
        ("√√x", "sqrt(sqrt(x))"),
        ("2·π × r − 1 ÷ 2", "2*pi*r - 1/2"),
        ("ρ̂ + ρ_hat + rho_hat", "rho_hat + rho_hat + rho_hat"),
        ("σ_ρ' - σ2", "sigma_rho' - sigma2"),
        ("Γ(x) + Gamma(x)", "gamma(x) + gamma(x)"),
        ("µ + μ + ϕ", "mu + mu + phi"),
        ("integral(ζ, -∞..∞, φ(ζ))", "integral(zeta, -oo..oo, phi(zeta))"),
        ("sum(k,0..n,k^2)", "sum(k, 0..n, k^2)"),
        ("diff(x^2 , x)", "diff(x^2, x)"),
        ("diff(x^2,x=x)", "diff(x^2, x)"),
        ("diff(x^2,x = y+1)", "diff(x^2, x = y + 1)"),
        ("max(1,2,3)", "max(1, 2, 3)"),
        ("\t1\n+ 2", "1 + 2"),
        ("((((x))))", "x"),
        ("e^i", "e^i"),
    ];
    for (written, canonical) in cases {
        assert_eq!(read(written), canonical);
    }
}

#[test]
fn numbers_are_exact() {
    let cases = [
        ("0.25", "1/4"),
        ("0.50", "1/2"),
        ("3.0", "3"),
        ("1e-3", "1/1000"),
        ("2.5E2", "250"),
        ("1e+2", "100"),
        ("0.1^0.2", "(1/10)^(1/5)"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("000", "0"),
        ("2*e - 1", "2*e - 1"),
        ("-0.5", "-1/2"),
    ];
    for (written, canonical) in cases {
        assert_eq!(read(written), canonical);
    }
    assert_eq!(read("1e10000").len(), 10_001);
}

#[test]
fn greater_is_less_with_the_sides_exchanged() {
    let cases = [
        ("a = b", "a = b"),
        ("a ≠ b", "a <> b"),
        ("a != b", "a <> b"),
        ("a > b + 1", "b + 1 < a"),
        ("a ≥ b", "b <= a"),
        ("a ≤ b", "a <= b"),
    ];
    for (written, canonical) in cases {
        assert_eq!(parse_relation(written).unwrap().to_string(), canonical);
    }
}

#[test]
fn domains_read_back() {
    let cases = [
        "x real",
        "t > 0",
        "t >= 0",
        "x in 0..1",
        "x in -1/3..5/2",
        "k natural",
        "m natural from 1",
    ];
    for text in cases {
        let (symbol, domain) = parse_domain(text).unwrap();
        assert_eq!(domain.describe(&symbol), text);
    }
    assert_eq!(parse_domain("x in -∞..∞").unwrap().1, Domain::Real);
    assert_eq!(parse_domain("x in 0..oo").unwrap().1, Domain::Nonnegative);
    assert_eq!(parse_domain("x ∈ 0..1").unwrap_err().column(), 3);
    for (text, column) in [
        ("x in 1..0", 6),
        ("x in 0..pi", 6),
        ("t > 1", 5),
        ("x < 0", 3),
        ("k natural from 1/2", 3),
        ("x in 0..1 2", 11),
    ] {
        assert_eq!(parse_domain(text).unwrap_err().column(), column, "{text}");
    }
    let mut domains = Domains::new();
    domains.declare("t > 0").unwrap();
    domains.declare("m natural from 1").unwrap();
    assert_eq!(domains.to_string(), "m natural from 1, t > 0");
}

#[test]
fn rational_formulas_have_their_value() {
    let value = |text: &str| parse_expr(text).unwrap().as_rational().map(|q| q.to_string());
    assert_eq!(value("(1/2 - 0.25)*3^-2").as_deref(), Some("1/36"));
    assert_eq!(value("-2^3").as_deref(), Some("-8"));
    for text in ["1/0", "0^-1", "x", "2^0.5", "9^9^9^9", "pi"] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn a_domain_includes_another_where_each_of_its_values_is_one_of_its_own() {
    let domain = |text: &str| parse_domain(text).expect("a domain").1;
    let all = [
        "x real",
        "x > 0",
        "x >= 0",
        "x <> 0",
        "x natural",
        "x natural from 3",
        "x prime",
        "x in -1..1",
        "x in 0..1",
        "x in 1/2..1",
    ];
    let within = [
        ("x > 0", "x natural from 3 | x prime | x in 1/2..1"),
        (
            "x >= 0",
            "x > 0 | x natural | x natural from 3 | x prime | x in 0..1 | x in 1/2..1",
        ),
        ("x <> 0", "x > 0 | x natural from 3 | x prime | x in 1/2..1"),
        ("x natural", "x natural from 3 | x prime"),
        ("x natural from 3", ""),
        ("x prime", ""),
        ("x in -1..1", "x in 0..1 | x in 1/2..1"),
        ("x in 0..1", "x in 1/2..1"),
        ("x in 1/2..1", ""),
    ];
    for one in all {
        for other in all {
            let listed = within.iter().find(|(wide, _)| *wide == one);
            let expected =
                one == other || listed.is_none_or(|(_, narrow)| narrow.split(" | ").any(|text| text == other));
            assert_eq!(domain(one).includes(&domain(other)), expected, "{one}, {other}");
        }
    }
}
