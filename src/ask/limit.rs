//! Work that is waited for no longer than it may take.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::session::Session;

/// Bytes of stack: formulas are trees, and the layers walk them by recursion.
const STACK: usize = 1 << 27;
/// How much longer than it may take an answer is waited for. The session refuses work when the time is over, but what is being computed is
/// finished first.
const GRACE: Duration = Duration::from_millis(500);

/// Does the work on a thread and in a session of its own that end with the time. `None` if no answer came in time: the thread is left to
/// finish the number that it is at. Where the system grants no thread, the work is done here.
pub(super) fn within<T: Send + 'static>(
    budget: Duration,
    work: impl FnOnce() -> T + Send + Clone + 'static,
) -> Option<T> {
    let session = Session::until(Instant::now() + budget);
    let (send, receive) = channel();
    let (there, here) = ((session.clone(), work.clone()), work);
    let started = thread::Builder::new().stack_size(STACK).spawn(move || {
        let (session, work) = there;
        // Nobody is there any more to receive what comes too late.
        send.send(session.enter(work)).ok();
    });
    let Ok(thread) = started else {
        return Some(session.enter(here));
    };
    match receive.recv_timeout(budget + GRACE) {
        Ok(answer) => Some(answer),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => None,
        },
    }
}
