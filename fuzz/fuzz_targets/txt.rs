//! Any bytes as plain text files.
#![no_main]

use briefer::corpus::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| briefer_fuzz::load(bytes, Format::Txt));
