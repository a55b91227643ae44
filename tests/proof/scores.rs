//! The scores that are kept with the papers are those of their claims as they are.

use std::path::Path;

use kenzan::paper::SCORES;
use kenzan::proof::{Claim, DIGITS, mutate, mutations};
use kenzan::proofs;

/// Claims whose mutants are decided quickly.
const SHORT: [&str; 2] = ["optimum/normal-equation", "transport/brenier-form"];

fn again(paper: &str) -> String {
    format!("run `kenzan mutate --paper proofs/{paper} --write`")
}

/// Decides the mutants of those claims that have a score.
fn compare(wanted: impl Fn(&Claim) -> bool) {
    for paper in proofs::library().papers {
        let scored = |claim: &&Claim| claim.score().is_some() && wanted(claim);
        let claims: Vec<&Claim> = paper.claims.iter().filter(scored).collect();
        for (score, claim) in mutate(&claims, DIGITS, &|| {}).iter().zip(claims) {
            assert_eq!(Some(score), claim.score(), "{}", again(&paper.name));
        }
    }
}

#[test]
fn a_paper_with_scores_has_one_for_every_claim() {
    let proofs = Path::new(env!("CARGO_MANIFEST_DIR")).join("proofs");
    for paper in proofs::library().papers {
        if !proofs.join(&paper.name).join(SCORES).exists() {
            continue;
        }
        for claim in &paper.claims {
            let score = claim
                .score()
                .unwrap_or_else(|| panic!("{}: {}", claim.id(), again(&paper.name)));
            let mutants = mutations(claim);
            let counts = (mutants.made.len(), mutants.changes);
            assert_eq!(
                (score.made(), score.changes),
                counts,
                "{}: {}",
                claim.id(),
                again(&paper.name)
            );
        }
    }
}

/// Some claims, or with `KENZAN_SCORES=all` every one, which takes minutes.
#[test]
fn they_are_found_again() {
    let all = std::env::var("KENZAN_SCORES").is_ok_and(|which| which == "all");
    compare(|claim| all || SHORT.contains(&claim.id()));
}
