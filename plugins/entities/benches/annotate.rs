//! The plugin alone on one thread, its sentences and tokens prepared, beside counting the same text's words; and how
//! long it takes to start.
//!
//! The text is made of the sample corpus: its paragraphs in ever new order, and in every second article names that stand
//! nowhere else. Read the ratio between two lines of one run; the numbers themselves hang on the machine.

use briefer_entities::Entities;
use briefer_plugin::testkit::articles;
use briefer_plugin::{Erased, Options, Segments, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// The program's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long all articles are together, in bytes.
const ALL: usize = 8_000_000;

fn main() {
    divan::main();
}

/// Articles of the sample corpus's paragraphs, every second one with names of its own.
fn articles() -> Vec<String> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus");
    let mut articles = articles::articles(&articles::paragraphs(corpus), ALL);
    for (number, article) in articles.iter_mut().enumerate().skip(1).step_by(2) {
        *article = with_other_names(article, number);
    }
    articles
}

/// Turns the vowels of capitalized words around, so that "Velharan" is "Vilhiren"; not of those that open a sentence, which
/// are mostly plain words.
fn with_other_names(text: &str, by: usize) -> String {
    const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u'];
    let (mut name, mut before, mut last_mark) = (false, ' ', '.');
    let turned = text.chars().map(|letter| {
        let begins = letter.is_uppercase() && !before.is_alphabetic() && !".!?:\"“\n".contains(last_mark);
        name = letter.is_alphabetic() && (name || begins);
        if letter != ' ' {
            last_mark = letter;
        }
        before = letter;
        match VOWELS.iter().position(|vowel| *vowel == letter) {
            Some(at) if name => VOWELS[(at + by) % VOWELS.len()],
            _ => letter,
        }
    });
    turned.collect()
}

fn bytes(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

#[divan::bench(sample_count = 10)]
fn count_words(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher
        .counter(bytes(&articles))
        .bench(|| -> usize { articles.iter().map(|article| black_box(article).split_whitespace().count()).sum() });
}

fn annotate_all(bencher: Bencher<'_, '_>, options: &Options) {
    let articles = articles();
    let segments: Vec<Segments> = articles.iter().map(|article| segment(article)).collect();
    let entities = Erased::of::<Entities>(options).expect("the options fit");
    bencher.counter(bytes(&articles)).bench(|| {
        for (article, segments) in articles.iter().zip(&segments) {
            let document = segments.document("bench", article);
            black_box(entities.annotate(&document, &[], false).expect("the plugin does not fail"));
        }
    });
}

#[divan::bench(sample_count = 10)]
fn annotate(bencher: Bencher<'_, '_>) {
    annotate_all(bencher, &Options::new());
}

/// The same with a lexicon of one's own, some of whose names the texts have.
#[divan::bench(sample_count = 10)]
fn annotate_with_own_names(bencher: Bencher<'_, '_>) {
    annotate_all(bencher, &own_names(2_000));
}

/// Lines made to be slow, at one length and at eight times that: the time should grow about as much.
#[divan::bench(args = ["Orvana ", "(A", "Non-", "Ministry of Trade, ", "Minister Ana "], consts = [10_000, 80_000], sample_count = 10)]
fn hostile_lines<const LENGTH: usize>(bencher: Bencher<'_, '_>, line: &str) {
    let text = line.repeat(LENGTH / line.len());
    let segments = segment(&text);
    let entities = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    bencher.bench(|| entities.annotate(&segments.document("bench", &text), &[], false).expect("any text is annotated"));
}

/// Starting the plugin, with so many names of one's own.
#[divan::bench(args = [0, 5_000])]
fn start(bencher: Bencher<'_, '_>, names: usize) {
    bencher
        .with_inputs(|| own_names(names))
        .bench_refs(|options| Erased::of::<Entities>(options).expect("the options fit"));
}

fn own_names(count: usize) -> Options {
    let places = ["Olmar", "Tamsur", "Meykhal"];
    let names: Vec<_> = (0..count)
        .map(|number| {
            let (place, number) = (places[number % 3], format!("{number:04}").replace('0', "o"));
            serde_json::json!({"name": format!("{place} Works {number}"), "type": "organization", "aliases": [format!("OW{number}")]})
        })
        .collect();
    let mut options = Options::new();
    options.insert("lexicon".to_owned(), names.into());
    options
}
