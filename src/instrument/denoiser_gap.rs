//! Exact denoisers in a row, as they are computed, against the formula.

use crate::instrument::instrument::free;
use crate::instrument::trained_denoisers::{LAYERS, STARTS};
use crate::instrument::{Bench, Failure, Instrument, Kind, Observation, Parameter, Reading, Settings, distance, exact};

/// Compares rows of exact denoisers.
pub(super) static DENOISER_GAP: Instrument = Instrument {
    name: "denoiser gaps",
    method: "The variance after a row of exact denoisers of Gaussian data, each of which takes y to y/(1 + τ/y)², is computed in double \
             precision and compared with a formula, enclosed.",
    reads: &[
        Parameter::needed(
            "after",
            Kind::Formula(&["s"]),
            "the variance after the row, in the variance s at the start",
        ),
        Parameter::needed(
            "tau",
            Kind::Positive(100.0),
            "the variance of the noise of each denoiser",
        ),
    ],
    settings: &[LAYERS, STARTS],
    yields: |_| vec!["largest distance of a variance from the enclosed formula".into()],
    check: free,
    draws: false,
    run,
};

fn run(settings: &Settings, _: &Bench<'_>) -> Result<Observation, Failure> {
    let after = Reading::new(settings.formula("after")?, &["s"])?;
    let (noise, layers) = (settings.number("tau")?, settings.count(LAYERS.name)?);
    let starts = settings.pairs(STARTS.name)?;
    let mut largest: f64 = 0.0;
    for start in &starts {
        let path = exact(*start, noise, layers);
        for i in 0..2 {
            let end = path[layers][i];
            let enclosed = after.at(&[start[i] * start[i]])?;
            largest = largest.max(distance(end * end, &enclosed));
        }
    }
    let sample = format!("{} starts with {layers} denoisers, no random numbers", starts.len());
    Ok(Observation::of(sample, vec![largest]))
}
