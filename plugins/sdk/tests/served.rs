//! A plugin that is a program: this very test, started again as one.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use briefer_plugin::{Annotation, Document, KindSpec, Manifest, Plugin, PluginError, ValueKind, serve};

/// Set in the process that is the plugin.
const SERVED: &str = "BRIEFER_TEST_SERVED";

/// Prints, reads and hangs, as its document tells it to.
struct Noisy;

#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
struct NoOptions {}

impl Plugin for Noisy {
    type Options = NoOptions;

    #[allow(clippy::print_stdout)]
    fn manifest() -> Manifest {
        println!("stray line of the manifest");
        Manifest::new("noisy", "0.1.0", "prints").provides(KindSpec::new("noise", ValueKind::Presence))
    }

    fn new(_: NoOptions) -> Result<Self, PluginError> {
        Ok(Noisy)
    }

    #[allow(clippy::print_stdout)]
    fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        match document.text {
            "print" => print!("stray words without a line break"),
            "read" => {
                let mut line = String::new();
                assert_eq!(std::io::stdin().read_line(&mut line).unwrap(), 0, "{line}");
            }
            "child" => {
                assert!(Command::new("cat").status().unwrap().success());
                assert!(Command::new("echo").arg("stray line of a child").status().unwrap().success());
            }
            "panic" => panic!("told to"),
            "hang" => loop {
                std::thread::sleep(Duration::from_secs(1));
            },
            _ => {}
        }
        Ok(Vec::new())
    }
}

struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.env(SERVED, "1").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut program = Program { child, input, output };
        let hello = program.ask(r#"{"hello":{"protocols":[1],"host":"test"}}"#);
        assert!(hello.starts_with(r#"{"hello":{"protocol":1,"manifest":{"#), "{hello}");
        assert_eq!(program.ask(r#"{"id":1,"method":"create","params":{"options":{}}}"#), r#"{"id":1,"result":{}}"#);
        program
    }

    fn say(&mut self, line: &str) {
        self.input.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    fn ask(&mut self, line: &str) -> String {
        self.say(line);
        let mut answer = String::new();
        self.output.read_line(&mut answer).unwrap();
        answer.trim_end().to_owned()
    }

    /// Closes its input and waits for its end: whether it ended well, and what stands on its standard error.
    fn end(mut self) -> (bool, String) {
        drop(self.input.take());
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < Duration::from_secs(20), "it goes on after the end of its input");
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = self.child.wait_with_output().unwrap();
        (output.status.success(), String::from_utf8(output.stderr).unwrap())
    }
}

fn annotate(text: &str) -> String {
    let document = format!(r#"{{"id":"a.txt","title":"","text":"{text}","sentences":[]}}"#);
    format!(r#"{{"id":2,"method":"annotate","params":{{"document":{document},"annotations":[]}}}}"#)
}

fn plugin_code_is_kept_from_the_protocol() {
    let mut program = Program::start();
    for text in ["print", "read", "child", "quiet"] {
        assert_eq!(program.ask(&annotate(text)), r#"{"id":2,"result":{"annotations":[]}}"#, "{text}");
    }
    let panicked = program.ask(&annotate("panic"));
    assert_eq!(panicked, r#"{"id":2,"error":{"code":"panicked","message":"told to"}}"#);
    let (well, stderr) = program.end();
    assert!(well);
    for stray in ["stray line of the manifest", "stray words", "stray line of a child"] {
        assert!(stderr.contains(stray), "{stray}: {stderr}");
    }
    assert!(!stderr.contains("told to"), "a panic's message travels in the error: {stderr}");
}

fn nobody_is_left_behind() {
    let mut program = Program::start();
    program.say(&annotate("hang"));
    assert!(program.end().0);
    assert!(Program::start().end().0);
}

fn shutdown_ends_it() {
    let mut program = Program::start();
    assert_eq!(program.ask(r#"{"id":9,"method":"shutdown"}"#), "");
    assert!(program.child.wait().unwrap().success());
}

fn main() -> ExitCode {
    if std::env::var_os(SERVED).is_some() {
        return serve::<Noisy>();
    }
    if cfg!(unix) {
        plugin_code_is_kept_from_the_protocol();
        nobody_is_left_behind();
    }
    shutdown_ends_it();
    ExitCode::SUCCESS
}
