//! A key under which one name's usual romanizations meet.
//!
//! The same Arabic, Persian, Russian or Turkic name is romanized by ALA-LC, by BGN/PCGN, by ISO 9 and by French, German
//! and Turkish newspapers in different ways: Muhammad, Mohammed, Mukhammad; Qadir, Kadir, Kader; Sergei, Sergey, Sergej;
//! Aliyev, Aliev. Where those tables write one letter of the original in several ways, the skeleton writes it in one:
//!
//! - articles go (al-, el-, and those that take on the next letter: ar-, as-, ash-), with them the many forms of what
//!   follows *abd* (Abd al-Rahman, Abdul Rahman, Abdurrahman, Abderrahmane, Abdirahman); hyphens and apostrophes go;
//! - double letters become one; q is k, kh is h, gh is g, dh is d, th is t, ph is f, zh and dj are j, w is v, tch is ch;
//! - ou, oo, ue and, in words of two syllables or more, o are u; ee, ii, iy, yy and a vowel's y are i; ei, ey, ay are ai;
//!   aw is au; e before h is a (Mehdi); -ah and -eh are -a; -med is -mad; *CaCeC* is *CaCiC* (Khaled, Qasem);
//! - Russian ye- is e-, -yev and -iyev are -ev and -iev, -off is -ov.
//!
//! Kept apart is what tells people apart: other vowels (Hassan, Hussein), endings of gender (Karimov, Karimova), g and k
//! (Gamal, Kamal), sh and ch, and the vowels of words of one syllable (Kim Jong, Kim Jung).

/// Spellings that no rule reaches without touching other names, and those they meet.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("ebrahim", "ibrahim"),
    ("ehab", "ihab"),
    ("emad", "imad"),
    ("eslam", "islam"),
    ("esmail", "ismail"),
    ("essam", "isam"),
    ("gaddafi", "kadafi"),
    ("gadhafi", "kadafi"),
    ("gadafi", "kadafi"),
    ("gathafi", "kadafi"),
    ("rachid", "rashid"),
    ("youcef", "iusuf"),
    ("yousef", "iusuf"),
    ("youssef", "iusuf"),
    ("yusef", "iusuf"),
    ("yussef", "iusuf"),
];

/// Appends the skeleton of one folded word.
pub(crate) fn push_skeleton(word: &str, out: &mut String) {
    if !word.is_ascii() {
        out.extend(word.chars().filter(|c| c.is_alphanumeric()));
        return;
    }
    let mut rest = word;
    while let Some((part, next)) = rest.split_once('-') {
        if !is_article(part, next) {
            push_part(part, out);
        }
        rest = next;
    }
    push_part(rest, out);
}

/// Whether a part before a hyphen is the Arabic article, for what follows.
fn is_article(part: &str, next: &str) -> bool {
    next.len() >= 3
        && match part {
            "al" | "el" | "ul" | "il" => true,
            "ash" | "esh" => next.starts_with("sh"),
            "adh" | "ath" => next.starts_with(&part[1..]),
            _ => part.len() == 2 && matches!(&part[..1], "a" | "e" | "u") && part[1..] == next[..1],
        }
}

fn push_part(part: &str, out: &mut String) {
    if part.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        push_plain(part, out);
    } else {
        push_plain(&part.chars().filter(char::is_ascii_alphanumeric).collect::<String>(), out);
    }
}

/// Appends the skeleton of letters and digits.
fn push_plain(plain: &str, out: &mut String) {
    // Few words begin like one of the exceptions.
    let exception = match plain.as_bytes().first() {
        Some(b'e' | b'g' | b'r' | b'y') => EXCEPTIONS.iter().find(|(spelling, _)| *spelling == plain),
        _ => None,
    };
    if let Some((_, same)) = exception {
        out.push_str(same);
    } else if let Some(rest) = after_abd(plain.as_bytes()) {
        out.push_str("abd");
        push_letters(rest, out);
    } else {
        push_letters(plain.as_bytes(), out);
    }
}

/// What follows "abd" and its article in one word: "rahman" in "abdurrahman"; nothing in "abdul".
fn after_abd(letters: &[u8]) -> Option<&[u8]> {
    let rest = letters.strip_prefix(b"abd")?;
    let rest = match rest {
        [] => return Some(rest),
        [b'o', b'u', rest @ ..] | [b'a' | b'e' | b'i' | b'o' | b'u', rest @ ..] => rest,
        _ => return None,
    };
    let name = match rest {
        [] => return None,
        [b'l', name @ ..] => name,
        [first, second, ..] if first == second => &rest[1..],
        _ if rest.len() == 1 => &[],
        _ => rest,
    };
    (name.is_empty() || name.len() >= 3).then_some(name)
}

fn push_letters(letters: &[u8], out: &mut String) {
    let mut writer = Writer { letters, at: 0, start: out.len(), out, rounded: syllables(letters) > 1 };
    while writer.at < letters.len() {
        let (count, written) = writer.step();
        writer.push(written);
        writer.at += count;
    }
    writer.finish();
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// How many runs of vowels a word has.
fn syllables(letters: &[u8]) -> usize {
    let vowel = |at: usize| is_vowel(letters[at]) || letters[at] == b'y' && at > 0;
    (0..letters.len()).filter(|&at| vowel(at) && (at == 0 || !vowel(at - 1))).count()
}

struct Writer<'l, 'o> {
    letters: &'l [u8],
    at: usize,
    out: &'o mut String,
    /// Where this word begins in `out`.
    start: usize,
    /// Whether o is u here.
    rounded: bool,
}

impl Writer<'_, '_> {
    fn next(&self, offset: usize) -> u8 {
        self.letters.get(self.at + offset).copied().unwrap_or(0)
    }

    /// Writes letters, a double one once.
    fn push(&mut self, written: &str) {
        for letter in written.bytes() {
            if self.out.len() == self.start || self.out.as_bytes().last() != Some(&letter) {
                self.out.push(letter.into());
            }
        }
    }

    /// How many letters to read, and what to write for them.
    fn step(&self) -> (usize, &'static str) {
        match (self.next(0), self.next(1)) {
            (b'k', b'h') => (2, "h"),
            (b'g', b'h') => (2, "g"),
            (b'd', b'h') => (2, "d"),
            (b't', b'h') => (2, "t"),
            (b'p', b'h') => (2, "f"),
            (b'z', b'h') | (b'd', b'j') => (2, "j"),
            (b'c', b'k') => (2, "k"),
            (b't', b'c') if self.next(2) == b'h' => (1, ""),
            (b'f', b'f') if self.at + 2 == self.letters.len() && matches!(self.before(), b'o' | b'e') => (2, "v"),
            (b'q', _) => (1, "k"),
            (b'w', _) => (1, "v"),
            (b'x', _) => (1, "ks"),
            (b'y', next) => self.step_y(next),
            (vowel, next) if is_vowel(vowel) => self.step_vowel(vowel, next),
            (consonant, _) => (1, letter(consonant)),
        }
    }

    fn before(&self) -> u8 {
        if self.at == 0 { 0 } else { self.letters[self.at - 1] }
    }

    fn step_y(&self, next: u8) -> (usize, &'static str) {
        let glides = next == b'e' && self.at + 1 < self.letters.len();
        if glides { (1, "") } else { (1, "i") }
    }

    fn step_vowel(&self, vowel: u8, next: u8) -> (usize, &'static str) {
        let after = self.next(2);
        match (vowel, next) {
            (b'a', b'o') if after == b'u' => (3, "au"),
            (b'a', b'u') => (2, "au"),
            (b'a', b'w') if !is_vowel(after) => (2, "au"),
            (b'a' | b'e', b'y') if after == b'e' => (2, letter(vowel)),
            (b'a' | b'e', b'y') | (b'a' | b'e', b'i') => (2, "ai"),
            (b'e', b'e') => (2, "i"),
            (b'e', b'h') if after != 0 && !is_vowel(after) => (1, "a"),
            (b'a' | b'e', b'h') if after == 0 && self.at > 0 => (2, "a"),
            (b'i', b'j') if after == 0 => (2, "i"),
            (b'i', b'y') if is_vowel(after) => (2, "i"),
            (b'o', b'u' | b'o') => (2, "u"),
            (b'u', b'e') if after != 0 => (2, "u"),
            (b'o', b'e') if after != 0 && self.rounded => (2, "u"),
            (b'o', _) if self.rounded && !self.is_off() => (1, "u"),
            (vowel, _) => (1, letter(vowel)),
        }
    }

    /// "-ov", "-off": the vowel that Russian family names end on stays.
    fn is_off(&self) -> bool {
        let rest = &self.letters[self.at..];
        matches!(rest, b"ov" | b"off" | b"ova")
    }

    fn finish(&mut self) {
        let word = &self.out[self.start..];
        if let Some(stem) = word.strip_suffix("med").filter(|stem| !stem.is_empty()) {
            let end = self.start + stem.len();
            self.out.replace_range(end.., "mad");
        } else if word.len() > 5 && word.ends_with("mane") {
            self.out.pop();
        } else if let Some(at) = active_participle(word.as_bytes()) {
            let at = self.start + at;
            self.out.replace_range(at..=at, "i");
        }
    }
}

/// The place of the *e* in *CaCeC*.
fn active_participle(word: &[u8]) -> Option<usize> {
    let consonant = |at: usize| word.get(at).is_some_and(|&letter| !is_vowel(letter));
    let digraph = |at: usize| usize::from(consonant(at) && word.get(at + 1) == Some(&b'h'));
    if !consonant(0) {
        return None;
    }
    let a = 1 + digraph(0);
    let middle = a + 1;
    let e = middle + 1 + digraph(middle);
    let last = e + 1;
    let fits = word.get(a) == Some(&b'a') && consonant(middle) && word.get(e) == Some(&b'e') && consonant(last);
    (fits && last + 1 + digraph(last) == word.len()).then_some(e)
}

fn letter(letter: u8) -> &'static str {
    const LETTERS: [&str; 36] = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
        "w", "x", "y", "z", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
    ];
    let at = match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        b'0'..=b'9' => usize::from(letter - b'0') + 26,
        _ => return "",
    };
    LETTERS[at]
}

#[cfg(test)]
mod tests;
