//! Where training leaves the hidden parameters (a_j, b_j) of many networks.

use crate::instrument::instrument::free;
use crate::instrument::training::{ENOUGH, FAILED, NETWORKS, OPTIMISER, POINTS, SEED, SPREAD, STEPS, UNIT, WIDTH};
use crate::instrument::{
    Axis, Bench, Data, Failure, Figure, Ink, Instrument, Kind, Layer, Mean, Observation, Panel, Parameter, Settings,
    Setup, Trained, quantile, train,
};

/// Trains networks and looks at their hidden parameters.
pub(super) static TRAINED_NETWORKS: Instrument = Instrument {
    name: "trained networks",
    method: "Networks with one hidden layer and without a bias at the output are trained on the data, each from a random start of its \
             own; gradients come from back-propagation.",
    reads: &[Parameter::needed(
        "f",
        Kind::Computed(&["x"]),
        "the function to be learnt, in x",
    )],
    settings: &[
        POINTS, UNIT, WIDTH, NETWORKS, SPREAD, OPTIMISER, STEPS, ENOUGH, FAILED, SEED,
    ],
    yields: |_| NAMES.map(str::to_owned).to_vec(),
    check: free,
    draws: true,
    run,
};

/// What comes out.
const NAMES: [&str; 8] = [
    "networks",
    "networks that failed to learn",
    "median of the mean-square errors",
    "mean-square error that nine of ten do not exceed",
    "share of units with |b| <= |a| before training",
    "its standard error",
    "share of units with |b| <= |a| after training",
    "its standard error",
];

fn run(settings: &Settings, bench: &Bench<'_>) -> Result<Observation, Failure> {
    let setup = Setup::of(settings, settings.computed("f")?)?;
    let networks = train(&setup, bench.progress);
    let about = About {
        function: settings.formula("f")?.to_string(),
        unit: settings.formula(UNIT.name)?.to_string(),
        setup,
    };
    Ok(Observation {
        sample: about.sample(),
        values: Summary::of(&networks, setup.failed).values(),
        figure: bench.figure.map(|label| about.scatter(label, &networks)),
    })
}

/// What was trained, with its formulas as they are written.
struct About<'a> {
    function: String,
    unit: String,
    setup: Setup<'a>,
}

/// Units of a and b to each side on the figure.
const REACH: f64 = 6.0;

/// What became of many networks.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Summary {
    /// How many there are.
    networks: usize,
    /// How many of them failed to train.
    failed: usize,
    /// The median of the mean-square errors, those that failed included.
    median: f64,
    /// The mean-square error that nine of ten do not exceed.
    tenth: f64,
    /// The share of hidden units with |b| <= |a| at the start, as a mean over networks.
    before: Mean,
    /// The same after training.
    after: Mean,
}

impl Summary {
    /// The summary of some networks.
    #[must_use]
    fn of(networks: &[Trained], failed: f64) -> Summary {
        let losses: Vec<f64> = networks.iter().map(|it| it.loss).collect();
        let share = |cone: &dyn Fn(&Trained) -> f64| Mean::of(&networks.iter().map(cone).collect::<Vec<_>>());
        Summary {
            networks: networks.len(),
            failed: networks.iter().filter(|it| !it.learnt(failed)).count(),
            median: quantile(&losses, 0.5),
            tenth: quantile(&losses, 0.9),
            before: share(&|it| it.before.share_in_cone()),
            after: share(&|it| it.after.share_in_cone()),
        }
    }

    /// The numbers in the order of the fields, each mean followed by its standard error.
    #[must_use]
    fn values(&self) -> Vec<f64> {
        let counts = [self.networks as f64, self.failed as f64, self.median, self.tenth];
        let means = [self.before, self.after];
        let means = means.iter().flat_map(|mean| [mean.value, mean.error]);
        counts.into_iter().chain(means).collect()
    }
}

impl About<'_> {
    /// 1000 networks of 10 units `exp(-z^2/2)`, seed 1.
    fn sample(&self) -> String {
        let Setup {
            width, networks, seed, ..
        } = self.setup;
        format!("{networks} networks of {width} units `{}`, seed {seed}", self.unit)
    }

    /// The scatter before and after training.
    fn scatter(&self, label: &str, networks: &[Trained]) -> Figure {
        let summary = Summary::of(networks, self.setup.failed);
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
        let after = |learnt: bool| -> Vec<(f64, f64)> {
            let chosen = networks.iter().filter(|it| it.learnt(self.setup.failed) == learnt);
            chosen.flat_map(|it| it.after.hidden()).collect()
        };
        let before = networks.iter().flat_map(|it| it.before.hidden()).collect();
        let inside = |points: &[(f64, f64)]| points.iter().filter(|(a, b)| a.abs().max(b.abs()) <= REACH).count();
        let (learnt, missed) = (after(true), after(false));
        let beyond = learnt.len() + missed.len() - inside(&learnt) - inside(&missed);
        let mut layers = vec![dots(Ink::Green, format!("{trained} networks that learnt f"), learnt)];
        if summary.failed > 0 {
            layers.insert(0, dots(Ink::Orange, format!("{} that failed", summary.failed), missed));
        }
        Figure {
            name: Figure::name(label),
            title: format!(
                "Figure {label}: hidden parameters of {}",
                self.sample().replace('`', "")
            ),
            description: format!(
                "Scatter of the hidden parameters (a, b) of shallow networks before and after training on f(x) = {}; each dot is one \
                 hidden unit. The share of units in the double cone |b| <= |a| goes from {:.0} % to {:.0} %. {} of {} networks learnt f. {beyond} \
                 units lie beyond the frame after training.",
                self.function,
                100.0 * summary.before.value,
                100.0 * summary.after.value,
                trained,
                summary.networks,
            ),
            panels: vec![
                panel("before training", vec![dots(Ink::Grey, "as drawn".into(), before)]),
                panel("after training", layers),
            ],
            data: data(label, networks),
        }
    }
}

fn data(label: &str, networks: &[Trained]) -> Data {
    let first = format!("kenzan figure {label}: network");
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
