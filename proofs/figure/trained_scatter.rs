//! # Trained hidden parameters: equation (2), figure 4
//!
//! Shallow networks g(x) = Σ c_j σ(a_j x - b_j) are trained on f(x) = sin 2πx at x = -1, -0.99, …, 1 by minimising (2), each from a start of its
//! own: all parameters independent and standard normal. The pairs (a_j,b_j) are looked at before and after.
//!
//! 1. Back-propagation is the chain rule: the derivatives of one unit's contribution by a, b, c, for the Gaussian and tanh, symbolically.
//! 2. The gradient that training uses, in double precision, is compared with the enclosed derivative of the formula of the loss.
//! 3. Most networks with Gaussian or tanh units learn f; most of those with ReLU units do not, from such a start. All are counted.
//! 4. A law that no rotation changes has half of its mass in the double cone |b| <= |a|, by the angle alone. The start has such a law; after
//!    training, more Gaussian and tanh units lie in the cone: their middle b/a is then in \[-1,1\], where the data are. Fewer ReLU units do.

use kenzan::prelude::*;

/// The claim `figure/trained-scatter`.
#[must_use]
pub fn claim() -> Claim {
    let claim = Claim::of("figure/trained-scatter", [equation(2), figure(4)], "Where training leaves the hidden parameters")
        .says("After training on sin 2πx, the hidden parameters of many networks, random before, are distributed unevenly: as a whole they form a star.")
        .note(&format!("The survey names neither width, activation, initial law nor optimiser. Here: {} `kenzan figure 4` has options for width, activation, initial law and optimiser.", training_settings()))
        .note("A piecewise linear function with few corners cannot follow sin 2πx, and from this start about half of the corners of a ReLU network lie outside [-1,1], where no gradient moves them: so most fail, and the figure shows them in another colour.")
        .note("Measured quantities are known to experiments alone; a statement about them can be supported or refuted, never proved. Errors are standard errors over networks.")
        .real("a b c x z")
        .define("f(x)", "sin(2*pi*x)")
        .define("gaussian(z)", "exp(-z^2/2)")
        .define("relu(z)", "(z + sqrt(z^2))/2")
        .define("gaussian_unit", "c*gaussian(a*x - b)")
        .define("tanh_unit", "c*tanh(a*x - b)")
        .define("relu_unit", "c*relu(a*x - b)")
        .measured("gap_f gap_gaussian gap_tanh gap_relu", &["f(x)", "gaussian_unit", "tanh_unit", "relu_unit"], gradient_gaps);
    let claim = trained(claim, "gaussian", trained_gaussian);
    let claim = trained(claim, "tanh", trained_tanh);
    let claim = trained(claim, "relu", trained_relu);
    statements(claim)
        .mutant("sign of b", define("gaussian_unit", "c*gaussian(a*x + b)"))
        .mutant("sign of the gradient", define("tanh_unit", "-c*tanh(a*x - b)"))
        .mutant("factor 2 in the exponent", define("gaussian(z)", "exp(-z^2)"))
        .mutant("the wrong half of the ReLU", define("relu(z)", "(z - sqrt(z^2))/2"))
        .mutant("cosine for sine", define("f(x)", "cos(2*pi*x)"))
        .mutant(
            "the other cone",
            restate(
                "1/2 + 4*after_error_gaussian < after_gaussian",
                "after_gaussian < 1/2 - 4*after_error_gaussian",
            ),
        )
        .witness(Witness::of("integral(x, -1..1, f(x)^2)", "", 12))
}

/// The quantities that the training of one kind of network yields.
fn trained(claim: Claim, name: &str, run: Experiment) -> Claim {
    let quantities = [
        "networks",
        "failed",
        "median",
        "tenth",
        "before",
        "before_error",
        "after",
        "after_error",
    ];
    claim.measured(
        &quantities.map(|quantity| format!("{quantity}_{name}")).join(" "),
        &[],
        run,
    )
}

fn statements(claim: Claim) -> Claim {
    claim
        .corrected("integral(x, -1..1, f(x)^2) = 1", normal_form("the mean of f² is 1/2"))
        .meaning("The network 0 has the mean-square error 1/2, up to the ends of the sum over the data.")
        .corrected(
            "diff(gaussian_unit, a) = -c*x*(a*x - b)*gaussian(a*x - b)",
            normal_form("chain rule"),
        )
        .corrected(
            "diff(gaussian_unit, b) = c*(a*x - b)*gaussian(a*x - b)",
            normal_form("chain rule"),
        )
        .corrected(
            "diff(tanh_unit, a) = c*x*(1 - tanh(a*x - b)^2)",
            normal_form("chain rule"),
        )
        .corrected(
            "diff(tanh_unit, b) = -c*(1 - tanh(a*x - b)^2)",
            normal_form("chain rule"),
        )
        .meaning("What back-propagation hands on to the hidden layer.")
        .corrected("gap_f < 10^(-14)", sampled("the data"))
        .corrected("gap_gaussian < 10^(-12)", sampled("gradient of the loss"))
        .corrected("gap_tanh < 10^(-12)", sampled("gradient of the loss"))
        .corrected("gap_relu < 10^(-12)", sampled("gradient of the loss"))
        .meaning("No derivative of the loss, as training uses it, is farther from that of the formula.")
        .corrected("median_gaussian < 10^(-4)", sampled("training"))
        .corrected("median_tanh < 10^(-4)", sampled("training"))
        .meaning("Half of the networks have a mean-square error below this.")
        .corrected("100*failed_gaussian <= networks_gaussian", sampled("training"))
        .corrected("100*failed_tanh <= networks_tanh", sampled("training"))
        .meaning("At most one network in a hundred fails.")
        .extension("networks_relu < 2*failed_relu", sampled("training"))
        .meaning("Most networks with ReLU units fail from such a start.")
        .corrected(
            "abs(before_gaussian - 1/2) < 4*before_error_gaussian",
            sampled("shares in the cone"),
        )
        .corrected(
            "abs(before_tanh - 1/2) < 4*before_error_tanh",
            sampled("shares in the cone"),
        )
        .corrected(
            "abs(before_relu - 1/2) < 4*before_error_relu",
            sampled("shares in the cone"),
        )
        .meaning("Before: as many units with |b| <= |a| as without, within four standard errors.")
        .corrected(
            "1/2 + 4*after_error_gaussian < after_gaussian",
            sampled("shares in the cone"),
        )
        .at(figure(4))
        .corrected("1/2 + 4*after_error_tanh < after_tanh", sampled("shares in the cone"))
        .at(figure(4))
        .meaning("After: more units within the cone, by more than four standard errors. The cloud is not round.")
        .corrected("after_relu < 1/2 - 4*after_error_relu", sampled("shares in the cone"))
        .at(figure(4))
        .meaning("The other way round for ReLU units, whose corners leave the interval that the data lie in.")
}
