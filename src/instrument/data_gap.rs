//! Data in double precision against the formula that they are to be of.

use crate::instrument::instrument::free;
use crate::instrument::training::POINTS;
use crate::instrument::{
    Bench, Failure, Instrument, Kind, Observation, Parameter, Reading, Settings, data, distance, ratio,
};

/// Compares data with a formula.
pub(super) static DATA_GAP: Instrument = Instrument {
    name: "data gaps",
    method: "The data of an experiment, in double precision, are compared with a formula, enclosed.",
    reads: &[Parameter::needed(
        "f",
        Kind::Formula(&["x"]),
        "what the data are to be of, in x",
    )],
    settings: &[
        Parameter::needed("data", Kind::Computed(&["x"]), "what is computed, in x"),
        POINTS,
    ],
    yields: |_| vec!["largest distance of a datum from the enclosed formula".into()],
    check: free,
    draws: false,
    run,
};

fn run(settings: &Settings, _: &Bench<'_>) -> Result<Observation, Failure> {
    let f = Reading::new(settings.formula("f")?, &["x"])?;
    let points = settings.length(POINTS.name)?;
    let mut largest: f64 = 0.0;
    for (k, (_, y)) in (-points..=points).zip(data(settings.computed("data")?, points)) {
        let enclosed = f.enclosure(&[ratio(k.into(), points.into())])?;
        largest = largest.max(distance(y, &enclosed));
    }
    let sample = format!("{} data of `{}`", 2 * points + 1, settings.formula("data")?);
    Ok(Observation::of(sample, vec![largest]))
}
