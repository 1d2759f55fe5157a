//! What a JSON Schema cannot say of a style: colours that can be read, names of fonts, a logo that is a picture.

use std::ops::Range;
use std::path::Path;

use super::contrast::{DARK, Faint, LIGHT, faint};
use super::picture::Picture;
use super::{Colour, Colours};
use crate::config::source::{Fault, Source};
use crate::config::tree::{Entry, Node, Value};
use crate::config::wording::quoted;

/// The families that stand for whatever a system has of a sort, and are written without quotation marks.
pub(crate) const GENERIC: [&str; 6] = ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif"];

/// What is said of a contrast.
const TOO_LITTLE: &str = "less than 4.5:1, which is hard to read";

/// A line of this many characters fills the margin of a sheet.
const LINE: usize = 120;

/// Every breach of the rules for styles, the project's and the audiences', warnings among them.
pub(in crate::config) fn styles(source: &Source<'_>, root: &Node, folder: &Path, found: &mut Vec<Fault>) {
    let project = root.get("style");
    let mut look = |path: &str, style: &Node, base: Option<&Node>| {
        for (key, usual) in [("colours", &LIGHT), ("dark-colours", &DARK)] {
            let own = style.get(key);
            colours(source, &format!("{path}.{key}"), own, found);
            let base = base.and_then(|base| base.get(key));
            let both = colours_of(own).over(&colours_of(base));
            unreadable(&format!("{path}.{key}"), own, &faint(&both, usual), found);
        }
        fonts(path, style, found);
        logo(path, style, base, folder, found);
        for key in ["header", "footer"] {
            line(path, key, style, found);
        }
    };
    if let Some(style) = project {
        look("style", style, None);
    }
    for audience in root.get("audiences").map_or(&[][..], Node::entries) {
        if let Some(style) = audience.node.get("style") {
            look(&format!("audiences.{}.style", audience.key), style, project);
        }
    }
}

fn colours(source: &Source<'_>, path: &str, colours: Option<&Node>, found: &mut Vec<Fault>) {
    for entry in colours.map_or(&[][..], Node::entries) {
        if let Value::Null = entry.node.value {
            found.extend(commented(source, path, entry));
        }
        let Some(text) = entry.node.text() else { continue };
        if text.parse::<Colour>().is_err() {
            let message = format!("`{path}.{}`: {} is no colour", entry.key, quoted(text));
            found.push(
                Fault::error(&entry.node.span, message).hint("write red, green and blue in hexadecimal: \"#1f4f82\""),
            );
        }
    }
}

/// `paper: #fff`, where YAML takes the colour for a comment.
fn commented(source: &Source<'_>, path: &str, entry: &Entry) -> Option<Fault> {
    let rest = source.rest_of_line(entry.key_span.end).trim_start_matches(['"', '\'']).trim_start();
    let comment = rest.strip_prefix(':')?.trim_start();
    let word = comment.split_whitespace().next().filter(|word| word.starts_with('#'))?;
    word.parse::<Colour>().ok()?;
    let message = format!("`{path}.{}`: what follows a bare `#` is a comment, so that no colour is set", entry.key);
    Some(Fault::error(&entry.key_span, message).hint(format!("put it in quotation marks: \"{word}\"")))
}

/// The colours that can be read as such.
fn colours_of(node: Option<&Node>) -> Colours {
    let of = |key: &str| node?.get(key)?.text()?.parse().ok();
    Colours {
        paper: of("paper"),
        ink: of("ink"),
        quiet: of("quiet"),
        link: of("link"),
        accent: of("accent"),
        lines: of("lines"),
        highlight: of("highlight"),
    }
}

/// Warns of what is hard to read, at the key that is to blame; not where a map sets neither the text nor what it stands on.
fn unreadable(path: &str, own: Option<&Node>, all: &[Faint], found: &mut Vec<Fault>) {
    let Some(own) = own else { return };
    let mut of_paper = Vec::new();
    for faint in all {
        let Some(entry) = faint.keys.iter().find_map(|key| own.entry(key)) else { continue };
        if entry.key == "paper" {
            of_paper.push(faint);
            continue;
        }
        let Faint { what, on, .. } = faint;
        let message =
            format!("`{path}.{}`: the contrast of {what} on {on} is {}, {}", entry.key, ratio(faint), TOO_LITTLE);
        let hint = faint.better.map(|better| format!("`{}: \"{better}\"` would do", faint.keys[0]));
        found.push(Fault::warning(value_span(entry), message).hint_if(hint));
    }
    let Some((first, entry)) = of_paper.first().zip(own.entry("paper")) else { return };
    let told: Vec<String> = of_paper.iter().map(|faint| format!("{} {}", faint.what, ratio(faint))).collect();
    let message = format!("`{path}.paper`: text on {} has a contrast of {TOO_LITTLE}: {}", first.on, told.join(", "));
    let settable: Vec<String> =
        of_paper.iter().filter_map(|faint| Some(format!("{}: \"{}\"", faint.keys[0], faint.better?))).collect();
    let others =
        if settable.is_empty() { String::new() } else { format!(", and set with it: {}", settable.join(", ")) };
    let hint = format!("take another paper{}", if settable.len() == of_paper.len() { &others } else { "" });
    found.push(Fault::warning(value_span(entry), message).hint(hint));
}

/// Rounded down, so that what is too little never looks like enough.
fn ratio(faint: &Faint) -> String {
    format!("{:.1}:1", (faint.ratio * 10.0).floor() / 10.0)
}

fn value_span(entry: &Entry) -> &Range<usize> {
    if entry.node.span.is_empty() { &entry.key_span } else { &entry.node.span }
}

fn fonts(path: &str, style: &Node, found: &mut Vec<Fault>) {
    for list in style.get("fonts").map_or(&[][..], Node::entries) {
        for item in list.node.items() {
            let Some(name) = item.text().filter(|name| !is_font(name)) else { continue };
            let message = format!("`{path}.fonts.{}`: {} is no name of a font", list.key, quoted(name));
            let hint = "a name is made of letters, digits, spaces and hyphens, without quotation marks of its own; each font is an \
                        item of the list";
            found.push(Fault::error(&item.span, message).hint(hint));
        }
    }
}

fn is_font(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+');
    !name.trim().is_empty() && name.len() <= 80 && name.chars().all(plain)
}

fn logo(path: &str, style: &Node, base: Option<&Node>, folder: &Path, found: &mut Vec<Fault>) {
    let Some(entry) = style.entry("logo") else { return };
    let Some(file) = entry.node.text().filter(|file| !file.is_empty()) else { return };
    if let Err(error) = Picture::read(&folder.join(file)) {
        let message = format!("`{path}.logo`: {} {}", quoted(file), error.message);
        found.push(Fault::error(&entry.node.span, message).hint(error.hint));
    }
    let text = |style: &Node| style.get("logo-text").and_then(Node::text).map(str::trim).map(str::to_owned);
    if text(style).or_else(|| text(base?)).is_none_or(|text| text.is_empty()) {
        let message = format!("`{path}.logo` has no `logo-text`: who does not see it learns nothing of it");
        found.push(
            Fault::warning(&entry.node.span, message)
                .hint("`logo-text: Ministry of the Interior`, as the picture says"),
        );
    }
}

fn line(path: &str, key: &str, style: &Node, found: &mut Vec<Fault>) {
    let Some(entry) = style.entry(key) else { return };
    let length = entry.node.text().map_or(0, |text| text.chars().count());
    if length > LINE {
        let message =
            format!("`{path}.{key}` has {length} characters: more than {LINE} do not fit the margin of a sheet");
        found.push(Fault::warning(value_span(entry), message).hint("shorten it"));
    }
}
