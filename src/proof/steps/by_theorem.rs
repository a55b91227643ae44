//! A theorem of the library: the relation is its conclusion, and every hypothesis is discharged ([`Theorem::apply`]). What a theorem
//! concludes exists where its hypotheses are met. So it is applied to the parts in which the two sides differ, under signs of integration perhaps: then
//! the sides exist together.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::formula::{Expr, Node};
use crate::proof::context::Context;
use crate::proof::level::levels;
use crate::proof::theorem::{Discharged, Given, Supplied, Theorem, Unmet, named};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal};

/// What is told: the theorem, and the values of parameters that matching does not find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByTheorem {
    theorem: Theorem,
    given: Vec<Told>,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    given: Given,
    /// The value under an integral over each argument, so that expanding its definitions may rename these.
    bound: Expr,
}

/// The hypotheses, and how each is met.
#[derive(Debug)]
struct Met(Vec<Discharged>);

impl fmt::Display for Met {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let met = self.0.iter();
        let met: Vec<String> = met
            .map(|Discharged { hypothesis, how }| format!("`{}`: {how}", hypothesis.text()))
            .collect();
        f.write_str(&met.join("; "))
    }
}

/// By the theorem of that name, with values of its parameters such as `F(x, y) = x*y` where the relation does not show them.
#[must_use]
pub fn by_theorem(name: &str, theorem: &str, given: &[&str]) -> Step {
    Step::of(name, ByTheorem::read(theorem, given))
}

impl ByTheorem {
    fn read(theorem: &str, given: &[&str]) -> Result<ByTheorem, Mistake> {
        let theorem = named(theorem).ok_or_else(|| Mistake::NoTheorem(theorem.into()))?;
        let value = |text: &&str| match Given::parse(text) {
            Ok(given) => Ok(Told::of(given)),
            Err(error) => Err(Mistake::Given {
                text: (*text).into(),
                error,
            }),
        };
        Ok(ByTheorem {
            theorem: theorem.clone(),
            given: given.iter().map(value).collect::<Result<_, _>>()?,
        })
    }
}

impl Told {
    fn of(given: Given) -> Told {
        let arguments = given.arguments.iter().rev();
        let bound = arguments.fold(given.value.clone(), |body, argument| {
            Expr::integral(argument.clone(), Expr::zero(), Expr::zero(), body)
        });
        Told { given, bound }
    }

    /// The value with its definitions expanded.
    fn expanded(&self, context: &Context<'_>) -> Result<Given, Mistake> {
        let mut value = context.expand(&self.bound)?;
        let mut arguments = Vec::new();
        while arguments.len() < self.given.arguments.len() {
            let Node::Integral { var, body, .. } = value.node() else {
                break;
            };
            arguments.push(var.clone());
            let body = body.clone();
            value = body;
        }
        Ok(Given {
            parameter: self.given.parameter.clone(),
            arguments,
            value,
        })
    }
}

impl Kind for ByTheorem {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("the theorem {}", self.theorem.name)
    }

    fn formulas(&self) -> Vec<&Expr> {
        self.given.iter().map(|told| &told.bound).collect()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::in_evidence(&self.theorem)]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let given = self.given.iter().map(|told| told.expanded(ask.context));
        let given = given.collect::<Result<Vec<_>, _>>()?;
        let mut last = None;
        for (depth, level) in levels(ask.relation, &ask.context.domains).into_iter().enumerate() {
            let told = |given: &Given| Given {
                value: level.named(&given.value, &given.arguments),
                ..given.clone()
            };
            let given: Vec<Given> = given.iter().map(told).collect();
            let existence = match depth {
                0 => Existence::Sides(Ground::Theorem),
                _ => Existence::Together,
            };
            match self.theorem.apply(&level.relation, &given, &level.domains) {
                Ok(met) => return Ok(Evidence::proved(Grade::Exact, Met(met)).showing(existence)),
                // Deeper down it is another relation; if its conclusion is this one, the hypotheses are what is missing.
                Err(unmet @ (Unmet::Parameter { .. } | Unmet::Hypothesis { .. })) => return Err(unmet.into()),
                Err(unmet) => last = Some(unmet),
            }
        }
        Err(last.map_or_else(|| Unmet::Conclusion(ask.relation.clone()).into(), Refusal::from))
    }
}
