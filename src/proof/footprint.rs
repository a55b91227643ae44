//! What a statement depends on: two claims whose footprints of a statement agree decide it alike.

use std::collections::BTreeSet;

use crate::formula::{Expr, Node, Relation, Symbol};
use crate::proof::context::{Context, free_symbols};
use crate::proof::system::System;
use crate::proof::{Mistake, Statement};

impl Context<'_> {
    /// Every formula of a statement and its proof with the definitions expanded, those of the statements it cites, and the initial value
    /// problems where a solution is mentioned: two claims whose footprints of a statement agree decide it alike.
    ///
    /// # Errors
    /// A definition that is used in the wrong way.
    pub(crate) fn footprint(&self, place: usize) -> Result<Vec<Expr>, Mistake> {
        let mut formulas = Vec::new();
        for statement in self.claim.supports(place) {
            for formula in statement.formulas() {
                formulas.push(self.expand(formula)?);
            }
        }
        if let Some(system) = &self.system
            && formulas.iter().any(|formula| system.occurs_in(formula))
        {
            formulas.extend(system.formulas().cloned());
        }
        Ok(formulas)
    }

    /// The declarations of the symbols, and of the functions without primes, that a statement leaves open once its definitions are expanded: those
    /// in it and in the relations that it supposes, and the dimensions of their spaces.
    pub(crate) fn leaves_open(&self, statement: &Statement) -> Vec<String> {
        let mut names = BTreeSet::new();
        let premises = statement.premises.iter().map(|premise| &premise.relation);
        for relation in std::iter::once(&statement.relation).chain(premises) {
            let Ok(Relation { lhs, rhs, op }) = self.expand_sides(relation) else {
                return Vec::new();
            };
            collect(&lhs, &mut names);
            collect(&rhs, &mut names);
            let symbols = free_symbols(&Relation::new(op, lhs, rhs)).into_iter();
            names.extend(symbols.filter(|symbol| self.domains.get(symbol).is_some()));
        }
        let of_space = |dimension: &Symbol, name: &Symbol| {
            let vectors = self.domains.dimension(name).is_some_and(|m| m.is_symbol(dimension));
            vectors
                || self
                    .domains
                    .function(name)
                    .is_some_and(|signature| signature.mentions(dimension))
        };
        let declared = self.domains.iter().map(|(symbol, _)| symbol);
        let dimensions = declared.filter(|symbol| names.iter().any(|name| of_space(symbol, name)));
        let dimensions: Vec<Symbol> = dimensions.cloned().collect();
        names.extend(dimensions);
        let declaration = |name: &Symbol| match (self.domains.get(name), self.domains.function(name)) {
            (Some(domain), _) => domain.describe(name),
            (None, Some(signature)) => signature.describe(name),
            (None, None) => name.to_string(),
        };
        names.iter().map(declaration).collect()
    }

    /// The names, without primes, of the functions that the statements leave open or solve for.
    ///
    /// # Errors
    /// A definition that is used in the wrong way.
    pub(crate) fn open_functions(&self) -> Result<BTreeSet<Symbol>, Mistake> {
        let mut names = BTreeSet::new();
        for formula in self.claim.statements.iter().flat_map(Statement::formulas) {
            collect(&self.expand(formula)?, &mut names);
        }
        let moving = self.system.iter().flat_map(System::formulas);
        moving.for_each(|formula| collect(formula, &mut names));
        Ok(names)
    }

    /// A sentence for each name that is applied in a statement and neither defined nor declared, or declared and not applied.
    pub(crate) fn undeclared_functions(&self) -> Vec<String> {
        // A mistake in a statement is told where the statement is checked.
        let Ok(mut open) = self.open_functions() else {
            return Vec::new();
        };
        let solved: &[Symbol] = self.system.as_ref().map_or(&[], |system| &system.names);
        open.retain(|name| !solved.contains(name));
        let declared: BTreeSet<Symbol> = self.domains.functions().map(|(name, _)| name.clone()).collect();
        let missing = open.difference(&declared);
        let missing = missing.map(|name| format!("the function `{name}` is neither defined nor declared"));
        let unused = declared
            .difference(&open)
            .map(|name| format!("the function `{name}` is not left open"));
        missing.chain(unused).collect()
    }
}

/// Whether a function that is left open stands in the relation.
pub(super) fn has_open_function(relation: &Relation) -> bool {
    let mut names = BTreeSet::new();
    collect(&relation.lhs, &mut names);
    collect(&relation.rhs, &mut names);
    !names.is_empty()
}

fn collect(formula: &Expr, names: &mut BTreeSet<Symbol>) {
    if let Node::Apply(name, _) = formula.node() {
        names.insert(name.unprimed().0);
    }
    formula.children().into_iter().for_each(|part| collect(part, names));
}
