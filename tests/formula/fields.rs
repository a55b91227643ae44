//! Vector calculus in `R^m` with m open: identities that hold in every dimension, and their neighbours that do not.

use std::time::Instant;

use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, parse_relation};

const OPEN: [&str; 12] = [
    "m natural from 1",
    "x in R^m",
    "y in R^m",
    "t real",
    "s real",
    "V f g: R^m x R -> R, smooth",
    "mu: R^m x R -> R, smooth, positive",
    "v w: R^m x R -> R^m, smooth",
    "F: R -> R, smooth",
    "h: R^m x R -> R, continuous",
    "X: R^m x R -> R^m, smooth",
    "Y: R -> R^m, smooth",
];

fn outcome(relation: &str) -> Outcome {
    let mut domains = Domains::new();
    for declaration in OPEN {
        match declaration.contains(':') {
            true => domains.declare_functions(declaration),
            false => domains.declare(declaration),
        }
        .expect(declaration);
    }
    let relation = parse_relation(relation).unwrap_or_else(|error| panic!("{error}"));
    prove_equal(&relation.lhs, &relation.rhs, &domains)
}

#[track_caller]
fn proved(relation: &str) {
    let start = Instant::now();
    let found = outcome(relation);
    assert_eq!(found, Outcome::Proved, "{relation}");
    assert!(start.elapsed().as_secs_f64() < 5.0, "{relation}: {:?}", start.elapsed());
}

#[track_caller]
fn open(relation: &str) {
    assert!(matches!(outcome(relation), Outcome::Undecided(_)), "{relation}");
}

#[test]
fn divergence_of_a_multiple() {
    proved(
        "div(mu(x, t)*grad(V(x, t), x), x) = inner(grad(mu(x, t), x), grad(V(x, t), x)) + mu(x, t)*laplacian(V(x, t), x)",
    );
    proved("div(mu(x, t)*v(x, t), x) = inner(v(x, t), grad(mu(x, t), x)) + mu(x, t)*div(v(x, t), x)");
    open("div(mu(x, t)*grad(V(x, t), x), x) = mu(x, t)*laplacian(V(x, t), x)");
    open("div(mu(x, t)*v(x, t), x) = inner(v(x, t), grad(mu(x, t), x)) - mu(x, t)*div(v(x, t), x)");
}

#[test]
fn derivatives_of_a_logarithm() {
    proved("laplacian(log(mu(x, t)), x) = laplacian(mu(x, t), x)/mu(x, t) - norm(grad(log(mu(x, t)), x))^2");
    proved(
        "hessian(log(mu(x, t)), x) = hessian(mu(x, t), x)/mu(x, t) - grad(log(mu(x, t)), x)*transpose(grad(log(mu(x, t)), x))",
    );
    open("laplacian(log(mu(x, t)), x) = laplacian(mu(x, t), x)/mu(x, t) + norm(grad(log(mu(x, t)), x))^2");
    // V may be negative, or 0.
    open("grad(log(V(x, t)), x) = grad(V(x, t), x)/V(x, t)");
    open("grad(1/V(x, t), x) = -grad(V(x, t), x)/V(x, t)^2");
}

#[test]
fn derivative_in_time_of_a_square() {
    proved("diff(norm(v(x, t))^2, t) = 2*inner(v(x, t), diff(v(x, t), t))");
    open("diff(norm(v(x, t))^2, t) = inner(v(x, t), diff(v(x, t), t))");
    // The norm has no derivative where v vanishes.
    open("diff(norm(v(x, t)), t) = inner(v(x, t), diff(v(x, t), t))/norm(v(x, t))");
}

#[test]
fn hessians() {
    proved(
        "div(hessian(V(x, t), x)*grad(V(x, t), x), x) = inner(grad(laplacian(V(x, t), x), x), grad(V(x, t), x)) + norm(hessian(V(x, t), x))^2",
    );
    proved(
        "laplacian(norm(grad(V(x, t), x))^2, x)/2 = norm(hessian(V(x, t), x))^2 + inner(grad(V(x, t), x), grad(laplacian(V(x, t), x), x))",
    );
    // In one dimension only.
    open("norm(hessian(V(x, t), x))^2 = laplacian(V(x, t), x)^2");
    proved("transpose(hessian(V(x, t), x)) = hessian(V(x, t), x)");
    open("transpose(grad(v(x, t), x)) = grad(v(x, t), x)");
}

#[test]
fn products() {
    proved(
        "laplacian(f(x, t)*g(x, t), x) = f(x, t)*laplacian(g(x, t), x) + g(x, t)*laplacian(f(x, t), x) + 2*inner(grad(f(x, t), x), grad(g(x, t), x))",
    );
    open(
        "laplacian(f(x, t)*g(x, t), x) = f(x, t)*laplacian(g(x, t), x) + g(x, t)*laplacian(f(x, t), x) + inner(grad(f(x, t), x), grad(g(x, t), x))",
    );
    proved("grad(F(V(x, t)), x) = F'(V(x, t))*grad(V(x, t), x)");
    open("laplacian(F(V(x, t)), x) = F'(V(x, t))*laplacian(V(x, t), x)");
}

#[test]
fn the_dimension_stays_open() {
    proved("laplacian(norm(x)^2, x) = 2*m");
    proved("div(norm(x)^2*x, x) = (m + 2)*norm(x)^2");
    proved("div(x*mu(x, t), x) = m*mu(x, t) + inner(x, grad(mu(x, t), x))");
    proved("grad(x, x) = identity(m)");
    for wrong in [
        "laplacian(norm(x)^2, x) = 2",
        "laplacian(norm(x)^2, x) = m",
        "div(norm(x)^2*x, x) = 3*norm(x)^2",
        "div(norm(x)^2*x, x) = (m + 1)*norm(x)^2",
        "div(x*mu(x, t), x) = mu(x, t) + inner(x, grad(mu(x, t), x))",
        // Three vectors of the plane: the determinant of their products is 0 for m = 2 only.
        "norm(x)^2*norm(y)^2 = inner(x, y)^2",
    ] {
        open(wrong);
    }
}

#[test]
fn a_matrix_and_its_transpose() {
    proved("trace(transpose(grad(v(x, t), x))*grad(v(x, t), x)) = norm(grad(v(x, t), x))^2");
    proved("inner(grad(v(x, t), x), grad(w(x, t), x)) = trace(transpose(grad(v(x, t), x))*grad(w(x, t), x))");
    open("trace(grad(v(x, t), x)*grad(v(x, t), x)) = norm(grad(v(x, t), x))^2");
    open("grad(v(x, t), x)*grad(w(x, t), x) = grad(w(x, t), x)*grad(v(x, t), x)");
}

#[test]
fn the_convective_derivative() {
    proved("grad(grad(V(x, t), x), x)*grad(V(x, t), x) = grad(norm(grad(V(x, t), x))^2, x)/2");
    open("grad(v(x, t), x)*v(x, t) = grad(norm(v(x, t))^2, x)/2");
    proved("transpose(grad(v(x, t), x))*v(x, t) = grad(norm(v(x, t))^2, x)/2");
}

#[test]
fn along_a_flow() {
    proved("diff(f(X(x, t), t), t) = diff(f(X(x, t), s), s = t) + inner(grad(f(y, t), y = X(x, t)), diff(X(x, t), t))");
    proved("diff(f(Y(t), t), t) = diff(f(Y(t), s), s = t) + inner(grad(f(y, t), y = Y(t)), Y'(t))");
    open("diff(f(X(x, t), t), t) = diff(f(X(x, t), s), s = t)");
    open("diff(f(X(x, t), t), t) = diff(f(x, t), t) + inner(grad(f(x, t), x), diff(X(x, t), t))");
    proved("diff(grad(X(x, t), x), t) = grad(diff(X(x, t), t), x)");
    proved("grad(v(X(x, t), t), x) = grad(v(y, t), y = X(x, t))*grad(X(x, t), x)");
    open("grad(v(X(x, t), t), x) = grad(X(x, t), x)*grad(v(y, t), y = X(x, t))");
    proved("grad(f(X(x, t), t), x) = transpose(grad(X(x, t), x))*grad(f(y, t), y = X(x, t))");
}

#[test]
fn determinants() {
    // Without a determinant that is known not to vanish there is no inverse.
    open("inverse(grad(X(x, t), x))*grad(X(x, t), x) = identity(m)");
    open("diff(det(grad(X(x, t), x)), t) = diff(det(grad(X(x, t), x)), t)");
    proved("det(grad(X(x, t), x))*det(grad(v(x, t), x)) = det(grad(v(x, t), x))*det(grad(X(x, t), x))");
    open("det(grad(X(x, t), x)) = det(grad(v(x, t), x))");
}

#[test]
fn second_derivatives_of_a_product() {
    proved("div(div(mu(x, t)*v(x, t)*transpose(w(x, t)), x), x) = div(div(mu(x, t)*w(x, t)*transpose(v(x, t)), x), x)");
    proved("div(v(x, t)*transpose(w(x, t)), x) = grad(v(x, t), x)*w(x, t) + div(w(x, t), x)*v(x, t)");
    open("div(v(x, t)*transpose(w(x, t)), x) = div(w(x, t)*transpose(v(x, t)), x)");
}

#[test]
fn what_is_not_differentiable_has_no_derivative() {
    open("grad(h(x, t), x) = grad(h(x, t), x)");
    open("diff(h(x, t), t) = diff(h(x, t), t)");
    open("grad(abs(V(x, t)), x) = sign(V(x, t))*grad(V(x, t), x)");
    open("grad(norm(x), x) = x/norm(x)");
    proved("grad(sqrt(1 + norm(x)^2), x) = x/sqrt(1 + norm(x)^2)");
    proved("laplacian(exp(-norm(x)^2/2), x) = (norm(x)^2 - m)*exp(-norm(x)^2/2)");
}

#[test]
fn variables_that_are_bound_mean_nothing_else() {
    // The derivative at y of a function of x and y by its first argument.
    proved("grad(inner(x, y), x) = y");
    proved("grad(norm(x - y)^2, x = y) = 0");
    open("grad(norm(x - y)^2, x) = 0");
    proved("grad(norm(x - y)^2, x) = 2*x - 2*y");
    proved("grad(f(x, t), x = y) = grad(f(y, t), y)");
    open("grad(f(x, t), x = y) = grad(f(x, t), x)");
    proved("diff(f(x, t), t = 0) = diff(f(x, s), s = 0)");
    open("diff(f(x, t), t = 0) = diff(f(x, s), s = 1)");
}

#[test]
fn shapes_have_to_fit() {
    for wrong in [
        "v(x, t) = V(x, t)",
        "grad(V(x, t), x) = V(x, t)",
        "inner(v(x, t), V(x, t)) = V(x, t)*v(x, t)",
        "v(x, t)*w(x, t) = w(x, t)*v(x, t)",
        "div(V(x, t), x) = div(V(x, t), x)",
        "V(t, x) = V(t, x)",
        "exp(v(x, t)) = exp(v(x, t))",
    ] {
        open(wrong);
    }
}
