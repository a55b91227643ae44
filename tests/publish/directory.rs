//! Writing reports: whole files or nothing, and nothing that belongs to somebody else is touched.

use std::{fs, path::Path};

use kenzan::paper::Work;
use kenzan::proof::{Claim, equation, run};
use kenzan::publish;
use kenzan::publish::directory::{Directory, DirectoryError, MARK, Page};
use kenzan::publish::manifest::{self, Manifest, ManifestError};

fn page(path: &str, text: &str) -> Page {
    Page {
        path: path.into(),
        text: format!("{MARK}\n{text}\n"),
    }
}

/// Every file below `folder`, relative, sorted.
fn listing(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        match path.is_dir() {
            true => found.extend(listing(&path).into_iter().map(|below| format!("{name}/{below}"))),
            false => found.push(name),
        }
    }
    found.sort();
    found
}

/// The list of the files that were written into `folder`.
fn list(folder: &Path) -> String {
    fs::read_to_string(folder.join(manifest::NAME)).expect("the list is there")
}

#[test]
fn writes_the_pages_and_their_list_and_nothing_else() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("deep/reports");
    let directory = Directory::open(&root).expect("the folder can be made");
    assert_eq!(listing(&root), [""; 0], "the trial file is gone");
    let pages = [
        page("index.md", "all"),
        page("dae/optimum.md", "one"),
        page("ledger.json", "{}"),
    ];
    let written = directory.publish(&pages).expect("the disk has room");
    assert_eq!(
        written,
        pages.iter().map(|page| root.join(&page.path)).collect::<Vec<_>>()
    );
    assert_eq!(
        listing(&root),
        ["MANIFEST", "dae/optimum.md", "index.md", "ledger.json"]
    );
    assert_eq!(
        fs::read_to_string(root.join("dae/optimum.md")).expect("written"),
        pages[1].text
    );
    let lines: Vec<String> = list(&root).lines().map(str::to_owned).collect();
    assert!(lines[0].contains("written by kenzan"), "{lines:?}");
    assert_eq!(lines[1..], ["dae/optimum.md", "index.md", "ledger.json"]);
}

#[test]
fn replaces_its_own_pages_and_removes_those_that_went() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(home.path()).expect("the folder is there");
    let first = [
        "a/old.md",
        "a/kept.md",
        "b/c/gone.md",
        "site/style.css",
        "constants.json",
    ]
    .map(|path| page(path, "1"));
    directory.publish(&first).expect("the disk has room");
    fs::write(home.path().join("a/own.md"), "my notes").expect("the disk has room");
    // A page of another folder carries the mark, and still belongs to whoever put it here.
    fs::write(home.path().join("other.md"), format!("{MARK}\nfrom elsewhere")).expect("the disk has room");
    fs::remove_file(home.path().join("constants.json")).expect("it was written");
    directory.publish(&[page("a/kept.md", "2")]).expect("the disk has room");
    assert_eq!(listing(home.path()), ["MANIFEST", "a/kept.md", "a/own.md", "other.md"]);
    assert!(!home.path().join("b").exists(), "folders that are left empty go too");
    let kept = fs::read_to_string(home.path().join("a/kept.md")).expect("written");
    assert!(kept.contains('2'), "{kept}");
}

#[test]
fn leaves_foreign_files_alone() {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::write(home.path().join("index.md"), "my home page").expect("the disk has room");
    let directory = Directory::open(home.path()).expect("the folder is there");
    let refusal = directory.publish(&[page("a/b.md", "1"), page("index.md", "all")]);
    assert!(matches!(refusal, Err(DirectoryError::Foreign { .. })), "{refusal:?}");
    fs::create_dir(home.path().join("style.css")).expect("the disk has room");
    for refusal in [
        directory.add(&[page("style.css", "")]).map(drop),
        directory.admits(&[page("style.css", "")]),
    ] {
        assert!(matches!(refusal, Err(DirectoryError::Foreign { .. })), "{refusal:?}");
    }
    assert_eq!(
        listing(home.path()),
        ["index.md"],
        "nothing was written before the refusal"
    );
}

#[test]
fn reports_without_a_list_are_refused_with_what_to_do() {
    // An edition that kept no list wrote this page.
    let home = tempfile::tempdir().expect("a temporary folder");
    let old = format!("{MARK}\nall\n");
    fs::write(home.path().join("index.md"), &old).expect("the disk has room");
    let directory = Directory::open(home.path()).expect("the folder is there");
    let refusal = directory
        .publish(&[page("index.md", "new")])
        .expect_err("not listed")
        .to_string();
    for word in ["index.md", "MANIFEST", "another folder", "removed by hand"] {
        assert!(refusal.contains(word), "{refusal}");
    }
    assert_eq!(
        fs::read_to_string(home.path().join("index.md")).expect("still there"),
        old
    );
}

#[test]
fn a_list_that_is_not_ours_or_points_outside_is_refused_and_removes_nothing() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("reports");
    let directory = Directory::open(&root).expect("the folder can be made");
    directory.publish(&[page("index.md", "1")]).expect("the disk has room");
    fs::write(home.path().join("precious.md"), MARK).expect("the disk has room");
    let ours = list(&root);
    let precious = home.path().join("precious.md").display().to_string();
    for line in [
        "../precious.md",
        "a/../../precious.md",
        &precious,
        "",
        "a//b.md",
        "a\\b.md",
        "C:b.md",
        "MANIFEST",
        "index.md",
    ] {
        fs::write(root.join(manifest::NAME), format!("{ours}{line}\n")).expect("the disk has room");
        for refusal in [
            Directory::open(&root).map(drop),
            directory.publish(&[page("a.md", "2")]).map(drop),
        ] {
            assert!(
                matches!(refusal, Err(DirectoryError::List { .. })),
                "{line}: {refusal:?}"
            );
        }
    }
    for text in ["", "index.md\n", "my own manifest\n"] {
        fs::write(root.join(manifest::NAME), text).expect("the disk has room");
        let refusal = Directory::open(&root).expect_err("not ours").to_string();
        assert!(refusal.contains("MANIFEST: it does not begin"), "{refusal}");
    }
    assert_eq!(
        listing(home.path()),
        ["precious.md", "reports/MANIFEST", "reports/index.md"]
    );
}

#[test]
fn no_page_is_written_outside_or_over_another() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("reports");
    let directory = Directory::open(&root).expect("the folder can be made");
    for path in ["../escaped.md", "/escaped.md", "a b.md", "a/./b.md", "", "MANIFEST"] {
        let refusal = directory.add(&[page("index.md", "1"), page(path, "2")]);
        let expected = ManifestError::Path(path.to_owned());
        assert!(
            matches!(&refusal, Err(DirectoryError::Pages(why)) if *why == expected),
            "{refusal:?}"
        );
    }
    let refusal = directory.publish(&[page("index.md", "1"), page("index.md", "2")]);
    let refusal = refusal.expect_err("one page would overwrite the other").to_string();
    assert!(refusal.contains("two files would be `index.md`"), "{refusal}");
    assert_eq!(listing(home.path()), [""; 0]);
}

#[test]
fn claims_with_ids_that_lead_outside_or_are_shared_are_not_written() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(&home.path().join("reports")).expect("the folder can be made");
    for ids in [["../escaped", "test/a"], ["a b", "test/a"], ["test/a", "test/a"]] {
        let catalogue = ids.map(|id| Claim::of(id, [equation(1)], "A claim"));
        let ledger = run(&catalogue, &[&catalogue[0], &catalogue[1]], 15, &|_| {});
        let refusal = directory.publish(&publish::pages(&ledger, &Work::default()));
        assert!(matches!(refusal, Err(DirectoryError::Pages(_))), "{ids:?}: {refusal:?}");
    }
    assert_eq!(listing(home.path()), [""; 0]);
}

#[test]
fn a_list_reads_as_it_is_written() {
    let all = Manifest::of(["site/a.html", "a.md", "a-b.md"]).expect("paths of files");
    assert_eq!(all.paths().collect::<Vec<_>>(), ["a-b.md", "a.md", "site/a.html"]);
    assert_eq!(Manifest::parse(&all.to_string()), Ok(all.clone()));
    let empty = Manifest::default();
    assert_eq!(Manifest::parse(&empty.to_string()), Ok(empty.clone()));
    assert_eq!(all.with(&empty), all);
}

#[test]
fn says_where_it_cannot_write() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("file");
    fs::write(&file, "").expect("the disk has room");
    for place in [file.clone(), file.join("below")] {
        let refusal = Directory::open(&place).expect_err("a file is not a folder").to_string();
        assert!(refusal.contains(&place.display().to_string()), "{refusal}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_leaves_every_page_as_it_was() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(home.path()).expect("the folder is there");
    directory
        .publish(&[page("index.md", "old")])
        .expect("the disk has room");
    fs::write(home.path().join("dae"), "a file, not a folder").expect("the disk has room");
    let refusal = directory.publish(&[page("index.md", "new"), page("dae/optimum.md", "new")]);
    assert!(matches!(refusal, Err(DirectoryError::Refused { .. })), "{refusal:?}");
    assert_eq!(listing(home.path()), ["MANIFEST", "dae", "index.md"]);
    let kept = fs::read_to_string(home.path().join("index.md")).expect("written");
    assert!(kept.contains("old"), "{kept}");
    assert!(!list(home.path()).contains("dae"), "the list names what was written");
}

#[test]
fn what_a_killed_run_left_behind_is_removed_and_what_a_living_one_holds_is_not() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let staging = |name: &str| {
        let folder = home.path().join(name);
        fs::create_dir(&folder).expect("the disk has room");
        fs::write(folder.join("0"), "half a pa").expect("the disk has room");
        fs::File::create(folder.join("kenzan.lock")).expect("the disk has room")
    };
    drop(staging(".kenzan-killed"));
    let held = staging(".kenzan-alive");
    held.lock().expect("nobody else holds it");
    drop(staging(".kenzan-foreign"));
    fs::write(home.path().join(".kenzan-foreign/notes.md"), "mine").expect("the disk has room");
    Directory::open(home.path()).expect("the folder is there");
    let left: Vec<String> = listing(home.path())
        .into_iter()
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    assert!(left.contains(&".kenzan-alive".to_owned()) && left.contains(&".kenzan-foreign".to_owned()));
    assert!(!left.contains(&".kenzan-killed".to_owned()), "{left:?}");
}
