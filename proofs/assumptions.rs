//! The textbook theorems taken for granted. A step that relies on one names it, and the name travels to every page
//! of the claim and of the claims that rest on it.

use kensho::prelude::*;

/// Interchange of two integrals of an integrable function.
pub const FUBINI: Assumption = Assumption {
    name: "fubini",
    statement: "An integrable function on a product of lines may be integrated in either order.",
    source: "G. B. Folland, Real Analysis, 2nd ed. 1999, Theorem 2.37",
};

/// The hypotheses under which the calculus of gradient flows is done.
pub const DECAY: Assumption = Assumption {
    name: "decay",
    statement: "The functions without a formula are smooth, the integrals written exist, and what integration by parts leaves at infinity vanishes.",
    source: "C. Villani, Optimal Transport: Old and New, 2009, chapter 15",
};
