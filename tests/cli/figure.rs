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
        ("4", &["4", "--networks", "8", "--seed", "3"][..]),
        ("5", &["5", "--networks", "6", "--activation", "tanh"]),
        ("7", &["7", "--networks", "2", "--seed", "3"]),
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
fn another_seed_gives_another_figure() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let run = |seed: &str| drawn(&["4", "--networks", "3", "--seed", seed], &home.path().join(seed)).0;
    assert_ne!(run("1"), run("2"));
}

#[test]
fn wrong_use_ends_with_2_and_says_why() {
    for (arguments, why) in [
        (&["figure"][..], "4|5|7"),
        (&["figure", "6"], "figures 4, 5 and 7"),
        (&["figure", "4", "--networks", "1"], "from 2 to 100000"),
        (&["figure", "4", "--networks", "many"], "from 2 to 100000"),
        (&["figure", "4", "--width", "0"], "from 1 to 100"),
        (&["figure", "4", "--spread", "NaN"], "above 0"),
        (&["figure", "4", "--activation", "sigmoid"], "gaussian"),
        (&["figure", "4", "--seed", "many"], "--seed"),
        (&["figure", "7", "--activation", "tanh"], "leave it out"),
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
    let output = kenzan(&["figure", "4", "--networks", "2", "--out", file.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read_to_string(&file).expect("still there"), "mine");
}
