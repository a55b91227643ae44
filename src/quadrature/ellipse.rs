//! Bounds on Bernstein ellipses, and the error of the Gauss–Legendre rule.
//!
//! For ρ > 1 the ellipse E_ρ is the image of |w| = ρ under z = (w + 1/w)/2: foci ±1, half axes A = (ρ + 1/ρ)/2 and B = (ρ - 1/ρ)/2.
//!
//! **Theorem.** If f is holomorphic inside E_ρ and |f| ≤ M there, then the n-point rule Q_n, n ≥ 2, on \[-1, 1\] satisfies
//! |∫ f - Q_n(f)| ≤ (64/15) M ρ^(-2n) / (1 - ρ^-2).
//!
//! Proof (Rabinowitz 1969; Trefethen, SIAM Review 50, 2008, theorem 4.5). In f = Σ a_k T_k the coefficients are those of
//! the Laurent series of f((w + 1/w)/2) in 1/ρ < |w| < ρ, whence |a_k| ≤ 2M ρ^-k. Q_n is exact below degree 2n and for odd functions. On T_k
//! with k ≥ 2n even the integral is at most 2/(k² - 1) ≤ 2/15 in absolute value, and |Q_n| ≤ 2, the sum of the positive weights. So the error is at most
//! Σ 2M ρ^-k (2 + 2/15) over even k ≥ 2n, a geometric series. ∎
//!
//! On \[c - h, c + h\] the integral gains the factor h. M is found by enclosing f on rectangles that cover the ellipse; since an enclosure is a proof
//! of holomorphy on its rectangle, the cover proves f holomorphic inside. Rectangles on which that fails are cut in two, up to a
//! fixed number of times. A function free of `i` has conjugate values at conjugate points, so the upper half is enough.

use super::integrand::{COARSE, Sampler};
use crate::interval::{Complex, Interval};
use rug::Float;

/// How often a rectangle is cut in two before an ellipse is given up.
const CUTS: u32 = 4;

/// A piece c + h\[-1, 1\] of the line.
pub(super) struct Segment {
    pub(super) centre: Interval,
    pub(super) half: Interval,
}

impl Segment {
    /// The piece between two ends.
    pub(super) fn between(lo: &Interval, hi: &Interval, prec: u32) -> Segment {
        let (lo, hi) = (lo.with_prec(prec), hi.with_prec(prec));
        Segment {
            centre: (&lo + &hi).scale(-1),
            half: (&hi - &lo).scale(-1),
        }
    }
}

/// The ellipse E_ρ for an integer ρ ≥ 2.
pub(super) struct Ellipse {
    pub(super) rho: u32,
    long: Interval,
    short: Interval,
}

impl Ellipse {
    pub(super) fn new(rho: u32) -> Ellipse {
        let rho_ = Interval::from_i64(rho.into(), COARSE);
        let inverse = rho_.recip();
        Ellipse {
            rho,
            long: (&rho_ + &inverse).scale(-1),
            short: (&rho_ - &inverse).scale(-1),
        }
    }

    /// The largest ordinate of points of the ellipse with abscissas in x; `None` if there is no point.
    fn height(&self, x: &Interval) -> Option<Float> {
        let nearest = Interval::point(x.mig()) / &self.long;
        let y = (Interval::one(COARSE) - nearest.sqr()).sqrt() * &self.short;
        (!y.is_empty()).then(|| y.sup())
    }

    /// A bound of |f| on the ellipse around a segment, inside of which f is thereby shown to be holomorphic; `None` if that was
    /// not achieved. `symmetric` says that f has conjugate values at conjugate points.
    pub(super) fn bound(&self, f: &Sampler<'_>, symmetric: bool, segment: &Segment) -> Option<Float> {
        let x = self.long.sup();
        let y = self.short.sup();
        let below = if symmetric {
            Float::new(COARSE)
        } else {
            Float::with_val(COARSE, -&y)
        };
        let whole = Complex::new(ends(Float::with_val(COARSE, -&x), x), ends(below, y));
        let mut waiting = vec![(whole, 0)];
        let mut largest = Float::new(COARSE);
        while let Some((rectangle, cuts)) = waiting.pop() {
            let y = if cuts == 0 {
                rectangle.im
            } else {
                let Some(height) = self.height(&rectangle.re) else {
                    continue;
                };
                rectangle
                    .im
                    .intersection(&ends(Float::with_val(COARSE, -&height), height))
            };
            if y.is_empty() {
                continue;
            }
            let z = Complex::new(&segment.centre + &(&segment.half * &rectangle.re), &segment.half * &y);
            match f.holomorphic(z) {
                // |w| ≤ |Re w| + |Im w|.
                Ok(w) if w.is_bounded() => largest = largest.max(&(w.re.abs() + w.im.abs()).with_prec(COARSE).sup()),
                _ if cuts == CUTS => return None,
                _ => {
                    let [a, b] = halves(Complex::new(rectangle.re, y));
                    waiting.extend([(a, cuts + 1), (b, cuts + 1)]);
                }
            }
        }
        Some(largest)
    }

    /// The bound of the theorem for the rule with n points, n ≥ 2, on a segment.
    pub(super) fn error(&self, largest: &Float, n: u32, segment: &Segment) -> Float {
        let rho = Interval::from_i64(self.rho.into(), COARSE);
        let factor = Interval::from_i64(64, COARSE) / Interval::from_i64(15, COARSE);
        let geometric = rho.powi(-2 * i64::from(n)) / (Interval::one(COARSE) - rho.powi(-2));
        (factor * Interval::point(largest.clone()) * geometric * segment.half.abs()).sup()
    }
}

/// The interval between two finite ends in either order.
fn ends(a: Float, b: Float) -> Interval {
    Interval::point(a).hull(&Interval::point(b))
}

/// The two halves of a rectangle, cut across its longer side.
fn halves(z: Complex) -> [Complex; 2] {
    let cut = |side: &Interval| {
        let mid = side.mid();
        [ends(side.inf(), mid.clone()), ends(mid, side.sup())]
    };
    if z.re.wid() >= z.im.wid() {
        cut(&z.re).map(|re| Complex::new(re, z.im.clone()))
    } else {
        cut(&z.im).map(|im| Complex::new(z.re.clone(), im))
    }
}
