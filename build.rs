//! Counts the lines of code of each layer, for the page that says what must be trusted, and takes the digest of all that the engine is made of,
//! by which it knows its own records.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sha2::{Digest as _, Sha256};

/// The layers, from the lowest.
const LAYERS: [&str; 8] = [
    "interval",
    "formula",
    "exact",
    "enclose",
    "quadrature",
    "ode",
    "proof",
    "publish",
];

fn main() {
    println!("cargo:rerun-if-changed=src");
    // The program carries the text of the papers in it.
    println!("cargo:rerun-if-changed=proofs");
    for layer in LAYERS {
        let lines = lines(&Path::new("src").join(layer));
        println!("cargo:rustc-env=KENZAN_LINES_{}={lines}", layer.to_uppercase());
    }
    println!("cargo:rustc-env=KENZAN_ENGINE={}", engine());
}

/// What the compiler is told besides the sources.
const SETTINGS: [&str; 4] = ["TARGET", "PROFILE", "OPT_LEVEL", "CARGO_ENCODED_RUSTFLAGS"];

/// The compiler, and what it is told.
fn compiler() -> Vec<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.map(|told| String::from_utf8_lossy(&told.stdout).into_owned());
    let settings = SETTINGS.map(|name| env::var(name).unwrap_or_default());
    let features = env::vars().map(|(name, _)| name);
    let mut features: Vec<String> = features.filter(|name| name.starts_with("CARGO_FEATURE_")).collect();
    features.sort();
    version.into_iter().chain(settings).chain(features).collect()
}

/// The first digits of the digest of the sources and of what they are built with.
fn engine() -> String {
    let mut files = vec![PathBuf::from("build.rs"), "Cargo.toml".into(), "Cargo.lock".into()];
    files.extend(files_in(Path::new("src")));
    files.sort();
    let mut sum = Sha256::new();
    for path in files {
        println!("cargo:rerun-if-changed={}", path.display());
        // A package may come without the list of its dependencies.
        let text = fs::read(&path).unwrap_or_default();
        sum.update((text.len() as u64).to_le_bytes());
        sum.update(text);
    }
    compiler().iter().for_each(|setting| sum.update(setting));
    let digest = sum.finalize();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a folder and of those below it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the sources are folders");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths
        .flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] })
        .collect()
}

/// The lines below a folder that are neither blank nor comments.
fn lines(folder: &Path) -> usize {
    let code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
    let count = |path: PathBuf| {
        let text = fs::read_to_string(path).expect("sources are text");
        text.lines().filter(code).count()
    };
    files_in(folder).into_iter().map(count).sum()
}
