//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use kenzan::publish::part::Shard;

/// The largest number of digits that may be asked for.
pub(crate) const MOST_DIGITS: usize = 20_000;

/// Decides the analytic claims of papers with rigorous arithmetic.
///
/// Without a command: decides every claim and writes reports/.
#[derive(Debug, Parser)]
#[command(name = "kenzan", version, about, long_about, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 all as expected, 1 a verdict differs or a number stays undecided, 2 wrong use, \
                          3 something could not be read or written.";

const EVAL_EXAMPLES: &str = "\
Examples:
  kenzan eval 'integral(x, -oo..oo, exp(-x^2))'
  kenzan eval 'erf(x)/x' --let x=1/3 --digits 50
  kenzan eval 'sin(x)/x' --let x=0.1..0.2
  kenzan eval 'g(1) + g(2)' --let 'g(x) = exp(-x^2/2)/sqrt(2*pi)' --format json
  printf 'pi^2/6\\nlog(2)\\n' | kenzan eval

Exit codes: 0 a value, 1 none or undecided, 2 wrong use.";

const PROVE_EXAMPLES: &str = "\
Examples:
  kenzan prove 'sin(x) <= x' --for 'x >= 0'
  kenzan prove 'integral(x, -oo..oo, exp(-a*x^2)) = sqrt(pi/a)' --for 'a > 0'
  kenzan prove 'sum(k, 0..n, k) = n*(n + 1)/2' --for 'n natural'
  kenzan prove 'g(x) <= g(0)' --for 'x real' --let 'g(x) = exp(-x^2)' --format json

Exit codes: 0 proved, 1 confirmed, refuted or undecided, 2 wrong use, 3 a file could not be written.";

const LINT_EXAMPLES: &str = "\
Examples:
  kenzan lint paper.tex notes.md
  kenzan lint src/*.py --format sarif > wrong.sarif
  kenzan lint --fix README.md
  echo 'sqrt(2)/2 = 0.7701' | kenzan lint -

Exit codes: 0 nothing wrong, 1 a wrong decimal, 2 wrong use, 3 a file that cannot be read.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Decides claims and prints a table, or the evidence as JSON
    #[command(visible_alias = "verify")]
    Check(Check),
    /// Puts the parts of a run together, which `check --shard` wrote, and writes the report
    Merge(Merge),
    /// Decides one claim and prints its page
    Show {
        /// The claim, for example dae/optimum
        claim: String,
        /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
        #[arg(long, value_name = "DIR")]
        paper: Option<PathBuf>,
    },
    /// Says of each step of a claim what it saw, and where one decides nothing, what is missing
    Explain {
        /// The claim, for example dae/optimum
        claim: String,
        /// The number of a statement [default: those that did not come out as expected, or are left open]
        statement: Option<usize>,
        /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
        #[arg(long, value_name = "DIR")]
        paper: Option<PathBuf>,
    },
    /// Writes a paper to begin with, which passes
    New {
        /// The folder, which must not be there yet
        folder: PathBuf,
        /// Who writes it
        #[arg(long, value_name = "NAME", default_value = "A. Author")]
        author: String,
    },
    /// Lays out the text of papers: indentation, spaces, long lines
    Fmt {
        /// Files, or folders with all files in them
        #[arg(default_value = "proofs")]
        paths: Vec<PathBuf>,
        /// Changes nothing, and ends with 1 if a file is not laid out
        #[arg(long)]
        check: bool,
    },
    /// Changes each token of the claims, one at a time, and says which changes their proofs refute
    Mutate(Mutate),
    /// The value of a formula, with digits that are certain
    #[command(after_help = EVAL_EXAMPLES)]
    Eval(Eval),
    /// Whether a relation holds for all values of its names
    #[command(after_help = PROVE_EXAMPLES)]
    Prove(Prove),
    /// Finds wrong decimals beside their closed forms in papers, notes and programs
    #[command(after_help = LINT_EXAMPLES)]
    Lint(Lint),
    /// Encloses a constant of the theory; without a name, lists them
    Constant(Constant),
    /// Does the experiment behind a figure again, perhaps with other settings, and draws it
    Figure(Figure),
    /// Prints completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct Check {
    /// A chapter such as dae, or claims whose id contains the text; `*` stands for anything, as in 'dae/*flow'
    #[arg(value_name = "PATTERN")]
    pub(crate) patterns: Vec<String>,
    /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
    #[arg(long, value_name = "DIR")]
    pub(crate) paper: Option<PathBuf>,
    /// Digits that the numerical routes must reach (1 to 20000)
    #[arg(long, value_name = "N", value_parser = digits)]
    pub(crate) digits: Option<usize>,
    /// Claims decided at a time [default: one per processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// Writes the report of this run into a folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Lists the claims and decides nothing
    #[arg(long)]
    pub(crate) list: bool,
    /// Decides the K-th of N parts only and writes it into a file, for `kenzan merge`; --out names its folder
    #[arg(long, value_name = "K/N", value_parser = shard, conflicts_with_all = ["list", "format"])]
    pub(crate) shard: Option<Shard>,
    /// Decides everything anew, whatever this machine has decided before
    #[arg(long)]
    pub(crate) no_cache: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Merge {
    /// The files of all parts
    #[arg(value_name = "PART", required = true)]
    pub(crate) parts: Vec<PathBuf>,
    /// The papers that were decided, as for `check`
    #[arg(long, value_name = "DIR")]
    pub(crate) paper: Option<PathBuf>,
    /// The folder that the report is written into
    #[arg(long, value_name = "DIR", default_value = "reports")]
    pub(crate) out: PathBuf,
    /// What is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Mutate {
    /// A chapter such as dae, or claims whose id contains the text; `*` stands for anything, as in 'dae/*flow'
    #[arg(value_name = "PATTERN")]
    pub(crate) patterns: Vec<String>,
    /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
    #[arg(long, value_name = "DIR")]
    pub(crate) paper: Option<PathBuf>,
    /// Mutants decided at a time [default: one per processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// Keeps the scores in the folder of the paper, from where they get on the pages of the claims
    #[arg(long)]
    pub(crate) write: bool,
    /// What is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table
    #[default]
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Eval {
    /// The formulas, in the language of the papers [default: those on standard input, one on a line]
    #[arg(value_name = "FORMULA")]
    pub(crate) formulas: Vec<String>,
    /// What a name is: a value, x=1/3; a range, x=0.1..0.2; a function, 'g(x) = x^2'
    #[arg(long = "let", value_name = "NAME=VALUE")]
    pub(crate) letting: Vec<String>,
    /// Certain significant digits (1 to 10000)
    #[arg(long, value_name = "N", value_parser = answer_digits, default_value = "20")]
    pub(crate) digits: usize,
    /// Seconds that each formula may take
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "20")]
    pub(crate) budget: f64,
    /// What is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: EvalFormat,
    /// Tells both ends of the enclosure, the way on which it was found, and the time
    #[arg(long)]
    pub(crate) verbose: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Prove {
    /// The relation, in the language of the papers
    pub(crate) relation: String,
    /// Where names range, as in a paper: 'x > 0', 'x, y real', 'n natural from 1', 'x in 0..1', 'f: R -> R, integrable'
    #[arg(long = "for", value_name = "DECLARATION")]
    pub(crate) domains: Vec<String>,
    /// What is supposed to exist: 'integral(x, 0..oo, f(x)^2) exists'
    #[arg(long = "suppose", value_name = "FORMULA")]
    pub(crate) suppositions: Vec<String>,
    /// What a name is: a value, c=1/3; a function, 'g(x) = x^2'; any number of a range, x=0.1..0.2
    #[arg(long = "let", value_name = "NAME=VALUE")]
    pub(crate) letting: Vec<String>,
    /// Seconds that the answer may take
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "20")]
    pub(crate) budget: f64,
    /// Writes the relation into a file, as a claim of a paper
    #[arg(long, value_name = "FILE")]
    pub(crate) write: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Lint {
    /// The files: .tex, .bib, .md, .ipynb, .json, .py, .rs, .c, .h and others; - is standard input, read as plain text
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: LintFormat,
    /// Puts wrong digits right in the files, as many as are printed, and ends with 0
    #[arg(long)]
    pub(crate) fix: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// A line for each decimal that is wrong or was not read
    Text,
    /// One JSON object
    Json,
    /// The wrong ones for code hosts, SARIF 2.1.0
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    /// For reading
    Text,
    /// One JSON object on a line
    Json,
    /// The value as c with lower and upper last digits
    Latex,
    /// Both ends, exactly
    Hex,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Constant {
    /// The constant, or the id of a published one; --list names them
    pub(crate) name: Option<String>,
    /// Lists what the parameters of the constant may be, with all names; without a constant, the ids of the published ones
    #[arg(long)]
    pub(crate) list: bool,
    /// A parameter, for example m=3
    #[arg(long = "set", value_name = "PARAMETER=VALUE")]
    pub(crate) settings: Vec<String>,
    /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
    #[arg(long, value_name = "DIR")]
    pub(crate) paper: Option<PathBuf>,
    /// Certain significant digits (1 to 20000)
    #[arg(long, value_name = "N", value_parser = digits, default_value = "30")]
    pub(crate) digits: usize,
    /// The Fourier transform that hats and frequencies refer to [default: angular]
    #[arg(long, value_enum)]
    pub(crate) convention: Option<Convention>,
    /// Where the number comes from
    #[arg(long, value_enum, default_value = "closed")]
    pub(crate) method: Method,
    /// What is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ConstantFormat,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Figure {
    /// The figure, such as 4 or figure-4-tanh, or a claim with figures; without one, lists them
    pub(crate) figure: Option<String>,
    /// Another setting of the instrument, for example networks=100 or seed=7
    #[arg(long = "set", value_name = "SETTING=VALUE")]
    pub(crate) settings: Vec<String>,
    /// The folder of a paper or of several, or the name of one [default: those in proofs/, or those that come with kenzan]
    #[arg(long, value_name = "DIR")]
    pub(crate) paper: Option<PathBuf>,
    /// Threads [default: one per processor]; the figure does not depend on it
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub(crate) jobs: Option<usize>,
    /// The folder that the picture and its numbers are written into
    #[arg(long, value_name = "DIR", default_value = "figures")]
    pub(crate) out: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Convention {
    /// exp(-i x ξ)
    Angular,
    /// exp(-2πi x ξ)
    Ordinary,
    /// (2π)^(-m/2) exp(-i x ξ)
    Unitary,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// From the proved closed form
    Closed,
    /// By rigorous quadrature of an integral, which does not know the closed form
    Quadrature,
    /// Of `bures`: from the zeros of the exact characteristic polynomial
    Eigenvalues,
    /// Of `pair`: by rigorous quadrature of the activation itself, which does not know its transform
    Parseval,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConstantFormat {
    /// For reading
    Text,
    /// One JSON object
    Json,
    /// The value as c with lower and upper last digits
    Latex,
    /// A reference that cites the value
    Bibtex,
    /// A header and one line
    Csv,
    /// An assignment in Python
    Python,
    /// A definition in C
    C,
}

/// Another text than a whole number of the range.
#[derive(Debug, thiserror::Error)]
#[error("a whole number from 1 to {most} is needed")]
struct OutOfRange {
    most: usize,
}

fn answer_digits(text: &str) -> Result<usize, OutOfRange> {
    bounded(text, kenzan::ask::MOST_DIGITS)
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.001..=1e6).contains(seconds));
    seconds.ok_or_else(|| "a number of seconds is needed, from 0.001 to 1000000".into())
}

fn digits(text: &str) -> Result<usize, OutOfRange> {
    bounded(text, MOST_DIGITS)
}

fn shard(text: &str) -> Result<Shard, String> {
    Shard::read(text).ok_or_else(|| "a part and the number of parts are needed, as in 2/4".into())
}

fn jobs(text: &str) -> Result<usize, OutOfRange> {
    bounded(text, 1024)
}

fn bounded(text: &str, most: usize) -> Result<usize, OutOfRange> {
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(OutOfRange { most }),
    }
}
