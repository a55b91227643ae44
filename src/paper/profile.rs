//! Families of profiles as text.
//!
//! ```text
//! profile G "G^(n)"
//!   also called hermite
//!   for n natural, shown at 0..6
//!   let rho_hat(z) = (i*z)^n*sqrt(2*pi)*exp(-z^2/2)
//! ```

use super::activation::ranges;
use super::entry::{aliases, defined, once, parts, titled};
use super::line::{Line, Misfit, Span};
use crate::formula::Domain;
use crate::proof::{ActivationParameter, Profile};

/// The family of an entry, whose head has lost its first word.
pub(super) fn profile(head: &Span<'_>, below: &[Line]) -> Result<Profile, Misfit> {
    let (name, title) = titled(head, "profile G \"what it is\"")?;
    family(&name, head)?;
    let (mut index, mut spectrum) = (None, None);
    let mut names = Vec::new();
    for part in parts("a profile", &["also", "for", "let"], below)? {
        match part.word.as_str() {
            "also" => {
                for alias in aliases(&part)? {
                    family(&alias.text(), &alias)?;
                    names.push(alias.text());
                }
            }
            "for" => {
                let wrong = || {
                    part.line
                        .misfit("a profile has one index from 0 on: write `for n natural, shown at 0..6`")
                };
                let [parameter] = &ranges(&part)?[..] else {
                    return Err(wrong());
                };
                let shown = last(parameter).ok_or_else(wrong)?;
                once(&mut index, (parameter.name.to_string(), shown), &part.line)?;
            }
            _ => once(&mut spectrum, defined(&part, &["rho_hat(z)"])?.1, &part.line)?,
        }
    }
    let missing = |what: &str| head.misfit(format!("{name} has no {what}"));
    let (index, shown) = index.ok_or_else(|| missing("index: add `for n natural, shown at 0..6`"))?;
    let spectrum = spectrum.ok_or_else(|| missing("spectrum: add `let rho_hat(z) = …`"))?;
    let profile = Profile::family(&name, &title, &index, shown, &spectrum);
    Ok(names.iter().fold(profile, |profile, name| profile.alias(name)))
}

/// The last value that is shown of an index that begins with 0.
fn last(parameter: &ActivationParameter) -> Option<u32> {
    let (first, last) = parameter.shown.split_once("..")?;
    match parameter.domain {
        Domain::Natural { from: 0 } if first.trim() == "0" => last.trim().parse().ok(),
        _ => None,
    }
}

/// Sees to it that an index can follow the name.
fn family(name: &str, at: &Span<'_>) -> Result<(), Misfit> {
    match !name.is_empty() && name.chars().all(char::is_alphabetic) {
        true => Ok(()),
        false => Err(at.misfit(format!(
            "`{name}` is no name of profiles: write letters, after which the index stands, as in G3"
        ))),
    }
}
