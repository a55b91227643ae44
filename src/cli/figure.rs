//! `kenzan figure`: does an experiment of the survey again and draws it.

use std::fmt::Write as _;

use kenzan::instrument::{
    self, Groups, LAGS, Observation, Plan, ROWS, Setup, Summary, Trained, Unit, compared_names, denoise, scatter, train,
};
use kenzan::publish::directory::Directory;
use kenzan::publish::figure::{digits, pages};

use super::args::{Activation, Figure, Optimiser};
use super::output::{Failure, print};
use super::work;

/// Whether the figure was drawn; it is, or a failure says why not.
pub(crate) fn run(asked: &Figure) -> Result<bool, Failure> {
    if asked.number == 7 {
        refuse_options_of_networks(asked)?;
    }
    // First, as training takes a while and a folder that cannot be written to is found out at once.
    let directory = Directory::open(&asked.out)?;
    let (names, observation) = match asked.number {
        4 => trained(asked),
        5 => compared(asked),
        _ => denoised(asked),
    };
    let drawn: Vec<_> = observation
        .figures
        .iter()
        .flat_map(|figure| pages(figure, ""))
        .collect();
    let written = directory.add(&drawn)?;
    let mut text = format!("{}\n", observation.sample);
    for (name, value) in names.iter().zip(&observation.values) {
        let _ = writeln!(text, "{name}: {}", digits(*value, 5));
    }
    for path in written {
        let _ = writeln!(text, "wrote {}", path.display());
    }
    print(&text).map(|()| true)
}

fn refuse_options_of_networks(asked: &Figure) -> Result<(), Failure> {
    let given = [
        ("--activation", asked.activation.is_some()),
        ("--width", asked.width.is_some()),
        ("--spread", asked.spread.is_some()),
        ("--optimiser", asked.optimiser.is_some()),
    ];
    match given.iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(Failure::Usage(format!(
            "figure 7 trains denoisers, for which {option} has no meaning: leave it out"
        ))),
        None => Ok(()),
    }
}

fn setup(asked: &Figure) -> Setup {
    let published = Setup::default();
    Setup {
        unit: match asked.activation {
            None | Some(Activation::Gaussian) => Unit::Gaussian,
            Some(Activation::Tanh) => Unit::Tanh,
            Some(Activation::Relu) => Unit::Relu,
        },
        width: asked.width.unwrap_or(published.width),
        spread: asked.spread.unwrap_or(published.spread),
        optimiser: match asked.optimiser {
            None | Some(Optimiser::Levenberg) => instrument::Optimiser::Levenberg,
            Some(Optimiser::Adam) => instrument::Optimiser::Adam,
        },
        networks: asked.networks.unwrap_or(published.networks),
        seed: asked.seed.unwrap_or(published.seed),
        ..published
    }
}

fn trained(asked: &Figure) -> (Vec<String>, Observation) {
    let setup = setup(asked);
    let bar = work::progress(setup.networks, "networks");
    let networks: Vec<Trained> = work::within(asked.jobs, || train(setup, &|| bar.inc(1)));
    bar.finish_and_clear();
    let observation = Observation {
        sample: setup.describe(),
        values: Summary::of(&networks).values(),
        figures: vec![scatter(&setup, &networks)],
    };
    (Summary::NAMES.map(str::to_owned).to_vec(), observation)
}

fn compared(asked: &Figure) -> (Vec<String>, Observation) {
    let setup = setup(asked);
    let groups = match asked.networks {
        Some(networks) => Groups {
            sine: networks,
            cosine: networks,
        },
        None => Groups::of(setup.unit),
    };
    let bar = work::progress(groups.sine + groups.cosine, "networks");
    let observation = work::within(asked.jobs, || instrument::compare(setup, groups, &|| bar.inc(1)));
    bar.finish_and_clear();
    (compared_names(), observation)
}

fn denoised(asked: &Figure) -> (Vec<String>, Observation) {
    let published = Plan::default();
    let plan = Plan {
        repetitions: asked.networks.unwrap_or(published.repetitions),
        seed: asked.seed.unwrap_or(published.seed),
        ..published
    };
    let bar = work::progress(plan.repetitions + ROWS, "rows of denoisers");
    let observation = work::within(asked.jobs, || denoise(plan, &|| bar.inc(1)));
    bar.finish_and_clear();
    (LAGS.map(str::to_owned).to_vec(), observation)
}
