//! What surrounds a figure: whom it is about, where, who says so, and whether it is stated as fact.

use briefer_plugin::{Annotation, Mention, MentionType, Modality, Quotation, Span, fold};

use crate::atoms::{AtomKind, Atoms};
use crate::classes as c;
use crate::figure::gapped_subject;
use crate::lexicon as l;
use crate::measure::Found;
use crate::noun::Noun;
use crate::phrases::{NounPhrase, Phrases, Verb, Voice};

/// The annotations of earlier plugins that overlap one sentence; read from sentence to sentence.
pub(crate) struct Earlier<'e> {
    /// All of the document, sorted by start.
    all: &'e [Annotation],
    /// How many of them start before the sentence, and how far these reach.
    before: usize,
    reach: u32,
    mentions: Vec<(Span, &'e Mention)>,
    quotations: Vec<(&'e Annotation, &'e Quotation)>,
}

/// How many annotations before a sentence are looked through for quotations that reach into it, and how many
/// mentions around a figure for its place: bounds, so that the time stays linear.
const LOOK_BACK: usize = 64;
const NEAREST: usize = 8;

impl<'e> Earlier<'e> {
    /// Those of a document, of which no sentence was read yet.
    pub(crate) fn new(all: &'e [Annotation]) -> Self {
        Earlier { all, before: 0, reach: 0, mentions: Vec::new(), quotations: Vec::new() }
    }

    /// Takes in those that overlap `sentence`, which stands after all that were read.
    pub(crate) fn read(&mut self, sentence: Span) {
        self.mentions.clear();
        self.quotations.clear();
        while let Some(next) = self.all.get(self.before).filter(|next| next.span.start < sentence.start) {
            self.reach = self.reach.max(next.span.end);
            self.before += 1;
        }
        let back = if self.reach > sentence.start { LOOK_BACK } else { 0 };
        let near = &self.all[self.before.saturating_sub(back)..];
        for annotation in near.iter().take_while(|annotation| annotation.span.start < sentence.end) {
            if !annotation.span.overlaps(sentence) {
                continue;
            }
            if let Some(mention) = annotation.as_mention() {
                self.mentions.push((annotation.span, mention));
            } else if let Some(quotation) = annotation.as_quotation().filter(|_| self.quotations.len() < LOOK_BACK) {
                self.quotations.push((annotation, quotation));
            }
        }
    }

    /// The mentions nearest after the byte `end`, in order.
    fn mentions_from(&self, end: u32) -> impl Iterator<Item = &(Span, &'e Mention)> {
        let first = self.mentions.partition_point(|(span, _)| span.start < end);
        self.mentions[first..].iter().take(NEAREST)
    }

    /// The first mentions that the words hold, or hold the beginning of.
    fn mentions_within(&self, words: Span) -> impl Iterator<Item = &(Span, &'e Mention)> {
        self.mentions_from(words.start).take_while(move |(span, _)| span.overlaps(words))
    }

    /// The mentions nearest before the byte `start`, last first.
    fn mentions_before(&self, start: u32) -> impl Iterator<Item = &(Span, &'e Mention)> {
        let end = self.mentions.partition_point(|(span, _)| span.start < start);
        self.mentions[..end].iter().rev().take(NEAREST).filter(move |(span, _)| span.end <= start)
    }

    /// The shortest quotation that holds the span, and its extent.
    pub(crate) fn quotation_around(&self, span: Span) -> Option<(Span, &'e Quotation)> {
        let holds = |annotation: &Annotation| annotation.spans().iter().any(|piece| piece.contains(span));
        let around = self.quotations.iter().filter(|(annotation, _)| holds(annotation));
        let shortest = around.min_by_key(|(annotation, _)| annotation.span.len());
        shortest.map(|(annotation, quotation)| (annotation.span, *quotation))
    }
}

/// The group the counted belong to: an organization named in the noun phrase, right after it ("members of ...") or
/// right before it as its owner; else the one that is said to have them.
pub(crate) fn subject(
    atoms: &Atoms<'_>,
    phrases: &Phrases,
    at: usize,
    noun: Option<Noun>,
    earlier: &Earlier<'_>,
) -> Option<(String, Span)> {
    let phrase = &phrases.nouns[at];
    let within = |from: usize, to: usize| {
        let words = atoms.span(from, to);
        let group = |mention: &Mention| mention.mention_type == MentionType::Organization;
        let named = earlier.mentions_within(words).find(|(_, mention)| group(mention));
        named.map(|(span, mention)| (mention.entity.clone(), *span))
    };
    let counted = noun.and_then(|noun| {
        let reach = if atoms.is_any(noun.to, &["of", "from"]) { noun.to + 4 } else { noun.to };
        let to = (noun.to..reach).find(|&at| !atoms.is_word(at)).unwrap_or(reach);
        within(noun.from, to)
    });
    let owner = || {
        let sign = phrase.from.checked_sub(1)?;
        let owned = atoms.kind(sign) == Some(AtomKind::Possessive);
        if owned { within(sign.saturating_sub(4), sign) } else { None }
    };
    let having = || {
        if let Some(second) = gapped_subject(atoms, phrases, at) {
            return within(second.from, second.to);
        }
        let verb = phrases.verbs.get(phrase.object_of.or(phrase.after)?)?;
        let subject = phrases.nouns.get(verb.subject.filter(|_| atoms.is_of(verb.main, c::OWNING))?)?;
        within(subject.from, subject.to)
    };
    counted.or_else(owner).or_else(having)
}

/// Whether a preposition of place stands shortly before the span.
fn is_located(atoms: &Atoms<'_>, span: Span) -> bool {
    let at = atoms.index_from(span.start);
    let mut before = (at.saturating_sub(4)..at).rev().take_while(|&i| atoms.is_word(i));
    before.any(|i| atoms.is_of(i, c::LOCATIVE))
}

/// The place nearest after the counted in its clause, else the nearest before it in its clause, else one that opens
/// the sentence or another clause before.
pub(crate) fn place(
    atoms: &Atoms<'_>,
    phrases: &Phrases,
    from: usize,
    to: usize,
    earlier: &Earlier<'_>,
) -> Option<(String, Span)> {
    let stated = atoms.span(from, to);
    let end = phrases.reach(to.max(1) - 1, CLAUSE);
    let clause_end = atoms.get(end).map_or(u32::MAX, |atom| atom.start);
    let is_place =
        |(span, mention): &&(Span, &Mention)| is_located(atoms, *span) && mention.mention_type == MentionType::Place;
    let after = earlier.mentions_from(stated.end).filter(|(span, _)| span.end <= clause_end).find(is_place);
    let atom_of = |span: &Span| atoms.index_from(span.start);
    let before = || {
        let mut before = earlier.mentions_before(stated.start).filter(is_place);
        before.find(|(span, _)| phrases.sets_scene(atom_of(span), from))
    };
    let found = after.or_else(before);
    found.map(|(span, mention)| (mention.entity.clone(), *span))
}

/// How many atoms after a figure still belong to what is said of it.
const CLAUSE: usize = 40;

/// Who puts a number to it within the words of somebody else: "the government said 40 had died, the opposition put the
/// toll at 60".
pub(crate) fn claimant(
    atoms: &Atoms<'_>,
    phrases: &Phrases,
    at: usize,
    quoted: Option<Span>,
    earlier: &Earlier<'_>,
) -> Option<(String, Span)> {
    let phrase = phrases.nouns.get(at)?;
    let puts = |verb: &&Verb| atoms.is_any(verb.main, &["put", "puts", "estimates", "estimated"]);
    let put = phrase.after.and_then(|verb| phrases.verbs.get(verb)).filter(puts);
    let governing = || {
        let said = phrases.subject_of(at).or_else(|| phrases.object_of(at))?;
        let verb = phrases.verbs.get(said.governor?)?;
        (quoted.is_some() && atoms.is_of(verb.main, c::REPORTING)).then_some(verb)
    };
    let verb = put.or_else(governing).filter(|verb| verb.voice == Voice::Active)?;
    let subject = phrases.nouns.get(verb.subject?)?;
    let words = atoms.span(subject.from, subject.to);
    let bare =
        subject.noun.filter(|_| subject.amount.is_none() && quoted.is_none_or(|quoted| quoted.contains(words)))?;
    let named = earlier.mentions_within(words).find(|(_, mention)| can_claim(mention));
    let name = named.map(|(_, mention)| mention.name.clone());
    Some((name.unwrap_or_else(|| fold(atoms.slice(bare.from, bare.to))), words))
}

/// Whether somebody can put a number to something: a person or a body.
fn can_claim(mention: &Mention) -> bool {
    matches!(mention.mention_type, MentionType::Person | MentionType::Organization)
}

/// Who is credited by "according to", where no quotation holds the figure, and the atom where that stands.
pub(crate) fn according_to(atoms: &Atoms<'_>, earlier: &Earlier<'_>) -> Option<(String, usize)> {
    let link = (0..atoms.len()).find(|&at| atoms.are(at, &["according", "to"]))?;
    credited(atoms, earlier, link + 2).map(|name| (name, link))
}

fn credited(atoms: &Atoms<'_>, earlier: &Earlier<'_>, at: usize) -> Option<String> {
    let start = atoms.get(at)?.start;
    let end = (at..atoms.len())
        .find(|&i| !atoms.is_word(i) && atoms.kind(i) != Some(crate::atoms::AtomKind::Possessive))
        .unwrap_or(atoms.len());
    let words = atoms.span(at, end);
    let named = earlier.mentions_from(start).find(|(span, mention)| span.end <= words.end && can_claim(mention));
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
    "feared",
    "forecasts",
];

/// Whether the figure is stated as fact, with the atom that says otherwise.
pub(crate) fn modality(
    atoms: &Atoms<'_>,
    phrases: &Phrases,
    at: usize,
    found: Option<&Found>,
) -> (Modality, Option<usize>) {
    let phrase = &phrases.nouns[at];
    let said = phrases.subject_of(at).or_else(|| phrases.object_of(at));
    let direct = said.is_some();
    let mut verb = said.or_else(|| phrases.verbs.get(phrase.after?));
    let mut possible = None;
    // From what is said of the phrase through the verbs that govern it.
    for step in 0..GOVERNORS {
        let Some(here) = verb else { break };
        let own = step == 0;
        if let Some(at) = denies(atoms, here, own).filter(|_| !own || direct && (found.is_some() || here.not.is_none()))
        {
            return (Modality::Denied, Some(at));
        }
        let reaches = direct || !own || is_unbroken(atoms, here.to, phrase.from);
        possible = possible.or(here.possibly.filter(|_| reaches));
        verb = here.governor.and_then(|governor| phrases.verbs.get(governor));
    }
    if let Some(not) = negated(atoms, phrase).filter(|_| found.is_some()) {
        return (Modality::Denied, Some(not));
    }
    let supposed = possible.or_else(|| {
        let before = (phrase.from.saturating_sub(CLAUSE)..phrase.from).rev();
        before
            .take_while(|&at| !atoms.is_mark(at, ';'))
            .find(|&at| phrases.share_clause(at, phrase.from) && is_hypothetical(atoms, at))
    });
    match supposed {
        Some(at) => (Modality::Hypothetical, Some(at)),
        None => (Modality::Asserted, None),
    }
}

/// How many verbs up it is looked for one that denies.
const GOVERNORS: usize = 6;

/// Whether no comma parts the verb that ends at `from` from a phrase of its own: "could rise to 60".
fn is_unbroken(atoms: &Atoms<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) < 12 && !(from..to).any(|at| atoms.is_mark_of(at, ",;()"))
}

/// A word other than a modal, whose verb was asked, that makes a possibility of what follows.
fn is_hypothetical(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.cues(at, l::HYPOTHESIS) && !atoms.has(at, l::MODAL) || atoms.are(at, &["up", "for"])
}

/// The word by which a verb denies what it says, or what it governs.
fn denies(atoms: &Atoms<'_>, verb: &Verb, own: bool) -> Option<usize> {
    let only = |at: usize| atoms.is_any(at + 1, &["only", "including", "less", "fewer", "more", "just"]);
    if let Some(not) = verb.not.filter(|&not| !only(not)) {
        return Some(not);
    }
    let denial = atoms.cues(verb.main, l::DENIAL);
    let own_denial = denial && atoms.lower(verb.main).starts_with("den");
    let nothing = !own && verb.copula && atoms.is(verb.to, "no");
    ((if own { own_denial } else { denial }) || nothing).then_some(verb.main)
}

/// "not 100 hostages", "denial of 20 deaths": a word of denial right before the phrase.
fn negated(atoms: &Atoms<'_>, phrase: &NounPhrase) -> Option<usize> {
    let before = (phrase.from.saturating_sub(3)..phrase.from).rev().take_while(|&at| atoms.is_word(at));
    before.into_iter().find(|&at| {
        // "neither of the two pilots survived"
        let none = atoms.is_any(at, &["neither", "none"]) && atoms.is(at + 1, "of");
        none || at + 2 >= phrase.from
            && atoms.is_of(at, c::NOT)
            && !atoms.is_any(at + 1, &["only", "including", "less", "fewer", "more", "just"])
    })
}
