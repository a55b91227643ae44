//! Room on the stack for what walks formulas by recursion.
//!
//! A formula may be a thousand operations deep, and what a level costs depends on the build: unoptimised, a default thread overflows long
//! before. So a deep formula is walked on a thread of its own, with a stack that its depth determines; on that thread, formulas up to this
//! depth are walked at once.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::thread;

use crate::session::Session;

/// The depth that every thread has room for.
const SHALLOW: usize = 64;

/// Bytes of stack for each level.
const LEVEL: usize = 1 << 16;

/// No more levels than these get room of their own.
const DEEPEST: usize = 1 << 12;

thread_local! {
    static ROOM: Cell<usize> = const { Cell::new(SHALLOW) };
}

/// Whether this thread has room for work that recurses to a depth.
pub(crate) fn is_enough_for(depth: usize) -> bool {
    depth.min(DEEPEST) <= ROOM.get()
}

/// Does work that recurses to a depth, in the session at hand, where there is room for it. Where the system grants no thread, it is done
/// where it is asked for.
pub(crate) fn for_depth<T: Send>(depth: usize, work: impl Fn() -> T + Sync) -> T {
    if is_enough_for(depth) {
        return work();
    }
    let levels = depth.min(DEEPEST);
    let session = Session::current();
    let done = thread::scope(|scope| {
        let roomy = || {
            ROOM.set(levels);
            match &session {
                Some(session) => session.enter(&work),
                None => {
                    let before = ROOM.replace(levels);
                    let answer = work();
                    ROOM.set(before);
                    answer
                }
            }
        };
        let thread = thread::Builder::new().stack_size((levels + SHALLOW) * LEVEL);
        thread.spawn_scoped(scope, roomy).ok().map(|thread| thread.join())
    });
    match done {
        Some(Ok(answer)) => answer,
        Some(Err(panic)) => resume_unwind(panic),
        None => work(),
    }
}
