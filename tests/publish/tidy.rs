//! The house rules that the compiler does not check: layers import one way, papers are text, files stay
//! short, tests are few programs and all run, nothing unfinished or machine-bound is left in the sources, references point somewhere.

use std::{
    fs,
    path::{Path, PathBuf},
};

use kenzan::instrument::Instrument;

/// The layers of `src/`, each importing only those before it.
const LAYERS: [&str; 12] = [
    "interval",
    "formula",
    "exact",
    "enclose",
    "quadrature",
    "ode",
    "instrument",
    "witness",
    "proof",
    "publish",
    "ask",
    "lint",
];

/// The most test programs: each is linked on its own, and the tests of one program share the processors.
const PROGRAMS: usize = 8;

/// The longest a source file may be, in lines.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` (relative to the package) whose name ends as told, with its text, sorted by path.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.map(|entry| entry.expect("a readable folder").path()) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match entry.is_dir() {
                true if name != "target" && name != ".git" => walk(&entry, found),
                false => found.push(entry),
                true => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .filter_map(|path| {
            Some((
                path.strip_prefix(root()).ok()?.to_owned(),
                fs::read_to_string(&path).ok()?,
            ))
        })
        .collect()
}

/// Every Rust source of the package.
fn sources() -> Vec<(PathBuf, String)> {
    ["src", "proofs", "tests", "benches", "examples"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .collect()
}

/// The code of a line, without its `//` comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

/// Fails with one line per offence.
fn none(offences: Vec<String>, rule: &str) {
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}

/// `path:line: text` for every line of code that the rule finds guilty.
fn offending(files: &[(PathBuf, String)], guilty: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let mut offences = Vec::new();
    for (path, text) in files {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| guilty(path, line)) {
            offences.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
        }
    }
    offences
}

/// The rank of the layer a source file belongs to; `None` for lib.rs, main.rs and the command line, which see all.
fn layer_of(path: &Path) -> Option<usize> {
    let below = path.strip_prefix("src").ok()?;
    let first = below.components().next()?.as_os_str().to_string_lossy();
    LAYERS
        .iter()
        .position(|layer| first == *layer || first == format!("{layer}.rs"))
}

#[test]
fn layers_import_one_way() {
    let above = |rank: usize| -> Vec<&str> {
        LAYERS[rank + 1..]
            .iter()
            .copied()
            .chain(["proofs", "prelude"])
            .collect()
    };
    let offences = offending(&files("src", ".rs"), |path, line| {
        layer_of(path).is_some_and(|rank| {
            above(rank)
                .iter()
                .flat_map(|layer| ["crate::", "kenzan::"].map(|base| format!("{base}{layer}")))
                .any(|import| code(line).contains(&import))
        })
    });
    none(
        offences,
        "a layer imports only those below it, in the order interval, formula, exact, enclose, quadrature, ode, instrument, witness, proof, publish, ask, lint",
    );
}

#[test]
fn functions_are_told_in_terms_of_four_layers() {
    let offences = offending(&files("src/function", ".rs"), |_, line| {
        let mut imports = code(line).split("crate::").skip(1);
        imports.any(|import| {
            !["interval", "formula", "exact", "enclose", "function"]
                .iter()
                .any(|layer| import.starts_with(layer))
        })
    });
    none(
        offences,
        "a function is told in terms of interval, formula, exact and enclose",
    );
}

#[test]
fn witnesses_see_formulas_and_nothing_of_the_engine() {
    let engine = [
        "interval",
        "function",
        "exact",
        "enclose",
        "quadrature",
        "ode",
        "instrument",
    ];
    let offences = offending(&files("src/witness", ".rs"), |_, line| {
        engine
            .iter()
            .any(|layer| code(line).contains(&format!("crate::{layer}")))
    });
    none(
        offences,
        "a witness shares nothing with the engine but the tree of a formula",
    );
}

#[test]
fn the_engine_knows_no_paper() {
    let words = ["sonoda", "ridgelet", "relu", "survey", "denois"];
    // Instruments and their rows in the description of the format have the terms of the field.
    let of_instruments = |path: &Path, line: &str| {
        let row = |name: &str| line.starts_with(&format!("| `{name}` |"));
        path.starts_with("src/instrument") || Instrument::ALL.iter().any(|instrument| row(instrument.name))
    };
    let offences = offending(&files("src", ""), |path, line| {
        let line = line.to_lowercase().replace("prelude", "");
        !of_instruments(path, &line) && words.iter().any(|word| line.contains(word))
    });
    none(offences, "no word of one paper stands in src/");
}

#[test]
fn proofs_are_text() {
    let rust = files("proofs", ".rs").into_iter().map(|(path, _)| path);
    let rust: Vec<PathBuf> = rust.filter(|path| !path.starts_with("proofs/figure")).collect();
    assert_eq!(rust, [PathBuf::from("proofs/mod.rs")], "papers are folders of text");
}

#[test]
fn files_are_short() {
    let offences = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    none(offences, "a source file has at most 400 lines: find the second noun");
}

#[test]
fn every_file_of_tests_is_run() {
    let tests = files("tests", ".rs");
    let is_program =
        |path: &Path| path.components().count() == 2 || path.components().count() == 3 && path.ends_with("main.rs");
    let programs = tests.iter().filter(|(path, _)| is_program(path)).count();
    assert!(
        programs <= PROGRAMS,
        "tests/ has {programs} programs, more than {PROGRAMS}"
    );
    let mut offences = Vec::new();
    for (path, _) in tests.iter().filter(|(path, _)| !is_program(path)) {
        // `a/b.rs` and `a/b/mod.rs` are `mod b` of a file of the folder `a`, or of the one it says by `#[path]`.
        let module = path.with_extension("");
        let module = if module.ends_with("mod") {
            module.parent().unwrap_or(&module)
        } else {
            &module
        };
        let name = module.file_name().unwrap_or_default().to_string_lossy();
        let near = |other: &Path, text: &str| {
            other.parent() == module.parent() || text.contains(&format!("\"../{name}/mod.rs\""))
        };
        let declaration = format!("mod {name};");
        if !tests
            .iter()
            .any(|(other, text)| near(other, text) && text.lines().any(|line| line == declaration))
        {
            offences.push(format!("{} is the module of no program", path.display()));
        }
    }
    none(offences, "every file of tests/ belongs to a test program");
}

#[test]
fn nothing_is_unfinished() {
    // Spelled in two halves, so that this file does not find itself.
    let marks = [
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("db", "g!("),
        concat!("#[ig", "nore"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("allow(dead", "_code"),
    ];
    none(
        offending(&sources(), |_, line| marks.iter().any(|mark| line.contains(mark))),
        "nothing unfinished is left",
    );
}

#[test]
fn nothing_names_a_machine() {
    let places = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("C:", "\\"),
    ];
    let texts = [
        ".rs",
        ".md",
        ".toml",
        ".cff",
        ".json",
        ".snap",
        "Makefile",
        ".ci/run",
        ".ci/needs",
    ];
    let all: Vec<_> = texts.iter().flat_map(|ending| files("", ending)).collect();
    none(
        offending(&all, |_, line| places.iter().any(|place| line.contains(place))),
        "no path of any one machine",
    );
}

#[test]
fn unsafe_code_is_forbidden_in_every_root() {
    for path in ["src/lib.rs", "src/main.rs"] {
        let text = fs::read_to_string(root().join(path)).expect("the crate roots exist");
        assert!(text.contains("#![forbid(unsafe_code)]"), "{path} forbids unsafe code");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut offences = Vec::new();
    for (path, text) in files("", ".md") {
        let folder = root().join(path.parent().unwrap_or(Path::new("")));
        // An escaped bracket is text.
        for target in text
            .replace("\\](", "")
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split([')', '#']).next())
        {
            if !target.is_empty() && !target.contains(':') && !folder.join(target).exists() {
                offences.push(format!("{} links to {target}", path.display()));
            }
        }
    }
    none(offences, "a link between the documents leads to a file");
}

#[test]
fn the_citation_names_this_version() {
    let citation = fs::read_to_string(root().join("CITATION.cff")).expect("CITATION.cff exists");
    let version = format!("version: {}", env!("CARGO_PKG_VERSION"));
    assert!(
        citation.lines().any(|line| line == version),
        "CITATION.cff says {version}"
    );
}
