//! `kenzan new DIR`: a paper to begin with.

use std::fs;
use std::path::Path;

use super::output::{Failure, print, refused, write_whole};

/// What the paper is and says, with the author left open.
const PAPER: &str = include_str!("new/paper.kenzan");

/// Its claim.
const CLAIM: &str = include_str!("new/gaussian/variance.kenzan");

/// Writes the files; a folder that is there is left alone.
pub(crate) fn run(folder: &Path, author: &str) -> Result<bool, Failure> {
    if folder.exists() {
        let folder = folder.display();
        return Err(Failure::Usage(format!(
            "{folder} is there already: name a folder that is not"
        )));
    }
    if author.trim().is_empty() || author.contains(['\n', '"']) {
        return Err(Failure::Usage(
            "the author is a name on one line, without quotes".into(),
        ));
    }
    let claims = folder.join("gaussian");
    fs::create_dir_all(&claims).map_err(refused(&claims))?;
    let files = [
        (folder.join(kenzan::paper::PAPER), PAPER.replace("AUTHOR", author)),
        (claims.join("variance.kenzan"), CLAIM.to_owned()),
    ];
    for (path, text) in &files {
        write_whole(path, text)?;
    }
    let [paper, claim] = files.map(|(path, _)| path);
    let (paper, claim, folder) = (paper.display(), claim.display(), folder.display());
    print(&format!(
        "wrote {paper}\nwrote {claim}\n\n`kenzan check --paper {folder}` decides it; `kenzan check --paper {folder} --out reports` writes its report.\n"
    ))?;
    Ok(true)
}
