//! The plugin alone on one thread, its sentences, tokens, mentions and quotations prepared, beside counting the same
//! text's words.
//!
//! The text is made of the sample corpus: its paragraphs in ever new order, or those that are full of numbers, and other digits
//! in every article.
//! Read the ratio between two lines of one run; the numbers themselves hang on the machine.

use std::cmp::Reverse;

use briefer_entities::Entities;
use briefer_figures::Figures;
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

/// How many numbers make a paragraph one that is full of them.
const MANY: usize = 2;

fn main() {
    divan::main();
}

/// Articles of the sample corpus's paragraphs, or of those that are `full` of numbers.
fn articles(full: bool) -> Vec<String> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus");
    let mut paragraphs = articles::paragraphs(corpus);
    let numbers =
        |text: &str| text.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit())).count();
    paragraphs.retain(|paragraph| !full || numbers(paragraph) >= MANY);
    let articles = articles::articles(&paragraphs, ALL);
    articles.iter().enumerate().map(|(by, article)| with_other_digits(article, by)).collect()
}

/// Turns the digits around, so that "4,200" is "6,400"; a zero stays, and none is made, so that no number begins with one.
fn with_other_digits(text: &str, by: usize) -> String {
    const DIGITS: &[char] = &['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let turned = |letter| DIGITS.iter().position(|digit| *digit == letter).map(|at| DIGITS[(at + by) % DIGITS.len()]);
    text.chars().map(|letter| turned(letter).unwrap_or(letter)).collect()
}

fn bytes(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

/// Finds what the plugin is given: a text's sentences and tokens, whom it names and who says what.
struct Earlier {
    entities: Erased,
    speakers: Erased,
}

impl Earlier {
    fn new() -> Self {
        Earlier { entities: plugin::<Entities>(), speakers: plugin::<Speakers>() }
    }

    fn of(&self, text: &str) -> (Segments, Vec<Annotation>) {
        let segments = segment(text);
        let document = segments.document("bench", text);
        let mut earlier = self.entities.annotate(&document, &[], false).expect("any text is annotated");
        earlier.extend(self.speakers.annotate(&document, &earlier, false).expect("any text is annotated"));
        earlier.sort_by_key(|annotation| (annotation.span.start, Reverse(annotation.span.end)));
        (segments, earlier)
    }
}

fn plugin<P: briefer_plugin::Plugin + 'static>() -> Erased {
    Erased::of::<P>(&Options::new()).expect("no options are good options")
}

#[divan::bench(sample_count = 10)]
fn count_words(bencher: Bencher<'_, '_>) {
    let articles = articles(false);
    bencher
        .counter(bytes(&articles))
        .bench(|| -> usize { articles.iter().map(|article| black_box(article).split_whitespace().count()).sum() });
}

#[divan::bench(sample_count = 10)]
fn annotate(bencher: Bencher<'_, '_>) {
    annotate_all(bencher, &articles(false));
}

#[divan::bench(sample_count = 10)]
fn annotate_full_of_numbers(bencher: Bencher<'_, '_>) {
    annotate_all(bencher, &articles(true));
}

fn annotate_all(bencher: Bencher<'_, '_>, articles: &[String]) {
    let (figures, earlier) = (plugin::<Figures>(), Earlier::new());
    let prepared: Vec<_> = articles.iter().map(|article| earlier.of(article)).collect();
    bencher.counter(bytes(articles)).bench(|| {
        for (article, (segments, earlier)) in articles.iter().zip(&prepared) {
            let document = segments.document("bench", article);
            black_box(figures.annotate(&document, earlier, false).expect("any text is annotated"));
        }
    });
}

/// Lines made to be slow, at one length and at eight times that: the time should grow about as much.
#[divan::bench(
    args = ["1 ", "1,", "from 4,000 to ", "over 700 men, ", "two hundred ", "of whom 12 ", "5 were killed. ", "“Six,” said Ana. "],
    consts = [10_000, 80_000],
    sample_count = 10
)]
fn hostile_lines<const LENGTH: usize>(bencher: Bencher<'_, '_>, line: &str) {
    let text = line.repeat(LENGTH / line.len());
    let figures = plugin::<Figures>();
    let (segments, earlier) = Earlier::new().of(&text);
    let document = segments.document("bench", &text);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| figures.annotate(&document, &earlier, false).expect("any text is annotated"));
}
