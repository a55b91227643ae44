//! The operators + - * / and unary - on intervals, by reference and by value.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use super::Interval;

macro_rules! operator {
    ($Trait:ident, $method:ident, $Assign:ident, $assign:ident, $operation:ident) => {
        impl $Trait<&Interval> for &Interval {
            type Output = Interval;
            fn $method(self, other: &Interval) -> Interval {
                self.$operation(other)
            }
        }
        impl $Trait<Interval> for &Interval {
            type Output = Interval;
            fn $method(self, other: Interval) -> Interval {
                self.$operation(&other)
            }
        }
        impl $Trait<&Interval> for Interval {
            type Output = Interval;
            fn $method(self, other: &Interval) -> Interval {
                self.$operation(other)
            }
        }
        impl $Trait<Interval> for Interval {
            type Output = Interval;
            fn $method(self, other: Interval) -> Interval {
                self.$operation(&other)
            }
        }
        impl $Assign<&Interval> for Interval {
            fn $assign(&mut self, other: &Interval) {
                *self = self.$operation(other);
            }
        }
        impl $Assign<Interval> for Interval {
            fn $assign(&mut self, other: Interval) {
                *self = self.$operation(&other);
            }
        }
    };
}

operator!(Add, add, AddAssign, add_assign, sum);
operator!(Sub, sub, SubAssign, sub_assign, difference);
operator!(Mul, mul, MulAssign, mul_assign, product);
operator!(Div, div, DivAssign, div_assign, ratio);

impl Neg for &Interval {
    type Output = Interval;
    fn neg(self) -> Interval {
        self.negative()
    }
}

impl Neg for Interval {
    type Output = Interval;
    fn neg(self) -> Interval {
        self.negative()
    }
}
