//! Theorems as steps rest on them, and as reports record them.

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Serialize, Serializer};

use super::library::named;
use super::reason::How;
use super::schema::Theorem;
use super::sentence::Sentence;
use crate::proof::Formula;

/// A theorem that a step rests on, and how the step meets each of its hypotheses, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Supplied {
    /// The theorem.
    #[serde(serialize_with = "name")]
    pub theorem: Theorem,
    /// How each of its hypotheses is met; empty where the evidence of the step tells of that.
    pub discharged: Vec<How>,
}

fn name<S: Serializer>(theorem: &Theorem, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&theorem.name)
}

impl Supplied {
    /// A theorem that a kind of step rests on, and how its check meets each hypothesis.
    ///
    /// # Panics
    /// If that is not said of every hypothesis.
    pub(crate) fn by_kind(theorem: &Theorem, discharged: &[&'static str]) -> Supplied {
        assert_eq!(
            theorem.hypotheses.len(),
            discharged.len(),
            "the hypotheses of {} are met one by one",
            theorem.name
        );
        Supplied {
            theorem: theorem.clone(),
            discharged: discharged.iter().map(|&how| How::ByKind(how)).collect(),
        }
    }
}

impl Supplied {
    /// A theorem whose hypotheses the evidence of the step tells of.
    pub(crate) fn in_evidence(theorem: &Theorem) -> Supplied {
        Supplied {
            theorem: theorem.clone(),
            discharged: Vec::new(),
        }
    }
}

/// A theorem in the ledger.
#[derive(Serialize)]
struct Record<'a> {
    name: &'a str,
    says: &'a str,
    parameters: Vec<Sentence>,
    hypotheses: Vec<Sentence>,
    conclusion: Formula,
    source: &'a str,
}

impl Serialize for Theorem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = Record {
            name: &self.name,
            says: &self.says,
            parameters: self.declarations(),
            hypotheses: self.suppositions(),
            conclusion: Formula::from(&self.conclusion),
            source: &self.source,
        };
        record.serialize(serializer)
    }
}

/// By name: every theorem is one of the library.
impl BorshSerialize for Theorem {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&self.name, writer)
    }
}

impl BorshDeserialize for Theorem {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Theorem> {
        let name = String::deserialize_reader(reader)?;
        let strange = || io::Error::new(io::ErrorKind::InvalidData, format!("there is no theorem {name}"));
        named(&name).cloned().ok_or_else(strange)
    }
}

/// In words, which is all that is made of it.
impl BorshSerialize for How {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&self.to_string(), writer)
    }
}

impl BorshDeserialize for How {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<How> {
        Ok(How::Seen(String::deserialize_reader(reader)?.into()))
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Spelled {
            text: String,
            latex: String,
        }
        let (text, latex) = (self.text(), self.latex());
        Spelled { text, latex }.serialize(serializer)
    }
}
