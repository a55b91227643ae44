//! Activations, profiles, laws, tables, constants and published constants as text: what is read, and each kind of mistake with its line
//! and column.

use std::path::{Path, PathBuf};

use kenzan::paper::{Fault, Paper};
use kenzan::proof::{Convention, Spectrum};

const PAPER: &str = "paper \"A test\"\nauthors A. Author\n\nstatement (1): Something holds.\n";

const CLAIM: &str = "claim a/b \"A test\"
about (1)

activations relu, power

extension sigma_relu(2) = 2
  by normal form

table pairs
";

const LISTS: &str = include_str!("lists.kenzan");

fn read(lists: &str) -> Result<Paper, Vec<Fault>> {
    paper(CLAIM, lists)
}

fn paper(claim: &str, lists: &str) -> Result<Paper, Vec<Fault>> {
    let files: Vec<(PathBuf, String)> = [("paper.kenzan", PAPER), ("a/b.kenzan", claim), ("lists.kenzan", lists)]
        .map(|(name, text)| (Path::new("p").join(name), text.into()))
        .to_vec();
    Paper::of(Path::new("p"), files).map_err(|faults| faults.0)
}

/// Exchanges words of the lists, the only fault of which is then at these words of a line, for this reason.
fn told(old: &str, new: &str, at: &str, reason: &str) {
    assert_eq!(LISTS.matches(old).count(), 1, "{old}");
    let text = LISTS.replacen(old, new, 1);
    let faults = read(&text).expect_err(new);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let fault = &faults[0];
    assert!(fault.reason.contains(reason), "{fault}");
    let line = text.lines().nth(fault.line - 1).expect("a line of the file");
    assert_eq!(line, fault.source);
    let there: String = line.chars().skip(fault.column - 1).collect();
    assert!(there.starts_with(at), "{fault}");
}

#[test]
fn the_lists_themselves_are_read() {
    let paper = read(LISTS).unwrap_or_else(|faults| panic!("{faults:?}"));
    let names: Vec<&str> = paper.activations.iter().map(|activation| activation.name()).collect();
    assert_eq!(names, ["relu", "power", "cos"]);
    assert!(paper.activations[0].is_called("ramp"));
    assert_eq!(paper.activations[1].parameters()[0].shown, "0..2");
    assert!(matches!(paper.activations[1].spectrum(), Spectrum::Function { pole, .. } if pole == "n + 1"));
    assert!(matches!(paper.activations[2].spectrum(), Spectrum::PointMasses(masses) if masses.len() == 2));
    assert_eq!(paper.profiles[0].find("Hermite_2"), Some(2));
    assert_eq!(paper.laws.len(), 2);
    assert_eq!(paper.tables[0].1.activations().len(), 3);
    assert_eq!(paper.claims[0].definitions().len(), 4, "two spectra");
    let names: Vec<&str> = paper.constants.iter().map(|constant| constant.name()).collect();
    assert_eq!(names, ["pair", "mass", "moment", "w2", "bures"]);
    let ids: Vec<&str> = paper.published.iter().map(|published| published.id.as_str()).collect();
    assert_eq!(
        ids,
        ["relu-g4-m1", "mass-m1-angular", "moment-n2", "w2-normal", "bures-plane"]
    );
    assert_eq!(paper.published[0].settings, ["activation=relu", "rho=G4", "m=1"]);
    assert_eq!(paper.published[1].convention, Convention::Angular);
    assert_eq!(paper.published[3].quantity.as_deref(), Some("W2"));
    assert_eq!(paper.published[4].settings[0], "from=[[2,1],[1,2]]");
}

#[test]
fn words_that_begin_nothing() {
    told("law normal", "laws normal", "laws", "`laws` begins nothing here");
    told(
        "  also called ramp",
        "  called ramp",
        "called",
        "begins no line of an activation: also, for",
    );
    told(
        "  provided 1 <= n",
        "  if 1 <= n",
        "if",
        "begins no line of a constant: says, for",
    );
    told("    let unit", "    set unit", "set", "begins no line of a convention");
}

#[test]
fn names_that_are_taken_or_none() {
    told(
        "activation cos",
        "activation ramp",
        "ramp",
        "there is another activation `ramp`",
    );
    told(
        "activation cos",
        "activation Cos",
        "Cos",
        "small letters, digits and hyphens",
    );
    told("called hermite", "called G2", "G2", "after which the index stands");
    told(
        "law exponential(r)",
        "law normal(r)",
        "normal(r)",
        "there is another law `normal`",
    );
    told(
        "law exponential(r)",
        "law mixture(r)",
        "mixture(r)",
        "there is another law `mixture`",
    );
    told(
        "law exponential(r)",
        "law exponential",
        "exponential",
        "written with its parameters",
    );
    told(
        "law exponential(r)",
        "law exponential(t)",
        "exponential(t)",
        "`t` is no name of a parameter",
    );
    told(
        "constant moment",
        "constant mass",
        "mass",
        "there is another constant `mass`",
    );
}

#[test]
fn what_is_missing_and_what_is_said_twice() {
    told(
        "  let sigma_hat(z) = -1/z^2\n  pole of order 2\n",
        "",
        "relu",
        "the spectrum of relu is missing",
    );
    told("  let sigma_hat(z) = -1/z^2\n", "", "2", "a pole is that of a spectrum");
    told(
        "  point mass pi at -omega",
        "  let sigma_hat(z) = 1",
        "point",
        "not both",
    );
    told("  let sigma(z) = max(z, 0)\n", "", "relu", "add `let sigma(z) = …`");
    told("  pole of order 2", "  let sigma(z) = z", "let", "this was said before");
    told(
        "  for n natural, shown at 0..3\n",
        "",
        "G",
        "add `for n natural, shown at 0..6`",
    );
    told(
        "  let survival(t) = exp(-t)\n",
        "",
        "exponential(r)",
        "add `let survival(t) = …`",
    );
    told("  for t in 0..oo\n", "", "exponential(r)", "the range of its variable");
    told("  profiles all\n", "", "pairs", "add `profiles all`");
    told("  says a moment\n", "", "moment", "nothing says what moment is");
    told(
        "  value integral(x, 0..1, x^n) = 1/(n + 1)\n",
        "",
        "moment",
        "moment has no value",
    );
}

#[test]
fn formulas_that_are_none_or_reach_too_far() {
    told("= max(z, 0)", "= max(z, 0))", ")", "closes nothing");
    told("= max(z, 0)", "= max(z, c)", "max(z, c)", "`c` is not known here");
    told("= max(z, 0)", "= ramp(z)", "ramp(z)", "`ramp` is not known here");
    told(
        "let sigma(z) = max",
        "let sigma(x) = max",
        "sigma(x)",
        "sigma(z) or sigma_hat(z) is",
    );
    told("order n + 1", "order k + 1", "k + 1", "`k` is not known here");
    told("let X(t) = t/r", "let X(t) = t/s", "t/s", "`s` is not known here");
    told(
        "quantile(u) = -log(1 - u)\n",
        "quantile(u) = -log(1 - r)\n",
        "-log(1 - r)",
        "`r` is not known here",
    );
    told(
        "sigma_hat(z)*rho_hat",
        "tau_hat(z)*rho_hat",
        "(2*pi)",
        "whose first factor is sigma_hat(z)",
    );
    told(
        "integral(z, -oo..oo, abs",
        "integral(z, 0..oo, abs",
        "2*integral",
        "this is written `integral(z, -oo..oo, …)`",
    );
    told(
        "= 1/(n + 1)",
        "= 1/(k + 1)",
        "integral(x",
        "`k` is neither defined nor a parameter",
    );
    told(
        "    let unit = sqrt",
        "    let units = sqrt",
        "pair",
        "`unit` in G is not defined",
    );
    told(
        "^m*phi(z))",
        "^m*psi(z))",
        "2*integral",
        "`psi` is neither defined nor a parameter",
    );
    told(
        "let phi(z) = exp",
        "let phi(z) = phi(z)*exp",
        "phi(z) = phi",
        "goes in a circle",
    );
}

#[test]
fn ranges_and_conditions() {
    told(
        "shown at 0..2",
        "shown at -1..2",
        "-1..2",
        "a value is outside of n natural",
    );
    told(
        "omega > 0, shown at 1",
        "omega > 0",
        "for",
        "for alpha real, shown at 1/100",
    );
    told("shown at 0..3", "shown at 1..3", "for", "one index from 0 on");
    told(
        "from 1, shown at 1..3",
        "from 1, shown at 2..3",
        "for",
        "the dimension of a table",
    );
    told("provided v > 0", "provided v = 0", "v = 0", "provided v > 0");
    told("provided v > 0", "provided s > 0", "s > 0", "`s` is no parameter");
    told("for t in 0..oo", "for t natural", "t natural", "for t in 0..oo");
    told("  for n natural\n", "  for n real\n", "n real", "is a natural number");
    told(
        "in the angular convention\n    value",
        "in the French convention\n    value",
        "the French",
        "in the angular convention",
    );
}

#[test]
fn references_to_what_is_not_there() {
    told(
        "activations all",
        "activations relu, tanh",
        "tanh",
        "there is no activation `tanh`",
    );
    told(
        "of table pairs",
        "of table couples",
        "couples",
        "there is no table `couples`",
    );
    told(
        "w2 between laws",
        "w2 between lawns",
        "between lawns",
        "a constant is written",
    );
    let claim = CLAIM
        .replace("relu, power", "relu, tanh")
        .replace("table pairs", "table couples");
    let faults = paper(&claim, LISTS).expect_err("no such things");
    let places: Vec<(usize, usize)> = faults.iter().map(|fault| (fault.line, fault.column)).collect();
    assert_eq!(places, [(4, 19), (9, 7)], "{faults:?}");
    assert!(
        faults[1].reason.contains("there is no table `couples`: there is pairs"),
        "{faults:?}"
    );
}

#[test]
fn published_constants() {
    told(
        "  moment-n2 =",
        "  mass-m1-angular =",
        "mass-m1-angular",
        "belongs to another one, too",
    );
    told("moment-n2", "Moment", "Moment", "small letters, digits and hyphens");
    told(
        "= moment at n = 2",
        "= moments at n = 2",
        "moments",
        "there is no constant `moments`",
    );
    told(
        "publish by a/b",
        "publish by a/c",
        "a/c",
        "the paper has no claim `a/c`",
    );
    told(
        "publish by a/b",
        "publish a/b",
        "a/b",
        "this is written `publish by chapter/claim`",
    );
    told(
        "moment-n2 = moment at n = 2",
        "moment at n",
        "moment at n",
        "this is written `id = constant",
    );
    told("moment at n = 2", "moment at m = 2", "moment", "has no parameter `m`");
    told(
        "moment at n = 2",
        "moment at n = 0",
        "moment",
        "exists only where 1 <= n",
    );
    told("= moment at n = 2", "= moment", "moment", "needs a value of n");
    told("activation = relu", "activation = rely", "pair", "did you mean `relu`?");
    told("rho = G4", "rho = H4", "pair", "unknown profile `H4`");
    told(
        "to = exponential(2)",
        "to = exponential(-2)",
        "w2",
        "r must be positive",
    );
    told(
        "from = [[2,1],[1,2]]",
        "from = [[2,1],[1,0]]",
        "bures",
        "not positive definite",
    );
    told(
        "n = 2\n",
        "n = 2 in the angular convention\n",
        "the angular",
        "contains no Fourier transform",
    );
    told(
        "m = 1 in the angular",
        "m = 1 in the unitary",
        "mass",
        "not defined in the unitary convention",
    );
    told(
        "= W2 of w2",
        "= W3 of w2",
        "W3",
        "`W3` does not follow from w2: W2 does",
    );
    told(
        "= moment at",
        "= W2 of moment at",
        "W2",
        "nothing else follows from moment",
    );
    told(
        "rho = G4, m = 1",
        "rho = G4, m = 1 in the unitary convention",
        "pair",
        "not defined in the unitary",
    );
    let two = LISTS
        .replace("= moment at n = 2", "= moments")
        .replace("= W2 of w2", "= W3 of w2");
    assert_eq!(read(&two).expect_err("two faults").len(), 2);
}
