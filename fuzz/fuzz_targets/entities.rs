//! Any text through the entities plugin: no panic, every offset in place, no two mentions over each other.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| briefer_fuzz::entities(text));
