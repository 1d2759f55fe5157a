//! What a host costs: one document of 3 KB with 60 annotations each way, through each of them.
//!
//! The plugin is `tests/plugins/echo`, which answers with a copy of the annotations it gets; `direct` is that copy alone,
//! without a host, and what the other lines take longer is their host's. The annotations are the standard plugins' own.

use std::cmp::Reverse;
use std::path::Path;
use std::process::{Command, ExitCode};

use briefer::analysis::Analysis;
use briefer::config::{Isolation, PluginConfig};
use briefer::plugin::{
    Hosted, Trust, dismiss_caretaker, open, serve_caretaker, serve_library, standard, this_program_serves,
};
use briefer_plugin::testkit::generate::news;
use briefer_plugin::{Annotation, Document, Erased, Options, Registration, Segments, segment};
use divan::{Bencher, black_box};
use echo::Echo;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long the document is, in bytes.
const ARTICLE: usize = 3_000;
/// How many annotations go each way.
const ANNOTATIONS: usize = 60;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    // Workers and the caretaker are the program itself, started anew: this one.
    if let [first, library, shown] = arguments.as_slice()
        && first == "worker"
    {
        return serve_library(Path::new(library), &shown.to_string_lossy());
    }
    if arguments.first().is_some_and(|first| first == "caretaker") {
        return serve_caretaker();
    }
    this_program_serves();
    divan::main();
    dismiss_caretaker();
    ExitCode::SUCCESS
}

struct Sample {
    text: String,
    segments: Segments,
    annotations: Vec<Annotation>,
}

impl Sample {
    fn new() -> Self {
        let text = news(1, ARTICLE);
        let segments = segment(&text);
        let plugins = standard().map(|plugin| Hosted::built_in(plugin, &Options::new()).expect("default options fit"));
        let analysis = Analysis::new(plugins.into()).expect("the standard plugins are in order");
        let mut found: Vec<Annotation> = Vec::new();
        for plugin in analysis.plugins() {
            let more = plugin.annotate(&segments.document("bench", &text), &found, false);
            found.extend(more.expect("plugins do not fail"));
            found.sort_by_key(|annotation| (annotation.span.start, Reverse(annotation.span.end)));
        }
        // As many of each kind as there are in news, from all over the text.
        let annotations = (0..ANNOTATIONS).map(|at| found[at * found.len() / ANNOTATIONS].clone()).collect();
        Sample { text, segments, annotations }
    }

    fn document(&self) -> Document<'_> {
        Document {
            title: "Talks in Karsa",
            source: Some("Karsa Post"),
            ..self.segments.document("2026-W14/a.txt", &self.text)
        }
    }
}

/// The ways to the plugin.
const HOSTS: [&str; 4] = ["builtin", "library", "worker", "command"];

fn hosted(host: &str) -> Hosted {
    let library = |isolation| PluginConfig {
        library: Some(built("echo", std::env::consts::DLL_EXTENSION)),
        isolation,
        ..PluginConfig::default()
    };
    let config = match host {
        "library" => library(Isolation::Inline),
        "worker" => library(Isolation::Worker),
        "command" => PluginConfig {
            command: vec![built("echo-command", std::env::consts::EXE_EXTENSION)],
            ..PluginConfig::default()
        },
        _ => PluginConfig::default(),
    };
    let registration = Registration::of::<Echo>();
    let built_in = ((registration.manifest)(), registration);
    let trust = Trust::UNPINNED;
    let opened = open(&config, Path::new("."), Some(built_in), trust).unwrap_or_else(|why| panic!("{host}: {why:?}"));
    opened.make(&Options::new()).unwrap_or_else(|why| panic!("{host}: {why:?}"))
}

/// A file of the fixture, as cargo itself tells where it is.
fn built(target: &str, extension: &str) -> String {
    let profile = if cfg!(debug_assertions) { "dev" } else { "bench" };
    let arguments = ["build", "--package", "echo", "--profile", profile, "--message-format", "json"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files =
        String::from_utf8_lossy(&output.stdout).lines().flat_map(|line| files_of(line, target)).collect::<Vec<_>>();
    let is_it = |file: &&String| Path::new(file).extension().unwrap_or_default() == extension;
    files.iter().find(is_it).unwrap_or_else(|| panic!("no `{target}` among what was built")).clone()
}

fn files_of(message: &str, target: &str) -> Vec<String> {
    let message: serde_json::Value = serde_json::from_str(message).expect("cargo's messages are JSON");
    if message["target"]["name"] != target {
        return Vec::new();
    }
    serde_json::from_value(message["filenames"].clone()).unwrap_or_default()
}

/// The plugin's own work.
#[divan::bench]
fn direct(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    let plugin = Erased::of::<Echo>(&Options::new()).expect("it takes no options");
    bencher.bench(|| plugin.annotate(&black_box(&sample).document(), &sample.annotations, false));
}

/// The same through a host, whose answer is the same.
#[divan::bench(args = HOSTS)]
fn through(bencher: Bencher<'_, '_>, host: &str) {
    let (sample, plugin) = (Sample::new(), hosted(host));
    assert_eq!(plugin.annotate(&sample.document(), &sample.annotations, false).as_ref(), Ok(&sample.annotations));
    bencher.bench(|| plugin.annotate(&black_box(&sample).document(), &sample.annotations, false));
}
