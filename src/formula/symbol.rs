//! Names: of variables, parameters and functions.

use std::fmt;
use std::sync::Arc;

use super::greek;
use super::tree::Constant;
use crate::function::Function;

/// The name of a variable, parameter or function: a letter or underscore, then letters, digits, underscores and primes.
///
/// Greek letters are spelled out (`ρ` is `rho`) and a circumflex becomes a suffix (`ρ̂` is `rho_hat`), so that a name has one
/// spelling whatever it was typed as. The built-in names are not symbols.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Symbol(Arc<str>);

/// Why a text is not the name of a symbol.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameError {
    /// It is not a name at all.
    #[error("`{0}` is not a name: a name is a letter, then letters, digits, `_` and `'`")]
    Malformed(String),
    /// It names a constant, a function or a form of the language.
    #[error("`{0}` is a built-in name")]
    Reserved(String),
}

impl Symbol {
    /// The symbol of a name written in the program.
    ///
    /// # Panics
    /// When [`Symbol::parse`] refuses the name; names that come from a user go there.
    pub fn new(name: &str) -> Symbol {
        match Symbol::parse(name) {
            Ok(symbol) => symbol,
            Err(error) => panic!("{error}"),
        }
    }

    /// The symbol of a name that comes from a user.
    ///
    /// # Errors
    /// [`NameError`] when it is not a name, or is a built-in one.
    pub fn parse(name: &str) -> Result<Symbol, NameError> {
        let characters: Vec<char> = name.chars().collect();
        match greek::scan_name(&characters) {
            Some((canonical, length)) if length == characters.len() => Symbol::from_canonical(&canonical),
            _ => Err(NameError::Malformed(name.to_string())),
        }
    }

    /// The symbol of a name already spelled canonically.
    pub(crate) fn from_canonical(name: &str) -> Result<Symbol, NameError> {
        if is_reserved(name) {
            Err(NameError::Reserved(name.to_string()))
        } else {
            Ok(Symbol(name.into()))
        }
    }

    /// The name in the text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the derivative of the function of this name: the name and a prime.
    pub fn primed(&self) -> Symbol {
        Symbol(format!("{self}'").into())
    }

    /// The name followed by a text that may stand inside a name.
    pub(crate) fn with_suffix(&self, suffix: &str) -> Symbol {
        Symbol(format!("{self}{suffix}").into())
    }

    /// The name without the primes at its end, and how many there were.
    pub(crate) fn unprimed(&self) -> (Symbol, usize) {
        let base = self.0.trim_end_matches('\'');
        (Symbol(base.into()), self.0.len() - base.len())
    }

    /// The first of `x_1`, `x_2`, … that is not `taken`; a number this symbol already ends in is replaced, not extended.
    pub fn fresh(&self, taken: impl Fn(&Symbol) -> bool) -> Symbol {
        let stem = match self.0.rsplit_once('_') {
            Some((stem, number))
                if !stem.is_empty() && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
            {
                stem
            }
            _ => &self.0,
        };
        (1_u64..)
            .map(|n| Symbol(format!("{stem}_{n}").into()))
            .find(|candidate| !taken(candidate))
            .expect("finitely many names are taken, and there are more numbers than could ever be stored")
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names of the forms that bind or differentiate.
pub(crate) const FORMS: [&str; 4] = ["integral", "sum", "solve", "diff"];

/// Whether a name belongs to the language and so cannot be a symbol.
pub(crate) fn is_reserved(name: &str) -> bool {
    FORMS.contains(&name)
        || Constant::from_name(name).is_some()
        || Function::from_name(name).is_some_and(|f| !f.is_letter())
}
