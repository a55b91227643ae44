//! The textbook theorems that the survey's proofs take for granted, besides those that a kind of step rests on by itself. A step that
//! relies on one names it, and the name travels to every page of the claim and of the claims that rest on it.

use kenzan::prelude::*;

/// Every positive matrix has one positive root.
pub const POSITIVE_ROOT: Assumption = Assumption {
    name: "positive-root",
    statement: "A symmetric positive semidefinite matrix is the square of exactly one such matrix, and of the form BB*.",
    source: "R. A. Horn, C. R. Johnson, Matrix Analysis, 2nd ed. 2013, chapter 7, roots of positive semidefinite matrices",
};

/// A law is known by its characteristic function, and that of N(μ,Σ).
pub const CHARACTERISTIC: Assumption = Assumption {
    name: "characteristic-functions",
    statement: "Two laws with the same characteristic function are equal, and that of N(μ,Σ) at k is exp(i⟨k,μ⟩ - ⟨k,Σk⟩/2).",
    source: "P. Billingsley, Probability and Measure, 3rd ed. 1995, chapter 5, the uniqueness theorem for characteristic functions and normal distributions in R^k",
};

/// Identities between rational formulas hold in every field.
pub const FIELD_IDENTITIES: Assumption = Assumption {
    name: "field-identities",
    statement: "An identity between quotients of polynomials with whole coefficients, shown for all real numbers, holds in every field in which the divisors are not 0.",
    source: "S. Lang, Algebra, 3rd ed. 2002, chapter II, section 3, evaluation of polynomials",
};

/// The mean of a quadratic form of a standard normal column.
pub const QUADRATIC_MEAN: Assumption = Assumption {
    name: "quadratic-mean",
    statement: "For a column z of independent standard normal variables, ⟨b,z⟩ has mean 0, ⟨z,Mz⟩ has mean tr M, and μ + Hz has the law N(μ,HH*).",
    source: "A. M. Mathai, S. B. Provost, Quadratic Forms in Random Variables, 1992, chapter 3, moments of quadratic forms",
};

/// The Fourier transform of tempered distributions.
pub const TEMPERED_FOURIER: Assumption = Assumption {
    name: "tempered-fourier",
    statement: "The Fourier transform is linear and one-to-one on tempered distributions; it turns the derivative into multiplication by iζ, multiplication by x into i d/dζ, and convolution with a rapidly decreasing function into multiplication by its transform. For integrable functions it is the integral.",
    source: "W. Rudin, Functional Analysis, 2nd ed. 1991, chapter 7, tempered distributions",
};

/// Uniqueness of nonnegative solutions of the heat equation.
pub const WIDDER: Assumption = Assumption {
    name: "widder",
    statement: "A nonnegative solution of the heat equation on a strip of times is the convolution of its initial measure with the Gaussian kernel.",
    source: "D. V. Widder, Positive temperatures on an infinite rod, Trans. Amer. Math. Soc. 55 (1944), 85-95",
};

/// Optimality of increasing maps on the line.
pub const MONOTONE: Assumption = Assumption {
    name: "monotone",
    statement: "Between two laws on the line with finite second moments, an increasing map that pushes one forward to the other is optimal for quadratic cost.",
    source: "C. Villani, Topics in Optimal Transportation, 2003, section 2.2, the real line",
};
