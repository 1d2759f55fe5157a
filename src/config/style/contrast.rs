//! Which colours stand on which, and whether they can be read there.

use super::{Colour, Colours};

/// The least contrast of text that the Web Content Accessibility Guidelines take for readable (AA).
pub(super) const LEAST: f64 = 4.5;

/// The colours of pages for which nothing is set, as `shared/style.css` has them; a test holds the two together.
pub(super) struct Usual {
    pub(super) paper: Colour,
    pub(super) ink: Colour,
    pub(super) quiet: Colour,
    pub(super) link: Colour,
    /// Those of the words that say what became of a finding, which no key sets, each with a finding that has it.
    pub(super) badges: [(&'static str, &'static str, Colour); 4],
}

/// On a light screen.
pub(super) const LIGHT: Usual = Usual {
    paper: Colour([0xfd, 0xfc, 0xf9]),
    ink: Colour([0x1d, 0x1c, 0x1a]),
    quiet: Colour([0x5f, 0x5a, 0x52]),
    link: Colour([0x1f, 0x4f, 0x82]),
    badges: [
        ("conflict", "in conflict", Colour([0xa3, 0x34, 0x1f])),
        ("revised", "revised", Colour([0x7a, 0x52, 0x00])),
        ("confirmed", "confirmed", Colour([0x22, 0x66, 0x3f])),
        ("move", "rising", Colour([0x5b, 0x3f, 0x8c])),
    ],
};

/// On a dark one.
pub(super) const DARK: Usual = Usual {
    paper: Colour([0x16, 0x18, 0x1b]),
    ink: Colour([0xe6, 0xe3, 0xdc]),
    quiet: Colour([0xa8, 0xa3, 0x99]),
    link: Colour([0x8f, 0xbc, 0xe8]),
    badges: [
        ("conflict", "in conflict", Colour([0xf2, 0x93, 0x7f])),
        ("revised", "revised", Colour([0xe3, 0xb1, 0x5a])),
        ("confirmed", "confirmed", Colour([0x7f, 0xc7, 0x9a])),
        ("move", "rising", Colour([0xc0, 0xa6, 0xee])),
    ],
};

/// Text that cannot be read well on what it stands on.
pub(super) struct Faint {
    /// The key of the text, and that of what it stands on; the same where no key sets the text.
    pub(super) keys: [&'static str; 2],
    /// What is hard to read.
    pub(super) what: String,
    pub(super) on: Colour,
    pub(super) ratio: f64,
    /// A colour for the first of the keys that would do.
    pub(super) better: Option<Colour>,
}

/// What cannot be read of colours, where nothing is set the usual ones.
pub(super) fn faint(colours: &Colours, usual: &Usual) -> Vec<Faint> {
    let (paper, ink) = (colours.paper.unwrap_or(usual.paper), colours.ink.unwrap_or(usual.ink));
    let texts = [
        ("ink", "the text", Some(ink)),
        ("quiet", "what stands back", Some(colours.quiet.unwrap_or(usual.quiet))),
        ("link", "links", Some(colours.link.unwrap_or(usual.link))),
        ("accent", "headings", colours.accent),
    ];
    let texts = texts.into_iter().filter_map(|(key, what, colour)| Some(([key, "paper"], what.to_owned(), colour?)));
    let badges = usual.badges.map(|(_, word, colour)| (["paper", "paper"], format!("the word “{word}”"), colour));
    let faint =
        texts.chain(badges).filter(|(_, _, colour)| colour.contrast(paper) < LEAST).map(|(keys, what, colour)| {
            let better = colour.readable_on(paper, LEAST).filter(|_| keys[0] != "paper");
            Faint { keys, what, on: paper, ratio: colour.contrast(paper), better }
        });
    let marked = colours.highlight.filter(|highlight| ink.contrast(*highlight) < LEAST).map(|highlight| Faint {
        keys: ["highlight", "ink"],
        what: "a marked sentence".to_owned(),
        on: highlight,
        ratio: ink.contrast(highlight),
        better: highlight.readable_on(ink, LEAST),
    });
    faint.chain(marked).collect()
}
