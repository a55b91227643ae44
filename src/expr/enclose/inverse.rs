//! Inverse functions: the x at which a formula f, strictly increasing on the line, has a given value u.
//!
//! **Which x.** f has no other symbol, and the exact layer shows that f is defined and f′ > 0 on the whole line. So there is at
//! most one x.
//!
//! **Real values.** If f(a) ≤ u ≤ f(b) for enclosures of f at the points a and b, then x lies in \[a, b\], by continuity; for a set of
//! values U it is enough that f(a) ≤ inf U and sup U ≤ f(b). Where to look is found by approximate numbers, which prove
//! nothing: a bracket by doubling, then Newton's method kept inside the bracket.
//!
//! **Complex values.** For a rectangle U let V be the smallest rectangle that contains U and its shadow Re U on the real line. Let Z
//! be a rectangle with centre z₀, on which f is holomorphic (its enclosure there says so) and the enclosure D of f′ excludes 0. If
//!
//! > N = z₀ - (f(z₀) - V)/D
//!
//! lies in Z, there is exactly one z ∈ Z with f(z) = v for each v ∈ V, it lies in N, and it is a holomorphic function of v.
//! *Proof.* For z, w ∈ Z, f(z) - f(w) = (z - w) s with s the mean of f′ on the segment, an element of the convex set D. With w = z₀,
//! a fixed point of the continuous map z ↦ z₀ - (f(z₀) - v)/s(z) of Z into N ⊂ Z, which exists by Brouwer's theorem, is a solution;
//! two solutions would give s = 0; and f′ ≠ 0 makes it holomorphic. ∎ For real v ∈ V it is the real inverse, because Z is made to
//! contain that; and V is convex. So on every rectangle the value is the continuation of the real inverse along its shadow,
//! and values on overlapping rectangles agree.

use rug::Float;

use super::program::Program;
use super::value::{Mode, Value};
use super::{Assignment, EncloseError, NoIntegrals};
use crate::expr::exact::{Scope, Sign, normal};
use crate::expr::{Domain, Domains, Expr, Symbol};
use crate::interval::{Complex, Interval};

/// The precision at which a real inverse is first looked for, in bits.
const COARSE: u32 = 64;
/// A bracket reaches from -2^`WIDEST` to 2^`WIDEST` at most.
const WIDEST: i32 = 64;
/// Steps of an approximation before it is taken as it is.
const STEPS: usize = 200;
/// How often a candidate is widened before it is given up.
const WIDENINGS: usize = 12;

/// An increasing formula with its derivative.
#[derive(Clone, Debug)]
pub(super) struct Inverse {
    var: Symbol,
    value: Program,
    slope: Program,
}

impl Inverse {
    /// # Errors
    /// [`EncloseError::NotIncreasing`] unless the formula has no other symbol and its derivative is positive everywhere.
    pub(super) fn new(var: &Symbol, body: &Expr) -> Result<Inverse, EncloseError> {
        let refuse = |why: String| EncloseError::NotIncreasing {
            body: body.clone(),
            var: var.clone(),
            why,
        };
        if let Some(other) = body.free_symbols().into_iter().find(|symbol| symbol != var) {
            return Err(refuse(format!("it depends on {other}")));
        }
        let slope = body.derivative(var).map_err(|error| refuse(error.to_string()))?;
        let mut line = Domains::default();
        line.insert(var.clone(), Domain::Real);
        let scope = Scope::new(&line);
        normal(body, &scope).map_err(|obstacle| refuse(obstacle.to_string()))?;
        let exact = normal(&slope, &scope).map_err(|obstacle| refuse(obstacle.to_string()))?;
        if scope.sign_of(&exact) != Some(Sign::Positive) {
            return Err(refuse(format!("the sign of its derivative {slope} is not certain")));
        }
        Ok(Inverse {
            var: var.clone(),
            value: Program::new(body)?,
            slope: Program::new(&slope)?,
        })
    }

    /// The value of the inverse function.
    pub(super) fn at(&self, u: &Value, prec: u32) -> Result<Value, EncloseError> {
        match u {
            Value::Exact(_, u) | Value::Real(u) => Ok(Value::Real(self.real(u, prec)?)),
            Value::Complex(u) => Ok(Value::Complex(self.complex(u, prec)?)),
        }
    }

    fn run(&self, program: &Program, z: Value, mode: Mode, prec: u32) -> Result<Value, EncloseError> {
        let moving = std::slice::from_ref(&self.var);
        let bound = program.bind(&Assignment::new(), moving, prec, &NoIntegrals)?;
        bound.run(&[z], mode, &NoIntegrals)
    }

    /// The range of f, or of f′, over a real interval.
    fn on_line(&self, program: &Program, x: Interval, prec: u32) -> Result<Interval, EncloseError> {
        // At the precision of the point itself every operation would round.
        self.run(program, Value::Real(x.with_prec(prec)), Mode::Pointwise, prec)?
            .into_real()
    }

    /// A rectangle around the values of f, or of f′, on one where it is holomorphic.
    fn on_plane(&self, program: &Program, z: Complex, prec: u32) -> Result<Complex, EncloseError> {
        Ok(self
            .run(program, Value::Complex(z.with_prec(prec)), Mode::Holomorphic, prec)?
            .into_complex())
    }

    /// An interval around the inverses of all of U.
    fn real(&self, u: &Interval, prec: u32) -> Result<Interval, EncloseError> {
        let refuse = || EncloseError::domain("the inverse function", u, false);
        if u.is_empty() || !u.is_bounded() {
            return Err(refuse());
        }
        let centre = self.approximation(&u.mid(), prec).ok_or_else(refuse)?;
        let at_centre = Interval::point(centre.clone());
        let slope = self.on_line(&self.slope, at_centre.clone(), COARSE)?;
        let miss = (self.on_line(&self.value, at_centre.clone(), prec)? - u).with_prec(COARSE);
        let ulp = Float::with_val(
            COARSE,
            Float::with_val(COARSE, centre.abs_ref()).max(&Float::with_val(2, 1)) >> prec,
        );
        let guess = Interval::point(miss.mag()) / slope.scale(-1) + Interval::point(ulp);
        let mut radius = guess.abs();
        for _ in 0..WIDENINGS {
            let sides = [&at_centre - &radius, &at_centre + &radius];
            let [left, right] = sides.map(|side| [side.inf(), side.sup()]);
            let (a, b) = (Interval::point(left[0].clone()), Interval::point(right[1].clone()));
            if !a.is_bounded() || !b.is_bounded() {
                break;
            }
            let below = self.on_line(&self.value, a.clone(), prec)?;
            let above = self.on_line(&self.value, b.clone(), prec)?;
            if below.hi() <= u.lo() && u.hi() <= above.lo() {
                return Ok(a.hull(&b).with_prec(prec));
            }
            radius = radius.scale(2);
        }
        Err(refuse())
    }

    /// About the inverse of u; `None` if none was found. Nothing is proved of it.
    fn approximation(&self, u: &Float, prec: u32) -> Option<Float> {
        let miss = |x: &Float, prec: u32| {
            let f = self.on_line(&self.value, Interval::point(x.clone()), prec).ok()?;
            Some((f - Interval::point(u.clone())).mid())
        };
        let power = |n: i32| Float::with_val(COARSE, Float::with_val(COARSE, 1) << n);
        let (mut lo, mut hi) = (-power(0), power(0));
        for n in 1..=WIDEST {
            match (miss(&lo, prec)? > 0, miss(&hi, prec)? < 0) {
                (true, _) => (lo, hi) = (-power(n), lo),
                (_, true) => (lo, hi) = (hi, power(n)),
                _ => break,
            }
        }
        let mut x = Interval::point(lo.clone()).hull(&Interval::point(hi.clone())).mid();
        let mut bits = COARSE.min(prec);
        for _ in 0..STEPS {
            let error = miss(&x, prec)?;
            match error > 0 {
                true => hi = x.clone(),
                false => lo = x.clone(),
            }
            let slope = self.on_line(&self.slope, Interval::point(x.clone()), COARSE).ok()?;
            let step = (Interval::point(error).with_prec(bits) / slope).mid();
            let next = Interval::point(x.clone()).with_prec(bits) - Interval::point(step.clone());
            let next = next.mid();
            let inside = next > lo && next < hi;
            let small = step.is_zero() || step.get_exp()? < x.get_exp().unwrap_or(0).max(0) - bits as i32 / 2;
            x = match inside || small {
                true => next,
                false => Interval::point(lo.clone()).hull(&Interval::point(hi.clone())).mid(),
            };
            if small && bits >= prec {
                return Some(x);
            }
            if small {
                bits = prec.min(bits.saturating_mul(2));
            }
        }
        Some(x)
    }

    /// A rectangle around the inverses of all of U.
    fn complex(&self, u: &Complex, prec: u32) -> Result<Complex, EncloseError> {
        let refuse = |why: &str| EncloseError::NotHolomorphic {
            reason: format!("inverse function at {u}: {why}"),
        };
        let shadow = self.real(&u.re, prec)?;
        let zero = Interval::zero(prec);
        let v = Complex::new(u.re.clone(), u.im.hull(&zero));
        let steepness = self.on_line(&self.slope, shadow.clone(), prec)?;
        let height = &v.im / &steepness;
        if !height.is_bounded() {
            return Err(refuse("its real part is too wide"));
        }
        let mut z = Complex::new(shadow.clone(), height.hull(&zero));
        for _ in 0..WIDENINGS {
            z = inflated(&z);
            let centre = middle(&z);
            let value = self.on_plane(&self.value, centre.clone(), prec)?;
            let slope = self.on_plane(&self.slope, z.clone(), prec)?;
            if slope.contains_zero() {
                return Err(refuse("the derivative may vanish"));
            }
            let inverse_slope = slope.recip()?;
            let newton = |set: &Complex| &centre - &(&(&value - set) * &inverse_slope);
            let image = newton(&v);
            if !image.is_bounded() {
                return Err(refuse("no bound"));
            }
            if image.is_subset(&z) {
                return Ok(newton(u).intersection(&image));
            }
            z = image.hull(&Complex::real(shadow.clone()));
        }
        Err(refuse("no rectangle is mapped into itself"))
    }
}

/// The rectangle, a fifth longer on each side.
fn inflated(z: &Complex) -> Complex {
    let wider = |side: &Interval| {
        let by = Interval::point(side.wid()) * Interval::from_rational(&(1, 5).into(), side.prec());
        side + &by.hull(&-&by)
    };
    // A side without length would be left by every rounding.
    let least = Interval::point(Float::with_val(2, Float::with_val(2, 1) >> (z.prec() / 2)));
    let room = least.hull(&-&least);
    Complex::new(wider(&z.re) + &room, wider(&z.im) + &room)
}

/// A point in the middle of a rectangle.
fn middle(z: &Complex) -> Complex {
    Complex::new(Interval::point(z.re.mid()), Interval::point(z.im.mid()))
}
