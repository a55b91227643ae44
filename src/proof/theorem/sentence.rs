//! Theorems in words and formulas, for print.

use super::schema::{Hypothesis, Nature, Parameter, Place, Theorem, Variable};
use crate::formula::{Expr, Relation};
use crate::proof::Formula;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A formula.
    Formula(Formula),
}

/// Words and formulas in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Piece>);

impl Sentence {
    fn words(mut self, text: &str) -> Sentence {
        match self.0.last_mut() {
            Some(Piece::Words(words)) => words.push_str(text),
            _ => self.0.push(Piece::Words(text.into())),
        }
        self
    }

    fn formula(mut self, formula: impl Into<Formula>) -> Sentence {
        self.0.push(Piece::Formula(formula.into()));
        self
    }

    fn relation(self, relation: &Relation) -> Sentence {
        self.formula(relation)
    }

    fn expr(self, expr: &Expr) -> Sentence {
        self.formula(expr)
    }

    fn place(self, place: &Place) -> Sentence {
        match place {
            Place::Reals => self.words("R"),
            Place::Plane => self.words("C"),
            Place::Space(dimension) => self.words("R^").expr(dimension),
            Place::Range(lo, hi) => self.expr(lo).words("…").expr(hi),
        }
    }

    /// `x in a…b, k = 1, …, M`.
    fn variables(mut self, variables: &[Variable]) -> Sentence {
        for (index, variable) in variables.iter().enumerate() {
            self = self.words(if index == 0 { "" } else { ", " });
            self = self.words(if variable.whole { "whole " } else { "" });
            self = self.expr(&Expr::from(variable.name.clone())).words(" in ");
            self = self.place(&variable.place);
        }
        self
    }

    /// The sentence in the formula language and words.
    #[must_use]
    pub fn text(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Formula(formula) => formula.text.clone(),
        };
        self.0.iter().map(piece).collect()
    }

    /// The sentence as LaTeX mathematics.
    #[must_use]
    pub fn latex(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => format!("\\text{{{words}}}"),
            Piece::Formula(formula) => formula.latex.clone(),
        };
        self.0.iter().map(piece).collect()
    }
}

impl Parameter {
    /// The declaration of the parameter.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let named = Sentence::default().expr(&Expr::from(self.name().clone()));
        match self {
            Parameter::Real(_) => named.words(" real"),
            Parameter::Complex(_) => named.words(" complex"),
            Parameter::Vector(_, dimension) => named.words(" in R^").expr(dimension),
            Parameter::Whole(_) => named.words(" = 1, 2, …"),
            Parameter::End(_) => named.words(" real, -∞ or ∞"),
            Parameter::Function {
                places,
                values,
                classes,
                ..
            } => {
                let mut out = named.words(": ");
                for (index, place) in places.iter().enumerate() {
                    out = out.words(if index == 0 { "" } else { " × " }).place(place);
                }
                out = out.words(" → ").place(values);
                classes
                    .iter()
                    .fold(out, |out, class| out.words(", ").words(class.words()))
            }
        }
    }
}

impl Hypothesis {
    /// What has to hold.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let start = Sentence::default();
        match self {
            Hypothesis::Exists(expr) => start.expr(expr).words(" exists"),
            Hypothesis::Is(function, nature) => {
                let named = start.expr(&Expr::from(function.clone())).words(" is ");
                match nature {
                    Nature::Class(class) => named.words(class.words()),
                    Nature::Quality(quality) => named.words(&quality.to_string()),
                }
            }
            Hypothesis::Holds(variables, relation) if variables.is_empty() => start.relation(relation),
            Hypothesis::Holds(variables, relation) => {
                let start = start.relation(relation).words(" for all ");
                start.variables(variables)
            }
            Hypothesis::Tends {
                uniformly,
                formula,
                limit,
                variable,
                to,
            } => {
                let out = start.expr(formula).words(" → ").expr(limit).words(" as ");
                let out = out.expr(&Expr::from(variable.clone())).words(" → ").expr(to);
                match uniformly.is_empty() {
                    true => out,
                    false => out.words(", uniformly in ").variables(uniformly),
                }
            }
            Hypothesis::Holomorphic {
                function,
                point,
                variables,
                exceptions,
            } => {
                let out = start.expr(&Expr::from(function.clone()));
                let out = out.words(" is holomorphic at ").expr(point).words(" for all ");
                let out = out.variables(variables);
                match exceptions {
                    None => out,
                    Some((left_out, none)) if none.is_empty() => out.words(", but for ").expr(left_out),
                    Some((left_out, variables)) => out
                        .words(", but for ")
                        .expr(left_out)
                        .words(" with ")
                        .variables(variables),
                }
            }
        }
    }
}

impl Theorem {
    /// What the theorem speaks of, one declaration each.
    #[must_use]
    pub fn declarations(&self) -> Vec<Sentence> {
        self.parameters.iter().map(Parameter::sentence).collect()
    }

    /// The hypotheses, one sentence each.
    #[must_use]
    pub fn suppositions(&self) -> Vec<Sentence> {
        self.hypotheses.iter().map(Hypothesis::sentence).collect()
    }
}
