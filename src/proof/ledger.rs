//! The ledger of evidence: everything a run decided, as plain data. Reports are functions of it and of nothing else.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::formula::{Expr, Relation};
use crate::instrument::Figure;
use crate::proof::theorem::{Supplied, Theorem};
use crate::proof::{ConstantRecord, Counterexample, Grade, Role, Score, Source, TableRecord, Verdict};

/// A whole run.
#[derive(Clone, Debug, Serialize)]
pub struct Ledger {
    /// The claims in the order of the catalogue.
    pub claims: Vec<ClaimRecord>,
    /// How many claims passed.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
    /// The constants published with these claims, in the order of their list. They have files of their own.
    #[serde(skip)]
    pub constants: Vec<ConstantRecord>,
}

impl Ledger {
    /// The ledger of these records.
    #[must_use]
    pub fn of(claims: Vec<ClaimRecord>, constants: Vec<ConstantRecord>) -> Ledger {
        let passed = claims.iter().filter(|claim| claim.passed).count();
        Ledger {
            failed: claims.len() - passed,
            passed,
            claims,
            constants,
        }
    }
}

/// One claim after its run.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct ClaimRecord {
    /// Permanent id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Places in the paper.
    pub equations: Vec<Source>,
    /// Whether every statement got its expected verdict, every mutant was refuted and every witness agreed.
    pub passed: bool,
    /// Why it did not pass, one sentence each.
    pub failures: Vec<String>,
    /// What the paper says, in our own words.
    pub says: String,
    /// The declared symbols with their domains, as text.
    pub symbols: Vec<String>,
    /// The definitions.
    pub definitions: Vec<Formula>,
    /// The statements.
    pub statements: Vec<StatementRecord>,
    /// The steps of all statements in order.
    pub steps: Vec<StepRecord>,
    /// The tables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRecord>,
    /// What its experiments measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measured: Vec<MeasurementRecord>,
    /// The figures that its experiments drew.
    #[serde(serialize_with = "names", skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// The mutants.
    pub mutants: Vec<MutantRecord>,
    /// How its automatic mutants ended, where that is known of the claim as it is.
    pub score: Option<Score>,
    /// The witnesses.
    pub witnesses: Vec<WitnessRecord>,
    /// The claims this one builds on.
    pub rests_on: Vec<String>,
    /// Those among all that it builds on, directly or not, of which some statement is confirmed and not proved, by id.
    pub rests_on_confirmed: Vec<String>,
    /// What the statements of the claims that it builds on, directly or not, suppose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rests_on_supposing: Vec<Supposing>,
    /// The theorems its own steps rest on, and those of the claims it rests on.
    pub theorems: Vec<Theorem>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// A claim, and what its statements suppose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Supposing {
    /// Its id.
    pub claim: String,
    /// The relations that hold, and the integrals and series that exist, its definitions not expanded.
    pub supposes: Vec<Formula>,
}

/// One experiment after its run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct MeasurementRecord {
    /// The instrument.
    pub instrument: String,
    /// How it works.
    pub method: String,
    /// What it was told, the formulas that it read first.
    pub settings: Vec<SettingRecord>,
    /// What was sampled, or why nothing was.
    pub sample: String,
    /// The quantities by name, as they are shown.
    pub quantities: Vec<(String, String)>,
}

/// A setting of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct SettingRecord {
    /// Its name.
    pub name: String,
    /// Its value, without definitions.
    pub value: String,
    /// What it means.
    pub meaning: String,
}

/// Figures go into the ledger by name; their numbers lie beside their pictures.
fn names<S: serde::Serializer>(figures: &[Figure], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(figures.iter().map(|figure| &figure.name))
}

/// A formula or relation in the renderings that reports use, all of the same tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Formula {
    /// The formula language.
    pub text: String,
    /// LaTeX.
    pub latex: String,
    /// Presentation MathML.
    #[serde(skip)]
    pub mathml: String,
}

impl Formula {
    /// The definitions that formulas given as text use, directly or through other definitions, in their order.
    pub(crate) fn used<'a>(definitions: &'a [Formula], shown: impl Iterator<Item = &'a str>) -> Vec<&'a Formula> {
        let mut names: Vec<&str> = shown.flat_map(words).collect();
        let mut used = vec![false; definitions.len()];
        let named = |definition: &Formula, names: &[&str]| {
            let head = words(&definition.text).next();
            head.is_some_and(|head| names.contains(&head.trim_end_matches('\'')))
        };
        while let Some(next) = (0..used.len()).find(|&n| !used[n] && named(&definitions[n], &names)) {
            used[next] = true;
            names.extend(words(&definitions[next].text));
        }
        let all = definitions.iter().zip(used);
        all.filter_map(|(definition, used)| used.then_some(definition))
            .collect()
    }
}

/// The identifiers of a formula in the formula language.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let within = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
    text.split(move |c| !within(c))
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic()))
}

impl From<&Relation> for Formula {
    fn from(relation: &Relation) -> Formula {
        Formula {
            text: relation.to_string(),
            latex: relation.to_latex(),
            mathml: relation.to_mathml(),
        }
    }
}

impl From<&Expr> for Formula {
    fn from(expr: &Expr) -> Formula {
        Formula {
            text: expr.to_string(),
            latex: expr.to_latex(),
            mathml: expr.to_mathml(),
        }
    }
}

impl Formula {
    /// The sign of a relation and its right side, as they continue a chain.
    #[must_use]
    pub fn continuation(relation: &Relation) -> Formula {
        Formula {
            text: format!("{} {}", relation.op.sign(), relation.rhs),
            latex: format!("{} {}", relation.op.to_latex(), relation.rhs.to_latex()),
            mathml: relation.to_mathml_continuation(),
        }
    }
}

/// One statement after its run.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct StatementRecord {
    /// Printed, corrected or extension.
    pub role: Role,
    /// The relation.
    #[serde(flatten)]
    pub formula: Formula,
    /// The integrals and series that it supposes to exist.
    pub supposes: Vec<Formula>,
    /// The relations that it supposes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Formula>,
    /// The passages of the paper that it decides; empty for a lemma.
    pub places: Vec<Source>,
    /// Of those of these passages that can be read in several ways: the reading under which it decides them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub under: BTreeMap<Source, String>,
    /// The declarations of the symbols and functions that it leaves open, its definitions expanded: it is about every value of these.
    pub leaves_open: Vec<String>,
    /// What it means in words; may be empty.
    pub meaning: String,
    /// What the evidence says.
    pub verdict: Verdict,
    /// What the claim expects.
    pub expected: Verdict,
    /// How far the evidence reaches.
    pub grade: Grade,
    /// The names of the theorems that the steps of this statement, and of those it cites, rest on.
    pub theorems: Vec<String>,
    /// Where it fails.
    pub counterexample: Option<Counterexample>,
}

/// One step after its run.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct StepRecord {
    /// The index of its statement in the claim.
    pub statement: usize,
    /// Whether it is a link of the chain that concludes the statement.
    pub concludes: bool,
    /// What it does.
    pub name: String,
    /// The relation it shows.
    #[serde(flatten)]
    pub formula: Formula,
    /// Its left side, to set a chain as displayed mathematics.
    #[serde(skip)]
    pub left: Formula,
    /// The relation sign and the right side, likewise.
    #[serde(skip)]
    pub continuation: Formula,
    /// How it was shown.
    pub method: String,
    /// What the evidence says.
    pub verdict: Verdict,
    /// How far it reaches.
    pub grade: Grade,
    /// What was seen.
    pub seen: String,
    /// For a route beside the chain, by numbers or at instances: what it asks the exact layer for. Empty if it is independent of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Vec<String>>,
    /// The theorems it rests on, and how their hypotheses are met.
    pub theorems: Vec<Supplied>,
}

/// One mutant after its run.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct MutantRecord {
    /// What was changed.
    pub text: String,
    /// What the same proof says of the changed claim.
    pub verdict: Verdict,
    /// The statement that was refuted and where, or why none was.
    pub seen: String,
}

/// One witness after its run.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct WitnessRecord {
    /// The crates that computed it: none where double-precision arithmetic was enough, or where it does not agree.
    pub engines: Vec<String>,
    /// The formula compared.
    pub formula: String,
    /// The formula computed, where it is another one.
    pub instead: Option<String>,
    /// The points compared at, as a grid.
    pub grid: String,
    /// The tolerance as text, for example `1e-10`.
    pub tolerance: String,
    /// Whether every point agreed.
    pub agrees: bool,
    /// The first point that did not, or how many did.
    pub seen: String,
}
