//! Articles made of a corpus's paragraphs, for benchmarks: as many as it takes, no two alike, each time the same.

use std::path::Path;

use super::generate::Random;

/// How long an article is at least, in bytes.
const ARTICLE: usize = 3_000;

/// The paragraphs of the plain texts (`*.txt`, `*.md`) in the folders of a corpus, in the order of their files.
///
/// # Panics
/// When the corpus cannot be read.
pub fn paragraphs(corpus: impl AsRef<Path>) -> Vec<String> {
    let entries = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries(corpus.as_ref()).flat_map(|folder| entries(&folder)).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    files.sort();
    let mut paragraphs = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file);
        let text = text.unwrap_or_else(|error| panic!("{} cannot be read: {error}", file.display()));
        paragraphs.extend(text.split("\n\n").map(str::to_owned));
    }
    assert!(!paragraphs.is_empty(), "{} holds no plain text", corpus.as_ref().display());
    paragraphs
}

/// Articles of about 3 KB, `bytes` bytes together or a little more, of the paragraphs in ever new order.
///
/// ```
/// use briefer_plugin::testkit::articles::articles;
/// let paragraphs = ["It rains.".to_owned(), "It snows.".to_owned()];
/// let made = articles(&paragraphs, 10_000);
/// assert!(made.iter().map(String::len).sum::<usize>() >= 10_000);
/// assert!(made[0] != made[1] && made == articles(&paragraphs, 10_000));
/// ```
///
/// # Panics
/// When there are no paragraphs.
pub fn articles(paragraphs: &[String], bytes: usize) -> Vec<String> {
    let mut random = Random::new(7);
    let mut article = || {
        let mut article = String::with_capacity(ARTICLE + 1_000);
        while article.len() < ARTICLE {
            article.push_str(&paragraphs[random.below(paragraphs.len())]);
            article.push_str("\n\n");
        }
        article
    };
    (0..bytes.div_ceil(ARTICLE)).map(|_| article()).collect()
}
