//! One process: its pipes, its hello, its calls.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use briefer_plugin::PluginError;
use briefer_plugin::serve::Awake;

use super::recipe::Recipe;
use super::reply::{Hello, HelloReply, Reply, judge};
use super::spawn::spawn;
use super::stderr::Said;
use super::watchdog::Watched;
use crate::plugin::host::{Answer, MANIFEST_LIMIT};

/// So many bytes are kept for the next answer.
const ROOM: usize = 1 << 20;
/// How long a process may take to end by itself before it is killed.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);
/// How long is waited for its last words.
const LAST_WORDS: Duration = Duration::from_millis(200);
/// How much of an answer that is none is shown, in characters.
const SHOWN: usize = 60;

/// Why a process can no longer be used.
#[derive(Debug)]
pub(super) enum Broken {
    /// There is no such program.
    Missing(String),
    /// It ran past its deadline and was killed.
    TimedOut,
    /// It has ended.
    Ended(String),
    /// It did something it must not.
    Misbehaved(String),
}

impl Broken {
    /// In words, where it happened before the plugin could be called.
    pub(super) fn while_starting(&self, deadline: Duration) -> String {
        match self {
            Broken::TimedOut => format!("did not start within {} and was stopped", seconds(deadline)),
            Broken::Ended(how) => format!("ended before it had started: {how}"),
            Broken::Missing(how) | Broken::Misbehaved(how) => how.clone(),
        }
    }

    /// In words, where it happened in the middle of a call.
    pub(super) fn during_call(&self, deadline: Duration) -> String {
        match self {
            Broken::TimedOut => format!("took longer than {} and was stopped", seconds(deadline)),
            Broken::Ended(how) => format!("ended in the middle of a call: {how}"),
            Broken::Missing(how) | Broken::Misbehaved(how) => how.clone(),
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}

/// A process that speaks JSON lines.
pub(super) struct Process {
    watched: Arc<Watched>,
    /// Gone once the process has been told to end.
    stdin: Option<ChildStdin>,
    stdout: BufReader<Awake<ChildStdout>>,
    /// Ends when the process has said its last on stderr.
    stderr: Receiver<()>,
    /// The id of the last request.
    id: u64,
    /// The last line read.
    line: Vec<u8>,
}

impl Process {
    /// Starts a process and says hello; also returns its manifest, as JSON.
    pub(super) fn start(recipe: &Recipe, said: &Said) -> Result<(Self, String), Broken> {
        let mut process = Process::spawn(recipe, said).map_err(|error| {
            let message = format!("cannot be started: {}: {}", recipe.shown, error.kind());
            if error.kind() == io::ErrorKind::NotFound { Broken::Missing(message) } else { Broken::Misbehaved(message) }
        })?;
        let hello = concat!(r#"{"hello":{"protocols":[1],"host":"briefer "#, env!("CARGO_PKG_VERSION"), "\"}}\n");
        process.exchange(hello.as_bytes(), recipe.start_deadline, MANIFEST_LIMIT)?;
        let manifest = process.introduction()?;
        Ok((process, manifest))
    }

    fn spawn(recipe: &Recipe, said: &Said) -> io::Result<Self> {
        let mut command = Command::new(&recipe.program);
        command.args(&recipe.arguments).current_dir(&recipe.folder);
        command.envs(recipe.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (mut child, entrusted) = spawn(&mut command)?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let watched = Watched::new(child, entrusted);
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else { unreachable!("all three are piped") };
        let stderr = said.listen(stderr)?;
        let stdout = BufReader::with_capacity(1 << 16, Awake(stdout));
        Ok(Process { watched, stdin: Some(stdin), stdout, stderr, id: 0, line: Vec::new() })
    }

    /// Reads the answer to the hello.
    fn introduction(&self) -> Result<String, Broken> {
        let reply: HelloReply<'_> = serde_json::from_slice(&self.line).map_err(|_| self.no_answer())?;
        let Hello { protocol, manifest, error } = reply.hello;
        if let Some(error) = error {
            return Err(Broken::Misbehaved(error.message));
        }
        match (protocol, manifest) {
            (Some(1), Some(manifest)) => Ok(manifest.get().to_owned()),
            (Some(1), None) => Err(Broken::Misbehaved("introduced itself without a manifest".to_owned())),
            (Some(other), _) => {
                Err(Broken::Misbehaved(format!("answered in protocol {other}; this briefer speaks protocol 1")))
            }
            (None, _) => Err(Broken::Misbehaved("introduced itself without saying its protocol".to_owned())),
        }
    }

    /// Makes the plugin's instance; `options` are JSON.
    pub(super) fn create(&mut self, options: &[u8], time: Duration) -> Result<Result<(), PluginError>, Broken> {
        let params = [b"{\"options\":".as_slice(), options, b"}"].concat();
        self.ask("create", &params, time, MANIFEST_LIMIT)?;
        Ok(self.judged()?.map(drop))
    }

    /// One call: hands over the params and returns the result, both JSON, or the plugin's error.
    pub(super) fn call(
        &mut self,
        method: &str,
        params: &[u8],
        time: Duration,
        limit: usize,
    ) -> Result<Result<Answer, PluginError>, Broken> {
        self.ask(method, params, time, limit)?;
        // Nearly every answer begins and ends like this: then it need not be looked at before the result is read.
        let usual = format!(r#"{{"id":{},"result":{{"#, self.id);
        if self.line.starts_with(usual.as_bytes()) && self.line.ends_with(b"}}") {
            let room = Vec::with_capacity(self.line.len().min(ROOM));
            let line = std::mem::replace(&mut self.line, room);
            let result = usual.len() - 1..line.len() - 1;
            return Ok(Ok(Answer::guessed(line, result, judge)));
        }
        self.judged()
    }

    fn ask(&mut self, method: &str, params: &[u8], time: Duration, limit: usize) -> Result<(), Broken> {
        self.id += 1;
        let mut request = format!(r#"{{"id":{},"method":"{method}","params":"#, self.id).into_bytes();
        request.extend_from_slice(params);
        request.extend_from_slice(b"}\n");
        self.exchange(&request, time, limit)
    }

    /// The last line as the answer to the last request.
    fn judged(&self) -> Result<Result<Answer, PluginError>, Broken> {
        let reply: Reply<'_> = serde_json::from_slice(&self.line).map_err(|_| self.no_answer())?;
        // Who cannot read a request does not know its id.
        if reply.id != Some(self.id) && (reply.id.is_some() || reply.error.is_none()) {
            let found = reply.id.map_or_else(|| "no id".to_owned(), |id| format!("id {id}"));
            return Err(Broken::Misbehaved(format!("answered with {found} to the request with id {}", self.id)));
        }
        let neither = || Broken::Misbehaved("answered with neither a result nor an error".to_owned());
        let outcome = reply.outcome().ok_or_else(neither)?;
        Ok(outcome.map(|result| Answer::whole(result.to_vec())))
    }

    /// Writes a line and reads one.
    fn exchange(&mut self, line: &[u8], time: Duration, limit: usize) -> Result<(), Broken> {
        self.watched.arm(time);
        let done = self.write(line).and_then(|()| self.read(limit));
        if self.watched.disarm() {
            return Err(Broken::TimedOut);
        }
        match done {
            Ok(Line::Whole) => Ok(()),
            Ok(Line::TooLong) => {
                self.watched.kill();
                Err(Broken::Misbehaved(format!("answered with more than {limit} bytes")))
            }
            Ok(Line::Ended) | Err(_) => Err(self.post_mortem()),
        }
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let Some(stdin) = &mut self.stdin else { return Ok(()) };
        stdin.write_all(line)
    }

    fn read(&mut self, limit: usize) -> io::Result<Line> {
        self.line.clear();
        // One long answer is no reason to keep so much room for ever.
        self.line.shrink_to(ROOM);
        let mut stdout = self.stdout.by_ref().take(limit as u64);
        stdout.read_until(b'\n', &mut self.line)?;
        if self.line.pop_if(|last| *last == b'\n').is_some() {
            return Ok(Line::Whole);
        }
        Ok(if self.line.len() >= limit { Line::TooLong } else { Line::Ended })
    }

    /// How it ended; one that only closed its pipes is killed.
    fn post_mortem(&self) -> Broken {
        match self.watched.ended_within(PATIENCE) {
            Some(status) => Broken::Ended(in_words(status)),
            None => {
                self.watched.kill();
                Broken::Misbehaved("closed its stdin or stdout and was stopped".to_owned())
            }
        }
    }

    fn no_answer(&self) -> Broken {
        let shown: String = String::from_utf8_lossy(&self.line).chars().take(SHOWN).collect();
        Broken::Misbehaved(format!("wrote to stdout what is no answer: `{shown}`; only answers belong there"))
    }

    /// Tells the process to end, by the end of its stdin.
    pub(super) fn close(&mut self) {
        self.stdin = None;
    }

    /// Kills the process unless it ends within a time.
    pub(super) fn end_within(&self, time: Duration) {
        if self.watched.ended_within(time).is_none() {
            self.watched.kill();
        }
    }
}

/// What came of reading a line.
enum Line {
    Whole,
    TooLong,
    Ended,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.close();
        self.end_within(PATIENCE);
        // Where it was killed, its end is still to be taken note of.
        let _ = self.watched.ended_within(LAST_WORDS);
        // A channel that is closed says that all has been heard.
        let _ = self.stderr.recv_timeout(LAST_WORDS);
    }
}

#[cfg(unix)]
fn in_words(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;

    let Some(signal) = status.signal() else { return exit_code(status) };
    let name = match signal {
        4 => "SIGILL: illegal instruction",
        6 => "SIGABRT: aborted",
        8 => "SIGFPE: arithmetic error",
        9 => "SIGKILL: killed from outside, perhaps for want of memory",
        11 => "SIGSEGV: invalid memory access",
        15 => "SIGTERM: told to end",
        _ => return format!("signal {signal}"),
    };
    format!("signal {signal} ({name})")
}

#[cfg(not(unix))]
fn in_words(status: ExitStatus) -> String {
    exit_code(status)
}

fn exit_code(status: ExitStatus) -> String {
    status.code().map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}
