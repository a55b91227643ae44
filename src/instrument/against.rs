//! Figure 4 against figure 5, for one activation after the other.

use crate::formula::Expr;
use crate::instrument::{
    Axis, Cloud, DENSITY, Data, Figure, Ink, Layer, Observation, Panel, SIDE, Setup, Spectrum, Target, Trained, Unit,
    exchanged, train, turned,
};

/// The bandwidths at which densities are compared.
const BANDWIDTHS: [f64; 3] = [0.25, 0.5, 1.0];
/// Draws of the null hypothesis that clouds may be turned, and of that that networks may be exchanged.
const DRAWS: [usize; 2] = [199, 299];
/// Half of the side of the detail.
const DETAIL: i32 = 6;
/// Cells on a unit length of the detail, and of the whole square.
const FINE: i32 = 8;
const COARSE: i32 = 2;

/// How many networks learn f, and how many another function.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Groups {
    /// Networks trained on sin 2πx.
    pub sine: usize,
    /// Networks trained on cos 2πx.
    pub cosine: usize,
}

/// Compares networks with the spectrum of their activation: how many learnt f, how many the other function, and for each
/// bandwidth the correlation with |R\[f\]|, its mean over turned clouds, the p-value, the difference of the correlations of the two
/// groups, and its p-value. `progress` is called after each network.
#[must_use]
pub fn compare(setup: Setup, groups: Groups, progress: &(dyn Fn() + Sync)) -> Observation {
    let learn = |target: Target, networks: usize| -> Vec<Cloud> {
        let setup = Setup {
            target,
            networks,
            ..setup
        };
        let learnt = train(setup, progress).into_iter().filter(|it| !it.failed());
        learnt.map(|it: Trained| it.after.hidden().collect()).collect()
    };
    let (clouds, others) = (learn(Target::Sine, groups.sine), learn(Target::Cosine, groups.cosine));
    let spectrum = Spectrum::new(setup.unit);
    let mut values = vec![clouds.len() as f64, others.len() as f64];
    for bandwidth in BANDWIDTHS {
        let round = turned(&clouds, &spectrum, bandwidth, DRAWS[0], setup.seed);
        let other = exchanged(&clouds, &others, &spectrum, bandwidth, DRAWS[1], setup.seed);
        values.extend([round.statistic, round.mean, round.p, other.statistic, other.p]);
    }
    let Setup { unit, width, seed, .. } = setup;
    Observation {
        sample: format!(
            "{} networks of {width} {} units that learn sin 2πx and {} that learn cos 2πx, seed {seed}, {} turns, {} exchanges",
            groups.sine,
            unit.title(),
            groups.cosine,
            DRAWS[0],
            DRAWS[1]
        ),
        values,
        figures: vec![figure(&setup, &spectrum, &clouds)],
    }
}

fn figure(setup: &Setup, spectrum: &Spectrum, clouds: &[Cloud]) -> Figure {
    let title = setup.unit.title();
    let panel = |heading: String, reach: i32, step: f64, layers: Vec<Layer>| Panel {
        title: heading,
        x: Axis::symmetric("a, in units of 1/x", f64::from(reach), step),
        y: Axis::symmetric("b, a pure number", f64::from(reach), step),
        layers,
    };
    let map = |reach: i32, density: i32| {
        let (cells, values) = setup.unit.spectrum(reach, density);
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
        name: format!("figure-5-{}", setup.unit.name()),
        title: format!("Figure 5: ridgelet transform of sin 2πx for {title} units"),
        description: format!(
            "Left, R[f](a,b) on the square of the survey: rays from the origin, of alternating sign. Right, the middle of it with the hidden \
             parameters of {} trained networks laid over. The scale of colours goes with the root of the value.",
            clouds.len()
        ),
        panels: vec![
            panel("the square of the survey".into(), SIDE, 10.0, vec![map(SIDE, COARSE)]),
            panel(
                "its middle, with trained networks".into(),
                DETAIL,
                2.0,
                vec![map(DETAIL, FINE), dots],
            ),
        ],
        data: data(setup.unit, spectrum),
    }
}

/// The values at whole a and b.
fn data(unit: Unit, spectrum: &Spectrum) -> Data {
    let first = format!("kenzan figure 5 ({}): a", unit.name());
    let whole = -SIDE..=SIDE;
    let rows = whole.clone().flat_map(|a| {
        let value = move |b: i32| [f64::from(a), f64::from(b), spectrum.at(a * DENSITY, b * DENSITY)];
        whole.clone().map(move |b| value(b).map(Some).to_vec())
    });
    Data {
        columns: [&first, "b", "R[f](a;b)"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        digits: 3,
    }
}

/// The published comparison for Gaussian units: the values of [`compare`].
///
/// # Errors
/// None.
pub fn compared_gaussian(_: &[Expr]) -> Result<Observation, String> {
    Ok(published(Unit::Gaussian))
}

/// The published comparison for tanh units: the values of [`compare`].
///
/// # Errors
/// None.
pub fn compared_tanh(_: &[Expr]) -> Result<Observation, String> {
    Ok(published(Unit::Tanh))
}

/// The published comparison for ReLU units: the values of [`compare`].
///
/// # Errors
/// None.
pub fn compared_relu(_: &[Expr]) -> Result<Observation, String> {
    Ok(published(Unit::Relu))
}

fn published(unit: Unit) -> Observation {
    compare(Setup::of(unit, 0), Groups::of(unit), &|| {})
}

impl Groups {
    /// The published numbers: more of the ReLU networks, since most of them fail to learn sin 2πx.
    #[must_use]
    pub fn of(unit: Unit) -> Groups {
        match unit {
            Unit::Gaussian | Unit::Tanh => Groups { sine: 150, cosine: 150 },
            Unit::Relu => Groups { sine: 500, cosine: 150 },
        }
    }
}

/// The names of the values of [`compare`].
#[must_use]
pub fn compared_names() -> Vec<String> {
    let mut names = vec![
        "networks that learnt sin 2πx".to_owned(),
        "networks that learnt cos 2πx".to_owned(),
    ];
    for bandwidth in BANDWIDTHS {
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
