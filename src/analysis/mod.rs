//! Orders plugins, runs them over documents in parallel, checks and merges what they return.
//!
//! Documents are taken in blocks, so that a stream of any length needs little memory, and handed on in corpus order,
//! so that nothing downstream can tell how many threads there were.

mod order;
mod record;
mod run;
mod timing;

pub use order::{OrderError, missing, order};
pub use record::write_record;
pub use run::{Analysed, Analysis, Outcome, Said};
pub use timing::{Stage, Timings};
