//! How pages look: what a project sets of the stylesheet's variables, and what stands at the head and the foot of a page.

mod colour;
mod contrast;
mod picture;
pub(super) mod rules;
mod svg;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::colour::{Colour, NoColour};
pub use self::picture::{Picture, PictureError};

/// How pages look. Of what an audience leaves out, the project's own holds; of what that leaves out, the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct StyleConfig {
    /// The colours of a page on a light screen.
    pub colours: Colours,
    /// Those where the reader's screen is set to dark.
    pub dark_colours: Colours,
    /// The fonts, which are not part of a page: a reader without the first of them sees the next.
    pub fonts: Fonts,
    /// The picture at the head of an edition: a PNG, JPEG, WebP or SVG file of at most 200 KB, which becomes part of the page;
    /// an empty text for none.
    pub logo: Option<PathBuf>,
    /// What the logo says, for who does not see it.
    pub logo_text: Option<String>,
    /// A line at the head of every page and printed sheet.
    pub header: Option<String>,
    /// A line at the foot of every page and printed sheet.
    pub footer: Option<String>,
    /// Whether printed sheets are numbered.
    pub page_numbers: Option<bool>,
    /// The size of printed sheets.
    pub paper_size: Option<PaperSize>,
}

/// Colours, each as `#1f4f82`, `#fff` or the digits alone; null for the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Colours {
    /// What everything stands on.
    pub paper: Option<Colour>,
    /// The text.
    pub ink: Option<Colour>,
    /// What stands back: dates, sources, heads of tables.
    pub quiet: Option<Colour>,
    /// Links, and the marks of charts.
    pub link: Option<Colour>,
    /// Headings, and the rule below the title.
    pub accent: Option<Colour>,
    /// The lines of tables and between parts.
    pub lines: Option<Colour>,
    /// What the words of a sentence are marked with that are its evidence.
    pub highlight: Option<Colour>,
}

/// Lists of font families, the first that a reader has is taken; empty for the usual ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Fonts {
    /// The text.
    pub text: Vec<String>,
    /// Headings; empty for that of the text.
    pub headings: Vec<String>,
    /// What is small: tables, charts, dates, badges.
    pub labels: Vec<String>,
}

/// The size of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    #[serde(rename = "letter")]
    Letter,
}

impl StyleConfig {
    /// What a project has that sets nothing.
    pub(super) fn usual() -> Self {
        StyleConfig { page_numbers: Some(true), paper_size: Some(PaperSize::A4), ..StyleConfig::default() }
    }

    /// This style, and where it says nothing the `base`.
    #[must_use]
    pub fn over(&self, base: &StyleConfig) -> StyleConfig {
        StyleConfig {
            colours: self.colours.over(&base.colours),
            dark_colours: self.dark_colours.over(&base.dark_colours),
            fonts: self.fonts.over(&base.fonts),
            logo: self.logo.clone().or_else(|| base.logo.clone()),
            logo_text: self.logo_text.clone().or_else(|| base.logo_text.clone()),
            header: self.header.clone().or_else(|| base.header.clone()),
            footer: self.footer.clone().or_else(|| base.footer.clone()),
            page_numbers: self.page_numbers.or(base.page_numbers),
            paper_size: self.paper_size.or(base.paper_size),
        }
    }

    /// Makes the logo's path relative to where the program runs.
    pub(super) fn root(&mut self, root: &Path) {
        if let Some(logo) = self.logo.as_mut().filter(|logo| !logo.as_os_str().is_empty()) {
            *logo = root.join(&*logo);
        }
    }

    /// The logo's file, where there is one.
    pub fn logo(&self) -> Option<&Path> {
        self.logo.as_deref().filter(|logo| !logo.as_os_str().is_empty())
    }
}

impl Colours {
    fn over(&self, base: &Colours) -> Colours {
        Colours {
            paper: self.paper.or(base.paper),
            ink: self.ink.or(base.ink),
            quiet: self.quiet.or(base.quiet),
            link: self.link.or(base.link),
            accent: self.accent.or(base.accent),
            lines: self.lines.or(base.lines),
            highlight: self.highlight.or(base.highlight),
        }
    }
}

impl Fonts {
    fn over(&self, base: &Fonts) -> Fonts {
        let either = |own: &Vec<String>, base: &Vec<String>| if own.is_empty() { base.clone() } else { own.clone() };
        Fonts {
            text: either(&self.text, &base.text),
            headings: either(&self.headings, &base.headings),
            labels: either(&self.labels, &base.labels),
        }
    }
}
