//! The known name that a mistyped one is most like.

/// How like two names must be, from 0 to 1, for one to be offered for the other: a letter or two may be wrong.
const LIKE: f64 = 0.7;

/// The one of the known names that `name` is most like, whatever the case, if it is much like it.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let likeness = |candidate: &str| strsim::jaro_winkler(&name.to_lowercase(), &candidate.to_lowercase());
    let best = known.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    best.filter(|best| likeness(best) > LIKE).map(String::from)
}
