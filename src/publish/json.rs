//! The ledger of evidence as JSON: what `kenzan verify --format json` prints and `ledger.json` holds.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::paper::Work;
use crate::proof::Ledger;
use crate::publish::finding::{PassageRecord, records};
use crate::publish::library::Volume;

/// The schema of the ledger.
pub const SCHEMA: &str = include_str!("ledger.schema.json");

/// The whole ledger, each field of a claim on a line of its own. The order of the fields is part of the interface.
#[must_use]
pub fn ledger(ledger: &Ledger, work: &Work) -> String {
    lines(&Findings::of(ledger, work))
}

/// A ledger with what it says of the passages of the paper.
#[derive(Serialize)]
struct Findings<'a> {
    passages: Vec<PassageRecord>,
    #[serde(flatten)]
    ledger: &'a Ledger,
}

impl Findings<'_> {
    fn of<'a>(ledger: &'a Ledger, work: &Work) -> Findings<'a> {
        Findings {
            passages: records(ledger, work),
            ledger,
        }
    }
}

/// The ledgers of several papers, by the names of these.
#[must_use]
pub fn library(volumes: &[Volume<'_>]) -> String {
    let ledgers = volumes.iter().map(|volume| {
        (
            volume.paper.name.as_str(),
            Findings::of(&volume.ledger, &volume.paper.work),
        )
    });
    let papers: BTreeMap<&str, Findings<'_>> = ledgers.collect();
    lines(&BTreeMap::from([("papers", papers)]))
}

/// A value as JSON, with a line for each of its parts down to the third level and a final newline: short, and two versions can be
/// compared line by line.
pub(super) fn lines(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Lines { level: 0 });
    // Serialisation fails only for maps with keys that are not text, and no value here has such a map.
    value
        .serialize(&mut serializer)
        .expect("text and numbers can be serialised");
    text.push(b'\n');
    String::from_utf8(text).expect("JSON is text")
}

/// How many levels have lines of their own.
const LEVELS: usize = 3;

/// Line breaks before every part of the outer levels, and no other white space.
struct Lines {
    level: usize,
}

impl Lines {
    fn begin<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        writer.write_all(bracket)
    }

    fn end<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.level < LEVELS {
            writer.write_all(b"\n")?;
        }
        self.level -= 1;
        writer.write_all(bracket)
    }

    fn part<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        match self.level <= LEVELS {
            true => writer.write_all(b"\n"),
            false => Ok(()),
        }
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.part(writer, first)
    }
}
