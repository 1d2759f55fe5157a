//! What surrounds a figure: whom it is about, where, who says so, and whether it is stated as fact.

use briefer_plugin::{Annotation, Mention, MentionType, Modality, Quotation, Span, fold};

use crate::atoms::Atoms;
use crate::lexicon as l;
use crate::measure::Found;
use crate::noun::Noun;

/// The annotations of earlier plugins that overlap one sentence.
pub(crate) struct Earlier<'e> {
    pub(crate) mentions: Vec<(Span, &'e Mention)>,
    pub(crate) quotations: Vec<(&'e Annotation, &'e Quotation)>,
}

impl<'e> Earlier<'e> {
    /// Takes those that overlap `sentence` from annotations sorted by start.
    pub(crate) fn of(sentence: Span, earlier: &'e [Annotation]) -> Self {
        let end = earlier.partition_point(|annotation| annotation.span.start < sentence.end);
        let mut kept = Earlier { mentions: Vec::new(), quotations: Vec::new() };
        // A quotation may begin long before; mentions are short. Bounded, so that many annotations cost no more than linear time.
        for annotation in earlier[..end].iter().rev().take(512) {
            if !annotation.span.overlaps(sentence) {
                continue;
            }
            if let Some(mention) = annotation.as_mention() {
                kept.mentions.push((annotation.span, mention));
            } else if let Some(quotation) = annotation.as_quotation() {
                kept.quotations.push((annotation, quotation));
            }
        }
        kept.mentions.reverse();
        kept
    }

    /// The shortest quotation that holds the span.
    pub(crate) fn quotation_around(&self, span: Span) -> Option<&'e Quotation> {
        let holds = |annotation: &Annotation| annotation.spans().iter().any(|piece| piece.contains(span));
        self.quotations
            .iter()
            .filter(|(annotation, _)| holds(annotation))
            .min_by_key(|(annotation, _)| annotation.span.len())
            .map(|(_, quotation)| *quotation)
    }
}

/// The group the counted belong to: an organization named in the noun phrase or right after it ("members of ...").
pub(crate) fn subject(atoms: &Atoms<'_>, noun: Option<Noun>, earlier: &Earlier<'_>) -> Option<String> {
    let noun = noun?;
    let reach = if atoms.is_any(noun.to, &["of", "from"]) { noun.to + 4 } else { noun.to };
    let mut to = noun.to;
    while to < reach && atoms.is_word(to) {
        to += 1;
    }
    let phrase = atoms.span(noun.from, to);
    let named = earlier
        .mentions
        .iter()
        .find(|(span, mention)| mention.mention_type == MentionType::Organization && phrase.overlaps(*span));
    named.map(|(_, mention)| mention.entity.clone())
}

/// The place nearest after the counted in its clause, else one named before the amount.
pub(crate) fn place(atoms: &Atoms<'_>, from: usize, to: usize, earlier: &Earlier<'_>) -> Option<(String, Span)> {
    let locative = |span: Span| {
        let at = (0..atoms.len()).rev().find(|&at| atoms.get(at).is_some_and(|atom| atom.end <= span.start))?;
        let steps = (at.saturating_sub(3)..=at).rev();
        let mut steps = steps.take_while(|&i| atoms.is_word(i));
        steps
            .any(|i| {
                atoms.is_any(
                    i,
                    &[
                        "in",
                        "at",
                        "from",
                        "near",
                        "across",
                        "to",
                        "into",
                        "inside",
                        "outside",
                        "around",
                        "throughout",
                        "of",
                    ],
                )
            })
            .then_some(())
    };
    let places = || earlier.mentions.iter().filter(|(_, mention)| mention.mention_type == MentionType::Place);
    let end = atoms.span(from, to).end;
    let start = atoms.span(from, to).start;
    let clause_end =
        (to..atoms.len()).find(|&at| atoms.is_mark_of(at, ";")).map_or(u32::MAX, |at| atoms.span(at, at + 1).start);
    let after = places().find(|(span, _)| span.start >= end && span.end <= clause_end && locative(*span).is_some());
    let before = || places().rev().find(|(span, _)| span.end <= start && locative(*span).is_some());
    after.or_else(before).map(|(span, mention)| (mention.entity.clone(), *span))
}

/// Who is credited by "according to", where no quotation holds the figure.
pub(crate) fn according_to(atoms: &Atoms<'_>, earlier: &Earlier<'_>) -> Option<String> {
    let at = (0..atoms.len()).find(|&at| atoms.are(at, &["according", "to"]))? + 2;
    let start = atoms.get(at)?.start;
    let end = (at..atoms.len())
        .find(|&i| !atoms.is_word(i) && atoms.kind(i) != Some(crate::atoms::AtomKind::Possessive))
        .unwrap_or(atoms.len());
    let words = atoms.span(at, end);
    let named = earlier.mentions.iter().find(|(span, mention)| {
        span.start >= start
            && span.end <= words.end
            && matches!(mention.mention_type, MentionType::Person | MentionType::Organization)
    });
    named
        .map(|(_, mention)| mention.name.clone())
        .or_else(|| Some(fold(words.slice(atoms.text()))).filter(|words| !words.is_empty() && words.len() < 80))
}

const DENIALS: &[&str] =
    &["denied", "denies", "deny", "denying", "rejected", "rejects", "refuted", "disputed", "dismissed"];
const HYPOTHESES: &[&str] = &[
    "could",
    "would",
    "may",
    "might",
    "if",
    "unless",
    "plans",
    "plan",
    "planned",
    "planning",
    "expected",
    "expects",
    "expect",
    "aims",
    "aim",
    "hopes",
    "hope",
    "intends",
    "intend",
    "threatened",
    "threatens",
    "risk",
    "potentially",
    "projected",
    "forecast",
    "proposed",
    "wants",
    "should",
    "will",
    "possible",
];

/// Whether the figure is stated as fact, with the atom that says otherwise.
pub(crate) fn modality(
    atoms: &Atoms<'_>,
    from: usize,
    to: usize,
    measure: Option<&Found>,
) -> (Modality, Option<usize>) {
    let clause = clause_start(atoms, from);
    if let Some(at) = (clause..from).find(|&at| atoms.is_any(at, DENIALS) || atoms.are(at, &["no", "evidence"])) {
        return (Modality::Denied, Some(at));
    }
    let predicate = measure.and_then(|found| found.predicate);
    let said = predicate.unwrap_or(to);
    let around = (said.saturating_sub(3)..said).rev().take_while(|&at| !atoms.is_mark_of(at, ",;"));
    if let Some(at) = around
        .clone()
        .find(|&at| predicate.is_some() && (atoms.is_any(at, &["not", "never"]) || atoms.lower(at).ends_with("n't")))
    {
        return (Modality::Denied, Some(at));
    }
    let before = (clause..from).rev();
    let hypothetical = |at: &usize| {
        atoms.is_any(*at, HYPOTHESES) && !(atoms.is(*at, "may") && atoms.is_capitalized(*at) && *at > 0)
            || atoms.are(*at, &["up", "for"])
    };
    let found = before
        .clone()
        .find(hypothetical)
        .or_else(|| (to..said.max(to)).find(hypothetical))
        .or_else(|| around.clone().find(hypothetical));
    match found {
        Some(at) => (Modality::Hypothetical, Some(at)),
        None => (Modality::Asserted, None),
    }
}

/// Where the clause that holds `at` begins: after a semicolon, or a comma with a conjunction or a reporting pause.
fn clause_start(atoms: &Atoms<'_>, at: usize) -> usize {
    (at.saturating_sub(24)..at)
        .rev()
        .find(|&i| {
            atoms.is_mark_of(i, ";:“\"")
                || atoms.is_mark(i, ',') && (atoms.has(i + 1, l::CONJUNCTION | l::PRONOUN) || atoms.is(i + 1, "with"))
                || atoms.is_any(i, &["but", "while", "after", "whereas", "although"])
        })
        .map_or(at.saturating_sub(24), |i| i + 1)
}

/// "of whom 12", "including 12 women", "among them": a part of a figure before it.
pub(crate) fn is_part(atoms: &Atoms<'_>, from: usize, noun_from: usize) -> bool {
    let before = |n: usize| from.checked_sub(n);
    let one = before(1).is_some_and(|at| atoms.is_any(at, &["including", "includes", "included", "include"]));
    let two = before(2).is_some_and(|at| {
        atoms.is_any(at, &["of", "among"]) && atoms.is_any(at + 1, &["whom", "which", "them", "these", "those"])
            || atoms.are(at, &["among", "them"])
    });
    let three = before(3)
        .is_some_and(|at| atoms.is_any(at, &["of", "among"]) && atoms.is_any(at + 1, &["whom", "which", "them"]));
    let after =
        atoms.is(noun_from, "of") && (atoms.is_any(noun_from + 1, &["whom", "them", "which", "the", "those", "these"]));
    one || two || three || after
}
