//! Any text, and who it names, through the speakers plugin: no panic, every piece and every speaker in place.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| briefer_fuzz::speakers(text));
