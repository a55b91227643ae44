//! Γ of a complex variable.
//!
//! # At a point with Re z > 0
//! Γ(z) = Γ(z+n)/(z(z+1)…(z+n−1)) brings |z| to the size of the working precision. There, for every K ≥ 1,
//!
//!   log Γ(z) = (z−½) log z − z + ½ log 2π + Σ_{k<K} B_{2k}/(2k(2k−1) z^{2k−1}) + R, **|R| ≤ π|B_{2K}|/(2K |z|^{2K−1})**,
//!   ψ(z) = log z − 1/(2z) − Σ_{k<K} B_{2k}/(2k z^{2k}) + R′, **|R′| ≤ π|B_{2K}|/|z|^{2K}**.
//!
//! For the Euler-Maclaurin formula gives R = ∫₀^∞ (B_{2K} − B_{2K}({t}))/(2K (t+z)^{2K}) dt, where B_{2K}({t}) is the
//! periodic Bernoulli function, of size at most |B_{2K}|; and since |t+z|² ≥ t² + |z|² for t ≥ 0, Re z ≥ 0,
//! ∫₀^∞ |t+z|^{−s} dt ≤ |z|^{1−s} ∫₀^∞ (1+t²)^{−s/2} dt ≤ (π/2)|z|^{1−s} for s ≥ 2. R′ is the derivative of R, with
//! 1/(t+z)^{2K+1} for 1/(2K(t+z)^{2K}).
//!
//! # On rectangles
//! A rectangle Z with Re Z > 0 and centre m: log Γ(z) − log Γ(m) = (z−m) ∫₀¹ ψ(m+s(z−m)) ds, the integral being a mean of
//! values of ψ, so **Γ(Z) ⊂ Γ(m) exp(ψ(Z)(Z−m))**, with ψ(Z) = ψ(Z+n) − Σ_{k<n} 1/(Z+k). Near the imaginary axis ψ is
//! large and Γ(Z) ⊂ Γ(Z+n)/(Z(Z+1)…(Z+n−1)) is better, which also reaches to the left of the axis between the poles;
//! every enclosure that exists is taken, and their intersection returned.
//! Large rectangles are first cut in two, a few times.
//!
//! # To the left of Re z = ½
//! Γ(z) = π/(sin(πz) Γ(1−z)). Near a pole sin(πz) is small, hence it is (−1)ⁿ sin(π(z+n)) for the integer −n nearest to Re z:
//! z + n is exact, and no bits are lost however near the pole is.

use rug::{Float, Integer, Rational};

use super::{Complex, ComplexError};
use crate::interval::Interval;
use crate::interval::refine::refine_complex;

/// The precision of ψ, which only multiplies the extent of a rectangle.
const SLOPE_PREC: u32 = 64;

/// The most factors by which an argument is shifted, hence bounding the precision.
const LARGEST_SHIFT: u32 = 20_000;

/// How many factors may be split off to move a rectangle away from the poles.
const LARGEST_STEP: u32 = 64;

/// How often a large rectangle is cut in two.
const CUTS: u32 = 4;

const POLE: ComplexError = ComplexError::Pole("gamma");

impl Complex {
    /// Γ(z).
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole 0, −1, −2, … is in the rectangle, or too near to tell, as for rectangles reaching
    /// far to both sides of the imaginary axis; [`ComplexError::Budget`] if it is unbounded, or if the precision is
    /// beyond some 80,000 bits and the arguments are not.
    pub fn gamma(&self) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        if !self.is_bounded() {
            return Err(ComplexError::Budget("gamma"));
        }
        let prec = self.prec();
        if self.is_real() {
            let value = self.re.with_prec(prec).gamma();
            if *self.re.lo() > 0 || value.is_bounded() {
                return Ok(Self::real(value));
            }
        }
        self.gamma_in_pieces(CUTS)
    }

    /// Γ on a bounded rectangle, cut in two while it is large.
    fn gamma_in_pieces(&self, cuts: u32) -> Result<Self, ComplexError> {
        let large = cuts > 0 && (self - &self.centre()).abs().sup() > 0.5;
        if let Some([first, second]) = large.then(|| self.halves()).flatten() {
            return Ok(first
                .gamma_in_pieces(cuts - 1)?
                .hull(&second.gamma_in_pieces(cuts - 1)?));
        }
        let left = self.re.mid() < 0.5;
        let direct = if left { self.gamma_left() } else { self.gamma_right() };
        if self.is_point() {
            return direct;
        }
        match (direct, self.gamma_stepwise()) {
            (Ok(first), Some(second)) => Ok(first.intersection(&second)),
            (Err(_), Some(second)) => Ok(second),
            (direct, None) => direct,
        }
    }

    /// π/(sin(πz) Γ(1−z)) on a bounded rectangle.
    fn gamma_left(&self) -> Result<Self, ComplexError> {
        let (prec, work) = (self.prec(), self.prec() + 16);
        let z = self.with_prec(work);
        let mirrored = &Self::real(Interval::one(work)) - &z;
        let pi = Interval::pi(work);
        let nearest = Interval::point(self.re.mid()).round_ties_to_even();
        let odd = !nearest.scale(-1).lo().is_integer();
        let sine = Self::new(&z.re - &nearest, z.im).scale(&pi).sin();
        let divisor = &sine * &mirrored.gamma_right()?;
        let value = divisor.recip().map_err(|_| POLE)?.scale(&pi).with_prec(prec);
        Ok(if odd { -value } else { value })
    }

    /// Γ(z+n)/(z(z+1)…(z+n−1)) with Re z + n ≥ 2, on a bounded rectangle without poles that is not far to the left nor
    /// already there.
    fn gamma_stepwise(&self) -> Option<Self> {
        let (prec, work) = (self.prec(), self.prec() + 16);
        let steps = (Interval::from_i64(2, work) - Interval::point(self.re.inf()))
            .ceil()
            .hi()
            .to_u32_saturating()?;
        if steps == 0 || steps > LARGEST_STEP {
            return None;
        }
        let shifted = |n: u32| self.with_prec(work).shifted(n);
        let mut value = shifted(steps).gamma_right().ok()?;
        for k in 0..steps {
            value = value.quotient(&shifted(k)).ok()?;
        }
        Some(value.with_prec(prec))
    }

    /// z + n
    fn shifted(&self, n: u32) -> Self {
        Self::new(&self.re + Interval::from_i64(n.into(), self.re.prec()), self.im.clone())
    }

    /// Γ on a bounded rectangle that should lie in Re z > 0.
    fn gamma_right(&self) -> Result<Self, ComplexError> {
        if *self.re.lo() <= 0 {
            return Err(POLE);
        }
        let (prec, centre) = (self.prec(), self.centre());
        let value = refine_complex(prec, 8 * prec, |work| gamma_at(&centre, work))?;
        if self.is_point() {
            return Ok(value);
        }
        let away = self - &centre;
        let growth = (&digamma(&self.with_prec(prec.max(SLOPE_PREC)))? * &away).exp();
        Ok((&value * &growth).with_prec(prec))
    }
}

/// How far to shift an argument in Re z > 0 for Stirling's series to reach the working precision.
fn shift(z: &Complex, work: u32) -> Result<u32, ComplexError> {
    let far = work / 4 + 2;
    if z.abs().mig() >= far {
        return Ok(0);
    }
    if far > LARGEST_SHIFT {
        return Err(ComplexError::Budget("gamma"));
    }
    Ok(far)
}

/// Γ at one point with Re z > 0.
fn gamma_at(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let z = z.with_prec(work);
    let real = |n: i64| Complex::real(Interval::from_i64(n, work));
    let mut factor = real(1);
    let steps = shift(&z, work)?;
    for k in 0..steps {
        factor = &factor * &(&z + &real(k.into()));
    }
    let z = &z + &real(steps.into());
    let half = Interval::from_rational(&Rational::from((1, 2)), work);
    let constant = (Interval::pi(work) * Interval::from_i64(2, work)).log() * &half;
    let main = &(&(&z - &Complex::real(half)) * &z.log()?) - &z;
    // The terms B_{2k}/(2k(2k−1)) z^{1−2k}, and π|B_{2K}|/(2K) |z|^{1−2K}.
    let weight = |k: u32| Rational::from((1, 2 * k * (2 * k - 1)));
    let series = stirling(&z, work, weight, |k| Rational::from((1, 2 * k)))?;
    let series = &series * &z;
    let log = &(&main + &Complex::real(constant)) + &series;
    (&log.exp() / &factor).map_err(|_| POLE)
}

/// ψ on a rectangle in Re z > 0, with the accuracy of [`SLOPE_PREC`].
fn digamma(z: &Complex) -> Result<Complex, ComplexError> {
    let work = SLOPE_PREC;
    let z = z.with_prec(work);
    let real = |n: i64| Complex::real(Interval::from_i64(n, work));
    let steps = shift(&z, work)?;
    let mut sum = real(0);
    for k in 0..steps {
        sum = &sum + &(&z + &real(k.into())).recip()?;
    }
    let z = &z + &real(steps.into());
    let half = Interval::from_rational(&Rational::from((1, 2)), work);
    let series = stirling(&z, work, |k| Rational::from((1, 2 * k)), |_| Rational::from(1))?;
    let main = &z.log()? - &z.recip()?.scale(&half);
    Ok(&(&main - &series) - &sum)
}

/// Σ_{1≤k<K} B_{2k} w_k z^{−2k}, with an error of π|B_{2K}| e_K |z|^{−2K}, for the first K where that is negligible or
/// no longer falls.
fn stirling(
    z: &Complex,
    work: u32,
    weight: impl Fn(u32) -> Rational,
    error: impl Fn(u32) -> Rational,
) -> Result<Complex, ComplexError> {
    // Re z > 0 keeps zero from 1/z, but not from a rectangle around z².
    let step = z.recip()?.sqr();
    let (mut power, mut sum) = (step.clone(), Complex::real(Interval::zero(work)));
    let mut bernoulli = Bernoulli::default();
    let mut last: Option<Float> = None;
    let mut k = 1;
    loop {
        let number = bernoulli.next_even();
        let scale = Rational::from(number.abs_ref()) * error(k);
        let bound = Interval::pi(work) * Interval::from_rational(&scale, work) * power.abs();
        let bound = bound.sup();
        let negligible = bound.get_exp().is_none_or(|e| i64::from(e) < -i64::from(work));
        if negligible || last.is_some_and(|last| bound >= last) {
            let bound = Interval::enclosing(-bound.clone(), bound);
            return Ok(&sum + &Complex::new(bound.clone(), bound));
        }
        sum = &sum + &power.scale(&Interval::from_rational(&(number * weight(k)), work));
        power = &power * &step;
        last = Some(bound);
        k += 1;
    }
}

/// The Bernoulli numbers with even index, in turn, from the tangent numbers T_k: the entries of a triangle of
/// derivatives of tan at 0, d/dx tanʲ = j(tan^{j−1} + tan^{j+1}), and B_{2k} = (−1)^{k−1} 2k T_k/(4^k(4^k − 1)).
#[derive(Default)]
struct Bernoulli {
    /// The coefficients of the last derivative of tan as a polynomial in tan.
    derivative: Vec<Integer>,
    index: u32,
}

impl Bernoulli {
    /// B₂, B₄, B₆, ….
    fn next_even(&mut self) -> Rational {
        if self.index == 0 {
            self.derivative = vec![Integer::new(), Integer::from(1)];
        }
        let times = if self.index == 0 { 1 } else { 2 };
        for _ in 0..times {
            self.derive();
        }
        self.index += 1;
        let k = self.index;
        let four = Integer::from(1) << (2 * k);
        let value = Rational::from((
            Integer::from(&self.derivative[0] * (2 * k)),
            Integer::from(&four - 1) * &four,
        ));
        if k.is_multiple_of(2) { -value } else { value }
    }

    fn derive(&mut self) {
        let mut next = vec![Integer::new(); self.derivative.len() + 1];
        for (j, coefficient) in (0u32..).zip(&self.derivative).skip(1) {
            let scaled = Integer::from(coefficient * j);
            next[j as usize - 1] += &scaled;
            next[j as usize + 1] += scaled;
        }
        self.derivative = next;
    }
}
