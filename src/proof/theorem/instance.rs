//! Values of the parameters of a theorem, found by matching or given, and the theorem at these values.
//!
//! Matching only proposes values: whoever relies on them compares the conclusion at these values with the relation.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::{Parameter, Theorem, Variable};
use crate::formula::{Binder, Expr, Node, Relation, Symbol};

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A number.
    Number(Expr),
    /// A function of these arguments.
    Function(Vec<Symbol>, Expr),
}

/// New names for the variables of a schema that are in scope.
pub(super) type Names = BTreeMap<Symbol, Symbol>;

/// Values of parameters of a theorem.
#[derive(Clone, Debug, Default)]
pub(super) struct Instance {
    values: BTreeMap<Symbol, Value>,
    /// Names that a variable of the schema must not take.
    taken: BTreeSet<Symbol>,
}

impl Instance {
    /// No values yet; the variables of the schema will avoid the names `taken`.
    pub(super) fn avoiding(taken: impl IntoIterator<Item = Symbol>) -> Instance {
        Instance {
            values: BTreeMap::new(),
            taken: taken.into_iter().collect(),
        }
    }

    pub(super) fn value(&self, parameter: &Symbol) -> Option<&Value> {
        self.values.get(parameter)
    }

    /// Gives a parameter its value, unless it has one.
    pub(super) fn give(&mut self, parameter: &Symbol, value: Value) {
        let (arguments, formula) = match &value {
            Value::Number(formula) => (&[][..], formula),
            Value::Function(arguments, formula) => (&arguments[..], formula),
        };
        let free = formula.free_symbols();
        self.taken
            .extend(free.into_iter().filter(|name| !arguments.contains(name)));
        self.values.entry(parameter.clone()).or_insert(value);
    }

    /// The first parameter of a theorem without a value.
    pub(super) fn open<'a>(&self, theorem: &'a Theorem) -> Option<&'a Symbol> {
        let mut names = theorem.parameters.iter().map(Parameter::name);
        names.find(|name| !self.values.contains_key(*name))
    }

    /// Proposes values for the parameters in `pattern`, so that it reads as `subject`.
    pub(super) fn propose(&mut self, theorem: &Theorem, pattern: &Expr, subject: &Expr) {
        Proposal {
            theorem,
            instance: self,
            bound: Vec::new(),
        }
        .visit(pattern, subject);
    }

    /// New names for variables of the schema.
    pub(super) fn name<'a>(&self, names: &Names, variables: impl Iterator<Item = &'a Symbol>) -> Names {
        let mut extended = names.clone();
        for variable in variables {
            let used = |name: &Symbol| self.taken.contains(name) || extended.values().any(|other| other == name);
            let name = match used(variable) {
                true => variable.fresh(used),
                false => variable.clone(),
            };
            extended.insert(variable.clone(), name);
        }
        extended
    }

    /// New names for the variables of a hypothesis.
    pub(super) fn named(&self, variables: &[Variable]) -> Names {
        self.name(&Names::new(), variables.iter().map(|variable| &variable.name))
    }

    /// The formula of the schema at these values; `None` if it mentions a parameter without a value.
    pub(super) fn at(&self, formula: &Expr, names: &Names) -> Option<Expr> {
        let under = |variable: &Symbol, body: &Expr| {
            let names = self.name(names, std::iter::once(variable));
            Some((names.get(variable)?.clone(), self.at(body, &names)?))
        };
        match formula.node() {
            Node::Symbol(name) => match (names.get(name), self.values.get(name)) {
                (Some(name), _) => Some(Expr::from(name.clone())),
                (None, Some(Value::Number(value))) => Some(value.clone()),
                _ => None,
            },
            Node::Apply(name, arguments) => {
                let Some(Value::Function(variables, body)) = self.values.get(name) else {
                    return None;
                };
                let arguments = arguments.iter().map(|argument| self.at(argument, names));
                let values = variables.iter().cloned().zip(arguments);
                let values = values.map(|(variable, argument)| Some((variable, argument?)));
                Some(body.substitute_all(&values.collect::<Option<_>>()?))
            }
            _ if formula.binder().is_some() => {
                let binder = formula.binder()?;
                let (var, body) = under(&binder.var, &binder.body)?;
                let reach = binder.reach.try_map(|part| self.at(part, names).ok_or(())).ok()?;
                Some(Expr::from(Binder { var, reach, body }.at_itself()))
            }
            _ => formula.try_map(|part| self.at(part, names).ok_or(())).ok(),
        }
    }

    /// A relation of the schema at these values.
    pub(super) fn relation(&self, relation: &Relation, names: &Names) -> Option<Relation> {
        let (lhs, rhs) = (self.at(&relation.lhs, names)?, self.at(&relation.rhs, names)?);
        Some(Relation::new(relation.op, lhs, rhs))
    }
}

/// A walk through a pattern and the formula it is to read as.
struct Proposal<'a> {
    theorem: &'a Theorem,
    instance: &'a mut Instance,
    /// The variables bound around, in the pattern and in the formula, innermost last.
    bound: Vec<(Symbol, Symbol)>,
}

impl Proposal<'_> {
    /// The variable of the formula for one of the pattern.
    fn partner(&self, variable: &Symbol) -> Option<&Symbol> {
        let pair = self.bound.iter().rev().find(|(ours, _)| ours == variable);
        pair.map(|(_, theirs)| theirs)
    }

    fn is_parameter(&self, name: &Symbol) -> bool {
        self.theorem.parameters.iter().any(|parameter| parameter.name() == name)
    }

    /// Whether a part of the formula mentions a variable bound around it that is none of `allowed`.
    fn escapes(&self, subject: &Expr, allowed: &[Symbol]) -> bool {
        let mut theirs = self.bound.iter().map(|(_, theirs)| theirs);
        theirs.any(|variable| !allowed.contains(variable) && subject.depends_on(variable))
    }

    fn visit(&mut self, pattern: &Expr, subject: &Expr) {
        match (pattern.node(), subject.node()) {
            (Node::Symbol(name), _)
                if self.partner(name).is_none() && self.is_parameter(name) && !self.escapes(subject, &[]) =>
            {
                self.instance.give(name, Value::Number(subject.clone()));
            }
            (Node::Apply(name, arguments), _) => self.function(name, arguments, subject),
            (
                Node::Diff { var, body, at },
                Node::Diff {
                    var: by,
                    body: theirs,
                    at: point,
                },
            ) if at.is_symbol(var) && point.is_symbol(by) => {
                if self.partner(var).is_none() && self.is_parameter(var) {
                    self.instance.give(var, Value::Number(Expr::from(by.clone())));
                }
                self.visit(body, theirs);
            }
            (
                Node::Integral { var, .. }
                | Node::Space { var, .. }
                | Node::Sum { var, .. }
                | Node::Inverse { var, .. }
                | Node::Diff { var, .. },
                Node::Integral { var: theirs, .. }
                | Node::Space { var: theirs, .. }
                | Node::Sum { var: theirs, .. }
                | Node::Inverse { var: theirs, .. }
                | Node::Diff { var: theirs, .. },
            ) if same_operation(pattern, subject) => {
                let (ours, parts) = (pattern.children(), subject.children());
                // All parts but the body lie outside the binder; the body of an inverse or a derivative comes first.
                let body = match pattern.node() {
                    Node::Inverse { .. } | Node::Diff { .. } => 0,
                    Node::Space { .. } => 1,
                    _ => 2,
                };
                for (index, (ours, part)) in ours.into_iter().zip(parts).enumerate() {
                    if index == body {
                        self.bound.push((var.clone(), theirs.clone()));
                        self.visit(ours, part);
                        self.bound.pop();
                    } else {
                        self.visit(ours, part);
                    }
                }
            }
            _ if same_operation(pattern, subject) => {
                let pairs = pattern.children().into_iter().zip(subject.children());
                pairs.for_each(|(ours, theirs)| self.visit(ours, theirs));
            }
            _ => {}
        }
    }

    /// A function applied to distinct bound variables stands for any formula in these (a pattern in the sense of D. Miller, 1991).
    fn function(&mut self, name: &Symbol, arguments: &[Expr], subject: &Expr) {
        let variable = |argument: &Expr| match argument.node() {
            Node::Symbol(name) => self.partner(name).cloned(),
            _ => None,
        };
        let Some(variables) = arguments.iter().map(variable).collect::<Option<Vec<_>>>() else {
            return;
        };
        let distinct = variables.iter().collect::<BTreeSet<_>>().len() == variables.len();
        if distinct && self.is_parameter(name) && !self.escapes(subject, &variables) {
            self.instance.give(name, Value::Function(variables, subject.clone()));
        }
    }
}

/// Whether two formulas have the same outermost operation with as many parts.
fn same_operation(left: &Expr, right: &Expr) -> bool {
    let same = match (left.node(), right.node()) {
        (Node::Call(f, _), Node::Call(g, _)) => f == g,
        (Node::Matrix { columns: m, .. }, Node::Matrix { columns: n, .. }) => m == n,
        _ => std::mem::discriminant(left.node()) == std::mem::discriminant(right.node()),
    };
    same && left.children().len() == right.children().len()
}
