//! What every kind of step is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use crate::exact::{Obstacle, Scope, normal};
use crate::formula::{Domains, Expr, Relation, RelationOp, Symbol};
use crate::proof::context::Context;
use crate::proof::theorem::Supplied;
use crate::proof::{Evidence, Grade, Grid, Mistake, Refusal, Verdict, matrix, premise};
use crate::quadrature::exact_questions;

/// A step put to its kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    /// The claim.
    pub(crate) context: &'a Context<'a>,
    /// The relation to be shown, its definitions expanded.
    pub(crate) relation: &'a Relation,
    /// The earlier statement that the step cites.
    pub(crate) cited: Option<&'a Cited>,
}

/// A statement that was cited, as it was decided.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    /// Its place in the claim, from 0 on.
    pub(crate) place: usize,
    /// Its relation as it is printed.
    pub(crate) relation: Relation,
    /// Its relation, the definitions expanded.
    pub(crate) expanded: Relation,
    /// The integrals and series that it supposes to exist, the definitions expanded.
    pub(crate) supposed: Vec<Expr>,
    /// The relations that it supposes, the definitions expanded.
    pub(crate) premises: Vec<Relation>,
    /// The verdict on it.
    pub(crate) verdict: Verdict,
    /// The grade of the evidence for it.
    pub(crate) grade: Grade,
}

/// How a step bears on the verdict of its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearing {
    /// It shows a relation.
    Shows,
    /// It looks at samples, from which nothing is proved.
    Samples,
    /// It shows that the relation fails.
    Refutes,
}

/// A kind of step, with what the author told it.
pub(crate) trait Kind: Debug {
    /// What the step is called on a page.
    fn words(&self, cited: Option<&Cited>) -> String;

    /// The evidence for a relation between numbers.
    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal>;

    /// The evidence for a relation between matrices: number by number, where the kind knows nothing better.
    fn check_matrices(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let domains = &ask.context.domains;
        matrix::by_parts(ask.relation, domains, |relation| self.check(&Ask { relation, ..*ask }))
    }

    /// The grade of what it shows at best.
    fn reach(&self) -> Grade {
        Grade::Exact
    }

    /// How it bears on the verdict.
    fn bearing(&self) -> Bearing {
        Bearing::Shows
    }

    /// The formulas that it is told besides the relation.
    fn formulas(&self) -> Vec<&Expr> {
        Vec::new()
    }

    /// The theorems that it rests on, whose hypotheses its check meets. The author of a step neither names nor leaves them out.
    fn theorems(&self) -> Vec<Supplied> {
        Vec::new()
    }

    /// The values at which it looks, where it looks at listed values only.
    fn grid(&self) -> Option<&Grid> {
        None
    }

    /// The label of the earlier statement that it rests on.
    fn cites(&self) -> Option<&str> {
        None
    }

    /// Whether it may show the relation of the terms of a sum, whatever the index.
    fn shows_terms(&self) -> bool {
        false
    }

    /// What a route by numbers or at instances has in common with the exact layer: what that may be asked for on the way to the
    /// relation, in words. Empty where the route is independent of it; none for a kind that is no such route.
    fn shares(&self, _relation: &Relation) -> Option<BTreeSet<&'static str>> {
        None
    }

    /// Whether it stands for another step, which is looked for.
    fn is_to_be_found(&self) -> bool {
        false
    }

    /// The mistake in what it was told.
    fn mistake(&self) -> Option<&Mistake> {
        None
    }
}

/// What the enclosures of the two sides may ask the exact layer for.
pub(crate) fn questions(relation: &Relation) -> BTreeSet<&'static str> {
    let mut asked = exact_questions(&relation.lhs);
    asked.extend(exact_questions(&relation.rhs));
    asked
}

/// Why an earlier statement is of no use.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfNoUse {
    #[error("statement {0}: not proved for all values of its symbols")]
    NotProved(usize),
    #[error("statement {0}: not an equality that is proved")]
    NoEquality(usize),
    #[error("statement {number}: it supposes that {formula} exists, and {why}")]
    Supposes {
        number: usize,
        formula: Expr,
        why: Obstacle,
    },
    #[error("statement {number}: it supposes {relation}, which is not supposed here")]
    Premise { number: usize, relation: Relation },
}

impl Cited {
    /// The number of the statement, from 1 on.
    pub(crate) fn number(&self) -> usize {
        self.place + 1
    }

    /// The statement, if it is proved for all values of its symbols.
    pub(crate) fn proved(&self) -> Result<&Relation, OfNoUse> {
        match self.verdict == Verdict::Proved {
            true => Ok(&self.expanded),
            false => Err(OfNoUse::NotProved(self.number())),
        }
    }

    /// The statement, if it is an equality that is proved.
    pub(crate) fn equality(&self) -> Result<&Relation, OfNoUse> {
        match self.verdict == Verdict::Proved && self.expanded.op == RelationOp::Eq {
            true => Ok(&self.expanded),
            false => Err(OfNoUse::NoEquality(self.number())),
        }
    }

    /// Refuses where something that the statement supposes is not seen to exist here, with formulas in the place of its symbols. The relations that it
    /// supposes hold for all values of their symbols: with the values that it is wanted at, they have to be supposed at all the others, too.
    pub(crate) fn holds_at(&self, values: &BTreeMap<Symbol, Expr>, domains: &Domains) -> Result<(), OfNoUse> {
        let mut premises = self.premises.iter();
        if let Some(relation) = premises.find(|premise| !premise::is_granted(premise, domains)) {
            let (number, relation) = (self.number(), relation.clone());
            return Err(OfNoUse::Premise { number, relation });
        }
        let scope = Scope::new(domains);
        for supposed in &self.supposed {
            let formula = supposed.substitute_all(values);
            if let Err(why) = normal(&formula, &scope) {
                let number = self.number();
                return Err(OfNoUse::Supposes { number, formula, why });
            }
        }
        Ok(())
    }
}

impl Ask<'_> {
    /// The statement that the step cites.
    pub(crate) fn cited(&self) -> Result<&Cited, Uncited> {
        self.cited.ok_or(Uncited)
    }
}

/// A step that rests on another statement was put without it.
#[derive(Debug, thiserror::Error)]
#[error("no statement before this one")]
pub(crate) struct Uncited;

/// What is told of an earlier statement, on a page.
pub(crate) fn told(cited: Option<&Cited>) -> String {
    match cited {
        Some(cited) => format!("the earlier statement {}", cited.relation),
        None => "an earlier statement".into(),
    }
}
