//! Random choices, determined by a seed and the number of the case.

use kenzan::formula::Expr;
use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng as _;
use rug::Rational;

/// The random choices of one case.
pub(super) struct Chance(Pcg64);

impl Chance {
    pub(super) fn new(seed: u64, case: u64) -> Chance {
        let mut source = Pcg64::new(u128::from(seed), u128::from(case));
        // Neighbouring streams begin alike.
        for _ in 0..8 {
            source.next_u64();
        }
        Chance(source)
    }

    /// A number below `count`, which is not 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.0.next_u64() % count as u64) as usize
    }

    /// True in `percent` of 100 cases.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// One of the symbols of these names.
    pub(super) fn symbol(&mut self, names: &[&str]) -> Expr {
        Expr::symbol(names[self.below(names.len())])
    }

    /// A rational number of small terms, of either sign.
    pub(super) fn rational(&mut self) -> Rational {
        let numerator = self.below(13) as i64 - 6;
        Rational::from((numerator, self.below(4) as i64 + 1))
    }

    pub(super) fn positive_rational(&mut self) -> Expr {
        let numerator = self.below(6) as i64 + 1;
        Expr::rational(&Rational::from((numerator, self.below(4) as i64 + 1)))
    }
}
