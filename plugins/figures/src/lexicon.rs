//! What single words can be, by lower-cased spelling.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::ops::Range;

use briefer_plugin::words::calendar::{MONTHS, WEEKDAYS};
use briefer_plugin::words::numbers::{NUMBER_WORDS, NumberWord, ORDINAL_WORDS};
use briefer_plugin::words::table::WordTable;

use crate::classes::{self as c, CLASSES, Classes};
use crate::{bound, frame, range, unit, words};

/// The roles a word can play; a set of bits, since many words play several.
pub(crate) type Roles = u32;

pub(crate) const NUMBER: Roles = 1;
pub(crate) const UNIT: Roles = 1 << 1;
pub(crate) const ABBREVIATED_UNIT: Roles = 1 << 2;
pub(crate) const CURRENCY: Roles = 1 << 3;
pub(crate) const CURRENCY_CODE: Roles = 1 << 4;
pub(crate) const DURATION: Roles = 1 << 5;
pub(crate) const DETERMINER: Roles = 1 << 6;
pub(crate) const PREPOSITION: Roles = 1 << 7;
pub(crate) const CONJUNCTION: Roles = 1 << 8;
pub(crate) const PRONOUN: Roles = 1 << 9;
pub(crate) const AUXILIARY: Roles = 1 << 10;
pub(crate) const MODAL: Roles = 1 << 11;
pub(crate) const VERB: Roles = 1 << 12;
pub(crate) const ADVERB: Roles = 1 << 13;
pub(crate) const MONTH: Roles = 1 << 14;
pub(crate) const WEEKDAY: Roles = 1 << 15;
pub(crate) const IDENTIFIER: Roles = 1 << 16;
pub(crate) const RELATIVE: Roles = 1 << 17;
pub(crate) const PLURAL: Roles = 1 << 18;
pub(crate) const ADJECTIVE: Roles = 1 << 19;
pub(crate) const TREND: Roles = 1 << 20;
pub(crate) const PERCENT: Roles = 1 << 21;
pub(crate) const ORDINAL: Roles = 1 << 22;
pub(crate) const INDEFINITE: Roles = 1 << 23;
pub(crate) const BEFORE_YEAR: Roles = 1 << 24;
pub(crate) const ZONE: Roles = 1 << 25;
pub(crate) const CONTEST: Roles = 1 << 26;
pub(crate) const PARTICIPLE: Roles = 1 << 27;
/// An identifier also in lower case: page 3.
pub(crate) const REFERENCE: Roles = 1 << 28;

/// Words that end a noun phrase.
pub(crate) const STOP: Roles =
    DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | MODAL | VERB | ADVERB | RELATIVE;

/// What a word may open or close as it is spelled; a set of bits that spares the rules their lists of words.
pub(crate) type Cues = u16;

/// Ends a hedge before an amount.
pub(crate) const ENDS_HEDGE: Cues = 1;
/// Begins a hedge after an amount.
pub(crate) const BEGINS_HEDGE: Cues = 1 << 1;
/// Denies what follows.
pub(crate) const DENIAL: Cues = 1 << 2;
/// Makes what is said a possibility.
pub(crate) const HYPOTHESIS: Cues = 1 << 3;

/// Joins the two ends of a range.
pub(crate) const JOINS_RANGE: Cues = 1 << 4;
/// Begins a unit of two words or more, or stands before one.
pub(crate) const BEGINS_UNIT: Cues = 1 << 5;

/// What is known of one spelling.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// The roles it can play.
    pub(crate) roles: Roles,
    /// What it contributes to a spelled number.
    pub(crate) number: Option<NumberWord>,
    /// The month, weekday or rank it stands for.
    pub(crate) rank: u16,
    /// What it may open or close.
    pub(crate) cues: Cues,
    /// What it does in a clause.
    pub(crate) classes: Classes,
    /// Where the phrases of measures that begin with it are listed, counted from one.
    pub(crate) phrases: Option<NonZeroU16>,
}

/// Where the entry of a spelling stands; zero for a spelling of which nothing is known.
pub(crate) type Word = u16;

/// The lexicon: one lookup a word gives everything the rules ask.
#[derive(Debug)]
pub(crate) struct Lexicon {
    words: WordTable<Word>,
    entries: Vec<Entry>,
    /// One bit for each first three letters with which a number-bearing word starts.
    starts: Box<[u64; 512]>,
}

impl Lexicon {
    /// Builds the tables.
    ///
    /// `measures` gives the first words of the measures' phrases, in the order of their lists.
    pub(crate) fn new<'w>(measures: impl Iterator<Item = &'w str>) -> Self {
        let known = entries(measures);
        let words = WordTable::new(known.keys().zip(1..));
        let entries = std::iter::once(Entry::default()).chain(known.values().copied()).collect();
        let mut lexicon = Lexicon { words, entries, starts: Box::new([0; 512]) };
        lexicon.note_starts();
        lexicon
    }

    fn note_starts(&mut self) {
        let starters = NUMBER_WORDS.iter().map(|(word, _)| *word);
        let indefinites = words::INDEFINITE_WORDS.split_ascii_whitespace();
        for word in starters.chain(indefinites) {
            let code = start_code(word.as_bytes());
            self.starts[code / 64] |= 1 << (code % 64);
        }
    }

    /// Whether a word that starts like this could bear a number: cheap, and wrong only towards yes.
    pub(crate) fn may_bear_number(&self, word: &[u8]) -> bool {
        if word.len() < 3 {
            return false;
        }
        let code = start_code(word);
        self.starts[code / 64] >> (code % 64) & 1 == 1
    }

    /// The lower-cased word at `range` of a text; faster than a look-up of the word alone.
    #[inline(always)]
    pub(crate) fn word_at(&self, lower: &str, range: Range<usize>) -> Word {
        self.words.get_at(lower, range).unwrap_or_default()
    }

    /// The lower-cased word.
    pub(crate) fn word(&self, lower: &str) -> Word {
        self.words.get(lower).unwrap_or_default()
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn entry(&self, word: Word) -> &Entry {
        &self.entries[usize::from(word)]
    }
}

fn entries<'w>(measures: impl Iterator<Item = &'w str>) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut entry = |word: &str, add: &dyn Fn(&mut Entry)| add(entries.entry(word.to_owned()).or_default());
    for (roles, list) in words::ROLES {
        for word in list.split_ascii_whitespace() {
            entry(&word.replace('_', " "), &|entry| entry.roles |= roles);
        }
    }
    for (word, number) in NUMBER_WORDS {
        entry(word, &|entry| (entry.number, entry.roles) = (Some(*number), entry.roles | NUMBER));
    }
    for (word, rank) in ORDINAL_WORDS {
        entry(word, &|entry| (entry.rank, entry.roles) = (*rank as u16, entry.roles | ORDINAL));
    }
    for (list, role) in [(MONTHS, MONTH), (WEEKDAYS, WEEKDAY)] {
        for (word, number) in list {
            entry(word, &|entry| (entry.rank, entry.roles) = (u16::from(number.unsigned_abs()), entry.roles | role));
        }
    }
    for (classes, list) in CLASSES {
        for word in list.split_ascii_whitespace() {
            entry(word, &|entry| entry.classes |= classes);
        }
    }
    for (at, first) in measures.enumerate() {
        entry(first, &|entry| entry.phrases = u16::try_from(at + 1).ok().and_then(NonZeroU16::new));
    }
    let ends = bound::BEFORE.iter().filter_map(|(words, _)| words.last()).map(|word| (word, ENDS_HEDGE));
    let begins = bound::AFTER.iter().filter_map(|(words, _)| words.first()).map(|word| (word, BEGINS_HEDGE));
    let denials = frame::DENIALS.iter().map(|word| (word, DENIAL));
    let hypotheses = frame::HYPOTHESES.iter().map(|word| (word, HYPOTHESIS));
    let joints = range::JOINTS.iter().map(|word| (word, JOINS_RANGE));
    let openers = unit::OPENERS.iter().map(|word| (word, BEGINS_UNIT));
    for (word, cue) in ends.chain(begins).chain(denials).chain(hypotheses).chain(joints).chain(openers) {
        entry(word, &|entry| entry.cues |= cue);
    }
    for entry in entries.values_mut() {
        entry.classes |= if entry.is_verbal() { c::VERBAL } else { 0 };
        entry.classes |= if entry.roles & PLURAL != 0 { c::LIKE_PLURAL } else { 0 };
    }
    entries
}

impl Entry {
    /// Whether the word may stand in a verb group.
    fn is_verbal(&self) -> bool {
        let classes = c::BE | c::REPORTING | c::NUMBERING | c::SUPPOSED | c::ACTING | c::NOUN_AS_WELL;
        self.roles & (AUXILIARY | MODAL | VERB | TREND) != 0 || self.classes & classes != 0 || self.phrases.is_some()
    }
}

fn start_code(word: &[u8]) -> usize {
    let letter = |i: usize| usize::from(word[i] & 31);
    letter(0) << 10 | letter(1) << 5 | letter(2)
}

/// Lower-cases into `buffer`; typographic apostrophes and hyphens become plain.
pub(crate) fn lower_into(word: &str, buffer: &mut String) {
    if word.is_ascii() {
        let from = buffer.len();
        buffer.push_str(word);
        buffer[from..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' | '‘' | 'ʼ' => buffer.push('\''),
            '‐' | '‑' => buffer.push('-'),
            _ => buffer.extend(c.to_lowercase()),
        }
    }
}
