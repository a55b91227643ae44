//! What a claim declares: where its symbols range, and the functions that it leaves open.

use crate::formula::{Domain, Symbol, parse_expr};
use crate::proof::{Claim, Mistake};

impl Claim {
    /// Declares symbols, separated by spaces, that range over the real numbers.
    #[must_use]
    pub fn real(self, names: &str) -> Claim {
        self.declare(names, Domain::Real)
    }

    /// Declares symbols, separated by spaces, that range over the positive numbers.
    #[must_use]
    pub fn positive(self, names: &str) -> Claim {
        self.declare(names, Domain::Positive)
    }

    /// Declares symbols, separated by spaces, that range over the numbers >= 0.
    #[must_use]
    pub fn nonnegative(self, names: &str) -> Claim {
        self.declare(names, Domain::Nonnegative)
    }

    /// Declares symbols, separated by spaces, that range over the real numbers except 0.
    #[must_use]
    pub fn nonzero(self, names: &str) -> Claim {
        self.declare(names, Domain::Nonzero)
    }

    /// Declares a natural number that starts at `from`.
    #[must_use]
    pub fn natural(self, name: &str, from: u32) -> Claim {
        self.declare(name, Domain::Natural { from })
    }

    /// Declares a symbol that ranges over the prime numbers.
    #[must_use]
    pub fn prime(self, name: &str) -> Claim {
        self.declare(name, Domain::Prime)
    }

    /// Declares a symbol that ranges over the closed interval from `lo` to `hi`, both exact formulas such as `-4` or `1/10`.
    #[must_use]
    pub fn between(mut self, name: &str, lo: &str, hi: &str) -> Claim {
        let end = |text: &str| parse_expr(text).ok().and_then(|e| e.as_rational());
        match (end(lo), end(hi)) {
            (Some(lo), Some(hi)) if lo <= hi => self.declare(name, Domain::Between { lo, hi }),
            _ => {
                self.mistakes.push(Mistake::Range {
                    name: name.into(),
                    lo: lo.into(),
                    hi: hi.into(),
                });
                self
            }
        }
    }

    /// Declares real matrices, their names separated by spaces, of so many rows and columns, each of them a number or a
    /// symbol declared as a natural number from 1 on. A column has `1` column.
    #[must_use]
    pub fn matrix(mut self, names: &str, rows: &str, columns: &str) -> Claim {
        let domain = match (parse_expr(rows), parse_expr(columns)) {
            (Ok(rows), Ok(columns)) => Domain::matrices(&rows, &columns).map_err(|why| Mistake::Matrices {
                names: names.into(),
                why,
            }),
            (Err(error), _) | (_, Err(error)) => Err(Mistake::Formula {
                text: format!("{rows} by {columns}"),
                error,
            }),
        };
        match domain {
            Ok(domain) => self.declare(names, domain),
            Err(mistake) => {
                self.mistakes.push(mistake);
                self
            }
        }
    }

    /// Declares functions that are left open, as in `f g: R -> C, integrable` (see [`parse_functions`](crate::formula::parse_functions)):
    /// what is shown holds for every function of these classes. A name that is applied in a statement and neither defined nor declared is a
    /// mistake.
    #[must_use]
    pub fn function(mut self, declaration: &str) -> Claim {
        if let Err(why) = self.domains.declare_functions(declaration) {
            let declaration = declaration.into();
            self.mistakes.push(Mistake::Function { declaration, why });
        }
        self
    }

    pub(crate) fn declare(mut self, names: &str, domain: Domain) -> Claim {
        for name in names.split_whitespace() {
            match Symbol::parse(name) {
                Ok(symbol) => drop(self.domains.insert(symbol, domain.clone())),
                Err(why) => self.mistakes.push(Mistake::Declared(why)),
            }
        }
        self
    }
}
