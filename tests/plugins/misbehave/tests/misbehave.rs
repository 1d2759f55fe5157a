//! Misbehaving has to be told: without, the plugin keeps the contract.

use std::io::Write;
use std::process::{Command, Stdio};

use briefer_plugin::testkit::PluginTest;
use misbehave::{Fault, Misbehave};

#[test]
fn it_behaves_unless_told_otherwise() {
    let test = PluginTest::<Misbehave>::new();
    test.check_conformance();
    test.check_examples();
}

#[test]
fn texts_and_options_name_faults() {
    assert_eq!(Fault::named_in("First.\n\nmisbehave: stack-overflow."), Some(Fault::StackOverflow));
    assert_eq!(Fault::named_in("misbehave: abort"), Some(Fault::Abort));
    assert_eq!(Fault::named_in("misbehave: politely"), None);
    let printing = PluginTest::<Misbehave>::new().options(serde_json::json!({"fault": "print", "section": "panic"}));
    assert_eq!(printing.annotate("All is fine.").len(), 1);
}

/// What `misbehave-raw` says to a whole conversation, when it breaks the rule.
fn conversation(fault: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_misbehave-raw"))
        .arg(fault)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let requests = r#"{"hello":{"protocols":[1],"host":"test"}}
{"id":1,"method":"create","params":{"options":{}}}
{"id":2,"method":"annotate","params":{}}
{"id":3,"method":"shutdown"}
"#;
    // Some faults end the program before it has read all.
    let _ = child.stdin.take().expect("stdin is a pipe").write_all(requests.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_raw_program_knows_the_protocol_it_breaks() {
    let lines = |fault: &str| conversation(fault).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines("good"), [r#"{"id":1,"result":{}}"#, r#"{"id":2,"result":{"annotations":[]}}"#]);
    assert_eq!(lines("wrong-id")[1], r#"{"id":4000000,"result":{"annotations":[]}}"#);
    assert_eq!(lines("half-line")[1], r#"{"id":"#);
    assert_eq!(lines("floods-stderr").len(), 2);
    assert!(conversation("wrong-protocol").contains(r#""protocol":99"#));
    assert_eq!(conversation("dies"), "");
}
