//! Questions that anybody may ask: the value of a formula ([`eval`]).
//!
//! ```
//! use kenzan::ask::{Asked, Status};
//!
//! let answer = kenzan::eval("integral(x, -oo..oo, exp(-a*x^2))", &Asked::new().letting("a = 2")?)?;
//! assert_eq!(answer.status(), Status::Value);
//! assert_eq!(answer.closed.map(|form| form.to_string()), Some("sqrt(2)*sqrt(pi)/2".to_owned()));
//!
//! let answer = kenzan::eval("sin(x)/x", &Asked::new().letting("x = 1..2")?.digits(6)?)?;
//! assert_eq!(kenzan::ask::text(&answer), "[0.45464871, 0.84147099]");
//!
//! let answer = kenzan::eval("integral(x, 0..1, 1/(2*x - 1))", &Asked::new())?;
//! assert_eq!(answer.status(), Status::Divergent);
//!
//! let wrong = kenzan::eval("2*y", &Asked::new()).unwrap_err();
//! assert!(wrong.to_string().starts_with("column 3: `y` has no value"));
//! # Ok::<(), kenzan::ask::Wrong>(())
//! ```

mod answer;
mod asked;
mod evaluation;
mod hindrance;
mod letting;
mod limit;
mod printing;
mod range;
mod split;
mod wrong;

pub use answer::{Answer, Found, Route, Status, Value};
pub use asked::{Asked, BUDGET, MOST_DIGITS};
pub use evaluation::eval;
pub use hindrance::Hindrance;
pub use printing::{hex, json, latex, text, verbose};
pub use wrong::Wrong;
