//! Components: their definitions and the two ways to call them.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::lexer::TokenKind;
use super::parser::{Parser, Within};
use super::tree::{
    Argument, Component, ComponentCall, Expression, ExpressionKind, Literal, Name, NodeKind, Parameter, ParameterType,
    Span,
};

impl<'t> Parser<'t> {
    /// A component's name, which may be dotted.
    fn component_name(&mut self) -> Result<Name<'t>, Fault> {
        let (first, mut span) = self.name("the component's name")?;
        let mut text = std::borrow::Cow::Borrowed(first);
        while self.eat(".") {
            let (part, at) = self.name("the rest of the component's name")?;
            text = format!("{text}.{part}").into();
            span.end = at.end;
        }
        Ok(Name { text, span })
    }

    /// What follows `<` in a value: `name argument={value}/>`.
    pub(super) fn component_call(&mut self, open: &Span) -> Result<Expression<'t>, Fault> {
        let mut call = self.component_head()?;
        call.has_body = false;
        let token = self.next()?;
        match token.kind {
            TokenKind::Sign("/") => {}
            TokenKind::Sign(">") => {
                let name = &call.name.text;
                let hint = format!("close it with `/>`, or write `{{% <{name}> %}} … {{% </{name}> %}}`");
                return Err(Fault::new("a component with a body is called in a tag of its own", token.span, hint));
            }
            _ => return Err(self.unexpected(&token, "`/>`, or an argument: `name={value}`")),
        }
        let end = self.expect(">")?.end;
        Ok(Expression { kind: ExpressionKind::Component(call), span: open.start..end, is_literal: false })
    }

    /// What follows `{% <`: `name argument={value}> %}…{% </name>`.
    pub(super) fn component_with_body(&mut self) -> Result<NodeKind<'t>, Fault> {
        let call = self.component_head()?;
        self.expect(">")?;
        self.tag_end()?;
        self.within.push(Within::Capture("component body"));
        let body = self.body(&["</"])?;
        self.within.pop();
        self.expect("</")?;
        let end = self.component_name()?;
        if end.text != call.name.text {
            let hint = format!("close it with `{{% </{}> %}}`", call.name.text);
            return Err(Fault::new(format!("`{}` is closed as `{}`", call.name.text, end.text), end.span, hint));
        }
        self.expect(">")?;
        Ok(NodeKind::Component { call, body })
    }

    /// A component's name and arguments.
    fn component_head(&mut self) -> Result<ComponentCall<'t>, Fault> {
        let name = self.component_name()?;
        let mut call = ComponentCall { name, arguments: Vec::new(), spreads: Vec::new(), has_body: true };
        loop {
            if self.eat("{") {
                self.expect("...")?;
                call.spreads.push(self.expression(0)?);
                self.expect("}")?;
            } else if matches!(self.peek(), Some(TokenKind::Name(_))) {
                let (name, span) = self.name("an argument's name")?;
                let name = Name { text: name.into(), span };
                let value = self.argument(&name)?;
                call.arguments.push(Argument { name, value });
            } else {
                return Ok(call);
            }
        }
    }

    /// `="text"`, `={value}`; where neither follows, the variable of the argument's name.
    fn argument(&mut self, name: &Name<'t>) -> Result<Expression<'t>, Fault> {
        if !self.eat("=") {
            let kind = ExpressionKind::Variable(name.clone());
            return Ok(Expression { kind, span: name.span.clone(), is_literal: false });
        }
        let token = self.next()?;
        match token.kind {
            TokenKind::Text(_) => Ok(Parser::text_token(token)),
            TokenKind::Sign("{") => {
                let value = self.expression(0)?;
                self.expect("}")?;
                Ok(value)
            }
            _ => {
                let hint = format!("write `{0}=\"words\"` or `{0}={{value}}`", name.text);
                let fault = self.unexpected(&token, "a text in quotation marks, or a value in `{…}`");
                Err(if fault.span == token.span { Fault { hint: hint.into(), ..fault } } else { fault })
            }
        }
    }

    /// What follows `{% component`.
    pub(super) fn component(&mut self, word: &Span) -> Result<(), Fault> {
        if !self.within.is_empty() {
            let hint = "move it out, to the end of the file";
            return Err(Fault::new("a component cannot be defined in another tag", word.clone(), hint));
        }
        self.within.push(Within::Component);
        let name = self.component_name()?;
        if !self.components.insert(name.text.clone()) {
            return Err(Fault::twice("component", &name.text, name.span));
        }
        let (parameters, rest) = self.parameters()?;
        if let Some(TokenKind::Sign("{")) = self.peek() {
            let start = self.expect("{")?.start;
            let metadata = self.map(start)?;
            if !metadata.is_literal {
                return Err(Parser::not_literal(&metadata));
            }
        }
        self.tag_end()?;
        let body = self.body(&["endcomponent"])?;
        self.next()?;
        if let Some(TokenKind::Name(_)) = self.peek() {
            let end = self.component_name()?;
            if end.text != name.text {
                return Err(Fault::end_name("component", &name.text, &end.text, end.span));
            }
        }
        self.within.pop();
        self.template.components.push(Component { name, parameters, rest, body });
        Ok(())
    }

    /// `(name, name: type = default, ...rest)`
    fn parameters(&mut self) -> Result<(Vec<Parameter<'t>>, Option<Name<'t>>), Fault> {
        let mut parameters: Vec<Parameter<'t>> = Vec::new();
        let mut names: BTreeSet<&'t str> = BTreeSet::new();
        self.expect("(")?;
        loop {
            if !self.is_sign(")") && !parameters.is_empty() {
                self.expect(",")?;
            }
            if self.eat(")") {
                return Ok((parameters, None));
            }
            let is_rest = self.eat("...");
            let is_implicit = !is_rest && self.eat("@");
            let (text, span) = self.name("an argument's name")?;
            if text == "body" {
                let hint = "choose another name: `body` is what stands between `{% <name> %}` and `{% </name> %}`";
                return Err(Fault::new("an argument cannot be named `body`", span, hint));
            }
            if names.contains(text) {
                return Err(Fault::twice("argument", text, span));
            }
            names.insert(text);
            let name = Name { text: text.into(), span };
            if is_rest {
                self.expect(")")?;
                return Ok((parameters, Some(name)));
            }
            parameters.push(self.parameter(name, is_implicit)?);
        }
    }

    /// What follows a parameter's name.
    fn parameter(&mut self, name: Name<'t>, is_implicit: bool) -> Result<Parameter<'t>, Fault> {
        let mut declared = None;
        if self.eat(":") {
            let (word, span) = self.name("a type")?;
            declared = Some(ParameterType::named(word).ok_or_else(|| Fault::parameter_type(word, span))?);
        }
        let default = if self.eat("=") { Some(self.default()?) } else { None };
        let found = default.as_ref().and_then(ParameterType::of);
        if let (Some(declared), Some(found), Some(default)) = (declared, found, &default)
            && !declared.takes(found)
        {
            let message = format!("the default is of type `{}`, but `{}` is declared", found.name(), declared.name());
            return Err(Fault::new(message, default.span.clone(), "change the type or the default"));
        }
        Ok(Parameter { name, is_implicit, declared: declared.or(found), default })
    }

    /// A fixed value: a text, a number, a bool, `none`, or a list or map of such.
    fn default(&mut self) -> Result<Expression<'t>, Fault> {
        let token = self.next()?;
        let span = token.span.clone();
        let literal = |literal, span| Ok(Expression { kind: ExpressionKind::Literal(literal), span, is_literal: true });
        match token.kind {
            TokenKind::Bool(value) => literal(Literal::Bool(value), span),
            TokenKind::Integer(number) => literal(Literal::Integer(number), span),
            TokenKind::Float(number) => literal(Literal::Float(number), span),
            TokenKind::Name("none" | "None" | "null") => literal(Literal::None, span),
            TokenKind::Text(_) => Ok(Parser::text_token(token)),
            TokenKind::Sign("-") => {
                let number = self.next()?;
                let span = span.start..number.span.end;
                match number.kind {
                    TokenKind::Integer(whole) => literal(Literal::Integer(-whole), span),
                    TokenKind::Float(float) => literal(Literal::Float(-float), span),
                    _ => Err(self.unexpected(&number, "a number")),
                }
            }
            TokenKind::Sign(open @ ("[" | "{")) => {
                let value = if open == "[" { self.array(&span)? } else { self.map(span.start)? };
                if value.is_literal { Ok(value) } else { Err(Parser::not_literal(&value)) }
            }
            _ => Err(self.unexpected(&token, "a fixed value: a text, a number, a bool, `none`, a list or a map")),
        }
    }
}
