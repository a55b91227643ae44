//! The command line of kenzan.
#![forbid(unsafe_code)]

/// Intervals and normal forms are many short-lived pieces of memory, of GMP and MPFR too.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
