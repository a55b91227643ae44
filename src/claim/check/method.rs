//! From a method to its checker.

use super::{Context, combination, contour, identity, induction, integral, line, numeric, recursion, refute, rotation};
use crate::claim::{Evidence, Grade, Method, Point};
use crate::expr::{Expr, Relation, RelationOp};

impl Context<'_> {
    /// What the checker of the method says of the relation, its definitions expanded.
    pub(super) fn evidence(&self, method: &Method, relation: &Relation) -> Result<Evidence, String> {
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
                Ok(rotation::rotation(&part, &angle, domains))
            }
            Method::Linearity => Ok(combination::linearity(relation, domains)),
            Method::Majorant => Ok(combination::majorant(relation, domains)),
            Method::Induction { variable, certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(induction::induction(relation, variable, &certificate, domains))
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
            Method::Contour { height, poles } => {
                let height = self.expand(&self.formula(height)?)?;
                let poles: Result<Vec<Expr>, String> =
                    poles.iter().map(|pole| self.expand(&self.formula(pole)?)).collect();
                Ok(contour::rectangle(relation, &height, &poles?, domains))
            }
            Method::Interchange => Ok(integral::interchange(relation, domains)),
            Method::Box => Ok(numeric::subdivision(relation, domains)),
            Method::MeanValue { variable } => Ok(numeric::mean_value(relation, variable, domains)),
            Method::Quadrature { grid } => {
                let points = Point::grid(grid)?;
                for point in &points {
                    self.claim.check_point(point)?;
                }
                Ok(numeric::quadrature(relation, &points, self.digits))
            }
            Method::Folded { grid } => {
                let points = Point::grid(grid)?;
                for point in &points {
                    self.claim.check_point(point)?;
                }
                Ok(line::folded(relation, &points, self.digits))
            }
            Method::Counterexample { point } => {
                let point = Point::parse(point)?;
                self.claim.check_point(&point)?;
                Ok(match refute::fails_at(relation, &point) {
                    Some(counterexample) => Evidence::refuted(Grade::Exact, counterexample),
                    None => Evidence::undecided(Grade::Exact, format!("the relation could not be refuted at {point}")),
                })
            }
        }
    }
}
