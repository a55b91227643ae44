//! Substitution of a power of the variable of integration, on a part of the half line from 0.
//!
//! If z u'(z)/u(z) is a constant q != 0 and u > 0 for z > 0, then u = c z^q with c > 0: strictly monotone and smooth, with
//! the limits 0 and ∞ at 0 and ∞, in this order for q > 0. For such a rule ∫ g(u(z)) |u'(z)| dz over the range is ∫ g(u) du over
//! its image.

use crate::exact::{Normal, Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Function, Relation, Symbol};
use crate::proof::iterated::{Bound, equal, with_bound};

/// A change of variable in one of the integrals of the left side.
pub(crate) struct Change<'a> {
    /// New variable = formula in the old one.
    pub(crate) rule: &'a Relation,
    /// The new variable.
    pub(crate) new: &'a Symbol,
    /// The integrals of the two sides, outermost first, and their integrands.
    pub(crate) left: (&'a [Bound], &'a Expr),
    /// As `left`.
    pub(crate) right: (&'a [Bound], &'a Expr),
    /// Which of the integrals is changed.
    pub(crate) place: usize,
}

/// Where an end goes.
fn image(change: &Change<'_>, end: &Expr, rising: bool, scope: &Scope) -> Result<Expr, String> {
    let infinite = *end == Expr::infinity();
    if infinite || *end == Expr::zero() {
        return Ok(if infinite == rising {
            Expr::infinity()
        } else {
            Expr::zero()
        });
    }
    let (old, ..) = &change.left.0[change.place];
    let sign = normal(end, scope).ok().and_then(|end| scope.sign_of(&end));
    match sign {
        Some(Sign::Positive) => Ok(change.rule.rhs.substitute(old, end)),
        _ => Err(format!("the end {end} is not seen to be positive")),
    }
}

/// Whether the integral of the absolute value from 0 to infinity has a closed form.
fn integrable(integrand: &Expr, var: &Symbol, domains: &Domains) -> bool {
    let mut image = domains.clone();
    image.insert(var.clone(), Domain::Positive);
    let inside = Scope::new(&image).almost_everywhere(var);
    let modulus = normal(integrand, &inside).ok().and_then(|value| inside.modulus(&value));
    modulus.is_some_and(|modulus| {
        let whole = Expr::integral(var.clone(), Expr::zero(), Expr::infinity(), modulus.to_expr());
        normal(&whole, &Scope::new(domains)).is_ok()
    })
}

/// Checks the change of variable, and says what was seen and whether the integrals are seen to exist: that of the absolute
/// value, on one side, is finite even from 0 to infinity.
pub(crate) fn substituted(change: &Change<'_>, domains: &Domains) -> Result<(String, bool), String> {
    let (old, lo, hi) = &change.left.0[change.place];
    let (_, new_lo, new_hi) = &change.right.0[change.place];
    let mut positive = with_bound(domains, change.left.0)?;
    positive.insert(old.clone(), Domain::Positive);
    let scope = change
        .left
        .0
        .iter()
        .fold(Scope::new(&positive), |scope, (var, ..)| scope.almost_everywhere(var));
    let value = |expr: &Expr| normal(expr, &scope).map_err(|obstacle| obstacle.to_string());
    let map = &change.rule.rhs;
    let slope = map.derivative(old).map_err(|error| error.to_string())?;
    let exponent = value(&(Expr::from(old.clone()) * slope.clone() / map.clone()))?;
    let rising = match scope.sign_of(&exponent) {
        Some(Sign::Positive) if !exponent.depends_on(old) => true,
        Some(Sign::Negative) if !exponent.depends_on(old) => false,
        _ => return Err("the substitution is neither affine nor a power of the old variable".into()),
    };
    if scope.sign_of(&value(map)?) != Some(Sign::Positive) {
        return Err("the new variable is not seen to be positive".into());
    }
    let (first, last) = (image(change, lo, rising, &scope)?, image(change, hi, rising, &scope)?);
    let images = if rising { [first, last] } else { [last, first] };
    let meets = |(image, end): (&Expr, &Expr)| {
        image == end || value(&(image.clone() - end.clone())).is_ok_and(|difference: Normal| difference.is_zero())
    };
    if !images.iter().zip([new_lo, new_hi]).all(meets) {
        return Err("the ends of the two ranges do not correspond".into());
    }
    let pulled = change.right.1.substitute(change.new, map) * Expr::call(Function::Abs, vec![slope]);
    if !equal(change.left.1, &pulled, &positive, change.left.0)? {
        return Err("the integrand is not the new one times the factor of the substitution".into());
    }
    let exists = change.left.0.len() == 1
        && [(old, change.left.1), (change.new, change.right.1)]
            .into_iter()
            .any(|(var, integrand)| integrable(integrand, var, domains));
    let seen = format!(
        "with {}, a strictly monotone power of {old} > 0, the integrand on the left is that on the right times |d{}/d{old}|",
        change.rule, change.new
    );
    Ok((seen, exists))
}
