//! Random numbers: PCG streams, one to each network or sample, and the normal law by the polar method.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng as _;

/// A stream of random numbers, determined by the seed of the experiment and the number of its user.
#[derive(Clone, Debug)]
pub struct Stream {
    source: Pcg64,
    spare: Option<f64>,
}

impl Stream {
    /// The stream `number` of the experiment with this seed.
    #[must_use]
    pub fn new(seed: u64, number: u64) -> Stream {
        Stream {
            source: Pcg64::new(u128::from(seed), u128::from(number)),
            spare: None,
        }
    }

    /// Uniform on [0, 1), a multiple of 2^-53.
    pub fn uniform(&mut self) -> f64 {
        (self.source.next_u64() >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }

    /// Uniform on 0, 1, …, `count` - 1, but for a bias below `count`/2^64.
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.source.next_u64()) * count as u128) >> 64) as usize
    }

    /// Standard normal, by Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = u * u + v * v;
            if square > 0.0 && square < 1.0 {
                let scale = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(v * scale);
                return u * scale;
            }
        }
    }
}
