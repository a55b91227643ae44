//! The signs of A + B t for a square root or modulus t, t ≥ 0 and t² = S.
//!
//! A² - B² S compares |A| with |B| t. Where it is not positive, A + B t is 0 or has the sign of B t; where it is not negative, it is 0 or
//! has the sign of A. Where it has a certain sign and is not 0, neither is A + B t. Here A, B and S may hold further roots, so that the
//! rule is applied to them in turn: the triangle inequality |x + y| ≤ |x| + |y| becomes |x| |y| ≥ x y, and that |x|² |y|² ≥ x² y².

use super::exponential::ExpPoly;
use super::kernel::Kernel;
use super::scope::Scope;
use super::signs::Signs;

/// Sums with more terms are left alone: each root doubles what has to be compared.
const LONGEST: usize = 24;
/// With exponentials in them, whose signs take an enclosure each, sooner.
const LONGEST_EXPONENTIAL: usize = 4;
/// Those whose roots and moduli, counted together, stand deeper in each other are left alone too.
const DEEPEST: u32 = 4;

/// The possible signs of a real sum, by the powers of one of its kernels; all of them for another kernel, or another power.
pub(crate) fn signs(scope: &Scope, f: &ExpPoly, kernel: &Kernel, depth: u32) -> Signs {
    let is_surd = |kernel: &Kernel| matches!(kernel, Kernel::Magnitude(_) | Kernel::Root(_, 2, _));
    let longest = if f.group_count() > 1 {
        LONGEST_EXPONENTIAL
    } else {
        LONGEST
    };
    if !is_surd(kernel) || f.len() > longest {
        return Signs::ANY;
    }
    let surds = f.kernels().into_iter().filter(is_surd);
    if surds.map(|surd| surd.depth()).sum::<u32>() > DEEPEST {
        return Signs::ANY;
    }
    let mut parts = f.coefficients(kernel);
    let (Some(a), Some(b), Some((2, square))) = (parts.remove(&0), parts.remove(&1), kernel.relation()) else {
        return Signs::ANY;
    };
    let of = |value: &ExpPoly| scope.sum_signs(value, depth - 1).unwrap_or(Signs::ANY);
    let excess = of(&(&a.pow(2) - &(&b.pow(2) * &square)));
    let like = match (excess.negative, excess.positive) {
        (_, false) => of(&b).times(scope.kernel_signs(kernel)),
        (false, true) => of(&a),
        (true, true) => return Signs::ANY,
    };
    Signs {
        zero: excess.zero,
        ..like
    }
}
