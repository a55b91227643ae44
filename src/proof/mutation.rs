//! Automatic mutants: every change of one token of what a claim defines and states, each put to the claim's own proofs.
//!
//! A mutant that the proofs refute shows that they depend on the token. One that is *still true* is shown as it stands, as the claim was: the claim does not
//! depend on the token. One that is *undefined* says nothing: it is no claim, or a side of it has no value somewhere. One that is *undecided*
//! shows nothing. One that changes an experiment is not tried.
//!
//! Each is decided by one thread in a session of its own whose work is limited, so that it ends alike on every machine.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::exact::{Scope, normal};
use crate::formula::{Definition, Domain, Domains, Expr, Node, Relation, Symbol, Variant, parse_expr};
use crate::proof::trial::{Ended, Original, run_mutant, says_nothing};
use crate::proof::{Change, Claim, Context, LeftOpen, Mutant, Score, define, restate, solving};
use crate::session::{Session, Spent};

/// No more mutants than these are made of a claim; of more changes every second, third, … is taken.
pub(super) const MOST: usize = 100;
/// What it may cost to decide one, in elementary operations.
const COST: u64 = 20_000_000;
/// What it may cost to see which changes of a claim say the same.
const COMPARING: u64 = 20_000_000;
/// Bytes of stack of a thread: formulas are walked by recursion.
const STACK: usize = 1 << 27;

/// The automatic mutants of a claim.
#[derive(Clone, Debug, Default)]
pub struct Mutants {
    /// How many changes of one token there are that say something else.
    pub changes: usize,
    /// The mutants, no more than 100 of them.
    pub made: Vec<Mutant>,
}

/// The changes of one token of the definitions, the initial value problems and the statements that are no counterexamples, in the order of the
/// claim. What has the same normal form as another, or as what the claim says, is left out.
#[must_use]
pub fn mutations(claim: &Claim) -> Mutants {
    let mut found = Session::limited(COMPARING).enter(|| changes(claim));
    let changes = found.len();
    let step = step(changes);
    let mut names: Vec<String> = Vec::new();
    let mut made: Vec<Mutant> = found.drain(..).step_by(step).collect();
    for mutant in &mut made {
        names.push(mutant.name.clone());
        let before = names.iter().filter(|name| **name == mutant.name).count();
        if before > 1 {
            mutant.name = format!("{} ({before})", mutant.name);
        }
    }
    Mutants { changes, made }
}

/// Of so many changes, every which is made.
fn step(changes: usize) -> usize {
    changes.div_ceil(MOST).max(1)
}

/// How many mutants are made of so many changes.
pub(super) fn made(changes: usize) -> usize {
    changes.div_ceil(step(changes))
}

fn changes(claim: &Claim) -> Vec<Mutant> {
    let mut found = Vec::new();
    let mut formula = |head: &str, body: &str, parameters: &[Symbol], change: &dyn Fn(&str) -> Change| {
        let Ok(known) = parse_expr(body) else { return };
        let domains = declared(claim, parameters);
        let mut seen = vec![Form::of(&known, &domains)];
        for Variant { change: words, formula } in known.variants(&slip([&known], &domains)) {
            let form = Form::of(&formula, &domains);
            if !seen.contains(&form) {
                seen.push(form);
                let name = format!("{head}: {words}");
                let changes = vec![change(&formula.to_string())];
                found.push(Mutant { name, changes });
            }
        }
    };
    for (head, body) in claim.definitions() {
        let parameters = Definition::parse(head, body)
            .map(|known| known.parameters)
            .unwrap_or_default();
        formula(head, body, &parameters, &|body| define(head, body));
    }
    for motion in claim.motions() {
        let (head, slope, start) = (&motion.head, &motion.slope, &motion.start);
        formula(&format!("slope of {head}"), slope, &[], &|slope| {
            solving(head, slope, start)
        });
        formula(&format!("start of {head}"), start, &[], &|start| {
            solving(head, slope, start)
        });
    }
    let domains = declared(claim, &[]);
    for (index, statement) in claim.statements().iter().enumerate() {
        if statement.proof.refutes() || statement.open {
            continue;
        }
        let known = &statement.relation;
        let sides = |relation: &Relation| {
            let sides = [&relation.lhs, &relation.rhs].map(|side| Form::of(side, &domains));
            (relation.op, sides)
        };
        let mut seen = vec![sides(known)];
        for Variant { change, formula } in known.variants(&slip([&known.lhs, &known.rhs], &domains)) {
            let form = sides(&formula);
            if !seen.contains(&form) {
                seen.push(form);
                found.push(Mutant {
                    name: format!("statement {}: {change}", index + 1),
                    changes: vec![restate(&known.to_string(), &formula.to_string())],
                });
            }
        }
    }
    found
}

/// What a formula says: its normal form, or itself where it has none.
#[derive(PartialEq)]
struct Form(Expr);

impl Form {
    fn of(formula: &Expr, domains: &Domains) -> Form {
        let normal = normal(formula, &Scope::new(domains));
        Form(normal.map_or_else(|_| formula.clone(), |normal| normal.to_expr()))
    }
}

/// The declarations, the parameters of a definition being any numbers.
fn declared(claim: &Claim, parameters: &[Symbol]) -> Domains {
    let mut domains = claim.domains.clone();
    for parameter in parameters {
        domains.insert(parameter.clone(), Domain::Real);
    }
    domains
}

/// For each symbol of the formulas the next one that ranges over the same.
fn slip<const N: usize>(formulas: [&Expr; N], domains: &Domains) -> impl Fn(&Symbol) -> Option<Symbol> {
    let mut symbols = BTreeSet::new();
    formulas.iter().for_each(|formula| collect(formula, &mut symbols));
    move |symbol| {
        let alike = symbols.iter().filter(|other| domains.get(other) == domains.get(symbol));
        let after = alike.clone().find(|other| *other > symbol);
        after
            .or_else(|| alike.clone().next())
            .filter(|other| *other != symbol)
            .cloned()
    }
}

fn collect(formula: &Expr, symbols: &mut BTreeSet<Symbol>) {
    if let Node::Symbol(symbol) = formula.node() {
        symbols.insert(symbol.clone());
    }
    formula.children().into_iter().for_each(|part| collect(part, symbols));
}

/// Decides the automatic mutants of claims; `progress` is called after each.
#[must_use]
pub fn mutate(claims: &[&Claim], digits: usize, progress: &(dyn Fn() + Sync)) -> Vec<Score> {
    let made: Vec<Mutants> = alone(claims, |claim| mutations(claim));
    let contexts = claims
        .iter()
        .map(|claim| Context::new(claim, digits).and_then(Context::measured).ok());
    let contexts: Vec<Option<Context<'_>>> = contexts.collect();
    let known: Vec<(&Claim, Option<&Context<'_>>)> = claims
        .iter()
        .copied()
        .zip(contexts.iter().map(Option::as_ref))
        .collect();
    let originals: Vec<Original<'_>> = alone(&known, |&(claim, context)| {
        let verdict = |place: usize| Some(context?.check(place).ok()?.verdict);
        let verdicts = || (0..claim.statements().len()).map(verdict).collect();
        Original::new(claim, context, Session::new().enter(verdicts))
    });
    let tasks: Vec<(usize, &Mutant)> = made
        .iter()
        .enumerate()
        .flat_map(|(at, mutants)| mutants.made.iter().map(move |mutant| (at, mutant)))
        .collect();
    let ends: Vec<Ended> = alone(&tasks, |&(at, mutant)| {
        let session = Session::limited(COST);
        let mut ended = session.enter(|| run_mutant(&originals[at], mutant, digits, false));
        if let Ended::Undecided(why) = &mut ended {
            if session.is_spent() {
                *why = Spent.to_string();
            }
            // With an allowance of its own, however the first was used up.
            let nothing = || says_nothing(&originals[at], mutant, digits);
            if let Some(why) = Session::limited(COST).enter(nothing) {
                ended = Ended::Undefined(why);
            }
        }
        progress();
        ended
    });
    let begun = |(claim, mutants): (&&Claim, &Mutants)| Score {
        claim: claim.id().to_owned(),
        content: claim.content(),
        engine: Score::engine(),
        changes: mutants.changes,
        refuted: 0,
        undefined: Vec::new(),
        untried: 0,
        still_true: Vec::new(),
        undecided: Vec::new(),
    };
    let mut scores: Vec<Score> = claims.iter().zip(&made).map(begun).collect();
    for ((at, mutant), ended) in tasks.iter().zip(ends) {
        let (score, change) = (&mut scores[*at], mutant.name.clone());
        match ended {
            Ended::Refuted(_) => score.refuted += 1,
            Ended::Undefined(why) => score.undefined.push(LeftOpen { change, why }),
            Ended::Untried => score.untried += 1,
            Ended::StillTrue => score.still_true.push(change),
            Ended::Undecided(why) => score.undecided.push(LeftOpen { change, why }),
        }
    }
    scores
}

/// Does each task on one thread alone, as many at a time as the pool at hand has threads; the answers in the order of the tasks.
fn alone<A: Sync, B: Send>(tasks: &[A], work: impl Fn(&A) -> B + Sync) -> Vec<B> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let work = || {
        let take = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            Some((at, tasks.get(at)?))
        };
        while let Some((at, task)) = take() {
            let answer = work(task);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, answer));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            scope.spawn(|| {
                // What a task shares out comes back to this pool of one thread.
                if let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build() {
                    pool.install(work);
                }
            });
        }
    });
    // Where the system grants no thread, here.
    work();
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}
