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
    let mut system = System::new(size, points.len());
    let mut tried = vec![0.0; size];
    let mut step = vec![0.0; size];
    let mut factor = vec![0.0; size * size];
    let mut damping = 1.0;
    let mut loss = system.evaluate(curve, parameters, points);
    system.assemble();
    for _ in 0..how.steps {
        if loss <= how.enough || damping > 1e12 {
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
            let reached = system.evaluate(curve, &tried, points);
            if reached < loss {
                parameters.copy_from_slice(&tried);
                loss = reached;
                system.assemble();
                damping = (damping / 4.0).max(1e-9);
                continue;
            }
        }
        damping *= 4.0;
    }
    loss
}

/// How many products a sum keeps apart until its end, so that the order of summation is the same on every machine.
const LANES: usize = 8;

/// Residuals and their derivatives, and the normal equations at the parameters last accepted.
struct System {
    size: usize,
    /// The number of points, rounded up to whole lanes; what is beyond the points stays 0.
    rows: usize,
    residuals: Vec<f64>,
    /// One column after the other, one for each parameter.
    derivatives: Vec<f64>,
    gradient: Vec<f64>,
    slope: Vec<f64>,
    /// Only the lower half is filled.
    normal: Vec<f64>,
}

impl System {
    fn new(size: usize, points: usize) -> System {
        let rows = points.next_multiple_of(LANES);
        System {
            size,
            rows,
            residuals: vec![0.0; rows],
            derivatives: vec![0.0; rows * size],
            gradient: vec![0.0; size],
            slope: vec![0.0; size],
            normal: vec![0.0; size * size],
        }
    }

    /// The mean-square error at the parameters; residuals and derivatives are kept.
    fn evaluate<C: Curve>(&mut self, curve: &C, parameters: &[f64], points: &[(C::Input, f64)]) -> f64 {
        for (row, &(x, y)) in points.iter().enumerate() {
            self.residuals[row] = curve.with_gradient(parameters, x, &mut self.gradient) - y;
            for (column, &derivative) in self.gradient.iter().enumerate() {
                self.derivatives[column * self.rows + row] = derivative;
            }
        }
        product(&self.residuals, &self.residuals) / points.len() as f64
    }

    /// The normal equations of what was evaluated last.
    fn assemble(&mut self) {
        let column = |i: usize| &self.derivatives[i * self.rows..(i + 1) * self.rows];
        for i in 0..self.size {
            self.slope[i] = product(column(i), &self.residuals);
            for j in 0..=i {
                self.normal[i * self.size + j] = product(column(i), column(j));
            }
        }
    }
}

/// The inner product of two lists of whole lanes.
fn product(left: &[f64], right: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    for (left, right) in left.chunks_exact(LANES).zip(right.chunks_exact(LANES)) {
        for lane in 0..LANES {
            sums[lane] += left[lane] * right[lane];
        }
    }
    sums.iter().sum()
}

/// The mean-square error; its derivatives by the parameters are written into `slope`.
pub fn gradient<C: Curve>(
    curve: &C,
    parameters: &[f64],
    points: &[(C::Input, f64)],
    row: &mut [f64],
    slope: &mut [f64],
) -> f64 {
    let share = 1.0 / points.len() as f64;
    let mut loss = 0.0;
    slope.fill(0.0);
    for &(x, y) in points {
        let error = curve.with_gradient(parameters, x, row) - y;
        loss += error * error;
        for (entry, by) in slope.iter_mut().zip(row.iter()) {
            *entry += 2.0 * share * error * by;
        }
    }
    loss * share
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
                matrix[i * size + i] = libm::sqrt(entry);
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
