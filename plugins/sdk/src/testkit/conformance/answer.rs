//! One answer, and whether another is the same.

use std::cmp::Reverse;

use super::samples::Sample;
use crate::testkit::Subject;
use crate::testkit::compare::{rules, show};
use crate::{Annotation, Document, Span, validate};

/// What a plugin answers on one document, in order, or what is wrong with the answer.
pub(in crate::testkit) type Answer = Result<Vec<Annotation>, String>;

/// The order of annotations: by start, longer first, then by kind.
pub(in crate::testkit) fn order(annotation: &Annotation) -> (u32, Reverse<u32>, String) {
    (annotation.span.start, Reverse(annotation.span.end), annotation.kind().to_owned())
}

/// A plugin's answer on one document, in order.
///
/// # Errors
/// Why there is none, or what is wrong with it.
pub(in crate::testkit) fn answer(
    subject: &dyn Subject,
    document: &Document<'_>,
    earlier: &[Annotation],
    explain: bool,
) -> Answer {
    let mut annotations = subject.annotate(document, earlier, explain).map_err(|failure| failure.to_string())?;
    annotations.sort_by_cached_key(order);
    for annotation in &annotations {
        validate(annotation, document.text)?;
        let kind = annotation.kind();
        if !subject.manifest().provides.iter().any(|spec| spec.kind == kind) {
            return Err(format!("the manifest does not declare the kind `{kind}`: list it in `provides`"));
        }
    }
    Ok(annotations)
}

/// The answer on a sample without earlier annotations and reasons.
pub(super) fn plain(subject: &dyn Subject, sample: &Sample) -> Answer {
    sample.with(|document| answer(subject, document, &[], false))
}

/// How a second answer on a text differs from the first, in a clause.
///
/// Two errors are the same: that there is one, the checks on the texts tell.
pub(super) fn difference(first: &Answer, second: &Answer, text: &str) -> Option<String> {
    let (first, second) = match (first, second) {
        (Ok(first), Ok(second)) => (first, second),
        (Err(_), Err(_)) => return None,
        (Ok(_), Err(problem)) => return Some(format!("first an answer, then none: {problem}")),
        (Err(problem), Ok(_)) => return Some(format!("an answer the second time, but first none: {problem}")),
    };
    let at = (0..first.len().max(second.len())).find(|&at| first.get(at) != second.get(at))?;
    let shown = |annotations: &[Annotation]| match annotations.get(at) {
        Some(annotation) => {
            let Span { start, end } = annotation.span;
            format!("{} at {start}..{end}{}", show(annotation, text), rules(annotation))
        }
        None => "no further annotation".to_owned(),
    };
    Some(format!("first {}, then {}", shown(first), shown(second)))
}
