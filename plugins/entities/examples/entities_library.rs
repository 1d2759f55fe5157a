//! The entities plugin as a library of its own: `cargo build -p briefer-entities --example entities_library`.

briefer_plugin::export_plugin!(briefer_entities::Entities);
