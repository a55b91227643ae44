//! What a run finds of a passage: its verdict under each reading, what is wrong with it, and for what it is shown.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::formula::Symbol;
use crate::paper::Work;
use crate::proof::{Defect, Formula, Grade, Ledger, Open, Passage, PassageKind, StatementRecord, Verdict};
use crate::publish::passage::{Decision, Stated, refuted_as_printed, together};

/// What becomes of a passage as it is printed, under one reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsPrinted {
    /// What is printed is proved, or nothing printed is refuted and the same made precise is proved.
    Holds,
    /// A printed statement is refuted.
    Refuted,
    /// What is printed is confirmed, and not proved.
    Confirmed,
    /// What is printed is supported by samples.
    Supported,
    /// Nothing printed is refuted, and the same made precise is confirmed or supported by samples.
    NotRefuted,
    /// Statements decide it, and one of them is undecided.
    Undecided,
    /// No statement decides it.
    Open,
}

impl AsPrinted {
    /// The words of a page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            AsPrinted::Holds => "holds",
            AsPrinted::Refuted => "refuted",
            AsPrinted::Confirmed => "confirmed",
            AsPrinted::Supported => "supported",
            AsPrinted::NotRefuted => "not refuted",
            AsPrinted::Undecided => "undecided",
            AsPrinted::Open => "no claim yet",
        }
    }

    fn of(printed: &[Stated<'_>], mended: &[Stated<'_>]) -> AsPrinted {
        match (together(printed), together(mended)) {
            _ if printed.iter().any(|(_, statement)| refuted_as_printed(statement)) => AsPrinted::Refuted,
            (_, Some((Verdict::Refuted | Verdict::Undecided, _))) => AsPrinted::Undecided,
            (Some((Verdict::Proved, _)), _) | (None, Some((Verdict::Proved, _))) => AsPrinted::Holds,
            (Some((Verdict::Confirmed, _)), _) => AsPrinted::Confirmed,
            (Some((Verdict::Supported, _)), _) => AsPrinted::Supported,
            (None, Some((Verdict::Confirmed | Verdict::Supported, _))) => AsPrinted::NotRefuted,
            (None, None) => AsPrinted::Open,
            (Some(_), _) => AsPrinted::Undecided,
        }
    }
}

/// Whether a passage is shown for all that it leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Generality {
    /// Every statement that decides it is proved, and leaves open every name that the passage does.
    General,
    /// They are proved, and some of them make some of these names concrete.
    Special,
    /// Not all that decides it is proved, or it names nothing.
    None,
}

/// A passage with the statements that decide it.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// What decides it.
    pub decision: Decision<'a>,
}

impl<'a> Finding<'a> {
    /// What a run finds of a passage.
    #[must_use]
    pub fn of(passage: &'a Passage, ledger: &'a Ledger) -> Finding<'a> {
        Finding {
            passage,
            decision: Decision::of(passage, ledger),
        }
    }

    /// Its verdict under each reading, by the name of that; under none, where it is read in one way only.
    #[must_use]
    pub fn readings(&self) -> Vec<(Option<&'a str>, AsPrinted)> {
        let Decision { printed, mended } = &self.decision;
        if self.passage.readings.is_empty() {
            return vec![(None, AsPrinted::of(printed, mended))];
        }
        let under = |statements: &[Stated<'a>], name: &str| -> Vec<Stated<'a>> {
            let of = |(_, statement): &&Stated<'a>| {
                statement
                    .under
                    .get(&self.passage.place)
                    .is_some_and(|under| under == name)
            };
            statements.iter().filter(of).copied().collect()
        };
        let readings = self.passage.readings.iter().map(|reading| reading.name.as_str());
        readings
            .map(|name| (Some(name), AsPrinted::of(&under(printed, name), &under(mended, name))))
            .collect()
    }

    /// What is wrong with it; nothing where no printed statement is refuted.
    #[must_use]
    pub fn defect(&self) -> Option<Defect> {
        self.decision.refuted().next()?;
        let holds = self.readings().iter().any(|(_, outcome)| *outcome == AsPrinted::Holds);
        let plain = if holds { Defect::Convention } else { Defect::False };
        // What mends it has to be proved.
        let mended = matches!(together(&self.decision.mended), Some((Verdict::Proved, _)));
        Some(self.passage.defect.filter(|_| mended || holds).unwrap_or(plain))
    }

    /// The statements that show what it says: all that decide it, but for those which refute what is printed. None if one of them is not
    /// proved, or if there is none.
    fn shown(&self) -> Option<Vec<&'a StatementRecord>> {
        let Decision { printed, mended } = &self.decision;
        let all = printed.iter().chain(mended).map(|(_, statement)| *statement);
        let shown: Vec<_> = all.filter(|statement| !refuted_as_printed(statement)).collect();
        let proved = shown.iter().all(|statement| statement.verdict == Verdict::Proved);
        (proved && !shown.is_empty()).then_some(shown)
    }

    /// The names that it leaves open and that one of the statements which show it makes concrete; none where it is not proved.
    fn made_concrete(&self) -> Option<Vec<&'a Symbol>> {
        let shown = self.shown()?;
        let every = self.passage.every.iter();
        let concrete = every.filter(|open| !shown.iter().all(|statement| open.in_statement(statement)));
        Some(concrete.map(|open| &open.name).collect())
    }

    /// How the statements that show it declare the names that it leaves open, where that is not what it says itself.
    #[must_use]
    pub fn hypotheses(&self) -> Vec<String> {
        let shown = self.shown().unwrap_or_default();
        let named = |declaration: &&String| {
            let named = |open: &Open| declaration.split([':', ' ']).next() == Some(open.name.as_str());
            self.passage
                .every
                .iter()
                .any(|open| named(open) && **declaration != open.describe())
        };
        let declared: BTreeSet<&String> = shown
            .iter()
            .flat_map(|statement| &statement.leaves_open)
            .filter(named)
            .collect();
        declared.into_iter().cloned().collect()
    }

    /// How much the statements that show it suppose to exist or to hold.
    #[must_use]
    pub fn suppositions(&self) -> usize {
        let mut supposed: Vec<&Formula> = Vec::new();
        for statement in self.shown().unwrap_or_default() {
            for formula in statement.supposes.iter().chain(&statement.given) {
                if !supposed.contains(&formula) {
                    supposed.push(formula);
                }
            }
        }
        supposed.len()
    }

    /// Whether it is shown for all that it leaves open.
    #[must_use]
    pub fn generality(&self) -> Generality {
        match self.made_concrete() {
            _ if self.passage.every.is_empty() => Generality::None,
            None => Generality::None,
            Some(names) if names.is_empty() => Generality::General,
            Some(_) => Generality::Special,
        }
    }

    /// The names that it leaves open and that what is proved makes concrete.
    #[must_use]
    pub fn special(&self) -> Vec<&'a Symbol> {
        self.made_concrete().unwrap_or_default()
    }

    /// The grade of what corrects it or makes it precise or, if nothing does, of what is printed.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        let Decision { printed, mended } = &self.decision;
        together(mended).or(together(printed)).map(|(_, grade)| grade)
    }

    /// As it stands in the ledger.
    fn record(&self, ledger: &Ledger) -> PassageRecord {
        let Decision { printed, mended } = &self.decision;
        let statements = || printed.iter().chain(mended).map(|(_, statement)| *statement);
        let readings = self.readings().into_iter().map(|(name, as_printed)| ReadingRecord {
            name: name.unwrap_or("as printed").into(),
            as_printed,
        });
        let about = ledger.claims.iter().filter(|claim| self.passage.concerns(claim));
        let theorems: BTreeSet<&String> = statements().flat_map(|statement| &statement.theorems).collect();
        PassageRecord {
            place: self.passage.place.to_string(),
            kind: self.passage.kind,
            says: self.passage.says.clone(),
            for_every: self.passage.every.iter().map(Open::describe).collect(),
            readings: readings.collect(),
            generality: self.generality(),
            special: self.special().iter().map(|name| name.to_string()).collect(),
            grade: self.grade(),
            defect: self.defect(),
            claims: about.map(|claim| claim.id.clone()).collect(),
            theorems: theorems.into_iter().cloned().collect(),
        }
    }
}

/// A passage in the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct PassageRecord {
    /// Where it stands.
    pub place: String,
    /// What it is.
    pub kind: PassageKind,
    /// What it says.
    pub says: String,
    /// The names that it leaves open.
    pub for_every: Vec<String>,
    /// Its verdict under each reading.
    pub readings: Vec<ReadingRecord>,
    /// Whether it is shown for all of these names.
    pub generality: Generality,
    /// Those that what is proved makes concrete.
    pub special: Vec<String>,
    /// The grade of the statements that decide it.
    pub grade: Option<Grade>,
    /// What is wrong with it.
    pub defect: Option<Defect>,
    /// The claims about it, by id.
    pub claims: Vec<String>,
    /// The theorems that the statements which decide it rest on.
    pub theorems: Vec<String>,
}

/// The verdict on a passage under a reading.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingRecord {
    /// The name of the reading.
    pub name: String,
    /// What becomes of the passage.
    pub as_printed: AsPrinted,
}

/// The passages of a paper in their order, as they stand in the ledger.
#[must_use]
pub fn records(ledger: &Ledger, work: &Work) -> Vec<PassageRecord> {
    let passages = work.passages.iter();
    passages
        .map(|passage| Finding::of(passage, ledger).record(ledger))
        .collect()
}
