//! What each word can do in a clause: closed classes, as flags.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use briefer_plugin::words::reporting::{ReportingForm, reporting_forms};
use briefer_plugin::words::table::WordTable;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub(crate) u32);

impl Class {
    pub(crate) const DETERMINER: Class = Class(1);
    pub(crate) const PREPOSITION: Class = Class(1 << 1);
    pub(crate) const BE: Class = Class(1 << 2);
    pub(crate) const HAVE: Class = Class(1 << 3);
    pub(crate) const DO: Class = Class(1 << 4);
    pub(crate) const MODAL: Class = Class(1 << 5);
    pub(crate) const NEGATION: Class = Class(1 << 6);
    pub(crate) const ADVERB: Class = Class(1 << 7);
    /// Opens a subordinate clause: that, when, because, if.
    pub(crate) const SUBORDINATOR: Class = Class(1 << 8);
    /// and, or, but
    pub(crate) const COORDINATOR: Class = Class(1 << 9);
    /// he, she, they, it, I, we, you
    pub(crate) const SUBJECT_PRONOUN: Class = Class(1 << 10);
    /// me, him, them, us
    pub(crate) const OBJECT_PRONOUN: Class = Class(1 << 11);
    /// who, which
    pub(crate) const RELATIVE: Class = Class(1 << 12);
    /// Monday, week, yesterday
    pub(crate) const TIME: Class = Class(1 << 13);
    pub(crate) const COMMA: Class = Class(1 << 14);
    pub(crate) const COLON: Class = Class(1 << 15);
    /// . ? ! ; …
    pub(crate) const STOP: Class = Class(1 << 16);
    pub(crate) const DASH: Class = Class(1 << 17);
    pub(crate) const OPEN: Class = Class(1 << 18);
    pub(crate) const CLOSE: Class = Class(1 << 19);
    /// A double quotation mark, whatever it looks like.
    pub(crate) const MARK: Class = Class(1 << 20);
    /// A word with a capital letter.
    pub(crate) const CAPITAL: Class = Class(1 << 21);
    /// The ending 's.
    pub(crate) const POSSESSIVE: Class = Class(1 << 22);
    /// A bare noun that speaks without a determiner: police, officials, sources.
    pub(crate) const SPEAKER: Class = Class(1 << 23);
    /// A common verb in a finite form that ends a noun phrase: made, took, came.
    pub(crate) const FINITE: Class = Class(1 << 24);
    pub(crate) const NUMBER: Class = Class(1 << 25);
    /// A noun for something said: statement, claim, warning.
    pub(crate) const SAYING: Class = Class(1 << 26);
    /// Any word, as opposed to numbers, punctuation and symbols.
    pub(crate) const WORD: Class = Class(1 << 27);
    /// A word or a mark at which a pattern may be found; reporting verbs are.
    pub(crate) const LEAD: Class = Class(1 << 28);
    /// A measure that is no time: miles, dollars; or a time that opens no adjunct: minutes, seasons.
    pub(crate) const UNIT: Class = Class(1 << 30);
    /// A single quotation mark or an apostrophe.
    pub(crate) const SINGLE_MARK: Class = Class(1 << 29);

    pub(crate) const PUNCTUATION: Class = Class(
        Class::COMMA.0
            | Class::COLON.0
            | Class::STOP.0
            | Class::DASH.0
            | Class::OPEN.0
            | Class::CLOSE.0
            | Class::MARK.0,
    );
    pub(crate) const AUXILIARY: Class = Class(Class::BE.0 | Class::HAVE.0 | Class::DO.0 | Class::MODAL.0);

    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    pub(crate) const fn is(self, of: Class) -> bool {
        self.0 & of.0 != 0
    }
}

/// What is known of a lower-case word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lexeme {
    pub(crate) class: Class,
    pub(crate) verb: Option<ReportingForm>,
}

/// Looks a word of a text up, whatever the case of its letters.
pub(crate) fn lexeme(text: &str, word: Range<usize>) -> Lexeme {
    LEXEMES.get_ignoring_case(text, word).unwrap_or_default()
}

/// Classes and verbs in one table, so that a token takes one look-up.
static LEXEMES: LazyLock<WordTable<Lexeme>> = LazyLock::new(|| {
    let mut lexemes: BTreeMap<String, Lexeme> = BTreeMap::new();
    for (class, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            let lexeme = lexemes.entry(word.to_owned()).or_default();
            lexeme.class = lexeme.class.or(*class);
        }
    }
    for (form, verb) in reporting_forms() {
        let lexeme = lexemes.entry(form).or_default();
        lexeme.class = lexeme.class.or(Class::LEAD);
        lexeme.verb = Some(verb);
    }
    WordTable::new(lexemes)
});

static LISTS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "the a an this that these those his her its their my our your some any no every each another many several \
         few both all most other such one two three four five six seven eight nine ten",
    ),
    (
        Class::PREPOSITION,
        "in on at by for from of to with about against among amid around before after behind between beyond during \
         inside into near off onto outside over since through throughout toward towards under until upon via within \
         without despite like including regarding concerning per across along following",
    ),
    (Class::BE, "is are was were be been being am 's 're 'm isn't aren't wasn't weren't"),
    (Class::HAVE, "has have had having 've hasn't haven't hadn't"),
    (Class::DO, "do does did don't doesn't didn't"),
    (
        Class::MODAL,
        "will would can could should may might must shall cannot can't won't wouldn't couldn't shouldn't 'll 'd",
    ),
    (
        Class::NEGATION,
        "not never n't don't doesn't didn't won't wouldn't couldn't can't cannot shouldn't isn't aren't wasn't weren't \
         hasn't haven't hadn't neither nor without refused refuses declined declines failed fails avoided stopped",
    ),
    (
        Class::ADVERB,
        "also then later now further again even still already once just only often always once soon too quickly \
         repeatedly however meanwhile instead therefore moreover furthermore additionally nevertheless nonetheless \
         thus yet here there first finally earlier previously recently eventually initially separately publicly \
         ever perhaps rather well long so itself himself herself themselves both alike today yesterday tonight \
         tomorrow afterwards afterward likewise similarly",
    ),
    (
        Class::SUBORDINATOR,
        "that when while because if which who whom whose where what how why as although though until unless whether \
         whereas since before after once than",
    ),
    (Class::COORDINATOR, "and or but nor"),
    (Class::SUBJECT_PRONOUN, "he she they it i we you"),
    (Class::OBJECT_PRONOUN, "me him them us you her it himself herself themselves myself"),
    (Class::RELATIVE, "who which"),
    (
        Class::UNIT,
        "second seconds minute minutes decade decades centuries season seasons moment moments quarters dollars euros pounds \
         miles kilometers kilometres meters metres degrees noon midnight",
    ),
    (Class::LEAD, "according in attention responsibility that"),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday week weeks month months year years day days hour \
         hours today yesterday tonight tomorrow morning afternoon evening night weekend january february march april \
         june july august september october november december earlier ago later time century decade",
    ),
    (
        Class::SPEAKER,
        "police officials sources experts critics analysts authorities prosecutors lawyers doctors witnesses \
         residents researchers scientists scholars observers economists lawmakers legislators senators diplomats \
         activists reporters journalists investigators organizers aides advisers advisors allies opponents \
         supporters protesters leaders members ministers representatives people others many some most both few \
         reports report documents records polls surveys studies research data figures statistics estimates media \
         rumors congress parliament government management campaigners soldiers villagers farmers workers teachers \
         parents students voters rebels militants insurgents commanders officers relatives survivors victims \
         neighbors neighbours insiders veterans historians intelligence evidence medics rescuers firefighters \
         spokesmen spokeswomen spokespeople republicans democrats conservatives liberals everyone everybody nobody \
         someone one attorneys executives employees sponsors donors volunteers monitors inspectors negotiators \
         traders investors family families elderly",
    ),
    (
        Class::FINITE,
        "made took came went gave got became began kept left led met held ran sat saw stood brought thought knew felt \
         wants wanted want seems seemed makes takes comes goes gives gets becomes keeps leads holds looks looked \
         turned turns used uses won lost won't let lets put set sent spent built fell grew paid sold faced faces \
         remains remained appears appeared plans hopes needs tried tries works worked lives lived believes believed \
         thinks said says told",
    ),
    (
        Class::SAYING,
        "statement claim claims assertion assertions warning warnings suggestion announcement allegation allegations \
         argument contention insistence remark remarks comment comments accusation accusations complaint complaints \
         declaration admission acknowledgment acknowledgement prediction predictions assurance assurances report \
         reports pledge pledges promise promises vow conclusion finding findings ruling confirmation threat threats \
         disclosure reminder reassurance reassurances testimony denial denials",
    ),
];
