//! What part each line of a text plays; nothing is cut.
//!
//! Segmentation tells headlines from running text. Here short lines are looked at again by class: what they say
//! (share and menu vocabulary, bylines, dates), what they are made of (symbols, another script) and where they stand
//! (above, within or below the running text). Furniture is *marked*, so that every offset stays what it was.

use briefer_plugin::{Role, Segments, Sentence, fold};

use super::byline::{byline, dateline, is_person};
use super::chain::appeared_first_on;
use super::dates;
use super::phrases::{Phrase, phrase};

/// Lines longer than this, in bytes, are running text, but for notices.
const SHORT: usize = 160;
/// The longest "The post … appeared first on …".
const NOTICE: usize = 400;

/// One line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Byte offset of its first character that is not white space.
    pub start: usize,
    /// Byte offset past its last.
    pub end: usize,
    /// The role, where the line has another than segmentation gave it.
    pub role: Option<Role>,
    /// Where it stands.
    pub zone: Zone,
}

impl Line {
    /// The line.
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// Where a line stands among the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Above the first paragraph.
    Top,
    /// In between, or anywhere in a text without paragraphs.
    Middle,
    /// Below the last paragraph.
    Tail,
}

/// Classifies every line and gives the sentences their roles.
///
/// `title` is the title that the format states, if it does; `markdown` says that `#` begins a heading.
pub(crate) fn mark(text: &str, segments: &mut Segments, title: Option<&str>, markdown: bool) -> Vec<Line> {
    let mut lines = lines(text);
    set_zones(text, &mut lines);
    let latin = is_mostly_latin(text);
    for line in &mut lines {
        line.role = role(line.text(text), line.zone, markdown, latin);
    }
    mark_menus(text, &mut lines);
    mark_lists(text, &mut lines);
    mark_repeated_headline(text, &mut lines, &segments.sentences, title);
    mark_signature(text, &mut lines);
    apply(&lines, &mut segments.sentences);
    find_body(&lines, &mut segments.sentences);
    lines
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            lines.push(Line { start: at, end: at + trimmed.len(), role: None, zone: Zone::Middle });
        }
        start += line.len();
    }
    lines
}

fn set_zones(text: &str, lines: &mut [Line]) {
    let find = |words: usize| {
        let body = |line: &Line| is_paragraph(line.text(text), words);
        Some((lines.iter().position(body)?, lines.iter().rposition(body)?))
    };
    let Some((first, last)) = find(8).or_else(|| find(3)) else { return };
    for line in &mut lines[..first] {
        line.zone = Zone::Top;
    }
    for line in &mut lines[last + 1..] {
        line.zone = Zone::Tail;
    }
}

/// Whether a line is running text: long, or a sentence of at least so many words.
fn is_paragraph(line: &str, words: usize) -> bool {
    if line.len() > SHORT {
        return line.len() > NOTICE || appeared_first_on(line).is_none();
    }
    let ends = line.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…', '。', '؟', '।']);
    ends && line.split_whitespace().take(words).count() == words
        && phrase(line).is_none()
        && byline(line).is_none()
        && appeared_first_on(line).is_none()
}

/// Enough of a line to classify it by; all of it where it is short.
fn head(line: &str) -> &str {
    if line.len() <= SHORT { line } else { "" }
}

fn role(line: &str, zone: Zone, markdown: bool, latin: bool) -> Option<Role> {
    if line.len() <= NOTICE && appeared_first_on(line).is_some() {
        return Some(Role::Furniture);
    }
    if line.len() > SHORT {
        return None;
    }
    if markdown && let Some(role) = markdown_role(line) {
        return Some(role);
    }
    if !line.contains(char::is_alphanumeric) || phrase(line).is_some() || is_menu(line) {
        return Some(Role::Furniture);
    }
    if dates::is_calendar(line) {
        let dated = is_dated(line);
        return (!dated || zone != Zone::Middle).then_some(if dated { Role::Byline } else { Role::Furniture });
    }
    if latin && !is_mostly_latin(line) && line.contains(char::is_alphabetic) {
        return Some(Role::Furniture);
    }
    let by = zone != Zone::Middle && byline(line).is_some();
    (by || (zone == Zone::Top && is_place_and_date(line))).then_some(Role::Byline)
}

/// Whether a line is a dateline without the text that follows one.
fn is_place_and_date(line: &str) -> bool {
    dates::has_digit(line) && dateline(&format!("{line} - A")).is_some_and(|place| place.date.is_some())
}

fn markdown_role(line: &str) -> Option<Role> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    if (1..=6).contains(&level) && text.starts_with([' ', '\t']) {
        return Some(Role::Headline);
    }
    (line.starts_with("![") && line.ends_with(')')).then_some(Role::Furniture)
}

/// Whether a calendar line says when the text appeared, and is not a page's clock.
fn is_dated(line: &str) -> bool {
    let plain = line.starts_with(char::is_alphanumeric);
    let lower = line.to_lowercase();
    let icon = lower.contains("clock") || lower.contains("calendar");
    let said = ["publish", "posted", "updated"].iter().any(|word| lower.contains(word));
    plain && !icon && dates::find(line).is_some() && (said || !dates::shows_time(line))
}

/// "Home | World | Sport", "Facebook · X · Telegram", "Home > News > Region".
fn is_menu(line: &str) -> bool {
    const SEPARATORS: [&str; 8] = ["|", "·", "•", "›", "»", " > ", " / ", " — "];
    let mut parts = vec![line];
    // Most lines have no separator, which a look at their bytes shows.
    if line.bytes().any(|b| matches!(b, b'|' | b'>' | b'/') || !b.is_ascii()) {
        for separator in SEPARATORS.into_iter().filter(|separator| line.contains(separator)) {
            parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    if parts.len() < 2 {
        return (2..=12).contains(&line.split_whitespace().count()) && all_labels(line);
    }
    let labels = parts.iter().filter(|part| phrase(part).is_some()).count();
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 4);
    short && labels * 2 >= parts.len()
}

fn all_labels(line: &str) -> bool {
    line.split_whitespace().all(|word| phrase(word) == Some(Phrase::Label))
}

/// Marks runs of short lines above or below the text, of which some are menu labels.
fn mark_menus(text: &str, lines: &mut [Line]) {
    let is_item = |line: &Line| {
        let item = line.text(text);
        line.zone != Zone::Middle
            && matches!(line.role, None | Some(Role::Furniture))
            && item.len() <= 40
            && item.split_whitespace().count() <= 3
            && !item.ends_with(['.', '!', '?'])
    };
    let mut at = 0;
    while at < lines.len() {
        let (zone, mut end) = (lines[at].zone, lines[at].start);
        let goes_on = |line: &&Line| {
            // Below the text a blank line may part the menu from an author's name.
            let parted = zone == Zone::Tail && text[end..line.start].matches('\n').count() > 1;
            end = line.end;
            line.zone == zone && !parted && is_item(line)
        };
        let run = lines[at..].iter().take_while(goes_on).count();
        let is_label = |line: &&Line| line.role.is_some() && phrase(line.text(text)).is_some();
        let labels = lines[at..at + run].iter().filter(is_label).count();
        if run >= 3 && labels * 3 >= run {
            for line in &mut lines[at..at + run] {
                line.role = Some(Role::Furniture);
            }
        }
        at += run.max(1);
    }
}

/// Marks what follows the heading of a list of other articles, below the text.
fn mark_lists(text: &str, lines: &mut [Line]) {
    let heading = |line: &Line| {
        line.zone == Zone::Tail
            && line.role == Some(Role::Furniture)
            && phrase(head(line.text(text))) == Some(Phrase::Heading)
    };
    if let Some(at) = lines.iter().position(heading) {
        for line in lines[at..].iter_mut().filter(|line| line.role.is_none()) {
            line.role = Some(Role::Furniture);
        }
    }
}

/// Marks the headline where it is repeated: as a headline above the text, as furniture below.
fn mark_repeated_headline(text: &str, lines: &mut [Line], sentences: &[Sentence], title: Option<&str>) {
    let stated = title.map(fold);
    let top = headline(lines, sentences).map(|line| fold(line.text(text)));
    for line in lines.iter_mut().filter(|line| line.zone != Zone::Middle && line.role.is_none()) {
        let line_text = line.text(text);
        if line_text.len() > NOTICE {
            continue;
        }
        let folded = fold(line_text);
        if Some(&folded) == stated.as_ref() || Some(&folded) == top.as_ref() {
            line.role = Some(if line.zone == Zone::Top { Role::Headline } else { Role::Furniture });
        }
    }
}

/// The first line above the text that is a headline.
pub(crate) fn headline<'a>(lines: &'a [Line], sentences: &[Sentence]) -> Option<&'a Line> {
    lines.iter().take_while(|line| line.zone == Zone::Top).find(|line| match line.role {
        Some(role) => role == Role::Headline,
        None => sentence_at(sentences, line.start).is_some_and(|sentence| sentence.role == Role::Headline),
    })
}

fn sentence_at(sentences: &[Sentence], offset: usize) -> Option<&Sentence> {
    sentences.get(sentences.partition_point(|sentence| (sentence.span.start as usize) < offset))
}

/// Marks an author's name between the text and what follows it.
fn mark_signature(text: &str, lines: &mut [Line]) {
    let first = lines.iter_mut().find(|line| line.zone == Zone::Tail && line.role != Some(Role::Furniture));
    if let Some(line) = first
        && line.role.is_none()
        && is_person(line.text(text))
    {
        line.role = Some(Role::Byline);
    }
}

fn apply(lines: &[Line], sentences: &mut [Sentence]) {
    let mut at = 0;
    for sentence in sentences {
        let (start, end) = (sentence.span.start as usize, sentence.span.end as usize);
        while at < lines.len() && lines[at].end <= start {
            at += 1;
        }
        let Some(line) = lines.get(at) else { return };
        // A sentence that goes on in the next line is running text whatever its first line looks like.
        if line.start > start || end > line.end {
            continue;
        }
        match line.role {
            Some(role) => sentence.role = role,
            // Above the text, what is no sentence is a headline, though no blank line follows it.
            None if line.zone == Zone::Top && line.end == end && sentence.starts_paragraph => {
                sentence.role = Role::Headline;
            }
            None => {}
        }
    }
}

/// Takes headlines for running text where there is none: a lone line without a full stop, or all lines but the first.
fn find_body(lines: &[Line], sentences: &mut [Sentence]) {
    if sentences.iter().any(|sentence| sentence.role == Role::Body) {
        return;
    }
    let marked = |sentence: &Sentence| {
        let at = lines.partition_point(|line| line.end <= sentence.span.start as usize);
        lines.get(at).is_some_and(|line| line.role.is_some())
    };
    let headlines: Vec<usize> =
        (0..sentences.len()).filter(|&at| sentences[at].role == Role::Headline && !marked(&sentences[at])).collect();
    let skip = usize::from(headlines.len() > 1);
    for &at in &headlines[skip..] {
        sentences[at].role = Role::Body;
    }
}

/// Whether at least half of the letters among the first thousand characters are Latin.
fn is_mostly_latin(text: &str) -> bool {
    let text = text.char_indices().nth(1000).map_or(text, |(end, _)| &text[..end]);
    // No more letters outside ASCII than bytes outside it.
    let ascii = text.bytes().filter(u8::is_ascii_alphabetic).count();
    if ascii >= text.bytes().filter(|byte| !byte.is_ascii()).count() {
        return true;
    }
    let (mut latin, mut letters) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        latin += usize::from(u32::from(c) < 0x250 || ('\u{1e00}'..='\u{1eff}').contains(&c));
    }
    latin * 2 >= letters
}

#[cfg(test)]
mod tests;
