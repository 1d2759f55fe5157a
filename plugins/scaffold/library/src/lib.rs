//! How briefer reaches the plugin: as a shared library. What it finds is in `plugin.rs`.

mod plugin;

pub use plugin::*;

briefer_plugin::export_plugin!(ExamplePlugin);
