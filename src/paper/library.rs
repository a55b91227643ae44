//! A library: a folder with a folder for each paper.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Fault, Faults, PAPER, Paper, collect};

/// Names that reports have a folder of their own under.
const TAKEN: [&str; 1] = ["site"];

/// Papers that are decided together.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The papers in the order of their names; or one without a name, where the folder is itself a paper.
    pub papers: Vec<Paper>,
}

impl Library {
    /// Whether there is a paper in the folder, or in one of those directly below it.
    #[must_use]
    pub fn is_at(folder: &Path) -> bool {
        let below = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let below = below.map(|entry| entry.path());
        std::iter::once(folder.to_owned())
            .chain(below)
            .any(|folder| folder.join(PAPER).is_file())
    }

    /// Reads the papers of a folder.
    ///
    /// # Errors
    /// Everything that is wrong with them, with file, line and column.
    pub fn read(folder: &Path) -> Result<Library, Faults> {
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        collect(folder, &mut files, &mut faults);
        match faults.is_empty() {
            true => Library::of(folder, files),
            false => Err(Faults(faults)),
        }
    }

    /// Reads the papers of a folder, given its files with their texts.
    ///
    /// # Errors
    /// Everything that is wrong with them, with file, line and column; a folder whose name cannot be that of a folder of reports; an id of a
    /// constant that two papers publish.
    pub fn of(folder: &Path, files: Vec<(PathBuf, String)>) -> Result<Library, Faults> {
        let is_paper = |home: &Path| files.iter().any(|(path, _)| *path == home.join(PAPER));
        let in_folders = |path: &Path| {
            path.strip_prefix(folder)
                .is_ok_and(|below| below.components().count() > 1)
        };
        // What lies loose belongs to no paper, and is told so by the reader of one.
        if is_paper(folder) || files.is_empty() || !files.iter().all(|(path, _)| in_folders(path)) {
            let papers = vec![Paper::of(folder, files)?];
            return Ok(Library { papers });
        }
        let mut folders: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
        for (path, text) in files {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            let name = below.iter().next().unwrap_or_default();
            folders
                .entry(name.to_string_lossy().into_owned())
                .or_default()
                .push((path, text));
        }
        let (mut papers, mut faults): (Vec<Paper>, Vec<Fault>) = Default::default();
        for (name, files) in folders {
            let home = folder.join(&name);
            if !can_name(&name) {
                let reason = format!(
                    "a paper's folder is named in letters, digits and hyphens, and not {}: rename it",
                    TAKEN.join(" or ")
                );
                faults.push(Fault::of_file(&home, reason));
            }
            match Paper::of(&home, files) {
                Ok(paper) => papers.push(Paper { name, ..paper }),
                Err(Faults(found)) => faults.extend(found),
            }
        }
        faults.extend(shared_constants(folder, &papers));
        match faults.is_empty() {
            true => Ok(Library { papers }),
            false => Err(Faults(faults)),
        }
    }

    /// The paper of that name.
    #[must_use]
    pub fn paper(&self, name: &str) -> Option<&Paper> {
        self.papers.iter().find(|paper| paper.name == name)
    }
}

/// Whether a folder of reports can have this name.
fn can_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    name.bytes().all(plain) && !TAKEN.contains(&name)
}

/// The constants that are published by one paper under an id that an earlier one uses, too.
fn shared_constants(folder: &Path, papers: &[Paper]) -> Vec<Fault> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for paper in papers {
        for published in &paper.published {
            let owner = owners.entry(&published.id).or_insert(&paper.name);
            if *owner != paper.name {
                let reason = format!(
                    "the constant `{}` is published by the paper {owner}, too: an id belongs to one number",
                    published.id
                );
                found.push(Fault::of_file(&folder.join(&paper.name), reason));
            }
        }
    }
    found
}
