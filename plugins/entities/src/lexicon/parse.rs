//! Reads the lexicon's embedded files.

use briefer_plugin::MentionType;

use super::classes;
use super::{Entry, EntryId, Lexicon};
use crate::options::OwnName;

const COUNTRIES: &str = include_str!("../../lexicon/countries.tsv");
const REGIONS: &str = include_str!("../../lexicon/regions.tsv");
const PLACES: &str = include_str!("../../lexicon/places.txt");
const TOWNS: &str = include_str!("../../lexicon/towns.txt");
const TOWN_WORDS: &str = include_str!("../../lexicon/town-words.txt");
const DICTIONARY: &str = include_str!("../../lexicon/dictionary.txt");
const ORGANIZATIONS: &str = include_str!("../../lexicon/organizations.tsv");
const GROUPS: &str = include_str!("../../lexicon/groups.tsv");
const OTHERS: &str = include_str!("../../lexicon/others.tsv");
const EVENTS: &str = include_str!("../../lexicon/events.txt");
const GIVEN_NAMES: &str = include_str!("../../lexicon/given-names.txt");
const WORD_CLASSES: &str = include_str!("../../lexicon/word-classes.txt");
const COMMON_WORDS: &str = include_str!("../../lexicon/common-words.txt");

impl Lexicon {
    /// The shipped lexicon with the user's own names before it.
    pub(crate) fn load(own: &[OwnName]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for name in own {
            let entry = lexicon.entry_of(&name.name, name.mention_type, None, true);
            lexicon.add_forms(&name.name, name.aliases.iter().map(String::as_str), entry);
        }
        for (word, class) in classes::shared_lists() {
            lexicon.classify(word, class);
        }
        lexicon.read_word_classes();
        // Bodies before places and peoples: "Pakistani Taliban", "Islamic Emirate".
        lexicon.read_names(ORGANIZATIONS, MentionType::Organization);
        lexicon.read_countries(COUNTRIES);
        lexicon.read_countries(REGIONS);
        lexicon.read_places(PLACES);
        lexicon.read_places(TOWNS);
        lexicon.read_names(EVENTS, MentionType::Event);
        lexicon.read_names(OTHERS, MentionType::Other);
        lexicon.read_groups();
        lexicon.finish();
        lexicon
    }

    fn entry_of(&mut self, name: &str, mention_type: MentionType, people_of: Option<EntryId>, own: bool) -> EntryId {
        self.add_entry(Entry { name: name.to_owned(), mention_type, people_of, own })
    }

    fn add_forms<'f>(&mut self, name: &str, aliases: impl Iterator<Item = &'f str>, entry: EntryId) {
        self.add_form(name, entry, false);
        for alias in aliases.map(str::trim).filter(|a| !a.is_empty()) {
            self.add_form(alias, entry, false);
        }
    }

    fn read_word_classes(&mut self) {
        for (label, words) in lines(WORD_CLASSES).filter_map(|line| line.split_once(':')) {
            let class = classes::class_named(label).expect("the shipped classes have labels that are known");
            words.split_whitespace().for_each(|word| self.classify(word, class));
        }
        for (label, names) in lines(GIVEN_NAMES).filter_map(|line| line.split_once(' ')) {
            let class = classes::class_named(label).expect("given names are marked m, f or u");
            names.split_whitespace().for_each(|name| self.classify(name, class.and(classes::GIVEN)));
        }
        for (words, class) in
            [(COMMON_WORDS, classes::COMMON), (TOWN_WORDS, classes::TOWN), (DICTIONARY, classes::DICTIONARY)]
        {
            lines(words).flat_map(str::split_whitespace).for_each(|word| self.classify(word, class));
        }
    }

    fn read_names(&mut self, file: &'static str, mention_type: MentionType) {
        for line in lines(file) {
            let (name, aliases) = line.split_once('|').unwrap_or((line, ""));
            let entry = self.entry_of(name, mention_type, None, false);
            self.add_forms(name, aliases.split(';'), entry);
        }
    }

    fn read_countries(&mut self, file: &'static str) {
        for line in lines(file) {
            let mut fields = line.split('|');
            let mut next = || fields.next().unwrap_or("");
            let (name, aliases, people, others) = (next(), next(), next(), next());
            let place = self.entry_of(name, MentionType::Place, None, false);
            self.add_forms(name, aliases.split(';'), place);
            let canonical = if people.is_empty() { others.split(';').next().unwrap_or("") } else { people };
            if !canonical.is_empty() {
                let entry = self.entry_of(canonical, MentionType::Group, Some(place), false);
                self.add_people(canonical, others, entry);
            }
        }
    }

    /// Adds the forms of a people: those that end in a plural are marked so.
    fn add_people(&mut self, canonical: &str, others: &str, entry: EntryId) {
        for form in std::iter::once(canonical).chain(others.split(';')).filter(|f| !f.is_empty()) {
            let plural = form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("is") || form.ends_with("men");
            self.add_form(form, entry, plural || form.ends_with("is") && form == canonical);
        }
    }

    fn read_places(&mut self, file: &'static str) {
        for line in lines(file) {
            if let Some(names) = line.strip_prefix('+') {
                for name in names.split(',').map(str::trim).filter(|n| !n.is_empty()) {
                    let entry = self.entry_of(name, MentionType::Place, None, false);
                    self.add_form(name, entry, false);
                }
            } else {
                let mut forms = line.split(';');
                let name = forms.next().unwrap_or(line);
                let entry = self.entry_of(name, MentionType::Place, None, false);
                self.add_forms(name, forms, entry);
            }
        }
    }

    fn read_groups(&mut self) {
        for line in lines(GROUPS) {
            let (name, others) = line.split_once('|').unwrap_or((line, ""));
            let entry = self.entry_of(name, MentionType::Group, None, false);
            self.add_people(name, others, entry);
        }
    }
}

/// The lines of a file that are neither empty nor comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Found, fold_word};

    fn find(lexicon: &Lexicon, text: &str) -> Option<(String, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        let mut folded = String::new();
        let ids = words.iter().map(|word| {
            fold_word(word, &mut folded);
            lexicon.id(&folded).unwrap_or(u32::MAX)
        });
        let ids: Vec<_> = ids.collect();
        let Found { entry, words, .. } = lexicon.longest(ids.into_iter(), |at| words[at])?;
        Some((lexicon.entry(entry).name.clone(), words))
    }

    #[test]
    fn aliases_lead_to_the_canonical_name() {
        let lexicon = Lexicon::load(&[]);
        assert_eq!(find(&lexicon, "Türkiye said"), Some(("Türkiye".into(), 1)));
        assert_eq!(find(&lexicon, "Turkey said"), Some(("Türkiye".into(), 1)));
        assert_eq!(find(&lexicon, "U.S. troops"), Some(("United States".into(), 1)));
        assert_eq!(find(&lexicon, "ISIS-Khorasan attacked"), Some(("ISIS-K".into(), 1)));
        assert_eq!(find(&lexicon, "UN Security Council met"), Some(("United Nations Security Council".into(), 3)));
    }

    #[test]
    fn acronyms_are_matched_as_written() {
        let lexicon = Lexicon::load(&[]);
        assert_eq!(find(&lexicon, "us").map(|f| f.0), None);
        assert_eq!(find(&lexicon, "Who").map(|f| f.0), None);
        assert_eq!(find(&lexicon, "IS").map(|f| f.0), Some("Islamic State".into()));
    }

    #[test]
    fn own_names_come_first() {
        let own = OwnName {
            name: "Turkey Ltd".into(),
            mention_type: MentionType::Organization,
            aliases: vec!["Turkey".into()],
        };
        assert_eq!(find(&Lexicon::load(&[own]), "Turkey").map(|f| f.0), Some("Turkey Ltd".into()));
    }
}
