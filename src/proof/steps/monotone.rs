//! Inequalities that grow: the difference of the sides is not negative at the least value of a variable, nor is its derivative.

use crate::exact::{Normal, Scope, normal};
use crate::formula::{Domain, Domains, Relation, RelationOp, Symbol};
use crate::proof::identity::quoted;
use crate::proof::{Evidence, Grade};

/// Decides `left <= right` by derivatives in `variable`, which ranges over an interval with a first point.
pub(super) fn monotone(relation: &Relation, variable: &Symbol, domains: &Domains) -> Evidence {
    match decide(relation, variable, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn decide(relation: &Relation, v: &Symbol, domains: &Domains) -> Result<String, String> {
    if relation.op != RelationOp::Le {
        return Err("derivatives show `<=` only".into());
    }
    let mut closed = domains.clone();
    let start = match domains.get(v) {
        // The half line with its end: the inequality is shown there, too.
        Some(Domain::Positive | Domain::Nonnegative) => {
            closed.insert(v.clone(), Domain::Nonnegative);
            Normal::zero()
        }
        Some(Domain::Between { lo, .. }) => Normal::rational(lo),
        _ => return Err(format!("`{v}` does not range over an interval with a first point")),
    };
    let scope = Scope::new(&closed);
    let real = |side| normal(side, &scope).is_ok_and(|side| scope.is_real(&side));
    if !(real(&relation.lhs) && real(&relation.rhs)) {
        return Err("the two sides are not seen to be real".into());
    }
    let difference =
        normal(&(relation.rhs.clone() - relation.lhs.clone()), &scope).map_err(|obstacle| obstacle.to_string())?;
    let shown = scope
        .nonnegative_by_derivatives(&difference, v, &start)
        .ok_or_else(|| format!("no derivative in {v} of certain sign was found"))?;
    let found = match shown.iter().map(quoted).collect::<Option<Vec<_>>>() {
        Some(texts) => format!("are {}", texts.join(", then ")),
        None => format!("are looked at, {} formulas in all", shown.len()),
    };
    Ok(format!(
        "up to factors that are positive, the difference and its derivatives in {v} {found}; each is not negative at {v} = {}, the last nowhere",
        start.to_expr()
    ))
}
