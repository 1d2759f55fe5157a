//! A command plugin without the SDK, whose first argument says which rule of the protocol it breaks. The second, if there
//! is one, is the name that it gives itself and its kind, so that several run side by side.
//!
//! It answers every request as a plugin should that finds nothing, except where its fault says otherwise.

use std::io::{BufRead, StdinLock, Stdout, Write};
use std::process::{Command, ExitCode};
use std::time::Duration;

use serde_json::{Value, json};

/// What it does wrong, by the name of the argument.
const FAULTS: &[&str] = &[
    // It keeps to the protocol.
    "good",
    // At the start: it says nothing; dies; says nothing and reads nothing; says something else first; ends in the middle
    // of the line; sends a line without end; bytes that are not UTF-8; a protocol nobody asked for; no manifest; an
    // error.
    "silent",
    "dies",
    "deaf",
    "garbage-first",
    "half-hello",
    "endless-hello",
    "hello-not-utf8",
    "wrong-protocol",
    "no-manifest",
    "error-hello",
    // On a document: it says nothing; reads nothing from then on; dies; answers with something else, with the wrong id,
    // with neither result nor error, without end, with half a line, with bytes that are not UTF-8, with an annotation
    // whose text stands elsewhere, with one that lies outside; twice; with an error; closes stdout and lives on; leaves
    // a child behind that holds stdout; floods stderr, and answers well.
    "no-answer",
    "deaf-later",
    "dies-later",
    "garbage",
    "wrong-id",
    "neither",
    "endless",
    "half-line",
    "not-utf8",
    "wrong-text",
    "outside",
    "twice",
    "error",
    "closes-stdout",
    "grandchild",
    "floods-stderr",
    // An error of almost a megabyte; a right answer and then its end; a right answer with a field that nobody knows, and
    // control characters on stderr.
    "long-error",
    "dies-after",
    "more-fields",
    // An error, and a result beside it.
    "error-and-result",
];

fn main() -> ExitCode {
    let fault = std::env::args().nth(1).unwrap_or_default();
    if fault == "hold" {
        sleep(600);
        return ExitCode::SUCCESS;
    }
    if !FAULTS.contains(&fault.as_str()) {
        let _ = writeln!(std::io::stderr(), "the argument is one of {}", FAULTS.join(", "));
        return ExitCode::from(2);
    }
    let name = std::env::args().nth(2);
    let mut talk = Talk { requests: std::io::stdin().lock(), answers: std::io::stdout(), name };
    // An error means that the host has closed a pipe, and that nothing is left to do.
    match talk.run(&fault) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Waits; not for ever, since a failed test shall leave nothing behind.
fn sleep(seconds: u64) {
    std::thread::sleep(Duration::from_secs(seconds));
}

struct Talk {
    requests: StdinLock<'static>,
    answers: Stdout,
    name: Option<String>,
}

impl Talk {
    fn run(&mut self, fault: &str) -> std::io::Result<()> {
        match fault {
            "dies" => return Ok(()),
            "deaf" => sleep(600),
            _ => {}
        }
        let mut first = true;
        while let Some(request) = self.request()? {
            let faulty = first || request["method"] == "annotate";
            if std::mem::take(&mut first) {
                self.hello(fault)?;
            } else if faulty && !self.annotate(fault, &request)? || request["method"] == "shutdown" {
                return Ok(());
            } else if !faulty {
                self.say(&answer(&request, &json!({})))?;
            }
        }
        Ok(())
    }

    fn request(&mut self) -> std::io::Result<Option<Value>> {
        let mut line = String::new();
        let length = self.requests.read_line(&mut line)?;
        Ok((length > 0).then(|| serde_json::from_str(&line).unwrap_or_default()))
    }

    fn say(&mut self, line: &Value) -> std::io::Result<()> {
        self.write(format!("{line}\n").as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.answers.write_all(bytes)?;
        self.answers.flush()
    }

    /// Writes until the host closes the pipe or ends the process.
    fn write_without_end(&mut self) -> std::io::Result<()> {
        let line = [b'x'; 65_536];
        loop {
            self.write(&line)?;
        }
    }

    fn hello(&mut self, fault: &str) -> std::io::Result<()> {
        let manifest = manifest(self.name.as_deref());
        let hello = |protocol: u32| json!({"hello": {"protocol": protocol, "manifest": manifest}});
        match fault {
            "silent" => Ok(()),
            "garbage-first" => {
                self.write(b"Loading the model ... done\n")?;
                self.say(&hello(1))
            }
            "half-hello" => {
                self.write(b"{\"hello\":{\"protocol\":1,")?;
                std::process::exit(0)
            }
            "endless-hello" => self.write_without_end(),
            "hello-not-utf8" => self.write(b"{\"hello\":\"\xff\xfe\"}\n"),
            "wrong-protocol" => self.say(&hello(99)),
            "no-manifest" => self.say(&json!({"hello": {"protocol": 1}})),
            "error-hello" => self.say(&json!({"hello": {"error": {"code": "failed", "message": "no model"}}})),
            _ => self.say(&hello(1)),
        }
    }

    /// Answers on a document; whether to go on.
    fn annotate(&mut self, fault: &str, request: &Value) -> std::io::Result<bool> {
        let nothing = answer(request, &json!({"annotations": []}));
        match fault {
            "no-answer" => {}
            "deaf-later" => sleep(600),
            "dies-later" => return Ok(false),
            "garbage" => self.write(b"Traceback (most recent call last):\n")?,
            "wrong-id" => self.say(&json!({"id": 4_000_000, "result": {"annotations": []}}))?,
            "neither" => self.say(&json!({"id": request["id"]}))?,
            "endless" => self.write_without_end()?,
            "half-line" => {
                self.write(b"{\"id\":")?;
                return Ok(false);
            }
            "not-utf8" => self.write(b"{\"id\":\xff}\n")?,
            "wrong-text" => self.say(&self.one_annotation(request, 0, 1, "something else"))?,
            "outside" => self.say(&self.one_annotation(request, 4_000_000, 4_000_001, "x"))?,
            "twice" => {
                self.say(&nothing)?;
                self.say(&nothing)?;
            }
            "error" => self.say(&json!({"id": request["id"], "error": {"code": "failed", "message": "told to"}}))?,
            "long-error" => {
                let message = "told to\n".repeat(100_000);
                self.say(&json!({"id": request["id"], "error": {"code": "failed", "message": message}}))?;
            }
            "error-and-result" => {
                let error = r#"{"code":"failed","message":"told to"}"#;
                self.write(format!("{{\"id\":{},\"result\":{{}},\"error\":{error}}}\n", request["id"]).as_bytes())?;
            }
            "dies-after" => {
                self.say(&nothing)?;
                return Ok(false);
            }
            "more-fields" => {
                std::io::stderr().write_all(b"\x1b[31mall is red\n")?;
                self.write(
                    format!("{{\"id\":{},\"result\":{{\"annotations\":[]}},\"took\":3}}\n", request["id"]).as_bytes(),
                )?;
            }
            "closes-stdout" => {
                close_stdout()?;
                sleep(600);
            }
            "grandchild" => {
                let _child = Command::new(std::env::current_exe()?).arg("hold").spawn()?;
                return Ok(false);
            }
            "floods-stderr" => {
                let complaint = "the same complaint again\n".repeat(1_000);
                for _ in 0..200 {
                    std::io::stderr().write_all(complaint.as_bytes())?;
                }
                self.say(&nothing)?;
            }
            _ => self.say(&nothing)?,
        }
        Ok(true)
    }

    fn one_annotation(&self, request: &Value, start: u32, end: u32, text: &str) -> Value {
        let kind = self.name.as_deref().unwrap_or("fine");
        let word = json!({"word": "fine"});
        let annotation = json!({"start": start, "end": end, "text": text, "kind": kind, "attributes": word});
        answer(request, &json!({"annotations": [annotation]}))
    }
}

fn manifest(name: Option<&str>) -> Value {
    json!({
        "protocol": {"min": 1, "max": 1},
        "name": name.unwrap_or("misbehave"),
        "version": "0.1.0",
        "description": "breaks a rule of the protocol",
        "provides": [{"kind": name.unwrap_or("fine"), "key": ["word"], "value": "presence"}],
    })
}

fn answer(request: &Value, result: &Value) -> Value {
    json!({"id": request["id"], "result": result})
}

/// Lets go of stdout: whoever reads it sees its end.
#[cfg(unix)]
fn close_stdout() -> std::io::Result<()> {
    let nowhere = std::fs::File::options().write(true).open("/dev/null")?;
    Ok(rustix::stdio::dup2_stdout(nowhere)?)
}

/// There is no safe way to it elsewhere; the tests that use it are for Unix.
#[cfg(not(unix))]
fn close_stdout() -> std::io::Result<()> {
    Ok(())
}
