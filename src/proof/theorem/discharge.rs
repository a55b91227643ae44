//! Discharging what a theorem needs: that its parameters are what they are declared to be, and its hypotheses.
//!
//! Everything is decided by the exact layer, for all values of the symbols of the claim in their domains. A variable that runs through
//! a range is declared on an interval that contains it. What no rule shows is not discharged.
//!
//! * *An integral exists* where the exact layer has a value for it, or for that of a bound of the modulus.
//! * *Classes*: a formula is measurable where it is defined. It is continuous, or continuously differentiable, on an interval if it and
//!   its derivative are defined there and made of continuous functions.
//! * *Limits*: at a number by continuity; 0 at both ends of the line for sums of polynomials times Gaussians; of an affine function, by
//!   its slope.
//! * *Holomorphic* everywhere are polynomials, exp, sin, cos, sinh and cosh, and what is composed of these.

use rug::Rational;

use super::entire::is_entire;
use super::holding::{exchanged, holds};
use super::instance::{Instance, Names, Value};
use super::reason::{How, Lack};
use super::schema::{Class, Hypothesis, Parameter, Place, Variable};
use crate::exact::{Normal, Scope, Sign, normal, vanishes_at_infinity, vector_dimension};
use crate::formula::{Domain, Domains, Expr, Node, Symbol};
use crate::proof::{continuity, iterated};

/// The values of the parameters of a theorem in a claim.
pub(super) struct Setting<'a> {
    pub(super) instance: &'a Instance,
    pub(super) domains: &'a Domains,
}

impl Setting<'_> {
    fn at(&self, formula: &Expr, names: &Names) -> Result<Expr, Lack> {
        self.instance.at(formula, names).ok_or(Lack::Value)
    }

    fn value(&self, formula: &Expr, scope: &Scope) -> Result<Normal, Lack> {
        Ok(normal(formula, scope)?)
    }

    /// The claim's domains and the variables', on intervals that contain their ranges.
    fn declaring<'v>(
        &self,
        variables: impl IntoIterator<Item = (&'v Symbol, &'v Place, bool)>,
        names: &Names,
    ) -> Result<Domains, Lack> {
        let mut domains = self.domains.clone();
        for (variable, place, whole) in variables {
            let name = names.get(variable).unwrap_or(variable);
            domains.insert(name.clone(), self.interval(place, whole, names)?);
        }
        Ok(domains)
    }

    fn declaring_all(&self, variables: &[Variable], names: &Names) -> Result<Domains, Lack> {
        let parts = variables.iter().map(|v| (&v.name, &v.place, v.whole));
        self.declaring(parts, names)
    }

    /// An interval that contains the place.
    fn interval(&self, place: &Place, whole: bool, names: &Names) -> Result<Domain, Lack> {
        let Place::Range(lo, hi) = place else {
            return match place {
                Place::Plane => Err(Lack::Plane),
                Place::Space(dimension) => {
                    let dimension = self.at(dimension, names)?;
                    Ok(Domain::Vector { dimension })
                }
                _ => Ok(Domain::Real),
            };
        };
        let (lo, hi) = (self.at(lo, names)?, self.at(hi, names)?);
        if whole {
            let from = lo.as_integer().and_then(|from| from.to_u32());
            let from = from.ok_or(Lack::Natural(lo))?;
            return Ok(Domain::Natural { from });
        }
        if let (Some((p, q)), Some((r, s))) = (self.reach(&lo), self.reach(&hi)) {
            return Ok(Domain::Between {
                lo: p.min(r),
                hi: q.max(s),
            });
        }
        let scope = Scope::new(self.domains);
        let signs = [&lo, &hi].map(|end| match *end == Expr::infinity() {
            true => Some(Sign::Positive),
            false => normal(end, &scope).ok().and_then(|end| sign(&end, &scope)),
        });
        Ok(match signs {
            [Some(Sign::Positive), Some(Sign::Positive)] => Domain::Positive,
            _ if signs.iter().all(|sign| at_least_zero(*sign)) => Domain::Nonnegative,
            _ => Domain::Real,
        })
    }

    /// A bounded interval in which the end of a range lies.
    fn reach(&self, end: &Expr) -> Option<(Rational, Rational)> {
        match end.node() {
            Node::Symbol(symbol) => match self.domains.get(symbol)? {
                Domain::Between { lo, hi } => Some((lo.clone(), hi.clone())),
                _ => None,
            },
            _ => end.as_rational().map(|end| (end.clone(), end)),
        }
    }

    /// That a parameter is what the theorem declares.
    pub(super) fn parameter(&self, parameter: &Parameter) -> Result<(), Lack> {
        let name = parameter.name();
        let value = self.instance.value(name).ok_or(Lack::Value)?;
        let scope = Scope::new(self.domains);
        let number = |formula: &Expr| self.value(formula, &scope);
        let real = |formula: &Expr| match scope.is_real(&number(formula)?) {
            true => Ok(()),
            false => Err(Lack::Real(formula.clone())),
        };
        match (parameter, value) {
            (Parameter::Complex(_), Value::Number(formula)) => number(formula).map(|_| ()),
            (Parameter::Real(_), Value::Number(formula)) => real(formula),
            (Parameter::Vector(_, dimension), Value::Number(formula)) => {
                let dimension = self.at(dimension, &Names::new())?;
                Ok(scope.is_vector(formula, &dimension)?)
            }
            (Parameter::End(_), Value::Number(formula)) => {
                let infinite = *formula == Expr::infinity() || *formula == -Expr::infinity();
                if infinite { Ok(()) } else { real(formula) }
            }
            (Parameter::Whole(_), Value::Number(formula)) => match formula.node() {
                Node::Symbol(symbol) => match self.domains.get(symbol) {
                    Some(Domain::Natural { from: 1.. } | Domain::Prime) => Ok(()),
                    _ => Err(Lack::Declaration(symbol.clone())),
                },
                _ => match formula.as_integer() {
                    Some(n) if n >= 1 => Ok(()),
                    _ => Err(Lack::Whole(formula.clone())),
                },
            },
            (
                Parameter::Function {
                    places,
                    values,
                    classes,
                    ..
                },
                Value::Function(arguments, body),
            ) if places.len() == arguments.len() => self.function(arguments, body, places, values, classes),
            _ => Err(Lack::Kind(name.clone())),
        }
    }

    fn function(
        &self,
        arguments: &[Symbol],
        body: &Expr,
        places: &[Place],
        values: &Place,
        classes: &[Class],
    ) -> Result<(), Lack> {
        if places.contains(&Place::Plane) {
            // Of a function on the plane only what its hypotheses say is asked.
            return Ok(());
        }
        let names = self.instance.name(&Names::new(), arguments.iter());
        let body = body.substitute_all(
            &names
                .iter()
                .map(|(from, to)| (from.clone(), Expr::from(to.clone())))
                .collect(),
        );
        let ranges = arguments
            .iter()
            .zip(places)
            .map(|(argument, place)| (argument, place, false));
        let domains = self.declaring(ranges, &names)?;
        let everywhere = Scope::new(&domains);
        let numbers = names.values().filter(|v| domains.dimension(v).is_none());
        let almost = numbers.fold(everywhere.clone(), |scope, v| scope.almost_everywhere(v));
        if let Place::Space(dimension) = values {
            let dimension = self.at(dimension, &Names::new())?;
            return match vector_dimension(&body, &everywhere)? {
                Some(found) if found == dimension => classes
                    .iter()
                    .try_for_each(|class| self.class(*class, &body, &names, &everywhere)),
                _ => Err(Lack::Vector(body, dimension)),
            };
        }
        let value = self.value(&body, &almost)?;
        match values {
            Place::Plane | Place::Space(_) => {}
            Place::Reals if almost.is_real(&value) => {}
            Place::Range(..) | Place::Reals if !almost.is_real(&value) => {
                return Err(Lack::Real(body));
            }
            Place::Reals => {}
            Place::Range(lo, hi) => {
                let (lo, hi) = (self.at(lo, &Names::new())?, self.at(hi, &Names::new())?);
                self.between(&body, &value, &lo, &hi, &almost)?;
            }
        }
        for class in classes {
            self.class(*class, &body, &names, &everywhere)?;
        }
        Ok(())
    }

    /// That values lie between two ends, in either order.
    fn between(&self, body: &Expr, value: &Normal, lo: &Expr, hi: &Expr, scope: &Scope) -> Result<(), Lack> {
        let above = |end: &Expr| match () {
            () if *end == -Expr::infinity() => Ok(true),
            () if *end == Expr::infinity() => Ok(false),
            () => Ok::<_, Lack>(at_least_zero(sign(&(value - &self.value(end, scope)?), scope))),
        };
        let below = |end: &Expr| match () {
            () if *end == Expr::infinity() => Ok(true),
            () if *end == -Expr::infinity() => Ok(false),
            () => Ok::<_, Lack>(at_least_zero(sign(&(&self.value(end, scope)? - value), scope))),
        };
        match above(lo)? && below(hi)? || above(hi)? && below(lo)? {
            true => Ok(()),
            false => Err(Lack::Between {
                formula: body.clone(),
                lo: lo.clone(),
                hi: hi.clone(),
            }),
        }
    }

    fn class(&self, class: Class, body: &Expr, names: &Names, scope: &Scope) -> Result<(), Lack> {
        if class == Class::Measurable {
            return Ok(());
        }
        // A derivative of a formula is made of functions that are continuous where it is defined; where there is none, nothing is shown.
        let vectors = names.values().any(|name| scope.domains().dimension(name).is_some());
        if class == Class::ContinuouslyDifferentiable && (vectors || vector_dimension(body, scope)?.is_some()) {
            let mut slopes = names.values().map(|name| Expr::diff(body.clone(), name.clone()));
            return slopes.try_for_each(|slope| Ok(vector_dimension(&slope, scope).map(drop)?));
        }
        let mut variables = names.values();
        let (Some(variable), None) = (variables.next(), variables.next()) else {
            return Err(Lack::Variables(class));
        };
        let defined = |formula: &Expr| match continuity::is_continuous(formula, variable, scope.domains()) {
            true => self.value(formula, scope).map(|_| ()),
            false => Err(Lack::Continuous(formula.clone(), variable.clone())),
        };
        defined(body)?;
        if class == Class::Continuous {
            return Ok(());
        }
        if scope.domains().dimension(variable).is_some() {
            return Err(Lack::Variables(class));
        }
        defined(&body.derivative(variable)?)
    }

    /// How a hypothesis is met.
    pub(super) fn hypothesis(&self, hypothesis: &Hypothesis) -> Result<How, Lack> {
        match hypothesis {
            Hypothesis::Exists(formula) => {
                let formula = self.at(formula, &Names::new())?;
                let scope = Scope::new(self.domains);
                match normal(&formula, &scope) {
                    Ok(_) => Ok(How::Converges),
                    Err(_) if iterated::converges(&formula, self.domains) => Ok(How::Bounded),
                    Err(obstacle) => match exchanged(&formula) {
                        Some(other) if normal(&other, &scope).is_ok() => Ok(How::Exchanged),
                        _ => Err(obstacle.into()),
                    },
                }
            }
            Hypothesis::Is(function, nature) => {
                let value = self.instance.value(function).ok_or(Lack::Value)?;
                let Value::Function(arguments, body) = value else {
                    return Err(Lack::Kind(function.clone()));
                };
                self.nature(arguments, body, nature)
            }
            Hypothesis::Holds(variables, relation) => {
                let names = self.instance.named(variables);
                let domains = self.declaring_all(variables, &names)?;
                let relation = self.instance.relation(relation, &names).ok_or(Lack::Value)?;
                holds(&relation, &domains)
            }
            Hypothesis::Tends {
                uniformly,
                formula,
                limit,
                variable,
                to,
            } => {
                let names = self.instance.named(uniformly);
                let names = self.instance.name(&names, std::iter::once(variable));
                let mut domains = self.declaring_all(uniformly, &names)?;
                let variable = names.get(variable).ok_or(Lack::Value)?;
                domains.insert(variable.clone(), Domain::Real);
                let (formula, limit, to) = (self.at(formula, &names)?, self.at(limit, &names)?, self.at(to, &names)?);
                if uniformly
                    .iter()
                    .any(|v| names.get(&v.name).is_some_and(|name| formula.depends_on(name)))
                {
                    return Err(Lack::Uniform);
                }
                self.tends(&formula, &limit, variable, &to, &Scope::new(&domains))
            }
            Hypothesis::Holomorphic { function, .. } => match self.instance.value(function) {
                Some(Value::Function(arguments, body)) if arguments.iter().all(|z| is_entire(body, z)) => {
                    Ok(How::Entire)
                }
                _ => Err(Lack::Entire(function.clone())),
            },
        }
    }

    fn tends(&self, formula: &Expr, limit: &Expr, v: &Symbol, to: &Expr, scope: &Scope) -> Result<How, Lack> {
        let value = self.value(formula, scope)?;
        let up = match (*to == Expr::infinity(), *to == -Expr::infinity()) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        let Some(up) = up else {
            if !continuity::is_continuous(formula, v, scope.domains()) {
                return Err(Lack::Continuous(formula.clone(), v.clone()));
            }
            let difference = self.value(&(formula.substitute(v, to) - limit.clone()), scope)?;
            return match difference.is_zero() {
                true => Ok(How::Continuity),
                false => Err(Lack::Elsewhere {
                    formula: formula.clone(),
                    limit: limit.clone(),
                    to: to.clone(),
                }),
            };
        };
        let upward = match (*limit == Expr::infinity(), *limit == -Expr::infinity()) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        let Some(upward) = upward else {
            return match *limit == Expr::zero() && vanishes_at_infinity(&value, v, scope) {
                true => Ok(How::Gaussian),
                false => Err(Lack::Limit(formula.clone(), limit.clone())),
            };
        };
        let slope = self.value(&formula.derivative(v)?, scope)?;
        let rising = match sign(&slope, scope) {
            Some(Sign::Positive) => true,
            Some(Sign::Negative) => false,
            _ => return Err(Lack::Slope(formula.clone())),
        };
        match !slope.depends_on(v) && scope.is_real(&value) && (rising == up) == upward {
            true => Ok(How::Affine),
            false => Err(Lack::Limit(formula.clone(), limit.clone())),
        }
    }
}

fn sign(value: &Normal, scope: &Scope) -> Option<Sign> {
    if value.is_zero() {
        Some(Sign::Zero)
    } else {
        scope.sign_of(value)
    }
}

fn at_least_zero(sign: Option<Sign>) -> bool {
    matches!(sign, Some(Sign::Zero | Sign::Positive | Sign::Nonnegative))
}
