//! Matrices: how they are read and printed, what they stand for, and what must not be proved of them.

use kenzan::formula::{Domains, Expr, parse_expr, parse_relation};
use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, Verdict, run_claim};

fn domains(declarations: &[&str]) -> Domains {
    let mut domains = Domains::new();
    for declaration in declarations {
        domains.declare(declaration).expect(declaration);
    }
    domains
}

fn formula(text: &str) -> Expr {
    parse_expr(text).unwrap_or_else(|error| panic!("{error}"))
}

/// The entries of a matrix as text, row by row.
fn rows(text: &str, declarations: &[&str]) -> Result<String, String> {
    let rows = formula(text)
        .rows(&domains(declarations))
        .map_err(|error| error.to_string())?;
    let row = |row: &Vec<Expr>| row.iter().map(Expr::to_string).collect::<Vec<_>>().join(", ");
    Ok(rows.iter().map(row).collect::<Vec<_>>().join("; "))
}

fn run(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, 20)
}

fn claim() -> Claim {
    Claim::of("test/matrix", [equation(1)], "matrices")
        .natural("m", 1)
        .natural("n", 1)
        .positive("p")
        .real("x y")
        .matrix("A B", "n", "n")
        .matrix("S", "m", "n")
        .matrix("v", "n", "1")
}

#[track_caller]
fn decided(relation: &str, proof: impl Into<Proof>, expected: Verdict) {
    let record = run(&claim().corrected(relation, proof));
    let found = record.statements.first().map(|statement| statement.verdict);
    assert_eq!(found, Some(expected), "{relation}: {:?}", record.failures);
}

#[test]
fn mistakes_are_found_at_their_column() {
    let cases = [
        ("[1, 2]", 2, "row by row"),
        ("[[1, 2], [3]]", 10, "row 2 has 1 entries where the first has 2"),
        ("[[1, 2]", 8, "opened at column 1"),
        ("x + [[1, 2; 3]]", 11, "unexpected character `;`"),
        ("[[1, [[1, 2]]]]", 6, "needs a number, not a 1 by 2 matrix"),
        ("[[1, 2]] + [[1], [2]]", 10, "cannot be added"),
        ("[[1, 2]]*[[1, 2]]", 9, "cannot be multiplied"),
        ("1/[[1, 2], [3, 4]]", 2, "inverse"),
        ("[[1, 2]]^2", 9, "not square"),
        ("2^[[1, 2]]", 2, "no exponent"),
        ("sin([[1, 2]])", 1, "needs a number"),
        ("det([[1, 2]])", 1, "needs a square matrix"),
        ("inner([[1, 2]], [[1], [2]])", 1, "no inner product"),
        ("identity(0)", 1, "size of an identity matrix"),
        ("identity(1/2)", 1, "size of an identity matrix"),
        ("identity(65)", 1, "size of an identity matrix"),
        ("trace(1, 2)", 1, "takes 1 argument"),
    ];
    for (text, column, part) in cases {
        let error = parse_expr(text).expect_err(text);
        assert!(error.message().contains(part), "{text}: {error}");
        assert_eq!(error.column(), column, "{text}: {error}");
    }
    for text in ["[[1, 2]] = [[1], [2]]", "[[1, 2]] < 0"] {
        assert!(parse_relation(text).is_err(), "{text}");
    }
}

#[test]
fn matrices_are_printed_as_they_are_read() {
    let cases = [
        (
            "[[a, -1/2], [0, x^2]]*transpose(S)",
            r"\begin{pmatrix} a & -\frac{1}{2} \\ 0 & x^{2} \end{pmatrix} S^{\top}",
        ),
        ("inverse(A + B)*v", r"(A + B)^{-1} v"),
        ("norm(S*v)^2", r"\left\|S v\right\|^{2}"),
        ("inner(v, A*v)", r"\left\langle v, A v\right\rangle"),
    ];
    for (text, latex) in cases {
        let e = formula(text);
        assert_eq!(e.to_string(), text);
        assert_eq!(
            e.to_latex().replace(" }", "}").trim(),
            latex.replace(" }", "}"),
            "{text}"
        );
    }
    let cells = formula("[[a, b], [c, 1]]").to_mathml();
    assert_eq!(cells.matches("<mtr>").count(), 2, "{cells}");
    assert_eq!(cells.matches("<mtd>").count(), 4, "{cells}");
}

#[test]
fn formulas_become_their_entries() {
    let declared = ["A real 2 by 2", "v real 2 by 1"];
    let cases = [
        ("A", "A_1_1, A_1_2; A_2_1, A_2_2"),
        ("transpose(A)", "A_1_1, A_2_1; A_1_2, A_2_2"),
        ("[[1, 2], [3, 4]]*[[0, 1], [1, 0]]", "2, 1; 4, 3"),
        ("[[0, 1], [1, 0]]*[[1, 2], [3, 4]]", "3, 4; 1, 2"),
        ("inverse([[1, 2], [3, 4]])", "-2, 1; 3/2, -1/2"),
        ("[[1, 1], [0, 1]]^(-3)", "1, -3; 0, 1"),
        ("det([[0, 2, 1], [1, 0, 3], [2, 1, 0]])", "13"),
        ("A*v", "A_1_1*v_1 + A_1_2*v_2; A_2_1*v_1 + A_2_2*v_2"),
        ("norm([[3], [4]])^2", "25"),
        ("trace([[1, 2], [3, 4]])*identity(2)", "5, 0; 0, 5"),
        // 0 times what need not be defined is not 0.
        ("[[0, 1]]*[[1/x], [1]]", "0*(1/x) + 1"),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(text, &declared).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_has_no_entries_is_refused() {
    let singular = rows("inverse([[1, 2], [2, 4]])", &[]).expect_err("singular");
    assert!(singular.contains("determinant 0"), "{singular}");
    for (text, declared) in [
        ("A*v", ["A real 2 by 3", "v real 2 by 1"]),
        ("A + v", ["A real 2 by 2", "v real 2 by 1"]),
        ("A^x", ["A real 2 by 2", "v real 2 by 1"]),
        ("A^65", ["A real 2 by 2", "v real 2 by 1"]),
        ("norm(i*v)", ["A real 2 by 2", "v real 2 by 1"]),
        ("A", ["A real 2 by 2", "A_1_1 real"]),
        ("A", ["A real n by n", "n natural from 1"]),
        ("det(A)", ["A real 7 by 7", "n natural from 1"]),
    ] {
        assert!(rows(text, &declared).is_err(), "{text} with {declared:?}");
    }
}

#[test]
fn products_do_not_commute() {
    decided("A*B = B*A", normal_form("wrong"), Verdict::Refuted);
    decided("(A + B)^2 = A^2 + 2*A*B + B^2", normal_form("wrong"), Verdict::Refuted);
    decided(
        "(A + B)^2 = A^2 + A*B + B*A + B^2",
        normal_form("words"),
        Verdict::Proved,
    );
    decided(
        "transpose(A*B) = transpose(A)*transpose(B)",
        normal_form("wrong"),
        Verdict::Refuted,
    );
    decided(
        "transpose(A*B) = transpose(B)*transpose(A)",
        normal_form("words"),
        Verdict::Proved,
    );
}

#[test]
fn traces_turn_but_do_not_shuffle() {
    decided("trace(A*B) = trace(B*A)", normal_form("cyclic"), Verdict::Proved);
    decided(
        "trace(A*B) = trace(A*transpose(B))",
        normal_form("wrong"),
        Verdict::Refuted,
    );
    decided(
        "trace(A^2*B^2) = trace(A*B*A*B)",
        normal_form("wrong"),
        Verdict::Refuted,
    );
    decided(
        "inner(v, A*v) = inner(v, transpose(A)*v)",
        normal_form("a number"),
        Verdict::Proved,
    );
    decided(
        "v*inner(v, v) = inner(v, v)*v",
        normal_form("a number is no matrix"),
        Verdict::Proved,
    );
    decided(
        "inner(v, A*v)*inner(v, B*v) = inner(v, A*B*v)*inner(v, v)",
        normal_form("wrong"),
        Verdict::Refuted,
    );
    // Not a square: A*A may have a negative trace.
    decided("0 <= trace(A*A)", normal_form("wrong"), Verdict::Refuted);
    decided("0 <= trace(A*transpose(A))", normal_form("a square"), Verdict::Proved);
    decided("0 < norm(S*v)^2 + p", normal_form("a square"), Verdict::Proved);
}

#[test]
fn order_is_symmetry_and_all_minors() {
    let minors = || normal_form("principal minors");
    decided("0 < [[2, 1], [1, 2]]", minors(), Verdict::Proved);
    decided("0 <= [[1, 1], [1, 1]]", minors(), Verdict::Proved);
    decided("0 < [[1, 1], [1, 1]]", minors(), Verdict::Refuted);
    // The leading minors are 0 and 0: they do not suffice for semidefiniteness.
    decided("0 <= [[0, 0], [0, -1]]", minors(), Verdict::Refuted);
    // Positive as a quadratic form, but not symmetric.
    decided("0 < [[2, 1], [0, 2]]", minors(), Verdict::Refuted);
    decided("[[1, 0], [0, 1]] < [[1 + p, 0], [0, 1 + p]]", minors(), Verdict::Proved);
    decided("0 < [[p, x], [x, p]]", minors(), Verdict::Refuted);
    decided("[[1, 0]] <> [[1, 0]]", minors(), Verdict::Refuted);
    decided("[[1, 0]] <> [[0, 1]]", minors(), Verdict::Proved);
    let commute = "[[5, -1], [-1, 3]]*[[2, 1], [1, 2]] <> [[2, 1], [1, 2]]*[[5, -1], [-1, 3]]";
    decided(commute, minors(), Verdict::Proved);
}

#[test]
fn instances_prove_no_general_statement_and_find_false_ones() {
    // True at every 1 by 1 matrix only.
    decided("A*B = B*A", at_sizes("too small", "n = 2"), Verdict::Refuted);
    decided("A*B = B*A", at_random("too small", "n = 2..3", 7), Verdict::Refuted);
    decided(
        "A*inverse(A) = identity(n)",
        at_random("invertible", "n = 1..4", 7),
        Verdict::Confirmed,
    );
    decided(
        "(A*B)^2 = A*B*A*B",
        at_sizes("in entries", "n = 1..2"),
        Verdict::Confirmed,
    );
    // No size at all shows nothing.
    decided("A + B = B + A", at_sizes("nothing", "n = 2..1"), Verdict::Undecided);
    decided("A + B = B + A", at_random("no sizes", "m = 1", 7), Verdict::Undecided);
}

#[test]
fn sizes_are_declared_naturals() {
    let record = run(&Claim::of("test/size", [equation(1)], "a size that is no number")
        .real("k")
        .matrix("A", "k", "k")
        .corrected("A = A", normal_form("trivial")));
    assert!(!record.passed);
    assert!(
        record.failures.iter().any(|f| f.contains("natural number from 1")),
        "{:?}",
        record.failures
    );
}

#[test]
fn derivatives_and_matrices_keep_apart() {
    let with = |definition: [&str; 2], relation: &str| {
        run(&claim()
            .define("g(u)", "x^2*u")
            .define(definition[0], definition[1])
            .corrected(relation, normal_form("a derivative")))
    };
    // Beside matrices, numbers are differentiated as ever.
    let record = with(["k", "trace(A)"], "diff(g(3), x) = 6*x");
    assert_eq!(
        record.statements.first().map(|s| s.verdict),
        Some(Verdict::Proved),
        "{:?}",
        record.failures
    );
    for (definition, relation) in [
        (["k", "trace(A)"], "diff(g(k), x) = 2*x*k"),
        (["k", "trace(A)"], "diff(x*trace(A), x) = trace(A)"),
        (["k(u)", "trace(A)*u"], "k'(x) = trace(A)"),
        (["k(u)", "diff(u^2, u)"], "k(trace(A)) = 2*trace(A)"),
        (["k", "diff(trace(A)*x, x)"], "x = x"),
    ] {
        let record = with(definition, relation);
        let refused = record
            .failures
            .iter()
            .any(|why| why.contains("derivatives are not taken"));
        assert!(refused, "{relation}: {:?}", record.failures);
    }
}
