//! Vector calculus in any dimension: the normal form of scalars, vectors and matrices made of open functions and their derivatives.
//!
//! A value of rank r is a sum of terms. A term is an element of the field ([`super::Normal`]) times a product of *jets*: derivatives
//! of open functions, vector and matrix symbols, δ, each with its indices. An index is free, and then numbers a row or column of the value,
//! or bound: it stands at two places and is summed over. A product whose indices are all bound is a number; such a number, taken apart into
//! factors that share no index, is an atom of the field, so that quotients, powers, logarithms and functions of it are those of the field,
//! with the conditions that the field discharges.
//!
//! Rules. ∂ is a derivation; on an element of the field it is Σ ∂/∂a times ∂a over its atoms a. ∂_j x_i = δ_ij. ∂_j f(a, s) = f_;k(a, s) ∂_j a_k +
//! f_s(a, s) ∂_j s: the chain rule, where f has continuous derivatives of that order. The partial derivatives of a smooth function commute,
//! so that those of one place are sorted (Schwarz's theorem); of other functions only the first exist here. δ is contracted, δ_ii is the dimension. The names of bound
//! indices are those for which the factors, in order, are least.
//!
//! Two values with one normal form are equal at every point and in every dimension. The dimension stays a symbol: nothing is identified
//! that is equal in some dimensions only, as three vectors of the plane are dependent.

mod calculus;
mod component;
mod inverse;
mod outward;
mod place;
mod reader;
mod slope;
mod space;
mod speech;
mod value;

pub(crate) use outward::is_square;
pub use reader::vector_dimension;
pub(crate) use reader::{agree, number};
pub(crate) use speech::speaks;
