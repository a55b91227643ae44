//! Qualities: classes of open functions that a number or another function determines.

use std::fmt;

use super::parser;
use super::symbol::Symbol;
use super::tree::{Expr, Node};

/// What else may be declared of a Borel measurable function. An order is a natural number, or a symbol that stands for one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Quality {
    /// `|f(x)| <= C (1 + |x|)^N` for some C.
    Growth(Expr),
    /// `(1 + |x|)^N f` is integrable.
    Moments(Expr),
    /// Of a function on the line: `x^j f` is integrable and of integral 0 for j = 0, …, N.
    VanishingMoments(Expr),
    /// Of a function on the line that is of polynomial growth: its Fourier transform, the distribution `h -> ∫ f ĥ` with `ĥ(x) = ∫ h(z)
    /// e^{-ixz} dz`, is off 0 that function s, integrable on bounded sets away from 0: it is `∫ s h` for all smooth h that vanish near 0 and
    /// outside a bounded set.
    Spectrum(Symbol),
}

impl Quality {
    /// How the qualities are written.
    pub(super) const FORMS: [&str; 4] = [
        "of growth N",
        "with moments up to N",
        "with vanishing moments up to N",
        "with spectrum s off 0",
    ];

    /// Reads a quality; `None` if the text is none.
    pub(super) fn read(text: &str) -> Option<Quality> {
        let order = |text: &str| {
            let order = parser::formula(text).ok()?;
            let number = matches!(order.node(), Node::Integer(_) | Node::Symbol(_));
            number.then_some(order)
        };
        let after = |start: &str| text.strip_prefix(start);
        if let Some(rest) = after("of growth ") {
            return order(rest).map(Quality::Growth);
        }
        if let Some(rest) = after("with moments up to ") {
            return order(rest).map(Quality::Moments);
        }
        if let Some(rest) = after("with vanishing moments up to ") {
            return order(rest).map(Quality::VanishingMoments);
        }
        let name = after("with spectrum ")?.strip_suffix(" off 0")?;
        Symbol::parse(name.trim()).ok().map(Quality::Spectrum)
    }

    /// Whether its order is that symbol.
    pub(super) fn mentions(&self, symbol: &Symbol) -> bool {
        match self {
            Quality::Growth(order) | Quality::Moments(order) | Quality::VanishingMoments(order) => {
                order.is_symbol(symbol)
            }
            Quality::Spectrum(_) => false,
        }
    }
}

impl fmt::Display for Quality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quality::Growth(order) => write!(f, "of growth {order}"),
            Quality::Moments(order) => write!(f, "with moments up to {order}"),
            Quality::VanishingMoments(order) => write!(f, "with vanishing moments up to {order}"),
            Quality::Spectrum(name) => write!(f, "with spectrum {name} off 0"),
        }
    }
}
