//! Names: each must stand in its note's sentence, among the names that the note explains, or be the note's source.

use std::ops::Range;

use briefer_plugin::words::function::{is_function_word, is_sentence_opener};
use briefer_plugin::words::reporting::reporting_form;
use briefer_plugin::words::starters::is_sentence_starter;
use briefer_plugin::words::titles::{is_role_noun, is_title, is_title_modifier};
use briefer_plugin::{Shape, Token, TokenKind, segment};

use super::check::{Check, Linked, says};
use super::dates::Calendar;
use super::edition::Kind;
use super::fold::fold;
use super::reading::Reading;

/// Small words inside a name.
const JOINING: &[&str] =
    &["of", "the", "for", "on", "de", "del", "la", "al", "el", "bin", "bint", "ibn", "van", "von", "der"];

/// Words with capital letters that follow each other.
#[derive(Debug)]
struct Run {
    words: Vec<Range<usize>>,
    /// Whether it begins a sentence, where any word has a capital letter.
    initial: bool,
    /// Whether a verb of saying follows.
    speaks: bool,
}

impl Run {
    fn range(&self) -> Range<usize> {
        self.words.first().map_or(0, |word| word.start)..self.words.last().map_or(0, |word| word.end)
    }
}

/// Checks the names of a stretch of text.
pub(super) fn check<'e>(check: &mut Check<'_, 'e>, linked: &Linked<'_, 'e>) {
    for mut run in runs(linked, &check.reader.tongues.calendar) {
        let is_noun = |word: &Range<usize>| check.phrases.is_noun(&linked.text[word.clone()]);
        if check.phrases.is_title(&linked.text[run.range()]) || run.words.iter().all(is_noun) {
            continue;
        }
        trim(&mut run, linked, check);
        if run.words.is_empty() {
            continue;
        }
        check.checked.names += 1;
        if let Err((message, hint)) = check_run(check, linked, &run) {
            check.fail(linked.block, linked.in_block(&run.range()), message, Some(hint));
        }
    }
}

/// Drops a first word that has its capital letter from the sentence.
fn trim(run: &mut Run, linked: &Linked<'_, '_>, check: &Check<'_, '_>) {
    let text = linked.text;
    let is_cell = matches!(linked.block.kind, Kind::Cell(_));
    while let Some(first) = run.words.first() {
        let word = &text[first.clone()];
        let lower = word.to_lowercase();
        let small = is_function_word(&lower) || is_sentence_opener(&lower);
        let opens = run.initial && (small || is_sentence_starter(word) || check.phrases.is_capital(word));
        // A word that is all of a cell begins no sentence.
        let whole = is_cell && linked.block.text.trim() == word;
        let lone = run.initial && run.words.len() == 1 && !run.speaks && !is_acronym(word) && !whole;
        if !(opens || lone || is_function_word(&lower) && !is_acronym(word)) {
            return;
        }
        run.words.remove(0);
        run.initial = false;
    }
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

fn check_run<'e>(check: &mut Check<'_, 'e>, linked: &Linked<'_, 'e>, run: &Run) -> Result<(), (String, String)> {
    let text = linked.text;
    let words = &text[run.range()];
    let Some((name, reading)) = linked.note else {
        let folded = fold(words);
        let other = check.note_that(|reading| reading.holds(&folded));
        let other = other.and_then(|name| Some((name, check.notes.get(name)?)));
        let hint =
            other.map_or_else(|| "link it to the note that names it".to_owned(), |(name, note)| says(name, note));
        return Err((format!("the name “{words}” stands outside the words of a link: no evidence"), hint));
    };
    if stands(text, &run.words, |words| named(reading, words)) || stands_behind(text, run, reading) {
        return Ok(());
    }
    let folded = fold(words);
    let other = check.note_that(|reading| reading.holds(&folded));
    let near = other.and_then(|name| Some((name, check.notes.get(name)?))).unwrap_or((name, reading));
    Err((format!("note {name} does not name “{words}”"), says(near.0, near.1)))
}

/// Whether a note names someone: folded words that stand in it.
fn named(reading: &Reading<'_>, words: &str) -> bool {
    match reading {
        Reading::Sentence(reading) => reading.holds(words),
        // A list is what a number is counted from: it names what it lists, and not whatever stands in a title.
        Reading::List(list) => list.titles.iter().any(|title| title.text == words),
    }
}

/// Whether a name stands behind a word that has its capital letter from the sentence: "Detainees of the Hazrun Front".
fn stands_behind(text: &str, run: &Run, reading: &Reading<'_>) -> bool {
    let is_joining = |word: &Range<usize>| JOINING.contains(&&text[word.clone()]);
    let rest = run.words.get(1..).unwrap_or_default();
    let joined = rest.iter().take_while(|word| is_joining(word)).count();
    run.initial && joined > 0 && stands(text, &rest[joined..], |words| named(reading, words))
}

/// Whether a name stands as a whole, or in parts that are names by themselves: "Justice Minister Irena Voskan, Karsa".
fn stands(text: &str, words: &[Range<usize>], holds: impl Fn(&str) -> bool) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if holds(&fold(&text[first.start..last.end])) {
        return true;
    }
    let is_part = |word: &Range<usize>| {
        let lower = text[word.clone()].trim_end_matches('.').to_lowercase();
        is_title(&lower) || is_title_modifier(&lower) || is_role_noun(&lower)
    };
    let is_joining = |word: &Range<usize>| JOINING.contains(&&text[word.clone()]);
    let parts = words.split(|word| is_part(word) || is_joining(word)).filter(|part| !part.is_empty());
    let parts: Vec<&[Range<usize>]> = parts.collect();
    let whole = |part: &[Range<usize>]| fold(&text[part[0].start..part[part.len() - 1].end]);
    // A title alone is no name; it must be the note's all the same.
    let titles = || words.iter().filter(|word| is_part(word)).all(|word| holds(&fold(&text[word.clone()])));
    if parts.is_empty() { titles() } else { parts.len() < words.len() && parts.iter().all(|part| holds(&whole(part))) }
}

/// The runs of words with capital letters, those of days left out.
fn runs(linked: &Linked<'_, '_>, calendar: &Calendar) -> Vec<Run> {
    let text = linked.text;
    let segments = segment(text);
    let days = calendar.find(text);
    let tokens: &[Token] = &segments.tokens;
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut at = 0;
    while at < tokens.len() {
        let joined = open && joins(&tokens[at..], text);
        let range = tokens[at].span().range();
        let day = days.iter().any(|days| days.range.start < range.end && range.start < days.range.end);
        let is_name = !day && is_name(&tokens[at], text);
        match runs.last_mut() {
            Some(run) if open && (is_name || joined) => run.words.push(range),
            _ if is_name => {
                let initial = begins(tokens, at, linked);
                runs.push(Run { words: vec![range], initial, speaks: false });
            }
            _ => {}
        }
        if open && !is_name && !joined {
            speaks(&mut runs, &text[tokens[at].span().range()]);
        }
        open = is_name || joined;
        at += 1;
    }
    runs
}

/// Notes that a run of words is followed by a verb of saying.
fn speaks(runs: &mut [Run], next: &str) {
    if let Some(run) = runs.last_mut() {
        run.speaks = next == "puts" || next == "put" || reporting_form(next).is_some();
    }
}

/// Whether a small word goes on with a name: "Ministry of Interior", "Bank of the South".
fn joins(tokens: &[Token], text: &str) -> bool {
    let joining = |token: &Token| JOINING.contains(&token.text(text));
    match tokens {
        [first, second, ..] if joining(first) && is_name(second, text) => true,
        [first, second, third, ..] => joining(first) && joining(second) && is_name(third, text),
        _ => false,
    }
}

fn is_name(token: &Token, text: &str) -> bool {
    let word = token.text(text);
    let cased = matches!(token.shape, Shape::Capitalized | Shape::Upper | Shape::Mixed);
    // "21degC" is a number with its unit.
    let is_unit = text[..token.span().range().start].ends_with(|c: char| c.is_ascii_digit());
    let word = word != "I" && word != "A" && word.chars().any(char::is_uppercase);
    token.kind == TokenKind::Word && cased && word && !is_unit
}

/// Whether a token begins a sentence, or stands where one may: behind a colon, an opening quotation mark, an ellipsis.
fn begins(tokens: &[Token], at: usize, linked: &Linked<'_, '_>) -> bool {
    let before = match at.checked_sub(1) {
        Some(before) => tokens[before].text(linked.text),
        None => linked.block.text[..linked.segment.start].trim_end(),
    };
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | '“' | '"' | '‘' | '«' | '…');
    before.is_empty() || before.ends_with(ends) && !(at > 0 && tokens[at - 1].kind == TokenKind::Word)
}
