//! Formulas as they are printed: names of several letters keep apart from what stands beside them.

use kenzan::formula::{parse_expr, parse_relation};
use kenzan::proof::Formula;

fn formula(text: &str) -> Formula {
    Formula::from(&parse_expr(text).expect("a formula"))
}

#[test]
fn names_of_several_letters_keep_apart_and_letters_need_not() {
    assert_eq!(formula("c*normal(x, v)").latex, r"c\,\mathit{normal}(x, v)");
    assert_eq!(formula("share*D*y").latex, r"\mathit{share}\,D y");
    // LaTeX itself keeps the name of a function apart.
    assert_eq!(formula("a*log(x)").latex, r"a \log(x)");
    assert_eq!(formula("a*b*f(x)").latex, r"a b f(x)");
    let space = "<mo rspace=\"0.1667em\">&#x2062;</mo>";
    for (text, spaces) in [
        ("c*normal(x, v)", 1),
        ("share*D*y", 1),
        ("a*log(x)", 1),
        ("a*b*f(x)", 0),
    ] {
        let mathml = formula(text).mathml;
        assert_eq!(mathml.matches(space).count(), spaces, "{text}: {mathml}");
    }
}

#[test]
fn a_line_of_a_chain_is_the_sign_and_the_right_side() {
    let relation = parse_relation("x^2 <= 3*y").expect("a relation");
    let line = Formula::continuation(&relation);
    assert_eq!((line.text.as_str(), line.latex.as_str()), ("<= 3*y", r"\le 3 y"));
    assert!(line.mathml.contains("alttext=\"&lt;= 3*y\""), "{}", line.mathml);
    assert!(line.mathml.contains("<mo form=\"infix\">≤</mo>"), "{}", line.mathml);
    assert!(!line.mathml.contains("<mi>x</mi>"), "{}", line.mathml);
}
