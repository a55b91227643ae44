//! Functions with their arguments.

use super::constant::bare;
use super::function::{OF_ANGLES, applied, is_function};
use super::reader::{Reader, Text};
use super::reading::{Doubt, Refusal};
use super::token::Kind;

impl Reader<'_> {
    /// A function with its argument, which in LaTeX may stand without brackets.
    pub(super) fn call(&mut self, name: &str, latex: bool) -> Text {
        self.at += 1;
        self.reading.functions += 1;
        let base = match self.accept('_') {
            true => Some(self.argument()?),
            false => None,
        };
        let power = match self.here().map(|token| token.kind.clone()) {
            Some(Kind::Sign('^')) => {
                self.at += 1;
                Some(self.exponent()?)
            }
            Some(Kind::Superscript(digits)) => {
                self.at += 1;
                Some(digits)
            }
            _ => None,
        };
        let arguments = match self.sign() {
            Some('(' | '[') => self.list()?,
            Some('{') if latex => self.list()?,
            _ if latex && self.here().is_some() => vec![self.bare_argument()?],
            _ => return Err(self.unexpected()),
        };
        let (plain, _) = bare(name);
        let mut arguments = arguments;
        if OF_ANGLES.contains(&plain) && !arguments.iter().any(|argument| argument.contains("pi")) {
            self.reading.doubt(Doubt::Degrees);
            if self.convention.degrees {
                arguments = arguments
                    .iter()
                    .map(|argument| format!("({argument})*pi/180"))
                    .collect();
            }
        }
        let inverse = power.as_deref().map(|power| power.trim_matches(['(', ')'])) == Some("-1");
        let called = if inverse { format!("a{plain}") } else { plain.to_owned() };
        let text = applied(&called, &arguments).ok_or(Refusal::Unknown(called))?;
        let text = match (base, plain) {
            (Some(base), "log") => format!("({text}/log({base}))"),
            (Some(_), _) => return Err(Refusal::Open(name.into())),
            (None, "log" | "lg") => {
                self.reading.doubt(Doubt::Base);
                let argument = arguments.first().cloned().unwrap_or_default();
                self.convention
                    .base
                    .map_or(text, |base| format!("(log({argument})/{base})"))
            }
            (None, _) => text,
        };
        match power.filter(|_| !inverse) {
            Some(power) => Ok(format!("({text})^({power})")),
            None => Ok(text),
        }
    }

    /// Arguments in brackets.
    fn list(&mut self) -> Result<Vec<String>, Refusal> {
        let close = match self.sign() {
            Some('(') => ')',
            Some('[') => ']',
            _ => '}',
        };
        self.at += 1;
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.nested(Self::sum)?);
            if !self.accept(',') {
                break;
            }
        }
        self.expect(close)?;
        Ok(arguments)
    }

    /// Factors up to the next function; whether what follows a sign of operation belongs to them is in doubt.
    fn bare_argument(&mut self) -> Text {
        let stops = |reader: &Self| matches!(reader.here().map(|token| &token.kind), Some(Kind::Word(name)) if is_function(name));
        let mut text = self.nested(|reader| reader.signed(Self::factor))?;
        while self.continues() && !stops(self) {
            text = format!("{text}*{}", self.factor()?);
        }
        while let Some(sign @ ('*' | '/')) = self.sign() {
            self.reading.doubt(Doubt::Argument);
            if !self.convention.greedy {
                break;
            }
            self.at += 1;
            text = format!("{text}{sign}{}", self.signed(Self::factor)?);
        }
        Ok(format!("({text})"))
    }
}
