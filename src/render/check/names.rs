//! Whether everything that a template names is there: filters, tests, functions, components and their arguments, templates,
//! blocks. No data is needed for that.

use std::collections::BTreeMap;

use super::library::Library;
use super::phrases::PHRASE;
use super::signatures::{FILTERS, FUNCTIONS, Parameter, Signature, TESTS, Takes, find};
use crate::diagnostic::{Diagnostic, nearest, suggest};
use crate::render::language::{
    Argument, ArrayEntry, Call, Component, ComponentCall, Expression, ExpressionKind, Literal, Name, Span, Template,
    Word, words,
};

/// Everything that templates name and that is not there, or not allowed.
pub(super) fn faults(library: &Library<'_>) -> Vec<Diagnostic> {
    let mut names = Names { library, file: "", faults: Vec::new(), components: BTreeMap::new() };
    for (file, component) in library.components() {
        let name = component.name.text.as_ref();
        match names.components.get(name) {
            Some((other, _)) => names.faults.push(defined_twice(library, name, other, file)),
            None => drop(names.components.insert(name, (file, component))),
        }
    }
    for (file, template) in &library.files {
        names.file = file;
        names.extends(template);
        words(template, &mut |word| names.word(word, template));
    }
    names.faults
}

/// The argument of a component that names columns.
const COLUMNS: &str = "columns";

/// The texts of a list that is written out.
fn texts<'e>(list: &'e Expression<'_>) -> impl Iterator<Item = (&'e str, &'e Span)> {
    let entries = match &list.kind {
        ExpressionKind::Array(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().filter_map(|entry| match entry {
        ArrayEntry::Item(Expression { kind: ExpressionKind::Literal(Literal::Text(text)), span, .. }) => {
            Some((text.as_ref(), span))
        }
        _ => None,
    })
}

struct Names<'l, 't> {
    library: &'l Library<'t>,
    file: &'l str,
    components: BTreeMap<&'l str, (&'l str, &'l Component<'t>)>,
    faults: Vec<Diagnostic>,
}

impl<'l, 't> Names<'l, 't> {
    fn word(&mut self, word: Word<'_, 't>, template: &Template<'t>) {
        match word {
            Word::Filter(call, _) if call.name.text == "safe" && self.library.suffix == ".md" => self.refuse_safe(call),
            // What a phrase takes it says itself.
            Word::Filter(call, _) if call.name.text == PHRASE => {}
            Word::Filter(call, _) => self.call("filter", call, FILTERS),
            Word::Test(call) => self.call("test", call, TESTS),
            Word::Function(call) => self.call("function", call, FUNCTIONS),
            Word::Component(call) => self.component(call),
            Word::Include(name) => self.template(name),
            Word::Block(name) if template.parent.is_some() => self.block(name),
            Word::Block(_) => {}
            #[cfg(test)]
            Word::Path(_) => {}
        }
    }

    fn tell(&mut self, message: String, name: &Name<'_>, hint: Option<String>) {
        self.faults.push(self.library.fault(message, self.file, &name.span).hint_if(hint));
    }

    /// `| safe` would let corpus text become markup.
    fn refuse_safe(&mut self, call: &Call<'_>) {
        let message = "`safe` is not allowed in a content template: text of an article could become markup";
        let hint = "leave the filter out; for a block quotation use `| quote`";
        self.tell(message.to_owned(), &call.name, Some(hint.to_owned()));
    }

    fn call(&mut self, what: &str, call: &Call<'_>, all: &[Signature]) {
        let name = call.name.text.as_ref();
        let Some(signature) = find(all, name) else {
            let near = nearest(name, all.iter().map(|signature| signature.name));
            let hint = match near {
                Some(near) => Some(format!("did you mean `{near}`?")),
                None if what == "function" => {
                    Some("functions are few; is it a filter? `{{ value | filter }}`".to_owned())
                }
                None => (what == "filter").then(|| "`templates/FUNCTIONS.md` lists the filters".to_owned()),
            };
            return self.tell(format!("unknown {what} `{name}`"), &call.name, hint);
        };
        let known = signature.parameters.iter().map(|parameter| parameter.name);
        for argument in &call.arguments {
            let given = argument.name.text.as_ref();
            if !known.clone().any(|known| known == given) {
                let hint = suggest(given, known.clone()).or_else(|| Some(format!("`{name}` takes no argument")));
                self.tell(format!("unknown argument `{given}` of the {what} `{name}`"), &argument.name, hint);
            }
        }
        let is_known = |argument: &Argument<'_>| known.clone().any(|known| known == argument.name.text);
        if !call.arguments.iter().all(is_known) {
            return;
        }
        for Parameter { name: needed, .. } in signature.parameters.iter().filter(|parameter| parameter.is_needed) {
            if !call.arguments.iter().any(|argument| argument.name.text == *needed) {
                let hint = format!("write `{name}({needed}=…)`");
                self.tell(format!("the {what} `{name}` needs the argument `{needed}`"), &call.name, Some(hint));
            }
        }
        for argument in &call.arguments {
            self.written(what, signature, argument);
        }
    }

    /// An argument that is written out, and that no data is needed to see is wrong.
    fn written(&mut self, what: &str, signature: &Signature, argument: &Argument<'_>) {
        let Some(parameter) = signature.parameters.iter().find(|one| one.name == argument.name.text) else { return };
        let ExpressionKind::Literal(literal) = &argument.value.kind else { return };
        let (is_right, found) = match literal {
            Literal::None => (true, "nothing".to_owned()),
            Literal::Bool(_) => (matches!(parameter.takes, Takes::Flag | Takes::Anything), "true or false".to_owned()),
            Literal::Integer(_) | Literal::Float(_) => {
                (matches!(parameter.takes, Takes::Number | Takes::Anything), "a number".to_owned())
            }
            Literal::Text(text) => match parameter.takes {
                Takes::Words(known) => (known.contains(&text.as_ref()), format!("`{text}`")),
                takes => {
                    (!matches!(takes, Takes::Number | Takes::Flag | Takes::List | Takes::Map), "a text".to_owned())
                }
            },
        };
        if !is_right {
            let (name, of) = (parameter.name, signature.name);
            let wanted = parameter.takes.wanted();
            let hint = match (literal, parameter.takes) {
                (Literal::Text(text), Takes::Words(known)) => nearest(text, known.iter().copied()),
                _ => None,
            };
            let message = format!("the argument `{name}` of the {what} `{of}` must be {wanted}, but is {found}");
            let hint = hint.map(|near| format!("did you mean `{near}`?"));
            self.faults.push(self.library.fault(message, self.file, &argument.value.span).hint_if(hint));
        }
    }

    fn component(&mut self, call: &ComponentCall<'_>) {
        let name = call.name.text.as_ref();
        let Some((_, component)) = self.components.get(name).copied() else {
            if self.library.is_whole() {
                let hint = nearest(name, self.components.keys().copied()).map_or_else(
                    || "components are defined in `shared/*.md`, as `{% component name(argument) %}`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.tell(format!("unknown component `{name}`"), &call.name, Some(hint));
            }
            return;
        };
        let known = || component.parameters.iter().map(|parameter| parameter.name.text.as_ref());
        let mut is_misspelt = false;
        for argument in call.arguments.iter().filter(|_| component.rest.is_none()) {
            let given = argument.name.text.as_ref();
            if !known().any(|known| known == given) {
                is_misspelt = true;
                let all: Vec<&str> = known().collect();
                let hint = suggest(given, all).or_else(|| Some(format!("`{name}` takes no argument")));
                self.tell(format!("unknown argument `{given}` of the component `{name}`"), &argument.name, hint);
            }
        }
        for argument in call.arguments.iter().filter(|argument| argument.name.text == COLUMNS) {
            self.columns(name, component, argument);
        }
        let needed = component.parameters.iter().filter(|parameter| {
            let is_given = call.arguments.iter().any(|argument| argument.name.text == parameter.name.text);
            let is_left_out = !is_given && !is_misspelt && call.spreads.is_empty();
            parameter.default.is_none() && !parameter.is_implicit && is_left_out
        });
        for parameter in needed {
            let hint = format!("write `<{name} {}={{…}}/>`", parameter.name.text);
            let message = format!("the component `{name}` needs the argument `{}`", parameter.name.text);
            self.tell(message, &call.name, Some(hint));
        }
    }

    /// The columns that a component knows are those of its own default.
    fn columns(&mut self, name: &str, component: &Component<'_>, argument: &Argument<'_>) {
        let default =
            component.parameters.iter().find(|one| one.name.text == COLUMNS).and_then(|one| one.default.as_ref());
        let Some(known) = default.map(|default| texts(default).map(|(text, _)| text).collect::<Vec<_>>()) else {
            return;
        };
        for (column, span) in texts(&argument.value).filter(|(text, _)| !known.is_empty() && !known.contains(text)) {
            let fault = self.library.fault(format!("the component `{name}` has no column `{column}`"), self.file, span);
            self.faults.push(fault.hint_if(suggest(column, known.iter().copied())));
        }
    }

    fn extends(&mut self, template: &Template<'_>) {
        if let Some(parent) = &template.parent {
            self.template(parent);
        }
    }

    fn template(&mut self, name: &Name<'_>) {
        if self.library.holds(&name.text) {
            return;
        }
        let hint = nearest(&name.text, self.library.names()).map_or_else(
            || "a template is named by its path below `templates/`: `shared/figures.md`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.tell(format!("unknown template `{}`", name.text), name, Some(hint));
    }

    /// A block of a template that extends another one stands in one of that one's.
    fn block(&mut self, name: &Name<'_>) {
        let mut known: Vec<&str> = Vec::new();
        let parents = self.library.parents(self.file);
        for (_, parent) in &parents {
            words(parent, &mut |word| {
                if let Word::Block(block) = word {
                    known.push(&block.text);
                }
            });
        }
        let own = self.library.files.get(self.file).is_some_and(|template| is_inner(template, name));
        if parents.is_empty() || own || known.contains(&name.text.as_ref()) {
            return;
        }
        known.sort_unstable();
        let hint = suggest(&name.text, known).or_else(|| Some("the template it extends has no blocks".to_owned()));
        self.tell(format!("the block `{}` is never shown: no template that is extended has it", name.text), name, hint);
    }
}

/// Whether a block stands inside another one of the same template.
fn is_inner(template: &Template<'_>, name: &Name<'_>) -> bool {
    let outer = template.nodes.iter().filter_map(|node| match &node.kind {
        crate::render::language::NodeKind::Block { name, .. } => Some(name),
        _ => None,
    });
    !outer.into_iter().any(|outer| outer.span == name.span)
}

fn defined_twice(library: &Library<'_>, component: &str, first: &str, second: &str) -> Diagnostic {
    let own = if library.templates.is_embedded(first) { second } else { first };
    let other = if own == first { second } else { first };
    let found = library.files.get(own).and_then(|file| file.components.iter().find(|one| one.name.text == component));
    let span = found.map_or(0..0, |found| found.name.span.clone());
    library
        .fault(format!("component `{component}` is defined in both `{first}` and `{second}`"), own, &span)
        .hint(format!("to replace `{component}`, change it in your own copy of `{other}`; else give it another name"))
}
