//! A run in parts gives the bytes of the whole run, and parts that do not make one are refused; what was decided before is not decided again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::commands::run;
use super::library::{files, library};

/// More claims for the paper alpha: one rests on another, one does not come out as expected, and tables, experiments and figures.
const CLAIMS: [(&str, &str); 4] = [
    (
        "gaussian/mass",
        "claim gaussian/mass \"The mass\"\nabout (1)\nsays The density integrates to 1.\n\nfor v > 0\n\nprinted integral(x, -oo..oo, exp(-x^2/(2*v))/sqrt(2*pi*v)) = 1\n  by normal form\n",
    ),
    (
        "gaussian/moment",
        "claim gaussian/moment \"A moment\"\nabout (2)\nsays The fourth moment.\nrests on gaussian/mass\nrests on gaussian/variance\n\nfor f: R -> C\n\nextension integral(x, -oo..oo, x^4*exp(-x^2/2)) = 3*sqrt(2*pi)\n  by normal form\n  also by quadrature\n\nextension integral(x, 0..1, f(x)) + 1 = 1 + integral(x, 0..1, f(x))\n  suppose integral(x, 0..1, f(x)) exists\n  by part\n",
    ),
    (
        "gaussian/open",
        "claim gaussian/open \"A wrong moment\"\nabout (2)\nsays A moment that is wrong.\n\nprinted integral(x, -oo..oo, x^2*exp(-x^2/2)) = 3\n  by normal form\n",
    ),
    (
        "gaussian/learnt",
        "claim gaussian/learnt \"A parabola, learnt\"\nabout (2)\nsays Small networks learn a parabola.\n\nmeasure networks, failed, median, tenth, before, before_error, after, after_error\n  by trained networks of x^2 with unit = tanh(z), width = 3, networks = 3, seed = 7, points = 20\n  figure \"4\"\n\nextension networks >= 0\n  by samples\n",
    ),
];

/// Two papers, the first with constants and claims of many kinds.
fn papers() -> TempDir {
    let folder = library();
    for (id, text) in CLAIMS {
        fs::write(folder.path().join(format!("proofs/alpha/{id}.kenzan")), text).expect("the disk has room");
    }
    folder
}

/// The four parts of a run, decided without a cache.
fn parts(folder: &Path, more: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    for number in 1..=4 {
        let shard = format!("{number}/4");
        let asked = [&["check", "--shard", &shard, "--out", "parts"], more].concat();
        let output = kenzan(folder, &asked, "");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.code().is_some_and(|code| code <= 1), "{told}");
        let path = format!("parts/{number}-of-4.part");
        assert!(told.contains(&format!("wrote {path}")), "{told}");
        files.push(path);
    }
    files
}

/// Runs with that cache; none where it is empty.
fn kenzan(folder: &Path, arguments: &[&str], cache: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .args(arguments)
        .current_dir(folder)
        .env("KENZAN_CACHE", cache)
        .output()
        .expect("kenzan runs")
}

fn merge(folder: &Path, code: i32, parts: &[&str]) -> String {
    run(folder, code, &[&["merge", "--out", "merged"], parts].concat())
}

#[test]
fn four_parts_are_the_whole() {
    let folder = papers();
    let whole = run(folder.path(), 1, &["check", "--out", "whole"]);
    let parts = parts(folder.path(), &[]);
    // In any order.
    let backwards: Vec<&str> = parts.iter().rev().map(String::as_str).collect();
    let merged = merge(folder.path(), 1, &backwards);
    assert_eq!(merged, whole.replace("whole/", "merged/"));
    assert!(whole.contains("FAIL gaussian/open"), "{whole}");
    let (whole, merged) = (
        files(&folder.path().join("whole")),
        files(&folder.path().join("merged")),
    );
    assert!(whole.contains_key("alpha/figures/figure-4.svg") && whole.contains_key("beta/gaussian/variance.md"));
    assert!(
        whole["alpha/ledger.json"].contains("rests_on_supposing") || whole["alpha/ledger.json"].contains("supposes")
    );
    assert!(whole["alpha/constants.json"].contains("alpha-mass"));
    for (path, text) in &whole {
        assert_eq!(merged.get(path), Some(text), "{path}");
    }
    assert_eq!(whole.len(), merged.len());
}

#[test]
fn parts_that_do_not_make_a_run_are_refused() {
    let folder = library();
    let home = folder.path();
    let all = parts(home, &[]);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let told = merge(home, 2, &all[..3]);
    assert!(told.contains("1 of 4 parts are missing: 4"), "{told}");
    let told = merge(home, 2, &[&all[..], &all[1..2]].concat());
    assert!(
        told.contains("parts/2-of-4.part and parts/2-of-4.part are both the part 2/4"),
        "{told}"
    );
    let write = |name: &str, bytes: &[u8]| fs::write(home.join(name), bytes).expect("the disk has room");
    // Another run of as many parts.
    run(
        home,
        0,
        &["check", "--paper", "beta", "--shard", "4/4", "--out", "other"],
    );
    let told = merge(home, 2, &[all[0], all[1], all[2], "other/4-of-4.part"]);
    assert!(
        told.contains("other/4-of-4.part is no part of the run of parts/1-of-4.part: it is of other papers"),
        "{told}"
    );
    run(
        home,
        0,
        &["check", "--digits", "20", "--shard", "4/4", "--out", "other"],
    );
    let told = merge(home, 2, &[all[0], all[1], all[2], "other/4-of-4.part"]);
    assert!(
        told.contains("is no part of the run of parts/1-of-4.part: it is to 20 digits, not to 30"),
        "{told}"
    );
    // Damaged, cut off, something else, of another engine, not there.
    let part = fs::read(home.join(all[3])).expect("the part");
    let mut damaged = part.clone();
    *damaged.last_mut().expect("a byte") ^= 1;
    write("damaged", &damaged);
    write("short", &part[..part.len() / 2]);
    write("empty", b"");
    let line = part.iter().position(|byte| *byte == b'\n').expect("a first line");
    write("foreign", &[b"kenzan part 0.0.1-00", &part[line..]].concat());
    for (name, code, words) in [
        ("damaged", 3, "damaged: it is damaged"),
        ("short", 3, "short: it is damaged"),
        ("empty", 3, "empty: it does not begin as a file of this kind"),
        (
            "proofs/alpha/paper.kenzan",
            3,
            "it does not begin as a file of this kind",
        ),
        ("foreign", 2, "foreign: kenzan 0.0.1-00 wrote it, and this is "),
        ("nowhere", 3, "nowhere: "),
    ] {
        let told = merge(home, code, &[all[0], all[1], all[2], name]);
        assert!(told.contains(words), "{name}: {told}");
    }
    // Another text of the papers.
    let claim = home.join("proofs/beta/gaussian/variance.kenzan");
    let text = fs::read_to_string(&claim).expect("the claim");
    fs::write(&claim, text.replace("says ", "says again ")).expect("the disk has room");
    let told = merge(home, 2, &all);
    assert!(told.contains("decided another text of the paper `beta`"), "{told}");
    assert!(!home.join("merged").exists(), "nothing was written");
    fs::write(&claim, text).expect("the disk has room");
    merge(home, 0, &all);
    run(home, 2, &["check", "--shard", "1/2", "--list"]);
    run(home, 2, &["check", "--shard", "1/2", "--format", "json"]);
    run(
        home,
        3,
        &["check", "--shard", "1/2", "--out", "proofs/alpha/paper.kenzan"],
    );
    for wrong in ["0/4", "5/4", "1/0", "1", "a/b", "1/10001"] {
        let told = run(home, 2, &["check", "--shard", wrong]);
        assert!(told.contains("as in 2/4"), "{told}");
    }
}

#[test]
fn parts_of_some_claims_and_of_one_paper() {
    let folder = papers();
    let home = folder.path();
    let asked = ["--paper", "alpha", "mass", "moment"];
    let parts = parts(home, &asked);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let told = merge(home, 2, &parts);
    assert!(told.contains("name them by --paper"), "{told}");
    let merged = merge(home, 0, &[&parts[..], &["--paper", "alpha"]].concat());
    let whole = run(home, 0, &[&["check", "--out", "whole"], &asked[..]].concat());
    assert_eq!(merged, whole.replace("whole/", "merged/"));
    assert_eq!(files(&home.join("whole")), files(&home.join("merged")));
}

/// The files of a cache.
fn kept(cache: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cache).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn what_was_decided_before_is_not_decided_again() {
    let folder = papers();
    let home = folder.path();
    let cache = home.join("cache");
    let decide = |cache: &str, out: &str, more: &[&str]| {
        let output = kenzan(home, &[&["check", "--out", out], more].concat(), cache);
        let text = String::from_utf8(output.stdout).expect("text");
        assert_eq!(output.status.code(), Some(1), "{text}");
        files(&home.join(out))
    };
    let anew = decide("", "anew", &[]);
    assert!(!home.join("cache").exists());
    assert_eq!(decide("cache", "nothing", &["--no-cache"]), anew);
    assert!(!home.join("cache").exists());
    assert_eq!(decide("cache", "first", &[]), anew);
    let first = kept(&cache);
    // All claims and constants but the one that did not come out as expected.
    assert_eq!(first.len(), 4 + 1 + 2);
    let times = || -> Vec<_> {
        kept(&cache)
            .iter()
            .map(|path| path.metadata().and_then(|it| it.modified()).ok())
            .collect()
    };
    let before = times();
    assert_eq!(decide("cache", "second", &[]), anew);
    assert_eq!(
        (kept(&cache), times()),
        (first.clone(), before),
        "nothing was written again"
    );

    // Damaged, cut off, exchanged, foreign: as good as none.
    let bytes = |path: &PathBuf| fs::read(path).expect("kept");
    let mut damaged = bytes(&first[0]);
    *damaged.last_mut().expect("a byte") ^= 1;
    fs::write(&first[0], damaged).expect("the disk has room");
    fs::write(&first[1], &bytes(&first[1])[..50]).expect("the disk has room");
    let exchanged = bytes(&first[2]);
    fs::write(&first[3], &exchanged).expect("the disk has room");
    fs::write(&first[4], "mine").expect("the disk has room");
    assert_eq!(decide("cache", "third", &[]), anew);
    assert_eq!(kept(&cache), first);
    assert_ne!(bytes(&first[3]), exchanged, "decided and kept again");

    // A change of a claim is a change of what rests on it, and of nothing else; one of a list is one of all claims of its paper.
    let change = |file: &str, old: &str, new: &str| {
        let path = home.join("proofs/alpha").join(file);
        let text = fs::read_to_string(&path).expect("text");
        assert!(text.contains(old), "{file}");
        fs::write(path, text.replace(old, new)).expect("the disk has room");
    };
    change("gaussian/mass.kenzan", "integrates to 1", "has the integral 1");
    let changed = decide("cache", "changed", &[]);
    assert_eq!(changed, decide("", "changed-anew", &[]));
    assert_eq!(kept(&cache).len(), first.len() + 2);
    change("constants.kenzan", "says the mass", "says what is the mass");
    assert_eq!(decide("cache", "list", &[]), decide("", "list-anew", &[]));
    assert_eq!(kept(&cache).len(), first.len() + 2 + 5);
    // Other digits are another question.
    decide("cache", "digits", &["--digits", "12"]);
    assert!(kept(&cache).len() > first.len() + 2 + 5);
}
