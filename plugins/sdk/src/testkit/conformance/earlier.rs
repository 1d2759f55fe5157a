//! Annotations of other plugins, in any number.

use super::answer::{answer, difference, order};
use super::samples;
use crate::testkit::Subject;
use crate::testkit::report::Findings;
use crate::{
    Annotation, Body, Document, Figure, Form, Mention, MentionType, Qualifier, QuantityKind, Quotation, Shape, Span,
    TokenKind, validate,
};

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    let manifest = subject.manifest();
    if manifest.consumes.is_empty() {
        return findings.skip("it consumes no kind");
    }
    let mut texts = samples::articles(201, 6, manifest);
    texts.extend(samples::hard(manifest));
    for sample in &texts {
        sample.with(|document| {
            // Where it fails anyway, the checks on the texts tell.
            if answer(subject, document, &[], false).is_err() {
                return;
            }
            for (name, earlier) in crowds(document, &manifest.consumes) {
                let ask = || answer(subject, document, &earlier, false);
                let (first, second) = (ask(), ask());
                let problem = first.as_ref().err().cloned().or_else(|| difference(&first, &second, &sample.text));
                if let Some(problem) = problem {
                    findings.problem_on(&sample.name, format!("{problem}, given {name}"));
                }
            }
        });
    }
    findings.advise(
        "earlier annotations are sorted by start, longer first; there may be none, any may stand inside another or twice at \
         one place, and none need be about the plugin's own words",
    );
}

/// Sets of earlier annotations, with their names for messages.
fn crowds(document: &Document<'_>, consumes: &[String]) -> Vec<(&'static str, Vec<Annotation>)> {
    let usual: Vec<_> = plausible(document)
        .into_iter()
        .filter(|annotation| consumes.iter().any(|kind| kind == annotation.kind()))
        .collect();
    let every_third = usual.iter().step_by(3).cloned().collect();
    let mut crowded: Vec<_> = usual.iter().flat_map(|annotation| [annotation.clone(), annotation.clone()]).collect();
    if let Some((first, last)) = document.sentences.first().zip(document.sentences.last()) {
        let whole = first.span.hull(last.span);
        let kinds = consumes.iter().filter_map(|kind| of_kind(kind, whole, document.text));
        crowded.extend(kinds);
    }
    crowded.sort_by_cached_key(order);
    // Every word is something, whatever it is.
    let words = document.tokens.iter().zip(consumes.iter().cycle());
    let every_word = words.filter_map(|(token, kind)| of_kind(kind, token.span(), document.text));
    let mut every_word: Vec<_> = every_word.filter(|found| validate(found, document.text).is_ok()).collect();
    every_word.sort_by_cached_key(order);
    let last = usual.last().cloned().into_iter().collect();
    vec![
        ("the usual earlier annotations", usual),
        ("every third earlier annotation", every_third),
        ("the last earlier annotation alone", last),
        ("an earlier annotation on every word", every_word),
        ("each earlier annotation twice, and one over the whole text", crowded),
    ]
}

/// An annotation of a kind on a place, as its plugin could have made it; of an unknown kind none, since only its plugin
/// knows its attributes.
fn of_kind(kind: &str, span: Span, text: &str) -> Option<Annotation> {
    let body: Body = match kind {
        "mention" => Mention::new(type_of(span.len()), span.slice(text)).into(),
        "figure" => Figure::new(Some(2.0), None, Qualifier::AtLeast, QuantityKind::Count).into(),
        "quotation" => Quotation::new(Form::Mixed).into(),
        _ => return None,
    };
    Some(Annotation::new(span, body))
}

/// One type or another.
fn type_of(index: usize) -> MentionType {
    [MentionType::Person, MentionType::Place, MentionType::Organization][index % 3]
}

/// What the standard plugins could have found: capitalized words as mentions, numbers as figures, what stands between
/// quotation marks as quotations; sorted.
fn plausible(document: &Document<'_>) -> Vec<Annotation> {
    let text = document.text;
    let mut found = Vec::new();
    let mut open = None;
    for (index, token) in document.tokens.iter().enumerate() {
        let (span, words) = (token.span(), token.text(text));
        match (token.kind, words) {
            (TokenKind::Number, _) => {
                let value = words.replace(',', "").parse().ok().filter(|value: &f64| value.is_finite());
                let figure = Figure::new(value, value, Qualifier::Exact, QuantityKind::Count);
                found.push(Annotation::new(span, figure));
            }
            (TokenKind::Word, _) if token.shape == Shape::Capitalized => {
                let next = document.tokens.get(index + 1).filter(|next| next.shape == Shape::Capitalized);
                let span = next.map_or(span, |next| span.hull(next.span()));
                let mention = Mention::new(type_of(index), span.slice(text));
                found.push(Annotation::new(span, mention));
            }
            (TokenKind::Punctuation, "“") => open = Some(token.end),
            (TokenKind::Punctuation, "”") => {
                let span = open.take().map(|start| Span { start, end: token.start }).filter(|span| !span.is_empty());
                let quotation = Quotation { speaker: Some("Ana Karimova".to_owned()), ..Quotation::new(Form::Direct) };
                found.extend(span.map(|span| Annotation::new(span, quotation)));
            }
            _ => {}
        }
    }
    // A mention whose folded name is empty has no entity, and its plugin would not make it.
    found.retain(|annotation| validate(annotation, text).is_ok());
    found.sort_by_cached_key(order);
    found
}
