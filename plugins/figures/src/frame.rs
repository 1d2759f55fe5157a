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

/// How many annotations before a sentence are looked through for quotations that reach into it, and how many
/// mentions around a figure for its place: bounds, so that the time stays linear.
const LOOK_BACK: usize = 64;
const NEAREST: usize = 8;

impl<'e> Earlier<'e> {
    /// Takes those that overlap `sentence` from annotations sorted by start.
    pub(crate) fn of(sentence: Span, earlier: &'e [Annotation]) -> Self {
        let end = earlier.partition_point(|annotation| annotation.span.start < sentence.end);
        let start = earlier[..end].partition_point(|annotation| annotation.span.start < sentence.start);
        let mut kept = Earlier { mentions: Vec::new(), quotations: Vec::new() };
        for annotation in &earlier[start.saturating_sub(LOOK_BACK)..end] {
            if !annotation.span.overlaps(sentence) {
                continue;
            }
            if let Some(mention) = annotation.as_mention() {
                kept.mentions.push((annotation.span, mention));
            } else if let Some(quotation) = annotation.as_quotation().filter(|_| kept.quotations.len() < LOOK_BACK) {
                kept.quotations.push((annotation, quotation));
            }
        }
        kept
    }

    /// The mentions nearest after the byte `end`, in order.
    fn mentions_from(&self, end: u32) -> impl Iterator<Item = &(Span, &'e Mention)> {
        let first = self.mentions.partition_point(|(span, _)| span.start < end);
        self.mentions[first..].iter().take(NEAREST)
    }

    /// The mentions nearest before the byte `start`, last first.
    fn mentions_before(&self, start: u32) -> impl Iterator<Item = &(Span, &'e Mention)> {
        let end = self.mentions.partition_point(|(span, _)| span.start < start);
        self.mentions[..end].iter().rev().take(NEAREST).filter(move |(span, _)| span.end <= start)
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
    let group = |mention: &Mention| mention.mention_type == MentionType::Organization;
    let named = earlier.mentions_from(phrase.start).find(|(span, mention)| group(mention) && phrase.overlaps(*span));
    named.map(|(_, mention)| mention.entity.clone())
}

const LOCATIVE: &[&str] =
    &["in", "at", "from", "near", "across", "to", "into", "inside", "outside", "around", "throughout", "of"];

/// Whether a preposition of place stands shortly before the span.
fn is_located(atoms: &Atoms<'_>, span: Span) -> bool {
    let at = atoms.index_from(span.start);
    let mut before = (at.saturating_sub(4)..at).rev().take_while(|&i| atoms.is_word(i));
    before.any(|i| atoms.is_any(i, LOCATIVE))
}

/// The place nearest after the counted in its clause, else one named before the amount.
pub(crate) fn place(atoms: &Atoms<'_>, from: usize, to: usize, earlier: &Earlier<'_>) -> Option<(String, Span)> {
    let stated = atoms.span(from, to);
    let reach = (to..atoms.len()).take(CLAUSE).find(|&at| atoms.is_mark(at, ';')).unwrap_or(to + CLAUSE);
    let clause_end = atoms.get(reach).map_or(u32::MAX, |atom| atom.start);
    let is_place =
        |(span, mention): &&(Span, &Mention)| mention.mention_type == MentionType::Place && is_located(atoms, *span);
    let after = earlier.mentions_from(stated.end).filter(|(span, _)| span.end <= clause_end).find(is_place);
    let found = after.or_else(|| earlier.mentions_before(stated.start).find(is_place));
    found.map(|(span, mention)| (mention.entity.clone(), *span))
}

/// How many atoms after a figure still belong to what is said of it.
const CLAUSE: usize = 40;

/// Who is credited by "according to", where no quotation holds the figure.
pub(crate) fn according_to(atoms: &Atoms<'_>, earlier: &Earlier<'_>) -> Option<String> {
    let at = (0..atoms.len()).find(|&at| atoms.are(at, &["according", "to"]))? + 2;
    let start = atoms.get(at)?.start;
    let end = (at..atoms.len())
        .find(|&i| !atoms.is_word(i) && atoms.kind(i) != Some(crate::atoms::AtomKind::Possessive))
        .unwrap_or(atoms.len());
    let words = atoms.span(at, end);
    let named = earlier.mentions_from(start).find(|(span, mention)| {
        span.end <= words.end && matches!(mention.mention_type, MentionType::Person | MentionType::Organization)
    });
    named
        .map(|(_, mention)| mention.name.clone())
        .or_else(|| Some(bare_words(words.slice(atoms.text()))).filter(|words| !words.is_empty() && words.len() < 80))
}

/// The words without an article before them.
fn bare_words(words: &str) -> String {
    let folded = fold(words);
    let bare = folded.strip_prefix("a ").or_else(|| folded.strip_prefix("an ")).unwrap_or(&folded);
    bare.to_owned()
}

/// Words that deny what follows.
pub(crate) const DENIALS: &[&str] =
    &["denied", "denies", "deny", "denying", "rejected", "rejects", "refuted", "disputed", "dismissed"];
/// Words that make what is said a possibility.
pub(crate) const HYPOTHESES: &[&str] = &[
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
    if let Some(at) = (clause..from).find(|&at| atoms.cues(at, l::DENIAL) || atoms.are(at, &["no", "evidence"])) {
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
    // "they do not hold 100 hostages".
    let mut denying = (from.saturating_sub(3).max(clause)..from).rev().take_while(|&at| atoms.is_word(at));
    let not = |at: &usize| atoms.is_any(*at, &["not", "never"]) || atoms.lower(*at).ends_with("n't");
    let denied =
        denying.find(|at| not(at) && !atoms.is_any(at + 1, &["only", "including", "less", "fewer", "more", "just"]));
    if measure.is_some() && denied.is_some() {
        return (Modality::Denied, denied);
    }
    let before = (clause..from).rev();
    let hypothetical = |at: &usize| {
        atoms.cues(*at, l::HYPOTHESIS) && !(atoms.is(*at, "may") && atoms.is_capitalized(*at) && *at > 0)
            || atoms.are(*at, &["up", "for"])
    };
    // "up to 400 jobs may go".
    let modal = |at: &usize| atoms.is_any(*at, &["could", "would", "may", "might"]);
    let found = before
        .clone()
        .find(hypothetical)
        .or_else(|| (to..said.max(to)).find(hypothetical))
        .or_else(|| around.clone().find(hypothetical))
        .or_else(|| (to..to + 2).find(modal));
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
