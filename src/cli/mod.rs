//! The command line: reads the arguments, asks the library, prints.

mod args;
mod cache;
mod check;
mod constant;
mod eval;
mod explain;
mod figure;
mod fmt;
mod lint;
mod merge;
mod mutate;
mod new;
mod output;
mod paper;
mod prove;
mod show;
mod work;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use args::{Arguments, Check, Command};
use output::{Failure, complain, print};

/// Where `kenzan` without a command writes its report.
const REPORTS: &str = "reports";

/// Runs the command that the arguments ask for and returns the exit code: 0 all as expected, 1 a verdict differs,
/// 2 wrong use, 3 something could not be read or written.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => return refuse(&refusal),
    };
    let done = match arguments.command {
        None => check::run(&Check {
            out: Some(REPORTS.into()),
            ..Check::default()
        }),
        Some(Command::Check(asked)) => check::run(&asked),
        Some(Command::Merge(asked)) => merge::run(&asked),
        Some(Command::Show { claim, paper }) => show::run(&claim, paper.as_deref()),
        Some(Command::Mutate(asked)) => mutate::run(&asked),
        Some(Command::Explain {
            claim,
            statement,
            paper,
        }) => explain::run(&claim, statement, paper.as_deref()),
        Some(Command::New { folder, author }) => new::run(&folder, &author),
        Some(Command::Fmt { paths, check }) => fmt::run(&paths, check),
        Some(Command::Eval(asked)) => eval::run(&asked),
        Some(Command::Prove(asked)) => prove::run(&asked),
        Some(Command::Lint(asked)) => lint::run(&asked),
        Some(Command::Constant(asked)) => constant::run(&asked),
        Some(Command::Figure(asked)) => figure::run(&asked),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "kenzan", &mut script);
            print(&String::from_utf8_lossy(&script)).map(|()| true)
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => fail(&failure),
    }
}

fn fail(failure: &Failure) -> ExitCode {
    complain(&format!("kenzan: {failure}"));
    ExitCode::from(failure.code())
}

/// Help and version are answers; everything else that clap reports is wrong use.
fn refuse(refusal: &clap::Error) -> ExitCode {
    if refusal.use_stderr() {
        complain(refusal.render().to_string().trim_end());
        return ExitCode::from(2);
    }
    match print(&refusal.render().to_string()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}
