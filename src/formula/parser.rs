//! From text to tree.
//!
//! ```text
//! relation = sum ("=" | "<>" | "<" | "<=" | ">" | ">=") sum
//! sum      = term (("+" | "-") term)*
//! term     = "-" term | power (("*" | "/") operand)*
//! operand  = "-" operand | power
//! power    = atom ("^" operand | superscript)?
//! atom     = number | constant | matrix | symbol | name "(" sum ("," sum)* ")" | "(" sum ")" | "√" atom
//!          | "integral" "(" symbol "," sum ".." sum "," sum ")"       (likewise "sum")
//!          | "integral" "(" symbol "," "R" "^" atom "," sum ")"
//!          | "diff" "(" sum "," symbol ("=" sum)? ")"
//! matrix   = "[" row ("," row)* "]"
//! row      = "[" sum ("," sum)* "]"
//! ```
//!
//! So `-x^2` is -(x²), `-a*b` is -(ab), `a/-b*c` is (a/(-b))c and `a^b^c` is a^(b^c). Recursion is at most [`MAX_NESTING`]
//! deep and no tree is deeper than [`MAX_DEPTH`]: every reading of a formula recurses over it, and no formula that a person
//! means comes near.

use rug::Rational;

use super::cursor::Cursor;
use super::domain;
use super::error::ParseError;
use super::lexer::Kind;
use super::misshape::Misshape;
use super::relation::{Relation, RelationOp};
use super::shape::{self, Known, Shape};
use super::symbol::{self, Symbol};
use super::tree::{Constant, Expr};
use crate::function::{self, Function};

/// How deep parentheses, exponents and signs may nest.
pub(crate) const MAX_NESTING: usize = 200;

/// How deep a tree may be, long sums and products included.
pub(crate) const MAX_DEPTH: usize = 1000;

/// Reads a formula.
pub(super) fn formula(text: &str) -> Result<Expr, ParseError> {
    let mut parser = Cursor::new(text)?;
    let formula = parser.sum()?.expr;
    if let Kind::Relation(..) = parser.here().kind {
        return Err(parser.error("a formula was expected here, not a relation"));
    }
    parser.end()?;
    Ok(formula)
}

/// Reads a relation. `a > b` becomes `b < a`, and `a >= b` becomes `b <= a`.
pub(super) fn relation(text: &str) -> Result<Relation, ParseError> {
    let mut parser = Cursor::new(text)?;
    let left = parser.sum()?;
    let sign = parser.here().column;
    let (op, exchanged) = parser.relation_sign()?;
    let right = parser.sum()?;
    shape::relation(op, [(&left.expr, left.shape), (&right.expr, right.shape)])
        .map_err(|why| parser.error_at(sign, why.to_string()))?;
    let (left, right) = (left.expr, right.expr);
    if let Kind::Relation(..) = parser.here().kind {
        return Err(parser.error("one relation sign is enough: write two relations"));
    }
    parser.end()?;
    let (lhs, rhs) = if exchanged { (right, left) } else { (left, right) };
    Ok(Relation { op, lhs, rhs })
}

/// A formula, how deep its tree is, and its shape as far as the text tells it.
pub(super) struct Grown {
    pub(super) expr: Expr,
    depth: usize,
    shape: Known,
}

impl Grown {
    /// A number.
    fn number(expr: Expr, depth: usize) -> Grown {
        let shape = Some(Shape::SCALAR);
        Grown { expr, depth, shape }
    }
}

/// The rules of the grammar.
impl Cursor<'_> {
    /// A tree over parts of which the deepest has the given depth.
    fn grown(&self, expr: Expr, deepest: usize, shape: Known) -> Result<Grown, ParseError> {
        if deepest >= MAX_DEPTH {
            return Err(self.error(format!("the formula is more than {MAX_DEPTH} operations deep")));
        }
        Ok(Grown {
            expr,
            depth: deepest + 1,
            shape,
        })
    }

    /// The shape found by a rule, or its refusal as an error at the column.
    fn shaped(&self, column: usize, shape: Result<Known, Misshape>) -> Result<Known, ParseError> {
        shape.map_err(|why| self.error_at(column, why.to_string()))
    }

    pub(super) fn sum(&mut self) -> Result<Grown, ParseError> {
        let mut left = self.term()?;
        loop {
            let minus = self.is_sign('-');
            if !minus && !self.is_sign('+') {
                return Ok(left);
            }
            let column = self.next().column;
            let right = self.term()?;
            let depth = left.depth.max(right.depth);
            let shape = self.shaped(column, shape::sum(left.shape, right.shape))?;
            let expr = if minus {
                left.expr - right.expr
            } else {
                left.expr + right.expr
            };
            left = self.grown(expr, depth, shape)?;
        }
    }

    fn term(&mut self) -> Result<Grown, ParseError> {
        if self.accept('-') {
            let positive = self.nested(Self::term)?;
            return self.grown(-positive.expr, positive.depth, positive.shape);
        }
        let mut left = self.power()?;
        loop {
            let over = self.is_sign('/');
            if !over && !self.is_sign('*') {
                return Ok(left);
            }
            let column = self.next().column;
            let right = self.operand()?;
            let depth = left.depth.max(right.depth);
            let rule = if over { shape::quotient } else { shape::product };
            let shape = self.shaped(column, rule(left.shape, right.shape))?;
            let expr = if over {
                left.expr / right.expr
            } else {
                left.expr * right.expr
            };
            left = self.grown(expr, depth, shape)?;
        }
    }

    fn operand(&mut self) -> Result<Grown, ParseError> {
        if self.accept('-') {
            let positive = self.nested(Self::operand)?;
            return self.grown(-positive.expr, positive.depth, positive.shape);
        }
        self.power()
    }

    fn power(&mut self) -> Result<Grown, ParseError> {
        let base = self.atom()?;
        let column = self.here().column;
        let exponent = match &self.here().kind {
            Kind::Superscript(n) => {
                let expr = Expr::integer(n.clone());
                self.next();
                Grown::number(expr, 2)
            }
            Kind::Sign('^') => {
                self.next();
                self.nested(Self::operand)?
            }
            _ => return Ok(base),
        };
        let depth = base.depth.max(exponent.depth);
        let shape = self.shaped(column, shape::power(base.shape, exponent.shape))?;
        self.grown(base.expr.pow(exponent.expr), depth, shape)
    }

    fn atom(&mut self) -> Result<Grown, ParseError> {
        let token = self.here().clone();
        match token.kind {
            Kind::Number(value) => {
                self.next();
                Ok(Grown::number(Expr::rational(&value), 2))
            }
            Kind::Name(name) => {
                self.next();
                self.named(&name, token.column)
            }
            Kind::Sign('(') => {
                self.next();
                let inner = self.nested(Self::sum)?;
                self.close(token.column)?;
                Ok(inner)
            }
            Kind::Sign('[') => {
                self.next();
                self.nested(|parser| parser.matrix(token.column))
            }
            Kind::Sign('√') => {
                self.next();
                let bare = !self.is_sign('(');
                let radicand = self.nested(Self::atom)?;
                if bare && matches!(self.here().kind, Kind::Sign('^') | Kind::Superscript(_)) {
                    return Err(self.error("write √(x^2) or (√x)^2: this could be either"));
                }
                let shape = shape::call(Function::Sqrt, &[], &[radicand.shape]);
                let shape = self.shaped(token.column, shape)?;
                self.grown(radicand.expr.sqrt(), radicand.depth, shape)
            }
            _ => Err(self.expected("a number, a name or `(`")),
        }
    }

    /// What begins with a name.
    fn named(&mut self, name: &str, column: usize) -> Result<Grown, ParseError> {
        if let Some(constant) = Constant::from_name(name) {
            return Ok(Grown::number(Expr::constant(constant), 1));
        }
        let function = Function::from_name(name);
        if !self.is_sign('(') {
            if function.is_some_and(|f| !f.is_letter()) || symbol::FORMS.contains(&name) {
                return Err(self.error_at(
                    column,
                    format!("`{name}` is a built-in function and needs `(` after it"),
                ));
            }
            let symbol = Symbol::from_canonical(name).map_err(|e| self.error_at(column, e.to_string()))?;
            return Ok(Grown {
                expr: symbol.into(),
                depth: 1,
                shape: None,
            });
        }
        let opened = self.next().column;
        match name {
            "integral" | "sum" => return self.nested(|parser| parser.range_form(name, opened)),
            "solve" => return self.nested(|parser| parser.solve_form(opened)),
            "diff" => return self.nested(|parser| parser.diff_form(opened, None)),
            _ => {}
        }
        if let Some(function) = function.filter(|function| function.order() > 0) {
            return self.nested(|parser| parser.diff_form(opened, Some(function)));
        }
        if let Some(meant) = function::misspelt(name) {
            let message = format!("unknown function `{name}`: it is called `{meant}` here");
            return Err(self.error_at(column, message));
        }
        let (arguments, shapes, depth) = self.nested(|parser| parser.arguments(opened, ')'))?;
        let mut shape = None;
        let expr = match function {
            Some(function) if !function.takes(arguments.len()) => {
                let (arity, given) = (function.arity(), arguments.len());
                return Err(self.error_at(column, format!("`{name}` takes {arity}, {given} given")));
            }
            Some(function) => {
                shape = self.shaped(column, shape::call(function, &arguments, &shapes))?;
                Expr::call(function, arguments)
            }
            None if arguments.is_empty() => {
                return Err(self.error_at(
                    column,
                    format!("`{name}()` needs an argument: a constant is written `{name}`"),
                ));
            }
            None => {
                let name = Symbol::from_canonical(name).map_err(|e| self.error_at(column, e.to_string()))?;
                Expr::apply(name, arguments)
            }
        };
        self.grown(expr, depth, shape)
    }

    /// The formulas after an opening parenthesis or bracket, with their shapes and the depth of the deepest.
    fn arguments(&mut self, opened: usize, end: char) -> Result<(Vec<Expr>, Vec<Known>, usize), ParseError> {
        let (mut found, mut shapes) = (Vec::new(), Vec::new());
        let mut depth = 0;
        if end == ')' && self.accept(end) {
            return Ok((found, shapes, depth));
        }
        loop {
            let column = self.here().column;
            let argument = self.sum()?;
            if end == ']' {
                shape::scalars(&[argument.shape], "an entry of a matrix")
                    .map_err(|why| self.error_at(column, why.to_string()))?;
            }
            depth = depth.max(argument.depth);
            found.push(argument.expr);
            shapes.push(argument.shape);
            if !self.accept(',') {
                match end {
                    ']' => self.close_bracket(opened)?,
                    _ => self.close(opened)?,
                }
                return Ok((found, shapes, depth));
            }
        }
    }

    /// A matrix after its first bracket.
    fn matrix(&mut self, opened: usize) -> Result<Grown, ParseError> {
        let mut rows: Vec<Vec<Expr>> = Vec::new();
        let mut depth = 0;
        loop {
            let column = self.here().column;
            if !self.accept('[') {
                return Err(self.error_at(column, "a matrix is written row by row, as in [[a, b], [c, d]]"));
            }
            let (row, _, deepest) = self.arguments(column, ']')?;
            if let Some(first) = rows.first().filter(|first| first.len() != row.len()) {
                let (number, has, wanted) = (rows.len() + 1, row.len(), first.len());
                let message = format!("row {number} has {has} entries where the first has {wanted}");
                return Err(self.error_at(column, message));
            }
            depth = depth.max(deepest);
            rows.push(row);
            if !self.accept(',') {
                break;
            }
        }
        self.close_bracket(opened)?;
        let shape = Shape::new(rows.len(), rows[0].len());
        if shape.rows.max(shape.columns) > shape::MAX_SIZE as usize {
            let message = format!("a matrix has at most {} rows and columns", shape::MAX_SIZE);
            return Err(self.error_at(opened, message));
        }
        self.grown(Expr::matrix(rows), depth, Some(shape))
    }

    /// `integral` or `sum` after its opening parenthesis.
    fn range_form(&mut self, name: &str, opened: usize) -> Result<Grown, ParseError> {
        let form = format!("{name}(x, lo..hi, f)");
        let var = self.variable()?;
        self.sign(',', &format!("`,` and a range: {form}"))?;
        let from = self.here().column;
        let lo = self.sum()?;
        if let Some(dimension) = domain::dimension(&lo.expr).filter(|_| name == "integral" && self.accept(',')) {
            let body = self.sum()?;
            self.close(opened)?;
            let depth = lo.depth.max(body.depth);
            return self.grown(Expr::space(var, dimension.clone(), body.expr), depth, body.shape);
        }
        self.sign('.', &format!("`..` and the upper bound: {form}"))?;
        let hi = self.sum()?;
        shape::scalars(&[lo.shape, hi.shape], "a range").map_err(|why| self.error_at(from, why.to_string()))?;
        self.sign(',', &format!("`,` after the range: {form}"))?;
        let body = self.sum()?;
        self.close(opened)?;
        let depth = lo.depth.max(hi.depth).max(body.depth);
        let expr = match name {
            "integral" => Expr::integral(var, lo.expr, hi.expr, body.expr),
            _ => Expr::sum(var, lo.expr, hi.expr, body.expr),
        };
        self.grown(expr, depth, body.shape)
    }

    /// `solve` after its opening parenthesis.
    fn solve_form(&mut self, opened: usize) -> Result<Grown, ParseError> {
        let form = "solve(x, f, u)";
        let column = self.here().column;
        let var = self.variable()?;
        self.sign(',', &format!("`,` and an increasing formula: {form}"))?;
        let body = self.sum()?;
        self.sign(',', &format!("`,` and the value to be reached: {form}"))?;
        let at = self.sum()?;
        self.close(opened)?;
        let shape = shape::scalars(&[body.shape, at.shape], "an increasing formula and its value");
        let shape = self.shaped(column, shape.map(|()| Some(Shape::SCALAR)))?;
        self.grown(Expr::inverse(var, body.expr, at.expr), body.depth.max(at.depth), shape)
    }

    /// `diff`, or a function that differentiates, after its opening parenthesis.
    fn diff_form(&mut self, opened: usize, function: Option<Function>) -> Result<Grown, ParseError> {
        let body = self.sum()?;
        let name = function.map_or("diff", Function::name);
        self.sign(',', &format!("`,` and the variable: {name}(f, x)"))?;
        let var = self.variable()?;
        let (at, depth) = match self.here().kind {
            Kind::Relation(RelationOp::Eq, false) => {
                self.next();
                let column = self.here().column;
                let at = self.sum()?;
                self.shaped(column, shape::scalars(&[at.shape], "a point").map(|()| None))?;
                (at.expr, body.depth.max(at.depth))
            }
            _ => (Expr::from(var.clone()), body.depth),
        };
        self.close(opened)?;
        match function {
            Some(function) => self.grown(function.differentiating(body.expr, &var, at), depth, None),
            None => self.grown(Expr::diff_at(body.expr, var, at), depth, body.shape),
        }
    }

    /// A formula whose value is rational.
    pub(super) fn rational(&mut self) -> Result<Option<Rational>, ParseError> {
        Ok(self.sum()?.expr.as_rational())
    }
}
