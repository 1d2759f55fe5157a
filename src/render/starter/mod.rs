//! The templates of a new audience: those of another, in a folder of their own, with comments that say what to change.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use super::language::{Span, Word, parse, words};
use super::layout::layout;
use super::templates::Templates;
use crate::diagnostic::Diagnostic;

const HEAD: &str = include_str!("head.md");
const FOOT: &str = include_str!("foot.md");

/// The name of an audience's content template in its folder.
const BRIEFING: &str = "briefing.md";

/// All templates, to begin others from.
pub struct Starter {
    templates: Templates,
}

/// The audience that another begins from.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// Its name.
    pub name: &'a str,
    /// The audience whose folder of templates it uses.
    pub template: &'a str,
    /// Its parts, where the configuration names them.
    pub sections: &'a [String],
}

impl Starter {
    /// Loads the templates, as [`Renderer::new`](super::Renderer::new) does, but looks at none.
    ///
    /// # Errors
    /// Every file that cannot be read.
    pub fn load(project_templates: Option<&Path>) -> Result<Starter, Vec<Diagnostic>> {
        Templates::load(project_templates).map(|templates| Starter { templates })
    }

    /// The audiences that have a template, sorted.
    pub fn audiences(&self) -> Vec<&str> {
        self.templates.audiences()
    }

    /// The files of the folder of a new audience, by name: the content template of the `base`, and the parts that it takes in.
    ///
    /// # Errors
    /// The base has no template, or one that cannot be read or be there twice.
    pub fn files(&self, name: &str, base: Base<'_>) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
        let layout = layout(&self.templates, base.name, base.template, base.sections)?;
        let (first, parts) = layout.split_first().ok_or_else(Vec::new)?;
        let mut text = self.templates.text(first).unwrap_or_default().trim_end().to_owned();
        for part in parts {
            text.push_str(&format!("\n\n{{% include \"{part}\" %}}"));
        }
        let mut moved = Moved { templates: &self.templates, from: base.template, to: name, taken: BTreeMap::new() };
        let text = moved.briefing(first, &text).map_err(|problem| vec![problem])?;
        let mut files = moved.files();
        files.extend(self.looks(base.template));
        let names = [("AUDIENCE", name), ("FROM", base.name)];
        let head = names.iter().fold(HEAD.to_owned(), |head, (word, name)| head.replace(word, name));
        let text = format!("{head}{}\n{}{FOOT}", moved.described(&text).trim_end(), moved.others());
        files.insert(BRIEFING.to_owned(), text);
        Ok(files)
    }

    /// What a folder holds of how its pages look, which goes with whatever uses its templates.
    fn looks(&self, folder: &str) -> impl Iterator<Item = (String, String)> {
        let names = self.templates.names().filter_map(move |name| name.strip_prefix(folder)?.strip_prefix('/'));
        let looks = names.filter(|name| name.ends_with(".css") || name.ends_with(".html"));
        looks.map(move |name| {
            (name.to_owned(), self.templates.text(&format!("{folder}/{name}")).unwrap_or_default().to_owned())
        })
    }
}

/// Templates on their way into another folder.
struct Moved<'a> {
    templates: &'a Templates,
    from: &'a str,
    to: &'a str,
    /// The files of the new folder, each with the template that it is a copy of.
    taken: BTreeMap<String, String>,
}

impl Moved<'_> {
    /// The content template, taking in the new folder's files.
    fn briefing(&mut self, template: &str, text: &str) -> Result<String, Diagnostic> {
        let read = parse(text).map_err(|fault| {
            let place = self.templates.place(template, fault.span);
            Diagnostic::error(fault.message).at(place).hint(fault.hint)
        })?;
        if let Some(component) = read.components.first() {
            let message =
                format!("`{template}` defines the component `{}`, which cannot be there twice", component.name.text);
            let place = self.templates.place(template, component.name.span.clone());
            let hint = "move it to a file of its own under `templates/shared`, where every template sees it";
            return Err(Diagnostic::error(message).at(place).hint(hint));
        }
        Ok(self.adapted(text))
    }

    /// All files that were taken, and those that they take in.
    fn files(&mut self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        while let Some((file, template)) = self.taken.iter().find(|(file, _)| !files.contains_key(*file)) {
            let (file, text) = (file.clone(), self.templates.text(template).unwrap_or_default());
            let text = self.adapted(text);
            files.insert(file, text);
        }
        files
    }

    /// A text that takes in the new folder's files in place of those that they are copies of.
    fn adapted(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (path, span) in includes(text) {
            if let Some(file) = self.take(&path) {
                let there = &text[span.clone()];
                out.push_str(&text[from..span.start]);
                out.push_str(&there.replacen(&path, &format!("{}/{file}", self.to), 1));
                from = span.end;
            }
        }
        out + &text[from..]
    }

    /// The name in the new folder of a template that is a part, or of the old folder's own. One that defines components stays
    /// where it is, since they cannot be there twice.
    fn take(&mut self, path: &str) -> Option<String> {
        let (folder, file) = path.split_once('/')?;
        let is_part = (folder == "parts" || folder == self.from) && !file.contains('/') && file != BRIEFING;
        let text = self.templates.text(path).filter(|_| is_part)?;
        let is_free = self.taken.get(file).is_none_or(|taken| taken == path);
        if !is_free || !parse(text).is_ok_and(|template| template.components.is_empty()) {
            return None;
        }
        self.taken.insert(file.to_owned(), path.to_owned());
        Some(file.to_owned())
    }

    /// The content template, with what a part is above each line that takes one in.
    fn described(&self, text: &str) -> String {
        let mut out = String::new();
        let mut is_told = false;
        for line in text.lines() {
            let file = line.trim().strip_prefix("{% include \"").and_then(|rest| rest.strip_suffix("\" %}"));
            let file = file.and_then(|path| path.strip_prefix(self.to)?.strip_prefix('/'));
            let template = file.and_then(|file| self.taken.get(file)).filter(|_| !is_told);
            if let Some(about) = template.and_then(|template| about(self.templates.text(template)?)) {
                out.push_str(&format!("{{# {about} #}}\n"));
            }
            out.push_str(line);
            out.push('\n');
            is_told = line.trim_end().ends_with("#}");
        }
        out
    }

    /// The parts that were not taken, in a comment.
    fn others(&self) -> String {
        let parts = self.templates.names().filter(|name| name.starts_with("parts/") && name.ends_with(".md"));
        let others = parts.filter(|name| !self.taken.values().any(|taken| taken == name));
        let mut out = String::new();
        for name in others {
            let about = self.templates.text(name).and_then(about).unwrap_or_default();
            out.push_str(&format!("\n  {about}\n  {{% include \"{name}\" %}}\n"));
        }
        if out.is_empty() {
            return out;
        }
        format!(
            "\n{{#\n  More parts come with briefer. Move a line out of this comment to take its part in:\n{out}#}}\n"
        )
    }
}

/// What a template takes in, with the place of the path, in order.
fn includes(text: &str) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    if let Ok(template) = parse(text) {
        words(&template, &mut |word| {
            if let Word::Include(name) = word {
                found.push((name.text.to_string(), name.span.clone()));
            }
        });
    }
    found.sort_by_key(|(_, span)| span.start);
    found
}

/// What the comment at the head of a template says.
fn about(text: &str) -> Option<String> {
    let (comment, _) = text.trim_start().strip_prefix("{#")?.split_once("#}")?;
    let words: Vec<&str> = comment.trim_matches('-').split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
