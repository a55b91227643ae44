//! What a theorem is made of.

use crate::formula::{Class as Declared, Expr, Node, Quality, Relation, Symbol};

/// A theorem of the textbooks, as a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theorem {
    /// Permanent short name.
    pub name: String,
    /// What it says, in a sentence.
    pub says: String,
    /// What it speaks of; it holds for all values of these.
    pub parameters: Vec<Parameter>,
    /// What has to hold for the conclusion.
    pub hypotheses: Vec<Hypothesis>,
    /// What follows: both sides exist, and are so related.
    pub conclusion: Relation,
    /// Where it is proved.
    pub source: String,
}

/// What a theorem leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// A real number.
    Real(Symbol),
    /// A complex number.
    Complex(Symbol),
    /// A natural number from 1 on.
    Whole(Symbol),
    /// A vector, and the number of its entries.
    Vector(Symbol, Expr),
    /// The end of a range: a real number, -∞ or ∞.
    End(Symbol),
    /// A function.
    Function {
        /// Its name.
        name: Symbol,
        /// Where its arguments range.
        places: Vec<Place>,
        /// Where its values lie.
        values: Place,
        /// What it is declared to be.
        classes: Vec<Class>,
    },
}

impl Parameter {
    /// The name of the parameter.
    #[must_use]
    pub fn name(&self) -> &Symbol {
        match self {
            Parameter::Real(name) | Parameter::Complex(name) | Parameter::Whole(name) | Parameter::End(name) => name,
            Parameter::Vector(name, _) | Parameter::Function { name, .. } => name,
        }
    }
}

/// Where a number ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The real line.
    Reals,
    /// The complex plane.
    Plane,
    /// The vectors of so many entries.
    Space(Expr),
    /// The interval between two numbers, with those of its ends that are finite.
    Range(Expr, Expr),
}

/// What a function may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Borel measurable.
    Measurable,
    /// Continuous.
    Continuous,
    /// Differentiable but for finitely many points of every bounded interval, with a derivative continuous between these.
    PiecewiseContinuouslyDifferentiable,
    /// Differentiable with a continuous derivative, one-sided at the ends of a range.
    ContinuouslyDifferentiable,
}

impl Class {
    /// Every class.
    pub const ALL: [Class; 4] = [
        Class::Measurable,
        Class::Continuous,
        Class::PiecewiseContinuouslyDifferentiable,
        Class::ContinuouslyDifferentiable,
    ];

    /// The class in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Class::Measurable => "measurable",
            Class::Continuous => "continuous",
            Class::PiecewiseContinuouslyDifferentiable => "piecewise continuously differentiable",
            Class::ContinuouslyDifferentiable => "continuously differentiable",
        }
    }
}

/// A variable of a hypothesis, which holds for all its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: Symbol,
    /// Where it ranges.
    pub place: Place,
    /// Whether it takes whole values only.
    pub whole: bool,
}

/// What has to hold for the conclusion of a theorem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hypothesis {
    /// The integrals of a formula converge absolutely.
    Exists(Expr),
    /// An open function is declared so, or what stands for one.
    Is(Symbol, Nature),
    /// The relation holds for all values of the variables.
    Holds(Vec<Variable>, Relation),
    /// `formula` tends to `limit` as `variable` tends to `to`, uniformly in `uniformly`.
    Tends {
        /// The variables on which the speed does not depend.
        uniformly: Vec<Variable>,
        /// What tends.
        formula: Expr,
        /// To what it tends.
        limit: Expr,
        /// The variable.
        variable: Symbol,
        /// Where the variable goes.
        to: Expr,
    },
    /// The function is holomorphic in a neighbourhood of `point` for all values of `variables`, but for the isolated
    /// points of `exceptions`.
    Holomorphic {
        /// The name of the function.
        function: Symbol,
        /// The points.
        point: Expr,
        /// The variables of the points.
        variables: Vec<Variable>,
        /// The points left out, with the variables they depend on.
        exceptions: Option<(Expr, Vec<Variable>)>,
    },
}

/// What may be declared of an open function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A class.
    Class(Declared),
    /// A class that a number or another function determines.
    Quality(Quality),
}

impl Hypothesis {
    /// The formulas of the hypothesis, and the variables it holds for.
    fn contents(&self) -> (Vec<&Expr>, Vec<&Variable>) {
        match self {
            Hypothesis::Exists(expr) => (vec![expr], Vec::new()),
            Hypothesis::Is(
                _,
                Nature::Quality(Quality::Growth(order) | Quality::Moments(order) | Quality::VanishingMoments(order)),
            ) => (vec![order], Vec::new()),
            Hypothesis::Is(..) => (Vec::new(), Vec::new()),
            Hypothesis::Holds(variables, relation) => (vec![&relation.lhs, &relation.rhs], variables.iter().collect()),
            Hypothesis::Tends {
                uniformly,
                formula,
                limit,
                to,
                ..
            } => (vec![formula, limit, to], uniformly.iter().collect()),
            Hypothesis::Holomorphic {
                point,
                variables,
                exceptions,
                ..
            } => {
                let mut formulas = vec![point];
                let mut all: Vec<&Variable> = variables.iter().collect();
                if let Some((left_out, others)) = exceptions {
                    formulas.push(left_out);
                    all.extend(others);
                }
                (formulas, all)
            }
        }
    }
}

impl Theorem {
    /// A name that occurs in the theorem and is neither a parameter nor a variable, or is used with another number of
    /// arguments than it was declared with.
    pub(super) fn undeclared(&self) -> Option<Symbol> {
        let variable = |hypothesis: &Hypothesis| match hypothesis {
            Hypothesis::Tends { variable, .. } => Some(variable.clone()),
            _ => None,
        };
        let in_hypotheses = self.hypotheses.iter().find_map(|hypothesis| {
            let (formulas, variables) = hypothesis.contents();
            let mut local: Vec<Symbol> = variables.iter().map(|variable| variable.name.clone()).collect();
            local.extend(variable(hypothesis));
            let function = match hypothesis {
                Hypothesis::Holomorphic { function, .. } | Hypothesis::Is(function, _)
                    if self.arity(function) != Some(1) =>
                {
                    Some(function.clone())
                }
                Hypothesis::Is(_, Nature::Quality(Quality::Spectrum(function))) if self.arity(function) != Some(1) => {
                    Some(function.clone())
                }
                _ => None,
            };
            function.or_else(|| formulas.into_iter().find_map(|formula| self.unknown(formula, &local)))
        });
        let sides = [&self.conclusion.lhs, &self.conclusion.rhs];
        in_hypotheses.or_else(|| sides.into_iter().find_map(|side| self.unknown(side, &[])))
    }

    /// The number of arguments of a parameter, 0 for a number.
    fn arity(&self, name: &Symbol) -> Option<usize> {
        let parameter = self.parameters.iter().find(|parameter| parameter.name() == name)?;
        Some(match parameter {
            Parameter::Function { places, .. } => places.len(),
            _ => 0,
        })
    }

    fn unknown(&self, formula: &Expr, local: &[Symbol]) -> Option<Symbol> {
        let known = |name: &Symbol| local.contains(name) || self.arity(name) == Some(0);
        let free = formula.free_symbols().into_iter().find(|name| !known(name));
        free.or_else(|| self.misapplied(formula))
    }

    fn misapplied(&self, formula: &Expr) -> Option<Symbol> {
        match formula.node() {
            Node::Apply(name, arguments) if self.arity(name) != Some(arguments.len()) => Some(name.clone()),
            _ => formula.children().into_iter().find_map(|part| self.misapplied(part)),
        }
    }
}
