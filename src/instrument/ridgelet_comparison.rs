//! Trained parameters against the ridgelet transform of what was learnt.

use crate::instrument::spectrum::{PROFILE, SIDE};
use crate::instrument::training::{ENOUGH, FAILED, NETWORKS, OPTIMISER, POINTS, SEED, SPREAD, STEPS, UNIT, WIDTH};
use crate::instrument::{
    Axis, Bench, Cloud, Compiled, Data, Failure, Figure, Ink, Instrument, Kind, Lattice, Layer, Observation, Panel,
    Parameter, Ridgelets, Settings, Setup, Square, Why, exchanged, train, turned,
};

/// Half of the side of the detail that is drawn.
const DETAIL: i32 = 6;
/// Cells on a unit length of the detail, and of the whole square, as they are drawn.
const FINE: i32 = 8;
const COARSE: i32 = 2;

/// Compares the density of trained parameters with a ridgelet transform.
pub(super) static RIDGELET_COMPARISON: Instrument = Instrument {
    name: "ridgelet comparisons",
    method: "Networks are trained on f, and others on g. The density of the hidden parameters (a,b) of those that learnt their function, \
             smoothed by a Gaussian of the bandwidth, is compared with |R[f]| by Spearman's rank correlation, on the cells of a square, weighted by \
             the mean density over the draws. Each draw turns every network by an angle of its own, or exchanges whole networks between the groups.",
    reads: &[
        Parameter::needed(
            "f",
            Kind::Computed(&["x"]),
            "the function that is transformed and learnt, in x",
        ),
        Parameter::needed(
            "g",
            Kind::Computed(&["x"]),
            "the function that the other networks learn, in x",
        ),
    ],
    settings: &[
        POINTS,
        UNIT,
        PROFILE,
        WIDTH,
        NETWORKS,
        Parameter::needed("others", Kind::Whole(2, 100_000), "networks that are trained on g"),
        SPREAD,
        OPTIMISER,
        STEPS,
        ENOUGH,
        FAILED,
        Parameter::needed(
            "bandwidths",
            Kind::Several(10.0),
            "bandwidths of the Gaussian, in units of a and b",
        ),
        Parameter::needed("turns", Kind::Whole(1, 100_000), "draws that turn networks"),
        Parameter::needed("exchanges", Kind::Whole(1, 100_000), "draws that exchange networks"),
        Parameter::with_default(
            "square",
            Kind::Whole(1, 50),
            "12",
            "half of the side of the square that is compared",
        ),
        Parameter::with_default("cells", Kind::Whole(1, 16), "2", "its cells on a unit length"),
        SIDE,
        SEED,
    ],
    yields,
    check,
    draws: true,
    run,
};

/// The most cells of all draws together, so that they fit into memory.
const CELLS: u64 = 50_000_000;

fn check(settings: &Settings) -> Result<(), Why> {
    let of = |name: &'static str| settings.whole(name).unwrap_or_default();
    let along = 2 * of("square") * of("cells") + 1;
    let draws = 1 + of("turns").max(of("exchanges"));
    match along * along * draws > CELLS {
        true => Err(Why::Together(
            "there are too many cells: set fewer `turns`, `exchanges` or `cells`, or a smaller `square`",
        )),
        false => Ok(()),
    }
}

/// How many learnt f and how many g; for each bandwidth the correlation with |R\[f\]|, its mean over turned clouds, the p-value, the difference of
/// the correlations of the two groups, and its p-value.
fn yields(settings: &Settings) -> Vec<String> {
    let mut names: Vec<String> = ["networks that learnt f", "networks that learnt g"]
        .map(str::to_owned)
        .to_vec();
    for (_, bandwidth) in settings.several("bandwidths").unwrap_or_default() {
        let of = [
            "correlation with |R[f]|",
            "its mean over turned clouds",
            "p-value of no rotation mattering",
            "difference of the correlations of the two groups",
            "p-value of the groups having one law",
        ];
        names.extend(of.map(|name| format!("bandwidth {bandwidth}: {name}")));
    }
    names
}

fn run(settings: &Settings, bench: &Bench<'_>) -> Result<Observation, Failure> {
    let (f, g) = (settings.computed("f")?, settings.computed("g")?);
    let learn = |target: &Compiled, networks: usize| -> Result<Vec<Cloud>, Failure> {
        let setup = Setup {
            target,
            networks,
            ..Setup::of(settings, f)?
        };
        let learnt = train(&setup, bench.progress).into_iter();
        let learnt = learnt.filter(|it| it.learnt(setup.failed));
        Ok(learnt.map(|it| it.after.hidden().collect()).collect())
    };
    let (networks, others) = (settings.count(NETWORKS.name)?, settings.count("others")?);
    let (seed, width) = (settings.whole(SEED.name)?, settings.count(WIDTH.name)?);
    let (turns, exchanges) = (settings.count("turns")?, settings.count("exchanges")?);
    let (clouds, beside) = (learn(f, networks)?, learn(g, others)?);
    let ridgelets = Ridgelets::new(f, settings.computed(PROFILE.name)?, settings.length(POINTS.name)?);
    let square = Square::of(&ridgelets, settings.length("square")?, settings.length("cells")?);
    let mut values = vec![clouds.len() as f64, beside.len() as f64];
    for (bandwidth, _) in settings.several("bandwidths")? {
        let round = turned(&clouds, &square, *bandwidth, turns, seed);
        let other = exchanged(&clouds, &beside, &square, *bandwidth, exchanges, seed);
        values.extend([round.statistic, round.mean, round.p, other.statistic, other.p]);
    }
    let (about, other) = (settings.formula("f")?, settings.formula("g")?);
    let sample = format!(
        "{networks} networks of {width} units `{}` that learn `{about}` and {others} that learn `{other}`, seed {seed}, {turns} turns, \
         {exchanges} exchanges",
        settings.formula(UNIT.name)?
    );
    let side = settings.length(SIDE.name)?;
    let figure = bench.figure.map(|label| {
        let about = about.to_string();
        figure(label, &about, side, &ridgelets, &clouds)
    });
    Ok(Observation { sample, values, figure })
}

fn figure(label: &str, about: &str, side: i32, ridgelets: &Ridgelets<'_>, clouds: &[Cloud]) -> Figure {
    let detail = DETAIL.min(side);
    let panel = |heading: String, reach: i32, step: f64, layers: Vec<Layer>| Panel {
        title: heading,
        x: Axis::symmetric("a, in units of 1/x", f64::from(reach), step),
        y: Axis::symmetric("b, a pure number", f64::from(reach), step),
        layers,
    };
    let map = |reach: i32, density: i32| {
        let (cells, values) = ridgelets.cells(reach, density);
        Layer::Map {
            label: "R[f](a,b), unit of x".into(),
            cells,
            values,
        }
    };
    let dots = Layer::Dots {
        ink: Ink::Ink,
        size: 2.2,
        label: format!("hidden units of {} networks that learnt f", clouds.len()),
        points: clouds.iter().flatten().copied().collect(),
    };
    Figure {
        name: Figure::name(label),
        title: format!("Figure {label}: ridgelet transform of {about}"),
        description: format!(
            "Left, R[f](a,b) on the whole square. Right, the middle of it with the hidden parameters of {} trained networks laid over. The scale \
             of colours goes with the root of the value.",
            clouds.len()
        ),
        panels: vec![
            panel(
                "the whole square".into(),
                side,
                f64::from(side) / 3.0,
                vec![map(side, COARSE)],
            ),
            panel(
                "its middle, with trained networks".into(),
                detail,
                f64::from(detail) / 3.0,
                vec![map(detail, FINE), dots],
            ),
        ],
        data: data(label, side, ridgelets),
    }
}

/// The values at whole a and b.
fn data(label: &str, side: i32, ridgelets: &Ridgelets<'_>) -> Data {
    let spectrum = ridgelets.on(Lattice {
        side,
        reach: side,
        density: 1,
    });
    let rows = (-side..=side).flat_map(|a| {
        let value = |b: i32| [f64::from(a), f64::from(b), spectrum.at(a, b)];
        (-side..=side).map(|b| value(b).map(Some).to_vec()).collect::<Vec<_>>()
    });
    Data {
        columns: [&format!("kenzan figure {label}: a"), "b", "R[f](a;b)"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
        digits: 3,
    }
}
