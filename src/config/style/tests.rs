use std::fs;
use std::path::Path;

use super::contrast::{DARK, LIGHT, Usual, faint};
use super::{Colour, Colours, Picture};

const SHEET: &str = include_str!("../../../templates/shared/style.css");

/// The variables of the first rule behind `start`.
fn variable(start: &str, name: &str) -> Colour {
    let rule = &SHEET[SHEET.find(start).unwrap()..];
    let rule = &rule[..rule.find('}').unwrap()];
    let value = rule.split(&format!("--{name}: ")).nth(1).unwrap();
    value[..value.find(';').unwrap()].parse().unwrap()
}

#[test]
fn the_usual_colours_are_those_of_the_sheet() {
    for (start, usual) in [(":root {", &LIGHT), ("@media (prefers-color-scheme: dark)", &DARK)] {
        let Usual { paper, ink, quiet, link, badges } = usual;
        for (name, colour) in [("paper", paper), ("ink", ink), ("quiet", quiet), ("link", link)] {
            assert_eq!(variable(start, name), *colour, "{start} {name}");
        }
        for (name, _, colour) in badges {
            assert_eq!(variable(start, name), *colour, "{start} {name}");
        }
        assert_eq!(faint(&Colours::default(), usual).len(), 0, "what is usual can be read");
    }
}

#[test]
fn a_better_colour_can_be_read() {
    for (colour, paper) in [("#aaaaaa", "#ffffff"), ("#334455", "#16181b"), ("#ff0000", "#ffff00")] {
        let [colour, paper]: [Colour; 2] = [colour, paper].map(|text| text.parse().unwrap());
        assert!(colour.contrast(paper) < 4.5);
        assert!(colour.readable_on(paper, 4.5).unwrap().contrast(paper) >= 4.5);
    }
    let grey: Colour = "#777777".parse().unwrap();
    assert_eq!(grey.readable_on(grey, 21.0), None);
}

#[test]
fn only_what_is_a_colour_is_one() {
    for text in ["#fff", "fff", " #1F4f82 ", "000000"] {
        assert!(text.parse::<Colour>().is_ok(), "{text}");
    }
    for text in ["", "#", "#ff", "#ffff", "#gggggg", "red", "#fffff\u{e9}", "#+12345", "##fff", "#fff;", "rgb(0,0,0)"] {
        assert!(text.parse::<Colour>().is_err(), "{text}");
    }
}

/// Files of `tests/config/pictures`: those whose names begin with `good` are taken.
#[test]
fn only_pictures_that_do_nothing_but_draw_are_taken() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config/pictures");
    let mut cases = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = Picture::read(&path);
        assert_eq!(read.is_ok(), name.starts_with("good"), "{name}: {:?}", read.map(|picture| picture.media_type));
        cases += 1;
    }
    assert!(cases > 20);
}

#[test]
fn no_bytes_make_the_reader_of_pictures_fail() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logo");
    for start in [
        &b"<svg"[..],
        b"\x89PNG\r\n\x1a\n",
        b"RIFF",
        b"<?xml",
        b"\xff\xd8\xff",
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><a><b>",
    ] {
        for end in [&b"\xff\xfe"[..], b"</svg>", b"&a;", b"\0\0\0\0WEBP", &[b'<'; 5000]] {
            fs::write(&file, [start, end].concat()).unwrap();
            let _ = Picture::read(&file);
        }
    }
    fs::write(&file, "<g>".repeat(60_000)).unwrap();
    assert!(Picture::read(&file).is_err());
    let deep =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}{}</svg>", "<g>".repeat(28_000), "</g>".repeat(28_000));
    fs::write(&file, deep).unwrap();
    let _ = Picture::read(&file);
}
