//! Theorems over `R^m` and relations that are supposed: what they show, and what they must not show where a hypothesis is missing.

use kenzan::formula::{Domains, parse_expr, parse_relation};
use kenzan::proof::theorem::{Given, Unmet, named};

const DECLARED: [&str; 22] = [
    "m natural from 1",
    "x in R^m",
    "y in R^m",
    "t real",
    "a real",
    "L real",
    "r in -1..1",
    "f h V: R^m -> R, smooth",
    "mu: R^m -> R, smooth, positive",
    "w: R^m -> R^m, smooth",
    "k: R^m -> R^m, continuous",
    "c: R^m -> R, continuous",
    "u: R^m x R -> R, smooth",
    "v: R^m x R -> R^m, smooth",
    "X: R^m x R -> R^m, smooth",
    "rough: R^m x R -> R^m, continuous",
    "Y Z: R -> R^m, smooth",
    "K: R -> R^m, continuous",
    "G: R^m x R -> R",
    "B: R^m -> R, bounded, smooth",
    "tangent: R -> R, smooth",
    "q: R^m -> R",
];

/// The declarations, with what is supposed: `F exists` or a relation.
fn domains(supposed: &[&str]) -> Domains {
    let mut domains = Domains::new();
    for text in DECLARED {
        match text.contains(':') {
            true => domains.declare_functions(text),
            false => domains.declare(text),
        }
        .expect(text);
    }
    for text in supposed {
        match text.strip_suffix(" exists") {
            Some(formula) => domains.suppose(parse_expr(formula).expect(text)),
            None => domains.grant(parse_relation(text).expect(text)),
        }
    }
    domains
}

fn applied(theorem: &str, relation: &str, given: &[&str], supposed: &[&str]) -> Result<(), Unmet> {
    let given: Vec<Given> = given.iter().map(|text| Given::parse(text).expect(text)).collect();
    let relation = parse_relation(relation).expect(relation);
    let theorem = named(theorem).expect("a theorem of the library");
    theorem.apply(&relation, &given, &domains(supposed)).map(drop)
}

/// The theorem shows the relation, and not when any one of the suppositions is missing.
#[track_caller]
fn needs_all(theorem: &str, relation: &str, given: &[&str], supposed: &[&str]) {
    let shown = applied(theorem, relation, given, supposed);
    assert!(shown.is_ok(), "{}", shown.unwrap_err());
    for missing in 0..supposed.len() {
        let mut fewer = supposed.to_vec();
        let left_out = fewer.remove(missing);
        let shown = applied(theorem, relation, given, &fewer);
        assert!(
            matches!(shown, Err(Unmet::Hypothesis { .. })),
            "without {left_out}: {shown:?}"
        );
    }
}

#[test]
fn the_integral_of_a_divergence_vanishes_where_field_and_divergence_are_integrable() {
    // On the line with w = tanh the integral of the divergence is 2: the field is not integrable.
    needs_all(
        "divergence",
        "integral(x, R^m, div(mu(x)*grad(V(x), x), x)) = 0",
        &[],
        &[
            "integral(x, R^m, norm(mu(x)*grad(V(x), x))) exists",
            "integral(x, R^m, div(mu(x)*grad(V(x), x), x)) exists",
        ],
    );
}

#[test]
fn a_field_has_to_be_continuously_differentiable() {
    let supposed = [
        "integral(x, R^m, norm(k(x))) exists",
        "integral(x, R^m, div(k(x), x)) exists",
    ];
    let shown = applied("divergence", "integral(x, R^m, div(k(x), x)) = 0", &[], &supposed);
    assert!(matches!(shown, Err(Unmet::Parameter { .. })), "{shown:?}");
    // |x| has a kink.
    let supposed = [
        "integral(x, R^m, norm(norm(x)*w(x))) exists",
        "integral(x, R^m, div(norm(x)*w(x), x)) exists",
    ];
    let shown = applied(
        "divergence",
        "integral(x, R^m, div(norm(x)*w(x), x)) = 0",
        &[],
        &supposed,
    );
    assert!(matches!(shown, Err(Unmet::Parameter { .. })), "{shown:?}");
}

#[test]
fn integration_by_parts_needs_all_three_products() {
    // f = 1 and v = tanh on the line: 2 = 0.
    needs_all(
        "by-parts-in-space",
        "integral(x, R^m, f(x)*div(w(x), x)) = -integral(x, R^m, inner(grad(f(x), x), w(x)))",
        &[],
        &[
            "integral(x, R^m, norm(f(x)*w(x))) exists",
            "integral(x, R^m, f(x)*div(w(x), x)) exists",
            "integral(x, R^m, inner(grad(f(x), x), w(x))) exists",
        ],
    );
    let shown = applied(
        "by-parts-in-space",
        "integral(x, R^m, f(x)*div(w(x), x)) = integral(x, R^m, inner(grad(f(x), x), w(x)))",
        &["m = m", "f(x) = f(x)", "v(x) = w(x)"],
        &[
            "integral(x, R^m, norm(f(x)*w(x))) exists",
            "integral(x, R^m, f(x)*div(w(x), x)) exists",
            "integral(x, R^m, inner(grad(f(x), x), w(x))) exists",
        ],
    );
    assert!(matches!(shown, Err(Unmet::Conclusion(_))), "{shown:?}");
}

#[test]
fn both_factors_have_to_be_continuously_differentiable() {
    for (f, v) in [("norm(x)", "w(x)"), ("c(x)", "w(x)"), ("f(x)", "k(x)")] {
        let products = [
            format!("norm({f}*{v})"),
            format!("{f}*div({v}, x)"),
            format!("inner(grad({f}, x), {v})"),
        ];
        let supposed = products.map(|product| format!("integral(x, R^m, {product}) exists"));
        let relation = format!("integral(x, R^m, {f}*div({v}, x)) = -integral(x, R^m, inner(grad({f}, x), {v}))");
        let given = ["m = m".to_owned(), format!("f(x) = {f}"), format!("v(x) = {v}")];
        let shown = applied(
            "by-parts-in-space",
            &relation,
            &given.each_ref().map(String::as_str),
            &supposed.each_ref().map(String::as_str),
        );
        assert!(matches!(shown, Err(Unmet::Parameter { .. })), "{f}, {v}: {shown:?}");
    }
}

#[test]
fn solutions_have_to_be_continuously_differentiable() {
    // Cantor's function has the derivative 0 almost everywhere, as a constant has.
    for (x, y) in [("K(t)", "Z(t)"), ("Y(t)", "K(t)")] {
        let at = |formula: &str, place: &str| formula.replace("(t)", &format!("({place})"));
        let shown = applied(
            "picard-lindelof",
            &format!("{x} = {y}"),
            &[
                "m = m",
                "a = a",
                "L = L",
                "t = t",
                "v(x, t) = v(x, t)",
                &format!("X(t) = {x}"),
                &format!("Y(t) = {y}"),
            ],
            &[
                "norm(v(x, t) - v(y, t)) <= L*norm(x - y)",
                &format!("diff({x}, t) = v({x}, t)"),
                &format!("diff({y}, t) = v({y}, t)"),
                &format!("{} = {}", at(x, "a"), at(y, "a")),
            ],
        );
        assert!(matches!(shown, Err(Unmet::Parameter { .. })), "{x}, {y}: {shown:?}");
    }
}

#[test]
fn an_integral_is_differentiated_under_a_majorant_only() {
    needs_all(
        "leibniz-in-space",
        "diff(integral(x, R^m, u(x, t)), t) = integral(x, R^m, diff(u(x, t), t))",
        &["F(x, t) = u(x, t)", "G(x) = G(x, t)"],
        &[
            "abs(diff(u(x, a), a = t + r)) <= G(x, t)",
            "integral(x, R^m, G(x, t)) exists",
            "integral(x, R^m, u(x, t)) exists",
        ],
    );
    // A bound at the time itself is none near it.
    let shown = applied(
        "leibniz-in-space",
        "diff(integral(x, R^m, u(x, t)), t) = integral(x, R^m, diff(u(x, t), t))",
        &["F(x, t) = u(x, t)", "G(x) = G(x, t)"],
        &[
            "abs(diff(u(x, a), a = t)) <= G(x, t)",
            "integral(x, R^m, G(x, t)) exists",
            "integral(x, R^m, u(x, t)) exists",
        ],
    );
    assert!(matches!(shown, Err(Unmet::Hypothesis { .. })), "{shown:?}");
}

#[test]
fn solutions_are_equal_under_a_lipschitz_bound_only() {
    // The square root of |x| has two solutions from 0.
    needs_all(
        "picard-lindelof",
        "Y(t) = Z(t)",
        &[
            "m = m",
            "a = a",
            "L = L",
            "t = t",
            "v(x, t) = v(x, t)",
            "X(t) = Y(t)",
            "Y(t) = Z(t)",
        ],
        &[
            "norm(v(x, t) - v(y, t)) <= L*norm(x - y)",
            "diff(Y(t), t) = v(Y(t), t)",
            "diff(Z(t), t) = v(Z(t), t)",
            "Y(a) = Z(a)",
        ],
    );
    // A bound for one pair of points is none for all.
    let shown = applied(
        "picard-lindelof",
        "Y(t) = Z(t)",
        &[
            "m = m",
            "a = a",
            "L = L",
            "t = t",
            "v(x, t) = v(x, t)",
            "X(t) = Y(t)",
            "Y(t) = Z(t)",
        ],
        &[
            "norm(v(x, t) - v(x, t)) <= L*norm(x - x)",
            "diff(Y(t), t) = v(Y(t), t)",
            "diff(Z(t), t) = v(Z(t), t)",
            "Y(a) = Z(a)",
        ],
    );
    assert!(matches!(shown, Err(Unmet::Hypothesis { .. })), "{shown:?}");
}

#[test]
fn a_flow_keeps_the_orientation_where_its_field_is_differentiable() {
    let given = ["m = m", "z = x", "t = t", "v(x, t) = v(x, t)", "X(x, t) = X(x, t)"];
    needs_all(
        "liouville",
        "0 < det(grad(X(x, t), x))",
        &given,
        &["diff(X(x, t), t) = v(X(x, t), t)", "X(x, 0) = x"],
    );
    // |x| has no derivative at 0, and its flow none either.
    let given = ["m = m", "z = x", "t = t", "v(x, t) = rough(x, t)", "X(x, t) = X(x, t)"];
    let shown = applied(
        "liouville",
        "0 < det(grad(X(x, t), x))",
        &given,
        &["diff(X(x, t), t) = rough(X(x, t), t)", "X(x, 0) = x"],
    );
    assert!(matches!(shown, Err(Unmet::Parameter { .. })), "{shown:?}");
}
