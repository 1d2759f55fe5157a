//! Whether an SVG file does nothing but draw.

use roxmltree::{Document, Node};

use super::PictureError;

/// Elements that run, embed, or follow the reader's clicks.
const REFUSED: [&str; 9] =
    ["script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener"];

/// Refuses an SVG that runs something or refers to anything outside itself: a browser would not run it in a page, but whoever
/// opens the picture by itself would.
///
/// # Errors
/// The first thing of that sort, with its line.
pub(super) fn check(bytes: &[u8]) -> Result<(), PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| refused("is not UTF-8"))?;
    // Entities and document types are refused as well: what they bring in does not stand where it is looked for.
    let document = Document::parse(text.trim_start_matches('\u{feff}')).map_err(|error| match error {
        roxmltree::Error::DtdDetected => refused("declares a document type"),
        error => refused(&format!("is not well-formed: {error}")),
    })?;
    if document.root_element().tag_name().name() != "svg" {
        return Err(refused("is no SVG: its first element is another"));
    }
    for node in document.descendants() {
        if let Some(what) = fault(&node) {
            let line = document.text_pos_at(node.range().start).row;
            return Err(refused(&format!("{what}, in its line {line}")));
        }
    }
    Ok(())
}

fn refused(what: &str) -> PictureError {
    PictureError::new(
        what,
        "save it as a plain SVG without scripts, styles from elsewhere and linked files, or as a PNG",
    )
}

fn fault(node: &Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return Some(format!("holds the instruction `{}`", instruction.target));
    }
    let name = node.tag_name().name();
    if REFUSED.iter().any(|refused| refused.eq_ignore_ascii_case(name)) {
        return Some(format!("holds the element `{name}`"));
    }
    if name.eq_ignore_ascii_case("style")
        && let Some(why) = style(&node.descendants().filter_map(|inner| inner.text()).collect::<String>())
    {
        return Some(why);
    }
    node.attributes().find_map(|attribute| {
        let (name, value) = (attribute.name(), attribute.value());
        let plain: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let plain = plain.to_ascii_lowercase();
        let is_own = plain.is_empty() || plain.starts_with('#') || is_own_picture(&plain);
        if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
            return Some(format!("has the handler `{name}`"));
        }
        if ["href", "src"].iter().any(|known| name.eq_ignore_ascii_case(known)) && !is_own {
            return Some(format!("refers to something outside itself in `{name}`"));
        }
        // An animation may change a reference, too.
        if plain.contains("javascript:") {
            return Some(format!("has a script in `{name}`"));
        }
        style(value)
    })
}

/// A picture inside the picture; an SVG there could hold anything.
fn is_own_picture(plain: &str) -> bool {
    ["data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif"].iter().any(|own| plain.starts_with(own))
}

/// What a style refers to outside the picture.
fn style(css: &str) -> Option<String> {
    let css: String = css.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    if css.contains("@import") || (css.contains('\\') && css.contains('(')) {
        return Some("takes in a style from elsewhere".to_owned());
    }
    css.split("url(").skip(1).find_map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        (!rest.starts_with('#') && !is_own_picture(rest))
            .then(|| "refers to something outside itself in a style".to_owned())
    })
}
