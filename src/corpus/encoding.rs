//! From bytes to text: byte order marks, UTF-8, and a guess where it is neither.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::Diagnostic;

/// How many bytes are looked at to tell text from something else.
const SAMPLE: usize = 64 * 1024;

/// A decoded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether the bytes are not the text.
    pub differs: bool,
    /// What is doubtful about it.
    pub doubts: Vec<Diagnostic>,
}

/// Decodes a whole file. A byte order mark counts most, then valid UTF-8, then what the format `declares`, then a guess.
///
/// # Errors
/// When the bytes are no text, or hold nothing but white space.
pub(crate) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, Diagnostic> {
    if bytes.is_empty() {
        return Err(Diagnostic::warning("the file is empty").hint("remove it, or put the article's text into it"));
    }
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        with_encoding(&bytes[mark..], encoding, false)
    } else if let Some(encoding) = utf16_without_mark(&bytes) {
        with_encoding(&bytes, encoding, true)
    } else {
        refuse_binary(&bytes)?;
        match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, differs: false, doubts: Vec::new() },
            Err(error) => not_quite_utf8(error.as_bytes(), declared),
        }
    };
    if decoded.text.trim().is_empty() {
        return Err(Diagnostic::warning("the file holds nothing but white space")
            .hint("remove it, or put the article's text into it"));
    }
    Ok(decoded)
}

/// Decodes bytes that must be UTF-8 by their format, putting U+FFFD where they are not; also whether that was needed.
pub(crate) fn utf8_or_replaced(bytes: Vec<u8>) -> (String, bool) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
    }
}

/// That a text holds replacement characters.
pub(crate) fn replaced() -> Diagnostic {
    Diagnostic::warning("some bytes are not valid UTF-8 and were replaced by U+FFFD")
        .hint("save the file again as UTF-8")
}

fn not_quite_utf8(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if cut_at_the_end(bytes) {
        let mut decoded = with_encoding(bytes, UTF_8, false);
        decoded.doubts = vec![
            Diagnostic::warning("the text ends in the middle of a character, which was replaced by U+FFFD")
                .hint("the file may be cut off: fetch it again"),
        ];
        return decoded;
    }
    if mostly_utf8(bytes) {
        return with_encoding(bytes, UTF_8, false);
    }
    match declared {
        Some(encoding) => with_encoding(bytes, encoding, false),
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            with_encoding(bytes, detector.guess(None, Utf8Detection::Deny), true)
        }
    }
}

fn with_encoding(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let mut doubts = Vec::new();
    if guessed {
        doubts.push(
            Diagnostic::note(format!("the encoding was guessed as {}", encoding.name()))
                .hint("save the file as UTF-8 to be sure of every character"),
        );
    }
    if replaced {
        let name = if encoding == UTF_8 { "UTF-8" } else { encoding.name() };
        doubts.push(
            Diagnostic::warning(format!("some bytes are not valid {name} and were replaced by U+FFFD"))
                .hint("save the file again as UTF-8"),
        );
    }
    Decoded { text: text.into_owned(), differs: true, doubts }
}

/// Whether all is UTF-8 but for a character cut off at the end.
fn cut_at_the_end(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// Whether characters beyond ASCII are valid UTF-8 far more often than not: no other encoding looks like that.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 4 * invalid
}

/// UTF-16 that does not say so: zero bytes at nearly every other place, and at no other.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even, odd) {
        (0, n) if half >= 8 && n * 10 > half * 7 => Some(UTF_16LE),
        (n, 0) if half >= 8 && n * 10 > half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

fn refuse_binary(bytes: &[u8]) -> Result<(), Diagnostic> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = sample.iter().filter(|&&byte| is_control(byte)).count();
    if sample.contains(&0) || bytes.starts_with(b"%PDF-") || control * 50 > sample.len() {
        return Err(Diagnostic::warning("the file is binary, not text")
            .hint("convert it to text, or leave it out with an `exclude` glob"));
    }
    Ok(())
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)) || byte == 0x7f
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_and_messages(bytes: &[u8]) -> (String, Vec<String>) {
        let decoded = decode(bytes.to_vec(), None).unwrap();
        (decoded.text, decoded.doubts.into_iter().map(|doubt| doubt.message).collect())
    }

    #[test]
    fn utf8_is_untouched_and_undoubted() {
        let decoded = decode("Señor Vé\r\n\tleft.".into(), None).unwrap();
        assert_eq!(decoded, Decoded { text: "Señor Vé\r\n\tleft.".into(), differs: false, doubts: vec![] });
    }

    #[test]
    fn byte_order_marks_are_read_and_dropped() {
        assert_eq!(text_and_messages(b"\xEF\xBB\xBFHello").0, "Hello");
        assert_eq!(text_and_messages(b"\xFF\xFEH\0i\0"), ("Hi".into(), vec![]));
        assert_eq!(text_and_messages(b"\xFE\xFF\0H\0i"), ("Hi".into(), vec![]));
    }

    #[test]
    fn legacy_encoding_is_guessed_with_a_note() {
        let (text, messages) = text_and_messages(b"The caf\xe9 in Karsa was closed; the ma\xeetre said so.");
        assert_eq!(text, "The café in Karsa was closed; the maître said so.");
        assert_eq!(messages, ["the encoding was guessed as windows-1252"]);
    }

    #[test]
    fn utf16_without_a_mark_is_guessed() {
        let bytes: Vec<u8> = "The river rose again.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, messages) = text_and_messages(&bytes);
        assert_eq!(text, "The river rose again.");
        assert_eq!(messages, ["the encoding was guessed as UTF-16LE"]);
    }

    #[test]
    fn cut_character_costs_one_replacement() {
        let (text, messages) = text_and_messages(b"Vesna \xc5\xbdivk\xc5");
        assert_eq!(text, "Vesna Živk\u{fffd}");
        assert!(messages[0].contains("middle of a character"), "{messages:?}");
    }

    #[test]
    fn stray_byte_in_utf8_does_not_spoil_the_rest() {
        let bytes = [&"žluťoučký kůň ".repeat(4).into_bytes()[..], b"\xff end"].concat();
        let (text, messages) = text_and_messages(&bytes);
        assert!(text.starts_with("žluťoučký") && text.ends_with("\u{fffd} end"));
        assert_eq!(messages.len(), 1);
    }

    #[test]
    fn binary_empty_and_blank_are_refused() {
        for bytes in [&b""[..], b" \n\t ", b"\xEF\xBB\xBF \n", b"PNG\0\0\x01\x02", b"%PDF-1.7 ...", &[1; 100]] {
            assert!(decode(bytes.to_vec(), None).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn declared_encoding_beats_the_guess_but_not_valid_utf8() {
        let cyrillic = encoding_rs::WINDOWS_1251;
        assert_eq!(decode(b"\xcc\xe8\xf0".to_vec(), Some(cyrillic)).unwrap().text, "Мир");
        assert_eq!(decode("Мир".into(), Some(cyrillic)).unwrap().text, "Мир");
    }
}
