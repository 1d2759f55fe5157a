//! What the server shows at a moment: the files of the last good editions, and what is wrong since.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::Preview;
use crate::diagnostic::{Diagnostic, Snippet};
use crate::render::Edition;

/// The files by their path below the output, and what the page is told of them.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    files: Arc<BTreeMap<String, String>>,
    about: Arc<About>,
    /// What the page is told: JSON on one line.
    pub(super) state: String,
}

/// What there is to tell of the editions themselves.
#[derive(Debug, Default, Serialize)]
struct About {
    title: String,
    period: String,
    audiences: Vec<Audience>,
}

#[derive(Debug, Serialize)]
struct Audience {
    name: String,
    /// For each format what differs where its file differs, the pages of sources counted with the page; also from one run of
    /// the program to the next. None where there is no edition.
    version: Option<BTreeMap<&'static str, String>>,
    /// Why there is none.
    missing: Option<String>,
}

/// A diagnostic, in its parts.
#[derive(Debug, Serialize)]
struct Problem<'a> {
    severity: String,
    message: &'a str,
    /// `templates/press/briefing.md:3:7`.
    place: Option<String>,
    line: Option<usize>,
    /// The line before, at and after the fault.
    snippet: Option<[String; 3]>,
    hint: Option<&'a str>,
}

impl Shown {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        Shown { files: Arc::default(), about: Arc::default(), state: String::new() }
    }

    /// New editions, with nothing wrong; or the earlier ones, with what is wrong.
    pub(super) fn after(&self, made: Result<Preview, Vec<Diagnostic>>) -> Self {
        match made {
            Ok(preview) => {
                let about = Arc::new(About::of(&preview));
                let files = Arc::new(files(preview.editions));
                Shown { state: state(&about, &[]), files, about }
            }
            Err(problems) => Shown { state: state(&self.about, &problems), ..self.clone() },
        }
    }

    /// The file of a path below the output, such as `press.html` or `press/sources/camp-0a1b2c3d.html`.
    pub(super) fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

impl About {
    fn of(preview: &Preview) -> Self {
        let made = preview.editions.iter().map(|edition| Audience {
            name: edition.audience.clone(),
            version: Some(
                edition.files.iter().map(|(ending, content)| (*ending, version(edition, ending, content))).collect(),
            ),
            missing: None,
        });
        let missing = preview.missing.iter().map(|(name, why)| Audience {
            name: name.clone(),
            version: None,
            missing: Some(why.clone()),
        });
        let mut audiences: Vec<Audience> = made.chain(missing).collect();
        audiences.sort_by(|a, b| a.name.cmp(&b.name));
        About { title: preview.title.clone(), period: preview.period.clone(), audiences }
    }
}

fn files(editions: Vec<Edition>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for Edition { audience, files: formats, pages } in editions {
        files.extend(pages.into_iter().map(|page| (format!("{audience}/sources/{}", page.name), page.html)));
        files.extend(formats.into_iter().map(|(ending, content)| (format!("{audience}.{ending}"), content)));
    }
    files
}

fn version(edition: &Edition, ending: &str, content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    for page in edition.pages.iter().filter(|_| ending == "html") {
        (&page.name, &page.html).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

fn state(about: &About, problems: &[Diagnostic]) -> String {
    let problems: Vec<Problem<'_>> = problems.iter().map(Problem::of).collect();
    let fields = [
        ("title", serde_json::json!(about.title)),
        ("period", serde_json::json!(about.period)),
        ("audiences", serde_json::json!(about.audiences)),
        ("problems", serde_json::json!(problems)),
    ];
    serde_json::Value::from_iter(fields).to_string()
}

impl<'a> Problem<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        let snippet = place.and_then(|place| place.snippet.as_ref()).map(|Snippet { text, marked }| {
            let part = |from: usize, to: usize| text.chars().skip(from).take(to - from).collect::<String>();
            [part(0, marked.start), part(marked.start, marked.end), part(marked.end, usize::MAX)]
        });
        Problem {
            severity: diagnostic.severity.to_string(),
            message: &diagnostic.message,
            place: place.map(ToString::to_string),
            line: place.and_then(|place| place.line),
            snippet,
            hint: diagnostic.hint.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Preview, Shown};
    use crate::diagnostic::{Diagnostic, Place};
    use crate::render::Edition;

    fn preview(words: &str) -> Preview {
        let files = vec![("md", words.to_owned())];
        Preview {
            title: "Watch".to_owned(),
            period: "2026-W14".to_owned(),
            editions: vec![Edition { audience: "press".to_owned(), files, pages: Vec::new() }],
            missing: vec![("desk".to_owned(), "nothing is left for it".to_owned())],
        }
    }

    #[test]
    fn the_last_good_edition_stays_behind_an_error() {
        let good = Shown::nothing().after(Ok(preview("one")));
        let place = Place::in_text("press/briefing.md", "Count: {{ titel }}\n", 10, 15);
        let bad = good.after(Err(vec![Diagnostic::error("unknown `titel`").at(place).hint("`title`?")]));
        assert_eq!(bad.file("press.md"), Some("one"));
        let state: serde_json::Value = serde_json::from_str(&bad.state).unwrap();
        assert_eq!(state["problems"][0]["snippet"], serde_json::json!(["Count: {{ ", "titel", " }}"]));
        assert_eq!(state["problems"][0]["place"], "press/briefing.md:1:11");
        assert_eq!(state["audiences"][1]["name"], "press");
        assert!(bad.after(Ok(preview("one"))).state == good.state, "mended, it is as it was");
    }

    #[test]
    fn a_version_tells_editions_apart_and_nothing_else() {
        let version = |words: &str| {
            let state: serde_json::Value =
                serde_json::from_str(&Shown::nothing().after(Ok(preview(words))).state).unwrap();
            state["audiences"][1]["version"].clone()
        };
        assert_eq!(version("one"), version("one"));
        assert_ne!(version("one"), version("two"));
    }
}
