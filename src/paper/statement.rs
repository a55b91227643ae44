//! A statement as text: its relation, and below it what it decides, supposes and means, and its proof.
//!
//! ```text
//! corrected moment: K = -doublefactorial(2*k - 1)
//!   decides (11)
//!   K = integral(z, -oo..oo, -z^(2*k)*phi(z))  by normal form "the singularity cancels"
//!     = -doublefactorial(2*k - 1)              by induction on k with z^(2*k + 1)*phi(z)
//!   also by quadrature for m = 1..8, k = 0..8
//!   : Finite and not zero for all m and k.
//! ```

use super::claim::{formula, places, relation};
use super::line::{Line, Misfit, Span};
use super::step::step;
use crate::formula::{Relation, RelationOp, parse_expr};
use crate::proof::{Claim, Proof, Role, Step, chain, counterexample, normal_form, restate};

/// What stands below a statement.
#[derive(Default)]
struct Below<'a> {
    decides: Vec<Span<'a>>,
    supposes: Vec<Span<'a>>,
    confirmed: bool,
    open: bool,
    means: String,
    /// The links of a chain, each with its step once that was read.
    links: Vec<(Link<'a>, Option<Step>)>,
    /// The step that shows the statement as a whole.
    step: Option<Step>,
    beside: Vec<(Option<Span<'a>>, Step)>,
    /// What was changed, and the statement then.
    mutants: Vec<(String, Span<'a>)>,
}

/// A link as it is written: perhaps the formula from which it goes, the sign, and the formula to which it leads.
#[derive(Clone)]
struct Link<'a> {
    from: Option<Span<'a>>,
    op: RelationOp,
    to: Span<'a>,
}

/// The claim with a statement more.
pub(super) fn statement(claim: Claim, role: Role, head: &Span<'_>, children: &[Line]) -> Result<Claim, Misfit> {
    let (head, by) = match head.at_word("by") {
        Some((head, by)) => (head, Some(by)),
        None => (head.clone(), None),
    };
    let (label, text) = match head.at_sign(':') {
        Some((label, text)) => (Some(label), text),
        None => (None, head),
    };
    let shown = relation(&text)?;
    let mut below = Below {
        step: by.map(|by| step(&by)).transpose()?,
        ..Below::default()
    };
    for child in children {
        below.take(&child.span())?;
    }
    let proof = below.proof(&shown, &text)?;
    let (integrals, relations): (Vec<String>, Vec<String>) = below
        .supposes
        .iter()
        .map(Span::text)
        .partition(|text| text.trim_end().ends_with(" exists"));
    for supposed in below.supposes.iter().filter(|span| relations.contains(&span.text())) {
        let (_, supposed) = supposed
            .at_sign(':')
            .unwrap_or_else(|| (supposed.clone(), supposed.clone()));
        relation(&supposed)?;
    }
    let claim = relations.iter().fold(claim, |claim, text| claim.premise(text));
    let claim = match role {
        Role::Printed => claim.printed(&text.text(), proof),
        Role::Corrected => claim.corrected(&text.text(), proof),
        Role::Extension => claim.extension(&text.text(), proof),
    };
    let claim = label.iter().fold(claim, |claim, label| claim.label(&label.text()));
    let mut claim = integrals.iter().fold(claim, |claim, text| claim.supposing(text));
    for decides in &below.decides {
        let (decides, under) = match decides.at_word("under") {
            Some((decides, under)) => (decides, Some(under.text())),
            None => (decides.clone(), None),
        };
        for place in places(&decides)? {
            claim = claim.at(place.clone());
            claim = under
                .iter()
                .fold(claim, |claim, reading| claim.under(place.clone(), reading));
        }
    }
    let claim = match below.confirmed {
        true => claim.confirmed(),
        false => claim,
    };
    let claim = match below.open {
        true => claim.open(),
        false => claim,
    };
    let claim = match below.means.is_empty() {
        true => claim,
        false => claim.meaning(&below.means),
    };
    let mutants = below.mutants.iter();
    Ok(mutants.fold(claim, |claim, (name, now)| {
        claim.mutant(name, restate(&text.text(), &now.text()))
    }))
}

impl<'a> Below<'a> {
    fn take(&mut self, span: &Span<'a>) -> Result<(), Misfit> {
        let (word, rest) = span.word();
        match word.as_str() {
            ":" => self.means = rest.text(),
            "decides" => self.decides.push(rest),
            "suppose" => self.supposes.push(rest),
            "confirmed" if rest.is_empty() => self.confirmed = true,
            "open" if rest.is_empty() => self.open = true,
            "fails" => {
                let point = rest
                    .after("at")
                    .ok_or_else(|| rest.misfit("a counterexample is written `fails at x = 1, m = 2`"))?;
                self.shown(span, counterexample(&point.text()))?;
            }
            "by" => {
                let step = step(&rest)?;
                self.shown(span, step)?;
            }
            "also" => {
                let wrong = || rest.misfit("a second route is written `also by …` or `also relation by …`");
                let (beside, by) = rest.at_word("by").ok_or_else(wrong)?;
                let beside = (!beside.is_empty()).then_some(beside);
                beside.iter().try_for_each(|beside| relation(beside).map(drop))?;
                self.beside.push((beside, step(&by)?));
            }
            "mutant" => {
                let wrong =
                    || rest.misfit("a mutant of a statement is written `mutant \"what was changed\": relation`");
                let (name, rest) = rest.quoted().ok_or_else(wrong)?;
                let now = rest.after(":").ok_or_else(wrong)?;
                relation(&now)?;
                self.mutants.push((name, now));
            }
            _ => self.link(span)?,
        }
        Ok(())
    }

    /// A step without a relation of its own: that of the last link, if it has none yet, or of the statement.
    fn shown(&mut self, span: &Span<'a>, step: Step) -> Result<(), Misfit> {
        match self.links.last_mut() {
            Some((_, shown @ None)) => *shown = Some(step),
            None if self.step.is_none() => self.step = Some(step),
            _ => return Err(span.misfit("this is shown already: write `also by …` for a second route")),
        }
        Ok(())
    }

    /// `formula = formula by …` or `= formula by …`.
    fn link(&mut self, span: &Span<'a>) -> Result<(), Misfit> {
        let (text, by) = match span.at_word("by") {
            Some((text, by)) => (text, Some(by)),
            None => (span.clone(), None),
        };
        let signs = ["<=", "<", "="]
            .into_iter()
            .filter_map(|sign| Some((sign, text.at_word(sign)?)));
        let (sign, (from, to)) = signs.max_by_key(|(_, (from, _))| std::cmp::Reverse(from.text().len())).ok_or_else(|| {
            span.misfit("this is no part of a statement: decides, suppose, confirmed, open, by, also by, fails at, `:` or a link such as `= formula by …` is")
        })?;
        let op = match sign {
            "<=" => RelationOp::Le,
            "<" => RelationOp::Lt,
            _ => RelationOp::Eq,
        };
        if !from.is_empty() && !self.links.is_empty() {
            return Err(span.misfit("a link after the first begins with its sign, as in `= formula by …`"));
        }
        if !from.is_empty() {
            formula(&from)?;
        }
        formula(&to)?;
        let from = (!from.is_empty()).then_some(from);
        let shown = by.map(|by| step(&by)).transpose()?;
        if self.step.is_some() {
            return Err(span.misfit("the statement is shown by a step already: a chain is no second route"));
        }
        self.links.push((Link { from, op, to }, shown));
        Ok(())
    }

    /// The proof, whose chain must lead from the left side of the statement to the right one.
    fn proof(&mut self, statement: &Relation, text: &Span<'_>) -> Result<Proof, Misfit> {
        let mut proof = match (self.step.take(), self.links.is_empty()) {
            (Some(step), _) => chain().concluding(step),
            (None, true) if self.open => chain().concluding(normal_form("what is left open")),
            (None, true) => {
                return Err(text.misfit("nothing shows this: add `by …`, a chain of links, or `fails at …` below it"));
            }
            (None, false) => self.chained(statement)?,
        };
        for (beside, step) in self.beside.drain(..) {
            proof = match beside {
                Some(relation) => proof.beside(&relation.text(), step),
                None => proof.second_route(step),
            };
        }
        Ok(proof)
    }

    fn chained(&mut self, statement: &Relation) -> Result<Proof, Misfit> {
        let mut proof = chain();
        let count = self.links.len();
        for (index, (link, step)) in self.links.drain(..).enumerate() {
            let step = step.ok_or_else(|| link.to.misfit("nothing shows this link: add `by …`"))?;
            if let Some(from) = link.from
                && parse_expr(&from.text()).ok().as_ref() != Some(&statement.lhs)
            {
                return Err(from.misfit(format!("the chain begins here, the statement with {}", statement.lhs)));
            }
            if index + 1 < count {
                proof = match link.op {
                    RelationOp::Le => proof.at_most(&link.to.text(), step),
                    RelationOp::Lt => proof.below(&link.to.text(), step),
                    _ => proof.equals(&link.to.text(), step),
                };
                continue;
            }
            if parse_expr(&link.to.text()).ok().as_ref() != Some(&statement.rhs) {
                return Err(link
                    .to
                    .misfit(format!("the chain ends here, the statement with {}", statement.rhs)));
            }
            proof = proof.concluding(step);
        }
        Ok(proof)
    }
}
