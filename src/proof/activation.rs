//! Activation functions as data: σ, its Fourier transform off the origin, its parameters.

use crate::formula::{Domain, Symbol};
use crate::proof::Claim;

/// A parameter of an activation, such as the slope on one side of a kink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivationParameter {
    /// The symbol it is in the formulas.
    pub name: Symbol,
    /// Where it ranges in the theorems.
    pub domain: Domain,
    /// The values at which tables show it, in the notation of a grid: `0..5`, `1/10`.
    pub shown: String,
}

/// σ̂, in the angular convention ∫ σ(x) e^{-ixζ} dx.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spectrum {
    /// A function on ζ ≠ 0; nothing is said of what the tempered distribution σ̂ has at the origin.
    Function {
        /// The function, a formula in `z` (which stands for ζ).
        formula: String,
        /// The order of its pole at 0, a formula in the parameters; 0 where there is none.
        pole: String,
    },
    /// A finite sum of weight·δ(ζ - place).
    PointMasses(Vec<PointMass>),
}

/// One term weight·δ(ζ - place) of a spectrum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointMass {
    /// Where, a formula in the parameters.
    pub place: String,
    /// How much, a formula in the parameters.
    pub weight: String,
}

/// An activation function σ: a locally integrable function of at most polynomial growth, with what is known of σ̂.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activation {
    name: String,
    aliases: Vec<String>,
    title: String,
    formula: String,
    parameters: Vec<ActivationParameter>,
    spectrum: Spectrum,
}

impl Activation {
    /// The activation of a permanent name such as `soft-sign`, titled in words, with σ a formula in `z`. Its spectrum is
    /// no point masses until it is told.
    #[must_use]
    pub fn of(name: &str, title: &str, formula: &str) -> Activation {
        Activation {
            name: name.into(),
            aliases: Vec::new(),
            title: title.into(),
            formula: formula.into(),
            parameters: Vec::new(),
            spectrum: Spectrum::PointMasses(Vec::new()),
        }
    }

    /// Another name by which it is known.
    #[must_use]
    pub fn alias(mut self, name: &str) -> Activation {
        self.aliases.push(name.into());
        self
    }

    /// One more parameter.
    #[must_use]
    pub fn parameter(mut self, parameter: ActivationParameter) -> Activation {
        self.parameters.push(parameter);
        self
    }

    /// σ̂ on ζ ≠ 0, a formula in `z`, and the order of its pole at 0.
    #[must_use]
    pub fn spectrum_off_origin(mut self, formula: &str, pole: &str) -> Activation {
        self.spectrum = Spectrum::Function {
            formula: formula.into(),
            pole: pole.into(),
        };
        self
    }

    /// One more point mass of σ̂.
    #[must_use]
    pub fn point_mass(mut self, place: &str, weight: &str) -> Activation {
        let mass = PointMass {
            place: place.into(),
            weight: weight.into(),
        };
        match &mut self.spectrum {
            Spectrum::PointMasses(masses) => masses.push(mass),
            Spectrum::Function { .. } => self.spectrum = Spectrum::PointMasses(vec![mass]),
        }
        self
    }

    /// The claim with σ and, where it is a function, σ̂ defined and the parameters declared. For `bent-line` with the
    /// parameter α the names are `sigma_bent_line(z,alpha)` and `sigma_bent_line_hat(z,alpha)`.
    #[must_use]
    pub fn defined_in(&self, claim: Claim) -> Claim {
        let name = self.name.replace('-', "_");
        let arguments = self.parameters.iter().fold(String::from("z"), |list, parameter| {
            format!("{list},{}", parameter.name)
        });
        let claim = self.parameters.iter().fold(claim, |claim, parameter| {
            claim.declare(parameter.name.as_str(), parameter.domain.clone())
        });
        let claim = claim.define(&format!("sigma_{name}({arguments})"), &self.formula);
        match &self.spectrum {
            Spectrum::Function { formula, .. } => claim.define(&format!("sigma_{name}_hat({arguments})"), formula),
            Spectrum::PointMasses(_) => claim,
        }
    }

    /// The permanent name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether `name` is its permanent name or an alias.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }

    /// The other names.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// What it is, in words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// σ, a formula in `z` and the parameters.
    #[must_use]
    pub fn formula(&self) -> &str {
        &self.formula
    }

    /// The parameters.
    #[must_use]
    pub fn parameters(&self) -> &[ActivationParameter] {
        &self.parameters
    }

    /// σ̂ in the angular convention.
    #[must_use]
    pub fn spectrum(&self) -> &Spectrum {
        &self.spectrum
    }
}
