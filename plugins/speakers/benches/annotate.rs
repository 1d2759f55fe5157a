//! The plugin alone on one thread, its sentences, tokens and mentions prepared, beside counting the same text's words.
//!
//! The text is made of the sample corpus: its paragraphs in ever new order. Read the ratio between two lines of one run;
//! the numbers themselves hang on the machine.

use std::path::{Path, PathBuf};

use briefer_entities::Entities;
use briefer_plugin::{Annotation, Erased, Options, Segments, segment};
use briefer_speakers::Speakers;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// The program's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long an article is, and all of them together, in bytes.
const ARTICLE: usize = 3_000;
const ALL: usize = 8_000_000;

fn main() {
    divan::main();
}

/// The paragraphs of the sample corpus's plain texts, in the order of their files.
fn paragraphs() -> Vec<String> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut files: Vec<PathBuf> = std::fs::read_dir(corpus)
        .expect("the sample corpus is there")
        .flat_map(|week| std::fs::read_dir(week.expect("a folder is read").path()).into_iter().flatten())
        .map(|file| file.expect("a folder is read").path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "md"))
        .collect();
    files.sort();
    let text = |file: &PathBuf| String::from_utf8_lossy(&std::fs::read(file).expect("a file is read")).into_owned();
    files.iter().map(text).flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Articles of these paragraphs, drawn by a small generator with a fixed seed.
fn articles() -> Vec<String> {
    let paragraphs = paragraphs();
    let mut state: u64 = 7;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % paragraphs.len()
    };
    let mut article = || {
        let mut article = String::with_capacity(ARTICLE + 1_000);
        while article.len() < ARTICLE {
            article.push_str(&paragraphs[draw()]);
            article.push_str("\n\n");
        }
        article
    };
    (0..ALL / ARTICLE).map(|_| article()).collect()
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
    args = ["\" ", "“", "said ", "Ana said that ", "\"a\" said Ana. ", "Ana Petrova ", "Ana met Dav. He said it was so. ", "the claim that "],
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
