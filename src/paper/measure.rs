//! Measurements as text: the quantities, the instrument with the formulas that it reads, and its settings.
//!
//! ```text
//! measure learnt, failed, median, tenth, before, before_error, after, after_error
//!   by trained networks of sin(2*pi*x) with unit = tanh(z), width = 10, networks = 250, seed = 7
//!   figure "4 (tanh)"
//! ```

use super::declaration::free;
use super::line::{Line, Misfit, Span};
use crate::formula::Symbol;
use crate::instrument::{Place, Request, Why, Wrong};
use crate::proof::{Claim, Measurement};

/// How it is written.
const FORM: &str = "a measurement is written `measure q, r by instrument of f(x) with setting = value, seed = 7`, where `of …` and `with …` may be left out";

/// A request with the parts of the text that it came from.
struct Asked<'a> {
    all: Span<'a>,
    name: Span<'a>,
    reads: Vec<Span<'a>>,
    settings: Vec<(Span<'a>, Span<'a>)>,
}

/// The claim with a measurement more.
pub(super) fn measure(claim: Claim, text: &Span<'_>, below: &[Line]) -> Result<Claim, Misfit> {
    let (names, mut by) = match text.at_word("by") {
        Some((names, by)) => (names, Some(by)),
        None => (text.clone(), None),
    };
    let mut figure = None;
    for child in below {
        let span = child.span();
        match (span.after("by"), span.after("figure")) {
            (Some(rest), _) if by.is_none() => by = Some(rest),
            (_, Some(rest)) if figure.is_none() => {
                let wrong = || rest.misfit("the label of a figure stands in quotes, as in `figure \"4\"`");
                match rest.quoted() {
                    Some((label, after)) if after.is_empty() && label.chars().any(char::is_alphanumeric) => {
                        figure = Some((label, span));
                    }
                    _ => return Err(wrong()),
                }
            }
            _ => return Err(span.misfit("below a measurement stand `by …` and `figure \"label\"`, once each")),
        }
    }
    let by = by.filter(|by| !by.is_empty()).ok_or_else(|| text.misfit(FORM))?;
    let mut quantities = Vec::new();
    for name in names.split(',') {
        let text = name.text();
        free(&text, &name)?;
        quantities.push(Symbol::new(&text));
    }
    if quantities.is_empty() {
        return Err(text.misfit(FORM));
    }
    let asked = asked(&by)?;
    let measurement = Measurement {
        quantities,
        request: asked.request().map_err(|wrong| asked.misfit(wrong))?,
        figure: figure.as_ref().map(|(label, _)| label.clone()),
    };
    match measurement.checked(&claim) {
        Ok(_) => Ok(claim.measured(measurement)),
        Err(Wrong { place, why }) => Err(match (&place, figure) {
            (Place::Quantities, _) => names.misfit(why.to_string()),
            (Place::Figure, Some((_, span))) => span.misfit(why.to_string()),
            _ => asked.misfit(Wrong { place, why }),
        }),
    }
}

/// `instrument of f(x); g(x) with setting = value, setting = value`.
fn asked<'a>(by: &Span<'a>) -> Result<Asked<'a>, Misfit> {
    let (head, with) = match by.at_word("with") {
        Some((head, with)) if with.is_empty() => return Err(head.end().misfit("nothing stands after `with`")),
        Some((head, with)) => (head, Some(with)),
        None => (by.clone(), None),
    };
    let (name, of) = match head.at_word("of") {
        Some((name, of)) => (name, Some(of)),
        None => (head, None),
    };
    let mut settings = Vec::new();
    for part in with.iter().flat_map(|with| with.split(',')) {
        let wrong = || part.misfit("a setting is written `name = value`, with commas between them");
        let (name, value) = part.at_sign('=').ok_or_else(wrong)?;
        if name.is_empty() || value.is_empty() {
            return Err(wrong());
        }
        settings.push((name, value));
    }
    Ok(Asked {
        all: by.clone(),
        name,
        reads: of.iter().flat_map(|of| of.split(';')).collect(),
        settings,
    })
}

impl Asked<'_> {
    fn request(&self) -> Result<Request, Wrong> {
        let reads: Vec<String> = self.reads.iter().map(Span::text).collect();
        let reads: Vec<&str> = reads.iter().map(String::as_str).collect();
        let settings: Vec<[String; 2]> = self
            .settings
            .iter()
            .map(|(name, value)| [name.text(), value.text()])
            .collect();
        let settings: Vec<(&str, &str)> = settings.iter().map(|[name, value]| (&name[..], &value[..])).collect();
        Request::of(&self.name.text(), &reads, &settings)
    }

    /// What is wrong, with its place in the text.
    fn misfit(&self, wrong: Wrong) -> Misfit {
        let span = match &wrong.place {
            Place::Formula(place) => self.reads.get(*place),
            Place::Setting(setting) => {
                // The last one, where it is given twice.
                let found = self.settings.iter().rfind(|(name, _)| name.text() == *setting);
                found.map(|(name, value)| match wrong.why {
                    Why::NoSetting { .. } | Why::Twice(_) => name,
                    _ => value,
                })
            }
            Place::Name => Some(&self.name),
            Place::Whole | Place::Quantities | Place::Figure => None,
        };
        let span = span.unwrap_or(&self.all);
        match &wrong.why {
            Why::Text(error) => span.misfit_at(error.column() - 1, error.message()),
            why => span.misfit(why.to_string()),
        }
    }
}
