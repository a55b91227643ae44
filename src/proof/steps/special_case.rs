//! A special case of a statement proved before.
//!
//! A statement holds for all values of its symbols in their declared domains, so for formulas in their place whose values lie
//! there. Both sides may have a positive factor besides. They exist, since those of the statement do.

use std::collections::BTreeMap;
use std::fmt;

use super::{Ask, Cited, Kind, Step, told};
use crate::exact::{Normal, Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Node, RelationOp, Symbol};
use crate::proof::{Evidence, Existence, Ground, Mistake, Refusal, identity, mistake};

/// What is told: the label of the statement, and what takes the place of its symbols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SpecialCase {
    label: String,
    at: Vec<(Symbol, Expr)>,
}

/// The statement of that number, at such values.
#[derive(Debug)]
struct At {
    number: usize,
    values: String,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "statement {} at {}", self.number, self.values)
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("{value} is not seen to lie in the domain of `{symbol}`")]
    Outside { value: Expr, symbol: Symbol },
    #[error("statement {0}: not the same relation")]
    Relation(usize),
    #[error("statement {0}: the two sides are not seen to be real")]
    NotReal(usize),
    #[error("statement {0}: the two sides are not seen to be those of the special case")]
    Sides(usize),
}

/// A special case of the earlier statement with that label, with formulas in the place of its symbols, as in `q = u/z`.
#[must_use]
pub fn special_case(name: &str, label: &str, at: &[&str]) -> Step {
    Step::of(name, SpecialCase::read(label, at))
}

impl SpecialCase {
    fn read(label: &str, at: &[&str]) -> Result<SpecialCase, Mistake> {
        let mut values: Vec<(Symbol, Expr)> = Vec::new();
        for equation in at {
            let relation = mistake::relation(equation)?;
            let symbol = match (relation.op, relation.lhs.node()) {
                (RelationOp::Eq, Node::Symbol(symbol)) => symbol.clone(),
                _ => return Err(Mistake::NoValue((*equation).into())),
            };
            if values.iter().any(|(other, _)| *other == symbol) {
                return Err(Mistake::SecondValue((*equation).into()));
            }
            values.push((symbol, relation.rhs.clone()));
        }
        let label = label.into();
        Ok(SpecialCase { label, at: values })
    }

    fn values(&self) -> String {
        let values: Vec<String> = self
            .at
            .iter()
            .map(|(symbol, value)| format!("{symbol} = {value}"))
            .collect();
        values.join(", ")
    }
}

impl Kind for SpecialCase {
    fn words(&self, cited: Option<&Cited>) -> String {
        format!("{} at {}", told(cited), self.values())
    }

    fn formulas(&self) -> Vec<&Expr> {
        self.at.iter().map(|(_, value)| value).collect()
    }

    fn cites(&self) -> Option<&str> {
        Some(&self.label)
    }

    fn shows_terms(&self) -> bool {
        true
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let cited = ask.cited()?;
        let (number, rule) = (cited.number(), cited.proved()?);
        let mut values = BTreeMap::new();
        for (symbol, value) in &self.at {
            let places = ask.context.places.iter();
            let value = places.fold(ask.context.expand(value)?, |value, (symbol, place)| {
                value.substitute(symbol, place)
            });
            lies_in_domain(symbol, &value, domains)?;
            values.insert(symbol.clone(), value);
        }
        cited.holds_at(&values, domains)?;
        let (lhs, rhs) = (rule.lhs.substitute_all(&values), rule.rhs.substitute_all(&values));
        let implied = rule.op == relation.op
            || relation.op == RelationOp::Le && matches!(rule.op, RelationOp::Eq | RelationOp::Lt)
            || relation.op == RelationOp::Ne && rule.op == RelationOp::Lt;
        if !implied {
            return Err(Undecided::Relation(number).into());
        }
        // Equal numbers need not be real, as those that are compared must be.
        let scope = Scope::new(domains);
        let real = || normal(&relation.rhs, &scope).is_ok_and(|side| scope.is_real(&side));
        if (rule.op, relation.op) == (RelationOp::Eq, RelationOp::Le) && !real() {
            return Err(Undecided::NotReal(number).into());
        }
        if !same_up_to_a_factor((&relation.lhs, &relation.rhs), (&lhs, &rhs), domains) {
            return Err(Undecided::Sides(number).into());
        }
        let values = self.values();
        Ok(Evidence::proved(cited.grade, At { number, values }).showing(Existence::Sides(Ground::Citation)))
    }
}

/// Whether the sides are those of the rule, or become them without common factors that are written first and positive.
fn same_up_to_a_factor((left, right): (&Expr, &Expr), rule: (&Expr, &Expr), domains: &Domains) -> bool {
    if identity::same(left, rule.0, domains) && identity::same(right, rule.1, domains) {
        return true;
    }
    let scope = Scope::new(domains);
    let positive = |f: &Expr| normal(f, &scope).is_ok_and(|f| scope.sign_of(&f) == Some(Sign::Positive));
    match (left.node(), right.node()) {
        (Node::Mul(f, l), Node::Mul(g, r)) if f == g && positive(f) => same_up_to_a_factor((l, r), rule, domains),
        _ => false,
    }
}

/// Refuses a value that is not seen to lie in the declared domain of the symbol.
fn lies_in_domain(symbol: &Symbol, value: &Expr, domains: &Domains) -> Result<(), Refusal> {
    let scope = Scope::new(domains);
    let number = normal(value, &scope)?;
    let sign = |number: &Normal| match number.is_zero() {
        true => Some(Sign::Zero),
        false => scope.sign_of(number),
    };
    let not_negative = |number: &Normal| matches!(sign(number), Some(Sign::Zero | Sign::Positive | Sign::Nonnegative));
    let lies = match domains.get(symbol) {
        _ if domains.fixes(symbol) => false,
        Some(Domain::Real) => true,
        Some(Domain::Positive) => sign(&number) == Some(Sign::Positive),
        Some(Domain::Nonnegative) => not_negative(&number),
        Some(Domain::Nonzero) => matches!(sign(&number), Some(Sign::Positive | Sign::Negative | Sign::Nonzero)),
        Some(Domain::Natural { from }) => {
            scope.is_integral(&number) && not_negative(&(&number - &Normal::integer(*from)))
        }
        Some(Domain::Between { lo, hi }) => {
            not_negative(&(&number - &Normal::rational(lo))) && not_negative(&(&Normal::rational(hi) - &number))
        }
        Some(Domain::Prime | Domain::Vector { .. } | Domain::Matrix { .. }) | None => false,
    };
    match lies && scope.is_real(&number) {
        true => Ok(()),
        false => Err(Undecided::Outside {
            value: value.clone(),
            symbol: symbol.clone(),
        }
        .into()),
    }
}
