//! Links that a template writes: to what they lead, and whether the id can be one.

use super::flow::Flow;
use super::scope::Scope;
use super::types::{Type, Words};
use crate::diagnostic::{Diagnostic, suggest};
use crate::render::language::{Node, NodeKind, Span};

/// What a link may begin with.
const SCHEMES: [&str; 7] = ["evidence", "list", "chart", "badge", "http", "https", "mailto"];
/// Lists that are no finding's.
const LISTS: [&str; 3] = ["documents", "stories", "sources"];

impl<'l, 't> Flow<'l, 't> {
    /// Looks at the links that the literal text of a body begins.
    pub(super) fn links(&mut self, nodes: &'l [Node<'t>], scope: &mut Scope) {
        if self.library.suffix != ".md" {
            return;
        }
        for (at, node) in nodes.iter().enumerate() {
            let NodeKind::Text(text) = node.kind else { continue };
            for (found, _) in text.match_indices("](") {
                let target = &text[found + 2..];
                let Some((scheme, id)) = target.split_once(':').filter(|(scheme, _)| is_word(scheme)) else { continue };
                let start = node.span.start + found + 2;
                let place = start..start + scheme.len();
                if !SCHEMES.contains(&scheme) {
                    let hint = suggest(scheme, SCHEMES);
                    self.error(format!("a link to `{scheme}:` leads nowhere"), &place, hint);
                } else if !id.is_empty() {
                    self.written(scheme, id, place.end + 1);
                } else if let Some(NodeKind::Print(value)) = nodes.get(at + 1).map(|node| &node.kind) {
                    let found = self.value(value, scope);
                    self.printed(scheme, &found, &value.span);
                }
            }
        }
    }

    /// An id that stands in the text itself.
    fn written(&mut self, scheme: &str, rest: &str, start: usize) {
        let Some(id) = rest.split([')', '\n', ' ']).next().filter(|id| id.len() < rest.len() && !id.contains('{'))
        else {
            return;
        };
        let is_good = match scheme {
            "evidence" | "chart" => is_id(id),
            "list" => LISTS.contains(&id) || is_id(id.split('/').next().unwrap_or_default()),
            _ => true,
        };
        if !is_good {
            let hint = if scheme == "list" { suggest(id, LISTS) } else { None };
            let hint = hint.unwrap_or_else(|| form(scheme).to_owned());
            self.error(format!("`{id}` can be no id of {}", named(scheme)), &(start..start + id.len()), Some(hint));
        }
    }

    /// An id that a value gives.
    fn printed(&mut self, scheme: &str, found: &Type, span: &Span) {
        if !matches!(scheme, "evidence" | "list" | "chart") || found.is_unknown() {
            return;
        }
        let record = if scheme == "evidence" { "Evidence" } else { "Finding" };
        let fits = |part: &Type| match part {
            Type::Text(Words::Id(of)) => of.as_ref() == record,
            Type::Text(Words::Any) => true,
            _ => false,
        };
        if !found.parts().iter().any(fits) {
            let message = format!("`{}` can be no id of {}", self.source(span), named(scheme));
            self.tell(Diagnostic::error(message).hint(form(scheme)), span);
        }
    }
}

fn named(scheme: &str) -> &'static str {
    match scheme {
        "evidence" => "evidence",
        "chart" => "a chart",
        _ => "a list",
    }
}

fn form(scheme: &str) -> &'static str {
    match scheme {
        "evidence" => "the ids are in each statement's `evidence`: `[words](evidence:{{ s.evidence[0].id }})`",
        "chart" => "a chart's id is a finding's `id`: `![title](chart:{{ f.id }})`",
        _ => "a list is a finding's `id`, with `/` and a period of its `before`, or `documents`, `stories`, `sources`",
    }
}

fn is_word(scheme: &str) -> bool {
    !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Eight hex digits, and a number where several are alike.
fn is_id(id: &str) -> bool {
    let (hash, tie) = id.split_once('-').unwrap_or((id, "2"));
    hash.len() == 8
        && hash.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
        && !tie.is_empty()
        && tie.bytes().all(|byte| byte.is_ascii_digit())
}
