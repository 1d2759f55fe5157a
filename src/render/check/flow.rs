//! The way of types through templates: from the data through loops, variables, decisions and components to every name.
//!
//! Each component is looked at once for every set of types that it is called with. What has been found stands in
//! [`Flow::faults`] in the order of the files, however it was come by.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use super::library::Library;
use super::schema::Schema;
use super::scope::Scope;
use super::types::Type;
use crate::diagnostic::Diagnostic;
use crate::render::language::{
    Branch, Call, Component, ComponentCall, Expression, ExpressionKind, Literal, Name, Node, NodeKind, Span,
};
use crate::render::templates::Version;

/// So many calls with other types are looked at; more come only from components that call each other with ever larger values.
const MOST_CALLS: usize = 20_000;

/// Bodies that a template puts in the place of blocks, by the blocks' names.
type Blocks<'l, 't> = BTreeMap<&'l str, Vec<(&'l str, &'l [Node<'t>])>>;

/// A body that is still to be looked at.
struct Job<'l, 't> {
    file: &'l str,
    nodes: &'l [Node<'t>],
    scope: Scope,
    caller: Option<Caller<'l>>,
    blocks: Rc<Blocks<'l, 't>>,
}

/// The call of a component that led to where a fault is.
#[derive(Clone, Debug)]
struct Caller<'l> {
    file: &'l str,
    component: &'l str,
    span: Span,
    /// Whether the call stands in a project's own template.
    is_own: bool,
}

/// Templates on their way.
pub(super) struct Flow<'l, 't> {
    pub(super) library: &'l Library<'t>,
    pub(super) schema: &'l Schema,
    components: BTreeMap<&'l str, (&'l str, &'l Component<'t>)>,
    /// The names of all arguments that components take from where they are called.
    implicit: BTreeSet<&'l str>,
    /// The template that is looked at.
    pub(super) file: &'l str,
    /// Where it was called from.
    caller: Option<Caller<'l>>,
    blocks: Rc<Blocks<'l, 't>>,
    jobs: VecDeque<Job<'l, 't>>,
    seen: BTreeSet<(String, Scope)>,
    called: BTreeSet<&'l str>,
    included: BTreeSet<&'l str>,
    /// By file and place.
    faults: BTreeMap<(&'l str, usize, String), Diagnostic>,
}

impl<'l, 't> Flow<'l, 't> {
    pub(super) fn new(library: &'l Library<'t>, schema: &'l Schema) -> Self {
        let components = library.components().map(|(file, one)| (one.name.text.as_ref(), (file, one))).collect();
        let parameters = library.components().flat_map(|(_, one)| &one.parameters);
        let implicit = parameters.filter(|one| one.is_implicit).map(|one| one.name.text.as_ref()).collect();
        Flow {
            library,
            schema,
            components,
            implicit,
            file: "",
            caller: None,
            blocks: Rc::default(),
            jobs: VecDeque::new(),
            seen: BTreeSet::new(),
            called: BTreeSet::new(),
            included: BTreeSet::new(),
            faults: BTreeMap::new(),
        }
    }

    /// Looks at a template that is run with these variables, and at all that it calls and takes in.
    pub(super) fn root(&mut self, name: &'l str, variables: BTreeMap<String, Type>) {
        let Some((file, template)) = self.library.files.get_key_value(name) else { return };
        let lineage: Vec<_> = std::iter::once((*file, template)).chain(self.library.parents(file)).collect();
        let Some((oldest, base)) = lineage.last().copied() else { return };
        let mut blocks = Blocks::new();
        for (file, template) in &lineage[..lineage.len() - 1] {
            for node in &template.nodes {
                gather_blocks(file, node, &mut blocks);
            }
        }
        let scope = Scope::new(variables);
        self.jobs.push_back(Job { file: oldest, nodes: &base.nodes, scope, caller: None, blocks: Rc::new(blocks) });
        self.run();
    }

    /// Looks at the components that nothing calls, knowing nothing of their arguments.
    pub(super) fn uncalled(&mut self, briefing: &BTreeMap<String, Type>) {
        let uncalled: Vec<_> =
            self.components.iter().filter(|(name, _)| !self.called.contains(*name)).map(|(_, found)| *found).collect();
        for (file, component) in uncalled {
            self.file = file;
            let name = &component.name;
            // What comes with briefer is there for templates to come, in a copy as well.
            let begins = format!("{{% component {}(", name.text);
            let comes = |file: &Version| file.is_embedded && file.text.contains(&begins);
            if !self.library.templates.versions(file).iter().any(comes) && self.library.is_whole() {
                let warning = Diagnostic::warning(format!("nothing calls the component `{}`", name.text));
                let hint = format!("call it with `{{{{ <{} …/> }}}}`, or leave it out", name.text);
                self.tell(warning.hint(hint), &name.span);
            }
            let mut given = BTreeMap::new();
            for parameter in &component.parameters {
                let name = parameter.name.text.as_ref();
                let known = briefing.get(name).filter(|_| parameter.is_implicit);
                given.insert(name.to_owned(), known.cloned().unwrap_or(Type::Any));
            }
            self.enter(file, component, (given, briefing.clone()), None);
        }
        self.run();
    }

    /// The templates that another one takes in.
    pub(super) fn is_included(&self, name: &str) -> bool {
        self.included.contains(name)
    }

    /// All that was found, by file and place.
    pub(super) fn faults(self) -> impl Iterator<Item = Diagnostic> {
        self.faults.into_values()
    }

    fn run(&mut self) {
        while let Some(job) = self.jobs.pop_front() {
            (self.file, self.caller, self.blocks) = (job.file, job.caller, job.blocks);
            let mut scope = job.scope;
            self.nodes(job.nodes, &mut scope);
        }
    }

    /// Adds what was found, once for a place. What a project's own call does to a component that is built in is told at the
    /// call.
    pub(super) fn tell(&mut self, diagnostic: Diagnostic, span: &Span) {
        let templates = self.library.templates;
        match &self.caller {
            Some(caller) if caller.is_own && templates.is_embedded(self.file) => {
                let message = format!("the component `{}` cannot use what it is given: ", caller.component);
                let inside = templates.place(self.file, span.clone());
                let hint = diagnostic.hint.as_ref().map_or(String::new(), |hint| format!("{hint}; "));
                let mut told = diagnostic.at(templates.place(caller.file, caller.span.clone()));
                told.message = format!("{message}{}", told.message);
                told.hint = Some(format!("{hint}see {inside}"));
                self.faults.entry((caller.file, caller.span.start, message)).or_insert(told);
            }
            caller => {
                let mut told = diagnostic.at(templates.place(self.file, span.clone()));
                if let Some(caller) = caller.as_ref().filter(|caller| caller.file != self.file) {
                    let called = format!("called from {}", templates.place(caller.file, caller.span.clone()));
                    told.hint = Some(told.hint.map_or(called.clone(), |hint| format!("{hint} ({called})")));
                }
                self.faults.entry((self.file, span.start, told.message.clone())).or_insert(told);
            }
        }
    }

    pub(super) fn error(&mut self, message: String, span: &Span, hint: Option<String>) {
        self.tell(Diagnostic::error(message).hint_if(hint), span);
    }

    pub(super) fn nodes(&mut self, nodes: &'l [Node<'t>], scope: &mut Scope) {
        self.links(nodes, scope);
        for node in nodes {
            self.node(node, scope);
        }
    }

    fn node(&mut self, node: &'l Node<'t>, scope: &mut Scope) {
        match &node.kind {
            NodeKind::Text(_) | NodeKind::Jump => {}
            NodeKind::Print(value) => drop(self.value(value, scope)),
            NodeKind::Set { name, value, is_global } => {
                let value = self.value(value, scope);
                set(scope, name, value, *is_global);
            }
            NodeKind::Capture { name, filters, body, is_global } => {
                let value = self.section(filters, body, scope);
                set(scope, name, value, *is_global);
            }
            NodeKind::FilterSection { filters, body } => drop(self.section(filters, body, scope)),
            NodeKind::Include(name) => self.include(name, scope),
            NodeKind::Block { name, body } => self.block(name, body, scope),
            NodeKind::For { key, value, target, body, otherwise } => {
                let variables = self.loop_variables(key.as_ref(), value, target, scope);
                scope.enter(variables);
                scope.set("loop", loop_record());
                self.nodes(body, scope);
                scope.leave();
                self.nodes(otherwise, scope);
            }
            NodeKind::If { branches, otherwise } => self.decision(branches, otherwise.as_deref(), scope),
            NodeKind::Component { call, body } => {
                self.nodes(body, scope);
                self.component(call, scope);
            }
        }
    }

    /// A body whose text goes through filters.
    fn section(&mut self, filters: &'l [Call<'t>], body: &'l [Node<'t>], scope: &mut Scope) -> Type {
        self.nodes(body, scope);
        filters.iter().fold(Type::text(), |value, call| self.filter(value, call, &call.name.span, scope))
    }

    /// The variables of one turn of a loop.
    pub(super) fn loop_variables(
        &mut self,
        key: Option<&Name<'t>>,
        value: &Name<'t>,
        target: &'l Expression<'t>,
        scope: &mut Scope,
    ) -> BTreeMap<String, Type> {
        let of = self.value(target, scope);
        let item = self.item(&of, target, key.is_some());
        let key = key.map(|key| (key.text.clone().into_owned(), Type::text()));
        key.into_iter().chain([(value.text.clone().into_owned(), item)]).collect()
    }

    /// Each way through a decision by itself; what holds after it is what any of them leaves.
    fn decision(&mut self, branches: &'l [Branch<'t>], otherwise: Option<&'l [Node<'t>]>, scope: &mut Scope) {
        let mut after: Option<Scope> = None;
        let mut is_decided = false;
        for branch in branches {
            drop(self.value(&branch.condition, scope));
            let constant = constant(&branch.condition);
            if is_decided || constant == Some(false) {
                let message = "what stands under this condition is never shown";
                let hint = if is_decided { "a condition above it always holds" } else { "it never holds" };
                self.tell(Diagnostic::warning(message).hint(hint), &branch.condition.span);
            }
            is_decided |= constant == Some(true);
            let mut inside = scope.clone();
            self.nodes(&branch.body, &mut inside);
            match &mut after {
                Some(after) => after.join(inside),
                None => after = Some(inside),
            }
        }
        if let Some(body) = otherwise {
            if let (true, Some(last)) = (is_decided, branches.last()) {
                let message = "what stands under this `else` is never shown";
                let place = body.first().map_or(&last.condition.span, |node| &node.span);
                self.tell(Diagnostic::warning(message).hint("a condition above it always holds"), place);
            }
            self.nodes(body, scope);
        }
        if let Some(after) = after {
            scope.join(after);
        }
    }

    fn block(&mut self, name: &Name<'t>, own: &'l [Node<'t>], scope: &mut Scope) {
        let blocks = Rc::clone(&self.blocks);
        let Some(instead) = blocks.get(name.text.as_ref()) else { return self.nodes(own, scope) };
        let file = self.file;
        for (other, body) in instead {
            self.file = other;
            self.nodes(body, scope);
        }
        self.file = file;
    }

    fn include(&mut self, name: &'l Name<'t>, scope: &Scope) {
        let Some((file, template)) = self.library.files.get_key_value(name.text.as_ref()) else { return };
        self.included.insert(file);
        if self.seen.len() < MOST_CALLS && self.seen.insert((file.to_string(), scope.clone())) {
            let caller = self.caller.clone();
            let blocks = Rc::clone(&self.blocks);
            self.jobs.push_back(Job { file, nodes: &template.nodes, scope: scope.clone(), caller, blocks });
        }
    }

    /// A call of a component: its arguments by name, then its body once for these types.
    pub(super) fn component(&mut self, call: &'l ComponentCall<'t>, scope: &mut Scope) {
        let mut given: BTreeMap<String, Type> = BTreeMap::new();
        for argument in &call.arguments {
            let value = self.value(&argument.value, scope);
            given.insert(argument.name.text.clone().into_owned(), value);
        }
        for spread in &call.spreads {
            drop(self.value(spread, scope));
        }
        let Some((file, component)) = self.components.get(call.name.text.as_ref()).copied() else { return };
        for parameter in &component.parameters {
            let name = parameter.name.text.as_ref();
            if let Some(value) = given.get(name) {
                self.declared(call, parameter, value.clone());
                continue;
            }
            let value = match (&parameter.default, scope.implicit(name)) {
                _ if !call.spreads.is_empty() => Type::Any,
                (_, Some(value)) if parameter.is_implicit => value.clone(),
                (Some(default), _) => self.value(default, scope),
                (None, _) => {
                    if parameter.is_implicit {
                        self.not_at_hand(call, name);
                    }
                    Type::Any
                }
            };
            given.insert(name.to_owned(), value);
        }
        if let Some(rest) = &component.rest {
            let named = |name: &str| component.parameters.iter().any(|parameter| parameter.name.text == name);
            given.retain(|name, _| named(name));
            given.insert(rest.text.clone().into_owned(), Type::Any);
        }
        if call.has_body {
            given.insert("body".to_owned(), Type::text());
        }
        let caller = self.called_here(call);
        let around = self.implicit.iter().filter_map(|name| Some(((*name).to_owned(), scope.implicit(name)?.clone())));
        let around = around.collect();
        self.enter(file, component, (given, around), caller);
    }

    /// The call that is to blame for what is wrong in a component: this one, but where it is built in, the project's own that led
    /// here.
    fn called_here(&self, call: &'l ComponentCall<'t>) -> Option<Caller<'l>> {
        let is_own = !self.library.templates.is_embedded(self.file);
        let led_here = self.caller.clone().filter(|caller| caller.is_own && !is_own);
        let here = || Caller { file: self.file, component: &call.name.text, span: call.name.span.clone(), is_own };
        Some(led_here.unwrap_or_else(here))
    }

    fn not_at_hand(&mut self, call: &ComponentCall<'t>, name: &str) {
        let message = format!("the component `{}` needs `{name}`, which is not known here", call.name.text);
        let hint = format!("give it: `<{} {name}={{…}}/>`, or add `@{name}` to the component around", call.name.text);
        self.error(message, &call.name.span, Some(hint));
    }

    fn enter(
        &mut self,
        file: &'l str,
        component: &'l Component<'t>,
        (given, around): (BTreeMap<String, Type>, BTreeMap<String, Type>),
        caller: Option<Caller<'l>>,
    ) {
        let (name, nodes) = (component.name.text.as_ref(), component.body.as_slice());
        self.called.insert(name);
        let known: BTreeSet<&str> = component
            .parameters
            .iter()
            .map(|parameter| parameter.name.text.as_ref())
            .chain(component.rest.as_ref().map(|rest| rest.text.as_ref()))
            .chain(["body"])
            .collect();
        let given = given.into_iter().filter(|(name, _)| known.contains(name.as_str())).collect();
        let scope = Scope::of_component(given, around);
        if self.seen.len() < MOST_CALLS && self.seen.insert((format!("<{name}"), scope.clone())) {
            self.jobs.push_back(Job { file, nodes, scope, caller, blocks: Rc::default() });
        }
    }
}

fn set(scope: &mut Scope, name: &Name<'_>, value: Type, is_global: bool) {
    if is_global { scope.set_global(&name.text, value) } else { scope.set(&name.text, value) }
}

/// The fields of `loop`.
fn loop_record() -> Type {
    let number = ["index", "index0", "length"].map(|name| (name.to_owned(), Type::Number));
    let bool = ["first", "last"].map(|name| (name.to_owned(), Type::Bool));
    Type::record(number.into_iter().chain(bool).collect())
}

/// Whether a condition always holds or never does.
fn constant(condition: &Expression<'_>) -> Option<bool> {
    match &condition.kind {
        ExpressionKind::Literal(Literal::Bool(value)) => Some(*value),
        ExpressionKind::Literal(Literal::None) => Some(false),
        ExpressionKind::Literal(Literal::Integer(number)) => Some(*number != 0),
        ExpressionKind::Literal(Literal::Text(text)) => Some(!text.is_empty()),
        ExpressionKind::Unary { operator: crate::render::language::Unary::Not, of } => constant(of).map(|value| !value),
        _ => None,
    }
}

/// Adds the blocks of a node, and those in it.
fn gather_blocks<'l, 't>(file: &'l str, node: &'l Node<'t>, blocks: &mut Blocks<'l, 't>) {
    if let NodeKind::Block { name, body } = &node.kind {
        blocks.entry(name.text.as_ref()).or_default().push((file, body));
    }
}
