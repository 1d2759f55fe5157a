//! Pages for mail programs, which take no style sheet: each element bears its own style.
//!
//! An audience is one of mail where its folder of templates holds `inline.css`. Its rules are written into the elements they
//! select, each after those before it, so that of two the later holds; variables of its `:root` are put in, in the project's
//! colours and fonts where it sets them. Links to places of the page become their words: in a mail program they lead nowhere.

use std::collections::BTreeMap;

use dom_query::{Document, NodeId};

use super::templates::Templates;

/// The sheet whose rules go into the elements.
const SHEET: &str = "inline.css";

/// How deep a variable may stand for others.
const DEPTH: usize = 8;

/// The rules of a sheet, in order: which elements, and their style.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    rules: Vec<(String, String)>,
}

impl Inline {
    /// The rules of a folder's sheet with the variables that are `set` in place of its own; none where it has no sheet.
    pub(super) fn of(templates: &Templates, folder: &str, set: &str) -> Option<Inline> {
        let sheet = templates.text(&format!("{folder}/{SHEET}"))?;
        Some(Inline::read(sheet, set))
    }

    fn read(sheet: &str, set: &str) -> Inline {
        let mut variables = BTreeMap::new();
        let mut rules = Vec::new();
        for (selector, declarations) in blocks(&without_comments(sheet)) {
            if selector == ":root" {
                variables.extend(declared(&declarations));
            } else {
                rules.push((selector, declarations));
            }
        }
        variables.extend(declared(set));
        for (_, declarations) in &mut rules {
            *declarations = with_variables(declarations, &variables, DEPTH);
        }
        Inline { rules }
    }

    /// Writes the rules into a page.
    pub(super) fn apply(&self, page: &str) -> String {
        let document = Document::from(page);
        let mut styles: BTreeMap<NodeId, String> = BTreeMap::new();
        for (selector, declarations) in &self.rules {
            for node in document.try_select(selector).iter().flat_map(|selected| selected.nodes()) {
                let style = styles.entry(node.id).or_default();
                style.push_str(if style.is_empty() { "" } else { "; " });
                style.push_str(declarations);
            }
        }
        for node in document.select("*").nodes() {
            if let Some(style) = styles.get(&node.id) {
                node.set_attr("style", &tidied(style));
            }
        }
        document.html().to_string()
    }
}

/// Of each property the last declaration, in the order of the sheet.
fn tidied(style: &str) -> String {
    let all: Vec<(&str, &str)> = pairs(style).collect();
    let is_last = |at: usize| !all[at + 1..].iter().any(|(name, _)| *name == all[at].0);
    let kept = all.iter().enumerate().filter(|(at, _)| is_last(*at));
    kept.map(|(_, (name, value))| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// Selectors and declarations; rules within rules are none of mail's.
fn blocks(sheet: &str) -> Vec<(String, String)> {
    let rules = sheet.split('}').filter_map(|rule| rule.split_once('{'));
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    rules.map(|(selector, inside)| (plain(selector), plain(inside))).collect()
}

fn pairs(declarations: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = declarations.split(';').filter_map(|declaration| declaration.split_once(':'));
    pairs.map(|(name, value)| (name.trim(), value.trim()))
}

/// The variables that are declared: `--ink: #000`.
fn declared(declarations: &str) -> impl Iterator<Item = (String, String)> {
    pairs(declarations).filter_map(|(name, value)| Some((name.strip_prefix("--")?.to_owned(), value.replace('"', "'"))))
}

/// With values in place of `var(--name)`; of one that is declared nowhere nothing stays.
fn with_variables(text: &str, variables: &BTreeMap<String, String>, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("var(--") {
        let (name, after) = inside.split_once(')').unwrap_or((inside, ""));
        out.push_str(before);
        if let Some(value) = variables.get(name.trim()).filter(|_| depth > 0) {
            out.push_str(&with_variables(value, variables, depth - 1));
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::Inline;

    const SHEET: &str = "/* A { comment } */ :root { --ink: #111; --text: Georgia, serif; --head: var(--ink) }
        p { color: var(--ink); font: 16px/1.5 var(--text) }
        h2, h3 { color: var(--head) }
        td p { margin: 0 }
        .badge { color: red; font-weight: bold }
        .badge-new { color: blue }";

    #[test]
    fn rules_go_into_the_elements_they_select() {
        let inline = Inline::read(SHEET, "--ink: #222222; --text: \"Noto Serif\", serif;");
        let page = "<!DOCTYPE html><html><head></head><body><h2>A</h2><p>a <span class=\"badge badge-new\">new</span></p>\
                    <table><tr><td><p>b</p></td></tr></table><i>c</i></body></html>";
        insta::assert_snapshot!(inline.apply(page), @r#"<!DOCTYPE html><html><head></head><body><h2 style="color: #222222">A</h2><p style="color: #222222; font: 16px/1.5 'Noto Serif', serif">a <span class="badge badge-new" style="font-weight: bold; color: blue">new</span></p><table><tbody><tr><td><p style="color: #222222; font: 16px/1.5 'Noto Serif', serif; margin: 0">b</p></td></tr></tbody></table><i>c</i></body></html>"#);
    }

    #[test]
    fn values_stay_what_they_are() {
        let page = "<!DOCTYPE html><html><head></head><body><p>&lt;p&gt; &amp; “x” </p></body></html>";
        assert!(Inline::read(SHEET, "").apply(page).contains("&lt;p&gt; &amp; “x” "));
    }

    #[test]
    fn no_sheet_makes_it_fail() {
        for sheet in [
            "",
            "p {",
            "}",
            "/*",
            ":root { --a: var(--a) } p { color: var(--a) }",
            "p[ { color: red }",
            "p { color: var(--",
        ] {
            Inline::read(sheet, "--x").apply("<p>a</p>");
        }
    }
}
