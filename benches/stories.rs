//! Grouping documents by story: tellings of articles of which a third are edited copies, and what grouping ever more costs.

use std::fmt::Write as _;

use briefer::corpus::{Document, Format, Raw, Telling, group};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// Numbers that look random and are the same each time (Knuth's linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Sentences of an article.
const SENTENCES: usize = 20;

fn sentence(numbers: &mut Numbers) -> String {
    let mut sentence = String::from("The");
    for _ in 0..19 {
        let _ = write!(sentence, " w{}", numbers.below(20_000));
    }
    sentence.push('.');
    sentence
}

/// An article; one in three is a copy of an earlier one with two other sentences, one in twenty ends with a notice; one in
/// ten credits one of a hundred agencies for a number.
fn articles(many: usize) -> Vec<String> {
    let mut numbers = Numbers(5);
    let mut articles: Vec<Vec<String>> = Vec::with_capacity(many);
    for _ in 0..many {
        let mut article = match numbers.below(3) {
            0 if !articles.is_empty() => articles[numbers.below(articles.len())].clone(),
            _ => (0..SENTENCES).map(|_| sentence(&mut numbers)).collect(),
        };
        for _ in 0..2 {
            article[numbers.below(SENTENCES)] = sentence(&mut numbers);
        }
        articles.push(article);
    }
    let notice = sentence(&mut numbers);
    let mut texts: Vec<String> = articles.iter().map(|article| article.join(" ")).collect();
    texts.iter_mut().step_by(20).for_each(|text| text.push_str(&notice));
    for text in texts.iter_mut().step_by(10) {
        let (agency, dead) = (numbers.below(100), numbers.below(90) + 10);
        let credit = format!("In Sarvan {dead} men met Dora Maresh, Varn Post reports, quoting Agency{agency} Press.");
        *text = format!("{credit} {text}");
    }
    texts
}

fn document(text: String) -> Document {
    let raw =
        Raw { file: "a.txt".into(), shown: "a".into(), line: None, format: Format::Txt, bytes: text.into_bytes() };
    raw.load().document.expect("it is text")
}

#[divan::bench(sample_count = 10)]
fn tellings(bencher: Bencher<'_, '_>) {
    let documents: Vec<Document> = articles(1_000).into_iter().map(document).collect();
    let bytes = documents.iter().map(|document| document.text.len()).sum::<usize>();
    bencher.counter(BytesCount::new(bytes)).bench(|| documents.iter().map(Telling::of).collect::<Vec<_>>());
}

#[divan::bench(args = [10_000, 30_000, 100_000], sample_count = 5)]
fn grouping(bencher: Bencher<'_, '_>, many: usize) {
    let tellings: Vec<Telling> = articles(many).into_iter().map(|text| Telling::of(&document(text))).collect();
    let tellings: Vec<&Telling> = tellings.iter().collect();
    bencher.counter(ItemsCount::new(many)).bench(|| group(&tellings));
}
