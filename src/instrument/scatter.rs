//! Figure 4: where training leaves the hidden parameters (a_j, b_j).

use crate::formula::Expr;
use crate::instrument::{
    Axis, Data, Figure, Ink, Layer, Mean, Observation, Panel, Setup, Trained, Unit, quantile, train,
};

/// Units of a and b to each side on the figure.
const REACH: f64 = 6.0;

/// What became of many networks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many there are.
    pub networks: usize,
    /// How many of them failed to train.
    pub failed: usize,
    /// The median of the mean-square errors, those that failed included.
    pub median: f64,
    /// The mean-square error that nine of ten do not exceed.
    pub tenth: f64,
    /// The share of hidden units with |b| <= |a| at the start, as a mean over networks.
    pub before: Mean,
    /// The same after training.
    pub after: Mean,
}

impl Summary {
    /// The names of [`Summary::values`].
    pub const NAMES: [&str; 8] = [
        "networks",
        "networks that failed to train",
        "median of the mean-square errors",
        "mean-square error that nine of ten do not exceed",
        "share of units with |b| <= |a| before training",
        "its standard error",
        "share of units with |b| <= |a| after training",
        "its standard error",
    ];

    /// The summary of some networks.
    #[must_use]
    pub fn of(networks: &[Trained]) -> Summary {
        let losses: Vec<f64> = networks.iter().map(|it| it.loss).collect();
        let share = |cone: &dyn Fn(&Trained) -> f64| Mean::of(&networks.iter().map(cone).collect::<Vec<_>>());
        Summary {
            networks: networks.len(),
            failed: networks.iter().filter(|it| it.failed()).count(),
            median: quantile(&losses, 0.5),
            tenth: quantile(&losses, 0.9),
            before: share(&|it| it.before.share_in_cone()),
            after: share(&|it| it.after.share_in_cone()),
        }
    }

    /// The numbers in the order of the fields, each mean followed by its standard error.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let counts = [self.networks as f64, self.failed as f64, self.median, self.tenth];
        let means = [self.before, self.after];
        let means = means.iter().flat_map(|mean| [mean.value, mean.error]);
        counts.into_iter().chain(means).collect()
    }
}

/// The scatter before and after training.
#[must_use]
pub fn scatter(setup: &Setup, networks: &[Trained]) -> Figure {
    let summary = Summary::of(networks);
    let trained = summary.networks - summary.failed;
    let axis = |label: &str| Axis::symmetric(label, REACH, 2.0);
    let panel = |title: &str, layers: Vec<Layer>| Panel {
        title: title.into(),
        x: axis("a, in units of 1/x"),
        y: axis("b, a pure number"),
        layers,
    };
    let dots = |ink: Ink, label: String, points: Vec<(f64, f64)>| Layer::Dots {
        ink,
        size: 1.8,
        label,
        points,
    };
    let after = |failed: bool| -> Vec<(f64, f64)> {
        let chosen = networks.iter().filter(|it| it.failed() == failed);
        chosen.flat_map(|it| it.after.hidden()).collect()
    };
    let before = networks.iter().flat_map(|it| it.before.hidden()).collect();
    let inside = |points: &[(f64, f64)]| points.iter().filter(|(a, b)| a.abs().max(b.abs()) <= REACH).count();
    let (learnt, missed) = (after(false), after(true));
    let beyond = learnt.len() + missed.len() - inside(&learnt) - inside(&missed);
    let mut layers = vec![dots(Ink::Green, format!("{trained} networks that learnt f"), learnt)];
    if summary.failed > 0 {
        layers.insert(0, dots(Ink::Orange, format!("{} that failed", summary.failed), missed));
    }
    Figure {
        name: format!("figure-4-{}", setup.unit.name()),
        title: format!("Figure 4: hidden parameters of {}", setup.describe()),
        description: format!(
            "Scatter of the hidden parameters (a, b) of shallow networks before and after training on f(x) = sin 2πx; each dot is one \
             hidden unit. The share of units in the double cone |b| <= |a| goes from {:.0} % to {:.0} %. {} of {} networks learnt f. {beyond} \
             units lie beyond the frame after training.",
            100.0 * summary.before.value,
            100.0 * summary.after.value,
            trained,
            summary.networks,
        ),
        panels: vec![
            panel("before training", vec![dots(Ink::Grey, "as drawn".into(), before)]),
            panel("after training", layers),
        ],
        data: data(setup.unit, networks),
    }
}

fn data(unit: Unit, networks: &[Trained]) -> Data {
    let first = format!("kenzan figure 4 ({}): network", unit.name());
    let columns = [
        &first,
        "a before",
        "b before",
        "a after",
        "b after",
        "mean-square error",
    ];
    let rows = networks.iter().enumerate().flat_map(|(number, it)| {
        let pairs = it.before.hidden().zip(it.after.hidden());
        // The error is one number for the whole network and stands in the line of its first unit.
        pairs.enumerate().map(move |(unit, ((a, b), (p, q)))| {
            let mut row = [number as f64, a, b, p, q].map(Some).to_vec();
            row.push((unit == 0).then_some(it.loss));
            row
        })
    });
    Data {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        digits: 3,
    }
}

/// The published networks with Gaussian units: [`Summary::values`].
///
/// # Errors
/// None.
pub fn trained_gaussian(_: &[Expr]) -> Result<Observation, String> {
    Ok(observed(Setup::of(Unit::Gaussian, 1000)))
}

/// The published networks with tanh units: [`Summary::values`].
///
/// # Errors
/// None.
pub fn trained_tanh(_: &[Expr]) -> Result<Observation, String> {
    Ok(observed(Setup::of(Unit::Tanh, 250)))
}

/// The published networks with ReLU units: [`Summary::values`].
///
/// # Errors
/// None.
pub fn trained_relu(_: &[Expr]) -> Result<Observation, String> {
    Ok(observed(Setup::of(Unit::Relu, 250)))
}

fn observed(setup: Setup) -> Observation {
    let networks = train(setup, &|| {});
    Observation {
        sample: setup.describe(),
        values: Summary::of(&networks).values(),
        figures: vec![scatter(&setup, &networks)],
    }
}
