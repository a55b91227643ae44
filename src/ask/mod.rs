//! Questions that anybody may ask: the value of a formula ([`eval`]), and whether a relation holds ([`prove`]).
//!
//! ```
//! use kenzan::ask::{Asked, Status};
//!
//! let answer = kenzan::eval("integral(x, -oo..oo, exp(-a*x^2))", &Asked::new().letting("a = 2")?)?;
//! assert_eq!(answer.status(), Status::Value);
//! assert_eq!(answer.closed.map(|form| form.to_string()), Some("sqrt(2)*sqrt(pi)/2".to_owned()));
//!
//! let answer = kenzan::eval("sin(x)/x", &Asked::new().letting("x = 1..2")?.digits(6)?)?;
//! assert_eq!(kenzan::ask::text(&answer), "[0.454648, 0.841471]");
//!
//! let answer = kenzan::eval("integral(x, 0..1, 1/(2*x - 1))", &Asked::new())?;
//! assert_eq!(answer.status(), Status::Divergent);
//!
//! let wrong = kenzan::eval("2*y", &Asked::new()).unwrap_err();
//! assert!(wrong.to_string().starts_with("column 3: `y` has no value"));
//!
//! use kenzan::ask::Given;
//! use kenzan::proof::Verdict;
//!
//! let given = Given::new().declaring("a > 0")?.letting("G(a) = integral(x, -oo..oo, exp(-a*x^2))")?;
//! assert_eq!(kenzan::prove("G(a) = sqrt(pi/a)", &given)?.verdict, Verdict::Proved);
//! let judgement = kenzan::prove("G(a) = sqrt(pi)/a", &given)?;
//! assert_eq!(judgement.verdict, Verdict::Refuted);
//! assert_eq!(judgement.counterexample.map(|found| found.point), Some("a = 2".to_owned()));
//! # Ok::<(), kenzan::ask::Wrong>(())
//! ```

mod answer;
mod asked;
mod evaluation;
mod given;
mod hindrance;
mod judgement;
mod letting;
mod limit;
mod printing;
mod proving;
mod range;
mod report;
mod split;
mod wrong;

pub use answer::{Answer, Found, Route, Status, Value};
pub use asked::{Asked, BUDGET, MOST_DIGITS};
pub use evaluation::eval;
pub use given::{ASKED, Given};
pub use hindrance::Hindrance;
pub use judgement::{Judgement, Open, Shown};
pub use printing::{hex, json, latex, text, verbose};
pub use proving::prove;
pub use report::{judgement_json, judgement_text};
pub use wrong::Wrong;
