//! The processes of plugins: as many as threads, at work side by side, and none that outlives briefer.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::plugins::{config_with, library, program};
use crate::run::Project;

/// How long a process may take to come or to go on a machine that has much else to do. Nothing is measured with it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Set for briefer, and so for every process that it starts: so they are found whatever their parents are.
const MARK: &str = "BRIEFER_TEST_PROJECT";

/// A project with a plugin, and many documents that make it fail the same way.
fn project(keys: &str, documents: usize, fault: &str) -> Project {
    let project = Project::with_article();
    project.write("config.yaml", config_with("misbehave", keys));
    for number in 0..documents {
        let text = format!("Report {number}\n\nAll was fine at post {number}. misbehave: {fault}.\n");
        project.write(&format!("corpus/2026-04-01-{number:02}.txt"), text);
    }
    project
}

/// Starts a build that does not end by itself.
fn start(project: &Project, threads: &str) -> Child {
    let args = ["build", "--allow-unpinned", "--quiet", "--threads", threads];
    let mut briefer = Command::new(env!("CARGO_BIN_EXE_briefer"));
    // Private folders lie where the test can see them.
    let folder = project.path(".");
    briefer.args(args).current_dir(&folder).env(MARK, &folder).env("TMPDIR", &folder);
    briefer.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("briefer starts")
}

/// The processes of a project that are alive, briefer among them.
fn alive(project: &Project) -> BTreeSet<u32> {
    let mark = [MARK.as_bytes(), b"=", project.path(".").as_os_str().as_encoded_bytes(), b"\0"].concat();
    let is_marked = |pid: &u32| {
        // The environment of one that has ended reads as empty, and that of one that ends right now not at all.
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        environment.windows(mark.len()).any(|window| window == mark)
    };
    let entries = fs::read_dir("/proc").expect("it is there on Linux");
    let pids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    pids.filter(is_marked).collect()
}

/// Waits until so many processes of a project are alive.
#[track_caller]
fn wait_for(project: &Project, count: usize) {
    let begin = Instant::now();
    while alive(project).len() != count {
        let found = alive(project).len();
        assert!(begin.elapsed() < PATIENCE, "{found} processes are alive, and {count} should be");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn nobody_is_left_behind_when_briefer_is_killed() {
    let deadlines = "start-deadline: 600\ncall-deadline: 600\n";
    let worker = format!("library: {}\n{deadlines}", library("misbehave"));
    let command = format!("command: [{}]\n{deadlines}", program("misbehave-command"));
    let deaf = format!("command: [{}, deaf-later]\n{deadlines}", program("misbehave-raw"));
    let never_there = format!("library: {}\n{deadlines}options: {{start: silent-start}}\n", library("misbehave"));
    let grandchild = format!("command: [sh, -c, '{}; true']\n{deadlines}", program("misbehave-command"));
    // briefer itself, its caretaker, and a process for each of two threads, or the first alone.
    let hosts =
        [(worker, "loop", 4), (command, "silent", 4), (deaf, "", 4), (never_there, "", 3), (grandchild, "loop", 6)];
    for (keys, fault, processes) in hosts {
        let project = project(&keys, 4, fault);
        let mut briefer = start(&project, "2");
        wait_for(&project, processes);
        // SIGKILL: briefer can do nothing more.
        briefer.kill().expect("briefer is alive");
        briefer.wait().expect("briefer ends");
        let begin = Instant::now();
        while !alive(&project).is_empty() {
            assert!(begin.elapsed() < Duration::from_secs(10), "left behind by {keys}: {:?}", alive(&project));
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(!copies_are_left(&project), "copies are left behind by {keys}");
    }
}

/// Whether private folders of a run are still among the temporary files, which lie in the project.
fn copies_are_left(project: &Project) -> bool {
    let entries = fs::read_dir(project.path(".")).expect("the project is there");
    entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with("briefer-"))
}

#[test]
fn there_are_as_many_processes_as_threads_and_all_are_at_work() {
    let hosts =
        [format!("library: {}\n", library("misbehave")), format!("command: [{}]\n", program("misbehave-command"))];
    for host in hosts {
        let project = project(&format!("{host}call-deadline: 600\n"), 12, "silent");
        let mut briefer = start(&project, "3");
        // Each hangs in a call of its own: were there fewer calls at a time than threads, there were fewer processes.
        wait_for(&project, 5);
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(alive(&project).len(), 5, "never more than threads, beside briefer and its caretaker");
        briefer.kill().expect("briefer is alive");
        briefer.wait().expect("briefer ends");
    }
}

#[test]
fn nobody_is_left_behind_when_a_run_ends_by_itself() {
    let project = project(&format!("command: [{}, grandchild]\n", program("misbehave-raw")), 4, "");
    let mut briefer = start(&project, "2");
    assert_eq!(briefer.wait().expect("briefer ends").code(), Some(3));
    wait_for(&project, 0);
}
