//! What the tags of an HTML edition are.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Tag;

/// The value of an attribute.
pub(super) fn attribute(tag: &Tag, name: &str) -> Option<StrTendril> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.clone())
}

/// Whether an element has a class.
pub(super) fn has_class(tag: &Tag, class: &str) -> bool {
    attribute(tag, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|name| name == class))
}

/// Whether an element holds a finding's word.
pub(super) fn is_badge_class(tag: &Tag) -> bool {
    has_class(tag, "badge")
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<usize> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(usize::from(level - b'0')),
        _ => None,
    }
}

/// Elements that begin and end a paragraph of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "div"
            | "section"
            | "article"
            | "main"
            | "ul"
            | "ol"
            | "dl"
            | "pre"
            | "figure"
            | "header"
            | "footer"
            | "aside"
            | "details"
            | "address"
            | "table"
            | "body"
    )
}
