//! Title, date and source: from the format's fields, front matter, the names of file and folder, and the text.
//!
//! The title is an exception to that order: a file's name is its title only where the text has no headline. A file's
//! time is never looked at.

use briefer_plugin::{Date, Segments};

use super::byline::{self, Dateline};
use super::chain::{appeared_first_on, attribution};
use super::dates::{self, Range, Written};
use super::document::{Dated, Found, Origin};
use super::draft::{Fields, found};
use super::roles::{Line, Zone, headline};
use crate::diagnostic::Diagnostic;

/// A text with its lines and where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines, classified.
    pub lines: &'a [Line],
    /// Its sentences.
    pub segments: &'a Segments,
    /// The file, relative, with `/`.
    pub file: &'a str,
    /// Whether the file holds several documents, so that its name is no title.
    pub shared: bool,
}

/// The title: stated, else the text's headline, else words in the file's name.
pub(crate) fn title(fields: &mut Fields, known: &Known<'_>) -> Option<Found<String>> {
    fields.title.take().or_else(|| text_title(known)).or_else(|| name_title(known))
}

fn text_title(known: &Known<'_>) -> Option<Found<String>> {
    let line = headline(known.lines, &known.segments.sentences)?.text(known.text);
    found(line.trim_start_matches('#').trim_matches(['*', '_', ' ']), Origin::Text)
}

/// "karsa camp holds 340" from `2026-04-03-karsa-camp-holds-340.txt`; at least two words.
fn name_title(known: &Known<'_>) -> Option<Found<String>> {
    let name = known.file.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let words: Vec<&str> =
        stem.split(['-', '_', ' ', '.']).filter(|word| !word.is_empty()).skip_while(|word| !is_word(word)).collect();
    let enough = !known.shared && words.iter().filter(|word| is_word(word)).count() >= 2;
    enough.then(|| found(&words.join(" "), Origin::FileName))?
}

/// The publisher: stated, else as the text names it.
pub(crate) fn source(fields: &mut Fields, known: &Known<'_>) -> Option<Found<String>> {
    fields.source.take().or_else(|| text_source(known).and_then(|name| found(name, Origin::Text)))
}

fn text_source<'a>(known: &Known<'a>) -> Option<&'a str> {
    publisher_line(known)
        .or_else(|| edge(known).find_map(|line| appeared_first_on(line.text(known.text))))
        .or_else(|| dateline(known)?.source)
        .or_else(|| line_of(known, Zone::Tail))
        .or_else(|| lead(known).find_map(attribution).filter(|said| said.quotes)?.reporter)
}

/// The publisher that a line above the text names.
pub(crate) fn publisher_line<'a>(known: &Known<'a>) -> Option<&'a str> {
    line_of(known, Zone::Top)
}

fn line_of<'a>(known: &Known<'a>, zone: Zone) -> Option<&'a str> {
    edge(known).filter(|line| line.zone == zone).find_map(|line| byline::byline(line.text(known.text))?.source)
}

/// The lines around the text.
fn edge<'a>(known: &Known<'a>) -> impl Iterator<Item = &'a Line> {
    known.lines.iter().filter(|line| line.zone != Zone::Middle && line.end - line.start <= 400)
}

/// The dateline that opens the text's first paragraph.
pub(crate) fn dateline<'a>(known: &Known<'a>) -> Option<Dateline<'a>> {
    let first = known.lines.iter().find(|line| line.zone == Zone::Middle)?;
    byline::dateline(first.text(known.text))
}

/// The first two sentences below the headline.
fn lead<'a>(known: &Known<'a>) -> impl Iterator<Item = &'a str> {
    let start = known.lines.iter().find(|line| line.zone == Zone::Middle).map_or(0, |line| line.start);
    let text = known.text;
    let sentences = &known.segments.sentences;
    let from = sentences.partition_point(|sentence| (sentence.span.start as usize) < start);
    sentences[from..].iter().take(2).map(move |sentence| sentence.span.slice(text))
}

/// The day of publication, and what is doubtful about it.
///
/// A week's or month's folder (or file) gives its last day, by which the document existed; that is a guess. The text
/// may then name the very day, if it is near; where the text names no year, the folder's is inferred, and the day stays
/// a guess.
pub(crate) fn date(fields: &mut Fields, known: &Known<'_>, doubts: &mut Vec<Diagnostic>) -> Option<Dated> {
    if let Some(field) = fields.date.take() {
        match dates::parse(&field.value) {
            Some(date) => return Some(certain(date, field.from)),
            None => doubts.push(unreadable(&field)),
        }
    }
    if let Some(date) = fields.url.as_deref().and_then(dates::in_url) {
        return Some(certain(date, Origin::Field));
    }
    let in_text = text_date(known);
    let Some((range, from)) = name_range(known.file) else {
        // Which year a day and month belong to cannot be known from the text alone.
        return in_text.and_then(|written| match written {
            Written::Day(date) => Some(certain(date, Origin::Text)),
            Written::MonthDay(..) => None,
        });
    };
    if range.is_day() {
        return Some(certain(range.last, from));
    }
    match in_text {
        Some(Written::Day(date)) if range.is_near(date) => Some(certain(date, Origin::Text)),
        Some(Written::MonthDay(month, day)) if range.resolve(month, day).is_some() => {
            range.resolve(month, day).map(|date| Dated { date, from: Origin::Text, guessed: true })
        }
        _ => Some(Dated { date: range.last, from, guessed: true }),
    }
}

fn certain(date: Date, from: Origin) -> Dated {
    Dated { date, from, guessed: false }
}

fn unreadable(field: &Found<String>) -> Diagnostic {
    let mut shown: String = field.value.chars().take(40).collect();
    if shown.len() < field.value.len() {
        shown.push('…');
    }
    Diagnostic::warning(format!("`date` is `{shown}`, which is not one full date")).hint("write it as 2026-04-03")
}

/// The days that the file's name states, else the nearest folder's; one day before a week or month.
fn name_range(file: &str) -> Option<(Range, Origin)> {
    let (folders, name) = file.rsplit_once('/').unwrap_or(("", file));
    let named = dates::in_name(name).map(|range| (range, Origin::FileName));
    let foldered = || {
        let nearest = folders.rsplit('/').find_map(dates::in_name);
        // `2026/04/03` and `2026/04` are spread over folders.
        nearest.or_else(|| dates::in_name(folders)).map(|range| (range, Origin::FolderName))
    };
    match named {
        Some((range, _)) if range.is_day() => named,
        _ => foldered().filter(|(range, _)| named.is_none() || range.is_day()).or(named),
    }
}

/// The date that the lines around the text state, or its dateline.
fn text_date(known: &Known<'_>) -> Option<Written> {
    let around = || known.lines.iter().filter(|line| line.zone != Zone::Middle && line.end - line.start <= 160);
    let in_line = |line: &Line| {
        let text = line.text(known.text);
        let tells = dates::is_calendar(text) || byline::byline(text).is_some();
        dates::find(text).filter(|written| tells && matches!(written, Written::Day(_)))
    };
    around().find_map(in_line).or_else(|| dateline(known)?.date)
}

#[cfg(test)]
mod tests {
    use briefer_plugin::segment;
    use jiff::civil::date as day;

    use super::super::roles;
    use super::*;

    const BODY: &str = "The river rose by two metres on Friday and covered the road to Karsa.";

    fn with<T>(file: &str, text: &str, run: impl Fn(&Known<'_>) -> T) -> T {
        let mut segments = segment(text);
        let lines = roles::mark(text, &mut segments, None, false);
        run(&Known { text, lines: &lines, segments: &segments, file, shared: false })
    }

    fn dated(file: &str, text: &str) -> Option<(Date, Origin, bool)> {
        let date = with(file, text, |known| date(&mut Fields::default(), known, &mut Vec::new()));
        date.map(|dated| (dated.date, dated.from, dated.guessed))
    }

    #[test]
    fn names_come_before_the_text() {
        let text = format!("Rain\n\n1 April 2026\n\n{BODY}");
        assert_eq!(dated("2026-04-03-rain.txt", &text), Some((day(2026, 4, 3), Origin::FileName, false)));
        assert_eq!(dated("2026-03-30/rain.txt", &text), Some((day(2026, 3, 30), Origin::FolderName, false)));
        assert_eq!(dated("2026/03/30/rain.txt", &text), Some((day(2026, 3, 30), Origin::FolderName, false)));
        assert_eq!(dated("rain.txt", &text), Some((day(2026, 4, 1), Origin::Text, false)));
    }

    #[test]
    fn week_folder_is_a_guess_that_the_text_sharpens() {
        let folder = "2026-W14/rain.txt";
        assert_eq!(dated(folder, BODY), Some((day(2026, 4, 5), Origin::FolderName, true)));
        let dateline = format!("KARSA, April 1 (Orlin Daily) - {BODY}");
        assert_eq!(dated(folder, &dateline), Some((day(2026, 4, 1), Origin::Text, true)));
        assert_eq!(
            dated(folder, &format!("Rain\n\n2 April 2026\n\n{BODY}")),
            Some((day(2026, 4, 2), Origin::Text, false))
        );
        assert_eq!(
            dated(folder, &format!("Rain\n\n2 May 2019\n\n{BODY}")),
            Some((day(2026, 4, 5), Origin::FolderName, true))
        );
    }

    #[test]
    fn day_without_a_year_is_no_date() {
        assert_eq!(dated("rain.txt", &format!("KARSA, April 1 (Orlin Daily) - {BODY}")), None);
        assert_eq!(dated("rain.txt", &format!("{BODY} It last did so on 3 May 2019.")), None);
    }

    #[test]
    fn field_that_is_no_date_is_a_doubt_and_the_next_place_is_tried() {
        let mut doubts = Vec::new();
        let mut fields = Fields { date: found("early April", Origin::Field), ..Fields::default() };
        let mut segments = segment(BODY);
        let lines = roles::mark(BODY, &mut segments, None, false);
        let known = Known { text: BODY, lines: &lines, segments: &segments, file: "2026-04-03.txt", shared: false };
        let result = date(&mut fields, &known, &mut doubts);
        assert_eq!(result.unwrap().from, Origin::FileName);
        assert_eq!(doubts[0].message, "`date` is `early April`, which is not one full date");
    }

    #[test]
    fn publisher_is_found_in_the_text() {
        let source =
            |text: &str| with("a.txt", text, |known| source(&mut Fields::default(), known)).map(|found| found.value);
        let of = |name: &str| Some(name.to_owned());
        assert_eq!(source(&format!("Rain\n\nOrlin Daily\n\n{BODY}")), of("Orlin Daily"));
        assert_eq!(
            source(&format!("Rain\n\n{BODY}\n\nThe post Rain appeared first on Orlin Daily.\n")),
            of("Orlin Daily")
        );
        assert_eq!(source(&format!("KARSA (Orlin Daily) - {BODY}")), of("Orlin Daily"));
        assert_eq!(
            source("The road was closed all day on Friday, Orlin Daily reports quoting TQRS."),
            of("Orlin Daily")
        );
        assert_eq!(source(&format!("Rain\n\n{BODY}")), None);
    }

    #[test]
    fn title_is_the_headline_or_words_of_the_name() {
        let title = |file: &str, text: &str| {
            with(file, text, |known| title(&mut Fields::default(), known)).map(|found| (found.value, found.from))
        };
        assert_eq!(title("a.txt", &format!("Rain in Karsa\n\n{BODY}")), Some(("Rain in Karsa".into(), Origin::Text)));
        assert_eq!(title("2026-04-03-rain-again.txt", BODY), Some(("rain again".into(), Origin::FileName)));
        assert_eq!(title("000.txt", BODY), None);
    }
}
