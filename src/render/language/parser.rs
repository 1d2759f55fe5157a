//! The tags of a template: what decides, repeats, names and takes in.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fault::Fault;
use super::lexer::{Token, TokenKind, tokens};
use super::limits::DEPTH;
use super::tree::{Branch, Expression, Name, Node, NodeKind, Span, Template};

/// Names that no variable may have.
const RESERVED: [&str; 12] =
    ["loop", "self", "and", "or", "not", "is", "in", "continue", "break", "none", "None", "null"];

/// What a body stands in, which decides what it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    For,
    Block,
    If,
    Component,
    /// A body whose text is kept: what, in words.
    Capture(&'static str),
}

/// Reads tokens in order.
pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token<'t>>>,
    /// What ended the tokens, if not the text's end.
    lexing: Option<Fault>,
    /// The tag that is being read: its first sign and where it stands.
    tag: Option<(&'static str, usize)>,
    /// The blocks that are open: the word and its place.
    open: Vec<(&'t str, Span)>,
    pub(super) within: Vec<Within>,
    /// Bodies in each other.
    nesting: usize,
    pub(super) depth: usize,
    pub(super) operations: usize,
    pub(super) dimensions: usize,
    pub(super) brackets: usize,
    blocks: BTreeSet<&'t str>,
    pub(super) components: BTreeSet<Cow<'t, str>>,
    pub(super) template: Template<'t>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (tokens, lexing) = tokens(text);
        Parser {
            text,
            tokens: tokens.into_iter().peekable(),
            lexing,
            tag: None,
            open: Vec::new(),
            within: Vec::new(),
            nesting: 0,
            depth: 0,
            operations: 0,
            dimensions: 0,
            brackets: 0,
            blocks: BTreeSet::new(),
            components: BTreeSet::new(),
            template: Template::default(),
        }
    }

    pub(super) fn template(mut self) -> Result<Template<'t>, Fault> {
        let nodes = self.body(&[])?;
        if let Some(fault) = self.lexing {
            return Err(fault);
        }
        self.template.nodes = nodes;
        Ok(self.template)
    }

    /// The kind of the next token.
    pub(super) fn peek(&mut self) -> Option<&TokenKind<'t>> {
        self.tokens.peek().map(|token| &token.kind)
    }

    pub(super) fn next(&mut self) -> Result<Token<'t>, Fault> {
        match self.tokens.next() {
            Some(token) => Ok(token),
            None => Err(self.end()),
        }
    }

    /// The text ends where something is missing.
    fn end(&mut self) -> Fault {
        if let Some(fault) = self.lexing.take() {
            return fault;
        }
        if let Some((open, start)) = self.tag {
            return Fault::open_tag(open, start);
        }
        match self.open.pop() {
            Some((word, span)) => Fault::open_block(word, span),
            None => {
                Fault::new("unexpected end of the template", self.text.len()..self.text.len(), "something is missing")
            }
        }
    }

    pub(super) fn is_sign(&mut self, sign: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Sign(found)) if *found == sign)
    }

    pub(super) fn is_word(&mut self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Name(found)) if *found == word)
    }

    /// Whether the next token is the sign, which is then used up.
    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let is_next = self.is_sign(sign);
        if is_next {
            self.tokens.next();
        }
        is_next
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let is_next = self.is_word(word);
        if is_next {
            self.tokens.next();
        }
        is_next
    }

    pub(super) fn expect(&mut self, sign: &'static str) -> Result<Span, Fault> {
        let token = self.next()?;
        if token.kind == TokenKind::Sign(sign) {
            Ok(token.span)
        } else {
            Err(self.unexpected(&token, &format!("`{sign}`")))
        }
    }

    pub(super) fn expect_word(&mut self, word: &'static str) -> Result<(), Fault> {
        let token = self.next()?;
        if token.kind == TokenKind::Name(word) { Ok(()) } else { Err(self.unexpected(&token, &format!("`{word}`"))) }
    }

    pub(super) fn name(&mut self, expected: &str) -> Result<(&'t str, Span), Fault> {
        let token = self.next()?;
        match token.kind {
            TokenKind::Name(name) => Ok((name, token.span)),
            _ => Err(self.unexpected(&token, expected)),
        }
    }

    /// A name for a variable.
    pub(super) fn variable(&mut self) -> Result<Name<'t>, Fault> {
        let (name, span) = self.name("a name")?;
        if RESERVED.contains(&name) { Err(Fault::reserved(name, span)) } else { Ok(Name { text: name.into(), span }) }
    }

    /// One variable, or two with a comma between them: the key and the value.
    pub(super) fn loop_variables(&mut self) -> Result<(Option<Name<'t>>, Name<'t>), Fault> {
        let first = self.variable()?;
        if !self.eat(",") {
            return Ok((None, first));
        }
        Ok((Some(first), self.variable()?))
    }

    /// Something else than `expected`: of a tag into which the next one begins, that it is not closed.
    pub(super) fn unexpected(&self, token: &Token<'t>, expected: &str) -> Fault {
        let rest = &self.text[token.span.start..];
        let is_tag = rest.starts_with('{') || (rest.starts_with('}') && !rest.starts_with("}}"));
        match self.tag {
            Some((open, start)) if is_tag => Fault::open_tag(open, start),
            _ => Fault::unexpected(token, expected),
        }
    }

    pub(super) fn tag_end(&mut self) -> Result<Span, Fault> {
        let token = self.next()?;
        if token.kind != TokenKind::TagEnd {
            return Err(self.unexpected(&token, "`%}`"));
        }
        self.tag = None;
        Ok(token.span)
    }

    /// Reads up to a tag that begins with one of `ends`, of which the start is used up.
    pub(super) fn body(&mut self, ends: &[&str]) -> Result<Vec<Node<'t>>, Fault> {
        self.nesting += 1;
        if self.nesting > DEPTH {
            let span = self.open.last().map_or(0..0, |(_, span)| span.clone());
            let hint = "move what is inside into a component, or into a part that is included";
            return Err(Fault::new("the blocks are nested too deeply", span, hint));
        }
        let nodes = self.nodes(ends);
        self.nesting -= 1;
        nodes
    }

    fn nodes(&mut self, ends: &[&str]) -> Result<Vec<Node<'t>>, Fault> {
        let mut nodes = Vec::new();
        while let Some(token) = self.tokens.next() {
            let is_ignored = self.template.parent.is_some() && self.within.is_empty();
            let node = match token.kind {
                TokenKind::Content(text) | TokenKind::Raw(text) => {
                    (!text.is_empty()).then_some(Node { kind: NodeKind::Text(text), span: token.span })
                }
                TokenKind::PrintStart => Some(self.print(token.span.start)?),
                TokenKind::TagStart => {
                    self.tag = Some(("{%", token.span.start));
                    if self.is_end(ends)? {
                        return Ok(nodes);
                    }
                    let is_first = nodes.iter().all(is_blank);
                    let kind = self.statement(is_first)?;
                    let end = self.tag_end()?.end;
                    kind.map(|kind| Node { kind, span: token.span.start..end })
                }
                _ => None,
            };
            let Some(node) = node else { continue };
            if is_ignored && !is_blank(&node) && !matches!(node.kind, NodeKind::Block { .. }) {
                return Err(ignored(&node));
            }
            nodes.push(node);
        }
        Ok(nodes)
    }

    /// Whether the tag that has just begun is one of `ends`.
    fn is_end(&mut self, ends: &[&str]) -> Result<bool, Fault> {
        match self.peek() {
            Some(TokenKind::Name(word)) => Ok(ends.contains(word)),
            Some(TokenKind::Sign(sign)) => Ok(ends.contains(sign)),
            Some(_) => Ok(false),
            None => Err(self.end()),
        }
    }

    fn print(&mut self, start: usize) -> Result<Node<'t>, Fault> {
        self.tag = Some(("{{", start));
        let value = self.expression(0)?;
        let end = self.next()?;
        if end.kind != TokenKind::PrintEnd {
            return Err(self.unexpected(&end, "`}}`"));
        }
        self.tag = None;
        Ok(Node { kind: NodeKind::Print(value), span: start..end.span.end })
    }

    /// What a tag says; nothing where it adds none to the body.
    fn statement(&mut self, is_first: bool) -> Result<Option<NodeKind<'t>>, Fault> {
        let token = self.next()?;
        let TokenKind::Name(word) = token.kind else {
            if token.kind == TokenKind::Sign("<") {
                self.open.push(("<", token.span.clone()));
                let node = self.component_with_body()?;
                self.open.pop();
                return Ok(Some(node));
            }
            return Err(self.unknown_tag(&token));
        };
        let is_block = matches!(word, "if" | "for" | "set" | "set_global" | "block" | "filter" | "component");
        if is_block {
            self.open.push((if word == "set_global" { "set" } else { word }, token.span.clone()));
        }
        let kind = match word {
            "set" | "set_global" => Some(self.set(word == "set_global")?),
            "include" => Some(NodeKind::Include(self.template_path()?)),
            "extends" => {
                self.extends(&token.span, is_first)?;
                None
            }
            "block" => Some(self.block(&token.span)?),
            "for" => Some(self.for_loop()?),
            "if" => Some(self.decision()?),
            "filter" => Some(self.filter_section()?),
            "component" => {
                self.component(&token.span)?;
                None
            }
            "break" | "continue" => Some(self.jump(word, token.span)?),
            _ => return Err(self.unknown_tag(&token)),
        };
        if is_block {
            self.open.pop();
        }
        Ok(kind)
    }

    fn unknown_tag(&self, token: &Token<'t>) -> Fault {
        Fault::unknown_tag(token, self.open.last().map(|(word, _)| *word))
    }

    /// The path of a template, in quotation marks.
    fn template_path(&mut self) -> Result<Name<'t>, Fault> {
        let token = self.next()?;
        match token.kind {
            TokenKind::Text(text) => Ok(Name { text, span: token.span.start + 1..token.span.end - 1 }),
            _ => Err(self.unexpected(&token, "the path of a template in quotation marks")),
        }
    }

    fn extends(&mut self, word: &Span, is_first: bool) -> Result<(), Fault> {
        let parent = self.template_path()?;
        let fault = |message: &str, hint: &'static str| Err(Fault::new(message, word.clone(), hint));
        if self.template.parent.is_some() {
            return fault("the template extends another one already", "a template extends one other");
        }
        if !is_first {
            return fault("`extends` must be the first tag of the template", "move it to the first line");
        }
        if !self.within.is_empty() {
            return fault("`extends` cannot stand in another tag", "move it to the first line");
        }
        self.template.parent = Some(parent);
        Ok(())
    }

    fn block(&mut self, word: &Span) -> Result<NodeKind<'t>, Fault> {
        if self.within.iter().any(|within| matches!(within, Within::For | Within::Component)) {
            let hint = "put the loop into the block, or use a component";
            return Err(Fault::new("a block cannot stand in a loop or a component", word.clone(), hint));
        }
        self.within.push(Within::Block);
        let (name, span) = self.name("the block's name")?;
        if !self.blocks.insert(name) {
            return Err(Fault::twice("block", name, span));
        }
        self.tag_end()?;
        let body = self.body(&["endblock"])?;
        self.next()?;
        if let Some(TokenKind::Name(_)) = self.peek() {
            let (end, at) = self.name("the block's name")?;
            if end != name {
                return Err(Fault::end_name("block", name, end, at));
            }
        }
        self.within.pop();
        Ok(NodeKind::Block { name: Name { text: name.into(), span }, body })
    }

    fn for_loop(&mut self) -> Result<NodeKind<'t>, Fault> {
        self.within.push(Within::For);
        let (key, value) = self.loop_variables()?;
        self.expect_word("in")?;
        let target = self.expression(0)?;
        self.tag_end()?;
        let body = self.body(&["endfor", "else"])?;
        self.within.pop();
        let mut otherwise = Vec::new();
        if self.eat_word("else") {
            self.tag_end()?;
            otherwise = self.body(&["endfor"])?;
        }
        self.next()?;
        Ok(NodeKind::For { key, value, target, body, otherwise })
    }

    fn decision(&mut self) -> Result<NodeKind<'t>, Fault> {
        let mut branches = Vec::new();
        self.within.push(Within::If);
        loop {
            let condition = self.expression(0)?;
            self.tag_end()?;
            let body = self.body(&["endif", "else", "elif"])?;
            branches.push(Branch { condition, body });
            if !self.eat_word("elif") {
                break;
            }
        }
        let mut otherwise = None;
        if self.eat_word("else") {
            self.tag_end()?;
            otherwise = Some(self.body(&["endif"])?);
        }
        self.next()?;
        self.within.pop();
        Ok(NodeKind::If { branches, otherwise })
    }

    fn filter_section(&mut self) -> Result<NodeKind<'t>, Fault> {
        self.within.push(Within::Capture("filter section"));
        let mut filters = vec![self.call()?];
        while self.eat("|") {
            filters.push(self.call()?);
        }
        self.tag_end()?;
        let body = self.body(&["endfilter"])?;
        self.next()?;
        self.within.pop();
        Ok(NodeKind::FilterSection { filters, body })
    }

    fn set(&mut self, is_global: bool) -> Result<NodeKind<'t>, Fault> {
        let name = self.variable()?;
        if self.eat("=") {
            let value: Expression<'t> = self.expression(0)?;
            return Ok(NodeKind::Set { name, value, is_global });
        }
        let mut filters = Vec::new();
        while self.eat("|") {
            filters.push(self.call()?);
        }
        self.tag_end()?;
        self.within.push(Within::Capture("`set` block"));
        let body = self.body(&["endset"])?;
        self.within.pop();
        self.next()?;
        Ok(NodeKind::Capture { name, filters, body, is_global })
    }

    fn jump(&mut self, word: &str, span: Span) -> Result<NodeKind<'t>, Fault> {
        for within in self.within.iter().rev() {
            match within {
                Within::For => return Ok(NodeKind::Jump),
                Within::Capture(what) => {
                    let message = format!("`{word}` cannot leave a {what}");
                    return Err(Fault::new(message, span, "put the loop inside, or decide with `if`"));
                }
                _ => {}
            }
        }
        Err(Fault::new(
            format!("`{word}` stands outside a loop"),
            span,
            "it leaves a `for`, or goes on with its next item",
        ))
    }
}

fn is_blank(node: &Node<'_>) -> bool {
    matches!(node.kind, NodeKind::Text(text) if text.chars().all(char::is_whitespace))
}

fn ignored(node: &Node<'_>) -> Fault {
    let hint = "a template that extends another one holds blocks and components; put this into a block";
    let blank = match node.kind {
        NodeKind::Text(text) => text.len() - text.trim_start().len(),
        _ => 0,
    };
    let start = node.span.start + blank;
    Fault::new("this would never be shown", start..node.span.end.max(start), hint)
}
