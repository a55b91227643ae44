//! The handle on a formula, with what is asked of formulas again and again.
//!
//! A formula never changes, so its hash, its depth and the set of its free symbols are worked out once, when it is made, from those of its
//! parts. Equal formulas mostly are the same formula: equality looks at the address first, then at the hash, and at the tree only
//! where the hashes agree.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::symbol::Symbol;
use super::tree::Node;

/// A formula: a cheap handle on a shared, immutable tree.
#[derive(Clone)]
pub struct Expr(Arc<Kept>);

struct Kept {
    node: Node,
    hash: u64,
    free: Free,
    /// Whether a matrix or a function of matrices is written anywhere in the formula.
    matrices: bool,
    /// How many operations stand one under the other.
    depth: usize,
    /// How many operations it has, those of a part counted as often as it occurs.
    size: u64,
}

/// The free symbols in their order; `None` if there are none.
type Free = Option<Arc<[Symbol]>>;

impl Expr {
    /// The outermost operation.
    pub fn node(&self) -> &Node {
        &self.0.node
    }

    /// The formula of an operation on formulas.
    pub(super) fn of(node: Node) -> Expr {
        let mut hasher = DefaultHasher::new();
        node.hash(&mut hasher);
        Expr(Arc::new(Kept {
            hash: hasher.finish(),
            free: free_of(&node),
            matrices: matrices_in(&node),
            size: node
                .parts()
                .into_iter()
                .fold(1, |size, part| size.saturating_add(part.size())),
            depth: 1 + node.parts().into_iter().map(Expr::depth).max().unwrap_or(0),
            node,
        }))
    }

    /// How many operations stand one under the other, at most.
    pub(crate) fn depth(&self) -> usize {
        self.0.depth
    }

    /// How many operations it has, those of a part counted as often as it occurs; the largest number where there are more.
    pub(crate) fn size(&self) -> u64 {
        self.0.size
    }

    /// The free symbols in their order.
    pub(crate) fn free(&self) -> &[Symbol] {
        self.0.free.as_deref().unwrap_or_default()
    }

    /// Whether a matrix or a function of matrices is written anywhere in the formula.
    pub(super) fn writes_matrices(&self) -> bool {
        self.0.matrices
    }
}

fn free_of(node: &Node) -> Free {
    match node {
        Node::Symbol(s) => Some(Arc::from([s.clone()])),
        Node::Integral { var, lo, hi, body } | Node::Sum { var, lo, hi, body } => {
            let bounds = union(lo.0.free.clone(), &hi.0.free);
            union(without(&body.0.free, var), &bounds)
        }
        Node::Space {
            var,
            dimension: at,
            body,
        }
        | Node::Inverse { var, body, at }
        | Node::Diff { var, body, at } => union(without(&body.0.free, var), &at.0.free),
        _ => node
            .parts()
            .into_iter()
            .fold(None, |all, part| union(all, &part.0.free)),
    }
}

fn matrices_in(node: &Node) -> bool {
    match node {
        Node::Matrix { .. } => true,
        Node::Call(function, _) if function.is_of_matrices() => true,
        _ => node.parts().into_iter().any(|part| part.0.matrices),
    }
}

/// The union of two sets; one of the two itself where it contains the other.
fn union(a: Free, b: &Free) -> Free {
    let (Some(ours), Some(theirs)) = (&a, b) else {
        return a.or_else(|| b.clone());
    };
    let contains = |all: &Arc<[Symbol]>, some: &Arc<[Symbol]>| {
        Arc::ptr_eq(all, some) || some.iter().all(|s| all.binary_search(s).is_ok())
    };
    if contains(ours, theirs) {
        return a;
    }
    if contains(theirs, ours) {
        return b.clone();
    }
    let mut all: Vec<Symbol> = ours.iter().chain(theirs.iter()).cloned().collect();
    all.sort();
    all.dedup();
    Some(all.into())
}

fn without(free: &Free, var: &Symbol) -> Free {
    let all = free.as_ref()?;
    if all.binary_search(var).is_err() {
        return free.clone();
    }
    let rest: Vec<Symbol> = all.iter().filter(|s| *s != var).cloned().collect();
    (!rest.is_empty()).then(|| rest.into())
}

impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.0.hash == other.0.hash && self.0.node == other.0.node)
    }
}

impl Eq for Expr {}

impl Hash for Expr {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.hash);
    }
}

impl Ord for Expr {
    fn cmp(&self, other: &Expr) -> Ordering {
        match Arc::ptr_eq(&self.0, &other.0) {
            true => Ordering::Equal,
            false => self.0.node.cmp(&other.0.node),
        }
    }
}

impl PartialOrd for Expr {
    fn partial_cmp(&self, other: &Expr) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expr").field(&self.0.node).finish()
    }
}
