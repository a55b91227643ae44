//! Papers as text: what is read, and what is said of a text that is wrong.

mod commands;
mod faults;
mod guide;
mod layout;
mod library;
mod lists;
mod measures;
mod parts;
mod readings;
mod steps;
