//! Quotations: words between quotation marks must stand in the note's sentence as they are.

use std::ops::Range;

use super::check::{Check, Linked, says};
use super::edition::Block;
use super::fold::{Folded, fold};
use super::reading::Reading;
use crate::quotes::quotations;

/// Checks the quotations of a block.
pub(super) fn check<'e>(check: &mut Check<'_, 'e>, block: &'e Block, linked: &[Linked<'_, 'e>]) {
    for quoted in quotations(&block.text) {
        check.checked.quotations += 1;
        let words = &block.text[quoted.clone()];
        let home = linked.iter().find(|linked| (linked.segment.start..linked.segment.end).contains(&quoted.start));
        let wrong = match home {
            // The mark leads to no note, of which has been told.
            None => None,
            Some(home) if home.segment.end < quoted.end => Some((
                format!("a mark stands inside the quotation “{words}”"),
                Some("put it behind the quotation".to_owned()),
            )),
            Some(home) => wrong(check, home, &quoted, words),
        };
        if let Some((message, hint)) = wrong {
            check.fail(block, quoted, message, hint);
        }
    }
}

fn wrong<'e>(
    check: &mut Check<'_, 'e>,
    home: &Linked<'_, 'e>,
    quoted: &Range<usize>,
    words: &str,
) -> Option<(String, Option<String>)> {
    let pieces = pieces(words);
    let message = match home.note.filter(|_| home.block.links(quoted)) {
        None => format!("the quotation “{words}” stands outside the words of a link: no evidence"),
        Some((_, Reading::Sentence(reading))) if stand(&pieces, &reading.words) => return None,
        Some((_, Reading::List(list))) if list.words.iter().any(|entry| stand(&pieces, entry)) => return None,
        Some((name, _)) => format!("note {name} does not say “{words}”"),
    };
    let other = check.note_that(|reading| stand(&pieces, &reading.words));
    let other = other.and_then(|name| Some((name, check.notes.get(name)?)));
    let near = other.or(home.note).map(|(name, reading)| says(name, reading));
    Some((message, near.or_else(|| Some("link it to the note that says so".to_owned()))))
}

/// The pieces of a quotation, folded, without the punctuation at their ends, which a writer may set as the sentence wants it.
pub(super) fn pieces(words: &str) -> Vec<String> {
    let words = words.replace("...", "…");
    let pieces = words.split('…').map(|piece| piece.trim().trim_matches(['[', ']', '(', ')']).trim());
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '’' | '\'' | '”' | '"');
    pieces.map(|piece| fold(piece.trim_end_matches(ends))).filter(|piece| !piece.is_empty()).collect()
}

/// Whether pieces stand in a text in their order.
pub(super) fn stand(pieces: &[String], text: &Folded) -> bool {
    let mut from = 0;
    pieces.iter().all(|piece| match text.find_from(from, piece).next() {
        Some(found) => {
            from = found.end;
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{pieces, stand};
    use crate::verify::fold::Folded;

    #[test]
    fn pieces_stand_in_their_order() {
        let sentence = Folded::of("“We count bowls,” she said. “A bowl does not lie.”");
        for (words, stands) in [
            ("We count bowls … A bowl does not lie.", true),
            ("we count  bowls", true),
            ("A bowl does not lie … We count bowls", false),
            ("We count bowl", false),
            ("We counted bowls", false),
        ] {
            assert_eq!(stand(&pieces(words), &sentence), stands, "{words}");
        }
    }
}
