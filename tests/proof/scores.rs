//! The scores that are kept with the survey are those of its claims as they are.

use kenzan::proof::{Claim, DIGITS, mutate, mutations};
use kenzan::proofs;

/// Claims whose mutants are decided quickly.
const SHORT: [&str; 3] = ["flow/skip", "optimum/normal-equation", "transport/brenier-form"];

fn compare(claims: &[&Claim]) {
    for (score, claim) in mutate(claims, DIGITS, &|| {}).iter().zip(claims) {
        assert_eq!(Some(score), claim.score(), "`kenzan mutate --paper proofs/survey --write {}` was not run", claim.id());
    }
}

#[test]
fn every_claim_of_the_survey_has_its_score() {
    for claim in proofs::catalogue() {
        let id = claim.id();
        let score = claim.score().unwrap_or_else(|| panic!("`kenzan mutate --paper proofs/survey --write {id}` was not run"));
        let mutants = mutations(&claim);
        assert_eq!((score.made(), score.changes), (mutants.made.len(), mutants.changes), "{id}");
    }
}

#[test]
fn some_are_found_again() {
    let claims = proofs::catalogue();
    compare(&claims.iter().filter(|claim| SHORT.contains(&claim.id())).collect::<Vec<_>>());
}

#[test]
#[ignore = "takes minutes"]
fn all_are_found_again() {
    let claims = proofs::catalogue();
    compare(&claims.iter().collect::<Vec<_>>());
}
