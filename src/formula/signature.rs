//! Open functions: what is declared of a function that a statement leaves open.
//!
//! A declaration such as `f g: R^2 -> C, integrable, smooth` says of each name where the function is defined, where its
//! values lie, and to which classes it belongs. Every open function is Borel measurable and defined at every point of `R^n`; all
//! else has to be declared, and what is not declared is not known: without a class an integral of f need not exist, and f'
//! neither.

use std::collections::BTreeSet;
use std::fmt;

use super::domain;
use super::error::ParseError;
use super::parser;
use super::quality::Quality;
use super::symbol::Symbol;
use super::tree::Expr;

/// A class of Borel measurable functions on `R^n`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// Continuous at every point.
    Continuous,
    /// All partial derivatives of all orders exist and are continuous.
    Smooth,
    /// The modulus has an upper bound.
    Bounded,
    /// The integral of the modulus over `R^n` is finite.
    Integrable,
    /// The integral of the square of the modulus over `R^n` is finite.
    SquareIntegrable,
    /// `|f(x)| <= C (1 + |x|)^N` for some C and N; where f is smooth besides, the same of every derivative, with its own C and N.
    PolynomialGrowth,
    /// Smooth, and every derivative times every polynomial is bounded (Schwartz).
    RapidlyDecreasing,
    /// Real values above 0.
    Positive,
}

impl Class {
    /// Every class.
    pub const ALL: [Class; 8] = [
        Class::Continuous,
        Class::Smooth,
        Class::Bounded,
        Class::Integrable,
        Class::SquareIntegrable,
        Class::PolynomialGrowth,
        Class::RapidlyDecreasing,
        Class::Positive,
    ];

    /// The words of a declaration.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Class::Continuous => "continuous",
            Class::Smooth => "smooth",
            Class::Bounded => "bounded",
            Class::Integrable => "integrable",
            Class::SquareIntegrable => "square integrable",
            Class::PolynomialGrowth => "of polynomial growth",
            Class::RapidlyDecreasing => "rapidly decreasing",
            Class::Positive => "positive",
        }
    }
}

/// What is declared of an open function.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Signature {
    places: Vec<Place>,
    /// The dimension of the values, where they are vectors.
    values: Option<Expr>,
    real: bool,
    classes: BTreeSet<Class>,
    qualities: BTreeSet<Quality>,
}

/// What an argument of an open function is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// A real number.
    Number,
    /// A vector, of so many entries.
    Vector(Expr),
}

/// The largest number of arguments of an open function.
const MAX_ARGUMENTS: usize = 16;

impl Signature {
    /// How many arguments the function takes, each a real number or a vector.
    #[must_use]
    pub fn arguments(&self) -> usize {
        self.places.len()
    }

    /// What its arguments are.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether it takes one number and nothing else.
    #[must_use]
    pub fn is_of_a_number(&self) -> bool {
        self.places == [Place::Number]
    }

    /// How many entries the values have, where they are vectors.
    #[must_use]
    pub fn dimension_of_values(&self) -> Option<&Expr> {
        self.values.as_ref()
    }

    /// Whether an argument or the value is a vector.
    #[must_use]
    pub fn speaks_of_vectors(&self) -> bool {
        self.values.is_some() || self.places.iter().any(|place| *place != Place::Number)
    }

    /// The qualities as declared.
    pub fn qualities(&self) -> impl Iterator<Item = &Quality> + '_ {
        self.qualities.iter()
    }

    /// Whether a dimension, or an order of growth or of moments, is that symbol.
    #[must_use]
    pub fn mentions(&self, symbol: &Symbol) -> bool {
        let dimension = |place: &Place| matches!(place, Place::Vector(m) if m.is_symbol(symbol));
        let values = self.values.as_ref().is_some_and(|m| m.is_symbol(symbol));
        values || self.places.iter().any(dimension) || self.qualities.iter().any(|quality| quality.mentions(symbol))
    }

    /// Whether the values are certainly real.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.real
    }

    /// Whether the values are certainly above 0.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.has(Class::Positive)
    }

    /// The classes as declared.
    pub fn classes(&self) -> impl Iterator<Item = Class> + '_ {
        self.classes.iter().copied()
    }

    fn has(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }

    /// The same with one class more; `None` where it is declared already, or does not go with complex values.
    #[must_use]
    pub fn with(&self, class: Class) -> Option<Signature> {
        let mut more = self.clone();
        let fits = class != Class::Positive || self.real;
        (fits && more.classes.insert(class)).then_some(more)
    }

    /// Whether a derivative of this order exists everywhere; that of order 0 is the function.
    #[must_use]
    pub fn has_derivative(&self, order: usize) -> bool {
        order == 0 || self.has(Class::Smooth) || self.has(Class::RapidlyDecreasing)
    }

    /// The least order N, as declared, with `|f(x)| <= C (1 + |x|)^N`.
    #[must_use]
    pub fn growth(&self) -> Option<Expr> {
        let declared = self.qualities.iter().find_map(|quality| match quality {
            Quality::Growth(order) => Some(order.clone()),
            _ => None,
        });
        match self.belongs(Class::Bounded, 0) {
            true => Some(Expr::zero()),
            false => declared,
        }
    }

    /// The largest order N, as declared, for which `(1 + |x|)^N f` is integrable; all orders will do for a rapidly decreasing function.
    #[must_use]
    pub fn moments(&self) -> Option<Expr> {
        let declared = self.qualities.iter().find_map(|quality| match quality {
            Quality::Moments(order) => Some(order.clone()),
            _ => None,
        });
        declared.or_else(|| self.has(Class::Integrable).then(Expr::zero))
    }

    /// Whether every derivative of this order certainly belongs to a class. A derivative of a positive, bounded or integrable function
    /// need not be one.
    #[must_use]
    pub fn belongs(&self, class: Class, order: usize) -> bool {
        let itself = |class| order == 0 && self.has(class);
        let rapid = self.has(Class::RapidlyDecreasing);
        match class {
            Class::Continuous => itself(Class::Continuous) || self.has(Class::Smooth) || rapid,
            Class::Smooth => self.has(Class::Smooth) || rapid,
            Class::Bounded => itself(Class::Bounded) || rapid,
            Class::Integrable => order == 0 && self.moments().is_some() || rapid,
            Class::SquareIntegrable => {
                itself(Class::SquareIntegrable)
                    || rapid
                    || itself(Class::Bounded) && self.belongs(Class::Integrable, order)
            }
            Class::PolynomialGrowth => {
                itself(Class::Bounded)
                    || itself(Class::PolynomialGrowth)
                    || order == 0
                        && self
                            .qualities
                            .iter()
                            .any(|quality| matches!(quality, Quality::Growth(_)))
                    || self.has(Class::PolynomialGrowth) && self.has(Class::Smooth)
                    || rapid
            }
            Class::RapidlyDecreasing => rapid,
            Class::Positive => itself(Class::Positive),
        }
    }

    /// Whether every derivative of this order is bounded on bounded sets.
    #[must_use]
    pub fn is_locally_bounded(&self, order: usize) -> bool {
        self.belongs(Class::Continuous, order) || self.belongs(Class::PolynomialGrowth, order)
    }

    /// Whether every derivative of this order is integrable on bounded sets, of one argument.
    #[must_use]
    pub fn is_locally_integrable(&self, order: usize) -> bool {
        self.is_locally_bounded(order)
            || self.belongs(Class::Integrable, order)
            || self.belongs(Class::SquareIntegrable, order)
    }

    /// The declaration in words that [`parse_functions`] reads back.
    #[must_use]
    pub fn describe(&self, name: &Symbol) -> String {
        format!("{name}: {self}")
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places.as_slice() {
            [Place::Number] => f.write_str("R")?,
            places if places.iter().all(|place| *place == Place::Number) => write!(f, "R^{}", places.len())?,
            places => {
                for (index, place) in places.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { " x " })?;
                    match place {
                        Place::Number => f.write_str("R")?,
                        Place::Vector(dimension) => write!(f, "R^{dimension}")?,
                    }
                }
            }
        }
        match (&self.values, self.real) {
            (Some(dimension), _) => write!(f, " -> R^{dimension}")?,
            (None, true) => f.write_str(" -> R")?,
            (None, false) => f.write_str(" -> C")?,
        }
        self.classes
            .iter()
            .try_for_each(|class| write!(f, ", {}", class.words()))?;
        self.qualities.iter().try_for_each(|quality| write!(f, ", {quality}"))
    }
}

/// The arguments that a space stands for: as many numbers as it has dimensions, or a vector where the dimension is a symbol.
fn arguments(space: &str) -> Option<Vec<Place>> {
    let power = match space {
        "R" => return Some(vec![Place::Number]),
        _ => parser::formula(space).ok()?,
    };
    let dimension = domain::dimension(&power)?;
    match dimension.as_integer() {
        Some(count) => Some(vec![Place::Number; count.to_usize()?]),
        None => Some(vec![Place::Vector(dimension.clone())]),
    }
}

/// Reads the declaration of one or several open functions: names, where they are defined, where their values lie, their classes, as
/// in `f: R -> C, integrable`, `g h: R^2 -> R, smooth, rapidly decreasing` and, of vectors, `u: R^m x R -> C, with moments up to 2`.
///
/// # Errors
/// [`ParseError`] with the column of the first word that does not fit.
pub fn parse_functions(text: &str) -> Result<Vec<(Symbol, Signature)>, ParseError> {
    // The column of a part of the text.
    let at = |part: &str| text[..part.as_ptr() as usize - text.as_ptr() as usize].chars().count() + 1;
    let fail = |part: &str, message: String| ParseError::new(text, at(part.trim_start()), message);
    let Some((names, rest)) = text.split_once(':') else {
        let form = "an open function is declared as in `f: R -> C, integrable`";
        return Err(fail(text, form.to_string()));
    };
    let names = names
        .split_whitespace()
        .map(|name| Symbol::parse(name).map_err(|error| fail(name, error.to_string())))
        .collect::<Result<Vec<_>, _>>()?;
    let mut parts = rest.split(',');
    let shape = parts.next().unwrap_or_default();
    let Some((from, to)) = shape.split_once("->") else {
        return Err(fail(
            shape,
            "where it is defined and where its values lie is written `R -> C` or `R^2 -> R`".into(),
        ));
    };
    let mut places = Vec::new();
    for space in from.split(" x ") {
        let read = arguments(space.trim()).filter(|read| places.len() + read.len() <= MAX_ARGUMENTS);
        let form = format!("expected `R`, `R^n` with n from 1 to {MAX_ARGUMENTS}, or `R^m` with a symbol for vectors");
        places.extend(read.ok_or_else(|| fail(space, form))?);
    }
    let (real, values) = match (to.trim(), arguments(to.trim()).as_deref()) {
        ("C", _) => (false, None),
        (_, Some([Place::Number])) => (true, None),
        (_, Some([Place::Vector(dimension)])) => (true, Some(dimension.clone())),
        _ => {
            let form = "expected `R` for real values, `C` for complex ones or `R^m` with a symbol for vectors";
            return Err(fail(to, form.into()));
        }
    };
    let mut classes = BTreeSet::new();
    let mut qualities = BTreeSet::new();
    for part in parts {
        if let Some(quality) = Quality::read(part.trim()) {
            if matches!(quality, Quality::VanishingMoments(_) | Quality::Spectrum(_)) && places != [Place::Number] {
                return Err(fail(part, "this is said of a function on `R`".into()));
            }
            qualities.insert(quality);
            continue;
        }
        let class = Class::ALL.into_iter().find(|class| class.words() == part.trim());
        let class = class.ok_or_else(|| {
            let known: Vec<&str> = Class::ALL.iter().map(|class| class.words()).collect();
            let known = known.into_iter().chain(Quality::FORMS).collect::<Vec<_>>().join(", ");
            fail(part, format!("`{}` is none of the classes {known}", part.trim()))
        })?;
        if class == Class::Positive && !real {
            return Err(fail(part, "a positive function has real values, `-> R`".into()));
        }
        classes.insert(class);
    }
    if names.is_empty() {
        return Err(fail(text, "a name was expected before `:`".into()));
    }
    let signature = Signature {
        places,
        values,
        real,
        classes,
        qualities,
    };
    Ok(names.into_iter().map(|name| (name, signature.clone())).collect())
}
