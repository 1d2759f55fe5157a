//! The table as a host sees it, and the header against it.
#![allow(unsafe_code)]

use std::ffi::c_void;
use std::mem::offset_of;
use std::path::Path;
use std::process::Command;

use briefer_plugin::abi::{ABI_1_0, Buffer, Bytes, MAGIC, MANIFEST, SYMBOL, Table, table};
use briefer_plugin::payload::{annotate_params, annotate_result};
use briefer_plugin::{
    Annotation, Answering, Document, KindSpec, Manifest, Method, Other, Plugin, PluginError, Span, ValueKind, segment,
};

/// Marks the first word, and does what its options and its document tell it to.
struct Told {
    panic_at_the_end: bool,
}

#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct ToldOptions {
    at_the_start: String,
    panic_at_the_end: bool,
}

impl Plugin for Told {
    type Options = ToldOptions;

    fn manifest() -> Manifest {
        Manifest::new("told", "0.1.0", "marks the first word").provides(KindSpec::new("word", ValueKind::Presence))
    }

    fn new(options: ToldOptions) -> Result<Self, PluginError> {
        match options.at_the_start.as_str() {
            "panic" => panic!("told to at the start"),
            "fail" => Err(PluginError::Failed("no lexicon".to_owned())),
            _ => Ok(Told { panic_at_the_end: options.panic_at_the_end }),
        }
    }

    fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        assert!(document.text != "panic", "told to panic");
        let span = document.tokens.first().map_or(Span::new(7, 9), |token| token.span());
        Ok(vec![Annotation::new(span, Other::new("word"))])
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        assert!(!self.panic_at_the_end, "told to at the end");
    }
}

/// A host in miniature.
struct Host(Table);

impl Host {
    fn create(&self, options: &[u8]) -> Result<*mut c_void, PluginError> {
        let (mut instance, mut error) = (std::ptr::null_mut(), Buffer::empty());
        // SAFETY: the pointers are good for the call, as the table asks for.
        let status = unsafe { self.0.create.unwrap()(Bytes::of(options), &raw mut instance, &raw mut error) };
        self.take(status, error).map(|_| instance)
    }

    fn call(&self, instance: *mut c_void, method: u32, request: Bytes) -> Result<Vec<u8>, PluginError> {
        let mut response = Buffer::empty();
        // SAFETY: as above; the tests hand over instances that are null or alive.
        let status = unsafe { self.0.call.unwrap()(instance, method, request, &raw mut response) };
        self.take(status, response)
    }

    fn take(&self, status: i32, mut buffer: Buffer) -> Result<Vec<u8>, PluginError> {
        let bytes = match buffer.ptr.is_null() {
            true => Vec::new(),
            // SAFETY: the library filled the buffer, and it is not freed yet.
            false => unsafe { std::slice::from_raw_parts(buffer.ptr, buffer.len) }.to_vec(),
        };
        // SAFETY: once, as the table asks for.
        unsafe { self.0.free_buffer.unwrap()(&raw mut buffer) };
        assert!(buffer.ptr.is_null() && buffer.len == 0 && buffer.cap == 0);
        match status {
            0 => Ok(bytes),
            _ => Err(PluginError::from_status(status, String::from_utf8(bytes).unwrap())),
        }
    }

    fn destroy(&self, instance: *mut c_void) {
        // SAFETY: the tests destroy an instance once.
        unsafe { self.0.destroy.unwrap()(instance) }
    }
}

fn host() -> Host {
    Host(table::<Told>("told", "0.1.0"))
}

const NOTHING: Bytes = Bytes { ptr: std::ptr::null(), len: 0 };

fn params(text: &str) -> Vec<u8> {
    annotate_params(&segment(text).document("a.txt", text), &[], false)
}

#[test]
fn the_table_answers_as_the_plugin_does() {
    let host = host();
    let instance = host.create(b"{}").unwrap();
    let params = params("Karsa fell.");
    let answer = host.call(instance, Method::Annotate.number(), Bytes::of(&params)).unwrap();
    assert_eq!(annotate_result(&answer, "Karsa fell.").unwrap()[0].span, Span::new(0, 5));
    assert_eq!(Ok(answer), Answering::of::<Told>(b"{}").unwrap().answer(Method::Annotate, &params));
    let told = host.call(instance, Method::Link.number(), Bytes::of(br#"{"mentions":[]}"#)).unwrap_err();
    assert!(matches!(told, PluginError::Unsupported(_)));
    let told = host.call(instance, Method::Section.number(), Bytes::of(br#"{"claims":[]}"#)).unwrap_err();
    assert!(matches!(told, PluginError::Unsupported(_)));
    host.destroy(instance);
}

#[test]
fn the_manifest_needs_no_instance() {
    let manifest = host().call(std::ptr::null_mut(), MANIFEST, NOTHING).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest.name, "told");
    assert!(manifest.options_schema["properties"].get("panic_at_the_end").is_some());
}

#[test]
fn options_that_do_not_fit_are_said() {
    for (options, says) in [
        (&b"[]"[..], "the options are not a JSON object"),
        (b"", "the options are not a JSON object"),
        (b"\xff", "not UTF-8"),
        (br#"{"speed":1}"#, "unknown field `speed`"),
        (br#"{"at_the_start":1}"#, "expected a string"),
    ] {
        let error = host().create(options).unwrap_err();
        assert!(matches!(&error, PluginError::Options(message) if message.contains(says)), "{error:?}");
    }
    assert_eq!(host().create(br#"{"at_the_start":"fail"}"#), Err(PluginError::Failed("no lexicon".to_owned())));
}

#[test]
fn panics_stay_inside() {
    let host = host();
    let told = host.create(br#"{"at_the_start":"panic"}"#);
    assert_eq!(told, Err(PluginError::Panicked("told to at the start".to_owned())));
    let instance = host.create(br#"{"panic_at_the_end":true}"#).unwrap();
    let told = host.call(instance, 1, Bytes::of(&params("panic")));
    assert_eq!(told, Err(PluginError::Panicked("told to panic".to_owned())));
    host.destroy(instance);
}

#[test]
fn hostile_requests_are_errors() {
    let host = host();
    let instance = host.create(b"{}").unwrap();
    let request = |method, bytes| host.call(instance, method, bytes).unwrap_err();
    for method in [4, 77, u32::MAX] {
        assert!(matches!(request(method, NOTHING), PluginError::Unsupported(_)));
    }
    for method in [1, 2, 3] {
        assert!(matches!(request(method, NOTHING), PluginError::BadRequest(_)));
        assert!(matches!(request(method, Bytes { ptr: std::ptr::null(), len: 9 }), PluginError::BadRequest(_)));
        let endless = Bytes { ptr: b"{".as_ptr(), len: usize::MAX };
        assert!(matches!(request(method, endless), PluginError::BadRequest(_)));
        assert!(matches!(host.call(std::ptr::null_mut(), method, NOTHING), Err(PluginError::BadRequest(_))));
    }
    let outside = request(1, Bytes::of(&params("")));
    assert_eq!(outside, PluginError::Failed("span 7..9 of a word lies past the text's end, 0".to_owned()));
    host.destroy(instance);
    host.destroy(std::ptr::null_mut());
}

#[test]
fn nulls_for_answers_are_survived() {
    let table = table::<Told>("told", "0.1.0");
    // SAFETY: null is allowed wherever the library would write.
    unsafe {
        assert_eq!(table.create.unwrap()(Bytes::of(b"{}"), std::ptr::null_mut(), std::ptr::null_mut()), 2);
        assert_eq!(table.call.unwrap()(std::ptr::null_mut(), MANIFEST, NOTHING, std::ptr::null_mut()), 0);
        table.free_buffer.unwrap()(std::ptr::null_mut());
        table.free_buffer.unwrap()(&mut Buffer::empty());
    }
}

#[test]
fn threads_share_an_instance() {
    let host = host();
    let instance = host.create(b"{}").unwrap() as usize;
    std::thread::scope(|scope| {
        for number in 0..8 {
            let host = &host;
            scope.spawn(move || {
                for turn in 0..50 {
                    let text = format!("Karsa{number} fell {turn}.");
                    let instance = std::ptr::with_exposed_provenance_mut(instance);
                    let answer = host.call(instance, 1, Bytes::of(&params(&text))).unwrap();
                    assert_eq!(annotate_result(&answer, &text).unwrap()[0].span.end, 6);
                }
            });
        }
    });
    host.destroy(std::ptr::with_exposed_provenance_mut(instance));
}

/// Every number of the layout, by the name the C program below prints.
fn layout() -> Vec<(&'static str, u64)> {
    let at = |name, offset: usize| (name, offset as u64);
    vec![
        ("magic", MAGIC),
        ("abi", u64::from(ABI_1_0)),
        at("sizeof bytes", size_of::<Bytes>()),
        at("bytes.ptr", offset_of!(Bytes, ptr)),
        at("bytes.len", offset_of!(Bytes, len)),
        at("sizeof buffer", size_of::<Buffer>()),
        at("buffer.ptr", offset_of!(Buffer, ptr)),
        at("buffer.len", offset_of!(Buffer, len)),
        at("buffer.cap", offset_of!(Buffer, cap)),
        at("sizeof table", size_of::<Table>()),
        at("table.magic", offset_of!(Table, magic)),
        at("table.abi", offset_of!(Table, abi)),
        at("table.struct_size", offset_of!(Table, struct_size)),
        at("table.name", offset_of!(Table, name)),
        at("table.version", offset_of!(Table, version)),
        at("table.manifest", offset_of!(Table, manifest)),
        at("table.create", offset_of!(Table, create)),
        at("table.call", offset_of!(Table, call)),
        at("table.destroy", offset_of!(Table, destroy)),
        at("table.free_buffer", offset_of!(Table, free_buffer)),
        (
            "methods",
            u64::from(MANIFEST) * 1000
                + Method::ALL.iter().fold(0, |all, method| all * 10 + u64::from(method.number())),
        ),
        (
            "statuses",
            (1..=5).fold(0, |all, status| all * 10 + PluginError::from_status(status, String::new()).status() as u64),
        ),
    ]
}

#[test]
#[cfg(target_pointer_width = "64")]
fn the_layout_never_changes() {
    let numbers: Vec<u64> = layout().iter().map(|&(_, number)| number).collect();
    let fixed =
        [0x3152_4546_4549_5242, 0x1_0000, 16, 0, 8, 24, 0, 8, 16, 96, 0, 8, 12, 16, 32, 48, 64, 72, 80, 88, 123, 12345];
    assert_eq!(numbers, fixed);
    assert_eq!(SYMBOL, "BRIEFER_PLUGIN_V1");
    let table = table::<Told>("told", "0.1.0");
    assert_eq!((table.magic, table.abi, table.struct_size), (MAGIC, ABI_1_0, 96));
}

#[test]
fn the_header_has_the_same_layout() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("layout.c");
    std::fs::write(&source, LAYOUT).unwrap();
    for standard in ["-std=c99", "-std=c11"] {
        let program = folder.path().join("layout");
        compile(&[standard, "-pedantic", "-Wall", "-Wextra", "-Werror"], &source, &program);
        let output = Command::new(&program).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let expected: String = layout().iter().map(|(name, number)| format!("{name} {number}\n")).collect();
        assert_eq!(printed, expected, "the header under {standard} and Rust differ");
    }
}

#[test]
fn the_example_in_the_header_compiles() {
    let header = std::fs::read_to_string(include_folder().join("briefer_plugin.h")).unwrap();
    let lines = header.lines().skip_while(|line| !line.contains("#include \"briefer_plugin.h\""));
    let lines = lines.take_while(|line| *line != " * Ownership").map(|line| line.trim_start_matches(" *"));
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("nothing.c");
    std::fs::write(&source, lines.collect::<Vec<_>>().join("\n")).unwrap();
    let strict = ["-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared"];
    compile(&strict, &source, &folder.path().join("nothing.so"));
}

fn include_folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/include"))
}

/// Compiles a C file against the header.
fn compile(flags: &[&str], source: &Path, program: &Path) {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let mut command = Command::new(&compiler);
    command.args(flags).arg("-I").arg(include_folder()).arg("-o").arg(program).arg(source);
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("a C compiler is needed, and `{compiler}` did not start: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

const LAYOUT: &str = r#"
#include <inttypes.h>
#include <stdio.h>
#include "briefer_plugin.h"

#define NUMBER(name, number) printf("%s %" PRIu64 "\n", name, (uint64_t)(number))
#define FIELD(type, field) NUMBER(#type "." #field, offsetof(type, field))
typedef briefer_bytes bytes;
typedef briefer_buffer buffer;
typedef briefer_plugin_v1 table;

int main(void) {
  NUMBER("magic", BRIEFER_MAGIC);
  NUMBER("abi", BRIEFER_ABI_1_0);
  NUMBER("sizeof bytes", sizeof(bytes));
  FIELD(bytes, ptr);
  FIELD(bytes, len);
  NUMBER("sizeof buffer", sizeof(buffer));
  FIELD(buffer, ptr);
  FIELD(buffer, len);
  FIELD(buffer, cap);
  NUMBER("sizeof table", sizeof(table));
  FIELD(table, magic);
  FIELD(table, abi);
  FIELD(table, struct_size);
  FIELD(table, name);
  FIELD(table, version);
  FIELD(table, manifest);
  FIELD(table, create);
  FIELD(table, call);
  FIELD(table, destroy);
  FIELD(table, free_buffer);
  NUMBER("methods", BRIEFER_MANIFEST * 1000 + BRIEFER_ANNOTATE * 100 + BRIEFER_LINK * 10 + BRIEFER_SECTION);
  NUMBER("statuses", BRIEFER_OPTIONS * 10000 + BRIEFER_BAD_REQUEST * 1000 + BRIEFER_UNSUPPORTED * 100
                     + BRIEFER_FAILED * 10 + BRIEFER_PANICKED);
  return BRIEFER_OK;
}
"#;
