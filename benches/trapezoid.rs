//! The dyadic Gaussian grid against the same trapezoidal rule by plain interval recurrence.
//!
//! Both enclose ∫z⁴ e^{-z²/2}dz with every error included. The plain rule takes a dyadic step h near π·sqrt(2/D),
//! D = digits·log 10, and two multiplications of intervals a node, w ← w·c and c ← c·q with q = e^{-h²}. All figures
//! are processor times of one process; only the ratios mean anything on another machine.
//!
//! Run with `cargo bench --bench trapezoid`.

use kenzan::{interval::Interval, quadrature::gaussian_moment};
use rug::Integer;
use std::{
    fs,
    hint::black_box,
    sync::LazyLock,
    time::{Duration, Instant},
};

const K: u32 = 2;
const DIGITS: [usize; 5] = [15, 100, 1_000, 3_000, 10_000];

/// The processor time a measurement takes at least.
const ENOUGH: Duration = Duration::from_millis(250);

fn main() {
    println!("digits    nodes  recurrence/grid  grid, best reading");
    let mut grids = Vec::new();
    for digits in DIGITS {
        let moment = || gaussian_moment(K, digits).expect("within the supported range");
        let (grid, grid_time) = measure(moment);
        let ((plain, nodes), plain_time) = measure(|| by_recurrence(digits));
        assert!(grid.overlaps_at_all(&plain), "the enclosures must meet");
        let ratio = plain_time.as_secs_f64() / grid_time.as_secs_f64();
        println!("{digits:>6}  {nodes:>7}  {ratio:>15.1}  {grid_time:.1?}");
        grids.push(grid_time.as_secs_f64());
    }
    println!("growth, 1000 to 3000 digits: {:.1}", grids[3] / grids[2]);
    println!("growth, 1000 to 10000 digits: {:.1}", grids[4] / grids[2]);
}

/// What `run` returns, and the processor time of one run, averaged over many and the least of three readings.
fn measure<T>(run: impl Fn() -> T) -> (T, Duration) {
    let result = run();
    let reading = || {
        let start = processor_time();
        let mut runs = 0;
        let mut batch = 1;
        loop {
            (0..batch).for_each(|_| drop(black_box(run())));
            runs += batch;
            batch = runs;
            let spent = processor_time() - start;
            if spent >= ENOUGH / 3 {
                return spent / runs;
            }
        }
    };
    let least = (1..3).map(|_| reading()).fold(reading(), Duration::min);
    (result, least)
}

/// The time this thread has spent on a processor, where the system tells (Linux), else the time elapsed.
fn processor_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse().ok())
        .map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The plain rule, and its number of nodes. The bounds are those of `src/quadrature/`: on Im z = ±2π/h the integral of
/// |f| is at most (2K + 4)·e^{a²/2}·a^{2K} for a² ≥ 2K + 2; the tail is a geometric series.
fn by_recurrence(digits: usize) -> (Interval, u64) {
    let prec = digits as u32 * 10 / 3 + 64;
    let small = |n: u64| Interval::from_integer(&Integer::from(n), 64);
    let decay = Interval::from_i64(10, 64).log() * small(digits as u64 + 4);
    let step = (Interval::pi(64) * (small(2) / &decay).sqrt()).lo().clone();
    let step = Interval::point(rug::Float::with_val(32, step)).with_prec(prec);
    let coarse = step.with_prec(64);

    let mut q = -step.sqr();
    let mut c = q.scale(-1).exp();
    q = q.exp();
    let mut w = Interval::one(prec);
    let mut sum = Interval::zero(prec);
    let mut j = 0u64;
    let cut = Interval::from_i64(10, 64).powi(-(digits as i64) - 10);
    while w.hi() > cut.lo() {
        j += 1;
        w *= &c;
        c *= &q;
        sum += &w * Interval::from_integer(&Integer::from(j.pow(2 * K)), prec);
    }
    let term = |j: u64| {
        let z = &coarse * small(j);
        z.powi(2 * i64::from(K)) * (-z.sqr().scale(-1)).exp()
    };
    let tail = term(j + 1) / (small(1) - term(j + 2) / term(j + 1));
    let depth = (Interval::pi(64) / &coarse).scale(1);
    let strip = depth.sqr().scale(-1).exp() * depth.powi(2 * i64::from(K)) * small(2 * u64::from(K) + 4);
    let error = strip.scale(1) / depth.sqr().exp_m1() + coarse.scale(1) * tail;
    let error = (-&error).hull(&error);
    let unit = step.powi(2 * i64::from(K) + 1);
    (sum * unit.scale(1) + error, j)
}
