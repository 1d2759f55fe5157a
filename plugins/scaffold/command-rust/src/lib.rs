//! The plugin as a crate, so that `main.rs` can serve it and `tests/` can test it. What it finds is in `plugin.rs`.

mod plugin;

pub use plugin::*;
