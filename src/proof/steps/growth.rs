//! An inequality in one variable, piece by piece: the difference of the sides is enclosed, or grows from an end of the piece
//! ([`pieces`](crate::proof::pieces)). The places told are where pieces begin: those at which the two sides meet, and others that help.
//!
//! Where the variable is positive and a side has no value at 0, or where a place is no fraction, the variable may be written e^t with a real t,
//! which takes each positive value once. It claims nothing of existence: the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, RelationOp, Symbol};
use crate::proof::pieces::{End, Pieces};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Grade, Mistake, Refusal, mistake};

/// What is told: the variable, and places of its range in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Growth {
    variable: Symbol,
    places: Vec<Expr>,
}

/// On each of so many pieces.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    places: Vec<Expr>,
    pieces: usize,
    exponential: bool,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown {
            variable: v,
            places,
            pieces,
            exponential,
        } = self;
        if *exponential {
            write!(f, "with {v} = exp(t), ")?;
        }
        let count = match pieces {
            1 => "on the one piece".to_owned(),
            count => format!("on each of {count} pieces"),
        };
        write!(
            f,
            "{count} of the range of {v}, the difference is enclosed on one side of 0, or grows from an end"
        )?;
        let places: Vec<String> = places.iter().map(ToString::to_string).collect();
        match places.is_empty() {
            true => Ok(()),
            false => write!(f, "; pieces begin at {}", places.join(", ")),
        }
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("growth shows `<=` and `<` only")]
    Relation,
    #[error("`{0}` does not range over an interval")]
    Range(Symbol),
    #[error("a piece of the range of {0} stays open")]
    Open(Symbol),
    #[error("the places are not in the order of the numbers")]
    Order,
}

/// An inequality along `variable`, on pieces that begin at these places.
#[must_use]
pub fn growth(name: &str, variable: &str, places: &[&str]) -> Step {
    Step::of(name, Growth::read(variable, places))
}

impl Growth {
    /// Along that variable, no places told.
    pub(super) fn along(variable: Symbol) -> Growth {
        let places = Vec::new();
        Growth { variable, places }
    }

    fn read(variable: &str, places: &[&str]) -> Result<Growth, Mistake> {
        Ok(Growth {
            variable: mistake::symbol(variable)?,
            places: places
                .iter()
                .map(|place| mistake::formula(place))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Kind for Growth {
    fn words(&self, _cited: Option<&Cited>) -> String {
        let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
        match places.is_empty() {
            true => format!("growth in {}", self.variable),
            false => format!("growth in {} from {}", self.variable, places.join(", ")),
        }
    }

    fn formulas(&self) -> Vec<&Expr> {
        self.places.iter().collect()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::increasing(),
            &[
                "the range starts at its least value",
                "by normal form",
                "by its sign, or again by its derivative",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, v) = (ask.relation, &ask.context.domains, &self.variable);
        let strict = match relation.op {
            RelationOp::Le => false,
            RelationOp::Lt => true,
            RelationOp::Eq | RelationOp::Ne => return Err(Undecided::Relation.into()),
        };
        let places = self.places.iter().map(|place| ask.context.expand(place));
        let places = places.collect::<Result<Vec<_>, _>>()?;
        let scope = Scope::new(domains);
        let real = |side| normal(side, &scope).is_ok_and(|side| scope.is_real(&side));
        if !(real(&relation.lhs) && real(&relation.rhs)) {
            return Err(Unseen::NotReal.into());
        }
        let difference = relation.rhs.clone() - relation.lhs.clone();
        let (lo, hi) = ends(v, domains)?;
        let whole = ordered(lo, &places, hi)?;
        let pieces = whole.and_then(|ends| Pieces::new(&difference, v, domains, strict).cover(&ends));
        let shown = |pieces: usize, exponential: bool| Shown {
            variable: v.clone(),
            places: places.clone(),
            pieces,
            exponential,
        };
        if let Some(pieces) = pieces {
            return Ok(Evidence::proved(Grade::Exact, shown(pieces, false)));
        }
        if domains.get(v) == Some(&Domain::Positive) {
            let exponential = difference.substitute(v, &Expr::from(v.clone()).exp());
            let mut line = domains.clone();
            line.insert(v.clone(), Domain::Real);
            let logarithm = |place: &Expr| Some(normal(&place.clone().log(), &Scope::new(&line)).ok()?.to_expr());
            let places: Option<Vec<Expr>> = places.iter().map(logarithm).collect();
            let ends = ordered(End::Infinite, &places.unwrap_or_default(), End::Infinite)?;
            let pieces = ends.and_then(|ends| Pieces::new(&exponential, v, &line, strict).cover(&ends));
            if let Some(pieces) = pieces {
                return Ok(Evidence::proved(Grade::Exact, shown(pieces, true)));
            }
        }
        Err(Undecided::Open(v.clone()).into())
    }
}

/// The ends of the range of a variable.
fn ends(v: &Symbol, domains: &Domains) -> Result<(End, End), Undecided> {
    Ok(match domains.get(v) {
        Some(Domain::Real | Domain::Nonzero) => (End::Infinite, End::Infinite),
        Some(Domain::Nonnegative) => (End::At(Expr::zero()), End::Infinite),
        Some(Domain::Positive) => (End::Open(Expr::zero()), End::Infinite),
        Some(Domain::Between { lo, hi }) => (End::At(Expr::rational(lo)), End::At(Expr::rational(hi))),
        _ => return Err(Undecided::Range(v.clone())),
    })
}

/// The ends with the places between them, each seen to lie above the one before; those that are an end are left out. `None` where there
/// is neither an end nor a place.
fn ordered(lo: End, places: &[Expr], hi: End) -> Result<Option<Vec<End>>, Undecided> {
    let scope = Scope::new(&Domains::default());
    let below = |small: &End, large: &End| match (small, large) {
        (End::Infinite, _) | (_, End::Infinite) => true,
        (End::At(small) | End::Open(small), End::At(large) | End::Open(large)) => {
            let difference = normal(&(large.clone() - small.clone()), &scope);
            difference.is_ok_and(|difference| scope.positive(&difference).is_ok())
        }
    };
    let own = |end: &End, place: &Expr| matches!(end, End::At(known) | End::Open(known) if known == place);
    let inner = places.iter().filter(|place| !own(&lo, place) && !own(&hi, place));
    let inner: Vec<End> = inner.cloned().map(End::At).collect();
    let ends: Vec<End> = std::iter::once(lo).chain(inner).chain([hi]).collect();
    if ends.windows(2).any(|pair| !below(&pair[0], &pair[1])) {
        return Err(Undecided::Order);
    }
    Ok((ends.len() > 2 || ends.iter().any(|end| *end != End::Infinite)).then_some(ends))
}
