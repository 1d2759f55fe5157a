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
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $label:literal;)*) => {
        $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*
        /// The class with the given label in the lexicon's files.
        pub fn class_named(label: &str) -> Option<Classes> {
            match label { $($label => Some($name),)* _ => None }
        }
    };
}

classes! {
    /// Ends the name of an organization: "council".
    ORGANIZATION = 0, "organization";
    /// Begins "X of ..." names of organizations: "ministry".
    ORGANIZATION_HEAD = 1, "organization-head";
    /// Names a body without more: "parliament".
    BARE_ORGANIZATION = 2, "bare-organization";
    /// Ends the name of a place: "province".
    PLACE = 3, "place";
    /// Begins the name of a place: "mount".
    PLACE_HEAD = 4, "place-head";
    /// Ends the name of an event: "summit".
    EVENT = 5, "event";
    /// Begins the name of an event: "battle".
    EVENT_HEAD = 6, "event-head";
    /// Ends the name of a law, a work, a plan.
    OTHER = 7, "other";
    /// Says that somebody speaks.
    SPEECH = 8, "speech";
    /// Says what mostly people do.
    PERSONAL = 9, "personal";
    /// Names a relation between people.
    KIN = 10, "kin";
    /// A preposition of place.
    IN = 11, "in";
    /// Tied behind a name by a hyphen: "-based".
    TAIL = 12, "tail";
    /// Tied before a name by a hyphen: "anti-".
    FRONT = 13, "front";
    /// A small word inside personal names: "bin".
    PARTICLE = 14, "particle";
    /// A month or a day of the week.
    CALENDAR = 15, "calendar";
    /// Capital letters that abbreviate a common noun.
    PLAIN_CAPITALS = 16, "plain-capitals";
    /// Capitalized, and yet no name of interest.
    NEVER = 17, "never";
    /// A given name that men bear.
    GIVEN_MALE = 18, "m";
    /// A given name that women bear.
    GIVEN_FEMALE = 19, "f";
    /// A given name.
    GIVEN = 20, "u";
    /// A title before a person's name.
    TITLE = 21, "title";
    /// Belongs to the title that follows: "deputy".
    TITLE_MODIFIER = 22, "title-modifier";
    /// What a person is or does.
    ROLE = 23, "role";
    /// A function word.
    FUNCTION = 24, "function";
    /// A common word that may open a sentence.
    COMMON = 25, "common";
    /// A whole name of the lexicon in one word.
    ALONE = 26, "alone";
    /// Says which part of a place is meant: "northern".
    DIRECTION = 27, "direction";
    /// People or things that belong to a body: "members".
    BELONGING = 28, "belonging";
    /// Plural people whose bodies take their name: "workers'".
    OWNERS = 29, "owners";
    /// A kind of publication, company or work in lower case before a name: "newspaper".
    KIND = 30, "kind";
    /// A family name that stands first, or alone, in many texts.
    SURNAME = 31, "surname";
    /// Begins the name of a body in the languages that put the noun first: "partido".
    ORGANIZATION_FIRST = 32, "organization-first";
    /// Follows the name of a people: "community".
    PEOPLE_NOUN = 33, "people-noun";
    /// Leads to a place with "to".
    MOTION = 34, "motion";
    /// Belongs to a place: "governor of".
    PLACE_OWNER = 35, "place-owner";
    /// A town of the gazetteer bears it; weaker than a name of the lexicon.
    TOWN = 36, "town";
    /// A family name somewhere in the world; weaker than `SURNAME`.
    FAMILY = 37, "family";
    /// An English dictionary has it in lower case.
    DICTIONARY = 38, "dictionary";
    /// What only bodies do, as the verb right after a name: "manufactures".
    ENTERPRISE = 48, "enterprise";
    /// Takes a body as its object: "joined", "acquired".
    JOINS = 49, "joins";
    /// Those who play in a team or lead it, after its name: "striker".
    TEAM = 50, "team";
    /// What media do: "reported".
    MEDIUM = 51, "medium";
    /// What only a person has, after "'s": "death", "resignation".
    LIFE = 52, "life";
    /// What only places do, as the verb right after a name: "borders".
    LIES = 53, "lies";
    /// Takes a place as its object: "reached", "fled".
    REACHES = 54, "reaches";
    /// Wins over a team or a person: "beat".
    DEFEATS = 55, "defeats";
    /// What a state, an army or a land has, after its name without "'s": "government", "troops".
    STATE_NOUN = 56, "state-noun";
    /// Ends the name of a company by its legal form: "inc".
    LEGAL_FORM = 57, "legal-form";
    /// Begins the name of a place right before the name proper: "lake".
    PLACE_FIRST = 58, "place-first";
    /// Belongs to the name of a place and stands before its proper part: "new", "san".
    PLACE_MODIFIER = 59, "place-modifier";
    /// Names a role, and is an adjective as well: "major", "official".
    ROLE_ADJECTIVE = 41, "role-adjective";
    /// What a person is to others, or went through: "survivor".
    STATUS = 42, "status";
    /// What a person does for a living, in lower case: "shepherd".
    OCCUPATION = 43, "occupation";
    /// A form of address: it says nothing of what somebody does.
    ADDRESS = 44, "address";
    /// A rank, or a word that belongs to one.
    RANK = 45, "rank";
    /// A title or noun of men.
    MALE = 46, "male";
    /// A title or noun of women.
    FEMALE = 47, "female";
    /// An office or a rank in capitals: "CEO".
    TITLE_CAPITALS = 60, "title-capitals";
    /// What a place is to somebody: "birthplace".
    SITE = 61, "site";
    /// What a company has on the markets: "shares".
    MARKET = 39, "market";
    /// What companies make and sell: "brand".
    PRODUCT = 40, "product";
}

/// Begins a name of the lexicon; no file gives it.
pub const BEGINS: Classes = Classes(1 << 62);

/// Begins a name of the user's own lexicon; no file gives it.
pub const OWN: Classes = Classes(1 << 63);

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
