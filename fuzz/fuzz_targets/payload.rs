//! Any bytes as the parameters of `annotate` and as its result.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| briefer_fuzz::payload(bytes));
