//! A claim made ready for checking: its definitions read, its initial value problems and measurements at hand.

use std::collections::BTreeSet;

use crate::formula::{Definitions, Domains, Expr, Relation, Symbol};
use crate::proof::measured::Measured;
use crate::proof::system::System;
use crate::proof::{Claim, Grid, Mistake, Point, Statement, matrix};

/// A claim made ready for checking.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Digits that numerical routes must reach.
    pub digits: usize,
    /// The declarations: those of the claim, and under a sign of summation that of its index.
    pub(crate) domains: Domains,
    pub(crate) definitions: Definitions,
    pub(crate) system: Option<System>,
    pub(crate) measured: Measured,
    /// Under a sign of summation, formulas that take the place of symbols.
    pub(crate) places: Vec<(Symbol, Expr)>,
}

/// The symbols that occur free on either side.
pub(crate) fn free_symbols(relation: &Relation) -> BTreeSet<Symbol> {
    let mut symbols = relation.lhs.free_symbols();
    symbols.extend(relation.rhs.free_symbols());
    symbols
}

impl<'a> Context<'a> {
    /// Reads the definitions of a claim.
    ///
    /// # Errors
    /// The first mistake in the text of the claim.
    pub fn new(claim: &'a Claim, digits: usize) -> Result<Context<'a>, Mistake> {
        if let Some(mistake) = claim.mistakes.first().cloned().or_else(|| matrix::mistake(claim)) {
            return Err(mistake);
        }
        let mut definitions = Definitions::default();
        for (head, body) in &claim.definitions {
            definitions.define(head, body).map_err(|error| Mistake::Definition {
                head: head.clone(),
                error,
            })?;
        }
        let symbols = claim.domains.iter().map(|(symbol, _)| symbol);
        let mut declared = symbols.chain(claim.domains.functions().map(|(name, _)| name));
        if let Some(name) = declared.find(|name| definitions.get(name).is_some()) {
            return Err(Mistake::DeclaredAndDefined(name.clone()));
        }
        let system = System::of(&claim.motions, &definitions)?;
        let bodies = definitions.iter().map(|definition| &definition.body);
        let written = claim.statements.iter().flat_map(Statement::formulas);
        let moving = system.iter().flat_map(System::formulas);
        for formula in bodies.chain(written).chain(moving) {
            matrix::without_derivatives(formula, &definitions, &claim.domains)?;
        }
        Ok(Context {
            claim,
            digits,
            domains: claim.domains.clone(),
            definitions,
            system,
            measured: Measured::default(),
            places: Vec::new(),
        })
    }

    /// Prepares the measurements of the claim. Those that ask the same as in `known` keep what was found there.
    pub(crate) fn with_measurements(mut self, known: Option<&Context<'_>>) -> Result<Context<'a>, Mistake> {
        let expand = |formula: &Expr| self.definitions.expand(formula);
        let measured = Measured::of(&self.claim.measurements, expand, known.map(|known| &known.measured))?;
        if let Some(symbol) = measured.names().find(|name| self.domains.get(name).is_some()) {
            return Err(Mistake::MeasuredAndDeclared(symbol.clone()));
        }
        self.measured = measured;
        Ok(self)
    }

    /// Makes all measurements of the claim, one after the other.
    pub(crate) fn measured(self) -> Result<Context<'a>, Mistake> {
        let mut context = self.with_measurements(None)?;
        context.measured.make(|_| true);
        Ok(context)
    }

    /// Makes the measurements that the statement at that place asks for.
    pub(crate) fn measure_for(&mut self, place: usize) -> Result<(), Mistake> {
        let wanted = self.mentioned(place)?;
        self.measured.make(|name| wanted.contains(name));
        Ok(())
    }

    /// Whether the measurements that the statement at that place asks for ask the same of their instruments as those of another claim.
    pub(crate) fn asks_as(&self, other: &Context<'_>, place: usize) -> bool {
        let wanted = self.mentioned(place);
        wanted.is_ok_and(|wanted| self.measured.asks_as(&other.measured, |name| wanted.contains(name)))
    }

    /// The symbols that occur in the statement at that place, in its proof or in those it cites.
    fn mentioned(&self, place: usize) -> Result<BTreeSet<Symbol>, Mistake> {
        Ok(self.footprint(place)?.iter().flat_map(Expr::free_symbols).collect())
    }

    /// The declarations of the claim.
    pub(crate) fn domains(&self) -> &Domains {
        &self.domains
    }

    /// The definitions of the claim.
    pub(crate) fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// The formula with every definition replaced by its body.
    pub(crate) fn expand(&self, expr: &Expr) -> Result<Expr, Mistake> {
        Ok(self.definitions.expand(expr)?)
    }

    /// Both sides with every definition replaced by its body, whatever symbols they mention.
    pub(crate) fn expand_sides(&self, relation: &Relation) -> Result<Relation, Mistake> {
        let (lhs, rhs) = (self.expand(&relation.lhs)?, self.expand(&relation.rhs)?);
        Ok(Relation::new(relation.op, lhs, rhs))
    }

    /// The relation with every definition replaced by its body.
    ///
    /// # Errors
    /// A definition used with the wrong number of arguments, or a symbol that is not declared.
    pub fn expanded(&self, relation: &Relation) -> Result<Relation, Mistake> {
        let expanded = self.expand_sides(relation)?;
        let undeclared = |symbol: &Symbol| self.domains.get(symbol).is_none();
        match free_symbols(&expanded).into_iter().find(undeclared) {
            Some(symbol) => Err(Mistake::Undeclared {
                symbol,
                relation: relation.clone(),
            }),
            None => Ok(expanded),
        }
    }

    /// The points of a grid, all in the declared domains.
    pub(crate) fn points<'g>(&self, grid: &'g Grid) -> Result<&'g [Point], Mistake> {
        grid.points.iter().try_for_each(|point| self.lies_in_domains(point))?;
        Ok(&grid.points)
    }

    /// Refuses a point outside of what is declared.
    pub(crate) fn lies_in_domains(&self, point: &Point) -> Result<(), Mistake> {
        let unknown = |symbol: &&Symbol| self.domains.get(symbol).is_none();
        match point.0.keys().find(unknown) {
            Some(symbol) => Err(Mistake::UnknownInPoint {
                symbol: symbol.clone(),
                point: point.to_string(),
            }),
            None if point.lies_in(&self.domains) => Ok(()),
            None => Err(Mistake::Outside(point.to_string())),
        }
    }

    /// Whether the relation mentions the solution of an initial value problem.
    pub(crate) fn mentions_solution(&self, relation: &Relation) -> bool {
        let mentioned = |system: &System| system.occurs_in(&relation.lhs) || system.occurs_in(&relation.rhs);
        self.system.as_ref().is_some_and(mentioned)
    }
}
