//! Annotations to JSON, byte by byte: they cross a border for every document.

use serde::Serialize;

use crate::{Annotation, AsOf, Body, Figure, Mention, Quotation, Span, Why};

/// Writes one annotation on `text` as JSON, without a line break; `plugin` is its first field where one is given.
///
/// The same as [`WireAnnotation::of`](crate::WireAnnotation::of) serialized, but that nothing is copied on the way.
///
/// ```
/// use briefer_plugin::{Annotation, Other, Span, write_annotation};
/// let mut out = Vec::new();
/// write_annotation(None, &Annotation::new(Span::new(4, 7), Other::new("war")), "The war", &mut out);
/// assert_eq!(out, br#"{"kind":"war","start":4,"end":7,"text":"war","attributes":{}}"#);
/// ```
///
/// # Panics
/// When the annotation's span does not fit `text`.
pub fn write_annotation(plugin: Option<&str>, annotation: &Annotation, text: &str, out: &mut Vec<u8>) {
    out.push(b'{');
    if let Some(plugin) = plugin {
        out.extend_from_slice(b"\"plugin\":");
        write_string(plugin, out);
        out.push(b',');
    }
    out.extend_from_slice(b"\"kind\":");
    write_string(annotation.kind(), out);
    out.extend_from_slice(b",\"start\":");
    write_json(&annotation.span.start, out);
    out.extend_from_slice(b",\"end\":");
    write_json(&annotation.span.end, out);
    out.extend_from_slice(b",\"text\":");
    write_string(annotation.span.slice(text), out);
    if !annotation.pieces.is_empty() {
        out.extend_from_slice(b",\"spans\":");
        write_list(&annotation.pieces, out, write_span);
    }
    out.extend_from_slice(b",\"attributes\":");
    match &annotation.body {
        Body::Mention(mention) => write_mention(mention, out),
        Body::Figure(figure) => write_figure(figure, out),
        Body::Quotation(quotation) => write_quotation(quotation, out),
        Body::Other(other) => write_json(&other.attributes, out),
    }
    if !annotation.why.is_empty() {
        out.extend_from_slice(b",\"why\":");
        write_list(&annotation.why, out, write_why);
    }
    out.push(b'}');
}

/// Writes a list.
pub(crate) fn write_list<T>(items: &[T], out: &mut Vec<u8>, mut write: impl FnMut(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}

/// Writes a value with serde.
pub(crate) fn write_json(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("a Vec takes every byte, and what the SDK writes always serializes");
}

/// Writes a string in quotation marks, with the escapes that serde_json would write.
pub(crate) fn write_string(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    loop {
        let (itself, escaped) = rest.split_at(plain(rest));
        out.extend_from_slice(itself);
        let Some((&byte, after)) = escaped.split_first() else { break };
        write_escape(byte, out);
        rest = after;
    }
    out.push(b'"');
}

/// How many bytes come before the first that does not stand for itself in a string: `"`, `\`, or below a space.
pub(super) fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_le_bytes([0x01; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    // The top bit of each byte that is below `limit`, which is at most 0x80; the lowest one is true, others may be carried.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & TOPS;
    let mut words = bytes.chunks_exact(8);
    for (at, word) in words.by_ref().enumerate() {
        let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
        let special = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        let found = below(word, 0x20) | special(b'"') | special(b'\\');
        if found != 0 {
            return at * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let rest = words.remainder();
    let special = |&byte: &u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    bytes.len() - rest.len() + rest.iter().position(special).unwrap_or(rest.len())
}

fn write_escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let hex = |digit: u8| b"0123456789abcdef"[usize::from(digit)];
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)]);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

fn write_span(span: &Span, out: &mut Vec<u8>) {
    out.push(b'[');
    write_json(&span.start, out);
    out.push(b',');
    write_json(&span.end, out);
    out.push(b']');
}

fn write_why(why: &Why, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"rule\":");
    write_string(&why.rule, out);
    out.extend_from_slice(b",\"span\":");
    write_span(&why.span, out);
    if !why.note.is_empty() {
        out.extend_from_slice(b",\"note\":");
        write_string(&why.note, out);
    }
    out.push(b'}');
}

fn write_mention(mention: &Mention, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"type\":");
    write_json(&mention.mention_type, out);
    out.extend_from_slice(b",\"name\":");
    write_string(&mention.name, out);
    out.extend_from_slice(b",\"entity\":");
    write_string(&mention.entity, out);
    write_text(b",\"role\":", mention.role.as_deref(), out);
    write_text(b",\"nationality\":", mention.nationality.as_deref(), out);
    write_value(b",\"gender\":", mention.gender, out);
    write_value(b",\"number\":", mention.number, out);
    out.push(b'}');
}

fn write_figure(figure: &Figure, out: &mut Vec<u8>) {
    out.push(b'{');
    if let Some(low) = figure.low {
        out.extend_from_slice(b"\"low\":");
        write_json(&low, out);
        out.push(b',');
    }
    if let Some(high) = figure.high {
        out.extend_from_slice(b"\"high\":");
        write_json(&high, out);
        out.push(b',');
    }
    out.extend_from_slice(b"\"qualifier\":");
    write_json(&figure.qualifier, out);
    write_text(b",\"noun\":", figure.noun.as_deref(), out);
    write_value(b",\"quantity\":", Some(figure.quantity), out);
    write_text(b",\"unit\":", figure.unit.as_deref(), out);
    write_text(b",\"wording\":", figure.wording.as_deref(), out);
    write_text(b",\"measure\":", figure.measure.as_deref(), out);
    write_value(b",\"basis\":", figure.basis, out);
    write_text(b",\"population\":", figure.population.as_deref(), out);
    write_text(b",\"subject\":", figure.subject.as_deref(), out);
    write_text(b",\"place\":", figure.place.as_deref(), out);
    write_value::<AsOf>(b",\"as_of\":", figure.as_of, out);
    if figure.part {
        out.extend_from_slice(b",\"part\":true");
    }
    write_text(b",\"speaker\":", figure.speaker.as_deref(), out);
    write_value(b",\"modality\":", Some(figure.modality), out);
    out.push(b'}');
}

fn write_quotation(quotation: &Quotation, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"form\":");
    write_json(&quotation.form, out);
    write_text(b",\"speaker\":", quotation.speaker.as_deref(), out);
    write_text(b",\"speaker_as_written\":", quotation.speaker_as_written.as_deref(), out);
    write_value(b",\"speaker_start\":", quotation.speaker_start, out);
    write_value(b",\"speaker_end\":", quotation.speaker_end, out);
    write_text(b",\"role\":", quotation.role.as_deref(), out);
    write_text(b",\"cue\":", quotation.cue.as_deref(), out);
    write_text(b",\"predicate\":", quotation.predicate.as_deref(), out);
    if quotation.denial {
        out.extend_from_slice(b",\"denial\":true");
    }
    out.push(b'}');
}

/// Writes a field where it has a value; `name` comes with its comma, marks and colon.
fn write_text(name: &[u8], text: Option<&str>, out: &mut Vec<u8>) {
    if let Some(text) = text {
        out.extend_from_slice(name);
        write_string(text, out);
    }
}

fn write_value<T: Serialize>(name: &[u8], value: Option<T>, out: &mut Vec<u8>) {
    if let Some(value) = value {
        out.extend_from_slice(name);
        write_json(&value, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_looked_at_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            let special = byte < 0x20 || byte == b'"' || byte == b'\\';
            for at in 0..24 {
                for around in [b'a', 0x7f, 0x80, 0xff, 0x21, 0x23] {
                    let mut bytes = [around; 24];
                    bytes[at] = byte;
                    assert_eq!(plain(&bytes), if special { at } else { 24 }, "{byte} at {at} among {around}");
                }
            }
        }
    }
}
