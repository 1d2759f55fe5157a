//! Runs of bare numbers: the cells of a table that lost its lines. They state nothing by themselves.

use briefer_plugin::{Annotation, Document, Figure, Qualifier, QuantityKind, Sentence, Span, TokenKind, Why};

use crate::lexicon::Lexicon;
use crate::rule::Rule;

/// So many numbers in one sentence may be a table.
const MANY: usize = 24;
/// A table has more than so many numbers to a word.
const TO_A_WORD: usize = 6;
/// How many words its heading may have.
const HEADING: usize = 2;
/// No sentence that is written to be read has more numbers: it is a table with the labels of its rows.
const TOO_MANY: usize = 100;

/// The cells from the first number to the last, where the sentence is nothing but a table, or one with labels.
pub(crate) fn find(document: &Document<'_>, sentence: &Sentence, lexicon: &Lexicon) -> Option<Span> {
    let tokens = document.tokens_of(sentence);
    if tokens.len() < MANY {
        return None;
    }
    let (mut numbers, mut words, mut prose) = (0, 0, false);
    let mut cells: Option<Span> = None;
    for token in tokens {
        let number = match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => {
                let word = token.start as usize..token.end as usize;
                document.text.as_bytes()[word.start].is_ascii_digit()
                    || lexicon.entry(lexicon.word_at(document.text, word)).number.is_some()
            }
            _ => continue,
        };
        if number {
            numbers += 1;
            let first = cells.map_or(token.start, |cells| cells.start);
            cells = Some(Span { start: first, end: token.end });
        } else {
            words += 1;
            prose |= (words - words.min(HEADING)) * TO_A_WORD > numbers;
            if prose && tokens.len() <= TOO_MANY {
                return None;
            }
        }
    }
    cells.filter(|_| if prose { numbers > TOO_MANY } else { numbers >= MANY })
}

/// What is reported of a table.
pub(crate) fn annotation(cells: Span, explain: bool) -> Annotation {
    let mut annotation = Annotation::new(cells, Figure::new(None, None, Qualifier::Exact, QuantityKind::Id));
    if explain {
        annotation.why = vec![Why::new(Rule::NumberTable.name(), cells, "")];
    }
    annotation
}
