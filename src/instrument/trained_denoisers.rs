//! Denoisers in a row that were trained on samples, beside the entropy flow in the (σ1,σ2) plane.

use rayon::prelude::*;

use crate::instrument::instrument::free;
use crate::instrument::training::SEED;
use crate::instrument::{
    Axis, Bench, Composition, Data, Denoiser, Failure, Figure, Ink, Instrument, Kind, Layer, Observation, Panel,
    Parameter, Settings, Shallow, Stream, exact, lag,
};

pub(super) const LAYERS: Parameter = Parameter::needed("layers", Kind::Whole(1, 100), "denoisers in a row");
pub(super) const STARTS: Parameter = Parameter::needed(
    "starts",
    Kind::Pairs(100.0),
    "standard deviations from which the trajectories of the figure start",
);

/// Trains denoisers in a row.
pub(super) static TRAINED_DENOISERS: Instrument = Instrument {
    name: "trained denoisers",
    method: "Samples of N(0, diag(σ1²,σ2²)), brought to exactly this mean and these deviations, pass denoisers in a row, each trained to give back the \
             samples before it from the same with noise of variance τ: each sample with fresh noise ε and with -ε. The best affine maps come from \
             their normal equations; shallow networks with two outputs from Levenberg's damped least squares, the first with output weights \
             that are the best ones at the start, each later one from the parameters of the one before.",
    reads: &[
        Parameter::needed(
            "sigma1",
            Kind::Positive(100.0),
            "the first standard deviation at the start",
        ),
        Parameter::needed(
            "sigma2",
            Kind::Positive(100.0),
            "the second standard deviation at the start",
        ),
        Parameter::needed(
            "tau",
            Kind::Positive(100.0),
            "the variance of the noise of each denoiser",
        ),
    ],
    settings: &[
        LAYERS,
        Parameter::needed(
            "samples",
            Kind::Whole(3, 100_000),
            "samples that each denoiser is trained on",
        ),
        Parameter::needed(
            "rows",
            Kind::Whole(2, 10_000),
            "rows of denoisers of which the lag is the mean",
        ),
        Parameter::needed(
            "unit",
            Kind::Computed(&["z"]),
            "what a hidden unit computes of z = a·x - b",
        ),
        Parameter::needed("units", Kind::Whole(1, 20), "hidden units of a shallow network"),
        Parameter::needed(
            "first",
            Kind::Whole(0, 100_000),
            "steps of the training of the first network of a row",
        ),
        Parameter::needed("later", Kind::Whole(0, 100_000), "steps of that of each later one"),
        STARTS,
        SEED,
    ],
    yields: |_| LAGS.map(str::to_owned).to_vec(),
    check: free,
    draws: true,
    run,
};

/// What comes out.
const LAGS: [&str; 8] = [
    "lag of the first variance, best affine maps",
    "its standard error",
    "lag of the second variance, best affine maps",
    "its standard error",
    "lag of the first variance, shallow networks",
    "its standard error",
    "lag of the second variance, shallow networks",
    "its standard error",
];

fn run(settings: &Settings, bench: &Bench<'_>) -> Result<Observation, Failure> {
    let composition = Composition {
        start: [settings.number("sigma1")?, settings.number("sigma2")?],
        noise: settings.number("tau")?,
        layers: settings.count(LAYERS.name)?,
        samples: settings.count("samples")?,
        shallow: Shallow {
            unit: settings.computed("unit")?,
            units: settings.count("units")?,
            first: settings.count("first")?,
            later: settings.count("later")?,
        },
    };
    let (repetitions, seed) = (settings.count("rows")?, settings.whole(SEED.name)?);
    let kinds = [Denoiser::Affine, Denoiser::Shallow];
    let means = kinds.map(|kind| lag(composition, kind, repetitions, seed, bench.progress));
    let values = means.iter().flatten().flat_map(|mean| [mean.value, mean.error]);
    let starts = settings.pairs(STARTS.name)?;
    let row = |(number, start): (usize, &[f64; 2])| {
        let from = Composition {
            start: *start,
            ..composition
        };
        // Streams beyond those of the repetitions.
        let stream = (repetitions + number) as u64;
        let [affine, shallow] = kinds.map(|kind| from.trained(kind, &mut Stream::new(seed, stream)));
        (bench.progress)();
        Row {
            exact: exact(*start, composition.noise, composition.layers),
            affine,
            shallow,
        }
    };
    let figure = bench.figure.map(|label| {
        let rows: Vec<Row> = starts.par_iter().enumerate().map(row).collect();
        drawn(label, &composition, &rows)
    });
    let Composition { layers, samples, .. } = composition;
    Ok(Observation {
        sample: format!("{repetitions} rows of {layers} denoisers on {samples} samples, seed {seed}"),
        values: values.collect(),
        figure,
    })
}

/// The standard deviations after 0, 1, … denoisers.
struct Row {
    exact: Vec<[f64; 2]>,
    affine: Vec<[f64; 2]>,
    shallow: Vec<[f64; 2]>,
}

/// The point that the flow reaches from `start` at a time; `None` from the time on at which it meets an axis.
fn flow(start: [f64; 2], time: f64) -> Option<[f64; 2]> {
    let squares = start.map(|s| s * s - 2.0 * time);
    (squares[0] >= 0.0 && squares[1] >= 0.0).then(|| squares.map(libm::sqrt))
}

fn drawn(label: &str, of: &Composition<'_>, rows: &[Row]) -> Figure {
    let (noise, layers) = (of.noise, of.layers);
    let starts = || rows.iter().map(|row| row.exact[0]);
    let point = |at: &[f64; 2]| (at[0], at[1]);
    let path = |path: &Vec<[f64; 2]>| path.iter().map(point).collect::<Vec<_>>();
    let lines = |ink: Ink, marked: bool, label: &str, paths: Vec<Vec<(f64, f64)>>| Layer::Lines {
        ink,
        label: label.into(),
        marked,
        paths,
    };
    let to_the_axis = |start: [f64; 2]| {
        let end = start[0].min(start[1]) * start[0].min(start[1]) / 2.0;
        // Denser towards the axis, which curves meet at a right angle.
        let times = (0..=60).map(|n| end * (1.0 - f64::from((60 - n) * (60 - n)) / 3600.0));
        times
            .filter_map(|time| flow(start, time))
            .map(|at| point(&at))
            .collect()
    };
    let axis = |label: &str| Axis {
        label: label.into(),
        lo: 0.0,
        hi: 2.0,
        step: 0.5,
    };
    let spent = 2.0 * noise * layers as f64;
    let lags = |choose: fn(&Row) -> &Vec<[f64; 2]>| -> Vec<(f64, f64)> {
        let ends = rows.iter().map(|row| (row.exact[0], choose(row)[layers]));
        let both = ends.flat_map(|(start, end)| [0, 1].map(|i| (start[i] * start[i], end[i] * end[i])));
        both.map(|(from, to)| (from, to - (from - spent))).collect()
    };
    let variances = (0..=120).map(|n| spent + 0.08 + 0.03 * f64::from(n));
    let law = variances.map(|y| (y, 1.5 * noise * libm::log(y / (y - spent))));
    Figure {
        name: Figure::name(label),
        title: format!("Figure {label}: entropy flow of Gaussians in the plane, and denoisers in a row"),
        description: format!(
            "Left, curves of the entropy flow towards the axes in the (σ1,σ2) plane, and the laws after 0 to {layers} denoisers of noise variance \
             {noise} that were trained on samples. Trained and exact denoisers lie on the curves but stay behind the point that the flow has reached at \
             the same time. Right, how far each variance stays behind, against the variance at the start: the larger, the closer, so that theory and \
             experiment agree best in the upper right."
        ),
        panels: vec![
            Panel {
                title: "laws with standard deviations σ1, σ2".into(),
                x: axis("σ1, in units of x"),
                y: axis("σ2, in units of x"),
                layers: vec![
                    lines(
                        Ink::Blue,
                        false,
                        "entropy flow, up to the axis",
                        starts().map(to_the_axis).collect(),
                    ),
                    Layer::Dots {
                        ink: Ink::Blue,
                        size: 9.0,
                        label: "where the flow is when the last denoiser is done".into(),
                        points: starts()
                            .filter_map(|start| flow(start, spent / 2.0))
                            .map(|at| point(&at))
                            .collect(),
                    },
                    lines(
                        Ink::Orange,
                        true,
                        "best affine denoisers, trained, one row each",
                        rows.iter().map(|row| path(&row.affine)).collect(),
                    ),
                    lines(
                        Ink::Green,
                        true,
                        "shallow networks, trained, one row each",
                        rows.iter().map(|row| path(&row.shallow)).collect(),
                    ),
                ],
            },
            Panel {
                title: "how far a variance stays behind the flow".into(),
                x: Axis {
                    label: "variance at the start, in units of x²".into(),
                    lo: 0.5,
                    hi: 4.0,
                    step: 0.5,
                },
                y: Axis {
                    label: "lag of the variance, in units of x²".into(),
                    lo: -0.02,
                    hi: 0.16,
                    step: 0.04,
                },
                layers: vec![
                    lines(
                        Ink::Blue,
                        false,
                        "law of the lag, first order in the noise",
                        vec![law.collect()],
                    ),
                    Layer::Dots {
                        ink: Ink::Ink,
                        size: 6.0,
                        label: "exact denoisers".into(),
                        points: lags(|row| &row.exact),
                    },
                    Layer::Dots {
                        ink: Ink::Orange,
                        size: 6.0,
                        label: "best affine denoisers, trained, one row each".into(),
                        points: lags(|row| &row.affine),
                    },
                    Layer::Dots {
                        ink: Ink::Green,
                        size: 6.0,
                        label: "shallow networks, trained, one row each".into(),
                        points: lags(|row| &row.shallow),
                    },
                ],
            },
        ],
        data: data(label, of, rows),
    }
}

fn data(label: &str, of: &Composition<'_>, rows: &[Row]) -> Data {
    let first = format!("kenzan figure {label}: start");
    let columns = [
        &first,
        "denoisers",
        "time",
        "σ1 of the flow",
        "σ2 of the flow",
        "σ1 exact",
        "σ2 exact",
        "σ1 affine",
        "σ2 affine",
        "σ1 network",
        "σ2 network",
    ];
    let line = |number: usize, row: &Row, layer: usize| {
        let time = of.noise * layer as f64;
        let flow = flow(row.exact[0], time);
        let mut line = vec![Some(number as f64), Some(layer as f64), Some(time)];
        line.extend([0, 1].map(|i| flow.map(|at| at[i])));
        for path in [&row.exact, &row.affine, &row.shallow] {
            line.extend(path[layer].map(Some));
        }
        line
    };
    let rows = rows.iter().enumerate();
    Data {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows
            .flat_map(|(n, row)| (0..=of.layers).map(move |layer| line(n, row, layer)))
            .collect(),
        digits: 5,
    }
}
