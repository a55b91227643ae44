//! The judge of statements with proofs: what is proved has to hold and to be defined at random points of the domains, for every function
//! of the declared classes.

use kenzan::formula::{Expr, Relation};
use kenzan::proof::Context;
use rug::Rational;

use super::argued::Argued;
use super::case::Truth;
use super::chance::Chance;
use super::open::{diverges, of_function};
use super::oracle::{Found, Place, closed, fails, point};

/// Digits that numerical steps are asked for.
const DIGITS: usize = 10;

/// Runs the claim, and puts what it proves to the judge; the text says why it is unsound.
pub(super) fn judge(chance: &mut Chance, argued: &Argued) -> (Found, String) {
    let last = argued.claim.statements().len().saturating_sub(1);
    let proved = Context::new(&argued.claim, DIGITS).and_then(|context| context.proves(last));
    match (proved, argued.case.truth) {
        (Ok(true), Truth::False) => return (Found::Unsound, "false by construction".into()),
        (Ok(true), _) => {}
        (Ok(false) | Err(_), _) => return (Found::Undecided, String::new()),
    }
    let why = match &argued.case.functions[..] {
        [] => contradicted(chance, argued, &argued.case.relation),
        functions => functions.iter().find_map(|function| {
            let why = contradicted(chance, argued, &of_function(&argued.case.relation, function))?;
            Some(format!("f(z) = {function}: {why}"))
        }),
    };
    match why {
        Some(why) => (Found::Unsound, why),
        None => (Found::Proved, String::new()),
    }
}

fn contradicted(chance: &mut Chance, argued: &Argued, relation: &Relation) -> Option<String> {
    let domains = &argued.case.domains;
    let everywhere = Relation::new(
        relation.op,
        relation.lhs.clone(),
        argued
            .singular
            .iter()
            .flat_map(|(_, ends)| ends)
            .fold(relation.rhs.clone(), |sum, end| sum + end.clone()),
    );
    for _ in 0..3 {
        let at = point(chance, &everywhere, domains);
        if [&relation.lhs, &relation.rhs]
            .into_iter()
            .any(|side| diverges(&closed(side, &at)))
        {
            return Some("a side diverges".into());
        }
        if let Some((singular, ends)) = &argued.singular
            && contains(singular, ends, &at)
        {
            return Some(format!("{singular} lies in the range"));
        }
    }
    fails(chance, relation, domains)
}

fn contains(singular: &Rational, ends: &[Expr; 2], at: &Place) -> bool {
    let [lo, hi] = ends.clone().map(|end| closed(&end, at).as_rational());
    match (lo, hi) {
        (Some(lo), Some(hi)) => lo != hi && *singular >= lo.clone().min(hi.clone()) && *singular <= lo.max(hi),
        _ => false,
    }
}
