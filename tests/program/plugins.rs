//! Plugins to run in tests: built by cargo or by the C compiler, once for all tests.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::run::root;

/// A file that cargo has built.
struct Artifact {
    target: String,
    file: PathBuf,
}

/// What the workspace's plugins build, as cargo itself tells it. The selection is the one of `cargo test --workspace`, after
/// which there is nothing left to build.
fn artifacts() -> &'static [Artifact] {
    static BUILT: OnceLock<Vec<Artifact>> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--workspace", "--lib", "--bins", "--examples", "--message-format=json"]);
        let output = cargo.current_dir(root()).output().expect("cargo starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // Most of what cargo tells is about other people's crates.
        let folder = root().to_str().expect("the path is UTF-8");
        let messages = String::from_utf8_lossy(&output.stdout);
        messages.lines().filter(|line| line.contains(folder)).flat_map(artifacts_of).collect()
    })
}

fn artifacts_of(message: &str) -> Vec<Artifact> {
    let message: serde_json::Value = serde_json::from_str(message).expect("cargo's messages are JSON");
    let files = message["filenames"].as_array().cloned().unwrap_or_default();
    let target = message["target"]["name"].as_str().unwrap_or_default();
    let artifact =
        |file: &serde_json::Value| Some(Artifact { target: target.to_owned(), file: PathBuf::from(file.as_str()?) });
    files.iter().filter_map(artifact).collect()
}

/// The shared library of a target of the workspace.
#[track_caller]
pub(crate) fn library(target: &str) -> String {
    built(target, std::env::consts::DLL_EXTENSION)
}

/// The program of a target of the workspace.
#[track_caller]
pub(crate) fn program(target: &str) -> String {
    built(target, std::env::consts::EXE_EXTENSION)
}

#[track_caller]
fn built(target: &str, ending: &str) -> String {
    let is_it =
        |artifact: &&Artifact| artifact.target == target && artifact.file.extension().unwrap_or_default() == ending;
    let artifact = artifacts().iter().find(is_it);
    let artifact = artifact.unwrap_or_else(|| panic!("cargo built no `{target}` that ends in `{ending}`"));
    artifact.file.to_str().expect("the path is UTF-8").to_owned()
}

/// Compiles a shared library from a C source of the repository, in a folder that stays until the test ends.
pub(crate) struct Compiled {
    folder: TempDir,
}

impl Compiled {
    #[track_caller]
    pub(crate) fn new(source: &str) -> Self {
        let compiled = Compiled { folder: TempDir::new().expect("a temporary folder") };
        let source = root().join(source);
        let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
        let mut command = Command::new(&compiler);
        command.args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]);
        // A header beside the source comes first: an old plugin brings its own.
        command.arg(compiled.file()).arg(&source).arg("-I").arg(root().join("plugins/sdk/include"));
        let output = command.output().unwrap_or_else(|error| panic!("`{compiler}` does not start: {error}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        compiled
    }

    /// The library.
    pub(crate) fn path(&self) -> String {
        self.file().to_str().expect("the path is UTF-8").to_owned()
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("plugin.so")
    }
}

/// Whether a program is there to be started: without Python, nothing is left to test with it.
pub(crate) fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// The configuration that replaces nothing and adds one plugin; `keys` are its YAML, one key a line.
pub(crate) fn config_with(name: &str, keys: &str) -> String {
    format!("plugins:\n  entities: {{}}\n  figures: {{}}\n  speakers: {{}}\n{}", entry(name, keys))
}

/// The entry of one plugin under `plugins:`.
pub(crate) fn entry(name: &str, keys: &str) -> String {
    let keys: String = keys.lines().map(|line| format!("    {line}\n")).collect();
    format!("  {name}:\n{keys}")
}

/// The part of a Markdown edition under a heading, up to the next heading.
#[track_caller]
pub(crate) fn part<'a>(edition: &'a str, heading: &str) -> &'a str {
    let (_, after) = edition.split_once(&format!("{heading}\n")).unwrap_or_else(|| panic!("no {heading}:\n{edition}"));
    after.split("\n#").next().unwrap_or(after)
}

/// Runs cases on as many threads as the machine has cores, and names the ones that failed.
pub(crate) fn in_parallel<T: Sync>(cases: &[T], name: impl Fn(&T) -> String + Sync, run: impl Fn(&T) + Sync) {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let failed = std::sync::Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(case))).is_err() {
                        failed.lock().expect("no thread panics while it holds this").push(name(case));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("no thread panics while it holds this");
    assert!(failed.is_empty(), "failed: {}", failed.join(", "));
}
