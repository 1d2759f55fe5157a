//! One host's requests, answered in turn.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Served;
use crate::wire::{Text, write_json, write_string};
use crate::{PluginError, guarded};

/// The protocol that is spoken here.
const PROTOCOL: u32 = 1;

/// Answers the lines of `input` until its end, `shutdown`, or a greeting that comes to nothing.
pub(super) fn run<S: Served>(
    mut input: impl BufRead,
    output: &mut impl Write,
    served: impl FnOnce() -> Result<S, PluginError>,
) -> ExitCode {
    let mut session = Session { served: served(), stage: Stage::Met };
    let (mut line, mut answer) = (Vec::new(), Vec::new());
    let code = loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break ExitCode::SUCCESS,
            Ok(_) => {}
            Err(_) => break ExitCode::FAILURE,
        }
        let request = line.trim_ascii();
        if request.is_empty() {
            continue;
        }
        answer.clear();
        let next = session.answer(request, &mut answer);
        // A host that does not listen any more is gone.
        if !answer.is_empty() && output.write_all(&answer).and_then(|()| output.flush()).is_err() {
            break ExitCode::SUCCESS;
        }
        if let Some(code) = next {
            break code;
        }
    };
    // A plugin that panics while it is dropped has nobody left to tell.
    let _ = guarded(|| {
        drop(session);
        Ok(())
    });
    code
}

/// How far a host has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It has not said hello.
    Met,
    /// It has, and there is no instance.
    Greeted,
    /// There is an instance.
    Created,
}

struct Session<S> {
    served: Result<S, PluginError>,
    stage: Stage,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    hello: Option<&'a RawValue>,
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    method: Option<Text<'a>>,
    #[serde(borrow, default)]
    params: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Hello {
    protocols: Vec<u32>,
}

#[derive(Deserialize)]
struct Create<'a> {
    #[serde(borrow)]
    options: &'a RawValue,
}

impl<S: Served> Session<S> {
    /// Writes the answer to one line, if it has one, and says with which code to end, if it is time to.
    fn answer(&mut self, line: &[u8], out: &mut Vec<u8>) -> Option<ExitCode> {
        if let Some((id, params)) = usual(line).filter(|_| self.stage == Stage::Created) {
            match self.call("annotate", params) {
                // Perhaps it is the line that does not fit.
                Err(PluginError::BadRequest(_)) => {}
                answer => {
                    write_answer(id, answer.as_deref(), out);
                    return None;
                }
            }
        }
        // serde would take a list for a request, field by field.
        let object = line.starts_with(b"{").then_some(line).ok_or_else(|| "a request is a JSON object".to_owned());
        let line = match object.and_then(read::<Line<'_>>) {
            Ok(line) => line,
            Err(misfit) => {
                let problem = bad_request(&format!("not a request: {misfit}"));
                write_answer("null", Err(&problem), out);
                return None;
            }
        };
        if let Some(hello) = line.hello {
            return self.greet(hello, out);
        }
        let id = line.id.map_or("null", RawValue::get);
        let answer = match line.method {
            Some(method) if method.0 == "shutdown" => return Some(ExitCode::SUCCESS),
            Some(method) => self.call(&method.0, line.params.map_or("{}", RawValue::get)),
            None => Err(bad_request("not a request: it has no method")),
        };
        write_answer(id, answer.as_deref(), out);
        None
    }

    fn greet(&mut self, hello: &RawValue, out: &mut Vec<u8>) -> Option<ExitCode> {
        match self.manifest(hello) {
            Ok(manifest) => {
                self.stage = Stage::Greeted;
                out.extend_from_slice(b"{\"hello\":{\"protocol\":");
                write_json(&PROTOCOL, out);
                out.extend_from_slice(b",\"manifest\":");
                write_in_line(manifest.as_bytes(), out);
                out.extend_from_slice(b"}}\n");
                None
            }
            Err(problem) => {
                out.extend_from_slice(b"{\"hello\":{\"error\":");
                write_error(&problem, out);
                out.extend_from_slice(b"}}\n");
                Some(ExitCode::FAILURE)
            }
        }
    }

    /// The manifest, if the host speaks the same protocol.
    fn manifest(&mut self, hello: &RawValue) -> Result<String, PluginError> {
        let hello: Hello = read(hello.get().as_bytes()).map_err(|misfit| bad_request(&misfit))?;
        if !hello.protocols.contains(&PROTOCOL) {
            let offered = hello.protocols.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            return Err(PluginError::Unsupported(format!(
                "this plugin speaks protocol {PROTOCOL}, the host speaks {}",
                if offered.is_empty() { "none" } else { &offered }
            )));
        }
        self.served()?.manifest()
    }

    fn call(&mut self, method: &str, params: &str) -> Result<Vec<u8>, PluginError> {
        match (self.stage, method) {
            (Stage::Met, _) => Err(bad_request("a request before hello")),
            (_, "create") => {
                let create: Create<'_> = read(params.as_bytes()).map_err(|misfit| bad_request(&misfit))?;
                // An instance that is there already is not trusted any more, whether or not a new one comes of this.
                self.stage = Stage::Greeted;
                self.served()?.create(create.options.get().as_bytes())?;
                self.stage = Stage::Created;
                Ok(b"{}".to_vec())
            }
            (Stage::Greeted, _) => Err(bad_request("a request before create")),
            (Stage::Created, _) => self.served()?.call(method, params.as_bytes()),
        }
    }

    fn served(&mut self) -> Result<&mut S, PluginError> {
        self.served.as_mut().map_err(|problem| problem.clone())
    }
}

/// The id and the params of a request to annotate, where the line looks as hosts usually write it.
///
/// Whoever is called reads the params, and reading them here as well is most of what a session costs. Nobody knows yet
/// whether they are JSON; if they are, then the line is, and they are its params.
fn usual(line: &[u8]) -> Option<(&str, &str)> {
    let rest = std::str::from_utf8(line).ok()?.strip_prefix("{\"id\":")?;
    let (id, rest) = rest.split_at(rest.bytes().take(20).take_while(u8::is_ascii_digit).count());
    let params = rest.strip_prefix(",\"method\":\"annotate\",\"params\":")?.strip_suffix('}')?;
    (!id.is_empty() && !id.starts_with('0')).then_some((id, params))
}

fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, String> {
    let json = std::str::from_utf8(json).map_err(|error| format!("not UTF-8: {error}"))?;
    serde_json::from_str(json).map_err(|error| error.to_string())
}

fn bad_request(message: &str) -> PluginError {
    PluginError::BadRequest(message.to_owned())
}

fn write_answer(id: &str, answer: Result<&[u8], &PluginError>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"id\":");
    out.extend_from_slice(id.as_bytes());
    match answer {
        Ok(result) => {
            out.reserve(result.len() + 16);
            out.extend_from_slice(b",\"result\":");
            write_in_line(result, out);
        }
        Err(problem) => {
            out.extend_from_slice(b",\"error\":");
            write_error(problem, out);
        }
    }
    out.extend_from_slice(b"}\n");
}

fn write_error(problem: &PluginError, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"code\":");
    write_string(problem.code(), out);
    out.extend_from_slice(b",\"message\":");
    write_string(problem.message(), out);
    out.push(b'}');
}

/// Writes JSON in one line: a line break between its tokens is as good as a space, and within none there is one.
fn write_in_line(json: &[u8], out: &mut Vec<u8>) {
    let mut rest = json;
    while let Some(at) = memchr::memchr2(b'\n', b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        out.push(b' ');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
}
