//! A plugin's answers are byte for byte the same through every host: linked in, through the C table without a library,
//! in a library inline, in a worker.

use std::cmp::Reverse;
use std::ffi::c_void;
use std::ptr;

use briefer::corpus::{Selection, documents};
use briefer::plugin::{Hosted, standard};
use briefer_plugin::abi::{Buffer, Bytes, MANIFEST, Table, table};
use briefer_plugin::{Annotation, Document, Manifest, Method, Options, payload, write_annotation};

use crate::golden;
use crate::plugins::library;
use crate::run::{Project, root, run_in};

const STANDARD: [&str; 3] = ["entities", "speakers", "figures"];

/// The sample configuration with the standard plugins in libraries.
fn sample_config(isolation: &str) -> String {
    let mut config = std::fs::read_to_string(root().join("config.yaml")).expect("the sample configuration is there");
    for name in STANDARD {
        let entry = format!("\n  {name}:\n");
        assert_eq!(config.matches(&entry).count(), 1, "the entry of {name} in the sample configuration");
        let library = library(&format!("{name}_library"));
        let deadlines = if isolation == "worker" { "    start-deadline: 120\n    call-deadline: 120\n" } else { "" };
        let keys = format!("    library: {library}\n    isolation: {isolation}\n{deadlines}");
        config = config.replace(&entry, &(entry.clone() + &keys));
    }
    config
}

#[test]
fn libraries_annotate_as_the_plugins_that_are_linked_in() {
    let project = Project::empty();
    for explain in [&[][..], &["--explain"]] {
        let annotate = |config: &str| {
            let args = ["annotate", "corpus", "--allow-unpinned", "--verbose", "--config", config];
            let ended = run_in(root(), &[&args[..], explain].concat());
            assert!(matches!(ended.code, 0 | 3), "{}", ended.stderr);
            (ended.stdout, ended.stderr)
        };
        let linked_in = annotate("config.yaml");
        assert!(linked_in.0.lines().count() > 10, "{}", linked_in.1);
        for isolation in ["inline", "worker"] {
            project.write("config.yaml", sample_config(isolation));
            let config = project.path("config.yaml");
            let through_library = annotate(config.to_str().expect("the path is UTF-8"));
            assert!(linked_in == through_library, "{isolation} {explain:?}: {}", through_library.1);
        }
    }
}

#[test]
fn the_sample_briefings_are_the_same_with_workers() {
    let project = Project::empty();
    project.write("config.yaml", sample_config("worker"));
    let corpus = root().join("corpus");
    let corpus = corpus.to_str().expect("the path is UTF-8");
    // The templates are the sample project's own, which are those of the program.
    let args = ["build", "--allow-unpinned", "--verbose", "--corpus", corpus, "--output", "out"];
    let ended = project.run(&args).expect(3);
    golden::compare_all(&project, &ended, corpus);
}

/// A plugin behind its table, called as a host does.
struct Tabled {
    table: Table,
    instance: *mut c_void,
}

#[allow(unsafe_code, reason = "the C table is what is tested")]
impl Tabled {
    fn new(table: Table) -> Self {
        let (mut instance, mut error) = (ptr::null_mut(), Buffer::empty());
        // SAFETY: all three are valid for the call.
        let status = unsafe { table.create.unwrap()(Bytes::of(b"{}"), &raw mut instance, &raw mut error) };
        assert_eq!(status, 0);
        Tabled { table, instance }
    }

    fn call(&self, method: u32, request: &[u8]) -> Vec<u8> {
        let mut response = Buffer::empty();
        // SAFETY: the instance was made by this table, and the other two are valid for the call.
        let status = unsafe { self.table.call.unwrap()(self.instance, method, Bytes::of(request), &raw mut response) };
        assert_eq!(status, 0);
        // SAFETY: the plugin says that so many bytes are there.
        let answer = unsafe { std::slice::from_raw_parts(response.ptr, response.len) }.to_vec();
        // SAFETY: the buffer is as the plugin left it.
        unsafe { self.table.free_buffer.unwrap()(&raw mut response) };
        answer
    }

    fn annotate(&self, document: &Document<'_>, earlier: &[Annotation], explain: bool) -> Vec<Annotation> {
        let params = payload::annotate_params(document, earlier, explain);
        let answer = self.call(Method::Annotate.number(), &params);
        payload::annotate_result(&answer, document.text).expect("the answer can be read")
    }
}

#[allow(unsafe_code, reason = "the C table is what is tested")]
impl Drop for Tabled {
    fn drop(&mut self) {
        // SAFETY: no call is under way, and none comes.
        unsafe { self.table.destroy.unwrap()(self.instance) };
    }
}

#[test]
fn the_table_without_a_library_answers_as_the_plugin_that_is_linked_in() {
    let tables = [
        table::<briefer_entities::Entities>("entities", "1"),
        table::<briefer_speakers::Speakers>("speakers", "1"),
        table::<briefer_figures::Figures>("figures", "1"),
    ];
    let plugins: Vec<(Hosted, Tabled)> = standard()
        .into_iter()
        .zip(tables)
        .map(|(registration, table)| (Hosted::built_in(registration, &Options::new()).unwrap(), Tabled::new(table)))
        .collect();
    for (linked_in, tabled) in &plugins {
        let manifest: Manifest = serde_json::from_slice(&tabled.call(MANIFEST, b"")).unwrap();
        assert_eq!(&manifest, linked_in.manifest());
    }
    let mut compared = 0;
    for raw in documents(&[root().join("corpus")], &Selection::default()).expect("the sample corpus is there") {
        let Ok(document) = raw.expect("it can be read").load().document else { continue };
        let document = document.view();
        let mut earlier: Vec<Annotation> = Vec::new();
        for (linked_in, tabled) in &plugins {
            let consumed = |a: &&Annotation| linked_in.manifest().consumes.iter().any(|kind| kind == a.kind());
            let mut given: Vec<Annotation> = earlier.iter().filter(consumed).cloned().collect();
            given.sort_by_key(|a| (a.span.start, Reverse(a.span.end)));
            let found = linked_in.annotate(&document, &given, true).expect("it annotates");
            let answer = tabled.annotate(&document, &given, true);
            assert_eq!(lines(&answer, document.text), lines(&found, document.text), "{}", document.id);
            compared += found.len();
            earlier.extend(found);
        }
    }
    assert!(compared > 100, "only {compared} annotations");
}

/// Annotations as `briefer annotate` writes them.
fn lines(annotations: &[Annotation], text: &str) -> String {
    let mut out = Vec::new();
    for annotation in annotations {
        write_annotation(None, annotation, text, &mut out);
        out.push(b'\n');
    }
    String::from_utf8(out).expect("JSON is UTF-8")
}
