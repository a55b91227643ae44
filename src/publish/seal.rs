//! Records as bytes, for another run of the same engine: a line that says what they are and which engine wrote them, a digest, and the
//! records in the format Borsh.

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::ENGINE;
use crate::paper::digest::{Digest, digest};

/// Why bytes are not what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// They begin otherwise.
    #[error("it does not begin as a file of this kind that kenzan wrote")]
    Kind,
    /// Another engine wrote them.
    #[error("kenzan {0} wrote it, and this is {ENGINE}")]
    Engine(String),
    /// They are not as they were written.
    #[error("it is damaged: write it again")]
    Damaged,
}

/// The bytes of records of a kind.
///
/// # Errors
/// If there is a number among them that is none.
pub fn seal(kind: &str, records: &impl BorshSerialize) -> io::Result<Vec<u8>> {
    let body = borsh::to_vec(records)?;
    Ok([
        format!("kenzan {kind} {ENGINE}\n").as_bytes(),
        &digest([&body[..]]),
        &body,
    ]
    .concat())
}

/// The records of the bytes that [`seal`] wrote for this kind.
///
/// # Errors
/// [`SealError`] if it did not, or in another engine.
pub fn unseal<T: BorshDeserialize>(kind: &str, bytes: &[u8]) -> Result<T, SealError> {
    let end = bytes.iter().position(|byte| *byte == b'\n').ok_or(SealError::Kind)?;
    let (head, rest) = (&bytes[..end], &bytes[end + 1..]);
    let begin = format!("kenzan {kind} ");
    let engine = std::str::from_utf8(head)
        .ok()
        .and_then(|head| head.strip_prefix(&begin));
    match engine.ok_or(SealError::Kind)? {
        ENGINE => {}
        other => return Err(SealError::Engine(other.chars().take(100).collect())),
    }
    let (sum, body) = rest.split_at_checked(size_of::<Digest>()).ok_or(SealError::Damaged)?;
    match sum == digest([body]) {
        true => borsh::from_slice(body).map_err(|_| SealError::Damaged),
        false => Err(SealError::Damaged),
    }
}
