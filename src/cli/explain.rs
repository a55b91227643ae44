//! `kenzan explain CLAIM`: why a step decides nothing.

use std::fmt::Write as _;
use std::path::Path;

use kenzan::proof::{Claim, Context, DIGITS, Explanation, Verdict, explain};

use super::output::{Failure, print};
use super::paper;

/// The longest formula that is printed whole.
const LONGEST: usize = 600;

/// Whether everything explained is decided, as it is expected to be.
pub(crate) fn run(id: &str, number: Option<usize>, folder: Option<&Path>) -> Result<bool, Failure> {
    let library = paper::load(folder)?;
    let (_, claim) = paper::claim(&library, id)?;
    let count = claim.statements().len();
    let places = match number {
        Some(number) if (1..=count).contains(&number) => vec![number - 1],
        Some(number) => {
            return Err(Failure::Usage(format!(
                "{id} has no statement {number}: it has {count}"
            )));
        }
        None => undecided(claim).map_err(Failure::Usage)?,
    };
    let mut text = String::new();
    let mut decided = true;
    for place in places {
        let steps = explain(claim, place, DIGITS).map_err(|mistake| Failure::Usage(mistake.to_string()))?;
        let refuted = claim.statements()[place].expected() == Verdict::Refuted;
        decided &= steps
            .iter()
            .all(|step| step.verdict >= Verdict::Confirmed || refuted && step.verdict == Verdict::Refuted);
        let _ = writeln!(text, "statement {}: {}", place + 1, claim.statements()[place].relation);
        steps.iter().for_each(|step| told(step, &mut text));
    }
    if text.is_empty() {
        text = format!("every statement of {id} came out as expected: give the number of one, 1 to {count}\n");
    }
    print(&text)?;
    Ok(decided)
}

/// The statements that stayed undecided or did not come out as expected.
fn undecided(claim: &Claim) -> Result<Vec<usize>, String> {
    let context = Context::new(claim, DIGITS).map_err(|mistake| mistake.to_string())?;
    let mut places = Vec::new();
    for (place, statement) in claim.statements().iter().enumerate() {
        let outcome = context.check(place).map_err(|mistake| mistake.to_string())?;
        if outcome.verdict == Verdict::Undecided || outcome.verdict != statement.expected() {
            places.push(place);
        }
    }
    Ok(places)
}

fn told(step: &Explanation, text: &mut String) {
    let _ = writeln!(text, "\n  {}\n    by {}: {}", step.relation, step.words, step.verdict);
    let _ = writeln!(text, "    it saw: {}", shortened(&step.seen));
    match &step.residual {
        Some(Ok(residual)) => {
            let _ = writeln!(text, "    left side minus right side: {}", shortened(residual));
        }
        Some(Err(why)) => {
            let _ = writeln!(
                text,
                "    left side minus right side has no normal form: {}",
                shortened(why)
            );
        }
        None => {}
    }
    if let Some((point, left, right)) = &step.sample {
        let _ = writeln!(text, "    {}: left side {left}, right side {right}", point.place());
    }
    for (name, verdict) in &step.further {
        let _ = writeln!(text, "    `by {name}` gets further: {verdict}");
    }
    for (declaration, verdict) in &step.declared {
        let _ = writeln!(text, "    with `for {declaration}` it gets further: {verdict}");
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} … ({} characters)", &text[..end], text.chars().count()),
        None => text.into(),
    }
}
