//! How pages look: the style sheets, what a project sets of them, and the policy that allows pages no other looks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use tera::{Context, Value};

use super::look::Look;
use super::mail::Inline;
use super::templates::Templates;
use crate::config::{Colours, Config, Fonts, GENERIC, PaperSize, PictureError, StyleConfig};
use crate::diagnostic::Diagnostic;

/// What the pages of editions and of sources have in common.
const COMMON: &str = "shared/style.css";
const EDITION: &str = "shared/edition.css";
const SOURCE: &str = "shared/source.css";

/// The style sheet of one sort of page.
struct Style {
    sheet: String,
    /// The source that a page's policy allows for its style: the sheet's own hash.
    hash: String,
}

impl Style {
    /// The sheets, one after the other.
    fn of(sheets: &[&str]) -> Self {
        let sheet = sheets.concat();
        let hash = format!("sha256-{}", base64(&Sha256::digest(sheet.as_bytes())));
        Style { sheet, hash }
    }

    fn add_to(&self, context: &mut Context) {
        context.insert_value("style", Value::safe_string(&self.sheet));
        context.insert_value("style_hash", Value::safe_string(&self.hash));
    }
}

/// What the pages of one audience wear.
struct Dress {
    edition: Style,
    source: Style,
    look: Look,
    /// The styles of elements, where the edition is one of mail.
    inline: Option<Inline>,
}

/// What the pages of all audiences wear.
pub(super) struct Wardrobe {
    /// By the folder of templates; under no name, that of a folder without a style sheet.
    usual: BTreeMap<String, Dress>,
    /// By audience, those that a configuration speaks of.
    own: BTreeMap<String, Dress>,
}

impl Wardrobe {
    /// As the templates alone have it.
    pub(super) fn of(templates: &Templates) -> Self {
        let sheets = templates.names().filter(|name| name.ends_with(".css")).filter_map(|name| name.split_once('/'));
        let folders = sheets.map(|(folder, _)| folder).filter(|folder| *folder != "shared").chain([""]);
        let plain = |folder: &str| Dress::of(templates, folder, &StyleConfig::default(), Look::default());
        let usual = folders.map(|folder| (folder.to_owned(), plain(folder)));
        Wardrobe { usual: usual.collect(), own: BTreeMap::new() }
    }

    /// Adds what a configuration says.
    ///
    /// # Errors
    /// Every logo that cannot be read any more.
    pub(super) fn add(&mut self, templates: &Templates, config: &Config) -> Result<(), Vec<Diagnostic>> {
        let mut faults = Vec::new();
        for (name, audience) in &config.audiences {
            let style = config.style_of(audience);
            match Look::of(&style) {
                Ok(look) => {
                    let folder = audience.template.as_deref().unwrap_or(name);
                    self.own.insert(name.clone(), Dress::of(templates, folder, &style, look));
                }
                Err(PictureError { message, hint }) => {
                    let message = format!("the logo of the audience `{name}` {message}");
                    faults.push(Diagnostic::error(message).hint(hint));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn dress(&self, audience: &str, template: &str) -> Option<&Dress> {
        self.own.get(audience).or_else(|| self.usual.get(template)).or_else(|| self.usual.get(""))
    }

    /// Gives the shell of an audience's edition its style, and what the project puts on it.
    pub(super) fn dress_edition(&self, audience: &str, template: &str, context: &mut Context) {
        if let Some(dress) = self.dress(audience, template) {
            dress.edition.add_to(context);
            context.insert("look", &dress.look);
        }
    }

    /// The same for the pages of sources, which are many: they go without the logo.
    pub(super) fn dress_source(&self, audience: &str, template: &str, context: &mut Context) {
        if let Some(dress) = self.dress(audience, template) {
            dress.source.add_to(context);
            context.insert("look", &dress.look.without_logo());
        }
    }

    /// The styles of elements, where an audience's edition is one of mail.
    pub(super) fn inline(&self, audience: &str, template: &str) -> Option<&Inline> {
        self.dress(audience, template)?.inline.as_ref()
    }
}

impl Dress {
    /// A folder's own sheet comes behind those that all editions share, and behind it what is set.
    fn of(templates: &Templates, folder: &str, style: &StyleConfig, look: Look) -> Self {
        let (set, paper) = (rules(style), paper(style));
        let own = format!("{folder}/style.css");
        let [common, edition, source, own] =
            [COMMON, EDITION, SOURCE, &own].map(|name| templates.text(name).unwrap_or_default());
        // Where a folder's own sheet names a size of paper, its pages are made for that one.
        let edition = Style::of(&[common, edition, &paper, own, &set]);
        let source = Style::of(&[common, source, &paper, &set]);
        let light = variables(&style.colours) + &families(&style.fonts);
        let inline = Inline::of(templates, folder, &light);
        Dress { edition, source, look, inline }
    }
}

/// The rules that set what a style sets; nothing where it sets nothing.
fn rules(style: &StyleConfig) -> String {
    let mut css = String::new();
    let mut rule = |open: &str, inside: &str, close: &str| {
        if !inside.is_empty() {
            let _ = write!(css, "\n{open} {{ {inside}{close} }}");
        }
    };
    let light = variables(&style.colours);
    rule("@media screen and (prefers-color-scheme: light) { :root", &light, "}");
    let mut dark = variables(&style.dark_colours);
    if let Some(paper) = style.colours.paper {
        let _ = write!(dark, "--plate: {paper}; ");
    }
    rule("@media screen and (prefers-color-scheme: dark) { :root", &dark, "}");
    // On paper everything is black, but for what a desk would have in its own colour.
    let accent = style.colours.accent.map(|accent| format!("--accent: {accent}; --title-rule: {accent}; "));
    rule("@media print { :root", &accent.unwrap_or_default(), "}");
    rule(":root", &families(&style.fonts), "");
    if style.page_numbers == Some(false) {
        rule("@page", "@bottom-left { content: none; } ", "");
    }
    css
}

/// The rule that sets the size of paper, where it is not the usual one.
fn paper(style: &StyleConfig) -> String {
    if style.paper_size == Some(PaperSize::Letter) { "\n@page { size: letter; }\n".to_owned() } else { String::new() }
}

fn variables(colours: &Colours) -> String {
    let Colours { paper, ink, quiet, link, accent, lines, highlight } = colours;
    let mut out = String::new();
    for (name, colour) in [
        ("paper", paper),
        ("ink", ink),
        ("quiet", quiet),
        ("link", link),
        ("accent", accent),
        ("title-rule", accent),
        ("rule", lines),
        ("line", lines),
        ("mark", highlight),
    ] {
        if let Some(colour) = colour {
            let _ = write!(out, "--{name}: {colour}; ");
        }
    }
    // What is marked is read in the colour of the text, against which the mark was checked.
    if highlight.is_some() {
        out.push_str("--mark-ink: var(--ink); ");
    }
    out
}

fn families(fonts: &Fonts) -> String {
    let lists =
        [("text", &fonts.text, "serif"), ("headings", &fonts.headings, "text"), ("labels", &fonts.labels, "sans")];
    let mut out = String::new();
    for (name, list, usual) in lists.into_iter().filter(|(_, list, _)| !list.is_empty()) {
        let list: Vec<String> = list.iter().map(|family| family_name(family)).collect();
        let _ = write!(out, "--{name}: {}, var(--{usual}); ", list.join(", "));
    }
    out
}

/// A family as CSS has it. The configuration has refused names that would need escaping; no text may ever end the sheet.
fn family_name(family: &str) -> String {
    let family = family.trim();
    if GENERIC.contains(&family) {
        return family.to_owned();
    }
    let mut out = "\"".to_owned();
    for c in family.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+') {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out + "\""
}

pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = ALPHABET[(group >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{family_name, rules};
    use crate::config::StyleConfig;

    fn set(style: serde_json::Value) -> String {
        rules(&serde_json::from_value::<StyleConfig>(style).unwrap())
    }

    #[test]
    fn what_is_not_set_has_no_rule() {
        assert_eq!(set(serde_json::json!({})), "");
        assert_eq!(
            set(serde_json::json!({"page-numbers": true, "paper-size": "A4", "header": "x", "logo": "x.png"})),
            ""
        );
    }

    #[test]
    fn what_is_set_becomes_variables() {
        let style = serde_json::json!({"colours": {"paper": "#FFF", "accent": "7a1f2b"}, "dark-colours": {"lines": "#333"},
            "fonts": {"text": ["Source Serif 4", "serif"]}, "page-numbers": false, "paper-size": "letter"});
        insta::assert_snapshot!(set(style), @r#"

        @media screen and (prefers-color-scheme: light) { :root { --paper: #ffffff; --accent: #7a1f2b; --title-rule: #7a1f2b; } }
        @media screen and (prefers-color-scheme: dark) { :root { --rule: #333333; --line: #333333; --plate: #ffffff; } }
        @media print { :root { --accent: #7a1f2b; --title-rule: #7a1f2b; } }
        :root { --text: "Source Serif 4", serif, var(--serif);  }
        @page { @bottom-left { content: none; }  }
        "#);
    }

    #[test]
    fn no_family_leaves_its_quotation_marks() {
        assert_eq!(family_name(" Noto Sans "), "\"Noto Sans\"");
        assert_eq!(family_name("sans-serif"), "sans-serif");
        for hostile in ["a\"; } * { display: none", "</style><script>", "a\\", "a\nb", "url(x)", "a/*"] {
            let name = family_name(hostile);
            let inside = &name[1..name.len() - 1];
            assert!(!inside.contains(['"', '<', '>', ';', '}', '\n', '/', '*', '(']), "{name}");
            assert!(!inside.ends_with('\\'), "{name}");
        }
    }
}
