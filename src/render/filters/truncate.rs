//! Texts cut to a length where a reader would.

use briefer_plugin::segment;
use briefer_plugin::words::function::is_function_word;
use pulldown_cmark::{Event, Parser};
use tera::{Error, Kwargs, TeraResult, Value};

use super::arguments::{Arguments, wrong_type};
use crate::render::markdown::OPTIONS;

/// What shows that words were left out; no line breaks before it.
const CUT: &str = "\u{a0}…";

/// The shortest length that leaves a word or two.
const LEAST: usize = 10;

/// What ends a clause, and does not stand before the mark of a cut: words left out are shown once.
const ENDS: [char; 6] = [',', ';', ':', '–', '—', '…'];

/// No more than so many quotations and brackets are closed behind it.
const MOST_CLOSERS: usize = 2;

/// `text | truncate(length=80)`: at most so many characters, up to the end of a sentence, else of a clause, else of a word, and
/// "…". A quotation that is cut is closed behind it. What a template captured is never cut within a link or emphasis.
pub(super) fn truncate(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    let text = value.as_str().ok_or_else(|| wrong_type("a text", value))?;
    let length = Arguments::of("truncate", kwargs).count("length", LEAST)?;
    let length = length.ok_or_else(|| Error::message("`truncate` needs the argument `length`"))?;
    Ok(if value.is_safe() { Value::safe_string(&markdown(text, length)) } else { plain(text, length).into() })
}

/// A place where a text may be cut, at white space: behind so many bytes, which show so many characters.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    shown: usize,
}

fn plain(text: &str, length: usize) -> String {
    let text = text.trim();
    let spaces = text.char_indices().enumerate().filter(|(_, (_, c))| c.is_whitespace());
    let places: Vec<Place> = spaces.map(|(shown, (at, _))| Place { at, shown }).collect();
    cut(text, text.chars().count(), &places, length)
}

/// Markdown of one paragraph, counted in the characters that are seen; with HTML in it, it is left as it is.
fn markdown(text: &str, length: usize) -> String {
    let text = text.trim();
    let (mut depth, mut shown) = (0_usize, 0);
    let mut places = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Html(_) | Event::InlineHtml(_) => return text.to_owned(),
            Event::SoftBreak | Event::HardBreak | Event::Text(_) | Event::Code(_) => {
                // The paragraph itself is one level; within a link or emphasis is deeper.
                let source = &text[range.clone()];
                let spaces = source.char_indices().enumerate().filter(|(_, (_, c))| depth == 1 && c.is_whitespace());
                places.extend(spaces.map(|(nth, (at, _))| Place { at: range.start + at, shown: shown + nth }));
                shown += source.chars().count();
            }
            _ => {}
        }
    }
    cut(text, shown, &places, length)
}

/// The text, which shows so many characters, up to the best of its places, and what says that it was cut.
fn cut(text: &str, shown: usize, places: &[Place], length: usize) -> String {
    if shown <= length {
        return text.to_owned();
    }
    let room = length - CUT.chars().count() - MOST_CLOSERS;
    let fitting = &places[..places.partition_point(|place| place.shown <= room)];
    // Not one word fits: then the first stays whole.
    let Some(place) = best(text, fitting, room).or(places.first().copied()) else { return text.to_owned() };
    let kept = text[..place.at].trim_end_matches(|c: char| c.is_whitespace() || ENDS.contains(&c));
    format!("{kept}{CUT}{}", closers(kept))
}

/// The last end of a sentence, if not too much is lost by it; else of a clause; else of a word behind which nothing is missing
/// that belongs to it.
fn best(text: &str, places: &[Place], room: usize) -> Option<Place> {
    let ends: Vec<usize> = segment(text).sentences.iter().map(|sentence| sentence.span.range().end).collect();
    let before = |place: &Place| text[..place.at].trim_end();
    let is_sentence = |place: &&Place| place.shown * 3 >= room && ends.contains(&before(place).len());
    let is_clause = |place: &&Place| place.shown * 2 >= room && before(place).ends_with(ENDS);
    let is_word = |place: &&Place| !is_dangling(before(place));
    let last = |fits: &dyn Fn(&&Place) -> bool| places.iter().rev().find(fits).copied();
    last(&is_sentence).or_else(|| last(&is_clause)).or_else(|| last(&is_word)).or(places.last().copied())
}

/// Whether a text ends in a word that points to the next one: "of", a number, or a quotation's end, behind which stands whose
/// words they are, or that nobody said them.
fn is_dangling(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    is_number || is_function_word(&word.to_lowercase()) || last.ends_with([',', '”', '"', '»', '’'])
}

/// What closes the quotations and brackets that a text leaves open, the innermost first.
fn closers(text: &str) -> String {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '“' => open.push('”'),
            '«' => open.push('»'),
            '(' => open.push(')'),
            '"' if open.last() != Some(&'"') => open.push('"'),
            c if open.last() == Some(&c) => drop(open.pop()),
            _ => {}
        }
    }
    open.iter().rev().take(MOST_CLOSERS).collect()
}
