//! Any text, and who and what is found in it, through the figures plugin: no panic, every figure in place and in order.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| briefer_fuzz::figures(text));
