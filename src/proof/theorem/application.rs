//! A theorem applied to a relation.

use super::discharge::Setting;
use super::instance::{Instance, Names, Value};
use super::reason::{How, Lack};
use super::schema::{Parameter, Theorem};
use super::sentence::Sentence;
use crate::formula::{Definition, DefinitionError, Domains, Expr, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Existence, Verdict, identity};

/// A hypothesis, and how it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discharged {
    /// What had to hold.
    pub hypothesis: Sentence,
    /// How it is seen to.
    pub how: How,
}

/// Why a theorem does not show a relation.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unmet {
    /// A parameter has no value: matching found none and none was given.
    #[error("`{0}` is not found in the relation and not given")]
    Open(Symbol),
    /// A name was given a value that is no parameter of the theorem, or has another number of arguments.
    #[error("`{0}` is no parameter of the theorem")]
    Unknown(Symbol),
    /// The conclusion at these values is another relation.
    #[error("the theorem concludes {0}")]
    Conclusion(Relation),
    /// A parameter is not seen to be what the theorem declares.
    #[error("not seen: {}; {why}", .declared.text())]
    Parameter {
        /// The declaration.
        declared: Sentence,
        /// What is missing.
        why: Lack,
    },
    /// A hypothesis is not seen to hold.
    #[error("hypothesis not seen: {}; {why}", .hypothesis.text())]
    Hypothesis {
        /// What has to hold.
        hypothesis: Sentence,
        /// What is missing.
        why: Lack,
    },
}

/// A value that an author gives to a parameter, as in `F(x, y) = x*y` or `a = 0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The parameter.
    pub parameter: Symbol,
    /// The arguments of a function.
    pub arguments: Vec<Symbol>,
    /// The formula.
    pub value: Expr,
}

impl Given {
    /// Reads a value such as `F(x, y) = x*y` or `a = 0`.
    ///
    /// # Errors
    /// [`DefinitionError`] where one side is no formula, or the left one is no name and no name applied to distinct names; a text
    /// without `=` has no left side.
    pub fn parse(text: &str) -> Result<Given, DefinitionError> {
        let (head, body) = text.split_once('=').unwrap_or(("", text));
        let definition = Definition::parse(head, body)?;
        Ok(Given {
            parameter: definition.name,
            arguments: definition.parameters,
            value: definition.body,
        })
    }
}

impl Theorem {
    /// Shows the relation: finds the values of the parameters, compares the conclusion, discharges every hypothesis.
    ///
    /// # Errors
    /// [`Unmet`] with what is missing.
    pub fn apply(&self, relation: &Relation, given: &[Given], domains: &Domains) -> Result<Vec<Discharged>, Unmet> {
        let turned = Relation::new(relation.op, relation.rhs.clone(), relation.lhs.clone());
        let first = self.applied(relation, given, domains);
        match first {
            // An equality may be written with its sides exchanged.
            Err(Unmet::Open(_) | Unmet::Conclusion(_)) if relation.op == RelationOp::Eq => {
                self.applied(&turned, given, domains).or(first)
            }
            _ => first,
        }
    }

    fn applied(&self, relation: &Relation, given: &[Given], domains: &Domains) -> Result<Vec<Discharged>, Unmet> {
        let mut instance = Instance::avoiding(domains.iter().map(|(symbol, _)| symbol.clone()));
        for Given {
            parameter,
            arguments,
            value,
        } in given
        {
            let known = self.parameters.iter().find(|known| known.name() == parameter);
            let value = match known {
                Some(Parameter::Function { places, .. }) if places.len() == arguments.len() => {
                    Value::Function(arguments.clone(), value.clone())
                }
                Some(Parameter::Function { .. }) | None => return Err(Unmet::Unknown(parameter.clone())),
                Some(_) => Value::Number(value.clone()),
            };
            instance.give(parameter, value);
        }
        let sides = [
            (&self.conclusion.lhs, &relation.lhs),
            (&self.conclusion.rhs, &relation.rhs),
        ];
        for (pattern, subject) in sides {
            instance.propose(self, pattern, subject);
        }
        if let Some(open) = instance.open(self) {
            return Err(Unmet::Open(open.clone()));
        }
        let Some(concluded) = instance.relation(&self.conclusion, &Names::new()) else {
            return Err(Unmet::Conclusion(self.conclusion.clone()));
        };
        if !implies(&concluded, relation, domains) {
            return Err(Unmet::Conclusion(concluded));
        }
        self.discharged(&Setting {
            instance: &instance,
            domains,
        })
    }

    fn discharged(&self, setting: &Setting<'_>) -> Result<Vec<Discharged>, Unmet> {
        for parameter in &self.parameters {
            setting.parameter(parameter).map_err(|why| Unmet::Parameter {
                declared: parameter.sentence(),
                why,
            })?;
        }
        let discharge = |hypothesis: &super::Hypothesis| {
            let sentence = hypothesis.sentence();
            let how = setting.hypothesis(hypothesis).map_err(|why| Unmet::Hypothesis {
                hypothesis: sentence.clone(),
                why,
            })?;
            Ok(Discharged {
                hypothesis: sentence,
                how,
            })
        };
        self.hypotheses.iter().map(discharge).collect()
    }
}

/// Whether what was concluded is the relation, side by side up to bound names and normal form, or stronger.
fn implies(concluded: &Relation, relation: &Relation, domains: &Domains) -> bool {
    let stronger = concluded.op == relation.op
        || relation.op == RelationOp::Le && matches!(concluded.op, RelationOp::Eq | RelationOp::Lt);
    let same = |ours: &Expr, theirs: &Expr| {
        let equality = Relation::new(RelationOp::Eq, ours.clone(), theirs.clone());
        // What the theorem concludes exists, and so does a side that exists together with it.
        let shown = |evidence: Evidence| {
            evidence.verdict == Verdict::Proved && evidence.judged(&equality, domains).existence != Existence::Open
        };
        ours.alpha_eq(theirs) || identity::normal_form(&equality, domains).is_ok_and(shown)
    };
    stronger && same(&concluded.lhs, &relation.lhs) && same(&concluded.rhs, &relation.rhs)
}
