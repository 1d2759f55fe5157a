//! Shares and counts that speak: "42 % say", "one in five residents", "most of them", "more than 40 villagers".

use crate::lexis::Class;
use crate::text::Text;

use super::Phrase;

/// The share that ends right before the token `end` and begins the clause: "nearly half", "42 %", "one in five", "many".
pub(crate) fn share(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let first = share_before(text, end, floor)?;
    opens(text, first, floor).then_some(Phrase { first, end, head_end: end })
}

/// "[Two of] them": the pronoun is the last token before `end`.
pub(super) fn share_of_them(text: &Text<'_>, end: usize, floor: usize) -> Option<Phrase> {
    let of = end.checked_sub(2).filter(|of| *of > floor && text.word(*of) == "of")?;
    if !matches!(text.word(end - 1), "them" | "us") {
        return None;
    }
    let counted = is_count(text, of - 1).then(|| with_approximation(text, of - 1, floor));
    let first = share_before(text, of, floor).or(counted)?;
    opens(text, first, floor).then_some(Phrase { first, end, head_end: end })
}

/// "[One in] five residents", "[more than] 40 villagers": a phrase that begins with a number, with what stands before it.
pub(super) fn with_count(text: &Text<'_>, phrase: Phrase, floor: usize) -> Option<Phrase> {
    if !is_count(text, phrase.first) || phrase.head_end <= phrase.first + 1 {
        return None;
    }
    let ratio = ratio_before(text, phrase.first, floor).unwrap_or(phrase.first);
    let first = with_approximation(text, ratio, floor);
    (first < phrase.first && opens(text, first, floor)).then_some(Phrase { first, ..phrase })
}

/// Where the share that ends right before the token `end` begins.
pub(super) fn share_before(text: &Text<'_>, end: usize, floor: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|last| *last >= floor && text.region(*last).is_none())?;
    let counted = |token: usize| token > floor && is_count(text, token - 1);
    let first = match text.word(last) {
        "%" | "percent" if counted(last) => last - 1,
        "cent" if last > floor && text.says(last - 1, "per") && counted(last - 1) => last - 2,
        "thirds" | "quarters" | "fifths" if counted(last) => last - 1,
        "majority" | "minority" | "third" | "quarter" | "fifth" => article_before(text, last, floor)?,
        "half" | "Half" => last,
        _ if is_quantifier(text, last) => last,
        _ => ratio_before(text, last, floor)?,
    };
    Some(with_approximation(text, first, floor))
}

/// "[a] third", "[a large] majority".
fn article_before(text: &Text<'_>, noun: usize, floor: usize) -> Option<usize> {
    let article = |token: usize| matches!(text.word(token), "a" | "A" | "the" | "The");
    let near = (floor.max(noun.saturating_sub(2))..noun).rev();
    near.filter(|token| text.is(*token, Class::WORD)).find(|token| article(*token))
}

/// "[one in] five", "[six out of] ten": where the ratio that ends with the number begins.
fn ratio_before(text: &Text<'_>, number: usize, floor: usize) -> Option<usize> {
    let link = number.checked_sub(1).filter(|link| *link > floor)?;
    let link = match text.word(link) {
        "in" => link,
        "of" if link > floor + 1 && text.word(link - 1) == "out" => link - 1,
        _ => return None,
    };
    (is_count(text, number) && is_count(text, link - 1)).then_some(link - 1)
}

/// The token with "nearly", "more than", "at least" and the like before it.
fn with_approximation(text: &Text<'_>, first: usize, floor: usize) -> usize {
    let mut first = first;
    for _ in 0..3 {
        let Some(before) = first.checked_sub(1).filter(|before| *before >= floor) else { break };
        let says = |word: &&str| text.says(before, word);
        let pair = |words: &[&str]| before > floor && words.iter().any(|word| text.says(before - 1, word));
        let single =
            "about around nearly almost roughly approximately only just some over under another barely fully no";
        first = match () {
            () if single.split(' ').any(|word| says(&word)) => before,
            () if says(&"than") && pair(&["more", "fewer", "less", "rather"]) => before - 1,
            () if (says(&"least") || says(&"most")) && pair(&["at"]) => before - 1,
            () if says(&"estimated") && pair(&["an"]) => before - 1,
            () if says(&"to") && pair(&["up", "close"]) => before - 1,
            () => break,
        };
    }
    first
}

/// Whether a clause can begin at the token: what stands before is no verb or preposition that governs it.
fn opens(text: &Text<'_>, first: usize, floor: usize) -> bool {
    first == floor
        || text.is(first, Class::CAPITAL)
        || first > 0 && text.is(first - 1, Class::PUNCTUATION.or(Class::COORDINATOR).or(Class::SUBORDINATOR))
        || first > 0 && text.region(first - 1).is_some()
}

/// Many, most, several: those who have no noun.
fn is_quantifier(text: &Text<'_>, token: usize) -> bool {
    ["many", "most", "several", "some", "few", "both"].iter().any(|word| text.says(token, word))
}

/// A number in figures or in words.
fn is_count(text: &Text<'_>, token: usize) -> bool {
    let numbers = "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy \
                   eighty ninety";
    text.is(token, Class::NUMBER) || numbers.split(' ').any(|number| text.says(token, number))
}
