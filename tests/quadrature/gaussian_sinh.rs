//! Gaussian moments against 1/sinh: other rules, an alternating series, published digits, and what must be refused.

use kenzan::interval::Interval;
use kenzan::quadrature::{GaussianIntegrand, MAX_SINH_POWER, QuadratureError, gaussian_integral, gaussian_over_sinh};
use rug::{Float, Integer, Rational, float::Special};

fn moment(n: u32, scale: (i64, i64), digits: usize) -> Interval {
    gaussian_over_sinh(n, &Rational::from(scale), digits).expect("within the supported range")
}

fn assert_accurate(enclosure: &Interval, digits: usize, what: &str) {
    let relative = Interval::from_i64(10, 64).powi(-(digits as i64)).sup();
    let wanted = enclosure.mig() * relative;
    assert!(enclosure.wid() <= wanted, "{what}: {enclosure} is too wide");
}

fn assert_meets(enclosure: &Interval, other: &Interval, what: &str) {
    assert!(enclosure.overlaps_at_all(other), "{what}: {enclosure} misses {other}");
}

#[test]
fn known_digits() {
    // Twice the integral, by general integrators at higher precision.
    for (n, scale, lo, hi) in [
        (3, (1, 1), "0.3920486712324841158875679", "0.3920486712324841158875681"),
        (
            2,
            (1, 1),
            "0.55891884094008215729102024603591617380649",
            "0.55891884094008215729102024603591617380651",
        ),
    ] {
        let known = Interval::from_decimal(lo, hi, 200).expect("a decimal number");
        for digits in [1, 15, 40, 100] {
            let twice = moment(n, scale, digits).scale(1);
            assert_accurate(&twice, digits, "known digits");
            assert_meets(&twice, &known, "known digits");
        }
    }
    // sqrt(2π) times twice the integral is the factor of the tanh reconstruction.
    let factor = moment(2, (1, 2), 28).scale(1) * Interval::pi(128).scale(1).sqrt();
    let known = Interval::from_decimal("5.86018513733327384125111249", "5.86018513733327384125111250", 128);
    assert_meets(&factor, &known.expect("a decimal number"), "reconstruction");
}

/// The value of ∫₀^∞ z^q π/sinh(πλz) dz = 2π q!·(1 - 2^{-q-1}) ζ(q + 1)/(πλ)^{q+1}.
#[expect(
    clippy::disallowed_methods,
    reason = "a correctly rounded zeta value, widened by more than its rounding"
)]
fn power_over_sinh(q: u32, scale: i64, prec: u32) -> Interval {
    let zeta = Float::with_val(prec, q + 1).zeta();
    let rounding = Interval::one(prec).scale(2 - prec as i32);
    let zeta = Interval::point(zeta) + (-&rounding).hull(&rounding);
    let odd = Interval::one(prec) - Interval::one(prec).scale(-(q as i32) - 1);
    let factorial = Interval::from_integer(&Integer::from(Integer::factorial(q)), prec);
    let pi = Interval::pi(prec);
    let rate = &pi * Interval::from_i64(scale, prec);
    pi.scale(1) * factorial * odd * zeta / rate.powi(i64::from(q) + 1)
}

#[test]
fn large_scales_agree_with_the_alternating_series() {
    // For u ≥ 0 the partial sums of Σ (-u)^i/i! enclose e^{-u}; here u = z²/2, integrated term by term.
    let prec = 256;
    for scale in [12, 16] {
        for n in 1..=10 {
            let mut sum = Interval::zero(prec);
            let mut enclosure = sum.clone();
            for i in 0..60u32 {
                let factorial = Interval::from_integer(&Integer::from(Integer::factorial(i)), prec);
                let term = power_over_sinh(n + 2 * i, scale, prec).scale(-(i as i32)) / factorial;
                let next = if i % 2 == 0 { &sum + term } else { &sum - term };
                enclosure = sum.hull(&next);
                sum = next;
            }
            let what = format!("n = {n}, λ = {scale}");
            for digits in [15, 50] {
                let integral = moment(n, (scale, 1), digits);
                assert_accurate(&integral, digits, &what);
                assert_meets(&integral, &enclosure, &what);
            }
            assert_accurate(&enclosure, 30, "the series itself");
        }
    }
}

/// The same integrand for odd n, bounded only in the strip below the first pole.
struct Plain {
    n: u32,
    scale: i64,
}

impl GaussianIntegrand for Plain {
    fn value(&self, z: &Interval) -> Interval {
        let prec = z.prec();
        let scale = Interval::from_i64(self.scale, prec);
        if z.contains_zero() {
            let at_zero = if self.n == 1 {
                scale.recip()
            } else {
                Interval::zero(prec)
            };
            return at_zero;
        }
        let pi = Interval::pi(prec);
        z.powi(i64::from(self.n)) * &pi / (pi * scale * z).sinh()
    }

    fn pair(&self, z: &Interval) -> Interval {
        self.value(z).scale(1)
    }

    /// |z|ⁿ ≤ (1 + |z|²)ⁿ, |sinh| ≥ sin πλa, and ∫(1 + a² + x²)ⁿ e^{-x²/2}dx crudely.
    fn strip_bound(&self, depth: &Float) -> Float {
        let depth = Interval::point(depth.clone());
        let angle = Interval::pi(64) * Interval::from_i64(self.scale, 64) * &depth;
        if angle.sup() >= 4 || angle.sin().inf() <= 0 {
            return Float::with_val(64, Special::Infinity);
        }
        let height = Interval::from_i64(2, 64);
        let crude = Interval::from_i64(1_000_000, 64) * height.powi(i64::from(self.n));
        let pi = Interval::pi(64);
        (crude * depth.sqr().scale(-1).exp() * pi / angle.sin()).sup()
    }

    fn tail_bound(&self, from: &Float) -> Float {
        let from = Interval::point(from.clone());
        if from.sqr().inf() < 4 * self.n {
            return Float::with_val(64, Special::Infinity);
        }
        // xⁿ/sinh(πλx) falls by then, and π/sinh(πλx) ≤ 1
        (from.powi(i64::from(self.n)) * (-from.sqr().scale(-1)).exp())
            .scale(3)
            .sup()
    }

    fn depth(&self, frequency: &Float) -> Float {
        let first = Interval::from_i64(self.scale, 64).recip();
        let margin = Interval::point(frequency.clone()).recip();
        (first - margin).mid().min(frequency)
    }
}

#[test]
fn poles_agree_with_the_plain_strip() {
    for scale in [1, 2] {
        for n in [1, 3, 5] {
            for digits in [15, 40] {
                let plain = gaussian_integral(&Plain { n, scale }, digits).expect("integrable");
                let crossed = moment(n, (scale, 1), digits).scale(1);
                assert_meets(&crossed, &plain, &format!("n = {n}, λ = {scale}"));
            }
        }
    }
}

#[test]
fn all_accuracies_agree() {
    // Each asks for another step, another line and other poles.
    for (n, scale) in [
        (1, (1, 16)),
        (1, (1, 1)),
        (3, (1, 2)),
        (7, (22, 7)),
        (2, (1, 16)),
        (2, (1, 1)),
        (4, (1, 2)),
        (8, (22, 7)),
        (61, (1, 1)),
        (60, (1, 1)),
    ] {
        let finest = moment(n, scale, 130);
        assert_accurate(&finest, 130, "finest");
        for digits in [1, 3, 10, 15, 33, 60, 100] {
            let coarse = moment(n, scale, digits);
            let what = format!("n = {n}, λ = {scale:?}, {digits} digits");
            assert_accurate(&coarse, digits, &what);
            assert_meets(&coarse, &finest, &what);
        }
    }
}

#[test]
fn a_thousand_digits() {
    let coarse = moment(3, (1, 2), 200);
    let fine = moment(3, (1, 2), 1000);
    assert_accurate(&fine, 1000, "n = 3");
    assert_meets(&fine, &coarse, "n = 3");
}

#[test]
fn moments_are_log_convex() {
    // Cauchy and Schwarz: H(n)² < H(n-1) H(n+1), which ties odd powers to even ones.
    for scale in [(1, 2), (1, 1), (3, 1)] {
        let moments: Vec<Interval> = (1..12).map(|n| moment(n, scale, 15)).collect();
        for three in moments.windows(3) {
            assert!(three[1].sqr().certainly_lt(&(&three[0] * &three[2])));
        }
    }
}

#[test]
fn very_high_powers() {
    for n in [MAX_SINH_POWER - 1, MAX_SINH_POWER] {
        for scale in [(1, 16), (1, 1)] {
            assert_accurate(&moment(n, scale, 15), 15, &format!("n = {n}"));
        }
    }
}

#[test]
fn impossible_requests_are_refused() {
    let run = |n, scale: (i64, i64), digits| gaussian_over_sinh(n, &Rational::from(scale), digits);
    assert!(matches!(run(0, (1, 1), 15), Err(QuadratureError::Divergent { .. })));
    for scale in [(0, 1), (-1, 1), (1, 17), (17, 1)] {
        let result = run(2, scale, 15);
        assert!(matches!(result, Err(QuadratureError::UnsupportedScale { .. })));
    }
    for (n, digits) in [(MAX_SINH_POWER + 1, 15), (u32::MAX, 15), (1, 0), (2, usize::MAX)] {
        let result = run(n, (1, 1), digits);
        assert!(matches!(result, Err(QuadratureError::OutOfRange { .. })));
    }
}

#[test]
fn repeated_runs_agree_to_the_bit() {
    for n in [2, 3] {
        assert_eq!(moment(n, (1, 2), 30), moment(n, (1, 2), 30));
    }
}
