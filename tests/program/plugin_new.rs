//! `briefer plugin new`: what it makes, what it refuses, and that what it makes works.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::Project;

const KINDS: [&str; 3] = ["library", "command-python", "command-rust"];

/// Whether every line of a text still stands in another, in order.
fn is_kept(before: &str, after: &str) -> bool {
    let mut after = after.lines();
    before.lines().all(|line| after.any(|other| other == line))
}

#[test]
fn a_new_plugin_is_a_folder_and_an_entry_that_disturbs_nothing() {
    for kind in KINDS {
        let project = Project::empty();
        project.run(&["init", "--bare"]).expect(0);
        let before = project.read("config.yaml");
        let steps = ["plugin pin cease-fires", "briefer build", "plugins/cease-fires/README.md"];
        project.run(&["plugin", "new", "cease-fires", "--kind", kind]).expect(0).tells(&steps);
        let after = project.read("config.yaml");
        assert!(is_kept(&before, &after) && after.contains("\n  cease-fires:\n"), "{after}");
        let files = project.files("plugins");
        assert!(files.keys().all(|path| path.starts_with("plugins/cease-fires/")), "{:?}", files.keys());
        assert!(files.keys().any(|path| path.starts_with("plugins/cease-fires/vendor/briefer")));
    }
}

#[test]
fn what_is_there_already_is_left_alone() {
    let project = Project::empty();
    project.run(&["init", "--bare"]).expect(0);
    project.write("plugins/floods/notes.txt", "mine");
    let before = project.files(".");
    let new = |name: &str| project.run(&["plugin", "new", name, "--kind", "command-python"]);
    new("floods").expect(2).tells(&["plugins/floods", "nothing was changed", "--folder"]);
    new("figures").expect(2).tells(&["a standard plugin", "hint:"]);
    new("Big Floods").expect(2).tells(&["did you mean `big-floods`?"]);
    assert_eq!(project.files("."), before);

    new("dams").expect(0);
    let before = project.files(".");
    let args = ["plugin", "new", "dams", "--kind", "library", "--folder", "elsewhere/dams"];
    project.run(&args).expect(2).tells(&["config.yaml", "`plugins.dams`"]);
    assert_eq!(project.files("."), before);
}

#[test]
fn without_a_configuration_it_says_what_to_put_there() {
    let project = Project::with_article();
    let told = project.run(&["plugin", "new", "floods", "--kind", "command-python"]).expect(0).stderr;
    let (_, block) = told.split_once("\n\n").expect("the lines stand by themselves");
    let (block, _) = block.split_once("\n\n").expect("the lines stand by themselves");
    assert!(block.starts_with("plugins:\n"), "{told}");
    project.write("config.yaml", block);
    project.run(&["plugin", "new", "dams", "--kind", "command-python"]).expect(0);
    let config = project.read("config.yaml");
    assert!(config.contains("  figures: {}\n") && config.contains("\n  floods:\n") && config.contains("\n  dams:\n"));
}

#[test]
fn a_folder_elsewhere_is_named_as_the_configuration_sees_it() {
    let project = Project::empty();
    project.run(&["init", "--bare", "east"]).expect(0);
    let new = |name: &str, folder: &str| {
        let args = ["plugin", "new", name, "--kind", "command-rust", "--folder", folder];
        project.run(&[&["--config", "east/config.yaml"][..], &args].concat()).expect(0)
    };
    new("floods", "east/my tools/floods").tells(&["briefer --config east/config.yaml build", "'east/my tools/floods"]);
    new("dams", "tools/dams").tells(&["tools/dams/target/release/dams"]);
    let config = project.read("east/config.yaml");
    assert!(config.contains("[\"my tools/floods/target/release/floods\"]"), "{config}");
    let outside = std::path::absolute(project.path("tools/dams/target/release/dams")).unwrap();
    assert!(config.contains(&format!("[{}]", outside.display())), "{config}");
}

/// Builds need the compiler, the crates of the lock file, Python and a minute, so `.ci/run` asks for these alone.
mod from_nothing_to_a_briefing {
    use super::*;

    #[test]
    #[ignore = "builds a plugin: cargo test --test program -- --ignored from_nothing"]
    fn library() {
        let project = started("library");
        cargo(&project, &["test", "--release"]);
        cargo(&project, &["build", "--release"]);
        let file = format!("{}cease_fires{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        check_pin_and_build(&project, &take_built(&project, &file));
    }

    #[test]
    #[ignore = "builds a plugin: cargo test --test program -- --ignored from_nothing"]
    fn command_rust() {
        let project = started("command-rust");
        cargo(&project, &["test", "--release"]);
        cargo(&project, &["build", "--release"]);
        check_pin_and_build(&project, &take_built(&project, &format!("cease-fires{}", std::env::consts::EXE_SUFFIX)));
    }

    #[test]
    #[ignore = "needs Python: cargo test --test program -- --ignored from_nothing"]
    fn command_python() {
        let project = started("command-python");
        let python = if cfg!(windows) { "python" } else { "python3" };
        succeed(Command::new(python).args(["-m", "unittest"]).current_dir(project.path("plugins/cease-fires")));
        check_pin_and_build(&project, "plugins/cease-fires/cease_fires.py");
    }
}

/// A project with two weeks of reports and a new plugin; both weeks tell of a curfew, the second of a convoy, too.
fn started(kind: &str) -> Project {
    let project = Project::empty();
    project.run(&["init", "--bare"]).expect(0);
    project.write("corpus/2026-04-01-a.txt", "Night curfew in Orvale\n\nA curfew holds in Orvale, the mayor said.\n");
    project.write("corpus/2026-04-08-a.txt", "Curfew stays in Orvale\n\nThe curfew in Orvale stays, the mayor said.\n");
    project.write("corpus/2026-04-09-b.txt", "Lorries reach Tesmar\n\nA convoy of ten lorries has reached Tesmar.\n");
    project.run(&["plugin", "new", "cease-fires", "--kind", kind]).expect(0);
    project
}

/// Runs Cargo on the new plugin, in a folder of build results that the plugins of all kinds share.
fn cargo(project: &Project, args: &[&str]) {
    let folder = project.path("plugins/cease-fires");
    succeed(Command::new(env!("CARGO")).args(args).current_dir(folder).env("CARGO_TARGET_DIR", TARGET));
}

const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/new-plugins");

/// Puts a file that Cargo built to where it is without a shared folder; its path in the project.
fn take_built(project: &Project, file: &str) -> String {
    let path = format!("plugins/cease-fires/target/release/{file}");
    fs::create_dir_all(project.path(&path).parent().unwrap()).unwrap();
    fs::copy(Path::new(TARGET).join("release").join(file), project.path(&path)).unwrap();
    path
}

#[track_caller]
fn succeed(command: &mut Command) {
    let output = command.output().expect("the program is there");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{}\n{told}", String::from_utf8_lossy(&output.stdout));
}

/// What `plugin new` says to do next, and what a reader then finds.
fn check_pin_and_build(project: &Project, file: &str) {
    project.run(&["build"]).expect(2).tells(&["cease-fires", "no pin"]);
    project.run(&["plugin", "check", file]).expect(0);
    project.run(&["plugin", "pin", "cease-fires"]).expect(0);
    project.run(&["build"]).expect(0);
    let edition = project.read("briefings/2026-W15/analyst.md");
    let finding = edition.lines().find(|line| line.contains("**convoy**"));
    assert!(finding.is_some_and(|line| line.contains("*new*")), "{edition}");
    let explained = project.run(&["explain", "corpus/2026-04-09-b.txt", "--kind", "cease-fires"]).expect(0).stdout;
    assert!(explained.contains("listed-word"), "{explained}");
}
