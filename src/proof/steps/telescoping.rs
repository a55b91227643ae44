//! Finite sums with symbolic ends: telescoping, and comparison term by term.
//!
//! A sum over k = lo, …, hi is empty where hi < lo. Its terms are looked at for every natural number k >= lo, a whole number lo or
//! otherwise from 0 on; and where hi is n + c for a natural number n, for n = k - c + r with every natural r, since k <= hi. These are
//! all terms of the sum, and more.
//!
//! * If F(k+1) - F(k) = f(k) for all of them, and lo <= hi + 1, then Σ f = F(hi+1) - F(lo); with `<=` likewise.
//! * If f(k) <= g(k) for all of them, then Σ f <= Σ g; if |f(k)| <= g(k), then |Σ f| <= Σ g.

use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::check::Context;
use crate::proof::combined::{self, Combined};
use crate::proof::{Evidence, Grade, Method, Step, Verdict};

/// A formula linear in sums over one range as a single sum.
fn sum_of(expr: &Expr) -> Option<Combined> {
    Combined::of(expr, combined::Sign::Sum)
}

/// The terms of a sum: the declarations under its sign, and the formula that takes the place of a symbol there.
struct Terms {
    domains: Domains,
    place: Option<(Symbol, Expr)>,
}

impl Combined {
    /// Where the terms are looked at.
    fn terms(&self, domains: &Domains) -> Result<Terms, String> {
        let Combined { var, lo, hi, .. } = self;
        if domains.get(var).is_some() {
            return Err(format!("the index `{var}` has the name of another symbol"));
        }
        let scope = Scope::new(domains);
        let whole = |end: &Expr| normal(end, &scope).ok().filter(|n| scope.is_integral(n));
        let (Some(first), Some(last)) = (whole(lo), whole(hi)) else {
            return Err("the ends of the sum are not seen to be whole numbers".into());
        };
        let from = match lo.as_integer() {
            Some(n) => n.to_u32(),
            None => matches!(
                scope.sign_of(&first),
                Some(Sign::Zero | Sign::Positive | Sign::Nonnegative)
            )
            .then_some(0),
        };
        let from = from.ok_or("the sum does not start at a natural number")?;
        let mut inner = domains.clone();
        inner.insert(var.clone(), Domain::Natural { from });
        let natural = |(symbol, domain): (&Symbol, &Domain)| {
            let shift = (&last - &scope.symbol(symbol)).as_rational();
            let shift = shift.filter(|_| matches!(domain, Domain::Natural { .. }))?;
            Some((symbol.clone(), shift))
        };
        let place = domains.iter().find_map(natural).map(|(n, shift)| {
            let more = Symbol::new("more").fresh(|s| inner.get(s).is_some() || self.body.free_symbols().contains(s));
            inner.insert(more.clone(), Domain::Natural { from: 0 });
            let value = Expr::from(var.clone()) - Expr::rational(&shift) + Expr::from(more);
            (n, value)
        });
        Ok(Terms { domains: inner, place })
    }
}

impl Terms {
    fn at(&self, expr: &Expr) -> Expr {
        match &self.place {
            Some((symbol, value)) => expr.substitute(symbol, value),
            None => expr.clone(),
        }
    }
}

fn not_negative(expr: &Expr, scope: &Scope) -> Result<bool, String> {
    let value = normal(expr, scope).map_err(|obstacle| obstacle.to_string())?;
    Ok(value.is_zero() || matches!(scope.sign_of(&value), Some(Sign::Positive | Sign::Nonnegative)))
}

/// `sum(k, lo..hi, f) = c`, `c <= sum(…)` or `sum(…) <= c`, where c = F(hi+1) - F(lo) with the certificate F.
pub(super) fn telescoping(relation: &Relation, certificate: &Expr, domains: &Domains) -> Evidence {
    match telescoped(relation, certificate, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn telescoped(relation: &Relation, certificate: &Expr, domains: &Domains) -> Result<String, String> {
    if !matches!(relation.op, RelationOp::Eq | RelationOp::Le) {
        return Err("telescoping shows `=` and `<=` only".into());
    }
    let (sum, other, sum_on_the_left) = match (sum_of(&relation.lhs), sum_of(&relation.rhs)) {
        (Some(sum), _) => (sum, &relation.rhs, true),
        (None, Some(sum)) => (sum, &relation.lhs, false),
        (None, None) => return Err("no side is a sum".into()),
    };
    let Combined { var, lo, hi, body } = &sum;
    if [lo, hi, other].into_iter().any(|e| e.depends_on(var)) {
        return Err(format!("`{var}` occurs outside the sum, too"));
    }
    // A symbol that nobody declared might be the one that stands for the rest of the sum.
    let open = |symbol: &Symbol| symbol != var && domains.get(symbol).is_none();
    if let Some(symbol) = certificate.free_symbols().into_iter().find(open) {
        return Err(format!("`{symbol}` in {certificate} has no declared domain"));
    }
    let outside = Scope::new(domains);
    let after = hi.clone() + Expr::one();
    if !not_negative(&(after.clone() - lo.clone()), &outside)? {
        return Err(format!("{lo} <= {after} is not seen to hold"));
    }
    let terms = sum.terms(domains)?;
    let inside = Scope::new(&terms.domains);
    let next = certificate.substitute(var, &(Expr::from(var.clone()) + Expr::one()));
    let (term, here, next) = (terms.at(body), terms.at(certificate), terms.at(&next));
    let gap = term.clone() - (next.clone() - here.clone());
    for formula in [&term, &here, &next] {
        let value = normal(formula, &inside).map_err(|obstacle| obstacle.to_string())?;
        if relation.op == RelationOp::Le && !inside.is_real(&value) {
            return Err("the terms are not seen to be real".into());
        }
    }
    let holds = match (relation.op, sum_on_the_left) {
        (RelationOp::Eq, _) => normal(&gap, &inside).is_ok_and(|gap| gap.is_zero()),
        (_, true) => not_negative(&-gap, &inside)?,
        (_, false) => not_negative(&gap, &inside)?,
    };
    if !holds {
        return Err(format!(
            "the difference of {certificate} at {var} + 1 and {var} is not seen to compare with the term"
        ));
    }
    let increase = certificate.substitute(var, &after) - certificate.substitute(var, lo);
    let left_over = normal(&(increase - other.clone()), &outside).map_err(|obstacle| obstacle.to_string())?;
    if !left_over.is_zero() {
        return Err(format!(
            "{other} is not the increase of {certificate} from {lo} to {after}"
        ));
    }
    let how = match (relation.op, sum_on_the_left) {
        (RelationOp::Eq, _) => "equal to",
        (_, true) => "at most",
        (_, false) => "at least",
    };
    Ok(format!(
        "every term is {how} the difference of `{certificate}` at {var} + 1 and {var}"
    ))
}

impl Context<'_> {
    /// Sums over one range compared term by term; the terms by the method `by`.
    pub(super) fn termwise(&self, step: &Step, by: &Method, relation: &Relation) -> Result<Evidence, String> {
        let undecided = |why: &str| Ok(Evidence::undecided(Grade::Exact, why));
        let shows_terms = matches!(
            by,
            Method::NormalForm
                | Method::Majorant
                | Method::Linearity
                | Method::Special { .. }
                | Method::Termwise { .. }
        );
        if !shows_terms {
            return undecided("this method does not show a relation for every term");
        }
        let modulus = match (relation.op, relation.lhs.node()) {
            (RelationOp::Le, Node::Call(Function::Abs, arguments)) => arguments.first(),
            _ => None,
        };
        if !matches!(relation.op, RelationOp::Eq | RelationOp::Le) {
            return undecided("terms show `=` and `<=` only");
        }
        let left = modulus.unwrap_or(&relation.lhs);
        let zero = |side: &Expr| side.as_integer().is_some_and(|n| n == 0);
        let (sum, smaller, larger) = match (sum_of(left), sum_of(&relation.rhs)) {
            (Some(left), Some(right)) if left.over_the_range_of(&right) => (left.clone(), left.body, right.body),
            (Some(left), None) if zero(&relation.rhs) => (left.clone(), left.body, Expr::zero()),
            (None, Some(right)) if zero(left) => (right.clone(), Expr::zero(), right.body),
            _ => return undecided("the sides are not linear combinations of sums over one range"),
        };
        let terms = match sum.terms(&self.claim.domains) {
            Ok(terms) => terms,
            Err(why) => return undecided(&why),
        };
        let smaller = terms.at(&smaller);
        let smaller = match modulus {
            Some(_) => Expr::call(Function::Abs, vec![smaller]),
            None => smaller,
        };
        let part = Relation::new(relation.op, smaller, terms.at(&larger));
        let mut claim = self.claim.clone();
        claim.domains = terms.domains;
        let mut places = self.places.clone();
        places.extend(terms.place);
        let inner = Context {
            claim: &claim,
            digits: self.digits,
            definitions: self.definitions.clone(),
            // No sample is seen under the sign.
            measured: super::sampled::Measured::default(),
            places,
        };
        let step = Step {
            method: by.clone(),
            ..step.clone()
        };
        let mut evidence = inner.of_numbers(&step, &part)?;
        if evidence.verdict != Verdict::Proved {
            return undecided(&format!("the terms: {}", evidence.seen));
        }
        evidence.seen = format!("for every {}, {}", sum.var, evidence.seen);
        Ok(evidence)
    }
}
