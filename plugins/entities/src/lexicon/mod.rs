//! The lexicon: whole names with their types and aliases, and classes of single words.
//!
//! The shipped lexicon is compiled when the plugin is built and looked up in as it is ([`briefer_lexicon`]); the
//! user's own names are gathered when the plugin starts, and asked first.

mod files;
mod own;

use std::ops::Range;

use briefer_lexicon::Compiled;
pub(crate) use briefer_lexicon::Probe;
pub(crate) use briefer_lexicon::spelling::fold_word;
use briefer_lexicon::spelling::without_dots;
pub(crate) use briefer_lexicon::{EntryId, Found, WordHasher, WordId, classes, hash_word};
use briefer_plugin::MentionType;

use crate::evidence::TYPES;
use crate::options::OwnName;
use classes::Classes;
pub(crate) use files::own_names;
use own::OwnNames;

/// What the build script made of the files in `lexicon/`.
const BLOCK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// One thing of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// What it is.
    pub(crate) mention_type: MentionType,
    /// For a people: the country or region's name.
    pub(crate) people_of: Option<EntryId>,
    /// Whether the user's own lexicon named it.
    pub(crate) own: bool,
}

/// Names and word classes, ready for looking up.
#[derive(Debug)]
pub(crate) struct Lexicon {
    shipped: Compiled<'static>,
    own: OwnNames,
    comma: Option<WordId>,
    /// The two endings of a possessive: "'s", "'".
    possessives: [Option<(WordId, Classes)>; 2],
}

impl Lexicon {
    /// The shipped lexicon with the user's own names before it.
    pub(crate) fn load(own: Vec<OwnName>) -> Lexicon {
        let shipped = Compiled::new(BLOCK, TEXT).expect("the build script wrote the block");
        let own = OwnNames::gather(own, &shipped);
        let comma = shipped.id(",").or_else(|| own.words.get(","));
        let mut lexicon = Lexicon { shipped, own, comma, possessives: [None; 2] };
        lexicon.possessives = ["'s", "'"].map(|ending| lexicon.word(ending));
        lexicon
    }

    /// The number of a folded word, where the lexicon knows it.
    pub(crate) fn id(&self, folded: &str) -> Option<WordId> {
        self.word(folded).map(|(id, _)| id)
    }

    /// The number and the classes of a folded word.
    pub(crate) fn word(&self, folded: &str) -> Option<(WordId, Classes)> {
        self.settle_one(self.shipped.probe(folded, 0..folded.len()), folded)
    }

    /// The number and the classes of the ASCII word at `range` of a text, folded or not.
    pub(crate) fn ascii_word(&self, text: &str, range: Range<usize>) -> Option<(WordId, Classes)> {
        self.settle_one(self.probe(text, range), text)
    }

    fn settle_one(&self, probe: Probe, text: &str) -> Option<(WordId, Classes)> {
        let mut probes = [probe];
        self.fetch(&mut probes);
        self.settle(&probes[0], text)
    }

    /// Where the ASCII word at `range` of a text, folded or not, would stand.
    #[inline]
    pub(crate) fn probe(&self, text: &str, range: Range<usize>) -> Probe {
        let dotted = range.end > range.start && text.as_bytes().get(range.end - 1) == Some(&b'.');
        let end = if dotted { range.start + without_dots(&text[range.clone()]).len() } else { range.end };
        self.shipped.probe(text, range.start..end)
    }

    /// Fetches what stands where words would stand, of many at once.
    #[inline]
    pub(crate) fn fetch(&self, probes: &mut [Probe]) {
        self.shipped.fetch(probes);
    }

    /// The number and the classes of a word of the text that was probed and fetched.
    #[inline]
    pub(crate) fn settle(&self, probe: &Probe, text: &str) -> Option<(WordId, Classes)> {
        let shipped = self.shipped.settle(probe, text);
        if self.own.is_empty() { shipped } else { self.settle_own(shipped, probe, text) }
    }

    /// What the user's own names make of a word that the shipped lexicon may have.
    #[cold]
    fn settle_own(&self, shipped: Option<(WordId, Classes)>, probe: &Probe, text: &str) -> Option<(WordId, Classes)> {
        let own = || self.own.words.get_ignoring_case(text, probe.range()).map(|id| (id, Classes::NONE));
        let (id, classes) = shipped.or_else(own)?;
        Some((id, classes.and(self.own.classes(id))))
    }

    /// The number and the classes of the ending of a possessive.
    pub(crate) fn possessive(&self, written: &str) -> Option<(WordId, Classes)> {
        self.possessives[usize::from(!written.ends_with(['s', 'S']))]
    }

    /// The number of a comma inside names.
    pub(crate) fn comma(&self) -> Option<WordId> {
        self.comma
    }

    /// How many words it knows; their numbers are smaller.
    pub(crate) fn word_count(&self) -> usize {
        self.shipped.word_count() + self.own.word_count
    }

    /// The classes of a word; none for one that is not in the lexicon.
    #[inline]
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        let shipped = self.shipped.classes(word);
        if self.own.is_empty() { shipped } else { shipped.and(self.own.classes(word)) }
    }

    /// The entry with a number that this lexicon gave out.
    pub(crate) fn entry(&self, entry: EntryId) -> Entry {
        if let Some(own) = self.own_name(entry) {
            return Entry { mention_type: own.mention_type, people_of: None, own: true };
        }
        let shipped = self.shipped.entry(entry);
        let mention_type = TYPES.get(shipped.kind as usize).copied().unwrap_or(MentionType::Other);
        Entry { mention_type, people_of: shipped.people_of, own: false }
    }

    /// The canonical name of an entry.
    pub(crate) fn name(&self, entry: EntryId) -> &str {
        self.own_name(entry).map_or_else(|| self.shipped.name(entry), |own| &own.name)
    }

    fn own_name(&self, entry: EntryId) -> Option<&OwnName> {
        self.own.entries.get((entry as usize).checked_sub(self.shipped.entry_count())?)
    }

    /// Whether the user gave names.
    pub(crate) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether one of the user's names begins with something that is no word.
    pub(crate) fn own_begins_oddly(&self) -> bool {
        self.own.begins_oddly
    }

    /// The longest of the user's names that begins with the first word, if the text writes it as the user does.
    pub(crate) fn longest_own<'t>(&self, words: impl Iterator<Item = (WordId, &'t str)>) -> Option<Found> {
        let found = self.own.longest(words)?;
        Some(Found { entry: self.own_entry(found.entry), ..found })
    }

    fn own_entry(&self, entry: EntryId) -> EntryId {
        EntryId::try_from(self.shipped.entry_count()).unwrap_or(EntryId::MAX).saturating_add(entry)
    }

    /// Whether the entry is a place whose people the files name with it: a country, a region.
    pub(crate) fn has_people(&self, place: EntryId) -> bool {
        // A place's people is entered right after it.
        let next = place as usize + 1;
        next < self.shipped.entry_count() && self.shipped.entry(place + 1).people_of == Some(place)
    }

    /// The longest name that begins at `words[0]`; `written` gives each word as it stands in the text.
    pub(crate) fn longest<'t>(
        &self,
        words: impl Iterator<Item = WordId> + Clone,
        written: impl Fn(usize) -> &'t str,
    ) -> Option<Found> {
        if self.own.is_empty() {
            return self.shipped.longest(words, written);
        }
        let own = self.longest_own(words.clone().enumerate().map(|(at, word)| (word, written(at))));
        let shipped = self.shipped.longest(words, written).map(|found| match self.own.claimed(found.entry) {
            Some(own) => Found { entry: self.own_entry(own), ..found },
            None => found,
        });
        match (own, shipped) {
            (Some(own), Some(shipped)) if shipped.words > own.words => Some(shipped),
            (Some(own), _) => Some(own),
            (None, shipped) => shipped,
        }
    }
}

/// Folds the ending of a possessive: folding as a word would take it off, and nothing would be left.
pub(crate) fn fold_possessive(written: &str, folded: &mut String) {
    folded.clear();
    folded.push_str(if written.ends_with(['s', 'S']) { "'s" } else { "'" });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(lexicon: &Lexicon, text: &str) -> Option<(String, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        let mut folded = String::new();
        let ids = words.iter().map(|word| {
            fold_word(word, &mut folded);
            lexicon.id(&folded).unwrap_or(u32::MAX)
        });
        let ids: Vec<_> = ids.collect();
        let Found { entry, words, .. } = lexicon.longest(ids.into_iter(), |at| words[at])?;
        Some((lexicon.name(entry).to_owned(), words))
    }

    #[test]
    fn aliases_lead_to_the_canonical_name() {
        let lexicon = Lexicon::load(Vec::new());
        assert_eq!(find(&lexicon, "Türkiye said"), Some(("Türkiye".into(), 1)));
        assert_eq!(find(&lexicon, "Turkey said"), Some(("Türkiye".into(), 1)));
        assert_eq!(find(&lexicon, "U.S. troops"), Some(("United States".into(), 1)));
        assert_eq!(find(&lexicon, "ISIS-Khorasan attacked"), Some(("ISIS-K".into(), 1)));
        assert_eq!(find(&lexicon, "UN Security Council met"), Some(("United Nations Security Council".into(), 3)));
    }

    #[test]
    fn acronyms_are_matched_as_written() {
        let lexicon = Lexicon::load(Vec::new());
        assert_eq!(find(&lexicon, "us").map(|f| f.0), None);
        assert_eq!(find(&lexicon, "Who").map(|f| f.0), None);
        assert_eq!(find(&lexicon, "IS").map(|f| f.0), Some("Islamic State".into()));
    }

    #[test]
    fn types_are_those_of_the_sdk() {
        for (mention_type, label) in TYPES.iter().zip(briefer_lexicon::TYPES) {
            assert_eq!(format!("{mention_type:?}").to_lowercase(), label);
        }
    }

    #[test]
    fn own_names_come_first() {
        let own = OwnName {
            name: "Turkey Ltd".into(),
            mention_type: MentionType::Organization,
            aliases: vec!["Turkey".into()],
        };
        assert_eq!(find(&Lexicon::load(vec![own]), "Turkey").map(|f| f.0), Some("Turkey Ltd".into()));
    }
}
