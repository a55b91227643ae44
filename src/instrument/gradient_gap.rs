//! Back-propagation against the formulas: the gradient of the loss that training uses, beside the derivative of the formula by the
//! expression layer, enclosed.

use crate::formula::Symbol;
use crate::instrument::instrument::free;
use crate::instrument::training::{POINTS, SEED, SPREAD, UNIT, WIDTH};
use crate::instrument::{
    Bench, Failure, Instrument, Kind, Network, Observation, Parameter, Reading, Settings, Stream, data, distance,
    gradient, ratio,
};
use crate::interval::Interval;

/// Compares gradients.
pub(super) static GRADIENT_GAP: Instrument = Instrument {
    name: "gradient gaps",
    method: "The gradient of the mean-square error of a network as drawn, as training uses it, in double precision and by \
             back-propagation, is compared with the derivative of the formula, enclosed.",
    reads: &[
        Parameter::needed("f", Kind::Formula(&["x"]), "the function to be learnt, in x"),
        Parameter::needed(
            "part",
            Kind::Formula(&["a", "b", "c", "x"]),
            "what a unit of parameters a, b, c contributes, in a, b, c and x",
        ),
    ],
    settings: &[
        Parameter::needed(
            "data",
            Kind::Computed(&["x"]),
            "what the data of the training are computed by, in x",
        ),
        POINTS,
        UNIT,
        WIDTH,
        SPREAD,
        SEED,
    ],
    yields: |_| vec!["largest distance of a derivative of the loss from that of the formula".into()],
    check: free,
    draws: false,
    run,
};

fn run(settings: &Settings, _: &Bench<'_>) -> Result<Observation, Failure> {
    let symbols = ["a", "b", "c", "x"];
    let formula = settings.formula("part")?;
    let (f, part) = (
        Reading::new(settings.formula("f")?, &["x"])?,
        Reading::new(formula, &symbols)?,
    );
    let mut slopes = Vec::new();
    for by in ["a", "b", "c"] {
        slopes.push(Reading::new(&formula.derivative(&Symbol::new(by))?, &symbols)?);
    }
    let (width, seed) = (settings.count(WIDTH.name)?, settings.whole(SEED.name)?);
    let (unit, half) = (settings.computed(UNIT.name)?, settings.length(POINTS.name)?);
    let network = Network::random(width, settings.number(SPREAD.name)?, &mut Stream::new(seed, 0));
    let points = data(settings.computed("data")?, half);
    let (mut row, mut found) = (vec![0.0; 3 * width], vec![0.0; 3 * width]);
    gradient(unit, &network.parameters, &points, &mut row, &mut found);
    let share = ratio(2, points.len() as i64);
    let mut enclosed: Vec<Interval> = vec![ratio(0, 1); 3 * width];
    for (k, (x, _)) in (-half..=half).zip(&points) {
        let place = |j: usize| {
            let parameter = |kind: usize| network.parameters[kind * width + j];
            [parameter(0), parameter(1), parameter(2), *x]
        };
        let mut error = -f.enclosure(&[ratio(k.into(), half.into())])?;
        for j in 0..width {
            error = &error + &part.at(&place(j))?;
        }
        for (kind, slope) in slopes.iter().enumerate() {
            for j in 0..width {
                let by = slope.at(&place(j))?;
                let entry = &mut enclosed[kind * width + j];
                *entry = &*entry + &(&(&share * &error) * &by);
            }
        }
    }
    let gaps = found
        .iter()
        .zip(&enclosed)
        .map(|(&number, enclosure)| distance(number, enclosure));
    let unit = settings.formula(UNIT.name)?;
    let sample = format!("a network of {width} units `{unit}` as drawn, seed {seed}, all data and parameters");
    Ok(Observation::of(sample, vec![gaps.fold(0.0, f64::max)]))
}
