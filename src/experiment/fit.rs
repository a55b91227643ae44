//! Least squares by Levenberg's method: gradients by back-propagation, steps by the damped normal equations.
//!
//! With residuals r and their derivatives J, the step solves (JᵀJ + λ) p = -Jᵀr; λ is divided by 4 after a step that lowers
//! the loss, and else multiplied by 4. A loss never rises.

/// A real function with parameters.
pub trait Curve {
    /// What it is a function of.
    type Input: Copy;

    /// The value at x; its derivatives by the parameters are written into `gradient`.
    fn with_gradient(&self, parameters: &[f64], x: Self::Input, gradient: &mut [f64]) -> f64;
}

/// How long, and how far, a fit goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The largest number of steps tried.
    pub steps: usize,
    /// The mean-square error at which it stops.
    pub enough: f64,
}

/// Fits the parameters to the points (x, y) and returns the mean-square error reached.
pub fn fit<C: Curve>(curve: &C, parameters: &mut [f64], points: &[(C::Input, f64)], how: Fit) -> f64 {
    let size = parameters.len();
    let mut system = System::new(size);
    let mut candidate = System::new(size);
    let mut tried = vec![0.0; size];
    let mut step = vec![0.0; size];
    let mut factor = vec![0.0; size * size];
    let mut damping = 1.0;
    system.assemble(curve, parameters, points);
    for _ in 0..how.steps {
        if system.loss <= how.enough || damping > 1e12 {
            break;
        }
        factor.copy_from_slice(&system.normal);
        for i in 0..size {
            factor[i * size + i] += damping;
        }
        step.copy_from_slice(&system.slope);
        if solve(&mut factor, &mut step) {
            for i in 0..size {
                tried[i] = parameters[i] - step[i];
            }
            candidate.assemble(curve, &tried, points);
            if candidate.loss < system.loss {
                parameters.copy_from_slice(&tried);
                std::mem::swap(&mut system, &mut candidate);
                damping = (damping / 4.0).max(1e-9);
                continue;
            }
        }
        damping *= 4.0;
    }
    system.loss
}

/// The normal equations at some parameters.
struct System {
    loss: f64,
    slope: Vec<f64>,
    normal: Vec<f64>,
    gradient: Vec<f64>,
}

impl System {
    fn new(size: usize) -> System {
        System {
            loss: f64::INFINITY,
            slope: vec![0.0; size],
            normal: vec![0.0; size * size],
            gradient: vec![0.0; size],
        }
    }

    /// Only the lower half of the matrix is filled.
    fn assemble<C: Curve>(&mut self, curve: &C, parameters: &[f64], points: &[(C::Input, f64)]) {
        let size = parameters.len();
        self.slope.fill(0.0);
        self.normal.fill(0.0);
        let mut loss = 0.0;
        for &(x, y) in points {
            let error = curve.with_gradient(parameters, x, &mut self.gradient) - y;
            loss += error * error;
            for (i, &left) in self.gradient.iter().enumerate() {
                self.slope[i] += left * error;
                let row = &mut self.normal[i * size..=i * size + i];
                for (entry, &right) in row.iter_mut().zip(&self.gradient) {
                    *entry += left * right;
                }
            }
        }
        self.loss = loss / points.len() as f64;
    }
}

/// Solves in place by Cholesky's method, from the lower half; false where the matrix is not positive definite.
pub(super) fn solve(matrix: &mut [f64], right: &mut [f64]) -> bool {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let mut entry = matrix[i * size + j];
            for k in 0..j {
                entry -= matrix[i * size + k] * matrix[j * size + k];
            }
            if i > j {
                matrix[i * size + j] = entry / matrix[j * size + j];
            } else if entry > 0.0 {
                matrix[i * size + i] = entry.sqrt();
            } else {
                return false;
            }
        }
        for k in 0..i {
            right[i] -= matrix[i * size + k] * right[k];
        }
        right[i] /= matrix[i * size + i];
    }
    for i in (0..size).rev() {
        for k in i + 1..size {
            right[i] -= matrix[k * size + i] * right[k];
        }
        right[i] /= matrix[i * size + i];
    }
    true
}
