//! The speakers plugin as a library of its own: `cargo build -p briefer-speakers --example speakers_library`.

briefer_plugin::export_plugin!(briefer_speakers::Speakers);
