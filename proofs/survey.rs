//! # The survey, passage by passage
//!
//! Every numbered equation, every figure and every statement without a number, in the order of the survey. Claims name
//! the passages they are about, and their statements those that they decide; a word or two tell apart several statements
//! of one section.

use kenzan::prelude::*;

/// Every passage, in the order of the survey.
#[must_use]
pub fn survey() -> Vec<Passage> {
    let mut passages = networks();
    passages.extend(representation());
    passages.extend(ridgelets());
    passages.extend(transport());
    passages.extend(denoising());
    passages
}

fn definition(place: Source, says: &'static str) -> Passage {
    Passage::at(place, PassageKind::Definition, says)
}

fn problem(place: Source, says: &'static str) -> Passage {
    Passage::at(place, PassageKind::Problem, says)
}

fn statement(place: Source, says: &'static str) -> Passage {
    Passage::at(place, PassageKind::Statement, says)
}

fn picture(number: u32, says: &'static str) -> Passage {
    Passage::at(figure(number), PassageKind::Figure, says)
}

fn sketch(number: u32, says: &'static str) -> Passage {
    Passage::at(figure(number), PassageKind::Illustration, says)
}

fn networks() -> Vec<Passage> {
    vec![
        sketch(1, "A deep network that composes hidden layers directly."),
        sketch(2, "A deep network that composes shallow networks."),
        definition(equation(1), "A shallow network is a finite sum of c σ(a·x - b)."),
        problem(
            equation(2),
            "Training minimises the mean squared error over the parameters.",
        ),
        definition(
            equation(3),
            "A network with vector values: all components share the hidden parameters.",
        ),
        definition(
            equation(4),
            "A deep network composes shallow networks with vector values.",
        ),
    ]
}

fn representation() -> Vec<Passage> {
    vec![
        definition(
            equation(5),
            "S[γ](x) integrates γ(a, b) σ(a·x - b) over all hidden parameters.",
        ),
        statement(
            section("3", "finite networks"),
            "A sum of point masses for γ dλ gives back every finite network.",
        ),
        sketch(3, "The finite network beside its integral representation."),
        problem(
            equation(6),
            "Training in the integral representation: least squares with the penalty β‖γ‖².",
        ),
        statement(
            section("3.1", "strong convexity"),
            "The problem (6) is strongly convex.",
        ),
        statement(equation(7), "Its only solution is γ* = (β + S*S)⁻¹ S*f."),
        statement(
            section("3.1", "bounded S"),
            "Spaces between which S is bounded are not easily found: R[f] need not be square integrable.",
        ),
        statement(
            equation(8),
            "Where S is bounded, on a certain reproducing kernel Hilbert space, γ* = R[f]/(β + 1).",
        ),
        picture(
            4,
            "The hidden parameters of trained networks gather in the shape of a star.",
        ),
        picture(
            5,
            "The ridgelet transform of the same data is large where the trained parameters gather.",
        ),
    ]
}

fn ridgelets() -> Vec<Passage> {
    vec![
        problem(equation(9), "Given f, find γ with S[γ] = f."),
        definition(
            equation(10),
            "The ridgelet transform R[f](a, b) integrates f(x) ρ(a·x - b).",
        ),
        definition(
            equation(11),
            "(σ, ρ) is admissible if the integral of σ̂ ρ̂ |ζ|⁻ᵐ over ζ ≠ 0 is 1.",
        ),
        statement(
            equation(12),
            "For an admissible pair S[R[f]] = f, by reduction to Fourier inversion.",
        ),
        statement(
            section("3.2", "many duals"),
            "To one σ there are infinitely many admissible ρ.",
        ),
        statement(
            section("3.2", "the ReLU's family"),
            "For the ReLU every ρ̂ = |ζ|^(m+2+2k) φ, φ Gaussian, satisfies the condition (11).",
        ),
        statement(
            section("3.2", "decrease of the family"),
            "These ρ decrease rapidly, as (10) demands.",
        ),
    ]
}

fn transport() -> Vec<Passage> {
    vec![
        definition(
            equation(13),
            "The flow of a network solves dx/dt = v(x, t) for t in [0, 1].",
        ),
        statement(
            section("4", "polygons"),
            "Polygons after Euler cut the flow into a network of finitely many layers.",
        ),
        sketch(6, "The flow as a composition of infinitely many maps."),
        statement(
            section("4.0.1", "skip connections"),
            "A skip connection x + f(x) is a map of transport; variants of residual networks are schemes for the same equation.",
        ),
        problem(
            equation(14),
            "Monge: among the maps that carry μ0 to μ1, the least mean squared displacement.",
        ),
        statement(
            equation(15),
            "The only solution has the form x + t∇φ(x) with φ strongly convex (Brenier).",
        ),
        statement(
            section("4.1", "geodesics"),
            "Each map x + t∇φ(x) is optimal onto its image, and the images form a geodesic of W2.",
        ),
        statement(
            section("4.1.1", "generators"),
            "The generator of a generative model carries a normal law to the law of the data.",
        ),
        statement(
            equation(16),
            "The law of the moving points satisfies ∂μ/∂t = -div(μ v).",
        ),
        definition(equation(17), "The velocity is the gradient of a potential, v = ∇V."),
        statement(
            equation(18),
            "Then the law follows the Wasserstein gradient flow dμ/dt = -grad H.",
        ),
        statement(
            equation(19),
            "H and V belong together by dH/dt = the integral of V ∂μ/∂t.",
        ),
    ]
}

fn denoising() -> Vec<Passage> {
    vec![
        problem(
            equation(20),
            "A denoising autoencoder minimises the mean of |g(x + ε) - x|².",
        ),
        statement(
            equation(21),
            "For normal noise of variance t the minimum is at x + t∇log(e^(tΔ) μ0).",
        ),
        statement(equation(22), "As t tends to 0 the velocity tends to the score ∇log μ0."),
        statement(
            equation(23),
            "At t = 0 the law follows the backward heat equation ∂μ/∂t = -Δμ0.",
        ),
        statement(
            section("4.2.1", "heat equation"),
            "The heat equation is the gradient flow of the Shannon entropy.",
        ),
        statement(
            equation(24),
            "At t = 0 the law follows -grad H with H the Shannon entropy: entropy falls.",
        ),
        statement(
            section("4.2.1", "continuous limit"),
            "Composed denoisers have a continuous limit as the variance of each tends to 0.",
        ),
        statement(
            section("4.2.1", "the law of the limit"),
            "The limit, for t > 0, has v = ∇log μ and ∂μ/∂t = -Δμ.",
        ),
        statement(
            section("4.2.1", "entropy of the limit"),
            "The limit satisfies dμ/dt = -H[μ].",
        ),
        picture(
            7,
            "The entropy gradient flow on centred normal laws of the plane, beside trained denoisers.",
        ),
        statement(
            section("4.2.1", "coordinates"),
            "In the coordinates (σ1, σ2) of these laws W2 is the Euclidean distance.",
        ),
    ]
}
