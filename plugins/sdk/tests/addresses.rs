//! The example plugin in C: strict, and its tests hold, under the sanitizers where the compiler has them.

use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/addresses")
}

fn compiler() -> String {
    std::env::var("CC").unwrap_or_else(|_| "cc".to_owned())
}

/// Compiles a file of the plugin, and says whether that worked, and what the compiler said.
fn compile(file: &str, flags: &[&str], program: &Path) -> (bool, String) {
    let compiler = compiler();
    let mut command = Command::new(&compiler);
    command.args(["-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror"]).args(flags);
    command.arg("-I").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("include"));
    command.arg("-o").arg(program).arg(folder().join(file));
    let output = command.output();
    let output =
        output.unwrap_or_else(|error| panic!("a C compiler is needed, and `{compiler}` did not start: {error}"));
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_plugin_in_c_compiles_and_its_tests_hold() {
    let folder = tempfile::tempdir().unwrap();
    let (compiled, said) = compile("addresses.c", &["-O2", "-fPIC", "-shared"], &folder.path().join("libaddresses.so"));
    assert!(compiled, "{said}");
    let program = folder.path().join("addresses_test");
    let sanitizers = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover"];
    // A compiler without the sanitizers' libraries still compiles the tests.
    if !compile("addresses_test.c", &sanitizers, &program).0 {
        let (compiled, said) = compile("addresses_test.c", &["-O2"], &program);
        assert!(compiled, "{said}");
    }
    let output = Command::new(&program).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
