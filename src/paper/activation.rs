//! Activations as text.
//!
//! ```text
//! activation bent "the identity on the right, of slope α on the left"
//!   also called knee
//!   for alpha real, shown at 1/100
//!   let sigma(z) = max(z, 0) + alpha*min(z, 0)
//!   let sigma_hat(z) = -(1 - alpha)/z^2
//!   pole of order 2
//! ```

use super::declaration::{domain, free};
use super::entry::{Part, aliases, closed, defined, once, parts, plain, titled};
use super::line::{Line, Misfit, Span};
use crate::formula::{Domain, Domains, Symbol};
use crate::proof::{Activation, ActivationParameter, Point};

/// The activation of an entry, whose head has lost its first word.
pub(super) fn activation(head: &Span<'_>, below: &[Line]) -> Result<Activation, Misfit> {
    let (name, title) = titled(head, "activation bent \"what it is\"")?;
    plain(&name, head)?;
    let (mut sigma, mut spectrum, mut pole) = (None, None, None);
    let mut names = Vec::new();
    let mut parameters: Vec<ActivationParameter> = Vec::new();
    let mut masses = Vec::new();
    for part in parts("an activation", &["also", "for", "let", "pole", "point"], below)? {
        let symbols: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        let with_z = [&["z"], &symbols[..]].concat();
        match part.word.as_str() {
            "also" => {
                for alias in aliases(&part)? {
                    plain(&alias.text(), &alias)?;
                    names.push(alias.text());
                }
            }
            "for" => parameters.extend(ranges(&part)?),
            "let" => {
                let (place, formula) = defined(&part, &["sigma(z)", "sigma_hat(z)"])?;
                let body = part.rest.at_sign('=').map_or(part.rest.clone(), |(_, body)| body);
                closed(&body, &with_z)?;
                let place = if place == 0 { &mut sigma } else { &mut spectrum };
                once(place, formula, &part.line)?;
            }
            "pole" => {
                let order = part.rest.after("of order").filter(|order| !order.is_empty());
                let order = order.ok_or_else(|| part.line.misfit("this is written `pole of order 2`"))?;
                closed(&order, &symbols)?;
                once(&mut pole, order, &part.line)?;
            }
            _ => {
                let wrong = || part.line.misfit("this is written `point mass weight at place`");
                let mass = part.rest.after("mass").ok_or_else(wrong)?;
                let (weight, place) = mass.at_word("at").ok_or_else(wrong)?;
                closed(&weight, &symbols)?;
                closed(&place, &symbols)?;
                masses.push((part.line.clone(), place.text(), weight.text()));
            }
        }
    }
    let sigma = sigma.ok_or_else(|| head.misfit(format!("{name} is missing: add `let sigma(z) = …`")))?;
    let activation = Activation::of(&name, &title, &sigma);
    let activation = names.iter().fold(activation, |activation, name| activation.alias(name));
    let activation = parameters.into_iter().fold(activation, Activation::parameter);
    if let (Some(pole), None) = (&pole, &spectrum) {
        return Err(pole.misfit("a pole is that of a spectrum: add `let sigma_hat(z) = …`"));
    }
    match (spectrum, masses.first()) {
        (Some(_), Some((line, ..))) => Err(line.misfit("the spectrum is a function or point masses, not both")),
        (Some(spectrum), None) => {
            let pole = pole.map_or_else(|| "0".into(), |pole| pole.text());
            Ok(activation.spectrum_off_origin(&spectrum, &pole))
        }
        (None, Some(_)) => Ok(masses.iter().fold(activation, |activation, (_, place, weight)| {
            activation.point_mass(place, weight)
        })),
        (None, None) => Err(head.misfit(format!(
            "the spectrum of {name} is missing: add `let sigma_hat(z) = …`, or `point mass weight at place`"
        ))),
    }
}

/// `for alpha real, shown at 1/100`: where parameters range, and the values at which tables show them.
pub(super) fn ranges(part: &Part<'_>) -> Result<Vec<ActivationParameter>, Misfit> {
    let wrong = || {
        part.line
            .misfit("a parameter is written `for alpha real, shown at 1/100`")
    };
    let (declared, shown) = part.rest.at_word("shown at").ok_or_else(wrong)?;
    let declared = declared.ending_with(',').ok_or_else(wrong)?;
    declared
        .split(',')
        .iter()
        .try_for_each(|name| free(&name.word().0, name))?;
    let (names, domain) = domain(&declared)?;
    if let Domain::Matrix { .. } = domain {
        return Err(declared.misfit("a parameter is a number"));
    }
    let parameter = |name: &String| {
        let symbol = Symbol::parse(name).map_err(|why| declared.misfit(why.to_string()))?;
        let domains: Domains = [(symbol.clone(), domain.clone())].into_iter().collect();
        let grid = Point::grid(&format!("{name} = {}", shown.text())).map_err(|why| shown.misfit(why.to_string()))?;
        match grid.iter().all(|point| point.lies_in(&domains)) {
            true => Ok(ActivationParameter {
                name: symbol,
                domain: domain.clone(),
                shown: shown.text(),
            }),
            false => Err(shown.misfit(format!("a value is outside of {}", domain.describe(&symbol)))),
        }
    };
    names.iter().map(parameter).collect()
}
