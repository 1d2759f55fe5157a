//! Publishers: which words are the name of one, and which names are the same.

mod lists;

use briefer_plugin::fold;

use lists::{DESCRIPTIONS, DISPENSABLE, NO_PUBLISHERS, OUTLET_BEGINNINGS, OUTLET_ENDINGS, OUTLETS, WEAK_ENDINGS};

pub(super) use lists::NAME_CONNECTORS;

/// Whether `name` is shaped like a publisher's name: a few capitalized words, one of them telling.
pub(crate) fn is_outlet(name: &str) -> bool {
    let name = name.trim();
    if name.len() > 60 || name.ends_with(['.', '?', '!', ':', ',']) {
        return false;
    }
    let lower = name.to_lowercase();
    if OUTLETS.contains(&lower.as_str()) {
        return name.chars().next().is_some_and(char::is_uppercase) || lower == "dpa";
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.len() > 5 || words.len() < 2 || !is_name(name) {
        return false;
    }
    let telling = words.iter().rev().find(|word| word.chars().any(char::is_alphabetic));
    telling.is_some_and(|word| OUTLET_ENDINGS.contains(word)) || OUTLET_BEGINNINGS.contains(&words[0])
}

/// Whether every word of `name` is capitalized, a connector or a number, and the first is capitalized.
pub(super) fn is_name(name: &str) -> bool {
    let capital = |word: &str| word.trim_start_matches(['(', '“', '"']).chars().next().is_some_and(char::is_uppercase);
    let digit = |word: &str| word.chars().next().is_some_and(|c| c.is_ascii_digit());
    name.split_whitespace().next().is_some_and(capital)
        && name.split_whitespace().all(|word| capital(word) || digit(word) || NAME_CONNECTORS.contains(&word))
}

/// Whether a name between marks is a news agency's: an acronym, or shaped like a publisher's name.
pub(super) fn is_agency(name: &str) -> bool {
    let acronym = (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    acronym || is_outlet(name)
}

/// The publisher that a noun phrase names: "TASS", "the state news agency TQRS", "Orlin's TQRS news agency", "the Orlin Daily".
///
/// Only what is surely one: a body ("the Justice Ministry", "UNHCR") and a person are none.
pub(super) fn publisher(phrase: &str) -> Option<&str> {
    let phrase =
        phrase.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '*' | '_' | ',' | '.'));
    let phrase = phrase.rsplit_once(" (").map_or(phrase, |(name, _)| name);
    if let Some(name) = DESCRIPTIONS.iter().find_map(|words| described(phrase, words)) {
        return is_described_name(name).then_some(name);
    }
    let name = after_possessive(without_article(phrase));
    is_sure(name).then_some(name)
}

/// The name before or after the words that describe it.
fn described<'a>(phrase: &'a str, words: &str) -> Option<&'a str> {
    if let Some(before) = phrase.strip_suffix(words).and_then(|before| before.strip_suffix(' ')) {
        return Some(after_possessive(without_article(before)));
    }
    let (before, after) = phrase.split_once(words)?;
    let apart = (before.is_empty() || before.ends_with(' ')) && after.starts_with(' ');
    let plain = before
        .split_whitespace()
        .last()
        .is_none_or(|word| word.chars().all(|c| !c.is_uppercase()) || is_adjective(word));
    (apart && plain).then(|| after.trim())
}

/// "Russian", "Orlin's": what may stand before "news agency" without being the name.
fn is_adjective(word: &str) -> bool {
    ["n", "ish", "ese", "i", "'s", "’s"].iter().any(|ending| word.ends_with(ending))
}

fn is_described_name(name: &str) -> bool {
    is_name(name) && name.len() <= 60 && name.split_whitespace().count() <= 5
}

pub(super) fn without_article(phrase: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| phrase.strip_prefix(article)).unwrap_or(phrase)
}

fn after_possessive(phrase: &str) -> &str {
    ["'s ", "’s "].iter().find_map(|mark| Some(phrase.rsplit_once(mark)?.1)).unwrap_or(phrase)
}

/// Whether this is a publisher's name without any doubt.
fn is_sure(name: &str) -> bool {
    let lower = name.to_lowercase();
    if !is_outlet(name) || NO_PUBLISHERS.contains(&lower.as_str()) {
        return false;
    }
    if OUTLETS.contains(&lower.as_str()) {
        return true;
    }
    let telling = |word: &&str| {
        (OUTLET_ENDINGS.contains(word) && !WEAK_ENDINGS.contains(word))
            || matches!(*word, "radio" | "tv" | "information" | "info")
    };
    lower.split_whitespace().any(|word| telling(&word))
}

/// What a publisher's name may be told by, so that "TPA", "tamsurpress.example" and "Tamsur Press Agency" share one.
pub(super) fn keys(name: &str) -> Vec<String> {
    let folded = fold(name);
    if !folded.contains(' ') && folded.contains('.') {
        let label = folded.trim_start_matches("www.").split('.').next().unwrap_or_default();
        return vec![label.to_owned()];
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut end = words.len();
    while end > 1 && DISPENSABLE.contains(&words[end - 1]) {
        end -= 1;
    }
    let mut keys = vec![words[..end].concat()];
    let initials: String =
        words.iter().filter(|word| !NAME_CONNECTORS.contains(word)).filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() >= 2 {
        keys.push(initials);
    }
    keys.retain(|key| !key.is_empty());
    keys
}

/// Whether two names are one publisher's.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let others = keys(other);
    keys(one).iter().any(|key| others.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publisher_lines_are_known_by_shape() {
        for name in
            ["Orlin Daily", "Tamsur Press Agency", "Gateway News 24", "Radio Hazrun", "The Meykhal Times", "Reuters"]
        {
            assert!(is_outlet(name), "{name}");
        }
        for name in
            ["Press", "Governor meets the press", "Irena Voskan", "Bad news for Olmar", "Hungry Times Ahead", "reuters"]
        {
            assert!(!is_outlet(name), "{name}");
        }
    }

    #[test]
    fn noun_phrases_name_publishers() {
        for (phrase, name) in [
            ("Reuters", "Reuters"),
            ("the Orlin Daily", "Orlin Daily"),
            ("the state news agency TQRS", "TQRS"),
            ("Russian news agency Interfax", "Interfax"),
            ("Orlin's TQRS news agency", "TQRS"),
            ("the Hazrun Courier newspaper", "Hazrun Courier"),
            ("state broadcaster VTR", "VTR"),
            ("Tamsur Press Agency (TPA)", "Tamsur Press Agency"),
            ("Sarvan Info Agency", "Sarvan Info Agency"),
        ] {
            assert_eq!(publisher(phrase), Some(name), "{phrase}");
        }
    }

    #[test]
    fn bodies_people_and_companies_are_no_publishers() {
        for phrase in [
            "the Justice Ministry",
            "UNHCR",
            "officials",
            "Ana Dur",
            "the National Security Agency",
            "the UN refugee agency",
            "Deutsche Post",
            "Reuters correspondent Ana Dur",
            "the agency",
            "a newspaper",
            "the newspaper's owner Boris Anzel",
            "local media",
            "the Intelligence Service",
        ] {
            assert_eq!(publisher(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn names_of_one_publisher_share_a_key() {
        for (one, other) in [
            ("Tamsur Press Agency", "TPA"),
            ("The Associated Press", "AP"),
            ("Agence France-Presse", "AFP"),
            ("Orlin Press News Agency", "Orlin Press"),
            ("tamsurpress.example", "Tamsur Press Agency"),
            ("BBC News", "BBC"),
        ] {
            assert!(is_same(one, other), "{one}, {other}");
        }
        assert!(!is_same("Orlin Daily", "Hazrun Courier"));
        assert!(!is_same("Orlin Daily", "Orlin Times"));
    }
}
