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

/// The time that this thread has worked; where the system does not tell, the time that has passed since `begin`.
fn worked(begin: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| begin.elapsed(), Duration::from_nanos)
}

/// The work that a line of `length` bytes takes; the best of three, since others may be at work.
fn work(plugin: &Erased, line: &str, length: usize) -> Duration {
    let text = line.repeat(length / line.len());
    let segments = segment(&text);
    let document = segments.document("a", &text);
    let once = || {
        let begin = Instant::now();
        let before = worked(begin);
        plugin.annotate(&document, &[], false).expect("any text is annotated");
        worked(begin).saturating_sub(before)
    };
    (0..3).map(|_| once()).min().expect("three runs")
}

#[test]
fn eight_times_the_text_is_about_eight_times_the_work() {
    const SHORT: usize = 10_000;
    // What the system may not see of a thread's work.
    const BLIND: Duration = Duration::from_millis(5);
    // Work in the square of the length would take 64 times as long.
    const TOO_MUCH: u32 = 32;
    let plugin = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    for line in LINES {
        let short = work(&plugin, line, SHORT).max(BLIND);
        let long = work(&plugin, line, 8 * SHORT);
        assert!(long < short * TOO_MUCH, "{line:?}: {short:?}, eight times as much: {long:?}");
    }
}
