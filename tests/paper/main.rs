//! Papers as text: what is read, and what is said of a text that is wrong.

mod faults;
mod layout;
mod steps;
