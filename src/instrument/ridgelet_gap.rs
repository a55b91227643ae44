//! The ridgelet transform as it is computed against the formulas: sums over the data beside their enclosures.

use crate::instrument::instrument::free;
use crate::instrument::spectrum::{DENSITY, PROFILE, SIDE};
use crate::instrument::training::{POINTS, SEED};
use crate::instrument::{
    Bench, Failure, Instrument, Kind, Lattice, Observation, Parameter, Reading, Ridgelets, Settings, Stream, distance,
    ratio,
};
use crate::interval::Interval;

/// Compares ridgelet transforms.
pub(super) static RIDGELET_GAP: Instrument = Instrument {
    name: "ridgelet gaps",
    method: "The sum over the data that stands for R[f](a,b), in double precision, is compared at random grid points with that of the \
             formulas, enclosed; every other point is looked for near the origin, where the transform is large.",
    reads: &[
        Parameter::needed("f", Kind::Formula(&["x"]), "the function that is transformed, in x"),
        Parameter::needed("rho", Kind::Formula(&["z"]), "the function ρ of the transform, in z"),
    ],
    settings: &[
        Parameter::needed("data", Kind::Computed(&["x"]), "what the data are computed by, in x"),
        POINTS,
        PROFILE,
        SIDE,
        DENSITY,
        Parameter::with_default(
            "places",
            Kind::Whole(1, 1000),
            "6",
            "grid points (a,b) that are looked at",
        ),
        Parameter::with_default(
            "near",
            Kind::Whole(1, 100),
            "5",
            "how far from the origin every other one lies at most",
        ),
        SEED,
    ],
    yields: |_| vec!["largest distance of the sum from the enclosed one".into()],
    check: free,
    draws: false,
    run,
};

fn run(settings: &Settings, _: &Bench<'_>) -> Result<Observation, Failure> {
    let f = Reading::new(settings.formula("f")?, &["x"])?;
    let rho = Reading::new(settings.formula("rho")?, &["z"])?;
    let (points, density) = (settings.length(POINTS.name)?, settings.length(DENSITY.name)?);
    let (side, near) = (settings.length(SIDE.name)?, settings.length("near")?);
    let (places, seed) = (settings.count("places")?, settings.whole(SEED.name)?);
    let mut data: Vec<(i64, Interval)> = Vec::new();
    for k in -points..=points {
        data.push((k.into(), f.enclosure(&[ratio(k.into(), points.into())])?));
    }
    let ridgelets = Ridgelets::new(settings.computed("data")?, settings.computed(PROFILE.name)?, points);
    let spectrum = ridgelets.on(Lattice {
        side,
        reach: side,
        density,
    });
    let mut stream = Stream::new(seed, 0);
    let mut within = |reach: i32| stream.below((2 * reach * density + 1) as usize) as i32 - reach * density;
    let mut largest: f64 = 0.0;
    for n in 0..places {
        let reach = if n % 2 == 0 { near.min(side) } else { side };
        let (a, b) = (within(reach), within(reach));
        let mut sum = ratio(0, 1);
        for (k, y) in &data {
            let over = i64::from(a) * k - i64::from(points) * i64::from(b);
            let at = ratio(over, i64::from(points) * i64::from(density));
            sum = &sum + &(y * &rho.enclosure(&[at])?);
        }
        largest = largest.max(distance(spectrum.at(a, b), &(sum / ratio(points.into(), 1))));
    }
    let profile = settings.formula(PROFILE.name)?;
    let sample = format!("{places} grid points (a,b), seed {seed}, ρ(z) = `{profile}`");
    Ok(Observation::of(sample, vec![largest]))
}
