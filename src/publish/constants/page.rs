//! The page of the published constants.

use super::Copies;
use crate::proof::{ConstantRecord, Convention, Ledger, SupposedSpectrum};
use crate::publish::document::{Block, Document, Target, Text};

/// How many certain digits the page shows; the files have all.
const SHOWN: usize = 50;

/// A constant with a number, and its forms.
type Member<'a> = (&'a ConstantRecord, Copies);

/// The page.
#[must_use]
pub fn document(ledger: &Ledger) -> Document {
    let records = &ledger.constants;
    let numbers: Vec<Member<'_>> = records
        .iter()
        .filter_map(|record| Some((record, Copies::of(record)?)))
        .collect();
    let shared = numbers.iter().filter(|(record, _)| record.routes.len() > 1);
    let mut blocks = vec![Block::say(&format!(
        "Numbers of the theory, each enclosed rigorously: {}, of which {} on more than one route. Each belongs to a claim, on whose page \
         its place in the theory is shown. An id is permanent: it never comes to mean another number.",
        numbers.len(),
        shared.count()
    ))];
    for record in records {
        if let Some(why) = &record.failure {
            let text = Text::new()
                .strong("No number:")
                .say(" ")
                .code(&record.id)
                .say(": ")
                .say(why);
            blocks.push(Block::Paragraph(text));
        }
    }
    legend(&mut blocks);
    // The first of those with the most routes.
    let most = numbers.iter().rev().max_by_key(|(record, _)| record.routes.len());
    if let Some((record, copies)) = most {
        example(&mut blocks, record, copies);
    }
    let mut families: Vec<&str> = Vec::new();
    for (record, _) in &numbers {
        if !families.contains(&record.constant.as_str()) {
            families.push(&record.constant);
        }
    }
    for family in families {
        let members: Vec<_> = numbers.iter().filter(|(record, _)| record.constant == family).collect();
        section(&mut blocks, family, &members, ledger);
    }
    Document {
        path: "constants".into(),
        title: Text::of("Constants to cite"),
        blocks,
    }
}

fn legend(blocks: &mut Vec<Block>) {
    let item = |name: &str, says: &str| Text::new().strong(name).say(" ").say(says);
    let file = |name: &str| Text::new().link(Target::File(name.into()), Text::of(name));
    blocks.push(Block::section(Text::of("How to read the numbers")));
    blocks.push(Block::bullets(vec![
        item(
            "Number.",
            "All digits shown are certain: the number begins with them, and the dots stand for more. Nothing is rounded to nearest. \
             A number without dots is exact.",
        ),
        item(
            "A number with two ends.",
            "In LaTeX a number is written `c_{lo}^{hi}`: the certain digits, then the last digits of the lower end and, above them, of \
             the upper end of the enclosure. Both were rounded outward, so that `3.14_{15}^{16}` says that the number lies from 3.1415 to \
             3.1416. Of a negative number the lower end is the one of greater size.",
        ),
        item(
            "Exact ends.",
            "`0x1.8p+1` is hexadecimal: 1.8 in base 16, that is 1½, times 2 to the power 1, here 3. The enclosure consists of the numbers \
             between two such binary fractions and is what was computed; everything decimal is made from it.",
        ),
        item(
            "Closed form.",
            "Proved for this number by exact normal forms. \"None\" says that none was found.",
        ),
        item(
            "Routes.",
            "The independent ways that led to the number: `closed` from the closed form, `quadrature` by rigorous quadrature of an integral \
             that defines it, `parseval` by rigorous quadrature of the activation itself, without its transform, `eigenvalues` from the \
             zeros of an exact characteristic polynomial. Each gave an enclosure of its own, to the same number of digits, and they have \
             numbers in common; if they had not, there would be no number here. The enclosure shown is that of the first.",
        ),
        item(
            "Recomputing.",
            "The command beside each number prints the same ends; `--digits` asks for more, `--method` for another route, and `--format` \
             for another form.",
        ),
        item("Files.", "")
            .then(file("constants.json"))
            .say(" has everything, as its schema, ")
            .then(file("constants.schema.json"))
            .say(", says; ")
            .then(file("constants.csv"))
            .say(" is a table; ")
            .then(file("constants.tex"))
            .say(" has a macro for each number and ")
            .then(file("constants.bib"))
            .say(" an entry."),
    ]));
}

fn example(blocks: &mut Vec<Block>, record: &ConstantRecord, copies: &Copies) {
    let code = |language: &'static str, text: &str| Block::Code {
        language,
        text: text.trim_end().into(),
    };
    let by_id = format!("kenzan constant {} --digits {}", copies.id, record.digits);
    blocks.push(Block::say(&format!("For example, `{}` is recomputed by", copies.id)));
    blocks.push(code("sh", &copies.command));
    blocks.push(Block::say(&format!("or, by its id, `{by_id}`; and it is cited as")));
    blocks.push(code("bibtex", &copies.bibtex));
}

fn section(blocks: &mut Vec<Block>, family: &str, members: &[&Member<'_>], ledger: &Ledger) {
    let Some((first, _)) = members.first() else {
        return;
    };
    blocks.push(Block::section(Text::new().code(family)));
    blocks.push(Block::say(&first.title));
    let same = members.iter().all(|(record, _)| record.defining == first.defining);
    if let Some(defining) = first.defining.as_ref().filter(|_| same) {
        blocks.push(Block::Display(defining.clone()));
    }
    let common = first.definitions.iter().filter(|definition| {
        let mut all = members.iter();
        all.all(|(record, _)| record.definitions.contains(definition))
    });
    let common: Vec<Text> = common.map(|definition| Text::new().formula(definition)).collect();
    if same && !common.is_empty() {
        blocks.push(Block::Paragraph(
            Text::of("where ").then(Text::joined(common, ", ")).say("."),
        ));
    }
    claims(blocks, members, ledger);
    let head = ["id", "at", "number", "closed form", "routes"];
    blocks.push(Block::table(&head, members.iter().map(|member| row(member)).collect()));
    suppositions(blocks, members);
    blocks.push(Block::say(
        "The command that computes each enclosure, and its ends exactly:",
    ));
    let ends = members.iter().map(|(_, copies)| {
        let exact = &copies.ends.exact;
        format!("{}\n  {}\n  {}\n  {}", copies.id, copies.command, exact.lo, exact.hi)
    });
    blocks.push(Block::Code {
        language: "text",
        text: ends.collect::<Vec<_>>().join("\n"),
    });
}

/// What of the constants supposes a transform, and which.
fn suppositions(blocks: &mut Vec<Block>, members: &[&Member<'_>]) {
    let mut supposed: Vec<&SupposedSpectrum> = Vec::new();
    for one in members.iter().filter_map(|(record, _)| record.supposes.as_ref()) {
        if !supposed.contains(&one) {
            supposed.push(one);
        }
    }
    let items = supposed.into_iter().map(|one| {
        let resting = members
            .iter()
            .filter(|(record, _)| record.supposes.as_ref() == Some(one));
        let ids = Text::joined(resting.map(|(record, _)| Text::new().code(&record.id)), ", ");
        Text::of("off the origin the Fourier transform of ")
            .formula(&one.function)
            .say(" is ")
            .formula(&one.spectrum)
            .say(": ")
            .then(ids)
    });
    let items: Vec<Text> = items.collect();
    if !items.is_empty() {
        blocks.push(Block::say(
            "What the paper says of these transforms is not seen, and supposed:",
        ));
        blocks.push(Block::bullets(items));
    }
}

/// Which claims the constants belong to, and what became of them.
fn claims(blocks: &mut Vec<Block>, members: &[&Member<'_>], ledger: &Ledger) {
    let mut claims: Vec<&str> = members.iter().map(|(record, _)| record.claim.as_str()).collect();
    claims.dedup();
    for claim in claims {
        let passed = match ledger.claims.iter().find(|decided| decided.id == claim) {
            Some(decided) if decided.passed => ", which came out as expected.",
            Some(_) => ", which did not come out as expected.",
            None => ", which was not decided in this run.",
        };
        let link = Text::new().link(Target::page(claim), Text::new().code(claim));
        blocks.push(Block::Paragraph(Text::of("The claim is ").then(link).say(passed)));
    }
}

fn row((record, copies): &Member<'_>) -> Vec<Text> {
    let routes: Vec<&str> = record.routes.iter().map(|route| route.route.word()).collect();
    let quantity = record.quantity.as_ref().map(|quantity| format!("{quantity} = "));
    let closed = record.closed_form.as_ref();
    let settings: Vec<String> = record
        .settings
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .chain(
            record
                .convention
                .map(|convention: Convention| convention.word().to_owned()),
        )
        .collect();
    vec![
        Text::new().code(&copies.id),
        Text::of(&settings.join(", ")),
        Text::of(&format!("{}{}", quantity.unwrap_or_default(), digits(copies))),
        closed.map_or_else(|| Text::of("none"), |closed| Text::new().formula(closed)),
        Text::of(&format!("{}: {}", routes.len(), routes.join(", "))),
    ]
}

/// The certain digits, dots where more follow; both ends where there are none.
fn digits(copies: &Copies) -> String {
    match &copies.digits {
        Some(certain) if certain.exact => certain.text.clone(),
        Some(certain) => shown(&certain.text),
        None => format!("[{}, {}]", copies.ends.lo, copies.ends.hi),
    }
}

/// A number with no more digits than the page shows, and dots.
fn shown(text: &str) -> String {
    let (mantissa, exponent) = text
        .split_once('e')
        .map_or((text, None), |(mantissa, e)| (mantissa, Some(e)));
    let mut count = 0;
    let mut kept = String::new();
    for c in mantissa.chars() {
        let significant = c.is_ascii_digit() && (count > 0 || c != '0');
        if significant && count == SHOWN {
            break;
        }
        count += usize::from(significant);
        kept.push(c);
    }
    match exponent {
        Some(exponent) => format!("{kept}…e{exponent}"),
        None => format!("{kept}…"),
    }
}
