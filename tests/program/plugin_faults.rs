//! Whatever a plugin does, the briefing comes out, and its annex says what the plugin did.

use std::collections::BTreeSet;

use crate::plugins::{config_with, entry, in_parallel, library, part, program};
use crate::run::{Ended, Project};

/// A fault, committed through a host that survives it.
struct Case {
    host: &'static str,
    fault: &'static str,
    /// What the annex says of it; nothing where it is no fault to the host.
    said: &'static str,
}

const fn case(host: &'static str, fault: &'static str, said: &'static str) -> Case {
    Case { host, fault, said }
}

const INLINE: &str = "inline";
const WORKER: &str = "worker";
const COMMAND: &str = "command";
const RAW: &str = "raw";

const LATE: &str = "took longer than 1 s and was stopped";
const NEVER_STARTED: &str = "did not start within 0.5 s and was stopped";

/// A text tells the misbehaving plugin what to do on it.
const ON_A_DOCUMENT: &[Case] = &[
    case(INLINE, "panic", "panicked: told to panic"),
    case(INLINE, "panic-payload", "panicked"),
    case(INLINE, "panic-thread", ""),
    case(INLINE, "fail", "told to fail"),
    case(INLINE, "outside", "past the text's end"),
    case(INLINE, "cut-character", "cuts a character"),
    case(INLINE, "undeclared", "which its manifest does not declare"),
    case(INLINE, "gigabyte", "answered with more than "),
    case(INLINE, "print", ""),
    case(INLINE, "stderr", ""),
    case(WORKER, "panic", "panicked: told to panic"),
    case(WORKER, "panic-payload", "panicked"),
    case(WORKER, "panic-thread", ""),
    case(WORKER, "abort", "ended in the middle of a call: signal 6 (SIGABRT: aborted)"),
    case(WORKER, "segfault", "ended in the middle of a call: signal 11 (SIGSEGV: invalid memory access)"),
    case(WORKER, "stack-overflow", "ended in the middle of a call: signal"),
    case(WORKER, "loop", LATE),
    case(WORKER, "silent", LATE),
    case(WORKER, "exit", "ended in the middle of a call: exit code 0"),
    case(WORKER, "gigabyte", "answered with more than "),
    case(WORKER, "outside", "past the text's end"),
    case(WORKER, "cut-character", "cuts a character"),
    case(WORKER, "undeclared", "which its manifest does not declare"),
    case(WORKER, "fail", "told to fail"),
    case(WORKER, "print", ""),
    case(WORKER, "stderr", ""),
    case(COMMAND, "panic", "panicked: told to panic"),
    case(COMMAND, "abort", "signal 6 (SIGABRT: aborted)"),
    case(COMMAND, "segfault", "signal 11 (SIGSEGV: invalid memory access)"),
    case(COMMAND, "stack-overflow", "ended in the middle of a call: signal"),
    case(COMMAND, "loop", LATE),
    case(COMMAND, "silent", LATE),
    case(COMMAND, "exit", "exit code 0"),
    case(COMMAND, "gigabyte", "answered with more than "),
    case(COMMAND, "outside", "past the text's end"),
    case(COMMAND, "cut-character", "cuts a character"),
    case(COMMAND, "undeclared", "which its manifest does not declare"),
    case(COMMAND, "fail", "told to fail"),
    case(COMMAND, "print", ""),
    case(COMMAND, "stderr", ""),
];

/// What a command without the SDK does on every document.
const ON_EVERY_DOCUMENT: &[Case] = &[
    case(RAW, "good", ""),
    case(RAW, "no-answer", LATE),
    case(RAW, "deaf-later", LATE),
    case(RAW, "dies-later", "ended in the middle of a call: exit code 0"),
    case(RAW, "garbage", "wrote to stdout what is no answer: `Traceback (most recent call last):`"),
    case(RAW, "wrong-id", "answered with id 4000000 to the request with id 2"),
    case(RAW, "neither", "answered with neither a result nor an error"),
    case(RAW, "endless", "answered with more than "),
    case(RAW, "half-line", "ended in the middle of a call: exit code 0"),
    case(RAW, "not-utf8", "what is no answer"),
    case(RAW, "wrong-text", "something else"),
    case(RAW, "outside", "past the text's end"),
    case(RAW, "error", "told to"),
    case(RAW, "closes-stdout", "closed its stdin or stdout and was stopped"),
    case(RAW, "grandchild", "ended in the middle of a call: exit code 0"),
    case(RAW, "floods-stderr", ""),
    // What comes after a right answer is charged to no document.
    case(RAW, "twice", ""),
    case(RAW, "dies-after", ""),
    case(RAW, "more-fields", ""),
    case(RAW, "error-and-result", "told to"),
    case(RAW, "long-error", "told to told to"),
];

/// What is wrong before the first document.
const AT_THE_START: &[Case] = &[
    case(RAW, "silent", NEVER_STARTED),
    case(RAW, "deaf", NEVER_STARTED),
    case(RAW, "dies", "ended before it had started: exit code 0"),
    case(RAW, "garbage-first", "what is no answer: `Loading the model ... done`"),
    case(RAW, "half-hello", "ended before it had started: exit code 0"),
    case(RAW, "endless-hello", "more than 16777216 bytes"),
    case(RAW, "hello-not-utf8", "what is no answer"),
    case(RAW, "wrong-protocol", "answered in protocol 99; this briefer speaks protocol 1"),
    case(RAW, "no-manifest", "introduced itself without a manifest"),
    case(RAW, "error-hello", "no model"),
    case(INLINE, "panic-start", "panicked: told to panic at the start"),
    case(WORKER, "panic-start", "panicked: told to panic at the start"),
    case(WORKER, "crash-start", "ended before it had started: signal 6 (SIGABRT: aborted)"),
    case(WORKER, "silent-start", NEVER_STARTED),
    case(COMMAND, "panic-start", "panicked: told to panic at the start"),
    case(COMMAND, "crash-start", "ended before it had started: signal 6 (SIGABRT: aborted)"),
    case(COMMAND, "silent-start", NEVER_STARTED),
];

/// What is wrong when all documents are through.
const IN_THE_SECTION: &[Case] = &[
    case(INLINE, "panic", "panicked: told to panic"),
    case(WORKER, "fail", "told to fail"),
    case(WORKER, "abort", "signal 6 (SIGABRT: aborted)"),
    case(WORKER, "loop", LATE),
    case(COMMAND, "segfault", "signal 11 (SIGSEGV: invalid memory access)"),
    case(COMMAND, "exit", "exit code 0"),
];

impl Case {
    fn name(&self) -> String {
        format!("{} {}", self.host, self.fault)
    }

    /// How the plugin is reached, with short deadlines where they are what the case is about: a plugin that is only slow,
    /// because the machine is busy, shall not fail a test.
    fn keys(&self) -> String {
        let host = match self.host {
            INLINE => format!("library: {}\nisolation: inline\n", library("misbehave")),
            WORKER => format!("library: {}\n", library("misbehave")),
            COMMAND => format!("command: [{}]\n", program("misbehave-command")),
            _ => format!("command: [{}, {1}, {1}]\n", program("misbehave-raw"), self.fault),
        };
        let start = if self.said == NEVER_STARTED { 0.5 } else { 60.0 };
        let call = if self.said == LATE { 1.0 } else { 60.0 };
        format!("{host}start-deadline: {start}\ncall-deadline: {call}\nfault-limit: 1000\n")
    }

    /// Checks that annex and stderr name the plugin, the document if there is one, and the fault.
    fn is_told(&self, plugin: &str, document: &str, built: &Built) {
        let annex = if built.analyst.contains(ANNEX) { part(&built.analyst, ANNEX) } else { "" };
        let its_own = |line: &&str| line.contains(document) && line.contains(&format!("{plugin}: "));
        let line = annex.lines().find(its_own).unwrap_or_default();
        let on = if document.is_empty() { String::new() } else { format!(" failed on {document}") };
        let warning = format!("plugin `{plugin}`{on}: ");
        let told = built.ended.stderr.lines().find(|line| line.contains(&warning)).unwrap_or_default();
        if self.said.is_empty() {
            assert_eq!((line, told), ("", ""), "{}", self.name());
        } else {
            assert!(line.len() < 2_000 && told.len() < 2_000, "{}: as long as the plugin likes", self.name());
            let all = format!("{}\n--- annex\n{annex}\n--- stderr\n{}", self.name(), built.ended.stderr);
            // Markdown escapes what would be markup.
            assert!(line.replace('\\', "").contains(self.said) && told.contains(self.said), "{all}");
        }
    }
}

const ANNEX: &str = "### What plugins got wrong";

/// A briefing that came out.
struct Built {
    ended: Ended,
    analyst: String,
    project: Project,
}

impl Built {
    /// Builds the analyst edition and checks that what the standard plugins find is in it.
    fn of(project: Project, config: &str, code: i32) -> Self {
        project.write("config.yaml", config);
        let args = ["build", "--allow-unpinned", "--audience", "analyst", "--threads", "4", "--verbose"];
        let ended = project.run(&args).expect(code);
        let analyst = project.read("briefings/2026-W14/analyst.md");
        for found in ["40 more tents", "340 people", "Mira Tolland"] {
            assert!(analyst.contains(found), "what the standard plugins find is not in the briefing:\n{analyst}");
        }
        Built { ended, analyst, project }
    }

    /// The documents that findings of a kind rest on.
    fn documents_with(&self, kind: &str) -> BTreeSet<String> {
        let json = self.project.read("briefings/2026-W14/analyst.json");
        let json: serde_json::Value = serde_json::from_str(&json).expect("the edition is JSON");
        let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
        let findings = list(&json["findings"]).into_iter().filter(|finding| finding["of"] == kind);
        let evidence = findings.flat_map(|finding| list(&finding["statements"])).flat_map(|s| list(&s["evidence"]));
        evidence.filter_map(|evidence| evidence["document"].as_str().map(str::to_owned)).collect()
    }
}

/// An article that is like no other and has the word "fine" in it.
fn article(number: usize, more: &str) -> String {
    let place = ["Orvale", "Tarn", "Mesk", "Ullin", "Dorva", "Pell", "Sarro", "Kint"][number % 8];
    let thing = ["road", "bridge", "market", "school", "harbour", "clinic", "mill"][number % 7];
    format!("The {thing} of {place}, day {number}\n\nOn day {number} the {thing} of {place} was fine. {more}\n")
}

#[test]
fn a_fault_on_a_document_costs_what_the_plugin_finds_in_it() {
    let groups = [(INLINE, false), (WORKER, false), (WORKER, true), (COMMAND, false), (COMMAND, true)];
    in_parallel(
        &groups,
        |group| format!("{group:?}"),
        |&(host, late)| {
            let of_group = |case: &&Case| case.host == host && (case.said == LATE) == late;
            let cases: Vec<&Case> = ON_A_DOCUMENT.iter().filter(of_group).collect();
            let project = Project::with_article();
            let document = |case: &Case| format!("2026-04-01-{}.txt", case.fault);
            for (number, case) in cases.iter().enumerate() {
                let text = article(number, &format!("Café. misbehave: {}.", case.fault));
                project.write(&format!("corpus/{}", document(case)), text);
            }
            project.write("corpus/2026-04-01-zz.txt", article(99, "Nobody is told to misbehave."));
            let keys = cases[0].keys() + "options: {megabytes: 64}\n";
            let built = Built::of(project, &config_with("misbehave", &keys), 3);
            let innocent = cases.iter().filter(|case| case.said.is_empty()).map(|case| document(case));
            let expected: BTreeSet<String> = innocent.chain(["2026-04-01-zz.txt".to_owned()]).collect();
            for case in cases {
                case.is_told("misbehave", &document(case), &built);
            }
            assert_eq!(built.documents_with("fine"), expected, "the documents that it did well on count");
        },
    );
}

#[test]
fn programs_that_break_the_protocol_cost_their_own_results_only() {
    let project = Project::with_article();
    // Longer than any pipe holds, for the programs that stop reading.
    project.write("corpus/2026-04-01-long.txt", article(1, &"Nothing happened on the road. ".repeat(7_000)));
    let raw = ON_EVERY_DOCUMENT.iter().chain(AT_THE_START).filter(|case| case.host == RAW);
    let entries = raw.clone().map(|case| entry(case.fault, &case.keys()));
    let config: String =
        std::iter::once(config_with("misbehave", &case(COMMAND, "", "").keys())).chain(entries).collect();
    let built = Built::of(project, &config, 3);
    for case in raw {
        let on_a_document = ON_EVERY_DOCUMENT.iter().any(|other| other.fault == case.fault);
        let documents: &[&str] = if on_a_document { &["2026-04-01-long.txt", "2026-04-01-sound.txt"] } else { &[""] };
        documents.iter().for_each(|document| case.is_told(case.fault, document, &built));
    }
}

#[test]
fn a_plugin_that_does_not_start_is_told_and_left_out() {
    let cases: Vec<&Case> = AT_THE_START.iter().filter(|case| case.host != RAW).collect();
    in_parallel(
        &cases,
        |case| case.name(),
        |case| {
            let keys = case.keys() + &format!("options: {{start: {}}}\n", case.fault);
            let built = Built::of(Project::with_article(), &config_with("misbehave", &keys), 3);
            case.is_told("misbehave", "", &built);
        },
    );
}

#[test]
fn a_fault_in_the_section_costs_the_section_only() {
    in_parallel(IN_THE_SECTION, Case::name, |case| {
        let project = Project::with_article();
        project.write("corpus/2026-04-01-fine.txt", article(1, ""));
        let keys = case.keys() + &format!("options: {{section: {}}}\n", case.fault);
        let built = Built::of(project, &config_with("misbehave", &keys), 3);
        case.is_told("misbehave", "", &built);
        assert_eq!(built.documents_with("fine"), BTreeSet::from(["2026-04-01-fine.txt".to_owned()]));
    });
}
