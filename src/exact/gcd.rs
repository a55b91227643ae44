//! Greatest common divisors of integer polynomials in several variables.
//!
//! Most pairs met in practice are coprime or one divides the other, so cheap certificates come first: common power
//! products, variables that occur in one argument only, and degree bounds from images in one variable modulo a prime
//! (an image at which a leading coefficient survives can only *raise* the degree of the common divisor, so a bound of
//! zero is a proof). What remains is evaluated at large integers ([`heuristic`]), and if that fails goes to the subresultant
//! remainder sequence (Brown and Traub 1971) in a variable of least degree. Every answer divides both arguments exactly; the callers divide by it and so verify that.

use rug::Integer;

use super::heuristic;
use super::monomial::Monomial;
use super::polynomial::Polynomial;

/// The Mersenne prime 2^61 - 1.
const PRIME: u64 = (1 << 61) - 1;

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn minus(a: u64, b: u64) -> u64 {
    if a >= b { a - b } else { a + (PRIME - b) }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut out = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            out = times(out, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    out
}

/// A fixed pseudo-random residue for the variable of the given rank (splitmix64): runs are reproducible.
fn residue(rank: usize) -> u64 {
    let mut z = (rank as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % PRIME
}

/// The image of `f` modulo the prime, every variable but `variable` at its residue: coefficients from degree 0 up.
fn image<V: Ord + Clone>(f: &Polynomial<V>, variables: &[V], variable: &V) -> Vec<u64> {
    let mut out = vec![0u64; f.degree(variable) as usize + 1];
    for (monomial, coefficient) in f.iter() {
        let mut value = coefficient.mod_u64(PRIME);
        let mut degree = 0;
        for (v, e) in monomial.iter() {
            if v == variable {
                degree = *e as usize;
            } else if let Ok(rank) = variables.binary_search(v) {
                value = times(value, power(residue(rank), u64::from(*e)));
            }
        }
        out[degree] = (out[degree] + value) % PRIME;
    }
    out
}

/// Division of a big integer by a machine prime.
trait Residue {
    fn mod_u64(&self, modulus: u64) -> u64;
}

impl Residue for Integer {
    fn mod_u64(&self, modulus: u64) -> u64 {
        let (_, rest) = self.clone().div_rem_euc(Integer::from(modulus));
        rest.to_u64().expect("a remainder modulo a 61-bit prime fits 64 bits")
    }
}

/// Degree of the greatest common divisor of two images; the leading entries need not be nonzero.
fn image_gcd_degree(mut a: Vec<u64>, mut b: Vec<u64>) -> usize {
    let trim = |v: &mut Vec<u64>| {
        while v.last() == Some(&0) {
            v.pop();
        }
    };
    trim(&mut a);
    trim(&mut b);
    while !b.is_empty() {
        let inverse = power(b[b.len() - 1], PRIME - 2);
        while a.len() >= b.len() {
            let factor = times(a[a.len() - 1], inverse);
            let shift = a.len() - b.len();
            for (i, c) in b.iter().enumerate() {
                a[i + shift] = minus(a[i + shift], times(factor, *c));
            }
            trim(&mut a);
            if a.is_empty() {
                break;
            }
        }
        std::mem::swap(&mut a, &mut b);
    }
    a.len().saturating_sub(1)
}

/// A proven upper bound of the degree in `variable` of the greatest common divisor.
fn degree_bound<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>, variables: &[V], variable: &V) -> u32 {
    let (a, b) = (image(f, variables, variable), image(g, variables, variable));
    let trivial = (a.len().min(b.len()) - 1) as u32;
    if a.last() == Some(&0) && b.last() == Some(&0) {
        return trivial;
    }
    trivial.min(image_gcd_degree(a, b) as u32)
}

/// The greatest common divisor over the integers, with positive leading coefficient; 0 only if both are 0.
pub(crate) fn gcd<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>) -> Polynomial<V> {
    if f.is_zero() || f == g {
        return positive(g.clone());
    }
    if g.is_zero() {
        return positive(f.clone());
    }
    let (monomial_f, monomial_g) = (f.common_monomial(), g.common_monomial());
    let (content_f, content_g) = (f.content(), g.content());
    let monomial = monomial_f.common(&monomial_g);
    let content = content_f.clone().gcd(&content_g);
    let strip = |p: &Polynomial<V>, m: &Monomial<V>, c: &Integer| {
        p.over_monomial(m).unwrap_or_else(|| p.clone()).over_integer(c)
    };
    let primitive = gcd_primitive(&strip(f, &monomial_f, &content_f), &strip(g, &monomial_g, &content_g));
    positive(primitive).times_term(&monomial, &content)
}

/// As [`gcd`], for arguments without common power product or integer content.
fn gcd_primitive<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>) -> Polynomial<V> {
    if f.len() == 1 || g.len() == 1 {
        return Polynomial::one();
    }
    let (in_f, in_g) = (f.variables(), g.variables());
    let variables: Vec<V> = in_f.union(&in_g).cloned().collect();
    let shared: Vec<V> = in_f.intersection(&in_g).cloned().collect();
    if let Some(v) = in_f.difference(&in_g).next() {
        return gcd_with_coefficients(g, f, v);
    }
    if let Some(v) = in_g.difference(&in_f).next() {
        return gcd_with_coefficients(f, g, v);
    }
    let mut bounds = Vec::new();
    for v in &shared {
        let bound = degree_bound(f, g, &variables, v);
        bounds.push(bound);
        if bound == 0 {
            // The divisor is free of v, so it divides every coefficient; keep the argument with fewer terms whole.
            let smaller = if f.len() <= g.len() { f } else { g };
            let other = if f.len() <= g.len() { g } else { f };
            let folded = gcd_with_coefficients(&Polynomial::zero(), smaller, v);
            return if folded.is_one() {
                folded
            } else {
                gcd_with_coefficients(&folded, other, v)
            };
        }
    }
    for (whole, other) in [(f, g), (g, f)] {
        let full = shared.iter().zip(&bounds).all(|(v, b)| whole.degree(v) == *b);
        if full && other.divide(whole).is_some() {
            return whole.clone();
        }
    }
    if let Some(common) = heuristic::gcd(f, g) {
        return common;
    }
    let Some(main) = shared.iter().min_by_key(|v| {
        let degrees = [f.degree(v), g.degree(v)];
        (degrees.into_iter().min(), degrees.into_iter().max())
    }) else {
        return Polynomial::one();
    };
    let (content_f, content_g) = (
        gcd_with_coefficients(&Polynomial::zero(), f, main),
        gcd_with_coefficients(&Polynomial::zero(), g, main),
    );
    let content = gcd(&content_f, &content_g);
    let exact = |p: &Polynomial<V>, c: &Polynomial<V>| p.divide(c).unwrap_or_else(|| p.clone());
    let last = subresultant(exact(f, &content_f), exact(g, &content_g), main);
    &content * &last
}

/// Greatest common divisor of `start` and all coefficients of `f` in `variable`, the short ones first.
fn gcd_with_coefficients<V: Ord + Clone>(start: &Polynomial<V>, f: &Polynomial<V>, variable: &V) -> Polynomial<V> {
    let mut parts: Vec<Polynomial<V>> = f.coefficients(variable).into_values().collect();
    parts.sort_by_key(Polynomial::len);
    let mut out = start.clone();
    for part in &parts {
        out = gcd(&out, part);
        if out.is_one() {
            break;
        }
    }
    out
}

fn leading_coefficient<V: Ord + Clone>(f: &Polynomial<V>, variable: &V) -> Polynomial<V> {
    f.coefficients(variable)
        .into_iter()
        .next_back()
        .map_or_else(Polynomial::zero, |(_, c)| c)
}

/// `lc(g)^(deg f - deg g + 1) f` modulo `g`, in `variable`.
fn pseudo_remainder<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>, variable: &V) -> Polynomial<V> {
    let (degree_g, lead_g) = (g.degree(variable), leading_coefficient(g, variable));
    let mut rest = f.clone();
    let mut steps = f.degree(variable) - degree_g + 1;
    while !rest.is_zero() && rest.degree(variable) >= degree_g {
        let shift = Monomial::power(variable.clone(), rest.degree(variable) - degree_g);
        let lead = leading_coefficient(&rest, variable).times_term(&shift, &Integer::from(1));
        rest = &(&rest * &lead_g) - &(g * &lead);
        steps -= 1;
    }
    &rest * &lead_g.pow(steps)
}

/// The primitive last nonzero remainder of two polynomials that are primitive in `variable`.
fn subresultant<V: Ord + Clone>(f: Polynomial<V>, g: Polynomial<V>, variable: &V) -> Polynomial<V> {
    let (mut a, mut b) = if f.degree(variable) >= g.degree(variable) {
        (f, g)
    } else {
        (g, f)
    };
    let (mut scale, mut height) = (Polynomial::one(), Polynomial::one());
    loop {
        if b.degree(variable) == 0 {
            return Polynomial::one();
        }
        let delta = a.degree(variable) - b.degree(variable);
        let rest = pseudo_remainder(&a, &b, variable);
        if rest.is_zero() {
            let content = gcd_with_coefficients(&Polynomial::zero(), &b, variable);
            return b.divide(&content).unwrap_or(b);
        }
        let divisor = &scale * &height.pow(delta);
        a = b;
        // The divisor is exact by the fundamental theorem of subresultants.
        b = rest.divide(&divisor).unwrap_or(rest);
        scale = leading_coefficient(&a, variable);
        height = match delta {
            0 => height,
            1 => scale.clone(),
            _ => scale
                .pow(delta)
                .divide(&height.pow(delta - 1))
                .unwrap_or_else(Polynomial::one),
        };
    }
}

fn positive<V: Ord + Clone>(f: Polynomial<V>) -> Polynomial<V> {
    match f.leading() {
        Some((_, c)) if c.is_negative() => -&f,
        _ => f,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type P = Polynomial<u8>;

    fn x(i: u8) -> P {
        P::variable(i)
    }
    fn c(i: i32) -> P {
        P::constant(Integer::from(i))
    }

    #[test]
    fn common_factor_is_found_and_cofactors_are_coprime() {
        let h = &(&(&x(0) * &x(1)) + &c(3)) * &(&x(2).pow(2) - &x(0));
        let (a, b) = (&(&x(0) + &x(1)) + &x(2), &(&x(0).pow(2) + &x(1).pow(3)) - &c(5));
        assert_eq!(gcd(&(&h * &a), &(&h * &b)), positive(h.clone()));
        assert_eq!(gcd(&(&h * &a), &h), positive(h));
        assert!(gcd(&a, &b).is_one());
    }

    #[test]
    fn proper_divisor_of_high_degree_goes_through_the_remainder_sequence() {
        let h = &(&x(0).pow(2) + &(&x(1) * &x(0))) + &c(7);
        let a = &(&x(0).pow(3) + &x(1).pow(2)) + &c(1);
        let b = &(&x(0).pow(2) * &x(1).pow(2)) - &c(2);
        assert_eq!(gcd(&(&h * &a), &(&h * &b)), h);
        assert_eq!(gcd(&(&h.pow(3) * &a), &(&h.pow(2) * &b.pow(2))), h.pow(2));
    }

    #[test]
    fn integer_content_and_power_products() {
        let f = (&x(0).pow(3) * &x(1)).times_term(&Monomial::one(), &Integer::from(12));
        let g = &(&x(0).pow(2) * &c(18)) * &(&x(1) + &c(1));
        assert_eq!(gcd(&f, &g), &x(0).pow(2) * &c(6));
        assert_eq!(gcd(&P::zero(), &-&x(1)), x(1));
        assert!(gcd(&P::zero(), &P::zero()).is_zero());
    }
}
