//! The command line, run as a program.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

mod commands;
mod constant;
mod distances;
mod eval;
mod figure;
mod lint;
mod paper;
mod prove;
mod readme;

#[path = "../schema/mod.rs"]
mod schema;

/// Runs `kenzan` with these arguments and without a standard input.
fn kenzan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .args(arguments)
        .env("KENZAN_CACHE", "")
        .stdin(Stdio::null())
        .output()
        .expect("kenzan starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// The standard output of a run that must succeed, and say nothing on standard error.
fn answer(arguments: &[&str]) -> String {
    let output = kenzan(arguments);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(0), ""),
        "kenzan {arguments:?}"
    );
    stdout(&output)
}

/// The one JSON value that a run prints which must succeed.
fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&answer(arguments)).expect("one JSON value")
}

/// The standard error of a run that must end with `code`, print nothing else, and not panic.
fn refusal(code: i32, arguments: &[&str]) -> String {
    let output = kenzan(arguments);
    let said = stderr(&output);
    assert_eq!(
        (output.status.code(), stdout(&output).as_str()),
        (Some(code), ""),
        "kenzan {arguments:?}: {said}"
    );
    assert!(
        !said.contains("panicked") && !said.is_empty(),
        "kenzan {arguments:?}: {said}"
    );
    said
}
