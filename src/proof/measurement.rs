//! Measurements: quantities that an instrument yields. A statement about them is supported at best, never proved.

use crate::formula::{Definitions, Symbol};
use crate::instrument::{Figure, Place, Request, Settings, Why, Wrong};
use crate::proof::{Claim, Mistake};

/// What is asked of an instrument, and the quantities it yields, by name. No other method than
/// [`sampled`](crate::proof::sampled) knows them: they are no symbols that a statement could hold for all values of.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// The names of the quantities, in the order in which the instrument yields them.
    pub quantities: Vec<Symbol>,
    /// What is asked for, with the definitions of the claim.
    pub request: Request,
    /// The label of the figure that is drawn, as in `Figure 4`.
    pub figure: Option<String>,
}

impl Measurement {
    /// What is asked for, the definitions that the claim has so far put in.
    ///
    /// # Errors
    /// A definition that is used in the wrong way.
    pub fn expanded(&self, claim: &Claim) -> Result<Request, Wrong> {
        let mut definitions = Definitions::default();
        for (head, body) in claim.definitions() {
            // A definition that is none is a mistake of its own.
            let _ = definitions.define(head, body);
        }
        self.request.expanded(|formula| definitions.expand(formula))
    }

    /// What the instrument takes, where it yields as many quantities as are named and draws the figure that is asked for.
    ///
    /// # Errors
    /// What is wrong, and in which part.
    pub fn checked(&self, claim: &Claim) -> Result<Settings, Wrong> {
        let settings = self.expanded(claim)?.settings()?;
        let instrument = self.request.instrument();
        let yields = (instrument.yields)(&settings);
        if yields.len() != self.quantities.len() {
            return Err(Wrong {
                place: Place::Quantities,
                why: Why::Quantities {
                    instrument: instrument.name,
                    yields,
                    found: self.quantities.len(),
                },
            });
        }
        match self.figure.is_some() && !instrument.draws {
            true => Err(Wrong {
                place: Place::Figure,
                why: Why::NoFigure(instrument.name),
            }),
            false => Ok(settings),
        }
    }

    /// The name of the files of its figure.
    #[must_use]
    pub fn figure_name(&self) -> Option<String> {
        self.figure.as_deref().map(Figure::name)
    }
}

impl Claim {
    /// Measures quantities. Definitions come before the measurements that make use of them.
    #[must_use]
    pub fn measured(mut self, measurement: Measurement) -> Claim {
        if let Err(wrong) = measurement.checked(&self) {
            self.mistakes.push(Mistake::Measurement(wrong));
        }
        self.measurements.push(measurement);
        self
    }

    /// Its measurements.
    #[must_use]
    pub fn measurements(&self) -> &[Measurement] {
        &self.measurements
    }
}
