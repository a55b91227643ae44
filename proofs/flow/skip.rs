//! # A skip connection is an Euler step: §4.0.1
//!
//! Along a trajectory of x' = f(x) the derivatives at time 0 are f, f f', f (f f')', …: each is f times the derivative in x of
//! the one before, by the chain rule. A residual block Φ(h) at x, with h the length of the step, has order p if its derivatives
//! at h = 0 agree with these up to the p-th; its error over one step is then O(h^{p+1}).
//!
//! 1. x + h f(x), the skip connection with residual hf, has order 1 and not 2.
//! 2. x + F + F∘F with F = hf. For linear f it is (1 - hf)^{-1}, one step of backward Euler, truncated after h²: the remainder
//!    is exactly (hf)³(1 - hf)^{-1}; order 1, not 2. For nonlinear f it has order 1 where f(0) = 0, and no order where f(0) ≠ 0:
//!    there F∘F adds h f(0). What truncates backward Euler for every f is x + h f(x + h f(x)): order 1, not 2.
//! 3. Two stages, x + h(1 - 1/2a) f(x) + h/(2a) f(x + ahf(x)), have order 2 for every a > 0 (a = 1/2 is the midpoint
//!    rule, a = 1 Heun's) and order 3 for none.

use kenzan::prelude::*;

/// The claim `flow/skip`.
#[must_use]
pub fn claim() -> Claim {
    Claim::of("flow/skip", [section("4.0.1", "skip connections")], "A skip connection is one step of Euler's method")
        .says("A block g(x) = x + f(x) with a skip connection is a transport map, and the variants of residual networks correspond to methods of approximating an ordinary differential equation.")
        .note("f, k and X stand for every smooth function. Every smooth f with f(0) = 0 is f(u) = u k(u) with a smooth k (Hadamard's lemma).")
        .note("A prime is a derivative: in the variable h for the blocks, which are functions of the length h of the step.")
        .real("x h t b")
        .positive("a")
        .between("y", "1/4", "3/4")
        .between("z", "1/4", "3/4")
        .function("X f k: R -> R, smooth")
        .define("velocity(u)", "f(u)")
        .define("acceleration(u)", "f(u)*velocity'(u)")
        .define("jerk(u)", "f(u)*acceleration'(u)")
        .define("euler(h)", "x + h*f(x)")
        .define("linear(u)", "b*u")
        .define("residual(u)", "h*linear(u)")
        .define("pinned(u)", "u*k(u)")
        .define("pinned_block(h)", "x + h*pinned(x) + h*pinned(h*pinned(x))")
        .define("free_block(h)", "x + h*f(x) + h*f(h*f(x))")
        .define("backward(h)", "x + h*f(x + h*f(x))")
        .define("stages(h)", "x + h*((1 - 1/(2*a))*f(x) + f(x + a*h*f(x))/(2*a))")
        .define("logistic(u)", "u*(1 - u)")
        .define("flow(h)", "y*exp(h)/(1 - y + y*exp(h))")
        .define("time(y,z)", "integral(u, y..z, 1/logistic(u))")
        .corrected("diff(velocity(X(t)), t) = velocity'(X(t))*X'(t)", normal_form("chain rule"))
        .meaning("Where X' = f(X), the derivative of a quantity along X is f times its derivative in x: velocity, acceleration, jerk are the derivatives of the trajectory.")
        .corrected("euler'(0) = velocity(x)", normal_form("derivative at h = 0"))
        .at(section("4.0.1", "skip connections"))
        .meaning("x + hf(x), a block with a skip connection and the residual hf, is one Euler step: order 1 for every smooth f.")
        .extension("euler''(0) = acceleration(x)", counterexample("x = 1"))
        .meaning("Order 2 fails: the second derivative is missing.")
        .corrected(
            "(1 - h*b)*(x + residual(x) + residual(residual(x))) = x - residual(residual(residual(x)))",
            normal_form("a finite geometric series"),
        )
        .meaning("For a linear field, x + F + F∘F with F = hf is (1 - hb)^{-1}x, the step of backward Euler, truncated after h².")
        .corrected("pinned_block'(0) = pinned(x)", normal_form("derivative at h = 0"))
        .at(section("4.0.1", "skip connections"))
        .meaning("For every smooth field with f(0) = 0 the block x + F + F∘F has order 1.")
        .extension("free_block'(0) = velocity(x)", counterexample("x = 1"))
        .meaning("Without f(0) = 0 it has no order at all: F∘F contributes f(0) to the velocity.")
        .corrected("free_block'(0) = velocity(x) + f(0)", normal_form("derivative at h = 0"))
        .corrected("backward'(0) = velocity(x)", normal_form("derivative at h = 0"))
        .corrected("backward''(0) = 2*acceleration(x)", normal_form("derivative at h = 0"))
        .at(section("4.0.1", "skip connections"))
        .meaning("The truncation of backward Euler that suits every field: order 1; the second derivative is twice the right one, which backward Euler itself has too.")
        .extension("backward''(0) = acceleration(x)", counterexample("x = 1"))
        .corrected("stages'(0) = velocity(x)", normal_form("derivative at h = 0"))
        .corrected("stages''(0) = acceleration(x)", normal_form("derivative at h = 0"))
        .at(section("4.0.1", "skip connections"))
        .meaning("The two-stage Runge-Kutta blocks have order 2, for every a > 0 and every smooth f.")
        .extension("stages'''(0) = jerk(x)", counterexample("x = 1, a = 1"))
        .corrected("stages'''(0) - jerk(x) = (3*a/2 - 1)*f(x)^2*f''(x) - f(x)*f'(x)^2", normal_form("derivative at h = 0"))
        .meaning("Order 3 fails for every a: the term f f'² is missing whatever a is.")
        .extension("flow'(h) = logistic(flow(h))", normal_form("quotient rule"))
        .extension("flow''(0) = logistic(y)*logistic'(y)", normal_form("derivative at h = 0"))
        .meaning("A flow in closed form: its derivatives at time 0 are those named above.")
        .extension("time(y,z) = log(z/(1 - z)) - log(y/(1 - y))", quadrature("the time from y to z", "y = 1/4, z = 3/4"))
        .confirmed()
        .mutant("sign of the residual", define("euler(h)", "x - h*f(x)"))
        .mutant("residual doubled", define("euler(h)", "x + 2*h*f(x)"))
        .mutant("both stages at full weight", define("stages(h)", "x + h*(f(x) + f(x + a*h*f(x)))"))
        .mutant("the stages swapped", define("stages(h)", "x + h*(f(x)/(2*a) + (1 - 1/(2*a))*f(x + a*h*f(x)))"))
        .mutant("acceleration without its factor f", define("acceleration(u)", "velocity'(u)"))
        .witness(Witness::of("time(y,z)", "y = 1/4, z = 3/4", 9))
}
