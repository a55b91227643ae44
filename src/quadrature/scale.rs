//! How large an integral of an absolute value is, roughly, and how precisely its integrand is known: the units in which accuracy is asked for.
//!
//! Nothing rests on these numbers but the choice of a tolerance. The first is a sum over pieces of |f(middle)| times the length, where the piece on which the
//! range of f allows the most is halved until the sum is not far from what the ranges allow. So narrow peaks are found.

use super::finite::Region;
use super::integrand::{COARSE, Sampler};
use crate::interval::Interval;
use rug::Float;

/// The most pieces looked at.
const PIECES: usize = 96;

/// Rough sizes of the integrals over several regions.
pub(super) struct Scale {
    /// Of the absolute value.
    size: Float,
    /// Of the width of the enclosures of the integrand at points, which comes from wide parameters.
    noise: Float,
}

impl Scale {
    /// An error that is small compared with what is wanted: 2^-bits times the size, unless the parameters alone cause a larger one.
    pub(super) fn tolerance(&self, bits: u32) -> Float {
        let relative = |x: &Float, bits: u32| {
            let shift = i32::try_from(bits).unwrap_or(i32::MAX / 2);
            Interval::point(x.clone()).scale(-shift).sup()
        };
        let wanted = if self.size.is_zero() {
            relative(&Float::with_val(COARSE, 1), bits)
        } else {
            relative(&self.size, bits)
        };
        // What rounding to the coarse precision causes is no reason to ask for less.
        if self.noise > relative(&self.size, COARSE / 2) {
            wanted.max(&relative(&self.noise, 4))
        } else {
            wanted
        }
    }
}

struct Part<'a> {
    f: &'a Sampler<'a>,
    x: Interval,
    /// The largest and the sampled |f|, and the width of the sample, times the length.
    most: Float,
    sampled: Float,
    noise: Float,
}

impl<'a> Part<'a> {
    fn new(f: &'a Sampler<'a>, x: Interval) -> Part<'a> {
        let length = Interval::point(x.wid());
        let times_length = |y: Float| (Interval::point(y) * &length).sup();
        let range = |x: Interval| {
            f.real(x)
                .ok()
                .filter(Interval::is_bounded)
                .unwrap_or(Interval::zero(COARSE))
        };
        let sample = range(Interval::point(x.mid()));
        Part {
            most: times_length(range(x.clone()).mag()),
            sampled: times_length(sample.mag()),
            noise: times_length(sample.wid()),
            f,
            x,
        }
    }
}

/// The scale of the sum of the integrals over regions.
pub(super) fn measure(regions: &[Region<'_>]) -> Scale {
    let samplers: Vec<_> = regions.iter().map(|region| region.f.at(COARSE).ok()).collect();
    let whole = |region: &Region<'_>| region.lo.hull(&region.hi).with_prec(COARSE);
    let part = |(f, region)| Some(Part::new(Option::as_ref(f)?, whole(region)));
    let mut parts: Vec<Part<'_>> = samplers.iter().zip(regions).filter_map(part).collect();
    let sum = |parts: &[Part<'_>], term: fn(&Part<'_>) -> Float| {
        parts.iter().fold(Float::new(COARSE), |sum, part| sum + term(part))
    };
    while parts.len() < PIECES {
        let (most, sampled) = (
            sum(&parts, |part| part.most.clone()),
            sum(&parts, |part| part.sampled.clone()),
        );
        if sampled * 16u32 >= most && parts.len() >= 4 * regions.len() {
            break;
        }
        let Some(place) = (0..parts.len()).reduce(|a, b| if parts[b].most > parts[a].most { b } else { a }) else {
            break;
        };
        let Part { f, x, .. } = parts.swap_remove(place);
        let middle = Interval::point(x.mid());
        let (lo, hi) = (Interval::point(x.inf()), Interval::point(x.sup()));
        parts.push(Part::new(f, lo.hull(&middle)));
        parts.push(Part::new(f, middle.hull(&hi)));
    }
    Scale {
        size: sum(&parts, |part| part.sampled.clone()),
        noise: sum(&parts, |part| part.noise.clone()),
    }
}
