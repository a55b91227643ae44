//! From a normal form back to a formula.

use rug::{Integer, Rational};

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel, Range};
use super::monomial::Monomial;
use crate::formula::{Expr, Function, Symbol};

impl Normal {
    /// A formula with this normal form (in a scope in which it is defined).
    pub fn to_expr(&self) -> Expr {
        expr(self)
    }
}

pub(crate) fn expr(n: &Normal) -> Expr {
    match super::circular::with_sines(n) {
        Some(circular) => fraction(&circular),
        None => fraction(n),
    }
}

fn fraction(n: &Normal) -> Expr {
    let den = n.denominator();
    if den.factors().is_empty() && n.numerator().len() > 1 {
        return sum(n.numerator(), den.integer());
    }
    let numerator = sum(n.numerator(), &Integer::from(1));
    let mut factors = Vec::new();
    if *den.integer() != 1 {
        factors.push(Expr::integer(den.integer().clone()));
    }
    factors.extend(den.factors().iter().map(|(f, e)| power(sum(f, &Integer::from(1)), *e)));
    match product(factors) {
        None => numerator,
        Some(denominator) => match numerator.node() {
            crate::formula::Node::Neg(positive) => -(positive.clone() / denominator),
            _ => numerator / denominator,
        },
    }
}

fn product(factors: Vec<Expr>) -> Option<Expr> {
    factors.into_iter().reduce(|a, b| a * b)
}

fn power(base: Expr, exponent: u32) -> Expr {
    if exponent == 1 {
        base
    } else {
        base.pow(Expr::integer(exponent))
    }
}

/// Longer sums are grouped, so that the depth of the tree stays small.
const LONGEST: usize = 100;

/// The sum over an integer denominator, greatest terms first.
fn sum(f: &ExpPoly, denominator: &Integer) -> Expr {
    let mut terms = Vec::new();
    for (exponent, polynomial) in f.groups() {
        for (monomial, coefficient) in polynomial.iter().rev() {
            let q = Rational::from((coefficient.clone().abs(), denominator.clone()));
            terms.push((coefficient.is_negative(), term(exponent, monomial, &q)));
        }
    }
    while terms.len() > LONGEST {
        let groups = terms.chunks(LONGEST).map(|group| (false, added(group)));
        terms = groups.collect();
    }
    added(&terms)
}

/// The sum of the terms, those marked with a minus sign.
fn added(terms: &[(bool, Expr)]) -> Expr {
    let mut out: Option<Expr> = None;
    for (negative, term) in terms {
        out = Some(match (out, negative) {
            (None, false) => term.clone(),
            (None, true) => -term,
            (Some(left), false) => left + term,
            (Some(left), true) => left - term,
        });
    }
    out.unwrap_or_else(Expr::zero)
}

fn term(exponent: &Exponent, monomial: &Monomial<Kernel>, q: &Rational) -> Expr {
    let mut factors = Vec::new();
    if *q.numer() != 1 {
        factors.push(Expr::integer(q.numer().clone()));
    }
    let mut kernels: Vec<&(Kernel, u32)> = monomial.iter().collect();
    let powers = exponent.as_ref().map(|e| exponential(e, &mut kernels));
    factors.extend(kernels.iter().map(|(k, e)| power(kernel(k), *e)));
    factors.extend(powers.into_iter().flatten());
    let numerator = product(factors).unwrap_or_else(Expr::one);
    if *q.denom() == 1 {
        numerator
    } else {
        numerator / Expr::integer(q.denom().clone())
    }
}

/// exp(E) as powers of bases whose logarithms occur linearly in E, times an exponential. Signs among the other kernels of
/// the term are taken out where they belong to a power: sign(z)^k |z|^k is z^k.
fn exponential(exponent: &Normal, kernels: &mut Vec<&(Kernel, u32)>) -> Vec<Expr> {
    let mut powers: Vec<(Kernel, Normal)> = Vec::new();
    let mut rest = exponent.clone();
    if exponent.denominator().factors().is_empty() {
        for (e, monomial, coefficient) in exponent.numerator().terms() {
            let mut logarithms = monomial.iter().filter(|(k, _)| matches!(k, Kernel::Log(..)));
            if let (true, Some((log, 1)), None) = (e.is_zero(), logarithms.next(), logarithms.next()) {
                let q = Rational::from((coefficient.clone(), exponent.denominator().integer().clone()));
                rest = &rest - &Normal::monomial(monomial, &q);
                let part = Normal::monomial(&monomial.without(log), &q);
                match powers.iter_mut().find(|(k, _)| k == log) {
                    Some((_, sum)) => *sum = &*sum + &part,
                    None => powers.push((log.clone(), part)),
                }
            }
        }
    }
    let mut out: Vec<Expr> = powers
        .into_iter()
        .map(|(log, part)| {
            let Kernel::Log(base, nonnegative) = &log else {
                return kernel(&log);
            };
            let odd = super::phase::odd_symbols(&part);
            let is_sign = |k: &Kernel| match k {
                Kernel::SignPower(b, s) => b == base && odd.as_ref().is_some_and(|o| o.contains(s)),
                _ => false,
            };
            let signed = odd
                .as_ref()
                .is_some_and(|o| kernels.iter().filter(|(k, _)| is_sign(k)).count() == o.len());
            if signed {
                kernels.retain(|(k, _)| !is_sign(k));
            }
            let whole = expr(&Normal::from((**base).clone()));
            let base = if *nonnegative || signed {
                whole
            } else {
                Expr::call(Function::Abs, vec![whole])
            };
            base.pow(expr(&part))
        })
        .collect();
    if rest == Normal::one() {
        out.push(Expr::e());
    } else if !rest.is_zero() {
        out.push(expr(&rest).exp());
    }
    out
}

fn kernel(kernel: &Kernel) -> Expr {
    let plain = |f: &ExpPoly| expr(&Normal::from(f.clone()));
    let name = |s: &Symbol| Expr::from(s.clone());
    match kernel {
        Kernel::Symbol(s, _) => name(s),
        Kernel::Pi => Expr::pi(),
        Kernel::I => Expr::i(),
        Kernel::Parity(symbols) => {
            let exponent = product(symbols.iter().map(name).collect()).unwrap_or_else(Expr::one);
            Expr::integer(-1).pow(exponent)
        }
        Kernel::Turn(k) => Expr::i().pow(name(k)),
        Kernel::SignPower(base, k) => Expr::call(Function::Sign, vec![plain(base)]).pow(name(k)),
        Kernel::Magnitude(base) => Expr::call(Function::Abs, vec![plain(base)]),
        Kernel::Root(base, 2, 1) => plain(base).sqrt(),
        Kernel::Root(base, prime, level) => {
            let degree = Integer::from(Integer::u_pow_u(*prime, *level));
            plain(base).pow(Expr::one() / Expr::integer(degree))
        }
        Kernel::Log(base, true) => plain(base).log(),
        Kernel::Log(base, false) => Expr::call(Function::Abs, vec![plain(base)]).log(),
        Kernel::Call(function, args) => Expr::call(*function, args.iter().map(expr).collect()),
        Kernel::Apply(name, _, args) => Expr::apply(name.clone(), args.iter().map(expr).collect()),
        Kernel::Integral(range) => {
            let (var, lo, hi, body) = parts(range);
            Expr::integral(var, lo, hi, body)
        }
        Kernel::Space(space) => {
            let (var, body) = written(&space.variable, &space.body);
            Expr::space(var, space.dimension.clone(), body)
        }
        Kernel::Sum(range) => {
            let (var, lo, hi, body) = parts(range);
            Expr::sum(var, lo, hi, body)
        }
    }
}

/// The range with a bound variable that can be written and captures nothing.
fn parts(range: &Range) -> (Symbol, Expr, Expr, Expr) {
    let (written, body) = written(&range.variable, &range.body);
    (written, bound(&range.lo), bound(&range.hi), body)
}

fn written(variable: &Symbol, body: &Normal) -> (Symbol, Expr) {
    let body = expr(body);
    let free = body.free_symbols();
    let written = Symbol::new("u").fresh(|s| free.contains(s));
    let body = body.substitute(variable, &Expr::from(written.clone()));
    (written, body)
}

fn bound(bound: &Bound) -> Expr {
    match bound {
        Bound::NegativeInfinity => -Expr::infinity(),
        Bound::Finite(n) => expr(n),
        Bound::PositiveInfinity => Expr::infinity(),
    }
}
