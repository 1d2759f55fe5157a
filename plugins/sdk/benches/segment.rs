//! How fast a text is split into sentences and tokens, in bytes a second.

use briefer_plugin::segment;
use briefer_plugin::testkit::generate::news;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// One news article of 3 KB, and a folder of them as one text.
#[divan::bench(args = [3_000, 1_000_000])]
fn generated_news(bencher: Bencher<'_, '_>, bytes: usize) {
    run(bencher, &news(1, bytes));
}

/// The same, hard-wrapped at 72 columns.
#[divan::bench]
fn wrapped_news(bencher: Bencher<'_, '_>) {
    run(bencher, &wrapped(&news(1, 1_000_000)));
}

/// Text with hardly a byte of ASCII, for the slow path.
#[divan::bench]
fn cyrillic(bencher: Bencher<'_, '_>) {
    run(bencher, &"Вчера в городе задержали более 700 человек. ".repeat(12_000));
}

fn run(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| segment(divan::black_box(text)));
}

fn wrapped(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        if column + word.len() > 72 {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
        column = word.rfind('\n').map_or(column + word.len() + 1, |at| word.len() - at);
    }
    lines
}
