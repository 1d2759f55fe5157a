//! What the plugin does when it is told to misbehave.

use std::hint::black_box;

use briefer_plugin::{Annotation, Other, PluginError, Span};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use crate::MisbehaveOptions;

/// Everything that can go wrong in a call; written `misbehave: stack-overflow` in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Panics with a message.
    Panic,
    /// Panics with something that is no message.
    PanicPayload,
    /// Panics on a thread of its own, and goes on.
    PanicThread,
    /// Aborts the process.
    Abort,
    /// Writes where nothing may be written.
    Segfault,
    /// Calls itself until the stack is full.
    StackOverflow,
    /// Never answers, at full speed.
    Loop,
    /// Never answers, asleep.
    Silent,
    /// Answers well, but takes its time.
    Slow,
    /// Ends the process as if all were well.
    Exit,
    /// Answers with more than anybody asked for.
    Gigabyte,
    /// Answers with a span past the text's end.
    Outside,
    /// Answers with a span that cuts a character, if the text has one of several bytes.
    CutCharacter,
    /// Answers with a kind that the manifest does not declare.
    Undeclared,
    /// Says that it failed.
    Fail,
    /// Writes to stdout; no fault, if the host is any good.
    Print,
    /// Writes to stderr; no fault.
    Stderr,
}

impl Fault {
    /// The fault that a text asks for: the word after the first `misbehave: `.
    pub fn named_in(text: &str) -> Option<Fault> {
        let (_, after) = text.split_once("misbehave: ")?;
        let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(after.len());
        let name: Result<Fault, Error> = Fault::deserialize(after[..end].into_deserializer());
        name.ok()
    }

    /// Commits it. What it answers, if it comes to that, is added to the answer.
    pub(crate) fn commit(self, options: &MisbehaveOptions, text: &str) -> Result<Option<Annotation>, PluginError> {
        match self {
            Fault::Panic => panic!("told to panic"),
            Fault::PanicPayload => std::panic::panic_any(7),
            Fault::PanicThread => drop(std::thread::spawn(|| panic!("told to panic elsewhere")).join()),
            Fault::Abort => std::process::abort(),
            Fault::Segfault => write_nowhere(),
            Fault::StackOverflow => drop(black_box(recurse(1))),
            Fault::Loop => loop {
                std::hint::spin_loop();
            },
            Fault::Silent => never_answer(),
            Fault::Slow => std::thread::sleep(options.pause()),
            Fault::Exit => std::process::exit(0),
            Fault::Gigabyte => return Ok(Some(large(options.megabytes, text))),
            Fault::Outside => return Ok(Some(fine(text.len() + 10, text.len() + 14))),
            Fault::CutCharacter => {
                let cut = text.char_indices().find(|(_, c)| c.len_utf8() > 1);
                return Ok(cut.map(|(at, _)| fine(at, at + 1)));
            }
            Fault::Undeclared => return Ok(Some(Annotation::new(first(text), Other::new("undeclared")))),
            Fault::Fail => return Err(PluginError::Failed("told to fail".to_owned())),
            Fault::Print => print(),
            Fault::Stderr => complain(),
        }
        Ok(None)
    }
}

/// Waits for good, or for ten minutes where nobody ends it: a failed test shall not leave a process behind for ever.
pub(crate) fn never_answer() {
    std::thread::sleep(std::time::Duration::from_secs(600));
}

fn fine(start: usize, end: usize) -> Annotation {
    Annotation::new(Span::new(start, end), Other::new("fine").with("word", "fine"))
}

/// The first character's bytes.
fn first(text: &str) -> Span {
    Span::new(0, text.chars().next().map_or(0, char::len_utf8))
}

fn large(megabytes: usize, text: &str) -> Annotation {
    Annotation::new(first(text), Other::new("fine").with("word", "fine").with("large", "x".repeat(megabytes << 20)))
}

#[allow(unsafe_code, reason = "the one way to a real segmentation fault; a debug build refuses address zero itself")]
fn write_nowhere() {
    // SAFETY: none; that is the point. The first page is never mapped, so the process ends here.
    unsafe { std::ptr::without_provenance_mut::<u8>(16).write_volatile(1) }
}

#[allow(unconditional_recursion, reason = "the point")]
fn recurse(depth: u64) -> u64 {
    let frame = black_box([depth; 128]);
    recurse(black_box(frame[0] + 1)) + frame[127]
}

#[allow(clippy::print_stdout, reason = "the point")]
fn print() {
    println!("{{\"id\":1,\"result\":\"this is not the answer\"}}");
}

#[allow(clippy::print_stderr, reason = "the point")]
fn complain() {
    eprintln!("told to complain");
}
