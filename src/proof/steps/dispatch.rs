//! From the method of a step to its checker.

use super::{
    antiderivative, by_parts, contour, folded, induction, instances, monotone, plane_quadrature, recursion, rotation,
    telescoping,
};
use crate::formula::{Relation, RelationOp, Symbol};
use crate::proof::check::Context;
use crate::proof::{Evidence, Grade, Method, Point, Step};
use crate::proof::{combination, comparison, identity, iterated, matrix, refute};

impl Context<'_> {
    /// The points of a grid, all in the declared domains.
    fn grid(&self, text: &str) -> Result<Vec<Point>, String> {
        let points = Point::grid(text)?;
        points.iter().try_for_each(|point| self.claim.check_point(point))?;
        Ok(points)
    }

    /// The evidence for a relation, its definitions expanded, by the method of a step.
    ///
    /// # Errors
    /// A mistake in the text of the method.
    pub(crate) fn evidence(&self, step: &Step, relation: &Relation) -> Result<Evidence, String> {
        let domains = &self.claim.domains;
        match &step.method {
            Method::Sizes { grid } => return Ok(matrix::entries(relation, &self.grid(grid)?, domains)),
            Method::Random { .. } if self.mentions_solution(relation) => {
                let why = "the solution of an initial value problem is not drawn at random";
                return Ok(Evidence::undecided(Grade::Enclosed, why));
            }
            Method::Random { grid, seed } => {
                return Ok(matrix::random(relation, &self.grid(grid)?, *seed, domains));
            }
            _ if !matrix::mentioned(relation, domains) => {}
            Method::NormalForm => return Ok(matrix::normal_form(relation, domains)),
            _ => return matrix::by_parts(relation, domains, |part| self.of_numbers(step, part)),
        }
        self.of_numbers(step, relation)
    }

    /// The evidence for a relation between numbers.
    pub(crate) fn of_numbers(&self, step: &Step, relation: &Relation) -> Result<Evidence, String> {
        let domains = &self.claim.domains;
        match &step.method {
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
                    &symbol(variable)?,
                    &coefficients,
                    &certificate,
                    domains,
                ))
            }
            Method::Rewriting { statement } => self.rewriting(&step.method, statement, relation),
            Method::Special { statement, at } => self.special(&step.method, statement, at, relation),
            Method::Triangle { statement } => self.triangle(&step.method, statement, relation),
            Method::Termwise { by } => self.termwise(step, by, relation),
            Method::Telescoping { certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(telescoping::telescoping(relation, &certificate, domains))
            }
            Method::Part => {
                let (lhs, rhs) = combination::difference(&relation.lhs, &relation.rhs);
                let part = Relation {
                    op: relation.op,
                    lhs: lhs.clone(),
                    rhs: rhs.clone(),
                };
                Ok(match relation.op {
                    // What surrounds the parts may not exist; it is the same on both sides.
                    RelationOp::Eq => identity::normal_form(&part, domains).if_integrable(),
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
            Method::Antiderivative { certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(antiderivative::antiderivative(relation, &certificate, domains))
            }
            Method::Induction { variable, certificate } => {
                let certificate = self.expand(&self.formula(certificate)?)?;
                Ok(induction::induction(
                    relation,
                    &symbol(variable)?,
                    &certificate,
                    domains,
                ))
            }
            Method::Substitution { rule } => {
                let rule = self.relation(rule)?;
                let rule = Relation {
                    op: rule.op,
                    lhs: rule.lhs.clone(),
                    rhs: self.expand(&rule.rhs)?,
                };
                Ok(iterated::substitution(relation, &rule, domains))
            }
            Method::Contour { height, poles } => {
                let expanded = |text: &String| self.expand(&self.formula(text)?);
                let poles: Result<Vec<_>, String> = poles.iter().map(expanded).collect();
                Ok(contour::rectangle(relation, &expanded(height)?, &poles?, domains))
            }
            Method::Parts { variable, certificate } => {
                let certificate = by_parts::over_the_line(symbol(variable)?, self.formula(certificate)?);
                Ok(by_parts::by_parts(relation, &self.expand(&certificate)?, domains))
            }
            Method::Interchange => Ok(iterated::interchange(relation, domains)),
            Method::Box => Ok(comparison::subdivision(relation, domains)),
            Method::Monotone { variable } => Ok(monotone::monotone(relation, &symbol(variable)?, domains)),
            Method::MeanValue { variable } => Ok(comparison::mean_value(relation, &symbol(variable)?, domains)),
            Method::Quadrature { grid } => Ok(comparison::quadrature(relation, &self.grid(grid)?, self.digits)),
            Method::Trajectory { grid } => self.trajectory(relation, grid),
            Method::Folded { grid } => Ok(folded::folded(relation, &self.grid(grid)?, self.digits)),
            Method::Instances { grid } => Ok(instances::instances(self, relation, &self.grid(grid)?)),
            Method::Plane { variable, grid } => {
                let points = self.grid(grid)?;
                Ok(plane_quadrature::plane(
                    relation,
                    variable,
                    &points,
                    domains,
                    self.digits,
                ))
            }
            Method::Sizes { .. } | Method::Random { .. } => {
                Err("a relation at chosen sizes was taken apart before its sizes were chosen".into())
            }
            Method::Sampled => self.sampled(relation),
            Method::Counterexample { point } => {
                let point = Point::parse(point)?;
                self.claim.check_point(&point)?;
                Ok(match refute::fails_at(self, relation, &point) {
                    Some(counterexample) => Evidence::refuted(Grade::Exact, counterexample),
                    None => Evidence::undecided(
                        Grade::Exact,
                        format!("the relation could not be refuted {}", point.place()),
                    ),
                })
            }
        }
    }
}

/// The symbol of a name in a step.
fn symbol(name: &str) -> Result<Symbol, String> {
    Symbol::parse(name).map_err(|why| why.to_string())
}
