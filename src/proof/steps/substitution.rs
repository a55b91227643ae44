//! A change of variable in one of the integrals of the left side, after which it is the right side.
//!
//! For an affine map u = α z + β with α != 0 (almost everywhere, if α depends on outer variables of integration) and z over the whole line,
//! ∫ g(αz + β) |α| dz = ∫ g(u) du; so it is enough that the integrand on the left is g(αz + β) |α|. For another range
//! the sign of α must be certain and the ends must correspond, the lower to the upper one for α < 0. This shows that the two sides exist
//! together and are then equal; that they exist at all the kernel has to see.
//!
//! A power may be substituted on a part of the half line from 0. If z u'(z)/u(z) is a constant q != 0 and u > 0 for z > 0, then u = c z^q
//! with c > 0: strictly monotone and smooth, with the limits 0 and ∞ at 0 and ∞, in this order for q > 0. For such a rule
//! ∫ g(u(z)) |u'(z)| dz over the range is ∫ g(u) du over its image. The integrals exist where that of the absolute value, on one side, is
//! finite even from 0 to infinity; else they exist together. An exponential is the same on the line: if u'(z)/u(z) is a constant q != 0 and
//! u > 0, then u = c e^{qz} with c > 0, of the limits 0 and ∞ at -∞ and ∞, in this order for q > 0.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Normal, Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::iterated::{Bound, equal, independent, peel, with_bound};
use crate::proof::level::{Level, levels};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, mistake};

/// What is told: the new variable = a formula in the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Substitution {
    new: Symbol,
    map: Expr,
}

/// The integrands correspond under the rule.
#[derive(Debug)]
struct Shown {
    rule: Relation,
    old: Symbol,
    new: Symbol,
    curve: Option<Curve>,
}

/// A strictly monotone map that is not affine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Curve {
    /// A power, on the half line from 0.
    Power,
    /// An exponential, on the line.
    Exponential,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { rule, old, new, .. } = self;
        match self.curve {
            Some(Curve::Power) => write!(f, "with {rule}, a strictly monotone power of {old} > 0, ")?,
            Some(Curve::Exponential) => write!(f, "with {rule}, a strictly monotone exponential of {old}, ")?,
            None => write!(f, "with {rule} ")?,
        }
        write!(
            f,
            "the integrand on the left is that on the right times |d{new}/d{old}|"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the right side has no integral over the new variable")]
    NoNewVariable,
    #[error("the two sides have different numbers of integrals")]
    Numbers,
    #[error("the other integrals of the two sides differ")]
    Others,
    #[error("`{0}` is free on the right side and bound on the left")]
    Free(Symbol),
    #[error("the substitution depends on a variable that is integrated before")]
    Inner,
    #[error("{0} is not seen to be real")]
    NotReal(Expr),
    #[error("the factor {0} of the substitution may vanish")]
    Vanishes(Expr),
    #[error("the sign of the factor {0} of the substitution is not certain")]
    Sign(Expr),
    #[error("the ends of the two ranges do not correspond under the substitution")]
    Ends,
    #[error("the end {0} is not seen to be positive")]
    End(Expr),
    #[error("the substitution is neither affine nor a power or an exponential of the old variable")]
    NoPower,
    #[error("the new variable is not seen to be positive")]
    NotPositive,
}

/// A change of the variable of integration, affine such as `u = a*z`, a power such as `t = z^2/2` on the half line, or an
/// exponential such as `t = exp(-z)`.
#[must_use]
pub fn substitution(name: &str, rule: &str) -> Step {
    Step::of(name, Substitution::read(rule))
}

impl Substitution {
    fn read(rule: &str) -> Result<Substitution, Mistake> {
        let relation = mistake::relation(rule)?;
        match (relation.op, relation.lhs.node()) {
            (RelationOp::Eq, Node::Symbol(new)) => Ok(Substitution {
                new: new.clone(),
                map: relation.rhs.clone(),
            }),
            _ => Err(Mistake::NoSubstitution(rule.into())),
        }
    }

    fn rule(&self, map: Expr) -> Relation {
        Relation::new(RelationOp::Eq, Expr::from(self.new.clone()), map)
    }
}

impl Kind for Substitution {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("substitution {}", self.rule(self.map.clone()))
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.map]
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::change_of_variables(),
            &[
                "the slope has a certain sign or no zero",
                "the ends correspond",
                "the ends correspond",
                "both sides exist together; that one does is shown along the chain",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let map = ask.context.expand(&self.map)?;
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let whole = substituted(relation, &self.rule(map.clone()), self.new.clone(), domains);
        whole.or_else(|why| {
            // Under an integral over vectors.
            let mut below = levels(relation, domains).into_iter().skip(1);
            let shown = |level: Level| {
                let rule = self.rule(level.named(&map, &[]));
                let evidence = substituted(&level.relation, &rule, self.new.clone(), &level.domains).ok()?;
                let existence = evidence.existence.and(Existence::Together);
                Some(evidence.showing(existence))
            };
            below.find_map(shown).ok_or(why)
        })
    }
}

fn substituted(relation: &Relation, rule: &Relation, new: Symbol, domains: &Domains) -> Result<Evidence, Refusal> {
    let ((left, f), (right, g)) = (peel(&relation.lhs, domains), peel(&relation.rhs, domains));
    // The rule calls the variables as the author does.
    let (old_names, new_names) = (names(&relation.lhs), names(&relation.rhs));
    let place = new_names
        .iter()
        .position(|name| *name == new)
        .ok_or(Undecided::NoNewVariable)?;
    let new = right
        .get(place)
        .map(|(var, ..)| var.clone())
        .ok_or(Undecided::NoNewVariable)?;
    let bound = old_names
        .into_iter()
        .zip(&left)
        .map(|(name, (var, ..))| (name, Expr::from(var.clone())));
    let map = rule.rhs.substitute_all(&bound.collect());
    let rule = &Relation::new(RelationOp::Eq, Expr::from(new.clone()), map.clone());
    let (old, lo, hi) = left.get(place).cloned().ok_or(Undecided::Numbers)?;
    let others_agree = left.len() == right.len()
        && left
            .iter()
            .zip(&right)
            .enumerate()
            .all(|(index, (l, r))| index == place || l == r);
    if relation.op != RelationOp::Eq || !others_agree {
        return Err(Undecided::Others.into());
    }
    if new != old && g.depends_on(&old) {
        return Err(Undecided::Free(old).into());
    }
    if left[place + 1..].iter().any(|(inner, ..)| map.depends_on(inner)) {
        return Err(Undecided::Inner.into());
    }
    independent(&right)?;
    independent(&left)?;
    let extended = with_bound(domains, &left);
    let slope = map.derivative(&old)?;
    let mut scope = Scope::new(&extended);
    for (var, ..) in left.iter().filter(|(var, ..)| *var != old) {
        scope = scope.almost_everywhere(var);
    }
    let factor = normal(&slope, &scope).ok().filter(|factor| !factor.depends_on(&old));
    let Some(inner) = factor else {
        let change = Change {
            rule,
            new: &new,
            left: (&left, &f),
            right: (&right, &g),
            place,
        };
        return change.curved(domains);
    };
    // A complex shift would move the path, perhaps across a pole.
    if !normal(&map, &scope).is_ok_and(|map| scope.is_real(&map)) {
        return Err(Undecided::NotReal(map).into());
    }
    let line = Expr::infinity();
    let whole = |lo: &Expr, hi: &Expr| *lo == -line.clone() && *hi == line;
    let (_, new_lo, new_hi) = &right[place];
    let sign = scope.sign_of(&inner);
    if whole(&lo, &hi) && whole(new_lo, new_hi) {
        if !matches!(sign, Some(Sign::Positive | Sign::Negative | Sign::Nonzero)) {
            return Err(Undecided::Vanishes(slope).into());
        }
    } else {
        // A decreasing map carries the lower end to the upper one.
        let ends = match sign {
            Some(Sign::Positive) => [(&lo, new_lo), (&hi, new_hi)],
            Some(Sign::Negative) => [(&lo, new_hi), (&hi, new_lo)],
            _ => {
                return Err(Undecided::Sign(slope).into());
            }
        };
        let infinite = |end: &Expr| *end == line || *end == -line.clone();
        let meet = |(end, image): (&Expr, &Expr)| match infinite(end) {
            true if sign == Some(Sign::Negative) => infinite(image) && end != image,
            true => end == image,
            false => normal(&(map.substitute(&old, end) - image.clone()), &scope)
                .is_ok_and(|difference| difference.is_zero()),
        };
        if !ends.into_iter().all(meet) {
            return Err(Undecided::Ends.into());
        }
    }
    let pulled = g.substitute(&new, &map) * Expr::call(Function::Abs, vec![slope]);
    if !equal(&f, &pulled, &extended, &left)? {
        return Err(Unseen::Factor.into());
    }
    let seen = Shown {
        rule: rule.clone(),
        old,
        new,
        curve: None,
    };
    Ok(Evidence::proved(Grade::Exact, seen).showing(Existence::Together))
}

/// The names of the variables of an iterated integral, outermost first, as they are written.
fn names(expr: &Expr) -> Vec<Symbol> {
    match expr.node() {
        Node::Integral { var, body, .. } => std::iter::once(var.clone()).chain(names(body)).collect(),
        _ => Vec::new(),
    }
}

/// A change of variable in one of the integrals of the left side.
struct Change<'a> {
    /// New variable = formula in the old one.
    rule: &'a Relation,
    /// The new variable.
    new: &'a Symbol,
    /// The integrals of the two sides, outermost first, and their integrands.
    left: (&'a [Bound], &'a Expr),
    /// As `left`.
    right: (&'a [Bound], &'a Expr),
    /// Which of the integrals is changed.
    place: usize,
}

impl Curve {
    /// What is constant along such a map: z u'/u or u'/u.
    fn rate(self, old: &Symbol, slope: &Expr, map: &Expr) -> Expr {
        match self {
            Curve::Power => Expr::from(old.clone()) * slope.clone() / map.clone(),
            Curve::Exponential => slope.clone() / map.clone(),
        }
    }

    /// Where an end goes.
    fn image(self, change: &Change<'_>, end: &Expr, rising: bool, scope: &Scope) -> Result<Expr, Undecided> {
        let (old, ..) = &change.left.0[change.place];
        let least = match self {
            Curve::Power => Expr::zero(),
            Curve::Exponential => -Expr::infinity(),
        };
        let infinite = *end == Expr::infinity();
        if infinite || *end == least {
            return Ok(if infinite == rising {
                Expr::infinity()
            } else {
                Expr::zero()
            });
        }
        let sign = normal(end, scope).map(|end| scope.sign_of(&end));
        match (self, sign) {
            (Curve::Power, Ok(Some(Sign::Positive))) | (Curve::Exponential, Ok(_)) => {
                Ok(change.rule.rhs.substitute(old, end))
            }
            _ => Err(Undecided::End(end.clone())),
        }
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

impl Change<'_> {
    /// The change by a power of the old variable or by an exponential of it.
    fn curved(&self, domains: &Domains) -> Result<Evidence, Refusal> {
        let power = self.along(Curve::Power, domains);
        power.or_else(|why| self.along(Curve::Exponential, domains).map_err(|_| why))
    }

    fn along(&self, curve: Curve, domains: &Domains) -> Result<Evidence, Refusal> {
        let (old, lo, hi) = &self.left.0[self.place];
        let (_, new_lo, new_hi) = &self.right.0[self.place];
        let mut extended = with_bound(domains, self.left.0);
        let domain = match curve {
            Curve::Power => Domain::Positive,
            Curve::Exponential => Domain::Real,
        };
        extended.insert(old.clone(), domain);
        let bound = self.left.0.iter();
        let scope = bound.fold(Scope::new(&extended), |scope, (var, ..)| scope.almost_everywhere(var));
        let value = |expr: &Expr| normal(expr, &scope);
        let map = &self.rule.rhs;
        let slope = map.derivative(old)?;
        let rate = value(&curve.rate(old, &slope, map))?;
        let rising = match scope.sign_of(&rate) {
            Some(Sign::Positive) if !rate.depends_on(old) => true,
            Some(Sign::Negative) if !rate.depends_on(old) => false,
            _ => return Err(Undecided::NoPower.into()),
        };
        if scope.sign_of(&value(map)?) != Some(Sign::Positive) {
            return Err(Undecided::NotPositive.into());
        }
        let image = |end| curve.image(self, end, rising, &scope);
        let (first, last) = (image(lo)?, image(hi)?);
        let images = if rising { [first, last] } else { [last, first] };
        let meets = |(image, end): (&Expr, &Expr)| {
            image == end || value(&(image.clone() - end.clone())).is_ok_and(|difference: Normal| difference.is_zero())
        };
        if !images.iter().zip([new_lo, new_hi]).all(meets) {
            return Err(Undecided::Ends.into());
        }
        let pulled = self.right.1.substitute(self.new, map) * Expr::call(Function::Abs, vec![slope]);
        if !equal(self.left.1, &pulled, &extended, self.left.0)? {
            return Err(Unseen::Factor.into());
        }
        let half_line = |var, integrand| integrable(integrand, var, domains);
        let exists = self.left.0.len() == 1
            && (half_line(self.new, self.right.1) || curve == Curve::Power && half_line(old, self.left.1));
        let seen = Shown {
            rule: self.rule.clone(),
            old: old.clone(),
            new: self.new.clone(),
            curve: Some(curve),
        };
        Ok(Evidence::proved(Grade::Exact, seen).showing(match exists {
            true => Existence::Integrals(Ground::Domination),
            false => Existence::Together,
        }))
    }
}
