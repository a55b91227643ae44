//! The arithmetic operators on formulas.

use super::tree::{Expr, Node};

/// The operators build the node of their name and simplify nothing; operands may be given by value or by reference.
macro_rules! operator {
    ($op:ident, $method:ident) => {
        impl std::ops::$op<Expr> for Expr {
            type Output = Expr;
            fn $method(self, other: Expr) -> Expr {
                Expr::of(Node::$op(self, other))
            }
        }
        impl std::ops::$op<&Expr> for Expr {
            type Output = Expr;
            fn $method(self, other: &Expr) -> Expr {
                Expr::of(Node::$op(self, other.clone()))
            }
        }
        impl std::ops::$op<Expr> for &Expr {
            type Output = Expr;
            fn $method(self, other: Expr) -> Expr {
                Expr::of(Node::$op(self.clone(), other))
            }
        }
        impl std::ops::$op<&Expr> for &Expr {
            type Output = Expr;
            fn $method(self, other: &Expr) -> Expr {
                Expr::of(Node::$op(self.clone(), other.clone()))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl std::ops::Neg for Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::of(Node::Neg(self))
    }
}

impl std::ops::Neg for &Expr {
    type Output = Expr;
    fn neg(self) -> Expr {
        Expr::of(Node::Neg(self.clone()))
    }
}
