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
        Body::Mention(_) | Body::Other(_) => Ok(()),
    }
}

fn check_span(span: Span, text: &str, what: &str) -> Result<(), String> {
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
}
