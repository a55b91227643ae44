//! Wrong digits put right.

use super::{Pair, Verdict};

/// The text with the right digits in the place of the wrong ones, as many as were printed.
#[must_use]
pub fn fixed(text: &str, pairs: &[Pair]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for pair in pairs {
        let before = text.get(at..pair.place.start);
        if let (Verdict::Wrong { right }, Some(before)) = (&pair.verdict, before) {
            out.push_str(before);
            out.push_str(right);
            at = pair.place.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
