//! How a step is written: `by` and its kind, what it is told after small words, and its name in quotes.
//!
//! ```text
//! by normal form "a Gaussian moment"
//! by quadrature for m = 1..8, k = 0..8
//! by parts in x with -E(x)*mu(x) "E is differentiated instead"
//! ```

use std::collections::BTreeMap;

use super::line::{Misfit, Span};
use crate::proof::{
    Step, antiderivative, at_random, at_sizes, auto, by_parts, by_theorem, constancy, contour, folded, growth,
    induction, instances, interchange, linearity, majorant, mean_value, monotone, normal_form, part, plane_quadrature,
    quadrature, recursion, residues, rewriting, rotation, sampled, special_case, subdivision, substitution, successor,
    telescoping, termwise, trajectory, triangle,
};

/// A form of `by …`.
struct Form {
    /// The words of the kind.
    phrase: &'static str,
    /// What it is told, in order: each after its small word, the first perhaps after none; one with a question mark may be left out.
    told: &'static [&'static str],
    /// How that is written, for the one who forgot it.
    example: &'static str,
    make: fn(&str, &Told) -> Step,
}

/// What a step was told, by the small word.
struct Told(BTreeMap<&'static str, String>);

impl Told {
    fn of(&self, word: &str) -> &str {
        self.0.get(word).map_or("", String::as_str)
    }

    /// The parts between semicolons.
    fn list(&self, word: &str) -> Vec<&str> {
        self.of(word)
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect()
    }
}

/// Every kind of step that shows a relation.
const FORMS: &[Form] = &[
    Form {
        phrase: "normal form",
        told: &[],
        example: "by normal form",
        make: |name, _| normal_form(name),
    },
    Form {
        phrase: "part",
        told: &[],
        example: "by part",
        make: |name, _| part(name),
    },
    Form {
        phrase: "linearity",
        told: &[],
        example: "by linearity",
        make: |name, _| linearity(name),
    },
    Form {
        phrase: "substitution",
        told: &[""],
        example: "by substitution u = a*z",
        make: |name, told| substitution(name, told.of("")),
    },
    Form {
        phrase: "interchange",
        told: &[],
        example: "by interchange",
        make: |name, _| interchange(name),
    },
    Form {
        phrase: "parts",
        told: &["in", "with"],
        example: "by parts in x with F(x)*G(x)",
        make: |name, told| by_parts(name, told.of("in"), told.of("with")),
    },
    Form {
        phrase: "antiderivative",
        told: &[""],
        example: "by antiderivative x^2/2",
        make: |name, told| antiderivative(name, told.of("")),
    },
    Form {
        phrase: "contour",
        told: &["of height", "around"],
        example: "by contour of height pi around i*pi/2",
        make: |name, told| contour(name, told.of("of height"), &told.list("around")),
    },
    Form {
        phrase: "rotation",
        told: &["through"],
        example: "by rotation through pi/4",
        make: |name, told| rotation(name, told.of("through")),
    },
    Form {
        phrase: "recursion",
        told: &["in", "with coefficients", "from"],
        example: "by recursion in k with coefficients 1; -(2*k + 1) from z^(2*k + 1)*phi(z)",
        make: |name, told| recursion(name, told.of("in"), &told.list("with coefficients"), told.of("from")),
    },
    Form {
        phrase: "induction",
        told: &["on", "with"],
        example: "by induction on k with z^(2*k + 1)*phi(z)",
        make: |name, told| induction(name, told.of("on"), told.of("with")),
    },
    Form {
        phrase: "constancy",
        told: &["in", "from"],
        example: "by constancy in x from 1",
        make: |name, told| constancy(name, told.of("in"), told.of("from")),
    },
    Form {
        phrase: "steps",
        told: &["in"],
        example: "by steps in n",
        make: |name, told| successor(name, told.of("in")),
    },
    Form {
        phrase: "residues",
        told: &["of", "modulo"],
        example: "by residues of n modulo 3",
        make: |name, told| residues(name, told.of("of"), told.of("modulo")),
    },
    Form {
        phrase: "telescoping",
        told: &["with"],
        example: "by telescoping with n/(n + 1)",
        make: |name, told| telescoping(name, told.of("with")),
    },
    Form {
        phrase: "theorem",
        told: &["", "with?"],
        example: "by theorem leibniz with G(x) = exp(-x^2)",
        make: |name, told| by_theorem(name, told.of(""), &told.list("with?")),
    },
    Form {
        phrase: "rewriting",
        told: &["with"],
        example: "by rewriting with moment, the label of an earlier statement",
        make: |name, told| rewriting(name, told.of("with")),
    },
    Form {
        phrase: "case",
        told: &["of", "at"],
        example: "by case of moment at s = 1; c = 0, the label of an earlier statement and values of its symbols",
        make: |name, told| special_case(name, told.of("of"), &told.list("at")),
    },
    Form {
        phrase: "triangle",
        told: &["with"],
        example: "by triangle with bound, the label of an earlier statement",
        make: |name, told| triangle(name, told.of("with")),
    },
    Form {
        phrase: "monotone",
        told: &["in"],
        example: "by monotone in x",
        make: |name, told| monotone(name, told.of("in")),
    },
    Form {
        phrase: "growth",
        told: &["in", "from?"],
        example: "by growth in x from 0; 1",
        make: |name, told| growth(name, told.of("in"), &told.list("from?")),
    },
    Form {
        phrase: "mean value",
        told: &["in"],
        example: "by mean value in x",
        make: |name, told| mean_value(name, told.of("in")),
    },
    Form {
        phrase: "majorant",
        told: &[],
        example: "by majorant",
        make: |name, _| majorant(name),
    },
    Form {
        phrase: "subdivision",
        told: &[],
        example: "by subdivision",
        make: |name, _| subdivision(name),
    },
    Form {
        phrase: "quadrature",
        told: &["for?"],
        example: "by quadrature for m = 1..3, k = 0",
        make: |name, told| quadrature(name, told.of("for?")),
    },
    Form {
        phrase: "folded quadrature",
        told: &["for?"],
        example: "by folded quadrature for m = 1..3",
        make: |name, told| folded(name, told.of("for?")),
    },
    Form {
        phrase: "plane quadrature",
        told: &["in", "for?"],
        example: "by plane quadrature in x for x = 0 or 1/2",
        make: |name, told| plane_quadrature(name, told.of("in"), told.of("for?")),
    },
    Form {
        phrase: "instances",
        told: &["for"],
        example: "by instances for n = 0..6",
        make: |name, told| instances(name, told.of("for")),
    },
    Form {
        phrase: "sizes",
        told: &["for"],
        example: "by sizes for m = 1..3",
        make: |name, told| at_sizes(name, told.of("for")),
    },
    Form {
        phrase: "trajectory",
        told: &["for"],
        example: "by trajectory for x = 1, t = 1/2",
        make: |name, told| trajectory(name, told.of("for")),
    },
    Form {
        phrase: "auto",
        told: &[],
        example: "by auto",
        make: |name, _| auto(name),
    },
    Form {
        phrase: "samples",
        told: &[],
        example: "by samples",
        make: |name, _| sampled(name),
    },
];

/// Reads what stands after `by`.
pub(super) fn step(text: &Span<'_>) -> Result<Step, Misfit> {
    let (told, name) = named(text)?;
    unnamed(&told, &name)
}

/// What a step is told, and the name that stands in quotes at the end.
fn named<'a>(text: &Span<'a>) -> Result<(Span<'a>, String), Misfit> {
    let Some((told, name)) = text.at_quote() else {
        return Ok((text.clone(), String::new()));
    };
    match name.quoted() {
        Some((quoted, rest)) if rest.is_empty() => Ok((told, quoted)),
        _ => Err(name.misfit("the name of a step stands in quotes at its end")),
    }
}

fn unnamed(text: &Span<'_>, name: &str) -> Result<Step, Misfit> {
    if let Some(rest) = text.after("termwise") {
        return Ok(termwise(unnamed(&rest, name)?));
    }
    if let Some(rest) = text.after("random instances") {
        return random(&rest, name);
    }
    let fitting = FORMS.iter().filter_map(|form| Some((form, text.after(form.phrase)?)));
    let Some((form, rest)) = fitting.max_by_key(|(form, _)| form.phrase.len()) else {
        return Err(text.misfit(unknown(text)));
    };
    let name = match name.is_empty() {
        true => form.phrase,
        false => name,
    };
    Ok((form.make)(name, &told(form, &rest)?))
}

/// `random instances for m = 3..5 with seed 7`.
fn random(rest: &Span<'_>, name: &str) -> Result<Step, Misfit> {
    let name = match name.is_empty() {
        true => "random instances",
        false => name,
    };
    let wrong = || rest.misfit("this is written `by random instances for m = 3..5 with seed 7`");
    let (grid, seed) = rest.at_word("with").ok_or_else(wrong)?;
    let grid = grid.after("for").ok_or_else(wrong)?;
    let seed = seed
        .after("seed")
        .and_then(|seed| seed.text().parse().ok())
        .ok_or_else(wrong)?;
    Ok(at_random(name, &grid.text(), seed))
}

/// Takes the text apart at the small words of the form.
fn told(form: &Form, text: &Span<'_>) -> Result<Told, Misfit> {
    let wrong = |span: &Span<'_>| span.misfit(format!("this step is written `{}`", form.example));
    let mut found = BTreeMap::new();
    let mut words = form.told.iter().peekable();
    let mut rest = text.clone();
    // What stands before the first word, if there is anything for it.
    if words.peek().is_some_and(|word| !word.is_empty()) && !rest.is_empty() {
        let first = words.peek().map_or("", |word| word.trim_end_matches('?'));
        rest = rest.after(first).ok_or_else(|| wrong(&rest))?;
    } else if words.peek().is_some_and(|word| word.ends_with('?')) {
        words.next();
    }
    while let Some(word) = words.next() {
        let next = words.peek().map(|word| word.trim_end_matches('?'));
        let (here, after) = match next.and_then(|next| rest.at_word(next)) {
            Some((here, after)) => (here, after),
            None => {
                if next.is_some() && words.peek().is_some_and(|word| !word.ends_with('?')) {
                    return Err(wrong(&rest));
                }
                words.next();
                (rest.clone(), rest.end())
            }
        };
        if here.is_empty() {
            return Err(wrong(text));
        }
        found.insert(*word, here.text());
        rest = after;
    }
    match rest.is_empty() {
        true => Ok(Told(found)),
        false => Err(wrong(&rest)),
    }
}

/// That there is no such kind of step, and the nearest one.
fn unknown(text: &Span<'_>) -> String {
    let said = text.text();
    let phrases = FORMS.iter().map(|form| form.phrase);
    let near = |phrase: &&str| {
        let head: String = said.chars().take(phrase.chars().count()).collect();
        strsim::normalized_damerau_levenshtein(&head, phrase)
    };
    let nearest = phrases.clone().max_by(|a, b| near(a).total_cmp(&near(b)));
    let all: Vec<&str> = phrases.collect();
    match nearest.filter(|phrase| near(phrase) > 0.6) {
        Some(phrase) => format!("there is no step `by {said}`; did you mean `by {phrase}`?"),
        None => format!(
            "there is no step `by {said}`: a step is by {} or random instances",
            all.join(", ")
        ),
    }
}
