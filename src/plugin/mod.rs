//! The hosts that reach a plugin, and the checks on its answers.
//!
//! A [`Hosted`] plugin is called the same way whatever its host is. The standard plugins are linked in; see [`standard`].

mod hosted;

pub use hosted::{Fault, Hosted, keep_plugin_panics_quiet};

use briefer_plugin::Registration;

/// The plugins that are linked in, in no particular order: what runs first follows from their manifests.
pub fn standard() -> [Registration; 3] {
    [
        Registration::of::<briefer_entities::Entities>(),
        Registration::of::<briefer_speakers::Speakers>(),
        Registration::of::<briefer_figures::Figures>(),
    ]
}
