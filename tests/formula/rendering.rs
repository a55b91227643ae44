//! LaTeX and MathML of formulas of the survey, and what holds for every formula.

use kenzan::formula::{Expr, Function, Node, parse_expr, parse_relation};
use proptest::prelude::*;

use crate::trees;

#[test]
fn formulas_of_the_survey_in_latex() {
    let cases = [
        ("exp(-z^2/2)/sqrt(2*pi)", r"\frac{e^{-\frac{z^{2}}{2}}}{\sqrt{2 \pi}}"),
        ("abs(z)^(m + 2 + 2*k)*phi(z)", r"\left|z\right|^{m + 2 + 2 k} \phi(z)"),
        (
            "integral(zeta, -oo..oo, sigma_hat(zeta)*rho_hat(zeta)/abs(zeta)^m)",
            r"\int_{-\infty}^{\infty} \frac{\hat{\sigma}(\zeta) \hat{\rho}(\zeta)}{\left|\zeta\right|^{m}}\,d\zeta",
        ),
        ("-doublefactorial(2*k - 1)", "-(2 k - 1)!!"),
        (
            "(2 - z^2 + sqrt(2)*z*(z^2 - 3)*dawson(z/sqrt(2)))/pi",
            r"\frac{2 - z^{2} + \sqrt{2} z\,(z^{2} - 3) \operatorname{dawson}\left(\frac{z}{\sqrt{2}}\right)}{\pi}",
        ),
        (
            "2^((p - 1)/2)*gamma((p + 1)/2)*hyp1f1((p + 1)/2, 1/2, -z^2/2)",
            r"2^{\frac{p - 1}{2}} \Gamma\left(\frac{p + 1}{2}\right) {}_{1}F_{1}\left(\frac{p + 1}{2}; \frac{1}{2}; -\frac{z^{2}}{2}\right)",
        ),
        (
            "(2*pi)^(m/2)*s'^(-n - 1)*hermite(n, b/s')*exp(-b^2/(2*s'^2))",
            r"(2 \pi)^{\frac{m}{2}} s'^{-n - 1}\,\mathit{He}_{n}\left(\frac{b}{s'}\right) e^{-\frac{b^{2}}{2 s'^{2}}}",
        ),
        (
            "-(1 + zeta^(-2))*exp(-zeta^2/2)",
            r"-(1 + \zeta^{-2}) e^{-\frac{\zeta^{2}}{2}}",
        ),
        (
            "-pi^2*cosh(pi*zeta)/sinh(pi*zeta)^2",
            r"-\frac{\pi^{2} \cosh(\pi \zeta)}{\sinh^{2}(\pi \zeta)}",
        ),
        (
            "-1/zeta^2 + 1/(1 - i*zeta) - i/zeta",
            r"-\frac{1}{\zeta^{2}} + \frac{1}{1 - i \zeta} - \frac{i}{\zeta}",
        ),
        ("t^4/((1 + t)*(1 + 2*t)^2)", r"\frac{t^{4}}{(1 + t) (1 + 2 t)^{2}}"),
        ("x + t*diff(log(u(x)), x)", r"x + t \frac{d}{dx}\log(u(x))"),
        ("diff(u(x)*v(x), x)", r"\frac{d}{dx}(u(x) v(x))"),
        ("-diff(diff(u(x), x), x)", r"-\frac{d}{dx}\frac{d}{dx}u(x)"),
        (
            "tau*log(sigma_0/sigma_1)",
            r"\tau \log\left(\frac{\sigma_{0}}{\sigma_{1}}\right)",
        ),
        (
            "sum(j, 1..n, abs(c_j)*sqrt(1 + x^2)*sqrt(2/pi))",
            r"\sum_{j = 1}^{n} \left|c_{j}\right| \sqrt{1 + x^{2}} \sqrt{\frac{2}{\pi}}",
        ),
        (
            "2*pi^(3/2)*integral(a, 0..oo, 1/sqrt(1 + a^2))",
            r"2 \pi^{\frac{3}{2}} \int_{0}^{\infty} \frac{1}{\sqrt{1 + a^{2}}}\,da",
        ),
        ("binomial(n, k)*factorial(n)*max(0, x)", r"\binom{n}{k} n! \max(0, x)"),
    ];
    for (text, latex) in cases {
        let formula = parse_expr(text).unwrap();
        assert_eq!(formula.to_latex(), latex, "{text}");
    }
}

#[test]
fn parentheses_and_separators_in_latex() {
    let cases = [
        ("2*3", r"2 \cdot 3"),
        ("2*(1/3)", r"2 \cdot \frac{1}{3}"),
        ("1/2*x", r"\frac{1}{2} x"),
        ("x*2^k", r"x \cdot 2^{k}"),
        ("a*(b*c)", "a b c"),
        ("a + (b + c)", "a + b + c"),
        ("a + (-b + c)", "a + (-b + c)"),
        ("a - (b + c)", "a - (b + c)"),
        ("a*(-b)", r"a\,(-b)"),
        ("-(-a)", "-(-a)"),
        ("(-a)^2", "(-a)^{2}"),
        ("(a/b)^2", r"\left(\frac{a}{b}\right)^{2}"),
        ("(a^b)^c", "(a^{b})^{c}"),
        ("a^b^c", "a^{b^{c}}"),
        ("exp(x)^2", "(e^{x})^{2}"),
        ("sqrt(x)^2", r"(\sqrt{x})^{2}"),
        ("sin(x)^2", r"\sin^{2}(x)"),
        ("sin(x)^(-1)", r"\sin(x)^{-1}"),
        ("factorial(factorial(n))", "(n!)!"),
        ("factorial(n)^2", "(n!)^{2}"),
        ("integral(x, 0..1, x + 1)*y", r"\left(\int_{0}^{1} (x + 1)\,dx\right) y"),
        ("y*integral(x, 0..1, -x)", r"y \int_{0}^{1} -x\,dx"),
        ("sum(k, 0..n, k + 1)", r"\sum_{k = 0}^{n} (k + 1)"),
        ("diff(x + 1, x)*2", r"\left(\frac{d}{dx}(x + 1)\right) \cdot 2"),
        ("diff(x + 1, x = 0)", r"\left.\frac{d}{dx}(x + 1)\right|_{x = 0}"),
        ("exp(integral(t, 0..x, t))", r"\exp\left(\int_{0}^{x} t\,dt\right)"),
        (
            "atan(erf(sign(x)))",
            r"\arctan(\operatorname{erf}(\operatorname{sgn}(x)))",
        ),
        ("integral(rho, 0..1, rho)", r"\int_{0}^{1} \rho\,d\rho"),
        ("pi*x*pi", r"\pi x \pi"),
    ];
    for (text, latex) in cases {
        assert_eq!(parse_expr(text).unwrap().to_latex(), latex, "{text}");
    }
    let relations = [
        ("K = 1", "K = 1"),
        ("a ≠ b", r"a \ne b"),
        ("a > b", "b < a"),
        ("a <= b", r"a \le b"),
    ];
    for (text, latex) in relations {
        assert_eq!(parse_relation(text).unwrap().to_latex(), latex);
    }
}

#[test]
fn names_in_latex() {
    let cases = [
        ("rho_hat", r"\hat{\rho}"),
        ("ρ̂_1'", r"\hat{\rho}_{1}'"),
        ("x12", "x_{12}"),
        ("x_max", r"x_{\mathit{max}}"),
        ("x_i_j", "x_{i, j}"),
        ("Delta", r"\Delta"),
        ("Alpha", r"\mathrm{A}"),
        ("omicron", r"\mathrm{o}"),
        ("speed", r"\mathit{speed}"),
        ("f''", "f''"),
        ("x_1^2", "x_{1}^{2}"),
        ("_x", r"\mathit{\_x}"),
        ("a'b", r"\mathit{a'b}"),
    ];
    for (text, latex) in cases {
        assert_eq!(parse_expr(text).unwrap().to_latex(), latex, "{text}");
    }
}

#[test]
fn mathml_of_the_same_notation() {
    let inside = |text: &str| {
        let whole = parse_expr(text).unwrap().to_mathml();
        let head = format!("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"{text}\">");
        whole
            .strip_prefix(&head)
            .unwrap()
            .strip_suffix("</math>")
            .unwrap()
            .to_string()
    };
    let cases = [
        ("x", "<mi>x</mi>"),
        (
            "rho_hat",
            "<mover accent=\"true\"><mi>ρ</mi><mo stretchy=\"false\">^</mo></mover>",
        ),
        (
            "-1/z^2",
            "<mrow><mo form=\"prefix\">−</mo><mfrac><mn>1</mn><msup><mi>z</mi><mn>2</mn></msup></mfrac></mrow>",
        ),
        ("2*pi", "<mrow><mn>2</mn><mo>&#x2062;</mo><mi>π</mi></mrow>"),
        (
            "phi(z)",
            "<mrow><mi>φ</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>z</mi><mo>)</mo></mrow></mrow>",
        ),
        (
            "sqrt(abs(x))",
            "<msqrt><mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow></msqrt>",
        ),
        (
            "integral(x, -oo..oo, x)",
            "<mrow><msubsup><mo>∫</mo><mrow><mo form=\"prefix\">−</mo><mi>∞</mi></mrow><mi>∞</mi></msubsup><mi>x</mi>\
             <mo rspace=\"0.1667em\">&#x2062;</mo><mi>d</mi><mi>x</mi></mrow>",
        ),
        (
            "sum(k, 0..n, k)",
            "<mrow><munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover><mi>k</mi></mrow>",
        ),
        ("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"),
        ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
    ];
    for (text, mathml) in cases {
        assert_eq!(inside(text), mathml, "{text}");
    }
    let relation = parse_relation("a < b").unwrap().to_mathml();
    assert!(relation.contains("alttext=\"a &lt; b\""), "{relation}");
    assert!(relation.contains("<mo>&lt;</mo>"), "{relation}");
}

/// The elements MathML Core knows that may occur.
const ELEMENTS: [&str; 16] = [
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mfrac",
    "msup",
    "msub",
    "msubsup",
    "msqrt",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "mtext",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_mathml_element_is_closed(formula in trees::expr()) {
        let mathml = formula.to_mathml();
        let mut open: Vec<String> = Vec::new();
        for piece in mathml.split('<').skip(1) {
            let tag = piece.split('>').next().unwrap();
            match tag.strip_prefix('/') {
                Some(name) => prop_assert_eq!(open.pop(), Some(name.to_string()), "{}", mathml),
                None => open.push(tag.split(' ').next().unwrap().to_string()),
            }
            prop_assert!(open.iter().all(|name| ELEMENTS.contains(&name.as_str())), "{}", mathml);
        }
        prop_assert!(open.is_empty());
    }

    #[test]
    fn latex_braces_and_fences_match(formula in trees::expr()) {
        let latex = formula.to_latex();
        let mut open = 0_i64;
        for c in latex.chars() {
            open += match c { '{' => 1, '}' => -1, _ => 0 };
            prop_assert!(open >= 0, "{}", latex);
        }
        prop_assert_eq!(open, 0);
        prop_assert_eq!(latex.matches("\\left").count(), latex.matches("\\right").count());
        prop_assert_eq!(latex.matches('(').count(), latex.matches(')').count());
        prop_assert!(latex.is_ascii(), "{}", latex);
    }

    #[test]
    fn every_symbol_and_number_is_shown(formula in trees::expr()) {
        let (latex, mathml) = (formula.to_latex(), formula.to_mathml());
        for leaf in leaves(&formula) {
            prop_assert!(latex.contains(&leaf.to_latex()), "{} in {}", leaf, latex);
            let whole = leaf.to_mathml();
            let inside = whole.split_once('>').unwrap().1.strip_suffix("</math>").unwrap();
            // An index before an exponent is set in one element with it.
            let inside = inside.strip_prefix("<msub>").map_or(inside, |rest| rest.strip_suffix("</msub>").unwrap());
            prop_assert!(mathml.contains(inside), "{} in {}", leaf, mathml);
        }
    }
}

/// The symbols and numbers a formula is made of.
fn leaves(formula: &Expr) -> Vec<Expr> {
    match formula.node() {
        Node::Symbol(_) | Node::Integer(_) | Node::Constant(_) => vec![formula.clone()],
        _ => formula.children().into_iter().flat_map(leaves).collect(),
    }
}

#[test]
fn every_function_has_a_notation() {
    for function in Function::ALL {
        let arguments = ["x", "y", "z"].map(Expr::symbol);
        let count = (1..=3).find(|n| function.takes(*n)).unwrap();
        let formula = Expr::call(function, arguments[..count].to_vec());
        assert!(!formula.to_latex().is_empty());
        for argument in &arguments[..count] {
            assert!(
                formula.to_mathml().contains(&format!("<mi>{argument}</mi>")),
                "{formula}"
            );
        }
    }
}
