//! # From (11) to (12): which Fourier transform?
//!
//! The survey writes "= 1" in (11) and S\[R\[f\]\] = f in (12) without saying which Fourier transform the hats are.
//!
//! 1. With e^{-2πi xζ} in place of e^{-ixζ}, h^(ζ) becomes h^(2πζ); the substitution u = 2πζ multiplies the left side of (11)
//!    by (2π)^{m-1}. With the unitary transform on the line it is divided by 2π.
//! 2. In the angular convention S\[R\[f\]\] = (2π)^{m-1} ((11)) f. So "= 1" gives (12) in the ordinary convention; in the
//!    angular one it is off by (2π)^{m-1}, in the unitary one by (2π)^m.
//! 3. Counterexample for m = 2: ρ = -G''''/(2π) makes (11) equal to 1, yet S\[R\[f\]\] = 2π f.
//! 4. The text at hand has no conjugation bar in (11). For odd ρ the sign is then wrong: for the step function and ρ = G''',
//!    m = 1, the integral without the bar is -2√(2π) and with it +2√(2π), which is the scalar in (12).

use kenzan::prelude::*;

/// The claim `ridgelet/convention`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("ridgelet/convention", [equation(11), equation(12)], "The convention under which (11) implies (12)")
        .says("The pairs (σ,ρ) with left side of (11) equal to 1 satisfy the reconstruction formula S[R[f]] = f. The Fourier convention is not stated, and the text at hand shows no conjugation bar over ρ̂.")
        .note("The text layer of the survey may have lost a conjugation bar; it is read here as printed, without.")
        .natural("m", 1)
        .natural("k", 0)
        .real("x y z")
        .positive("s")
        .define("phi(z)", "exp(-z^2/2)/sqrt(2*pi)")
        .define("sigma_hat(z)", "-1/z^2")
        .define("rho_hat(z)", "abs(z)^(m + 2 + 2*k)*phi(z)")
        .define("K_angular", "integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z)^m)")
        .define("K_ordinary", "integral(z, -oo..oo, sigma_hat(2*pi*z)*rho_hat(2*pi*z)/abs(z)^m)")
        .define("K_unitary", "integral(z, -oo..oo, sigma_hat(z)/sqrt(2*pi)*rho_hat(z)/sqrt(2*pi)/abs(z)^m)")
        .define("G(z)", "exp(-z^2/2)")
        .define("f(u,v)", "exp(-(u^2 + v^2)/(2*s))")
        .define("f_hat(p,q)", "integral(u, -oo..oo, integral(v, -oo..oo, f(u,v)*exp(-i*(u*p + v*q))))")
        .define("tau_hat(z)", "-z^4*sqrt(2*pi)*G(z)/(2*pi)")
        .define(
            "S",
            "integral(a, -oo..oo, integral(c, -oo..oo, integral(z, -oo..oo, f_hat(a*z,c*z)*sigma_hat(z)*tau_hat(z)*exp(i*z*(a*x + c*y))/(2*pi))))",
        )
        .define("step_hat(z)", "1/(i*z)")
        .define("theta(z)", "(3*z - z^3)*G(z)")
        .define("theta_hat(z)", "integral(w, -oo..oo, theta(w)*exp(-i*w*z))")
        .define("R(a,b)", "integral(u, -oo..oo, g(u)*theta(a*u - b))")
        .define("g(u)", "exp(-u^2/(2*s))")
        .corrected(
            "K_ordinary = (2*pi)^(m - 1)*K_angular",
            chain()
                .equals(
                    "integral(u, -oo..oo, (2*pi)^(m - 1)*sigma_hat(u)*rho_hat(u)/abs(u)^m)",
                    substitution("u = 2πζ", "u = 2*pi*z"),
                )
                .concluding(normal_form("a constant factor leaves the integral")),
        )
        .at(equation(12))
        .meaning("The left side of (11) in the ordinary convention is the scalar of (12) itself.")
        .corrected("K_unitary = K_angular/(2*pi)", normal_form("the two factors 1/√(2π)"))
        .corrected("integral(z, -oo..oo, sigma_hat(z)*tau_hat(z)/abs(z)^2) = 1", normal_form("a Gaussian moment"))
        .meaning("Angular convention, m = 2, ρ = -G''''/(2π): the condition (11) holds as printed.")
        .printed(
            "S = f(x,y)",
            chain()
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, f_hat(a*z,c*z)*sigma_hat(z)*tau_hat(z)*exp(i*z*(a*x + c*y))/(2*pi))))",
                    interchange("ζ moves outside"),
                )
                .equals("2*pi*f(x,y)", normal_form("Gaussian integrals over a, c and ζ"))
                .concluding(counterexample("x = 0, y = 0, s = 1")),
        )
        .at(equation(12))
        .meaning("For the same ρ and every Gaussian f the reconstruction is 2π f, not f.")
        .corrected(
            "S = 2*pi*f(x,y)",
            chain()
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, f_hat(a*z,c*z)*sigma_hat(z)*tau_hat(z)*exp(i*z*(a*x + c*y))/(2*pi))))",
                    interchange("ζ moves outside"),
                )
                .concluding(normal_form("Gaussian integrals over a, c and ζ")),
        )
        .at(equation(12))
        .corrected("theta_hat(z) = (i*z)^3*sqrt(2*pi)*G(z)", normal_form("three derivatives, three factors iζ"))
        .printed(
            "integral(a, -oo..oo, integral(b, -oo..a*x, R(a,b))) = integral(z, -oo..oo, step_hat(z)*theta_hat(z)/abs(z))*g(x)",
            chain()
                .equals(
                    "integral(a, -oo..oo, integral(z, -oo..oo, sqrt(2*pi*s)*exp(-s*a^2*z^2/2)*step_hat(z)*theta_hat(-z)*exp(i*a*z*x)/(2*pi)))",
                    normal_form("the b-integral is a convolution"),
                )
                .equals(
                    "integral(z, -oo..oo, integral(a, -oo..oo, sqrt(2*pi*s)*exp(-s*a^2*z^2/2)*step_hat(z)*theta_hat(-z)*exp(i*a*z*x)/(2*pi)))",
                    interchange("a and ζ change places"),
                )
                .equals("2*sqrt(2*pi)*g(x)", normal_form("Gaussian integrals over a and ζ"))
                .concluding(counterexample("x = 0, s = 1")),
        )
        .at(equation(12))
        .meaning("Step function, ρ = θ, the third derivative of G, m = 1: without the bar the integral of (11) is -2√(2π), but S[R[f]] = +2√(2π) f.")
        .corrected(
            "integral(z, -oo..oo, step_hat(z)*theta_hat(-z)/abs(z)) = 2*sqrt(2*pi)",
            normal_form("the conjugate of θ^(ζ) is θ^(-ζ)"),
        )
        .at(equation(12))
        .meaning("With the bar the sign is right.")
        .mutant("2π for (2π)^{m-1}", restate("K_ordinary = (2*pi)^(m - 1)*K_angular", "K_ordinary = 2*pi*K_angular"))
        .mutant("unitary without its second factor", define("K_unitary", "integral(z, -oo..oo, sigma_hat(z)/sqrt(2*pi)*rho_hat(z)/abs(z)^m)"))
        .mutant("bar dropped", restate(
                "integral(z, -oo..oo, step_hat(z)*theta_hat(-z)/abs(z)) = 2*sqrt(2*pi)",
                "integral(z, -oo..oo, step_hat(z)*theta_hat(z)/abs(z)) = 2*sqrt(2*pi)",
            ))
        .mutant("m + 1 for m", restate("K_ordinary = (2*pi)^(m - 1)*K_angular", "K_ordinary = (2*pi)^m*K_angular"))
        .witness(Witness::of("K_ordinary", "m = 1..3, k = 0..2", 8))
}
