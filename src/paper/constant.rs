//! Constants as text.
//!
//! ```text
//! constant tail
//!   says the mass of a standard normal law beyond n and -n
//!   for n natural
//!   let y = n/sqrt(2)
//!   value 2*integral(t, y..oo, exp(-t^2))/sqrt(pi) = erfc(y)
//!
//! constant pair of table pairs
//! constant w2 between laws
//! constant bures between covariances
//! ```
//!
//! The value is the formula that defines the constant and, after `=`, its closed form, if it has one. Where hats depend on a convention of the Fourier transform, it
//! stands below `in the angular convention` and is a factor times an integral over the line.

use std::sync::Arc;

use super::Paper;
use super::claim::{definition, formula, relation};
use super::declaration::{domain, free};
use super::entry::{Part, convention, foreign, once, parts, plain};
use super::line::{Line, Misfit, Span};
use super::table::{integral, tabulated};
use crate::formula::{Definitions, Domain, Expr, Relation, RelationOp};
use crate::proof::{
    BuresConstant, Constant, Convention, FormulaConstant, IntegralConstant, PairConstant, Table, WassersteinConstant,
};

/// The constant of an entry, whose head has lost its first word.
pub(super) fn constant(paper: &Paper, head: &Span<'_>, below: &[Line]) -> Result<Arc<dyn Constant>, Misfit> {
    let (name, how) = head.word();
    plain(&name, head)?;
    if how.is_empty() {
        return Ok(written(&name, head, below)?.constant(&name));
    }
    if let Some(table) = how.after("of table") {
        return Ok(Arc::new(of_table(&name, head, below, tabulated(paper, &table)?)?));
    }
    let (mut says, mut notes) = (None, Vec::new());
    for part in parts("a constant between laws or covariances", &["says", "note"], below)? {
        match part.word.as_str() {
            "says" => once(&mut says, part.rest.text(), &part.line)?,
            _ => notes.push(part.rest.text()),
        }
    }
    let title = titled(says, &name, head)?;
    match how.text().as_str() {
        "between laws" if paper.laws.is_empty() => Err(how.misfit("the paper has no laws: add `law normal(m, v)`")),
        "between laws" => Ok(Arc::new(WassersteinConstant::of(&name, &title, paper.laws.clone(), &notes))),
        "between covariances" => Ok(Arc::new(BuresConstant::of(&name, &title))),
        _ => Err(how.misfit(
            "a constant is written `constant name`, `constant name of table name`, `constant name between laws` or `constant name between covariances`",
        )),
    }
}

/// What a constant is, in words.
fn titled(says: Option<String>, name: &str, head: &Span<'_>) -> Result<String, Misfit> {
    says.ok_or_else(|| head.misfit(format!("nothing says what {name} is: add `says …`")))
}

/// A constant of a table.
fn of_table(name: &str, head: &Span<'_>, below: &[Line], table: &Table) -> Result<PairConstant, Misfit> {
    let mut says = None;
    let mut definitions = Vec::new();
    let mut quotients = Vec::new();
    for part in parts("a constant of a table", &["says", "let", "in"], below)? {
        match part.word.as_str() {
            "says" => once(&mut says, part.rest.text(), &part.line)?,
            "let" => definitions.push(definition(&part.rest)?),
            _ => {
                let convention = convention(&part.rest)?;
                for below in parts("a convention of this constant", &["divided"], part.below)? {
                    let wrong = || below.line.misfit("this is written `divided by formula: what that is`");
                    let rest = below.rest.after("by").ok_or_else(wrong)?;
                    let (by, what) = rest.at_sign(':').ok_or_else(wrong)?;
                    super::entry::closed(&by, &["m"])?;
                    quotients.push((convention, by.text(), what.text()));
                }
            }
        }
    }
    let title = titled(says, name, head)?;
    let constant = PairConstant::of(name, &title, table.clone());
    let constant = definitions
        .iter()
        .fold(constant, |constant, (head, body)| constant.define(head, body));
    let constant = quotients.iter().fold(constant, |constant, (convention, by, what)| {
        constant.divided(*convention, by, what)
    });
    constant
        .flaw()
        .map_or(Ok(constant), |why| Err(head.misfit(format!("{name}: {why}"))))
}

/// A constant that formulas define.
struct Written {
    title: String,
    parameters: Vec<(String, u32)>,
    definitions: Vec<(String, String)>,
    provided: Option<(String, String)>,
    value: Value,
}

enum Value {
    Plain { defining: Expr, closed: Option<Expr> },
    Conventions(Vec<Form>),
}

/// What a constant is in a convention: a factor times the integral of the integrand over the line.
struct Form {
    convention: Convention,
    definitions: Vec<(String, String)>,
    factor: String,
    integrand: String,
    closed: String,
}

fn written(name: &str, head: &Span<'_>, below: &[Line]) -> Result<Written, Misfit> {
    let (mut says, mut provided, mut value) = (None, None, None);
    let mut parameters: Vec<(String, u32)> = Vec::new();
    let mut scope = Reach::default();
    let mut conventions: Vec<Form> = Vec::new();
    let words = ["says", "for", "let", "provided", "value", "in"];
    for part in parts("a constant", &words, below)? {
        match part.word.as_str() {
            "says" => once(&mut says, part.rest.text(), &part.line)?,
            "for" => parameters.extend(naturals(&part)?),
            "let" => scope.define(&part)?,
            "provided" => once(&mut provided, part.rest.clone(), &part.line)?,
            "value" => once(&mut value, part.rest.clone(), &part.line)?,
            _ => {
                let form = form(&part, &scope, &parameters)?;
                if conventions.iter().any(|known| known.convention == form.convention) {
                    return Err(part.line.misfit("this convention was there before"));
                }
                conventions.push(form);
            }
        }
    }
    let value = match (value, conventions.is_empty()) {
        (Some(text), true) => {
            let (defining, closed) = match text.at_sign('=') {
                Some(_) => equation(&text).map(|value| (value.lhs, Some(value.rhs)))?,
                None => (formula(&text)?, None),
            };
            scope.reaches([&defining].into_iter().chain(&closed), &parameters, &text)?;
            Value::Plain { defining, closed }
        }
        (None, false) => Value::Conventions(conventions),
        (Some(text), false) => {
            return Err(text.misfit("the value stands here and below the conventions: leave this out"));
        }
        (None, true) => return Err(head.misfit(format!("{name} has no value: add `value formula = formula`"))),
    };
    let provided = match (provided, &value) {
        (None, _) => None,
        (Some(text), Value::Plain { .. }) => {
            let condition = relation(&text)?;
            Reach::default().reaches([&condition.lhs, &condition.rhs], &parameters, &text)?;
            match condition.op {
                RelationOp::Le => Some((condition.lhs.to_string(), condition.rhs.to_string())),
                _ => return Err(text.misfit("this is written `provided m <= 2*n`")),
            }
        }
        (Some(text), Value::Conventions(_)) => {
            return Err(text.misfit("only a constant without conventions has a condition"));
        }
    };
    Ok(Written {
        title: titled(says, name, head)?,
        parameters,
        definitions: scope.shown,
        provided,
        value,
    })
}

/// The constant in a convention, given what is defined and declared in all of them.
fn form(part: &Part<'_>, scope: &Reach, parameters: &[(String, u32)]) -> Result<Form, Misfit> {
    let convention = convention(&part.rest)?;
    let mut local = scope.clone();
    let mut value = None;
    for below in parts("a convention", &["let", "value"], part.below)? {
        match below.word.as_str() {
            "let" => local.define(&below)?,
            _ => once(&mut value, below.rest.clone(), &below.line)?,
        }
    }
    let text = value.ok_or_else(|| {
        part.line
            .misfit("it has no value in this convention: add `value formula = formula`")
    })?;
    let value = equation(&text)?;
    local.reaches([&value.lhs, &value.rhs], parameters, &text)?;
    let (factor, integrand) = integral(&text.at_sign('=').map_or(text.clone(), |(left, _)| left))?;
    Ok(Form {
        convention,
        definitions: local.shown[scope.shown.len()..].to_vec(),
        factor,
        integrand: integrand.to_string(),
        closed: value.rhs.to_string(),
    })
}

impl Written {
    fn constant(self, name: &str) -> Arc<dyn Constant> {
        let (parameters, definitions) = (self.parameters.iter(), self.definitions.iter());
        match self.value {
            Value::Plain { defining, closed } => {
                let it = FormulaConstant::of(name, &self.title, &defining.to_string());
                let it = match closed {
                    Some(closed) => it.closed(&closed.to_string()),
                    None => it,
                };
                let it = parameters.fold(it, |it, (name, from)| it.natural(name, *from));
                let it = definitions.fold(it, |it, (head, body)| it.define(head, body));
                Arc::new(match &self.provided {
                    Some((small, large)) => it.provided(small, large),
                    None => it,
                })
            }
            Value::Conventions(forms) => {
                let it = IntegralConstant::of(name, &self.title);
                let it = parameters.fold(it, |it, (name, from)| it.natural(name, *from));
                let it = definitions.fold(it, |it, (head, body)| it.define(head, body));
                Arc::new(forms.iter().fold(it, |it, form| {
                    let own = form.definitions.iter().map(|(head, body)| (&**head, &**body));
                    let own: Vec<(&str, &str)> = own.collect();
                    it.form(form.convention, &own, &form.factor, &form.integrand, &form.closed)
                }))
            }
        }
    }
}

/// `m natural from 1`, a parameter of a constant, or several.
fn naturals(part: &Part<'_>) -> Result<Vec<(String, u32)>, Misfit> {
    let names = part.rest.split(',');
    names.iter().try_for_each(|name| free(&name.word().0, name))?;
    match domain(&part.rest)? {
        (names, Domain::Natural { from }) => Ok(names.into_iter().map(|name| (name, from)).collect()),
        _ => Err(part
            .rest
            .misfit("a parameter of a constant is a natural number: write `for m natural from 1`")),
    }
}

/// `formula = formula`.
fn equation(text: &Span<'_>) -> Result<Relation, Misfit> {
    let read = relation(text)?;
    match read.op {
        RelationOp::Eq => Ok(read),
        _ => Err(text.misfit("a value is written `value defining formula = closed form`")),
    }
}

/// Definitions, as they are written and as they are read.
#[derive(Clone, Default)]
struct Reach {
    shown: Vec<(String, String)>,
    read: Definitions,
}

impl Reach {
    fn define(&mut self, part: &Part<'_>) -> Result<(), Misfit> {
        let (head, body) = definition(&part.rest)?;
        let known = self.read.define(&head, &body);
        known.map_err(|why| part.rest.misfit(why.to_string()))?;
        self.shown.push((head, body));
        Ok(())
    }

    /// Sees to it that the formulas come down to the parameters.
    fn reaches<'e>(
        &self,
        formulas: impl IntoIterator<Item = &'e Expr>,
        parameters: &[(String, u32)],
        text: &Span<'_>,
    ) -> Result<(), Misfit> {
        let symbols: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
        for formula in formulas {
            let explicit = self.read.expand(formula).map_err(|why| text.misfit(why.to_string()))?;
            if let Some(name) = foreign(&explicit, &symbols) {
                return Err(text.misfit(format!(
                    "`{name}` is neither defined nor a parameter: add `let {name} = …` or `for {name} natural`"
                )));
            }
        }
        Ok(())
    }
}
