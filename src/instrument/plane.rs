//! Figure 7: the entropy flow in the (σ1,σ2) plane, and denoisers in a row that were trained on samples.

use rayon::prelude::*;

use crate::formula::Expr;
use crate::instrument::{
    Axis, Composition, Data, Denoiser, Figure, Ink, Layer, Observation, Panel, Reading, SEED, Stream, distance, lag,
    number,
};

/// Where the trajectories of the figure start.
const STARTS: [[f64; 2]; 6] = [
    [0.95, 1.35],
    [1.35, 0.95],
    [1.1, 1.9],
    [1.9, 1.1],
    [1.3, 1.4],
    [1.95, 1.85],
];
/// Denoisers in a row.
const LAYERS: usize = 8;
/// Samples that each is trained on.
pub const SAMPLES: usize = 2000;
/// Repetitions of which the lag is the mean.
pub const REPETITIONS: usize = 12;

/// Trajectories drawn.
pub const ROWS: usize = STARTS.len();

/// How trajectories and lags are sampled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Where the lag is measured from: standard deviations.
    pub start: [f64; 2],
    /// The variance of the noise of each denoiser.
    pub noise: f64,
    /// Repetitions of which the lag is the mean.
    pub repetitions: usize,
    /// The seed.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            start: [1.0, 1.3],
            noise: 0.05,
            repetitions: REPETITIONS,
            seed: SEED,
        }
    }
}

impl Plan {
    fn from(&self, start: [f64; 2]) -> Composition {
        Composition {
            start,
            noise: self.noise,
            layers: LAYERS,
            samples: SAMPLES,
        }
    }
}

/// From the variance after a row of denoisers as a formula in the variance s at the start, and from the noise of each: the largest
/// distance of the variances in double precision, at the starts of the figure, from the enclosed formula.
///
/// # Errors
/// If the formula has no value there.
pub fn composition_gap(formulas: &[Expr]) -> Result<Observation, String> {
    let [after, noise] = formulas else {
        return Err("the variance after a row of denoisers and the noise are needed".into());
    };
    let after = Reading::new(after, &["s"])?;
    let noise = number(&Reading::new(noise, &[])?.at(&[])?);
    let mut largest: f64 = 0.0;
    for start in STARTS {
        let plan = Plan {
            noise,
            ..Plan::default()
        };
        let path = plan.from(start).exact();
        for i in 0..2 {
            let end = path[LAYERS][i];
            let enclosed = after.at(&[start[i] * start[i]])?;
            largest = largest.max(distance(end * end, &enclosed));
        }
    }
    let sample = format!(
        "the {} starts of figure 7 with {LAYERS} denoisers, no random numbers",
        STARTS.len()
    );
    Ok(Observation::of(sample, vec![largest]))
}

/// From the two standard deviations at the start and the noise of each denoiser, as formulas: the lag of both variances behind the
/// continuous denoiser, each with its standard error, for the best affine maps and then for shallow networks.
///
/// # Errors
/// If a formula has no value.
pub fn denoised(formulas: &[Expr]) -> Result<Observation, String> {
    let values = formulas
        .iter()
        .map(|formula| Ok(number(&Reading::new(formula, &[])?.at(&[])?)));
    let values = values.collect::<Result<Vec<f64>, String>>()?;
    let &[first, second, noise] = &values[..] else {
        return Err("two standard deviations and the noise are needed".into());
    };
    Ok(denoise(
        Plan {
            start: [first, second],
            noise,
            ..Plan::default()
        },
        &|| {},
    ))
}

/// The experiment of figure 7: the values of [`denoised`]. `progress` is called after each row of networks.
#[must_use]
pub fn denoise(plan: Plan, progress: &(dyn Fn() + Sync)) -> Observation {
    let kinds = [Denoiser::Affine, Denoiser::Shallow];
    let lag = |kind: Denoiser, progress: &(dyn Fn() + Sync)| {
        lag(plan.from(plan.start), kind, plan.repetitions, plan.seed, progress)
    };
    let means = [lag(kinds[0], &|| {}), lag(kinds[1], progress)];
    let values = means.iter().flatten().flat_map(|mean| [mean.value, mean.error]);
    let rows: Vec<Row> = (0..STARTS.len())
        .into_par_iter()
        .map(|n| {
            let row = plan.from(STARTS[n]);
            // Streams beyond those of the repetitions.
            let run = |kind: Denoiser| row.trained(kind, &mut Stream::new(plan.seed, (plan.repetitions + n) as u64));
            let [affine, shallow] = kinds.map(run);
            progress();
            Row {
                exact: row.exact(),
                affine,
                shallow,
            }
        })
        .collect();
    Observation {
        sample: format!(
            "{} rows of {LAYERS} denoisers on {SAMPLES} samples, seed {}",
            plan.repetitions, plan.seed
        ),
        values: values.collect(),
        figures: vec![figure(&plan, &rows)],
    }
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

fn figure(plan: &Plan, rows: &[Row]) -> Figure {
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
    let spent = 2.0 * plan.noise * LAYERS as f64;
    let lags = |choose: fn(&Row) -> &Vec<[f64; 2]>| -> Vec<(f64, f64)> {
        let ends = rows.iter().map(|row| (row.exact[0], choose(row)[LAYERS]));
        let both = ends.flat_map(|(start, end)| [0, 1].map(|i| (start[i] * start[i], end[i] * end[i])));
        both.map(|(from, to)| (from, to - (from - spent))).collect()
    };
    let variances = (0..=120).map(|n| spent + 0.08 + 0.03 * f64::from(n));
    let law = variances.map(|y| (y, 1.5 * plan.noise * libm::log(y / (y - spent))));
    Figure {
        name: "figure-7".into(),
        title: "Figure 7: entropy flow of Gaussians in the plane, and denoisers in a row".into(),
        description: format!(
            "Left, curves of the entropy flow towards the axes in the (σ1,σ2) plane, and the laws after 0 to {LAYERS} denoisers of noise variance \
             {} that were trained on samples. Trained and exact denoisers lie on the curves but stay behind the point that the flow has reached at \
             the same time. Right, how far each variance stays behind, against the variance at the start: the larger, the closer, so that theory and \
             experiment agree best in the upper right.",
            plan.noise
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
                        STARTS.map(to_the_axis).to_vec(),
                    ),
                    Layer::Dots {
                        ink: Ink::Blue,
                        size: 9.0,
                        label: "where the flow is when the last denoiser is done".into(),
                        points: STARTS
                            .iter()
                            .filter_map(|&start| flow(start, spent / 2.0))
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
        data: data(plan, rows),
    }
}

fn data(plan: &Plan, rows: &[Row]) -> Data {
    let columns = [
        "kenzan figure 7: start",
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
        let time = plan.noise * layer as f64;
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
            .flat_map(|(n, row)| (0..=LAYERS).map(move |layer| line(n, row, layer)))
            .collect(),
        digits: 5,
    }
}

/// The names of the values of [`denoised`].
pub const LAGS: [&str; 8] = [
    "lag of the first variance, best affine maps",
    "its standard error",
    "lag of the second variance, best affine maps",
    "its standard error",
    "lag of the first variance, shallow networks",
    "its standard error",
    "lag of the second variance, shallow networks",
    "its standard error",
];
