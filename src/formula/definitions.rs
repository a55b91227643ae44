//! Named formulas, with and without parameters.
//!
//! A definition may use any other, whatever their order, but not itself. Names are resolved where a definition is written: its
//! parameters and bound variables hide everything else of the same name, and the other symbols in it mean the same at each use.
//! `f'` is the derivative of a defined `f` of one argument and cannot be defined separately.

use std::collections::{BTreeMap, BTreeSet};

use super::binder::{Binder, Reach};
use super::derivative::DerivativeError;
use super::error::ParseError;
use super::reading::parse_expr;
use super::relation::{Relation, RelationOp};
use super::symbol::Symbol;
use super::tree::{Expr, Node};

/// A named formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// The name.
    pub name: Symbol,
    /// The parameters; a definition without any names a constant.
    pub parameters: Vec<Symbol>,
    /// What the name stands for.
    pub body: Expr,
}

impl Definition {
    /// Reads a definition from its head, such as `phi(z)` or `K`, and its body.
    ///
    /// # Errors
    /// [`DefinitionError`] when one of them is not a formula, or the head is not a name or a name applied to distinct names.
    pub fn parse(head: &str, body: &str) -> Result<Definition, DefinitionError> {
        let malformed = || DefinitionError::Head(head.to_string());
        let (name, parameters) = match parse_expr(head)?.node() {
            Node::Symbol(name) => (name.clone(), Vec::new()),
            Node::Apply(name, parameters) => {
                let symbol = |p: &Expr| match p.node() {
                    Node::Symbol(s) => Ok(s.clone()),
                    _ => Err(malformed()),
                };
                (
                    name.clone(),
                    parameters.iter().map(symbol).collect::<Result<Vec<_>, _>>()?,
                )
            }
            _ => return Err(malformed()),
        };
        let distinct: BTreeSet<&Symbol> = parameters.iter().collect();
        if distinct.len() < parameters.len() {
            return Err(malformed());
        }
        if !parameters.is_empty() && name.as_str().ends_with('\'') {
            return Err(DefinitionError::DerivativeName(name));
        }
        Ok(Definition {
            body: parse_expr(body)?,
            name,
            parameters,
        })
    }

    /// The definition as an equation, `phi(z) = …`, for print.
    pub fn equation(&self) -> Relation {
        let parameters: Vec<Expr> = self.parameters.iter().cloned().map(Expr::from).collect();
        let head = match parameters.is_empty() {
            true => Expr::from(self.name.clone()),
            false => Expr::apply(self.name.clone(), parameters),
        };
        Relation::new(RelationOp::Eq, head, self.body.clone())
    }

    /// The symbols the body takes from outside.
    fn outer_symbols(&self) -> BTreeSet<Symbol> {
        let mut free = self.body.free_symbols();
        self.parameters.iter().for_each(|p| {
            free.remove(p);
        });
        free
    }
}

/// Why a definition was refused, or cannot be expanded.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DefinitionError {
    /// The head or the body is not a formula.
    #[error(transparent)]
    Parse(#[from] ParseError),
    /// The head is a formula, but neither a name nor a name with distinct parameters.
    #[error("`{0}` is not what a definition begins with: a name, or a name with distinct parameters as in `f(x, y)`")]
    Head(String),
    /// The name of a function ends in a prime.
    #[error("`{0}` is the name of a derivative and cannot be defined by itself")]
    DerivativeName(Symbol),
    /// The name is defined already.
    #[error("`{0}` is defined already")]
    Duplicate(Symbol),
    /// There is no definition of that name to replace.
    #[error("`{0}` is not defined, so its definition cannot be changed")]
    Missing(Symbol),
    /// The definition would use itself, by way of the named ones.
    #[error("the definition goes in a circle: {}", .0.iter().map(Symbol::as_str).collect::<Vec<_>>().join(" uses "))]
    Recursive(Vec<Symbol>),
    /// A defined name is used with the wrong number of arguments.
    #[error("`{name}` is defined with {expected} parameter(s) and used with {given}")]
    Arity {
        /// The name.
        name: Symbol,
        /// How many parameters it has.
        expected: usize,
        /// How many arguments it was given.
        given: usize,
    },
    /// What a defined name stands for, expanded, is too large a formula to be read.
    #[error(
        "`{0}` stands for a formula of more than {LARGEST} operations, or of more than {DEEPEST} one under the other"
    )]
    TooLarge(Symbol),
    /// `diff` by a name that stands for a formula.
    #[error("`{0}` stands for a formula and cannot be differentiated by")]
    NotAVariable(Symbol),
    /// The derivative of a defined function was used, and there is no formula for it.
    #[error(transparent)]
    Derivative(#[from] DerivativeError),
}

/// The most operations that an expanded definition may have, a part counted as often as it occurs: what is larger is not read in reasonable
/// time.
const LARGEST: u64 = 1_000_000;

/// The most operations that may stand one under the other in an expanded definition, as many as the text of a formula may have.
const DEEPEST: usize = 1_000;

/// Definitions, in the order in which they were made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Definitions(Vec<Definition>);

impl Definitions {
    /// No definitions.
    pub fn new() -> Definitions {
        Definitions::default()
    }

    /// Adds a definition: `define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")`.
    ///
    /// # Errors
    /// [`DefinitionError`] when it cannot be read, its name is taken, or it would use itself; nothing is added then.
    pub fn define(&mut self, head: &str, body: &str) -> Result<(), DefinitionError> {
        let definition = Definition::parse(head, body)?;
        if self.get(&definition.name).is_some() {
            return Err(DefinitionError::Duplicate(definition.name));
        }
        self.with(|all| all.push(definition))
    }

    /// Replaces a definition, in its place in the order.
    ///
    /// # Errors
    /// [`DefinitionError`] when it cannot be read, there is none of that name, or it would use itself; nothing changes then.
    pub fn redefine(&mut self, head: &str, body: &str) -> Result<(), DefinitionError> {
        let definition = Definition::parse(head, body)?;
        match self.0.iter().position(|d| d.name == definition.name) {
            Some(at) => self.with(|all| all[at] = definition),
            None => Err(DefinitionError::Missing(definition.name)),
        }
    }

    /// Makes a change unless it closes a circle.
    fn with(&mut self, change: impl FnOnce(&mut Vec<Definition>)) -> Result<(), DefinitionError> {
        let mut changed = self.clone();
        change(&mut changed.0);
        let circle = changed.0.iter().find_map(|d| changed.circle(&mut vec![d.name.clone()]));
        match circle {
            Some(names) => Err(DefinitionError::Recursive(names)),
            None => {
                *self = changed;
                Ok(())
            }
        }
    }

    /// A way from the last name of the path back to one of its names.
    fn circle(&self, path: &mut Vec<Symbol>) -> Option<Vec<Symbol>> {
        let definition = self.get(path.last()?)?;
        let mut used = definition.outer_symbols();
        collect_applied(&definition.body, &mut used);
        for name in used.iter().filter(|name| self.get(name).is_some()) {
            let known = path.iter().position(|p| p == name);
            path.push(name.clone());
            if let Some(from) = known {
                return Some(path.split_off(from));
            }
            let found = self.circle(path);
            if found.is_some() {
                return found;
            }
            path.pop();
        }
        None
    }

    /// The definition of a name.
    pub fn get(&self, name: &Symbol) -> Option<&Definition> {
        self.0.iter().find(|d| d.name == *name)
    }

    /// The definitions, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.0.iter()
    }

    /// The formula with every defined name replaced by what it stands for.
    ///
    /// # Errors
    /// [`DefinitionError`] when a defined name is used with the wrong number of arguments, as a variable of differentiation, or
    /// with a prime where its body has no derivative.
    pub fn expand(&self, formula: &Expr) -> Result<Expr, DefinitionError> {
        let names = self.0.iter().map(|d| d.name.clone());
        let outer = self.0.iter().flat_map(Definition::outer_symbols).chain(names).collect();
        let mut expansion = Expansion {
            definitions: self,
            outer,
            bodies: BTreeMap::new(),
        };
        expansion.expand(formula)
    }

    /// The relation with every defined name replaced by what it stands for.
    ///
    /// # Errors
    /// As [`Definitions::expand`].
    pub fn expand_relation(&self, relation: &Relation) -> Result<Relation, DefinitionError> {
        Ok(Relation::new(
            relation.op,
            self.expand(&relation.lhs)?,
            self.expand(&relation.rhs)?,
        ))
    }
}

/// The names of the functions a formula applies, without primes.
fn collect_applied(formula: &Expr, found: &mut BTreeSet<Symbol>) {
    if let Node::Apply(name, _) = formula.node() {
        found.insert(name.unprimed().0);
    }
    formula
        .children()
        .into_iter()
        .for_each(|part| collect_applied(part, found));
}

/// One expansion.
struct Expansion<'a> {
    definitions: &'a Definitions,
    /// What expanding a name can bring in: a bound variable or parameter of the same name is renamed before.
    outer: BTreeSet<Symbol>,
    /// Parameters and expanded body of the definitions met so far.
    bodies: BTreeMap<Symbol, (Vec<Symbol>, Expr)>,
}

impl Expansion<'_> {
    fn expand(&mut self, formula: &Expr) -> Result<Expr, DefinitionError> {
        match formula.node() {
            Node::Symbol(name) => match self.definitions.get(name) {
                Some(_) => self.instance(name, 0, &[]),
                None => Ok(formula.clone()),
            },
            Node::Apply(name, arguments) => {
                let arguments = arguments
                    .iter()
                    .map(|a| self.expand(a))
                    .collect::<Result<Vec<_>, _>>()?;
                let (base, primes) = name.unprimed();
                if self.definitions.get(name).is_some() {
                    self.instance(name, 0, &arguments)
                } else if self.definitions.get(&base).is_some() {
                    self.instance(&base, primes, &arguments)
                } else {
                    Ok(Expr::apply(name.clone(), arguments))
                }
            }
            Node::Diff { var, .. } if self.definitions.get(var).is_some() => {
                Err(DefinitionError::NotAVariable(var.clone()))
            }
            _ => match formula.binder() {
                Some(binder) => {
                    let Binder { var, reach, body } = self.apart(binder);
                    let reach = reach.try_map(|part| self.expand(part))?;
                    let body = self.expand(&body)?;
                    Ok(Expr::from(Binder { var, reach, body }))
                }
                None => formula.try_map(|part| self.expand(part)),
            },
        }
    }

    /// A binder, its variable renamed if an expansion inside could bring in another meaning of the name. Under `diff` there is no other: what
    /// is differentiated by x depends on x wherever a definition mentions it.
    fn apart(&self, binder: Binder) -> Binder {
        if matches!(binder.reach, Reach::Near(_)) || !self.outer.contains(&binder.var) {
            return binder;
        }
        let taken = |name: &Symbol| self.outer.contains(name) || binder.body.depends_on(name);
        let var = binder.var.fresh(taken);
        let body = binder.body_in(&var);
        Binder { var, body, ..binder }
    }

    /// What a defined name, with so many primes, stands for at these arguments.
    fn instance(&mut self, name: &Symbol, primes: usize, arguments: &[Expr]) -> Result<Expr, DefinitionError> {
        let (parameters, body) = self.body(name)?;
        let expected = if primes == 0 { parameters.len() } else { 1 };
        if parameters.len() != expected || arguments.len() != expected {
            let given = arguments.len();
            return Err(DefinitionError::Arity {
                name: name.clone(),
                expected: parameters.len(),
                given,
            });
        }
        if let ([parameter], [argument], 1..) = (&parameters[..], arguments, primes) {
            return Ok(derivative_at(body, parameter, primes, argument)?);
        }
        let value = body.substitute_all(&parameters.into_iter().zip(arguments.iter().cloned()).collect());
        match value.size() > LARGEST || value.depth() > DEEPEST {
            true => Err(DefinitionError::TooLarge(name.clone())),
            false => Ok(value),
        }
    }

    /// The parameters and the expanded body of a defined name.
    fn body(&mut self, name: &Symbol) -> Result<(Vec<Symbol>, Expr), DefinitionError> {
        if let Some(known) = self.bodies.get(name) {
            return Ok(known.clone());
        }
        let Some(definition) = self.definitions.get(name) else {
            return Err(DefinitionError::Missing(name.clone()));
        };
        let mut body = definition.body.clone();
        let mut parameters = definition.parameters.clone();
        for at in 0..parameters.len() {
            if self.outer.contains(&parameters[at]) {
                let taken = |s: &Symbol| self.outer.contains(s) || body.depends_on(s) || parameters.contains(s);
                let fresh = parameters[at].fresh(taken);
                body = body.substitute(&parameters[at], &Expr::from(fresh.clone()));
                parameters[at] = fresh;
            }
        }
        let expanded = self.expand(&body)?;
        self.bodies.insert(name.clone(), (parameters.clone(), expanded.clone()));
        Ok((parameters, expanded))
    }
}

/// The derivative of that order of a formula in a parameter, at the argument. It stays a derivative, since its formula may have a value where
/// there is no derivative.
fn derivative_at(body: Expr, parameter: &Symbol, order: usize, argument: &Expr) -> Result<Expr, DerivativeError> {
    // One without a formula is a mistake of the text.
    (0..order).try_fold(body.clone(), |slope, _| slope.derivative(parameter))?;
    // At a symbol that the formula does not mention, it is the derivative by that symbol.
    let (variable, body) = match argument.node() {
        Node::Symbol(symbol) if symbol == parameter || !body.depends_on(symbol) => {
            (symbol.clone(), body.substitute(parameter, argument))
        }
        _ => (parameter.clone(), body),
    };
    let slope = (1..order).fold(body, |slope, _| Expr::diff(slope, variable.clone()));
    Ok(Expr::diff_at(slope, variable, argument.clone()))
}
