//! Values: operators by how strongly they bind, names with their fields, calls.

use super::fault::Fault;
use super::lexer::{Token, TokenKind};
use super::limits::{BRACKETS, DEPTH, DIMENSIONS, OPERATIONS};
use super::parser::{Parser, Within};
use super::tree::{
    Argument, ArrayEntry, Binary, Call, Expression, ExpressionKind, Literal, MapEntry, Name, Span, Unary,
};

/// How strongly `not` and the sign of a number bind what follows.
const NOT: u8 = 5;
const MINUS: u8 = 20;
/// How strongly `in`, `not in` and `is` bind to their left.
const IN: u8 = 5;
/// A value in which no `if … else` stands outside brackets.
const WITHOUT_TERNARY: u8 = 1;

/// The fields of `loop`.
const LOOP: [&str; 5] = ["index", "index0", "first", "last", "length"];

/// What may follow a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operator {
    Binary(Binary),
    Is,
    Pipe,
}

impl<'t> Parser<'t> {
    /// Reads a value that binds at least as strongly as `power`.
    pub(super) fn expression(&mut self, power: u8) -> Result<Expression<'t>, Fault> {
        if self.depth == 0 {
            self.operations = 0;
        }
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Fault::too_complex(self.here()));
        }
        let expression = self.operations(power);
        self.depth -= 1;
        expression
    }

    /// The place of what comes next.
    fn here(&mut self) -> Span {
        self.next().map_or_else(|fault| fault.span, |token| token.span)
    }

    /// Counts one more operation of the expression.
    fn count(&mut self) -> Result<(), Fault> {
        self.operations += 1;
        if self.operations > OPERATIONS { Err(Fault::too_complex(self.here())) } else { Ok(()) }
    }

    fn operations(&mut self, power: u8) -> Result<Expression<'t>, Fault> {
        let mut left = self.operand()?;
        loop {
            if self.is_sign("[") {
                self.count()?;
                left = self.subscript(left)?;
                continue;
            }
            if self.is_word("if") {
                return if power == 0 { self.ternary(left) } else { Ok(left) };
            }
            let mut negated = false;
            if self.is_word("not") {
                if IN < power {
                    return Ok(left);
                }
                let not = self.next()?;
                if !self.is_word("in") {
                    let hint = "`not` stands before a value, or in `x not in list` and `x is not defined`";
                    return Err(Fault::new("`not` cannot follow a value here", not.span, hint));
                }
                negated = true;
            }
            let Some((operator, left_power, right_power)) = self.operator() else { return Ok(left) };
            if left_power < power {
                return Ok(left);
            }
            self.count()?;
            self.next()?;
            negated |= operator == Operator::Is && self.eat_word("not");
            left = self.operation(left, operator, right_power)?;
            if negated {
                left = unary(Unary::Not, left.span.start, left);
            }
        }
    }

    /// The operator that comes next, with how strongly it binds to its left and to its right.
    fn operator(&mut self) -> Option<(Operator, u8, u8)> {
        let binary = |operator, left, right| Some((Operator::Binary(operator), left, right));
        match self.peek()? {
            TokenKind::Name("or") => binary(Binary::Or, 1, 2),
            TokenKind::Name("and") => binary(Binary::And, 3, 4),
            TokenKind::Name("in") => binary(Binary::In, IN, 6),
            TokenKind::Name("is") => Some((Operator::Is, IN, 6)),
            TokenKind::Sign("==") => binary(Binary::Equal, 7, 8),
            TokenKind::Sign("!=") => binary(Binary::NotEqual, 7, 8),
            TokenKind::Sign("<" | "<=" | ">" | ">=") => binary(Binary::Order, 7, 8),
            TokenKind::Sign("+" | "-") => binary(Binary::Arithmetic, 11, 12),
            TokenKind::Sign("*" | "/" | "//" | "%") => binary(Binary::Arithmetic, 13, 14),
            TokenKind::Sign("~") => binary(Binary::Concat, 13, 14),
            TokenKind::Sign("**") => binary(Binary::Arithmetic, 16, 15),
            TokenKind::Sign("|") => Some((Operator::Pipe, 17, 18)),
            _ => None,
        }
    }

    fn operation(&mut self, left: Expression<'t>, operator: Operator, power: u8) -> Result<Expression<'t>, Fault> {
        let start = left.span.start;
        let of = Box::new(left);
        let (kind, end) = match operator {
            Operator::Is | Operator::Pipe => {
                let call = self.call()?;
                let last = call.arguments.last().map_or(call.name.span.end, |argument| argument.value.span.end);
                let is_test = operator == Operator::Is;
                (if is_test { ExpressionKind::Test { of, call } } else { ExpressionKind::Filter { of, call } }, last)
            }
            Operator::Binary(operator) => {
                let right = Box::new(self.expression(power)?);
                if operator == Binary::Concat && matches!(right.kind, ExpressionKind::Unary { .. }) {
                    let hint = "put its result into a variable with `{% set x = … %}` first";
                    return Err(Fault::new("`not` and `-` cannot follow `~`", right.span, hint));
                }
                let end = right.span.end;
                (ExpressionKind::Binary { operator, left: of, right }, end)
            }
        };
        Ok(made(kind, start..end))
    }

    fn ternary(&mut self, then: Expression<'t>) -> Result<Expression<'t>, Fault> {
        self.next()?;
        let condition = Box::new(self.expression(0)?);
        self.expect_word("else")?;
        let otherwise = Box::new(self.expression(0)?);
        let span = then.span.start..otherwise.span.end;
        Ok(made(ExpressionKind::Ternary { condition, then: Box::new(then), otherwise }, span))
    }

    fn operand(&mut self) -> Result<Expression<'t>, Fault> {
        let token = self.next()?;
        let span = token.span.clone();
        let literal =
            |literal| Ok(Expression { kind: ExpressionKind::Literal(literal), span: span.clone(), is_literal: true });
        match token.kind {
            TokenKind::Integer(number) => literal(Literal::Integer(number)),
            TokenKind::Float(number) => literal(Literal::Float(number)),
            TokenKind::Bool(value) => literal(Literal::Bool(value)),
            TokenKind::Text(ref text) => literal(Literal::Text(text.clone())),
            TokenKind::Name("none" | "None" | "null") => literal(Literal::None),
            TokenKind::Name("not") => self.negation(Unary::Not, &span),
            TokenKind::Sign("-") => self.negation(Unary::Minus, &span),
            TokenKind::Name(name) => self.path(Name { text: name.into(), span }),
            TokenKind::Sign("<") => self.component_call(&span),
            TokenKind::Sign("{") => self.map(span.start),
            TokenKind::Sign("[") => self.array(&span),
            TokenKind::Sign("(") => {
                let inner = self.expression(0)?;
                let end = self.expect(")")?.end;
                Ok(Expression { span: span.start..end, ..inner })
            }
            _ => Err(self.unexpected(&token, "a value")),
        }
    }

    fn negation(&mut self, operator: Unary, sign: &Span) -> Result<Expression<'t>, Fault> {
        if self.is_sign("-") || self.is_word("not") {
            let hint = "leave one out, or put the second into brackets";
            return Err(Fault::new("`-` and `not` cannot follow each other", self.here(), hint));
        }
        let of = self.expression(if operator == Unary::Not { NOT } else { MINUS })?;
        let span = sign.start..of.span.end;
        let literal = match (&of.kind, operator) {
            (ExpressionKind::Literal(Literal::Integer(number)), Unary::Minus) => {
                number.checked_neg().map(Literal::Integer)
            }
            (ExpressionKind::Literal(Literal::Float(number)), Unary::Minus) => Some(Literal::Float(-number)),
            _ => None,
        };
        Ok(match literal {
            Some(literal) => Expression { kind: ExpressionKind::Literal(literal), span, is_literal: true },
            None => unary(operator, sign.start, of),
        })
    }

    /// A name, and the fields and items that follow it; or a function with its arguments.
    fn path(&mut self, name: Name<'t>) -> Result<Expression<'t>, Fault> {
        if self.is_sign("(") {
            let (arguments, end) = self.arguments()?;
            let span = name.span.start..end;
            return Ok(made(ExpressionKind::Function(Call { name, arguments }), span));
        }
        let is_loop = name.text == "loop" && self.within.contains(&Within::For);
        let span = name.span.clone();
        let mut value = made(ExpressionKind::Variable(name), span);
        loop {
            if self.is_sign(".") || self.is_sign("?.") {
                self.count()?;
                self.next()?;
                let (field, span) = self.name("a field's name")?;
                if is_loop && !LOOP.contains(&field) {
                    return Err(unknown_of_loop(field, span));
                }
                let whole = value.span.start..span.end;
                let name = Name { text: field.into(), span };
                value = made(ExpressionKind::Field { of: Box::new(value), name }, whole);
            } else if self.is_sign("[") || self.is_sign("?[") {
                self.count()?;
                value = self.subscript(value)?;
            } else if self.is_sign("(") {
                let hint = "a filter follows `|`: `{{ value | filter }}`";
                return Err(Fault::new("a field cannot be called", value.span, hint));
            } else {
                return Ok(value);
            }
        }
    }

    /// `[index]` or `[start:end:step]`, after a value.
    fn subscript(&mut self, of: Expression<'t>) -> Result<Expression<'t>, Fault> {
        let open = self.next()?;
        self.brackets += 1;
        if self.brackets > BRACKETS {
            let hint = "name the inner value with `{% set x = … %}`";
            return Err(Fault::new("too many brackets in each other", open.span, hint));
        }
        let mut bounds = Vec::new();
        if !self.is_sign(":") {
            bounds.push(self.expression(0)?);
        }
        let is_slice = self.eat(":");
        if is_slice {
            if !self.is_sign(":") && !self.is_sign("]") {
                bounds.push(self.expression(0)?);
            }
            if self.eat(":") {
                bounds.push(self.expression(0)?);
            }
        }
        let span = of.span.start..self.expect("]")?.end;
        self.brackets -= 1;
        let of = Box::new(of);
        let kind = match bounds.pop() {
            Some(index) if !is_slice => ExpressionKind::Index { of, index: Box::new(index) },
            last => ExpressionKind::Slice { of, bounds: bounds.into_iter().chain(last).collect() },
        };
        Ok(made(kind, span))
    }

    /// A filter's or test's name, and its arguments if it has any.
    pub(super) fn call(&mut self) -> Result<Call<'t>, Fault> {
        let (name, span) = self.name("a name")?;
        let arguments = if self.is_sign("(") { self.arguments()?.0 } else { Vec::new() };
        Ok(Call { name: Name { text: name.into(), span }, arguments })
    }

    /// `(name=value, …)`, and where it ends.
    fn arguments(&mut self) -> Result<(Vec<Argument<'t>>, usize), Fault> {
        let mut arguments: Vec<Argument<'t>> = Vec::new();
        let mut given = std::collections::BTreeSet::new();
        self.expect("(")?;
        loop {
            if !self.is_sign(")") && !arguments.is_empty() {
                self.expect(",")?;
            }
            if self.is_sign(")") {
                return Ok((arguments, self.expect(")")?.end));
            }
            let (name, span) = self.name("an argument's name")?;
            if !given.insert(name) {
                return Err(Fault::twice("argument", name, span));
            }
            self.expect("=")?;
            let value = self.expression(0)?;
            arguments.push(Argument { name: Name { text: name.into(), span }, value });
        }
    }

    /// What follows `{`.
    pub(super) fn map(&mut self, start: usize) -> Result<Expression<'t>, Fault> {
        let mut entries = Vec::new();
        let mut is_literal = true;
        loop {
            if !self.is_sign("}") && !entries.is_empty() {
                self.expect(",")?;
            }
            if self.is_sign("}") {
                let end = self.expect("}")?.end;
                return Ok(Expression { kind: ExpressionKind::Map(entries), span: start..end, is_literal });
            }
            if self.eat("...") {
                is_literal = false;
                entries.push(MapEntry::Spread(self.expression(0)?));
                continue;
            }
            let token = self.next()?;
            let key = match token.kind {
                TokenKind::Text(text) => Some(text),
                TokenKind::Integer(_) | TokenKind::Bool(_) => None,
                _ => return Err(self.unexpected(&token, "a key: a text, a whole number or a bool")),
            };
            self.expect(":")?;
            let value = self.expression(0)?;
            is_literal &= value.is_literal;
            entries.push(MapEntry::Pair(key, value));
        }
    }

    /// What follows `[`.
    pub(super) fn array(&mut self, open: &Span) -> Result<Expression<'t>, Fault> {
        self.dimensions += 1;
        if self.dimensions > DIMENSIONS {
            let hint = "name the inner lists with `{% set x = … %}`";
            return Err(Fault::new("too many lists in each other", open.clone(), hint));
        }
        let mut entries = Vec::new();
        let mut is_literal = true;
        loop {
            if !self.is_sign("]") && !entries.is_empty() {
                self.expect(",")?;
            }
            if self.is_sign("]") {
                self.dimensions -= 1;
                let end = self.expect("]")?.end;
                return Ok(Expression { kind: ExpressionKind::Array(entries), span: open.start..end, is_literal });
            }
            if self.eat("...") {
                is_literal = false;
                entries.push(ArrayEntry::Spread(self.expression(0)?));
                continue;
            }
            let item = self.expression(0)?;
            if entries.is_empty() && self.is_word("for") {
                self.dimensions -= 1;
                return self.comprehension(item, open.start);
            }
            is_literal &= item.is_literal;
            entries.push(ArrayEntry::Item(item));
        }
    }

    /// What follows the item of `[item for value in target if condition]`.
    fn comprehension(&mut self, item: Expression<'t>, start: usize) -> Result<Expression<'t>, Fault> {
        self.expect_word("for")?;
        let (key, value) = self.loop_variables()?;
        self.expect_word("in")?;
        let target = Box::new(self.expression(WITHOUT_TERNARY)?);
        let condition = if self.eat_word("if") { Some(Box::new(self.expression(WITHOUT_TERNARY)?)) } else { None };
        if self.is_word("for") {
            let hint = "name the inner list with `{% set x = … %}`, or write a loop";
            return Err(Fault::new("a list is made by a single `for`", self.here(), hint));
        }
        let span = start..self.expect("]")?.end;
        Ok(made(ExpressionKind::Comprehension { item: Box::new(item), key, value, target, condition }, span))
    }

    /// Something that is not there of a literal's kind, for parts that take literals alone.
    pub(super) fn not_literal(value: &Expression<'t>) -> Fault {
        let hint = "write texts, numbers, `true`, `false` or `none`";
        Fault::new("only fixed values can stand here", value.span.clone(), hint)
    }

    /// A text in quotation marks.
    pub(super) fn text_token(token: Token<'t>) -> Expression<'t> {
        let kind = match token.kind {
            TokenKind::Text(text) => Literal::Text(text),
            _ => Literal::None,
        };
        Expression { kind: ExpressionKind::Literal(kind), span: token.span, is_literal: true }
    }
}

fn made(kind: ExpressionKind<'_>, span: Span) -> Expression<'_> {
    Expression { kind, span, is_literal: false }
}

fn unary(operator: Unary, start: usize, of: Expression<'_>) -> Expression<'_> {
    let span = start..of.span.end;
    made(ExpressionKind::Unary { operator, of: Box::new(of) }, span)
}

fn unknown_of_loop(field: &str, span: Span) -> Fault {
    let hint = crate::diagnostic::suggest(field, LOOP).unwrap_or_default();
    Fault::new(format!("`loop` has no field `{field}`"), span, hint)
}
