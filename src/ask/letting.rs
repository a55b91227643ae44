//! What a question lets its names be: values, ranges, functions.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{
    Definition, DefinitionError, Definitions, Domain, Expr, Function, Node, ParseError, Symbol, error_at_name,
    parse_domain,
};

use super::Wrong;

/// How alike two names are of which one may be meant by the other, from 0 to 1.
const ALIKE: f64 = 0.6;

/// Definitions, and symbols that range over closed intervals.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Letting {
    pub(super) definitions: Definitions,
    pub(super) ranges: BTreeMap<Symbol, Domain>,
}

impl Letting {
    /// Reads `x = 1/3`, `x = 0.1..0.2` or `g(x) = x^2`.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Wrong> {
        let (head, body) = text.split_once('=').ok_or_else(|| Wrong::Letting(text.into()))?;
        let before = text.chars().count() - body.chars().count();
        // An error in the body stands so much farther to the right in the whole text.
        let shifted = |error: ParseError, by: isize| {
            let column = error.column().saturating_add_signed(by).max(1);
            Wrong::Text(ParseError::new(text, column, error.message()))
        };
        let name = match is_range(body) {
            true => {
                let (name, domain) = parse_domain(&format!("{head} in {body}"))
                    .map_err(|error| shifted(error, 1 - " in ".len() as isize))?;
                let Domain::Between { .. } = domain else {
                    let message = "the ends of a range are rational numbers";
                    return Err(ParseError::new(text, before + 1, message).into());
                };
                let known = self.definitions.get(&name).is_some() || self.ranges.contains_key(&name);
                if known {
                    return Err(Wrong::Twice(name));
                }
                self.ranges.insert(name, domain);
                return Ok(());
            }
            false => self.definitions.define(head, body).map_err(|error| match error {
                // The head is read before the body, and by itself.
                DefinitionError::Parse(error) if error.source_line() == body => shifted(error, before as isize),
                DefinitionError::Parse(error) => shifted(error, 0),
                DefinitionError::Duplicate(name) => Wrong::Twice(name),
                error => error.into(),
            }),
        };
        name?;
        let ranging = self
            .definitions
            .iter()
            .find(|known| self.ranges.contains_key(&known.name));
        match ranging {
            Some(twice) => Err(Wrong::Twice(twice.name.clone())),
            None => Ok(()),
        }
    }

    /// The formula with what is let put in. Every name that is left has a range or is declared by `known`, and every function is known.
    pub(super) fn put(&self, text: &str, formula: &Expr, known: impl Fn(&Symbol) -> bool) -> Result<Expr, Wrong> {
        let expanded = self.definitions.expand(formula)?;
        let valued = |symbol: &Symbol| self.ranges.contains_key(symbol) || known(symbol);
        if let Some(open) = expanded.free_symbols().into_iter().find(|symbol| !valued(symbol)) {
            return Err(self.valueless(text, open));
        }
        match unknown_function(&expanded, &known) {
            None => Ok(expanded),
            Some(name) => {
                let defined = self.definitions.iter().map(|definition| definition.name.as_str());
                let functions = Function::ALL.iter().map(|function| function.name());
                let message = match nearest(name.as_str(), functions.chain(defined)) {
                    Some(meant) => format!("there is no function `{name}`: did you mean `{meant}`?"),
                    None => format!(
                        "there is no function `{name}`: a function of your own is let be as in `{name}(x) = x^2`"
                    ),
                };
                Err(error_at_name(text, &name, &message).map_or(Wrong::Unknown(name), Wrong::Text))
            }
        }
    }

    fn valueless(&self, text: &str, open: Symbol) -> Wrong {
        let known = self.ranges.keys();
        let known = known.chain(self.definitions.iter().map(|definition| &definition.name));
        let meant = match nearest(open.as_str(), known.map(Symbol::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("give it one, as in --let {open}=1/3, or a range, as in --let {open}=0..1"),
        };
        let message = format!("`{open}` has no value: {meant}");
        error_at_name(text, &open, &message).map_or(Wrong::Open(open), Wrong::Text)
    }

    /// Refuses a name that is let be something and occurs in none of the formulas, nor in what else is let be.
    pub(super) fn is_used(&self, formulas: &[&Expr]) -> Result<(), Wrong> {
        let mut names = BTreeSet::new();
        let bodies = self.definitions.iter().map(|definition| &definition.body);
        for formula in formulas.iter().copied().chain(bodies) {
            collect(formula, &mut names);
        }
        let own = self.definitions.iter().map(|definition: &Definition| &definition.name);
        let mut let_be = own.chain(self.ranges.keys());
        let Some(name) = let_be.find(|name| !names.contains(*name)) else {
            return Ok(());
        };
        let others = names.iter().map(Symbol::as_str);
        let nearest = nearest(name.as_str(), others).and_then(|meant| Symbol::parse(meant).ok());
        Err(Wrong::Unused {
            name: name.clone(),
            nearest,
        })
    }
}

/// Whether two dots stand outside of all brackets.
fn is_range(body: &str) -> bool {
    let mut depth = 0_i32;
    let mut before = ' ';
    body.chars().any(|c| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        let dots = depth == 0 && c == '.' && before == '.';
        before = c;
        dots
    })
}

/// The names that occur free, and those of the functions, without primes.
fn collect(formula: &Expr, names: &mut BTreeSet<Symbol>) {
    fn applied(formula: &Expr, names: &mut BTreeSet<Symbol>) {
        if let Node::Apply(name, _) = formula.node() {
            names.insert(name.unprimed().0);
        }
        formula.children().into_iter().for_each(|part| applied(part, names));
    }
    names.extend(formula.free_symbols());
    applied(formula, names);
}

fn unknown_function(formula: &Expr, known: &impl Fn(&Symbol) -> bool) -> Option<Symbol> {
    match formula.node() {
        Node::Apply(name, _) if !known(&name.unprimed().0) => Some(name.unprimed().0),
        _ => formula
            .children()
            .into_iter()
            .find_map(|part| unknown_function(part, known)),
    }
}

/// The name that was probably meant.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let alike = known.map(|other| (strsim::normalized_damerau_levenshtein(name, other), other));
    let near = alike.filter(|(likeness, other)| *likeness >= ALIKE && *other != name);
    near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other)
}
