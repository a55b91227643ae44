//! Families of profiles ρ as data: ρ̂ with an index, and the names of its members.

use super::TableError;
use crate::formula::{Expr, Symbol, parse_expr};

/// A family of real functions ρ, indexed by a natural number, by their Fourier transforms in the angular convention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    name: String,
    aliases: Vec<String>,
    title: String,
    index: String,
    shown: u32,
    spectrum: String,
}

impl Profile {
    /// A family: the member of index 3 of the family `G` is called `G3`. `spectrum` is a formula in `z`, the index and
    /// what the table defines; tables show the members from 0 to `shown`.
    #[must_use]
    pub fn family(name: &str, title: &str, index: &str, shown: u32, spectrum: &str) -> Profile {
        Profile {
            name: name.into(),
            aliases: Vec::new(),
            title: title.into(),
            index: index.into(),
            shown,
            spectrum: spectrum.into(),
        }
    }

    /// Another name of the family; names are compared without regard to case and to the characters `^ _ ( ) -` and space.
    #[must_use]
    pub fn alias(mut self, name: &str) -> Profile {
        self.aliases.push(name.into());
        self
    }

    /// The permanent name of the family.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The other names.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// What its members are, in words and with the index in it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The letter of the index.
    #[must_use]
    pub fn index(&self) -> &str {
        &self.index
    }

    /// The last member that tables show.
    #[must_use]
    pub fn shown(&self) -> u32 {
        self.shown
    }

    /// The name of a member.
    #[must_use]
    pub fn member(&self, index: u32) -> String {
        format!("{}{index}", self.name)
    }

    /// ρ̂ as it is written, in `z` and the index.
    #[must_use]
    pub fn spectrum(&self) -> &str {
        &self.spectrum
    }

    /// ρ̂ of a member, a formula in `z`.
    ///
    /// # Errors
    /// The mistake in the text of the family.
    pub fn spectrum_of(&self, index: u32) -> Result<Expr, TableError> {
        let formula = parse_expr(&self.spectrum).map_err(TableError::of(&format!("profile {}", self.name)))?;
        Ok(formula.substitute(&Symbol::new(&self.index), &Expr::integer(index)))
    }

    /// The index of the member called `name`, if the family has it under one of its names.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u32> {
        let plain = plain(name);
        let names = std::iter::once(&self.name).chain(&self.aliases);
        let digits = names.filter_map(|family| plain.strip_prefix(&self::plain(family)));
        digits
            .filter(|digits| digits.len() < 5 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .find_map(|digits| digits.parse().ok())
    }
}

/// A name without case and ornaments.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '^' | '_' | '(' | ')' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}
