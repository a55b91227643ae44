//! Several papers together: a front page and a folder for each, and names that several of them use.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::commands::run;

/// Constants of a paper, one published under that id.
const CONSTANTS: &str = "constant mass
  says the mass under a Gaussian
  for k natural
  value integral(z, -oo..oo, exp(-z^2/2))*2^k = sqrt(2*pi)*2^k

publish by gaussian/variance
  ID = mass at k = 1
";

/// Two new papers below `proofs`.
pub(super) fn library() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("proofs")).expect("the disk has room");
    for (name, author) in [("alpha", "Ada Lovelace"), ("beta", "Bernhard Riemann")] {
        let home = format!("proofs/{name}");
        run(folder.path(), 0, &["new", &home, "--author", author]);
        let text = CONSTANTS.replace("ID", &format!("{name}-mass"));
        fs::write(folder.path().join(home).join("constants.kenzan"), text).expect("the disk has room");
    }
    folder
}

/// Every file below a folder, with its text.
pub(super) fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        match path.is_dir() {
            true => found.extend(
                files(&path)
                    .into_iter()
                    .map(|(file, text)| (format!("{name}/{file}"), text)),
            ),
            false => drop(found.insert(name, fs::read_to_string(path).expect("text"))),
        }
    }
    found
}

#[test]
fn each_paper_has_a_folder_and_all_a_front_page() {
    let folder = library();
    let told = run(folder.path(), 0, &[]);
    assert!(told.contains("Ada Lovelace, A note on normal laws, 2026."), "{told}");
    assert!(told.contains("2 as expected, 0 not"), "{told}");
    assert!(
        told.contains("begin with reports/index.md") && told.contains("with reports/site/index.html"),
        "{told}"
    );
    let reports = files(&folder.path().join("reports"));
    for name in ["alpha", "beta"] {
        run(
            folder.path(),
            0,
            &["check", "--paper", &format!("proofs/{name}"), "--out", name],
        );
        let mut alone = files(&folder.path().join(name));
        alone.remove("MANIFEST");
        let below = format!("{name}/");
        let within = reports
            .iter()
            .filter_map(|(path, text)| Some((path.strip_prefix(&below)?, text)));
        assert!(
            within.eq(alone.iter().map(|(path, text)| (path.as_str(), text))),
            "{name}"
        );
        assert!(alone["constants.csv"].contains(&format!("{name}-mass")), "{name}");
    }
    let front = &reports["index.md"];
    assert!(
        front.contains("| [A note on normal laws](alpha/index.md) | note | 1 of 1 | 1 | 1 | 0 | 0 | 0 | 0 |"),
        "{front}"
    );
    assert!(front.contains("Note by Bernhard Riemann, 2026."), "{front}");
    assert!(reports["site/index.html"].contains("href=\"../beta/site/index.html\""));
    let others = |path: &&String| !path.starts_with("alpha/") && !path.starts_with("beta/");
    let own: Vec<&String> = reports.keys().filter(others).collect();
    assert_eq!(
        own,
        [
            "MANIFEST",
            "index.md",
            "site/index.html",
            "site/site.js",
            "site/style.css"
        ]
    );
    fs::remove_dir_all(folder.path().join("proofs/beta")).expect("it is there");
    run(folder.path(), 0, &[]);
    let reports = files(&folder.path().join("reports"));
    assert!(
        reports.keys().all(|path| !path.starts_with("beta/")),
        "{:?}",
        reports.keys()
    );
    assert!(!reports["index.md"].contains("Riemann"));
}

#[test]
fn what_is_refuted_as_printed_stands_on_the_front_page() {
    let folder = library();
    let claim = folder.path().join("proofs/beta/gaussian/variance.kenzan");
    let text = fs::read_to_string(&claim).expect("the claim");
    let wrong = "printed V = sqrt(v)\n  decides (2)\n  fails at m = 0, v = 4\n\ncorrected V = v";
    fs::write(&claim, text.replace("printed V = v", wrong)).expect("the disk has room");
    run(folder.path(), 0, &["check", "--out", "reports"]);
    let front = fs::read_to_string(folder.path().join("reports/index.md")).expect("the front page");
    assert!(
        front.contains("| [A note on normal laws](beta/index.md) | note | 1 of 1 | 1 | 1 | 0 | 0 | 1 | 0 |"),
        "{front}"
    );
    assert!(
        front.contains("are refuted:\n\n* [(2)](beta/gaussian/variance.md), false: "),
        "{front}"
    );
}

#[test]
fn a_name_in_two_papers_is_asked_about() {
    let folder = library();
    for command in [&["show", "gaussian/variance"][..], &["explain", "gaussian/variance"]] {
        let told = run(folder.path(), 2, command);
        assert!(
            told.contains(
                "the papers alpha and beta have a claim `gaussian/variance` each: say which is meant by --paper"
            ),
            "{told}"
        );
        run(folder.path(), 0, &[command, &["--paper", "beta"]].concat());
        run(folder.path(), 0, &[command, &["--paper", "proofs/alpha"]].concat());
    }
    let told = run(folder.path(), 2, &["constant", "mass", "--set", "k=1"]);
    assert!(told.contains("have a constant `mass` each"), "{told}");
    let told = run(folder.path(), 0, &["constant", "beta-mass", "--format", "latex"]);
    assert!(told.starts_with("5.0132565492620"), "{told}");
    let list = run(folder.path(), 0, &["check", "--list", "variance"]);
    assert_eq!(
        list, "gaussian/variance\ngaussian/variance\n",
        "a pattern looks into all papers"
    );
    let json = run(folder.path(), 0, &["check", "variance", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["papers"]["alpha"]["passed"], 1);
    assert_eq!(json["papers"]["beta"]["claims"][0]["id"], "gaussian/variance");
    let one = run(folder.path(), 0, &["check", "--paper", "beta", "--format", "json"]);
    let one: serde_json::Value = serde_json::from_str(&one).expect("JSON");
    assert_eq!(one["passed"], 1);
}

#[test]
fn an_id_of_two_constants_is_a_mistake() {
    let folder = library();
    let same = CONSTANTS.replace("ID", "alpha-mass");
    fs::write(folder.path().join("proofs/beta/constants.kenzan"), same).expect("the disk has room");
    let told = run(folder.path(), 2, &[]);
    assert!(
        told.contains("proofs/beta: the constant `alpha-mass` is published by the paper alpha, too"),
        "{told}"
    );
    assert!(!folder.path().join("reports").exists());
}

#[test]
fn folders_that_are_no_papers_are_told() {
    let folder = library();
    let proofs = folder.path().join("proofs");
    fs::rename(proofs.join("beta"), proofs.join("site")).expect("it is there");
    let told = run(folder.path(), 2, &[]);
    assert!(told.contains("proofs/site: a paper's folder is named"), "{told}");
    fs::rename(proofs.join("site"), proofs.join("beta")).expect("it is there");
    fs::remove_file(proofs.join("beta/paper.kenzan")).expect("it is there");
    let told = run(folder.path(), 2, &[]);
    assert!(
        told.contains("proofs/beta: there is no paper.kenzan in this folder"),
        "{told}"
    );
    fs::rename(proofs.join("beta/constants.kenzan"), proofs.join("constants.kenzan")).expect("it is there");
    let told = run(folder.path(), 2, &[]);
    assert!(
        told.contains("proofs: there is no paper.kenzan in this folder"),
        "{told}"
    );
    assert!(!folder.path().join("reports").exists());
}

#[test]
fn the_papers_that_come_with_the_program_are_known_anywhere() {
    let folder = TempDir::new().expect("a folder");
    let list = run(folder.path(), 0, &["check", "--list"]);
    assert!(list.lines().any(|id| id == "transport/brenier-form"), "{list}");
    let some = run(folder.path(), 0, &["check", "--list", "--paper", "survey"]);
    assert!(list.contains(&some), "one of them by its name: {some}");
    let told = run(folder.path(), 2, &["check", "--paper", "nowhere"]);
    assert!(told.contains("nowhere: this folder cannot be read"), "{told}");
}
