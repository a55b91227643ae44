//! The exact layer: a normal form that decides identities, and calculus on it.
