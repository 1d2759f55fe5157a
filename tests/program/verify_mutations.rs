//! Editions with one thing changed in them: what `verify` catches of it, counted.
//!
//! The changes are made on the text alone, by rules of this file's own: what is a number, a name or a mark is told here without
//! any code of `verify`. A change that leaves the page true is not made or does not count; how that is told stands with each.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use briefer::render::{Format, Renderer};
use briefer::verify::Verifier;

use crate::run::root;

/// At least so many of a hundred changes must be caught, over all sorts and for each sort.
const SHARE: f64 = 0.99;

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).expect("it is below a usize")
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { of.get(self.roll(of.len())) }
    }
}

/// An edition as this file sees it: the lines of its body that are checked, what is text in them, and its marks.
struct Page {
    text: String,
    format: Format,
    /// Stretches of plain text, in order.
    plain: Vec<Range<usize>>,
    /// Marks, in order, each with its note's name.
    marks: Vec<(Range<usize>, String)>,
    /// Lines of the body that are checked.
    lines: Vec<Range<usize>>,
    /// What each note says.
    notes: BTreeMap<String, String>,
}

impl Page {
    fn read(path: &str) -> Page {
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let format = if path.ends_with(".md") { Format::Markdown } else { Format::Html };
        let mut page = Page { text, format, plain: vec![], marks: vec![], lines: vec![], notes: BTreeMap::new() };
        if format == Format::Markdown {
            page.markdown()
        } else {
            page.html()
        }
        page
    }

    fn markdown(&mut self) {
        let text = self.text.clone();
        let (mut start, mut reference) = (0, false);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for (index, line) in lines.iter().enumerate() {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let is_head = line.starts_with('|') && lines.get(index + 1).is_some_and(|next| next.starts_with("|-"));
            reference |= *line == "---\n";
            if let Some((name, says)) = line.strip_prefix("[^").and_then(|note| note.split_once("]: ")) {
                self.notes.insert(name.to_owned(), says.replace('\\', ""));
            } else if !reference && !line.starts_with('#') && !line.starts_with("|-") && !is_head && !range.is_empty() {
                self.line(range, &["[^"], &["]"]);
            }
        }
    }

    fn html(&mut self) {
        let text = self.text.clone();
        let (mut start, mut body) = (0, false);
        let mut note = None;
        for line in text.split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            body = (body || line.starts_with("<article")) && !line.contains("<hr") && !line.starts_with("</article");
            if let Some(name) = line.strip_prefix("<li id=\"n-").and_then(|rest| rest.split('"').next()) {
                note = Some(name.to_owned());
            }
            if let Some(name) = &note {
                let says = without_tags(line);
                self.notes.entry(name.clone()).or_default().push_str(&says);
            }
            let checked = ["<li>", "<p>", "<tr><td"].iter().any(|begin| line.starts_with(begin));
            if body && checked {
                self.line(range, &["<sup>", "<span class=\"badge", "<"], &["</sup>", "</span>", ">"]);
            }
        }
    }

    /// Takes a line apart: what stands between `opens` and `closes` is markup.
    fn line(&mut self, line: Range<usize>, opens: &[&str], closes: &[&str]) {
        let mut at = line.start;
        while at < line.end {
            let rest = &self.text[at..line.end];
            let next = opens.iter().enumerate().filter_map(|(i, open)| Some((rest.find(open)?, i))).min();
            let Some((found, index)) = next else { break };
            let end = rest[found..].find(closes[index]).map_or(rest.len(), |end| found + end + closes[index].len());
            let markup = &rest[found..end];
            if markup.starts_with("[^") || markup.starts_with("<sup>") {
                let name = without_tags(markup).trim_matches(['[', '^', ']']).to_owned();
                self.marks.push((at + found..at + end, name));
            }
            self.plain.push(at..at + found);
            at += end;
        }
        self.plain.push(at..line.end);
        self.plain.retain(|range| !range.is_empty());
        self.lines.push(line);
    }

    /// Where a pattern's matches stand in plain text.
    fn find<'p>(&'p self, matches: impl Fn(&'p str) -> Vec<Range<usize>> + 'p) -> Vec<Range<usize>> {
        let found = self.plain.iter().flat_map(|range| {
            let inside = matches(&self.text[range.clone()]);
            inside.into_iter().map(|found| range.start + found.start..range.start + found.end)
        });
        found.collect()
    }

    /// Numbers in digits, with their commas.
    fn numbers(&self) -> Vec<Range<usize>> {
        self.find(numbers)
    }

    /// Full names: two or more words with capital letters. Those that end in digits are publishers.
    fn names(&self) -> Vec<Range<usize>> {
        self.find(names)
    }

    /// What stands between quotation marks.
    fn quotations(&self) -> Vec<Range<usize>> {
        self.find(|text| {
            let between = |open: char, close: char| {
                let opens = text.match_indices(open).map(move |(at, _)| at + open.len_utf8());
                opens.filter_map(move |start| Some(start..start + text[start..].find(close)?))
            };
            between('“', '”').chain(between('«', '»')).collect()
        })
    }

    fn with(&self, range: Range<usize>, words: &str) -> String {
        [&self.text[..range.start], words, &self.text[range.end..]].concat()
    }

    fn swapped(&self, one: &Range<usize>, other: &Range<usize>) -> Option<String> {
        let (a, b) = if one.start < other.start { (one, other) } else { (other, one) };
        let (first, second) = (&self.text[a.clone()], &self.text[b.clone()]);
        // Two equal ones leave the page as it is.
        (a.end <= b.start && first != second)
            .then(|| [&self.text[..a.start], second, &self.text[a.end..b.start], first, &self.text[b.end..]].concat())
    }

    /// The note that a place rests on: that of the next mark in its line.
    fn note_of(&self, place: usize) -> Option<&str> {
        let line = self.lines.iter().find(|line| line.contains(&place))?;
        let mark = self.marks.iter().find(|(mark, _)| mark.start >= place && mark.end <= line.end)?;
        Some(&mark.1)
    }
}

fn without_tags(html: &str) -> String {
    let mut out = String::new();
    for (index, piece) in html.split('<').enumerate() {
        out.push_str(if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) });
    }
    out
}

fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_digit(at) || bytes.get(at) == Some(&b',') && is_digit(at + 1) {
            at += 1;
        }
        found.push(start..at);
    }
    found
}

fn names(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut words = 0;
    let mut last_end = usize::MAX;
    for (start, word) in words_of(text) {
        let capital = word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
        if !capital {
            last_end = usize::MAX;
            continue;
        }
        if last_end.checked_add(1) == Some(start) && text.as_bytes()[last_end] == b' ' {
            words += 1;
            if let Some(last) = found.last_mut() {
                last.end = start + word.len();
            }
        } else {
            if words == 1 {
                found.pop();
            }
            words = 1;
            found.push(start..start + word.len());
        }
        last_end = start + word.len();
    }
    if words == 1 {
        found.pop();
    }
    found
}

fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                words.push((begin, &text[begin..at]));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Changes a digit to another. Never leaves the page true: the body writes each number once for each place.
fn change_digit(page: &Page, dice: &mut Dice) -> Option<String> {
    let numbers = page.numbers();
    let number = dice.pick(&numbers)?;
    let digits: Vec<usize> = number.clone().filter(|&at| page.text.as_bytes()[at].is_ascii_digit()).collect();
    let at = *dice.pick(&digits)?;
    let old = page.text.as_bytes()[at] - b'0';
    let new = (old + 1 + u8::try_from(dice.roll(9)).expect("it is below nine")) % 10;
    // A number does not begin with a nought, and "0" in front of nothing is none.
    (at != number.start || new != 0).then(|| page.with(at..at + 1, &new.to_string()))
}

/// Words that bound a number, longer ones first; words of one line say the same.
const HEDGES: &[&[&str]] = &[
    &["no more than ", "at most ", "up to "],
    &["more than ", "over "],
    &["at least "],
    &["fewer than ", "under "],
    &["nearly ", "almost "],
    &["about ", "around "],
];

fn hedges(page: &Page) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (line, words) in HEDGES.iter().enumerate() {
        for &hedge in *words {
            let places = page.find(|text| {
                let all = text.match_indices(hedge).map(|(at, _)| at..at + hedge.len());
                all.filter(|range| text[range.end..].starts_with(|c: char| c.is_ascii_digit() || c == '$')).collect()
            });
            for place in places {
                // "More than" is a part of "no more than".
                if !found.iter().any(|(known, _)| known.end == place.end) {
                    found.push((place, line));
                }
            }
        }
    }
    found
}

fn drop_hedge(page: &Page, dice: &mut Dice) -> Option<String> {
    let hedges = hedges(page);
    let (hedge, _) = dice.pick(&hedges)?;
    Some(page.with(hedge.clone(), ""))
}

/// Puts a hedge in place of another that says something else.
fn change_hedge(page: &Page, dice: &mut Dice) -> Option<String> {
    let hedges = hedges(page);
    let (hedge, line) = dice.pick(&hedges)?;
    let other = dice.roll(HEDGES.len());
    (other != *line).then(|| page.with(hedge.clone(), HEDGES[other][0]))
}

/// Drops an end of a range: "between 2,000 and 2,500" becomes "2,500".
fn drop_end(page: &Page, dice: &mut Dice) -> Option<String> {
    let ranges = page.find(|text| {
        let begin = |word: &'static str| text.match_indices(word).map(move |(at, _)| (at, at + word.len()));
        let begins = begin("between ").chain(begin("from "));
        let to_end = |(at, number): (usize, usize)| {
            let first = numbers(&text[number..]).into_iter().next().filter(|first| first.start == 0)?;
            let rest = &text[number + first.end..];
            let link = [" and ", " to "].into_iter().find(|link| rest.starts_with(link))?;
            rest[link.len()..].starts_with(|c: char| c.is_ascii_digit()).then(|| at..number + first.end + link.len())
        };
        begins.filter_map(to_end).collect()
    });
    dice.pick(&ranges).map(|range| page.with(range.clone(), ""))
}

/// Another scale or unit.
fn change_unit(page: &Page, dice: &mut Dice) -> Option<String> {
    const UNITS: &[(&str, &str)] =
        &[(" million", " billion"), (" per cent", " people"), (" km", " miles"), ("\\$", "€"), ("tonnes", "litres")];
    let found: Vec<(Range<usize>, &str)> = UNITS
        .iter()
        .flat_map(|&(unit, other)| {
            let places = page.find(|text| text.match_indices(unit).map(|(at, _)| at..at + unit.len()).collect());
            places.into_iter().map(move |place| (place, other))
        })
        .collect();
    dice.pick(&found).map(|(place, other)| page.with(place.clone(), other))
}

/// Puts another word into a quotation, leaves one out, or swaps two that differ.
fn alter_quotation(page: &Page, dice: &mut Dice) -> Option<String> {
    let quotations = page.quotations();
    let quotation = dice.pick(&quotations)?;
    let words = words_of(&page.text[quotation.clone()]);
    let index = dice.roll(words.len());
    let place = |(at, word): (usize, &str)| quotation.start + at..quotation.start + at + word.len();
    let (one, other) = (*words.get(index)?, words.get(index + 1).copied());
    match (dice.roll(3), other) {
        (0, Some(other)) => page.swapped(&place(one), &place(other)),
        // A word at the end of a quotation may well be left out, and so may one beside an ellipsis.
        (1, Some(other))
            if index > 0 && !near_ellipsis(&page.text[..place(one).start], &page.text[place(one).end..]) =>
        {
            Some(page.with(place(one).start..place(other).start, ""))
        }
        _ => (one.1 != "perhaps").then(|| page.with(place(one), "perhaps")),
    }
}

fn near_ellipsis(before: &str, after: &str) -> bool {
    before.trim_end().ends_with('…') || after.trim_start_matches([' ', '.', ',']).starts_with('…')
}

fn swap_numbers(page: &Page, dice: &mut Dice) -> Option<String> {
    let numbers = page.numbers();
    let (one, other) = (dice.pick(&numbers)?.clone(), dice.pick(&numbers)?.clone());
    // The ends of one range the other way round say the same.
    let between = page.text.get(one.end.min(other.end)..one.start.max(other.start));
    if matches!(between, Some(" and " | " to ")) { None } else { page.swapped(&one, &other) }
}

/// Swaps two names whose notes do not both hold both.
fn swap_names(page: &Page, dice: &mut Dice) -> Option<String> {
    let names = page.names();
    let (one, other) = (dice.pick(&names)?, dice.pick(&names)?);
    let holds = |place: &Range<usize>, words: &Range<usize>| {
        let note = page.note_of(place.start).and_then(|name| page.notes.get(name));
        note.is_some_and(|note| note.contains(&page.text[words.clone()]))
    };
    // A note that holds the other name too may bear out what the page says then.
    let (first, second) = (holds(one, other), holds(other, one));
    if first && second { None } else { page.swapped(one, other) }
}

/// Moves a mark to another place between words of its line or of another. It counts where a number, a name or a quotation has
/// another note then, and this note does not hold it.
fn move_mark(page: &Page, dice: &mut Dice) -> Option<String> {
    let (mark, name) = dice.pick(&page.marks)?;
    let near: Vec<&Range<usize>> = page.lines.iter().filter(|line| line.contains(&mark.start)).collect();
    let line = if dice.roll(2) == 0 { (*near.first()?).clone() } else { dice.pick(&page.lines)?.clone() };
    let inside = |at: &usize| line.contains(at) && !mark.contains(at);
    let places =
        page.find(|text| words_of(text).into_iter().map(|(at, word)| at + word.len()..at + word.len()).collect());
    let places: Vec<usize> = places.into_iter().map(|place| place.start).filter(inside).collect();
    let to = *dice.pick(&places)?;
    let words = &page.text[mark.clone()];
    let moved = if to < mark.start {
        [&page.text[..to], words, &page.text[to..mark.start], &page.text[mark.end..]].concat()
    } else {
        [&page.text[..mark.start], &page.text[mark.end..to], words, &page.text[to..]].concat()
    };
    let facts: Vec<Range<usize>> = page.numbers().into_iter().chain(page.names()).chain(page.quotations()).collect();
    let between = if to < mark.start { to..mark.start } else { mark.end..to };
    let changed = facts.iter().filter(|fact| between.contains(&fact.start) && line.contains(&fact.start));
    let same_line = line.contains(&mark.start);
    let counts = changed.into_iter().any(|fact| {
        // What the mark leaves behind has the note of the next mark; what it comes to stand behind has its own.
        let note = if to < mark.start { page.note_of(mark.end) } else { Some(name.as_str()) };
        let says = note.and_then(|note| page.notes.get(note)).map_or("", String::as_str);
        !says.contains(&page.text[fact.clone()])
    });
    (!same_line || counts).then_some(moved)
}

/// Verbs of saying that take a stance, with how the words of a note begin that bear each out.
const STANCES: &[(&str, &[&str])] = &[
    (
        "denied",
        &["den", "reject", "dismiss", "refut", "disput", " no", "not ", "n’t", "n't", "never", "nothing", "nobody"],
    ),
    ("confirmed", &["confirm", "affirm"]),
    ("warned", &["warn", "caution"]),
    ("promised", &["promis", "pledg", "vow"]),
];

/// Makes somebody take another stance: "denied that" becomes "confirmed that", and "said that" "denied that". It counts where
/// the note does not bear it out.
fn change_stance(page: &Page, dice: &mut Dice) -> Option<String> {
    let verbs = ["denied", "said", "warned", "promised", "confirmed", "added"];
    let told = page.find(|text| {
        let places = |verb: &'static str| text.match_indices(verb).map(move |(at, _)| at..at + verb.len());
        verbs.iter().flat_map(|verb| places(verb)).filter(|range| text[range.end..].starts_with(" that ")).collect()
    });
    let place = dice.pick(&told)?;
    let (verb, borne_out) = dice.pick(STANCES)?;
    let note = page.notes.get(page.note_of(place.start)?)?.to_lowercase();
    let is_true = borne_out.iter().any(|begin| note.contains(begin));
    // What stands in a quotation is checked with it.
    (!is_true && page.text[place.clone()] != **verb).then(|| page.with(place.clone(), verb))
}

const INVENTED: &[&str] = &[
    "The town fell at dawn.",
    "Nobody in the valley believes it.",
    "The army lost 3,000 men.",
    "Officials expect a truce within days.",
    "Colonel Ravi Senn has resigned.",
    "He called it “a lie”.",
    "It will get worse.",
];

/// Puts a sentence in front of a line's words, behind them, or on a line of its own.
fn invent(page: &Page, dice: &mut Dice) -> Option<String> {
    let (line, sentence) = (dice.pick(&page.lines)?.clone(), *dice.pick(INVENTED)?);
    let own = match (page.format, page.text[line.clone()].starts_with(['-', '|', '>'])) {
        (Format::Markdown, true) => return page.beside(&line, sentence, dice),
        (Format::Markdown, false) => format!("{sentence}\n\n"),
        (Format::Html, _) if page.text[line.clone()].starts_with("<p>") => format!("<p>{sentence}</p>\n"),
        (Format::Html, _) => return page.beside(&line, sentence, dice),
    };
    if dice.roll(2) == 0 { page.beside(&line, sentence, dice) } else { Some(page.with(line.start..line.start, &own)) }
}

impl Page {
    fn beside(&self, line: &Range<usize>, sentence: &str, dice: &mut Dice) -> Option<String> {
        let own = |range: &&Range<usize>| line.start <= range.start && range.end <= line.end;
        let plain: Vec<&Range<usize>> =
            self.plain.iter().filter(own).filter(|range| !self.text[(*range).clone()].trim().is_empty()).collect();
        let first = plain.iter().find(|range| self.text[(**range).clone()].contains(char::is_alphabetic))?;
        let last = plain.last()?;
        let ends = self.text[(*last).clone()].trim_end().ends_with(['.', '!', '?', '”']);
        if dice.roll(2) == 0 && ends {
            return Some(self.with(last.end..last.end, &format!(" {sentence}")));
        }
        let text = &self.text[(*first).clone()];
        // Behind the marker of a list or a row, and a badge.
        let badge = text.strip_prefix("- *").and_then(|rest| rest.find("* ")).map_or(0, |at| "- *".len() + at + 2);
        let start =
            text[badge..].find(|c: char| c.is_alphanumeric() || "“*\\$(".contains(c)).map_or(0, |at| badge + at);
        Some(self.with(first.start + start..first.start + start, &format!("{sentence} ")))
    }
}

type Mutation = fn(&Page, &mut Dice) -> Option<String>;

const MUTATIONS: &[(&str, Mutation)] = &[
    ("changed digit", change_digit),
    ("dropped hedge", drop_hedge),
    ("changed hedge", change_hedge),
    ("dropped end of a range", drop_end),
    ("changed unit", change_unit),
    ("altered quotation", alter_quotation),
    ("numbers swapped", swap_numbers),
    ("names swapped", swap_names),
    ("mark moved", move_mark),
    ("changed stance", change_stance),
    ("invented sentence", invent),
];

/// Mutates an edition so many times in each way; returns how many were made and which were missed.
fn missed(path: &str, times: usize) -> (BTreeMap<&'static str, usize>, Vec<(&'static str, String)>) {
    let page = Page::read(path);
    let verifier = Verifier::new(&Renderer::new(None).expect("the templates are sound"));
    let sound = verifier.verify(&page.text, page.format, path);
    assert_eq!(sound.failures, [], "{path} itself");
    let (mut made, mut missed) = (BTreeMap::new(), Vec::new());
    let mut dice = Dice(0x5eed ^ u64::try_from(path.len()).expect("a path is short"));
    for &(sort, mutate) in MUTATIONS {
        for _ in 0..times * effort() {
            let Some(text) = mutate(&page, &mut dice) else { continue };
            *made.entry(sort).or_default() += 1;
            if verifier.verify(&text, page.format, path).failures.is_empty() {
                missed.push((sort, difference(&page.text, &text)));
            }
        }
    }
    (made, missed)
}

/// `MUTATIONS=10` makes ten times as many.
fn effort() -> usize {
    std::env::var("MUTATIONS").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The lines that differ.
fn difference(before: &str, after: &str) -> String {
    let old: std::collections::BTreeSet<&str> = before.lines().collect();
    after.lines().filter(|line| !old.contains(line)).collect::<Vec<_>>().join("\n")
}

/// Mutates editions and checks the share that is caught.
#[track_caller]
fn check(editions: &[(&str, usize)]) {
    let (mut all, mut lost) = (BTreeMap::<&str, usize>::new(), Vec::new());
    for &(path, times) in editions {
        let (made, missed) = missed(path, times);
        for (sort, count) in made {
            *all.entry(sort).or_default() += count;
        }
        lost.extend(missed.into_iter().map(|(sort, line)| (sort, format!("{path}: {line}"))));
    }
    let share = |lost: usize, made: usize| 1.0 - lost as f64 / made.max(1) as f64;
    let told: Vec<String> = lost.iter().map(|(sort, line)| format!("{sort}: {line}")).collect();
    for (sort, &made) in &all {
        let lost = lost.iter().filter(|(of, _)| of == sort).count();
        assert!(share(lost, made) >= SHARE, "{sort}: {lost} of {made} missed\n{}", told.join("\n"));
    }
    let made: usize = all.values().sum();
    assert!(share(lost.len(), made) >= SHARE, "{} of {made} missed\n{}", lost.len(), told.join("\n"));
    if std::env::var_os("SHOW_MUTATIONS").is_some() {
        panic!("{all:?}: {made} made, {} missed\n{}", lost.len(), told.join("\n"));
    }
}

#[test]
fn changes_of_the_executive_edition_are_caught() {
    check(&[("tests/golden/executive.md", 100), ("tests/golden/executive.html", 60)]);
}

#[test]
fn changes_of_french_editions_are_caught() {
    check(&[
        ("tests/golden/fr/executive.md", 60),
        ("tests/golden/fr/executive.html", 30),
        ("tests/golden/fr/press.md", 20),
    ]);
}

#[test]
fn changes_of_the_press_edition_are_caught() {
    check(&[("tests/golden/press.md", 40), ("tests/golden/press.html", 20)]);
}

#[test]
fn changes_of_the_analyst_edition_are_caught() {
    check(&[("tests/golden/analyst.md", 12), ("tests/golden/analyst.html", 8)]);
}

#[test]
fn changes_of_a_letter_without_links_and_of_slides_are_caught() {
    check(&[("tests/golden/newsletter.html", 20), ("tests/golden/slides.md", 10), ("tests/golden/slides.html", 10)]);
}
