//! Classes of bytes and characters: a table for ASCII, small matches for the rest.

use crate::TokenKind;

/// Lower-case letter.
pub(super) const LOWER: u8 = 1;
/// Upper-case letter.
pub(super) const UPPER: u8 = 2;
/// Decimal digit.
pub(super) const DIGIT: u8 = 4;
/// White space inside a line.
pub(super) const SPACE: u8 = 8;
/// Line break.
pub(super) const NEWLINE: u8 = 16;
/// Full stop, question mark, exclamation mark.
pub(super) const STOP: u8 = 32;
/// Other punctuation.
pub(super) const PUNCTUATION: u8 = 64;
/// A byte of a character outside ASCII.
pub(super) const HIGH: u8 = 128;
/// Letter or digit.
pub(super) const ALPHANUMERIC: u8 = LOWER | UPPER | DIGIT;

/// The class of every byte; 0 for symbols and control characters.
pub(super) static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' => SPACE,
            b'\n' | b'\r' | 0x0b | 0x0c => NEWLINE,
            b'.' | b'?' | b'!' => STOP,
            b',' | b';' | b':' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => PUNCTUATION,
            b'"' | b'\'' | b'`' | b'-' | b'/' => PUNCTUATION,
            0x80.. => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// The kind of a token that is one character, neither letter nor digit nor white space.
pub(super) fn kind_of(c: char) -> TokenKind {
    if is_stop(c) || is_opening(c) || is_closing(c) || is_dash(c) {
        return TokenKind::Punctuation;
    }
    match c {
        ','
        | ';'
        | ':'
        | '/'
        | '¡'
        | '¿'
        | '、'
        | '،'
        | '؛'
        | '\u{2018}'..='\u{201f}'
        | '〃'
        | '\u{05f3}'
        | '\u{05f4}' => TokenKind::Punctuation,
        '，' | '：' | '；' | '､' | '／' => TokenKind::Punctuation,
        _ => TokenKind::Symbol,
    }
}

/// Whether a character can end a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '؟' | '۔' | '։' | '።' | '។' | '‼' | '⁇' | '⁈' | '⁉')
        || is_full_stop_without_space(c)
}

/// Whether a character ends a sentence even where no white space follows.
pub(super) fn is_full_stop_without_space(c: char) -> bool {
    matches!(c, '。' | '．' | '？' | '！' | '｡' | '।' | '॥')
}

/// Whether a character opens a bracket or a quotation (a straight quotation mark may).
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '`'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '›'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '（'
            | '［'
            | '【'
            | '｢'
            | '〔'
            | '〝'
            | '〖'
            | '｛'
    )
}

/// Whether a character closes a bracket or a quotation (a straight quotation mark may).
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '"'
            | '\''
            | '`'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '）'
            | '］'
            | '】'
            | '｣'
            | '〕'
            | '〞'
            | '〟'
            | '〗'
            | '｝'
    )
}

/// Whether a character is a dash or a hyphen.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '־' | '〜' | '～' | '－')
}

/// Whether a character marks an item of a list at the start of a line.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '*'
            | '·'
            | '‣'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '◦'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '➤'
            | '✓'
            | '✔'
            | '\u{f0b7}'
            | '∙'
    )
}

/// The class of a letter or digit outside ASCII, 0 where it has no case; `None` for all else. The common alphabets
/// come first since Unicode's tables take longer.
pub(super) fn class_of_letter(c: char) -> Option<u8> {
    match c {
        'а'..='џ' | 'ß'..='ö' | 'ø'..='ÿ' => Some(LOWER),
        'Ѐ'..='Я' | 'À'..='Ö' | 'Ø'..='Þ' => Some(UPPER),
        '\u{620}'..='\u{64a}' | '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{ac00}'..='\u{d7a3}' => Some(0),
        _ if !c.is_alphanumeric() => None,
        _ if c.is_lowercase() => Some(LOWER),
        _ if c.is_uppercase() => Some(UPPER),
        _ => Some(0),
    }
}

/// Whether a character belongs to the letter before it: combining marks, variation selectors.
pub(super) fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x5c7
        | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dc | 0x6df..=0x6e4 | 0x6e7..=0x6e8 | 0x6ea..=0x6ed
        | 0x711 | 0x730..=0x74a | 0x93c | 0x94d | 0x9bc | 0x9cd | 0xa3c | 0xa4d | 0xabc | 0xacd | 0xb3c | 0xb4d
        | 0xbcd | 0xc4d | 0xcbc | 0xccd | 0xd4d | 0xdca | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0xeb1
        | 0xeb4..=0xebc | 0xec8..=0xece | 0xf18..=0xf19 | 0xf35 | 0xf37 | 0xf39 | 0xf71..=0xf84 | 0x1037
        | 0x1039..=0x103a | 0x135d..=0x135f | 0x17b4..=0x17d3 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
        | 0x20d0..=0x20f0 | 0x302a..=0x302f | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xe0100..=0xe01ef)
}

/// Whether a character joins two letters without being seen: joiners, the soft hyphen.
pub(super) fn is_invisible_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_ranges_agree_with_unicode() {
        for c in ('\u{80}'..=char::MAX).filter(|c| c.is_alphanumeric()) {
            let expected = match c {
                _ if c.is_lowercase() => LOWER,
                _ if c.is_uppercase() => UPPER,
                _ => 0,
            };
            assert_eq!(class_of_letter(c), Some(expected), "{c:?}");
        }
        assert!(('\u{80}'..=char::MAX).all(|c| c.is_alphanumeric() || class_of_letter(c).is_none()));
    }

    #[test]
    fn marks_are_neither_letters_nor_white_space() {
        for c in ('\0'..=char::MAX).filter(|&c| is_mark(c) || is_invisible_joiner(c) || is_stop(c) || is_bullet(c)) {
            assert!(!c.is_whitespace(), "{c:?}");
        }
    }
}
