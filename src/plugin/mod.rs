//! The hosts that reach a plugin, the trust they need, and the checks on its answers.
//!
//! | host | what it is | a crash or a hang costs |
//! |---|---|---|
//! | builtin | linked in | the run (panics are caught) |
//! | library, inline | a shared library in this process | the run, if it is worse than a panic |
//! | library, in a worker | the same library in briefer's own program, started as a child | one document's result |
//! | command | any program that speaks JSON lines | one document's result |
//!
//! [`open`] goes from a plugin's configuration to an [`Opened`] plugin, which has said what it is; [`Opened::make`] to a
//! [`Hosted`] one, which is called the same way whatever its host is. The standard plugins are linked in; see
//! [`standard`].

mod fault;
mod host;
mod hosted;
mod library;
mod open;
mod options;
mod process;
mod renewing;
mod tested;
mod trust;
mod worker;

pub use fault::Fault;

pub use hosted::Hosted;
pub use open::{NotOpened, Opened, open, pin_of};
pub use tested::Tested;
pub use trust::{PinState, Trust};
pub use worker::serve_library;

use briefer_plugin::Registration;

/// An answer of more bytes than this is refused.
const ANSWER_LIMIT: usize = 64 << 20;

/// The plugins that are linked in, in no particular order: what runs first follows from their manifests.
pub fn standard() -> [Registration; 3] {
    [
        Registration::of::<briefer_entities::Entities>(),
        Registration::of::<briefer_speakers::Speakers>(),
        Registration::of::<briefer_figures::Figures>(),
    ]
}
