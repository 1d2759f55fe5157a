//! A resolved speaker, and what a pronoun must agree with.

use briefer_plugin::words::pronouns::Pronoun;
use briefer_plugin::{Gender, GrammaticalNumber, Mention, MentionType, Why};

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) kind: Kind,
    pub(crate) gender: Option<Gender>,
}

/// Who speaks in one report, and how that was found.
pub(crate) struct Resolved {
    /// `None` where the words name nobody.
    pub(crate) speaker: Option<Speaker>,
    /// The steps, where they are asked for.
    pub(crate) why: Vec<Why>,
}

/// What a pronoun must agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    /// A body or a thing.
    Body,
    /// A statement, a report.
    Document,
    /// A named group: "the Taliban" is it, and they are they.
    Group,
    Several,
    /// A bare name that nothing else tells of.
    Unknown,
}

impl Kind {
    pub(super) fn of(mention: &Mention) -> Kind {
        let plural = mention.number == Some(GrammaticalNumber::Plural);
        match mention.mention_type {
            MentionType::Person => Kind::Person,
            MentionType::Group if plural || mention.name.ends_with('s') => Kind::Several,
            MentionType::Group => Kind::Group,
            _ if plural => Kind::Group,
            _ => Kind::Body,
        }
    }
}

/// Why somebody cannot be meant by the pronoun, in words for a reader; `None` if they can.
pub(super) fn disagreement(pronoun: Pronoun, kind: Kind, gender: Option<Gender>) -> Option<&'static str> {
    let fits = match (pronoun.person, pronoun.number) {
        _ if kind == Kind::Unknown => true,
        (Some(true), _) => kind == Kind::Person,
        (Some(false), _) => matches!(kind, Kind::Body | Kind::Document | Kind::Group),
        (None, Some(GrammaticalNumber::Plural)) => matches!(kind, Kind::Body | Kind::Group | Kind::Several),
        _ => true,
    };
    match (pronoun.gender, gender) {
        _ if !fits => Some("another kind or number"),
        (Some(wanted), Some(known)) if wanted != known => Some("another gender"),
        _ => None,
    }
}

/// Whether a speaker agrees with a pronoun in kind, number and gender.
pub(super) fn agrees(pronoun: Pronoun, kind: Kind, gender: Option<Gender>) -> bool {
    disagreement(pronoun, kind, gender).is_none()
}
