//! Definitions and their expansion.

use kenzan::formula::{DefinitionError, Definitions, Symbol, parse_expr, parse_relation};

/// Heads and bodies.
type List<'a> = &'a [(&'a str, &'a str)];

fn defined(list: List) -> Definitions {
    let mut definitions = Definitions::new();
    for (head, body) in list {
        definitions
            .define(head, body)
            .unwrap_or_else(|error| panic!("{head}: {error}"));
    }
    definitions
}

fn expanded(list: List, formula: &str) -> String {
    defined(list).expand(&parse_expr(formula).unwrap()).unwrap().to_string()
}

const RELU: [(&str, &str); 4] = [
    ("phi(z)", "exp(-z^2/2)/sqrt(2*pi)"),
    ("sigma_hat(z)", "-1/z^2"),
    ("rho_hat(z)", "abs(z)^(m + 2 + 2*k)*phi(z)"),
    ("K", "integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z)^m)"),
];

#[test]
fn definitions_use_each_other_in_any_order() {
    let gaussian = "exp(-z^2/2)/sqrt(2*pi)";
    let integral = format!("integral(z, -oo..oo, (-1/z^2)*(abs(z)^(m + 2 + 2*k)*({gaussian}))/abs(z)^m)");
    assert_eq!(expanded(&RELU, "K + 1"), format!("{integral} + 1"));
    let mut reversed = RELU;
    reversed.reverse();
    assert_eq!(expanded(&reversed, "K + 1"), format!("{integral} + 1"));
    let relation = defined(&RELU)
        .expand_relation(&parse_relation("K > phi(0)").unwrap())
        .unwrap();
    assert_eq!(relation.to_string(), format!("exp(-0^2/2)/sqrt(2*pi) < {integral}"));
    assert_eq!(expanded(&RELU, "phi(phi(1)) + psi(phi(0))").matches("exp").count(), 3);
}

#[test]
fn a_changed_definition_keeps_its_place() {
    let mut definitions = defined(&RELU);
    definitions.redefine("rho_hat(z)", "phi(z)").unwrap();
    let names: Vec<&str> = definitions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["phi", "sigma_hat", "rho_hat", "K"]);
    let equation = definitions.get(&Symbol::new("rho_hat")).unwrap().equation();
    assert_eq!(equation.to_string(), "rho_hat(z) = phi(z)");
    assert_eq!(equation.to_latex(), r"\hat{\rho}(z) = \phi(z)");
    assert_eq!(
        definitions.get(&Symbol::new("K")).unwrap().equation().lhs.to_string(),
        "K"
    );
}

#[test]
fn names_mean_what_they_mean_where_they_are_written() {
    let cases: [(List, &str, &str); 9] = [
        // A symbol of the definition is not captured by a binder around its use,
        (
            &[("f(x)", "x + t")],
            "integral(t, 0..1, f(t))",
            "integral(t_1, 0..1, t_1 + t)",
        ),
        (
            &[("K", "2*t")],
            "integral(t, 0..1, t*K)",
            "integral(t_1, 0..1, t_1*(2*t))",
        ),
        (&[("K", "2*t")], "sum(t, 0..t, K)", "sum(t_1, 0..t, 2*t)"),
        // nor an argument by a binder inside it.
        (
            &[("f(x)", "integral(t, 0..1, x*t)")],
            "f(t)",
            "integral(t_1, 0..1, t*t_1)",
        ),
        // A bound variable or parameter hides a definition of the same name.
        (&[("K", "7")], "integral(K, 0..K, K)", "integral(K_1, 0..7, K_1)"),
        (&[("K", "7"), ("f(K)", "K + 1")], "f(2) + K", "2 + 1 + 7"),
        (&[("f(x)", "x")], "integral(f, 0..1, f)", "integral(f_1, 0..1, f_1)"),
        // A parameter is not what another definition takes from outside.
        (&[("K", "z"), ("f(z)", "z*K")], "f(2)", "2*z"),
        (
            &[("K", "z + z_1"), ("f(z, z_2)", "z*z_2*K")],
            "f(2, 3)",
            "2*3*(z + z_1)",
        ),
    ];
    for (list, formula, expected) in cases {
        assert_eq!(expanded(list, formula), expected, "{formula}");
    }
}

#[test]
fn a_prime_is_the_derivative() {
    assert_eq!(
        expanded(&[("f(x)", "x^3*t")], "f'(y) + f''(2)"),
        "diff(y^3*t, y) + diff(diff(x^3*t, x), x = 2)"
    );
    assert_eq!(
        expanded(&[("f(x)", "x^3")], "diff(f(y), y) + g'(y)"),
        "diff(y^3, y) + g'(y)"
    );
    let error = defined(&[("f(x)", "abs(x)")])
        .expand(&parse_expr("f'(1)").unwrap())
        .unwrap_err();
    assert!(matches!(error, DefinitionError::Derivative(_)), "{error}");
    let error = defined(&[("f(x, y)", "x*y")])
        .expand(&parse_expr("f'(1)").unwrap())
        .unwrap_err();
    assert!(
        matches!(
            error,
            DefinitionError::Arity {
                expected: 2,
                given: 1,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn circles_are_refused() {
    let circular = |list: List, head: &str, body: &str| {
        let mut definitions = defined(list);
        let before = definitions.clone();
        let error = definitions.define(head, body).unwrap_err();
        assert_eq!(definitions, before, "a refused definition leaves no trace");
        error.to_string()
    };
    assert_eq!(
        circular(&[], "f(x)", "f(x - 1)"),
        "the definition goes in a circle: f uses f"
    );
    assert_eq!(circular(&[], "K", "K + 1"), "the definition goes in a circle: K uses K");
    assert_eq!(
        circular(&[("f(x)", "g(x)")], "g(x)", "1 + f(x)"),
        "the definition goes in a circle: f uses g uses f"
    );
    assert_eq!(
        circular(&[("f(x)", "g'(x)")], "g(x)", "f(x)"),
        "the definition goes in a circle: f uses g uses f"
    );
    assert_eq!(
        circular(&[("f(x)", "x*K")], "K", "integral(t, 0..1, f(t))"),
        "the definition goes in a circle: f uses K uses f"
    );
    // A parameter or bound variable of the name is not a use.
    defined(&[("K", "integral(K, 0..1, K)"), ("f(f)", "f^2")]);
}

#[test]
fn definitions_are_checked() {
    let mut definitions = defined(&[("f(x)", "x^2"), ("K", "1")]);
    for head in ["1", "f(1)", "f(x, x)", "x + y", "f(x)(y)", "", "sin(x)", "pi", "f(2*x)"] {
        let error = definitions.define(head, "1").unwrap_err();
        assert!(
            matches!(error, DefinitionError::Head(_) | DefinitionError::Parse(_)),
            "{head}: {error}"
        );
    }
    assert!(matches!(definitions.define("g(x)", "1 +"), Err(DefinitionError::Parse(e)) if e.column() == 4));
    assert!(matches!(
        definitions.define("f'(x)", "1"),
        Err(DefinitionError::DerivativeName(_))
    ));
    assert!(matches!(
        definitions.define("f", "1"),
        Err(DefinitionError::Duplicate(_))
    ));
    assert!(matches!(
        definitions.redefine("g(x)", "1"),
        Err(DefinitionError::Missing(_))
    ));
    let refused = |formula: &str| definitions.expand(&parse_expr(formula).unwrap()).unwrap_err();
    assert_eq!(
        refused("f(1, 2)").to_string(),
        "`f` is defined with 1 parameter(s) and used with 2"
    );
    assert!(matches!(
        refused("f + 1"),
        DefinitionError::Arity {
            expected: 1,
            given: 0,
            ..
        }
    ));
    assert!(matches!(
        refused("K(1)"),
        DefinitionError::Arity {
            expected: 0,
            given: 1,
            ..
        }
    ));
    assert!(matches!(refused("diff(K, K)"), DefinitionError::NotAVariable(_)));
}
