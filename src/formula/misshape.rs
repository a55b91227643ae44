//! What is wrong with the shapes of a formula.

use super::shape::{MAX_SIZE, Shape};
use super::symbol::Symbol;
use super::tree::Expr;

/// The largest power of a matrix that is multiplied out.
pub(super) const LARGEST_POWER: u32 = 64;

/// What is wrong with the shapes of a formula, or why a matrix in it is not written out.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Misshape {
    /// Terms of two shapes.
    #[error("{} and {} cannot be added or subtracted", .0[0], .0[1])]
    Sum([Shape; 2]),
    /// Factors that do not fit.
    #[error("{} cannot be multiplied by {}", .0[0], .0[1])]
    Product([Shape; 2]),
    /// A matrix as a divisor.
    #[error("{0} is no divisor: multiply by its `inverse`")]
    Divisor(Shape),
    /// A matrix as an exponent.
    #[error("{0} is no exponent")]
    Exponent(Shape),
    /// A power of a matrix that is not square.
    #[error("{0} has no powers: it is not square")]
    Power(Shape),
    /// A function of square matrices at another.
    #[error("`{function}` needs a square matrix, not {shape}")]
    NeedsSquare {
        /// The function.
        function: &'static str,
        /// What it was given.
        shape: Shape,
    },
    /// Two shapes without an inner product.
    #[error("{} and {} have no inner product", .0[0], .0[1])]
    Inner([Shape; 2]),
    /// An identity matrix of no size.
    #[error("the size of an identity matrix is 1, 2, … {MAX_SIZE}, not {0}")]
    Identity(rug::Rational),
    /// An identity matrix of a size that is not known.
    #[error("the size of an identity matrix has to be a number here")]
    OpenIdentity,
    /// A matrix where a number is needed.
    #[error("{whole} needs a number, not {shape}")]
    NeedsNumber {
        /// What needs it.
        whole: String,
        /// What it was given.
        shape: Shape,
    },
    /// The same, of the formula itself.
    #[error("a number is needed here, not {0}")]
    NotNumber(Shape),
    /// A formula that has to be a number.
    #[error("this is {0}, not a number")]
    Whole(Shape),
    /// An entry that is a matrix.
    #[error("an entry is {0}")]
    Entry(Shape),
    /// Sides of two shapes.
    #[error("{} and {} cannot be compared", .0[0], .0[1])]
    Compared([Shape; 2]),
    /// An order of matrices that are not square.
    #[error("{0} is not square, and only symmetric matrices are ordered")]
    NotOrdered(Shape),
    /// A declared size that is none.
    #[error("the size {0} is not one of the numbers 1, 2, … {MAX_SIZE}")]
    Size(Expr),
    /// A matrix whose name reads as an entry of another.
    #[error("the name of `{0}` reads as one of its entries")]
    NamedAsEntry(Symbol),
    /// A bound variable with the name of a matrix.
    #[error(
        "`{0}` is a matrix and bound as a variable: there is no integral, sum, inverse or derivative over matrices here, and a \
         bound number needs another name"
    )]
    BoundMatrix(Symbol),
    /// A vector of a space whose vectors are not written out.
    #[error("vectors of R^m are not written out")]
    Vector,
    /// A bound variable that reads as an entry.
    #[error("the variable `{variable}` reads as an entry of `{matrix}`")]
    BoundEntry {
        /// The variable.
        variable: Symbol,
        /// The matrix.
        matrix: Symbol,
    },
    /// The inverse function of a matrix.
    #[error("a matrix does not increase")]
    Increasing,
    /// A power that is not multiplied out.
    #[error("the powers of a matrix are whole numbers up to {LARGEST_POWER}")]
    LargePower,
    /// A power whose entries are sums too long to read.
    #[error("too many products would add up to an entry")]
    TooManyProducts,
    /// A complex matrix where a real one is needed.
    #[error("the entries have to be free of `i`")]
    Complex,
    /// A determinant that is not expanded.
    #[error("too large to be expanded, unless its entries are rational numbers")]
    LargeDeterminant,
    /// An inverse that is not expanded.
    #[error("the inverse of a matrix with more than {0} rows is formed for rational entries only")]
    LargeInverse(usize),
    /// A matrix without inverse.
    #[error("the matrix has determinant 0 and so no inverse")]
    Singular,
    /// A matrix whose minors are too many.
    #[error("too large for its principal minors")]
    LargeMinors,
    /// A matrix in place of a number.
    #[error("a number is needed here")]
    Matrix,
    /// A relation that is not one between words.
    #[error("only numbers, and matrices of the same shape by =, are compared word by word")]
    WordByWord,
    /// A formula that is none of words.
    #[error("this is not made of words in matrix symbols")]
    NoWords,
    /// A sum of words as a divisor.
    #[error("a matrix is no divisor")]
    WordDivisor,
    /// A sum of words where a number is needed.
    #[error("a number is needed here, not a matrix")]
    WordNotNumber,
    /// Words of two shapes.
    #[error("the shapes of the two matrices differ")]
    WordShapes,
    /// Words that do not fit.
    #[error("the shapes of the two factors do not fit")]
    WordFactors,
    /// A product of too many words.
    #[error("too many words when it is multiplied out")]
    TooManyWords,
    /// A power of words that is not multiplied out.
    #[error("only small natural powers are multiplied out")]
    WordPower,
    /// A word that is not square.
    #[error("the matrix is not square")]
    WordNotSquare,
}
