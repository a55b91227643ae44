//! Relations that are shown by the exact layer at once, by growth or case by case, and relations that are not.

use kenzan::exact::holds;
use kenzan::formula::{Domains, parse_relation};

/// Whether the relation is shown for all values of what is declared, symbols as in `x > 0` and functions as in `f: R -> R, bounded`.
pub(crate) fn shown(relation: &str, declarations: &[&str]) -> bool {
    let mut domains = Domains::new();
    for declaration in declarations {
        let declared = match declaration.contains("->") {
            true => domains.declare_functions(declaration),
            false => domains.declare(declaration),
        };
        declared.expect(declaration);
    }
    holds(&parse_relation(relation).expect(relation), &domains)
}

/// All of these are shown.
#[track_caller]
pub(crate) fn hold(declarations: &[&str], relations: &[&str]) {
    for relation in relations {
        assert!(shown(relation, declarations), "{relation} is not shown");
    }
}

/// None of these is shown.
#[track_caller]
pub(crate) fn stay_open(declarations: &[&str], relations: &[&str]) {
    for relation in relations {
        assert!(!shown(relation, declarations), "{relation} is shown");
    }
}
