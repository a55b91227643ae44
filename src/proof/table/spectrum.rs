//! Whether an activation has the Fourier transform that it is told to have. Where that is not seen, whatever rests on it supposes it.
//!
//! Let ∫ |σ(x)| (1 + |x|)^(-p-1) dx be finite, so that σ is a tempered distribution, and φ(x) = e^(-(x - c)²/2) with
//! φ̂(ζ) = √(2π) e^(-ζ²/2 - icζ). Each of the following shows that σ̂ is s on ζ ≠ 0 (W. Rudin, Functional Analysis, 2nd ed. 1991, chapter 7).
//!
//! * *Pairing.* ∫ σ φ^(p) dx = ∫ s(ζ) (-iζ)^p φ̂(-ζ) dζ/2π for all real c. As functions of c, the left side has the transform
//!   σ̂(ζ) (-iζ)^p √(2π) e^(-ζ²/2), a smooth multiple of σ̂ without zeros off the origin, and the right side the same of s.
//! * *Inverse transform.* ∫ (iζ)^p s(ζ) e^(icζ) dζ/2π = σ^(p)(c) for all real c, where σ has p derivatives everywhere: the left side is a
//!   continuous function with the transform (iζ)^p s.
//! * *Derivative.* ∫ σ^(d) e^(-ixζ) dx = (iζ)^d s(ζ) for all ζ ≠ 0, by normal form or by residues, where σ has d derivatives everywhere. The
//!   integrals exist, so that σ^(d) is integrable and the derivative of σ^(d-1) as a distribution, too (W. Rudin, Real and Complex Analysis, 3rd ed.
//!   1987, theorem 7.21); and the transform of σ^(d) is (iζ)^d σ̂.
//! * *Point masses.* σ(x) = Σ w e^(ixζ)/2π over the masses w at ζ: that is the transform at the origin, too.
//!
//! Where ζ^p s(ζ) is integrable near 0, besides, σ̂ has nothing at the origin that a test function T with a zero of order p there would feel:
//! ⟨σ̂, T⟩ = ∫ s T. What σ̂ has there is a sum of c_k δ^(k). Take ζ^k χ(ζ) for T, with k >= p and a smooth χ that is 1 near 0 and 0 far out, and put
//! T_ε(ζ) = T(ζ/ε), so that c_k is ε^k (⟨σ̂, T_ε⟩ - ∫ s T_ε) but for a factor. Now ε^k ⟨σ̂, T_ε⟩ = ∫ σ(x) ε^(k+1) T̂(εx) dx, and
//! ε^(k+1) |T̂(εx)| is ε^(k-p) (1 + |x|)^(-p-1) times (ε + |εx|)^(p+1) |T̂(εx)|, which is bounded and tends to 0 with ε for each x: the integral
//! tends to 0 by dominated convergence. And ε^k ∫ |s T_ε| is at most the integral of |ζ^k s(ζ)| over |ζ| < Cε. So c_k = 0.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use rug::Rational;
use serde::Serialize;

use super::degree::Degree;
use super::frame::{Explicit, Frame, Member};
use super::line::HalfLine;
use crate::exact::{Normal, Scope, continuous_right_of_zero, integrable_at_infinity, leading_at_zero, normal};
use crate::formula::{Domain, Domains, Expr, Relation, RelationOp, Symbol};
use crate::proof::steps::contour;
use crate::proof::{Formula, identity};
use crate::session::{Question, remembered};

/// The largest order of a pole that is looked at.
const LARGEST: u32 = 12;

/// The highest derivative whose transform is tried.
const HIGHEST: u32 = 2;

/// A Fourier transform that is told and not seen to be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct SupposedSpectrum {
    /// The function.
    pub function: Formula,
    /// What its transform is said to be, off the origin.
    pub spectrum: Formula,
}

impl SupposedSpectrum {
    fn of(function: &Expr, spectrum: &Explicit) -> SupposedSpectrum {
        SupposedSpectrum {
            function: function.into(),
            spectrum: (&spectrum.formula()).into(),
        }
    }
}

impl fmt::Display for SupposedSpectrum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (function, spectrum) = (&self.function.text, &self.spectrum.text);
        write!(f, "off the origin the Fourier transform of {function} is {spectrum}")
    }
}

/// What an activation is and what its transform is said to be, in `variable`.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Told {
    sigma: Expr,
    spectrum: Explicit,
    pole: Rational,
    variable: Symbol,
    domains: Domains,
}

impl Frame<'_> {
    /// Whether the kernel sees that the spectrum of a row is that of its activation.
    pub(crate) fn sees(&self, member: &Member) -> bool {
        remembered(Told {
            sigma: member.sigma.clone(),
            spectrum: member.spectrum.clone(),
            pole: member.pole.clone(),
            variable: self.variable.clone(),
            domains: self.domains.clone(),
        })
    }

    /// The spectrum of a row, unless it is seen.
    pub(crate) fn supposed(&self, member: &Member) -> Option<SupposedSpectrum> {
        (!self.sees(member)).then(|| SupposedSpectrum::of(&member.sigma, &member.spectrum))
    }
}

impl Question for Told {
    const WHAT: &'static str = "spectra of activations";
    type Answer = bool;

    fn answer(&self) -> bool {
        let spectrum = match &self.spectrum {
            Explicit::Masses(masses) => return self.is_sum_of(masses),
            Explicit::Function(spectrum) => spectrum,
        };
        let order = self
            .pole
            .numer()
            .to_u32()
            .filter(|p| *self.pole.denom() == 1 && *p <= LARGEST);
        order.is_some_and(|p| {
            is_confined(&self.sigma, spectrum, p, &self.variable, &self.domains)
                && (self.is_derived(spectrum) || self.is_paired_with(spectrum, p) || self.is_inverse_of(spectrum, p))
        })
    }
}

impl Told {
    /// The domains with another real symbol.
    fn beside(&self, symbol: &Symbol) -> Domains {
        let mut domains = self.domains.clone();
        domains.insert(symbol.clone(), Domain::Real);
        domains
    }

    /// Waves of real frequencies, whose transforms these point masses are: no other exponential has one.
    fn is_sum_of(&self, masses: &[(Expr, Expr)]) -> bool {
        let scope = Scope::new(&self.domains);
        let real = |place: &Expr| normal(place, &scope).is_ok_and(|place| scope.is_real(&place));
        if !masses.iter().all(|(place, _)| real(place)) {
            return false;
        }
        let z = Expr::from(self.variable.clone());
        let wave = |(place, weight): &(Expr, Expr)| weight.clone() * (Expr::i() * place.clone() * z.clone()).exp();
        let waves = masses.iter().map(wave).fold(Expr::zero(), |sum, wave| sum + wave);
        let sum = waves / (Expr::integer(2) * Expr::pi());
        holds(self.sigma.clone(), sum, &self.beside(&self.variable))
    }

    fn is_derived(&self, spectrum: &Expr) -> bool {
        let (z, frequency) = (&self.variable, Symbol::new("w"));
        let at = Expr::from(frequency.clone());
        let mut domains = self.domains.clone();
        domains.insert(frequency, Domain::Nonzero);
        let spectrum = spectrum.substitute(z, &at);
        let wave = (-Expr::i() * at.clone() * Expr::from(z.clone())).exp();
        let mut derivative = self.sigma.clone();
        (0..=HIGHEST).any(|d| {
            if d > 0 {
                derivative = Expr::diff(derivative.clone(), z.clone());
            }
            if !identity::exists_everywhere(&derivative, &self.beside(z)) {
                return false;
            }
            let body = derivative.clone() * wave.clone();
            let left = Expr::integral(z.clone(), -Expr::infinity(), Expr::infinity(), body);
            let right = (Expr::i() * at.clone()).pow(Expr::integer(d)) * spectrum.clone();
            let shown = Relation::new(RelationOp::Eq, left, right);
            identity::holds(&shown, &domains) || by_residues(&shown, &domains)
        })
    }

    fn is_paired_with(&self, spectrum: &Expr, p: u32) -> bool {
        let (z, centre) = (&self.variable, Symbol::new("c"));
        let [at, c] = [z, &centre].map(|symbol| Expr::from(symbol.clone()));
        let half = |square: Expr| square.pow(Expr::integer(2)) / Expr::integer(2);
        let gaussian = (-half(at.clone() - c.clone())).exp();
        let derivative = (0..p).fold(gaussian, |body, _| Expr::diff(body, z.clone()));
        let wave = (Expr::i() * c * at.clone()).exp();
        let transform = (-Expr::i() * at.clone()).pow(Expr::integer(p)) * (-half(at)).exp() * wave;
        let over = |body: Expr| Expr::integral(z.clone(), -Expr::infinity(), Expr::infinity(), body);
        // √(2π)/2π = 1/√(2π).
        let right = over(spectrum.clone() * transform) / (Expr::integer(2) * Expr::pi()).sqrt();
        holds(over(self.sigma.clone() * derivative), right, &self.beside(&centre))
    }

    fn is_inverse_of(&self, spectrum: &Expr, p: u32) -> bool {
        let (z, centre) = (&self.variable, Symbol::new("c"));
        let [at, c] = [z, &centre].map(|symbol| Expr::from(symbol.clone()));
        let factor = (Expr::i() * at.clone()).pow(Expr::integer(p));
        let body = factor * spectrum.clone() * (Expr::i() * c.clone() * at).exp();
        let inverse = Expr::integral(z.clone(), -Expr::infinity(), Expr::infinity(), body);
        let mut derivative = self.sigma.substitute(z, &c);
        let domains = self.beside(&centre);
        for _ in 0..p {
            if !identity::exists_everywhere(&derivative, &domains) {
                return false;
            }
            derivative = Expr::diff(derivative, centre.clone());
        }
        holds(inverse / (Expr::integer(2) * Expr::pi()), derivative, &domains)
    }
}

/// By one pole of order 1 to 3 in the middle of a rectangle of height π or 2π, as the logistic function and tanh have.
fn by_residues(relation: &Relation, domains: &Domains) -> bool {
    let exists = || identity::exists_everywhere(&relation.rhs, domains);
    let seen = [1, 2].into_iter().any(|turns| {
        let height = Expr::integer(turns) * Expr::pi();
        let pole = Expr::i() * height.clone() / Expr::integer(2);
        let mut orders = 1..=3;
        orders.any(|order| contour::is_sum_of_residues(relation, &height, &vec![pole.clone(); order], domains))
    });
    seen && exists()
}

/// Whether ∫ |σ| (1 + |x|)^(-p-1) dx is finite, and ζ^p s(ζ) integrable near 0.
pub(in crate::proof) fn is_confined(sigma: &Expr, spectrum: &Expr, p: u32, z: &Symbol, domains: &Domains) -> bool {
    let line = HalfLine::new(z, domains);
    let scope = line.scope();
    let at = Expr::from(z.clone());
    let power = |n: i64| at.clone().pow(Expr::integer(n));
    let order = |side: &Normal| leading_at_zero(side, z, scope).map(|leading| leading.order);
    // By leading terms near 0 and far out.
    let by_terms = |side: &Normal| {
        let falls = normal(&power(-1 - i64::from(p)), scope);
        continuous_right_of_zero(side, z, scope)
            && order(side).is_some_and(|order| order > -1)
            && falls.is_ok_and(|power| integrable_at_infinity(&(side * &power), z, scope))
    };
    // By a bound with (1 + z)^(p-1).
    let mut right = domains.clone();
    right.insert(z.clone(), Domain::Positive);
    let degree = Degree::on(&line, z, &right);
    let by_degree = |side: &Expr| degree.of(side).is_some_and(|degree| degree < p);
    let mirrored = sigma.substitute(z, &-at.clone());
    let grows_less = line.read(sigma).is_ok_and(|sides| {
        [(&sides.right, sigma), (&sides.left, &mirrored)]
            .into_iter()
            .all(|(side, formula)| side.is_zero() || by_terms(side) || by_degree(formula) || by_degree(&side.to_expr()))
    });
    let pole = |side: &Normal| side.is_zero() || order(side).is_some_and(|order| order + i64::from(p) > -1);
    grows_less
        && line
            .read(spectrum)
            .is_ok_and(|spectrum| pole(&spectrum.right) && pole(&spectrum.left))
}

fn holds(left: Expr, right: Expr, domains: &Domains) -> bool {
    identity::holds(&Relation::new(RelationOp::Eq, left, right), domains)
}
