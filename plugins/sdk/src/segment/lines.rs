//! Which lines belong together: hard-wrapped lines are joined, headlines and list items stand alone.

use super::bytes;
use super::tokens::{Line, Scan, char_at};
use crate::words::abbreviations::{Abbreviation, abbreviation};
use crate::{Role, Shape, Token, TokenKind};

/// Lines that run on into each other; no sentence crosses its border.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Index of its first token.
    pub(super) first_token: u32,
    /// Index just past its last token.
    pub(super) end_token: u32,
    /// Whether a blank line, or the text's start, comes before it.
    pub(super) after_blank: bool,
    /// Headline or body.
    pub(super) role: Role,
}

/// The most words a headline has.
const HEADLINE_WORDS: usize = 20;
/// The columns between which text is taken for hard-wrapped.
const WRAPPED: std::ops::RangeInclusive<usize> = 30..=160;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// With a stop, perhaps inside quotation marks or brackets.
    Stop,
    /// With a colon.
    Colon,
    /// With a comma or a word that must be followed by another: an article, a preposition.
    Running,
    /// With a title: `Mr.`
    Title,
    /// With anything else.
    Open,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// With a lower-case word.
    Lower,
    /// With a bullet or an item's number.
    Item,
    /// With a dash, which is a bullet unless the line before runs on.
    Dash,
    /// With anything else.
    Other,
}

/// Joins the lines of a text into groups.
pub(super) fn group(text: &str, scan: &Scan) -> Vec<Group> {
    let looks = looks(text, scan);
    let wrap = wrap_column(&looks);
    let mut groups: Vec<Group> = Vec::with_capacity(looks.len());
    let mut joined = false;
    for (index, look) in looks.iter().enumerate() {
        joined = index > 0 && !look.after_blank && runs_on(&looks[index - 1], look, wrap, joined);
        match groups.last_mut() {
            Some(group) if joined => group.end_token = look.end_token,
            _ => groups.push(Group {
                first_token: look.first_token,
                end_token: look.end_token,
                after_blank: look.after_blank,
                role: Role::Body,
            }),
        }
    }
    for index in 0..groups.len() {
        if is_headline(text, scan, &groups, index) {
            groups[index].role = Role::Headline;
        }
    }
    groups
}

/// What decides whether a line runs on.
struct Look {
    first_token: u32,
    end_token: u32,
    after_blank: bool,
    /// Its width in characters.
    width: usize,
    /// The width in bytes of what stands before its first white space.
    first_word: usize,
    beginning: Beginning,
    ending: Ending,
}

fn looks(text: &str, scan: &Scan) -> Vec<Look> {
    let ends = scan.lines.iter().skip(1).map(|next| next.first_token).chain([scan.tokens.len() as u32]);
    let look = |(line, end_token): (&Line, u32)| {
        let tokens = &scan.tokens[line.first_token as usize..end_token as usize];
        Look {
            first_token: line.first_token,
            end_token,
            after_blank: line.after_blank,
            width: width(text, tokens),
            first_word: first_word(tokens),
            beginning: beginning(text, tokens),
            ending: ending(text, tokens),
        }
    };
    scan.lines.iter().zip(ends).map(look).collect()
}

/// A line's width in characters, or in bytes where it is far too wide anyway.
fn width(text: &str, tokens: &[Token]) -> usize {
    let (start, end) = (tokens[0].start as usize, tokens[tokens.len() - 1].end as usize);
    if end - start > 4 * WRAPPED.end() { end - start } else { text[start..end].chars().count() }
}

fn first_word(tokens: &[Token]) -> usize {
    let joined = tokens.windows(2).take_while(|pair| pair[0].end == pair[1].start).count();
    (tokens[joined].end - tokens[0].start) as usize
}

/// The column at which a text is hard-wrapped, 0 if it is not: the widest line whose sentence clearly goes on in the
/// next, unless more lines are far wider.
fn wrap_column(looks: &[Look]) -> usize {
    let (mut column, mut wrapped, mut wider) = (0, 0, 0);
    for (index, look) in looks.iter().enumerate() {
        if look.width > *WRAPPED.end() {
            wider += 1;
        } else if look.width >= *WRAPPED.start() && looks.get(index + 1).is_some_and(|next| clearly_runs_on(look, next))
        {
            wrapped += 1;
            column = column.max(look.width);
        }
    }
    if wrapped > wider { column } else { 0 }
}

fn clearly_runs_on(look: &Look, next: &Look) -> bool {
    !next.after_blank
        && match look.ending {
            Ending::Running | Ending::Title => true,
            Ending::Open => next.beginning == Beginning::Lower,
            Ending::Stop | Ending::Colon => false,
        }
}

/// Whether the sentence at the end of a line may go on in the next, which follows without a blank line, in a text
/// that is hard-wrapped at `wrap` (0: is not). `joined` says that the line itself goes on from the one before.
fn runs_on(look: &Look, next: &Look, wrap: usize, joined: bool) -> bool {
    if next.beginning == Beginning::Item {
        return false;
    }
    let wrapped = wrap > 0 && look.width <= wrap + wrap / 4;
    if wrapped && look.width + 1 + next.first_word > wrap {
        return true;
    }
    let wide = joined || look.width >= *WRAPPED.start();
    match look.ending {
        Ending::Colon => false,
        Ending::Stop => wrapped && wide && next.beginning == Beginning::Lower,
        Ending::Title => true,
        Ending::Running => next.beginning != Beginning::Dash && look.end_token - look.first_token > 4,
        Ending::Open if wrapped && next.beginning == Beginning::Other => look.width >= wrap - wrap / 4,
        Ending::Open => wide && next.beginning == Beginning::Lower,
    }
}

fn first_char(text: &str, token: &Token) -> char {
    char_at(text, token.start as usize).unwrap_or('\0')
}

fn ending(text: &str, tokens: &[Token]) -> Ending {
    // Behind the stop may stand closing marks, asterisks, and a note's number in brackets.
    let skipped = |(index, token): &(usize, &Token)| {
        let c = first_char(text, token);
        c == '*'
            || token.kind == TokenKind::Punctuation && (bytes::is_closing(c) || c == '[')
            || token.kind == TokenKind::Number && *index > 0 && first_char(text, &tokens[index - 1]) == '['
    };
    let Some((_, last)) = tokens.iter().enumerate().rev().take(8).find(|token| !skipped(token)) else {
        return Ending::Open;
    };
    match last.kind {
        TokenKind::Punctuation => match first_char(text, last) {
            ':' | '：' => Ending::Colon,
            ',' | ';' | '،' | '、' => Ending::Running,
            c if bytes::is_stop(c) => Ending::Stop,
            _ => Ending::Open,
        },
        TokenKind::Word if last.text(text).ends_with('.') => {
            let word = last.text(text);
            let leading = abbreviation(&word[..word.len() - 1]);
            if leading == Some(Abbreviation::Leading) { Ending::Title } else { Ending::Stop }
        }
        TokenKind::Word if is_incomplete(last.text(text)) => Ending::Running,
        _ => Ending::Open,
    }
}

/// Whether a word is hardly ever the last of a sentence or a headline.
fn is_incomplete(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "his", "into", "its", "of", "or", "than", "that",
        "the", "their", "to", "which", "whose", "with",
    ];
    WORDS.binary_search(&word).is_ok()
}

fn beginning(text: &str, tokens: &[Token]) -> Beginning {
    let first = &tokens[0];
    let c = first_char(text, first);
    let spaced = |a: &Token, b: Option<&Token>| b.is_some_and(|b| b.start > a.end);
    if first.kind == TokenKind::Symbol && bytes::is_bullet(c) {
        return Beginning::Item;
    }
    if bytes::is_dash(c) && spaced(first, tokens.get(1)) {
        return Beginning::Dash;
    }
    if first.kind == TokenKind::Number && first.end - first.start <= 2 {
        let mark = tokens.get(1).filter(|t| t.start == first.end && matches!(first_char(text, t), '.' | ')'));
        if mark.is_some_and(|mark| spaced(mark, tokens.get(2))) {
            return Beginning::Item;
        }
    }
    let word = tokens.iter().take(3).find(|t| t.kind != TokenKind::Punctuation);
    match word {
        Some(word) if word.kind == TokenKind::Word && word.shape == Shape::Lower => Beginning::Lower,
        _ => Beginning::Other,
    }
}

/// Whether a group of lines looks like a headline: few words, no stop at its end, and standing alone, first, or
/// above or below a longer line that is a paragraph.
fn is_headline(text: &str, scan: &Scan, groups: &[Group], index: usize) -> bool {
    let group = groups[index];
    let tokens = tokens_of(scan, &group);
    let ends_alone = groups.get(index + 1).is_none_or(|next| next.after_blank);
    let unfinished = match ending(text, tokens) {
        Ending::Open => true,
        Ending::Stop => index == 0 && ends_alone && groups.len() > 1 && !ends_with_full_stop(text, tokens),
        Ending::Colon | Ending::Running | Ending::Title => false,
    };
    if !unfinished || beginning(text, tokens) != Beginning::Other {
        return false;
    }
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).take(HEADLINE_WORDS + 1).count();
    if !(2..=HEADLINE_WORDS).contains(&words) {
        return false;
    }
    let paragraph = |other: &Group| {
        let other = tokens_of(scan, other);
        other.len() > tokens.len() && ending(text, other) == Ending::Stop
    };
    index == 0
        || group.after_blank && ends_alone
        || groups.get(index + 1).is_some_and(|next| !next.after_blank && paragraph(next))
        || !group.after_blank && paragraph(&groups[index - 1])
}

/// Whether the last token is a full stop or what closes a quotation; a headline may end with `?`, `!` or `U.S.`
fn ends_with_full_stop(text: &str, tokens: &[Token]) -> bool {
    tokens
        .last()
        .is_some_and(|last| last.kind == TokenKind::Punctuation && !matches!(first_char(text, last), '?' | '!'))
}

fn tokens_of<'a>(scan: &'a Scan, group: &Group) -> &'a [Token] {
    &scan.tokens[group.first_token as usize..group.end_token as usize]
}
