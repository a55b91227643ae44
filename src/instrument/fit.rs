//! Least squares by Levenberg's method: gradients by back-propagation, steps by the damped normal equations.
//!
//! With residuals r and their derivatives J, the step solves (JᵀJ + λ) p = -Jᵀr; λ is divided by 4 after a step that lowers
//! the loss, and else multiplied by 4. A loss never rises.

use std::cmp::Ordering;

use pulp::{Arch, Simd, WithSimd};

/// A real function with parameters.
pub trait Curve {
    /// What it is a function of.
    type Input: Copy;

    /// The value at x; its derivatives by the parameters are written into `gradient`.
    fn with_gradient(&self, parameters: &[f64], x: Self::Input, gradient: &mut [f64]) -> f64;

    /// The same at many points: the values, and the derivatives by each parameter in a column of its own; rows beyond the points are
    /// left as they are.
    fn tabulate(&self, parameters: &[f64], points: &[Self::Input], values: &mut [f64], columns: &mut [&mut [f64]]) {
        let mut gradient = vec![0.0; parameters.len()];
        for (row, &x) in points.iter().enumerate() {
            values[row] = self.with_gradient(parameters, x, &mut gradient);
            for (column, &derivative) in columns.iter_mut().zip(&gradient) {
                column[row] = derivative;
            }
        }
    }
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
    let mut system = System::new(size, points);
    let mut tried = vec![0.0; size];
    let mut step = vec![0.0; size];
    let mut factor = vec![0.0; size * size];
    let mut damping = 1.0;
    let mut loss = system.evaluate(curve, parameters);
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
            let reached = system.evaluate(curve, &tried);
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
/// How many rows are multiplied at a time, so that their derivatives stay near the processor.
const BLOCK: usize = 16 * LANES;

/// Residuals and their derivatives, and the normal equations at the parameters last accepted.
struct System<Input> {
    size: usize,
    inputs: Vec<Input>,
    targets: Vec<f64>,
    /// The number of points, rounded up to whole lanes; what is beyond the points stays 0.
    rows: usize,
    residuals: Vec<f64>,
    /// One column after the other, one for each parameter.
    derivatives: Vec<f64>,
    slope: Vec<f64>,
    /// Only the lower half is filled.
    normal: Vec<f64>,
    /// The sums of products at hand.
    sums: Vec<[f64; LANES]>,
}

impl<Input: Copy> System<Input> {
    fn new(size: usize, points: &[(Input, f64)]) -> System<Input> {
        let rows = points.len().next_multiple_of(LANES);
        System {
            size,
            inputs: points.iter().map(|(x, _)| *x).collect(),
            targets: points.iter().map(|(_, y)| *y).collect(),
            rows,
            residuals: vec![0.0; rows],
            derivatives: vec![0.0; rows * size],
            slope: vec![0.0; size],
            normal: vec![0.0; size * size],
            sums: vec![[0.0; LANES]; size * (size + 3) / 2],
        }
    }

    /// The mean-square error at the parameters; residuals and derivatives are kept.
    fn evaluate<C: Curve<Input = Input>>(&mut self, curve: &C, parameters: &[f64]) -> f64 {
        let mut columns: Vec<&mut [f64]> = self.derivatives.chunks_exact_mut(self.rows).collect();
        curve.tabulate(parameters, &self.inputs, &mut self.residuals, &mut columns);
        for (residual, target) in self.residuals.iter_mut().zip(&self.targets) {
            *residual -= target;
        }
        let mut sums = [0.0; LANES];
        multiply(&self.residuals, &self.residuals, &mut sums);
        total(&sums) / self.targets.len() as f64
    }

    /// The normal equations of what was evaluated last.
    fn assemble(&mut self) {
        Arch::new().dispatch(Products(self));
        let mut sums = self.sums.iter().map(total);
        for i in 0..self.size {
            let row = self.normal[i * self.size..=i * self.size + i].iter_mut();
            row.chain([&mut self.slope[i]])
                .zip(&mut sums)
                .for_each(|(entry, sum)| *entry = sum);
        }
    }

    /// The products of the columns with one another and with the residuals.
    #[inline(always)]
    fn add_up(&mut self) {
        self.sums.fill([0.0; LANES]);
        for start in (0..self.rows).step_by(BLOCK) {
            let end = self.rows.min(start + BLOCK);
            let column = |i: usize| &self.derivatives[i * self.rows + start..i * self.rows + end];
            let mut at = 0;
            for i in 0..self.size {
                for j in 0..=i {
                    multiply(column(i), column(j), &mut self.sums[at + j]);
                }
                multiply(column(i), &self.residuals[start..end], &mut self.sums[at + i + 1]);
                at += i + 2;
            }
        }
    }
}

/// The sums of a system, compiled for each kind of machine.
struct Products<'a, Input>(&'a mut System<Input>);

impl<Input: Copy> WithSimd for Products<'_, Input> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        self.0.add_up();
    }
}

/// Adds the products of two lists of whole lanes.
#[inline(always)]
fn multiply(left: &[f64], right: &[f64], sums: &mut [f64; LANES]) {
    let mut here = *sums;
    for (left, right) in left.chunks_exact(LANES).zip(right.chunks_exact(LANES)) {
        for lane in 0..LANES {
            here[lane] += left[lane] * right[lane];
        }
    }
    *sums = here;
}

fn total(sums: &[f64; LANES]) -> f64 {
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
    if !Arch::new().dispatch(Factor(matrix, right.len())) {
        return false;
    }
    let size = right.len();
    for i in 0..size {
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

/// A matrix and its size, to be factored, compiled for each kind of machine.
struct Factor<'a>(&'a mut [f64], usize);

impl WithSimd for Factor<'_> {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        factored(self.0, self.1)
    }
}

/// Puts the lower factor in the place of the lower half; false where the matrix is not positive definite.
#[inline(always)]
fn factored(matrix: &mut [f64], size: usize) -> bool {
    let mut column = vec![0.0; size];
    for k in 0..size {
        let pivot = matrix[k * size + k];
        if !matches!(pivot.partial_cmp(&0.0), Some(Ordering::Greater)) {
            return false;
        }
        let pivot = libm::sqrt(pivot);
        matrix[k * size + k] = pivot;
        for i in k + 1..size {
            let factor = matrix[i * size + k] / pivot;
            matrix[i * size + k] = factor;
            column[i] = factor;
            let row = &mut matrix[i * size + k + 1..=i * size + i];
            for (entry, other) in row.iter_mut().zip(&column[k + 1..]) {
                *entry -= factor * other;
            }
        }
    }
    true
}
