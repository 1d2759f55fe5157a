//! Reads the lexicon's files.

use std::fmt;

use crate::builder::Builder;
use crate::classes::{self, Classes};
use crate::entry::{EntryId, TYPES};
use crate::words::LONGEST;

/// The longest word of a file, in bytes: folding makes no word twice as long.
const LONGEST_WRITTEN: usize = LONGEST / 2;

/// How a file is written.
#[derive(Clone, Copy, Debug)]
enum Format {
    /// "class: words".
    Classes,
    /// "m names", "f names", "u names".
    GivenNames,
    /// Words of one class.
    Words(Classes),
    /// "name|other;names" of one type.
    Names(&'static str),
    /// "place|other;names|its people|other;words for them".
    Peopled,
    /// "name;other;names", or "+ name, name, name".
    Places,
    /// "people|other;words for them".
    Peoples,
}

/// The files, in the order in which they are read: the first to claim a form keeps it.
const FILES: &[(&str, Format)] = &[
    ("word-classes.txt", Format::Classes),
    ("person-words.txt", Format::Classes),
    ("body-words.txt", Format::Classes),
    ("given-names.txt", Format::GivenNames),
    ("common-words.txt", Format::Words(classes::COMMON)),
    ("town-words.txt", Format::Words(classes::TOWN)),
    ("family-names.txt", Format::Words(classes::FAMILY)),
    ("dictionary.txt", Format::Words(classes::DICTIONARY)),
    // Bodies before places and peoples: "Pakistani Taliban", "Islamic Emirate".
    ("international-bodies.tsv", Format::Names("organization")),
    ("armed-groups.tsv", Format::Names("organization")),
    ("governments.tsv", Format::Names("organization")),
    ("parties.tsv", Format::Names("organization")),
    ("societies.tsv", Format::Names("organization")),
    ("media.tsv", Format::Names("organization")),
    ("companies.tsv", Format::Names("organization")),
    ("sport.tsv", Format::Names("organization")),
    ("countries.tsv", Format::Peopled),
    ("regions.tsv", Format::Peopled),
    ("demonyms.tsv", Format::Peopled),
    ("subdivisions.txt", Format::Places),
    ("places.txt", Format::Places),
    ("towns.txt", Format::Places),
    ("events.txt", Format::Names("event")),
    ("others.tsv", Format::Names("other")),
    ("groups.tsv", Format::Peoples),
];

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, counted from 1; 0 where it is the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, message } = self;
        if *line == 0 { write!(f, "{file}: {message}") } else { write!(f, "{file}:{line}: {message}") }
    }
}

/// Reads the lexicon: the SDK's lists, then these files, each a name and a text. Notices of origin and copyright are left
/// out.
///
/// # Errors
/// Everything that is wrong with the files.
pub fn read(files: &[(String, String)]) -> Result<Builder, Vec<Problem>> {
    let mut reader = Reader { builder: Builder::default(), file: "", line: 0, problems: Vec::new() };
    for (word, class) in classes::shared_lists() {
        reader.builder.classify(word, class);
    }
    for &(file, format) in FILES {
        (reader.file, reader.line) = (file, 0);
        match files.iter().find(|(name, _)| name == file) {
            Some((_, text)) => reader.read(text, format),
            None => reader.problem("the file is missing"),
        }
    }
    let notice = |name: &str| name.ends_with(".md") || name.ends_with(".copyright.txt");
    let unknown = |name: &str| !notice(name) && FILES.iter().all(|(file, _)| *file != name);
    for (name, _) in files.iter().filter(|(name, _)| unknown(name)) {
        (reader.file, reader.line) = (name, 0);
        reader.problem("no format is known for this file; `FILES` in the lexicon's engine says how each is read");
    }
    if reader.problems.is_empty() { Ok(reader.builder) } else { Err(reader.problems) }
}

struct Reader<'f> {
    builder: Builder,
    file: &'f str,
    line: usize,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, message: impl Into<String>) {
        self.problems.push(Problem { file: self.file.to_owned(), line: self.line, message: message.into() });
    }

    fn read(&mut self, text: &str, format: Format) {
        for (at, line) in text.lines().enumerate() {
            self.line = at + 1;
            if line.trim().is_empty() || line.starts_with("# ") {
                continue;
            }
            match format {
                Format::Classes => self.read_classes(line),
                Format::GivenNames => self.read_given_names(line),
                Format::Words(class) => self.read_words(line, class),
                Format::Names(kind) => self.read_names(line, kind),
                Format::Peopled => self.read_peopled(line),
                Format::Places => self.read_places(line),
                Format::Peoples => self.read_peoples(line),
            }
        }
    }

    fn read_classes(&mut self, line: &str) {
        let Some((label, words)) = line.split_once(':') else {
            return self.problem("a line is `class: words`");
        };
        match classes::class_named(label) {
            Some(class) => self.read_words(words, class),
            None => self.problem(format!("no class is called `{label}`")),
        }
    }

    fn read_given_names(&mut self, line: &str) {
        match line.split_once(' ') {
            Some((label @ ("m" | "f" | "u"), names)) => {
                let gender = classes::class_named(label).unwrap_or_default();
                self.read_words(names, gender.and(classes::GIVEN));
            }
            _ => self.problem("a line of given names begins with `m `, `f ` or `u `"),
        }
    }

    fn read_words(&mut self, words: &str, class: Classes) {
        for word in words.split_whitespace() {
            if word.len() > LONGEST_WRITTEN {
                return self.problem(format!("a word has more than {LONGEST_WRITTEN} bytes: `{word}`"));
            }
            self.builder.classify(word, class);
        }
    }

    fn read_names(&mut self, line: &str, kind: &str) {
        let (name, aliases) = line.split_once('|').unwrap_or((line, ""));
        if aliases.contains('|') {
            return self.problem("a line is `name|other;names`, with one `|`");
        }
        self.add_named(name, aliases.split(';'), kind, None);
    }

    fn read_peopled(&mut self, line: &str) {
        let fields: Vec<&str> = line.split('|').collect();
        if fields.len() > 4 {
            return self
                .problem("a line is `place|other;names|its people|other;words for them`, with at most three `|`");
        }
        let field = |at: usize| fields.get(at).copied().unwrap_or("");
        let Some(place) = self.add_named(field(0), field(1).split(';'), "place", None) else { return };
        let (people, others) = (field(2), field(3));
        let canonical = if people.is_empty() { others.split(';').next().unwrap_or("") } else { people };
        if !canonical.is_empty() {
            self.add_people(canonical, others, Some(place));
        }
    }

    fn read_places(&mut self, line: &str) {
        if let Some(names) = line.strip_prefix('+') {
            for name in names.split(',') {
                self.add_named(name.trim(), [].into_iter(), "place", None);
            }
            return;
        }
        let mut forms = line.split(';');
        self.add_named(forms.next().unwrap_or(""), forms, "place", None);
    }

    fn read_peoples(&mut self, line: &str) {
        let (name, others) = line.split_once('|').unwrap_or((line, ""));
        if others.contains('|') {
            return self.problem("a line is `people|other;words for them`, with one `|`");
        }
        self.add_people(name, others, None);
    }

    /// Adds an entry with its forms.
    fn add_named<'f>(
        &mut self,
        name: &str,
        aliases: impl Iterator<Item = &'f str>,
        kind: &str,
        people_of: Option<EntryId>,
    ) -> Option<EntryId> {
        let entry = self.add_entry(name, kind, people_of)?;
        self.add_form(name, entry, false);
        for alias in aliases.map(str::trim).filter(|alias| !alias.is_empty()) {
            self.add_form(alias, entry, false);
        }
        Some(entry)
    }

    /// Adds the forms of a people: those that end in a plural are marked so.
    fn add_people(&mut self, canonical: &str, others: &str, people_of: Option<EntryId>) {
        let Some(entry) = self.add_entry(canonical, "group", people_of) else { return };
        for form in std::iter::once(canonical).chain(others.split(';')).filter(|form| !form.is_empty()) {
            let plural = form.ends_with('s') && !form.ends_with("ss") && !form.ends_with("is") || form.ends_with("men");
            self.add_form(form, entry, plural || form.ends_with("is") && form == canonical);
        }
    }

    fn add_entry(&mut self, name: &str, kind: &str, people_of: Option<EntryId>) -> Option<EntryId> {
        if name.trim().is_empty() {
            self.problem("a name is empty");
            return None;
        }
        let kind = TYPES.iter().position(|known| *known == kind)?;
        Some(self.builder.add_entry(name, u8::try_from(kind).ok()?, people_of))
    }

    fn add_form(&mut self, form: &str, entry: EntryId, plural: bool) {
        if form.split_whitespace().any(|word| word.len() > LONGEST_WRITTEN) {
            return self.problem(format!("a word has more than {LONGEST_WRITTEN} bytes: `{form}`"));
        }
        self.builder.add_form(form, entry, plural);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The problems of one file beside empty ones.
    fn problems(file: &str, text: &str) -> Vec<String> {
        let mut files: Vec<(String, String)> =
            FILES.iter().map(|&(name, _)| (name.to_owned(), String::new())).filter(|(name, _)| name != file).collect();
        files.push((file.to_owned(), text.to_owned()));
        read(&files).err().unwrap_or_default().iter().map(Problem::to_string).collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let found = problems("word-classes.txt", "# classes\nplace: valley\nplaice: dell\n\nno class");
        assert_eq!(
            found,
            ["word-classes.txt:3: no class is called `plaice`", "word-classes.txt:5: a line is `class: words`"]
        );
        let found = problems("given-names.txt", "m Oren\nx Tolma");
        assert_eq!(found, ["given-names.txt:2: a line of given names begins with `m `, `f ` or `u `"]);
        assert_eq!(problems("companies.tsv", "|KPA"), ["companies.tsv:1: a name is empty"]);
        assert_eq!(problems("places.txt", "+ Velm, , Orra"), ["places.txt:1: a name is empty"]);
        assert_eq!(problems("countries.tsv", "a|b|c|d|e").len(), 1);
        assert_eq!(problems("groups.tsv", "a|b|c").len(), 1);
        assert_eq!(problems("common-words.txt", &"a".repeat(200)).len(), 1);
    }

    #[test]
    fn files_that_nobody_reads_and_files_that_lack_are_mistakes() {
        assert_eq!(problems("rivers.txt", "Orra").len(), 1);
        assert_eq!(problems("ORIGINS.md", "Orra"), [""; 0]);
        let lacking = read(&[]).err().unwrap_or_default();
        assert_eq!(lacking.len(), FILES.len());
        assert_eq!(lacking[0].to_string(), "word-classes.txt: the file is missing");
    }
}
