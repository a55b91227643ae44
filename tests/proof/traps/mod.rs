//! What fails without a hypothesis: for every hypothesis of every theorem of the library, and for every class of its functions, a case in
//! which it alone is missing and the conclusion is false, or of something that does not exist. The theorem does not show it. Where the
//! other hypotheses are within reach of the discharge, the theorem without this one would.

mod improper;
mod line;
mod plane;
mod space;

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
    /// Its sides differ for some functions of the classes, as is said there.
    False,
    /// Its sides are these.
    Sides(&'static str, &'static str),
}

use Fails::{False, Refuted, Sides, Undefined};

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
/// part of the range and cancels it; from the greater end to the smaller one, both sides of the fundamental theorem change their sign; what decays
/// is bounded, and so is its convolution.
const DISPENSABLE: [(&str, usize); 3] = [
    ("change-of-variables", 1),
    ("fundamental", 1),
    ("convolution-tempered", 1),
];

/// Theorems of which each hypothesis and each class is left out in `fields.rs`, where all others are supposed.
const OF_FIELDS: [&str; 5] = [
    "divergence",
    "by-parts-in-space",
    "leibniz-in-space",
    "picard-lindelof",
    "liouville",
];

fn traps() -> Vec<Trap> {
    let all = [line::traps(), plane::traps(), improper::traps(), space::traps()];
    all.into_iter().flatten().collect()
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
        if declaration.contains(':') {
            claim = claim.function(declaration);
            continue;
        }
        let Some((name, range)) = declaration.split_once(" in ") else {
            claim = claim.natural(declaration.split(' ').next().expect("a name"), 1);
            continue;
        };
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
fn on_the_line_a_theorem_without_a_hypothesis_would_show_what_is_false() {
    ensure_false_without_the_hypothesis(line::traps());
}

#[test]
fn in_the_plane_a_theorem_without_a_hypothesis_would_show_what_is_false() {
    ensure_false_without_the_hypothesis(plane::traps());
}

#[test]
fn over_vectors_a_theorem_without_a_hypothesis_would_show_what_is_false() {
    ensure_false_without_the_hypothesis(space::traps());
}

#[test]
fn of_improper_integrals_a_theorem_without_a_hypothesis_would_show_what_is_false() {
    ensure_false_without_the_hypothesis(improper::traps());
}

#[test]
fn no_step_proves_what_no_limit_makes_true() {
    for (relation, declared) in improper::RELATIONS {
        let read = kenzan::formula::parse_relation(relation).expect(relation);
        for step in [
            normal_form("equal"),
            part("part"),
            linearity("taken apart"),
            interchange("in the other order"),
            majorant("bounded"),
            termwise(normal_form("each")),
            rotation("turned", "1/4"),
            rotation("turned", "1"),
            substitution("shifted", "u = x + i"),
            substitution("mirrored", "u = -x"),
            by_parts("by parts", "x", "x"),
        ] {
            let words = format!("{step:?}");
            assert_ne!(verdict(&read, declared, step), Verdict::Proved, "{relation}: {words}");
        }
    }
}

fn ensure_false_without_the_hypothesis(traps: Vec<Trap>) {
    let mut unexpected = Vec::new();
    for trap in traps {
        let what = format!("{}, {:?}", trap.theorem, trap.missing);
        let theorem = named(trap.theorem).expect("in the library");
        let given: Vec<Given> = trap.given.iter().map(|text| Given::parse(text).expect(text)).collect();
        let relation = conclusion(theorem, &given);
        let mut domains = Domains::new();
        for declaration in trap.declared {
            match declaration.contains(':') {
                true => domains.declare_functions(declaration),
                false => domains.declare(declaration),
            }
            .expect("a declaration");
        }
        assert!(
            theorem.apply(&relation, &given, &domains).is_err(),
            "{what}: {relation}"
        );
        let without = weakened(theorem, trap.missing).apply(&relation, &given, &domains);
        let why = without.as_ref().err().map(ToString::to_string);
        if without.is_ok() != trap.shown_without {
            unexpected.push(format!("{what}: {relation}: {why:?}"));
        }
        for step in [
            normal_form("equal"),
            rotation("turned", "1/2"),
            contour("residues", "pi", &["i*pi/2"]),
            by_theorem("as it stands", trap.theorem, trap.given),
        ] {
            let found = verdict(&relation, trap.declared, step);
            assert_ne!(found, Verdict::Proved, "{what}: {relation}");
            if trap.fails == Refuted && found != Verdict::Refuted {
                unexpected.push(format!("{what}: {relation} is {found}"));
            }
        }
        if let Sides(left, right) = trap.fails {
            let apart = kenzan::formula::parse_relation(&format!("{left} = {right}")).expect("two sides");
            assert_eq!(verdict(&apart, &[], normal_form("equal")), Verdict::Refuted, "{what}");
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
}

#[test]
fn every_hypothesis_and_every_class_has_its_trap() {
    let known: BTreeSet<(&str, Missing)> = traps().iter().map(|trap| (trap.theorem, trap.missing)).collect();
    for theorem in library()
        .iter()
        .filter(|theorem| !OF_FIELDS.contains(&theorem.name.as_str()))
    {
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
