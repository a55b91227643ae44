//! Figures as data: panels with axes, what is drawn on them, and the numbers behind it. How they look is decided where they are
//! published.

use borsh::{BorshDeserialize, BorshSerialize};

/// A figure.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Figure {
    /// The name of its files, without an ending.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What is seen on it, in a sentence or two: its text alternative.
    pub description: String,
    /// From left to right.
    pub panels: Vec<Panel>,
    /// The numbers behind it.
    pub data: Data,
}

impl Figure {
    /// The name of the files of a figure with that label: its letters and digits in small ASCII.
    #[must_use]
    pub fn name(label: &str) -> String {
        let words = label.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
        std::iter::once("figure".into())
            .chain(words)
            .collect::<Vec<String>>()
            .join("-")
    }
}

/// A table of numbers.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Data {
    /// The names of the columns, with units where there are any.
    pub columns: Vec<String>,
    /// The rows; `None` where there is no number.
    pub rows: Vec<Vec<Option<f64>>>,
    /// To how many significant digits they are written.
    pub digits: usize,
}

/// A panel of a figure: equal lengths of x and y are drawn equally long.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Panel {
    /// Its title.
    pub title: String,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// What is drawn, the lowest first.
    pub layers: Vec<Layer>,
}

/// An axis.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Axis {
    /// Symbol and unit.
    pub label: String,
    /// Its least value.
    pub lo: f64,
    /// Its largest value.
    pub hi: f64,
    /// Labels stand at the multiples of this.
    pub step: f64,
}

/// Something drawn on a panel.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub enum Layer {
    /// Dots; what lies outside the axes is left out.
    Dots {
        /// Their colour.
        ink: Ink,
        /// Their diameter, in pixels.
        size: f64,
        /// What they are.
        label: String,
        /// Where they are.
        points: Vec<(f64, f64)>,
    },
    /// Curves through points.
    Lines {
        /// Their colour.
        ink: Ink,
        /// What they are.
        label: String,
        /// Whether each point is marked.
        marked: bool,
        /// The curves.
        paths: Vec<Vec<(f64, f64)>>,
    },
    /// A function by colours, of which 0 has the neutral one.
    Map {
        /// What it is.
        label: String,
        /// Cells along each axis; they fill the panel.
        cells: usize,
        /// The values: the cells of the least x from the least y on, then those of the next.
        values: Vec<f64>,
    },
}

/// Colours that remain distinct in every common kind of colour vision (Okabe and Ito, 2008).
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Ink {
    /// For what theory says.
    Blue,
    /// For what was trained.
    Green,
    /// For what failed, and for a second kind of training.
    Orange,
    /// For what is drawn beneath.
    Grey,
    /// The colour of the text, for what is laid over a map.
    Ink,
}

impl Axis {
    /// An axis from -`reach` to `reach`.
    #[must_use]
    pub fn symmetric(label: &str, reach: f64, step: f64) -> Axis {
        Axis {
            label: label.into(),
            lo: -reach,
            hi: reach,
            step,
        }
    }
}
