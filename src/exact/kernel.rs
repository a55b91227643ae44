//! Kernels: the atoms of the normal form, and the algebraic relations some of them obey.
//!
//! Transcendental kernels (symbols, pi, logarithms, values of other functions) are independent variables to the algebra.
//! Algebraic kernels t obey a monic relation `t^n = value` that holds at every point where t is defined:
//!
//! | kernel | meaning | relation |
//! |---|---|---|
//! | `I` | the imaginary unit | t² = -1 |
//! | `Parity` | (-1)^n, n a product of integer symbols | t² = 1 |
//! | `Turn` | i^k, k an integer symbol | t² = (-1)^k |
//! | `SignPower` | sign(P)^k, P ≠ 0 | t² = 1 |
//! | `Magnitude` | \|P\|, P real | t² = P² |
//! | `Root` | P^(1/p^e), P ≥ 0, p prime | t^p = P^(1/p^(e-1)) |

use std::cmp::Ordering;
use std::sync::Arc;

use rug::Integer;

use super::exponential::{ExpPoly, Plain};
use super::fraction::Normal;
use crate::formula::{Expr, Function, Symbol};

/// An end of a range of integration or summation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// -∞
    NegativeInfinity,
    /// A value of the field.
    Finite(Normal),
    /// +∞
    PositiveInfinity,
}

/// An integral or a sum left as it stands; its bound variable has a canonical name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Range {
    pub(crate) variable: Symbol,
    pub(crate) lo: Bound,
    pub(crate) hi: Bound,
    pub(crate) body: Normal,
}

/// An integral over the vectors of a space; its bound variable has a canonical name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Space {
    pub(crate) variable: Symbol,
    pub(crate) dimension: Expr,
    pub(crate) body: Normal,
}

/// An atom of the normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kernel {
    /// A symbol, and whether it takes integer values only.
    Symbol(Symbol, bool),
    Pi,
    I,
    Parity(Vec<Symbol>),
    Turn(Symbol),
    SignPower(Arc<ExpPoly>, Symbol),
    Magnitude(Arc<ExpPoly>),
    /// base, prime, level: the `prime^level`-th root.
    Root(Arc<ExpPoly>, u32, u32),
    /// log|P|, and whether P is certainly nonnegative.
    Log(Arc<ExpPoly>, bool),
    Call(Function, Arc<Vec<Normal>>),
    /// An open function, and whether its values are certainly real.
    Apply(Symbol, bool, Arc<Vec<Normal>>),
    Integral(Arc<Range>),
    Sum(Arc<Range>),
    Space(Arc<Space>),
}

impl PartialOrd for Kernel {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order of the list, and then of the parts; parts that are shared are not looked at.
impl Ord for Kernel {
    fn cmp(&self, other: &Self) -> Ordering {
        use Kernel::{Apply, Call, Integral, Log, Magnitude, Parity, Root, SignPower, Space, Sum, Symbol, Turn};
        match (self, other) {
            (Symbol(s, a), Symbol(t, b)) => s.cmp(t).then(a.cmp(b)),
            (Parity(a), Parity(b)) => a.cmp(b),
            (Turn(s), Turn(t)) => s.cmp(t),
            (SignPower(a, s), SignPower(b, t)) => shared(a, b).then_with(|| s.cmp(t)),
            (Magnitude(a), Magnitude(b)) => shared(a, b),
            (Root(a, p, m), Root(b, q, n)) => shared(a, b).then((p, m).cmp(&(q, n))),
            (Log(a, s), Log(b, t)) => shared(a, b).then(s.cmp(t)),
            (Call(f, a), Call(g, b)) => f.cmp(g).then_with(|| shared(a, b)),
            (Apply(f, s, a), Apply(g, t, b)) => f.cmp(g).then(s.cmp(t)).then_with(|| shared(a, b)),
            (Integral(a), Integral(b)) | (Sum(a), Sum(b)) => shared(a, b),
            (Space(a), Space(b)) => shared(a, b),
            _ => self.place().cmp(&other.place()),
        }
    }
}

fn shared<T: Ord>(a: &Arc<T>, b: &Arc<T>) -> Ordering {
    match Arc::ptr_eq(a, b) {
        true => Ordering::Equal,
        false => a.cmp(b),
    }
}

impl Kernel {
    /// The place in the list.
    fn place(&self) -> usize {
        match self {
            Kernel::Symbol(..) => 0,
            Kernel::Pi => 1,
            Kernel::I => 2,
            Kernel::Parity(_) => 3,
            Kernel::Turn(_) => 4,
            Kernel::SignPower(..) => 5,
            Kernel::Magnitude(_) => 6,
            Kernel::Root(..) => 7,
            Kernel::Log(..) => 8,
            Kernel::Call(..) => 9,
            Kernel::Apply(..) => 10,
            Kernel::Integral(_) => 11,
            Kernel::Sum(_) => 12,
            Kernel::Space(_) => 13,
        }
    }

    /// The degree of the relation of an algebraic kernel.
    pub(crate) fn degree(&self) -> Option<u32> {
        match self {
            Kernel::I | Kernel::Parity(_) | Kernel::Turn(_) | Kernel::SignPower(..) | Kernel::Magnitude(_) => Some(2),
            Kernel::Root(_, prime, _) => Some(*prime),
            _ => None,
        }
    }

    /// The relation `kernel^degree = value` of an algebraic kernel.
    pub(crate) fn relation(&self) -> Option<(u32, ExpPoly)> {
        let value = match self {
            Kernel::I => ExpPoly::integer(Integer::from(-1)),
            Kernel::Parity(_) | Kernel::SignPower(..) => ExpPoly::one(),
            Kernel::Turn(k) => ExpPoly::kernel(Kernel::Parity(vec![k.clone()])),
            Kernel::Magnitude(base) => base.pow(2),
            Kernel::Root(base, _, 1) => (**base).clone(),
            Kernel::Root(base, prime, level) => ExpPoly::kernel(Kernel::Root(base.clone(), *prime, level - 1)),
            _ => return None,
        };
        Some((self.degree()?, value))
    }

    /// Greater than the depth of every algebraic kernel in the value of the relation; 0 for transcendental kernels.
    pub(crate) fn depth(&self) -> u32 {
        let below = |base: &ExpPoly| base.kernels().iter().map(Kernel::depth).max().unwrap_or(0);
        match self {
            Kernel::I | Kernel::Parity(_) | Kernel::SignPower(..) => 1,
            Kernel::Turn(_) => 2,
            Kernel::Magnitude(base) => 1 + below(base),
            Kernel::Root(base, _, level) => level + below(base),
            _ => 0,
        }
    }

    /// Whether the kernel takes integer values only.
    pub(crate) fn is_integer(&self) -> bool {
        match self {
            Kernel::Symbol(_, integer) => *integer,
            Kernel::Parity(_) => true,
            Kernel::Call(function, _) => function.definition().integral,
            _ => false,
        }
    }

    /// The symbol, if the kernel is one.
    pub(crate) fn as_symbol(&self) -> Option<&Symbol> {
        match self {
            Kernel::Symbol(s, _) => Some(s),
            _ => None,
        }
    }

    /// Calls `f` on every element of the field the kernel is built from.
    pub(crate) fn for_each_part(&self, f: &mut dyn FnMut(&Normal)) {
        let bound = |b: &Bound, f: &mut dyn FnMut(&Normal)| {
            if let Bound::Finite(n) = b {
                f(n);
            }
        };
        match self {
            Kernel::Symbol(..) | Kernel::Pi | Kernel::I | Kernel::Parity(_) | Kernel::Turn(_) => {}
            Kernel::SignPower(base, _) | Kernel::Magnitude(base) | Kernel::Root(base, ..) | Kernel::Log(base, _) => {
                f(&Normal::from((**base).clone()));
            }
            Kernel::Call(_, args) | Kernel::Apply(_, _, args) => args.iter().for_each(f),
            Kernel::Integral(range) | Kernel::Sum(range) => {
                bound(&range.lo, f);
                bound(&range.hi, f);
                f(&range.body);
            }
            Kernel::Space(space) => f(&space.body),
        }
    }

    /// The symbols the kernel mentions directly (not inside its parts).
    pub(crate) fn own_symbols(&self) -> Vec<&Symbol> {
        match self {
            Kernel::Symbol(s, _) | Kernel::Turn(s) | Kernel::SignPower(_, s) => vec![s],
            Kernel::Parity(symbols) => symbols.iter().collect(),
            Kernel::Space(space) => space.dimension.as_symbol().into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// The derivative of a polynomial with respect to a kernel, all other kernels held fixed.
pub(crate) fn partial(f: &Plain, kernel: &Kernel) -> Plain {
    use super::monomial::Monomial;
    use super::polynomial::Polynomial;
    let mut out = Polynomial::zero();
    for (m, c) in f.iter() {
        let degree = m.degree(kernel);
        if degree > 0 {
            let lower = m.without(kernel).times(&Monomial::power(kernel.clone(), degree - 1));
            out.add_term(lower, Integer::from(c * degree));
        }
    }
    out
}
