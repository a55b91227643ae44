//! Writing reports: whole files or nothing, and nothing that belongs to somebody else is touched.

use std::{fs, path::Path};

use kenzan::publish::directory::{Directory, DirectoryError, LEDGER_START, MARK, PAGE_START, Page, SHEET_START};

fn page(path: &str, text: &str) -> Page {
    Page {
        path: path.into(),
        text: format!("{MARK}\n{text}\n"),
    }
}

fn site(path: &str, start: &str) -> Page {
    Page {
        path: path.into(),
        text: format!("{start}\n"),
    }
}

fn ledger(ids: &[&str]) -> Page {
    let claims: Vec<_> = ids.iter().map(|id| serde_json::json!({ "id": id })).collect();
    let text = format!("{LEDGER_START}{}}}", serde_json::Value::Array(claims));
    Page {
        path: "ledger.json".into(),
        text,
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

#[test]
fn writes_the_pages_and_nothing_else() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("deep/reports");
    let directory = Directory::open(&root).expect("the folder can be made");
    assert_eq!(listing(&root), [""; 0], "the trial file is gone");
    let pages = [
        page("index.md", "all"),
        page("dae/optimum.md", "one"),
        ledger(&["dae/optimum"]),
    ];
    let written = directory.publish(&pages).expect("the disk has room");
    assert_eq!(
        written,
        pages.iter().map(|page| root.join(&page.path)).collect::<Vec<_>>()
    );
    assert_eq!(listing(&root), ["dae/optimum.md", "index.md", "ledger.json"]);
    assert_eq!(
        fs::read_to_string(root.join("dae/optimum.md")).expect("written"),
        pages[1].text
    );
}

#[test]
fn replaces_its_own_pages_and_removes_those_of_claims_that_went() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let directory = Directory::open(home.path()).expect("the folder is there");
    let first = [
        page("a/old.md", "1"),
        page("a/kept.md", "1"),
        page("b/gone.md", "1"),
        ledger(&["a/old", "a/kept", "b/gone"]),
        site("site/b/gone.html", PAGE_START),
        site("site/constants/one.html", PAGE_START),
        site("site/figures.html", PAGE_START),
        site("site/style.css", SHEET_START),
        site(
            "constants.json",
            "{\n\"$schema\":\"constants.schema.json\",\n\"constants\":[{\"id\":\"one\"}]\n}",
        ),
    ];
    directory.publish(&first).expect("the disk has room");
    fs::write(home.path().join("a/own.md"), "my notes").expect("the disk has room");
    fs::write(home.path().join("other.md"), format!("{MARK}\nfrom elsewhere")).expect("the disk has room");
    directory
        .publish(&[page("a/kept.md", "2"), ledger(&["a/kept"])])
        .expect("the disk has room");
    assert_eq!(
        listing(home.path()),
        [
            "a/kept.md",
            "a/own.md",
            "constants.json",
            "ledger.json",
            "other.md",
            "site/style.css"
        ]
    );
    assert!(
        fs::read_to_string(home.path().join("a/kept.md"))
            .expect("written")
            .contains('2')
    );
}

#[test]
fn leaves_foreign_files_alone() {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::write(home.path().join("index.md"), "my home page").expect("the disk has room");
    let directory = Directory::open(home.path()).expect("the folder is there");
    let refusal = directory.publish(&[page("a/b.md", "1"), page("index.md", "all")]);
    assert!(matches!(refusal, Err(DirectoryError::Foreign { .. })), "{refusal:?}");
    fs::write(home.path().join("style.css"), "body { color: red }").expect("the disk has room");
    let refusal = directory.publish(&[site("style.css", SHEET_START)]);
    assert!(matches!(refusal, Err(DirectoryError::Foreign { .. })), "{refusal:?}");
    assert_eq!(
        listing(home.path()),
        ["index.md", "style.css"],
        "nothing was written before the refusal"
    );
}

#[test]
fn a_ledger_cannot_point_outside() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let root = home.path().join("reports");
    fs::create_dir(&root).expect("the disk has room");
    fs::write(home.path().join("precious.md"), MARK).expect("the disk has room");
    fs::write(root.join("ledger.json"), ledger(&["../precious"]).text).expect("the disk has room");
    Directory::open(&root)
        .expect("the folder is there")
        .publish(&[ledger(&[])])
        .expect("the disk has room");
    assert!(home.path().join("precious.md").exists());
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
    assert_eq!(listing(home.path()), ["dae", "index.md"]);
    let kept = fs::read_to_string(home.path().join("index.md")).expect("written");
    assert!(kept.contains("old"), "{kept}");
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
