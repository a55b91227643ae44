//! `kenzan constant` in every format, by name and by id, and what it refuses.

use kenzan::publish::constants::SCHEMA;
use serde_json::Value;

fn answer(arguments: &[&str]) -> String {
    crate::answer(&[&["constant"], arguments].concat())
}

fn refusal(code: i32, arguments: &[&str]) -> String {
    crate::refusal(code, &[&["constant"], arguments].concat())
}

fn json(arguments: &[&str]) -> Value {
    crate::json(&[&["constant"], arguments, &["--format", "json"]].concat())
}

/// One question of each kind of answer: closed, by quadrature, 0, missing, with numbers that follow, without parameters.
const QUESTIONS: [&[&str]; 9] = [
    &["relu-scalar", "--set", "m=2", "--set", "k=1", "--convention", "unitary"],
    &["pair", "--set", "activation=tanh", "--set", "rho=G3", "--set", "m=1"],
    &[
        "pair",
        "--set",
        "activation=leaky-relu(1/10)",
        "--set",
        "rho=LG2",
        "--set",
        "m=2",
    ],
    &["pair", "--set", "activation=relu", "--set", "rho=G5", "--set", "m=2"],
    &["pair", "--set", "activation=relu", "--set", "rho=G2", "--set", "m=2"],
    &["pair", "--set", "activation=gelu", "--set", "rho=G1", "--set", "m=2"],
    &["w2", "--set", "from=normal(0,1)", "--set", "to=uniform(0,1)"],
    &["bures", "--set", "from=[[2,1],[1,2]]", "--set", "to=[[3,0],[0,1]]"],
    &["normal-entropy"],
];

#[test]
fn every_json_answer_fits_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for question in QUESTIONS {
        let value = json(question);
        assert_eq!(
            crate::schema::offences(&schema, "/$defs/answer", &value),
            Vec::<String>::new(),
            "{question:?}"
        );
        let kinds = ["lo", "zero", "missing"]
            .iter()
            .filter(|kind| value.get(**kind).is_some())
            .count();
        assert_eq!(kinds, 1, "a number, a certain 0 or a certain absence: {value}");
        let mut altered = value.clone();
        altered["guess"] = 1.into();
        assert!(!crate::schema::offences(&schema, "/$defs/answer", &altered).is_empty());
    }
}

#[test]
fn every_format_has_an_answer_to_every_question() {
    for question in QUESTIONS {
        let of = |format: &str| answer(&[question, &["--format", format]].concat());
        let (text, latex, bibtex, csv) = (of("text"), of("latex"), of("bibtex"), of("csv"));
        assert!(text.starts_with(&format!("{}: ", question[0])), "{text}");
        assert_eq!(latex.lines().count(), 1, "{latex}");
        assert_eq!(csv.lines().count(), 2, "{csv}");
        for text in [&latex, &bibtex] {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
        }
        assert!(
            bibtex.starts_with("@misc{kenzan-") && bibtex.contains(latex.trim_end()),
            "{bibtex}"
        );
        let key = bibtex.lines().next().unwrap_or_default();
        assert!(
            key[6..]
                .trim_end_matches(',')
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-'),
            "{key}"
        );
        assert!(csv.starts_with("name,"), "{csv}");
        let (python, c) = (of("python"), of("c"));
        assert!(python.lines().take(2).all(|line| line.starts_with("# ")), "{python}");
        assert!(c.lines().take(2).all(|line| line.starts_with("// ")), "{c}");
        assert_eq!((python.lines().count(), c.lines().count()), (3, 3), "{python}{c}");
    }
}

#[test]
fn programs_take_the_certain_digits() {
    let last = |arguments: &[&str]| {
        let text = answer(&[arguments, &["--digits", "20"]].concat());
        text.lines().last().expect("a line").to_owned()
    };
    let digits = "TRUNCATION_A30 = 0.83410515191109408997";
    assert!(last(&["truncation-a30", "--format", "python"]).starts_with(digits));
    let c = last(&["truncation-a30", "--format", "c"]);
    assert!(
        c.starts_with(&format!("static const double {digits}")) && c.ends_with(';'),
        "{c}"
    );
    // An integer is a double, too; the id of a root stands for the root.
    assert_eq!(
        last(&["relu-integral-m2-k0-angular", "--format", "python"]),
        "RELU_INTEGRAL_M2_K0_ANGULAR = -1.0"
    );
    let squared: f64 = last(&["bures-rotated-squared", "--format", "python"])
        .trim_start_matches("BURES_ROTATED_SQUARED = ")
        .parse()
        .expect("a number");
    let root: f64 = last(&["bures-rotated", "--format", "python"])
        .trim_start_matches("BURES_ROTATED = ")
        .parse()
        .expect("a number");
    assert_eq!((squared, root * root), (2.0, root * root));
    assert!((root * root - 2.0).abs() < 1e-15, "{root}");
    // Where there is no number, nothing is defined.
    let missing = [
        "pair",
        "--set",
        "activation=relu",
        "--set",
        "rho=G2",
        "--set",
        "m=2",
        "--format",
        "c",
    ];
    assert!(last(&missing).starts_with("// divergent: "));
}

#[test]
fn numbers_in_latex_have_their_last_digits_as_indices() {
    let latex = |arguments: &[&str]| answer(&[arguments, &["--digits", "12", "--format", "latex"]].concat());
    assert_eq!(
        latex(&["relu-scalar", "--set", "m=2", "--set", "k=0"]),
        "-6.283185307179_{6}^{5}\n"
    );
    assert_eq!(latex(&["relu-integral", "--set", "m=2", "--set", "k=2"]), "-3\n");
    assert_eq!(
        latex(&["pair", "--set", "activation=relu", "--set", "rho=G5", "--set", "m=2"]),
        "0\n"
    );
    assert_eq!(
        latex(&["pair", "--set", "activation=relu", "--set", "rho=G2", "--set", "m=2"]),
        "\\text{divergent}\n"
    );
    let large = latex(&["relu-integral", "--set", "m=1", "--set", "k=40"]);
    assert!(large.contains(r" \cdot 10^{58}") && large.contains("_{"), "{large}");
}

#[test]
fn an_id_stands_for_its_constant_and_parameters() {
    let by_id = json(&["tanh-g3-m1", "--digits", "20"]);
    let by_name = json(&[
        "pair",
        "--set",
        "activation=tanh",
        "--set",
        "rho=G3",
        "--set",
        "m=1",
        "--digits",
        "20",
    ]);
    assert_eq!(by_id, by_name);
    assert_eq!(
        (&by_id["id"], &by_id["claim"]),
        (&"tanh-g3-m1".into(), &"ridgelet/pairs".into())
    );
    assert_eq!(
        by_id["command"],
        "kenzan constant pair --set activation=tanh --set m=1 --set rho=G3 --digits 20"
    );
    assert_eq!(json(&["relu-integral-m1-k0-unitary"])["convention"], "unitary");
    assert!(answer(&["tanh-g3-m1", "--format", "bibtex"]).starts_with("@misc{kenzan-tanh-g3-m1,\n"));
    assert!(answer(&["tanh-g3-m1"]).contains("published as tanh-g3-m1, with the claim ridgelet/pairs\n"));
    // A number that is not published has no id.
    let other = json(&[
        "pair",
        "--set",
        "activation=tanh",
        "--set",
        "rho=G3",
        "--set",
        "m=1",
        "--convention",
        "ordinary",
    ]);
    assert!(other.get("id").is_none());
    let ids = answer(&["--list"]);
    assert!(
        ids.lines()
            .any(|line| line == "tanh-g3-m1  pair activation=tanh rho=G3 m=1"),
        "{ids}"
    );
}

#[test]
fn an_id_takes_no_parameters() {
    assert!(refusal(2, &["tanh-g3-m1", "--set", "m=2"]).contains("kenzan constant pair"));
    assert!(refusal(2, &["tanh-g3-m1", "--convention", "unitary"]).contains("kenzan constant pair"));
    assert!(refusal(2, &["tanh-g3-m0"]).contains("`tanh-g3-m1`"));
    assert!(refusal(2, &["profile-energy", "--set", "m=6", "--set", "n=1"]).contains("m <= 2*n"));
}

#[test]
fn routes_that_exist_are_taken_and_agree() {
    for (question, routes) in [
        (&["relu-lg2-m1"], &["closed", "quadrature", "parseval"][..]),
        (&["tanh-lg1-m1"], &["quadrature", "parseval"]),
        (&["bures-plane-squared"], &["closed", "quadrature", "eigenvalues"]),
        (&["bures-space-squared"], &["quadrature", "eigenvalues"]),
        (&["truncation-a30"], &["closed", "quadrature"]),
    ] {
        let mut seen = Vec::new();
        for route in routes {
            let value = json(&[&question[..], &["--method", route, "--digits", "40"]].concat());
            assert_eq!(value["method"], *route, "{question:?}");
            let digits: String = value["lo"].as_str().expect("a number").chars().take(38).collect();
            seen.push(digits);
        }
        assert!(seen.iter().all(|digits| *digits == seen[0]), "{question:?}: {seen:?}");
    }
    // Without the even power of the frequency there is no such route, and the answer says which it took.
    assert_eq!(json(&["tanh-g3-m1", "--method", "parseval"])["method"], "quadrature");
}

#[test]
fn another_paper_has_its_own_constants() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("p");
    std::fs::create_dir_all(folder.join("a")).expect("a folder");
    for (name, text) in [
        (
            "paper.kenzan",
            "paper \"A test\"\nauthors A. Author\n\nstatement (1): Something holds.\n",
        ),
        (
            "a/b.kenzan",
            "claim a/b \"A test\"\nabout (1)\n\nextension 1 = 1\n  by normal form\n",
        ),
        (
            "lists.kenzan",
            "constant area\n  says the area under a power\n  for n natural\n  value integral(x, 0..1, x^n) = 1/(n + 1)\n\n\
             constant bell\n  says an integral of which no closed form is told\n  value integral(x, 0..1, exp(-x^4))\n\n\
             publish by a/b\n  area-n3 = area at n = 3\n  bell = bell\n",
        ),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let paper = folder.to_str().expect("UTF-8");
    let known = answer(&["--paper", paper]);
    assert!(
        known.starts_with("area  the area under a power; n = 0..") && known.lines().count() == 2,
        "{known}"
    );
    assert_eq!(answer(&["--paper", paper, "--list"]), "area-n3  area n=3\nbell  bell\n");
    assert_eq!(
        json(&["area", "--set", "n=3", "--paper", paper])["closed_form"]["text"],
        "1/(n + 1)"
    );
    let bell = json(&["bell", "--paper", paper]);
    assert_eq!((&bell["method"], bell.get("closed_form")), (&"quadrature".into(), None));
    assert!(
        bell["lo"]
            .as_str()
            .is_some_and(|lo| lo.starts_with("0.844838594757102")),
        "{bell}"
    );
    let why = refusal(2, &["relu-scalar", "--paper", paper]);
    assert!(why.contains("constant `relu-scalar`"), "{why}");
}
