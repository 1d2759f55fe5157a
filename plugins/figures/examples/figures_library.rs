//! The figures plugin as a library of its own: `cargo build -p briefer-figures --example figures_library`.

briefer_plugin::export_plugin!(briefer_figures::Figures);
