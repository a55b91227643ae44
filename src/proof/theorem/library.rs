//! The theorems that come with the program.

use std::sync::LazyLock;

use super::reader::read;
use super::schema::Theorem;

/// The text is part of the program, and a test reads it.
static LIBRARY: LazyLock<Vec<Theorem>> =
    LazyLock::new(|| read(include_str!("library.kenzan")).expect("the theorems of the program can be read"));

/// Every theorem of the library, in its order.
#[must_use]
pub fn library() -> &'static [Theorem] {
    &LIBRARY
}

/// The theorem of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Theorem> {
    library().iter().find(|theorem| theorem.name == name)
}

/// The names of the theorems of the library, with commas between them.
pub(crate) fn names() -> String {
    let names: Vec<&str> = library().iter().map(|theorem| theorem.name.as_str()).collect();
    names.join(", ")
}

/// A theorem that a kind of step rests on.
macro_rules! supplied {
    ($($(#[$doc:meta])* $function:ident = $name:literal;)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $function() -> &'static Theorem {
                named($name).expect("the theorem is in the library")
            }
        )*
    };
}

supplied! {
    /// An integrable function of two variables may be integrated in either order.
    tonelli_fubini = "tonelli-fubini";
    /// Change of the variable of integration.
    change_of_variables = "change-of-variables";
    /// The integral is linear.
    linearity = "linearity";
    /// The modulus of an integral is at most the integral of a bound of the modulus.
    comparison = "comparison";
    /// The integral of the smaller function is the smaller.
    monotonicity = "monotonicity";
    /// The integral of a continuous derivative on a finite range.
    fundamental = "fundamental";
    /// The integral of a derivative over the line.
    fundamental_on_the_line = "fundamental-on-the-line";
    /// The mean value theorem.
    mean_value = "mean-value";
    /// A nonnegative derivative makes a function increase.
    increasing = "increasing";
    /// Cauchy's theorem in a sector.
    cauchy_sector = "cauchy-sector";
    /// The residue theorem in a strip.
    residues = "residues";
}
