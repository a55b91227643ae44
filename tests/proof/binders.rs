//! Bound variables: their names say nothing, they have the range of their sign, and no rule looks through a sign that binds.

use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Binder, Domains, Expr, Reach, Relation, Symbol, parse_expr, parse_relation};
use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, Verdict, run_claim};
use proptest::prelude::*;

fn run(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, 20)
}

fn verdict(claim: &Claim) -> Verdict {
    let record = run(claim);
    let first = record.statements.first();
    first.unwrap_or_else(|| panic!("{:?}", record.failures)).verdict
}

fn claim() -> Claim {
    Claim::of("test/binders", [equation(1)], "binders").real("x y z")
}

#[test]
fn equals_for_equals_does_not_look_through_solve() {
    let chained = claim().corrected(
        "5 = 3",
        chain()
            .equals(
                "solve(x, x + 2*y, 7 + 0)",
                quadrature("at x = 1, y = 1", "x = 1, y = 1"),
            )
            .equals("solve(y, x + 2*y, 7)", part("another variable"))
            .concluding(quadrature("at x = 1, y = 1", "x = 1, y = 1")),
    );
    assert_eq!(verdict(&chained), Verdict::Refuted);
    for step in [part("binds"), linearity("binds"), rotation("binds", "1/2")] {
        let looked_through = claim().corrected("solve(x, x + 2*y, 7) = solve(y, x + 2*y, 7)", step);
        assert!(verdict(&looked_through) < Verdict::Supported);
    }
}

#[test]
fn a_bound_variable_has_not_the_domain_of_its_namesake() {
    let relation = "solve(u, u + 3*u^3 + (u^2)^(3/2), -3) = solve(u, u + 4*u^3, -3)";
    let namesake = Claim::of("test/binders", [equation(1)], "binders").nonnegative("u");
    for step in [
        part("u >= 0 is another u"),
        linearity("as well"),
        normal_form("as well"),
    ] {
        assert!(verdict(&namesake.clone().corrected(relation, step)) < Verdict::Supported);
    }
}

#[test]
fn the_name_of_a_matrix_is_not_bound() {
    let record = run(&Claim::of("test/binders", [equation(1)], "binders")
        .natural("m", 1)
        .matrix("X", "m", "1")
        .corrected(
            "integral(X, -oo..oo, exp(-norm(X)^2/2)) = (2*pi)^(m/2)",
            normal_form("over vectors"),
        ));
    assert_eq!(record.statements[0].verdict, Verdict::Undecided);
    assert!(
        record.steps[0].seen.contains("`X` is a matrix"),
        "{}",
        record.steps[0].seen
    );
    // Nor where a definition would give the variable another name.
    let defined = Claim::of("test/binders", [equation(1)], "binders")
        .matrix("X", "1", "1")
        .define("K", "X + 1")
        .define("I", "integral(X, 0..1, X)")
        .corrected("I + K - K = 2", normal_form("a definition"));
    assert_eq!(verdict(&defined), Verdict::Undecided);
}

#[test]
fn a_derivative_at_an_end_is_two_sided() {
    let bent = |variable: &str, lo: &str, hi: &str, slope: &str| {
        Claim::of("test/binders", [equation(1)], "binders")
            .between(variable, lo, hi)
            .define("h(u)", "diff(min(u, 1), u)")
            .corrected(&format!("h({variable}) = {slope}"), normal_form("one-sided"))
    };
    assert!(verdict(&bent("s", "0", "1", "1")) < Verdict::Supported);
    assert!(verdict(&bent("w", "1", "2", "0")) < Verdict::Supported);
    assert_eq!(verdict(&bent("s", "0", "1/2", "1")), Verdict::Proved);
    let corner = Claim::of("test/binders", [equation(1)], "binders").between("s", "0", "0");
    assert!(verdict(&corner.corrected("diff(abs(s), s) = 1", normal_form("a corner"))) < Verdict::Supported);
    let real = Domains::new();
    let proved = |left: &str, right: &str| {
        let [left, right] = [left, right].map(|text| parse_expr(text).expect("a formula"));
        prove_equal(&left, &right, &real) == Outcome::Proved
    };
    assert!(proved("diff(x^2*y, x = 3)", "6*y"));
    assert!(proved("diff(abs(x), x = -2)", "-1"));
    assert!(proved("diff(exp(x*y), x = y + 1)", "y*exp((y + 1)*y)"));
    assert!(!proved("diff(abs(x), x = 0)", "0"));
    assert!(!proved("diff(x^(3/2), x = 0)", "0"));
    assert!(!proved("diff(0*log(x), x = -1)", "0"));
}

/// The formula with other names for all bound variables, chosen by the numbers.
fn renamed(formula: &Expr, numbers: &mut impl Iterator<Item = u8>) -> Expr {
    match formula.binder() {
        Some(binder) => {
            let reach = binder.reach.try_map(|part| Ok::<_, ()>(renamed(part, numbers)));
            let wanted = Symbol::new(["x", "u", "k", "x_1", "w"][usize::from(numbers.next().unwrap_or(0)) % 5]);
            let free = wanted == binder.var || !binder.body.depends_on(&wanted);
            let var = if free { wanted } else { binder.var.clone() };
            let body = renamed(&binder.body_in(&var), numbers);
            Expr::from(Binder {
                var,
                reach: reach.expect("no error"),
                body,
            })
        }
        None => formula
            .try_map(|part| Ok::<_, ()>(renamed(part, numbers)))
            .expect("no error"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn bound_names_change_no_verdict(numbers in prop::collection::vec(any::<u8>(), 8)) {
        let relations = [
            ("integral(t, 0..oo, t*exp(-t^2*(1 + y^2))) = integral(s, 0..oo, abs(s)*exp(-s^2*(1 + y^2)))", true),
            ("integral(t, -oo..oo, exp(-t^2/2)*(t*y)^2) = y^2*sqrt(2*pi)", true),
            ("sum(k, 0..3, integral(t, 0..1, k*t^k)) = sum(m, 0..3, m/(m + 1))", true),
            ("diff(t^3*y, t = x) = 3*x^2*y", true),
            ("diff(integral(t, 0..s, exp(t)), s = y) = exp(y)", true),
            ("integral(t, -oo..oo, exp(-t^2/2)*t*y) = y", false),
            ("sum(k, 0..3, k*x) = 5*x", false),
        ];
        for (text, holds) in relations {
            let relation = parse_relation(text).expect("a relation");
            let mut stream = numbers.iter().copied().cycle();
            let other = Relation::new(relation.op, renamed(&relation.lhs, &mut stream), renamed(&relation.rhs, &mut stream));
            prop_assert!(relation.lhs.alpha_eq(&other.lhs) && relation.rhs.alpha_eq(&other.rhs), "{other}");
            prop_assert_eq!(parse_relation(&other.to_string()).expect("a relation"), other.clone());
            let outcome = prove_equal(&other.lhs, &other.rhs, &Domains::new());
            prop_assert_eq!(outcome == Outcome::Proved, holds, "{}", other);
        }
    }
}

#[test]
fn a_range_is_part_of_the_sign() {
    let ranges = [
        "integral(t, 0..1, t)",
        "sum(t, 0..1, t)",
        "solve(t, t, 1)",
        "diff(t, t = 1)",
    ];
    let reach = |text: &str| parse_expr(text).expect("a formula").binder().expect("binds").reach;
    for (place, one) in ranges.iter().enumerate() {
        for (other_place, other) in ranges.iter().enumerate() {
            assert_eq!(reach(one).alpha_eq(&reach(other)), place == other_place);
        }
    }
    assert_eq!(reach("integral(t, -oo..oo, t)"), Reach::line());
}

/// Steps over symbols whose names other symbols have, outside; the bound ones are the inner ones.
#[test]
fn a_bound_variable_with_the_name_of_a_symbol_is_another_one() {
    let named = || {
        Claim::of("test/binders", [equation(1)], "binders")
            .real("z t")
            .natural("n", 0)
            .positive("y")
    };
    let proved = [
        (
            "z*integral(z, -oo..oo, z^2*exp(-z^2)) = z*integral(t, -oo..oo, t^2*exp(-t^2))",
            normal_form("bound twice"),
        ),
        (
            "integral(z, 0..oo, 2*exp(-z) - z*exp(-z)) = 2*integral(t, 0..oo, exp(-t)) - integral(z, 0..oo, z*exp(-z))",
            linearity("two names"),
        ),
        (
            "integral(z, 0..oo, z*exp(-z^2)) = integral(t, 0..oo, sqrt(t^2)*exp(-t^2))",
            normal_form("the range is that of the sign"),
        ),
        (
            "integral(z, -oo..oo, exp(-(2*z)^2)*2) = integral(t, -oo..oo, exp(-t^2))",
            substitution("both names are declared", "t = 2*z"),
        ),
        (
            "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)/sqrt(2*pi)) = doublefactorial(2*n - 1)",
            induction("under the sign", "n", "-z^(2*n + 1)*exp(-z^2/2)/sqrt(2*pi)"),
        ),
        (
            "abs(integral(z, 0..oo, exp(-z)*sin(z^3))) <= integral(t, 0..oo, exp(-t))",
            majorant("a bound"),
        ),
        (
            "integral(z, 0..oo, integral(t, 0..oo, exp(-z - 2*t))) = integral(t, 0..oo, integral(z, 0..oo, exp(-z - 2*t)))",
            interchange("declared names"),
        ),
    ];
    for (relation, step) in proved {
        let record = run(&named().corrected(relation, step));
        assert_eq!(
            record.statements[0].verdict,
            Verdict::Proved,
            "{relation}: {:?}",
            record.steps[0]
        );
    }
    let open = [
        // The outer z is a factor, and the inner one is not.
        (
            "z*integral(z, -oo..oo, z^2*exp(-z^2)) = integral(z, -oo..oo, z^3*exp(-z^2))",
            linearity("captured"),
        ),
        (
            "integral(z, 0..oo, z*exp(-z)) = z*integral(z, 0..oo, exp(-z))",
            linearity("drawn out"),
        ),
        ("integral(z, 0..z, z) = integral(t, 0..t, t)", normal_form("other ends")),
        (
            "integral(z, -oo..0, sqrt(z^2)*exp(z)) = integral(z, -oo..0, z*exp(z))",
            normal_form("of the other sign"),
        ),
    ];
    for (relation, step) in open {
        let record = run(&named().corrected(relation, step));
        assert!(
            record.statements[0].verdict < Verdict::Supported,
            "{relation}: {:?}",
            record.steps[0]
        );
    }
}

#[test]
fn an_index_with_the_name_of_a_symbol_is_another_one() {
    let named = || {
        Claim::of("test/binders", [equation(1)], "binders")
            .natural("k", 0)
            .natural("n", 0)
            .real("x")
    };
    for (relation, step) in [
        ("sum(k, 0..n, 2*k + 1) = (n + 1)^2", telescoping("squares", "k^2")),
        ("k*sum(k, 0..n, 2*k + 1) = k*(n + 1)^2", normal_form("a formula")),
        ("sum(k, 0..n, -k) <= sum(k, 0..n, k^2)", termwise(normal_form("each"))),
    ] {
        let record = run(&named().corrected(relation, step));
        assert_eq!(
            record.statements[0].verdict,
            Verdict::Proved,
            "{relation}: {:?}",
            record.steps[0]
        );
    }
    for (relation, step) in [
        ("sum(k, 0..n, 2*k + 1) = (k + 1)^2", telescoping("another k", "k^2")),
        ("sum(k, 0..n, k*x) = k*sum(k, 0..n, x)", normal_form("drawn out")),
    ] {
        let record = run(&named().corrected(relation, step));
        assert!(
            record.statements[0].verdict < Verdict::Supported,
            "{relation}: {:?}",
            record.steps[0]
        );
    }
}
