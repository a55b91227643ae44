//! # The constants to cite
//!
//! Each has a permanent id. The ids say what they stand for, in short: `tanh-g3-m1` is the constant of tanh with the third
//! derivative of the Gaussian in dimension 1. An id that was once published is never given to another number.

use kenzan::prelude::*;

/// The constants that are published, in the order of the survey.
#[must_use]
pub fn published() -> Vec<Published> {
    let mut list = relu();
    list.extend(pairs());
    list.extend(ridgelets());
    list.extend(distances());
    list.extend(denoisers());
    list
}

/// The ReLU with the survey's profile, in every convention.
fn relu() -> Vec<Published> {
    let mut list = Vec::new();
    for (name, claim) in [
        ("relu-integral", "ridgelet/relu-admissible"),
        ("relu-scalar", "ridgelet/convention"),
    ] {
        for convention in [Angular, Ordinary, Unitary] {
            for (m, k) in [(1, 0), (1, 1), (2, 0), (2, 1), (3, 2)] {
                let id = format!("{name}-m{m}-k{k}-{}", convention.word());
                let settings = [format!("m={m}"), format!("k={k}")];
                list.push(
                    Published::of(&id, name, &settings.each_ref().map(String::as_str), claim).in_convention(convention),
                );
            }
        }
    }
    list
}

/// ((σ,ρ)) for the activations in use and derivatives of the Gaussian, where it is a number other than 0: the parity of σ off the origin
/// must be that of n, and n must exceed m - 1 by at least the order of the pole of σ̂ at 0.
fn pairs() -> Vec<Published> {
    let odd = ["tanh", "sigmoid", "erf", "atan", "step", "sign"];
    let even = ["relu", "softplus", "silu", "gelu"];
    let bells = ["gaussian", "sigmoid-derivative"];
    let mut list = Vec::new();
    for (names, plain, lifted) in [
        (&odd[..], &[(1, 3), (1, 5), (2, 3), (2, 5), (3, 5)][..], [1, 3]),
        (&even[..], &[(1, 4), (2, 4), (2, 6), (3, 6)][..], [2, 4]),
        (&bells[..], &[(1, 2), (2, 2), (2, 4), (3, 4)][..], [0, 2]),
    ] {
        for name in names {
            list.extend(plain.iter().map(|(m, n)| pair(name, "g", "G", *m, *n)));
            list.extend(lifted.iter().map(|n| pair(name, "lg", "LG", 1, *n)));
        }
    }
    for m in 1..=3 {
        let (id, m) = (format!("tanh-elementary-m{m}-d0"), format!("m={m}"));
        list.push(Published::of(&id, "tanh-elementary", &[&m, "d=0"], "ridgelet/pairs"));
    }
    list
}

fn pair(activation: &str, short: &str, profile: &str, m: u32, n: u32) -> Published {
    let id = format!("{activation}-{short}{n}-m{m}");
    let settings = [
        format!("activation={activation}"),
        format!("rho={profile}{n}"),
        format!("m={m}"),
    ];
    Published::of(&id, "pair", &settings.each_ref().map(String::as_str), "ridgelet/pairs")
}

/// Energies of profiles, and what a bounded range of a keeps.
fn ridgelets() -> Vec<Published> {
    let mut list = Vec::new();
    for (m, n) in [(1, 1), (1, 2), (2, 1), (2, 2), (3, 2), (3, 3)] {
        let id = format!("profile-energy-m{m}-n{n}");
        let settings = [format!("m={m}"), format!("n={n}")];
        list.push(Published::of(
            &id,
            "profile-energy",
            &settings.each_ref().map(String::as_str),
            "ridgelet/plancherel",
        ));
    }
    for m in 1..=3 {
        let (id, m) = (format!("null-energy-m{m}"), format!("m={m}"));
        list.push(Published::of(&id, "null-energy", &[&m], "ridgelet/many-dual"));
    }
    for a in [10, 30, 100] {
        let (id, a) = (format!("truncation-a{a}"), format!("A={a}"));
        list.push(Published::of(&id, "truncation", &["r=1", &a], "ridgelet/truncation"));
    }
    list.push(Published::of(
        "mollification",
        "mollification",
        &[],
        "network/finite-as-measure",
    ));
    list
}

/// Distances between laws on the line and between centred normal laws: the square and the distance itself.
fn distances() -> Vec<Published> {
    let lines = [
        ("normal-normal", "normal(0,1)", "normal(1,2)"),
        ("normal-lognormal", "normal(0,1)", "lognormal(0,1)"),
        ("normal-uniform", "normal(0,1)", "uniform(0,1)"),
        ("uniform-exponential", "uniform(0,1)", "exponential(1)"),
        ("uniform-laplace", "uniform(-1,1)", "laplace(0,1)"),
        ("uniform-arcsine", "uniform(0,1)", "arcsine(0,1)"),
    ];
    let planes = [
        ("plane", "[[2,1],[1,2]]", "[[3,0],[0,1]]"),
        ("rotated", "[[4,0],[0,1]]", "[[1,0],[0,4]]"),
        ("space", "[[2,1,0],[1,2,1],[0,1,2]]", "[[1,0,0],[0,2,0],[0,0,3]]"),
    ];
    let laws = lines.iter().map(|line| ("w2", "transport/brenier-1d", line));
    let covariances = planes
        .iter()
        .map(|plane| ("bures", "transport/brenier-gaussian", plane));
    let mut list = Vec::new();
    for (name, claim, (id, from, to)) in laws.chain(covariances) {
        let settings = [format!("from={from}"), format!("to={to}")];
        let settings = settings.each_ref().map(String::as_str);
        list.push(Published::of(&format!("{name}-{id}-squared"), name, &settings, claim));
        list.push(Published::of(&format!("{name}-{id}"), name, &settings, claim).derived("W2"));
    }
    list
}

/// Numbers of the theory of denoisers.
fn denoisers() -> Vec<Published> {
    let mut list = vec![Published::of(
        "normal-entropy",
        "normal-entropy",
        &[],
        "dae/entropy-flow",
    )];
    for t in 1..=2 {
        let (id, t) = (format!("excess-risk-t{t}"), format!("t={t}"));
        list.push(Published::of(&id, "excess-risk", &[&t], "dae/optimum"));
    }
    list
}
