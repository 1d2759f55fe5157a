//! Pronouns, with the number and gender of what they can stand for.

use crate::{Gender, GrammaticalNumber};

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// Its number, where it shows one.
    pub number: Option<GrammaticalNumber>,
    /// Its gender, where it shows one.
    pub gender: Option<Gender>,
    /// Whether it stands for people alone ("he"), or for things and bodies alone (`Some(false)`, "it").
    pub person: Option<bool>,
    /// Whether it can be a subject: "he", not "him".
    pub subject: bool,
    /// Whether it opens a relative clause: "who".
    pub relative: bool,
}

/// The pronoun of the third person, or the relative pronoun, that `word` (lower case) is.
///
/// ```
/// use briefer_plugin::{Gender, words::pronouns::pronoun};
/// assert_eq!(pronoun("she").unwrap().gender, Some(Gender::Female));
/// assert!(pronoun("them").is_some_and(|them| !them.subject));
/// assert!(pronoun("we").is_none());
/// ```
pub fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male};
    use GrammaticalNumber::{Plural, Singular};
    let of = |number, gender, person, subject, relative| Some(Pronoun { number, gender, person, subject, relative });
    match word {
        "he" => of(Some(Singular), Some(Male), Some(true), true, false),
        "him" | "his" | "himself" => of(Some(Singular), Some(Male), Some(true), false, false),
        "she" => of(Some(Singular), Some(Female), Some(true), true, false),
        "her" | "hers" | "herself" => of(Some(Singular), Some(Female), Some(true), false, false),
        "it" => of(Some(Singular), None, Some(false), true, false),
        "its" | "itself" => of(Some(Singular), None, Some(false), false, false),
        "they" => of(Some(Plural), None, None, true, false),
        "them" | "their" | "theirs" | "themselves" => of(Some(Plural), None, None, false, false),
        "who" => of(None, None, Some(true), true, true),
        "which" => of(None, None, Some(false), true, true),
        _ => None,
    }
}
