//! # The minimiser as a ridgelet transform: equation (8)
//!
//! γ* = (β + S*S)^{-1} S*f equals Rf/(1+β) for a right inverse R of S if and only if R = S*; then SS* = Id.
//!
//! 1. For matrices of every size, put Rf/(1+β) into the normal equation: what is missing is β(R - S*)f/(1+β), and a term that
//!    vanishes where SR = Id. For S = (1 0), R = (1 1)* equation (8) fails.
//! 2. For co-isometries, SS* = Id, it holds with R = S*: a family with two parameters, and one with its inverse written out.
//! 3. L², m = 1: σ(z) = -zφ(z), φ the normal density, has ((σ,σ)) = 1. For Gaussian f, R\[f;σ\] = S*f reconstructs f and has
//!    the norm of f: R is isometric and S a co-isometry. So J* = β‖f‖²/(1+β).
//! 4. ρ = -φ''' has ((σ,ρ)) = 1 as well, and R\[f;ρ\] reconstructs f, but ‖R\[f;ρ\]‖² = 2‖f‖²: R\[f;ρ\]/(1+β) exceeds the
//!    minimum by β((ρ-σ,ρ-σ))‖f‖²/(1+β)².

use kenzan::prelude::*;

/// The claim `optimum/shrinkage`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("optimum/shrinkage", [equation(8)], "The minimiser as a ridgelet transform divided by 1 + β")
        .says("The global minimiser of (6) is γ* = R[f]/(1+β), R the ridgelet transform.")
        .note("Printed for a special reproducing kernel Hilbert space whose ridgelet transform the survey does not define, and then used with the ridgelet transform of L² for any admissible ρ, ((σ,ρ)) = 1. The latter is what is decided here.")
        .note("The L² statements are shown for every centred Gaussian f; both sides of each are continuous in f, and translates and dilates of Gaussians span a dense subspace.")
        .rests_on("optimum/normal-equation")
        .natural("m", 1)
        .natural("n", 1)
        .positive("beta s")
        .real("x y z a b p q y1 y2")
        .matrix("S", "m", "n")
        .matrix("R", "n", "m")
        .matrix("h", "m", "1")
        .define("share", "1/(1 + beta)")
        .define("P", "beta*identity(n) + transpose(S)*S")
        .define("minimiser(A,u,k)", "inverse(beta*identity(k) + transpose(A)*A)*transpose(A)*u")
        .define("E", "[[1, 0]]")
        .define("D", "[[1], [1]]")
        .define("C", "[[1, 2, 2], [2, 1, -2]]/3")
        .define("mirror", "[[1], [p], [q]]")
        .define("V", "[[1, 0, 0], [0, 1, 0]]*(identity(3) - 2*mirror*transpose(mirror)/(1 + p^2 + q^2))")
        .define("data", "[[y1], [y2]]")
        .define("phi(u)", "exp(-u^2/2)/sqrt(2*pi)")
        .define("sigma(u)", "-u*phi(u)")
        .define("rho(u)", "(u^3 - 3*u)*phi(u)")
        .define("sigma_hat(w)", "i*w*exp(-w^2/2)")
        .define("rho_bar(w)", "-i*w^3*exp(-w^2/2)")
        .define("sigma_bar(w)", "sigma_hat(-w)")
        .define("f(u)", "exp(-u^2/(2*s))")
        .define("f_hat(w)", "sqrt(2*pi*s)*exp(-s*w^2/2)")
        .define("Rs(a,b)", "integral(u, -oo..oo, f(u)*sigma(a*u - b))")
        .define("Rr(a,b)", "integral(u, -oo..oo, f(u)*rho(a*u - b))")
        .define("energy", "integral(u, -oo..oo, f(u)^2)")
        .define("J(N)", "integral(u, -oo..oo, (f(u) - f(u)*share)^2) + beta*share^2*N")
        .printed("minimiser(E, y, 2) = share*D*y", counterexample("beta = 1, y = 1"))
        .at(equation(8))
        .meaning("S = (1 0) has the right inverse R = (1 1)*, but the minimiser is not R f/(1+β).")
        .corrected("E*D = 1", normal_form("a product"))
        .corrected("minimiser(E, y, 2) = share*transpose(E)*y", normal_form("the adjugate"))
        .at(equation(8))
        .meaning("With S* for R it is.")
        .corrected(
            "share*P*R*h - transpose(S)*h = share*beta*(R - transpose(S))*h + share*transpose(S)*(S*R*h - h)",
            chain().concluding(normal_form("both sides multiplied out")).second_route(at_random("random matrices", "m = 1..4, n = 1..5", 2017)),
        )
        .at(equation(8))
        .meaning("Rf/(1+β) in the normal equation, for matrices of every size: where SR = Id, the residual is β(R - S*)f/(1+β), and it vanishes for all f exactly if R = S*.")
        .corrected("V*transpose(V) = identity(2)", normal_form("a reflection without its last row"))
        .corrected(
            "(beta*identity(3) + transpose(V)*V)*(share*transpose(V)*data) = transpose(V)*data",
            normal_form("multiplied out"),
        )
        .meaning("Co-isometries of the plane in space, for all p, q, β and f: R = S* solves the normal equation after division by 1 + β.")
        .corrected("minimiser(C, data, 3) = share*transpose(C)*data", normal_form("the adjugate"))
        .meaning("The rational co-isometry ((1,2,2),(2,1,-2))/3, with the inverse of (7) itself.")
        .corrected("integral(u, -oo..oo, sigma(u)*exp(-i*u*z)) = sigma_hat(z)", normal_form("a Gaussian integral"))
        .corrected("integral(u, -oo..oo, rho(u)*exp(i*u*z)) = rho_bar(z)", normal_form("a Gaussian integral"))
        .corrected("integral(z, -oo..oo, sigma_hat(z)*sigma_bar(z)/abs(z)) = 1", normal_form("a Gaussian moment"))
        .meaning("((σ,σ)) = 1: σ is its own admissible partner in L²(R).")
        .corrected(
            "integral(a, -oo..oo, integral(b, -oo..oo, Rs(a,b)*sigma(a*x - b))) = f(x)",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)*sigma_hat(z)*sigma_bar(z)*exp(i*a*z*x)/(2*pi)))",
                    normal_form("the b-integral is a convolution"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*sigma_bar(z)*exp(i*a*z*x)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .concluding(normal_form("Gaussian integrals over a and ζ")),
        )
        .meaning("S[S*f] = f.")
        .corrected(
            "integral(a, -oo..oo, integral(b, -oo..oo, Rs(a,b)^2)) = energy",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)^2*sigma_hat(z)*sigma_bar(z)/(2*pi)))",
                    normal_form("Parseval in b"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)^2*sigma_hat(z)*sigma_bar(z)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .concluding(normal_form("Gaussian integrals over a and ζ")),
        )
        .meaning("‖S*f‖ = ‖f‖: by the residual above, γ* = R[f;σ]/(1+β).")
        .corrected("J(energy) = beta*share*energy", normal_form("a Gaussian integral"))
        .meaning("The minimum, J* = β‖f‖²/(1+β).")
        .extension("integral(z, -oo..oo, sigma_hat(z)*rho_bar(z)/abs(z)) = 1", normal_form("a Gaussian moment"))
        .meaning("ρ = -φ''' is admissible for the same σ.")
        .extension(
            "integral(a, -oo..oo, integral(b, -oo..oo, Rr(a,b)*sigma(a*x - b))) = f(x)",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)*sigma_hat(z)*rho_bar(z)*exp(i*a*z*x)/(2*pi)))",
                    normal_form("the b-integral is a convolution"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*rho_bar(z)*exp(i*a*z*x)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .concluding(normal_form("Gaussian integrals over a and ζ")),
        )
        .meaning("R[f;ρ] reproduces f as well: a second right inverse of S.")
        .extension(
            "integral(a, -oo..oo, integral(b, -oo..oo, Rr(a,b)^2)) = 2*energy",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)^2*rho_bar(z)*rho_bar(-z)/(2*pi)))",
                    normal_form("Parseval in b"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)^2*rho_bar(z)*rho_bar(-z)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .concluding(normal_form("Gaussian integrals over a and ζ")),
        )
        .extension(
            "J(2*energy) - J(energy) = beta*share^2*energy*integral(z, -oo..oo, (rho_bar(z) - sigma_bar(z))*(rho_bar(-z) - sigma_bar(-z))/abs(z))",
            normal_form("Gaussian moments"),
        )
        .meaning("R[f;ρ]/(1+β) reproduces f as well as γ* does, but its objective is larger by β((ρ-σ,ρ-σ))‖f‖²/(1+β)²: equation (8) singles out ρ = σ.")
        .mutant("β for 1 + β", define("share", "1/beta"))
        .mutant("not divided", define("share", "1 + 0*beta"))
        .mutant("bar dropped", define("sigma_bar(w)", "sigma_hat(w)"))
        .mutant("ρ with its sign changed", [define("rho_bar(w)", "i*w^3*exp(-w^2/2)"), define("rho(u)", "(3*u - u^3)*phi(u)")])
        .mutant("S*S for S", define("P", "beta*identity(n) + R*S"))
        .mutant("a sign in the co-isometry", define("C", "[[1, 2, 2], [2, 1, 2]]/3"))
        .witness(Witness::of("Rs(a,b)", "a = -2..-1, b = 1..2, s = 1..2", 8))
        .witness(Witness::of("energy", "s = 1..3", 9))
}
