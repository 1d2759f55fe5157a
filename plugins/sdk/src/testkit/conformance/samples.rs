//! The texts on which a plugin is asked.

use crate::testkit::generate;
use crate::{Date, Document, Manifest, segment};

/// Texts on which plugins have stumbled.
const BARE: &[(&str, &str)] =
    &[("an empty text", ""), ("white space", " \r\n\t\n"), ("one letter", "a"), ("a line break", "\n")];

/// Texts on which plugins have stumbled, of characters that are long, rare, lone or nothing but marks.
const HARD: &[(&str, &str)] = &[
    ("no sentence", "….,;:!?\"“”‘’()[]--—%$€"),
    ("open quotation marks", "“He said “that “she said ‘they\" and 'he"),
    ("numbers at the borders", "1,000-2.5% 12:30 $5m 0 -1 ½ 99999999999999999999999999 1e999"),
    ("NUL bytes and lone marks", "\0a\0\u{301}\u{200d}b \u{feff}c\u{ad}"),
    (
        "accents, emoji, joiners",
        "Žižka Ångström naïve e\u{301}t\u{e9} 👩\u{200d}👩\u{200d}👧 said: “5 кг стоят 700 ₽”.",
    ),
    ("other scripts", "他说：“七百人被拘留。”然后离开。 وقال إن ٧٠٠ شخص اعتقلوا؟ राम ने कहा।"),
    ("long character after short ones", "Karsa’s “700” – ‘8,600’ – İstanbul’da ǆ ß ﬃ said"),
    ("beginnings without an end", "KARSA —\n\nIn\n\n12 and\n\nMr.\n\n“\n\nsaid\n\nKARSA — In\n\nthe"),
    ("line ends of three sorts", "Ana\r\nKarimova\rsaid\u{2028}so.\u{85}Really."),
];

/// One text with what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// For messages: `article 3`, `white space`.
    pub(super) name: String,
    pub(super) text: String,
    date: Option<Date>,
    source: Option<&'static str>,
}

impl Sample {
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Sample { name: name.into(), text: text.into(), date: None, source: None }
    }

    /// Hands out the document.
    pub(super) fn with<T>(&self, work: impl FnOnce(&Document<'_>) -> T) -> T {
        let segments = segment(&self.text);
        let mut document = segments.document(&self.name, &self.text);
        document.date = self.date;
        document.source = self.source;
        document.language = None;
        // What is known of an article is known of it all.
        if self.date.is_some() {
            document.title = self.text.lines().next().unwrap_or_default();
            document.language = Some("en");
        }
        work(&document)
    }
}

/// Texts with next to nothing in them.
pub(super) fn bare() -> Vec<Sample> {
    BARE.iter().map(|&(name, text)| Sample::new(name, text)).collect()
}

/// Hard texts, each alone and before an example: so the plugin finds something behind long characters.
pub(super) fn hard(manifest: &Manifest) -> Vec<Sample> {
    let alone = HARD.iter().map(|&(name, text)| Sample::new(name, text));
    let examples = manifest.examples.iter().filter(|example| !example.text.is_empty());
    let before = HARD.iter().flat_map(|hard| examples.clone().take(3).map(move |example| (hard, example)));
    alone
        .chain(before.map(|(&(name, text), example)| {
            Sample::new(
                format!("{name} before the example {}", crate::check::excerpt(&example.text)),
                format!("{text}\n\n{}", example.text),
            )
        }))
        .collect()
}

/// Invented articles, every other one with date and source, most with an example somewhere.
pub(super) fn articles(seed: u64, count: usize, manifest: &Manifest) -> Vec<Sample> {
    (0..count)
        .map(|index| {
            let mut text = generate::news(seed + index as u64, 600);
            if let Some(example) = nth(&manifest.examples, index) {
                insert(&mut text, index % 4, &example.text);
            }
            let known = index % 2 == 0;
            let date = known.then(|| Date::constant(2026, 4, 1 + (index % 28) as i8));
            let source = known.then_some("Karsa Post");
            Sample { name: format!("article {}", index + 1), text, date, source }
        })
        .collect()
}

/// A long text: news with an example every few paragraphs.
pub(super) fn long(bytes: usize, manifest: &Manifest) -> Sample {
    let mut text = String::with_capacity(bytes + 4_096);
    for round in 0.. {
        text.push_str(&generate::news(round as u64, 4_000));
        if let Some(example) = nth(&manifest.examples, round) {
            text.push_str(&example.text);
            text.push_str("\n\n");
        }
        if text.len() >= bytes {
            break;
        }
    }
    let end = (0..=bytes).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.truncate(end);
    Sample::new(format!("a document of {} KB", bytes / 1024), text)
}

fn nth<T>(items: &[T], index: usize) -> Option<&T> {
    items.get(index % items.len().max(1))
}

/// Inserts a paragraph after the n-th one, if there are so many.
fn insert(text: &mut String, paragraphs: usize, more: &str) {
    let place = text.match_indices("\n\n").nth(paragraphs).map_or(text.len(), |(at, _)| at + 2);
    text.insert_str(place, &format!("{more}\n\n"));
}
