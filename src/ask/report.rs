//! Judgements, set for reading and for machines.

use std::fmt::Write as _;

use serde::Serialize;

use super::judgement::{Judgement, Open};
use crate::proof::Counterexample;

/// The longest text of what was seen that is printed whole.
const LONGEST: usize = 400;
/// Steps that were tried and are told, of those that showed nothing.
const TOLD: usize = 8;

/// A few lines for reading: the verdict, and how it is seen.
#[must_use]
pub fn judgement_text(judgement: &Judgement) -> String {
    let mut text = format!("{}: {}\n", judgement.verdict, judgement.relation);
    for step in &judgement.steps {
        let _ = writeln!(
            text,
            "  {}\n    by {}: {}",
            step.formula,
            step.method,
            shortened(&step.seen)
        );
    }
    for supposition in &judgement.suppositions {
        let _ = writeln!(text, "  supposing that {supposition}");
    }
    if !judgement.theorems.is_empty() {
        let _ = writeln!(text, "  on the theorems {}", judgement.theorems.join(", "));
    }
    if let Some(counterexample) = &judgement.counterexample {
        let _ = writeln!(text, "  {}", told(counterexample));
    }
    if let Some(open) = &judgement.open {
        let _ = writeln!(text, "  {open}");
        if let Open::Unshown { tried, .. } = open {
            for (step, why) in tried.iter().take(TOLD) {
                let _ = writeln!(text, "    {step}: {}", shortened(why));
            }
        }
    }
    text
}

fn told(Counterexample { point, left, right }: &Counterexample) -> String {
    match point.as_str() {
        "" => format!("the left side is {left}, the right side {right}"),
        point => format!("at {point} the left side is {left}, the right side {right}"),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.into(),
    }
}

#[derive(Serialize)]
struct Record<'a> {
    relation: &'a str,
    verdict: &'static str,
    steps: Vec<StepRecord<'a>>,
    counterexample: Option<&'a Counterexample>,
    suppositions: &'a [String],
    theorems: &'a [String],
    reason: Option<String>,
    seconds: f64,
}

#[derive(Serialize)]
struct StepRecord<'a> {
    method: &'a str,
    formula: &'a str,
    seen: &'a str,
}

/// One JSON object, on one line.
#[must_use]
pub fn judgement_json(judgement: &Judgement) -> String {
    let steps = judgement.steps.iter().map(|step| StepRecord {
        method: &step.method,
        formula: &step.formula,
        seen: &step.seen,
    });
    let record = Record {
        relation: &judgement.relation,
        verdict: judgement.verdict.word(),
        steps: steps.collect(),
        counterexample: judgement.counterexample.as_ref(),
        suppositions: &judgement.suppositions,
        theorems: &judgement.theorems,
        reason: judgement.open.as_ref().map(ToString::to_string),
        seconds: judgement.time.as_secs_f64(),
    };
    // Serialisation fails only for maps with keys that are not text; there are none.
    serde_json::to_string(&record).unwrap_or_default()
}
