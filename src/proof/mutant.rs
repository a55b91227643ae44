//! Mutants: claims with one thing changed, which their own proofs must refute.
//!
//! A change is data. It says anew what the claim defines, declares or claims; it cannot add a statement or prove one otherwise, which
//! would say nothing of the proofs at hand.

use crate::proof::{Claim, Mistake, mistake};

/// A mutant: the same claim with one definition or statement changed, run through the same proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What was changed, in a few words.
    pub name: String,
    /// The changes, made in this order.
    pub changes: Vec<Change>,
}

/// A change of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A definition of the claim given anew.
    Define {
        /// What is defined, as the claim writes it.
        head: String,
        /// What it is now.
        body: String,
    },
    /// A statement of the claim put otherwise; its proof stays.
    Restate {
        /// The relation as the claim has it, or the label of the statement.
        old: String,
        /// The relation now.
        new: String,
    },
    /// An initial value problem of the claim given anew.
    Solve {
        /// The function of time, as the claim writes it.
        head: String,
        /// Its derivative now.
        slope: String,
        /// Its value at time 0 now.
        start: String,
    },
    /// Symbols declared as matrices of another size.
    Matrix {
        /// Their names, separated by spaces.
        names: String,
        /// The rows.
        rows: String,
        /// The columns.
        columns: String,
    },
    /// A symbol declared on another range.
    Between {
        /// Its name.
        name: String,
        /// The lower end.
        lo: String,
        /// The upper end.
        hi: String,
    },
}

/// The definition `head` given anew.
#[must_use]
pub fn define(head: &str, body: &str) -> Change {
    let [head, body] = [head, body].map(String::from);
    Change::Define { head, body }
}

/// The statement `old`, its relation or its label, put as `new`.
#[must_use]
pub fn restate(old: &str, new: &str) -> Change {
    let [old, new] = [old, new].map(String::from);
    Change::Restate { old, new }
}

/// The initial value problem of `head` given anew, as in [`Claim::solving`].
#[must_use]
pub fn solving(head: &str, slope: &str, start: &str) -> Change {
    let [head, slope, start] = [head, slope, start].map(String::from);
    Change::Solve { head, slope, start }
}

/// Matrices of another size, as in [`Claim::matrix`].
#[must_use]
pub fn matrix(names: &str, rows: &str, columns: &str) -> Change {
    let [names, rows, columns] = [names, rows, columns].map(String::from);
    Change::Matrix { names, rows, columns }
}

/// A symbol on another range, as in [`Claim::between`].
#[must_use]
pub fn between(name: &str, lo: &str, hi: &str) -> Change {
    let [name, lo, hi] = [name, lo, hi].map(String::from);
    Change::Between { name, lo, hi }
}

impl From<Change> for Vec<Change> {
    fn from(change: Change) -> Vec<Change> {
        vec![change]
    }
}

impl Claim {
    /// A mutant: the claim after one change, or an array of them, which the same proof must refute.
    #[must_use]
    pub fn mutant(mut self, name: &str, changes: impl Into<Vec<Change>>) -> Claim {
        self.mutants.push(Mutant {
            name: name.into(),
            changes: changes.into(),
        });
        self
    }

    /// The claim after the changes. One of something that the claim does not have is a mistake of the claim that results.
    #[must_use]
    pub fn changed(&self, changes: &[Change]) -> Claim {
        changes.iter().fold(self.clone(), Claim::change)
    }

    fn change(mut self, change: &Change) -> Claim {
        let known = match change {
            Change::Define { head, .. } => self.definitions.iter().any(|(known, _)| known == head),
            Change::Solve { head, .. } => self.motions.iter().any(|motion| motion.head == *head),
            _ => true,
        };
        match change {
            Change::Define { head, .. } | Change::Solve { head, .. } if !known => {
                self.mistakes.push(Mistake::NothingToDefineAnew(head.clone()));
                self
            }
            Change::Define { head, body } => self.define(head, body),
            Change::Solve { head, slope, start } => self.solving(head, slope, start),
            Change::Matrix { names, rows, columns } => self.matrix(names, rows, columns),
            Change::Between { name, lo, hi } => self.between(name, lo, hi),
            Change::Restate { old, new } => self.restate(old, new),
        }
    }

    fn restate(mut self, old: &str, new: &str) -> Claim {
        let labelled = self.earlier(old, self.statements.len());
        let place = match labelled {
            Some(place) => Ok(Some(place)),
            None => {
                mistake::relation(old).map(|old| self.statements.iter().position(|statement| statement.relation == old))
            }
        };
        match place.and_then(|place| Ok((place, mistake::relation(new)?))) {
            Err(mistake) => self.mistakes.push(mistake),
            Ok((place, relation)) => match place.and_then(|place| self.statements.get_mut(place)) {
                Some(statement) => statement.relation = relation,
                None => self.mistakes.push(Mistake::NothingToRestate(old.into())),
            },
        }
        self
    }
}
