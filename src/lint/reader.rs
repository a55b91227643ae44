//! Closed forms, from tokens into the language of formulas.
//!
//! One grammar reads LaTeX and the syntax of programs: they share signs, brackets and the names of functions, and what one has and the other has not
//! (commands, factors without a sign between them) does not stand in the other's way.

use super::constant::constant;
use super::decimal::power_of_ten;
use super::function::is_function;
use super::reading::{Convention, Doubt, Reading, Refusal};
use super::token::{Kind, Token};

/// How deep brackets may nest.
const DEEPEST: usize = 60;
/// The longest formula.
const LONGEST: usize = 20_000;

pub(super) struct Reader<'a> {
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) convention: &'a Convention,
    /// Bound names, and what stands for them.
    pub(super) bound: Vec<(String, String)>,
    /// The place of the differential that ends the integrand, with its variable.
    pub(super) differentials: Vec<usize>,
    pub(super) reading: Reading,
    depth: usize,
    pub(super) names: usize,
}

pub(super) type Text = Result<String, Refusal>;

impl<'a> Reader<'a> {
    pub(super) fn new(tokens: &[Token], convention: &'a Convention) -> Reader<'a> {
        Reader {
            tokens: single_digits(tokens),
            at: 0,
            convention,
            bound: Vec::new(),
            differentials: Vec::new(),
            reading: Reading::default(),
            depth: 0,
            names: 0,
        }
    }

    /// All tokens as one formula.
    pub(super) fn whole(mut self) -> Result<Reading, Refusal> {
        if self.sign() == Some('+') {
            return Err(Refusal::Syntax("it begins in the middle"));
        }
        let text = self.sum()?;
        if self.at < self.tokens.len() {
            return Err(self.unexpected());
        }
        self.reading.text = text;
        Ok(self.reading)
    }

    pub(super) fn here(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    pub(super) fn sign(&self) -> Option<char> {
        self.here().and_then(Token::sign)
    }

    pub(super) fn accept(&mut self, sign: char) -> bool {
        let found = self.sign() == Some(sign);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, sign: char) -> Result<(), Refusal> {
        match self.accept(sign) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    pub(super) fn unexpected(&self) -> Refusal {
        match self.here().map(|token| &token.kind) {
            Some(Kind::Word(name) | Kind::Command(name)) if !is_function(name) => Refusal::Open(name.clone()),
            Some(_) => Refusal::Syntax("it cannot be read to its end"),
            None => Refusal::Syntax("it breaks off"),
        }
    }

    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Refusal::Syntax("it is nested too deeply"));
        }
        let found = read(self);
        self.depth -= 1;
        found
    }

    pub(super) fn sum(&mut self) -> Text {
        let negative = self.accept('-');
        let first = self.term()?;
        let mut text = if negative { format!("-{first}") } else { first };
        while let Some(sign @ ('+' | '-')) = self.sign() {
            self.at += 1;
            self.reading.operations += 1;
            text = format!("{text} {sign} {}", self.term()?);
            if text.len() > LONGEST {
                return Err(Refusal::Syntax("it is too long"));
            }
        }
        Ok(text)
    }

    pub(super) fn term(&mut self) -> Text {
        let mut text = self.product()?;
        while let Some(sign @ ('*' | '/')) = self.sign() {
            self.at += 1;
            self.reading.operations += 1;
            let factor = self.signed(Self::factor)?;
            if sign == '/' && self.continues() {
                self.reading.doubt(Doubt::Below);
                let below = self.convention.below;
                let rest = self.product()?;
                text = match below {
                    true => format!("{text}/({factor}*{rest})"),
                    false => format!("{text}/{factor}*{rest}"),
                };
            } else if self.continues() {
                text = format!("{text}*{factor}*{}", self.product()?);
            } else {
                text = format!("{text}{sign}{factor}");
            }
        }
        Ok(text)
    }

    pub(super) fn signed(&mut self, read: impl FnOnce(&mut Self) -> Text) -> Text {
        match self.accept('-') {
            true => Ok(format!("(-{})", read(self)?)),
            false => read(self),
        }
    }

    /// Factors without a sign between them.
    pub(super) fn product(&mut self) -> Text {
        let mut text = self.factor()?;
        while self.continues() {
            self.reading.operations += 1;
            text = format!("{text}*{}", self.factor()?);
        }
        Ok(text)
    }

    /// Whether a factor follows without a sign.
    pub(super) fn continues(&self) -> bool {
        if self.differentials.last() == Some(&self.at) {
            return false;
        }
        let Some(token) = self.here() else { return false };
        let number_before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let number_before = number_before.is_some_and(|token| matches!(token.kind, Kind::Number(_)));
        match &token.kind {
            Kind::Number(_) | Kind::Superscript(_) => false,
            Kind::Word(name) => token.latex || number_before && (constant(name).is_some() || is_function(name)),
            Kind::Command(_) => true,
            Kind::Sign('(' | '{' | '[') => token.latex || number_before,
            Kind::Sign('√' | '∛') => true,
            _ => false,
        }
    }

    /// A power.
    pub(super) fn factor(&mut self) -> Text {
        let base = self.atom()?;
        self.raised(base)
    }

    fn raised(&mut self, base: String) -> Text {
        let mut text = base;
        loop {
            match self.here().map(|token| token.kind.clone()) {
                Some(Kind::Sign('!')) => {
                    self.at += 1;
                    self.reading.operations += 1;
                    let name = if self.accept('!') {
                        "doublefactorial"
                    } else {
                        "factorial"
                    };
                    text = format!("{name}({text})");
                }
                Some(Kind::Superscript(digits)) => {
                    self.at += 1;
                    self.reading.operations += 1;
                    text = format!("({text})^({digits})");
                }
                Some(Kind::Sign('^')) => {
                    self.at += 1;
                    self.reading.operations += 1;
                    let exponent = self.exponent()?;
                    text = format!("({text})^({exponent})");
                }
                _ => return Ok(text),
            }
        }
    }

    pub(super) fn exponent(&mut self) -> Text {
        self.nested(|reader| match reader.here() {
            Some(token) if token.is('{') => reader.bracketed(),
            // In LaTeX the exponent of 2^10 is 1, which nobody means.
            Some(token) if token.latex => match &token.kind {
                Kind::Number(digits) if digits.len() > 1 => Err(Refusal::Doubtful),
                Kind::Sign(_) => Err(reader.unexpected()),
                _ => reader.atom(),
            },
            _ => reader.signed(Self::factor),
        })
    }

    /// What stands in brackets of any kind.
    pub(super) fn bracketed(&mut self) -> Text {
        let close = match self.sign() {
            Some('(') => ')',
            Some('[') => ']',
            Some('{') => '}',
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        let inner = self.nested(Self::sum)?;
        self.expect(close)?;
        Ok(format!("({inner})"))
    }

    /// The argument of a command: a group, or one letter or digit.
    pub(super) fn argument(&mut self) -> Text {
        match self.here().map(|token| token.kind.clone()) {
            Some(Kind::Sign('{')) => self.bracketed(),
            Some(Kind::Number(digits)) if digits.len() > 1 => Err(Refusal::Doubtful),
            _ => self.atom(),
        }
    }

    fn atom(&mut self) -> Text {
        let Some(token) = self.here().cloned() else {
            return Err(self.unexpected());
        };
        match token.kind {
            Kind::Number(number) => {
                self.at += 1;
                self.mixed(&number)?;
                self.number(&number)
            }
            Kind::Word(name) => self.named(&name, token.latex),
            Kind::Command(name) => self.command(&name),
            Kind::Sign('(' | '[' | '{') => self.bracketed(),
            Kind::Sign('|') => {
                self.at += 1;
                let inner = self.nested(Self::sum)?;
                self.expect('|')?;
                Ok(format!("abs({inner})"))
            }
            Kind::Sign('√' | '∛') => {
                self.at += 1;
                self.reading.functions += 1;
                let inner = self.nested(Self::atom)?;
                Ok(match token.kind {
                    Kind::Sign('√') => format!("sqrt({inner})"),
                    _ => format!("({inner})^(1/3)"),
                })
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A whole number before a fraction of two may be a factor or a part of a mixed number.
    fn mixed(&self, number: &str) -> Result<(), Refusal> {
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let whole = |token: Option<&Token>| matches!(token.map(|token| &token.kind), Some(Kind::Number(_)));
        let braced = |at: usize| rest.get(at).is_some_and(|token| token.is('{')) && whole(rest.get(at + 1));
        let closed = rest.get(3).is_some_and(|token| token.is('}')) && rest.get(6).is_some_and(|token| token.is('}'));
        let fraction = rest.first().is_some_and(|token| token.is_command("frac"))
            && (whole(rest.get(1)) || braced(1) && braced(4) && closed);
        match fraction && !number.contains('.') {
            true => Err(Refusal::Doubtful),
            false => Ok(()),
        }
    }

    /// A number: a short decimal is meant exactly, of another one the last digit may be rounded.
    fn number(&mut self, number: &str) -> Text {
        let (digits, _) = number.split_once(['e', 'E']).unwrap_or((number, ""));
        let significant = digits
            .chars()
            .filter(char::is_ascii_digit)
            .skip_while(|c| *c == '0')
            .count();
        let exact = !digits.contains('.') || significant < 2 || significant == 2 && digits.ends_with(['5', '0']);
        let spelled = match number.split_once(['e', 'E']) {
            Some((digits, power)) => {
                let power = power.parse::<i32>().ok().filter(|power| power.abs() < 1000);
                format!("({digits}*10^({}))", power.ok_or(Refusal::Doubtful)?)
            }
            None => digits.to_owned(),
        };
        if exact {
            return Ok(spelled);
        }
        let decimal = super::decimal::Decimal::of(false, number).ok_or(Refusal::Doubtful)?;
        let (value, unit) = (decimal.value(), power_of_ten(decimal.last_place()));
        let name = format!("given{}", self.reading.inputs.len());
        self.reading.inputs.push((name.clone(), spelled, value, unit));
        Ok(name)
    }

    fn named(&mut self, name: &str, latex: bool) -> Text {
        if let Some((_, text)) = self.bound.iter().rev().find(|(bound, _)| bound == name) {
            let text = text.clone();
            self.at += 1;
            return Ok(text);
        }
        if is_function(name) {
            return self.call(name, latex);
        }
        let Some(text) = constant(name) else {
            return Err(Refusal::Open(name.into()));
        };
        self.at += 1;
        self.reading.functions += 1;
        if self.sign() == Some('_') || self.sign() == Some('\'') {
            return Err(Refusal::Open(name.into()));
        }
        Ok(text.into())
    }

    fn command(&mut self, name: &str) -> Text {
        self.at += 1;
        self.reading.operations += 1;
        match name {
            "frac" => {
                let (above, below) = (self.argument()?, self.argument()?);
                Ok(format!("(({above})/({below}))"))
            }
            "sqrt" => {
                self.reading.functions += 1;
                let index = match self.sign() {
                    Some('[') => Some(self.bracketed()?),
                    _ => None,
                };
                let two_digits =
                    matches!(self.here().map(|token| &token.kind), Some(Kind::Number(digits)) if digits.len() > 1);
                if two_digits {
                    return Err(Refusal::Doubtful);
                }
                let inner = self.argument()?;
                Ok(match index {
                    Some(index) => format!("({inner})^(1/{index})"),
                    None => format!("sqrt({inner})"),
                })
            }
            "binom" => {
                let (above, below) = (self.argument()?, self.argument()?);
                Ok(format!("binomial({above}, {below})"))
            }
            "mathbf" | "mathnormal" | "boxed" | "displaylines" => self.argument(),
            "zeta" => self.zeta(),
            "sum" | "prod" => self.big(name),
            "int" => self.integral(),
            "lfloor" | "lceil" | "iint" | "oint" | "lim" => Err(Refusal::Unknown(name.into())),
            _ => Err(Refusal::Open(name.into())),
        }
    }
}

/// The arguments of a command without braces are single digits, as in `\\frac12`.
fn single_digits(tokens: &[Token]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let before = found.last();
        let splits = before.is_some_and(|before| {
            before.is_command("frac") || before.is_command("binom") || before.latex && before.is('_')
        });
        match &token.kind {
            Kind::Number(digits) if splits && !digits.contains('.') => {
                found.extend(digits.chars().map(|digit| Token {
                    kind: Kind::Number(digit.into()),
                    ..token.clone()
                }))
            }
            _ => found.push(token.clone()),
        }
    }
    found
}
