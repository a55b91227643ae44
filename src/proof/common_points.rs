//! Links of a chain that are confirmed have to be so at the same values.

use super::check::Checked;
use super::evidence::Seen;
use crate::proof::{Evidence, Verdict};

/// A link is confirmed at other values than one before it: there is perhaps no value at which all of them hold.
#[derive(Debug, thiserror::Error)]
#[error("{}; but a link before this one was looked at for other values", .0.words())]
struct OtherValues(Seen);

/// Leaves open the links of a chain that are confirmed at other values than the first of those that are.
pub(super) fn without_common_points(steps: &mut [Checked]) {
    let confirmed = |step: &Checked| step.concludes && step.evidence.verdict == Verdict::Confirmed;
    let Some(first) = steps.iter().position(confirmed) else {
        return;
    };
    let points = steps[first].step.kind().grid().map(|grid| grid.points.clone());
    for step in steps[first + 1..].iter_mut().filter(|step| confirmed(step)) {
        let same = points.is_some() && step.step.kind().grid().map(|grid| &grid.points) == points.as_ref();
        if !same {
            let seen = OtherValues(step.evidence.seen.clone());
            step.evidence = Evidence::undecided(step.evidence.grade, seen);
        }
    }
}
