//! What a rectangle of the ridgelet transform gives back of the data.

use crate::instrument::spectrum::{DENSITY, PROFILE, SIDE};
use crate::instrument::training::{POINTS, UNIT};
use crate::instrument::{Bench, Failure, Instrument, Kind, Lattice, Observation, Parameter, Ridgelets, Settings, Why};

/// The heights of the rectangles.
const REACHES: &str = "reaches";

/// Transforms and gives back.
pub(super) static RIDGELET_SHARE: Instrument = Instrument {
    name: "ridgelet shares",
    method: "The ridgelet transform of the data is taken on the grid of a rectangle |a| <= A, |b| <= B and integrated against the unit there; \
             the inner product of the outcome with the data is divided by that of the data with themselves.",
    reads: &[Parameter::needed(
        "f",
        Kind::Computed(&["x"]),
        "the function that is transformed, in x",
    )],
    settings: &[
        POINTS,
        UNIT,
        PROFILE,
        SIDE,
        Parameter::needed(
            REACHES,
            Kind::Several(200.0),
            "halves of the heights of the rectangles, whole units of b",
        ),
        DENSITY,
    ],
    yields: |settings| {
        let reaches = settings.several(REACHES).unwrap_or_default().iter();
        reaches
            .map(|(_, reach)| format!("share of f that |b| <= {reach} gives back"))
            .collect()
    },
    check: |settings| match settings.several(REACHES) {
        Ok(reaches) if reaches.iter().any(|(reach, _)| reach.fract() != 0.0) => {
            Err(Why::Together("`reaches` are whole numbers"))
        }
        _ => Ok(()),
    },
    draws: false,
    run,
};

fn run(settings: &Settings, bench: &Bench<'_>) -> Result<Observation, Failure> {
    let (points, density) = (settings.length(POINTS.name)?, settings.length(DENSITY.name)?);
    let side = settings.length(SIDE.name)?;
    let unit = settings.computed(UNIT.name)?;
    let ridgelets = Ridgelets::new(settings.computed("f")?, settings.computed(PROFILE.name)?, points);
    let reaches = settings.several(REACHES)?;
    let mut values = Vec::new();
    for (reach, _) in reaches {
        let reach = *reach as i32;
        let spectrum = ridgelets.on(Lattice { side, reach, density });
        values.push(ridgelets.share(&spectrum, unit));
        (bench.progress)();
    }
    let reaches: Vec<String> = reaches.iter().map(|(_, reach)| reach.to_string()).collect();
    let sample = format!(
        "the grid of step 1/{density} on |a| <= {side} and |b| <= {}, units `{}`",
        reaches.join(" or "),
        settings.formula(UNIT.name)?
    );
    Ok(Observation::of(sample, values))
}
