//! The survey, the claims about it and the statements that decide its passages fit together.

use kenzan::proof::{Claim, PassageKind, Role, equation, section};
use kenzan::proof::{normal_form, run};
use kenzan::proofs;

#[test]
fn the_survey_has_every_equation_and_figure_once_and_in_order() {
    let survey = proofs::work().passages;
    let places: Vec<String> = survey.iter().map(|passage| passage.place.to_string()).collect();
    let numbered = |mark: char| {
        places
            .iter()
            .filter(|place| place.starts_with(mark))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(numbered('('), (1..=24).map(|n| format!("({n})")).collect::<Vec<_>>());
    assert_eq!(numbered('f'), (1..=7).map(|n| format!("fig. {n}")).collect::<Vec<_>>());
}

#[test]
fn every_place_that_a_claim_names_is_a_passage() {
    let survey = proofs::work().passages;
    for claim in proofs::catalogue() {
        for place in claim.places() {
            let found = survey.iter().filter(|passage| passage.place == *place).count();
            assert_eq!(found, 1, "{} names {place}", claim.id());
        }
    }
}

#[test]
fn every_printed_statement_decides_a_passage() {
    for claim in proofs::catalogue() {
        for statement in claim
            .statements()
            .iter()
            .filter(|statement| statement.role == Role::Printed)
        {
            assert!(!statement.places.is_empty(), "{}: {}", claim.id(), statement.relation);
        }
    }
}

/// Statements of the survey that no claim decides yet.
const OPEN: [&str; 12] = [
    "§3 (linear operator)",
    "§3 (linear parameter)",
    "§3.1 (bounded S)",
    "§3.1 (bridge)",
    "§3.1 (quadrature)",
    "§4.1 (unique solution)",
    "§4.1 (optimal maps)",
    "§4.2 (time)",
    "§4.2.1 (summary)",
    "§4.2.1 (curvature)",
    "§5 (optimal parameters)",
    "§5 (translation)",
];

#[test]
fn every_statement_of_the_survey_is_decided_or_listed_as_open() {
    let catalogue = proofs::catalogue();
    for passage in proofs::work().passages {
        let mut statements = catalogue.iter().flat_map(Claim::statements);
        let decided = statements.any(|statement| statement.places.contains(&passage.place));
        match passage.kind {
            PassageKind::Statement => {
                let open = OPEN.contains(&passage.place.to_string().as_str());
                assert_eq!(decided, !open, "{}", passage.place);
            }
            PassageKind::Figure => {}
            PassageKind::Definition | PassageKind::Problem | PassageKind::Illustration => {
                assert!(!decided, "{}", passage.place);
            }
        }
    }
}

#[test]
fn a_statement_decides_only_what_its_claim_names() {
    let claim = Claim::of("test/place", [equation(1)], "A place")
        .extension("1 + 1 = 2", normal_form("numbers"))
        .at(section("3", "a test"));
    let ledger = run(std::slice::from_ref(&claim), &[&claim], 15, &|_| {});
    let failures = &ledger.claims[0].failures;
    assert!(failures.iter().any(|why| why.contains("§3 (a test)")), "{failures:?}");
    let early = Claim::of("test/early", [equation(1)], "Too early").at(equation(1));
    let ledger = run(std::slice::from_ref(&early), &[&early], 15, &|_| {});
    let failures = &ledger.claims[0].failures;
    assert!(
        failures.iter().any(|why| why.contains("needs a statement")),
        "{failures:?}"
    );
}

#[test]
fn the_survey_has_its_lists() {
    let survey = proofs::paper();
    assert_eq!(survey.activations.len(), 17);
    assert_eq!(
        (survey.profiles.len(), survey.tables.len(), survey.laws.len()),
        (3, 1, 8)
    );
    assert_eq!((survey.constants.len(), survey.published.len()), (12, 145));
}
