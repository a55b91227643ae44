//! What fails without a hypothesis: for every hypothesis of every theorem of the library, and for every class of its functions, a case in
//! which it alone is missing and the conclusion is false, or of something that does not exist. The theorem does not show it. Where the
//! other hypotheses are within reach of the discharge, the theorem without this one would.

use std::collections::BTreeSet;

use kenzan::formula::{Definitions, Domains, Relation};
use kenzan::prelude::*;
use kenzan::proof::theorem::{Class, Given, Parameter, Theorem, library, named};
use kenzan::proof::{Claim, Step, Verdict, run_claim};

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Missing {
    /// The hypothesis of that number, from 1 on.
    Hypothesis(usize),
    /// The classes of the function of that name.
    Class(&'static str),
}

use Missing::{Class as NoClass, Hypothesis as No};

/// How the conclusion fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fails {
    /// The engine refutes it.
    Refuted,
    /// A side does not exist.
    Undefined,
    /// Its sides are these.
    Sides(&'static str, &'static str),
}

use Fails::{Refuted, Sides, Undefined};

/// A case: the values of all parameters, and the domains of the symbols in them.
struct Trap {
    theorem: &'static str,
    missing: Missing,
    given: &'static [&'static str],
    declared: &'static [&'static str],
    fails: Fails,
    /// Whether everything else that the theorem asks for is discharged.
    shown_without: bool,
}

const fn trap(theorem: &'static str, missing: Missing, given: &'static [&'static str], fails: Fails) -> Trap {
    Trap {
        theorem,
        missing,
        given,
        declared: &[],
        fails,
        shown_without: true,
    }
}

impl Trap {
    const fn for_all(mut self, declared: &'static [&'static str]) -> Trap {
        self.declared = declared;
        self
    }

    /// The rest is true, but out of reach.
    const fn out_of_reach(mut self) -> Trap {
        self.shown_without = false;
        self
    }
}

/// Hypotheses that the sources have and the conclusions do not need: a change of variables with a slope that vanishes runs back over a
/// part of the range and cancels it; from the greater end to the smaller one, both sides of the fundamental theorem change their sign.
const DISPENSABLE: [(&str, usize); 2] = [("change-of-variables", 1), ("fundamental", 1)];

fn traps() -> Vec<Trap> {
    vec![
        // π/4 and -π/4.
        trap(
            "tonelli-fubini",
            No(1),
            &[
                "F(x, y) = (x^2 - y^2)/(x^2 + y^2)^2",
                "a = 0",
                "b = 1",
                "c = 0",
                "d = 1",
            ],
            Sides("pi/4", "-pi/4"),
        ),
        trap(
            "change-of-variables",
            No(2),
            &["u(x) = x + 1", "F(y) = exp(-y)", "a = 0", "b = 1", "c = 0", "d = 2"],
            Refuted,
        ),
        trap(
            "change-of-variables",
            No(3),
            &["u(x) = x + 1", "F(y) = exp(-y)", "a = 0", "b = 1", "c = 1", "d = 3"],
            Refuted,
        ),
        trap(
            "change-of-variables",
            No(4),
            &["u(x) = 2*x", "F(y) = 1/y", "a = 0", "b = 1", "c = 0", "d = 2"],
            Undefined,
        ),
        // On each side of 0 the slope is 1, and the sign jumps by 2 in between: that part of the range is left out.
        trap(
            "change-of-variables",
            NoClass("u"),
            &["u(x) = x + sign(x)", "F(y) = 1", "a = -1", "b = 1", "c = -2", "d = 2"],
            Sides("2", "4"),
        )
        .out_of_reach(),
        trap(
            "linearity",
            No(1),
            &["p = 0", "q = 1", "F(x) = 1/x", "G(x) = x", "a = 0", "b = 1"],
            Undefined,
        ),
        trap(
            "linearity",
            No(2),
            &["p = 1", "q = 0", "F(x) = x", "G(x) = 1/x", "a = 0", "b = 1"],
            Undefined,
        ),
        trap(
            "comparison",
            No(1),
            &["F(x) = x", "G(x) = 1", "a = 1", "b = 0"],
            Refuted,
        ),
        trap(
            "comparison",
            No(2),
            &["F(x) = x - 2", "G(x) = 1", "a = 0", "b = 1"],
            Refuted,
        ),
        trap(
            "comparison",
            No(3),
            &["F(x) = 0", "G(x) = x", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "monotonicity",
            No(1),
            &["F(x) = 0", "G(x) = 1", "a = 1", "b = 0"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(2),
            &["F(x) = 2", "G(x) = 1", "a = 0", "b = 1"],
            Refuted,
        ),
        trap(
            "monotonicity",
            No(3),
            &["F(x) = -x", "G(x) = 0", "a = 0", "b = oo"],
            Undefined,
        ),
        trap(
            "monotonicity",
            No(4),
            &["F(x) = 0", "G(x) = x", "a = 0", "b = oo"],
            Undefined,
        ),
        // The derivative of 1/x is integrable at no side of 0.
        trap(
            "fundamental",
            NoClass("C"),
            &["C(x) = 1/x", "a = -1", "b = 1"],
            Undefined,
        ),
        trap(
            "fundamental-on-the-line",
            No(1),
            &["C(x) = tanh(x) - 1"],
            Sides("2", "0"),
        )
        .out_of_reach(),
        trap(
            "fundamental-on-the-line",
            No(2),
            &["C(x) = tanh(x) + 1"],
            Sides("2", "0"),
        )
        .out_of_reach(),
        // The derivative is of the order of the exponential of x².
        trap(
            "fundamental-on-the-line",
            No(3),
            &["C(x) = exp(-x^2)*sin(exp(2*x^2))"],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "fundamental-on-the-line",
            NoClass("C"),
            &["C(x) = exp(-x^2)/x"],
            Undefined,
        )
        .out_of_reach(),
        trap("by-parts", No(1), &["F(x) = 1", "G(x) = tanh(x)"], Sides("2", "0")),
        trap(
            "by-parts",
            No(2),
            &["F(x) = 1", "G(x) = exp(-x^2)*sin(exp(2*x^2))"],
            Undefined,
        ),
        trap(
            "by-parts",
            No(3),
            &["F(x) = exp(-x^2)*sin(exp(2*x^2))", "G(x) = 1"],
            Undefined,
        ),
        trap(
            "by-parts",
            NoClass("F"),
            &["F(x) = sign(x)", "G(x) = exp(-x^2)"],
            Undefined,
        ),
        trap(
            "by-parts",
            NoClass("G"),
            &["F(x) = exp(-x^2)", "G(x) = sign(x)"],
            Undefined,
        )
        .out_of_reach(),
        // For t < 0 the integral diverges.
        trap(
            "leibniz",
            No(1),
            &[
                "F(x, s) = exp(-s*x)/(1 + x)^3",
                "G(x) = x/(1 + x)^3",
                "a = 0",
                "b = oo",
                "c = 0",
                "d = 1",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 0..0"])
        .out_of_reach(),
        trap(
            "leibniz",
            No(2),
            &[
                "F(x, s) = exp(s*x)/(1 + x)^3",
                "G(x) = x/(1 + x)^3",
                "a = 0",
                "b = oo",
                "c = -1",
                "d = 0",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in 0..0"])
        .out_of_reach(),
        // The integral is t e^{-t²}; at 0 its derivative is 1, and that of the integrand 0 for every x.
        trap(
            "leibniz",
            No(3),
            &[
                "F(x, s) = s^3/x^2*exp(-s^2/x)",
                "G(x) = 2",
                "a = 0",
                "b = 1",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Sides("1", "0"),
        )
        .for_all(&["t in 0..0"])
        .out_of_reach(),
        trap(
            "leibniz",
            No(4),
            &[
                "F(x, s) = s^3/x^2*exp(-s^2/x)",
                "G(x) = 2/x",
                "a = 0",
                "b = 1",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Sides("1", "0"),
        )
        .for_all(&["t in 0..0"])
        .out_of_reach(),
        trap(
            "leibniz",
            No(5),
            &[
                "F(x, s) = 1/x + s",
                "G(x) = 1",
                "a = 0",
                "b = 1",
                "c = -1",
                "d = 1",
                "t = t",
            ],
            Undefined,
        )
        .for_all(&["t in -1/2..1/2"]),
        trap("mean-value", No(1), &["D(v) = v", "b = t", "c = 1"], Refuted).for_all(&["t in -1..0"]),
        trap("mean-value", No(2), &["D(v) = v + 1", "b = t", "c = 1"], Refuted).for_all(&["t in 0..1"]),
        trap("mean-value", No(3), &["D(v) = 2*v", "b = t", "c = 1"], Refuted).for_all(&["t in 0..1"]),
        trap(
            "mean-value",
            NoClass("D"),
            &["D(v) = sign(v)", "b = t", "c = 0"],
            Refuted,
        )
        .for_all(&["t in 0..1"])
        .out_of_reach(),
        trap("increasing", No(1), &["D(v) = v - 1", "a = 1", "b = 0"], Refuted),
        trap("increasing", No(2), &["D(v) = v - 1", "a = 0", "b = 1/2"], Refuted),
        trap("increasing", No(3), &["D(v) = -v", "a = 0", "b = 1"], Refuted),
        trap(
            "increasing",
            NoClass("D"),
            &["D(v) = sign(1/2 - v)", "a = 0", "b = 1"],
            Refuted,
        )
        .out_of_reach(),
        // The pole exp(iπ/4) lies in the sector.
        trap(
            "cauchy-sector",
            No(1),
            &["F(z) = 1/(1 + z^4)", "t = pi/2"],
            Sides("pi/(2*sqrt(2))", "i*pi/(2*sqrt(2))"),
        )
        .out_of_reach(),
        // On the imaginary axis the function grows towards 0.
        trap(
            "cauchy-sector",
            No(2),
            &["F(z) = exp(-1/z^2)/z^2", "t = pi"],
            Sides("sqrt(pi)/2", "-sqrt(pi)/2"),
        )
        .out_of_reach(),
        // And here towards infinity.
        trap(
            "cauchy-sector",
            No(3),
            &["F(z) = exp(-z^2)", "t = pi"],
            Sides("sqrt(pi)/2", "-sqrt(pi)/2"),
        )
        .out_of_reach(),
        // On one of the two rays the integral converges, but not absolutely.
        trap(
            "cauchy-sector",
            No(4),
            &["F(z) = exp(i*z)/((z + 2)*log(z + 2))", "t = pi/2"],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "cauchy-sector",
            No(5),
            &["F(z) = exp(-z)/((z + 2)*log(z + 2))", "t = pi/2"],
            Undefined,
        )
        .out_of_reach(),
        // The pole iπ/2 is not listed.
        trap(
            "residues",
            No(1),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/cosh(z)",
            ],
            Sides("2*pi", "0"),
        )
        .out_of_reach(),
        // The circle is a point, the pole.
        trap(
            "residues",
            No(2),
            &[
                "M = 1",
                "T = 3",
                "r = 0",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Undefined,
        )
        .out_of_reach(),
        // The circle takes in the pole -i/2, below the strip.
        trap(
            "residues",
            No(3),
            &[
                "M = 1",
                "T = 3",
                "r = 2",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Sides("2*pi", "0"),
        )
        .out_of_reach(),
        // And here the pole 3i, above.
        trap(
            "residues",
            No(4),
            &[
                "M = 1",
                "T = 5/2",
                "r = 3/2",
                "f(k) = 0",
                "g(k) = 2",
                "F(z) = 1/((z - 2*i)*(z - 3*i))",
            ],
            Sides("-2*pi", "0"),
        )
        .out_of_reach(),
        // The pole is listed twice.
        trap(
            "residues",
            No(5),
            &[
                "M = 2",
                "T = 3",
                "r = 1/4",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = 1/(z^2 + 1/4)",
            ],
            Sides("2*pi", "4*pi"),
        )
        .out_of_reach(),
        // Between the two lines the function grows towards one end.
        trap(
            "residues",
            No(6),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1",
                "F(z) = exp(-z - exp(-2*z))",
            ],
            Sides("sqrt(pi)", "0"),
        )
        .out_of_reach(),
        trap(
            "residues",
            No(7),
            &[
                "M = 1",
                "T = pi",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1",
                "F(z) = exp(z - exp(2*z))",
            ],
            Sides("sqrt(pi)", "0"),
        )
        .out_of_reach(),
        // On one of the two lines the integral converges, but not absolutely; off it the integrand decays like an exponential.
        trap(
            "residues",
            No(8),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(i*z*sqrt(z^2 + 100))/(z + i)",
            ],
            Undefined,
        )
        .out_of_reach(),
        trap(
            "residues",
            No(9),
            &[
                "M = 1",
                "T = 1",
                "r = 1/10",
                "f(k) = 0",
                "g(k) = 1/2",
                "F(z) = exp(-i*(z - i)*sqrt((z - i)^2 + 100))/(z + i)",
            ],
            Undefined,
        )
        .out_of_reach(),
    ]
}

/// The conclusion at the values of the parameters.
fn conclusion(theorem: &Theorem, given: &[Given]) -> Relation {
    let mut values = Definitions::default();
    for Given {
        parameter,
        arguments,
        value,
    } in given
    {
        let names: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        let head = match names.is_empty() {
            true => parameter.to_string(),
            false => format!("{parameter}({})", names.join(", ")),
        };
        // A parameter that keeps its name is a symbol of the case.
        if head != value.to_string() {
            values.define(&head, &value.to_string()).expect("a value");
        }
    }
    let at = |side| values.expand(side).expect("all parameters have values");
    let Relation { op, lhs, rhs } = &theorem.conclusion;
    Relation::new(*op, at(lhs), at(rhs))
}

fn weakened(theorem: &Theorem, missing: Missing) -> Theorem {
    let mut weaker = theorem.clone();
    match missing {
        No(number) => drop(weaker.hypotheses.remove(number - 1)),
        NoClass(function) => {
            for parameter in &mut weaker.parameters {
                match parameter {
                    Parameter::Function { name, classes, .. } if name.as_str() == function => {
                        *classes = vec![Class::Measurable];
                    }
                    _ => {}
                }
            }
        }
    }
    weaker
}

fn verdict(relation: &Relation, declared: &[&str], step: Step) -> Verdict {
    let mut claim = Claim::of("test/traps", [equation(1)], "a case without a hypothesis");
    for declaration in declared {
        let (name, range) = declaration.split_once(" in ").expect("a range");
        let (lo, hi) = range.split_once("..").expect("two ends");
        claim = claim.between(name, lo, hi);
    }
    let claim = claim.corrected(&relation.to_string(), step);
    let record = run_claim(&[], &claim, 15);
    let statement = record.statements.first();
    statement
        .unwrap_or_else(|| panic!("{relation}: {:?}", record.failures))
        .verdict
}

#[test]
fn without_any_of_its_hypotheses_a_theorem_would_show_what_is_false() {
    for trap in traps() {
        let what = format!("{}, {:?}", trap.theorem, trap.missing);
        let theorem = named(trap.theorem).expect("in the library");
        let given: Vec<Given> = trap.given.iter().map(|text| Given::parse(text).expect(text)).collect();
        let relation = conclusion(theorem, &given);
        let mut domains = Domains::new();
        for declaration in trap.declared {
            domains.declare(declaration).expect("a declaration");
        }
        assert!(
            theorem.apply(&relation, &given, &domains).is_err(),
            "{what}: {relation}"
        );
        let without = weakened(theorem, trap.missing).apply(&relation, &given, &domains);
        assert_eq!(without.is_ok(), trap.shown_without, "{what}: {relation}: {without:?}");
        for step in [
            normal_form("equal"),
            rotation("turned", "1/2"),
            contour("residues", "pi", &["i*pi/2"]),
            by_theorem("as it stands", trap.theorem, trap.given),
        ] {
            let found = verdict(&relation, trap.declared, step);
            assert_ne!(found, Verdict::Proved, "{what}: {relation}");
            assert!(found == Verdict::Refuted || trap.fails != Refuted, "{what}: {relation}");
        }
        if let Sides(left, right) = trap.fails {
            let apart = kenzan::formula::parse_relation(&format!("{left} = {right}")).expect("two sides");
            assert_eq!(verdict(&apart, &[], normal_form("equal")), Verdict::Refuted, "{what}");
        }
    }
}

#[test]
fn every_hypothesis_and_every_class_has_its_trap() {
    let known: BTreeSet<(&str, Missing)> = traps().iter().map(|trap| (trap.theorem, trap.missing)).collect();
    for theorem in library() {
        for number in 1..=theorem.hypotheses.len() {
            let name = theorem.name.as_str();
            let trapped = known.contains(&(name, No(number))) != DISPENSABLE.contains(&(name, number));
            assert!(trapped, "{name}, hypothesis {number}");
        }
        for parameter in &theorem.parameters {
            let Parameter::Function {
                name: function,
                classes,
                ..
            } = parameter
            else {
                continue;
            };
            let tame = classes.iter().any(|class| *class != Class::Measurable);
            let trapped = known.iter().any(|(name, missing)| {
                *name == theorem.name && matches!(missing, NoClass(known) if function.as_str() == *known)
            });
            assert_eq!(tame, trapped, "{}, {function}", theorem.name);
        }
    }
}
