//! Whether an annotation fits its document.

use crate::{Annotation, Body, Figure, Quotation, Span};

/// Checks that an annotation fits its text: spans in bounds, on character boundaries and not empty; pieces sorted, disjoint and
/// spanning their hull; a quotation's speaker where it says; a figure's bounds finite and in order; names not empty.
///
/// ```
/// use briefer_plugin::{Annotation, Other, Span, validate};
/// let annotation = Annotation::new(Span::new(0, 3), Other::new("word"));
/// assert!(validate(&annotation, "war").is_ok());
/// assert_eq!(validate(&annotation, "we").unwrap_err(), "span 0..3 of a word lies past the text's end, 2");
/// ```
///
/// # Errors
/// One sentence that says what does not fit, with its byte offsets.
pub fn validate(annotation: &Annotation, text: &str) -> Result<(), String> {
    let kind = annotation.kind();
    check_span(annotation.span, text, kind)?;
    if annotation.span.is_empty() {
        return Err(format!("span {}..{} of a {kind} covers nothing", annotation.span.start, annotation.span.end));
    }
    check_pieces(annotation, text)?;
    for why in &annotation.why {
        check_span(why.span, text, &format!("{kind}'s reason `{}`", why.rule))?;
    }
    match &annotation.body {
        Body::Mention(mention) if mention.name.is_empty() => Err("a mention has no name".to_owned()),
        Body::Mention(mention) if mention.entity.is_empty() => Err("a mention has no entity".to_owned()),
        Body::Figure(figure) => check_bounds(figure),
        Body::Quotation(quotation) => check_speaker(quotation, text),
        Body::Other(_) if matches!(kind, "mention" | "figure" | "quotation") => {
            Err(format!("a {kind} has attributes of its own, not those of a {kind}"))
        }
        Body::Mention(_) | Body::Other(_) => Ok(()),
    }
}

pub(crate) fn check_span(span: Span, text: &str, what: &str) -> Result<(), String> {
    let Span { start, end } = span;
    if start > end {
        return Err(format!("span {start}..{end} of a {what} ends before it starts"));
    }
    if end as usize > text.len() {
        return Err(format!("span {start}..{end} of a {what} lies past the text's end, {}", text.len()));
    }
    if !text.is_char_boundary(start as usize) || !text.is_char_boundary(end as usize) {
        return Err(format!("span {start}..{end} of a {what} cuts a character"));
    }
    Ok(())
}

fn check_pieces(annotation: &Annotation, text: &str) -> Result<(), String> {
    let (kind, pieces) = (annotation.kind(), &annotation.pieces);
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Ok(()) };
    if pieces.len() == 1 {
        return Err(format!("a {kind} has a single piece: then only its span is given"));
    }
    for piece in pieces {
        check_span(*piece, text, &format!("{kind}'s piece"))?;
    }
    if let Some(pair) = pieces.windows(2).find(|pair| pair[0].end > pair[1].start) {
        return Err(format!(
            "pieces {:?} and {:?} of a {kind} overlap or are out of order",
            pair[0].range(),
            pair[1].range()
        ));
    }
    if first.start != annotation.span.start || last.end != annotation.span.end {
        return Err(format!("span {:?} of a {kind} is not the hull of its pieces", annotation.span.range()));
    }
    Ok(())
}

fn check_bounds(figure: &Figure) -> Result<(), String> {
    if let Some(as_of) = figure.as_of.filter(|as_of| as_of.from > as_of.to) {
        return Err(format!("a figure's as-of range {as_of} ends before it starts"));
    }
    if figure.low.into_iter().chain(figure.high).any(|bound| !bound.is_finite()) {
        return Err("a figure's bound is not a finite number".to_owned());
    }
    match (figure.low, figure.high) {
        (Some(low), Some(high)) if low > high => Err(format!("a figure's low {low} is above its high {high}")),
        _ => Ok(()),
    }
}

fn check_speaker(quotation: &Quotation, text: &str) -> Result<(), String> {
    let (start, end) = match (quotation.speaker_start, quotation.speaker_end) {
        (Some(start), Some(end)) => (start, end),
        (None, None) => return Ok(()),
        _ => return Err("a quotation has only one of speaker_start and speaker_end".to_owned()),
    };
    let span = Span { start, end };
    check_span(span, text, "quotation's speaker")?;
    match &quotation.speaker_as_written {
        Some(written) if written != span.slice(text) => {
            Err(format!("a quotation's speaker is written `{}`, not `{written}`", span.slice(text)))
        }
        _ => Ok(()),
    }
}

/// Says why the words an annotation repeats are not those its span covers, and what the offsets should be: whether they
/// count characters or UTF-16 units, take the last byte in, or belong to another place.
///
/// Takes linear time; for a span that fits, there is nothing to explain.
///
/// ```
/// use briefer_plugin::explain_mismatch;
/// assert_eq!(
///     explain_mismatch("Žižka won", 6, 9, "won"),
///     "span 6..9 is `a w`, but `text` says `won`: these offsets count characters; in UTF-8 bytes it is 8..11"
/// );
/// ```
pub fn explain_mismatch(text: &str, start: u32, end: u32, said: &str) -> String {
    let (from, to) = (start as usize, end as usize);
    let stands = match text.get(from..to) {
        Some(words) => format!("is {}", excerpt(words)),
        None if from > to => "ends before it starts".to_owned(),
        None if to > text.len() => format!("lies past the text's end, {}", text.len()),
        None => "cuts a character".to_owned(),
    };
    format!("span {start}..{end} {stands}, but `text` says {}: {}", excerpt(said), reason(text, from, to, said))
}

fn reason(text: &str, from: usize, to: usize, said: &str) -> String {
    if said.is_empty() {
        return "`text` repeats the words of the span".to_owned();
    }
    for (unit, width) in [("characters", (|_| 1) as fn(char) -> usize), ("UTF-16 units", char::len_utf16)] {
        if let Some((start, end)) = in_bytes(text, from, to, width).filter(|&(start, end)| &text[start..end] == said) {
            return format!("these offsets count {unit}; in UTF-8 bytes it is {start}..{end}");
        }
    }
    // The nearest place; of two as near, the earlier.
    let Some((start, _)) = text.match_indices(said).min_by_key(|(at, _)| at.abs_diff(from)) else {
        let spaced = text.get(from..to).is_some_and(|words| words.split_whitespace().eq(said.split_whitespace()));
        let reason = if spaced { "only the white space differs" } else { "these words are nowhere in the text" };
        return format!("{reason}; `text` repeats the document byte for byte");
    };
    let end = start + said.len();
    if start == from && text[..end].char_indices().next_back().is_some_and(|(last, _)| last == to) {
        return format!("`end` is the offset just past the last byte, here {end}");
    }
    format!("these words stand at {start}..{end}, in UTF-8 bytes")
}

/// The byte offsets of two offsets that count something else, of which each character has `width`.
fn in_bytes(text: &str, from: usize, to: usize, width: fn(char) -> usize) -> Option<(usize, usize)> {
    let (mut count, mut start) = (0, None);
    for (at, character) in text.char_indices().chain([(text.len(), '\0')]) {
        if count == from {
            start = Some(at);
        }
        if count >= to {
            return start.filter(|_| count == to && from <= to).map(|start| (start, at));
        }
        count += width(character);
    }
    None
}

/// Words for a message: between backticks, control characters escaped, the middle of long ones left out.
pub(crate) fn excerpt(words: &str) -> String {
    const SIDE: usize = 24;
    let shown = |words: &str| words.chars().map(visible).collect::<String>();
    let head = words.char_indices().nth(SIDE).map_or(words.len(), |(at, _)| at);
    let tail = words.char_indices().nth_back(SIDE - 1).map_or(0, |(at, _)| at);
    if head + 8 >= tail {
        format!("`{}`", shown(words))
    } else {
        format!("`{}…{}`", shown(&words[..head]), shown(&words[tail..]))
    }
}

/// A character as a message shows it; those that cannot be seen are escaped.
fn visible(character: char) -> String {
    let unseen = character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    if unseen { character.escape_default().to_string() } else { character.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, Other, Qualifier, QuantityKind};

    fn pieces(pieces: &[(u32, u32)]) -> Annotation {
        Annotation::in_pieces(pieces.iter().map(|&piece| piece.into()).collect(), Other::new("word"))
    }

    #[test]
    fn cut_character_is_refused() {
        let annotation = Annotation::new(Span::new(0, 2), Other::new("word"));
        assert!(validate(&annotation, "wé").unwrap_err().contains("cuts a character"));
    }

    #[test]
    fn pieces_may_touch_but_not_overlap() {
        assert!(validate(&pieces(&[(0, 2), (2, 3)]), "abcde").is_ok());
        assert!(validate(&pieces(&[(0, 3), (2, 4)]), "abcde").unwrap_err().contains("overlap"));
        assert!(validate(&pieces(&[(0, 3), (4, 9)]), "abcde").unwrap_err().contains("past the text's end"));
    }

    #[test]
    fn hull_must_fit_its_pieces() {
        let mut annotation = pieces(&[(0, 1), (2, 3)]);
        annotation.span.end = 4;
        assert!(validate(&annotation, "abcde").unwrap_err().contains("hull"));
    }

    #[test]
    fn bounds_must_be_in_order() {
        let figure = Figure::new(Some(5.0), Some(4.0), Qualifier::Exact, QuantityKind::Count);
        assert!(validate(&Annotation::new(Span::new(0, 1), Body::Figure(figure)), "5").is_err());
    }

    #[test]
    fn speaker_must_stand_where_it_says() {
        let mut quotation = Quotation::new(Form::Direct);
        quotation.speaker_as_written = Some("she".to_owned());
        (quotation.speaker_start, quotation.speaker_end) = (Some(3), Some(6));
        let at = |quotation: &Quotation| Annotation::new(Span::new(0, 2), quotation.clone());
        assert!(validate(&at(&quotation), "no she").is_ok());
        assert!(validate(&at(&quotation), "no, she").is_err());
        quotation.speaker_end = None;
        assert!(validate(&at(&quotation), "no she").unwrap_err().contains("only one"));
    }

    #[test]
    fn offsets_in_other_units_are_explained() {
        let text = "👩 Ž said “no”";
        for (start, end, said, reason) in [
            (
                2,
                3,
                "Ž",
                "span 2..3 cuts a character, but `text` says `Ž`: these offsets count characters; in UTF-8 bytes it is 5..7",
            ),
            (10, 12, "no", "count characters; in UTF-8 bytes it is 16..18"),
            (11, 13, "no", "count UTF-16 units; in UTF-8 bytes it is 16..18"),
            (16, 17, "no", "`end` is the offset just past the last byte, here 18"),
            (0, 4, "said", "span 0..4 is `👩`, but `text` says `said`: these words stand at 8..12, in UTF-8 bytes"),
            (5, 12, "Ž\nsaid", "only the white space differs"),
            (5, 12, "yes", "span 5..12 is `Ž said`, but `text` says `yes`: these words are nowhere in the text"),
            (9, 4, "said", "span 9..4 ends before it starts, but"),
            (9, 99, "xy", "span 9..99 lies past the text's end, 21, but"),
            (5, 7, "", "`text` repeats the words of the span"),
        ] {
            let told = explain_mismatch(text, start, end, said);
            assert!(told.contains(reason), "{told}");
        }
    }

    #[test]
    fn excerpts_show_both_ends_and_what_cannot_be_seen() {
        assert_eq!(excerpt("a\r\n\u{feff}é"), "`a\\r\\n\\u{feff}é`");
        let long = "é".repeat(100);
        assert_eq!(excerpt(&long), format!("`{0}…{0}`", "é".repeat(24)));
    }
}
