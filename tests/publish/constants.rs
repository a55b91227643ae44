//! The published constants: every one computed on every route, and the files they are published in.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use kenzan::interval::Interval;
use kenzan::proof::{ConstantRecord, Ledger, PUBLISHED_DIGITS, publish};
use kenzan::proofs;
use kenzan::publish::constants::{Copies, SCHEMA, json, macro_name};
use kenzan::publish::pages;
use rug::Float;
use serde_json::Value;

/// A change of a file, and what it is.
type Alteration = (&'static str, fn(&mut Value));

/// All published constants, computed once.
fn records() -> &'static [ConstantRecord] {
    static RECORDS: OnceLock<Vec<ConstantRecord>> = OnceLock::new();
    RECORDS.get_or_init(|| publish(&proofs::paper().constants, &proofs::paper().published, PUBLISHED_DIGITS))
}

fn copies() -> Vec<Copies> {
    records().iter().filter_map(Copies::of).collect()
}

fn ledger(constants: Vec<ConstantRecord>) -> Ledger {
    Ledger {
        claims: Vec::new(),
        passed: 0,
        failed: 0,
        constants,
    }
}

fn page(path: &str) -> String {
    let pages = pages(&ledger(records().to_vec()), &kenzan::paper::Work::default());
    pages.into_iter().find(|page| page.path == path).expect("a page").text
}

#[test]
fn every_constant_has_a_number_and_its_routes_overlap() {
    for record in records() {
        assert_eq!(record.failure, None, "{}", record.id);
        let number = record.number.as_ref().expect("a number where there is no failure");
        assert_eq!(
            Some(number),
            record.routes.first().map(|route| &route.number),
            "{}",
            record.id
        );
        for route in &record.routes {
            assert!(
                !number.intersection(&route.number).is_empty(),
                "{}: {}",
                record.id,
                route.route.word()
            );
            assert!(
                route.number.certain_digits() as usize >= PUBLISHED_DIGITS,
                "{}",
                record.id
            );
        }
        let words: BTreeSet<&str> = record.routes.iter().map(|route| route.route.word()).collect();
        assert_eq!(words.len(), record.routes.len(), "{}: each route once", record.id);
        assert_eq!(record.closed_form.is_some(), words.contains("closed"), "{}", record.id);
    }
    let alone = records().iter().filter(|record| record.routes.len() == 1).count();
    assert!(
        5 * alone < records().len(),
        "{alone} constants were had on one route only"
    );
}

#[test]
fn fifty_digits_are_certain() {
    for copies in copies() {
        let certain = copies
            .digits
            .as_ref()
            .unwrap_or_else(|| panic!("{} has no certain digits", copies.id));
        assert!(
            certain.exact || certain.count >= PUBLISHED_DIGITS,
            "{}: {certain:?}",
            copies.id
        );
    }
}

#[test]
fn hexadecimal_ends_are_the_enclosure_and_decimal_ends_contain_it() {
    for (record, copies) in records().iter().zip(copies()) {
        let number = record.number.as_ref().expect("seen to have a number");
        let (lo, hi) = (&copies.ends.exact.lo, &copies.ends.exact.hi);
        let exact = Interval::from_hex(lo, hi).expect("hexadecimal ends");
        assert!(exact.lo() == number.lo() && exact.hi() == number.hi(), "{}", record.id);
        let end = |text: &str| {
            Float::parse(text)
                .map(|text| Float::with_val(2_000, text))
                .expect("a decimal")
        };
        // Decimals of this length are so far from being short binary fractions that 2,000 bits tell the sides apart.
        assert!(
            end(&copies.ends.lo) <= *number.lo() && *number.hi() <= end(&copies.ends.hi),
            "{}",
            record.id
        );
    }
}

#[test]
fn ids_are_legible_unique_and_belong_to_claims() {
    let catalogue = proofs::catalogue();
    let constants = proofs::paper().constants;
    let (mut ids, mut macros) = (BTreeSet::new(), BTreeSet::new());
    for published in proofs::paper().published {
        let id = &published.id;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(
            id.chars().all(plain) && id.starts_with(|c: char| c.is_ascii_lowercase()),
            "{id}"
        );
        assert!(
            macros.insert(macro_name(id)),
            "{id}: the macro {} is taken",
            macro_name(id)
        );
        assert!(
            catalogue.iter().any(|claim| claim.id() == published.claim),
            "{id}: {}",
            published.claim
        );
        let same_name = constants.iter().any(|constant| constant.name() == id);
        assert!(
            !same_name || published.settings.is_empty(),
            "{id} is the name of a constant with parameters"
        );
        assert!(ids.insert(published.id), "an id is given twice");
    }
}

#[test]
fn the_file_fits_its_schema_and_altered_files_do_not() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let text = page("constants.json");
    assert!(text.starts_with("{\n\"$schema\":\"constants.schema.json\","));
    let file: Value = serde_json::from_str(&text).expect("the file is JSON");
    assert_eq!(crate::schema::offences(&schema, "", &file), Vec::<String>::new());
    assert_eq!(file["constants"].as_array().map(Vec::len), Some(records().len()));
    for record in records().iter().take(3) {
        let one: Value = serde_json::from_str(&json(record).expect("a number")).expect("JSON");
        assert_eq!(
            crate::schema::offences(&schema, "/$defs/constant", &one),
            Vec::<String>::new()
        );
    }
    let altered: [Alteration; 9] = [
        ("a field too many", |file| file["extra"] = 1.into()),
        ("a constant without an id", |file| {
            drop(file["constants"][0].as_object_mut().map(|c| c.remove("id")))
        }),
        ("a number for a text", |file| file["constants"][3]["lo"] = 1.5.into()),
        ("an unknown route", |file| {
            file["constants"][2]["routes"][0]["route"] = "guess".into()
        }),
        ("no route", |file| {
            file["constants"][2]["routes"] = Value::Array(Vec::new())
        }),
        ("an empty id", |file| file["constants"][2]["id"] = "".into()),
        ("an unknown convention", |file| {
            file["constants"][0]["convention"] = "french".into()
        }),
        ("another schema", |file| file["$schema"] = "other.json".into()),
        ("digits below 1", |file| file["constants"][0]["digits"] = 0.into()),
    ];
    for (what, alter) in altered {
        let mut file = file.clone();
        alter(&mut file);
        assert!(
            !crate::schema::offences(&schema, "", &file).is_empty(),
            "{what} is not noticed"
        );
    }
}

#[test]
fn the_table_has_a_line_for_each_and_as_many_fields_in_each() {
    let table = page("constants.csv");
    let count = |line: &str| {
        let mut quoted = false;
        let commas = line.chars().filter(|c| {
            quoted ^= *c == '"';
            *c == ',' && !quoted
        });
        commas.count()
    };
    let mut lines = table.lines();
    let header = lines.next().expect("a header");
    let mut lines_of = 0;
    for (line, record) in lines.zip(records()) {
        assert!(line.starts_with(&format!("{},", record.id)), "{line}");
        assert_eq!(count(line), count(header), "{line}");
        lines_of += 1;
    }
    assert_eq!(lines_of, records().len());
}

#[test]
fn macros_and_references_are_well_formed_and_one_for_each() {
    let (tex, bib) = (page("constants.tex"), page("constants.bib"));
    let balanced = |text: &str| {
        let mut depth = 0_i64;
        let fine = text.chars().all(|c| {
            depth += i64::from(c == '{') - i64::from(c == '}');
            depth >= 0
        });
        fine && depth == 0
    };
    for copies in copies() {
        let line = format!("\\newcommand{{{}}}{{{}}}", copies.macro_name, copies.tex);
        assert_eq!(tex.lines().filter(|known| *known == line).count(), 1, "{line}");
        assert!(
            copies.macro_name[1..].chars().all(|c| c.is_ascii_alphabetic()),
            "{line}"
        );
        assert!(balanced(&line) && balanced(&copies.bibtex), "{line}\n{}", copies.bibtex);
        let key = format!("@misc{{kenzan-{},", copies.id);
        assert_eq!(bib.lines().filter(|line| *line == key).count(), 1, "{key}");
        assert!(
            copies.bibtex.contains(&copies.tex) && bib.contains(&copies.bibtex),
            "{}",
            copies.bibtex
        );
    }
    assert!(tex.is_ascii() && bib.is_ascii(), "TeX reads ASCII everywhere");
}

#[test]
fn the_page_shows_every_constant_and_explains_how_to_read_it() {
    let page = page("constants.md");
    for (record, copies) in records().iter().zip(copies()) {
        let line = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", record.id)));
        let line = line.unwrap_or_else(|| panic!("{} has a line", record.id));
        let digits = copies.digits.expect("seen to be certain").text;
        let shown: String = digits.chars().take(40).collect();
        assert!(line.contains(&shown), "{line}");
        let closed = record
            .closed_form
            .as_ref()
            .map_or("| none |", |closed| closed.latex.as_str());
        assert!(line.contains(closed) || line.contains(r"\vert "), "{line}");
        assert!(
            line.contains(&format!(" {}: {}", record.routes.len(), record.routes[0].route.word())),
            "{line}"
        );
        assert!(
            page.contains(&copies.command) && page.contains(&copies.ends.exact.lo),
            "{}",
            record.id
        );
    }
    for word in [
        "certain",
        "hexadecimal",
        "rounded outward",
        "constants.schema.json",
        "constants.bib",
    ] {
        assert!(page.contains(word), "{word}");
    }
}

#[test]
fn known_numbers_come_out() {
    for (id, begins) in [
        ("tanh-g3-m1", "5.8601851373332738412511124909317"),
        ("bures-plane-squared", "0.5166852264521172288"),
        ("truncation-a30", "0.834105"),
        ("normal-entropy", "1.4189385332046727417"),
        ("null-energy-m1", "2.2281692032865347007"),
        ("w2-uniform-exponential-squared", "0.8333333333333333333"),
        ("relu-scalar-m3-k2-angular", "-118.43525281307230342"),
    ] {
        let copies = copies()
            .into_iter()
            .find(|copies| copies.id == id)
            .expect("a published id");
        let digits = copies.digits.expect("certain digits").text;
        assert!(digits.starts_with(begins), "{id}: {digits}");
    }
}
