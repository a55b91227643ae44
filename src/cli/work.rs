//! Long work: threads, and a bar that shows how far it is.

use std::io::{IsTerminal as _, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use kenzan::session::Session;

/// Bytes of stack of each thread: formulas are trees, and the layers walk them by recursion.
const STACK: usize = 1 << 27;

/// Does the work in a session of its own and in a pool of so many threads, by default one for each processor. Where the system grants no more threads, it is done
/// without.
pub(crate) fn within<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.unwrap_or(0))
        .stack_size(STACK)
        .build();
    match pool {
        Ok(pool) => pool.install(|| Session::new().enter(work)),
        Err(_) => Session::new().enter(work),
    }
}

/// A bar on standard error where that is a terminal, and nothing elsewhere.
pub(crate) fn progress(length: usize, what: &str) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length as u64);
    let template = format!("{{elapsed_precise}} [{{bar:40}}] {{pos}}/{{len}} {what} {{msg}}");
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The same where it is not known how much there is to do.
pub(crate) fn counter(what: &str) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{elapsed_precise}} {what}: {{pos}}")) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
