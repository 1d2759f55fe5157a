//! The marking of each document: its own, else what the configuration says of its publisher and its place.

use std::collections::BTreeMap;

use briefer_plugin::fold;
use globset::GlobSet;

use super::selection;
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::{Marking, MarkingError};

/// The names of the fields that hold a document's own marking.
pub(crate) const FIELDS: [&str; 2] = ["marking", "tlp"];

/// What holds for documents that bear no marking of their own; by default, nothing.
///
/// ```
/// use briefer::corpus::Markings;
/// use briefer::marking::Marking::{Amber, Green, Red};
/// let markings = Markings::new([("Tamsur Press Agency", Green)], [("internal/**", Amber)], None)?;
/// assert_eq!(markings.of(None, "internal/a.txt", Some("Tamsur Press Agency")), Some(Amber)); // the highest holds
/// assert_eq!(markings.of(Some(Green), "internal/a.txt", None), Some(Green)); // its own comes first
/// assert_eq!(markings.of(None, "a.txt", Some("Orlin Daily")), None);
/// # Ok::<(), Vec<briefer::diagnostic::Diagnostic>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Markings {
    /// By folded publisher.
    sources: BTreeMap<String, Marking>,
    globs: GlobSet,
    /// By index in `globs`.
    of_globs: Vec<Marking>,
    default: Option<Marking>,
}

impl Markings {
    /// By publisher, by glob (matched as those of a [`Selection`](super::Selection)), and for all others.
    ///
    /// # Errors
    /// One diagnostic for each glob that is none.
    pub fn new<S: AsRef<str>>(
        sources: impl IntoIterator<Item = (S, Marking)>,
        globs: impl IntoIterator<Item = (S, Marking)>,
        default: Option<Marking>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let sources = sources.into_iter().map(|(source, marking)| (fold(source.as_ref()), marking)).collect();
        let (globs, of_globs): (Vec<S>, Vec<Marking>) = globs.into_iter().unzip();
        let mut faults = Vec::new();
        let globs = selection::compile(&globs, &mut faults);
        if faults.is_empty() { Ok(Markings { sources, globs, of_globs, default }) } else { Err(faults) }
    }

    /// The marking of a document: its `own`, else the highest that holds for its file and its source.
    pub fn of(&self, own: Option<Marking>, file: &str, source: Option<&str>) -> Option<Marking> {
        let by_source = || source.and_then(|source| self.sources.get(&fold(source)).copied());
        own.or_else(|| self.by_glob(file).max(by_source()).max(self.default))
    }

    /// The marking of a file or folder that could not be read; `own` where it seems to bear one.
    pub(crate) fn of_unread(&self, own: Option<Marking>, file: &str) -> Option<Marking> {
        // What is said of a folder's files holds for the folder that cannot be looked into.
        own.or_else(|| self.of(None, file, None).max(self.by_glob(&format!("{file}/"))))
    }

    fn by_glob(&self, file: &str) -> Option<Marking> {
        if self.of_globs.is_empty() {
            return None;
        }
        self.globs.matches(file).into_iter().map(|index| self.of_globs[index]).max()
    }
}

/// The marking that a document states about itself: the highest of the `values` of its fields, with their places.
/// A value that is no marking counts as red, and is a doubt.
pub(crate) fn stated(
    values: impl IntoIterator<Item = (String, Option<Place>)>,
    doubts: &mut Vec<Diagnostic>,
) -> Option<Marking> {
    let mut read = |(value, place): (String, Option<Place>)| {
        value.parse().unwrap_or_else(|error: MarkingError| {
            doubts.push(Diagnostic { place, ..unread(format!("{error}"), error.hint()) });
            Marking::Red
        })
    };
    values.into_iter().filter(|(value, _)| !value.trim().is_empty()).map(&mut read).max()
}

/// The doubt about a document that bears a marking which cannot be read.
pub(crate) fn unread(what: impl std::fmt::Display, hint: impl Into<String>) -> Diagnostic {
    Diagnostic::warning(format!("{what}; the document is treated as {}", Marking::Red)).hint(hint)
}

/// Whether a piece of front matter or JSON that cannot be read seems to hold a marking: a field's name before a colon.
pub(crate) fn seems_to_state(fields: &str) -> bool {
    let lower = fields.to_ascii_lowercase();
    FIELDS.iter().any(|name| {
        lower.match_indices(name).any(|(at, _)| {
            let inside_word = lower[..at].ends_with(|c: char| c.is_alphanumeric());
            let rest =
                lower[at + name.len()..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            !inside_word && rest.starts_with(':')
        })
    })
}

/// Red where a text begins with front matter that is no reader's, and seems to state a marking: in another format, or
/// without its closing line.
pub(crate) fn in_unread_front_matter(text: &str, doubts: &mut Vec<Diagnostic>) -> Option<Marking> {
    let mut lines = text.trim_start().lines();
    lines.next().filter(|line| line.trim_end() == "---")?;
    let fields: Vec<&str> = lines.take(40).take_while(|line| !matches!(line.trim_end(), "---" | "...")).collect();
    seems_to_state(&fields.join("\n")).then(|| {
        let hint = "put the fields at the very top of an .md file, between two lines of `---`";
        doubts.push(unread("the text begins with a marking that is not read", hint));
        Marking::Red
    })
}

/// The highest label that stands in the text on a line of its own: `TLP:AMBER`.
pub(crate) fn label(text: &str) -> Option<Marking> {
    let labels = text.lines().map(str::trim).filter(|line| {
        let prefix = line.as_bytes().get(..4);
        line.len() <= 20 && prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(b"tlp:"))
    });
    labels.filter_map(|line| line.parse().ok()).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marking::Marking::{Amber, AmberStrict, Clear, Green, Red};

    fn markings() -> Markings {
        Markings::new(
            [("Tamsur Press Agency", Clear), ("Orlin Daily", Amber)],
            [("field/**", Green), ("**/*.note.md", Red)],
            None,
        )
        .unwrap()
    }

    #[test]
    fn of_all_that_holds_for_an_unmarked_document_the_highest_does() {
        let markings = markings();
        assert_eq!(markings.of(None, "field/a.txt", Some("orlin daily")), Some(Amber));
        assert_eq!(markings.of(None, "field/a.note.md", Some("Orlin Daily")), Some(Red));
        assert_eq!(markings.of(None, "a.txt", Some("Tamsur Press Agency")), Some(Clear));
        let by_default = Markings { default: Some(Green), ..markings };
        assert_eq!(by_default.of(None, "a.txt", Some("Tamsur Press Agency")), Some(Green));
        assert_eq!(by_default.of(None, "a.txt", None), Some(Green));
    }

    #[test]
    fn its_own_marking_comes_first_even_where_it_is_lower() {
        assert_eq!(markings().of(Some(Clear), "field/a.note.md", Some("Orlin Daily")), Some(Clear));
        assert_eq!(markings().of(None, "other/a.md", Some("Orlin")), None);
        assert_eq!(Markings::default().of(None, "a.txt", Some("Orlin Daily")), None);
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_marked_like_its_files() {
        assert_eq!(markings().of_unread(None, "field"), Some(Green));
        assert_eq!(markings().of_unread(None, "fields"), None);
        assert_eq!(markings().of_unread(Some(Red), "field/a.md"), Some(Red));
    }

    #[test]
    fn a_value_that_is_no_marking_counts_as_red() {
        let mut doubts = Vec::new();
        let values = |all: &[&str]| all.iter().map(|value| ((*value).to_owned(), None)).collect::<Vec<_>>();
        assert_eq!(stated(values(&["green", "TLP:AMBER+STRICT"]), &mut doubts), Some(AmberStrict));
        assert_eq!(stated(values(&["", " "]), &mut doubts), None);
        assert!(doubts.is_empty());
        assert_eq!(stated(values(&["gren"]), &mut doubts), Some(Red));
        assert_eq!(doubts[0].message, "`gren` is no marking; the document is treated as TLP:RED");
        assert_eq!(doubts[0].hint.as_deref(), Some("did you mean `green`?"));
    }

    #[test]
    fn a_field_is_told_from_a_word() {
        for fields in ["marking: red", "title: [x\nTLP : x", "{\"a\": 1, \"marking\": \"red\"", "tlp:", "'marking': x"]
        {
            assert!(seems_to_state(fields), "{fields}");
        }
        for fields in ["title: marking the day", "benchmarking: 3", "", "title: x", "\"text\": \"the marking\""] {
            assert!(!seems_to_state(fields), "{fields}");
        }
    }

    #[test]
    fn front_matter_in_the_wrong_place_is_not_overlooked() {
        let found = |text: &str| in_unread_front_matter(text, &mut Vec::new());
        for text in ["---\nmarking: green\n\nRain.", "\n---\ntitle: x\ntlp: red\n---\nRain."] {
            assert_eq!(found(text), Some(Red), "{text}");
        }
        for text in ["---\ntitle: x\n---\nThe marking: red", "Rain\n---\nmarking: red\n---", "---\n\nRain", ""] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_is_a_line_of_its_own() {
        assert_eq!(label("Rain\n\n TLP:AMBER \nMore rain.\ntlp:green\n"), Some(Amber));
        for text in ["It was marked TLP:RED.", "TLP:RED may not leave the room", "TLP: a guide", "RED", "é", "tlp"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
