//! Who can speak: people, bodies and documents, no spans of time, letters or numbers.

use crate::lexis::Class;
use crate::text::Text;

use super::Phrase;

/// Whether the phrase can name somebody or something that speaks.
pub(super) fn is_speaker(text: &Text<'_>, phrase: Phrase) -> bool {
    let head = phrase.head_end - 1;
    if text.is(head, Class::NUMBER)
        || is_time(text, head)
        || is_bare(text, phrase)
        || is_contraction(text, phrase.first)
        || matches!(text.word(head), "fact" | "look" | "thing" | "idea" | "way" | "truth" | "moment")
    {
        return false;
    }
    let mut tokens = phrase.first..phrase.head_end;
    tokens.any(|token| text.is(token, Class::CAPITAL.or(Class::SPEAKER)) && !text.is(token, Class::ADVERB))
        || text.is(phrase.first, Class::DETERMINER)
        || (text.word(head).ends_with('s') && text.word(head).len() > 4)
        || text.word(head).ends_with("men")
}

/// "Four days", "this week", "ten miles"; but not "USA Today".
fn is_time(text: &Text<'_>, head: usize) -> bool {
    text.is(head, Class::UNIT) || text.is(head, Class::TIME) && !is_name_with_time(text, head)
}

/// A name that ends with a word for a time: "USA Today". Adverbs have a capital letter at the start of a sentence alone.
pub(super) fn is_name_with_time(text: &Text<'_>, token: usize) -> bool {
    token > 0 && text.word(token) == "Today" && text.is(token - 1, Class::CAPITAL)
}

/// Nothing but a determiner, a number or a letter: "this", "two", "A"; but "two of them", "those who", "many" are some.
fn is_bare(text: &Text<'_>, phrase: Phrase) -> bool {
    let mut tokens = phrase.first..phrase.head_end;
    let goes_on =
        text.is(phrase.head_end, Class::PREPOSITION.or(Class::RELATIVE)) || text.says(phrase.head_end, "whom");
    let determiners = tokens.all(|t| text.is(t, Class::DETERMINER) && !text.is(t, Class::SPEAKER));
    let letter = phrase.head_end == phrase.first + 1 && text.word(phrase.first).chars().take(2).count() == 1;
    (determiners && !goes_on) || letter
}

/// "I'm going": a pronoun with its verb opens a clause.
fn is_contraction(text: &Text<'_>, token: usize) -> bool {
    let pronouns = ["i", "we", "you", "it", "he", "she", "they", "there", "that", "what"];
    let word = text.word(token);
    pronouns.iter().any(|pronoun| {
        let parts = word.split_at_checked(pronoun.len());
        parts.is_some_and(|(stem, rest)| stem.eq_ignore_ascii_case(pronoun) && rest.starts_with(['\'', '’']))
    })
}

/// States and provinces as papers abbreviate them after a place or a party: "Ashton, Md.", "D-Md.".
const STATES: &str = "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. \
    Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Vt. Va. Wash. \
    W.Va. Wis. Wyo. D.C. Alta. Ont. Que. B.C.";

/// Whether the words abbreviate a state, or a party and its state.
pub(crate) fn is_state(words: &str) -> bool {
    let party = words.strip_prefix(['D', 'R', 'I']).is_some_and(|state| state.starts_with(['-', '–']));
    party || words.len() < 7 && words.ends_with('.') && STATES.split_ascii_whitespace().any(|state| state == words)
}
