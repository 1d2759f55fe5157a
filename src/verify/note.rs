//! What a footnote's text says, in the form that Markdown editions have.

use std::ops::Range;

use super::edition::{Body, Entry, Gloss, List, Origin, Sentence};
use super::tongues::{GlossForm, Tongues};

/// Reads a footnote: `The sentence. (“She”: Ana Karimova) — *Title*, Source, 3 April 2026`, or a list,
/// `2 stories: *Title* (Source, 3 April 2026); *Title* (Source)`. `emphases` are the stretches in italics.
pub(super) fn read(text: &str, emphases: &[Range<usize>], tongues: &Tongues) -> Body {
    let is_list = emphases.first().is_some_and(|first| is_label(&text[..first.start]));
    if is_list { Body::List(list(text, emphases)) } else { Body::Sentence(sentence(text, emphases, tongues)) }
}

/// "3 stories: ", or nothing.
fn is_label(text: &str) -> bool {
    let Some(label) = text.trim_end().strip_suffix(':') else { return text.trim().is_empty() };
    let mut words = label.split_whitespace();
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b',');
    words.next().is_some_and(is_number)
        && words.clone().count() <= 3
        && words.all(|word| word.chars().all(char::is_lowercase))
}

fn list(text: &str, emphases: &[Range<usize>]) -> List {
    let label = text[..emphases[0].start].trim_end().trim_end_matches(':').to_owned();
    let ends = emphases[1..].iter().map(|next| next.start).chain([text.len()]);
    let entries = emphases.iter().zip(ends).map(|(title, end)| Entry {
        title: text[title.clone()].trim().to_owned(),
        rest: text[title.end..end].trim().trim_end_matches(';').trim_end().to_owned(),
    });
    List { label, entries: entries.collect() }
}

fn sentence(text: &str, emphases: &[Range<usize>], tongues: &Tongues) -> Sentence {
    let dash = |title: &&Range<usize>| text[..title.start].trim_end().ends_with(['—', '–']);
    let Some(title) = emphases.iter().rev().find(dash) else {
        let (words, glosses) = parted(text, tongues);
        return Sentence { text: words.to_owned(), glosses, origin: Origin::default() };
    };
    let (words, glosses) = parted(text[..title.start].trim_end().trim_end_matches(['—', '–']), tongues);
    let rest = text[title.end..].trim_start_matches([',', ' ']).trim();
    // "Hill Radio, 3 April 2026", and "Hill Radio, April 3, 2026" with a comma of its own.
    let at = |(at, _): (usize, &str)| (&rest[..at], &rest[at + 2..]);
    let ends = rest.rmatch_indices(", ").take(2).map(at).find(|(_, date)| tongues.calendar.is_day(date));
    let (source, date) = match ends {
        Some((source, date)) => (source, date),
        None if tongues.calendar.is_day(rest) => ("", rest),
        None => (rest, ""),
    };
    let origin = Origin { title: text[title.clone()].to_owned(), source: source.to_owned(), date: date.to_owned() };
    Sentence { text: words.to_owned(), glosses, origin }
}

/// So many brackets from the end are looked at for where the glosses begin.
const BRACKETS: usize = 8;

/// The sentence, and the glosses in brackets behind it.
fn parted<'t>(text: &'t str, tongues: &Tongues) -> (&'t str, Vec<Gloss>) {
    let text = text.trim();
    let open = text.strip_suffix(')').unwrap_or_default();
    // What a gloss explains may hold brackets itself: “The Harun Front (HF)”.
    let mut parts = open.rmatch_indices(" (").take(BRACKETS);
    let found =
        parts.find_map(|(at, bracket)| Some((open[..at].trim_end(), glosses(&open[at + bracket.len()..], tongues)?)));
    found.unwrap_or((text, Vec::new()))
}

/// Reads `“She”: Ana Karimova; place: Karsa` in any language; `None` where it says anything else.
pub(super) fn glosses(text: &str, tongues: &Tongues) -> Option<Vec<Gloss>> {
    tongues.glosses.iter().find_map(|form| glosses_in(text, form))
}

fn glosses_in(text: &str, form: &GlossForm) -> Option<Vec<Gloss>> {
    let mut glosses: Vec<Gloss> = Vec::new();
    for part in text.split(&form.separator) {
        match (gloss(part.trim(), form), glosses.last_mut()) {
            (Some(gloss), _) => glosses.push(gloss),
            // A role may hold a semicolon.
            (None, Some(last)) => last.name.extend([&form.separator, part]),
            (None, None) => return None,
        }
    }
    Some(glosses)
}

fn gloss(text: &str, form: &GlossForm) -> Option<Gloss> {
    let (words, name) = match text.strip_prefix(&form.open) {
        Some(rest) => rest.split_once(&form.close)?,
        None => text.split_once(&form.colon).filter(|(words, _)| is_attribute(words)).map(|(_, name)| ("", name))?,
    };
    Some(Gloss { words: words.to_owned(), name: name.trim().to_owned() })
}

/// Whether words are the name of an attribute: "place", "speaker".
fn is_attribute(words: &str) -> bool {
    !words.is_empty() && words.len() <= 24 && words.chars().all(|c| c.is_lowercase() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a note in which `*` stands around what is in italics.
    fn of(marked: &str) -> Body {
        let (mut text, mut emphases) = (String::new(), Vec::new());
        for (index, piece) in marked.split('*').enumerate() {
            if index % 2 == 1 {
                emphases.push(text.len()..text.len() + piece.len());
            }
            text.push_str(piece);
        }
        read(&text, &emphases, &Tongues::of(&crate::render::Renderer::new(None).unwrap()))
    }

    #[test]
    fn sentence_gloss_and_origin_are_told_apart() {
        let Body::Sentence(note) = of(
            "She said (again) no. (“She”: Ana Malo, head; place: Karsa) — *A, b — c*, Hill Radio, East, 3 April 2026",
        ) else {
            panic!()
        };
        assert_eq!(note.text, "She said (again) no.");
        let glosses: Vec<_> = note.glosses.iter().map(|g| (g.words.as_str(), g.name.as_str())).collect();
        assert_eq!(glosses, [("She", "Ana Malo, head"), ("", "Karsa")]);
        let origin =
            Origin { title: "A, b — c".into(), source: "Hill Radio, East".into(), date: "3 April 2026".into() };
        assert_eq!(note.origin, origin);
    }

    #[test]
    fn a_gloss_explains_words_with_brackets() {
        let Body::Sentence(note) = of("It (the group) said no. (“The Front (HF)”: Harun Front; place: Karsa) — *T*, S")
        else {
            panic!()
        };
        assert_eq!(note.text, "It (the group) said no.");
        let glosses: Vec<_> = note.glosses.iter().map(|g| (g.words.as_str(), g.name.as_str())).collect();
        assert_eq!(glosses, [("The Front (HF)", "Harun Front"), ("", "Karsa")]);
    }

    #[test]
    fn brackets_and_dashes_of_the_sentence_stay() {
        for (text, words) in [
            ("It fell (by 4 per cent) — *T*, S", "It fell (by 4 per cent)"),
            ("It fell — fast — *T*, S", "It fell — fast"),
            ("*Not* a title", "*Not* a title"),
        ] {
            let Body::Sentence(note) = of(text) else { continue };
            assert_eq!(note.text, words);
        }
    }

    #[test]
    fn lists_are_counted_by_their_titles() {
        for text in
            ["2 stories: *A (b)* (Hill Radio, 3 April 2026; also Post); *C* (Post)", "*A (b)* (Hill Radio); *C*"]
        {
            let Body::List(list) = of(text) else { panic!("{text}") };
            assert_eq!(list.entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>(), ["A (b)", "C"]);
        }
    }
}
