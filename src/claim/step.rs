//! Steps: how a relation is shown. A step without a relation of its own concludes the statement it belongs to.

use crate::claim::Assumption;
use crate::expr::RelationOp;

/// How a relation is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// Exact normal form of the difference of the two sides: zero for `=`, of certain sign for `<` and `<=`.
    NormalForm,
    /// For every natural value of `variable`: the base case by normal form, then
    /// F(n+1) - r F(n) = dC/dz for the integrand F of the left side, r the ratio of the right side, C the
    /// `certificate`, which vanishes at both ends.
    Induction {
        /// The natural number.
        variable: String,
        /// The certificate C, a formula in the variable of integration.
        certificate: String,
    },
    /// For every natural value of `variable`: with Σ c_j F(n+j) = dC/dz for the integrand F of the left side and Σ c_j R(n+j) = 0
    /// for the right side R, and as many base cases by normal form as the recursion has steps.
    Recursion {
        /// The natural number.
        variable: String,
        /// c_0, …, c_d, formulas free of the variable of integration.
        coefficients: Vec<String>,
        /// The certificate C, a formula in the variable of integration.
        certificate: String,
    },
    /// The left side of an earlier statement, wherever it stands, becomes its right side; then the normal form.
    Rewriting {
        /// The text of the statement.
        statement: String,
    },
    /// The two sides differ in one part only, and its two forms have the same normal form.
    Part,
    /// The ray of integration is turned by a rational multiple of π (Cauchy's theorem), in the one integral in which the two
    /// sides differ.
    Rotation {
        /// The multiple of π.
        angle: String,
    },
    /// Both sides are linear combinations of integrals over one range, with the same integrand under one sign.
    Linearity,
    /// `abs(∫ f) <= ∫ g` or `∫ f <= ∫ g`, because the integrands are so related.
    Majorant,
    /// The left side is an integral over the line and the right side another: `rule`, as in `u = a*z`, is a
    /// strictly monotone affine change of the variable of the left side, or a power of it on the half line.
    Substitution {
        /// New variable = formula in the old one.
        rule: String,
    },
    /// Both sides are sums of multiples of integrals over the line, and the integrands differ by the derivative of the
    /// `certificate`, which vanishes at both ends: by its closed form, or by a named hypothesis on opaque functions.
    Parts {
        /// The variable of integration.
        variable: String,
        /// The antiderivative of the difference, a formula in the variable.
        certificate: String,
    },
    /// Both sides are the same iterated integral in two orders. Needs an assumption (Fubini).
    Interchange,
    /// The left side is an integral over the line, closed by the rectangle of height T above it: F(z + iT) = q F(z), and
    /// the `poles` between, each written as often as its order, are all there are.
    Contour {
        /// The height T, a positive number.
        height: String,
        /// The poles, with 0 < Im < T.
        poles: Vec<String>,
    },
    /// Subdivision of the box that the domains of the symbols span, for an inequality.
    Box,
    /// `left <= right`: the difference is not negative at the least value of `variable`, nor is its derivative, or the derivative of
    /// that, factors of certain sign apart.
    Monotone {
        /// The variable, which ranges over an interval with a first point.
        variable: String,
    },
    /// |D(v)| <= c v on a box with 0 <= v: D vanishes at v = 0 and |dD/dv| <= c on the whole box (mean value theorem).
    MeanValue {
        /// The variable v.
        variable: String,
    },
    /// At each instance of the grid, both sides are enclosed by numerical routes that know nothing of the normal
    /// form; the enclosures are narrow and meet.
    Quadrature {
        /// A grid such as `m = 1..3, k = 0..2`.
        grid: String,
    },
    /// At each instance of the grid the relation holds exactly: in finite arithmetic, or by normal form for all values of
    /// the symbols that the grid leaves open.
    Instances {
        /// A grid such as `p = 2 or 3, x = 0..p - 1`.
        grid: String,
    },
    /// The left side is the integral over the plane by which tanh units reconstruct a Gaussian; at each point of the
    /// grid its own quadrature rule encloses it, and the right side is enclosed by itself.
    Plane {
        /// The name of the point x at which the network is evaluated.
        variable: String,
        /// A grid such as `x = 0..2`.
        grid: String,
    },
    /// An integral over the line without the origin, shown to exist, folded at the origin and enclosed at each point of a
    /// grid, beside the right side.
    Folded {
        /// The grid, as in [`Point::grid`](crate::claim::Point::grid).
        grid: String,
    },
    /// At each instance of the grid, the initial value problems of the claim are solved with enclosed errors up to the times at
    /// which the relation mentions them, and both sides are enclosed; for an equality the enclosures are narrow and meet.
    Trajectory {
        /// A grid such as `x = -1..2, t = 1/8`.
        grid: String,
    },
    /// The relation fails at this point: its two sides are enclosed apart.
    Counterexample {
        /// A point such as `m = 1, k = 0`.
        point: String,
    },
}

impl Method {
    /// The formulas that the method is told besides the relation it shows.
    pub(crate) fn formulas(&self) -> Vec<&str> {
        match self {
            Method::Induction { certificate, .. } | Method::Parts { certificate, .. } => vec![certificate],
            Method::Recursion {
                coefficients,
                certificate,
                ..
            } => coefficients.iter().chain([certificate]).map(String::as_str).collect(),
            Method::Contour { height, poles } => std::iter::once(height).chain(poles).map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// What the method is called on a page.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Method::NormalForm => "normal form".into(),
            Method::Induction { variable, certificate } => {
                format!("induction on {variable}, integration by parts with {certificate}")
            }
            Method::Recursion {
                variable, certificate, ..
            } => format!("recursion in {variable}, integration by parts with {certificate}"),
            Method::Rewriting { statement } => format!("rewriting by the earlier statement {statement}"),
            Method::Part => "equals for equals".into(),
            Method::Rotation { angle } => format!("rotation of the ray by {angle} of π"),
            Method::Linearity => "linearity of the integral".into(),
            Method::Majorant => "comparison of the integrands".into(),
            Method::Substitution { rule } => format!("substitution {rule}"),
            Method::Parts { certificate, .. } => format!("integration by parts with {certificate}"),
            Method::Interchange => "interchange of integrals".into(),
            Method::Contour { height, poles } => {
                format!(
                    "residues in the rectangle of height {height}, poles {}",
                    poles.join(", ")
                )
            }
            Method::Monotone { variable } => format!("derivatives in {variable}"),
            Method::Box => "subdivision of the box".into(),
            Method::MeanValue { variable } => format!("mean value theorem in {variable}, subdivision of the box"),
            Method::Quadrature { grid } => format!("rigorous quadrature at {grid}"),
            Method::Instances { grid } => format!("exact at the instances {grid}"),
            Method::Plane { grid, .. } => format!("rigorous quadrature in the plane at {grid}"),
            Method::Folded { grid } => format!("rigorous quadrature of the integral folded at 0, at {grid}"),
            Method::Trajectory { grid } => format!("validated trajectories at {grid}"),
            Method::Counterexample { .. } => "enclosure at a rational point".into(),
        }
    }
}

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

/// Rigorous quadrature at every point of `grid`, independent of the exact layer.
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

/// The relation fails at `point`; a statement with this proof is expected to be refuted.
#[must_use]
pub fn counterexample(point: &str) -> Step {
    Step::new("counterexample", Method::Counterexample { point: point.into() })
}

/// A proof: steps that conclude the statement (one, or the links of a chain) and steps beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Links from the left side of the statement to its right side.
    pub links: Vec<Link>,
    /// Further relations shown on the way or as a second route.
    pub beside: Vec<Step>,
}

/// A link of a chain: `previous op expression`, shown by `step`. The last link has no expression of its own: it
/// ends at the right side of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `=`, `<=` or `<`.
    pub op: RelationOp,
    /// The formula the link leads to.
    pub to: Option<String>,
    /// How the link is shown.
    pub step: Step,
}

impl From<Step> for Proof {
    fn from(step: Step) -> Proof {
        chain().concluding(step)
    }
}

/// Starts a chain at the left side of the statement.
#[must_use]
pub fn chain() -> Proof {
    Proof::default()
}

impl Proof {
    fn link(mut self, op: RelationOp, to: Option<&str>, step: Step) -> Proof {
        self.links.push(Link {
            op,
            to: to.map(str::to_owned),
            step,
        });
        self
    }

    /// `= formula`, shown by `step`.
    #[must_use]
    pub fn equals(self, formula: &str, step: Step) -> Proof {
        self.link(RelationOp::Eq, Some(formula), step)
    }

    /// `<= formula`, shown by `step`.
    #[must_use]
    pub fn at_most(self, formula: &str, step: Step) -> Proof {
        self.link(RelationOp::Le, Some(formula), step)
    }

    /// The last link: from where the chain stands to the right side of the statement, by the relation that the
    /// statement still needs.
    #[must_use]
    pub fn concluding(self, step: Step) -> Proof {
        self.link(RelationOp::Eq, None, step)
    }

    /// A relation shown beside the chain: a lemma, or a second route to the same number.
    #[must_use]
    pub fn beside(mut self, relation: &str, mut step: Step) -> Proof {
        step.relation = Some(relation.into());
        self.beside.push(step);
        self
    }

    /// The statement itself by a second route.
    #[must_use]
    pub fn second_route(mut self, step: Step) -> Proof {
        self.beside.push(step);
        self
    }

    /// Whether the proof is a refutation by counterexample.
    #[must_use]
    pub fn refutes(&self) -> bool {
        self.links
            .iter()
            .any(|link| matches!(link.step.method, Method::Counterexample { .. }))
    }
}
