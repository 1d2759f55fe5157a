use std::fs;

use tempfile::TempDir;

use super::*;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn reader(folder: &TempDir) -> Reader {
    documents(&[folder.path().to_path_buf()], &Selection::default()).unwrap()
}

/// `file:line` of what was read, and `!file:line message` of what was not.
fn names(reader: Reader) -> Vec<String> {
    reader
        .map(|next| match next {
            Ok(raw) => super::super::document::name_of(&raw.file, raw.line),
            Err(problem) => format!("!{} {}", problem.document, problem.diagnostic.message),
        })
        .collect()
}

#[test]
fn order_is_bytewise_by_relative_path() {
    let folder = folder(&[("a-b.txt", "x"), ("a/z.txt", "x"), ("a.txt", "x"), ("B.txt", "x"), ("a/b/c.md", "x")]);
    assert_eq!(names(reader(&folder)), ["B.txt", "a-b.txt", "a.txt", "a/b/c.md", "a/z.txt"]);
}

#[test]
fn hidden_and_unknown_files_are_left_out() {
    let folder = folder(&[(".git/x.txt", "x"), (".x.txt", "x"), ("x.pdf", "x"), ("b/x.txt", "x")]);
    assert_eq!(names(reader(&folder)), ["b/x.txt"]);
}

#[test]
fn folder_of_briefings_is_no_part_of_the_corpus() {
    let files = [("out/.briefer", ""), ("out/all/analyst.md", "x"), ("outer/a.txt", "x")];
    assert_eq!(names(reader(&folder(&files))), ["outer/a.txt"]);
}

#[test]
fn file_named_itself_is_read_whatever_its_ending() {
    let folder = folder(&[("notes.log", "x")]);
    let reader = documents(&[folder.path().join("notes.log")], &Selection::default()).unwrap();
    assert_eq!(names(reader), ["notes.log"]);
}

#[test]
fn every_missing_path_is_named() {
    let faults = documents(&["no/such".into(), ".".into(), "none".into()], &Selection::default()).unwrap_err();
    assert_eq!(faults.len(), 2);
    assert_eq!(faults[0].message, "cannot read `no/such`: there is no such file or folder");
}

#[test]
fn jsonl_is_read_line_by_line_and_blank_lines_count() {
    let folder = folder(&[("a.jsonl", "\u{feff}{\"a\":1}\n\n  \r\n{broken\n{\"b\":2}"), ("empty.jsonl", "")]);
    assert_eq!(names(reader(&folder)), ["a.jsonl:1", "a.jsonl:4", "a.jsonl:5"]);
    let first = reader(&folder).next().unwrap().unwrap();
    assert_eq!((first.bytes.as_slice(), first.format), (&b"{\"a\":1}\n"[..], Format::Jsonl));
}

#[test]
fn long_lines_and_large_files_are_problems_and_the_rest_is_read() {
    let folder =
        folder(&[("a.jsonl", "12345678\n123456789\n1\n1234567890123"), ("b.txt", "123456789"), ("c.txt", "1")]);
    let mut reader = reader(&folder);
    reader.limits = Limits { file: 8, line: 8 };
    assert_eq!(
        names(reader),
        [
            "a.jsonl:1",
            "!a.jsonl:2 the line is longer than 8 bytes",
            "a.jsonl:3",
            "!a.jsonl:4 the line is longer than 8 bytes",
            "!b.txt the file is larger than 0 MiB",
            "c.txt",
        ]
    );
}

#[test]
fn utf16_jsonl_is_one_problem() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.jsonl"), b"\xFF\xFE{\0\n\0{\0").unwrap();
    assert_eq!(names(reader(&folder)), ["!a.jsonl:1 the file is UTF-16, and JSON lines are UTF-8"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn link_loops_and_broken_links_are_problems() {
        let folder = folder(&[("a/x.txt", "x")]);
        symlink(folder.path(), folder.path().join("a/loop")).unwrap();
        symlink("nowhere", folder.path().join("gone.txt")).unwrap();
        symlink("nowhere", folder.path().join("gone.pdf")).unwrap();
        symlink("self.txt", folder.path().join("self.txt")).unwrap();
        symlink("a/x.txt", folder.path().join("y.txt")).unwrap();
        assert_eq!(
            names(reader(&folder)),
            [
                "!a/loop the link leads back to a folder that holds it",
                "a/x.txt",
                "!gone.txt not read: there is no such file or folder",
                "!self.txt not read: filesystem loop or indirection limit (e.g. symlink loop)",
                "y.txt",
            ]
        );
    }

    #[test]
    fn special_files_and_odd_names_are_problems() {
        let folder = folder(&[("z.txt", "x")]);
        let _socket = UnixListener::bind(folder.path().join("s.txt")).unwrap();
        fs::write(folder.path().join(OsStr::from_bytes(b"n\xff.txt")), "x").unwrap();
        assert_eq!(
            names(reader(&folder)),
            [
                "!n\u{fffd}.txt the file's name is not UTF-8",
                "!s.txt it is neither a file nor a folder, but a pipe, socket or device",
                "z.txt",
            ]
        );
    }
}

#[cfg(unix)]
#[test]
fn links_to_folders_above_the_corpus_are_not_followed() {
    let folder = folder(&[("corpus/a.txt", "x"), ("other/b.txt", "x")]);
    let corpus = folder.path().join("corpus");
    std::os::unix::fs::symlink("..", corpus.join("above")).unwrap();
    std::os::unix::fs::symlink("../other", corpus.join("beside")).unwrap();
    let reader = documents(&[corpus], &Selection::default()).unwrap();
    assert_eq!(names(reader), ["a.txt", "!above the link leads back to a folder that holds it", "beside/b.txt"]);
}
