//! Counts the lines of code of each layer, for the page that says what must be trusted.

use std::fs;
use std::path::Path;

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
}

/// The lines below a folder that are neither blank nor comments.
fn lines(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("every layer is a folder of src");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let count = |path: &Path| {
        let text = fs::read_to_string(path).expect("sources are text");
        let code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
        text.lines().filter(code).count()
    };
    paths
        .map(|path| if path.is_dir() { lines(&path) } else { count(&path) })
        .sum()
}
