//! Any text through segmentation.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| briefer_fuzz::check(text, &briefer_plugin::segment(text)));
