//! Instruments: experiments of the field, done in double precision from stated seeds.
//!
//! An [`Instrument`] has a name, reads formulas, has typed [settings](Parameter) and yields numbers; a paper asks for one by a
//! [`Request`], which holds everything that the outcome depends on. None of them knows a paper, an activation or a seed.
//!
//! Nothing here is rigorous and nothing here proves anything: what an experiment measures is a sample, and every use
//! of it says so. It is reproducible instead. Sums are taken in a fixed order, elementary functions come from `libm`
//! (software, not the machine's), every network and every sample has a random stream of its own, numbered, and threads
//! share no state: the numbers are the same for any count of threads and on every machine with IEEE arithmetic.
//!
//! A new instrument is a file with a static [`Instrument`] and a line in [`Instrument::ALL`].

mod adam;
mod comparison;
mod compiled;
mod data_gap;
mod denoiser;
mod denoiser_gap;
mod elementary;
mod exponential;
mod figure;
mod fit;
mod gradient_gap;
#[allow(clippy::module_inception)]
mod instrument;
mod network;
mod observation;
mod operation;
mod parameter;
mod random;
mod reading;
mod request;
mod ridgelet_comparison;
mod ridgelet_gap;
mod ridgelet_share;
mod settings;
mod special;
mod spectrum;
mod trained_denoisers;
mod trained_networks;
mod training;
mod wrong;

pub use adam::adam;
pub use comparison::{Cloud, Comparison, Square, exchanged, turned};
pub use compiled::Compiled;
pub use denoiser::{Composition, Denoiser, Mean, Shallow, exact, lag};
pub use figure::{Axis, Data, Figure, Ink, Layer, Panel};
pub use fit::{Curve, Fit, fit, gradient};
pub use instrument::{Bench, Instrument};
pub use network::Network;
pub use observation::Observation;
pub use parameter::{Kind, Parameter, Value};
pub use random::Stream;
pub use reading::{Reading, distance, exactly, number, ratio};
pub use request::{Request, Setting, Settings};
pub use settings::Told;
pub use spectrum::{Lattice, Ridgelets, Spectrum};
pub use training::{Optimiser, Setup, Trained, data, quantile, train};
pub use wrong::{Failure, Hint, Place, Why, Wrong};
