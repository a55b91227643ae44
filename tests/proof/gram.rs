//! Inequalities between scalar products of vectors and matrices of every size, and identities of every size.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Verdict, run_claim};

fn verdict(relation: &str) -> Verdict {
    let claim = Claim::of("test/gram", [equation(1)], "scalar products")
        .natural("m", 1)
        .natural("n", 1)
        .matrix("u v w", "m", "1")
        .matrix("x", "n", "1")
        .matrix("A B", "m", "m")
        .matrix("C", "m", "n")
        .positive("c")
        .real("r")
        .between("t", "0", "1")
        .corrected(relation, normal_form("in coordinates"));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    let first = record.statements.first();
    first.unwrap_or_else(|| panic!("{:?}", record.failures)).verdict
}

#[test]
fn what_holds_for_positive_semidefinite_products_holds() {
    for relation in [
        "abs(inner(u, v)) <= norm(u)*norm(v)",
        "inner(u, v)^2 <= norm(u)^2*norm(v)^2",
        "norm(u + v) <= norm(u) + norm(v)",
        "norm(u - w) <= norm(u - v) + norm(v - w)",
        "abs(norm(u) - norm(v)) <= norm(u - v)",
        "0 <= norm(u - v)^2",
        "0 <= norm(u + v + w)^2",
        "2*inner(u, v) <= norm(u)^2 + norm(v)^2",
        "inner(u, v) <= c*norm(u)^2/2 + norm(v)^2/(2*c)",
        "norm(t*u + (1 - t)*v) <= t*norm(u) + (1 - t)*norm(v)",
        "norm(t*u + (1 - t)*v)^2 <= t*norm(u)^2 + (1 - t)*norm(v)^2",
        "trace(transpose(A)*B)^2 <= trace(transpose(A)*A)*trace(transpose(B)*B)",
        "trace(A)^2 <= m*trace(transpose(A)*A)",
        "abs(inner(v, C*x)) <= norm(v)*norm(C*x)",
        "norm(u + v)^2 + norm(u - v)^2 = 2*norm(u)^2 + 2*norm(v)^2",
    ] {
        assert_eq!(verdict(relation), Verdict::Proved, "{relation}");
    }
    for relation in [
        "abs(inner(u, v)) < norm(u)*norm(v)",
        "norm(u)*norm(v) <= abs(inner(u, v))",
        "norm(u) + norm(v) <= norm(u + v)",
        "0 < norm(u - v)^2",
        "0 <= inner(u, v)",
        "norm(u + v)^2 <= norm(u)^2 + norm(v)^2",
        "inner(u, v)*inner(v, w) <= inner(u, w)*norm(v)^2",
        "trace(A)^2 <= trace(transpose(A)*A)",
        "trace(A*B)^2 <= trace(A*A)*trace(B*B)",
        "norm(u - w) <= norm(u - v)",
    ] {
        assert!(verdict(relation) < Verdict::Supported, "{relation}");
    }
}

#[test]
fn an_identity_of_any_size_has_its_determinant_and_inverse() {
    for relation in [
        "det(identity(m)) = 1",
        "det(c*identity(m)) = c^m",
        "inverse(identity(m)) = identity(m)",
        "inverse(c*identity(m))*(c*identity(m)) = identity(m)",
        "trace(identity(m)) = m",
        "identity(m)*A = A",
        "norm(identity(m))^2 = m",
    ] {
        assert_eq!(verdict(relation), Verdict::Proved, "{relation}");
    }
    for relation in [
        "det(identity(m)) = m",
        "det(2*identity(m)) = 2",
        "inverse(r*identity(m))*(r*identity(m)) = identity(m)",
        "norm(identity(m)) = 1",
        "det(A - A) = 1",
    ] {
        assert!(verdict(relation) < Verdict::Supported, "{relation}");
    }
}
