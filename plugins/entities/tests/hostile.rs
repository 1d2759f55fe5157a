//! Texts made to be slow: one line of capitals, of marks, of hyphens, of everything that joins or cuts names.

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

#[test]
fn hostile_lines_are_annotated_within_their_bounds() {
    const LENGTH: usize = 80_000;
    let plugin = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    for line in LINES {
        let text = line.repeat(LENGTH / line.len());
        let segments = segment(&text);
        let annotations = plugin.annotate(&segments.document("a", &text), &[], false).expect("any text is annotated");
        assert!(annotations.iter().all(|annotation| annotation.span.end as usize <= text.len()), "{line:?}");
    }
}
