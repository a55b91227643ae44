//! Steps: how a relation is shown. A step without a relation of its own shows the statement it belongs to.

use crate::proof::{Assumption, Method};

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the step does, in a few words.
    pub name: String,
    /// The relation it shows, in the formula language; `None` for the statement itself.
    pub relation: Option<String>,
    /// How.
    pub method: Method,
    /// The theorems it takes for granted.
    pub assuming: Vec<Assumption>,
}

impl Step {
    fn new(name: &str, method: Method) -> Step {
        Step {
            name: name.into(),
            relation: None,
            method,
            assuming: Vec::new(),
        }
    }

    /// Names a theorem that the step relies on.
    #[must_use]
    pub fn assuming(mut self, assumption: Assumption) -> Step {
        self.assuming.push(assumption);
        self
    }
}

/// Both sides have the same exact normal form (or, for an inequality, a difference of certain sign).
#[must_use]
pub fn normal_form(name: &str) -> Step {
    Step::new(name, Method::NormalForm)
}

/// Holds for every natural `variable` by integration by parts with `certificate`; see [`Method::Induction`].
#[must_use]
pub fn induction(name: &str, variable: &str, certificate: &str) -> Step {
    Step::new(
        name,
        Method::Induction {
            variable: variable.into(),
            certificate: certificate.into(),
        },
    )
}

/// Holds for every natural `variable` by a recursion with these coefficients; see [`Method::Recursion`].
#[must_use]
pub fn recursion(name: &str, variable: &str, coefficients: &[&str], certificate: &str) -> Step {
    Step::new(
        name,
        Method::Recursion {
            variable: variable.into(),
            coefficients: coefficients.iter().map(|text| (*text).to_owned()).collect(),
            certificate: certificate.into(),
        },
    )
}

/// Follows from an earlier statement of the claim, an equality, by replacing its left side with its right side.
#[must_use]
pub fn rewriting(name: &str, statement: &str) -> Step {
    Step::new(
        name,
        Method::Rewriting {
            statement: statement.into(),
        },
    )
}

/// A special case of an earlier statement of the claim, with formulas in the place of its symbols, as in `q = u/z`; see
/// [`Method::Special`].
#[must_use]
pub fn special_case(name: &str, statement: &str, at: &[&str]) -> Step {
    let method = Method::Special {
        statement: statement.into(),
        at: at.iter().map(|&equation| equation.to_owned()).collect(),
    };
    Step::new(name, method)
}

/// A lower bound of |a| by the earlier statement, a bound of |a - b|; see [`Method::Triangle`].
#[must_use]
pub fn triangle(name: &str, statement: &str) -> Step {
    let statement = statement.into();
    Step::new(name, Method::Triangle { statement })
}

/// A finite sum equal to, at most or at least the increase of `certificate`; see [`Method::Telescoping`].
#[must_use]
pub fn telescoping(name: &str, certificate: &str) -> Step {
    let certificate = certificate.into();
    Step::new(name, Method::Telescoping { certificate })
}

/// Two sums over one range compared term by term, each term by `step`; see [`Method::Termwise`].
#[must_use]
pub fn termwise(step: Step) -> Step {
    let by = Box::new(step.method);
    Step {
        method: Method::Termwise { by },
        ..step
    }
}

/// Equals for equals: the one part in which the two sides differ has the same normal form in both.
#[must_use]
pub fn part(name: &str) -> Step {
    Step::new(name, Method::Part)
}

/// The ray of integration is turned by `angle` (a rational number) times π; see [`Method::Rotation`].
#[must_use]
pub fn rotation(name: &str, angle: &str) -> Step {
    Step::new(name, Method::Rotation { angle: angle.into() })
}

/// Integrals over one range are brought under one sign, or taken apart.
#[must_use]
pub fn linearity(name: &str) -> Step {
    Step::new(name, Method::Linearity)
}

/// An integral is at most another since its integrand, or the absolute value of that, is.
#[must_use]
pub fn majorant(name: &str) -> Step {
    Step::new(name, Method::Majorant)
}

/// A change of the variable of integration, affine such as `u = a*z` or a power such as `t = z^2/2` on the half line.
#[must_use]
pub fn substitution(name: &str, rule: &str) -> Step {
    Step::new(name, Method::Substitution { rule: rule.into() })
}

/// Integrals over the line whose integrands differ by the derivative of `certificate` in `variable`; see [`Method::Parts`].
#[must_use]
pub fn by_parts(name: &str, variable: &str, certificate: &str) -> Step {
    let (variable, certificate) = (variable.into(), certificate.into());
    Step::new(name, Method::Parts { variable, certificate })
}

/// The two integrals of an iterated integral change places, by the theorem named.
#[must_use]
pub fn interchange(name: &str, theorem: Assumption) -> Step {
    Step::new(name, Method::Interchange).assuming(theorem)
}

/// An integral over the line by the residues at `poles` in the rectangle of height `height` above it, by the theorem
/// named; see [`Method::Contour`].
#[must_use]
pub fn contour(name: &str, height: &str, poles: &[&str], theorem: Assumption) -> Step {
    let method = Method::Contour {
        height: height.into(),
        poles: poles.iter().map(|&pole| pole.to_owned()).collect(),
    };
    Step::new(name, method).assuming(theorem)
}

/// An inequality on the box spanned by the domains of its symbols.
#[must_use]
pub fn subdivision(name: &str) -> Step {
    Step::new(name, Method::Box)
}

/// An inequality that holds at the least value of `variable` and grows; see [`Method::Monotone`].
#[must_use]
pub fn monotone(name: &str, variable: &str) -> Step {
    let variable = variable.into();
    Step::new(name, Method::Monotone { variable })
}

/// A Lipschitz bound |D(v)| <= c v by the mean value theorem; see [`Method::MeanValue`].
#[must_use]
pub fn mean_value(name: &str, variable: &str) -> Step {
    Step::new(
        name,
        Method::MeanValue {
            variable: variable.into(),
        },
    )
}

/// Rigorous quadrature at every point of `grid`; see [`Method::Quadrature`].
#[must_use]
pub fn quadrature(name: &str, grid: &str) -> Step {
    Step::new(name, Method::Quadrature { grid: grid.into() })
}

/// Holds exactly at every point of `grid`, which may leave symbols open; see [`Method::Instances`].
#[must_use]
pub fn instances(name: &str, grid: &str) -> Step {
    Step::new(name, Method::Instances { grid: grid.into() })
}

/// Rigorous quadrature of the double integral on the left at every point of `grid`, where the network is evaluated at
/// `variable`; see [`Method::Plane`].
#[must_use]
pub fn plane_quadrature(name: &str, variable: &str, grid: &str) -> Step {
    Step::new(
        name,
        Method::Plane {
            variable: variable.into(),
            grid: grid.into(),
        },
    )
}

/// Existence of an integral over the line without the origin, and rigorous quadrature of it at every point of `grid`; see
/// [`Method::Folded`].
#[must_use]
pub fn folded(name: &str, grid: &str) -> Step {
    Step::new(name, Method::Folded { grid: grid.into() })
}

/// Validated trajectories at every point of `grid`; see [`Method::Trajectory`].
#[must_use]
pub fn trajectory(name: &str, grid: &str) -> Step {
    Step::new(name, Method::Trajectory { grid: grid.into() })
}

/// An integral over a finite range equal to, or at least, the increase of `certificate`; see [`Method::Antiderivative`].
#[must_use]
pub fn antiderivative(name: &str, certificate: &str) -> Step {
    let certificate = certificate.into();
    Step::new(name, Method::Antiderivative { certificate })
}

/// For all entries of its matrices, at each of the sizes of `grid`.
#[must_use]
pub fn at_sizes(name: &str, grid: &str) -> Step {
    Step::new(name, Method::Sizes { grid: grid.into() })
}

/// Exactly, for one matrix of random rational entries at each point of `grid`.
#[must_use]
pub fn at_random(name: &str, grid: &str, seed: u64) -> Step {
    let grid = grid.into();
    Step::new(name, Method::Random { grid, seed })
}

/// An inequality between measured quantities, as an experiment came out; see [`Method::Sampled`].
#[must_use]
pub fn sampled(name: &str) -> Step {
    Step::new(name, Method::Sampled)
}

/// The relation fails at `point`; a statement with this proof is expected to be refuted.
#[must_use]
pub fn counterexample(point: &str) -> Step {
    Step::new("counterexample", Method::Counterexample { point: point.into() })
}
