//! Folding names so that spellings of one name meet.

/// Folds a name: lower case, accents dropped, typographic apostrophes and dashes made plain, white space
/// collapsed, a leading "the " and a trailing possessive dropped.
///
/// ```
/// use briefer_plugin::fold;
/// assert_eq!(fold("The  António Guterres’s"), "antonio guterres");
/// assert_eq!(fold("ISIS–Khorasan"), "isis-khorasan");
/// ```
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded
}

/// Like [`fold`], into a buffer that is cleared first, for loops that fold many names.
pub fn fold_into(name: &str, folded: &mut String) {
    folded.clear();
    if is_plain(name) {
        folded.push_str(name);
        folded.make_ascii_lowercase();
    } else {
        for word in name.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            word.chars().for_each(|c| push_folded(c, folded));
        }
    }
    if folded.starts_with("the ") {
        folded.drain(..4);
    }
    if folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    } else if folded.ends_with("s'") {
        folded.truncate(folded.len() - 1);
    }
}

/// Whether a name, as most are, is ASCII with single blanks inside: there is nothing to fold but its letter case.
fn is_plain(name: &str) -> bool {
    let mut before = b' ';
    for byte in name.bytes() {
        if !(byte.is_ascii_graphic() || byte == b' ' && before != b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => out.push('\''),
        '‐' | '‑' | '–' | '—' | '−' => out.push('-'),
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
        _ => {
            for lower in c.to_lowercase() {
                match unaccented(lower) {
                    Some(plain) => out.push_str(plain),
                    None => out.push(lower),
                }
            }
        }
    }
}

/// The ASCII spelling of a lower-case Latin letter with a mark (Unicode blocks Latin-1 Supplement and Latin Extended-A).
fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}
