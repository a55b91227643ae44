//! Inequalities shown by growth along one of their symbols.
//!
//! A modulus |P| is P or -P at each point, and where a relation holds with either in its place, it holds.
//! A real symbol is moved to a half line that begins where the difference of the sides may touch 0: v = c + w and v = c - w with w ≥ 0 for
//! a number c, and v = c/(1 + w) on the part of v > 0 up to c. In each piece the derivatives in w decide ([`super::monotone`]). A natural
//! symbol k grows by steps: g(k) ≥ 0 for all k ≥ a where g(a) ≥ 0 and g(k+1) - r(k) g(k) ≥ 0 for a factor r ≥ 0, by induction; and if
//! g(a) > 0 and r > 0, so is every g(k). The factors tried are 1 and the ratios of consecutive values of the terms of g.

use rug::Rational;

use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::monotone::Above;
use super::polynomial::Polynomial;
use super::scope::Scope;
use super::sign::replace;
use crate::formula::{Domain, Symbol};

/// How often differences are formed.
const DIFFERENCES: u32 = 3;
/// How many moduli have their two values told.
const MODULI: u32 = 2;
/// Values with more terms are left alone.
const LONGEST: usize = 24;
/// With more symbols than these, too.
const MOST_SYMBOLS: usize = 4;

/// A part of the domain of a symbol: its values as a function of another, from the first point on.
struct Piece {
    value: Normal,
    domain: Domain,
    /// The first value of the other symbol, and whether it belongs to the part.
    start: Normal,
    closed: bool,
}

impl Scope {
    /// Whether a value is certainly not negative, or with `strict` positive, by its growth along one of its symbols.
    pub(crate) fn is_above_zero(&self, n: &Normal, strict: bool) -> bool {
        self.is_growing(n, strict) || self.is_above_either_way(n, strict, MODULI)
    }

    /// Whether the value is so with P and with -P in the place of a modulus |P|, by the signs or by growth.
    fn is_above_either_way(&self, n: &Normal, strict: bool, moduli: u32) -> bool {
        let mut kernels = n.numerator().kernels().into_iter();
        let modulus = kernels.find_map(|kernel| match &kernel {
            Kernel::Magnitude(base) => Some((kernel.clone(), Normal::from((**base).clone()))),
            _ => None,
        });
        let Some((kernel, base)) = modulus.filter(|_| moduli > 0) else {
            return false;
        };
        if n.denominator()
            .factors()
            .iter()
            .any(|(factor, _)| factor.kernels().contains(&kernel))
        {
            return false;
        }
        [base.clone(), -&base].iter().all(|side| {
            let numerator = replace(n.numerator(), &kernel, side);
            let value = &numerator * &Normal::new(ExpPoly::one(), n.denominator().clone());
            let signs = self.signs(&value);
            signs.is_some_and(|signs| !(signs.negative || strict && signs.zero))
                || self.is_growing(&value, strict)
                || self.is_above_either_way(&value, strict, moduli - 1)
        })
    }

    fn is_growing(&self, n: &Normal, strict: bool) -> bool {
        let symbols: Vec<Symbol> = n
            .symbols()
            .into_iter()
            .filter(|s| !s.as_str().starts_with('#'))
            .collect();
        if n.numerator().len() > LONGEST || symbols.len() > MOST_SYMBOLS || !self.is_real(n) {
            return false;
        }
        symbols.iter().any(|v| match self.domain(v) {
            Domain::Natural { from } => self
                .climbs(n, v, &Normal::integer(from), DIFFERENCES)
                .is_some_and(|positive| positive || !strict),
            Domain::Vector { .. } | Domain::Matrix { .. } | Domain::Prime => false,
            _ if self.domains().fixes(v) => false,
            domain => self.touching(n, v, &domain).into_iter().any(|c| {
                let w = v.fresh(|name| symbols.contains(name) || self.domains().get(name).is_some());
                // The pieces may have an end that the domain has not; what is formed anew there is defined there.
                let wider = self.declare(v, Domain::Real);
                let pieces = pieces(&domain, &c, &self.symbol(&w));
                !pieces.is_empty() && pieces.iter().all(|piece| wider.grows_on(n, v, &w, piece, strict))
            }),
        })
    }

    /// Numbers at which the domain is cut: first those at which the value is 0.
    fn touching(&self, n: &Normal, v: &Symbol, domain: &Domain) -> Vec<Rational> {
        let candidates = [(0, 1), (1, 1), (-1, 1), (2, 1), (1, 2)].map(Rational::from);
        let mut out: Vec<Rational> = match domain {
            Domain::Between { lo, hi } => vec![lo.clone(), hi.clone()],
            _ => vec![Rational::new()],
        };
        for c in candidates {
            let vanishes = || {
                self.substitute(n, v, &Normal::rational(&c))
                    .is_ok_and(|value| value.is_zero())
            };
            if !out.contains(&c) && vanishes() {
                out.push(c);
            }
        }
        out
    }

    fn grows_on(&self, n: &Normal, v: &Symbol, w: &Symbol, piece: &Piece, strict: bool) -> bool {
        let inner = self.declare(w, piece.domain.clone());
        let above = inner
            .substitute(n, v, &piece.value)
            .ok()
            .and_then(|value| inner.above_by_derivatives(&value, w, &piece.start));
        above.is_some_and(|Above { at_start, beyond }| !strict || beyond && (at_start || !piece.closed))
    }

    /// Whether g(k) is certainly not negative from `start` on, and if so, whether it is certainly positive.
    fn climbs(&self, g: &Normal, k: &Symbol, start: &Normal, depth: u32) -> Option<bool> {
        if let Some(signs) = self.signs(g).filter(|signs| !signs.negative) {
            return Some(signs.excludes_zero());
        }
        if depth == 0 {
            return None;
        }
        let first = self.substitute(g, k, start).ok()?;
        let first = self.signs(&first).filter(|signs| !signs.negative)?;
        let after = &self.symbol(k) + &Normal::one();
        let next = self.substitute(g, k, &after).ok()?;
        let terms = g.numerator().terms().map(|(exponent, monomial, _)| {
            let term = ExpPoly::group(exponent.clone(), Polynomial::term(monomial.clone(), 1.into()));
            let term = Normal::new(term, g.denominator().clone());
            self.substitute(&term, k, &after).ok()?.over(&term)
        });
        let mut ratios = vec![Normal::one()];
        for ratio in terms.flatten() {
            if !ratios.contains(&ratio) {
                ratios.push(ratio);
            }
        }
        ratios.into_iter().find_map(|ratio| {
            let signs = self.signs(&ratio).filter(|signs| !signs.negative)?;
            let step = self.climbs(&(&next - &(&ratio * g)), k, start, depth - 1)?;
            Some(first.excludes_zero() && (signs.excludes_zero() || step))
        })
    }
}

/// The parts of a domain on both sides of c. The other symbol stands for the distance from c, or for what makes it the divisor of c.
fn pieces(domain: &Domain, c: &Rational, w: &Normal) -> Vec<Piece> {
    let at = |value: Normal, domain: Domain| Piece {
        value,
        domain,
        start: Normal::zero(),
        closed: true,
    };
    let number = Normal::rational(c);
    let above = |domain| at(&number + w, domain);
    let below = |domain| at(&number - w, domain);
    let up_to = |hi: Rational| Domain::Between {
        lo: Rational::new(),
        hi,
    };
    match domain {
        Domain::Real => vec![above(Domain::Nonnegative), below(Domain::Nonnegative)],
        Domain::Nonzero if *c == 0 => [above(Domain::Nonnegative), below(Domain::Nonnegative)]
            .into_iter()
            .map(|piece| Piece { closed: false, ..piece })
            .collect(),
        Domain::Nonnegative if *c == 0 => vec![above(Domain::Nonnegative)],
        Domain::Nonnegative if *c > 0 => vec![above(Domain::Nonnegative), below(up_to(c.clone()))],
        Domain::Positive if *c == 0 => vec![Piece {
            closed: false,
            ..above(Domain::Nonnegative)
        }],
        Domain::Positive if *c > 0 => {
            let shrunk = number.over(&(&Normal::one() + w));
            let shrunk = shrunk.map(|value| at(value, Domain::Nonnegative));
            std::iter::once(above(Domain::Nonnegative)).chain(shrunk).collect()
        }
        Domain::Between { lo, hi } if lo <= c && c <= hi => {
            let mut parts = Vec::new();
            if c < hi || lo == hi {
                parts.push(above(up_to(Rational::from(hi - c))));
            }
            if lo < c {
                parts.push(below(up_to(Rational::from(c - lo))));
            }
            parts
        }
        _ => Vec::new(),
    }
}
