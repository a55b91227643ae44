//! A special case of a statement proved before.
//!
//! A statement holds for all values of its symbols in their declared domains, so for formulas in their place whose values lie
//! there. Both sides may have a positive factor besides.

use std::collections::BTreeMap;

use crate::exact::{Normal, Scope, Sign, normal};
use crate::formula::{Domain, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::check::Context;
use crate::proof::{Evidence, Grade, Method, Verdict};

impl Context<'_> {
    /// The relation as the statement `text` with formulas in the place of symbols, as in `q = u/z`.
    pub(super) fn special(
        &self,
        method: &Method,
        text: &str,
        at: &[String],
        relation: &Relation,
    ) -> Result<Evidence, String> {
        let undecided = |why: String| Ok(Evidence::undecided(Grade::Exact, format!("{text}: {why}")));
        let Some((place, statement)) = self.cited(method, text) else {
            return undecided("no statement before this one".into());
        };
        let outcome = self.check(statement)?;
        if outcome.verdict != Verdict::Proved {
            return undecided("not proved for all values of its symbols".into());
        }
        let rule = self.expanded(&outcome.relation)?;
        let mut values = BTreeMap::new();
        for equation in at {
            let parsed = self.relation(equation)?;
            let symbol = match (parsed.op, parsed.lhs.node()) {
                (RelationOp::Eq, Node::Symbol(symbol)) => symbol.clone(),
                _ => return Err(format!("`{equation}` does not give a symbol its value")),
            };
            let value = self.expand(&parsed.rhs)?;
            let value = self
                .places
                .iter()
                .fold(value, |value, (symbol, place)| value.substitute(symbol, place));
            if let Err(why) = self.lies_in_domain(&symbol, &value) {
                return undecided(why);
            }
            if values.insert(symbol, value).is_some() {
                return Err(format!("`{equation}` gives a symbol a second value"));
            }
        }
        if let Err(why) = self.meets_suppositions(statement, &values) {
            return undecided(why);
        }
        let (lhs, rhs) = (rule.lhs.substitute_all(&values), rule.rhs.substitute_all(&values));
        let implied = rule.op == relation.op
            || relation.op == RelationOp::Le && matches!(rule.op, RelationOp::Eq | RelationOp::Lt)
            || relation.op == RelationOp::Ne && rule.op == RelationOp::Lt;
        if !implied {
            return undecided("not the same relation".into());
        }
        // Equal numbers need not be real, as those that are compared must be.
        let scope = Scope::new(&self.claim.domains);
        let real = || normal(&relation.rhs, &scope).is_ok_and(|side| scope.is_real(&side));
        if (rule.op, relation.op) == (RelationOp::Eq, RelationOp::Le) && !real() {
            return undecided("the two sides are not seen to be real".into());
        }
        if !self.same_up_to_a_factor((&relation.lhs, &relation.rhs), (&lhs, &rhs)) {
            return undecided("the two sides are not seen to be those of the special case".into());
        }
        let grade = outcome.grade;
        Ok(Evidence::proved(
            grade,
            format!("statement {} at {}", place + 1, at.join(", ")),
        ))
    }

    /// Whether the sides are those of the rule, or become them without common factors that are written first and positive.
    fn same_up_to_a_factor(&self, (left, right): (&Expr, &Expr), rule: (&Expr, &Expr)) -> bool {
        if self.same(left, rule.0) && self.same(right, rule.1) {
            return true;
        }
        let scope = Scope::new(&self.claim.domains);
        let positive = |f: &Expr| normal(f, &scope).is_ok_and(|f| scope.sign_of(&f) == Some(Sign::Positive));
        match (left.node(), right.node()) {
            (Node::Mul(f, l), Node::Mul(g, r)) if f == g && positive(f) => self.same_up_to_a_factor((l, r), rule),
            _ => false,
        }
    }

    /// `|b| - c <= |a|` by the statement `|a - b| <= c`, whose sides exist since it is proved.
    pub(super) fn triangle(&self, method: &Method, text: &str, relation: &Relation) -> Result<Evidence, String> {
        let undecided = |why: &str| Ok(Evidence::undecided(Grade::Exact, format!("{text}: {why}")));
        let Some((place, statement)) = self.cited(method, text) else {
            return undecided("no statement before this one");
        };
        let outcome = self.check(statement)?;
        if outcome.verdict != Verdict::Proved {
            return undecided("not proved for all values of its symbols");
        }
        if let Err(why) = self.meets_suppositions(statement, &BTreeMap::new()) {
            return undecided(&why);
        }
        let rule = self.expanded(&outcome.relation)?;
        let inside = |side: &Expr| match side.node() {
            Node::Call(Function::Abs, arguments) => arguments.first().cloned(),
            _ => None,
        };
        let difference = inside(&rule.lhs);
        let (a, b) = match difference.as_ref().map(Expr::node) {
            Some(Node::Sub(a, b)) => (a, b),
            _ => return undecided("not a bound of the modulus of a difference"),
        };
        let bounds = (rule.op, relation.op) == (RelationOp::Le, RelationOp::Le);
        let least = Expr::call(Function::Abs, vec![b.clone()]) - rule.rhs.clone();
        if !bounds || inside(&relation.rhs).as_ref() != Some(a) || !self.same(&relation.lhs, &least) {
            return undecided("the relation is not the one that the triangle inequality gives");
        }
        let seen = format!("by statement {} and the triangle inequality", place + 1);
        Ok(Evidence::proved(outcome.grade, seen))
    }

    /// Whether the formulas are the same, or have the same normal form.
    fn same(&self, left: &Expr, right: &Expr) -> bool {
        let difference = || normal(&(left.clone() - right.clone()), &Scope::new(&self.claim.domains));
        left == right || difference().is_ok_and(|difference| difference.is_zero())
    }

    fn lies_in_domain(&self, symbol: &Symbol, value: &Expr) -> Result<(), String> {
        let scope = Scope::new(&self.claim.domains);
        let number = normal(value, &scope).map_err(|obstacle| obstacle.to_string())?;
        let sign = |number: &Normal| match number.is_zero() {
            true => Some(Sign::Zero),
            false => scope.sign_of(number),
        };
        let not_negative =
            |number: &Normal| matches!(sign(number), Some(Sign::Zero | Sign::Positive | Sign::Nonnegative));
        let lies = match self.claim.domains.get(symbol) {
            Some(Domain::Real) => true,
            Some(Domain::Positive) => sign(&number) == Some(Sign::Positive),
            Some(Domain::Nonnegative) => not_negative(&number),
            Some(Domain::Nonzero) => matches!(sign(&number), Some(Sign::Positive | Sign::Negative | Sign::Nonzero)),
            Some(Domain::Natural { from }) => {
                scope.is_integral(&number) && not_negative(&(&number - &Normal::integer(*from)))
            }
            Some(Domain::Between { lo, hi }) => {
                not_negative(&(&number - &Normal::rational(lo))) && not_negative(&(&Normal::rational(hi) - &number))
            }
            Some(Domain::Prime | Domain::Matrix { .. }) | None => false,
        };
        match lies && scope.is_real(&number) {
            true => Ok(()),
            false => Err(format!("{value} is not seen to lie in the domain of `{symbol}`")),
        }
    }
}
