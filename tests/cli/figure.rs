//! `kenzan figure`: the same bytes for any number of threads, and clear refusals.

use std::fs;
use std::path::Path;

use crate::kenzan;

/// The files that a run writes, by name and text, and what it prints.
fn drawn(arguments: &[&str], out: &Path) -> (Vec<(String, String)>, String) {
    let folder = out.to_str().expect("a path in UTF-8");
    let output = kenzan(&[&["figure"], arguments, &["--out", folder]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files: Vec<_> = fs::read_dir(out)
        .expect("the folder was made")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("text"))
        })
        .collect();
    files.sort();
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    (files, printed.replace(folder, "OUT"))
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let home = tempfile::tempdir().expect("a temporary folder");
    for (name, arguments) in [
        ("4", &["figure-4-relu", "--set", "networks=8", "--set", "seed=3"][..]),
        ("5", &["5 (tanh)", "--set", "networks=6", "--set", "others = 6"]),
        ("7", &["figure/entropy-flow", "--set", "rows=2", "--set", "seed=3"]),
    ] {
        let run = |jobs: &str| {
            let out = home.path().join(format!("{name}-{jobs}"));
            drawn(&[arguments, &["--jobs", jobs]].concat(), &out)
        };
        let (one, two) = (run("1"), run("2"));
        assert_eq!(one, two, "figure {name}");
        assert_eq!(one.0.len(), 3, "a picture, its numbers and the list of files");
    }
}

#[test]
fn another_seed_and_another_unit_give_another_figure() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let run = |setting: &str| {
        let arguments = ["4-tanh", "--set", "networks=3", "--set", setting];
        drawn(&arguments, &home.path().join(setting)).0
    };
    let [first, second, third] = ["seed=1", "seed=2", "unit=sin(z)"].map(run);
    assert_ne!(first, second);
    assert_ne!(first, third);
}

#[test]
fn a_number_means_all_figures_that_it_begins() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let settings = ["networks=2", "steps=1", "width=2"]
        .map(|setting| ["--set", setting])
        .concat();
    let (files, printed) = drawn(&[&["4"][..], &settings].concat(), &home.path().join("all"));
    assert_eq!(files.len(), 7, "three pictures, their numbers and the list of files");
    assert!(
        printed.contains("2 networks of 2 units tanh(z), seed 2018"),
        "{printed}"
    );
    let list = kenzan(&["figure"]);
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    assert!(list.contains("figure-5-tanh  figure/ridgelet-spectrum\n"), "{list}");
}

#[test]
fn wrong_use_ends_with_2_and_says_why() {
    for (arguments, why) in [
        (&["figure", "6"][..], "unknown figure `6`"),
        (&["figure", "figure-4-tnah"], "did you mean `figure-4-tanh`"),
        (
            &["figure", "4", "--set", "networks=1"],
            "`1` is not a whole number from 2 to 100000",
        ),
        (&["figure", "4", "--set", "networks=many"], "`many` is neither defined"),
        (&["figure", "4", "--set", "width=0"], "from 1 to 100"),
        (&["figure", "4", "--set", "spread=0"], "above 0"),
        (&["figure", "4", "--set", "spread=1/0"], "above 0"),
        (
            &["figure", "4", "--set", "unit=gamma(z)"],
            "`gamma(z)` is not computed in double precision",
        ),
        (&["figure", "4", "--set", "unit=tanh(x)"], "`x` is neither defined"),
        (&["figure", "4", "--set", "optimiser=newton"], "one of levenberg, adam"),
        (&["figure", "4", "--set", "seed"], "setting=value"),
        (
            &["figure", "7", "--set", "width=3"],
            "trained denoisers have no setting `width`",
        ),
        (&["figure", "4", "--set", "netwroks=3"], "did you mean `networks`?"),
    ] {
        let output = kenzan(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.contains(why) && !said.contains("panicked"),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn a_file_in_the_way_ends_with_3() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("figures");
    fs::write(&file, "mine").expect("written");
    let output = kenzan(&[
        "figure",
        "4-relu",
        "--set",
        "networks=2",
        "--out",
        file.to_str().expect("UTF-8"),
    ]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read_to_string(&file).expect("still there"), "mine");
}
