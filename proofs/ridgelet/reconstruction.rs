//! # The reconstruction formula S\[R\[f\]\] = ((σ,ρ)) f: equations (9), (10), (12)
//!
//! σ is the ReLU, f a Gaussian of any width and centre, ρ a derivative of e^{-z²/2}. In every dimension:
//!
//! 1. R\[f\](a,b) is a Gaussian integral, with a closed form.
//! 2. The b-integral is the convolution of σ and R\[f\](a,·) at a·x; in frequency it is
//!    (2π)⁻¹ ∫ f^(aζ) σ^(ζ) ρ^(ζ) e^{iζ a·x} dζ.
//! 3. The integrals over a and ζ change places.
//! 4. For fixed ζ ≠ 0, u = aζ turns the a-integral into |ζ|^{-m} times Fourier inversion of f^.
//! 5. What is left, (2π)^{m-1} ∫ σ^ ρ^ |ζ|^{-m} dζ, is the scalar ((σ,ρ)); for these ρ it is a Gaussian moment.

use kenzan::prelude::*;

/// The claim `ridgelet/reconstruction`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of(
        "ridgelet/reconstruction",
        [equation(5), equation(9), equation(10), equation(12)],
        "The reconstruction formula, up to the scalar ((σ,ρ))",
    )
    .says("If σ and ρ satisfy the admissibility condition (11), R[f] solves S[γ] = f: the network with coefficients R[f](a,b) reproduces f. The proof rearranges S[R[f]] until Fourier inversion applies.")
    .note("Shown for every Gaussian f, with symbolic width and centre, and the profile ρ = G^(n), G = exp(-z²/2). Gaussians span a dense subspace of L²(R^m), and both sides are continuous in f there (Plancherel), so the scalar is the same for every f in L².")
    .real("x y p a b c")
    .positive("s r")
    .nonzero("h")
    .natural("m", 1)
    .natural("k", 0)
    .natural("n", 0)
    .define("f(u)", "exp(-(u - p)^2/(2*s))")
    .define("rho(z)", "hermite(4, z)*exp(-z^2/2)")
    .define("sigma(z)", "max(z, 0)")
    .define("sigma_hat(z)", "-1/z^2")
    .define("rho_hat(z)", "integral(w, -oo..oo, rho(w)*exp(-i*w*z))")
    .define("f_hat(z)", "integral(u, -oo..oo, f(u)*exp(-i*u*z))")
    .define("R(a,b)", "integral(u, -oo..oo, f(u)*rho(a*u - b))")
    .define("K", "integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z))")
    .define("rho_n(n,z)", "(-1)^n*hermite(n, z)*exp(-z^2/2)")
    .define("R_n(n,a,b)", "sqrt(2*pi)*sqrt(1 + a^2)^(-n - 1)*hermite(n, b/sqrt(1 + a^2))*exp(-b^2/(2*(1 + a^2)))")
    .define("f2(u,v)", "exp(-(u^2 + v^2)/(2*s))")
    .define("f2_hat(p,q)", "integral(u, -oo..oo, integral(v, -oo..oo, f2(u,v)*exp(-i*(u*p + v*q))))")
    .define("f3(u,v,w)", "exp(-(u^2 + v^2 + w^2)/(2*s))")
    .define(
        "f3_hat(p,q,r)",
        "integral(u, -oo..oo, integral(v, -oo..oo, integral(w, -oo..oo, f3(u,v,w)*exp(-i*(u*p + v*q + w*r)))))",
    )
    .define("R2(a,c,b)", "integral(u, -oo..oo, integral(v, -oo..oo, f2(u,v)*rho(a*u + c*v - b)))")
    .define("survey_hat(z,n)", "abs(z)^(n + 2 + 2*k)*exp(-z^2/2)/sqrt(2*pi)")
    .define(
        "area",
        "(2*pi)^((m - 3)/2)*2^((m + 2*k + 1)/2)*gamma((m + 2*k + 1)/2)*pi^((m - 1)/2)*gamma(k + 1/2)/gamma(m/2 + k)",
    )
    .define(
        "hemisphere(x)",
        "-area*integral(t, -pi/2..pi/2, cos(t)^(m - 1 + 2*k)*hyp1f1((m + 2*k + 1)/2, 1/2, -(x*sin(t))^2/2))",
    )
    .define("third(z)", "(3*z - z^3)*exp(-z^2/2)")
    .define("T(a,b)", "integral(y, -oo..oo, exp(-y^2/2)*third(a*y - b))")
    .define("K_tanh", "2*sqrt(2*pi)*integral(z, 0..oo, pi*z^2*exp(-z^2/2)/sinh(pi*z/2))")
    .define("d(a)", "1 + s*a^2")
    .define("v(a,b)", "(a*p - b)/sqrt(d(a))")
    .corrected(
        "R(a,b) = sqrt(2*pi*s)*d(a)^(-5/2)*hermite(4, v(a,b))*exp(-v(a,b)^2/2)",
        normal_form("a Gaussian integral"),
    )
    .meaning("Equation (10): the ridgelet transform of a Gaussian, m = 1.")
    .corrected(
        "integral(a, -oo..oo, integral(b, -oo..oo, R(a,b)*sigma(a*x - b))) = K*f(x)",
        chain()
            .equals(
                "integral(a, -oo..oo, integral(z, -oo..oo, f_hat(a*z)*sigma_hat(z)*rho_hat(z)*exp(i*a*z*x)/(2*pi)))",
                normal_form("the b-integral is a convolution: both sides are sqrt(2πs) He₂(w) d(a)^(-3/2) e^(-w²/2)"),
            )
            .equals(
                "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*rho_hat(z)*exp(i*a*z*x)/(2*pi)))",
                interchange("a and ζ change places"),
            )
            .equals(
                "integral(z, -oo..oo, integral(u, -oo..oo, f_hat(u)*sigma_hat(z)*rho_hat(z)*exp(i*u*x)/(2*pi*abs(z))))",
                substitution("u = aζ", "u = a*z"),
            )
            .equals(
                "integral(z, -oo..oo, f(x)*sigma_hat(z)*rho_hat(z)/abs(z))",
                normal_form("Fourier inversion of f"),
            )
            .concluding(normal_form("f(x) does not depend on ζ")),
    )
        .at(equation(12))
    .meaning("Equation (12) for m = 1: the scalar is the left side of (11).")
    .extension(
        "rho_n(n + 1, a*x - b) = -diff(rho_n(n, a*x - b), b)",
        normal_form("the recurrence of the Hermite polynomials, for every n"),
    )
    .extension("R_n(n + 1, a, b) = -diff(R_n(n, a, b), b)", normal_form("the same recurrence, for every n"))
    .extension(
        "integral(u, -oo..oo, exp(-u^2/2)*rho_n(n, a*u - b)) = R_n(n, a, b)",
        instances("a Gaussian integral, for all a and b", "n = 0..6"),
    )
    .confirmed()
    .meaning("ρ = G^(n), m = 1: the ridgelet transform has the closed form R_n for n = 0, and by the two lines before it passes from n to n + 1 with the derivative under the integral; beside that argument, the first cases outright.")
    .extension(
        "integral(u, -oo..oo, integral(v, -oo..oo, exp(-(u^2 + v^2)/2)*rho_n(n, a*u + c*v - b))) = sqrt(2*pi)*R_n(n, sqrt(a^2 + c^2), b)",
        instances("two Gaussian integrals, for all a, c and b", "n = 0..4"),
    )
    .confirmed()
    .meaning("m = 2: |a| for a, and a factor √(2π) for each further dimension.")
    .corrected("K = -2*sqrt(2*pi)", chain().concluding(normal_form("a Gaussian moment")).second_route(quadrature("the integral itself", "")))
    .extension(
        "integral(a, -oo..oo, integral(c, -oo..oo, integral(b, -oo..a*x + c*y, R2(a,c,b)*(a*x + c*y - b)))) = -4*pi^2*f2(x,y)",
        chain()
            .equals(
                "integral(a, -oo..oo, integral(c, -oo..oo, integral(z, -oo..oo, f2_hat(a*z,c*z)*sigma_hat(z)*rho_hat(z)*exp(i*z*(a*x + c*y))/(2*pi))))",
                normal_form("the b-integral is a convolution"),
            )
            .equals(
                "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, f2_hat(a*z,c*z)*sigma_hat(z)*rho_hat(z)*exp(i*z*(a*x + c*y))/(2*pi))))",
                interchange("ζ moves outside"),
            )
            .equals(
                "integral(z, -oo..oo, integral(u, -oo..oo, integral(c, -oo..oo, f2_hat(u,c*z)*sigma_hat(z)*rho_hat(z)*exp(i*(u*x + z*c*y))/(2*pi*abs(z)))))",
                substitution("u = aζ", "u = a*z"),
            )
            .equals(
                "integral(z, -oo..oo, integral(u, -oo..oo, integral(w, -oo..oo, f2_hat(u,w)*sigma_hat(z)*rho_hat(z)*exp(i*(u*x + w*y))/(2*pi*abs(z)^2))))",
                substitution("w = cζ", "w = c*z"),
            )
            .equals(
                "integral(z, -oo..oo, 2*pi*f2(x,y)*sigma_hat(z)*rho_hat(z)/abs(z)^2)",
                normal_form("Fourier inversion in the plane gives (2π)², of which one factor is spent"),
            )
            .equals(
                "2*pi*integral(z, -oo..oo, sigma_hat(z)*rho_hat(z)/abs(z)^2)*f2(x,y)",
                normal_form("f(x,y) does not depend on ζ"),
            )
            .concluding(normal_form("a Gaussian moment")),
    )
    .meaning("m = 2: the scalar is 2π ∫σ^ρ^|ζ|⁻² = -4π². In m dimensions inversion gives (2π)^m and the convolution in b has used one factor: (2π)^{m-1} is left, and m substitutions have left |ζ|^{-m}.")
    .extension(
        "integral(z, -oo..oo, integral(a, -oo..oo, f_hat(a*z)*sigma_hat(z)*survey_hat(z,1)*exp(i*a*z*x)/(2*pi))) = -doublefactorial(2*k - 1)*f(x)",
        normal_form("Fourier inversion, then a Gaussian moment"),
    )
    .meaning("m = 1 with the survey's ρ̂ = |ζ|^{3+2k}φ, for every k, in frequency.")
    .extension(
        "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, f2_hat(a*z,c*z)*sigma_hat(z)*survey_hat(z,2)*exp(i*z*(a*x + c*y))/(2*pi)))) = -2*pi*doublefactorial(2*k - 1)*f2(x,y)",
        normal_form("Fourier inversion in the plane, then a Gaussian moment"),
    )
    .meaning("m = 2 with the survey's ρ̂ = |ζ|^{4+2k}φ, for every k: the scalar is 2π times the left side of (11).")
    .extension(
        "integral(z, -oo..oo, integral(a, -oo..oo, integral(c, -oo..oo, integral(d1, -oo..oo, f3_hat(a*z,c*z,d1*z)*sigma_hat(z)*survey_hat(z,3)*exp(i*z*(a*x + c*y + d1*b))/(2*pi))))) = -4*pi^2*doublefactorial(2*k - 1)*f3(x,y,b)",
        normal_form("Fourier inversion in space, then a Gaussian moment"),
    )
    .meaning("m = 3 with the survey's ρ̂ = |ζ|^{5+2k}φ, for every k, at the point (x,y,b).")
    .extension(
        "f_hat(a*h)*sigma_hat(h)*survey_hat(h,1)*exp(i*a*h*x)/(2*pi) = -sqrt(s)*abs(h)^(1 + 2*k)*exp(-(1 + s*a^2)*h^2/2)*exp(i*a*h*(x - p))/(2*pi)",
        normal_form("a Gaussian integral"),
    )
    .extension(
        "integral(z, 0..oo, 2*z^(m + 2*k)*exp(-r*z^2/2)*cos(z*y)) = (2/r)^((m + 2*k + 1)/2)*gamma((m + 2*k + 1)/2)*hyp1f1((m + 2*k + 1)/2, 1/2, -y^2/(2*r))",
        quadrature("both sides enclosed", "m = 1..3, k = 0..1, r = 2, y = 3"),
    )
    .confirmed()
    .meaning("What is left of the b-integral at one a: with r = 1 + s|a|² and y = a·(x - p), as a function of the place on the half sphere onto which a ↦ (a√s, 1)/√r maps R^m, it is cos^{2k} of the angle from the pole times Kummer's function of the coordinate along x.")
    .extension(
        "hemisphere(x) = -(2*pi)^(m - 1)*doublefactorial(2*k - 1)*exp(-x^2/2)",
        quadrature("the integral over the half sphere itself", "m = 1..3, k = 0..1, x = 1/2; m = 1, k = 0..3, x = 2; m = 2, k = 0, x = 0 or -3"),
    )
    .confirmed()
    .meaning("The survey's ρ_k in real space, s = 1, p = 0: the integral over a, which only needs the coordinate sin t along x, with the area of what lies at t as a Gamma quotient. Enclosed at several x, it is the scalar times f(x), without Fourier inversion.")
    .extension(
        "integral(a, -oo..oo, integral(b, -oo..oo, T(a,b)*tanh(a*x - b))) = K_tanh*exp(-x^2/2)",
        plane_quadrature("the double integral itself", "x", "x = 0 or 1/2 or 1 or 2 or -3"),
    )
    .confirmed()
    .meaning("The same for tanh and ρ = G''', with no theorem on the way: the plane integral S[R[f]](x), enclosed directly, is the scalar times f(x).")
    .mutant("sign of σ̂", define("sigma_hat(z)", "1/z^2"))
    .mutant("wrong Hermite degree", define("rho(z)", "hermite(5, z)*exp(-z^2/2)"))
    .mutant("the Fourier transform of ρ misses 2π", define("rho_hat(z)", "integral(w, -oo..oo, rho(w)*exp(-2*pi*i*w*z))"))
    .mutant("k for k - 1/2 in the area of the half sphere", define(
            "area",
            "(2*pi)^((m - 3)/2)*2^((m + 2*k + 1)/2)*gamma((m + 2*k + 1)/2)*pi^((m - 1)/2)*gamma(k + 1)/gamma(m/2 + k)",
        ))
    .mutant("the scalar of tanh with |ζ| for |ζ|²", define("K_tanh", "2*sqrt(2*pi)*integral(z, 0..oo, pi*z*exp(-z^2/2)/sinh(pi*z/2))"))
    .witness(Witness::of("R(a,b)", "a = -1..2, b = 0..1, p = 1/2, s = 1", 8))
}
