//! Permanent ids. Pages and files are named by them and readers cite them, so that each is plain and belongs to one claim
//! or one constant.

use thiserror::Error;

/// Why an id is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdError {
    /// A claim whose id is of another form.
    #[error("the id `{0}` is not a chapter and a name, `chapter/name`, in small letters, digits and hyphens")]
    Claim(String),
    /// A constant whose id is of another form.
    #[error("the id `{0}` is not a name in small letters, digits and hyphens")]
    Constant(String),
    /// An id that stands twice.
    #[error("the id `{0}` belongs to another one, too")]
    Shared(String),
}

/// Sees to it that `id` can be that of a claim and is at most once among `all`.
pub(crate) fn of_claim<'a>(id: &str, all: impl Iterator<Item = &'a str>) -> Result<(), IdError> {
    match id.split_once('/') {
        Some((chapter, name)) if is_plain(chapter) && is_plain(name) => unshared(id, all),
        _ => Err(IdError::Claim(id.to_owned())),
    }
}

/// Sees to it that `id` can be that of a constant and is at most once among `all`.
pub(crate) fn of_constant<'a>(id: &str, all: impl Iterator<Item = &'a str>) -> Result<(), IdError> {
    match is_plain(id) {
        true => unshared(id, all),
        false => Err(IdError::Constant(id.to_owned())),
    }
}

fn is_plain(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.bytes().all(plain)
}

fn unshared<'a>(id: &str, all: impl Iterator<Item = &'a str>) -> Result<(), IdError> {
    match all.filter(|other| *other == id).nth(1) {
        Some(_) => Err(IdError::Shared(id.to_owned())),
        None => Ok(()),
    }
}
