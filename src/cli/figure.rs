//! `kenzan figure`: does the experiment behind a figure of a paper again and draws it.

use std::fmt::Write as _;

use kenzan::instrument::{Bench, Request};
use kenzan::paper::Paper;
use kenzan::proof::{Claim, Measurement};
use kenzan::publish::directory::Directory;
use kenzan::publish::figure::{digits, pages};

use super::args::Figure;
use super::output::{Failure, print, unknown};
use super::{paper, work};

/// A figure that a paper asks for, with its claim.
struct Drawn<'a> {
    paper: &'a Paper,
    claim: &'a Claim,
    measurement: &'a Measurement,
    label: &'a str,
    name: String,
}

/// Whether the figures asked for were drawn; they are, or a failure says why not.
pub(crate) fn run(asked: &Figure) -> Result<bool, Failure> {
    let library = paper::load(asked.paper.as_deref())?;
    let all: Vec<Drawn<'_>> = library.papers.iter().flat_map(figures).collect();
    let Some(wanted) = &asked.figure else {
        let line = |drawn: &Drawn<'_>| format!("{}  {}\n", drawn.name, drawn.claim.id());
        return print(&all.iter().map(line).collect::<String>()).map(|()| true);
    };
    let chosen: Vec<&Drawn<'_>> = all.iter().filter(|drawn| drawn.is(wanted)).collect();
    if chosen.is_empty() {
        let names = all
            .iter()
            .flat_map(|drawn| [drawn.name.as_str(), drawn.label, drawn.claim.id()]);
        return Err(unknown("figure", wanted, names));
    }
    let mut papers: Vec<_> = chosen.iter().map(|drawn| (drawn.paper, ())).collect();
    papers.dedup_by_key(|(paper, ())| &paper.name);
    paper::only("figure", wanted, papers)?;
    let requests = changed(&chosen, &asked.settings)?;
    // First, as training takes a while and a folder that cannot be written to is found out at once.
    let directory = Directory::open(&asked.out)?;
    let mut text = String::new();
    for (drawn, request) in chosen.iter().zip(&requests) {
        let settings = request
            .settings()
            .map_err(|wrong| Failure::Usage(wrong.why.to_string()))?;
        let bar = work::counter(request.instrument().name);
        let bench = Bench {
            figure: Some(drawn.label),
            progress: &|| bar.inc(1),
        };
        let observation = work::within(asked.jobs, || request.run(&bench));
        bar.finish_and_clear();
        let observation = observation.map_err(|why| Failure::Undecided(why.to_string()))?;
        let files: Vec<_> = observation.figure.iter().flat_map(|figure| pages(figure, "")).collect();
        let written = directory.add(&files)?;
        let _ = writeln!(text, "{}", observation.sample.replace('`', ""));
        for (name, value) in (request.instrument().yields)(&settings).iter().zip(&observation.values) {
            let _ = writeln!(text, "{name}: {}", digits(*value, 5));
        }
        for path in written {
            let _ = writeln!(text, "wrote {}", path.display());
        }
    }
    print(&text).map(|()| true)
}

/// The figures of the claims of a paper, in order.
fn figures(paper: &Paper) -> Vec<Drawn<'_>> {
    let of = |claim| {
        let measurements = Claim::measurements(claim).iter();
        measurements.filter_map(move |measurement| {
            Some(Drawn {
                paper,
                claim,
                measurement,
                label: measurement.figure.as_deref()?,
                name: measurement.figure_name()?,
            })
        })
    };
    paper.claims.iter().flat_map(of).collect()
}

impl Drawn<'_> {
    /// Whether it is meant: by its claim, its label, the name of its files, or the first words of these.
    fn is(&self, wanted: &str) -> bool {
        let wanted_name = kenzan::instrument::Figure::name(wanted);
        let begins = |name: &str| self.name == name || self.name.starts_with(&format!("{name}-"));
        self.claim.id() == wanted || begins(wanted) || begins(&wanted_name)
    }
}

/// What the figures ask of their instruments, with other settings: each of those instruments that know it takes it, and one has to.
fn changed(chosen: &[&Drawn<'_>], settings: &[String]) -> Result<Vec<Request>, Failure> {
    let wrong = |why: &kenzan::instrument::Why| Failure::Usage(why.to_string());
    let mut requests = Vec::new();
    for drawn in chosen {
        let request = drawn.measurement.expanded(drawn.claim);
        requests.push(request.map_err(|error| wrong(&error.why))?);
    }
    for setting in settings {
        let form = || {
            Failure::Usage(format!(
                "`{setting}` is not of the form setting=value, as in networks=100"
            ))
        };
        let (name, value) = setting.split_once('=').ok_or_else(form)?;
        let (name, value) = (name.trim(), value.trim());
        let known = |request: &Request| request.instrument().setting(name).map(drop);
        if let (false, Some(request)) = (requests.iter().any(|request| known(request).is_ok()), requests.first()) {
            known(request).map_err(|why| wrong(&why))?;
        }
        for request in requests.iter_mut().filter(|request| known(request).is_ok()) {
            request.set(name, value).map_err(|error| wrong(&error.why))?;
        }
    }
    for request in &requests {
        request.settings().map_err(|error| wrong(&error.why))?;
    }
    Ok(requests)
}
