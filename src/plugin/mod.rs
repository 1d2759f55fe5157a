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

mod caretaker;
mod fault;
mod folder;
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

pub use caretaker::serve_caretaker;
pub use fault::Fault;

pub use hosted::Hosted;
pub use open::{NotOpened, Opened, open, pin_of};
pub use tested::Tested;
pub use trust::{PinState, Trust};
pub use worker::serve_library;

use briefer_plugin::Registration;

/// The plugins that are linked in, in no particular order: what runs first follows from their manifests.
pub fn standard() -> [Registration; 3] {
    [
        Registration::of::<briefer_entities::Entities>(),
        Registration::of::<briefer_speakers::Speakers>(),
        Registration::of::<briefer_figures::Figures>(),
    ]
}

/// This program, so that it can be started as a worker or a caretaker. On Linux the link leads to it even after another
/// was put in its place.
fn this_program() -> std::path::PathBuf {
    if cfg!(target_os = "linux") {
        return "/proc/self/exe".into();
    }
    std::env::current_exe().unwrap_or_else(|_| "briefer".into())
}
