//! Definite descriptions: whether "the American diplomat" fits an entity, and the role a phrase states.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use briefer_plugin::words::table::WordTable;
use briefer_plugin::{Gender, Mention, MentionType, Span};

use crate::lexis::Class;
use crate::phrase::Phrase;
use crate::text::Text;

/// Roles that one noun can stand for.
const CLASSES: &[(&str, &str)] = &[
    ("diplomat", "ambassador envoy representative consul diplomat negotiator"),
    ("envoy", "ambassador envoy representative"),
    ("politician", "senator congressman congresswoman deputy lawmaker mp minister mayor governor councillor"),
    ("lawmaker", "senator congressman congresswoman deputy representative mp legislator lawmaker"),
    ("leader", "president premier chairman chairwoman head leader chief chancellor prime"),
    ("chief", "head director chief president secretary-general"),
    ("head", "head director chief"),
    ("official", "official minister director spokesman spokeswoman secretary head deputy governor commissioner"),
    ("minister", "minister premier"),
    ("officer", "officer colonel captain major sergeant lieutenant general commander"),
    ("commander", "commander general colonel"),
    ("nominee", "nominee candidate"),
    ("candidate", "candidate nominee"),
    ("executive", "executive ceo chief president director"),
    ("scholar", "scholar professor historian researcher"),
    ("academic", "professor lecturer scholar"),
    ("scientist", "scientist professor researcher biologist chemist physicist"),
    ("physician", "doctor physician surgeon"),
    ("attorney", "attorney lawyer"),
    ("lawyer", "attorney lawyer"),
    ("businessman", "businessman magnate entrepreneur owner"),
];

/// Words in the names of bodies that one noun can stand for.
const BODIES: &[(&str, &str)] = &[
    ("panel", "committee subcommittee commission board"),
    ("agency", "agency administration bureau office authority service"),
    ("department", "ministry department"),
    ("ministry", "ministry department"),
    ("company", "company corporation corp corp. inc inc. ltd ltd. group"),
    ("firm", "company corporation corp corp. inc inc. ltd ltd. llp partners"),
    ("group", "group association union organization organisation coalition alliance network front movement society"),
    ("organization", "organization organisation association society foundation"),
    ("organisation", "organization organisation association society foundation"),
    ("charity", "foundation society fund trust"),
    ("union", "union association brotherhood federation"),
    ("newspaper", "times post journal tribune herald gazette"),
    ("paper", "times post journal tribune herald gazette"),
    ("lender", "bank fund"),
    ("school", "school college university academy"),
];

/// Nouns for people that no class above holds.
const HUMAN: &str = "man woman boy girl congressman congresswoman policeman policewoman fisherman clergyman \
    councilman councilwoman alderman foreman daughter son brother sister husband wife widow uncle aunt grandmother \
    grandfather king queen prince princess mayor premier minister spokesman spokeswoman spokesperson source witness analyst expert reporter \
    journalist author editor writer resident judge senator president mayor governor ambassador director secretary \
    chairman chairwoman general colonel aide adviser advisor critic doctor teacher professor mother father victim \
    survivor farmer neighbour neighbor researcher student pastor coach player veteran prosecutor senator owner";

/// What a noun says of who or what it names.
#[derive(Clone, Copy, Debug, Default)]
struct Noun {
    human: bool,
    document: bool,
    gender: Option<Gender>,
    /// The roles that it can stand for, parted by blanks.
    roles: &'static str,
    /// The words of the bodies that it can stand for, parted by blanks.
    bodies: &'static str,
}

impl Noun {
    /// What is known of a word, whatever its case.
    fn of(word: &str) -> Noun {
        NOUNS.get_ignoring_case(word, 0..word.len()).unwrap_or_default()
    }
}

/// All lists of this module in one table, so that a noun takes one look-up.
static NOUNS: LazyLock<WordTable<Noun>> = LazyLock::new(|| {
    let mut nouns: BTreeMap<&str, Noun> = BTreeMap::new();
    for (noun, roles) in CLASSES {
        let entry = nouns.entry(noun).or_default();
        (entry.human, entry.roles) = (true, roles);
    }
    for (noun, bodies) in BODIES {
        nouns.entry(noun).or_default().bodies = bodies;
    }
    HUMAN.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().human = true);
    DOCUMENTS.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().document = true);
    for (list, gender) in [(MALE, Gender::Male), (FEMALE, Gender::Female)] {
        list.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().gender = Some(gender));
    }
    WordTable::new(nouns)
});

/// Whether a noun names a human being by what they are or do.
pub(crate) fn is_human(noun: &str) -> bool {
    Noun::of(noun).human
}

const DOCUMENTS: &str = "report statement study survey poll letter memo memorandum document article analysis book \
    video ad advertisement email e-mail post tweet message communique indictment complaint lawsuit filing resolution \
    petition editorial column press-release release summary transcript bill law";

/// Whether a noun names something written or shown.
pub(crate) fn is_document(noun: &str) -> bool {
    Noun::of(noun).document
}

const MALE: &str = "man boy father son brother husband uncle grandfather king prince";

const FEMALE: &str = "woman girl mother daughter sister wife aunt grandmother widow queen princess";

/// The gender that a noun shows: "spokeswoman", "father".
pub(crate) fn gender_of_noun(noun: &str) -> Option<Gender> {
    let known = Noun::of(noun);
    let ends_with = |end: &str| {
        noun.len()
            .checked_sub(end.len())
            .and_then(|at| noun.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    if ends_with("woman") {
        return Some(Gender::Female);
    }
    known.gender.or_else(|| (ends_with("man") && known.human).then_some(Gender::Male))
}

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
