//! The files of a figure, a picture and the numbers behind it, and its place on a page.

use crate::instrument::{Data, Figure};
use crate::publish::directory::{MARK, Page};
use crate::publish::document::{Block, Target, Text};
use crate::publish::svg;

/// The picture and the numbers, in the folder `below`, which is empty or ends with `/`.
#[must_use]
pub fn pages(figure: &Figure, below: &str) -> [Page; 2] {
    [
        Page {
            path: format!("{below}{}.svg", figure.name),
            text: format!("{MARK}\n{}", svg::picture(figure)),
        },
        Page {
            path: format!("{below}{}.csv", figure.name),
            text: csv(&figure.data),
        },
    ]
}

/// The section of a figure on the page of a claim.
pub(super) fn section(blocks: &mut Vec<Block>, figure: &Figure) {
    let (name, description) = (&figure.name, &figure.description);
    let numbers = Target::File(format!("figures/{name}.csv"));
    blocks.push(Block::section(Text::of(&figure.title)));
    blocks.push(Block::Figure {
        file: format!("figures/{name}.svg"),
        alternative: description.clone(),
        caption: Text::of(&format!("{description} "))
            .link(numbers, Text::of("The numbers"))
            .say("."),
    });
}

/// A header and a line for each row; whole numbers as they are, others to the digits that the data are written to.
fn csv(data: &Data) -> String {
    let mut text = data.columns.join(",") + "\n";
    for row in &data.rows {
        for (index, value) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            if let Some(value) = value {
                text.push_str(&digits(*value, data.digits));
            }
        }
        text.push('\n');
    }
    text
}

/// So many significant digits, in the shorter of the usual and the exponential notation.
#[must_use]
pub fn digits(value: f64, count: usize) -> String {
    if value.fract() == 0.0 && value.abs() < 1e6 {
        // Zero has no sign here.
        return format!("{}", value + 0.0);
    }
    let exponential = format!("{value:.*e}", count.saturating_sub(1));
    let shortest: f64 = exponential.parse().unwrap_or(value);
    let (usual, exponential) = (format!("{shortest}"), format!("{shortest:e}"));
    if usual.len() <= exponential.len() {
        usual
    } else {
        exponential
    }
}
