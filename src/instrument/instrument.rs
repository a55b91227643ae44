//! An instrument: an experiment of the field that any paper may ask for, with what it reads, its settings and what it yields.

use std::fmt;

use crate::instrument::{
    Failure, Hint, Observation, Parameter, Settings, Why, data_gap, denoiser_gap, gradient_gap, ridgelet_comparison,
    ridgelet_gap, ridgelet_share, trained_denoisers, trained_networks,
};

/// An instrument.
pub struct Instrument {
    /// Its name, in the plural, without the words `of` and `with`.
    pub name: &'static str,
    /// How it works, in words, for the page.
    pub method: &'static str,
    /// The formulas that it reads, in order.
    pub reads: &'static [Parameter],
    /// Its settings, in order.
    pub settings: &'static [Parameter],
    /// What comes out, in words, given the settings.
    pub yields: fn(&Settings) -> Vec<String>,
    /// What is wrong with settings that are well by themselves.
    pub check: fn(&Settings) -> Result<(), Why>,
    /// Whether it draws a figure.
    pub draws: bool,
    /// Does the experiment: the same settings give the same numbers on every machine and for every count of threads.
    pub run: fn(&Settings, &Bench<'_>) -> Result<Observation, Failure>,
}

/// Its name: where its functions stand in memory is no part of it.
impl fmt::Debug for Instrument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Instrument").field(&self.name).finish()
    }
}

/// What is around an experiment.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    /// The label of the figure to be drawn; none where nothing is drawn.
    pub figure: Option<&'a str>,
    /// Called after each trial.
    pub progress: &'a (dyn Fn() + Sync),
}

impl Bench<'_> {
    /// Nothing is drawn and nobody watches.
    #[must_use]
    pub fn bare() -> Bench<'static> {
        Bench {
            figure: None,
            progress: &|| {},
        }
    }
}

impl Instrument {
    /// Every instrument.
    pub const ALL: [&'static Instrument; 8] = [
        &data_gap::DATA_GAP,
        &gradient_gap::GRADIENT_GAP,
        &trained_networks::TRAINED_NETWORKS,
        &ridgelet_gap::RIDGELET_GAP,
        &ridgelet_share::RIDGELET_SHARE,
        &ridgelet_comparison::RIDGELET_COMPARISON,
        &denoiser_gap::DENOISER_GAP,
        &trained_denoisers::TRAINED_DENOISERS,
    ];

    /// The instrument of that name.
    ///
    /// # Errors
    /// There is none.
    pub fn named(name: &str) -> Result<&'static Instrument, Why> {
        let none = || Why::NoInstrument {
            name: name.into(),
            hint: Hint::of(name, Instrument::ALL.iter().map(|instrument| instrument.name)),
        };
        let mut all = Instrument::ALL.into_iter();
        all.find(|instrument| instrument.name == name).ok_or_else(none)
    }

    /// The setting of that name.
    ///
    /// # Errors
    /// There is none.
    pub fn setting(&self, name: &str) -> Result<&'static Parameter, Why> {
        let none = || Why::NoSetting {
            instrument: self.name,
            name: name.into(),
            hint: Hint::of(name, self.settings.iter().map(|parameter| parameter.name)),
        };
        self.settings
            .iter()
            .find(|parameter| parameter.name == name)
            .ok_or_else(none)
    }
}

/// Settings that always go together.
pub(super) fn free(_: &Settings) -> Result<(), Why> {
    Ok(())
}
