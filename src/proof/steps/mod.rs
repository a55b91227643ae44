//! Steps: the kinds in which a relation is shown, one file each.
//!
//! A file holds everything about its kind (the trait `Kind`): what the author tells it, read once; the theorems that it rests on; its check
//! and the words for it. A new kind is a new file and an entry in the lists below.

mod antiderivative;
mod at_random;
mod at_sizes;
mod auto;
mod by_parts;
mod by_theorem;
mod constancy;
pub(in crate::proof) mod contour;
mod counterexample;
mod folded;
mod growth;
mod induction;
mod instances;
mod interchange;
mod kind;
mod linearity;
mod majorant;
mod mean_value;
mod monotone;
mod normal_form;
mod part;
mod plane_quadrature;
mod quadrature;
mod recursion;
mod residues;
mod rewriting;
mod rotation;
mod sampled;
mod special_case;
mod subdivision;
mod substitution;
mod successor;
mod telescoping;
mod termwise;
mod trajectory;
mod triangle;
mod unreadable;

pub(crate) use kind::{Ask, Bearing, Cited, Kind, questions, told};

use crate::formula::Relation;
use crate::proof::Mistake;
use crate::proof::theorem::Supplied;
use unreadable::Unreadable;

/// The list of kinds: the file, the function by which an author names the step, and what that is told.
macro_rules! kinds {
    ($($file:ident: $Kind:ident;)*) => {
        /// The kind of a step, with what the author told it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Method {
            Unreadable(Unreadable),
            $($Kind($file::$Kind),)*
        }

        impl Method {
            fn kind(&self) -> &dyn Kind {
                match self {
                    Method::Unreadable(kind) => kind,
                    $(Method::$Kind(kind) => kind,)*
                }
            }
        }

        $(
            pub use $file::$file;

            impl From<$file::$Kind> for Method {
                fn from(kind: $file::$Kind) -> Method {
                    Method::$Kind(kind)
                }
            }
        )*
    };
}

kinds! {
    antiderivative: Antiderivative;
    at_random: AtRandom;
    at_sizes: AtSizes;
    auto: Auto;
    by_parts: ByParts;
    by_theorem: ByTheorem;
    constancy: Constancy;
    contour: Contour;
    counterexample: FailsAt;
    folded: Folded;
    growth: Growth;
    induction: Induction;
    instances: Instances;
    interchange: Interchange;
    linearity: Linearity;
    majorant: Majorant;
    mean_value: MeanValue;
    monotone: Monotone;
    normal_form: NormalForm;
    part: EqualPart;
    plane_quadrature: PlaneQuadrature;
    quadrature: AtPoints;
    recursion: Recursion;
    residues: Residues;
    rewriting: Rewriting;
    rotation: Rotation;
    sampled: Sampled;
    special_case: SpecialCase;
    subdivision: Subdivided;
    substitution: Substitution;
    successor: Successor;
    telescoping: Telescoping;
    termwise: Termwise;
    trajectory: Trajectory;
    triangle: Triangle;
}

/// One step of a proof: how a relation is shown. A step without a relation of its own shows the statement it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the step does, in a few words.
    pub(crate) name: String,
    /// The relation it shows; `None` for the statement itself.
    pub(crate) relation: Option<Relation>,
    method: Method,
}

impl Step {
    /// A step of the kind that was told so much, or one that is a mistake.
    fn of<K: Into<Method>>(name: &str, told: Result<K, Mistake>) -> Step {
        let unreadable = |mistake| Method::Unreadable(Unreadable { mistake });
        Step {
            name: name.into(),
            relation: None,
            method: told.map_or_else(unreadable, Into::into),
        }
    }

    /// Its kind.
    pub(crate) fn kind(&self) -> &dyn Kind {
        self.method.kind()
    }

    /// How it bears on the verdict of its statement.
    pub(crate) fn bearing(&self) -> Bearing {
        self.kind().bearing()
    }

    /// The theorems it rests on, those of its kind.
    #[must_use]
    pub fn theorems(&self) -> Vec<Supplied> {
        self.kind().theorems()
    }
}
