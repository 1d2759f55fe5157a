//! Where words stand between quotation marks.

use std::ops::Range;

/// What stands between quotation marks, without them, in bytes: the outermost ones. What is never closed ends with the text.
pub(crate) fn quotations(text: &str) -> Vec<Range<usize>> {
    let (mut found, open) = read(text);
    found.extend(open.map(|(start, _)| start..text.len()));
    found.retain(|range| text[range.clone()].chars().any(char::is_alphanumeric));
    found
}

/// The mark that closes a text's last quotation, where the text does not.
pub(crate) fn unclosed(text: &str) -> Option<char> {
    let (_, open) = read(text);
    open.filter(|(start, _)| text[*start..].contains(char::is_alphanumeric)).map(|(_, close)| close)
}

/// The quotations that are closed; where the last begins that is not, and the mark that it wants.
fn read(text: &str) -> (Vec<Range<usize>>, Option<(usize, char)>) {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let begins = !before.is_alphanumeric();
        match open {
            None => {
                open = match c {
                    '“' | '„' => Some((next, '”')),
                    '«' => Some((next, '»')),
                    // Behind a letter or a digit it closes what stands before the text, or is a mark of inches.
                    '"' if begins => Some((next, '"')),
                    '‘' if begins => Some((next, '’')),
                    _ => None,
                };
            }
            Some((start, close)) => {
                let apostrophe = close == '’' && text[next..].starts_with(char::is_alphanumeric);
                // Writers mix the kinds, and open where they mean to close.
                let double =
                    matches!(c, '”' | '"') || c == '“' && !before.is_whitespace() && next > start + c.len_utf8();
                let closes = c == close || matches!(close, '”' | '"') && double;
                if closes && !apostrophe {
                    found.push(start..at);
                    open = None;
                }
            }
        }
        before = c;
    }
    (found, open)
}

#[cfg(test)]
mod tests {
    use super::{quotations, unclosed};

    fn of(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_between_quotation_marks_are_quotations() {
        assert_eq!(of("She said “no ‘war’ here” and \"yes\"; «non»"), ["no ‘war’ here", "yes", "non"]);
        assert_eq!(of("the ‘safe’ zone"), ["safe"]);
        assert_eq!(of("It “never ends"), ["never ends"]);
    }

    #[test]
    fn marks_of_two_kinds_may_pair() {
        assert_eq!(of("it takes \"more hours” now"), ["more hours"]);
        assert_eq!(of("they were “mostly false.“ (Bay Courier)"), ["mostly false."]);
    }

    #[test]
    fn apostrophes_and_inches_are_left_alone() {
        for text in ["the soldiers’ camp and the group’s", "it's", "“”", "the ’90s", "he is 6'3\" tall"] {
            assert!(of(text).is_empty(), "{text}");
            assert_eq!(unclosed(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_closed_is_told() {
        assert_eq!(unclosed("it “will go on"), Some('”'));
        assert_eq!(unclosed("it \"will go on"), Some('"'));
        assert_eq!(unclosed("it “went” on"), None);
    }
}
