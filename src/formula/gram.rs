//! Scalar products of matrices in coordinates.
//!
//! tr wᵢᵀwⱼ is the scalar product of the matrices that the words wᵢ, wⱼ of one shape stand for, and a matrix of such products is positive
//! semidefinite; so it is LLᵀ with a lower triangular L whose diagonal is not negative (Cholesky's factor, which exists for semidefinite
//! matrices, too). A relation between traces that holds with (LLᵀ)ᵢⱼ in the place of tr wᵢᵀwⱼ, for all such L, holds for all matrices:
//! so Cauchy's and Schwarz's inequality becomes |ab| ≤ a √(b² + c²). The identity of n rows is a matrix like others, of norm √n.

use std::collections::{BTreeMap, BTreeSet};

use super::domain::Domain;
use super::symbol::Symbol;
use super::tree::Expr;
use super::word::{Letter, Word, is_one, is_square, rotations, transposed};

/// The most words of one shape.
const MOST: usize = 4;

/// What takes the place of the symbols of traces, and the domains of the coordinates in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Coordinates {
    pub(super) places: BTreeMap<Symbol, Expr>,
    pub(super) domains: Vec<(Symbol, Domain)>,
}

/// The coordinates of the words whose squares are among the traces; the names are not among those `taken`.
pub(super) fn coordinates(traces: &BTreeMap<Word, Symbol>, taken: &mut BTreeSet<Symbol>) -> Coordinates {
    let mut shapes: BTreeMap<[Expr; 2], Vec<Word>> = BTreeMap::new();
    for word in traces.keys().filter_map(root) {
        if let Some(shape) = shape(&word) {
            shapes.entry(shape).or_default().push(word);
        }
    }
    let mut out = Coordinates::default();
    for ([rows, columns], words) in shapes.into_iter().filter(|(_, words)| words.len() <= MOST) {
        let whole = words.iter().any(|word| traces.contains_key(&canonical(word)));
        let identity = (whole && rows == columns).then(|| (Word::new(), rows.clone().sqrt()));
        let words = words.into_iter().map(|word| (word, None));
        let system: Vec<(Word, Option<Expr>)> = identity
            .map(|(word, norm)| (word, Some(norm)))
            .into_iter()
            .chain(words)
            .collect();
        let mut factor: Vec<Vec<Expr>> = Vec::new();
        for (i, (word, norm)) in system.iter().enumerate() {
            let row = (0..=i).map(|j| match norm {
                Some(norm) if i == j => norm.clone(),
                _ => {
                    let name = Symbol::new("coordinate").fresh(|name| taken.contains(name));
                    taken.insert(name.clone());
                    let domain = if i == j { Domain::Nonnegative } else { Domain::Real };
                    out.domains.push((name.clone(), domain));
                    Expr::from(name)
                }
            });
            factor.push(row.collect());
            for (j, (other, _)) in system[..=i].iter().enumerate() {
                let product = canonical(&[transposed(other), word.clone()].concat());
                let value = (0..=j).map(|k| factor[i][k].clone() * factor[j][k].clone());
                if let (Some(symbol), Some(value)) = (traces.get(&product), value.reduce(|sum, term| sum + term)) {
                    out.places.entry(symbol.clone()).or_insert(value);
                }
            }
        }
    }
    out
}

/// The form of a word that its rotations and those of its transpose share.
pub(super) fn canonical(word: &Word) -> Word {
    let mirror = transposed(word);
    rotations(word).chain(rotations(&mirror)).min().unwrap_or_default()
}

/// w, where the word is wᵀw after a rotation: a column rather than a row, else with few transposes.
fn root(word: &Word) -> Option<Word> {
    let halves = rotations(word)
        .filter(is_square)
        .map(|turned| turned[turned.len() / 2..].to_vec());
    halves.min_by_key(|half| {
        let column = half.last().is_some_and(|letter| is_one(&letter.columns));
        (!column, half.iter().filter(|letter| letter.transposed).count())
    })
}

fn shape(word: &[Letter]) -> Option<[Expr; 2]> {
    Some([word.first()?.rows.clone(), word.last()?.columns.clone()])
}
