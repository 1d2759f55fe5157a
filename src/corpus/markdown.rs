//! Markdown: YAML front matter, then the text, which stays as written.

use std::ops::Range;

use serde_json::{Map, Value};

use super::document::{Found, Origin};
use super::draft::{Draft, Fields, Unread, found};
use super::{encoding, markings};
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::Marking;

/// Reads a Markdown file. The text is what follows the front matter.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Unread> {
    let decoded = encoding::decode(bytes, None)?;
    let mut draft = Draft { text: decoded.text, differs: decoded.differs, doubts: decoded.doubts, ..Draft::default() };
    let Some((front, body)) = split(&draft.text) else {
        return Ok(draft);
    };
    draft.fields = fields(&draft.text, front, &mut draft.doubts);
    draft.differs = true;
    draft.text.drain(..body);
    if draft.text.trim().is_empty() {
        let fault = Diagnostic::warning("there is no text below the front matter")
            .hint("put the article's text below the closing `---`");
        return Err(Unread { fault, marking: draft.fields.marking });
    }
    Ok(draft)
}

/// The bytes of the front matter between its marks, and where the text after it starts.
fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn fields(text: &str, front: Range<usize>, doubts: &mut Vec<Diagnostic>) -> Fields {
    let yaml = &text[front.clone()];
    if yaml.trim().is_empty() {
        return Fields::default();
    }
    let map = match serde_yaml::from_str::<Map<String, Value>>(yaml) {
        Ok(map) => map,
        Err(error) => {
            doubts.push(unreadable(&error));
            let marking = markings::seems_to_state(yaml).then_some(Marking::Red);
            doubts.extend(marking.map(|_| {
                markings::unread("the marking in the front matter could not be read", "mend the front matter")
            }));
            return Fields { marking, ..Fields::default() };
        }
    };
    let marking = marking(&map, text, front, doubts);
    let mut take = |names: &[&str]| names.iter().find_map(|name| field(&map, name, doubts));
    Fields {
        title: take(&["title"]),
        date: take(&["date", "published"]),
        source: take(&["source", "publisher"]),
        url: take(&["url", "link"]).map(|url| url.value),
        language: take(&["language", "lang"]).map(|language| language.value),
        marking,
        language_hint: None,
    }
}

/// The marking in the front matter, whose name is known in any case.
fn marking(map: &Map<String, Value>, text: &str, front: Range<usize>, doubts: &mut Vec<Diagnostic>) -> Option<Marking> {
    let is_field = |name: &str| markings::FIELDS.iter().any(|field| name.eq_ignore_ascii_case(field));
    let fields = map.iter().filter(|(name, value)| is_field(name) && !value.is_null());
    let values = fields.map(|(name, value)| {
        let line = text[front.clone()].lines().find(|line| line.starts_with(name.as_str()));
        let at = line.map(|line| line.as_ptr().addr() - text.as_ptr().addr());
        let place = at.map(|at| Place::in_text("", text, at, at + line.map_or(0, str::len)));
        (value.as_str().map_or_else(|| value.to_string(), str::to_owned), place)
    });
    markings::stated(values, doubts)
}

fn unreadable(error: &serde_yaml::Error) -> Diagnostic {
    let mut message = String::from("the front matter is no YAML that briefer reads, and was ignored");
    if let Some(location) = error.location() {
        // The opening mark is line one.
        message.push_str(&format!(" (line {}, column {})", location.line() + 1, location.column()));
    }
    Diagnostic::warning(message)
        .hint("write one `name: value` a line; put a value that holds a colon in quotation marks")
}

fn field(map: &Map<String, Value>, name: &str, doubts: &mut Vec<Diagnostic>) -> Option<Found<String>> {
    match map.get(name)? {
        Value::String(value) => found(value, Origin::FrontMatter),
        Value::Number(value) => found(&value.to_string(), Origin::FrontMatter),
        Value::Null => None,
        _ => {
            let diagnostic = Diagnostic::warning(format!("`{name}` in the front matter is not a plain value; ignored"));
            doubts.push(diagnostic.hint("write it on one line, as text"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        read(text.into()).unwrap()
    }

    #[test]
    fn front_matter_gives_fields_and_the_rest_is_text() {
        let draft = draft(
            "---\ntitle: \"Rain: again\"\ndate: 2026-03-17\nsource: Orlin Daily\ntags: [a, b]\n---\n\nIt rained.\n",
        );
        assert_eq!(draft.text, "\nIt rained.\n");
        assert_eq!(draft.fields.title.unwrap().value, "Rain: again");
        assert_eq!(draft.fields.date.unwrap(), Found { value: "2026-03-17".into(), from: Origin::FrontMatter });
        assert_eq!(draft.fields.source.unwrap().value, "Orlin Daily");
        assert!(draft.differs && draft.doubts.is_empty());
    }

    #[test]
    fn text_without_front_matter_is_verbatim() {
        for text in ["# A\n\nB.", "A line\n---\nB", "---\nnever closed: true\n\nB"] {
            let draft = draft(text);
            assert_eq!(draft.text, text);
            assert!(!draft.differs);
        }
    }

    #[test]
    fn broken_front_matter_is_a_doubt_and_the_text_is_kept() {
        let draft = draft("---\ntitle: [unclosed\n---\nIt rained.\n");
        assert_eq!(draft.text, "It rained.\n");
        assert_eq!(draft.doubts.len(), 1, "{:?}", draft.doubts);
    }

    #[test]
    fn marking_is_read_from_either_field_in_any_case() {
        for front in
            ["marking: amber", "tlp: TLP:AMBER", "TLP: Amber", "marking: green\ntlp: amber", "Marking: ' AMBER '"]
        {
            let draft = draft(&format!("---\ntitle: Rain\n{front}\n---\nIt rained.\n"));
            assert_eq!(draft.fields.marking, Some(Marking::Amber), "{front}");
            assert!(draft.doubts.is_empty(), "{:?}", draft.doubts);
        }
        for front in ["marking:", "marked: red", "title: 'marking: red'", "tlp: ''"] {
            assert_eq!(draft(&format!("---\n{front}\n---\nIt rained.\n")).fields.marking, None, "{front}");
        }
    }

    #[test]
    fn marking_that_cannot_be_read_is_red_and_says_where() {
        for front in ["marking: ambr", "tlp: [amber]", "marking: 3", "tlp: green\nmarking: TLP:ORANGE"] {
            let draft = draft(&format!("---\n{front}\n---\nIt rained.\n"));
            assert_eq!((draft.fields.marking, draft.doubts.len()), (Some(Marking::Red), 1), "{front}");
            let place = draft.doubts[0].place.clone().unwrap();
            assert_eq!(place.line, Some(1 + front.lines().count()), "{front}");
        }
        let draft = draft("---\ntitle: [unclosed\nmarking: green\n---\nIt rained.\n");
        assert_eq!((draft.fields.marking, draft.doubts.len()), (Some(Marking::Red), 2));
        let unread = read("---\nmarking: amber\n---\n \n".into()).unwrap_err();
        assert_eq!(unread.marking, Some(Marking::Amber));
    }

    #[test]
    fn alias_bomb_is_refused() {
        let mut yaml = String::from("---\na: &a [x, x, x, x, x, x, x, x, x]\n");
        for (name, of) in "bcdefghijk".chars().zip("abcdefghij".chars()) {
            yaml += &format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 9].join(", "));
        }
        assert_eq!(draft(&(yaml + "---\nIt rained.\n")).doubts.len(), 1);
    }
}
