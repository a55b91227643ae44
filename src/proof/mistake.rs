//! Mistakes in the text of a claim: found when it is built, or when its definitions are read.

use crate::formula::{
    DefinitionError, Expr, NameError, NoDomain, ParseError, Relation, Symbol, parse_expr, parse_relation,
};
use crate::instrument::Wrong;
use crate::proof::theorem::library::names;
use crate::proof::{PointError, Source};

/// A mistake in the text of a claim. A claim with a mistake is not checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// A text is not a formula.
    #[error("formula {text}: {error}")]
    Formula {
        /// The text.
        text: String,
        /// What the parser found, and where.
        error: ParseError,
    },
    /// A text is not a relation.
    #[error("relation {text}: {error}")]
    Relation {
        /// The text.
        text: String,
        /// What the parser found, and where.
        error: ParseError,
    },
    /// A divisor by which numbers are told apart is none.
    #[error("`{0}` is no divisor: write a number from 2 to 60")]
    Divisor(String),
    /// A word is not a name.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A declared name is none.
    #[error("{0}: declare another name")]
    Declared(NameError),
    /// A text is not a point or a grid of points.
    #[error(transparent)]
    Point(#[from] PointError),
    /// A point outside of what is declared.
    #[error("the point {0} is outside the declared domains")]
    Outside(String),
    /// A point gives a value to a symbol that is not declared.
    #[error("`{symbol}` in the point {point} is not declared")]
    UnknownInPoint {
        /// The symbol.
        symbol: Symbol,
        /// The point.
        point: String,
    },
    /// A mistake within a statement.
    #[error("statement {number}, `{relation}`{}: {mistake}", step.as_ref().map(|name| format!(", step “{name}”")).unwrap_or_default())]
    Within {
        /// The number of the statement in the claim, from 1 on.
        number: usize,
        /// Its relation, as it was written.
        relation: String,
        /// The step, if the mistake is in one.
        step: Option<String>,
        /// The mistake.
        mistake: Box<Mistake>,
    },
    /// A step by a theorem that is not in the library.
    #[error("there is no theorem `{0}`; those of the library are {known}", known = names())]
    NoTheorem(String),
    /// A value of a parameter of a theorem that cannot be read.
    #[error("`{text}` gives no parameter of a theorem its value, as `F(x, y) = x*y` and `a = 0` do: {error}")]
    Given {
        /// The text.
        text: String,
        /// What is wrong.
        error: DefinitionError,
    },
    /// A definition that cannot be read, or uses itself.
    #[error("definition of {head}: {error}")]
    Definition {
        /// The head.
        head: String,
        /// Why.
        error: DefinitionError,
    },
    /// A definition used in the wrong way.
    #[error(transparent)]
    Use(#[from] DefinitionError),
    /// A symbol that is not declared.
    #[error("`{symbol}` in {relation} has no declared domain")]
    Undeclared {
        /// The symbol.
        symbol: Symbol,
        /// Where it occurs.
        relation: Relation,
    },
    /// A range of rational numbers that is none.
    #[error("the range {lo}..{hi} of `{name}` needs two rationals in order")]
    Range {
        /// The symbol.
        name: String,
        /// The lower end.
        lo: String,
        /// The upper end.
        hi: String,
    },
    /// Matrices of a size that is none.
    #[error("the matrices {names}: {why}")]
    Matrices {
        /// The names.
        names: String,
        /// Why.
        why: NoDomain,
    },
    /// Open functions that are not declared as such.
    #[error("function {declaration}: {why}")]
    Function {
        /// The declaration.
        declaration: String,
        /// Why.
        why: ParseError,
    },
    /// A supposition of another form.
    #[error("supposition {0}: it is written `integral(…) exists` or `sum(…) exists`")]
    Supposition(String),
    /// A supposition of something else than an integral or a series.
    #[error("supposition {0} exists: only an integral or a series is supposed to exist")]
    Supposed(Expr),
    /// A supposition about a symbol without a domain.
    #[error("`{symbol}` in the supposition {formula} has no declared domain")]
    SupposedOf {
        /// The symbol.
        symbol: Symbol,
        /// What is supposed to exist.
        formula: Expr,
    },
    /// A symbol for a size that is not declared as one.
    #[error("the size `{size}` of `{matrix}` is not declared as a natural number from 1 on")]
    Size {
        /// The size.
        size: Symbol,
        /// The matrix.
        matrix: Symbol,
    },
    /// Derivatives and matrices in one formula.
    #[error("{0}: derivatives are not taken where matrices occur")]
    DerivativeOfMatrices(Expr),
    /// A statement is said to decide a place that the claim does not name.
    #[error("a statement is said to decide {0}, which the claim does not name")]
    Place(Source),
    /// What is said of the statement before, where there is none.
    #[error("`{0}` needs a statement before it")]
    NothingBefore(&'static str),
    /// A label that another statement has, or a second one of the same statement.
    #[error("the label `{0}` is given where there is one already")]
    Label(String),
    /// A label that no statement before has.
    #[error("no statement before this one has the label `{0}`")]
    NotBefore(String),
    /// A relation between numbers holds for all of them, and nothing is to be supposed, or supposing it says nothing.
    #[error(
        "`{0}` cannot be supposed, as no open function is in it: a supposition holds for all values of its symbols; declare where they range instead"
    )]
    NothingOpen(Relation),
    /// There is no statement of that number.
    #[error("there is no statement {0}")]
    NoStatement(usize),
    /// There is no such statement.
    #[error("there is no statement `{0}` to restate")]
    NothingToRestate(String),
    /// There is no such definition.
    #[error("`{0}` is not defined, so that it cannot be defined anew")]
    NothingToDefineAnew(String),
    /// A chain that stops on its way.
    #[error("the proof of {0} does not end at its right side")]
    Unfinished(Relation),
    /// A chain of the wrong relations.
    #[error("a link of the proof of {0} is not an equality")]
    Link(Relation),
    /// An equation that should give a symbol its value.
    #[error("`{0}` does not give a symbol its value")]
    NoValue(String),
    /// An equation that gives a symbol a value once more.
    #[error("`{0}` gives a symbol a second value")]
    SecondValue(String),
    /// An equation that should change a variable.
    #[error("`{0}` is no substitution, which is written new = formula in the old variable")]
    NoSubstitution(String),
    /// The head of an initial value problem.
    #[error("`{0}` is not a name applied to the time of the system")]
    Head(String),
    /// The head of an initial value problem is defined as well.
    #[error("`{0}` is also a definition")]
    AlsoDefined(String),
    /// An initial value that moves.
    #[error("the value of `{0}` at time 0 depends on the time")]
    MovingStart(String),
    /// A trajectory of nothing.
    #[error("a trajectory needs an initial value problem")]
    NoSystem,
    /// A trajectory with an open parameter.
    #[error("the grid of a trajectory has no value for `{0}`")]
    OpenParameter(Symbol),
    /// An instrument asked for in the wrong way.
    #[error("{}", .0.why)]
    Measurement(Wrong),
    /// A quantity that two experiments yield.
    #[error("`{0}` is measured twice")]
    MeasuredTwice(Symbol),
    /// A quantity that is also a symbol.
    #[error("`{0}` is measured and declared")]
    MeasuredAndDeclared(Symbol),
    /// A name is declared and defined, so that it is not left open.
    #[error("`{0}` is declared and defined: leave one of them out")]
    DeclaredAndDefined(Symbol),
    /// A quantity that no experiment yields.
    #[error("`{symbol}` in {relation} is not measured")]
    NotMeasured {
        /// The quantity.
        symbol: Symbol,
        /// Where it occurs.
        relation: Relation,
    },
    /// A relation between constants, for which no experiment is needed.
    #[error("nothing in {0} is measured")]
    NothingMeasured(Relation),
}

/// The formula of a text.
pub(crate) fn formula(text: &str) -> Result<Expr, Mistake> {
    parse_expr(text).map_err(|error| Mistake::Formula {
        text: text.into(),
        error,
    })
}

/// The relation of a text.
pub(crate) fn relation(text: &str) -> Result<Relation, Mistake> {
    parse_relation(text).map_err(|error| Mistake::Relation {
        text: text.into(),
        error,
    })
}

/// The symbol of a name.
pub(crate) fn symbol(name: &str) -> Result<Symbol, Mistake> {
    Ok(Symbol::parse(name)?)
}
