//! The certain digits of an enclosure and c_{lo}^{hi}: outward, readable, and back to numbers again.

use kenzan::interval::Interval;
use kenzan::publish::digits::{bracketed, certain};
use proptest::prelude::*;
use rug::ops::Pow as _;
use rug::{Integer, Rational};

/// A decimal such as `-1.25e-7`, exactly.
fn number(text: &str) -> Rational {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Integer = format!("{whole}{fraction}").parse().expect("digits");
    let power = exponent.parse::<i32>().expect("an exponent") - fraction.len() as i32;
    Rational::from(digits) * Rational::from(10).pow(power)
}

/// The two ends that a reader takes from the LaTeX form.
fn read(latex: &str) -> (Rational, Rational) {
    if let Some(inner) = latex
        .strip_prefix(r"\left[")
        .and_then(|rest| rest.strip_suffix(r"\right]"))
    {
        let (lo, hi) = inner.split_once(", ").expect("two ends");
        return (read(lo).0, read(hi).1);
    }
    let (mantissa, power) = match latex.split_once(r" \cdot 10^{") {
        Some((mantissa, power)) => (mantissa, power.strip_suffix('}').expect("a closing brace")),
        None => (latex, "0"),
    };
    let end = |digits: &str| number(&format!("{digits}e{power}"));
    match mantissa.split_once("_{") {
        None => (end(mantissa), end(mantissa)),
        Some((head, rest)) => {
            let (low, high) = rest
                .strip_suffix('}')
                .and_then(|rest| rest.split_once("}^{"))
                .expect("two indices");
            assert_eq!(low.len(), high.len(), "the ends are equally long: {latex}");
            (end(&format!("{head}{low}")), end(&format!("{head}{high}")))
        }
    }
}

#[test]
fn the_ends_are_brought_to_one_length_and_one_power_of_ten() {
    for (lo, hi, latex) in [
        ("3.1415", "3.1416", "3.141_{5}^{6}"),
        // Trailing zeros are left out of the ends, and are put back.
        ("1.25", "1.2500001", "1.250000_{0}^{1}"),
        ("-1.2500001", "-1.25", "-1.250000_{1}^{0}"),
        ("12", "12.5", "12._{0}^{5}"),
        ("1.5e-7", "1.51e-7", r"1.5_{0}^{1} \cdot 10^{-7}"),
        // One end with a power of ten and one without.
        ("0.0001", "1.0001e-4", "0.0001000_{0}^{1}"),
        (
            "123456789012345678901234.5",
            "1.23456789012345678901235e23",
            r"1.2345678901234567890123_{45}^{50} \cdot 10^{23}",
        ),
        // No more than two uncertain digits, rounded outward.
        ("1.23456", "1.29799", "1.2_{34}^{98}"),
        ("1.234561", "1.298001", "1.2_{34}^{99}"),
        ("-1.298001", "-1.234561", "-1.2_{99}^{34}"),
        // The point comes after the first uncertain digit: so a power of ten.
        ("123.4", "134.5", r"1._{23}^{35} \cdot 10^{2}"),
        // Exact.
        ("-3", "-3", "-3"),
        ("0", "0", "0"),
        ("2.5", "2.5", "2.5"),
        ("1e-40", "1e-40", r"1 \cdot 10^{-40}"),
        ("1e30", "1e30", r"1 \cdot 10^{30}"),
        // No certain digit: near a power of ten, around 0, of two signs, without an end.
        ("0.9999", "1.0001", r"\left[0.9999, 1.0001\right]"),
        ("-1.0001", "-0.9999", r"\left[-1.0001, -0.9999\right]"),
        (
            "9.99e-8",
            "1.01e-7",
            r"\left[9.99 \cdot 10^{-8}, 1.01 \cdot 10^{-7}\right]",
        ),
        ("0", "1e-50", r"\left[0, 1 \cdot 10^{-50}\right]"),
        ("-0.5", "0.5", r"\left[-0.5, 0.5\right]"),
        ("1", "inf", r"\left[1, \infty\right]"),
        ("1e-1000000", "1", r"\left[1 \cdot 10^{-1000000}, 1\right]"),
    ] {
        assert_eq!(bracketed(lo, hi), latex, "{lo} and {hi}");
    }
}

#[test]
fn a_carry_leaves_more_uncertain_digits_and_never_a_wrong_one() {
    assert_eq!(bracketed("1.23989", "1.23999"), "1.239_{89}^{99}");
    assert_eq!(bracketed("1.23456", "1.29999"), "1._{234}^{300}");
    // Rounded up at the second uncertain digit, 1.2399991 is 1.24000.
    assert_eq!(bracketed("1.2398999", "1.2399991"), "1.2_{3989}^{4000}");
}

#[test]
fn certain_digits_are_those_that_every_number_between_begins_with() {
    let text = |lo: &str, hi: &str| certain(lo, hi).map(|certain| (certain.text, certain.count, certain.exact));
    let is = |text: &str, count, exact| Some((text.to_owned(), count, exact));
    assert_eq!(text("3.1415", "3.1416"), is("3.141", 4, false));
    assert_eq!(text("-9.53983", "-9.53982"), is("-9.5398", 5, false));
    assert_eq!(text("1.25", "1.2500001"), is("1.250000", 7, false));
    assert_eq!(text("12", "12.5"), is("12", 2, false));
    assert_eq!(text("123.4", "134.5"), is("1e2", 1, false));
    assert_eq!(text("1.51e-7", "1.52e-7"), is("1.5e-7", 2, false));
    assert_eq!(text("0.00569", "0.005691"), is("0.00569", 3, false));
    assert_eq!(text("-3", "-3"), is("-3", 1, true));
    assert_eq!(text("0", "0"), is("0", 1, true));
    assert_eq!(text("0.9999", "1.0001"), None);
    assert_eq!(text("-0.5", "0.5"), None);
    assert_eq!(text("-inf", "1"), None);
}

proptest! {
    #[test]
    fn every_form_contains_the_enclosure(
        mantissa in -1_000_000_000_i64..1_000_000_000,
        width in 0_u64..1_000_000,
        narrow in 0_i32..25,
        power in -60_i32..60,
        digits in 1_usize..40,
    ) {
        let centre = Rational::from(mantissa) * Rational::from(10).pow(power);
        let other = &centre + Rational::from(width) * Rational::from(10).pow(power - narrow);
        let enclosure = Interval::from_rational(&centre, 160).hull(&Interval::from_rational(&other, 160));
        let (lo, hi) = enclosure.to_decimal(digits);
        let latex = bracketed(&lo, &hi);
        let (low, high) = read(&latex);
        prop_assert!(low <= number(&lo) && number(&hi) <= high, "{lo} {hi} {latex}");
        if let Some(certain) = certain(&lo, &hi) {
            // Between the number made of the certain digits and the next one of as many digits.
            let end = number(&certain.text);
            let negative = certain.text.starts_with('-');
            let magnitude = |x: Rational| if negative { -x } else { x };
            let (small, large) = if negative { (number(&hi), number(&lo)) } else { (number(&lo), number(&hi)) };
            let (end, small, large) = (magnitude(end), magnitude(small), magnitude(large));
            prop_assert!(end <= small && small <= large, "{lo} {hi} {}", certain.text);
            prop_assert!(large.clone() - end.clone() <= end / Rational::from(10).pow(certain.count as i32 - 1), "{lo} {hi} {}", certain.text);
        }
    }
}
