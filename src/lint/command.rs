//! The commands of LaTeX: what they mean as signs, names and spaces.

use super::function::is_function;
use super::term::joins;
use super::token::{FARTHEST, Kind, Lexer};

/// Environments of which the content is mathematics.
const DISPLAYS: [&str; 9] = [
    "equation",
    "align",
    "gather",
    "multline",
    "eqnarray",
    "displaymath",
    "math",
    "flalign",
    "alignat",
];

/// Environments of which nothing is read.
const VERBATIM: [&str; 5] = ["verbatim", "lstlisting", "minted", "comment", "tikzpicture"];

impl Lexer<'_> {
    /// What begins with a backslash.
    pub(super) fn command(&mut self) {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let letters = rest.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        if letters == 0 {
            return match self.peek(1) {
                '(' | '[' if self.closing.is_none() => {
                    let closing = if self.peek(1) == '(' { "\\)" } else { "\\]" };
                    match self.closes(2, closing) {
                        true => {
                            self.push(Kind::Sign('$'), 2);
                            self.closing = Some(closing.into());
                        }
                        false => self.push(Kind::Sign('\0'), 2),
                    }
                }
                ',' | ';' | ':' | '!' | ' ' | '/' | '\n' => self.skip(2),
                '\\' => self.push(Kind::Sign('↵'), 2),
                '{' => self.push(Kind::Sign('('), 2),
                '}' => self.push(Kind::Sign(')'), 2),
                '|' => self.push(Kind::Sign('|'), 2),
                '%' => self.push(Kind::Sign('%'), 2),
                _ => self.push(Kind::Sign('\0'), 2),
            };
        }
        let name: String = rest[..letters].iter().collect();
        let length = letters + 1;
        let kind = match name.as_str() {
            "left" | "right" | "big" | "Big" | "bigg" | "Bigg" | "bigl" | "bigr" | "Bigl" | "Bigr" | "biggl"
            | "biggr" | "Biggl" | "Biggr" | "displaystyle" | "textstyle" | "limits" | "nolimits" | "nonumber"
            | "notag" | "hline" | "toprule" | "midrule" | "bottomrule" | "thinspace" | "mathstrut" | "strut" => {
                return self.skip(length);
            }
            "mathrm" | "operatorname" | "mathop" | "mathsf" | "mathit" => return self.upright(length),
            "text" | "mbox" | "textrm" | "textnormal" => return self.words_in(length),
            "label" | "tag" | "cite" | "ref" | "eqref" | "footnote" | "href" | "url" => {
                let (_, group) = self.group(length);
                return self.push(Kind::Sign(';'), length + group);
            }
            "begin" | "end" => return self.environment(&name, length),
            "quad" | "qquad" | "implies" | "iff" | "Rightarrow" | "Longrightarrow" | "to" | "rightarrow" | "mapsto"
            | "Leftrightarrow" | "newline" | "par" | "item" | "coloneqq" | "equiv" | "propto" | "hspace" | "mid" => {
                Kind::Sign(';')
            }
            "tabularnewline" | "cr" => Kind::Sign('↵'),
            "approx" | "simeq" | "cong" | "doteq" | "approxeq" => Kind::Sign('≈'),
            "le" | "leq" | "leqslant" | "lt" | "ll" | "lesssim" | "ge" | "geq" | "geqslant" | "gt" | "gg"
            | "gtrsim" => Kind::Sign('<'),
            "ne" | "neq" | "sim" => Kind::Sign('≠'),
            "ldots" | "dots" | "cdots" | "dotsc" => Kind::Sign('…'),
            "cdot" | "times" | "ast" => Kind::Sign('*'),
            "div" => Kind::Sign('/'),
            "pm" | "mp" => Kind::Sign('±'),
            "lvert" | "rvert" | "vert" => Kind::Sign('|'),
            "lparen" | "lbrace" | "lbrack" => Kind::Sign('('),
            "rparen" | "rbrace" | "rbrack" => Kind::Sign(')'),
            "dfrac" | "tfrac" | "cfrac" | "frac" => Kind::Command("frac".into()),
            "binom" | "dbinom" | "tbinom" => Kind::Command("binom".into()),
            "pi" | "uppi" => Kind::Word("pi".into()),
            "infty" => Kind::Word("oo".into()),
            // Of these the commands are letters, or take their arguments otherwise.
            "beta" | "gamma" | "choose" | "sqrt" => Kind::Command(name),
            _ if is_function(&name) => Kind::Word(name),
            _ => Kind::Command(name),
        };
        self.push(kind, length);
    }

    /// What stands in braces `ahead` characters from here, and how long it is with them.
    fn group(&self, ahead: usize) -> (String, usize) {
        let rest = self.text.get(self.at + ahead..).unwrap_or_default();
        let star = usize::from(rest.first() == Some(&'*'));
        let rest = rest.get(star..).unwrap_or_default();
        if rest.first() != Some(&'{') {
            return (String::new(), star);
        }
        let mut depth = 0_i32;
        let end = rest.iter().take(FARTHEST).position(|c| {
            depth += i32::from(*c == '{') - i32::from(*c == '}');
            depth == 0
        });
        let inside = end.map_or(&rest[1..1], |end| &rest[1..end]);
        (inside.iter().collect(), star + end.map_or(1, |end| end + 1))
    }

    /// An upright name: a function, a constant, or a unit.
    fn upright(&mut self, length: usize) {
        let (name, group) = self.group(length);
        let name = name.trim().trim_matches(['\\', ',', ';', '~']).to_owned();
        let letters = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
        let kind = if letters { Kind::Word(name) } else { Kind::Sign('\0') };
        self.push(kind, length + group);
    }

    /// Words in mathematics: they separate if they are of the kind that does, and are unread otherwise.
    fn words_in(&mut self, length: usize) {
        let (words, group) = self.group(length);
        let first = words.split_whitespace().next().unwrap_or(",").to_lowercase();
        let separates = joins(&first) || first.starts_with([',', '.', ';', ':', '(']);
        let sign = if separates { ';' } else { '\0' };
        self.push(Kind::Sign(sign), length + group);
    }

    fn environment(&mut self, name: &str, length: usize) {
        let (inside, group) = self.group(length);
        let plain = inside.trim_end_matches('*');
        let end = format!("\\end{{{inside}}}");
        self.push(Kind::Sign('§'), length + group);
        if name == "begin" && self.closing.is_none() {
            if VERBATIM.contains(&plain) {
                let end: Vec<char> = end.chars().collect();
                let rest = self.text.get(self.at..).unwrap_or_default();
                let found = rest.windows(end.len()).position(|here| here == end);
                self.at += found.unwrap_or(rest.len());
            } else if DISPLAYS.contains(&plain) {
                self.closing = Some(end);
            }
        }
    }
}
