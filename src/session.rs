//! A session: what one run has worked out, so that nothing is worked out twice.
//!
//! Many claims ask the same things: the tree of a text, the normal form of a formula in a scope, the program of an integrand.
//! Each such `Question` is a value that determines its answer completely, and compares equal to another only if it asks
//! the same: whatever an answer depends on is a field of the question. So a session changes how long a run takes and nothing else; a run
//! without one gives the same results.
//!
//! The session belongs to the work, not to the process: it is [entered](Session::enter) by the thread that works, handed on where
//! work is shared among threads (`shared`), and gone with the run. Its tables are emptied when they grow too long.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most answers of one kind that are kept.
const MOST: usize = 1 << 17;

/// What can be remembered: a value that determines its answer.
pub(crate) trait Question: Clone + Eq + Hash + Send + 'static {
    /// What is asked for, in the plural, for the counts.
    const WHAT: &'static str;
    /// The answer; cheap to clone.
    type Answer: Clone + Send + 'static;
    /// Works the answer out.
    fn answer(&self) -> Self::Answer;
}

/// The memory of one run.
#[derive(Clone, Default)]
pub struct Session(Arc<Mutex<HashMap<TypeId, Arc<dyn Kind>>>>);

/// How often answers of one kind were asked for and worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The kind.
    pub what: &'static str,
    /// How often an answer was asked for.
    pub asked: u64,
    /// How often one was worked out.
    pub answered: u64,
    /// How many different ones there are.
    pub distinct: u64,
}

/// The answers of one kind.
struct Table<Q: Question> {
    known: Mutex<HashMap<Q, Q::Answer>>,
    asked: AtomicU64,
    answered: AtomicU64,
    forgotten: AtomicU64,
}

/// A table, whatever its kind.
trait Kind: Any + Send + Sync {
    fn count(&self) -> Count;
    fn any(self: Arc<Self>) -> Arc<dyn Any + Send + Sync>;
}

thread_local! {
    static CURRENT: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// A lock is never held while an answer is worked out, so what it guards is sound even after a panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<Q: Question> Kind for Table<Q> {
    fn count(&self) -> Count {
        Count {
            what: Q::WHAT,
            asked: self.asked.load(Ordering::Relaxed),
            answered: self.answered.load(Ordering::Relaxed),
            distinct: lock(&self.known).len() as u64 + self.forgotten.load(Ordering::Relaxed),
        }
    }

    fn any(self: Arc<Self>) -> Arc<dyn Any + Send + Sync> {
        self
    }
}

impl<Q: Question> Table<Q> {
    fn new() -> Table<Q> {
        Table {
            known: Mutex::default(),
            asked: AtomicU64::new(0),
            answered: AtomicU64::new(0),
            forgotten: AtomicU64::new(0),
        }
    }

    fn answer(&self, question: Q) -> Q::Answer {
        self.asked.fetch_add(1, Ordering::Relaxed);
        if let Some(answer) = lock(&self.known).get(&question) {
            return answer.clone();
        }
        let answer = question.answer();
        self.answered.fetch_add(1, Ordering::Relaxed);
        let mut known = lock(&self.known);
        if known.len() >= MOST {
            self.forgotten.fetch_add(known.len() as u64, Ordering::Relaxed);
            known.clear();
        }
        known.insert(question, answer.clone());
        answer
    }
}

impl Session {
    /// A session that remembers nothing yet.
    #[must_use]
    pub fn new() -> Session {
        Session::default()
    }

    /// The session of the work at hand.
    #[must_use]
    pub fn current() -> Option<Session> {
        CURRENT.with_borrow(Clone::clone)
    }

    /// Does the work in this session.
    pub fn enter<T>(&self, work: impl FnOnce() -> T) -> T {
        within(Some(self.clone()), work)
    }

    /// Does the work without any session.
    pub fn without<T>(work: impl FnOnce() -> T) -> T {
        within(None, work)
    }

    /// How often each kind of answer was asked for and worked out, in the order of their names.
    #[must_use]
    pub fn counts(&self) -> Vec<Count> {
        let tables: Vec<_> = lock(&self.0).values().cloned().collect();
        let mut counts: Vec<Count> = tables.iter().map(|table| table.count()).collect();
        counts.sort();
        counts
    }

    fn table<Q: Question>(&self) -> Option<Arc<Table<Q>>> {
        let mut tables = lock(&self.0);
        let table = tables
            .entry(TypeId::of::<Q>())
            .or_insert_with(|| Arc::new(Table::<Q>::new()));
        Arc::clone(table).any().downcast().ok()
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.counts()).finish()
    }
}

fn within<T>(session: Option<Session>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Session>);
    impl Drop for Restore {
        fn drop(&mut self) {
            CURRENT.set(self.0.take());
        }
    }
    let _restore = Restore(CURRENT.replace(session));
    work()
}

/// The work in the session of whoever asks for it, also on another thread.
pub(crate) fn shared<A, B>(work: impl Fn(A) -> B + Sync) -> impl Fn(A) -> B + Sync {
    let session = Session::current();
    move |argument| within(session.clone(), || work(argument))
}

/// The answer to a question, from the memory of the session if there is one.
pub(crate) fn remembered<Q: Question>(question: Q) -> Q::Answer {
    match Session::current().and_then(|session| session.table::<Q>()) {
        Some(table) => table.answer(question),
        None => question.answer(),
    }
}
