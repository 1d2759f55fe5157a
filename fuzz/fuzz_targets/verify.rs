//! Any text as a finished edition.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| briefer_fuzz::verify(text));
