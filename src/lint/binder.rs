//! Sums, products and integrals with their bounds.

use super::constant::constant;
use super::reader::{Reader, Text};
use super::reading::Refusal;
use super::token::{Kind, Token};

/// The most factors of a product sign that is written out.
const MOST_FACTORS: i64 = 64;

/// What stands for a differential in the numerator of a fraction.
const FACTOR: &str = "1";

impl Reader<'_> {
    /// ζ at small even numbers.
    pub(super) fn zeta(&mut self) -> Text {
        self.reading.functions += 1;
        let argument = self.bracketed()?;
        Ok(match argument.as_str() {
            "(2)" => "(pi^2/6)",
            "(4)" => "(pi^4/90)",
            "(6)" => "(pi^6/945)",
            _ => return Err(Refusal::Unknown("zeta".into())),
        }
        .into())
    }

    /// The bounds `_{…}^{…}` of a big sign, in either order: where the tokens of the lower begin, and the upper.
    fn upper(&mut self) -> Text {
        self.expect('^')?;
        let infinite = matches!(self.here().map(|token| &token.kind), Some(Kind::Word(name)) if name == "oo");
        match infinite {
            true => {
                self.at += 1;
                Ok("oo".into())
            }
            false => {
                let text = self.exponent()?;
                Ok(if text == "(oo)" { "oo".into() } else { text })
            }
        }
    }

    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("bound{}", self.names)
    }

    pub(super) fn big(&mut self, name: &str) -> Text {
        self.reading.functions += 1;
        self.expect('_')?;
        self.expect('{')?;
        let Some(Kind::Word(variable)) = self.here().map(|token| token.kind.clone()) else {
            return Err(self.unexpected());
        };
        self.at += 1;
        self.expect('=')?;
        let low = self.nested(Self::sum)?;
        self.expect('}')?;
        let high = self.upper()?;
        if name == "sum" {
            let fresh = self.fresh();
            self.bound.push((variable, fresh.clone()));
            let body = self.nested(|reader| reader.signed(Self::term))?;
            self.bound.pop();
            return Ok(format!("sum({fresh}, {low}..{high}, {body})"));
        }
        let whole = |text: &str| text.trim_matches(['(', ')']).parse::<i64>().ok();
        let ends = whole(&low).zip(whole(&high));
        let (low, high) = ends.ok_or_else(|| Refusal::Unknown("prod".into()))?;
        if !(0..MOST_FACTORS).contains(&high.saturating_sub(low)) {
            return Err(Refusal::Unknown("prod".into()));
        }
        let start = self.at;
        let mut factors = Vec::new();
        for value in low..=high {
            self.at = start;
            self.bound.push((variable.clone(), format!("({value})")));
            let factor = self.nested(|reader| reader.signed(Self::term));
            self.bound.pop();
            factors.push(format!("({})", factor?));
        }
        Ok(format!("({})", factors.join("*")))
    }

    pub(super) fn integral(&mut self) -> Text {
        self.reading.functions += 1;
        self.expect('_')?;
        let low = match self.sign() {
            Some('{') => self.bracketed()?,
            _ => self.argument()?,
        };
        let high = self.upper()?;
        let low = low.replace("(-oo)", "-oo");
        let (place, variable) = self.differential()?;
        let fresh = self.fresh();
        self.bound.push((variable, fresh.clone()));
        self.differentials.push(place);
        let body = self.nested(|reader| reader.integrand(place));
        self.bound.pop();
        self.differentials.pop();
        Ok(format!("integral({fresh}, {low}..{high}, {})", body?))
    }

    /// The first d with a letter after it that belongs to this sign of integration.
    fn differential(&self) -> Result<(usize, String), Refusal> {
        let mut inner = 0_usize;
        for at in self.at..self.tokens.len() {
            let (token, next) = (&self.tokens[at], self.tokens.get(at + 1));
            let variable = match (&token.kind, next.map(|next| &next.kind)) {
                (Kind::Word(d), Some(Kind::Word(name))) if d == "d" && constant(name).is_none() => name.clone(),
                (Kind::Word(d), Some(Kind::Command(name))) if d == "d" => name.clone(),
                _ => {
                    inner += usize::from(token.is_command("int"));
                    continue;
                }
            };
            match inner {
                0 => return Ok((at, variable)),
                _ => inner -= 1,
            }
        }
        Err(Refusal::Syntax("an integral has no differential"))
    }

    fn integrand(&mut self, place: usize) -> Text {
        if self.at == place {
            self.at += 2;
            // Nothing but the differential, or the integrand after it.
            return match self.continues() {
                true => self.term(),
                false => Ok("1".into()),
            };
        }
        let depth = |token: &Token| match token.sign() {
            Some('(' | '[' | '{') => 1,
            Some(')' | ']' | '}') => -1,
            _ => 0,
        };
        let level: i32 = self.tokens[self.at..place].iter().map(depth).sum();
        if level > 0 {
            // In a fraction the differential is a factor of the numerator.
            self.differentials.pop();
            for token in &mut self.tokens[place..place + 2] {
                token.kind = Kind::Word(FACTOR.into());
            }
            self.bound.push((FACTOR.into(), "1".into()));
            let body = self.signed(Self::product);
            self.bound.pop();
            self.differentials.push(place);
            return body;
        }
        let body = self.sum()?;
        match self.at == place {
            true => {
                self.at += 2;
                Ok(body)
            }
            false => Err(self.unexpected()),
        }
    }
}
