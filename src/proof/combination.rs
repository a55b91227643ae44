//! Linear combinations of integrals over one range, and formulas that differ in one place.

use std::collections::BTreeSet;

use super::combined::{self, Combined};
use super::iterated;
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// A formula linear in integrals over one range as a single integral.
fn combined(expr: &Expr) -> Option<Combined> {
    Combined::of(expr, combined::Sign::Integral)
}

/// Whether a linear combination of integrals exists where the integral of its combined integrand does: one integral times a
/// number that is not 0; else each of its integrals must exist for itself, since those of two integrands may diverge though that of
/// the difference converges.
fn taken_apart(expr: &Expr, scope: &Scope) -> bool {
    one_multiple(expr, scope) || each_exists(expr, scope)
}

fn one_multiple(expr: &Expr, scope: &Scope) -> bool {
    let nonzero = |factor: &Expr| normal(factor, scope).is_ok_and(|factor| scope.nonzero(&factor).is_ok());
    match expr.node() {
        Node::Integral { .. } => true,
        Node::Neg(a) | Node::Div(a, _) => one_multiple(a, scope),
        Node::Mul(a, b) if combined(b).is_some() => one_multiple(b, scope) && nonzero(a),
        Node::Mul(a, b) => one_multiple(a, scope) && nonzero(b),
        _ => false,
    }
}

/// Whether the integrals of a linear combination have closed forms, or converge absolutely.
fn each_exists(expr: &Expr, scope: &Scope) -> bool {
    match expr.node() {
        Node::Integral { .. } => exists(expr, scope) || bounded_waves(expr, scope),
        Node::Neg(a) | Node::Div(a, _) => each_exists(a, scope),
        Node::Add(a, b) | Node::Sub(a, b) => each_exists(a, scope) && each_exists(b, scope),
        Node::Mul(a, b) if combined(b).is_some() => each_exists(b, scope),
        Node::Mul(a, _) => each_exists(a, scope),
        _ => false,
    }
}

fn exists(expr: &Expr, scope: &Scope) -> bool {
    normal(expr, scope).is_ok() || iterated::converges(expr, scope.domains())
}

/// Whether an integral converges absolutely since the modulus of its integrand is at most the sum of those with 1 and -1 in the places of
/// its sines and cosines of real numbers, each of which does.
fn bounded_waves(expr: &Expr, scope: &Scope) -> bool {
    let Some(single) = combined(expr) else { return false };
    let Ok(domains) = under(&single, scope.domains()) else {
        return false;
    };
    let inner = Scope::new(&domains).almost_everywhere(&single.var);
    let mut waves = Vec::new();
    let form = freed(&single.body, &single.var, &single.body.free_symbols(), &mut waves);
    let ones = vec![Expr::one(); waves.len()];
    let with = |body| Expr::integral(single.var.clone(), single.lo.clone(), single.hi.clone(), body);
    multilinear(&form, &waves)
        && waves.iter().all(|wave| wave.is_real(&inner))
        && corners(&form, &waves, &ones)
            .into_iter()
            .all(|corner| iterated::converges(&with(corner), scope.domains()))
}

/// The innermost pair of parts in which two formulas differ: their equality implies that of the formulas, where these are
/// defined. Nothing under a sign of integration, summation or differentiation counts as a part.
pub(super) fn difference<'a>(left: &'a Expr, right: &'a Expr) -> (&'a Expr, &'a Expr) {
    let binds = matches!(
        left.node(),
        Node::Integral { .. } | Node::Sum { .. } | Node::Diff { .. }
    );
    let (ours, theirs) = (left.children(), right.children());
    let same_kind = std::mem::discriminant(left.node()) == std::mem::discriminant(right.node())
        && match (left.node(), right.node()) {
            (Node::Call(f, _), Node::Call(g, _)) => f == g,
            (Node::Apply(f, _), Node::Apply(g, _)) => f == g,
            _ => true,
        };
    if binds || !same_kind || ours.len() != theirs.len() {
        return (left, right);
    }
    let mut unequal = ours.into_iter().zip(theirs).filter(|(l, r)| l != r);
    match (unequal.next(), unequal.next()) {
        (Some((l, r)), None) => difference(l, r),
        _ => (left, right),
    }
}

/// The declarations under an integral from `lo` to `hi`: its variable is positive where neither end can be negative, else
/// real.
fn under(single: &Combined, domains: &Domains) -> Result<Domains, String> {
    let mut inner = domains.clone();
    let scope = Scope::new(domains);
    let nonnegative = |end: &Expr| {
        let sign = || normal(end, &scope).ok().and_then(|end| scope.sign_of(&end));
        *end == Expr::infinity() || matches!(sign(), Some(Sign::Zero | Sign::Positive | Sign::Nonnegative))
    };
    let domain = if nonnegative(&single.lo) && nonnegative(&single.hi) {
        Domain::Positive
    } else {
        Domain::Real
    };
    if inner.insert(single.var.clone(), domain).is_some() {
        return Err(format!(
            "the variable of integration `{}` has the name of another symbol",
            single.var
        ));
    }
    Ok(inner)
}

/// Both sides are linear combinations of integrals over one range, with the same integrand when brought under one sign
/// of integration; or integrals over one range of formulas that are so related for almost every value of the variable.
pub(super) fn linearity(relation: &Relation, domains: &Domains) -> Evidence {
    let (left, right) = difference(&relation.lhs, &relation.rhs);
    let result = if relation.op == RelationOp::Eq {
        linear(left, right, domains, &mut Vec::new())
    } else {
        Err("the relation is not an equality".into())
    };
    match result {
        Ok(seen) => Evidence::proved(Grade::Exact, seen).if_integrable(),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn linear(left: &Expr, right: &Expr, domains: &Domains, outer: &mut Vec<Symbol>) -> Result<String, String> {
    let (Some(ours), Some(theirs)) = (combined(left), combined(right)) else {
        return Err("a side is not a linear combination of integrals over one range".into());
    };
    if !ours.over_the_range_of(&theirs) {
        return Err("the two sides are not combinations of integrals over one range".into());
    }
    let around = outer
        .iter()
        .fold(Scope::new(domains), |scope, var| scope.almost_everywhere(var));
    if let Some(side) = [left, right].into_iter().find(|side| !taken_apart(side, &around)) {
        return Err(format!("the integrals of which {side} is made are not seen to exist"));
    }
    let inner = under(&ours, domains)?;
    outer.push(ours.var.clone());
    let scope = outer
        .iter()
        .fold(Scope::new(&inner), |scope, var| scope.almost_everywhere(var));
    match normal(&(ours.body.clone() - theirs.body.clone()), &scope) {
        Ok(difference) if difference.is_zero() => {
            Ok("under one sign of integration the two integrands are equal almost everywhere".into())
        }
        _ if combined(&ours.body).is_some() => linear(&ours.body, &theirs.body, &inner, outer),
        Ok(_) => Err("the integrands are not seen to be equal".into()),
        Err(obstacle) => Err(obstacle.to_string()),
    }
}

/// `∫ f <= ∫ g`, or `abs(∫ f) <= ∫ g`, because f <= g, or |f| <= g, almost everywhere on the common range, and ∫ g is finite.
pub(super) fn majorant(relation: &Relation, domains: &Domains) -> Evidence {
    match bounded(relation, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn bounded(relation: &Relation, domains: &Domains) -> Result<String, String> {
    let (inner, modulus) = match relation.lhs.node() {
        Node::Call(Function::Abs, arguments) => (arguments.first().unwrap_or(&relation.lhs), true),
        _ => (&relation.lhs, false),
    };
    let (Some(f), Some(g)) = (combined(inner), combined(&relation.rhs)) else {
        return Err("a side is not a linear combination of integrals over one range".into());
    };
    // Upper ends below lower ends would turn the inequality round.
    let forward = f.hi == Expr::infinity() && (f.lo == Expr::zero() || f.lo == -Expr::infinity());
    if relation.op != RelationOp::Le || !forward || !f.over_the_range_of(&g) {
        return Err("the two sides are not integrals over the same half line or line".into());
    }
    if normal(&relation.rhs, &Scope::new(domains)).is_err() {
        return Err("the integral on the right is not seen to be finite".into());
    }
    // A bound of the modulus shows that one integral exists; a bound from above, or of a combination, shows nothing of the kind.
    let around = Scope::new(domains);
    let exists = modulus && one_multiple(inner, &around) || each_exists(inner, &around);
    if !exists {
        return Err("the integrals on the left are not seen to exist".into());
    }
    let scope = Scope::new(&under(&f, domains)?).almost_everywhere(&f.var);
    if !modulus && !normal(&g.body, &scope).is_ok_and(|g| scope.is_real(&g)) {
        return Err("the integrand on the right is not seen to be real".into());
    }
    let mut waves = Vec::new();
    let form = freed(&f.body, &f.var, &f.body.free_symbols(), &mut waves);
    if !multilinear(&form, &waves) || !waves.iter().all(|wave| wave.is_real(&scope)) {
        return Err("the integrand is not of degree one in each of its sines and cosines of real numbers".into());
    }
    let sides: &[bool] = if modulus { &[false, true] } else { &[false] };
    let holds = choices(&waves).into_iter().any(|bounds| {
        corners(&form, &waves, &bounds).into_iter().all(|corner| {
            sides.iter().all(|negated| {
                let corner = if *negated { -corner.clone() } else { corner.clone() };
                at_most(&corner, &g.body, &scope)
            })
        })
    });
    if !holds {
        return Err("the integrand on the left is not seen to be bounded by that on the right".into());
    }
    let sign = if modulus {
        "the absolute value of the integrand"
    } else {
        "the integrand"
    };
    Ok(format!(
        "{sign} is at most that on the right, by |sin y| <= 1 and |sin y| <= |y|"
    ))
}

/// Whether `smaller <= larger` on the whole scope.
fn at_most(smaller: &Expr, larger: &Expr, scope: &Scope) -> bool {
    let difference = normal(&(larger.clone() - smaller.clone()), scope).ok();
    let sign = difference.and_then(|difference| scope.sign_of(&difference));
    matches!(sign, Some(Sign::Zero | Sign::Positive | Sign::Nonnegative))
}

/// A sine or cosine that depends on the variable of integration, and the symbol in its place.
struct Wave {
    symbol: Symbol,
    call: Expr,
    argument: Expr,
    /// Whether it is a sine, of modulus at most that of its argument.
    sine: bool,
}

impl Wave {
    /// A modulus is real whatever it is taken of, even of a function left open, as long as that is defined.
    fn is_real(&self, scope: &Scope) -> bool {
        match self.argument.node() {
            Node::Call(Function::Abs, arguments) => arguments.iter().all(|argument| normal(argument, scope).is_ok()),
            _ => normal(&self.argument, scope).is_ok_and(|argument| scope.is_real(&argument)),
        }
    }
}

/// The formula with its sines and cosines replaced by symbols.
fn freed(expr: &Expr, var: &Symbol, taken: &BTreeSet<Symbol>, waves: &mut Vec<Wave>) -> Expr {
    if let Node::Call(function @ (Function::Sin | Function::Cos), arguments) = expr.node()
        && let [argument] = &arguments[..]
        && expr.depends_on(var)
    {
        if let Some(known) = waves.iter().find(|wave| wave.call == *expr) {
            return Expr::from(known.symbol.clone());
        }
        let symbol = Symbol::new("wave").fresh(|s| taken.contains(s) || waves.iter().any(|wave| wave.symbol == *s));
        waves.push(Wave {
            symbol: symbol.clone(),
            call: expr.clone(),
            argument: argument.clone(),
            sine: *function == Function::Sin,
        });
        return Expr::from(symbol);
    }
    match expr.node() {
        Node::Integral { .. } | Node::Sum { .. } | Node::Diff { .. } => expr.clone(),
        _ => {
            let mapped: Result<Expr, std::convert::Infallible> =
                expr.try_map(|part| Ok(freed(part, var, taken, waves)));
            match mapped {
                Ok(mapped) => mapped,
                Err(never) => match never {},
            }
        }
    }
}

/// Whether the formula is affine in each of the symbols: then its extremes on a box of them are at the corners.
fn multilinear(form: &Expr, waves: &[Wave]) -> bool {
    waves.iter().all(|wave| {
        let slope = form.derivative(&wave.symbol);
        slope.is_ok_and(|slope| !slope.depends_on(&wave.symbol))
    })
}

/// Every choice of one bound for the modulus of each wave: 1, or the argument of a sine.
fn choices(waves: &[Wave]) -> Vec<Vec<Expr>> {
    waves.iter().fold(vec![Vec::new()], |rows, wave| {
        let bounds: Vec<Expr> = std::iter::once(Expr::one())
            .chain(wave.sine.then(|| wave.argument.clone()))
            .collect();
        rows.iter()
            .flat_map(|row| {
                bounds
                    .iter()
                    .map(|bound| row.iter().cloned().chain([bound.clone()]).collect())
            })
            .collect()
    })
}

/// The formula at the corners of the box |wave| <= |bound|.
fn corners(form: &Expr, waves: &[Wave], bounds: &[Expr]) -> Vec<Expr> {
    waves
        .iter()
        .zip(bounds)
        .fold(vec![form.clone()], |forms, (wave, bound)| {
            forms
                .iter()
                .flat_map(|form| [bound.clone(), -bound.clone()].map(|value| form.substitute(&wave.symbol, &value)))
                .collect()
        })
}
