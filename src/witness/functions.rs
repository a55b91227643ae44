//! The functions of the language.

use num_complex::Complex64;
use special::{Error, Gamma};

use super::Engine;
use super::machine::{Machine, exponential, logarithm, real};
use crate::formula::Function;

/// The Euler-Mascheroni constant.
const EULER: f64 = 0.577_215_664_901_532_9;

impl Machine {
    /// A function of numbers; `None` where it is not defined or not known here.
    pub(super) fn call(&self, function: Function, arguments: &[Complex64]) -> Option<Complex64> {
        let reals = || arguments.iter().copied().map(real).collect::<Option<Vec<f64>>>();
        let [z] = arguments else {
            return self.of_reals(function, &reals()?).map(Complex64::from);
        };
        let z = *z;
        let either = |of_real: fn(f64) -> f64, of_complex: fn(Complex64) -> Complex64| {
            Some(match real(z) {
                Some(x) => Complex64::from(of_real(x)),
                None => of_complex(z),
            })
        };
        match function {
            Function::Exp => Some(exponential(z)),
            Function::Sqrt => Some(match real(z) {
                Some(x) if x >= 0.0 => Complex64::from(x.sqrt()),
                Some(x) => Complex64::new(0.0, (-x).sqrt()),
                None => z.sqrt(),
            }),
            Function::Log => match real(z) {
                Some(0.0) => None,
                Some(x) if x > 0.0 => Some(Complex64::from(x.ln())),
                _ => Some(logarithm(z)),
            },
            Function::Sin => either(f64::sin, Complex64::sin),
            Function::Cos => either(f64::cos, Complex64::cos),
            Function::Tan => either(f64::tan, Complex64::tan),
            Function::Sinh => either(f64::sinh, Complex64::sinh),
            Function::Cosh => either(f64::cosh, Complex64::cosh),
            Function::Tanh => either(f64::tanh, Complex64::tanh),
            Function::Atan => either(f64::atan, Complex64::atan),
            Function::Abs => Some(Complex64::from(z.norm())),
            _ => self.of_reals(function, &reals()?).map(Complex64::from),
        }
    }

    fn of_reals(&self, function: Function, arguments: &[f64]) -> Option<f64> {
        match (function, arguments) {
            (Function::Sign, &[x]) => Some(if x == 0.0 { 0.0 } else { x.signum() }),
            (Function::Max, _) => arguments.iter().copied().reduce(f64::max),
            (Function::Min, _) => arguments.iter().copied().reduce(f64::min),
            (Function::Erf, &[x]) => Some(self.special(Error::error(x))),
            (Function::Erfc, &[x]) => Some(self.special(Error::compl_error(x))),
            (Function::Gamma, &[x]) => self.gamma(x),
            (Function::Dawson, &[x]) => self.plain(&|t| (t * t - x * x).exp(), 0.0, x),
            (Function::Hyp1f1, &[a, b, z]) => self.kummer(a, b, z),
            (Function::Factorial, &[n]) if natural(n) => self.gamma(n + 1.0),
            (Function::DoubleFactorial, &[n]) if natural(n + 1.0) => self.double_factorial(n),
            (Function::Binomial, &[n, k]) if natural(n) && natural(k) => {
                self.uses(Engine::Statrs);
                Some(statrs::function::factorial::binomial(n as u64, k as u64))
            }
            (Function::Hermite, &[n, x]) if natural(n) => {
                let step = |(before, value), j| (value, x * value - f64::from(j) * before);
                Some((0..n as u32).fold((0.0, 1.0), step).1)
            }
            (Function::Mod, &[a, n]) if n > 0.0 => Some(a.rem_euclid(n)),
            (Function::BesselJ | Function::BesselY | Function::BesselI | Function::BesselK, &[n, x]) => {
                self.bessel(function, n, x)
            }
            (Function::Si, &[x]) => self.plain(&|t| t.sin() / t, 0.0, x),
            (Function::Ci, &[x]) if x > 0.0 => {
                let rest = self.plain(&|t| -2.0 * (t / 2.0).sin() * (t / 2.0).sin() / t, 0.0, x)?;
                Some(EULER + x.ln() + rest)
            }
            // With t = log x the integrand of Ei is (e^s - 1)/s and 1/s.
            (Function::Li, &[x]) if x > 0.0 && x != 1.0 => {
                let rest = self.plain(&|s| s.exp_m1() / s, 0.0, x.ln())?;
                Some(EULER + x.ln().abs().ln() + rest)
            }
            (Function::Beta, &[a, b]) if a > 0.0 && b > 0.0 => {
                self.uses(Engine::Statrs);
                Some(statrs::function::beta::ln_beta(a, b).exp())
            }
            _ => None,
        }
    }

    fn special(&self, value: f64) -> f64 {
        self.uses(Engine::Special);
        value
    }

    fn gamma(&self, x: f64) -> Option<f64> {
        let pole = x <= 0.0 && x.fract() == 0.0;
        (!pole).then(|| self.special(Gamma::gamma(x)))
    }

    /// n!! = 2^{n/2} Γ(n/2 + 1), times √(2/π) for odd n.
    fn double_factorial(&self, n: f64) -> Option<f64> {
        let odd = n.rem_euclid(2.0) == 1.0;
        let scale = if odd { (2.0 / std::f64::consts::PI).sqrt() } else { 1.0 };
        Some(scale * (n / 2.0).exp2() * self.gamma(n / 2.0 + 1.0)?)
    }

    /// Kummer's function by its series, for z < 0 after 1F1(a; b; z) = e^z 1F1(b - a; b; -z).
    fn kummer(&self, a: f64, b: f64, z: f64) -> Option<f64> {
        if b <= 0.0 && b.fract() == 0.0 {
            return None;
        }
        if z < 0.0 {
            return Some(z.exp() * self.kummer(b - a, b, -z)?);
        }
        let mut term = 1.0;
        let (mut total, mut largest) = (1.0, 1.0_f64);
        for k in 0..5000 {
            let k = f64::from(k);
            term *= (a + k) * z / ((b + k) * (k + 1.0));
            total += term;
            largest = largest.max(term.abs());
            // From here on the terms fall by half at least.
            if k > 4.0 * (z + a.abs() + b.abs()) && term.abs() <= 1e-17 * largest {
                return (largest * 1e-16 <= 1e-12 * f64::abs(total)).then_some(total);
            }
        }
        None
    }
}

/// Whether a number is 0, 1, 2, … and small enough to be counted to.
fn natural(n: f64) -> bool {
    n.fract() == 0.0 && (0.0..1e6).contains(&n)
}
