//! A session: what one run has worked out, so that nothing is worked out twice.
//!
//! Many claims ask the same things: the tree of a text, the normal form of a formula in a scope, the program of an integrand.
//! Each such `Question` is a value that determines its answer completely, and compares equal to another only if it asks
//! the same: whatever an answer depends on is a field of the question. So a session changes how long a run takes and nothing else; a run
//! without one gives the same results.
//!
//! The session belongs to the work, not to the process: it is [entered](Session::enter) by the thread that works, handed on where
//! work is shared among threads (`shared`), and gone with the run. Its tables are emptied when they grow too long.
//!
//! A session may be [limited](Session::limited): what takes long says beforehand what it costs (`spend`), and is refused when the
//! allowance is used up. Costs are counts of operations, not times. So work that is done by one thread in a session of its own ends at the same
//! place on every machine; a refusal is one more unknown, and no proof rests on it. Who asks a question and waits for the answer may set a time
//! instead ([`Session::until`]).

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

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
pub struct Session {
    tables: Arc<Mutex<HashMap<TypeId, Arc<dyn Kind>>>>,
    /// What its work may cost, if that is limited.
    allowance: Option<Arc<Allowance>>,
}

/// What work may cost, and what it has cost.
struct Allowance {
    whole: u64,
    spent: AtomicU64,
    /// When it ends, whatever is left.
    end: Option<Instant>,
}

impl Allowance {
    fn is_over(&self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end)
    }
}

/// The allowance of a limited session is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work that it may take is done")]
pub struct Spent;

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

    /// A session that remembers nothing yet, and whose work may cost no more than that many elementary operations, about.
    #[must_use]
    pub fn limited(cost: u64) -> Session {
        Session::allowed(cost, None)
    }

    /// A session that remembers nothing yet, and whose work is refused from that time on.
    #[must_use]
    pub fn until(end: Instant) -> Session {
        Session::allowed(u64::MAX, Some(end))
    }

    /// A session that remembers nothing yet, of limited cost, and whose work ends when that of this session does.
    #[must_use]
    pub(crate) fn part(&self, cost: u64) -> Session {
        Session::allowed(cost, self.allowance.as_ref().and_then(|allowance| allowance.end))
    }

    fn allowed(whole: u64, end: Option<Instant>) -> Session {
        let allowance = Allowance {
            whole,
            spent: AtomicU64::new(0),
            end,
        };
        Session {
            allowance: Some(Arc::new(allowance)),
            ..Session::default()
        }
    }

    /// Whether work was refused since the allowance was used up.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        let over = |allowance: &Arc<Allowance>| {
            allowance.spent.load(Ordering::Relaxed) > allowance.whole || allowance.is_over()
        };
        self.allowance.as_ref().is_some_and(over)
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
        let tables: Vec<_> = lock(&self.tables).values().cloned().collect();
        let mut counts: Vec<Count> = tables.iter().map(|table| table.count()).collect();
        counts.sort();
        counts
    }

    fn table<Q: Question>(&self) -> Option<Arc<Table<Q>>> {
        let mut tables = lock(&self.tables);
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

/// Takes the cost of what is to be done from the allowance of the session at hand.
///
/// # Errors
/// [`Spent`] if there is one and it does not suffice; so does whatever comes after.
pub(crate) fn spend(cost: u64) -> Result<(), Spent> {
    let within = |allowance: &Arc<Allowance>| {
        let before = allowance.spent.fetch_add(cost, Ordering::Relaxed);
        before.saturating_add(cost) <= allowance.whole && !allowance.is_over()
    };
    let within = CURRENT.with_borrow(|session| session.as_ref()?.allowance.as_ref().map(within));
    match within.unwrap_or(true) {
        true => Ok(()),
        false => Err(Spent),
    }
}

/// As [`spend`], of work that cannot be refused where it is done: what comes after is.
pub(crate) fn charge(cost: u64) {
    spend(cost).ok();
}

/// The answer to a question, from the memory of the session if there is one.
pub(crate) fn remembered<Q: Question>(question: Q) -> Q::Answer {
    match Session::current().and_then(|session| session.table::<Q>()) {
        Some(table) => table.answer(question),
        None => question.answer(),
    }
}
