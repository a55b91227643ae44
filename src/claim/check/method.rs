//! From a method to the check it names.

use super::{
    Context, antiderivative, combination, contour, identity, induction, integral, matrix, numeric, recursion, refute,
    rewriting,
};
use crate::claim::{Evidence, Grade, Method, Point, Statement, Verdict};
use crate::expr::{Relation, RelationOp};

impl Context<'_> {
    /// A grid whose points all lie in the declared domains.
    fn grid(&self, grid: &str) -> Result<Vec<Point>, String> {
        let points = Point::grid(grid)?;
        points.iter().try_for_each(|point| self.claim.check_point(point))?;
        Ok(points)
    }

    /// The statement of that text, if it comes before the first one whose proof uses `method`; so no proof rests on itself.
    pub(super) fn cited(&self, method: &Method, text: &str) -> Option<(usize, &Statement)> {
        let uses = |statement: &Statement| {
            let links = statement.proof.links.iter().map(|link| &link.step);
            links.chain(&statement.proof.beside).any(|step| step.method == *method)
        };
        let statements = self.claim.statements.iter().enumerate();
        statements
            .take_while(|(_, statement)| !uses(statement))
            .find(|(_, statement)| statement.relation == text)
    }

    fn rewriting(&self, method: &Method, text: &str, relation: &Relation) -> Result<Evidence, String> {
        let undecided = |why: &str| Ok(Evidence::undecided(Grade::Exact, format!("{text}: {why}")));
        let Some((place, statement)) = self.cited(method, text) else {
            return undecided("no statement before this one");
        };
        let outcome = self.check(statement)?;
        if outcome.verdict != Verdict::Proved || outcome.grade != Grade::Exact || outcome.relation.op != RelationOp::Eq
        {
            return undecided("not an equality that is proved exactly");
        }
        let rule = self.expanded(&outcome.relation)?;
        let rewritten = Relation {
            op: relation.op,
            lhs: rewriting::rewritten(&relation.lhs, &rule, &self.claim.domains),
            rhs: rewriting::rewritten(&relation.rhs, &rule, &self.claim.domains),
        };
        let mut evidence = identity::normal_form(&rewritten, &self.claim.domains);
        evidence.seen = format!("with statement {}, {}", place + 1, evidence.seen);
        Ok(evidence)
    }

    /// The evidence of a method for a relation with its definitions expanded.
    ///
    /// # Errors
    /// A mistake in the text of the method.
    pub(super) fn evidence(&self, method: &Method, relation: &Relation) -> Result<Evidence, String> {
        let domains = &self.claim.domains;
        match method {
            Method::Sizes { grid } => return Ok(matrix::entries(relation, &self.grid(grid)?, domains)),
            Method::Random { grid, seed } => {
                return Ok(matrix::random(relation, &self.grid(grid)?, *seed, domains));
            }
            _ if !matrix::mentioned(relation, domains) => {}
            Method::NormalForm => return Ok(matrix::normal_form(relation, domains)),
            _ => return matrix::by_parts(relation, domains, |part| self.of_numbers(method, part)),
        }
        self.of_numbers(method, relation)
    }

    /// The evidence for a relation between numbers.
    fn of_numbers(&self, method: &Method, relation: &Relation) -> Result<Evidence, String> {
        let domains = &self.claim.domains;
        match method {
            Method::NormalForm => Ok(identity::normal_form(relation, domains)),
            Method::Recursion {
                variable,
                coefficients,
                certificate,
            } => {
                let expanded = |text: &String| self.expand(&self.formula(text)?);
                let coefficients = coefficients.iter().map(expanded).collect::<Result<Vec<_>, _>>()?;
                let certificate = expanded(certificate)?;
                Ok(recursion::recursion(
                    relation,
                    variable,
                    &coefficients,
                    &certificate,
                    domains,
                ))
            }
            Method::Rewriting { statement } => self.rewriting(method, statement, relation),
            Method::Part => {
                let (lhs, rhs) = combination::difference(&relation.lhs, &relation.rhs);
                let part = Relation {
                    op: relation.op,
                    lhs: lhs.clone(),
                    rhs: rhs.clone(),
                };
                Ok(match relation.op {
                    RelationOp::Eq => identity::normal_form(&part, domains),
                    _ => Evidence::undecided(Grade::Exact, "equals replace equals in an equality only"),
                })
            }
            Method::Rotation { angle } => {
                let angle = self.formula(angle)?;
                let (lhs, rhs) = combination::difference(&relation.lhs, &relation.rhs);
                let part = Relation {
                    op: relation.op,
                    lhs: lhs.clone(),
                    rhs: rhs.clone(),
                };
                Ok(contour::rotation(&part, &angle, domains))
            }
            Method::Linearity => Ok(combination::linearity(relation, domains)),
            Method::Majorant => Ok(combination::majorant(relation, domains)),
            Method::Induction { variable, certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(induction::induction(relation, variable, &certificate, domains))
            }
            Method::Antiderivative { certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(antiderivative::antiderivative(relation, &certificate, domains))
            }
            Method::Substitution { rule } => {
                let rule = self.relation(rule)?;
                let rule = Relation {
                    op: rule.op,
                    lhs: rule.lhs.clone(),
                    rhs: self.expand(&rule.rhs)?,
                };
                Ok(integral::substitution(relation, &rule, domains))
            }
            Method::Interchange => Ok(integral::interchange(relation, domains)),
            Method::Box => Ok(numeric::subdivision(relation, domains)),
            Method::MeanValue { variable } => Ok(numeric::mean_value(relation, variable, domains)),
            Method::Quadrature { grid } => Ok(numeric::quadrature(relation, &self.grid(grid)?, self.digits)),
            Method::Counterexample { point } => {
                let point = Point::parse(point)?;
                self.claim.check_point(&point)?;
                Ok(match refute::fails_at(relation, &point) {
                    Some(counterexample) => Evidence::refuted(Grade::Exact, counterexample),
                    None => Evidence::undecided(Grade::Exact, format!("the relation could not be refuted at {point}")),
                })
            }
            Method::Sizes { .. } | Method::Random { .. } => {
                Err("a relation at chosen sizes was taken apart before its sizes were chosen".into())
            }
        }
    }
}
