//! Bessel functions of any real order by their integrals (NIST Digital Library of Mathematical Functions, 10.9.6, 10.9.7, 10.32.4, 10.32.9).

use std::f64::consts::PI;

use num_complex::Complex64;

use super::machine::{Machine, real};
use crate::formula::Function;

impl Machine {
    /// The four Bessel functions for x > 0 and, those of the first kind and of integer order, for every x.
    pub(super) fn bessel(&self, function: Function, order: f64, x: f64) -> Option<f64> {
        let whole = order.fract() == 0.0;
        let first = matches!(function, Function::BesselJ | Function::BesselI);
        if x <= 0.0 && !(whole && first) {
            return None;
        }
        let arc = |f: &dyn Fn(f64) -> f64| self.plain(f, 0.0, PI);
        let ray = |f: &dyn Fn(f64) -> f64| self.plain(f, 0.0, f64::INFINITY);
        let turn = if whole { 0.0 } else { (order * PI).sin() };
        let far = |f: &dyn Fn(f64) -> f64| if whole { Some(0.0) } else { ray(f) };
        let n = order;
        Some(match function {
            Function::BesselJ => {
                let near = arc(&|t| (n * t - x * t.sin()).cos())?;
                (near - turn * far(&|t| (-x * t.sinh() - n * t).exp())?) / PI
            }
            Function::BesselY => {
                let near = arc(&|t| (x * t.sin() - n * t).sin())?;
                let sides = |t: f64| (n * t - x * t.sinh()).exp() + (-n * t - x * t.sinh()).exp() * (n * PI).cos();
                (near - ray(&sides)?) / PI
            }
            Function::BesselI => {
                let near = arc(&|t| (x * t.cos()).exp() * (n * t).cos())?;
                (near - turn * far(&|t| (-x * t.cosh() - n * t).exp())?) / PI
            }
            Function::BesselK => ray(&|t| ((n * t - x * t.cosh()).exp() + (-n * t - x * t.cosh()).exp()) / 2.0)?,
            _ => return None,
        })
    }

    /// The integral of a real function.
    pub(super) fn plain(&self, f: &dyn Fn(f64) -> f64, lo: f64, hi: f64) -> Option<f64> {
        real(self.integral(&|x| Some(Complex64::from(f(x))), lo, hi, &[])?)
    }
}
