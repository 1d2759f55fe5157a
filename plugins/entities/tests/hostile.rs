//! Texts made to be slow: one line of capitals, of marks, of hyphens, of everything that joins or cuts names.

use std::time::{Duration, Instant};

use briefer_entities::Entities;
use briefer_plugin::{Erased, Options, segment};

/// What the lines repeat.
const LINES: [&str; 16] = [
    "ZARUN ",
    "Orvana ",
    "\"A",
    "! ",
    "(A",
    "Non-",
    "Orvana-based ",
    "Trade and ",
    "Ministry of ",
    "Ministry of Trade, ",
    "Marin & ",
    "Workers' ",
    "Minister Ana ",
    "Ana (Ana) ",
    "Ana \"Ana ",
    "Second Channel 4 ",
];

/// The time that a line of `length` bytes takes; the best of three, since others may be at work.
fn time(plugin: &Erased, line: &str, length: usize) -> Duration {
    let text = line.repeat(length / line.len());
    let segments = segment(&text);
    let document = segments.document("a", &text);
    let once = || {
        let begin = Instant::now();
        plugin.annotate(&document, &[], false).expect("any text is annotated");
        begin.elapsed()
    };
    (0..3).map(|_| once()).min().expect("three runs")
}

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    const SHORT: usize = 8_000;
    // Work in the square of the length would take 64 times as long.
    const TOO_MUCH: u32 = 32;
    let plugin = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    for line in LINES {
        let short = time(&plugin, line, SHORT).max(Duration::from_millis(1));
        let long = time(&plugin, line, 8 * SHORT);
        assert!(long < short * TOO_MUCH, "{line:?}: {short:?}, eight times as much: {long:?}");
    }
}
