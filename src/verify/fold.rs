//! Comparing words as a reader does: white space, letter case, and kinds of quotation marks and dashes do not matter.

use std::ops::Range;

/// A text folded for comparing, with the way back to its offsets.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of `text` the offset of its character in what was folded, and the end at last.
    origins: Vec<u32>,
}

/// Folds a text; the way back is not kept.
pub(super) fn fold(text: &str) -> String {
    Folded::of(text).text
}

impl Folded {
    /// Folds a text of less than 4 GB.
    pub(super) fn of(text: &str) -> Self {
        let mut folded =
            Folded { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len() + 1) };
        let mut blank = None;
        for (at, c) in text.char_indices() {
            match c {
                c if c.is_whitespace() => {
                    blank.get_or_insert(at);
                }
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                _ => {
                    if let Some(at) = blank.take().filter(|_| !folded.text.is_empty()) {
                        folded.push(' ', at);
                    }
                    folded.push(plain(c), at);
                }
            }
        }
        folded.origins.push(u32::try_from(text.trim_end().len()).unwrap_or(u32::MAX));
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.origins.resize(self.text.len(), at);
    }

    /// Where a folded stretch stands in what was folded.
    pub(super) fn unfolded(&self, range: Range<usize>) -> Range<usize> {
        self.origins[range.start] as usize..self.origins[range.end] as usize
    }

    /// Where a stretch of what was folded stands in the folded text.
    pub(super) fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let last = self.origins.len() - 1;
        let at = |offset: usize| self.origins[..last].partition_point(|&origin| (origin as usize) < offset);
        let (start, end) = (at(range.start), at(range.end));
        // White space stands at the place of its first character.
        start..start + self.text.get(start..end).unwrap_or_default().trim_end().len()
    }

    /// Where folded `words` stand as whole words.
    pub(super) fn find<'f>(&'f self, words: &'f str) -> impl Iterator<Item = Range<usize>> + 'f {
        self.find_from(0, words)
    }

    /// Like [`Folded::find`], from an offset of the folded text.
    pub(super) fn find_from<'f>(&'f self, from: usize, words: &'f str) -> impl Iterator<Item = Range<usize>> + 'f {
        let found = self.text[from..].match_indices(words).filter(move |_| !words.is_empty());
        found.map(move |(at, words)| from + at..from + at + words.len()).filter(|range| is_whole(&self.text, range))
    }

    /// Whether folded `words` stand as whole words.
    pub(super) fn holds(&self, words: &str) -> bool {
        self.find(words).next().is_some()
    }
}

/// One character for each: lower case, plain quotation marks and dashes.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | '′' | '`' | '´' => '\'',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        // As editions are written.
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Whether a stretch neither begins nor ends within a word or a number: "150" is no number of "1,150".
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let first = text[range.clone()].chars().next();
    let last = text[range.clone()].chars().next_back();
    !joins(first, before.next(), before.next()) && !joins(last, after.next(), after.next())
}

/// Whether a word's outermost character goes on with the next: a letter or digit at once, a digit over a point or comma.
fn joins(edge: Option<char>, next: Option<char>, second: Option<char>) -> bool {
    let is = |c: Option<char>, of: fn(char) -> bool| c.is_some_and(of);
    let word = char::is_alphanumeric;
    let digit = |c: char| c.is_ascii_digit();
    is(edge, word) && is(next, word)
        || is(edge, digit) && is(next, |c| matches!(c, '.' | ',' | ':' | '/')) && is(second, digit)
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn white_space_case_and_kinds_of_marks_do_not_matter() {
        assert_eq!(fold("  “Over\u{a0}\n 700” – the HLF’s "), "\"over 700\" - the hlf's");
        let folded = Folded::of("É  “Über” x");
        let range = folded.find("über").next().unwrap();
        assert_eq!(&"É  “Über” x"[folded.unfolded(range)], "Über");
    }

    #[test]
    fn words_are_found_whole() {
        let holds = |text: &str, words: &str| Folded::of(text).holds(words);
        assert!(holds("Over 700, she said", "700"));
        assert!(holds("It was 700.", "700"));
        assert!(holds("a 10-day march", "10"));
        assert!(holds("€5 a day", "€5"));
        for (text, words) in
            [("1,150 men", "150"), ("1,150 men", "1"), ("an account", "count"), ("4.5", "4"), ("x", "")]
        {
            assert!(!holds(text, words), "{words} in {text}");
        }
    }
}
