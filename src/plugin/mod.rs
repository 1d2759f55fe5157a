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

pub use caretaker::{dismiss_caretaker, serve_caretaker};
pub use fault::Fault;
pub use hosted::Hosted;
pub use open::{NotOpened, Opened, open, pin_of};
pub use tested::Tested;
pub use trust::{PinState, Trust};
pub use worker::serve_library;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use briefer_plugin::Registration;

/// The plugins that are linked in, in no particular order: what runs first follows from their manifests.
pub fn standard() -> [Registration; 3] {
    [
        Registration::of::<briefer_entities::Entities>(),
        Registration::of::<briefer_speakers::Speakers>(),
        Registration::of::<briefer_figures::Figures>(),
    ]
}

/// Whether this program can be started as a worker and a caretaker.
static SERVES: AtomicBool = AtomicBool::new(false);

/// Says that this program calls [`serve_library`] where its arguments are `worker LIBRARY NAME`, and [`serve_caretaker`] where
/// they are `caretaker`.
///
/// Without it no library runs in a worker, and nobody cleans up after a program that was killed.
pub fn this_program_serves() {
    SERVES.store(true, Ordering::Relaxed);
}

/// This program, if it serves. On Linux the link leads to it even after another was put in its place.
fn this_program() -> Option<PathBuf> {
    if !SERVES.load(Ordering::Relaxed) {
        return None;
    }
    if cfg!(target_os = "linux") { Some("/proc/self/exe".into()) } else { std::env::current_exe().ok() }
}
