//! What is wrong with a measurement is told with its line, its column and what to write; and the instruments serve any paper.

use std::path::{Path, PathBuf};

use kenzan::paper::{Fault, Paper};
use kenzan::proof::{DIGITS, Verdict, run_claim};

const PAPER: &str = "paper \"A test\"\nauthors A. Author\n\nfigure fig. 1: Networks learn.\n";

/// Another function, another unit and another seed than anywhere else, and counts that the claim defines.
const CLAIM: &str = "claim nets/parabola \"Networks that learn a parabola\"
about fig. 1
says Shallow networks learn x².

for a, b, c, x real

let f(x) = x^2
let sigma(z) = 1/(1 + exp(-z))
let count = 6

measure gap by gradient gaps of f(x); c*sigma(a*x - b) with data = x*x, unit = sigma(z), width = 2, points = 10, seed = 41
measure networks, failed, median, tenth, before, before_error, after, after_error
  by trained networks of f(x) with unit = sigma(z), width = 3, networks = 2*count, points = 20, seed = 41
  figure \"1\"

corrected gap < 10^(-12)
  by samples \"gradient\"

corrected median < 10^(-3)
  decides fig. 1
  by samples \"training\"

corrected networks <= 2*count
  by samples \"count\"

corrected integral(x, -1..1, f(x)) = 2/3
  by normal form

mutant \"cube\": let f(x) = x^3
mutant \"twice\": let f(x) = 2*x^2

witness integral(x, -1..1, f(x)) to 12 digits
";

fn read(claims: &[(&str, &str)]) -> Result<Paper, Vec<Fault>> {
    let folder = Path::new("p");
    let mut files: Vec<(PathBuf, String)> = vec![(folder.join("paper.kenzan"), PAPER.into())];
    files.extend(claims.iter().map(|(name, text)| (folder.join(name), (*text).into())));
    Paper::of(folder, files).map_err(|faults| faults.0)
}

/// Exchanges words of the claim and looks at the line, the column and the reason of the only fault.
fn told(old: &str, new: &str, line: usize, column: usize, reason: &str) {
    assert!(CLAIM.contains(old), "{old}");
    let faults = read(&[("nets/parabola.kenzan", &CLAIM.replacen(old, new, 1))]).expect_err(new);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].reason.contains(reason), "{}", faults[0]);
    assert_eq!((faults[0].line, faults[0].column), (line, column), "{}", faults[0]);
}

#[test]
fn another_paper_uses_the_instruments() {
    let paper = read(&[("nets/parabola.kenzan", CLAIM)]).unwrap_or_else(|faults| panic!("{faults:?}"));
    let claim = &paper.claims[0];
    let record = run_claim(&paper.claims, claim, DIGITS);
    assert!(record.passed, "{:?}", record.failures);
    let supported = record.statements.iter().filter(|it| it.verdict == Verdict::Supported);
    assert_eq!(supported.count(), 3);
    assert_eq!(record.figures[0].name, "figure-1");
    let trained = &record.measured[1];
    assert_eq!(trained.quantities[0].1, "12", "the count is the claim's");
    assert_eq!(trained.sample, "12 networks of 3 units `1/(1 + exp(-z))`, seed 41");
    // A mutant trains other networks where it changes what they learn, and what it measures decides.
    assert_eq!(record.mutants[0].verdict, Verdict::Refuted);
}

#[test]
fn instruments_and_settings_that_are_not_there() {
    told(
        "by gradient gaps",
        "by gradeint gaps",
        11,
        16,
        "there is no instrument `gradeint gaps`; did you mean `gradient gaps`?",
    );
    told(
        "by gradient gaps",
        "by magic",
        11,
        16,
        "there are data gaps, gradient gaps",
    );
    told(
        "width = 2,",
        "widht = 2,",
        11,
        90,
        "gradient gaps have no setting `widht`; did you mean `width`?",
    );
    told("width = 2,", "width = 2, width = 3,", 11, 101, "`width` is set twice");
    told(
        ", seed = 41\nmeasure",
        "\nmeasure",
        11,
        16,
        "`seed` is not set, seed of all random numbers",
    );
}

#[test]
fn values_that_are_of_another_kind() {
    told(
        "width = 3",
        "width = 1/2",
        13,
        61,
        "`1/2` is not a whole number from 1 to 100",
    );
    told(
        "networks = 2*count",
        "networks = count - 5",
        13,
        75,
        "whole number from 2",
    );
    told(
        "width = 3",
        "width = 2 3",
        13,
        63,
        "an operation such as `*` is missing",
    );
    told("points = 20", "optimiser = newton", 13, 96, "one of levenberg, adam");
    told("points = 20", "spread = -1", 13, 93, "a number above 0");
    told(
        "unit = sigma(z), width = 3",
        "unit = sigma(x), width = 3",
        13,
        43,
        "`x` is neither defined before this line nor the variable `z`",
    );
    told(
        "unit = sigma(z), width = 3",
        "unit = tau(z), width = 3",
        13,
        43,
        "the function `tau` is not defined",
    );
    told(
        "unit = sigma(z), width = 3",
        "unit = gamma(z), width = 3",
        13,
        43,
        "not computed in double precision",
    );
    told(
        "unit = sigma(z), width = 3",
        "unit sigma(z), width = 3",
        13,
        36,
        "a setting is written `name = value`",
    );
}

#[test]
fn formulas_quantities_and_figures() {
    told(
        "of f(x); c*sigma(a*x - b)",
        "of f(x)",
        11,
        16,
        "gradient gaps read f (the function to be learnt, in x) and part",
    );
    told(
        "measure gap by",
        "measure gap, more by",
        11,
        9,
        "gradient gaps yield one quantity",
    );
    told(
        "measure networks, failed,",
        "measure networks,",
        12,
        9,
        "trained networks yield 8 quantities, networks;",
    );
    told("measure gap by", "measure e by", 11, 9, "`e1` is free");
    told(
        "  figure \"1\"",
        "  figure 1",
        14,
        10,
        "the label of a figure stands in quotes",
    );
    told("  figure \"1\"", "  figures \"1\"", 14, 3, "below a measurement stand");
    told(
        "seed = 41\nmeasure",
        "seed = 41\n  figure \"2\"\nmeasure",
        12,
        3,
        "gradient gaps draw no figure",
    );
    told(
        "measure gap by gradient",
        "measure gap with gradient",
        11,
        9,
        "a measurement is written `measure q, r by",
    );
    let other = CLAIM.replace("nets/parabola", "nets/other");
    let twice = read(&[("nets/other.kenzan", &other), ("nets/parabola.kenzan", CLAIM)]).expect_err("one label");
    assert!(
        twice[0].reason.contains("another figure has the file figure-1.svg"),
        "{twice:?}"
    );
}
