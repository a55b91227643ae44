//! `kenzan merge`: the parts of a run, decided by `kenzan check --shard`, put together.

use std::fs;

use kenzan::publish::part::{self, Part, merge};
use kenzan::publish::seal::unseal;

use super::args::Merge;
use super::check::told;
use super::output::{Failure, refused};
use super::{paper, work};

/// Whether all came out as expected.
pub(crate) fn run(asked: &Merge) -> Result<bool, Failure> {
    work::within(None, || {
        let library = paper::load(asked.paper.as_deref())?;
        let mut parts = Vec::new();
        for path in &asked.parts {
            let bytes = fs::read(path).map_err(refused(path))?;
            let part: Part = unseal(part::KIND, &bytes).map_err(|why| Failure::Part {
                path: path.clone(),
                why,
            })?;
            parts.push((path.display().to_string(), part));
        }
        let volumes = merge(parts, &library)?;
        told(&volumes, Some(&asked.out), asked.format)
    })
}
