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
    /// Both sides are the same iterated integral in two orders. Needs an assumption (Fubini).
    Interchange,
    /// Subdivision of the box that the domains of the symbols span, for an inequality.
    Box,
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
    /// `integral(x, lo..hi, f) = c` or `c <= integral(x, lo..hi, f)`, c the increase of the `certificate` F from lo to hi, and
    /// F' equal to f, respectively at most f, on the range.
    Antiderivative {
        /// The certificate F, a formula in the variable of integration.
        certificate: String,
    },
    /// A relation between matrices, with symbolic entries, at each of the sizes of the grid.
    Sizes {
        /// A grid of sizes, such as `m = 1..2, n = 1..3`.
        grid: String,
    },
    /// A relation between matrices, at one instance with random rational entries for each point of the grid.
    Random {
        /// A grid that fixes the sizes, such as `m = 3..5, n = 2`; other symbols are drawn from their domains.
        grid: String,
        /// The seed of the entries.
        seed: u64,
    },
    /// The relation fails at this point: its two sides are enclosed apart.
    Counterexample {
        /// A point such as `m = 1, k = 0`.
        point: String,
    },
}

impl Method {
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
            Method::Interchange => "interchange of integrals".into(),
            Method::Box => "subdivision of the box".into(),
            Method::MeanValue { variable } => format!("mean value theorem in {variable}, subdivision of the box"),
            Method::Quadrature { grid } => format!("rigorous quadrature at {grid}"),
            Method::Antiderivative { certificate } => format!("fundamental theorem of calculus with {certificate}"),
            Method::Sizes { grid } => format!("normal form of all entries at the sizes {grid}"),
            Method::Random { grid, seed } => {
                format!("exact arithmetic at random rational instances, one for each of {grid}, seed {seed}")
            }
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

/// The two integrals of an iterated integral change places, by the theorem named.
#[must_use]
pub fn interchange(name: &str, theorem: Assumption) -> Step {
    Step::new(name, Method::Interchange).assuming(theorem)
}

/// An inequality on the box spanned by the domains of its symbols.
#[must_use]
pub fn subdivision(name: &str) -> Step {
    Step::new(name, Method::Box)
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
