//! Definite descriptions: whether "the American diplomat" fits an entity, and the role a phrase states.

use std::ops::Range;

use briefer_plugin::{Mention, MentionType, Span};

use crate::lexis::Class;
use crate::nouns::Noun;
use crate::phrase::Phrase;
use crate::text::Text;

/// Words that may describe an entity, ready to be held against many: "American diplomat".
pub(crate) struct Description<'w> {
    words: &'w str,
    /// The last word, lower-case.
    head: String,
    /// What the last word says.
    noun: Noun,
}

impl<'w> Description<'w> {
    /// `None` without a word.
    pub(crate) fn new(words: &'w str) -> Option<Self> {
        let head = words.split_whitespace().next_back()?.to_ascii_lowercase();
        let noun = Noun::of(&head);
        Some(Description { words, head, noun })
    }

    /// The noun that stands for the entity, lower-case.
    pub(crate) fn head(&self) -> &str {
        &self.head
    }

    /// How well they describe an entity: 0 not at all, 2 and more well enough to stand for it. `title` is what stands
    /// right before the mention; `role` gives a role learnt elsewhere, for a person whose mention has none.
    /// `note` is told each word that fits, and what it fits.
    pub(crate) fn fits<'r>(
        &self,
        mention: &'r Mention,
        title: &str,
        role: impl FnOnce() -> Option<&'r str>,
        note: &mut dyn FnMut(&str, &str),
    ) -> u32 {
        let parts = self.words.split_whitespace().rev().skip(1);
        match mention.mention_type {
            MentionType::Organization => return describes_body((&self.head, self.noun), parts, &mention.name, note),
            MentionType::Person => {}
            _ => return 0,
        }
        let role = mention.role.as_deref().or_else(role).unwrap_or("");
        let nationality = mention.nationality.as_deref().unwrap_or("");
        let is = |word: &str| has_word(role, word) || has_word(title, word);
        let same = is(&self.head);
        if !same && !self.noun.roles.split_ascii_whitespace().any(is) {
            return 0;
        }
        note(&self.head, if same { "the role or title" } else { "the kind of role" });
        let mut score = if same { 3 } else { 2 };
        for part in parts {
            let part = part.trim_end_matches("'s").trim_end_matches("’s");
            if is(part) || same_country(part, nationality) || any_country(part, role) {
                note(part, "the role or nationality");
                score += 2;
            } else if part.starts_with(|c: char| c.is_uppercase()) {
                return 0;
            }
        }
        score
    }
}

/// "the committee" for the Committee on Roads, "the ministry" for the Ministry of Health.
fn describes_body<'w>(
    (head, noun): (&str, Noun),
    parts: impl Iterator<Item = &'w str>,
    name: &str,
    note: &mut dyn FnMut(&str, &str),
) -> u32 {
    let of_class = || noun.bodies.split_ascii_whitespace().any(|member| has_word(name, member));
    let last_or_first = name.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case(head))
        || name.split_whitespace().take(2).any(|word| word.eq_ignore_ascii_case(head))
            && [" of ", " on ", " for "].iter().any(|of| name.contains(of));
    if !last_or_first && !of_class() {
        return 0;
    }
    note(head, if last_or_first { "the name" } else { "the kind of body" });
    let mut score = 2;
    for part in parts {
        if has_word(name, part.trim_end_matches("'s").trim_end_matches("’s")) {
            score += 1;
        } else {
            return 0;
        }
    }
    score
}

fn has_word(words: &str, wanted: &str) -> bool {
    words.split(|c: char| c.is_whitespace() || c == ',').any(|word| word.eq_ignore_ascii_case(wanted))
}

fn any_country(word: &str, role: &str) -> bool {
    role.split(|c: char| c.is_whitespace() || c == ',').any(|other| same_country(word, other))
}

/// Whether two words name one country, as noun or adjective: Vellond and Vellondian, U.S. and American.
fn same_country(one: &str, other: &str) -> bool {
    let country = |word: &str| -> Option<String> {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        if !word.starts_with(|c: char| c.is_uppercase()) {
            return None;
        }
        let folded = word.replace('.', "").to_lowercase();
        Some(match folded.as_str() {
            "us" | "usa" | "american" | "america" => "us".to_owned(),
            "uk" | "british" | "britain" => "uk".to_owned(),
            "french" => "fran".to_owned(),
            "german" => "germ".to_owned(),
            "dutch" => "neth".to_owned(),
            _ => folded.chars().take(4).collect(),
        })
    };
    match (country(one), country(other)) {
        (Some(one), Some(other)) => one == other && one.len() > 1,
        _ => false,
    }
}

/// The role a speaker phrase states around the person's name, as tokens: before it ("city councillor Ana Karimova") or
/// between commas after it ("Ana Karimova, the mayor of Karsa,").
pub(crate) fn stated_role(text: &Text<'_>, phrase: Phrase, name: Span) -> Option<Range<usize>> {
    let tokens = text.document;
    let name_first = tokens.token_from(name.start);
    let name_end = tokens.token_from(name.end);
    if text.is(name_end, Class::COMMA) && name_end + 1 < phrase.end {
        let first = name_end + 1;
        let end = (first..phrase.end).find(|t| text.is(*t, Class::COMMA)).unwrap_or(phrase.end);
        let noun = text.is(first, Class::DETERMINER) || text.is_lower_word(first) || text.is(first, Class::CAPITAL);
        let clause = text.is(first, Class::RELATIVE.or(Class::PREPOSITION)) || text.word(first).ends_with("ing");
        return (noun && !clause && end > first + 1).then(|| without_article(text, first, end));
    }
    let mut end = name_first;
    while end > phrase.first && (text.is(end - 1, Class::COMMA.or(Class::STOP)) || is_form_of_address(text, end - 1)) {
        end -= 1;
    }
    let only_title = end == phrase.first + 1 && text.word(phrase.first).len() < 5;
    (end > phrase.first && !only_title).then(|| without_article(text, phrase.first, end))
}

/// "Mr.": no role.
fn is_form_of_address(text: &Text<'_>, token: usize) -> bool {
    matches!(text.word(token).trim_end_matches('.'), "Mr" | "Mrs" | "Ms")
}

fn without_article(text: &Text<'_>, first: usize, end: usize) -> Range<usize> {
    let article = ["the", "a", "an"].iter().any(|article| text.says(first, article));
    if article { first + 1..end } else { first..end }
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{Mention, MentionType};

    use super::Description;

    fn describes(words: &str, mention: &Mention) -> u32 {
        Description::new(words).map_or(0, |description| description.fits(mention, "", || None, &mut |_, _| {}))
    }

    fn ambassador() -> Mention {
        let mut mention = Mention::new(MentionType::Person, "Oren Petrak");
        mention.role = Some("Vellondian ambassador to Karsa".to_owned());
        mention
    }

    #[test]
    fn a_role_or_its_class_describes_a_person() {
        for words in ["ambassador", "Vellondian ambassador", "diplomat", "Vellond’s envoy"] {
            assert!(describes(words, &ambassador()) > 1, "{words}");
        }
    }

    #[test]
    fn a_title_before_the_name_describes_a_person() {
        let description = Description::new("general").expect("a word");
        assert!(description.fits(&ambassador(), "General", || None, &mut |_, _| {}) > 1);
        assert_eq!(description.fits(&ambassador(), "Captain", || None, &mut |_, _| {}), 0);
    }

    #[test]
    fn another_country_or_role_does_not() {
        for words in ["Norvanian ambassador", "minister", "report", ""] {
            assert_eq!(describes(words, &ambassador()), 0, "{words}");
        }
    }

    #[test]
    fn a_short_form_describes_a_body() {
        let body = Mention::new(MentionType::Organization, "Ministry of Rivers");
        assert!(describes("ministry", &body) > 1);
        assert_eq!(describes("council", &body), 0);
        assert_eq!(describes("Norvanian ministry", &body), 0);
    }
}
