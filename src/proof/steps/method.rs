//! Methods: how a relation is decided.

use std::collections::BTreeSet;

use crate::formula::Relation;
use crate::proof::folding;
use crate::quadrature::exact_questions;

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
    /// An earlier statement with formulas in the place of some of its symbols.
    Special {
        /// The text of the statement.
        statement: String,
        /// What takes the place of its symbols, as in `q = u/z`.
        at: Vec<String>,
    },
    /// `abs(b) - c <= abs(a)` by the earlier statement `abs(a - b) <= c`.
    Triangle {
        /// The text of the statement.
        statement: String,
    },
    /// `sum(k, lo..hi, f) = c`, or with `<=` on either side, c the increase of the `certificate` F from lo to hi + 1, and
    /// F(k+1) - F(k) so related to f(k) for every k.
    Telescoping {
        /// The certificate F, a formula in the index of the sum.
        certificate: String,
    },
    /// Both sides are linear combinations of sums over one range, and the terms are so related, by the method inside; of
    /// the left side also the absolute value.
    Termwise {
        /// How the relation of the terms is shown.
        by: Box<Method>,
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
    /// At each instance of the grid, both sides are enclosed by numerical routes, which close no integral by a
    /// normal form; the enclosures are narrow and meet.
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
        /// The grid, as in [`Point::grid`](crate::proof::Point::grid).
        grid: String,
    },
    /// At each instance of the grid, the initial value problems of the claim are solved with enclosed errors up to the times at
    /// which the relation mentions them, and both sides are enclosed; for an equality the enclosures are narrow and meet.
    Trajectory {
        /// A grid such as `x = -1..2, t = 1/8`.
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
    /// An inequality between measured quantities and constants, as the experiment came out.
    Sampled,
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
            Method::Induction { certificate, .. }
            | Method::Parts { certificate, .. }
            | Method::Telescoping { certificate }
            | Method::Antiderivative { certificate } => vec![certificate],
            Method::Special { at, .. } => at
                .iter()
                .filter_map(|equation| Some(equation.split_once('=')?.1))
                .collect(),
            Method::Termwise { by } => by.formulas(),
            Method::Recursion {
                coefficients,
                certificate,
                ..
            } => coefficients.iter().chain([certificate]).map(String::as_str).collect(),
            Method::Contour { height, poles } => std::iter::once(height).chain(poles).map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The method itself, or the one by which it shows every term.
    pub(crate) fn innermost(&self) -> &Method {
        match self {
            Method::Termwise { by } => by.innermost(),
            _ => self,
        }
    }

    /// The earlier statement that the method rests on.
    pub(crate) fn cites(&self) -> Option<&str> {
        match self.innermost() {
            Method::Rewriting { statement } | Method::Special { statement, .. } | Method::Triangle { statement } => {
                Some(statement)
            }
            _ => None,
        }
    }

    /// What a route by numbers or at instances has in common with the exact layer, if the method is such a route: what the exact
    /// layer may be asked for on the way to the relation, in words. Nothing where the route is independent of it.
    pub(crate) fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = exact_questions(&relation.lhs);
        asked.extend(exact_questions(&relation.rhs));
        match self.innermost() {
            Method::Quadrature { .. } => {
                if folding::applies(&relation.lhs) || folding::applies(&relation.rhs) {
                    asked.insert("it folds complex integrands");
                }
            }
            Method::Trajectory { .. } => {}
            Method::Plane { .. } => drop(asked.insert("it recognises the integrand")),
            Method::Folded { .. } => drop(asked.insert("it decides from leading terms whether the integral exists")),
            Method::Instances { .. } => drop(asked.insert("it computes at the instances")),
            Method::Sizes { .. } | Method::Random { .. } => drop(asked.insert("it computes with the entries")),
            _ => return None,
        }
        Some(asked)
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
            Method::Special { statement, at } => format!("the earlier statement {statement} at {}", at.join(", ")),
            Method::Triangle { statement } => format!("the triangle inequality and the earlier statement {statement}"),
            Method::Telescoping { certificate } => format!("telescoping with {certificate}"),
            Method::Termwise { by } => format!("term by term, {}", by.describe()),
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
            Method::Quadrature { grid } => at("rigorous quadrature", grid),
            Method::Instances { grid } => format!("exact at the instances {grid}"),
            Method::Plane { grid, .. } => format!("rigorous quadrature in the plane at {grid}"),
            Method::Folded { grid } => at("rigorous quadrature of the integral folded at 0", grid),
            Method::Trajectory { grid } => format!("validated trajectories at {grid}"),
            Method::Antiderivative { certificate } => format!("fundamental theorem of calculus with {certificate}"),
            Method::Sizes { grid } => format!("normal form of all entries at the sizes {grid}"),
            Method::Random { grid, seed } => {
                format!("exact arithmetic at random rational instances, one for each of {grid}, seed {seed}")
            }
            Method::Sampled => "experiment".into(),
            Method::Counterexample { .. } => "enclosure at a rational point".into(),
        }
    }
}

/// A method and its grid, which is empty where no symbol is left to be given a value.
fn at(what: &str, grid: &str) -> String {
    match grid.is_empty() {
        true => what.into(),
        false => format!("{what} at {grid}"),
    }
}
