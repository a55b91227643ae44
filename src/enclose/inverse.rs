//! Inverse functions: the x at which a formula f, strictly increasing on the line, has a given value u.
//!
//! **Which x.** f has no other symbol, and the exact layer shows that f is defined and f′ > 0 on the whole line. So there is at
//! most one x.
//!
//! **Real values.** If f(a) ≤ u ≤ f(b) for enclosures of f at the points a and b, then x lies in \[a, b\], by continuity; for a set of
//! values U it is enough that f(a) ≤ inf U and sup U ≤ f(b). That is so if, for some c ∈ \[a, b\] and the enclosure D of f′ over \[a, b\], the
//! numbers N = c - (f(c) - U)/D lie in \[a, b\], and then x ∈ N: were f(b) < u, then u = f(b) + r with r > 0, and by the mean value theorem
//! b < c - (f(c) - u)/d for a d ∈ D; likewise at a; and x = c - (f(c) - u)/d for another. Where to look is found by approximate
//! numbers, which prove nothing: a bracket by doubling, then Newton's method for log f or f kept inside the bracket.
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

use std::sync::Arc;

use rug::Float;

use super::program::Program;
use super::run::Fixed;
use super::value::{Mode, Value};
use super::{Assignment, EncloseError, NoIntegrals};
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Symbol};
use crate::interval::{Complex, Interval};

/// The precision at which an inverse is looked for, in bits.
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
    value: Arc<Program>,
    slope: Arc<Program>,
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
            value: Program::of(body)?,
            slope: Program::of(&slope)?,
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
        if let Some(narrow) = self.newton(u, prec) {
            return Ok(narrow);
        }
        // Where f′ varies too much for a step over all of U, its two ends.
        let end = |u: Float| self.newton(&Interval::point(u), prec).ok_or_else(refuse);
        Ok(end(u.inf())?.hull(&end(u.sup())?))
    }

    /// An interval around the inverses of all of U, by Newton steps with intervals; `None` if none is mapped into itself.
    fn newton(&self, u: &Interval, prec: u32) -> Option<Interval> {
        let start = self.approximation(&u.mid())?;
        let miss = |at: &Interval| Some((self.on_line(&self.value, at.clone(), prec).ok()? - u).with_prec(prec));
        let mut centre = Interval::point(start).with_prec(prec);
        let steepness = self.on_line(&self.slope, centre.clone(), COARSE).ok()?;
        let guess = miss(&centre)?.with_prec(COARSE) / steepness;
        let least = Interval::point(centre.mag().max(&Float::with_val(COARSE, 1)).clone()).scale(2 - COARSE as i32);
        let mut radius = Interval::point(guess.mag()).scale(1) + least;
        let mut found: Option<Interval> = None;
        for _ in 0..WIDENINGS {
            let room = match &found {
                Some(known) => known.clone(),
                None => &centre + &radius.hull(&-&radius),
            };
            if !room.is_bounded() {
                return found;
            }
            // The mean value theorem needs f′ between the centre and x, and rounding may have moved the centre.
            let slope = self.on_line(&self.slope, room.hull(&centre), prec).ok()?;
            if *slope.lo() <= 0 {
                return found;
            }
            let image = &centre - &(miss(&centre)? / slope);
            if found.is_none() && !image.is_subset(&room) {
                radius = radius.scale(1) + Interval::point((&image - &centre).mag());
                continue;
            }
            let next = image.intersection(&room);
            // As narrow as the precision, or as U, allows once a step no longer halves it.
            if next.wid() > room.wid() / 2u32 {
                return Some(next);
            }
            centre = Interval::point(next.mid()).with_prec(prec);
            found = Some(next);
        }
        found
    }

    /// About the inverse of u; `None` if none was found. Nothing is proved of it.
    fn approximation(&self, u: &Float) -> Option<Float> {
        let moving = std::slice::from_ref(&self.var);
        let nothing = Assignment::new();
        let value = self.value.bind(&nothing, moving, COARSE, &NoIntegrals).ok()?;
        let slope = self.slope.bind(&nothing, moving, COARSE, &NoIntegrals).ok()?;
        let at = |bound: &Fixed<'_>, x: &Float| {
            let x = Value::Real(Interval::point(x.clone()).with_prec(COARSE));
            let range = bound.run(&[x], Mode::Pointwise, &NoIntegrals).ok()?.into_real().ok()?;
            Some(range.mid())
        };
        let u = Float::with_val(COARSE, u);
        let power = |n: i32| Float::with_val(COARSE, Float::with_val(COARSE, 1) << n);
        let (mut lo, mut hi) = (-power(0), power(0));
        for n in 1..=WIDEST {
            match (at(&value, &lo)? > u, at(&value, &hi)? < u) {
                (true, _) => (lo, hi) = (-power(n), lo),
                (_, true) => (lo, hi) = (hi, power(n)),
                _ => break,
            }
        }
        let middle = |lo: &Float, hi: &Float| Interval::point(lo.clone()).hull(&Interval::point(hi.clone())).mid();
        let mut x = middle(&lo, &hi);
        for _ in 0..STEPS {
            let f = at(&value, &x)?;
            match f > u {
                true => hi = x.clone(),
                false => lo = x.clone(),
            }
            // Where both are positive, the logarithm of f is solved for: tails of distribution functions are then almost straight.
            let error = match u > 0 && f > 0 {
                true => (Interval::point(Float::with_val(COARSE, &f / &u)).log() * Interval::point(f.clone())).mid(),
                false => Float::with_val(COARSE, &f - &u),
            };
            let step = Float::with_val(COARSE, error / at(&slope, &x)?);
            let next = Float::with_val(COARSE, &x - &step);
            let small = step.is_zero() || step.get_exp()? < x.get_exp().unwrap_or(0).max(0) - COARSE as i32 / 2;
            if small {
                return Some(next);
            }
            x = match next > lo && next < hi {
                true => next,
                false => middle(&lo, &hi),
            };
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
            // f′ may be holomorphic where f is cut: both have to be.
            self.on_plane(&self.value, z.clone(), prec)?;
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
