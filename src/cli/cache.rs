//! What this machine has decided before: a file for each claim and each constant, named by all that its outcome depends on.
//!
//! Only what came out as expected is kept; a file that is damaged, or that another engine wrote, is as good as none. The folder is that of
//! `KENZAN_CACHE`, or `kenzan` in the user's folder for such things, and may be removed at any time. With an empty `KENZAN_CACHE` everything is
//! decided anew.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use kenzan::paper::digest::Digest;
use kenzan::paper::{Piece, Unit};
use kenzan::publish::seal::{seal, unseal};

/// What such a file is called inside.
const KIND: &str = "memory";

/// How many bytes are kept at most; half of them when it was more.
const MOST: u64 = 1 << 28;

/// What was decided, with the digest of all that it depends on.
type Kept = (Digest, Piece);

/// The folder, if there is one.
pub(crate) struct Cache(Option<PathBuf>);

impl Cache {
    /// The cache of this machine; none where it is not wanted.
    pub(crate) fn of_machine(wanted: bool) -> Cache {
        let given = |name: &str| env::var_os(name);
        let some = |value: &OsString| !value.is_empty();
        let home = || given("HOME").filter(some).map(|home| Path::new(&home).join(".cache"));
        let folder = match given("KENZAN_CACHE") {
            Some(folder) => Some(folder).filter(some).map(PathBuf::from),
            None => given("XDG_CACHE_HOME")
                .filter(some)
                .map(PathBuf::from)
                .or_else(home)
                .map(|folder| folder.join("kenzan")),
        };
        Cache(folder.filter(|_| wanted))
    }

    /// What was decided before, or is now.
    pub(crate) fn decide(&self, unit: &Unit<'_>, digits: usize) -> Piece {
        let Some(folder) = &self.0 else {
            return unit.decide(digits);
        };
        let key = unit.digest(digits);
        let path = folder.join(key.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let known = fs::read(&path).ok().and_then(|bytes| unseal::<Kept>(KIND, &bytes).ok());
        let (found, piece) = known.unzip();
        if let Some(piece) = piece.filter(|piece| found == Some(key) && unit.is_of(piece) && piece.is_as_expected()) {
            return piece;
        }
        let kept = (key, unit.decide(digits));
        if kept.1.is_as_expected() {
            // Where it cannot be kept it is decided again.
            let _ = keep(folder, &path, &kept);
        }
        kept.1
    }

    /// Removes what was kept first where there is too much.
    pub(crate) fn trim(&self) {
        let entries = self
            .0
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok())
            .flatten()
            .flatten();
        let file = |entry: fs::DirEntry| {
            let name = entry.file_name();
            let about = entry.metadata().ok().filter(|about| about.is_file() && is_key(&name))?;
            let when = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some((when, about.len(), entry.path()))
        };
        let mut files: Vec<_> = entries.filter_map(file).collect();
        let mut sum: u64 = files.iter().map(|(_, size, _)| size).sum();
        if sum <= MOST {
            return;
        }
        files.sort();
        for (_, size, path) in files {
            if sum > MOST / 2 && fs::remove_file(path).is_ok() {
                sum -= size;
            }
        }
    }
}

/// Whether a file is named by a digest.
fn is_key(name: &OsStr) -> bool {
    name.len() == 2 * size_of::<Digest>() && name.as_encoded_bytes().iter().all(u8::is_ascii_hexdigit)
}

/// Writes a file that is whole as soon as it is there.
fn keep(folder: &Path, path: &Path, kept: &Kept) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&seal(KIND, kept)?)?;
    file.persist(path).map(drop).map_err(|refusal| refusal.error)
}
