//! The questions of `tests/questions/`, put to `kenzan::prove` and `kenzan::eval`: none may be answered wrongly.
//!
//! A file is a kind of question. A question is a few lines `key: value`, and an empty line ends it; a line that begins with `--` is a comment.
//! `relation:` is asked with `for:`, `let:` and `suppose:`, and its `answer:` is `true`, `false` or `undefined`, which is what a relation is
//! that is neither since a side has no value somewhere. `value:` is asked with `let:`, and its answer is a number to as many digits as are
//! written (of a complex one both parts with a comma between them), `divergent` or `undefined`. `origin:` says where the answer is from.
//!
//! ```sh
//! cargo test --release --test proof questions -- --nocapture   # prints the table
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use kenzan::ask::{Asked, Found, Given, Open, Value};
use kenzan::interval::Interval;
use kenzan::proof::Verdict;

/// How long an answer may take.
const BUDGET: Duration = Duration::from_secs(10);
/// Digits that are asked for.
const DIGITS: usize = 15;

/// A question with its right answer.
#[derive(Clone, Debug, Default)]
struct Question {
    kind: String,
    lines: Vec<(String, String)>,
}

impl Question {
    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        let fitting = self.lines.iter().filter(move |(known, _)| known == key);
        fitting.map(|(_, value)| value.as_str())
    }

    fn one(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    fn answer(&self) -> &str {
        self.one("answer").unwrap_or_else(|| panic!("no answer: {self:?}"))
    }
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Right,
    Undecided(String),
    Wrong(String),
}

fn questions() -> Vec<Question> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of questions")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let kind = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a text");
        for block in text.split("\n\n") {
            let lines = block.lines().filter(|line| !line.starts_with("--") && !line.is_empty());
            let lines: Vec<(String, String)> = lines
                .map(|line| {
                    line.split_once(": ")
                        .unwrap_or_else(|| panic!("{}: {line}", file.display()))
                })
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect();
            if !lines.is_empty() {
                let kind = kind.clone();
                found.push(Question { kind, lines });
            }
        }
    }
    found
}

fn asked(question: &Question) -> Outcome {
    match (question.one("relation"), question.one("value")) {
        (Some(relation), None) => proved(question, relation),
        (None, Some(formula)) => evaluated(question, formula),
        _ => panic!("neither a relation nor a value: {question:?}"),
    }
}

fn proved(question: &Question, relation: &str) -> Outcome {
    let given = question.all("for").fold(Given::new().within(BUDGET), |given, text| {
        given.declaring(text).unwrap_or_else(|why| panic!("{relation}: {why}"))
    });
    let given = question
        .all("let")
        .fold(given, |given, text| given.letting(text).expect("a definition"));
    let given = question
        .all("suppose")
        .fold(given, |given, text| given.supposing(text).expect("a supposition"));
    let found = kenzan::prove(relation, &given).unwrap_or_else(|why| panic!("{relation}: {why}"));
    let said = match (found.verdict, &found.open) {
        (Verdict::Proved, _) => "true",
        (Verdict::Refuted, _) => "false",
        (_, Some(Open::Undefined { .. })) => "undefined",
        (verdict, open) => {
            let why = open.as_ref().map_or_else(|| verdict.to_string(), ToString::to_string);
            return Outcome::Undecided(why);
        }
    };
    // What has no value somewhere may fail elsewhere.
    match said == question.answer() || said == "false" && question.answer() == "undefined" {
        true => Outcome::Right,
        false => Outcome::Wrong(format!("{said}, not {}", question.answer())),
    }
}

fn evaluated(question: &Question, formula: &str) -> Outcome {
    let asked = Asked::new().digits(DIGITS).expect("digits").within(BUDGET);
    let asked = question
        .all("let")
        .fold(asked, |asked, text| asked.letting(text).expect("a value"));
    let answer = kenzan::eval(formula, &asked).unwrap_or_else(|why| panic!("{formula}: {why}"));
    let status = answer.status().word();
    let wrong = || Outcome::Wrong(format!("{status}, not {}", question.answer()));
    let parts = match &answer.found {
        Found::Value(Value::Real(x)) => vec![x.clone()],
        Found::Value(Value::Complex(z)) => vec![z.re.clone(), z.im.clone()],
        Found::Nothing { why, .. } if status == "undecided" => return Outcome::Undecided(why.to_string()),
        Found::Nothing { .. } if status == question.answer() => return Outcome::Right,
        Found::Nothing { .. } => return wrong(),
    };
    let numbers: Vec<&str> = question.answer().split(", ").collect();
    let is = |(part, number): (&Interval, &&str)| written(number).is_some_and(|number| !part.is_disjoint(&number));
    match numbers.len() == parts.len() && parts.iter().zip(&numbers).all(is) {
        true => Outcome::Right,
        false => wrong(),
    }
}

/// The numbers that begin with these digits, or round to them.
fn written(number: &str) -> Option<Interval> {
    let exact = Interval::from_decimal(number, number, 300).ok()?;
    let unit = match number.split_once('.') {
        Some((_, fraction)) if number.len() > 4 => format!("1e-{}", fraction.len()),
        _ => return Some(exact),
    };
    let unit = Interval::from_decimal(&format!("-{unit}"), &unit, 300).ok()?;
    Some(exact + unit)
}

#[test]
fn no_question_is_answered_wrongly() {
    let questions = questions();
    let next = Mutex::new(questions.iter().enumerate());
    let done: Mutex<BTreeMap<usize, (Outcome, Duration)>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let question = next.lock().expect("no panic").next();
                    let Some((number, question)) = question else {
                        break;
                    };
                    let start = Instant::now();
                    let outcome = asked(question);
                    done.lock()
                        .expect("no panic")
                        .insert(number, (outcome, start.elapsed()));
                }
            });
        }
    });
    let done = done.into_inner().expect("no panic");
    let mut kinds: BTreeMap<&str, Vec<&(Outcome, Duration)>> = BTreeMap::new();
    for (number, question) in questions.iter().enumerate() {
        let (outcome, time) = &done[&number];
        if *outcome != Outcome::Right {
            let asked = question.one("relation").or(question.one("value")).unwrap_or_default();
            let domains: Vec<&str> = question.all("for").collect();
            println!(
                "{asked}   [{}] is {}: {outcome:?}, {time:.1?}",
                domains.join("; "),
                question.answer()
            );
        }
        kinds.entry(&question.kind).or_default().push(&done[&number]);
        kinds.entry("together").or_default().push(&done[&number]);
    }
    println!("kind           asked  right  undecided  wrong   median      worst");
    for (kind, outcomes) in &kinds {
        let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|(outcome, _)| wanted(outcome)).count();
        let mut times: Vec<Duration> = outcomes.iter().map(|(_, time)| *time).collect();
        times.sort();
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "{kind:13} {:6} {:6} {:10} {:6} {:>8.1?} {:>10.1?}",
            outcomes.len(),
            count(|outcome| *outcome == Outcome::Right),
            count(|outcome| matches!(outcome, Outcome::Undecided(_))),
            count(|outcome| matches!(outcome, Outcome::Wrong(_))),
            median,
            worst,
        );
    }
    let wrong: Vec<_> = done
        .values()
        .filter(|(outcome, _)| matches!(outcome, Outcome::Wrong(_)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let right = done.values().filter(|(outcome, _)| *outcome == Outcome::Right).count();
    assert!(10 * right >= 6 * questions.len(), "{right} of {}", questions.len());
    let not_true = |question: &&Question| ["false", "undefined", "divergent"].contains(&question.answer());
    assert!(
        3 * questions.iter().filter(not_true).count() >= questions.len(),
        "a third is false or undefined"
    );
}
