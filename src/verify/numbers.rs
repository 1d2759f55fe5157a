//! Numbers: each must stand in its note's sentence with the same bounds, or count its note's list.

use std::ops::Range;

use briefer_plugin::{AsOf, Date, Figure, Qualifier, QuantityKind, TokenKind, segment};

use super::check::{Check, Linked, says};
use super::dates::Days;
use super::fold::{Folded, fold};
use super::reading::{ListReading, Quantity, Reading, SentenceReading};
use crate::quotes::quotations;

/// What is wrong with some words, and the nearest evidence.
type Wrong = (String, Option<String>);

/// Checks the numbers of a stretch of text.
pub(super) fn check<'e>(check: &mut Check<'_, 'e>, linked: &Linked<'_, 'e>) {
    let text = linked.text;
    let days = check.reader.tongues.calendar.find(text);
    let mut quantities = check.reader.quantities(text, None);
    let mut covered = check.phrases.with_numbers(&Folded::of(text));
    covered.extend(days.iter().map(|days| days.range.clone()));
    covered.extend(whole_sentences(linked));
    covered.sort_by_key(|range| range.start);
    quantities.retain(|quantity| !touches(&covered, &quantity.range));
    for days in &days {
        check.checked.numbers += 1;
        if let Err(wrong) = check_days(check, linked, days) {
            report(check, linked, days.range.clone(), wrong);
        }
    }
    covered.extend(quantities.iter().map(|quantity| quantity.range.clone()));
    covered.sort_by_key(|range| range.start);
    for quantity in &quantities {
        let vague = quantity.figure.quantity == QuantityKind::Indefinite;
        if vague && linked.note.is_none() {
            continue;
        }
        check.checked.numbers += 1;
        if let Err(wrong) = check_quantity(check, linked, quantity) {
            report(check, linked, quantity.range.clone(), wrong);
        }
    }
    for range in others(text, &covered) {
        check.checked.numbers += 1;
        if let Err(wrong) = check_words(check, linked, &range) {
            report(check, linked, range, wrong);
        }
    }
}

/// Where the note's whole sentence stands word for word: whatever it counts, it counts there.
fn whole_sentences(linked: &Linked<'_, '_>) -> Vec<Range<usize>> {
    let Some((_, Reading::Sentence(reading))) = linked.note else { return Vec::new() };
    let is_whole =
        |range: &Range<usize>| fold(linked.text[range.clone()].trim_matches(['“', '”', '"'])) == reading.words.text;
    quotations(linked.text).into_iter().filter(is_whole).collect()
}

fn report(check: &mut Check<'_, '_>, linked: &Linked<'_, '_>, range: Range<usize>, (message, hint): Wrong) {
    check.fail(linked.block, linked.in_block(&range), message, hint);
}

/// Whether one of some sorted ranges, which do not overlap, touches another.
fn touches(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = sorted.partition_point(|other| other.start < range.end);
    sorted[..next].last().is_some_and(|other| other.end > range.start)
}

/// Digits that are no quantity: "F16", the number in a name.
fn others(text: &str, covered: &[Range<usize>]) -> Vec<Range<usize>> {
    let has_digit = |words: &str| words.bytes().any(|b| b.is_ascii_digit());
    let tokens = segment(text).tokens;
    let tokens = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Number | TokenKind::Word));
    let ranges = tokens.map(|token| token.span().range()).filter(|range| has_digit(&text[range.clone()]));
    ranges.filter(|range| !touches(covered, range)).collect()
}

/// Says that a number has no evidence, unless it stands in the words of a link.
fn evidence<'c, 'e>(
    check: &Check<'_, 'e>,
    linked: &Linked<'c, 'e>,
    range: &Range<usize>,
) -> Result<(&'e str, &'c Reading<'e>), Wrong> {
    let words = &linked.text[range.clone()];
    match linked.note {
        Some(note) if linked.block.links(&linked.in_block(range)) => Ok(note),
        _ => {
            let elsewhere =
                check.note_with_number(&fold(words), "").and_then(|name| Some((name, check.notes.get(name)?)));
            let hint = elsewhere.map_or_else(
                || "link it to the note that says so, or make it an analyst's own words".to_owned(),
                |(name, reading)| says(name, reading),
            );
            Err((format!("“{words}” stands outside the words of a link: no evidence"), Some(hint)))
        }
    }
}

fn check_quantity<'e>(check: &Check<'_, 'e>, linked: &Linked<'_, 'e>, quantity: &Quantity) -> Result<(), Wrong> {
    let (name, reading) = evidence(check, linked, &quantity.range)?;
    let words = &linked.text[quantity.range.clone()];
    match reading {
        Reading::Sentence(reading) if stands_as_written(reading, linked.text, &quantity.range) => Ok(()),
        Reading::Sentence(reading) => {
            let found = in_sentence(reading, words, quantity, stands_alone(linked.text, &quantity.range));
            let named = |near| if in_name(linked.text, &quantity.range, &reading.names) { Ok(()) } else { Err(near) };
            found.or_else(named).map_err(|near| not_said(check, words, name, reading, near))
        }
        Reading::List(list) => in_list(list, words, quantity, name),
    }
}

/// Looks for a number in a sentence; where it does not stand there with its bounds, names what is nearest to it.
fn in_sentence<'r>(
    reading: &'r SentenceReading<'_>,
    words: &str,
    quantity: &Quantity,
    is_alone: bool,
) -> Result<(), Option<&'r Quantity>> {
    let folded = fold(words);
    let mut near = None;
    for found in reading.words.find(&folded) {
        let touched = reading.touched(&found);
        match touched.iter().find(|other| other.range.start < found.start || found.end < other.range.end) {
            Some(wider) => near = Some(wider),
            None if is_of_another(reading, touched, quantity) => near = near.or(touched.first()),
            None => return Ok(()),
        }
    }
    if quantity.is_label() {
        return if near.is_none() && reading.title.holds(&folded) { Ok(()) } else { Err(near) };
    }
    // An amount as a number, with the one hedge that is written so; in the source's words a hedge stays what it is.
    let is_about = is_alone && quantity.figure.qualifier == Qualifier::About && folded.starts_with("about ");
    let alike = |other: &&Quantity| same_bounds(&other.figure, &quantity.figure, is_about);
    let same = reading.quantities.iter().find(alike);
    if same.is_some_and(|same| !is_of_another(reading, std::slice::from_ref(same), quantity)) {
        Ok(())
    } else {
        Err(near)
    }
}

/// Whether a number is followed by no word of its own sentence: at an end, or before a bracket.
fn stands_alone(text: &str, number: &Range<usize>) -> bool {
    !text[number.end..].trim_start_matches(' ').starts_with(char::is_alphanumeric)
}

/// Whether a number stands in the sentence with the same two words on either side, as in a quotation of all of it.
fn stands_as_written(reading: &SentenceReading<'_>, text: &str, number: &Range<usize>) -> bool {
    let is_space = |c: char| c.is_whitespace();
    let (before, after) = (&text[..number.start], &text[number.end..]);
    let words = before.trim_end();
    let start = words.rmatch_indices(is_space).nth(1).map(|(at, _)| at);
    let lead = after.len() - after.trim_start().len();
    let end = after[lead..].match_indices(is_space).nth(1).map_or(text.len(), |(at, _)| number.end + lead + at);
    let several = after[lead..].split_whitespace().nth(1).is_some();
    let beside = |c: char| !c.is_alphanumeric();
    start.is_some_and(|start| {
        several && reading.words.find(&fold(text[start..end].trim_matches(beside))).next().is_some()
    })
}

/// Whether a number is part of a name that the note has, "Gateway News 24", or begins what it says that somebody is: "one of
/// the lawyers".
fn in_name(text: &str, number: &Range<usize>, names: &[Folded]) -> bool {
    let text = Folded::of(text);
    let number = text.folded(number);
    let holds = |found: Range<usize>| found.start <= number.start && number.end <= found.end && found != number;
    let words = text.text[number.end..].split_inclusive(' ').take(3).map(str::len).sum::<usize>();
    let phrase = text.text[number.start..number.end + words].trim_end();
    let begins = |name: &Folded| phrase.contains(' ') && name.holds(phrase);
    names.iter().any(|name| begins(name) || text.find(&name.text).any(holds))
}

/// Whether a number counts something else here: it stands with one noun, and the sentence has this noun with another number.
fn is_of_another(reading: &SentenceReading<'_>, found: &[Quantity], quantity: &Quantity) -> bool {
    let [found] = found else { return false };
    let (Some(said), Some(noun)) = (&found.figure.noun, &quantity.figure.noun) else { return false };
    let others = || reading.quantities.iter().filter(|other| other.range != found.range);
    let counts = |other: &Quantity| other.figure.noun.as_ref().is_some_and(|said| share_word(said, noun));
    !share_word(said, noun) && others().any(counts)
}

/// Whether two noun phrases share a word, plural or not.
fn share_word(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = fold(text);
        words.split_whitespace().map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
    };
    let other = words(other);
    words(one).iter().any(|word| other.contains(word))
}

/// Whether two numbers say the same in other words: "6" and "six". A hedge such as "nearly" has no like.
fn same_bounds(one: &Figure, other: &Figure, is_about: bool) -> bool {
    let key = |figure: &Figure| (figure.low, figure.high, figure.qualifier, figure.quantity, figure.unit.clone());
    let hedged = matches!(one.qualifier, Qualifier::About | Qualifier::Vague) && !is_about;
    !hedged && (one.low.is_some() || one.high.is_some()) && key(one) == key(other)
}

fn not_said(
    check: &Check<'_, '_>,
    words: &str,
    name: &str,
    reading: &SentenceReading<'_>,
    near: Option<&Quantity>,
) -> Wrong {
    let message = format!("“{words}” is not what note {name} says");
    let folded = fold(words);
    let hint = if let Some(near) = near {
        match &near.figure.noun {
            Some(noun) if fold(reading.written(near)) == folded => format!("the note's sentence counts {noun} so"),
            _ => format!("the note's sentence says “{}”", beyond(reading, near)),
        }
    } else if let Some(other) = check.note_with_number(&folded, name).and_then(|other| check.notes.get_key_value(other))
    {
        says(other.0, other.1)
    } else {
        let distance = |other: &&Quantity| strsim::damerau_levenshtein(&fold(reading.written(other)), &folded);
        match reading.quantities.iter().take(40).min_by_key(distance) {
            Some(near) => format!("the note's sentence says “{}”", beyond(reading, near)),
            None => format!("the note's sentence holds no number: {}", super::check::shortened(&reading.note.text)),
        }
    };
    (message, Some(hint))
}

/// A number with what it counts, as the sentence writes it.
fn beyond<'r>(reading: &'r SentenceReading<'_>, quantity: &'r Quantity) -> &'r str {
    let written = reading.written(quantity);
    quantity.figure.wording.as_deref().filter(|wording| wording.starts_with(written)).unwrap_or(written)
}

fn in_list(list: &ListReading<'_>, words: &str, quantity: &Quantity, name: &str) -> Result<(), Wrong> {
    let figure = &quantity.figure;
    let folded = fold(words);
    if quantity.is_label() && list.words.iter().any(|entry| entry.holds(&folded)) {
        return Ok(());
    }
    let entries = list.note.entries.len();
    let count = Some(entries as f64);
    if figure.qualifier == Qualifier::Exact && figure.low == count && figure.high == count {
        return Ok(());
    }
    let hint = if entries == 1 { "the list has 1 entry".to_owned() } else { format!("the list has {entries} entries") };
    Err((format!("“{words}” is not how many note {name} lists"), Some(hint)))
}

fn check_days(check: &Check<'_, '_>, linked: &Linked<'_, '_>, days: &Days) -> Result<(), Wrong> {
    if check.own.contains(&days.days) {
        return Ok(());
    }
    let (name, reading) = evidence(check, linked, &days.range)?;
    let words = &linked.text[days.range.clone()];
    let (holds, hint) = match reading {
        Reading::Sentence(reading) => (says_days(reading, words, days.days), dated(reading)),
        Reading::List(list) => {
            let within = |day: &Option<Date>| day.is_some_and(|day| (days.days.from..=days.days.to).contains(&day));
            (list.days.iter().all(within), says(name, reading))
        }
    };
    if holds {
        Ok(())
    } else {
        Err((format!("“{words}” is neither the date of note {name} nor said there"), Some(hint)))
    }
}

/// Whether a sentence is of these days, or speaks of them.
fn says_days(reading: &SentenceReading<'_>, words: &str, days: AsOf) -> bool {
    let folded = fold(words);
    let published = reading.date.is_some_and(|date| (days.from..=days.to).contains(&date));
    let resolved = || reading.quantities.iter().any(|quantity| quantity.figure.as_of == Some(days));
    // "1 April" in the sentence is 1 April of the year it was published in.
    let without_year = || {
        let (short, year) = folded.rsplit_once(' ').unwrap_or(("", ""));
        let year = year.parse::<i16>().ok();
        days.from == days.to && reading.date.map(Date::year) == year && reading.words.holds(short)
    };
    published || reading.words.holds(&folded) || reading.title.holds(&folded) || resolved() || without_year()
}

fn dated(reading: &SentenceReading<'_>) -> String {
    let (date, text) = (&reading.note.origin.date, super::check::shortened(&reading.note.text));
    if date.is_empty() {
        format!("the note has no date; its sentence: {text}")
    } else {
        format!("the note is of {date}: {text}")
    }
}

fn check_words<'e>(check: &Check<'_, 'e>, linked: &Linked<'_, 'e>, range: &Range<usize>) -> Result<(), Wrong> {
    let (name, reading) = evidence(check, linked, range)?;
    let words = &linked.text[range.clone()];
    let folded = fold(words);
    let holds = match reading {
        Reading::Sentence(reading) => reading.holds(&folded) || reading.title.holds(&folded),
        Reading::List(list) => list.words.iter().any(|entry| entry.holds(&folded)),
    };
    if holds { Ok(()) } else { Err((format!("“{words}” is not what note {name} says"), Some(says(name, reading)))) }
}
