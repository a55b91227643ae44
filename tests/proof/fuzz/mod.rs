//! The exact layer against rigorous evaluation: random relations, true and false by construction or open, of which none that is proved
//! may fail or be undefined anywhere on the domains, or for a function of the classes declared.
//!
//! A case is determined by the seed and its number. The short run is part of the suite; the long one, whose figures CONTRIBUTING
//! quotes, is `KENZAN_CASES=1000000 cargo test --release --test proof fuzz:: -- --nocapture`.

mod binders;
mod case;
mod chance;
mod grow;
mod identities;
mod open;
mod oracle;
mod rewrite;
mod shrink;
mod tree;

use std::collections::BTreeMap;
use std::ops::Range;

use case::Truth;
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

fn run(seed: u64, numbers: Range<u64>) -> Tally {
    let one = |mut tally: Tally, number| {
        let mut chance = Chance::new(seed, number);
        let case = case::case(&mut chance);
        let (found, why) = oracle::judge(&mut chance, &case);
        if found == Found::Unsound {
            let small = shrink::shrunk(&case.relation, &case.domains);
            let text = format!("case {number}: {case}\n  {why}\n  smaller: {}", case::shown(&small));
            eprintln!("{text}");
            tally.unsound.push(text);
        }
        *tally.counts.entry((case.family, case.truth, found)).or_default() += 1;
        tally
    };
    let tallies = numbers.into_par_iter().fold(Tally::default, one);
    tallies.reduce(Tally::default, Tally::join)
}

/// So many cases from the first on, as the environment asks; it prints its figures with `--nocapture`.
#[test]
fn no_random_relation_that_is_proved_fails() {
    let setting = |name: &str, otherwise: u64| {
        let set = std::env::var(name).ok();
        set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (first, count) = (setting("KENZAN_FIRST", 0), setting("KENZAN_CASES", 1_500));
    let tally = run(setting("KENZAN_SEED", SEED), first..first + count);
    for ((family, truth, found), count) in &tally.counts {
        println!("{family:10} {truth:?} {found:?}: {count}");
    }
    assert!(tally.unsound.is_empty(), "{}", tally.unsound.join("\n"));
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
