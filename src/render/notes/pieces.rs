//! A sentence cut at the annotations that it is cited for.

use briefer_plugin::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Piece<'a> {
    text: &'a str,
    marked: bool,
}

/// Cuts the sentence at the spans, which it puts in order; a span that does not fit, or overlaps one before it, is left unmarked.
pub(super) fn pieces<'a>(sentence: &'a str, spans: &mut [Span]) -> Vec<Piece<'a>> {
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        let range = span.range();
        let (Some(before), Some(marked)) = (sentence.get(at..range.start), sentence.get(range.clone())) else {
            continue;
        };
        pieces.push(Piece { text: before, marked: false });
        pieces.push(Piece { text: marked, marked: true });
        at = range.end;
    }
    pieces.push(Piece { text: &sentence[at..], marked: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use briefer_plugin::Span;

    use super::pieces;

    fn marked(sentence: &str, spans: &[(u32, u32)]) -> String {
        let mut spans: Vec<Span> = spans.iter().map(|&(start, end)| Span { start, end }).collect();
        let pieces = pieces(sentence, &mut spans);
        pieces.iter().map(|p| if p.marked { format!("<{}>", p.text) } else { p.text.to_owned() }).collect()
    }

    #[test]
    fn the_annotated_words_are_marked() {
        assert_eq!(marked("Zähle über 700.", &[(7, 16)]), "Zähle <über 700>.");
        assert_eq!(marked("all", &[(0, 3)]), "<all>");
        assert_eq!(marked("a b c d", &[(4, 5), (0, 1)]), "<a> b <c> d");
    }

    #[test]
    fn spans_that_do_not_fit_are_left_alone() {
        assert_eq!(marked("Zähle", &[(1, 2), (3, 99), (4, 2)]), "Zähle");
        assert_eq!(marked("abc", &[(0, 2), (1, 3)]), "<ab>c");
    }
}
