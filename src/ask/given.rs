//! What is given with a relation: where its names range, what they stand for, what is supposed.

use std::time::Duration;

use crate::formula::{
    Domain, Domains, Expr, Node, ParseError, Symbol, error_at_name, parse_domain, parse_expr, parse_functions,
    parse_relation,
};
use crate::proof::{Claim, auto};

use super::letting::Letting;
use super::{BUDGET, Wrong};

/// The id of the claim that a relation becomes.
pub const ASKED: &str = "asked/relation";

/// The declarations, definitions and suppositions under which a relation is asked for, and how long that may take.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    letting: Letting,
    domains: Domains,
    /// As they were written, for the paper.
    declared: Vec<String>,
    defined: Vec<String>,
    supposed: Vec<(String, Expr)>,
    pub(super) budget: Duration,
}

impl Default for Given {
    fn default() -> Given {
        Given {
            letting: Letting::default(),
            domains: Domains::default(),
            declared: Vec::new(),
            defined: Vec::new(),
            supposed: Vec::new(),
            budget: BUDGET,
        }
    }
}

impl Given {
    /// Nothing is given, and the answer may take [`BUDGET`].
    #[must_use]
    pub fn new() -> Given {
        Given::default()
    }

    /// Declares names as a paper does: `x, y real`, `s > 0`, `q in -1..1`, `n natural from 1`, `A real 2 by 2`, `f: R -> R, integrable`.
    ///
    /// # Errors
    /// [`Wrong`] where the text is no declaration, or a name is declared twice.
    pub fn declaring(mut self, text: &str) -> Result<Given, Wrong> {
        if let Some((names, _)) = text.split_once(':') {
            let spaced = text.replacen(names, &names.replace(',', " "), 1);
            for (name, signature) in parse_functions(&spaced).map_err(|error| at(text, &error, 0))? {
                if self.domains.insert_function(name.clone(), signature).is_some() {
                    return Err(Wrong::Twice(name));
                }
            }
        } else {
            // All names but the last stand by themselves.
            let (names, last) = text.rsplit_once(',').map_or(("", text), |(names, last)| (names, last));
            let before = text.chars().count() - last.chars().count();
            let (symbol, domain) = parse_domain(last).map_err(|error| at(text, &error, before))?;
            let others = names.split(',').map(str::trim).filter(|name| !name.is_empty());
            let others = others.map(|name| Symbol::parse(name).map_err(|why| error_at(text, name, &why.to_string())));
            let all = others.chain([Ok(symbol)]).collect::<Result<Vec<_>, _>>()?;
            for name in all {
                self.range(name, domain.clone())?;
            }
        }
        self.declared.push(text.trim().into());
        Ok(self)
    }

    fn range(&mut self, name: Symbol, domain: Domain) -> Result<(), Wrong> {
        match self.domains.insert(name.clone(), domain) {
            Some(_) => Err(Wrong::Twice(name)),
            None => Ok(()),
        }
    }

    /// Lets a name be a value, as in `c = 1/3`; a function, as in `g(x) = x^2`; or any number of a range, as in `x = 0.1..0.2`.
    ///
    /// # Errors
    /// [`Wrong`] if the text is none of these, or the name is let be something already.
    pub fn letting(mut self, text: &str) -> Result<Given, Wrong> {
        let known = self.letting.ranges.len();
        self.letting.read(text)?;
        if self.letting.ranges.len() == known {
            self.defined.push(text.trim().into());
            return Ok(self);
        }
        for (name, domain) in std::mem::take(&mut self.letting.ranges) {
            self.declared.push(domain.describe(&name));
            self.range(name, domain)?;
        }
        Ok(self)
    }

    /// Supposes that an integral or a series exists, as in `integral(x, -oo..oo, f(x)^2) exists`.
    ///
    /// # Errors
    /// [`Wrong`] where the text is no integral or series, perhaps with the word `exists` after it.
    pub fn supposing(mut self, text: &str) -> Result<Given, Wrong> {
        let formula = text.trim_end().strip_suffix("exists").unwrap_or(text).trim_end();
        let tree = parse_expr(formula).map_err(|error| at(text, &error, 0))?;
        match tree.node() {
            Node::Integral { .. } | Node::Sum { .. } => {
                self.supposed.push((formula.into(), tree));
                Ok(self)
            }
            _ => Err(Wrong::Supposed(text.into())),
        }
    }

    /// Asks for an answer within that time.
    #[must_use]
    pub fn within(mut self, budget: Duration) -> Given {
        self.budget = budget;
        self
    }

    /// What is supposed.
    pub(super) fn suppositions(&self) -> Vec<String> {
        self.supposed.iter().map(|(text, _)| format!("{text} exists")).collect()
    }

    /// The relation as a claim that is to be shown by whatever step does.
    pub(super) fn claim(&self, text: &str) -> Result<Claim, Wrong> {
        let relation = parse_relation(text)?;
        let known = |name: &Symbol| self.domains.get(name).is_some() || self.domains.function(name).is_some();
        for (side, whole) in [(&relation.lhs, text), (&relation.rhs, text)] {
            self.letting.put(whole, side, known).map_err(|why| match why {
                Wrong::Text(error) if error.message().contains("has no value") => {
                    self.ranges_nowhere(text, side, known)
                }
                why => why,
            })?;
        }
        let used = self.supposed.iter().map(|(_, tree)| tree);
        let used: Vec<&Expr> = [&relation.lhs, &relation.rhs].into_iter().chain(used).collect();
        self.letting.is_used(&used)?;
        let claim = Claim::of(ASKED, [], "A relation that was asked for");
        let claim = self.letting.definitions.iter().fold(claim, |claim, definition| {
            let equation = definition.equation();
            claim.define(&equation.lhs.to_string(), &equation.rhs.to_string())
        });
        let claim = claim.with_domains(self.domains.clone()).extension(text, auto("auto"));
        let suppositions = self.suppositions();
        let claim = suppositions.iter().fold(claim, |claim, text| claim.supposing(text));
        Ok(claim)
    }

    fn ranges_nowhere(&self, text: &str, side: &Expr, known: impl Fn(&Symbol) -> bool) -> Wrong {
        let expanded = self.letting.definitions.expand(side);
        let open = expanded.iter().flat_map(Expr::free_symbols).find(|name| !known(name));
        let Some(open) = open else {
            return Wrong::Letting(text.into());
        };
        let message = format!("`{open}` ranges nowhere: say where, as in --for '{open} real' or --for '{open} > 0'");
        error_at_name(text, &open, &message).map_or(Wrong::Open(open), Wrong::Text)
    }

    /// The claim in the paper format, shown by these lines.
    pub(super) fn paper(&self, relation: &str, shown: &[String]) -> String {
        let mut lines = vec![
            format!("claim {ASKED} \"{}\"", relation.replace('"', "'")),
            String::new(),
        ];
        lines.extend(self.declared.iter().map(|text| format!("for {text}")));
        lines.extend(self.defined.iter().map(|text| format!("let {text}")));
        lines.push(String::new());
        lines.push(format!("extension {relation}"));
        lines.extend(self.suppositions().iter().map(|text| format!("  suppose {text}")));
        lines.extend(shown.iter().map(|line| format!("  {line}")));
        lines.join("\n") + "\n"
    }
}

/// The error in the whole text, of which a part was read.
fn at(text: &str, error: &ParseError, before: usize) -> Wrong {
    ParseError::new(text, error.column() + before, error.message()).into()
}

fn error_at(text: &str, part: &str, message: &str) -> Wrong {
    let before = text.find(part).map_or(0, |at| text[..at].chars().count());
    ParseError::new(text, before + 1, message).into()
}
