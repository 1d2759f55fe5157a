//! The plugin alone on one thread, its sentences, tokens and mentions prepared, beside counting the same text's words.
//!
//! The text is made of the sample corpus: its paragraphs in ever new order. Read the ratio between two lines of one run;
//! the numbers themselves hang on the machine.

use briefer_entities::Entities;
use briefer_plugin::testkit::articles;
use briefer_plugin::{Annotation, Erased, Options, Segments, segment};
use briefer_speakers::Speakers;
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

/// Articles of the sample corpus's paragraphs.
fn articles() -> Vec<String> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus");
    articles::articles(&articles::paragraphs(corpus), ALL)
}

fn bytes(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

/// What the plugin is given: a text's sentences and tokens, and who it names.
fn prepare(text: &str, entities: &Erased) -> (Segments, Vec<Annotation>) {
    let segments = segment(text);
    let mentions = entities.annotate(&segments.document("bench", text), &[], false).expect("any text is annotated");
    (segments, mentions)
}

fn plugins() -> (Erased, Erased) {
    let entities = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    let speakers = Erased::of::<Speakers>(&Options::new()).expect("no options are good options");
    (entities, speakers)
}

#[divan::bench(sample_count = 10)]
fn count_words(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher
        .counter(bytes(&articles))
        .bench(|| -> usize { articles.iter().map(|article| black_box(article).split_whitespace().count()).sum() });
}

#[divan::bench(sample_count = 10)]
fn annotate(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let (entities, speakers) = plugins();
    let prepared: Vec<_> = articles.iter().map(|article| prepare(article, &entities)).collect();
    bencher.counter(bytes(&articles)).bench(|| {
        for (article, (segments, mentions)) in articles.iter().zip(&prepared) {
            let document = segments.document("bench", article);
            black_box(speakers.annotate(&document, mentions, false).expect("any text is annotated"));
        }
    });
}

/// Lines made to be slow, at one length and at eight times that: the time should grow about as much.
#[divan::bench(
    args = ["\" ", "“", "said ", "Ana said that ", "\"a\" said Ana. ", "Ana Petrova ", "Ana met Dav. He said it was so. ", "the claim that ", "he announced the deal on Monday "],
    consts = [10_000, 80_000],
    sample_count = 10
)]
fn hostile_lines<const LENGTH: usize>(bencher: Bencher<'_, '_>, line: &str) {
    let text = line.repeat(LENGTH / line.len());
    let (entities, speakers) = plugins();
    let (segments, mentions) = prepare(&text, &entities);
    let document = segments.document("bench", &text);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| speakers.annotate(&document, &mentions, false).expect("any text is annotated"));
}
