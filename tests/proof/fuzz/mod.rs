//! The exact layer against rigorous evaluation: random relations, true and false by construction or open, of which none that is proved
//! may fail or be undefined anywhere on the domains, or for a function of the classes declared. And the kernel with all kinds of
//! steps: random statements with proofs that may look right.
//!
//! A case is determined by the seed and its number. The short run is part of the suite; the long one, whose figures CONTRIBUTING
//! quotes, is `KENZAN_CASES=1000000 cargo test --release --test proof fuzz:: -- --nocapture`.

mod argued;
mod binders;
mod case;
mod certified;
mod chance;
mod court;
mod grow;
mod identities;
mod material;
mod open;
mod oracle;
mod rewrite;
mod shrink;
mod tree;

use std::collections::BTreeMap;
use std::ops::Range;

use case::{Case, Truth};
use chance::Chance;
use oracle::Found;
use rayon::prelude::*;

const SEED: u64 = 20_261_201;

/// How many cases of each family, truth and outcome there were, and the unsound ones.
#[derive(Debug, Default)]
struct Tally {
    counts: BTreeMap<(&'static str, Truth, Found), u64>,
    unsound: Vec<String>,
}

impl Tally {
    fn join(mut self, other: Tally) -> Tally {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
        self.unsound.extend(other.unsound);
        self
    }

    /// How many cases of that truth there were, and how many of them were proved.
    fn of(&self, truth: Truth) -> (u64, u64) {
        let chosen = self.counts.iter().filter(|((_, known, _), _)| *known == truth);
        chosen.fold((0, 0), |(all, proved), ((_, _, found), count)| {
            (all + count, proved + if *found == Found::Proved { *count } else { 0 })
        })
    }
}

/// What came of a case: the case, and why it is unsound.
type Judged = (Case, Found, String);

fn relations(chance: &mut Chance) -> Judged {
    let case = case::case(chance);
    let (found, mut why) = oracle::judge(chance, &case);
    if found == Found::Unsound {
        let small = shrink::shrunk(&case.relation, &case.domains);
        why = format!("{why}\n  smaller: {}", case::shown(&small));
    }
    (case, found, why)
}

fn proofs(chance: &mut Chance) -> Judged {
    let argued = argued::argued(chance);
    let (found, mut why) = court::judge(chance, &argued);
    if found == Found::Unsound {
        let proof = argued.claim.statements().last().map(|statement| &statement.proof);
        why = format!("{why}\n  by {proof:?}");
    }
    (argued.case, found, why)
}

fn run(seed: u64, numbers: Range<u64>, judged: fn(&mut Chance) -> Judged) -> Tally {
    let one = |mut tally: Tally, number| {
        let (case, found, why) = judged(&mut Chance::new(seed, number));
        if found == Found::Unsound {
            let text = format!("case {number}: {case}\n  {why}");
            eprintln!("{text}");
            tally.unsound.push(text);
        }
        *tally.counts.entry((case.family, case.truth, found)).or_default() += 1;
        tally
    };
    let tallies = numbers.into_par_iter().fold(Tally::default, one);
    tallies.reduce(Tally::default, Tally::join)
}

fn setting(name: &str, otherwise: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The cases that the environment asks for, so many unless it says otherwise; their figures are printed with `--nocapture`.
fn tally(count: (&str, u64), judged: fn(&mut Chance) -> Judged) -> (Tally, u64) {
    let first = setting("KENZAN_FIRST", 0);
    let count = setting(count.0, count.1);
    let tally = run(setting("KENZAN_SEED", SEED), first..first + count, judged);
    for ((family, truth, found), count) in &tally.counts {
        println!("{family:14} {truth:?} {found:?}: {count}");
    }
    assert!(tally.unsound.is_empty(), "{}", tally.unsound.join("\n"));
    (tally, count)
}

#[test]
fn no_random_relation_that_is_proved_fails() {
    let (tally, count) = tally(("KENZAN_CASES", 1_500), relations);
    let (all, proved) = tally.of(Truth::True);
    println!("{proved} of {all} true relations were proved");
    assert!(
        4 * proved > 3 * all && 5 * all > count,
        "{proved} of {all} true relations were proved"
    );
    let (all, proved) = tally.of(Truth::Open);
    println!("{proved} of {all} relations of open truth were proved");
    assert!(
        30 * proved > count,
        "{proved} of {all} relations of open truth were proved"
    );
}

#[test]
fn no_random_proof_that_is_accepted_shows_what_fails() {
    let (tally, count) = tally(("KENZAN_PROOFS", 400), proofs);
    let proved = tally.counts.iter().filter(|((_, _, found), _)| *found == Found::Proved);
    let proved: u64 = proved.map(|(_, count)| count).sum();
    println!("{proved} of {count} proofs were accepted");
    assert!(12 * proved > count, "{proved} of {count} proofs were accepted");
}
