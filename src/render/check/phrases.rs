//! Whether every phrase that a template names is there, gets what it needs, and is named by some template.

use std::collections::BTreeSet;

use super::library::Library;
use crate::diagnostic::{Diagnostic, nearest, suggest};
use crate::render::language::{Call, Expression, ExpressionKind, Literal, Name, Span, Word, words};
use crate::render::phrases::{OWN, Phrases};

/// The filter that says a phrase.
pub(super) const PHRASE: &str = "phrase";
/// The filter whose argument `of` names phrases by how their names begin.
const WORDS: &str = "words";

/// Everything that templates name among the phrases and that is not there, or not given.
pub(super) fn faults(libraries: &[Library<'_>], phrases: &Phrases) -> Vec<Diagnostic> {
    let names = phrases.names();
    let mut uses = Uses { phrases, names: &names, faults: Vec::new(), used: BTreeSet::new(), begins: BTreeSet::new() };
    for library in libraries {
        for (file, template) in &library.files {
            words(template, &mut |word| {
                if let Word::Filter(call, of) = word {
                    uses.filter(library, file, call, of);
                }
            });
        }
    }
    uses.own();
    let mut faults = phrases.faults.clone();
    if libraries.iter().all(Library::is_whole) && uses.faults.is_empty() && faults.is_empty() {
        uses.unused();
    }
    faults.extend(uses.faults);
    faults
}

struct Uses<'p> {
    phrases: &'p Phrases,
    names: &'p BTreeSet<&'p str>,
    faults: Vec<Diagnostic>,
    used: BTreeSet<String>,
    /// How the names of phrases begin that are looked up by a word of the data.
    begins: BTreeSet<String>,
}

impl Uses<'_> {
    fn filter(&mut self, library: &Library<'_>, file: &str, call: &Call<'_>, of: Option<&Expression<'_>>) {
        match call.name.text.as_ref() {
            PHRASE => {
                let mut keys = Vec::new();
                if !of.is_some_and(|of| literals(of, &mut keys)) {
                    let fault = library.fault("a phrase's name must be written out".to_owned(), file, &call.name.span);
                    let hint = "write `\"its-name\" | phrase`; for a word of the data, `name | words(of=\"measure\")`";
                    self.faults.push(fault.hint(hint));
                }
                for key in keys {
                    self.said(library, file, call, &key);
                }
            }
            WORDS => {
                for argument in call.arguments.iter().filter(|argument| argument.name.text == "of") {
                    let mut keys = Vec::new();
                    literals(&argument.value, &mut keys);
                    for key in keys {
                        self.begin(library, file, &key);
                    }
                }
            }
            _ => {}
        }
    }

    fn said(&mut self, library: &Library<'_>, file: &str, call: &Call<'_>, key: &Name<'_>) {
        let name = key.text.as_ref();
        self.used.insert(name.to_owned());
        if !self.names.contains(name) {
            let hint = nearest(name, self.names.iter().copied()).map_or_else(
                || format!("add it to `templates/phrases/en.ftl`, as `{name} = its words`"),
                |near| format!("did you mean `{near}`?"),
            );
            self.faults.push(library.fault(format!("unknown phrase `{name}`"), file, &key.span).hint(hint));
            return;
        }
        let takes = self.phrases.takes(name);
        let mut is_misspelt = false;
        for argument in &call.arguments {
            let given = argument.name.text.as_ref();
            if !takes.contains(given) {
                is_misspelt = true;
                let hint =
                    suggest(given, takes.iter().copied()).or_else(|| Some(format!("`{name}` takes no argument")));
                let message = format!("unknown argument `{given}` of the phrase `{name}`");
                self.faults.push(library.fault(message, file, &argument.name.span).hint_if(hint));
            }
        }
        if !is_misspelt {
            let given: BTreeSet<&str> = call.arguments.iter().map(|argument| argument.name.text.as_ref()).collect();
            let is_own = !library.templates.is_embedded(file);
            let here = is_own.then_some((library, file, &key.span));
            self.given(name, &given, here);
        }
    }

    /// Tells what a phrase needs, in any language, and does not get: in the template where that is the project's own, else in the
    /// phrase.
    fn given(&mut self, name: &str, given: &BTreeSet<&str>, here: Option<(&Library<'_>, &str, &Span)>) {
        for found in self.phrases.said(name) {
            for needed in self.phrases.needs(found).into_iter().filter(|needed| !given.contains(needed)) {
                let message = format!("the phrase `{name}` needs the argument `{needed}`");
                let fault = match here {
                    Some((library, file, span)) if !self.faults_hold(&message) => {
                        let hint = format!("write `\"{name}\" | phrase({needed}=…)`; see {}", found.place(needed));
                        library.fault(message, file, span).hint(hint)
                    }
                    None if found.is_own() => {
                        let message = format!("the phrase `{name}` is not given `{needed}`");
                        let hint = suggest(needed, given.iter().copied());
                        let hint = hint.unwrap_or_else(|| "it is given nothing".to_owned());
                        Diagnostic::error(message).at(found.place(needed)).hint(hint)
                    }
                    _ => continue,
                };
                if !self.faults.contains(&fault) {
                    self.faults.push(fault);
                }
            }
        }
    }

    /// Several languages need the same: once is enough.
    fn faults_hold(&self, message: &str) -> bool {
        self.faults.last().is_some_and(|fault| fault.message == message)
    }

    /// A word of the data, said by a phrase whose name begins so.
    fn begin(&mut self, library: &Library<'_>, file: &str, key: &Name<'_>) {
        let begin = format!("{}-", key.text);
        if !self.names.iter().any(|name| name.starts_with(&begin)) {
            let begins = self.names.iter().filter_map(|name| Some(name.split_once('-')?.0));
            let hint = nearest(&key.text, begins).map_or_else(
                || format!("add one to `templates/phrases/en.ftl`, as `{begin}name = its words`"),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("no phrase's name begins with `{begin}`");
            self.faults.push(library.fault(message, file, &key.span).hint(hint));
        }
        self.begins.insert(begin);
    }

    /// The phrases that the program itself says.
    fn own(&mut self) {
        for (name, arguments) in OWN {
            self.used.insert((*name).to_owned());
            self.given(name, &arguments.iter().copied().collect(), None);
        }
    }

    /// Tells which of the project's own phrases nothing names.
    fn unused(&mut self) {
        let named = self.phrases.named_by_phrases();
        for (name, place) in self.phrases.own() {
            let begins = self.begins.iter().any(|begin| name.starts_with(begin.as_str()));
            if self.used.contains(name) || named.contains(name) || begins {
                continue;
            }
            let hint = nearest(name, self.used.iter().map(String::as_str)).map_or_else(
                || match name.strip_prefix('-') {
                    Some(_) => format!("another phrase says it with `{{ {name} }}`; or leave it out"),
                    None => format!("say it with `{{{{ \"{name}\" | phrase }}}}`, or leave it out"),
                },
                |near| format!("did you mean `{near}`?"),
            );
            let fault = Diagnostic::error(format!("no template says the phrase `{name}`"));
            self.faults.push(fault.at(place).hint(hint));
        }
    }
}

/// The texts that a value may be, where all are written out.
fn literals<'t>(value: &Expression<'t>, found: &mut Vec<Name<'t>>) -> bool {
    match &value.kind {
        ExpressionKind::Literal(Literal::Text(text)) => {
            let span = value.span.start + 1..value.span.end.saturating_sub(1);
            found.push(Name { text: text.clone(), span });
            true
        }
        ExpressionKind::Ternary { then, otherwise, .. } => {
            let then = literals(then, found);
            literals(otherwise, found) && then
        }
        _ => false,
    }
}
