//! Steps: the kinds in which a relation is shown.

mod antiderivative;
mod by_parts;
mod contour;
mod dispatch;
mod folded;
mod induction;
mod instances;
mod method;
mod monotone;
mod plane_quadrature;
mod recursion;
mod rewriting;
mod rotation;
pub(super) mod sampled;
mod special_case;
mod step;
pub(super) mod substitution;
mod telescoping;
mod trajectory;

pub use method::Method;
pub use step::{
    Step, antiderivative, at_random, at_sizes, by_parts, contour, counterexample, folded, induction, instances,
    interchange, linearity, majorant, mean_value, monotone, normal_form, part, plane_quadrature, quadrature, recursion,
    rewriting, rotation, sampled, special_case, subdivision, substitution, telescoping, termwise, trajectory, triangle,
};
