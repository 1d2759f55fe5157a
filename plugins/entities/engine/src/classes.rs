//! What single words say about the names they stand in or beside.

use crate::shared::{function, numbers, titles};

/// A set of word classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// No class at all.
    pub const NONE: Classes = Classes(0);

    /// Whether the word has any of the classes of `wanted`.
    pub const fn any(self, wanted: Classes) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both sets together.
    pub const fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The classes that both sets have.
    pub const fn within(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }

    /// The set less those of `other`.
    pub const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// The set as bits, for writing it down.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The set of [`Classes::bits`].
    pub const fn from_bits(bits: u64) -> Classes {
        Classes(bits)
    }

    /// Adds the classes of `other`.
    pub const fn insert(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident, $label:literal;)*) => {
        /// The bit of each class; a 65th does not compile.
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "named like the constants")]
        enum Bit { $($name,)* BEGINS, OWN }
        $($(#[$doc])* pub const $name: Classes = Classes(1 << Bit::$name as u64);)*
        /// The class with the given label in the lexicon's files.
        pub fn class_named(label: &str) -> Option<Classes> {
            match label { $($label => Some($name),)* _ => None }
        }
    };
}

classes! {
    /// Ends the name of an organization: "council".
    ORGANIZATION, "organization";
    /// Begins "X of ..." names of organizations: "ministry".
    ORGANIZATION_HEAD, "organization-head";
    /// Names a body without more: "parliament".
    BARE_ORGANIZATION, "bare-organization";
    /// Ends the name of a place: "province".
    PLACE, "place";
    /// Begins the name of a place: "mount".
    PLACE_HEAD, "place-head";
    /// Ends the name of an event: "summit".
    EVENT, "event";
    /// Begins the name of an event: "battle".
    EVENT_HEAD, "event-head";
    /// Ends the name of a law, a work, a plan.
    OTHER, "other";
    /// Says that somebody speaks.
    SPEECH, "speech";
    /// Says what mostly people do.
    PERSONAL, "personal";
    /// Names a relation between people.
    KIN, "kin";
    /// A preposition of place.
    IN, "in";
    /// Tied behind a name by a hyphen: "-based".
    TAIL, "tail";
    /// Tied before a name by a hyphen: "anti-".
    FRONT, "front";
    /// A small word inside personal names: "bin".
    PARTICLE, "particle";
    /// A month or a day of the week.
    CALENDAR, "calendar";
    /// Capital letters that abbreviate a common noun.
    PLAIN_CAPITALS, "plain-capitals";
    /// Capitalized, and yet no name of interest.
    NEVER, "never";
    /// A given name that men bear.
    GIVEN_MALE, "m";
    /// A given name that women bear.
    GIVEN_FEMALE, "f";
    /// A given name.
    GIVEN, "u";
    /// A title before a person's name.
    TITLE, "title";
    /// Belongs to the title that follows: "deputy".
    TITLE_MODIFIER, "title-modifier";
    /// What a person is or does.
    ROLE, "role";
    /// A function word.
    FUNCTION, "function";
    /// A common word that may open a sentence.
    COMMON, "common";
    /// A whole name of the lexicon in one word.
    ALONE, "alone";
    /// Says which part of a place is meant: "northern".
    DIRECTION, "direction";
    /// People or things that belong to a body: "members".
    BELONGING, "belonging";
    /// Plural people whose bodies take their name: "workers'".
    OWNERS, "owners";
    /// A kind of publication, company or work in lower case before a name: "newspaper".
    KIND, "kind";
    /// A family name that stands first, or alone, in many texts.
    SURNAME, "surname";
    /// Begins the name of a body in the languages that put the noun first: "partido".
    ORGANIZATION_FIRST, "organization-first";
    /// Follows the name of a people: "community".
    PEOPLE_NOUN, "people-noun";
    /// Leads to a place with "to".
    MOTION, "motion";
    /// Belongs to a place: "governor of".
    PLACE_OWNER, "place-owner";
    /// A town of the gazetteer bears it; weaker than a name of the lexicon.
    TOWN, "town";
    /// A family name somewhere in the world; weaker than `SURNAME`.
    FAMILY, "family";
    /// An English dictionary has it in lower case.
    DICTIONARY, "dictionary";
    /// What only bodies do, as the verb right after a name: "manufactures".
    ENTERPRISE, "enterprise";
    /// Takes a body as its object: "joined", "acquired".
    JOINS, "joins";
    /// Those who play in a team or lead it, after its name: "striker".
    TEAM, "team";
    /// What media do: "reported".
    MEDIUM, "medium";
    /// What only a person has, after "'s": "death", "resignation".
    LIFE, "life";
    /// What only places do, as the verb right after a name: "borders".
    LIES, "lies";
    /// Takes a place as its object: "reached", "fled".
    REACHES, "reaches";
    /// Wins over a team or a person: "beat".
    DEFEATS, "defeats";
    /// What a state, an army or a land has, after its name without "'s": "government", "troops".
    STATE_NOUN, "state-noun";
    /// Ends the name of a company by its legal form: "inc".
    LEGAL_FORM, "legal-form";
    /// Begins the name of a place right before the name proper: "lake".
    PLACE_FIRST, "place-first";
    /// Belongs to the name of a place and stands before its proper part: "new", "san".
    PLACE_MODIFIER, "place-modifier";
    /// Names a role, and is an adjective as well: "major", "official".
    ROLE_ADJECTIVE, "role-adjective";
    /// What a person is to others, or went through: "survivor".
    STATUS, "status";
    /// What a person does for a living, in lower case: "shepherd".
    OCCUPATION, "occupation";
    /// A form of address: it says nothing of what somebody does.
    ADDRESS, "address";
    /// A rank, or a word that belongs to one.
    RANK, "rank";
    /// A title or noun of men.
    MALE, "male";
    /// A title or noun of women.
    FEMALE, "female";
    /// An office or a rank in capitals: "CEO".
    TITLE_CAPITALS, "title-capitals";
    /// What a place is to somebody: "birthplace".
    SITE, "site";
    /// What a company has on the markets: "shares".
    MARKET, "market";
    /// What companies make and sell: "brand".
    PRODUCT, "product";
}

/// Begins a name of the lexicon; no file gives it.
pub const BEGINS: Classes = Classes(1 << Bit::BEGINS as u64);

/// Begins a name of the user's own lexicon; no file gives it.
pub const OWN: Classes = Classes(1 << Bit::OWN as u64);

/// Any word that ends the name of something that is no person.
pub const BODIES: Classes = ORGANIZATION.and(PLACE).and(EVENT).and(OTHER);
/// Any word of titles and roles.
pub const TITLES: Classes = TITLE.and(ROLE);
/// English words with a meaning of their own.
pub const PLAIN: Classes = COMMON
    .and(FUNCTION)
    .and(BODIES)
    .and(ROLE)
    .and(TITLE)
    .and(TITLE_MODIFIER)
    .and(KIN)
    .and(BELONGING)
    .and(SPEECH)
    .and(PERSONAL)
    .and(DIRECTION)
    .and(KIND)
    .and(PEOPLE_NOUN)
    .and(OWNERS);
/// Names that people bear.
pub const PERSONAL_NAMES: Classes = GIVEN.and(SURNAME);

/// The classes that the SDK's shared lists give.
pub fn shared_lists() -> impl Iterator<Item = (&'static str, Classes)> {
    let with = |words: &'static [&'static str], class| words.iter().map(move |&word| (word, class));
    with(titles::TITLES, TITLE)
        .chain(with(titles::TITLE_MODIFIERS, TITLE_MODIFIER))
        .chain(with(titles::ROLE_NOUNS, ROLE))
        .chain(with(function::FUNCTION_WORDS, FUNCTION))
        .chain(with(function::SENTENCE_OPENERS, COMMON))
        .chain(numbers::NUMBER_WORDS.iter().map(|&(word, _)| (word, FUNCTION)))
}
